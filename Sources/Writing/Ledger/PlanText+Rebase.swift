internal import AssessmentModel

extension PlanText {
    /// What is to be decided about a plan's points since its report was published again, superseded or followed by another.
    package static func rebase(_ plan: ActionPlan, _ facts: PlanFacts) -> String {
        let present = facts.review?.points ?? facts.points
        let rebase = PlanRebase(plan.points, in: present)
        var text = facts.review.map { reviewed($0, plan, rebase) } ?? ""
        let decided = plan.points.filter { point in
            guard case .same(let heir) = rebase.fate(of: point) else { return false }
            return facts.review != nil || heir.id == point.id && heir.fingerprint == point.fingerprint
        }.map(\.id)
        let open = plan.points.filter { !decided.contains($0.id) }
        for point in open {
            text += "\(point.place)  \(point.kind.english)\n  in the plan: \(point.says)\n"
            if let heir = rebase.fate(of: point).heir {
                let place = PlanID.place(heir.id) == point.place ? "" : " (\(PlanID.place(heir.id)))"
                text += "  now\(place): \(heir.says)\n"
            } else {
                text += "  now: nothing is like it any more\n"
            }
        }
        if !open.isEmpty { text += "Decide each: plan rebase accept POINT, plan rebase drop POINT\n" }
        let new = rebase.others.filter(\.isToBeAnswered)
        if !new.isEmpty {
            text += "Shortfalls that the plan does not hold: plan rebase add POINT\n"
            text += new.map { "  \(PlanID.place($0.id))  \(line($0.says))\n" }.joined()
        }
        if let newer = facts.reassessment {
            let then = PlanRebase(plan.points, in: newer.points)
            let alike = plan.points.count { then.fate(of: $0) != .gone }
            text += """
                \(plan.council) was assessed again since: \(newer.new). This plan answers \(plan.assessment), and its papers tell of that report.
                Points of the plan that something there is like: \(alike) of \(plan.points.count). Shortfalls there that the plan does not hold: \(then.others.count(where: \.isToBeAnswered)).
                plan rebase over takes the plan over to it with its answers.

                """
        }
        return text.isEmpty ? "Every point reads as it did when it came into the plan.\n" : text
    }

    private static func reviewed(_ review: PlanReview, _ plan: ActionPlan, _ rebase: PlanRebase) -> String {
        let same = plan.points.count { if case .same = rebase.fate(of: $0) { true } else { false } }
        let day = review.published.map { ", \($0.english)" } ?? ""
        return """
            The report was published again (\(review.reason)\(day)): \(review.new) took the place of \(review.old), which this plan answers.
            Points that read the same there: \(same) of \(plan.points.count). plan rebase accept same carries them over with their answers.
            Take back the workbooks that are out before: they are of \(review.old).

            """
    }
}
