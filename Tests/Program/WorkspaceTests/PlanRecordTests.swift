import AssessmentModel
import Foundation
import Presentation
import SourceText
import Testing

@testable import Workspace

/// The actions, measures and updates of the plans at hand, asked about like what is in the library.
struct PlanRecordTests {
    private let library: SampleLibrary

    init() throws { library = try SampleLibrary.copy() }

    private func plan(_ words: String..., of name: String = "northmoor") throws {
        let today = try #require(PartialDate(iso: "2026-04-01"))
        _ = try Planning(library.workspace, chosen: name, today: today)
            .run(words)
    }

    private func begin() throws {
        try plan("start", "northmoor", "for", "northmoor")
        try plan(
            "add", "Cut waits for an interpreter", "owner", "Head of safeguarding", "due", "2020-09-30",
            "answers", "equity/3b", "measure", "equity/3.2#1", "target", "20")
        try plan("add", "Restore the training budget", "answers", "learning/2a,learning/3a", "due", "2099-12")
        try plan("add", "Write a plan on equity", "owner", "Director", "answers", "equity/3b")
        try plan("update", "A2", "on track", "on", "2026-05-31", "says", "A bid is in")
        try plan("update", "A2", "slipped", "to", "2100-01-31", "because", "No money", "on", "2026-06-30")
        try plan("update", "A3", "achieved", "on", "2026-06-30")
        try plan("evidence", "A3", "The plan", "level", "output")
        try plan("measure", "M1", "19", "on", "2026-06-30")
    }

    @Test(arguments: [
        (
            "actions show id, status, due",
            ["A1 | - | 2020-09-30", "A2 | slipped | 2100-01-31", "A3 | achieved | -"]
        ),
        ("actions where authority is northmoor and status is slipped show id, reason", ["A2 | No money"]),
        // Statuses come in the order of the scale, not of the alphabet.
        ("updates sort by status show action, status", ["A3 | achieved", "A2 | on track", "A2 | slipped"]),
        ("updates where newest show action, as_of", ["A2 | 2026-06-30", "A3 | 2026-06-30"]),
        ("updates where action is a2 and owner is missing count", ["2"]),
        ("updates where action is A2 and number is 1 show text", ["A bid is in"]),
        ("actions where overdue show id", ["A1"]),
        ("actions where finished show id, evidence", ["A3 | 1"]),
        ("actions where no point (where statement is learning) show id", ["A1", "A3"]),
        ("actions add answered = number of points show id, answered", ["A1 | 1", "A2 | 2", "A3 | 1"]),
        ("actions where no measure show id", ["A2", "A3"]),
        ("measures show id, baseline, actual, target, met", ["M1 | 23 | 19 | 20 | yes"]),
        ("measures where any action (where owner contains \"safeguarding\") show id", ["M1"]),
        (
            "points where authority is northmoor and any action show id, topic count by id",
            ["northmoor/equity/3b | 1", "northmoor/learning/2a | 1", "northmoor/learning/3a | 1"]
        ),
        ("points where number of actions > 1 show id", ["northmoor/equity/3b"]),
        ("points where any action (where status is slipped) count", ["2"]),
        (
            "statements where authority is northmoor and any action show statement",
            ["Equity in experience and outcomes", "Learning, improvement and innovation"]
        ),
        ("authorities where any action (where status is slipped) show slug", ["northmoor"]),
        ("actions count by authority, rating", ["Northmoor | Good | 3"]),
    ]) func plansAnswerLikeTheLibrary(_ question: String, _ expected: [String]) throws {
        try begin()
        #expect(try library.rows(question) == expected)
    }

    @Test func whatNoActionAnswersIsTheRest() throws {
        try begin()
        let ours = "points where authority is northmoor and kind is shortfall"
        let all = try library.rows("\(ours) show id")
        let unanswered = try library.rows("\(ours) and no action show id")
        #expect(
            Set(all).subtracting(unanswered) == [
                "northmoor/equity/3b", "northmoor/learning/2a", "northmoor/learning/3a",
            ])
        #expect(!unanswered.isEmpty)
    }

    @Test func withoutAPlanTheAnswerSaysSo() throws {
        let none = try library.workspace.answer("actions where status is slipped")
        #expect(none.emptyExplanation?.contains("No plan is at hand: plan start NAME for COUNCIL") == true)
        let points = try library.workspace.answer("points where authority is northmoor and no action first 1")
        #expect(points.notes.contains { $0.contains("No plan is at hand") })
        // A question that names no such record says nothing of plans.
        #expect(try library.workspace.answer("points first 1").notes.allSatisfy { !$0.contains("plan") })
    }

    @Test func twoPlansAreToldApart() throws {
        try begin()
        try plan("start", "second", "for", "northmoor", of: "second")
        try plan("add", "Another thing", of: "second")
        #expect(
            try library.rows("actions where id is A1 show action, plan") == [
                "northmoor/A1 | northmoor", "second/A1 | second",
            ])
        #expect(try library.rows("updates where action is \"northmoor/A2\" count") == ["2"])
        #expect(try library.rows("actions count by plan") == ["northmoor | 3", "second | 1"])
    }

    @Test func whatIsNotOfTheLibraryIsLeftOutAndSaid() throws {
        try begin()
        let file = library.workspace.options.plansFolder + "/northmoor.plan.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        // Another paragraph stands there now: the answer is to words that are gone.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let place = try #require(lines.firstIndex { $0.hasSuffix("/equity/3b") })
        var changed = lines
        changed[place + 1] = "  fingerprint: ffffffffffff"
        try changed.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
        let answer = try library.workspace.answer("points where any action show id")
        #expect(answer.totalRows == 2)
        #expect(answer.notes.contains { $0.hasPrefix("1 answer of the plan northmoor belongs to points") })

        try text.replacing("northmoor@2026-03", with: "elsewhere@2026-03").write(
            toFile: file, atomically: true, encoding: .utf8)
        let left = try library.workspace.answer("actions")
        #expect(left.totalRows == 0)
        #expect(left.notes.contains { $0.contains("elsewhere@2026-03, is not in this library") })

        try text.replacing("status: slipped", with: "status: slippd").write(
            toFile: file, atomically: true, encoding: .utf8)
        let error = #expect(throws: Diagnostics.self) { try library.workspace.answer("actions") }
        #expect(error?.items.first?.message.contains("“slippd” is not on the plan's scale") == true)
    }

    @Test func aRowLeadsToItsHistoryAndWhatItLacks() throws {
        try begin()
        let row = try #require(
            try library.workspace.answer("actions where id is A1").table.origins.first ?? nil)
        #expect(row == RowOrigin(record: "action", id: "northmoor/A1"))
        let why = try library.workspace.why(row, page: .piped)
        #expect(why.hasPrefix("A1: Cut waits for an interpreter\n") && why.contains("lacking: overdue: "))
        let update = RowOrigin(record: "update", id: "northmoor/A2/2")
        #expect(try library.workspace.open(update, page: .piped).contains("because No money"))
    }
}
