import AssessmentModel
import Briefing
import Foundation
import GRDB
import NoteChecking
import NoteText
import ReferenceData
import SourceText
import Testing

@testable import Library
@testable import Workspace

/// `assay library upgrade`, from an older state of the data files.
@Suite struct UpgradeTests {
    /// A library of the samples read with older data files, and a workspace on it with today's.
    private struct Older {
        let samples: SampleLibrary
        let now: Workspace

        init() throws {
            let samples = try SampleLibrary(isEmpty: true)
            self.samples = samples
            now = Workspace(
                options: WorkspaceOptions(library: samples.folder + "/library.sqlite", environment: [:]))
            let data = samples.folder + "/data"
            try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
            func replace(_ name: String, _ old: String, _ new: String) throws {
                let text = try samples.workspace.reference.text(name)
                let changed = text.replacingOccurrences(of: old, with: new)
                #expect(changed != text, "\(name) holds \(old)")
                try Data(changed.utf8).write(to: URL(fileURLWithPath: data + "/" + name))
            }
            try replace("evidence-voices.txt", "(carer|carers|", "(")
            try replace("scores.csv", "Camden", "Camdem")
            try replace("authorities.csv", ",North East", ",North")
            let options = WorkspaceOptions(
                library: samples.folder + "/library.sqlite", data: data, environment: [:])
            _ = try Workspace(options: options).importSamples()
        }
    }

