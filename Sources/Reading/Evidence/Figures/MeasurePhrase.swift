internal import AssessmentModel
internal import English
internal import TextAnalysis

/// Words for what a quantity measures: a short noun phrase that reads well in a table row.
///
///     58.6% of people were satisfied with care      people satisfied with care
///     52 people were waiting for an assessment       people waiting for an assessment
///     the median waiting time was 28 days            waiting time
struct MeasurePhrase {
    /// The longest measure, in words.
    static let wordLimit = 26

    let reading: SentenceReading
    let quantities: [Quantity]

    /// The measure found last, which a figure without one of its own takes up.
    var last: String?
    /// The sentence before.
    var previous: SentenceReading?
    /// Whom a share without a noun is of.
    var group: String?

    init(_ reading: SentenceReading, _ quantities: [Quantity]) {
        self.reading = reading
        self.quantities = quantities
    }

    /// The measure of a quantity; nil when the sentence names none beside it. `topic` completes a bare "wait"
    /// ("for a carers assessment").
    func words(for index: Int, statistic: Statistic, judged: Range<Int>?, topic: String?) -> String? {
        let quantity = quantities[index]
        if let judged, judged.upperBound <= quantity.tokens.lowerBound,
            let phrase = wordsBeside(judged, index)
        {
            return phrase
        }
        if statistic == .change, let phrase = wordsOfExcess(index) { return phrase }
        if let phrase = wordsAround(index) { return phrase }
        if let phrase = wordsInList(index) { return phrase }
        if let phrase = wordsOfCases(index) ?? wordsBeforeColon(index) ?? rating(index) { return phrase }
        let right = wordsAfter(index)
        let left = wordsBefore(index)
        if let left, let right, reading.isWord(quantity.tokens.upperBound, in: FigureWords.of),
            let share = Self.share(left, of: right)
        {
            return share
        }
        if statistic == .target, reading.isWord(quantity.tokens.upperBound, in: Self.to), let right {
            return (right.hasPrefix("to ") ? "time " : "time to ") + right
        }
        // "the average delay was 0.9 days for residents": the delay for residents.
        if let left, let right, reading.isWord(quantity.tokens.upperBound, in: Self.forWord) {
            if Self.endsInWait(left) { return "wait " + right }
            if isDuration(quantity), right.hasPrefix("for "), Self.timeNouns.contains(left.lowercased()) {
                return left + " " + right
            }
        }
        if let last, let right, let shares = last.firstRange(of: " as a share of "), startsWithOf(index),
            index > 0, endsAt(index - 1, before: index)
        {
            let those = reading.isWord(quantity.tokens.upperBound + 1, in: Self.thoseWord) ? "those " : ""
            return last[..<shares.upperBound] + those + right
        }
        let prefersRight: Bool
        switch quantity.unit ?? .count {
        case .percent, .ratio: prefersRight = startsWithOf(index) || startsWithNoun(index)
        case .people, .count:
            prefersRight =
                statistic != .change && (quantity.tokens.count > quantity.number.count || isOfTold(index))
        case .days, .weeks, .months, .years, .hours, .pounds: prefersRight = false
        }
        let candidates = prefersRight ? [right, left] : [left, right]
        guard let phrase = candidates.compactMap({ $0 }).first(where: { !Self.saysNothing($0) }) else {
            return isDuration(quantity)
                && reading.tokens.indices.contains(where: { reading.isWord($0, in: Self.waits) })
                ? wait("wait", for: topic) : nil
        }
        return finished(phrase, of: quantity, topic: topic)
    }

    /// Whether a phrase names nothing that could be measured: "some cases", "in poor health".
    static func saysNothing(_ phrase: String) -> Bool {
        let words = phrase.lowercased()
        return emptyPhrases.contains(words)
            || [
                "that ", "whom ", "and ", "we ", "according ", "in ", "with ", "at ", "by ", "under ", "of ",
                "or ",
            ].contains(
                where: words.hasPrefix)
    }

    /// "Its actual spend was £69 million, which was £6 million more than estimated": actual spend, more than
    /// estimated.
    func wordsOfExcess(_ index: Int) -> String? {
        let next = quantities[index].tokens.upperBound
        guard quantities[index].unit == .pounds, reading.isWord(next + 1, in: FigureWords.than),
            reading.isWord(next + 2),
            let first = quantities.firstIndex(where: { $0.unit == .pounds }), first < index,
            let base = wordsBefore(first)
        else { return nil }
        return "\(base), \(reading.text(next..<next + 3))"
    }

