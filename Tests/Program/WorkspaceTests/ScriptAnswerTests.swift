import AssessmentModel
import Foundation
import NoteChecking
import NoteText
import Presentation
import SourceText
import Testing
import TestSupport

@testable import Workspace

/// What the saved scripts answer on the bundled samples, reviewed: scores and ratings whole, evidence by its
/// columns, because how evidence is read is tested elsewhere and may get better.
@Suite struct ScriptAnswerTests {
    private static let scripts = Repository.root.appending(path: "Scripts").path
    private static let values: [String: [String: String]] = [
        "topic": ["authority": "northmoor", "words": "respite"],
        "strengths-and-shortfalls": ["authority": "eastvale", "statement": "partnerships"],
        "who-scores-higher": ["statement": "needs", "score": "3"],
        "weak-spots": ["authority": "haverlow", "limit": "2"],
    ]

    private static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scripts).filter { $0.hasSuffix(".assay") }.map {
            String($0.dropLast(6))
        }
        .sorted()
    }

    @Test func everyScriptAnswersAsReviewed() throws {
        let samples = try SampleLibrary.shared()
        var text = ""
        for name in try Self.names() {
            let given = Self.values[name] ?? ["authority": "northmoor"]
            text +=
                "=== \(name) \(given.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: " "))\n"
            let source = Source(name: name, text: try TextFile.read("\(Self.scripts)/\(name).assay"))
            let hasFailed = try samples.workspace.runScript(source, values: given, isKeepingGoing: false) {
                result in
                switch result {
                case .answer(let answer):
                    let format = answer.format.flatMap(OutputFormat.named) ?? .standard
                    if ["statement", "assessment"].contains(answer.record) {
                        text += format.render(answer.table, page: .piped).text + "\n"
                    } else {
                        #expect(!answer.table.rows.isEmpty || answer.emptyExplanation != nil)
                        text += "columns: \(answer.table.columns.map(\.name).joined(separator: ", "))\n\n"
                    }
                case .failure(let faults): Issue.record("\(name): \(faults.items.map(\.message))")
                }
            }
            #expect(!hasFailed)
        }
        expectGolden(text, "scripts.txt")
    }

    @Test func everyScriptSaysWhatItIsForAndWhatItTakes() throws {
        let samples = try SampleLibrary.shared()
        #expect(try Self.names().count >= 9)
        for name in try Self.names() {
            let source = Source(name: name, text: try TextFile.read("\(Self.scripts)/\(name).assay"))
            let missing = try samples.workspace.missingParameters(source, values: [:])
            #expect(!missing.isEmpty && missing.allSatisfy { $0.help.count > 5 }, "\(name)")
            #expect(source.text.contains("\n-- "), "\(name)")
        }
    }
}
