import AssessmentModel
import Briefing
import Foundation
import Library
import NoteChecking
import SourceText
import Testing
import TestSupport

@testable import Workspace

/// The plan of another council, a draft report, an assessment that was superseded, scores that a user adds.
struct AfterTheNoteTests {
    private func errors(_ text: String, _ workspace: Workspace) throws -> [String] {
        try workspace.check(note: Source(name: "paper.md", text: text)).items.filter { $0.severity == .error }
            .map { "\($0.id): \($0.message)" }
    }

    // MARK: A plan of others

    /// Of the report's shortfalls some are left out; R3 answers none, R2 has no owner, R4 no date, and R1
    /// gives another figure than the report.
    private static let document = """
        # Northmoor improvement plan

        | Ref | What CQC found | Action | Lead | By when | Measure | Baseline |
        | --- | --- | --- | --- | --- | --- | --- |
        | 1 | 94 people were waiting for a decision under the DoLS | Train more best interests assessors | Head of safeguarding | March 2027 | People waiting for a DoLS decision | 94 people |
        | 2 | The training budget had been reduced | Restore the training budget | | June 2026 | Training budget | £310,000 |
        | 3 | | Repaint the reception area | Facilities | May 2026 | | |
        | 4 | Work on equity had not moved at the pace promised | Publish an equity plan with dates | Director | TBC | Equity plan published | none |
        """

