internal import AssessmentModel
internal import TextAnalysis

/// Something that a plan lacks.
package struct PlanGap: Hashable, Sendable {
    /// Name of the rule: `no-owner`.
    package var code: String
    /// What it is about: "A3", "needs/7a", "M2".
    package var place: String
    /// A sentence.
    package var message: String

    package init(code: String, place: String, message: String) {
        self.code = code
        self.place = place
        self.message = message
    }
}

/// A rule of `plan gaps`: one row of the table that help, the check and its tests are made from.
package struct PlanRule: Sendable {
    package var code: String
    /// One line: what it finds.
    package var help: String
    /// A plan in which it is found, in words.
    package var hit: String
    /// One like it in which it is not.
    package var nearMiss: String
    package var check: @Sendable (ActionPlan, PlanFacts) -> [(place: String, message: String)]

    init(
        _ code: String, _ help: String, hit: String, nearMiss: String,
        check: @escaping @Sendable (ActionPlan, PlanFacts) -> [(place: String, message: String)]
    ) {
        self.code = code
        self.help = help
        self.hit = hit
        self.nearMiss = nearMiss
        self.check = check
    }

    /// Every rule, in the order in which gaps are listed.
    package static let all: [PlanRule] = ofAnswers + ofActions + ofMeasures + ofWhatCannotBe

    /// Everything that a plan lacks, by rule and then in the plan's order.
    package static func gaps(in plan: ActionPlan, _ facts: PlanFacts) -> [PlanGap] {
        all.flatMap { rule in
            rule.check(plan, facts).map {
                PlanGap(code: rule.code, place: $0.place, message: $0.message)
            }
        }
    }

    // MARK: Answers

    private static let ofAnswers: [PlanRule] = [
        PlanRule(
            "superseded-report", "a plan that answers a report which a review took the place of",
            hit: "CQC reviewed northmoor@2025-01, and northmoor@2026-03 took its place",
            nearMiss: "the plan was brought over to northmoor@2026-03"
        ) { plan, facts in
            guard let review = facts.review, review.old == plan.assessment else { return [] }
            return [
                (
                    plan.assessment,
                    "CQC's report was published again (\(review.reason)): \(review.new) took the place of \(review.old), which the plan answers. plan rebase leads through what changed."
                )
            ]
        },
        PlanRule(
            "assessed-again", "a plan that answers a report after which the council was assessed again",
            hit: "the plan answers northmoor@2025-01, and northmoor@2026-03 is held",
            nearMiss: "the plan was taken over to northmoor@2026-03"
        ) { plan, facts in
            guard let newer = facts.reassessment, newer.old == plan.assessment else { return [] }
            let day = newer.published.map { ", \($0.english)" } ?? ""
            return [
                (
                    plan.assessment,
                    "The council was assessed again (\(newer.new)\(day)), and the plan answers the report before. plan rebase over takes the answers over, or plan start begins a plan for the new report."
                )
            ]
        },
        PlanRule(
            "unanswered", "a point of the plan without an answer; first those under a score of 1 or 2",
            hit: "needs/7a is open, and Assessing needs scored 2",
            nearMiss: "needs/7a is accepted without action"
        ) { plan, facts in
            let open = plan.points.filter { $0.kind == .open }
            func isLow(_ point: PlanPoint) -> Bool { (facts.point(point.id)?.score ?? 4) <= 2 }
            return (open.filter(isLow) + open.filter { !isLow($0) }).map { point in
                let fact = facts.point(point.id)
                let under = fact.flatMap { fact in
                    fact.score.map { ", under \(fact.statement) (score \($0))" }
                }
                return (point.place, "No answer yet\(under ?? ""): \(quoted(point.says))")
            }
        },
        PlanRule(
            "not-in-plan", "a shortfall under a score of 1 or 2 that the plan does not hold",
            hit: "equity/2b is a shortfall, Equity scored 2, and the plan has no entry for it",
            nearMiss: "equity/2b has an entry"
        ) { plan, facts in
            let known = Set(plan.points.map(\.id))
            return facts.shortfalls.filter { ($0.score ?? 4) <= 2 && !known.contains($0.id) }.map {
                (
                    PlanID.place($0.id),
                    "Not in the plan, under \($0.statement) (score \($0.score ?? 0)): \(quoted($0.says)) plan rebase add \(PlanID.place($0.id)) puts it in."
                )
            }
        },
        PlanRule(
            "answer-without-words",
            "a point said to be done before, disputed or in another plan, without the evidence, the reason or the name",
            hit: "needs/7a is disputed", nearMiss: "needs/7a is disputed because the figure is last year's"
        ) { plan, _ in
            plan.points.filter { $0.kind.needsWords && $0.words.isEmpty }.map {
                ($0.place, "\($0.kind.english.capitalisedFirst), without \(wanted($0.kind)).")
            }
        },
        PlanRule(
            "answered-by-nothing", "a point answered by actions that names none",
            hit: "needs/7a is answered by actions", nearMiss: "needs/7a is answered by actions: A3"
        ) { plan, _ in
            plan.points.filter { $0.kind == .actions && $0.actions.isEmpty }.map {
                ($0.place, "Said to be answered by actions, and names none.")
            }
        },
        PlanRule(
            "no-live-action", "a point whose every action was stopped",
            hit: "needs/7a is answered by A3, and A3 is not achieved",
            nearMiss: "needs/7a is answered by A3 and A4, and A4 is on track"
        ) { plan, _ in
            plan.abandonedPoints.map {
                (
                    $0.place,
                    "Every action that answers it was stopped (\($0.actions.joined(separator: ", "))): \(quoted($0.says))"
                )
            }
        },
        PlanRule(
            "point-changed", "a point whose paragraph says something else than when it came into the plan",
            hit: "the report was published again, and paragraph 7 of needs reads otherwise",
            nearMiss: "the report was published again, and paragraph 7 reads as before"
        ) { plan, facts in
            guard !facts.points.isEmpty else { return [] }
            return plan.points.filter { facts.point($0.id)?.fingerprint != $0.fingerprint }.map {
                ($0.place, "The report reads otherwise there than when the plan was made: plan rebase.")
            }
        },
    ]

    private static func wanted(_ answer: PlanAnswer) -> String {
        switch answer {
        case .doneBefore: "evidence"
        case .otherPlan: "its name"
        case .open, .actions, .disputed, .accepted: "a reason"
        }
    }

    static func quoted(_ words: String) -> String {
        words.contains("“") ? words : "“\(words)”"
    }

    // MARK: Actions

    private static let ofActions: [PlanRule] = [
        PlanRule(
            "no-owner", "an action without an owner, or one that is still to be named",
            hit: "A3 has no owner, or its owner is “TBC”", nearMiss: "A3 has an owner and no director"
        ) { plan, facts in
            plan.actions.filter { facts.isNobody($0.owner) }.map {
                ($0.id, "No owner\($0.owner.isEmpty ? "" : " but “\($0.owner)”"): “\($0.text)”.")
            }
        },
        PlanRule(
            "answers-nothing", "an action that answers no point of the report", hit: "no point names A3",
            nearMiss: "needs/7a is answered by actions: A3"
        ) { plan, _ in
            let answering = Set(plan.points.flatMap(\.actions))
            return plan.actions.filter { !answering.contains($0.id) }.map {
                ($0.id, "Answers no point of the report: “\($0.text)”.")
            }
        },
        PlanRule(
            "no-date", "an action without a due date", hit: "A3 has no due date",
            nearMiss: "A3 is due in September 2026, without a day"
        ) { plan, _ in
            plan.actions.filter { $0.due == nil }.map { ($0.id, "No due date: “\($0.text)”.") }
        },
        PlanRule(
            "due-before-start", "an action that is due before it starts",
            hit: "A3 starts on 1 June 2026 and is due on 31 May",
            nearMiss: "A3 starts on 1 June 2026 and is due in June 2026"
        ) { plan, _ in
            plan.actions.compactMap { action in
                guard let start = action.start, let due = action.due, PlanDate.end(of: due) < start else {
                    return nil
                }
                return (action.id, "Due on \(due.english), before it starts on \(start.english).")
            }
        },
        PlanRule(
            "slipped-unexplained", "an action that slipped, without a reason or a new date",
            hit: "A3 slipped to 31 December 2026", nearMiss: "A3 slipped to 31 December 2026 because …"
        ) { plan, _ in
            let standing = PlanStanding(of: plan)
            return plan.actions.compactMap { action in
                guard let last = standing.last[action.id], plan.scale.meaning(of: last.status) == .late
                else { return nil }
                let lacks = [
                    last.reason.isEmpty ? "a reason" : nil,
                    last.due == nil && !action.hasMoved ? "a new date" : nil,
                ].compactMap { $0 }
                return lacks.isEmpty
                    ? nil
                    : (
                        action.id,
                        "\(last.status.capitalisedFirst) without \(lacks.joined(separator: " and ")): “\(action.text)”."
                    )
            }
        },
        PlanRule(
            "overdue", "an action that is past its due date and not finished",
            hit: "A3 was due on 30 September 2026, and is still on track on 1 October",
            nearMiss: "A3 was due on 30 September 2026, and was achieved"
        ) { plan, facts in
            let standing = PlanStanding(of: plan)
            return plan.actions.compactMap { action in
                guard let due = action.due, PlanDate.end(of: due) < facts.today,
                    !standing.finished.contains(action.id)
                else { return nil }
                let status = standing.status(of: action.id) ?? "never reported on"
                return (action.id, "Due on \(due.english), and \(status): “\(action.text)”.")
            }
        },
        PlanRule(
            "complete-without-evidence", "an action said to be complete without evidence",
            hit: "A3 is achieved", nearMiss: "A3 is achieved, and its evidence is E1"
        ) { plan, _ in
            let shown = Set(plan.evidence.map(\.action))
            let finished = PlanStanding(of: plan).finished
            return plan.actions.filter { finished.contains($0.id) && !shown.contains($0.id) }.map {
                ($0.id, "Complete without evidence: “\($0.text)”.")
            }
        },
        PlanRule(
            "complete-short-of-target", "an action said to be complete whose measure is short of its target",
            hit: "A3 is achieved, and M1 of it stands at 61% of a target of 80%",
            nearMiss: "A3 is achieved, and M1 of it stands at 81% of a target of 80%"
        ) { plan, _ in
            let finished = PlanStanding(of: plan).finished
            return plan.actions.filter { finished.contains($0.id) }.flatMap { action in
                plan.unmetTargets(of: action).map { (action.id, "Complete, and \($0): “\(action.text)”.") }
            }
        },
        PlanRule(
            "signed-off-on-nothing", "a sign-off that names no evidence",
            hit: "A3 was signed off", nearMiss: "A3 was signed off on E1"
        ) { plan, _ in
            plan.signOffs.filter { $0.evidence.isEmpty }.map {
                ($0.action, "Signed off as \($0.state) by \($0.by) on no evidence.")
            }
        },
        PlanRule(
            "update-older-than-last", "an update older than the one given before it",
            hit: "an update of A3 of 30 June was given after one of 30 September",
            nearMiss: "an update of A4 of 30 June was given after one of A3 of 30 September"
        ) { plan, _ in
            var last: [String: PartialDate] = [:]
            return plan.updates.compactMap { update in
                guard let date = update.asOf else { return nil }
                defer { last[update.action] = max(date, last[update.action] ?? date) }
                guard let before = last[update.action], date < before else { return nil }
                return (
                    update.action,
                    "An update of \(date.english) was given after one of \(before.english): the later one says how it stands."
                )
            }
        },
    ]

    // MARK: Measures

    private static let ofMeasures: [PlanRule] = [
        PlanRule(
            "no-baseline", "a measure without a baseline", hit: "M1 has a target and no baseline",
            nearMiss: "M1 has a baseline and no target"
        ) { plan, _ in
            plan.measures.filter { $0.baseline == nil }.map { ($0.id, "No baseline: “\($0.what)”.") }
        },
        PlanRule(
            "no-unit", "a measure without a unit", hit: "M1 is 25, of nobody knows what",
            nearMiss: "M1 is 25 complaints"
        ) { plan, _ in
            plan.measures.filter(\.unit.isEmpty).map { ($0.id, "In what is it counted? “\($0.what)”.") }
        },
        PlanRule(
            "no-direction", "a measure of which nobody can tell which way is better",
            hit: "M1 stands at 25, before at 23, and has no target",
            nearMiss: "M1 goes from a baseline of 23 to a target of 20"
        ) { plan, _ in
            plan.measures.filter { $0.way == nil }.map {
                ($0.id, "Is more better, or less? plan change \($0.id) better up, or down: “\($0.what)”.")
            }
        },
        PlanRule(
            "baseline-undated", "a baseline without the date that it is of",
            hit: "M1 has a baseline of 46 days", nearMiss: "M1 has a baseline of 46 days in February 2026"
        ) { plan, _ in
            plan.measures.filter { $0.baseline != nil && $0.baselineDate == nil }.map {
                ($0.id, "Of when is its baseline? “\($0.what)”.")
            }
        },
        PlanRule(
            "not-borne-out", "a figure of the plan that the report does not bear out",
            hit: "M1 names needs/7.2#1 for its baseline of 48 days, and the report gives 46",
            nearMiss: "M1 has a baseline of 48 days from the council's own records"
        ) { plan, facts in
            plan.measures.flatMap { measure -> [(String, String)] in
                guard !measure.indicator.isEmpty else { return [] }
                let place = PlanID.place(measure.indicator)
                guard let figure = facts.figures[measure.indicator] else {
                    return [(measure.id, "The report has no figure \(place).")]
                }
                var wrong: [(String, String)] = []
                if let baseline = measure.baseline, baseline != figure.value {
                    wrong.append(
                        (
                            measure.id,
                            "Its baseline is \(PlanNumber.text(baseline)); the report gives \(PlanNumber.text(figure.value)) (\(place))."
                        ))
                }
                if let england = measure.england, let theirs = figure.england, england != theirs {
                    wrong.append(
                        (
                            measure.id,
                            "England's figure is \(PlanNumber.text(england)) in the plan and \(PlanNumber.text(theirs)) in the report (\(place))."
                        ))
                }
                return wrong
            }
        },
    ]
}
