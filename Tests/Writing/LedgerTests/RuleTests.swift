import AssessmentModel
import Testing

@testable import Ledger

/// Each rule of `plan gaps` finds its case and leaves the one like it.
@Suite struct RuleTests {
    typealias Change = @Sendable (inout ActionPlan) throws -> Void

    /// What is done to a plan that lacks nothing: for each rule something that it finds, and something near
    /// it that it does not.
    private static let cases: [(code: String, hit: Change, nearMiss: Change)] = [
        (
            "unanswered", { $0.points[0].answer = "open" },
            { $0.points[0].answer = "accepted" }
        ),
        (
            "not-in-plan",
            {
                $0.points[1].actions = ["A1"]
                $0.points.remove(at: 0)
            },
            // Its statement scored 3.
            { $0.points.remove(at: 1) }
        ),
        (
            "superseded-report", { $0.assessment = "northmoor@2025-01" },
            {
                $0.earlier = [$0.assessment]
                $0.assessment = "northmoor@2026-03"
            }
        ),
        (
            "assessed-again", { $0.assessment = "northmoor@2024-05" },
            {
                $0.earlier = ["northmoor@2024-05"]
                $0.assessment = "northmoor@2026-03"
            }
        ),
        (
            "answer-without-words",
            {
                $0.points[0].answer = "accepted"
                $0.points[0].words = ""
            },
            {
                $0.points[0].answer = "disputed"
                $0.points[0].words = "The figure is last year's."
            }
        ),
        (
            "answered-by-nothing",
            {
                $0.points[1].answer = "actions"
                $0.points[1].actions = ["A1"]
                $0.points[0].actions = []
            },
            {
                $0.points[0].actions = []
                $0.points[0].answer = "accepted"
            }
        ),
        (
            "no-live-action", { try update(&$0, "not achieved") },
            {
                try update(&$0, "not achieved")
                let id = $0.add(second($0))
                for place in $0.points.indices { $0.points[place].actions.append(id) }
            }
        ),
        (
            "point-changed", { $0.points[0].fingerprint = "ffffffffffff" },
            { $0.points[0].says = "In other words." }
        ),
        ("no-owner", { $0.actions[0].owner = "TBC" }, { $0.actions[0].director = "" }),
        (
            "answers-nothing", { _ = $0.add(second($0)) },
            {
                let id = $0.add(second($0))
                $0.points[0].actions.append(id)
            }
        ),
        ("no-date", { $0.actions[0].due = nil }, { $0.actions[0].due = SamplePlan.date("2026-09") }),
        (
            "due-before-start", { $0.actions[0].start = SamplePlan.date("2026-10-01") },
            // A month lasts to its end.
            { $0.actions[0].start = SamplePlan.date("2026-09-30") }
        ),
        (
            "slipped-unexplained", { try update(&$0, "slipped") },
            {
                try update(&$0, "slipped") {
                    $0.reason = "The supplier left."
                    $0.due = SamplePlan.date("2026-12-31")
                }
            }
        ),
        (
            "overdue", { $0.actions[0].due = SamplePlan.date("2026-06-30") },
            {
                $0.actions[0].due = SamplePlan.date("2026-06-30")
                try update(&$0, "achieved")
            }
        ),
        (
            "complete-without-evidence",
            {
                $0.evidence = []
                actual(&$0, short: false)
                try update(&$0, "achieved")
            }, { try update(&$0, "achieved") }
        ),
        (
            "complete-short-of-target",
            {
                try update(&$0, "achieved")
                actual(&$0, short: true)
            },
            {
                try update(&$0, "achieved")
                actual(&$0, short: false)
            }
        ),
        (
            "signed-off-on-nothing",
            {
                // Signed off is finished, and its measure has to have come to a figure.
                actual(&$0, short: false)
                signOff(&$0, [])
            }, { signOff(&$0, ["E1"]) }
        ),
        (
            "update-older-than-last",
            { try update(&$0, "on track") { $0.asOf = SamplePlan.date("2026-05-31") } },
            { try update(&$0, "on track") }
        ),
        ("no-baseline", { $0.measures[0].baseline = nil }, { $0.measures[0].target = nil }),
        ("no-unit", { $0.measures[0].unit = "" }, { $0.measures[0].unit = "complaints" }),
        (
            "no-direction",
            {
                $0.measures[0].better = ""
                $0.measures[0].target = nil
            }, { $0.measures[0].better = "" }
        ),
        (
            "baseline-undated", { $0.measures[0].baselineDate = nil },
            { $0.measures[0].baselineDate = SamplePlan.date("2026") }
        ),
        (
            "not-borne-out", { $0.measures[0].baseline = 48 },
            {
                $0.measures[0].baseline = 48
                $0.measures[0].indicator = ""
            }
        ),
        (
            "not-yet", { try update(&$0, "on track") { $0.asOf = SamplePlan.date("2027-11") } },
            { try update(&$0, "on track") { $0.asOf = SamplePlan.date("2026-07-01") } }
        ),
        (
            "complete-without-figure", { try update(&$0, "achieved") },
            {
                actual(&$0, short: false)
                try update(&$0, "achieved")
            }
        ),
        (
            "percent-beyond", { percent(&$0, 161) }, { percent(&$0, 100) }
        ),
        (
            "said-otherwise", { $0.actions[0].text = "Cut waits from 33 days to 28 days" },
            { $0.actions[0].text = "Cut waits from 23 days to 28 days" }
        ),
    ]

