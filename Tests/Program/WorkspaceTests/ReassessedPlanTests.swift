import AssessmentModel
import Briefing
import Foundation
import Ledger
import NoteChecking
import SourceText
import TestSupport
import Testing

@testable import Workspace

/// A council is assessed again after its plan was made: the papers keep to the report that the plan answers, until the plan is
/// taken over to the new one. And what papers may not leave out: who is accountable, what got worse, what came of questions.
struct ReassessedPlanTests {
    private let library: SampleLibrary

    init() throws { library = try SampleLibrary.copy() }

    private func plan(_ words: String..., on day: String = "2026-07-01") throws -> Planning.Outcome {
        let today = try #require(PartialDate(iso: day))
        return try Planning(library.workspace, today: today).run(words)
    }

    private func paper(
        _ audience: String = "board", date: String = "2026-07-15", last: String? = nil,
        help: String? = "None."
    ) throws -> String {
        var parameters = [
            "authority": "northmoor", "plan": "northmoor", "period": "summer", "date": date,
            "audience": audience,
        ]
        parameters["last"] = last
        var order = BriefingOrder(template: "progress-paper", parameters: parameters, isDraft: help == nil)
        order.officerTexts = [
            "author": "A. Officer", "purpose": "To tell how the plan stands.",
            "recommendations": "1. Agree the new date.", "comment": "Two teams were joined.",
        ]
        order.officerTexts["help"] = audience == "scrutiny" ? nil : help
        let text = try library.workspace.compose(order).text
        let errors = try library.workspace.check(note: Source(name: "paper.md", text: text)).items.filter {
            $0.severity == .error && help != nil
        }
        #expect(errors.map { "\($0.id): \($0.message)" } == [])
        return text
    }

    /// The plan of the first report, begun before the second came.
    private func begin() throws {
        _ = try plan("start", "northmoor", "for", "northmoor")
        let file = library.workspace.options.plansFolder + "/northmoor.plan.yaml"
        let old = try Planning(library.workspace).facts(of: "northmoor@2025-03")
        try #require(!old.shortfalls.isEmpty)
        var held = try library.workspace.plan(named: "northmoor")
        held.assessment = "northmoor@2025-03"
        held.points = []
        for point in old.shortfalls { held.add(point) }
        try PlanFile.text(of: held).write(toFile: file, atomically: true, encoding: .utf8)
    }

    @Test func papersKeepToTheReportThatThePlanAnswers() throws {
        try begin()
        let text = try paper()
        #expect(text.contains("CQC rated the council Requires improvement"))
        #expect(text.contains("The council was assessed again since: CQC rated it Good"))
        #expect(!text.contains("nothing is like it") && !text.contains("that is not held"))
        #expect(text.components(separatedBy: "published again").count == 1)
        let rows = try #require(try plan("gaps").table).rows
        #expect(rows.count { $0[0] == .text("assessed-again") } == 1)
        #expect(try plan("rebase").text.contains("plan rebase over takes the plan over to it"))
    }

