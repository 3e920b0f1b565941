internal import AssessmentModel

extension PlanState {
    /// The actions of which something was said since the last paper, each with what; none without a last paper.
    package var changes: [(action: PlanAction, told: [String])] {
        guard let before else { return [] }
        let known = Set(before.actions.map(\.id))
        let (standing, earlier) = (PlanStanding(of: plan), PlanStanding(of: before))
        return plan.actions.compactMap { action in
            let (then, now) = (earlier.status(of: action.id), standing.status(of: action.id))
            var told: [String] = []
            if !known.contains(action.id) {
                told.append("added" + (now.map { ", \($0)" } ?? ""))
            } else if let then, let now, then != now {
                told.append("from \(then) to \(now)")
            } else if then == nil, let now {
                told.append("first reported: \(now)")
            }
            if let then = before.action(action.id)?.due, let due = action.due, then != due {
                told.append("due on \(due.english), before on \(then.english)")
            }
            told += added(to: action.id, since: before)
            return told.isEmpty ? nil : (action, told)
        }
    }

    /// What shows of an action that was added since: its evidence and who signed it off.
    private func added(to action: String, since before: ActionPlan) -> [String] {
        let evidence = plan.evidence.dropFirst(before.evidence.count).filter { $0.action == action }
        let signed = plan.signOffs.dropFirst(before.signOffs.count).filter { $0.action == action }
        return evidence.map { "evidence: \($0.what)" }
            + signed.map { "signed off as \($0.state) by \($0.by)" }
    }
}
