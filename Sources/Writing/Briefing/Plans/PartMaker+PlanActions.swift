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
            "The open actions that are late or were stopped by their last update, whose date moved or that are past it, with the reason.",
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
            guard state.isBehind(action, standing) else { return nil }
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
            "has_lapses": .flag, "lapses": .text,
            "reports": .list(["id": .text, "says": .text]),
            "items": .list([
                "id": .text, "what": .text, "action": .text, "baseline": .text, "between": .text,
                "before": .text, "now": .text, "target": .text, "england": .text, "reading": .text,
            ]),
        ]
    ) { _, context, _ in
        guard let state = context.plan else { return noPlan }
        let measures = state.measures
        let items = measures.map { measure -> [String: View] in
            let told = state.figures(of: measure)
            let own = state.plan.actions.filter { $0.measures.contains(measure.id) }.map(\.id)
            return [
                "id": .text(measure.id), "what": .text(measure.what.capitalisedFirst),
                "action": .text(own.isEmpty ? "–" : own.joined(separator: ", ")),
                "baseline": .text(told.baseline), "between": .text(told.between),
                "before": .text(told.before), "now": .text(told.now), "target": .text(told.target),
                "england": .text(PlanNumber.quantity(measure.england, unit: measure.unit)),
                "reading": .text(state.reading(of: measure)),
            ]
        }
        let lacking = state.plan.actions.filter(\.measures.isEmpty).map(\.id)
        return [
            "any": .flag(!items.isEmpty), "items": .list(items),
            "has_england": .flag(state.plan.measures.contains { $0.england != nil }),
            "has_lacking": .flag(!lacking.isEmpty), "lacking": .text(lacking.joined(separator: ", ")),
            "has_lapses": .flag(!state.lapses.isEmpty),
            "lapses": .text(state.lapses.joined(separator: ", ")),
            "has_reports": .flag(measures.contains(where: state.isQuotable)),
            "reports": .list(
                measures.filter(state.isQuotable).map { ["id": .text($0.id), "says": .text($0.report)] }),
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
        help:
            "The questions of meetings that are new, unanswered or answered since the last paper, then those told before, with their answers and what they led to.",
        inputs: [],
        gives: ["any": .flag, "items": .list(askFields), "has_told": .flag, "told": .list(askFields)]
    ) { _, context, _ in
        guard let state = context.plan else { return noPlan }
        func view(of ask: PlanAsk) -> [String: View] {
            [
                "id": .text(ask.id), "question": .text(PlanText.sentence(ask.question)),
                "meeting": .text("\(ask.meeting), \(ask.date?.english ?? "undated")"),
                "answer": .text(PlanText.answer(of: ask)),
            ]
        }
        let (new, told) = state.asks
        return [
            "any": .flag(!new.isEmpty), "items": .list(new.map(view)),
            "has_told": .flag(!told.isEmpty), "told": .list(told.map(view)),
        ]
    }

    private static let askFields: [String: Shape] = [
        "id": .text, "question": .text, "meeting": .text, "answer": .text,
    ]

    /// What every paper says of an action: its words, owner, dates and status.
    static func view(of action: PlanAction, _ state: PlanState, _ standing: PlanStanding) -> [String: View] {
        [
            "id": .text(action.id), "text": .text(PlanText.clause(action.text)),
            "owner": .text(PlanText.owner(of: action)), "people": .text(PlanText.people(of: action)),
            "first_due": .text(action.firstDue?.english ?? "no date"), "due": .text(state.due(of: action)),
            "due_by": .text(action.due == nil ? "no due date" : "due \(state.due(of: action))"),
            "status": .text(state.status(of: action, standing)),
        ]
    }
}
