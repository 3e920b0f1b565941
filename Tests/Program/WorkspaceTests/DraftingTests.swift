import AssessmentModel
import Briefing
import Foundation
import NoteChecking
import NoteText
import Presentation
import SourceText
import Testing

@testable import Workspace

/// Drafts on the sample library: every change is on the disk when it is reported, and a file edited by hand
/// is checked.
@Suite struct DraftingTests {
    private func drafting() throws -> Drafting {
        var options = try SampleLibrary.shared().workspace.options
        options.draftsFolder =
            FileManager.default.temporaryDirectory.appendingPathComponent("assay-drafts-\(UUID().uuidString)")
            .path
        options.officer = "A. Officer"
        return Drafting(Workspace(options: options))
    }

    private func start(_ drafting: Drafting) throws {
        _ = try drafting.start("n", from: "councillor-note", with: [("authority", "northmoor")])
    }

    @Test func whatIsPinnedAndSaidIsInTheFileAndInTheNote() throws {
        let drafting = try drafting()
        try start(drafting)
        let origin = try drafting.origin(of: "northmoor/needs/1.1")
        #expect(origin.record == "sentence" && origin.id.hasPrefix("northmoor@"))
        let said = try drafting.pin([origin], as: "shortfall", searchWords: [], in: "n")
        #expect(said.hasPrefix("1. northmoor/needs/1.1 as shortfall: “"))
        _ = try drafting.say("1. Why?", in: "questions", of: "n")
        _ = try drafting.say("2026-04-01", in: "date", of: "n")
        let draft = try drafting.folder.read("n").draft
        #expect(draft.pins.map(\.by) == ["A. Officer"] && draft.text(in: "questions") == "1. Why?")
        let note = try drafting.preview("", of: "n")
        #expect(
            note.contains(draft.pins[0].quotation.prefix(40)) && note.contains(". Why?")
                && note.contains("Date: 1 April 2026"), "\(note)")
        #expect(!note.contains("<!--"))
        #expect(try drafting.preview("improve", of: "n").hasPrefix("## What needs to improve\n"))
        #expect(try drafting.unpin([1], from: "n").contains("unpinned"))
        #expect(try drafting.folder.read("n").draft.pins.isEmpty)
    }

    @Test func aPassagePinnedTwiceIsMovedNotDoubled() throws {
        let drafting = try drafting()
        try start(drafting)
        let origin = try drafting.origin(of: "northmoor/needs/1")
        _ = try drafting.pin([origin], as: "shortfall", searchWords: [], in: "n")
        #expect(try drafting.pin([origin], as: nil, searchWords: [], in: "n").contains("pinned already"))
        _ = try drafting.pin([origin], as: "strength", searchWords: [], in: "n")
        #expect(try drafting.folder.read("n").draft.pins.map(\.slot) == ["strength"])
    }

    @Test func everySlotIsSuggestedFor() throws {
        let drafting = try drafting()
        try start(drafting)
        let answer = try drafting.suggestions(for: "shortfall", in: "n")
        #expect(answer.totalRows > 0 && answer.table.origins.allSatisfy { $0 != nil })
        let first = try #require(answer.table.origins.first ?? nil)
        let why = try drafting.whySuggested(first, in: "n")
        #expect(why?.hasPrefix("Suggested for shortfall, weight ") == true, "\(why ?? "")")
        let other = try drafting.origin(of: "northmoor/needs/1")
        #expect(try drafting.queryLike(other).hasPrefix("findings about \""))
    }

    @Test(arguments: [
        ("slot: shortfall", "slot: shortfal", "Did you mean shortfall?"),
        ("authority: northmoor", "authority: nowhere", "authority: No authority"),
        ("template: councillor-note", "template: counsellor-note", "Did you mean councillor-note?"),
        ("quotation: ", "quotation: Never said. ", "do not stand so in the paragraph"),
        ("/needs/1", "/needs/999", "is not in the library"),
        ("fingerprint: ", "fingerprint: z", "12 hexadecimal digits"),
        ("pins:", "pins: [", "is not YAML here"),
    ])
    func editsByHandAreChecked(_ old: String, _ new: String, _ message: String) throws {
        let drafting = try drafting()
        try start(drafting)
        _ = try drafting.pin(
            [try drafting.origin(of: "northmoor/needs/1")], as: "shortfall", searchWords: [], in: "n")
        let path = drafting.folder.filePath("n")
        let text = try TextFile.read(path)
        #expect(text.contains(old))
        try TextFile.replace(path, with: text.replacingOccurrences(of: old, with: new))
        let error = #expect(throws: Diagnostics.self) { try drafting.open("n") }
        let faults = try #require(error)
        #expect(faults.items.contains { $0.message.contains(message) }, "\(faults.items)")
        #expect(faults.items.allSatisfy { $0.span != nil } && faults.source.name == path)
    }

    @Test func namesAreLookedAt() throws {
        let drafting = try drafting()
        try start(drafting)
        #expect(throws: WorldError.self) { try start(drafting) }
        for name in ["../n", "", "a b", "1", ".n"] {
            #expect(throws: (any Error).self) { try drafting.start(name, from: "councillor-note", with: []) }
        }
        let error = #expect(throws: WorldError.self) { try drafting.open("m") }
        #expect(error?.description.contains("n") == true)
        #expect(throws: WorldError.self) { try drafting.say("x", in: "strength", of: "n") }
        #expect(throws: WorldError.self) {
            try drafting.pin(
                [try drafting.origin(of: "northmoor/needs/1")], as: "lesson", searchWords: [], in: "n")
        }
    }
}
