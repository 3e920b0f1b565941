internal import English

extension ClauseComparison {
    private static let lasting = English.words(.checks, "verbs of what lasts")

    /// Verbs that have come farther, or less far, in a claim than in its source: "has finished refreshing" of what is
    /// being refreshed, "is buying" of what was bought.
    package func unlikeStages() -> [String] {
        mine.compactMap { clause in
            let same = its.filter { Self.isSame(clause.verb, $0.verb) }
            guard let stage = clause.stage, !same.isEmpty,
                same.allSatisfy({ $0.stage.map { !Self.allows(stage, $0, clause.verb) } ?? false })
            else { return nil }
            return ([clause.subject.last, clause.verb] as [String?]).compactMap { $0 }.joined(separator: " ")
        }
    }

    /// Whether a claim may tell a verb in a stage where its source has it in another.
    private static func allows(_ claim: Clause.Stage, _ source: Clause.Stage, _ verb: String) -> Bool {
        switch (claim, source) {
        case _ where claim == source: true
        // What was being done was told of by a rule of its own where it is told as done.
        case (.told, .keptUp), (.told, .finished), (.told, .going), (.finished, .told): true
        case (.keptUp, .going), (.going, .keptUp), (.going, .begun), (.begun, .going): true
        // "Rising" of what has risen goes on.
        case (.going, .told):
            lasting.contains(verb) || ChangeWords.rising.contains(verb) || ChangeWords.falling.contains(verb)
        default: false
        }
    }
}
