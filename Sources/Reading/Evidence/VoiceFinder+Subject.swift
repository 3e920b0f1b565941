internal import English
internal import TextAnalysis

/// Who is the subject of a verb of saying.
extension VoiceFinder {
    /// The speakers that form the subject of a verb: the nearest before it that depends on no preposition,
    /// with those joined to it by commas and "and".
    func subject(before verb: Lexicon.Match) -> [Lexicon.Match] {
        let limit = clauseStart(before: verb.tokens.lowerBound)
        var candidates = speakers.filter {
            $0.tokens.lowerBound >= limit && $0.tokens.upperBound <= verb.tokens.lowerBound && !isShare($0)
        }
        // "The council had no policy, but told us": behind "but" the subject is that of the sentence.
        if candidates.isEmpty, limit > 0, verb.tokens.lowerBound - limit <= 1 {
            candidates = Array(speakers.filter { $0.tokens.upperBound < limit && !isShare($0) }.prefix(1))
            return candidates.filter { !isDependent($0) && !isPossessive($0) }
        }
        // "Families were distressed by it and told us": the subject of both verbs.
        if reading.isWord(verb.tokens.lowerBound - 1, in: .connectors),
            !reading.isWord(verb.tokens.lowerBound, in: Self.bareVerbs),
            let first = candidates.first(where: { !isDependent($0) && !isPossessive($0) }),
            first.tokens.lowerBound - limit <= Self.nearTheStart
        {
            return list(after: first.tokens.lowerBound)
        }
        while let head = candidates.last {
            // "Residents who had a worker told us", "groups working with Deaf people told us".
            if isInside(head, candidates.dropLast(), verb) {
                candidates.removeLast()
                continue
            }
            let isBeside = head.kind == .pronoun && head.tokens.upperBound == verb.tokens.lowerBound
            let isWho =
                reading.isWord(verb.tokens.lowerBound - 1, in: Self.who)
                && verb.tokens.lowerBound - head.tokens.upperBound <= 3
            if isBeside || isWho && !isPossessive(head)
                || reaches(head, verb) && !isDependent(head) && !isPossessive(head)
            {
                return [head] + joined(to: head, among: candidates.dropLast())
            }
            candidates.removeLast()
        }
        return []
    }

    /// "Coached to ask and explain": nobody has told anything.
    private static let bareVerbs = WordSet(English.words(.voices, "plain forms of saying"))

    /// How many words may stand between the start of a clause and the name of its subject.
    private static let nearTheStart = 3

    /// Whether a speaker belongs to what describes another: behind "who had", or behind a preposition and one word.
    private func isInside(_ head: Lexicon.Match, _ earlier: ArraySlice<Lexicon.Match>, _ verb: Lexicon.Match)
        -> Bool
    {
        guard let owner = earlier.last(where: { !isDependent($0) && !isPossessive($0) }) else { return false }
        let between = owner.tokens.upperBound..<head.tokens.lowerBound
        if between.contains(where: {
            reading.isMark($0, MarkKey.comma) || reading.isWord($0, in: .connectors)
        }) {
            return false
        }
        let before = head.tokens.lowerBound
        // "A man who had reported a care worker for rough handling said": what she did, with what belongs to it.
        let isObject = reading.isWord(before - 1, in: .determiners) && before - owner.tokens.upperBound <= 5
        if between.prefix(2).contains(where: { reading.isWord($0, in: Self.who) }),
            verb.tokens.lowerBound - head.tokens.upperBound <= (isObject ? 4 : 1)
        {
            return true
        }
        // "People seen by the eastern team": a preposition and one word, with or without an article.
        return reading.isWord(before - 1)
            && (reading.isWord(before - 2, in: .prepositions)
                || reading.isWord(before - 2, in: .determiners)
                    && reading.isWord(before - 3, in: .prepositions))
    }

    /// "A retired shepherd told us", "One told us": a person of whom only this is known. Not "a report said".
    func someone(before verb: Lexicon.Match) -> Range<Int>? {
        guard verb.tokens.contains(where: { reading.isWord($0, in: Self.plainTelling) }) else { return nil }
        let limit = clauseStart(before: verb.tokens.lowerBound)
        var start = limit
        for i in limit..<verb.tokens.lowerBound where reading.isMark(i, MarkKey.comma) && i - limit <= 4 {
            start = i + 1
        }
        guard start + 1 < verb.tokens.lowerBound, reading.isWord(start, in: Self.oneOfMany) else {
            return nil
        }
        var end = start + 1
        while end < verb.tokens.lowerBound, reading.isWord(end), !reading.isWord(end, in: .relatives),
            !reading.isWord(end, in: .prepositions), !reading.isWord(end, in: .auxiliaries)
        { end += 1 }
        guard end > start + 1, !reading.isWord(end - 1, in: Self.noPerson),
            !reading.matches(startingIn: start..<end).contains(where: { $0.kind.group == .speaker }),
            reading.isWord(end, in: .relatives) || reading.isWord(end, in: .prepositions)
                || end == verb.tokens.lowerBound || reading.isMark(end, MarkKey.comma)
        else { return nil }
        return start..<end
    }

    private static let plainTelling = WordSet(English.words(.voices, "plain telling"))
    private static let oneOfMany = WordSet(English.words(.voices, "one of many"))
    private static let noPerson = WordSet(English.words(.voices, "what says and is no person"))

