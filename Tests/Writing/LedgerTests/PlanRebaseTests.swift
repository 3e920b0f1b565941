import AssessmentModel
import Testing

@testable import Ledger

/// Points of a plan are found again in a report that was published again, by their places and words.
@Suite struct PlanRebaseTests {
    private func fact(_ place: String, _ says: String, _ fingerprint: String) -> PlanFacts.Point {
        PlanFacts.Point(
            id: "northmoor@2026-09/\(place)", fingerprint: fingerprint, kind: "shortfall", weight: 3,
            statement: "Assessing needs", score: 2, says: says)
    }

    private func point(_ place: String, _ says: String, _ fingerprint: String) -> PlanPoint {
        var point = PlanPoint()
        point.id = "northmoor@2026-03/\(place)"
        point.says = says
        point.fingerprint = fingerprint
        return point
    }

    private var plan: [PlanPoint] {
        [
            point("needs/3a", "People waited 46 days for a review.", "aaaaaaaaaaaa"),
            point("needs/5a", "Carers were not offered an assessment.", "bbbbbbbbbbbb"),
            point("equity/2a", "Data on ethnicity was poor.", "cccccccccccc"),
            point("learning/1a", "Nothing was learned from complaints.", "dddddddddddd"),
        ]
    }

    private var now: [PlanFacts.Point] {
        [
            fact("needs/3a", "People waited 64 days for a review.", "eeeeeeeeeeee"),
            fact("needs/6a", "Carers were not offered an assessment.", "bbbbbbbbbbbb"),
            fact("equity/2a", "Data on ethnicity was poor.", "cccccccccccc"),
            fact("safeguarding/1a", "Alerts were late.", "ffffffffffff"),
        ]
    }

    @Test func eachFateIsTold() {
        let rebase = PlanRebase(plan, in: now)
        #expect(
            plan.map { rebase.fate(of: $0) } == [
                .reworded(now[0]), .same(now[1]), .same(now[2]), .gone,
            ])
        #expect(rebase.others.map(\.id) == ["northmoor@2026-09/safeguarding/1a"])
    }

    /// Two points of one kind do not both become the one that is left.
    @Test func onePointHasOneHeir() {
        let two = [
            point("needs/3a", "People waited for a review.", "1"),
            point("needs/3b", "People waited for a review.", "1"),
        ]
        let rebase = PlanRebase(two, in: [fact("needs/3a", "People waited for a review.", "1")])
        #expect(two.filter { rebase.fate(of: $0).heir != nil }.count == 1)
    }

    @Test func whatReadsTheSameIsCarriedOver() throws {
        var carried = ActionPlan(
            name: "p", assessment: "northmoor@2026-03", started: nil, scale: SamplePlan.scale)
        carried.points = plan
        carried.points[1].answer = "disputed"
        let last = LastPaper(counts: PlanCounts(of: carried), date: nil)
        let digest = carried.digest
        let review = PlanReview(
            old: "northmoor@2026-03", new: "northmoor@2026-09", reason: "review", published: nil, points: now)
        #expect(carried.goOver(to: review, figures: [:]) == 2)
        #expect(carried.assessment == "northmoor@2026-09" && carried.earlier == ["northmoor@2026-03"])
        #expect(carried.points[1].id == "northmoor@2026-09/needs/6a" && carried.points[1].kind == .disputed)
        // The one that reads otherwise is found by its place until it is decided about.
        #expect(try carried.pointIndex("needs/3a") == 0)
        #expect(carried.points[0].id == "northmoor@2026-03/needs/3a")
        // A paper of before is not said to rest on entries that were changed.
        let facts = PlanFacts(points: now, figures: [:], today: PartialDate.first)
        let state = PlanState(plan: carried, facts: facts, last: last, lastDigest: digest)
        #expect(!state.isRewritten && state.cautions.first?.contains("brought over") == true)
        #expect(
            state.cautions.first?.contains("Points that read otherwise now: Assessing needs, paragraph 3.")
                == true)
    }
}
