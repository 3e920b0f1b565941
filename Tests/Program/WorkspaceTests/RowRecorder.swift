import AssessmentModel
import Foundation
import NoteChecking
import NoteText
import Templates
import Testing
import TestSupport

@testable import Briefing
@testable import Workspace

/// Writes the rows that `TemplateGoldenTests` and `NoteTests` keep: what the bundled samples answer to each template's
/// queries. They are kept, and not asked anew by each test, so that a change in how reports are read does not
/// change what is expected of the templates.
///
/// `ASSAY_RECORD_ROWS=1 swift test --filter RowRecorder` writes them anew; then the golden notes are to be
/// reviewed again.
@Suite struct RowRecorder {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["ASSAY_RECORD_ROWS"] == "1"))
    func record() throws {
        let folder = Repository.root.appending(path: "Tests/Writing/BriefingTests/Golden")
        let orders: [(template: String, parameters: [String: String])] = [
            (
                "councillor-note", ["authority": "northmoor", "compare": "haverlow", "statement": "needs"]
            ),
            ("scrutiny-report", ["authority": "haverlow", "compare": "eastvale"]),
            ("evidence-pack", ["note": folder.appendingPathComponent("cited-note.md").path]),
            ("data-appendix", ["authority": "northmoor"]),
            ("statement-comparison", ["statement": "care", "authorities": "northmoor,haverlow"]),
            ("change-note", ["authority": "northmoor"]), ("member-questions", ["authority": "haverlow"]),
            ("peer-learning", ["authority": "haverlow", "statement": "care"]),
        ]
        let workspace = try SampleLibrary.shared().workspace
        let source = try LibrarySource(workspace: workspace, catalogue: workspace.catalogue())
        for (name, parameters) in orders {
            let template = try workspace.templates.template(named: name)
            let bound = try BoundParameters(parameters, of: template, source: source)
            var text = ""
            for query in template.queries {
                var given: [String: String] = [:]
                for parameter in template.parameters where query.parameters.contains(parameter.name) {
                    given[parameter.name] = bound.asked(parameter)
                }
                let table = try source.rows(query.text, parameters: given)
                text += "== \(query.name)\n#\t" + table.columns.map(\.name).joined(separator: "\t") + "\n"
                for (row, origin) in zip(table.rows, table.origins) {
                    let id = origin.map { "\($0.record) \($0.id)" } ?? "-"
                    text += ([id] + row.map(Self.cell)).joined(separator: "\t") + "\n"
                }
            }
            try text.write(
                to: folder.appendingPathComponent(
                    name == "councillor-note" ? "northmoor.tsv" : "rows-\(name).tsv"), atomically: true,
                encoding: .utf8)
        }
    }

    private static func cell(_ value: Value) -> String {
        switch value {
        case .missing: "-"
        case .text(let text): "t:" + text.replacing("\t", with: " ").replacing("\n", with: " ")
        case .integer(let number): "i:\(number)"
        case .number(let number): "n:\(number)"
        case .date(let date): "d:\(date.iso)"
        case .yesNo(let flag): flag ? "y" : "n"
        case .list(let items): "l:" + items.joined(separator: ",")
        }
    }
}