    /// "Decisions were made within two days in 83% of cases": the decisions made within two days.
    func wordsOfCases(_ index: Int) -> String? {
        let quantity = quantities[index]
        guard quantity.unit == .percent, reading.isWord(quantity.tokens.upperBound, in: FigureWords.of),
            reading.isWord(quantity.tokens.upperBound + 1, in: Self.cases),
            reading.isWord(quantity.tokens.lowerBound - 1, in: Self.inWord)
        else { return nil }
        let end = quantity.tokens.lowerBound - 1
        let start =
            (0..<end).last { reading.tokens[$0].isMark || reading.isWord($0, in: Self.breaks) }.map { $0 + 1 }
            ?? 0
        let range = trimmed(start..<end)
        guard range.count > 1, !reading.isWord(range.lowerBound, in: .auxiliaries) else { return nil }
        return measureOfClause(range, of: quantity) ?? text(range)
    }

    /// "People felt safe: 74.8%".
    func wordsBeforeColon(_ index: Int) -> String? {
        let colon = quantities[index].tokens.lowerBound - 1
        guard quantities[index].unit == .percent, reading.isMark(colon, MarkKey.colon), !startsWithOf(index)
        else { return nil }
        let start = (0..<colon).last { reading.tokens[$0].isMark }.map { $0 + 1 } ?? 0
        guard let phrase = clause(start..<colon), phrase.split(separator: " ").count > 1 else { return nil }
        return phrase
    }

    /// "5% of homes were rated outstanding, 82% good and 12% requires improvement": the homes rated good.
    func rating(_ index: Int) -> String? {
        let next = quantities[index].tokens.upperBound
        guard quantities[index].unit == .percent, let last, let rated = last.firstRange(of: " rated "),
            reading.isWord(next, in: Self.ratings)
        else { return nil }
        let length = reading.isWord(next, in: Self.requires) ? 2 : 1
        guard next + length <= reading.tokens.count else { return nil }
        return last[..<rated.upperBound] + reading.text(next..<next + length)
    }

    static let ratings = WordSet("outstanding good requires inadequate")
    static let requires = WordSet("requires")
    static let cases = WordSet("cases instances")
    static let inWord = WordSet("in")

    /// "people of Pakistani heritage made up 8% of the borough": "people of Pakistani heritage as a share of
    /// the borough".
    static func share(_ left: String, of right: String) -> String? {
        for verb in [" made", " make", " accounted", " comprised", " represented", " making"]
        where left.hasSuffix(verb) {
            return left.dropLast(verb.count) + " as a share of " + (right.hasPrefix("with ") ? "those " : "")
                + right
        }
        return nil
    }

    /// What the sentence before was about, for "They took 46 days".
    var earlierSubject: String? { previous.flatMap { MeasurePhrase($0, []).subject } }

    /// What the sentence is about: its first words up to the verb, when they are few and name something.
    var subject: String? {
        guard
            let verb = reading.tokens.indices.prefix(9).first(where: {
                predicate(at: $0) != nil || reading.isWord($0, in: .auxiliaries)
            }),
            verb > 0
        else { return nil }
        let range = trimmed(0..<verb)
        guard !range.isEmpty,
            range.allSatisfy({ reading.tokens[$0].isWord && !reading.isWord($0, in: .prepositions) })
        else {
            return nil
        }
        let phrase = text(range)
        guard !Self.pointsBack(phrase), !Self.saysNothing(phrase),
            !reading.isWord(range.lowerBound, in: Self.there)
        else { return nil }
        let isName = range.count > 1 && reading.tokens[range.lowerBound + 1].isCapitalised
        return isName ? phrase : phrase.uncapitalisedFirst
    }

    func isDuration(_ quantity: Quantity) -> Bool {
        quantity.unit == .days || quantity.unit == .weeks || quantity.unit == .months
            || quantity.unit == .hours
    }

    static let surveys = WordSet("ascs sace ascof salt cld ons")
    static let waits = WordSet("wait waits waiting waited")

    /// What was waited for, from a measure such as "people waiting for a Care Act assessment".
    static func topic(of measure: String) -> String? {
        // Most measures are of no wait: a look at their bytes saves five searches.
        guard measure.utf8.contains(UInt8(ascii: "w")), measure.contains("wait") else { return nil }
        for marker in ["waiting for ", "wait for ", "waited for ", "waits for ", "waiting time for "] {
            if let range = measure.firstRange(of: marker) { return String(measure[range.upperBound...]) }
        }
        if measure.hasSuffix(" waiting list") { return String(measure.dropLast(" waiting list".count)) }
        return nil
    }