    @Test func aPlanIsTakenOverToTheNewReport() throws {
        try begin()
        _ = try plan(
            "answer", try #require(library.workspace.plan(named: "northmoor").points.first?.place),
            "accepted", "Known.")
        let count = try library.workspace.plan(named: "northmoor").points.count
        let over = try plan("rebase", "over").text
        #expect(over.hasPrefix("The plan answers northmoor@2026-03 now"))
        #expect(
            over.contains("same there, word for word, and are carried over: 0 of \(count)"))
        #expect(throws: WorldError.self) { try plan("rebase", "over") }
        let held = try library.workspace.plan(named: "northmoor")
        #expect(held.assessment == "northmoor@2026-03" && held.earlier == ["northmoor@2025-03"])
        #expect(held.points.count { $0.answer == "accepted" } == 1)
        let text = try paper()
        #expect(text.contains("CQC rated the council Good") && !text.contains("was assessed again since"))
        #expect(text.contains("In the report before, and nothing is like it now."))
        #expect(text.contains("made for an earlier report of CQC") && !text.contains("earlier version"))
        let rows = try #require(try plan("gaps").table).rows
        #expect(!rows.contains { $0[0] == .text("assessed-again") })
    }

    @Test func aPlanOfTheNewestReportIsNotTold() throws {
        _ = try plan("start", "northmoor", "for", "northmoor")
        #expect(!(try paper()).contains("assessed again"))
        #expect(throws: WorldError.self) { try plan("rebase", "over") }
    }

    private func add(_ more: String...) throws {
        let today = try #require(PartialDate(iso: "2026-04-01"))
        _ = try Planning(library.workspace, today: today).run(
            [
                "add", "Cut waits for an interpreter", "owner", "Head of safeguarding", "due", "2026-09-30",
                "answers", "equity/3b", "measure", "equity/3.2#1", "target", "20",
            ] + more)
    }

    @Test func papersSayWhoIsAccountableAndHowSure() throws {
        _ = try plan("start", "northmoor", "for", "northmoor", "scale", "progress-and-confidence")
        try add("director", "Director of adult social care", "member", "Cllr Example")
        _ = try plan("update", "A1", "under", "way", "confidence", "low", "on", "2026-06-30")
        let text = try paper()
        #expect(text.contains("Head of safeguarding; director: Director of adult social care |"))
        #expect(text.contains("; lead member: Cllr Example |"))
        #expect(text.contains("under way on 30 June 2026, confidence: low"))
    }

    @Test func whatGotWorseMovedOrStoppedIsSeen() throws {
        _ = try plan("start", "northmoor", "for", "northmoor")
        try add()
        _ = try plan("measure", "M1", "21", "on", "2026-05-31")
        let first = try paper("scrutiny", date: "2026-06-01")
        #expect(!first.contains("Worse than the figure before"))
        _ = try plan("measure", "M1", "22", "on", "2026-06-30")
        _ = try plan("update", "A1", "slipped", "to", "2026-12-31", "because", "No staff", "on", "2026-06-10")
        _ = try plan("update", "A1", "on track", "says", "212 seen", "on", "2026-06-30")
        let text = try paper("scrutiny")
        #expect(text.contains("Worse than the figure before: M1 (from 21 days to 22 days)."))
        #expect(text.contains("short of the target, worse than the figure before"))
        #expect(
            text.contains(
                "| 30 September 2026 | 31 December 2026 (three months late) | To 31 December 2026: No staff. Said last: 212 seen. |"
            ))
        #expect(text.contains("| 31 December 2026 (first 30 September 2026) |"))
        _ = try plan("update", "A1", "not", "achieved", "says", "The team was closed", "on", "2026-07-01")
        let stopped = try paper("scrutiny")
        #expect(
            stopped.contains("Points for which nothing goes on, because their actions were stopped: Equity"))
        #expect(
            stopped.contains(
                "To 31 December 2026: No staff. No reason given since; said last: The team was closed. |"
            ))
    }

    @Test func aFinishedActionShortOfItsTargetStaysInSight() throws {
        _ = try plan("start", "northmoor", "for", "northmoor")
        try add()
        _ = try plan("measure", "M1", "22", "on", "2026-05-31")
        _ = try plan("update", "A1", "achieved", "on", "2026-05-31")
        let path = library.folder + "/first.md"
        try paper("scrutiny", date: "2026-06-01").write(toFile: path, atomically: true, encoding: .utf8)
        let later = try paper("scrutiny", last: path)
        #expect(later.contains("Finished, and short of what was aimed at: A1 (M1 stands at 22 days"))
        _ = try plan("measure", "M1", "20", "on", "2026-07-01")
        #expect(!(try paper("scrutiny", last: path)).contains("Finished, and short"))
    }

    @Test func questionsAreAnsweredLaterAndKeptInSight() throws {
        _ = try plan("start", "northmoor", "for", "northmoor")
        _ = try plan("ask", "What do carers say?", "at", "Scrutiny", "on", "2026-06-01")
        #expect(throws: WorldError.self) { try plan("ask", "What do carers say", "at", "scrutiny") }
        _ = try plan("ask", "Who leads?", "at", "Scrutiny", "on", "2026-12-03")
        let path = library.folder + "/first.md"
        let first = try paper("scrutiny", date: "2026-06-15")
        #expect(first.contains("not answered yet.") && !first.contains("Who leads?"))
        try first.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try plan("ask", "Q1", "answer", "A survey runs.").text.contains("A survey runs."))
        let second = try paper("scrutiny", last: path)
        #expect(second.contains("A survey runs (1 July 2026).") && !second.contains("Told in earlier papers"))
        #expect(!second.contains("were changed in the plan since"))
        let other = library.folder + "/second.md"
        try second.write(toFile: other, atomically: true, encoding: .utf8)
        let third = try paper("scrutiny", date: "2026-10-15", last: other)
        #expect(third.contains("Told in earlier papers:\n\n- **Q1, Scrutiny, 1 June 2026.**"))
    }

    @Test func helpIsAskedForWhereItsHeadingStands() throws {
        _ = try plan("start", "northmoor", "for", "northmoor")
        #expect(
            try paper("board", help: nil).contains(
                "## Help that is asked for\n\n> **Officer comment:** [TO DO"))
        #expect(!(try paper("scrutiny")).contains("Help that is asked for"))
    }
}
