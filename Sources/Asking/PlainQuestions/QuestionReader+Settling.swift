internal import AssessmentModel
internal import SourceText

/// What a word means beside the others that were recognised, once all of them are known.
extension QuestionReader {
    /// Settles what several words of a line mean together.
    func settle(_ found: inout Recognised, in line: PlainLine) {
        settleOutside(&found)
        settleRating(&found, in: line)
        settleJudgement(&found, in: line)
        settlePlace(&found, in: line)
        settleEnds(&found, in: line)
        settleSides(&found, in: line)
        settleChange(&found, in: line)
        settleFigures(&found, in: line)
        settlePairs(&found, in: line)
        // "Who got all 4s for learning": on one statement each has one score.
        if found.slots.has(.all), found.slots.statement != nil, found.slots.scores.isEmpty {
            found.slots.scores = found.slots.counted
            found.slots.counted = []
            found.slots.senses.remove(.all)
        }
        // "Scores for equity in reports published after March": when is no question there.
        if found.slots.statement != nil, !found.slots.time.isEmpty, !opens(line, with: .when) {
            found.slots.senses.remove(.dates)
        }
    }

    /// "London against outside London": a part of the country beside the rest.
    private func settleOutside(_ found: inout Recognised) {
        let regions = found.slots.regions
        guard !regions.isEmpty, found.slots.excluded.contains(where: { regions.contains($0.operand) }) else {
            return
        }
        found.slots.excluded.removeAll { regions.contains($0.operand) }
        found.slots.senses.formUnion([.england, .comparing])
    }

    /// What a rating answers to among the scores of statements.
    static let scores = [
        "Outstanding": 4, "Good": 3, "\"Requires improvement\"": 2, "Inadequate": 1,
    ]

    /// "Outstanding governance", "rated good for equity": a statement has a score, and it is not the rating of the
    /// council that is asked for.
    private func settleRating(_ found: inout Recognised, in line: PlainLine) {
        let slots = found.slots
        guard !slots.ratings.isEmpty, let statement = slots.statement,
            let rating = found.slots.said.last(where: { $0.slots.contains(.ratings) })?.words
        else { return }
        let named = [statement.words] + slots.moreStatements.map(\.words)
        guard let index = named.firstIndex(where: { stands($0, behind: rating, in: line) }) else { return }
        guard index == 0, slots.scores.isEmpty, slots.threshold == nil, slots.counted.isEmpty,
            namesOnly(statement.words, of: found, in: line)
        else {
            // "Equity scores of councils with outstanding governance": two scores of one council.
            found.slots.isPartial = slots.has(.councils, .who) && !slots.has(.why, .examples)
            return
        }
        guard !slots.has(.why, .examples, .saying, .quotes, .questions, .margin, .advice, .not) else {
            return
        }
        if slots.authorities.count == 1 {
            guard slots.has(.scores, .rating) || asksWhether(line) else { return }
            found.slots.senses.insert(.scores)
        } else if slots.has(.councils, .who, .count, .share) || !slots.isBare {
            found.slots.scores = slots.ratings.compactMap { Self.scores[$0] }
            found.slots.deniesScores = false
        } else {
            return
        }
        found.slots.senses.remove(.rating)
        found.slots.ratings = []
    }

    /// "Who is good at safeguarding": those with a good score, and not those of whose reports some is read.
    private func settleJudgement(_ found: inout Recognised, in line: PlainLine) {
        guard found.slots.senses.remove(.judged) != nil, let tone = found.slots.tone,
            let statement = found.slots.statement, found.slots.scores.isEmpty, found.slots.threshold == nil,
            ["positive", "negative"].contains(tone), namesOnly(statement.words, of: found, in: line),
            !found.slots.has(.saying, .quotes, .why, .examples, .questions, .not)
        else { return }
        if found.slots.authorities.count == 1 {
            guard asksWhether(line) || opens(line, with: .how) else { return }
            found.slots.senses.insert(.scores)
        } else if found.slots.has(.councils, .who) || !found.slots.isBare {
            found.slots.scores = tone == "positive" ? [3, 4] : [1, 2]
            found.slots.deniesScores = false
        } else {
            return
        }
        found.slots.tone = nil
    }

    /// "Is Leeds the worst council", "are we bottom": where it stands among all.
    private func settlePlace(_ found: inout Recognised, in line: PlainLine) {
        guard asksWhether(line), found.slots.authorities.count == 1, found.slots.hasOrder,
            !found.slots.has(.areas, .scores), found.slots.tone == nil, found.slots.number == nil,
            let end = found.slots.said.first(where: {
                !$0.slots.isDisjoint(with: [.sense(.best), .sense(.worst)])
            })?.words,
            found.slots.said.first(where: { $0.slots.contains(.authorities) }).map({
                $0.words.lowerBound < end.lowerBound
            }) ?? found.speaksOfUs
        else { return }
        found.slots.senses.subtract([.best, .worst, .who])
        found.slots.senses.insert(.place)
    }

