import Foundation
import NoteText
import SourceText
import Testing

@testable import Briefing
@testable import Workspace

/// One note for each row of a question, each in its council's own file.
struct NoteBatchTests {
    private let library: SampleLibrary

    init() throws { library = try SampleLibrary.copy() }

    private func write(_ query: String, with parameters: [String: String] = [:]) throws -> NoteWriting.Outcome
    {
        var order = BriefingOrder(
            template: "councillor-note", parameters: parameters, isDraft: true, citationForm: .footnote)
        order.parameters["date"] = "2026-04-01"
        let writing = NoteWriting(order: order, output: library.folder + "/{slug}.md")
        return try NoteBatch(query: query, writing: writing).outcome(in: library.workspace) { _, _, _ in }
    }

    private func note(_ slug: String) throws -> String {
        try String(contentsOfFile: library.folder + "/\(slug).md", encoding: .utf8)
    }

    @Test func eachCouncilHasItsOwn() throws {
        guard
            case .written(_, let remarks) = try write("authorities where authority in (northmoor, eastvale)")
        else {
            Issue.record("refused")
            return
        }
        #expect(remarks == ["2 notes written"])
        for (slug, name) in [("northmoor", "Northmoor"), ("eastvale", "Eastvale")] {
            #expect(
                try note(slug).hasPrefix(
                    "# Adult social care: what the Care Quality Commission found in \(name)\n"))
        }
    }

    @Test(arguments: [
        ("authorities where authority is northmoor", ["authority": "eastvale"], "fills authority"),
        (#"authorities where slug is "nowhere""#, [:], "no rows"),
        ("statements count by score", [:], "no council"),
    ]) func whatWouldGoAstrayIsRefused(
        _ query: String, _ parameters: [String: String], _ expected: String
    ) throws {
        let said: String
        do {
            guard case .refused(let reasons) = try write(query, with: parameters) else {
                Issue.record("written")
                return
            }
            said = reasons.joined()
        } catch { said = "\(error)" }
        #expect(said.contains(expected), "\(said)")
        #expect(!FileManager.default.fileExists(atPath: library.folder + "/northmoor.md"))
    }
}
