internal import AssessmentModel

extension PlanState {
    /// The actions of which something was said since the last paper, each with what; none without a last paper.
    package var changes: [(action: PlanAction, told: [String])] {
        guard let before else { return [] }
        let known = Set(before.actions.map(\.id))
        let earlier = PlanStanding(of: before)
        return plan.actions.compactMap { action in
            var told: [String] = known.contains(action.id) ? [] : ["added"]
            told += updates(of: action.id, since: before, from: earlier.status(of: action.id))
            if let then = before.action(action.id)?.due, let due = action.due, then != due {
                told.append("now due on \(due.english), before on \(then.english)")
            }
            if hasPassed(action, since: earlier) {
                told.append("passed its date of \(action.due?.english ?? "")")
            }
            told += added(to: action.id, since: before)
            return told.isEmpty ? nil : (action, told)
        }
    }

    /// The measures that have a figure since the last paper, each with its change.
    package var figureChanges: [(measure: PlanMeasure, told: String)] {
        guard let before else { return [] }
        return plan.measures.compactMap { measure in
            let then = before.actuals(of: measure.id).last
            guard let now = plan.actuals(of: measure.id).last, now != then else { return nil }
            func shown(_ number: Double?) -> String { PlanNumber.quantity(number, unit: measure.unit) }
            let change =
                if let then {
                    "from \(shown(then.value)) to \(shown(now.value))"
                } else if measure.baseline != nil {
                    "first figure since the baseline of \(shown(measure.baseline)): \(shown(now.value))"
                } else {
                    "first figure: \(shown(now.value))"
                }
            let isWorse = lapses.contains { $0.hasPrefix("\(measure.id) ") }
            return (
                measure,
                change + (isWorse ? ", which is worse" : "") + (now.date.map { " on \($0.english)" } ?? "")
            )
        }
    }

    /// The open actions that the last paper had and of which nothing was said since.
    package var silent: [PlanAction] {
        guard let before else { return [] }
        let told = Set(plan.updates.dropFirst(before.updates.count).map(\.action))
        let finished = PlanStanding(of: plan).finished
        return plan.actions.filter { action in
            before.action(action.id) != nil && !told.contains(action.id) && !finished.contains(action.id)
        }
    }

    /// Each status that was told since, with its day and what was said: "from on track to slipped on 30 September 2026:
    /// The supplier left".
    private func updates(of action: String, since before: ActionPlan, from then: String?) -> [String] {
        let updates = plan.updates.dropFirst(before.updates.count).filter { $0.action == action }
            .sorted { ($0.asOf ?? .first) < ($1.asOf ?? .first) }
        return updates.enumerated().map { place, update in
            let last = place == 0 ? then : updates[place - 1].status
            let change =
                last == nil
                ? "first reported: \(update.status)"
                : last == update.status ? "again \(update.status)" : "from \(last ?? "") to \(update.status)"
            let said = [update.words, update.reason].filter { !$0.isEmpty }.map(PlanText.clause)
            return change + (update.asOf.map { " on \($0.english)" } ?? "")
                + (update.confidence.isEmpty ? "" : ", confidence: \(update.confidence)")
                + (said.isEmpty ? "" : ": " + said.joined(separator: ", "))
        }
    }

    /// Whether an open action's date went by since the last paper.
    private func hasPassed(_ action: PlanAction, since earlier: PlanStanding) -> Bool {
        guard isPast(action), !PlanStanding(of: plan).finished.contains(action.id), let due = action.due,
            let date = last?.date
        else { return false }
        return PlanDate.end(of: due) >= date
    }

    /// What shows of an action that was added since: its evidence and who signed it off.
    private func added(to action: String, since before: ActionPlan) -> [String] {
        let evidence = plan.evidence.dropFirst(before.evidence.count).filter { $0.action == action }
        let signed = plan.signOffs.dropFirst(before.signOffs.count).filter { $0.action == action }
        return evidence.map { "evidence: \($0.what)" }
            + signed.map { "signed off as \($0.state) by \($0.by)" }
    }
}
