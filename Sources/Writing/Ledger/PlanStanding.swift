internal import AssessmentModel

/// How the actions of a plan stand, worked out once for all of them.
package struct PlanStanding: Sendable {
    /// The update that says how an action stands: the newest by its date, the later given of two of one day.
    package let last: [String: PlanUpdate]
    /// The actions that are finished by their owner's word or by a sign-off.
    package let finished: Set<String>
    /// Those that are finished, and those that were stopped.
    package let ended: Set<String>

    package init(of plan: ActionPlan) {
        var last: [String: PlanUpdate] = [:]
        for update in plan.updates {
            if let known = last[update.action], (update.asOf ?? .first) < (known.asOf ?? .first) { continue }
            last[update.action] = update
        }
        self.last = last
        let done = Set(plan.scale.words.filter { $0.means == .finished }.map(\.word))
        finished = Set(plan.signOffs.map(\.action)).union(last.filter { done.contains($0.value.status) }.keys)
        let stopped = last.filter { plan.scale.meaning(of: $0.value.status) == .stopped }
        ended = finished.union(stopped.keys)
    }

    /// The word by which an action stands; nil of one that was never reported on.
    package func status(of action: String) -> String? { last[action]?.status }
}