    @Test func aPlanOfOthersIsHeldAgainstItsReport() throws {
        let library = try SampleLibrary.copy()
        let path = library.folder + "/their-plan.md"
        try Self.document.write(toFile: path, atomically: true, encoding: .utf8)
        let order = BriefingOrder(
            template: "plan-audit", parameters: ["authority": "northmoor", "document": path], isDraft: true)
        let text = try library.workspace.compose(order).text
        #expect(try errors(text, library.workspace) == [])
        // The rows without owner, date, measure or baseline; R1 lacks nothing.
        #expect(text.contains("| R2 (2) | Restore the training budget | owner |"))
        #expect(text.contains("| R3 (3) | Repaint the reception area | baseline, measure |"))
        #expect(text.contains("| R4 (4) | Publish an equity plan with dates | date, baseline |"))
        #expect(!text.contains("| R1 (1) | Train more best interests assessors | "))
        #expect(text.contains("- **R3 (3).** Repaint the reception area"))
        #expect(text.contains("| R1 (1) | 94 | finding | "))
        // Nobody answers the complaints or the interpreters; the training budget is answered.
        #expect(
            text.contains("Deaf people still waited too long") && text.contains("Nothing near it was found."))
        #expect(!text.contains("reduced by 28% to £310,000.”[^northmoor-learning-2] Nothing near"))
    }

    // MARK: A draft report

    @Test(.needsShared("unseen/ashdene-full.txt")) func aDraftIsAnsweredAndKeptToItself() throws {
        let library = try SampleLibrary(isEmpty: true)
        let drafts = try library.workspace.draftWorkspace(isNamed: false)
        _ = try drafts.importFiles([Repository.shared.appending(path: "unseen/ashdene-full.txt").path])
        let ours = library.folder + "/figures.csv"
        try """
        measure,value,unit,period,source
        people receiving long-term support who had been reviewed,52.1,percent,2025,Our own records
        people on the moon,3,people,2025,Our own records
        complaints,188,complaints,2025,Our own records
        call wait,30,minutes,2025,Our own records

        """.write(toFile: ours, atomically: true, encoding: .utf8)
        var order = BriefingOrder(
            template: "accuracy-response", parameters: ["authority": "ashdene", "ours": ours], isDraft: true)
        order.officerTexts = ["author": "A. Officer", "summary": "Please change these."]
        let text = try library.workspace.compose(order).text
        #expect(try errors(text, library.workspace) == [])
        // Planted in the draft, by its truth.
        for planted in [
            "is followed by “2 – Evidence shows some shortfalls”", "14 of 36", "The report prints 36%",
            "60 of 240 is 25.0%",
            "£11,500,000", "40 + 35 + 25 = 100", "“60.11” has no unit", "“78” has no unit",
            "“SAB” stands for",
            "This paragraph also stands in", "is said of 24.9% against 36.83%", "“March 2042” lies after",
        ] { #expect(text.contains(planted), "\(planted)") }
        #expect(text.contains("52.1%") && text.contains("people on the moon: 3 people"))
        // Counts are counts, whatever the file calls them; an hour's part may be printed in minutes.
        #expect(
            text.contains("with which the draft agrees: 1.") && text.contains("| 34 minutes | 30 minutes |"))
        #expect(text.contains("Deprivation of Liberty Safeguards") && text.contains("“18 months”"))
        #expect(!text.contains("the printed rating stands"))
        let refusals: [() throws -> Void] = [
            { _ = try drafts.export(to: library.folder + "/out", format: "csv") },
            {
                _ = try drafts.publish(
                    PublishOrder(query: "assessments", title: "x", date: "2026-01-01", isScoresOnly: false))
            }, { try drafts.refuseDraft("written about in a batch") },
        ]
        for refused in refusals {
            let error = #expect(throws: WorldError.self) { try refused() }
            #expect(error?.description.contains("in confidence") == true)
        }
        // Published reports stay where they are.
        #expect(try library.workspace.heldCounts().reports == 0)
        let published = try SampleLibrary.copy()
        #expect(throws: WorldError.self) { try published.workspace.library().markAsOfDrafts() }
    }

    // MARK: Versions

    private static let first = """
        # Northfold Council: local authority assessment

        Published 14 March 2025

        Rating: Requires improvement

        ## Assessing needs

        Score: 2

        Key findings for this quality statement

        ### What people told us

        Carers told us that reviews came late. The average wait was 46 days in 2024.
        """

    @Test func aSupersededAssessmentStaysAskable() throws {
        let library = try SampleLibrary(isEmpty: true)
        let (old, new) = (library.folder + "/old.md", library.folder + "/new.md")
        try FileManager.default.createDirectory(atPath: library.folder, withIntermediateDirectories: true)
        try Self.first.write(toFile: old, atomically: true, encoding: .utf8)
        try Self.first.replacing("14 March 2025", with: "20 February 2026").replacing(
            "Score: 2", with: "Score: 3"
        )
        .replacing("Requires improvement", with: "Good").write(toFile: new, atomically: true, encoding: .utf8)
        _ = try library.workspace.importFiles([old])
        let report = try library.workspace.importFiles([new])
        _ = try library.workspace.supersede("northfold@2025-03", because: "review", by: report)
        #expect(
            try library.rows(
                "all assessments where authority is northfold sort by version show id, rating, version, superseded, current"
            ) == [
                "northfold@2025-03 | Requires improvement | 1 | 20 February 2026, review | no",
                "northfold@2026-02 | Good | 2 | - | yes",
            ])
        #expect(try library.rows("statements where authority is northfold show score") == ["3"])
        #expect(
            try library.rows("all statements where authority is northfold sort by score show score") == [
                "2", "3",
            ])
        let note = try library.workspace.compose(
            BriefingOrder(template: "change-note", parameters: ["authority": "northfold"], isDraft: true)
        ).text
        #expect(note.contains("The newer took the place of the earlier one: 20 February 2026, review."))
        #expect(try errors(note, library.workspace) == [])
        // It outlives an upgrade, which reads everything again.
        _ = try library.workspace.upgradeLibrary(isDryRun: false)
        #expect(
            try library.rows(
                "all assessments where authority is northfold and superseded is present show version")
                == ["1"])
        for wrong in ["northfold@2031-01", "northfold", "nowhere@2025-03", "northfold@2026-02"] {
            #expect(throws: WorldError.self) {
                try library.workspace.supersede(wrong, because: "review", by: report)
            }
        }
    }

    /// What is named wrongly, or of the same month, changes nothing; a review that is learned of later can still be told.
    @Test func whatIsSupersededIsNeverOverwritten() throws {
        let library = try SampleLibrary(isEmpty: true)
        let (old, new) = (library.folder + "/old.md", library.folder + "/new.md")
        try FileManager.default.createDirectory(atPath: library.folder, withIntermediateDirectories: true)
        try Self.first.write(toFile: old, atomically: true, encoding: .utf8)
        try Self.first.replacing("Score: 2", with: "Score: 3").write(
            toFile: new, atomically: true, encoding: .utf8)
        _ = try library.workspace.importFiles([old])
        #expect(throws: WorldError.self) {
            try library.workspace.importFiles([new], superseding: "northfold@2025-04")
        }
        let refused = try library.workspace.importFiles([new], superseding: "northfold@2025-03")
        guard case .failed(let reason) = refused.files.first?.outcome else {
            Issue.record("a page of the same month was taken")
            return
        }
        #expect(reason.contains("same month"))
        #expect(try library.rows("statements where authority is northfold show score") == ["2"])
        // The new version came first as an assessment of its own; that it superseded the old is said afterwards.
        try Self.first.replacing("14 March 2025", with: "20 February 2026").write(
            toFile: new, atomically: true, encoding: .utf8)
        _ = try library.workspace.importFiles([new])
        let again = try library.workspace.importFiles([new], superseding: "northfold@2025-03")
        _ = try library.workspace.supersede("northfold@2025-03", because: "review", by: again)
        #expect(
            try library.rows("all assessments where authority is northfold and superseded is present show id")
                == ["northfold@2025-03"])
    }

    // MARK: Scores

    private static let head =
        "authority,published,overall_rating,published_percent,qs1_assessing_needs,qs2_healthier_lives,qs3_equity,qs4_care_provision,qs5_partnerships,qs6_safe_pathways,qs7_safeguarding,qs8_governance,qs9_learning,source\n"

    private func add(_ rows: String, to library: SampleLibrary) throws -> AddedScores {
        let path = library.folder + "/rows.csv"
        try (Self.head + rows).write(toFile: path, atomically: true, encoding: .utf8)
        return try library.workspace.addScores(path)
    }

    @Test func rowsOfTheUsersAreTakenWhenTheyAreRight() throws {
        let library = try SampleLibrary.copy()
        _ = try add("Torbay,December 2025,Good,64,2,3,2,3,3,2,3,3,2,our own note", to: library)
        #expect(
            try library.rows("assessments where authority is torbay show rating, percent, source")
                == ["Good | 64 | added by the user, from: our own note"])
        #expect(try library.rows("statements where authority is torbay count") == ["9"])
        let before = try library.rows("assessments count")
        for (row, words) in [
            ("Torbey,December 2025,Good,64,2,3,2,3,3,2,3,3,2,x", "Torb"),
            ("Torbay,soon,Good,64,2,3,2,3,3,2,3,3,2,x", "no date"),
            ("Torbay,December 2025,Good,65,2,3,2,3,3,2,3,3,2,x", "give 64%"),
            ("Torbay,December 2025,Outstanding,,2,3,2,3,3,2,3,3,2,x", "give Good"),
            ("Torbay,December 2025,Good,,5,3,2,3,3,2,3,3,2,x", "a score is 1, 2, 3 or 4"),
            ("Torbay,December 2025,Good,,2,3,2,3,3,2,3,3,2,", "no source"), ("", "no row"),
        ] {
            let error = #expect(throws: WorldError.self) { try add(row, to: library) }
            #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
        }
        #expect(try library.rows("assessments count") == before)
    }

    @Test func whatIsDoubtedIsListedAndNotTaken() throws {
        let library = try SampleLibrary.shared()
        let doubts = try library.workspace.scoreDoubts()
        let text = "\(doubts.table.rows)"
        #expect(text.contains("East Riding") && text.contains("Swindon") && text.contains("Hull"))
        #expect(LibraryText.doubts(doubts).hasPrefix("Of the 153 councils the register holds 8"))
        // York's four scores of 1 are in the register; what is only inferred of Hull is not.
        #expect(try library.rows("statements where authority is york and score is 1 count") == ["4"])
        #expect(try library.rows("authorities where short is \"York\" show percent") == ["39"])
        #expect(try library.rows("statements where authority is hull and score is present count") == ["0"])
    }
}