    private func clauseStart(before index: Int) -> Int {
        var start = 0
        for match in reading.matches where match.tokens.upperBound <= index {
            // "although", "but": a new clause; an earlier act of saying has its own subject.
            if match.kind == .contrast, !Self.keepers.contains(reading.tokens[match.tokens.lowerBound].key) {
                start = max(start, match.tokens.upperBound)
            }
            // "The people we spoke to said": whom the inspectors spoke to has not spoken yet.
            if match.kind == .saying, !reading.isWord(match.tokens.lowerBound - 1, in: Self.we) {
                start = max(start, match.tokens.upperBound)
            }
        }
        for i in start..<index where reading.isMark(i, MarkKey.semicolon) || reading.isMark(i, MarkKey.colon)
        { start = i + 1 }
        return start
    }

    private static let keepers = WordSet("other others another one still also")

    /// Whether only the rest of a noun phrase lies between a speaker and a verb: no main verb, and not too
    /// much.
    private func reaches(_ speaker: Lexicon.Match, _ verb: Lexicon.Match) -> Bool {
        let between = speaker.tokens.upperBound..<verb.tokens.lowerBound
        guard between.count <= 18 else { return false }
        var inRelative = false
        var commas = 0
        for i in between {
            if reading.isWord(i, in: .relatives) || reading.isWord(i, in: Self.we) { inRelative = true }
            if reading.isMark(i, MarkKey.comma) {
                commas += 1
                inRelative = false
            }
            if !inRelative, reading.isWord(i, in: .auxiliaries), !(i == between.upperBound - 1) {
                return false
            }
        }
        return commas <= 2
    }

    private static let we = WordSet("we i")

    /// "From staff", "supporting carers": a speaker inside the phrase of another word.
    func isDependent(_ speaker: Lexicon.Match) -> Bool {
        var i = speaker.tokens.lowerBound - 1
        while i >= 0, reading.isWord(i, in: .determiners) || reading.isWord(i, in: Self.fillers) { i -= 1 }
        guard i >= 0 else { return false }
        if reading.isWord(i, in: FigureWords.of), reading.isWord(i - 1, in: Self.partitives) { return false }
        if reading.isWord(i, in: .prepositions) { return true }
        return reading.word(i, endsIn: "ing") && i > 0 && !reading.isWord(i, in: Self.nounsInIng)
    }

    /// "66% of people who said": a number of answers, told by the survey.
    private func isShare(_ speaker: Lexicon.Match) -> Bool {
        var i = speaker.tokens.lowerBound - 1
        while reading.isWord(i, in: .determiners) || reading.isWord(i, in: FigureWords.of) { i -= 1 }
        return reading.isMark(i, MarkKey.percent)
    }

    private static let fillers = WordSet(English.words(.voices, "words inside the name of a group"))
    private static let nounsInIng = WordSet(English.words(.voices, "nouns in -ing"))

    func isPossessive(_ speaker: Lexicon.Match) -> Bool {
        reading.tokens[speaker.tokens.upperBound - 1].isPossessive
    }

    private func joined(to head: Lexicon.Match, among earlier: ArraySlice<Lexicon.Match>) -> [Lexicon.Match] {
        var result: [Lexicon.Match] = []
        var right = head
        for left in earlier.reversed() {
            let between = left.tokens.upperBound..<right.tokens.lowerBound
            // "from providers, leaders were": a comma alone begins no list of two.
            guard isList(between),
                result.count > 0 || between.contains(where: { reading.isWord($0, in: .connectors) })
            else { break }
            result.append(left)
            right = left
        }
        return result
    }

    /// Only "and", "or", commas and small words: a list goes on.
    private func isList(_ between: Range<Int>) -> Bool {
        var joins = false
        var i = between.lowerBound
        while i < between.upperBound {
            defer { i += 1 }
            if reading.isMark(i, MarkKey.open), reading.isMark(i + 2, MarkKey.close) {
                // An acronym in brackets belongs to the speaker before it.
                i += 2
            } else if reading.isWord(i, in: .connectors) || reading.isMark(i, MarkKey.comma) {
                joins = true
            } else if !(reading.isWord(i, in: .determiners) || reading.isWord(i, in: Self.fillers)) {
                return false
            }
        }
        return joins && between.count <= 9
    }

    func list(after index: Int) -> [Lexicon.Match] {
        var result: [Lexicon.Match] = []
        var i = index
        for speaker in speakers where speaker.tokens.lowerBound >= index {
            let between = i..<speaker.tokens.lowerBound
            if result.isEmpty {
                guard between.count <= 3,
                    !between.contains(where: { !reading.isWord($0) || reading.isWord($0, in: .prepositions) })
                else {
                    break
                }
            } else if !isList(between) {
                break
            }
            if !(isPossessive(speaker) && reading.isWord(speaker.tokens.upperBound)) {
                result.append(speaker)
            }
            i = speaker.tokens.upperBound
        }
        return result
    }

    func list(before index: Int) -> [Lexicon.Match] {
        let earlier = speakers.filter { $0.tokens.upperBound <= index }
        guard let head = earlier.last, index - head.tokens.upperBound <= 2 else { return [] }
        for i in head.tokens.upperBound..<index
        where !reading.isWord(i) || reading.isWord(i, in: .prepositions) { return [] }
        return [head] + joined(to: head, among: earlier.dropLast())
    }
}