    /// A measure without "number of" or "numbers of" before it.
    static func withoutNumber(_ measure: String) -> String {
        let words = measure.split(separator: " ")
        guard words.count > 2, ["number", "numbers"].contains(words[0].lowercased()), words[1] == "of" else {
            return measure
        }
        return words.dropFirst(2).joined(separator: " ")
    }

    /// Whether a measure begins with a word for something named before: "them had been waiting", "they took".
    static func pointsBack(_ measure: String) -> Bool {
        pronouns.contains(measure.prefix { $0 != " " }.lowercased())
    }

    static let pronouns = English.words(.figures, "openings that point back")

    /// Phrases that name nothing: "in some cases up to six months".
    static let emptyPhrases = English.words(.figures, "phrases that name nothing")

    static let bareWaits = English.words(.figures, "waits for nothing")

    func startsWithOf(_ index: Int) -> Bool {
        reading.isWord(quantities[index].tokens.upperBound, in: FigureWords.of)
    }

    /// The measure of a figure that follows its judgement: "more carers were satisfied than the England
    /// average (48%", "uptake was higher than the England average (49%".
    func wordsBeside(_ judged: Range<Int>, _ index: Int) -> String? {
        let limit = quantities[index].tokens.lowerBound
        if let noun = judged.last,
            reading.matches(startingIn: noun..<noun + 1).contains(where: { $0.kind == .peopleNoun }),
            let than = (judged.upperBound..<limit).first(where: { reading.isWord($0, in: FigureWords.than) })
        {
            return clause(noun..<than)
        }
        guard reading.isWord(judged.upperBound - 1, in: FigureWords.than),
            let whole = wordsBefore(index, endingAt: judged.lowerBound)
        else {
            return nil
        }
        guard let group = subgroup(from: judged.upperBound, index) else { return whole }
        // "uptake across all age groups was higher, particularly for those aged 18 to 64 (49%": the figure is
        // of the group alone.
        let words = whole.split(separator: " ")
        let scope = words.firstIndex { Self.scopes.contains($0.lowercased()) } ?? words.count
        return (words[..<max(1, scope)] + [group[...]]).joined(separator: " ")
    }

    /// "particularly for those aged between 18 and 64 (": the group that a figure in brackets is about, from
    /// its preposition on.
    func subgroup(from start: Int, _ index: Int) -> String? {
        let end = quantities[index].tokens.lowerBound - 1
        guard reading.isMark(end, MarkKey.open), start < end,
            let opener = (start..<end).last(where: { reading.isWord($0, in: Self.singlingOut) }),
            opener + 1 < end,
            reading.isWord(opener + 1, in: .prepositions)
        else { return nil }
        return reading.text(opener + 1..<end)
    }

    static let singlingOut = WordSet("particularly especially notably specifically")
    static let scopes = English.words(.figures, "openings of scopes")

    /// "a high proportion of people (90.1%) who needed no more support": the measure runs on behind the
    /// bracket, and behind one that only holds the benchmark.
    func wordsAround(_ index: Int) -> String? {
        let quantity = quantities[index]
        let open = quantity.tokens.lowerBound - 1
        var close = quantity.tokens.upperBound
        let isBracketed = reading.isMark(open, MarkKey.open) && reading.isMark(close, MarkKey.close)
        guard isBracketed || reading.isMark(open, MarkKey.comma) && reading.isMark(close, MarkKey.comma),
            open > 0,
            let of = (max(0, open - 8)..<open).last(where: {
                reading.isWord($0, in: FigureWords.of) && reading.isWord($0 - 1, in: Self.shares)
            })
        else { return nil }
        if reading.isWord(close + 1, in: FigureWords.than), index + 1 < quantities.count,
            reading.isMark(quantities[index + 1].tokens.upperBound, MarkKey.close)
        {
            close = quantities[index + 1].tokens.upperBound
        }
        let limit =
            quantities.first { $0.tokens.lowerBound > close }?.tokens.lowerBound ?? reading.tokens.count
        guard reading.isWord(close + 1, in: Self.who) || predicate(at: close + 1) != nil,
            !(of..<open).contains(where: { predicate(at: $0) != nil })
        else { return nil }
        let end = boundary(from: close + 1, limit: limit)
        let subject = reading.text(of + 1..<open)
        guard end > close + 1, !subject.isEmpty, let predicate = clause(close + 1..<end) else { return nil }
        if reading.isWord(close + 1, in: Self.who) {
            return joined(subject, close + 1..<end) ?? subject + " " + predicate
        }
        let rest = trimmed(close + 1..<end)
        if reading.isWord(rest.lowerBound, in: Self.copulas), rest.count > 1 {
            return subject + " " + text(rest.lowerBound + 1..<rest.upperBound)
        }
        return subject + " who " + text(rest)
    }

