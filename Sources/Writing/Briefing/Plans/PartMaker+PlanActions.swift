internal import Templates
internal import AssessmentModel
internal import Ledger
internal import NoteText
internal import TextAnalysis

extension PartMaker {
    static let planFinished = PartMaker(
        name: "plan-finished",
        help: "The actions finished since the last paper, each with its evidence and who signed it off.",
        inputs: [],
        gives: [
            "any": .flag,
            "items": .list(["id": .text, "text": .text, "when": .text, "evidence": .text, "signed": .text]),
        ]
    ) { _, context, _ in
        guard let state = context.plan else { return noPlan }
        let plan = state.plan
        let standing = PlanStanding(of: plan)
        let finished = standing.finished.subtracting(state.before.map { PlanStanding(of: $0).finished } ?? [])
        let items = plan.actions.filter { finished.contains($0.id) }.map { action -> [String: View] in
            let pieces = plan.evidence(of: action.id).map(PlanText.evidence)
            let signed = plan.signOffs(of: action.id).map(PlanText.signOff)
            let day = standing.last[action.id].map { "\($0.status) on \($0.asOf?.english ?? "no day")" }
            let due = action.firstDue.map { first in
                ["first due on \(first.english)", state.lateness(of: action, standing)].compactMap(\.self)
                    .joined(separator: ", ")
            }
            return view(of: action, state, standing).merging([
                "when": .text(
                    ([day, due].compactMap(\.self) + plan.unmetTargets(of: action)).joined(separator: ", ")
                        .capitalisedFirst),
                "evidence": .text(pieces.isEmpty ? "none kept" : pieces.joined(separator: "; ")),
                "signed": .text(signed.isEmpty ? "nobody yet" : signed.joined(separator: "; ")),
            ]) { $1 }
        }
        return ["any": .flag(!items.isEmpty), "items": .list(items)]
    }

    static let planSlipped = PartMaker(
        name: "plan-slipped",
        help:
            "The actions that are late or were stopped by their last update, or past their dates, with the reason.",
        inputs: [],
        gives: [
            "any": .flag,
            "items": .list([
                "id": .text, "text": .text, "owner": .text, "status": .text, "first_due": .text, "due": .text,
                "reason": .text,
            ]),
        ]
    ) { _, context, _ in
        guard let state = context.plan else { return noPlan }
        let plan = state.plan
        let standing = PlanStanding(of: plan)
        let items = plan.actions.compactMap { action -> [String: View]? in
            let last = standing.last[action.id]
            let meaning = last.flatMap { plan.scale.meaning(of: $0.status) }
            guard !standing.finished.contains(action.id),
                meaning == .late || meaning == .stopped || state.isPast(action)
            else { return nil }
            let reasons = plan.reasons(for: action.id).map { PlanText.sentence($0).capitalisedFirst }
            let late = state.lateness(of: action, standing).map { " (\($0))" } ?? ""
            return view(of: action, state, standing).merging([
                "due": .text((action.due?.english ?? "no date") + late),
                "reason": .text(reasons.joined(separator: " ")),
            ]) { $1 }
        }
        return ["any": .flag(!items.isEmpty), "items": .list(items)]
    }

    static let planDue = PartMaker(
        name: "plan-due",
        help: "The open actions by their due dates, those that are past them first.",
        inputs: [],
        gives: [
            "any": .flag,
            "items": .list(["id": .text, "text": .text, "owner": .text, "due": .text, "status": .text]),
        ]
    ) { _, context, _ in
        guard let state = context.plan else { return noPlan }
        let standing = PlanStanding(of: state.plan)
        let open = state.plan.actions.filter { !standing.ended.contains($0.id) && $0.due != nil }.sorted {
            ($0.due ?? state.facts.today, PlanID.number($0.id))
                < ($1.due ?? state.facts.today, PlanID.number($1.id))
        }
        let items = open.prefix(context.most ?? 8).map { view(of: $0, state, standing) }
        return ["any": .flag(!items.isEmpty), "items": .list(items)]
    }

