import AssessmentModel
import Foundation
import Library
import SourceText
import Testing

@testable import Workspace

/// A report that was imported by mistake is taken out again: all of it, and nothing else.
@Suite struct ForgettingTests {
    @Test func aCouncilGoesWithAllItsReports() throws {
        let library = try SampleLibrary.copy()
        let others = try library.rows("findings where authority is eastvale show id")
        let forgetting = try library.workspace.forgetting("Northmoor")
        #expect(forgetting.reports.map(\.id) == ["northmoor@2025-03", "northmoor@2026-03"])
        // What would go is only said so far.
        #expect(try library.rows("all findings where authority is northmoor count") != ["0"])
        try library.workspace.forget(forgetting)
        #expect(try library.rows("all findings where id starts with \"northmoor@\" count") == ["0"])
        #expect(try library.rows("all documents where path contains \"northmoor\" count") == ["0"])
        #expect(try library.rows("findings where text contains \"Northmoor\" count") == ["0"])
        #expect(try library.rows("findings where authority is eastvale show id") == others)
        #expect(try library.workspace.checkLibrary() == [])
        #expect(throws: WorldError.self) { try library.workspace.forgetting("northmoor") }
    }

    @Test func oneOfTwoReportsGoesAndTheEarlierCountsAgain() throws {
        let library = try SampleLibrary.copy()
        try library.workspace.forget(library.workspace.forgetting("northmoor@2026-03"))
        #expect(
            try library.rows("all assessments where authority is northmoor show id, current") == [
                "northmoor@2025-03 | yes"
            ])
        #expect(try library.workspace.checkLibrary() == [])
        // It can be had again.
        _ = try library.workspace.importSamples()
        #expect(try library.rows("all assessments where authority is northmoor count") == ["2"])
        #expect(try library.workspace.checkLibrary() == [])
    }

    @Test func whatWasNotImportedIsNotForgotten() throws {
        let library = try SampleLibrary.copy()
        for (name, says) in [
            ("leeds", "published scores stay"), ("northmoor@2024-03", "Did you mean northmoor@2025-03"),
            ("nowhere", "No council is called"),
        ] {
            let error = #expect(throws: WorldError.self) { try library.workspace.forgetting(name) }
            #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
        }
    }

    @Test func draftsAndPlansThatCiteItAreNamedAndStay() throws {
        let library = try SampleLibrary.copy()
        _ = try library.workspace.drafting.start(
            "chair", from: "councillor-note", with: [(name: "authority", value: "northmoor")])
        _ = try library.workspace.drafting.start(
            "other", from: "councillor-note", with: [(name: "authority", value: "eastvale")])
        _ = try Planning(library.workspace).run(["start", "recovery", "for", "northmoor"])
        let forgetting = try library.workspace.forgetting("northmoor")
        #expect(forgetting.drafts == ["chair"] && forgetting.plans == ["recovery"])
        let text = LibraryText.whatGoes(forgetting)
        #expect(text.contains("1 draft cites this and stays: chair"), "\(text)")
        try library.workspace.forget(forgetting)
        #expect(library.workspace.drafting.folder.names == ["chair", "other"])
    }

    @Test func whatSupersededItIsLedOn() {
        let links = [
            Supersession(old: "a@2024-01", new: "a@2025-01", reason: "review"),
            Supersession(old: "a@2025-01", new: "a@2026-01", reason: "correction"),
        ]
        #expect(
            Supersession.without(["a@2025-01"], links) == [
                Supersession(old: "a@2024-01", new: "a@2026-01", reason: "correction")
            ])
        #expect(Supersession.without(["a@2026-01"], links) == [links[0]])
        #expect(Supersession.without(["b@2025-01"], links) == links)
        // A file that somebody edited may lead in a circle.
        let circle = links + [Supersession(old: "a@2026-01", new: "a@2024-01", reason: "review")]
        #expect(Supersession.without(["a@2024-01", "a@2025-01", "a@2026-01"], circle) == [])
    }
}

extension Workspace {
    fileprivate var drafting: Drafting { Drafting(self) }
}