    @Test func theLibrarySaysThatItWasReadDifferently() throws {
        let older = try Older()
        #expect(
            try older.now.upgradeNotice()?.text
                == "Reports of 3 councils were read differently (another authorities.csv; another evidence-voices.txt; another scores.csv): "
                + "`assay library upgrade --dry-run` lists what reading them again would change.")
        #expect(LibraryText.info(try older.now.libraryFacts()).contains("another evidence-voices.txt"))
    }

    @Test func aDryRunListsAndChangesNothing() throws {
        let older = try Older()
        let path = older.samples.folder + "/library.sqlite"
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let report = try older.now.upgradeLibrary(isDryRun: true)
        #expect(
            report.changes.contains {
                $0.id == "northmoor@2025-03"
                    && $0.readings.contains { $0.hasPrefix("tone, voices or stage of") }
            })
        #expect(
            report.registerChanges.contains(
                .differs(
                    council: "Sunderland",
                    fields: [RegisterChange.Field(name: "region", before: "North", now: "North East")])))
        #expect(report.text.contains("the library is as it was"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        #expect(try older.now.upgradeNotice() != nil)
    }

    /// The files that were imported may be moved or deleted: the originals are in the library.
    @Test func anUpgradeNeedsNoneOfTheFiles() throws {
        let home = try SampleLibrary(isEmpty: true)
        let folder = home.folder + "/in"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let file = Places.repository + "/Sources/Reading/Samples/Reports/northmoor.txt"
        try FileManager.default.copyItem(atPath: file, toPath: folder + "/northmoor.txt")
        _ = try home.workspace.importFiles([folder])
        let before = try home.dump()
        try FileManager.default.removeItem(atPath: folder)
        try home.workspace.library().queue.write { db in
            try db.execute(sql: "UPDATE finding SET tone = 'neutral'")
        }
        let report = try home.workspace.upgradeLibrary(isDryRun: false)
        #expect(report.documents == 1 && report.failures.isEmpty)
        #expect(try home.dump() == before)
        #expect(try home.workspace.checkLibrary() == [])
    }

    @Test func afterAnUpgradeTheLibraryIsAsIfReadToday() throws {
        let older = try Older()
        let planned = try older.now.upgradeLibrary(isDryRun: true)
        let report = try older.now.upgradeLibrary(isDryRun: false)
        #expect(report.changes == planned.changes)
        let fresh = try SampleLibrary.shared()
        for view in ["assessments", "statements", "findings", "sentences", "indicators", "terms", "remarks"] {
            let select = "SELECT * FROM \(view) ORDER BY 1, 2, 3, 4"
            #expect(
                try older.now.queryRunner().userSQL(select).rows
                    == fresh.workspace.queryRunner().userSQL(select).rows)
        }
        let councils = "SELECT slug, name, region, rating, percent FROM authorities ORDER BY 1"
        #expect(
            try older.now.queryRunner().userSQL(councils).rows
                == fresh.workspace.queryRunner().userSQL(councils).rows)
        #expect(try older.now.upgradeNotice() == nil)
        #expect(try older.now.checkLibrary() == [])
        #expect(try older.now.upgradeLibrary(isDryRun: false).changes == [])
    }

    /// What an officer pinned and cited before an upgrade still resolves, or is said to have moved or gone;
    /// nothing of it is changed.
    @Test func draftsAndCitationsResolveAfterAnUpgradeOrSayWhyNot() throws {
        let samples = try SampleLibrary(isEmpty: true)
        let data = samples.folder + "/data"
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        // An older framework that knew neither the heading of the strengths nor the Department's standing
        // sentence.
        let framework = try samples.workspace.reference.text("framework.yaml")
            .replacing(
                "- Summary of strengths, areas for development and next steps\n",
                with: "- Summary of nothing\n"
            )
            .replacing(
                "- This data is reproduced at the request of",
                with: "- No data is reproduced at the request of")
        try Data(framework.utf8).write(to: URL(fileURLWithPath: data + "/framework.yaml"))
        let path = samples.folder + "/library.sqlite"
        let then = Workspace(options: WorkspaceOptions(library: path, data: data, environment: [:]))
        _ = try then.importSamples()
        let evidence = try LibraryEvidence(workspace: then)
        let passages = try evidence.passages(ofAssessment: "northmoor@2025-03")
        func pin(_ words: String) throws -> (Pin, SourcePassage) {
            let passage = try #require(passages.first { $0.text.contains(words) }, "\(words)")
            let sentence = try #require(passage.sentences.first)
            return (
                Pin(
                    id: "\(passage.id).1", fingerprint: passage.fingerprint, quotation: sentence.text,
                    by: "test", when: "2026-01-01"),
                passage
            )
        }
        let (kept, moved, gone) = (
            try pin("resident population of 268,400"), try pin("There was strength in the prevention offer"),
            try pin("This data is reproduced")
        )
        #expect(moved.1.id.contains("/experiences/") && gone.1.id.contains("/finance/"))
        let draft = Draft(name: "d", template: "councillor-note", pins: [kept.0, moved.0, gone.0])
        #expect(try then.changedPins(of: draft).isEmpty)

        let now = Workspace(options: WorkspaceOptions(library: path, environment: [:]))
        _ = try now.upgradeLibrary(isDryRun: false)
        let changes = try now.changedPins(of: draft)
        #expect(changes.map(\.number) == [2, 3] && changes.map(\.change) == [.moved, .gone])
        #expect(changes.first?.successor?.id.contains("/strengths/") == true)
        #expect(changes.last?.text.contains("no paragraph is like it any more") == true)
        let decided = try now.rebased(draft, [2: .accept, 3: .drop])
        #expect(decided.pins.count == 2)
        #expect(try now.changedPins(of: decided).isEmpty)

        var (body, sources, trailer) = (
            "# Note\n\n", "## Sources\n\n", "template: councillor-note 1\ndraft: no\n"
        )
        for (number, (pin, passage)) in [kept, moved, gone].enumerated() {
            body += "CQC wrote: “\(pin.quotation)”[^c\(number)]\n\n"
            sources += "[^c\(number)]: CQC Northmoor report, paragraph \(passage.number).\n"
            trailer += "cite c\(number): \(passage.id) \(passage.fingerprint)\n"
        }
        let note = "\(body)\(sources)\n<!-- assay\n\(trailer)-->\n"
        let report = try now.check(note: Source(name: "note.md", text: note))
        let said = report.items.filter { [CheckCode.moved, .stale, .citation].contains($0.check) }
        #expect(said.count == 2 && said.contains { $0.check == .moved }, "\(report.text)")
    }

    @Test func aNewerReadingIsNotUndone() throws {
        let samples = try SampleLibrary.copy()
        try samples.workspace.library().queue.write { db in
            try db.execute(sql: "UPDATE meta SET value = '99' WHERE key = 'evidence'")
        }
        #expect(
            try samples.workspace.upgradeNotice()?.text.contains(
                "read by a newer version of Assay (evidence 99, now") == true)
        let error = #expect(throws: WorldError.self) { try samples.workspace.upgradeLibrary(isDryRun: false) }
        #expect(error?.description.contains("nothing was changed") == true)
    }

    @Test func whatChangedIsListedByKind() {
        func finding(_ place: String, _ text: String, _ tone: String = "neutral")
            -> AssessmentSnapshot.Finding
        {
            .init(place: place, text: text, fingerprint: text, judgement: [tone])
        }
        func snapshot(_ findings: [AssessmentSnapshot.Finding], score: Int?, remarks: [String], figures: Int)
            -> AssessmentSnapshot
        {
            AssessmentSnapshot(
                id: "a@2025", facts: [("rating", "Good")], scores: [("Assessing needs", score)],
                findings: findings, remarks: remarks,
                counts: [("figures", figures)])
        }
        let before = snapshot(
            [
                finding("needs/1", "People waited long for a visit."), finding("needs/2", "Same."),
                finding("needs/3", "Gone altogether."),
            ],
            score: 2, remarks: ["undated: no date"], figures: 3)
        let after = snapshot(
            [
                finding("needs/1", "People waited long for any visit."),
                finding("needs/2", "Same.", "positive"),
                finding("needs/4", "One two three four five six seven eight nine."),
            ], score: 3, remarks: ["score-wording: other words"], figures: 4)
        let change = AssessmentChange.between([before], [after]).first
        #expect(change?.facts == ["score of Assessing needs was 2, now 3"])
        #expect(change?.readings == ["figures were 3, now 4", "tone, voices or stage of 1 finding"])
        #expect(change?.reworded == ["needs/1 “People waited long for any visit.”"])
        #expect(change?.added == ["needs/4 “One two three four five six seven eight …”"])
        #expect(change?.removed == ["needs/3 “Gone altogether.”"])
        #expect(change?.newRemarks == ["score-wording: other words"])
        #expect(change?.goneRemarks == ["undated: no date"])
        #expect(AssessmentChange.between([before], [before]).isEmpty)
        #expect(AssessmentChange.between([before], []).first?.kind == .gone)
    }
}
