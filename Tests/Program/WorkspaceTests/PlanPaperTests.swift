import AssessmentModel
import Briefing
import Foundation
import Ledger
import NoteChecking
import SourceText
import Testing

@testable import Workspace

/// A council's plan over four quarters: papers for three audiences, each clean by its check and each saying
/// what changed since the last; a number or date of the plan that was altered in a paper is found.
struct PlanPaperTests {
    private let library: SampleLibrary

    init() throws { library = try SampleLibrary.copy() }

    private func plan(_ words: String..., on day: String = "2026-04-01") throws -> Planning.Outcome {
        let today = try #require(PartialDate(iso: day))
        return try Planning(library.workspace, today: today).run(words)
    }

    private func paper(
        _ name: String, audience: String, date: String, last: String? = nil
    ) throws -> (path: String, text: String) {
        var parameters = [
            "authority": "northmoor", "plan": "northmoor", "period": name, "audience": audience, "date": date,
        ]
        parameters["last"] = last
        var order = BriefingOrder(template: "progress-paper", parameters: parameters, isDraft: false)
        order.officerTexts = [
            "author": "A. Officer", "purpose": "To tell how the plan stands.",
            "recommendations": "1. Note the progress.", "comment": "Two teams were joined.",
        ]
        order.officerTexts["help"] = audience == "scrutiny" ? nil : "None is asked for."
        let path = "\(library.folder)/\(name).md"
        let text = try library.workspace.compose(order).text
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return (path, text)
    }

    private func errors(_ text: String) throws -> [String] {
        try library.workspace.check(note: Source(name: "paper.md", text: text)).items.filter {
            $0.severity == .error
        }.map { "\($0.id): \($0.message)" }
    }

    private func begin() throws {
        _ = try plan("start", "northmoor", "for", "northmoor")
        _ = try plan(
            "add", "Cut waits for an interpreter to 20 days", "owner", "Head of safeguarding", "due",
            "2026-09-30",
            "answers", "equity/3b", "measure", "equity/3.2#1", "target", "20")
        _ = try plan(
            "add", "Restore the training budget", "owner", "Principal social worker", "due", "2026-12-31",
            "answers", "learning/2a,learning/3a")
    }

    @Test func fourQuartersEachSayWhatChanged() throws {
        try begin()
        let first = try paper("spring", audience: "scrutiny", date: "2026-04-15")
        #expect(try errors(first.text) == [])
        #expect(first.text.contains("No earlier paper was given to compare with."))

        _ = try plan("update", "A1", "on track", "says", "Two assessors started", "on", "2026-06-30")
        _ = try plan("measure", "M1", "64", "on", "2026-06-30")
        let second = try paper("summer", audience: "board", date: "2026-07-15", last: first.path)
        #expect(try errors(second.text) == [])
        #expect(
            second.text.contains(
                "**A1.** Cut waits for an interpreter to 20 days: first reported: on track on 30 June 2026: Two assessors started."
            ))
        #expect(second.text.contains("first figure since the baseline of 23 days: 64 days on 30 June 2026"))
        #expect(second.text.contains("Not reported on since the last paper: A2 (not reported on yet)."))

