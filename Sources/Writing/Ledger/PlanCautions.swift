internal import AssessmentModel

extension PlanState {
    /// What a reader must know of a paper's counts, a sentence each; none where all is as it looks.
    package var cautions: [String] {
        let standing = PlanStanding(of: plan)
        let finished = plan.actions.filter { standing.finished.contains($0.id) }.map(\.id)
        let shown = Set(plan.evidence.map(\.action))
        let signed = Set(plan.signOffs.map(\.action))
        let unproven = finished.filter { !shown.contains($0) }
        let unsigned = finished.filter { !signed.contains($0) }
        var told = [reviewCaution].compactMap(\.self)
        if isRewritten {
            told.append(
                "Updates that the last paper rested on were changed in the plan since. Its numbers are counted anew here."
            )
        }
        if let latest = plan.latestEntry, PlanDate.end(of: facts.today) < latest {
            told.append(
                "The plan holds entries up to \(latest.english), after the date of this paper; they are told here."
            )
        }
        let abandoned = plan.abandonedPoints.map { point in
            let place = facts.point(point.id).map(Self.place) ?? point.place
            return "\(place) (\(point.actions.joined(separator: ", ")))"
        }
        if !abandoned.isEmpty {
            told.append(
                "Points for which nothing goes on, because their actions were stopped: \(abandoned.joined(separator: "; "))."
            )
        }
        let short = plan.actions.filter { standing.finished.contains($0.id) }.flatMap { action in
            plan.unmetTargets(of: action).map { "\(action.id) (\($0))" }
        }
        if !short.isEmpty {
            told.append("Finished, and short of what was aimed at: \(short.joined(separator: "; ")).")
        }
        if !unproven.isEmpty {
            told.append("Finished without evidence: \(unproven.joined(separator: ", ")).")
        }
        if !unsigned.isEmpty {
            told.append("Finished and not signed off: \(unsigned.joined(separator: ", ")).")
        }
        return told
    }

    /// Whether the report that the paper tells of, as it is now, has the sentence that a measure keeps of it.
    package func isQuotable(_ measure: PlanMeasure) -> Bool {
        !measure.report.isEmpty && facts.review == nil && measure.indicator.hasPrefix(report + "/")
            && facts.figures[measure.indicator]?.sentence == measure.report
    }

    /// "10 July 2026, for the scrutiny committee": the last paper; nil for a first one.
    package var lastPaper: String? {
        last.map {
            [$0.date?.english ?? "undated", $0.audience].filter { !$0.isEmpty }.joined(separator: ", for ")
        }
    }
}

extension ActionPlan {
    /// The latest day that an update, a figure, evidence or a sign-off is of.
    var latestEntry: PartialDate? {
        (updates.compactMap(\.asOf) + actuals.compactMap(\.date) + evidence.compactMap(\.date)
            + signOffs.compactMap(\.date)).max()
    }

    /// The measures of an action whose newest figure is short of their target: "M1 stands at 61%, short of its target of
    /// 80%".
    package func unmetTargets(of action: PlanAction) -> [String] {
        action.measures.compactMap { id in
            guard let measure = measure(id), let now = actuals(of: id).last,
                measure.isMet(by: now.value) == false
            else { return nil }
            let unit = measure.unit
            return
                "\(id) stands at \(PlanNumber.quantity(now.value, unit: unit)), short of its target of \(PlanNumber.quantity(measure.target, unit: unit))"
        }
    }
}
