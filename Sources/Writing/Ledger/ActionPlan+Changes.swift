package import AssessmentModel
package import SourceText

/// What officers do to a plan. Each member changes the plan whole or throws and leaves it as it was.
extension ActionPlan {
    // MARK: Names

    /// The action of an id in any case.
    ///
    /// - Throws: `WorldError` with the nearest.
    package func actionIndex(_ id: String) throws(WorldError) -> Int {
        if let index = actions.firstIndex(where: { $0.id.lowercased() == id.lowercased() }) { return index }
        throw .ofQuestion(
            actions.isEmpty
                ? "The plan has no action yet: plan add \"What is done\" owner \"Role\" due 2026-09-30"
                : Suggestion.after("The plan has no action \"\(id)\".", id, in: actions.map(\.id)))
    }

    /// The measure of an id in any case.
    ///
    /// - Throws: `WorldError` with the nearest.
    package func measureIndex(_ id: String) throws(WorldError) -> Int {
        if let index = measures.firstIndex(where: { $0.id.lowercased() == id.lowercased() }) { return index }
        throw .ofQuestion(
            Suggestion.after("The plan has no measure \"\(id)\".", id, in: measures.map(\.id)))
    }

    /// The point of an id: long, `northmoor/needs/7a` or `needs/7a`.
    ///
    /// - Throws: `WorldError` with the nearest.
    package func pointIndex(_ id: String) throws(WorldError) -> Int {
        let long = longID(id)
        if let index = points.firstIndex(where: { $0.id == long }) { return index }
        // Of a version that was superseded, and not decided about yet.
        let place = id.split(separator: "/").count == 2 ? id : PlanID.place(id)
        if let index = points.firstIndex(where: { $0.place == place && earlier.contains($0.assessment) }) {
            return index
        }
        throw .ofQuestion(
            Suggestion.after("The plan has no point \"\(id)\".", id, in: points.map(\.place)))
    }

    /// The long id of a point or figure of the plan's assessment that is named shortly.
    package func longID(_ id: String) -> String {
        let parts = id.split(separator: "/")
        if parts.count == 2 { return "\(assessment)/\(id)" }
        if let read = RecordID(id), !read.isLong, read.authority == council, parts.count == 3 {
            return "\(assessment)/\(PlanID.place(id))"
        }
        return id
    }

    private static func next(_ letter: String, _ ids: [String]) -> String {
        letter + String((ids.map(PlanID.number).max() ?? 0) + 1)
    }

    // MARK: Answers

    /// Answers points.
    ///
    /// - Parameter actions: for the answer `actions`; they join those that answer the points already.
    /// - Throws: `WorldError` for an id that the plan has not.
    package mutating func answer(
        _ points: [String], as answer: PlanAnswer, actions: [String], words: String, by: String,
        on: PartialDate
    ) throws(WorldError) {
        let named = try actions.map { id throws(WorldError) in self.actions[try actionIndex(id)].id }
        let places = try points.map { id throws(WorldError) in try pointIndex(id) }
        for place in places {
            var point = self.points[place]
            point.answer = answer.rawValue
            point.actions =
                answer == .actions ? point.actions + named.filter { !point.actions.contains($0) } : []
            point.words = words
            point.by = answer == .open ? "" : by
            point.on = answer == .open ? nil : on
            self.points[place] = point
        }
    }

    // MARK: Actions

    /// Adds an action and gives its id.
    package mutating func add(_ action: PlanAction) -> String {
        var action = action
        action.id = Self.next("A", actions.map(\.id))
        action.firstDue = action.firstDue ?? action.due
        actions.append(action)
        return action.id
    }

    /// Adds a measure and gives its id.
    package mutating func add(_ measure: PlanMeasure) -> String {
        var measure = measure
        measure.id = Self.next("M", measures.map(\.id))
        measures.append(measure)
        return measure.id
    }

    /// Adds an update; a new due date becomes the action's present one.
    ///
    /// - Throws: `WorldError` for an action that the plan has not.
    package mutating func add(_ update: PlanUpdate) throws(WorldError) {
        let place = try actionIndex(update.action)
        var update = update
        update.action = actions[place].id
        updates.append(update)
        guard let due = update.due else { return }
        actions[place].firstDue = actions[place].firstDue ?? actions[place].due ?? due
        actions[place].due = due
    }

    /// Adds a piece of evidence and gives its id.
    ///
    /// - Throws: `WorldError` for an action that the plan has not.
    package mutating func add(_ evidence: PlanEvidence) throws(WorldError) -> String {
        var evidence = evidence
        evidence.action = actions[try actionIndex(evidence.action)].id
        evidence.id = Self.next("E", self.evidence.map(\.id))
        self.evidence.append(evidence)
        return evidence.id
    }

    /// Signs an action off; on all its evidence where none is named.
    ///
    /// - Throws: `WorldError` for an action or evidence that the plan has not.
    package mutating func add(_ signOff: PlanSignOff) throws(WorldError) {
        var signOff = signOff
        signOff.action = actions[try actionIndex(signOff.action)].id
        let known = evidence(of: signOff.action).map(\.id)
        signOff.evidence = try signOff.evidence.map { id throws(WorldError) in
            guard let found = known.first(where: { $0.lowercased() == id.lowercased() }) else {
                throw .ofQuestion(
                    Suggestion.after("\(signOff.action) has no evidence \"\(id)\".", id, in: known))
            }
            return found
        }
        if signOff.evidence.isEmpty { signOff.evidence = known }
        signOffs.append(signOff)
    }

    /// Adds a figure that a measure came to.
    ///
    /// - Throws: `WorldError` for a measure that the plan has not.
    package mutating func add(_ actual: PlanActual) throws(WorldError) {
        var actual = actual
        actual.measure = measures[try measureIndex(actual.measure)].id
        actuals.append(actual)
    }

    /// Adds a question of a meeting and gives its id.
    ///
    /// - Throws: `WorldError` for an action that the plan has not.
    package mutating func add(_ ask: PlanAsk) throws(WorldError) -> String {
        var ask = ask
        if !ask.action.isEmpty { ask.action = actions[try actionIndex(ask.action)].id }
        ask.id = Self.next("Q", asks.map(\.id))
        asks.append(ask)
        return ask.id
    }

    // MARK: A report published again

    /// Puts a point of the report into the plan, without an answer.
    package mutating func add(_ fact: PlanFacts.Point) {
        var point = PlanPoint()
        point.id = fact.id
        point.fingerprint = fact.fingerprint
        point.says = fact.says
        point.weight = Double(fact.weight)
        points.append(point)
    }

    /// A new plan for an assessment: an open entry for each shortfall of weight 2 or more, heaviest first.
    package static func starting(
        _ name: String, for assessment: String, on started: PartialDate, scale: PlanScale, _ facts: PlanFacts
    ) -> ActionPlan {
        var plan = ActionPlan(name: name, assessment: assessment, started: started, scale: scale)
        for point in facts.shortfalls { plan.add(point) }
        return plan
    }
}
