import AssessmentModel
import Foundation
import SourceText
import Templates
import Testing
import TestSupport

@testable import Briefing

/// One reviewed text for each of the other templates, composed from rows of the samples that are kept
/// beside it.
@Suite struct TemplateGoldenTests {
    private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Golden")

    @Test(arguments: [
        ("scrutiny-report", ["authority": "haverlow", "compare": "eastvale"]),
        ("evidence-pack", ["note": golden.appendingPathComponent("cited-note.md").path]),
        ("data-appendix", ["authority": "northmoor"]),
        ("statement-comparison", ["statement": "care", "authorities": "northmoor,haverlow"]),
        ("change-note", ["authority": "northmoor"]),
        ("member-questions", ["authority": "haverlow"]),
        ("peer-learning", ["authority": "haverlow", "statement": "care"]),
    ]) func drafts(_ template: String, _ parameters: [String: String]) throws {
        let rows = try String(
            contentsOf: Self.golden.appendingPathComponent("rows-\(template).tsv"), encoding: .utf8)
        let note = try compose(
            BriefingOrder(template: template, parameters: parameters, isDraft: true),
            templates: TemplateFolder(),
            source: FakeSource(template, tables: FakeTables(text: rows).tables))
        // The trailer names the note's path, which differs from machine to machine.
        let visible = note.text.components(separatedBy: "\n<!-- assay")[0]
        expectGolden(visible, "\(template).md")
    }

    @Test func figuresOfOneMeasureSourceAndPeriodStandSideBySide() throws {
        let figures = ["northmoor", "haverlow"].map { council -> String in
            let name = council.prefix(1).uppercased() + council.dropFirst()
            let value = council == "northmoor" ? "66.1" : "58.6"
            let fields = [
                "indicator \(council)@2025-03/care/3.1#1", "t:\(name)",
                "t:people satisfied with care and support in \(name)", "n:\(value)",
                "-", "t:\(value)%", "t:percent", "t:value", "t:england", "n:62.7", "t:62.7%", "-", "t:worse",
                "t:Adult Social Care Survey", "d:2024-12", "-", "-", "t:\(value)% were satisfied.",
                "t:neutral", "t:care", "t:Care", "i:4",
                "i:2",
            ]
            return fields.joined(separator: "\t")
        }
        let rows = try String(
            contentsOf: Self.golden.appendingPathComponent("rows-statement-comparison.tsv"), encoding: .utf8)
        var tables = FakeTables(text: rows).tables
        let head =
            "#\tauthority\tmeasure\tvalue\tvalue_max\tvalue_text\tunit\tstatistic\tcomparator\tbenchmark\tbenchmark_text\tjudged\tdirection\tsource\tsource_date\tperiod\theading\ttext\ttone\tsection\tstatement\tstatement_number\tscore"
        func text(_ figures: [String]) throws -> String {
            tables["figures"] =
                FakeTables(text: "== figures\n\(head)\n" + figures.joined(separator: "\n") + "\n").tables[
                    "figures"]
            return try compose(
                BriefingOrder(
                    template: "statement-comparison",
                    parameters: ["statement": "care", "authorities": "northmoor,haverlow"], isDraft: true),
                templates: TemplateFolder(), source: FakeSource("statement-comparison", tables: tables)
            ).text
        }
        #expect(
            try text(figures).contains(
                "(Adult Social Care Survey, December 2024): Haverlow 58.6%[^haverlow-2025-03-care-3]; Northmoor 66.1%[^northmoor-care-3]; England 62.7%."
            )
                || text(figures).contains(
                    "(Adult Social Care Survey, December 2024): Haverlow 58.6%[^haverlow-care-3]; Northmoor 66.1%[^northmoor-care-3]; England 62.7%."
                ))
        // Another period, another source, or another measure: not side by side.
        for change in [
            ("2024-12", "2023-12"), ("Adult Social Care Survey", "Local survey"),
            ("satisfied with care", "safe with care"),
        ] {
            let other = figures[1].replacing(change.0, with: change.1)
            #expect(try text([figures[0], other]).contains("so no figures stand side by side"), "\(change)")
        }
    }
}
