import AssessmentModel
import Foundation
import QueryLanguage
import SourceText
import Testing
import TestSupport

@Suite struct GoldenTests {
    @Test func examplesCompileToReviewedSQL() {
        var text = ""
        for query in Golden.cases("queries.txt") {
            text += "=== \(query)\n"
            switch Sample.compile(query, Sample.session) {
            case .success(let compiled):
                text += compiled.normalised == query ? "" : "\(compiled.normalised)\n"
                text += compiled.english + "\n\(compiled.sql)\n"
                if !compiled.bindings.isEmpty {
                    text += "values: " + compiled.bindings.map(Self.show).joined(separator: ", ") + "\n"
                }
                text +=
                    "columns: "
                    + compiled.columns.map { "\($0.name) \($0.type)\($0.isProse ? " prose" : "")" }.joined(
                        separator: ", ")
                    + "\n"
                for note in compiled.notes { text += "note: \(note.text([3, 5]) ?? "")\n" }
                for warning in compiled.warnings { text += "warning: \(warning.message)\n" }
            case .failure(let diagnostics):
                text += DiagnosticRenderer(showsPosition: false).render(
                    diagnostics.items, in: diagnostics.source)
                Issue.record("\(query) does not compile")
            }
            text += "\n"
        }
        expectGolden(text, "queries.golden")
    }

    /// The mistakes of queries. `…` stands for more spaces than a query may have, and a line that begins with
    /// `new:` for one before which there was no other.
    @Test func mistakesAreExplained() {
        var text = ""
        for line in Golden.cases("mistakes.txt") {
            let isNew = line.hasPrefix("new: ")
            let query = (isNew ? String(line.dropFirst(5)) : line).replacing("\\n", with: "\n")
                .replacing("…", with: String(repeating: " ", count: Limits.queryBytes))
            let items: Diagnostics
            switch Sample.compile(query, isNew ? Sample.catalogue : Sample.session) {
            case .success(let compiled):
                if compiled.warnings.isEmpty { Issue.record("\(query) has no mistake") }
                items = Diagnostics(source: Source(name: "query", text: query), items: compiled.warnings)
            case .failure(let diagnostics): items = diagnostics
            }
            text +=
                line.contains("…")
                ? "\(line)\n\(items.items.map(\.message).joined(separator: "\n"))\n" : Self.render(items)
            text += "codes: " + items.items.map(\.code).joined(separator: ", ") + "\n\n"
        }
        expectGolden(text, "mistakes.golden")
    }

    /// The mistakes of scripts: each line holds arguments, a bar and the script.
    @Test func mistakesOfScriptsAreExplained() {
        var text = ""
        for line in Golden.cases("scripts.txt") {
            let parts = line.split(separator: " | ", maxSplits: 1).map(String.init)
            let arguments = parts[0].split(separator: ",").map { pair in
                let sides = pair.split(separator: "=").map { $0.trimmingPrefix(" ") }
                return (name: String(sides[0]), value: String(sides.dropFirst().first ?? ""))
            }
            let source = Source(name: "s.assay", text: (parts.last ?? "").replacing("\\n", with: "\n"))
            let script = Script.read(source, catalogue: Sample.catalogue, commands: [])
            do throws(Diagnostics) {
                let catalogue = try script.session(
                    Sample.catalogue, arguments: line.hasPrefix("none") ? [] : arguments)
                for case .query(let span) in script.items {
                    _ = try QueryLanguage.compile(source, in: span, catalogue: catalogue)
                }
                Issue.record("\(line) has no mistake")
            } catch {
                let given = line.hasPrefix("none") ? "" : "given \(parts[0])\n"
                text += given + DiagnosticRenderer(showsPosition: true).render(error.items, in: source)
                text += "codes: " + error.items.map(\.code).joined(separator: ", ") + "\n\n"
            }
        }
        expectGolden(text, "scripts.golden")
    }

    @Test func everyCodeIsShown() {
        let lines = ["mistakes.golden", "scripts.golden"].flatMap { Golden.text($0).split(separator: "\n") }
        let shown = Set(
            lines.filter { $0.hasPrefix("codes: ") }.flatMap {
                $0.dropFirst(7).split(separator: ", ").map(String.init)
            })
        #expect(Set(MistakeCode.allCases.map(\.rawValue)).subtracting(shown) == [])
    }

    private static func render(_ diagnostics: Diagnostics) -> String {
        DiagnosticRenderer(showsPosition: false).render(diagnostics.items, in: diagnostics.source)
    }

    private static func show(_ binding: Binding) -> String {
        switch binding {
        case .null: "null"
        case .text(let text): "'\(text)'"
        case .integer(let number): String(number)
        case .real(let number): String(number)
        }
    }
}

@Suite struct RepairTests {
    /// Where a diagnostic offers a replacement, taking it leaves fewer mistakes or the next one.
    @Test func applyingARepairMends() {
        for query in Golden.cases("mistakes.txt") where !query.hasPrefix("new: ") {
            guard case .failure(let before) = Sample.compile(query, Sample.session),
                let repair = before.items.compactMap(\.repair).first
            else { continue }
            let bytes = Array(query.utf8)
            let mended = String(
                decoding: bytes[..<repair.span.start] + Array(repair.replacement.utf8)
                    + bytes[repair.span.end...], as: UTF8.self)
            let after: Int =
                switch Sample.compile(mended, Sample.session) {
                case .success: 0
                case .failure(let diagnostics): diagnostics.items.count
                }
            #expect(after < before.items.count, "\(query)\n\(mended)")
        }
    }
}
