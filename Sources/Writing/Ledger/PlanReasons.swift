internal import AssessmentModel
internal import TextAnalysis

extension ActionPlan {
    /// Why an action stands as it does, by its owner's words: each time that its date moved with the reason, what was given as a
    /// reason otherwise, and what stands in the way; that no reason was given, with what was said last.
    package func reasons(for action: String) -> [String] {
        let told = updates(of: action).sorted { ($0.asOf ?? .first) < ($1.asOf ?? .first) }
        let other = told.last { $0.due == nil && !$0.reason.isEmpty }
        let given = told.filter { $0.due != nil || $0 == other }
        var reasons = given.compactMap { update -> String? in
            if given.count == 1, update == told.last { return update.reason.isEmpty ? nil : update.reason }
            let when = update.due.map { "to \($0.english)" } ?? "on \(update.asOf?.english ?? "no day")"
            return "\(when): \(update.reason.isEmpty ? "no reason given" : PlanText.clause(update.reason))"
        }
        // What happened is no reason.
        if let last = told.last, last.reason.isEmpty, last.due == nil || reasons.isEmpty {
            let isExplained = given.contains { $0.status == last.status && !$0.reason.isEmpty }
            let meaning = scale.meaning(of: last.status)
            let lacksOne = reasons.isEmpty || !isExplained && (meaning == .late || meaning == .stopped)
            let lack = reasons.isEmpty ? "no reason given" : "no reason given since"
            let said = last.words.isEmpty ? "" : "said last: \(PlanText.clause(last.words))"
            let parts = [lacksOne ? lack : "", said].filter { !$0.isEmpty }
            if !parts.isEmpty { reasons.append(parts.joined(separator: "; ")) }
        }
        if let barrier = barrier(to: action)?.barrier { reasons.append("in the way: \(barrier)") }
        return reasons.isEmpty ? ["no reason given"] : reasons
    }

    /// The newest update of an action that names something in the way. That later ones do not name it is no word of its
    /// being gone.
    private func barrier(to action: String) -> PlanUpdate? {
        updates(of: action).last { !$0.barrier.isEmpty }
    }

    /// What stands in the way of an action, when that was said, and whether a later update leaves it out.
    package func barrierText(_ action: String) -> String? {
        guard let told = barrier(to: action) else { return nil }
        let isOld = lastUpdate(of: action) != told
        return "\(PlanText.clause(told.barrier)) (said on \(told.asOf?.english ?? "no day")"
            + "\(isOld ? "; later updates do not mention it" : ""))"
    }
}

extension PlanState {
    /// An action's status with the day that it is of, and whether its date is past: "on track on 28 June 2026".
    package func status(of action: PlanAction, _ standing: PlanStanding) -> String {
        guard let last = standing.last[action.id] else {
            return PlanCount.unreported + (isLate(action, standing) ? ", past its date" : "")
        }
        return last.status + (last.asOf.map { " on \($0.english)" } ?? "")
            + (last.confidence.isEmpty ? "" : ", confidence: \(last.confidence)")
            + (isLate(action, standing) ? ", past its date" : "")
    }

    /// By how much an action's end lies after its first due date, in words: "five months late"; nil where it does not. Its end
    /// is the day that it was finished, else its present date.
    package func lateness(of action: PlanAction, _ standing: PlanStanding) -> String? {
        let isFinished = standing.finished.contains(action.id)
        guard let first = action.firstDue.map(PlanDate.end),
            let end = (isFinished ? standing.last[action.id]?.asOf : action.due).map(PlanDate.end),
            first < end
        else { return nil }
        let months =
            (end.year - first.year) * 12 + (end.month ?? 12) - (first.month ?? 12)
            - ((end.day ?? 31) < (first.day ?? 31) ? 1 : 0)
        switch months {
        case ...0: return "less than a month late"
        case 1: return "a month late"
        case 2...9: return "\(NumberFormat.word(months)) months late"
        default: return "more than nine months late"
        }
    }

    private func isLate(_ action: PlanAction, _ standing: PlanStanding) -> Bool {
        isPast(action) && !standing.finished.contains(action.id)
    }
}