    /// "80% of homes, 67% of nursing homes and 64% of agencies were rated good", "(6% for homes, 4% for
    /// agencies)": each figure of a list has its own noun, and all share what is said once.
    func wordsInList(_ index: Int) -> String? {
        guard quantities[index].unit == .percent else { return nil }
        if let open = (max(0, quantities[index].tokens.lowerBound - 24)..<quantities[index].tokens.lowerBound)
            .last(where: {
                reading.isMark($0, MarkKey.open) || reading.isMark($0, MarkKey.close)
            }), reading.isMark(open, MarkKey.open),
            reading.isWord(quantities[index].tokens.upperBound, in: Self.forWord),
            let first = quantities.firstIndex(where: { $0.tokens.lowerBound == open + 1 }),
            let base = wordsBefore(first),
            let own = wordsAfter(index)
        {
            return Self.withoutSize(base) + " " + (own.hasPrefix("for ") ? own : "for " + own)
        }
        guard startsWithOf(index), let own = wordsAfter(index) else { return nil }
        var last = index
        while last + 1 < quantities.count, quantities[last + 1].unit == .percent, startsWithOf(last + 1),
            endsAt(last, before: last + 1)
        {
            last += 1
        }
        guard last > index else { return nil }
        let start = quantities[last].tokens.upperBound + 1
        let limit =
            last + 1 < quantities.count ? quantities[last + 1].tokens.lowerBound : reading.tokens.count
        let end = boundary(from: start, limit: limit)
        guard let verb = (start..<end).first(where: { predicate(at: $0) != nil }) else { return nil }
        let rest = trimmed(verb..<end)
        guard rest.count > 1 else { return nil }
        if reading.isWord(verb, in: Self.copulas) { return own + " " + text(verb + 1..<rest.upperBound) }
        return own + " who " + text(rest)
    }

    /// Whether only the noun of one figure, a comma and "and" lie before the next: no verb.
    func endsAt(_ index: Int, before next: Int) -> Bool {
        let between = quantities[index].tokens.upperBound..<quantities[next].tokens.lowerBound
        return between.count <= 10 && !between.contains { predicate(at: $0) != nil }
    }

    /// "small proportion rated good" to "proportion rated good".
    static func withoutSize(_ phrase: String) -> String {
        let words = phrase.split(separator: " ")
        guard words.count > 1,
            ["small", "large", "high", "low", "higher", "lower", "significant"].contains(
                words[0].lowercased())
        else {
            return phrase
        }
        return words.dropFirst().joined(separator: " ")
    }

    static let shares = WordSet(English.words(.figures, "nouns of shares"))

    /// "an 8.32% vacancy rate", "a 22% rise in".
    func startsWithNoun(_ index: Int) -> Bool {
        let next = quantities[index].tokens.upperBound
        return reading.isWord(next) && !reading.isWord(next, in: .prepositions)
            && !reading.isWord(next, in: Self.copulas)
            && !reading.isWord(next, in: Self.breaks) && !reading.isWord(next, in: .connectors)
            && !reading.isWord(next, in: Self.trailing)
    }

    static func endsInWait(_ phrase: String) -> Bool {
        ["wait", "waited", "waits"].contains { phrase.lowercased().hasSuffix($0) }
    }

    /// "665 of 3,020 concerns progressed": the part of a whole that is told of.
    func isOfTold(_ index: Int) -> Bool {
        index + 1 < quantities.count && quantities[index + 1].isWhole
            && quantities[index + 1].tokens.lowerBound - quantities[index].tokens.upperBound <= 2
    }

    static let timeNouns = English.words(.figures, "nouns of times")
    static let thoseWord = WordSet("those")
    static let to = WordSet("to")
    static let forWord = WordSet("for")
    static let withUp = WordSet(English.words(.figures, "verbs with up"))
    static let over = WordSet("over under older")
    static let inner = WordSet(English.words(.figures, "before a group that is no subject"))
    static let the = WordSet(English.words(.figures, "determiners of measures"))
    static let copulas = WordSet("were was are is")
    static let said = WordSet(English.words(.figures, "verbs of saying in measures"))
    static let who = WordSet("who that which")
    static let breaks = WordSet(English.words(.figures, "ends of measures by verbs"))
    static let trailing = WordSet(English.words(.figures, "no end of a measure"))
    static let statistics = WordSet(English.words(.figures, "adjectives of statistics"))
}
