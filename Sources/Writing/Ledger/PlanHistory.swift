package import AssessmentModel
internal import TextAnalysis

/// How far a plan had come: how many entries the lists had that are only added to, and which answers its points
/// had. A paper keeps it, so that the next one can say what changed since.
package struct PlanCounts: Hashable, Sendable {
    package var actions: Int
    package var updates: Int
    package var actuals: Int
    package var evidence: Int
    package var signOffs: Int
    package var asks: Int
    /// The digest of the answers to points, which change in place: eight hex digits.
    package var answers: String

    package init(of plan: ActionPlan) {
        actions = plan.actions.count
        updates = plan.updates.count
        actuals = plan.actuals.count
        evidence = plan.evidence.count
        signOffs = plan.signOffs.count
        asks = plan.asks.count
        answers = plan.answersDigest
    }

    /// Reads what `text` gives: `8 14 3 2 1 0 5f0c91ab`; nil of anything else.
    package init?(_ text: String) {
        let words = text.split(separator: " ")
        let numbers = words.prefix(6).compactMap { Int($0) }
        guard words.count == 7, numbers.count == 6, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        (actions, updates, actuals) = (numbers[0], numbers[1], numbers[2])
        (evidence, signOffs, asks) = (numbers[3], numbers[4], numbers[5])
        answers = String(words[6])
    }

    /// The six numbers and the digest in the order of the members.
    package var text: String {
        let numbers = [actions, updates, actuals, evidence, signOffs, asks].map(String.init)
        return (numbers + [answers]).joined(separator: " ")
    }
}

extension ActionPlan {
    /// The plan as it was when it had come so far. Due dates are those of then; the words of actions and the
    /// answers to points are those of today.
    package func asOf(_ counts: PlanCounts) -> ActionPlan {
        var plan = self
        plan.updates = Array(updates.prefix(counts.updates))
        plan.actuals = Array(actuals.prefix(counts.actuals))
        plan.evidence = Array(evidence.prefix(counts.evidence))
        plan.signOffs = Array(signOffs.prefix(counts.signOffs))
        plan.asks = Array(asks.prefix(counts.asks))
        plan.actions = actions.prefix(counts.actions).map { action in
            guard
                updates.dropFirst(counts.updates).contains(where: { $0.action == action.id && $0.due != nil })
            else { return action }
            var action = action
            action.due = plan.updates.last { $0.action == action.id && $0.due != nil }?.due ?? action.firstDue
            return action
        }
        return plan
    }

    /// The digest of the points with their answers and the actions that answer them: eight hex digits.
    var answersDigest: String {
        let lines = points.map { "\($0.id) \($0.answer) \($0.actions.joined(separator: ","))" }
        return String(Fingerprint.sha256(Array(lines.joined(separator: "\n").utf8)).prefix(8))
    }

    /// The digest of everything that is only added to: 64 hex digits.
    package var digest: String { digest(answering: assessment, isWithAnswers: false) }

    /// What the digest was while the plan answered an assessment.
    ///
    /// - Parameter isWithAnswers: whether the answers to questions of meetings are in it, as in papers written before answers
    ///   could be given later.
    func digest(answering assessment: String, isWithAnswers: Bool) -> String {
        var bare = ActionPlan(name: name, assessment: assessment, started: nil, scale: scale)
        bare.updates = updates
        bare.actuals = actuals
        bare.evidence = evidence
        bare.signOffs = signOffs
        bare.asks = asks
        if !isWithAnswers {
            for place in asks.indices {
                (bare.asks[place].answer, bare.asks[place].answered, bare.asks[place].action) = ("", nil, "")
            }
        }
        return Fingerprint.sha256(Array(PlanFile.text(of: bare).utf8))
    }
}

/// What a paper kept of itself for the next one.
package struct LastPaper: Sendable {
    package var counts: PlanCounts
    package var date: PartialDate?
    /// "scrutiny"; empty where it named none.
    package var audience: String

    package init(counts: PlanCounts, date: PartialDate?, audience: String = "") {
        self.counts = counts
        self.date = date
        self.audience = audience
    }

    /// How many questions of meetings had been told by then; the Department is told none.
    var toldAsks: Int { audience == "department" ? 0 : counts.asks }
}

/// A plan for a paper: as it is, as the last paper had it, and what the report says.
package struct PlanState: Sendable {
    package var plan: ActionPlan
    package var facts: PlanFacts
    /// When the last paper was written; nil for a first paper.
    package var last: LastPaper?
    /// Whether entries that the last paper rested on were changed since.
    var isRewritten: Bool

    package init(
        plan: ActionPlan, facts: PlanFacts, last: LastPaper? = nil,
        lastDigest: String? = nil
    ) {
        self.plan = plan
        self.facts = facts
        self.last = last
        isRewritten = false
        if let last, let lastDigest {
            let then = plan.asOf(last.counts)
            isRewritten = !([plan.assessment] + plan.earlier).contains { id in
                [false, true].contains { then.digest(answering: id, isWithAnswers: $0) == lastDigest }
            }
        }
    }

    /// Whether the paper is of a day after an action's due date.
    package func isPast(_ action: PlanAction) -> Bool {
        action.due.map { PlanDate.end(of: $0) < facts.today } ?? false
    }

    /// The plan as the last paper had it; nil for a first paper.
    package var before: ActionPlan? { last.map { plan.asOf($0.counts) } }
}