        _ = try plan(
            "update", "A1", "slipped", "to", "2026-12-31", "because", "The supplier left", "on", "2026-09-30")
        _ = try plan(
            "ask", "What do carers say?", "at", "Scrutiny", "on", "2026-07-20", "answer", "A survey runs.")
        let third = try paper("autumn", audience: "department", date: "2026-10-15", last: second.path)
        #expect(try errors(third.text) == [])
        #expect(
            third.text.contains(
                "from on track to slipped on 30 September 2026: The supplier left; now due on 31 December 2026, before on 30 September 2026"
            ))
        #expect(third.text.contains("The supplier left.") && !third.text.contains("A survey runs."))

        _ = try plan(
            "update", "A2", "slipped", "to", "2027-03-31", "because", "No money", "on", "2026-10-20")
        _ = try plan(
            "update", "A2", "slipped", "to", "2027-06-30", "because", "A new budget", "on", "2026-12-01")
        _ = try plan("evidence", "A1", "Audit of 40 files", "level", "outcome", "on", "2026-12-20")
        _ = try plan("update", "A1", "achieved", "on", "2026-12-20")
        let fourth = try paper("winter", audience: "scrutiny", date: "2027-01-15", last: third.path)
        #expect(try errors(fourth.text) == [])
        // The Department is told no questions of meetings: the next paper for the committee has them.
        #expect(fourth.text.contains("A survey runs."))
        #expect(
            fourth.text.contains("To 31 March 2027: No money. To 30 June 2027: A new budget."))
        #expect(
            fourth.text.contains(
                "Achieved on 20 December 2026, first due on 30 September 2026, two months late, M1 stands at 64 days, short of its target of 20 days."
            ))
        #expect(
            fourth.text.contains("from slipped to achieved")
                && fourth.text.contains("Audit of 40 files (outcome)"))
        // An older paper stays right after the plan went on, and after its answers were changed.
        _ = try plan("answer", "needs/4c", "with", "A1")
        #expect(try errors(second.text) == [])
    }

    @Test func whatWasAlteredInAPaperIsFound() throws {
        try begin()
        let text = try paper("spring", audience: "scrutiny", date: "2026-04-15").text
        func found(_ before: String, as after: String) throws -> [String] {
            #expect(text.contains(before), "\(before)")
            return try errors(text.replacing(before, with: after, maxReplacements: 1))
        }
        for (before, after) in [("to 20 days", "to 82 days"), ("| 23 days", "| 60 days")] {
            let errors = try found(before, as: after)
            #expect(errors.contains { $0.hasPrefix("number") }, "\(before): \(errors)")
        }
        #expect(
            try found("30 September 2026", as: "30 November 2026").contains { $0.hasPrefix("plan") },
            "a date that the action does not have")
        // A count that is another one of the plan is told as a change by hand.
        let count = text.replacing("has 2 actions", with: "has 3 actions", maxReplacements: 1)
        let report = try library.workspace.check(note: Source(name: "paper.md", text: count))
        #expect(count != text && report.text.contains("One thing is not as Assay wrote it"))
        #expect(report.items.contains { $0.severity == .error && $0.id.hasPrefix("plan") })
        // A status of the plan; what an officer says is the officer's.
        #expect(
            try found("| Not reported on yet | 2 ", as: "| Not reported on yet | 1 ").contains {
                $0.hasPrefix("plan")
            })
        #expect(try found("Two teams were joined.", as: "Two teams are on track.") == [])
    }

    /// A year's figures all stand in the table, with how they stand; a measure's meaning is the report's sentence.
    @Test func theCourseOfAMeasureIsTold() throws {
        try begin()
        for (day, figure) in [
            ("2026-04-30", "22"), ("2026-07-31", "21"), ("2026-10-31", "24"), ("2027-01-31", "25"),
        ] {
            _ = try plan("measure", "M1", figure, "on", day)
        }
        let text = try paper("winter", audience: "scrutiny", date: "2027-02-15").text
        #expect(try errors(text) == [])
        #expect(
            text.contains(
                "| 22 days, 21 days, 24 days | – | 25 days (31 January 2027) | 20 days | worse than at the start, worse than the figure before |"
            ))
        #expect(text.contains("- **M1.** “Deaf people still waited too long: 23 days was the median time"))
        // What is late comes before the counts; every action stands once, with the points it answers.
        let late = try #require(text.firstRange(of: "## Slipped, moved, stopped or past their dates"))
        let counts = try #require(text.firstRange(of: "## How the plan stands"))
        #expect(late.lowerBound < counts.lowerBound)
        #expect(
            text.contains("Table")
                && text.contains(
                    "| Principal social worker | 31 December 2026 | not reported on yet, past its date | P")
        )
    }

    @Test func whatIsFinishedIsCountedWithItsProof() throws {
        try begin()
        _ = try plan("update", "A1,A2", "achieved", "on", "2026-06-30")
        _ = try plan("evidence", "A1", "Audit", "on", "2026-06-30")
        _ = try plan("signoff", "A1", "embedded", "by", "Director", "on", "2026-06-30")
        let text = try paper("autumn", audience: "department", date: "2026-10-15").text
        #expect(try errors(text) == [])
        #expect(
            text.contains(
                "Finished: 2. With evidence: 1. Signed off as complete and not yet as embedded: 0; as embedded: 1."
            ))
        #expect(text.contains("The Department is asked for:") && !text.contains("The meeting is asked"))
        #expect(!text.contains("## Questions of meetings"))
    }

    @Test func whatWasStoppedOrForgottenIsNamedAndWhatIsUnanswered() throws {
        try begin()
        _ = try plan("update", "A2", "not", "achieved", "because", "No money", "on", "2026-06-30")
        let text = try paper("autumn", audience: "scrutiny", date: "2026-10-15").text
        #expect(try errors(text) == [])
        #expect(
            text.contains(
                "| A2 | Restore the training budget | Principal social worker | not achieved on 30 June 2026 |"
            ))
        #expect(
            text.contains(
                "| A1 | Cut waits for an interpreter to 20 days | Head of safeguarding | not reported on yet, past its date |"
            ))
        #expect(text.contains("Points of the report without an answer:\n\n- **Assessing needs.**"))
        #expect(!text.contains("plan answers"))
    }

    @Test func thePlanAsAnAppendixIsClean() throws {
        try begin()
        let order = BriefingOrder(
            template: "action-plan",
            parameters: ["authority": "northmoor", "plan": "northmoor", "date": "2026-04-15"], isDraft: true)
        let text = try library.workspace.compose(order).text
        #expect(try errors(text) == [])
        #expect(text.contains("“The training budget had been reduced by 28% to £310,000.”"))
    }

    @Test func aRewrittenUpdateIsSaid() throws {
        try begin()
        _ = try plan("update", "A1", "on track", "on", "2026-06-30")
        let first = try paper("summer", audience: "scrutiny", date: "2026-07-15")
        let file = library.workspace.options.plansFolder + "/northmoor.plan.yaml"
        let plan = try String(contentsOfFile: file, encoding: .utf8)
        try plan.replacing("status: on track", with: "status: slipped").write(
            toFile: file, atomically: true, encoding: .utf8)
        let second = try paper("autumn", audience: "scrutiny", date: "2026-10-15", last: first.path)
        #expect(second.text.contains("Updates that the last paper rested on were changed in the plan since."))
    }

    @Test func gapsEndWithAFault() throws {
        try begin()
        let gaps = try plan("gaps")
        #expect(gaps.isFault && gaps.table?.rows.isEmpty == false)
        for point in try library.workspace.plan(named: "northmoor").points where point.kind == .open {
            _ = try plan("answer", point.place, "accepted", "Known and borne")
        }
        #expect(try !plan("gaps").isFault)
    }

    /// What others put into the folder of plans, and what owners write, make no line and stop no command.
    @Test func aFolderMayHoldWhatIsNoPlan() throws {
        try begin()
        let folder = library.workspace.options.plansFolder
        for name in ["red\n", "bad", "a b"] {
            try "assessment: [".write(
                toFile: "\(folder)/\(name).plan.yaml", atomically: true, encoding: .utf8)
        }
        let old = "\(folder)/northmoor.plan.yaml.4240.part"
        try "x".write(toFile: old, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -600)], ofItemAtPath: old)
        let list = try plan("list")
        #expect(list.isFault && list.table?.rows.count == 2)
        try FileManager.default.removeItem(atPath: "\(folder)/bad.plan.yaml")
        _ = try plan("update", "A1", "on track", "says", "Fine\n  owner    X", "on", "2026-06-30")
        let shown = try plan("show", "A1").text
        #expect(shown.contains("Fine owner X") && !shown.contains("\n  owner    X"))
        #expect(!FileManager.default.fileExists(atPath: old))
        #expect(try library.rows("actions count") == ["2"])
    }

    @Test(arguments: [
        (["answer", "needs/99z", "with", "A1"], "no point"), (["answer", "learning/2a"], "Say which points"),
        (["update", "A9", "on track"], "no action \"A9\""), (["update", "A1", "nearly"], "how they stand"),
        (["update", "A1", "on track", "on", "30/9/2026"], "not a date"), (["add"], "Say what is done"),
        (["add", "X", "measure", "needs/1.1#9"], "no figure"), (["gapz"], "Did you mean gaps"),
        (["signoff", "A1"], "who signs it off"), (["evidence", "A1"], "what it is"),
        (["show", "A7"], "no action"),
        (["to", "plan.txt"], ".xlsx"), (["from", "/nowhere.xlsx"], "/nowhere.xlsx"),
        (["start", "x"], "the council"),
        (["start", "northmoor", "for", "northmoor"], "already"), (["start", "y", "for", "zz"], "zz"),
        (["change", "A1", "due", "2027-01-01"], "A new date is an update"), ([], "Say what to do"),
    ]) func mistakesAreSaidAndChangeNothing(_ words: [String], _ expected: String) throws {
        try begin()
        let before = try library.workspace.plan(named: "northmoor")
        let planning = Planning(library.workspace)
        let error = #expect(throws: (any Error).self) { try planning.run(words) }
        #expect("\(error.map { "\($0)" } ?? "")".contains(expected))
        #expect(try library.workspace.plan(named: "northmoor") == before)
    }
}
