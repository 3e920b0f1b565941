import AssessmentModel
import Briefing
import Foundation
import Ledger
import NoteChecking
import SourceText
import TestSupport
import Testing

@testable import Workspace

/// A plan whose report was superseded on review is led to the new version, point by point.
struct SupersededPlanTests {
    private let library: SampleLibrary

    /// Northmoor's follow-up, reviewed: a figure is another, and a paragraph is gone.
    init() throws {
        library = try SampleLibrary.copy()
        _ = try plan("start", "northmoor", "for", "northmoor")
        _ = try plan(
            "add", "Cut waits for an interpreter to 20 days", "owner", "Head of safeguarding", "due",
            "2026-09-30", "answers", "equity/3b", "measure", "equity/3.2#1", "target", "20")
        _ = try plan("answer", "learning/2a", "disputed", "It was cut by 20%.")
        let file = Repository.root.appending(path: "Sources/Reading/Samples/Reports/northmoor-followup.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let reviewed = text.replacing("20 March 2026", with: "12 June 2026")
            .replacing("23 days was the median time", with: "21 days was the median time")
            .replacing(
                "The training budget had been reduced by 28% to £310,000. Practice weeks had been stopped, ",
                with: "Practice weeks had been stopped, ")
        #expect(reviewed != text)
        let path = library.folder + "/reviewed.md"
        try reviewed.write(toFile: path, atomically: true, encoding: .utf8)
        let report = try library.workspace.importFiles([path], superseding: "northmoor@2026-03")
        _ = try library.workspace.supersede("northmoor@2026-03", because: "review", by: report)
    }

    private func plan(_ words: String...) throws -> Planning.Outcome {
        let today = try #require(PartialDate(iso: "2026-07-01"))
        return try Planning(library.workspace, today: today).run(words)
    }

    private func paper(last: String? = nil) throws -> String {
        var parameters = [
            "authority": "northmoor", "plan": "northmoor", "period": "summer", "date": "2026-07-15",
        ]
        parameters["last"] = last
        var order = BriefingOrder(template: "progress-paper", parameters: parameters, isDraft: false)
        order.officerTexts = [
            "author": "A. Officer", "purpose": "To tell how the plan stands.",
            "recommendations": "1. Agree the new date.", "comment": "Two teams were joined.",
        ]
        let text = try library.workspace.compose(order).text
        let errors = try library.workspace.check(note: Source(name: "paper.md", text: text)).items.filter {
            $0.severity == .error
        }
        #expect(errors.map { "\($0.id): \($0.message)" } == [])
        return text
    }

    @Test func theReviewIsToldOnceAndGapsSayIt() throws {
        let text = try paper()
        let body = text.components(separatedBy: "<!-- assay")[0]
        #expect(
            body.components(separatedBy: "published again").count == 2)
        #expect(
            body.contains("“The training budget had been reduced by 28%")
                && body.contains("nothing is like it now"))
        #expect(text.contains("CQC's report was published again on 12 June 2026 (review)."))
        #expect(text.contains("Points that read otherwise now: Equity"))
        // The answer stands beside the new words.
        #expect(text.contains("21 days was the median time"))
        #expect(text.contains("The council's actions, given to the report's earlier words: A1."))
        #expect(!text.contains("reads otherwise there"))
        let gaps = try plan("gaps")
        #expect(gaps.table?.rows.filter { $0[0] == .text("superseded-report") }.count == 1)
        #expect(gaps.table?.rows.contains { $0[0] == .text("point-changed") } == false)
    }

    @Test func rebaseLeadsThrough() throws {
        let first = library.folder + "/first.md"
        try paper().write(toFile: first, atomically: true, encoding: .utf8)
        let shown = try plan("rebase").text
        #expect(shown.contains("northmoor@2026-06 took the place of northmoor@2026-03"))
        #expect(
            shown.contains("23 days was the median time") && shown.contains("21 days was the median time"))
        #expect(shown.contains("learning/2a  disputed") && shown.contains("nothing is like it any more"))
        #expect(!shown.contains("equity/2b  "), "what reads the same needs no decision")
        #expect(
            try plan("rebase", "accept", "same").text.hasPrefix("The plan answers northmoor@2026-06 now."))
        #expect(throws: WorldError.self) { try plan("rebase", "accept", "same") }
        let left = try plan("rebase").text
        #expect(
            left.contains("equity/3b") && left.contains("learning/2a") && !left.contains("took the place"))
        #expect(try plan("rebase", "accept", "equity/3b").text.contains("the answer stands"))
        _ = try plan("rebase", "drop", "learning/2a")
        let held = try library.workspace.plan(named: "northmoor")
        #expect(held.assessment == "northmoor@2026-06" && held.earlier == ["northmoor@2026-03"])
        #expect(held.points.allSatisfy { $0.id.hasPrefix("northmoor@2026-06/") })
        #expect(held.points.first { $0.place == "equity/3b" }?.actions == ["A1"])
        // Its measure's figure is held against the new report: 23 was the old one's.
        #expect(held.measures.first?.indicator.hasPrefix("northmoor@2026-06/") == true)
        let gaps = try #require(try plan("gaps").table).rows
        #expect(gaps.contains { $0[0] == .text("not-borne-out") })
        #expect(!gaps.contains { $0[0] == .text("superseded-report") || $0[0] == .text("point-changed") })
        let second = try paper(last: first)
        #expect(second.contains("was brought over to this one"))
        #expect(!second.contains("were changed in the plan since"))
    }

    @Test func membersAreToldThatItWasAReview() throws {
        let order = BriefingOrder(
            template: "councillor-note", parameters: ["authority": "northmoor"], isDraft: true)
        let note = try library.workspace.compose(order).text
        #expect(note.contains("took the place of one (12 June 2026, review) published 20 March 2026"))
        #expect(!note.contains("In the assessment before"))
        let change = try library.workspace.compose(
            BriefingOrder(template: "change-note", parameters: ["authority": "northmoor"], isDraft: true)
        ).text
        #expect(change.contains("% (20 March 2026)") && change.contains("% (12 June 2026)"))
    }
}
