package import AssessmentModel
internal import TextAnalysis

/// What is said of a plan and its parts; texts end in a newline.
package enum PlanText {
    private static let longestLine = 60

    /// The beginning of a text, on one line.
    package static func line(_ text: String) -> String {
        let flat = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return flat.count <= longestLine ? flat : flat.prefix(longestLine - 1) + "…"
    }

    // MARK: The plan

    /// How a plan stands: its answers, statuses, what is overdue and due next.
    package static func status(_ plan: ActionPlan, today: PartialDate) -> String {
        let started = plan.started.map { ", started on \($0.english)" } ?? ""
        var rows: [(String, String)] = []
        let answers = PlanAnswer.allCases.compactMap { kind -> String? in
            let count = plan.points.count { $0.kind == kind }
            return count == 0 ? nil : "\(count) \(kind == .actions ? "with " : "")\(kind.english)"
        }
        rows.append(("points", "\(plan.points.count): \(answers.joined(separator: ", "))"))
        let counts = statusCounts(of: plan).map { "\($0.count) \($0.status)" }
        rows.append(
            (
                "actions",
                plan.actions.isEmpty ? "none yet" : "\(plan.actions.count): \(counts.joined(separator: ", "))"
            ))
        let finished = PlanStanding(of: plan).finished
        let open = plan.actions.filter { !finished.contains($0.id) }
        let overdue = open.filter { $0.due.map { PlanDate.end(of: $0) < today } ?? false }
        if !overdue.isEmpty { rows.append(("overdue", overdue.map(due).joined(separator: "; "))) }
        let next = open.filter { $0.due.map { PlanDate.end(of: $0) >= today } ?? false }.sorted {
            ($0.due ?? today, PlanID.number($0.id)) < ($1.due ?? today, PlanID.number($1.id))
        }
        if !next.isEmpty { rows.append(("due next", next.prefix(3).map(due).joined(separator: "; "))) }
        if !plan.measures.isEmpty {
            let told = plan.measures.count { !plan.actuals(of: $0.id).isEmpty }
            rows.append(("measures", "\(plan.measures.count), \(told) with a figure since the baseline"))
        }
        return "\(plan.name): the plan for \(plan.assessment)\(started)\n" + columns(rows)
    }

    /// How many actions stand at each word of the scale, and how many were never reported on.
    private static func statusCounts(of plan: ActionPlan) -> [(status: String, count: Int)] {
        (plan.scale.labels + [PlanCount.unreported]).map {
            ($0, PlanCount.actions($0, in: nil).value(in: plan))
        }
        .filter { $0.1 > 0 }
    }

    private static func due(_ action: PlanAction) -> String {
        "\(action.id) (\(action.due?.english ?? "no date"))"
    }

    private static func columns(_ rows: [(String, String)]) -> String {
        let width = (rows.map(\.0.count).max() ?? 0) + 2
        return rows.map { name, text in
            "  \(name)\(String(repeating: " ", count: width - name.count))\(text)\n"
        }.joined()
    }

    /// The fields of a record that have a value, without its first two.
    private static func fields<Record: PlanRecord>(of record: Record, except: Set<String>) -> [(
        String, String
    )] {
        Record.fields.compactMap { field in
            guard !except.contains(field.name) else { return nil }
            if case .date(let path) = field.slot {
                return record[keyPath: path].map { (field.label, $0.english) }
            }
            let text = MarkdownText.flattened(field.text(of: record))
            return text.isEmpty ? nil : (field.label, text)
        }
    }

    // MARK: Its parts

    /// An action and what it answers.
    package static func action(_ action: PlanAction, in plan: ActionPlan) -> String {
        var rows = fields(
            of: action, except: ["id", "text", action.firstDue == action.due ? "first_due" : ""])
        let points = plan.points(answeredBy: action.id).map(\.place)
        rows.append(("answers", points.isEmpty ? "no point yet" : points.joined(separator: ", ")))
        for id in action.measures {
            if let measure = plan.measure(id) { rows.append((id, measure.what + target(of: measure))) }
        }
        return "\(action.id): \(action.text)\n" + columns(rows)
    }

    /// What an officer is asked for of a measure that was just made; nothing where all is said.
    package static func lacking(of measure: PlanMeasure) -> String {
        var asked = ""
        if !measure.report.isEmpty {
            asked +=
                "  The report says: “\(measure.report)” If the name “\(measure.what)” leaves out what matters: plan change \(measure.id) what \"WORDS\"\n"
        }
        let facts = [
            measure.unit.isEmpty ? "unit WORD" : nil, measure.way == nil ? "better up (or down)" : nil,
        ].compactMap(\.self)
        if !facts.isEmpty {
            asked += "  Nobody has said yet: plan change \(measure.id) \(facts.joined(separator: " "))\n"
        }
        return asked
    }

    private static func target(of measure: PlanMeasure) -> String {
        let parts = [
            measure.baseline.map { "from \(PlanNumber.text($0))" },
            measure.target.map { "to \(PlanNumber.text($0))" },
        ].compactMap { $0 }
        return parts.isEmpty ? "" : ", \(parts.joined(separator: " ")) \(measure.unit)".trimmed
    }

    /// An action with everything that was said of it.
    package static func whole(_ action: PlanAction, in plan: ActionPlan) -> String {
        var text = self.action(action, in: plan)
        for update in plan.updates(of: action.id) { text += "  " + line(of: update) }
        for evidence in plan.evidence(of: action.id) {
            let level = evidence.level.isEmpty ? "" : " (\(evidence.level))"
            let kept = evidence.kept.isEmpty ? "" : ", kept: \(evidence.kept)"
            text += "  \(evidence.id) evidence: \(evidence.what)\(level)\(kept)\n"
        }
        for signOff in plan.signOffs(of: action.id) {
            text += "  \(signOff.state): \(signOff.by), \(signOff.date?.english ?? "undated")\n"
        }
        for ask in plan.asks where ask.action == action.id {
            text += "  led to by \(ask.id): \(ask.question)\n"
        }
        return text
    }

    private static func line(of update: PlanUpdate) -> String {
        var parts = ["\(update.asOf?.english ?? "undated"): \(update.status)"]
        if !update.confidence.isEmpty { parts[0] += ", confidence \(update.confidence)" }
        if let due = update.due { parts.append("to \(due.english)") }
        if !update.reason.isEmpty { parts.append("because \(update.reason)") }
        if !update.words.isEmpty { parts.append(update.words) }
        if !update.barrier.isEmpty { parts.append("barrier: \(update.barrier)") }
        // A line's end in an owner's words makes no line of the plan.
        return MarkdownText.flattened(parts.joined(separator: "; "))
            + (update.by.isEmpty ? "" : " (\(update.by))") + "\n"
    }

    /// How an action stands after an update.
    package static func updated(_ action: PlanAction, in plan: ActionPlan, today: PartialDate) -> String {
        guard let last = plan.lastUpdate(of: action.id) else { return "" }
        let isOverdue =
            (action.due.map { PlanDate.end(of: $0) < today } ?? false)
            && !PlanStanding(of: plan).finished.contains(action.id)
        let due =
            action.due.map {
                isOverdue ? ", and overdue: it was due on \($0.english)" : ", due on \($0.english)"
            }
            ?? ", without a due date"
        return "\(action.id): \(last.status)\(due)\n"
    }

    /// "Audit of 40 files (outcome, tested by the quality lead)".
    package static func evidence(_ piece: PlanEvidence) -> String {
        let facts = [piece.level, piece.testedBy.isEmpty ? "" : "tested by \(piece.testedBy)"].filter {
            !$0.isEmpty
        }
        return clause(piece.what) + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
    }

    /// On one line, without its final stop.
    package static func clause(_ text: String) -> String {
        let flat = MarkdownText.flattened(text)
        return flat.hasSuffix(".") ? String(flat.dropLast()) : flat
    }

    /// On one line, with a final stop.
    package static func sentence(_ text: String) -> String {
        let flat = MarkdownText.flattened(text)
        return flat.isEmpty || ".!?".contains(flat.last ?? " ") ? flat : flat + "."
    }

    /// "complete, Director of adult social care, 2 October 2026".
    package static func signOff(_ signOff: PlanSignOff) -> String {
        "\(signOff.state), \(signOff.by), \(signOff.date?.english ?? "undated")"
    }

    /// A measure with its figures, oldest first.
    package static func measure(_ measure: PlanMeasure, in plan: ActionPlan) -> String {
        var rows = fields(of: measure, except: ["id", "what"])
        let actions = plan.actions.filter { $0.measures.contains(measure.id) }.map(\.id)
        if !actions.isEmpty { rows.append(("of", actions.joined(separator: ", "))) }
        for actual in plan.actuals(of: measure.id) {
            rows.append((actual.date?.english ?? "undated", actual.value.map(PlanNumber.text) ?? ""))
        }
        return "\(measure.id): \(measure.what)\n" + columns(rows)
    }

    /// A point and its answer.
    package static func point(_ point: PlanPoint, in plan: ActionPlan) -> String {
        let rows = fields(of: point, except: ["id", "fingerprint", "says", "answer", "actions"])
        let actions = point.actions.compactMap { plan.action($0) }.map { ($0.id, $0.text) }
        return "\(point.place): \(point.says)\n" + columns([("answer", point.kind.english)] + actions + rows)
    }

    /// A question of a meeting and what came of it.
    package static func ask(_ ask: PlanAsk) -> String {
        "\(ask.id): \(ask.question)\n" + columns(fields(of: ask, except: ["id", "question"]))
    }
}
