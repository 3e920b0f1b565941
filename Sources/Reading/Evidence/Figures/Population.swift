internal import AssessmentModel
internal import English
internal import TextAnalysis

/// Who or what a figure counts, in the report's words: "unpaid carers" of "29.8% of unpaid carers were
/// satisfied".
struct Population {
    let reading: SentenceReading
    let quantities: [Quantity]
    /// Whom the sentence before was about.
    let carried: String?

    /// The longest, in words.
    private static let wordLimit = 12

    func words(for index: Int) -> String? {
        let quantity = quantities[index]
        // "52 people", "1,312 safeguarding concerns", "83 voluntary organisations".
        if quantity.tokens.upperBound > quantity.number.upperBound,
            quantity.unit == .people || quantity.unit == .count, quantity.scaleMax == nil
        {
            if let noun = phrase(from: quantity.number.upperBound) { return noun }
        }
        if quantity.unit == .pounds { return nil }
        var next = quantity.tokens.upperBound
        // "three in ten posts".
        if quantity.form == .fraction, reading.word(next, endsIn: "s"),
            !reading.isWord(next, in: .auxiliaries),
            let noun = phrase(from: next)
        {
            return noun
        }
        // "79% people, said".
        if quantity.isShare,
            reading.matches(startingIn: next..<next + 1).contains(where: { $0.kind == .peopleNoun }),
            let noun = phrase(from: next)
        {
            return noun
        }
        if reading.isWord(next, in: FigureWords.of) {
            next += 1
            if let noun = phrase(from: next), !isPointing(next) { return noun }
            if isPointing(next) { return carriedOrBefore(index) }
        }
        if quantity.unit == .people || quantity.unit == nil || quantity.isDuration || quantity.isShare {
            return carriedOrBefore(index)
        }
        return subject(before: quantity.tokens.lowerBound)
    }

    /// Whom a share without a noun is of: the group that its sentence begins with, else the survey's, else the one before's.
    func group(after previous: SentenceReading?) -> String? {
        if let own = opening(before: quantities.first?.tokens.lowerBound ?? 0) { return own }
        let isOfCarers = reading.matches.contains {
            $0.kind == .source && $0.tokens.contains { reading.isWord($0, in: Self.carersSurveys) }
        }
        if isOfCarers { return "carers" }
        return previous.flatMap {
            Population(reading: $0, quantities: [], carried: nil).opening(before: $0.tokens.count)
        }
    }

    /// The group of people that a sentence begins with, in few words.
    private func opening(before end: Int) -> String? {
        guard let match = reading.matches.first(where: { $0.kind == .peopleNoun }),
            match.tokens.lowerBound <= 2, match.tokens.upperBound <= end,
            !isSpeaker(match) || reading.isWord(match.tokens.upperBound, in: Self.feeling),
            reading.isWord(match.tokens.upperBound, in: .auxiliaries)
                || reading.isWord(match.tokens.upperBound, in: Self.feeling)
                || reading.matches(startingIn: match.tokens.upperBound..<match.tokens.upperBound + 1)
                    .contains(where: { $0.kind == .finite || $0.kind == .experiencing }),
            (0..<match.tokens.lowerBound).allSatisfy({ reading.isWord($0) })
        else { return nil }
        var first = 0
        while first < match.tokens.lowerBound, reading.isWord(first, in: .determiners) { first += 1 }
        return reading.text(first..<match.tokens.upperBound).uncapitalisedFirst
    }

    private static let feeling = WordSet(English.words(.figures, "verbs of feeling"))
    private static let carersSurveys = WordSet(English.words(.figures, "surveys of carers"))

    /// Whom a sentence without figures is about.
    var topic: String? {
        reading.matches.last { $0.kind == .peopleNoun && !isInSource($0) }.map { nounPhrase(around: $0) }
    }

    /// "Adult" of the Adult Social Care Survey.
    private func isInSource(_ noun: Lexicon.Match) -> Bool {
        reading.matches.contains {
            $0.kind == .source && $0.tokens.count > 1 && $0.tokens.overlaps(noun.tokens)
        }
    }