/// A number of a plan that a paper prints, as it can be counted again: `8 14 3 2 1 0 5f0c91ab actions - slipped`
/// for the actions that stood so when the plan had come so far.
package enum PlanCount {
    /// Actions that stand so; all without a status. Of a section, those that answer a point of it.
    case actions(String?, in: String?)
    /// Points that are answered so; all without an answer. Of a section, its own.
    case points(PlanAnswer?, in: String?)
    /// Actions that are finished, with something that shows it.
    case finished(Proof)

    package enum Proof: String, Sendable {
        case any, evidence, complete, embedded
        /// Signed off as complete, and not as embedded.
        case onlyComplete = "only-complete"
    }

    package static let unreported = "not reported on yet"

    /// What a paper's trailing comment holds.
    package func expression(of plan: ActionPlan) -> String {
        let counts = PlanCounts(of: plan).text
        let parts: [String] =
            switch self {
            case .actions(let status, let section): ["actions", section ?? "-", status ?? ""]
            case .points(let answer, let section): ["points", section ?? "-", answer?.rawValue ?? ""]
            case .finished(let proof): ["finished", "-", proof.rawValue]
            }
        return ([counts] + parts.filter { !$0.isEmpty }).joined(separator: " ")
    }

    /// How many actions or points of a plan it counts, by the plan's newest updates.
    package func value(in plan: ActionPlan) -> Int {
        switch self {
        case .actions(let status, let section):
            let here = section.map { section in
                Set(plan.points.filter { $0.section == section }.flatMap(\.actions))
            }
            let standing = PlanStanding(of: plan)
            return plan.actions.count { action in
                let stands = standing.status(of: action.id) ?? Self.unreported
                return here?.contains(action.id) != false && (status == nil || stands == status)
            }
        case .points(let answer, let section):
            return plan.points.count { point in
                (section == nil || point.section == section) && (answer == nil || point.kind == answer)
            }
        case .finished(let proof):
            let finished = PlanStanding(of: plan).finished
            switch proof {
            case .any: return finished.count
            case .evidence: return finished.intersection(plan.evidence.map(\.action)).count
            case .complete: return finished.intersection(signed("complete", plan)).count
            case .embedded: return finished.intersection(signed("embedded", plan)).count
            case .onlyComplete:
                return finished.intersection(signed("complete", plan)).subtracting(signed("embedded", plan))
                    .count
            }
        }
    }

    private func signed(_ state: String, _ plan: ActionPlan) -> Set<String> {
        Set(plan.signOffs.filter { $0.state == state }.map(\.action))
    }

    /// The value of an expression for a plan as it is today; nil when it is none.
    ///
    /// - Parameter printed: what the paper says: the value of a number that rests on answers which were changed
    ///   since, and which cannot be counted again.
    package static func value(of expression: String, in plan: ActionPlan, printed: Double) -> Double? {
        let words = expression.split(separator: " ").map(String.init)
        guard words.count > 8, let counts = PlanCounts(words.prefix(7).joined(separator: " ")) else {
            return nil
        }
        let isOfAnswers = words[7] == "points" || words[8] != "-"
        if isOfAnswers, counts.answers != plan.answersDigest { return printed }
        return value(words[7], words[8], words.dropFirst(9).joined(separator: " "), plan.asOf(counts)).map {
            Double($0)
        }
    }

    private static func value(_ kind: String, _ place: String, _ rest: String, _ then: ActionPlan) -> Int? {
        let section = place == "-" ? nil : place
        switch kind {
        case "actions": return actions(rest.isEmpty ? nil : rest, in: section).value(in: then)
        case "points":
            if rest.isEmpty { return points(nil, in: section).value(in: then) }
            return PlanAnswer(rawValue: rest).map { points($0, in: section).value(in: then) }
        case "finished": return Proof(rawValue: rest).map { finished($0).value(in: then) }
        default: return nil
        }
    }
}

extension ActionPlan {
    /// Everything that the plan says of each of its records, by id: what a paper about it may print.
    package var texts: [String: String] {
        var texts: [String: [String]] = [:]
        func add<Record: PlanRecord>(_ record: Record, to id: String) {
            // A paper prints no ids of the library, which have the year and month of the report in them.
            for field in Record.fields where !["id", "indicator", "fingerprint"].contains(field.name) {
                let text = field.text(of: record)
                guard !text.isEmpty else { continue }
                // "2026-09-30" would be read as a year, which every day of it agrees with.
                if case .date(let path) = field.slot, let date = record[keyPath: path] {
                    texts[id, default: []].append(date.english)
                } else {
                    texts[id, default: []].append(text)
                }
            }
        }
        for action in actions {
            add(action, to: action.id)
            for id in action.measures { if let measure = measure(id) { add(measure, to: action.id) } }
        }
        for measure in measures { add(measure, to: measure.id) }
        for actual in actuals { add(actual, to: actual.measure) }
        for update in updates { add(update, to: update.action) }
        for piece in evidence { add(piece, to: piece.action) }
        for signOff in signOffs { add(signOff, to: signOff.action) }
        for ask in asks { add(ask, to: ask.id) }
        for point in points { for action in point.actions { add(point, to: action) } }
        return texts.mapValues { $0.joined(separator: "; ") }
    }
}
