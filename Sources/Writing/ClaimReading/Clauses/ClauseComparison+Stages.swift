internal import English
internal import TextAnalysis

extension ClauseComparison {
    private static let lasting = Set(English.words(.checks, "verbs of what lasts").words.map(Stemmer.stem))

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

    private static let yetToCome = English.words(.checks, "auxiliaries of what is to come")
    private static let making = English.words(.checks, "verbs of making")

    /// What a claim has of a thing that its source has as still to be made: "used the application" of "secured funding
    /// to develop an application".
    package func unmade() -> [String] {
        let said = Set(words.mine.map(Stemmer.stem))
        guard !words.mine.contains(where: { Aims.words.contains($0) || Self.yetToCome.contains($0) }) else {
            return []
        }
        func isSaid(_ verb: String) -> Bool {
            let stem = Stemmer.stem(verb)
            return !Meanings.others(of: stem).union(Meanings.all(forms: stem)).isDisjoint(with: said)
        }
        return its.indices.compactMap { place in
            let clause = its[place]
            guard Self.making.contains(clause.verb), clause.isUnmade, let head = clause.object.last,
                isSaid(head), !isSaid(clause.verb),
                place == 0 || !isSaid(its[place - 1].verb)
            else { return nil }
            return "\(clause.verb) \(head)"
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
            lasting.contains(Stemmer.stem(verb)) || ChangeWords.rising.contains(verb)
                || ChangeWords.falling.contains(verb)
        default: false
        }
    }
}
