internal import Templates
internal import AssessmentModel
internal import Ledger
internal import NoteText

extension PartMaker {
    static let planFinished = PartMaker(
        name: "plan-finished",
        help: "The actions finished since the last paper, each with its evidence and who signed it off.",
        inputs: [],
        gives: [
            "any": .flag, "items": .list(["id": .text, "text": .text, "evidence": .text, "signed": .text]),
        ]
    ) { _, context, _ in
        guard let state = context.plan else { return noPlan }
        let plan = state.plan
        let finished = PlanStanding(of: plan).finished
            .subtracting(state.before.map { PlanStanding(of: $0).finished } ?? [])
        let items = plan.actions.filter { finished.contains($0.id) }.map { action -> [String: View] in
            let pieces = plan.evidence(of: action.id).map { piece in
                let facts = [piece.level, piece.testedBy.isEmpty ? "" : "tested by \(piece.testedBy)"].filter
                {
                    !$0.isEmpty
                }
                return PlanWording.clause(piece.what)
                    + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
            }
            let signed = plan.signOffs(of: action.id).map {
                "\($0.state), \($0.by), \($0.date?.english ?? "undated")"
            }
            return [
                "id": .text(action.id), "text": .text(PlanWording.clause(action.text)),
                "evidence": .text(pieces.isEmpty ? "none kept" : pieces.joined(separator: "; ")),
                "signed": .text(signed.isEmpty ? "nobody yet" : signed.joined(separator: "; ")),
            ]
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
                "id": .text, "text": .text, "status": .text, "first_due": .text, "due": .text,
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
            let reason = last?.reason ?? ""
            return [
                "id": .text(action.id), "text": .text(PlanWording.clause(action.text)),
                "status": .text(
                    (last?.status ?? PlanCount.unreported) + (state.isPast(action) ? ", past its date" : "")),
                "first_due": .text(action.firstDue?.english ?? "no date"),
                "due": .text(action.due?.english ?? "no date"),
                "reason": .text(reason.isEmpty ? "no reason given" : PlanWording.sentence(reason)),
            ]
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
        let plan = state.plan
        let standing = PlanStanding(of: plan)
        let open = plan.actions.filter { !standing.finished.contains($0.id) && $0.due != nil }.sorted {
            ($0.due ?? state.facts.today, PlanID.number($0.id))
                < ($1.due ?? state.facts.today, PlanID.number($1.id))
        }
        let items = open.prefix(context.most ?? 8).map { action -> [String: View] in
            return [
                "id": .text(action.id), "text": .text(PlanWording.clause(action.text)),
                "owner": .text(action.owner.isEmpty ? "no owner" : action.owner),
                "due": .text((action.due?.english ?? "no date") + (state.isPast(action) ? " (past)" : "")),
                "status": .text(standing.status(of: action.id) ?? PlanCount.unreported),
            ]
        }
        return ["any": .flag(!items.isEmpty), "items": .list(items)]
    }

    static let planMeasures = PartMaker(
        name: "plan-measures",
        help: "The measures of a plan: baseline, figure at the last paper, figure now, target, England.",
        inputs: [],
        gives: [
            "any": .flag,
            "items": .list([
                "id": .text, "what": .text, "baseline": .text, "before": .text, "now": .text, "target": .text,
                "england": .text,
            ]),
        ]
    ) { _, context, _ in
        guard let state = context.plan else { return noPlan }
        let items = state.plan.measures.map { measure -> [String: View] in
            func shown(_ number: Double?, _ date: PartialDate?) -> View {
                let quantity = PlanWording.quantity(number, unit: measure.unit)
                return .text(number == nil ? quantity : quantity + (date.map { " (\($0.english))" } ?? ""))
            }
            let now = state.plan.actuals(of: measure.id).last
            let before = state.before?.actuals(of: measure.id).last
            return [
                "id": .text(measure.id), "what": .text(measure.what),
                "baseline": shown(measure.baseline, measure.baselineDate),
                "before": shown(before?.value, before?.date), "now": shown(now?.value, now?.date),
                "target": shown(measure.target, measure.targetDate), "england": shown(measure.england, nil),
            ]
        }
        return ["any": .flag(!items.isEmpty), "items": .list(items)]
    }

    static let planBarriers = PartMaker(
        name: "plan-barriers",
        help: "What stands in the way of open actions, by their last updates.",
        inputs: [], gives: ["any": .flag, "items": .list(["id": .text, "text": .text])]
    ) { _, context, _ in
        guard let plan = context.plan?.plan else { return noPlan }
        let standing = PlanStanding(of: plan)
        let items = plan.actions.compactMap { action -> [String: View]? in
            guard !standing.finished.contains(action.id), let last = standing.last[action.id],
                !last.barrier.isEmpty
            else { return nil }
            return [
                "id": .text(action.id),
                "text": .text(
                    "\(PlanWording.clause(action.text)): \(PlanWording.sentence(last.barrier))"),
            ]
        }
        return ["any": .flag(!items.isEmpty), "items": .list(items)]
    }

    static let planQuestions = PartMaker(
        name: "plan-questions",
        help: "The questions of meetings since the last paper, with their answers and what they led to.",
        inputs: [],
        gives: [
            "any": .flag,
            "items": .list(["id": .text, "question": .text, "meeting": .text, "answer": .text, "led": .text]),
        ]
    ) { _, context, _ in
        guard let state = context.plan else { return noPlan }
        let earlier = state.last?.counts.asks ?? 0
        let asks = state.plan.asks.enumerated().filter { $0.offset >= earlier || $0.element.answer.isEmpty }
        let items = asks.map { _, ask -> [String: View] in
            [
                "id": .text(ask.id), "question": .text(PlanWording.sentence(ask.question)),
                "meeting": .text("\(ask.meeting), \(ask.date?.english ?? "undated")"),
                "answer": .text(ask.answer.isEmpty ? "not answered yet" : PlanWording.sentence(ask.answer)),
                "led": .text(ask.action.isEmpty ? "" : " It led to action \(ask.action)."),
            ]
        }
        return ["any": .flag(!items.isEmpty), "items": .list(items)]
    }
}
