internal import AssessmentModel
internal import TextAnalysis

// What papers say of a plan beyond its counts: who answers for an action, its dates, what got worse, and the questions of meetings.

extension PlanText {
    /// "Head of assessment; director: Director of adult social care": who does an action and who is accountable for it.
    package static func owner(of action: PlanAction) -> String {
        joined([action.owner.isEmpty ? "no owner" : action.owner, named("director", action.director)])
    }

    /// The same with the lead member, the partner and the workstream.
    package static func people(of action: PlanAction) -> String {
        joined([
            owner(of: action), named("lead member", action.member), named("with", action.partner),
            named("workstream", action.workstream),
        ])
    }

    private static func named(_ what: String, _ who: String) -> String {
        who.isEmpty ? "" : "\(what): \(who)"
    }

    private static func joined(_ parts: [String]) -> String {
        MarkdownText.flattened(parts.filter { !$0.isEmpty }.joined(separator: "; "))
    }
}

extension PlanAction {
    /// Whether the present due date is later than the first.
    package var hasMoved: Bool {
        guard let firstDue, let due else { return false }
        return firstDue < due
    }
}

extension PlanState {
    /// The report that a paper tells of: the plan's, or the version that took its place. A later assessment's is another.
    package var report: String { facts.review?.new ?? plan.assessment }

    /// "31 December 2026 (first 30 September 2026)": the present date, with the first where it was another.
    package func due(of action: PlanAction) -> String {
        let first = action.firstDue.flatMap { $0 == action.due ? nil : " (first \($0.english))" } ?? ""
        return (action.due?.english ?? "no date") + first
    }

    /// Whether an open action belongs among those that a reader is to see first: late, stopped, moved or past its date.
    package func isBehind(_ action: PlanAction, _ standing: PlanStanding) -> Bool {
        guard !standing.finished.contains(action.id) else { return false }
        let meaning = standing.last[action.id].flatMap { plan.scale.meaning(of: $0.status) }
        return meaning == .late || meaning == .stopped || action.hasMoved || isPast(action)
    }

    // MARK: Measures

    /// The measures, those that are worse or short first.
    package var measures: [PlanMeasure] {
        plan.measures.map { measure in
            let reading = Double(measure.reading(of: plan.actuals(of: measure.id).last?.value).rawValue)
            return (measure, lapse(of: measure) == nil ? reading : min(reading, 0.5))
        }.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// A measure's figures as a table has them: the baseline, what was told at and since the last paper, and the target.
    package func figures(of measure: PlanMeasure) -> (
        baseline: String, between: String, before: String, now: String, target: String
    ) {
        func shown(_ number: Double?, _ date: PartialDate?) -> String {
            let quantity = PlanNumber.quantity(number, unit: measure.unit)
            return number == nil ? quantity : quantity + (date.map { " (\($0.english))" } ?? "")
        }
        let told = plan.actuals(of: measure.id)
        let now = told.last
        let before = self.before?.actuals(of: measure.id).last
        let between = told.filter { $0 != now && $0 != before }.map {
            PlanNumber.quantity($0.value, unit: measure.unit)
        }
        // A baseline of the report that the paper tells of, without a date of its own, has the report's.
        let isReports =
            measure.indicator.hasPrefix(report + "/")
            && measure.baselineDate.map { measure.indicator.contains("@\($0.iso)/") } ?? true
        let day = isReports ? "" : measure.baselineDate.map { ", \($0.english)" } ?? ""
        return (
            baseline: measure.indicator.isEmpty
                ? shown(measure.baseline, measure.baselineDate)
                : shown(measure.baseline, nil) + " (CQC's report\(day))",
            between: between.isEmpty ? "–" : between.joined(separator: ", "),
            before: shown(before?.value, before?.date),
            now: now != nil && now == before ? "no new figure" : shown(now?.value, now?.date),
            target: shown(measure.target, measure.targetDate)
        )
    }

    /// How a measure stands: "short of the target, worse than the figure before".
    package func reading(of measure: PlanMeasure) -> String {
        measure.reading(of: plan.actuals(of: measure.id).last?.value).english
            + (lapse(of: measure) == nil ? "" : ", worse than the figure before")
    }

    /// "M1 (from 61% to 57%)": the measures whose newest figure is worse than the one before it.
    package var lapses: [String] {
        plan.measures.compactMap { measure in lapse(of: measure).map { "\(measure.id) (\($0))" } }
    }

    private func lapse(of measure: PlanMeasure) -> String? {
        let told = plan.actuals(of: measure.id)
        guard let way = measure.way, told.count > 1, let now = told[told.count - 1].value,
            let before = told[told.count - 2].value, now != before, (now < before) == (way == .up)
        else { return nil }
        return
            "from \(PlanNumber.quantity(before, unit: measure.unit)) to \(PlanNumber.quantity(now, unit: measure.unit))"
    }

    // MARK: Questions of meetings

    /// The questions up to the paper's date that are new, unanswered or answered since the last paper; and those that were told
    /// with their answers before.
    package var asks: (new: [PlanAsk], told: [PlanAsk]) {
        let held = plan.asks.enumerated().filter { $0.element.date?.begins(after: facts.today) != true }
        let isTold = { (place: Int, ask: PlanAsk) -> Bool in
            guard let last, place < last.toldAsks, !ask.answer.isEmpty else { return false }
            guard let date = last.date else { return true }
            return [ask.date, ask.answered].allSatisfy { $0?.begins(after: date) != true }
        }
        return (
            held.filter { !isTold($0.offset, $0.element) }.map(\.element),
            held.filter { isTold($0.offset, $0.element) }.map(\.element)
        )
    }
}

extension PlanText {
    /// "A survey runs. It led to action A3.", or that there is no answer yet.
    package static func answer(of ask: PlanAsk) -> String {
        let day = ask.answered.flatMap { $0 == ask.date ? nil : " (\($0.english))" } ?? ""
        return (ask.answer.isEmpty ? "not answered yet." : sentence(clause(ask.answer) + day))
            + (ask.action.isEmpty ? "" : " It led to action \(ask.action).")
    }
}
