import AssessmentModel
import Testing

@testable import Ledger

/// Why an action stands as it does: a reason that was given is told, and none is made of what happened.
@Suite struct ReasonTests {
    /// The reasons after updates, each of its day: status, new date, reason, words.
    private func reasons(_ told: (String, due: String, why: String, says: String)...) throws -> [String] {
        var plan = try SamplePlan.whole()
        for (place, (status, due, why, says)) in told.enumerated() {
            var update = PlanUpdate()
            (update.action, update.status, update.reason, update.words) = ("A1", status, why, says)
            update.asOf = SamplePlan.date("2026-07-0\(place + 1)")
            update.due = SamplePlan.date(due)
            try plan.add(update)
        }
        return plan.reasons(for: "A1")
    }

    @Test func aReasonThatWasGivenIsTold() throws {
        #expect(try reasons(("slipped", "2026-12-31", "No staff.", "Late")) == ["No staff."])
        #expect(
            try reasons(("slipped", "2026-12-31", "No staff.", ""), ("on track", "", "", "212 seen."))
                == ["to 31 December 2026: No staff", "said last: 212 seen"])
        #expect(
            try reasons(("slipped", "", "No staff", ""), ("slipped", "", "", "212 seen"))
                == ["on 1 July 2026: No staff", "said last: 212 seen"])
        #expect(
            try reasons(("slipped", "2026-12-31", "No staff", ""), ("not achieved", "", "", "Closed"))
                == ["to 31 December 2026: No staff", "no reason given since; said last: Closed"])
        #expect(
            try reasons(("slipped", "2026-12-31", "No staff", ""), ("slipped", "2027-01-31", "", "Again"))
                == ["to 31 December 2026: No staff", "to 31 January 2027: no reason given"])
    }

    @Test func whatHappenedIsNoReason() throws {
        #expect(try reasons(("slipped", "", "", "212 seen.")) == ["no reason given; said last: 212 seen"])
        #expect(
            try reasons(("slipped", "2026-12-31", "", "Late")) == ["no reason given; said last: Late"])
        #expect(try reasons(("slipped", "", "", "")) == ["no reason given"])
        #expect(try reasons() == ["no reason given"])
    }
}
