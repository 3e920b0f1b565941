import AssessmentModel
import Briefing
import Foundation
import NoteChecking
import NoteText
import SourceText
import Testing
import TestSupport

@testable import Workspace

/// A page that is published again with other words, a note that quotes it, and a draft that pins it.
struct RebaseTests {
    private static let page = """
        # Testham Council: local authority assessment

        Published: 3 June 2025

        ## Assessing needs

        Score: 2

        2 - Evidence shows some shortfalls

        ### Key findings for this quality statement

        People told us the first contact team listened well and answered within a day. Staff knew what to do next and shared it with people.

        In May 2025, 48 people were waiting for a Care Act assessment. The council had a plan to reduce the wait by the winter.

        Carers said the new helpline had made a difference to them. They could ring it in the evening and at weekends.
        """

    private func library() throws -> (samples: SampleLibrary, path: String) {
        let samples = try SampleLibrary(isEmpty: true)
        let path = samples.folder + "/testham.md"
        try TextFile.replace(path, with: Self.page)
        let report = try samples.workspace.importFiles([path])
        #expect(!report.hasFailures && report.findings >= 3, "\(report.files)")
        return (samples, path)
    }

    private func publishAgain(_ path: String, _ workspace: Workspace, _ change: (String) -> String) throws {
        try TextFile.replace(path, with: change(Self.page))
        #expect(try !workspace.importFiles([path]).hasFailures)
    }

    private func passage(_ words: String, _ workspace: Workspace) throws -> SourcePassage {
        let source = try LibraryEvidence(workspace: workspace)
        let id = try #require(try source.assessmentIDs(ofAuthorityNamed: "Testham").first)
        return try #require(try source.passages(ofAssessment: id).first { $0.text.contains(words) })
    }