    /// A percentage of its own, which came to a figure.
    private static func percent(_ plan: inout ActionPlan, _ value: Double) {
        var measure = plan.measures[0]
        (measure.unit, measure.better, measure.indicator) = ("percent", "up", "")
        (measure.baseline, measure.target) = (40, 80)
        var actual = PlanActual()
        actual.measure = plan.add(measure)
        actual.value = value
        actual.date = SamplePlan.date("2026-06-30")
        plan.actuals.append(actual)
    }

    /// What looks like a figure of the report and is none of it, or is not said to be.
    @Test(arguments: [
        ("Cut waits to 20 days", 0), ("Cut waits from 33 days as CQC found", 1),
        ("Cut waits from 23 days, as CQC found", 0), ("Train 33 assessors and 20 assessors", 0),
        ("Cut waits from 46 days to 28 days", 0), ("Cut waits of 33 days to 21 days and then 20 days", 2),
    ]) func figuresOfTheReportAreHeldAgainstIt(_ text: String, _ count: Int) throws {
        var plan = try SamplePlan.whole()
        plan.actions[0].text = text
        let found = PlanRule.gaps(in: plan, SamplePlan.facts)
        #expect(found.count { $0.code == "said-otherwise" } == count, "\(found)")
        // A disputed figure is the council's own.
        plan.actions[0].text = "Cut waits"
        plan.points[0].answer = "disputed"
        plan.points[0].words = "Waits had a median of 33 days."
        #expect(PlanRule.gaps(in: plan, SamplePlan.facts).isEmpty)
        plan.points[0].answer = "accepted"
        #expect(PlanRule.gaps(in: plan, SamplePlan.facts).map(\.code) == ["said-otherwise"])
    }

    @Test func aShareWrittenAsOneIsAskedAbout() {
        var measure = PlanMeasure()
        (measure.unit, measure.baseline) = ("percent", 31.9)
        #expect(measure.doubt(of: 0.331) == "0.331 is told as a percentage: is 33.1% meant")
        measure.baseline = 0.9
        #expect(measure.doubt(of: 0.331) == nil && measure.doubt(of: 100) == nil)
        (measure.unit, measure.baseline) = ("days", 31)
        #expect(measure.doubt(of: 0.5) == nil && measure.doubt(of: 161) == nil)
    }

    /// An action that lacks nothing of its own.
    private static func second(_ plan: ActionPlan) -> PlanAction {
        var action = plan.actions[0]
        action.text = "Train staff"
        return action
    }

    private static func update(
        _ plan: inout ActionPlan, _ status: String, _ change: (inout PlanUpdate) -> Void = { _ in }
    ) throws {
        var update = PlanUpdate()
        update.action = "A1"
        update.status = status
        update.asOf = SamplePlan.date("2026-06-30")
        change(&update)
        try plan.add(update)
    }

    /// A figure of the first action's measure at its target, or one off it to the side of the baseline.
    private static func actual(_ plan: inout ActionPlan, short: Bool) {
        let measure = plan.measures[0]
        let (baseline, target) = (measure.baseline ?? 0, measure.target ?? 0)
        var actual = PlanActual()
        actual.measure = measure.id
        actual.value = short ? target + (baseline < target ? -1 : 1) : target
        actual.date = SamplePlan.date("2026-06-30")
        plan.actuals.append(actual)
    }

    private static func signOff(_ plan: inout ActionPlan, _ evidence: [String]) {
        var signOff = PlanSignOff()
        signOff.action = "A1"
        signOff.by = "Director"
        signOff.date = SamplePlan.date("2026-06-30")
        signOff.evidence = evidence
        plan.signOffs.append(signOff)
    }

    /// An officer decides about each point that lost its action; and what is signed off, its measure without a figure, is told so.
    @Test func eachPlaceOfAFaultIsTold() throws {
        var plan = try SamplePlan.whole()
        try Self.update(&plan, "not achieved")
        #expect(PlanRule.gaps(in: plan, SamplePlan.facts).map(\.place) == plan.points.map(\.place))
        plan = try SamplePlan.whole()
        Self.signOff(&plan, [])
        #expect(
            PlanRule.gaps(in: plan, SamplePlan.facts).map(\.code) == [
                "signed-off-on-nothing", "complete-without-figure",
            ])
    }

    @Test func aWholePlanLacksNothing() throws {
        #expect(PlanRule.gaps(in: try SamplePlan.whole(), SamplePlan.facts) == [])
    }

    @Test(arguments: PlanRule.all.map(\.code))
    func itFindsItsCaseAndLeavesTheOneLikeIt(_ code: String) throws {
        let rule = try #require(PlanRule.all.first { $0.code == code })
        #expect(
            !rule.help.isEmpty && !rule.help.hasSuffix(".") && !rule.hit.isEmpty && !rule.nearMiss.isEmpty)
        let trial = try #require(Self.cases.first { $0.code == code }, "a rule without its two cases")
        func found(_ change: Change) throws -> [String] {
            var plan = try SamplePlan.whole()
            try change(&plan)
            return PlanRule.gaps(in: plan, SamplePlan.facts).map(\.code)
        }
        let hit = try found(trial.hit)
        let nearMiss = try found(trial.nearMiss)
        // A rule may find its fault in more than one place: a stopped action leaves each point that it answers.
        #expect(Set(hit) == [code])
        #expect(!nearMiss.contains(code))
    }
}