    static let planMeasures = PartMaker(
        name: "plan-measures",
        help:
            "The measures of a plan, those that are worse or short first: baseline, every figure since, now, target, England, and the report's words for a baseline that is its figure.",
        inputs: [],
        gives: [
            "any": .flag, "has_england": .flag, "has_lacking": .flag, "lacking": .text, "has_reports": .flag,
            "reports": .list(["id": .text, "says": .text]),
            "items": .list([
                "id": .text, "what": .text, "action": .text, "baseline": .text, "between": .text,
                "before": .text, "now": .text, "target": .text, "england": .text, "reading": .text,
            ]),
        ]
    ) { _, context, _ in
        guard let state = context.plan else { return noPlan }
        let measures = state.plan.measures.map { measure in
            (measure, measure.reading(of: state.plan.actuals(of: measure.id).last?.value))
        }.sorted { $0.1.rawValue < $1.1.rawValue }
        let items = measures.map { measure, reading -> [String: View] in
            func shown(_ number: Double?, _ date: PartialDate?) -> View {
                let quantity = PlanNumber.quantity(number, unit: measure.unit)
                return .text(number == nil ? quantity : quantity + (date.map { " (\($0.english))" } ?? ""))
            }
            let told = state.plan.actuals(of: measure.id)
            let now = told.last
            let before = state.before?.actuals(of: measure.id).last
            let isOld = now != nil && now == before
            let between = told.filter { $0 != now && $0 != before }
            let own = state.plan.actions.filter { $0.measures.contains(measure.id) }.map(\.id)
            return [
                "id": .text(measure.id), "what": .text(measure.what.capitalisedFirst),
                "action": .text(own.isEmpty ? "–" : own.joined(separator: ", ")),
                "baseline": measure.indicator.isEmpty
                    ? shown(measure.baseline, measure.baselineDate)
                    : .text(PlanNumber.quantity(measure.baseline, unit: measure.unit) + " (CQC's report)"),
                "between": .text(
                    between.isEmpty
                        ? "–"
                        : between.map { PlanNumber.quantity($0.value, unit: measure.unit) }.joined(
                            separator: ", ")),
                "before": shown(before?.value, before?.date), "reading": .text(reading.english),
                "now": isOld ? .text("no new figure") : shown(now?.value, now?.date),
                "target": shown(measure.target, measure.targetDate), "england": shown(measure.england, nil),
            ]
        }
        let lacking = state.plan.actions.filter(\.measures.isEmpty).map(\.id)
        return [
            "any": .flag(!items.isEmpty), "items": .list(items),
            "has_england": .flag(state.plan.measures.contains { $0.england != nil }),
            "has_lacking": .flag(!lacking.isEmpty), "lacking": .text(lacking.joined(separator: ", ")),
            "has_reports": .flag(measures.contains { state.isQuotable($0.0) }),
            "reports": .list(
                measures.filter { state.isQuotable($0.0) }.map {
                    ["id": .text($0.0.id), "says": .text($0.0.report)]
                }),
        ]
    }

    static let planBarriers = PartMaker(
        name: "plan-barriers",
        help: "What stands in the way of open actions, by the newest update that names it.",
        inputs: [], gives: ["any": .flag, "items": .list(["id": .text, "text": .text])]
    ) { _, context, _ in
        guard let plan = context.plan?.plan else { return noPlan }
        let standing = PlanStanding(of: plan)
        let items = plan.actions.compactMap { action -> [String: View]? in
            guard !standing.finished.contains(action.id), let told = plan.barrierText(action.id) else {
                return nil
            }
            return ["id": .text(action.id), "text": .text("\(PlanText.clause(action.text)): \(told).")]
        }
        return ["any": .flag(!items.isEmpty), "items": .list(items)]
    }

    static let planQuestions = PartMaker(
        name: "plan-questions",
        help: "The questions of meetings since the last paper, with their answers and what they led to.",
        inputs: [],
        gives: [
            "any": .flag,
            "items": .list(["id": .text, "question": .text, "meeting": .text, "answer": .text]),
        ]
    ) { _, context, _ in
        guard let state = context.plan else { return noPlan }
        let earlier = state.last?.toldAsks ?? 0
        let asks = state.plan.asks.enumerated().filter { $0.offset >= earlier || $0.element.answer.isEmpty }
        let items = asks.map { _, ask -> [String: View] in
            [
                "id": .text(ask.id), "question": .text(PlanText.sentence(ask.question)),
                "meeting": .text("\(ask.meeting), \(ask.date?.english ?? "undated")"),
                "answer": .text(
                    (ask.answer.isEmpty ? "not answered yet." : PlanText.sentence(ask.answer))
                        + (ask.action.isEmpty ? "" : " It led to action \(ask.action).")),
            ]
        }
        return ["any": .flag(!items.isEmpty), "items": .list(items)]
    }

    /// What every paper says of an action: its words, owner, dates and status.
    static func view(of action: PlanAction, _ state: PlanState, _ standing: PlanStanding) -> [String: View] {
        [
            "id": .text(action.id), "text": .text(PlanText.clause(action.text)),
            "owner": .text(action.owner.isEmpty ? "no owner" : action.owner),
            "first_due": .text(action.firstDue?.english ?? "no date"),
            "due": .text(action.due?.english ?? "no date"),
            "due_by": .text(action.due.map { "due \($0.english)" } ?? "no due date"),
            "status": .text(state.status(of: action, standing)),
        ]
    }
}