    /// "What do London boroughs do worst at": which statement; "statements by average": of each its average.
    private func settleEnds(_ found: inout Recognised, in line: PlainLine) {
        let slots = found.slots
        if slots.hasOrder, slots.statement == nil, opens(line, with: .what),
            isOne(line.keys.last, of: .endsIn), slots.tone == nil
        {
            found.slots.senses.subtract([.councils, .who])
            found.slots.senses.insert(.areas)
        }
        // "What do councils find hardest".
        if slots.hasOrder, slots.statement == nil, slots.tone == nil, opens(line, with: .what),
            isOne(line.keys.dropFirst().first, of: .doing), slots.number == nil, !slots.has(.scores)
        {
            found.slots.senses.subtract([.councils, .who])
            found.slots.senses.insert(.areas)
        }
        // "The worst statement overall".
        if slots.has(.areas), slots.hasOrder { found.slots.senses.subtract([.rating, .overall]) }
        // "What place are we nationally": among all.
        if slots.has(.place), slots.authorities.count == 1, found.left.isEmpty || slots.isOfNothingElse {
            found.slots.senses.remove(.england)
        }
        if slots.has(.areas), slots.has(.average), !slots.hasOrder, slots.authorities.isEmpty {
            found.slots.senses.remove(.areas)
            found.slots.senses.insert(.eachStatement)
        }
        // "The oldest wait".
        if slots.has(.oldest), slots.has(.waits) {
            found.slots.senses.remove(.oldest)
            found.slots.senses.insert(.longest)
        }
        // "Better than Kent on anything": statement by statement.
        if slots.has(.better, .worse), slots.authorities.count == 2, slots.statement == nil,
            zip(line.keys, line.keys.dropFirst()).contains(where: {
                isOne($0.0, of: .namedBy) && isOne($0.1, of: .anything)
            })
        {
            found.slots.senses.insert(.eachStatement)
        }
    }

    /// "Who does Kent beat": those below it; "numbers that contradict each other" are no figures to list.
    private func settleSides(_ found: inout Recognised, in line: PlainLine) {
        if found.slots.has(.contradictions) { found.slots.senses.remove(.figures) }
        // "The national average percentage": of all councils, and no figure of a report.
        if found.slots.isOfNothingElse, found.slots.has(.average), found.slots.has(.england, .figures),
            line.keys.contains(where: { isOne($0, of: .percent) })
        {
            found.slots.senses.subtract([.figures, .inPercent])
            found.slots.senses.insert(.rating)
        }
        // "Where does Kent come out strongest": on which statements.
        if found.slots.has(.place), found.slots.hasOrder, found.slots.authorities.count == 1,
            opens(line, with: .where)
        {
            found.slots.senses.remove(.place)
            found.slots.senses.insert(.areas)
        }
        // "How many got a 4 nationally": of all there are.
        if found.slots.has(.count), found.slots.authorities.isEmpty,
            !found.slots.has(.comparing, .average, .median, .better, .worse, .figures, .same)
        {
            found.slots.senses.remove(.england)
        }
        guard found.slots.authorities.count == 1, found.slots.has(.who, .councils),
            found.slots.has(.better) != found.slots.has(.worse),
            let council = found.slots.said.first(where: { $0.slots.contains(.authorities) })?.words,
            let side = found.slots.said.last(where: {
                !$0.slots.isDisjoint(with: [.sense(.better), .sense(.worse)])
            })?.words, council.upperBound == side.lowerBound,
            isOne(line.keys[..<council.lowerBound].last, of: .sideVerbs)
        else { return }
        found.slots.senses.formSymmetricDifference([.better, .worse])
    }

    /// "Which waits have got longer", and not whether they have; "between the two reports"; "more 3s than us".
    private func settleChange(_ found: inout Recognised, in line: PlainLine) {
        let isOfFigures = found.slots.has(.figures, .waits) && !asksWhether(line)
        if !isOfFigures || opens(line, with: .changeOpeners) {
            found.slots.senses.subtract([.rises, .falls])
        }
        if found.slots.has(.changed), found.slots.authorities.count == 1, found.slots.number == 2 {
            found.slots.number = nil
        }
        guard !found.slots.counted.isEmpty, line.keys.contains(where: { isOne($0, of: .than) }),
            let place = found.left.first(where: { isOne(line.keys[$0], of: .more, .fewer) })
        else { return }
        found.left.removeAll { $0 == place || isOne(line.keys[$0], of: .than) }
        found.slots.senses.insert(isOne(line.keys[place], of: .more) ? .better : .worse)
    }

    /// "Is", "are" and the like at the beginning.
    private func asksWhether(_ line: PlainLine) -> Bool {
        opens(line, with: .whether)
    }

    /// Whether some words stand right behind others, or with small words between that join them.
    private func stands(_ words: Range<Int>, behind others: Range<Int>, in line: PlainLine) -> Bool {
        let between = others.upperBound..<max(others.upperBound, words.lowerBound)
        return words.lowerBound >= others.upperBound && between.count < 3
            && line.keys[between].allSatisfy { isOne($0, of: .ratedOn, .articles, .owners) }
    }

    /// Whether nothing is left of a line to search for but a statement's name.
    func namesOnly(_ statement: Range<Int>, of found: Recognised, in line: PlainLine) -> Bool {
        let more = found.slots.moreStatements
        return found.left.allSatisfy { place in
            statement.contains(place) || more.contains { $0.words.contains(place) }
                || isEmpty(line.keys[place])
        }
    }
}