    @Test func aNoteThatQuotesAChangedPageIsToldWhichQuotationsAndHow() throws {
        let (samples, path) = try library()
        let passage = try passage("listened well", samples.workspace)
        let note = note(
            "CQC said of first contact that it “listened well and answered within a day”.", citing: passage)
        let before = try samples.workspace.check(note: Source(name: "note.md", text: note))
        #expect(before.errors == 0, "\(before.text)")
        try publishAgain(path, samples.workspace) {
            $0.replacing("listened well and", with: "mostly listened and")
        }
        let after = try samples.workspace.check(note: Source(name: "note.md", text: note))
        let stale = after.items.filter { $0.check == .stale }
        #expect(
            stale.count == 1 && stale[0].message.contains("mostly listened")
                || stale.first?.message.contains("mostly") == true,
            "\(after.text)")
        #expect(!after.items.contains { $0.check == .quotation }, "one thing is said once")
    }

    /// A note of one sentence that cites a paragraph, as Assay writes it.
    private func note(_ sentence: String, citing passage: SourcePassage) -> String {
        """
        # Note

        \(sentence)[^a]

        ## Sources

        [^a]: CQC Testham report, Assessing needs, paragraph \(passage.number).

        <!-- assay
        template: councillor-note 1
        draft: no
        cite a: \(passage.id) \(passage.fingerprint)
        -->

        """
    }

    @Test func aQuotationThatWasTakenOutIsSaidToStandNoLonger() throws {
        let (samples, path) = try library()
        let passage = try passage("listened well", samples.workspace)
        let note = note(
            "CQC said: “People told us the first contact team listened well and answered within a day.”",
            citing: passage)
        let drafting = Drafting(samples.workspace)
        _ = try drafting.start("plan", from: "councillor-note", with: [("authority", "testham")])
        _ = try drafting.pin(
            [drafting.origin(of: passage.id + ".1")], as: "strength", searchWords: [], in: "plan")
        #expect(try drafting.staleness(of: "plan") == nil)
        try publishAgain(path, samples.workspace) {
            $0.replacing(
                "People told us the first contact team listened well and answered within a day. ", with: "")
        }
        let stale = try samples.workspace.check(note: Source(name: "note.md", text: note)).items.filter {
            $0.check == .stale
        }
        #expect(stale.count == 1 && stale[0].message.contains("no longer stands in it"), "\(stale)")
        let said = try #require(try drafting.staleness(of: "plan"))
        #expect(
            said.hasPrefix("1 pin rests on words") && said.contains("these words are left out"), "\(said)")
    }

    @Test func aParagraphThatOnlyMovedIsToldApart() throws {
        let (samples, path) = try library()
        let passage = try passage("new helpline", samples.workspace)
        let note = """
            # Note

            Carers “could ring it in the evening and at weekends”.[^a]

            ## Sources

            [^a]: CQC Testham report, Assessing needs, paragraph \(passage.number).

            <!-- assay
            template: councillor-note 1
            draft: no
            cite a: \(passage.id) \(passage.fingerprint)
            -->

            """
        try publishAgain(path, samples.workspace) {
            $0.replacing(
                "In May 2025, 48",
                with: "Residents praised the new offices in the market square.\n\nIn May 2025, 48")
        }
        let checks = try samples.workspace.check(note: Source(name: "note.md", text: note)).items.map(\.check)
        #expect(checks.contains(.moved) && !checks.contains(.stale) && !checks.contains(.quotation))
    }

    @Test func changedPinsAreShownAndDecidedOneByOne() throws {
        let (samples, path) = try library()
        let workspace = samples.workspace
        let first = try passage("listened well", workspace)
        let second = try passage("48 people", workspace)
        func pin(_ passage: SourcePassage, _ sentence: Int) -> Pin {
            Pin(
                id: "\(passage.id).\(sentence)", fingerprint: passage.fingerprint,
                quotation: passage.sentences[sentence - 1].text,
                by: "test",
                when: "2026-01-01")
        }
        let draft = Draft(
            name: "d", template: "councillor-note", pins: [pin(first, 1), pin(second, 1), pin(second, 2)])
        #expect(try workspace.changedPins(of: draft).isEmpty)
        try publishAgain(path, workspace) {
            $0.replacing("48 people", with: "52 people").replacing("listened well", with: "usually listened")
        }
        let changes = try workspace.changedPins(of: draft)
        #expect(changes.map(\.number) == [1, 2, 3] && changes.allSatisfy { $0.change == .edited })
        #expect(
            changes[1].text.contains("was: “In May 2025, 48 people")
                && changes[1].text.contains("“48” reads “52”"))
        // Sentences that stayed are not shown; whether the words pinned still stand is said.
        #expect(
            !changes[1].text.contains(
                "was: “In May 2025, 48 people were waiting for a Care Act assessment. The council"))
        #expect(
            changes[1].text.contains("no longer stands")
                && changes[2].text.contains("What is pinned still stands."))
        let decided = try workspace.rebased(
            draft, [1: .edit("First contact mostly listens."), 2: .accept, 3: .drop])
        #expect(decided.pins.count == 2 && decided.pins[0].wording == "First contact mostly listens.")
        #expect(decided.pins[1].quotation.contains("52 people"))
        #expect(try workspace.changedPins(of: decided).isEmpty)
        #expect(throws: WorldError.self) { try workspace.rebased(decided, [1: .accept]) }
    }

    @Test func aChangeNoteTellsWhatAPagePublishedAgainChanged() throws {
        let (samples, path) = try library()
        let workspace = samples.workspace
        let order = BriefingOrder(
            template: "change-note", parameters: ["authority": "testham"], isDraft: true)
        #expect(try !workspace.compose(order).text.contains("## The report published again"))
        try publishAgain(path, workspace) {
            $0.replacing("listened well", with: "mostly listened").replacing(
                "Carers said the new helpline", with: "Carers told us the helpline")
        }
        let note = try workspace.compose(order).text
        #expect(
            note.contains(
                "Before: “People told us the first contact team listened well and answered within a day.” Now: “People told us"
            ))
        #expect(note.contains("mostly listened and answered within a day.”[^testham-needs-1]"))
        #expect(!note.contains("48 people"), "what stayed is not told")
        let report = try workspace.check(note: Source(name: "n", text: note))
        #expect(report.errors == 0, "\(report.text)")
        let altered = note.replacing(
            "listened well and answered within a day", with: "listened well and answered in an hour")
        #expect(
            try workspace.check(note: Source(name: "n", text: altered)).items.contains {
                $0.check == .quotation
            })
    }

    /// Done when 3 of the briefings' issue, on the page it names.
    @Test(.needsShared("reports"))
    func aRewordedCopyOfTheStocktonPageIsFoundAndRebased() throws {
        let original = Repository.shared.appending(path: "reports/stockton-on-tees-partnerships.txt")
        let page = try String(contentsOf: original, encoding: .utf8)
        let samples = try SampleLibrary(isEmpty: true)
        let workspace = samples.workspace
        let path = samples.folder + "/partnerships.txt"
        try TextFile.replace(path, with: page)
        #expect(try !workspace.importFiles([path]).hasFailures)
        let source = try LibraryEvidence(workspace: workspace)
        let id = try #require(try source.assessmentIDs(ofAuthorityNamed: "Stockton-on-Tees").first)
        let passage = try #require(
            try source.passages(ofAssessment: id).first { $0.text.contains("usually consultative") })
        let sentence = try #require(passage.sentences.first { $0.text.contains("usually consultative") })
        let pin = Pin(
            id: "\(passage.id).\(sentence.number)", fingerprint: passage.fingerprint,
            quotation: sentence.text, by: "test",
            when: "2026-01-01")
        let note = try workspace.compose(
            BriefingOrder(
                template: "councillor-note", parameters: ["authority": "stockton"],
                pins: ["shortfall": [pin]], isDraft: true)
        ).text
        #expect(try workspace.check(note: Source(name: "n", text: note)).errors == 0)
        let draft = Draft(name: "d", template: "councillor-note", pins: [pin])
        try TextFile.replace(
            path, with: page.replacing("usually consultative", with: "sometimes consultative"))
        #expect(try !workspace.importFiles([path]).hasFailures)
        let stale = try workspace.check(note: Source(name: "n", text: note)).items.filter {
            $0.check == .stale
        }
        #expect(
            !stale.isEmpty && stale.allSatisfy { $0.message.contains("“usually” reads “sometimes”") },
            "\(stale.map(\.message))")
        let changed = try workspace.changedPins(of: draft)
        #expect(changed.count == 1 && changed[0].text.contains("“usually” reads “sometimes”"))
        let accepted = try workspace.rebased(draft, [1: .accept])
        #expect(accepted.pins[0].quotation.contains("sometimes consultative"))
        #expect(try workspace.changedPins(of: accepted).isEmpty)
    }
}