    /// "of those", "of them", "of whom".
    private func isPointing(_ index: Int) -> Bool { reading.isWord(index, in: Self.pointing) }

    private static let pointing = WordSet(English.words(.figures, "populations named before"))

    private func carriedOrBefore(_ index: Int) -> String? {
        people(before: quantities[index].tokens.lowerBound) ?? people(
            after: quantities[index].tokens.upperBound)
            ?? carried
    }

    /// The last group of people named before a token, as a noun phrase.
    private func people(before end: Int) -> String? {
        reading.matches(startingIn: 0..<end).last {
            $0.kind == .peopleNoun && $0.tokens.upperBound <= end && !isSpeaker($0) && !isInSource($0)
        }.map { nounPhrase(around: $0) }
    }

    private func people(after start: Int) -> String? {
        let end =
            (start..<min(start + 10, reading.tokens.count)).first { reading.tokens[$0].isMark }
            ?? min(start + 10, reading.tokens.count)
        return reading.matches(startingIn: start..<end).first {
            $0.kind == .peopleNoun && $0.tokens.upperBound <= end && !isSpeaker($0)
        }.map { nounPhrase(around: $0) }
    }

    /// "Staff told us it took 40 days": the speakers are not whom the figure is of.
    private func isSpeaker(_ match: Lexicon.Match) -> Bool {
        reading.matches(startingIn: match.tokens.upperBound..<match.tokens.upperBound + 2).contains {
            $0.kind == .saying
        }
    }

    private func nounPhrase(around match: Lexicon.Match) -> String {
        var start = match.tokens.lowerBound
        while start > 0, match.tokens.lowerBound - start < 3, reading.isWord(start - 1),
            !reading.isWord(start - 1, in: Self.stops), !reading.isWord(start - 1, in: .determiners),
            !reading.isWord(start - 1, in: .prepositions), !reading.isWord(start - 1, in: .connectors),
            !reading.isWord(start - 1, in: .auxiliaries), !reading.isWord(start - 1, in: .relatives),
            !reading.word(start - 1, endsIn: "ed"), !reading.word(start - 1, endsIn: "ing"),
            !reading.isWord(start - 1, in: FigureWords.more), !reading.isWord(start - 1, in: FigureWords.less)
        {
            start -= 1
        }
        return phrase(from: start) ?? reading.text(start..<match.tokens.upperBound)
    }

    /// What the sentence is about: its first noun phrase, when it is no pronoun.
    private func subject(before end: Int) -> String? {
        guard !reading.isWord(0, in: FigureWords.anaphors) else { return carried }
        return phrase(from: 0).flatMap { $0.split(separator: " ").count <= 8 ? $0 : nil } ?? carried
    }

    /// The noun phrase that begins at a token: up to its verb, a mark, a comparison.
    private func phrase(from start: Int) -> String? {
        var first = start
        while reading.isWord(first, in: .determiners) || reading.isWord(first, in: FigureWords.about) {
            first += 1
        }
        var end = first
        while end < reading.tokens.count, end - first < Self.wordLimit, reading.isWord(end),
            !reading.isWord(end, in: Self.stops), !reading.isWord(end, in: .auxiliaries),
            !reading.isWord(end, in: .relatives), !isVerb(end, first)
        {
            end += 1
        }
        while end > first,
            reading.isWord(end - 1, in: .prepositions) || reading.isWord(end - 1, in: .connectors)
                || reading.isWord(end - 1, in: .determiners)
        {
            end -= 1
        }
        guard end > first, !reading.isWord(first, in: .prepositions), !reading.isWord(first, in: .connectors)
        else { return nil }
        return reading.text(first..<end)
    }

    private func isVerb(_ index: Int, _ first: Int) -> Bool {
        guard index > first else { return false }
        return reading.matches(startingIn: index..<index + 1).contains {
            switch $0.kind {
            case .finite: !reading.isWord(index - 1, in: .prepositions)
            case .better, .worse, .similar, .higher, .lower, .england, .period: true
            default: false
            }
        }
    }

    private static let stops = WordSet(English.words(.figures, "ends of a population"))
}
