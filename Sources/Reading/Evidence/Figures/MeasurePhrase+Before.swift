internal import AssessmentModel
internal import English
internal import TextAnalysis

/// What leads up to a figure: "[the median waiting time] was 28 days".
extension MeasurePhrase {
    func wordsBefore(_ index: Int, endingAt limit: Int? = nil) -> String? {
        let quantity = quantities[index]
        var end = endOfWords(before: limit ?? quantity.tokens.lowerBound)
        var start = startOfWords(before: &end, of: index)
        if index > 0, limit == nil, start == quantities[index - 1].tokens.upperBound,
            isSaidOfBefore(start, index)
        {
            return nil
        }
        // "There was a median wait of": begin after the verb.
        if let verb = (start..<end).first(where: { reading.isWord($0, in: Self.there) }), verb + 1 < end {
            start = verb + 2
        }
        while start < end,
            reading.isWord(start, in: Self.leading) || reading.isWord(start, in: Self.statistics)
        { start += 1 }
        var range = trimmed(start..<end)
        guard !range.isEmpty else { return nil }
        // "the number who were ready to leave had fallen": without the verbs that lead to the figure.
        while range.count > 1,
            reading.isWord(range.upperBound - 1, in: Self.moving)
                || reading.isWord(range.upperBound - 1, in: .auxiliaries)
                || reading.isWord(range.upperBound - 1, in: Self.leadingUp)
        {
            range = range.lowerBound..<range.upperBound - 1
        }
        let phrase =
            measureOfClause(range, of: quantity)
            ?? text(
                range.count > Self.wordLimit ? range.upperBound - Self.wordLimit..<range.upperBound : range)
        return phrase.utf8.count > 2 ? phrase : nil
    }

    /// What stands between belongs to the first: "0.9 days for residents and 4.6 days", "68 had passed the 12-week standard".
    private func isSaidOfBefore(_ start: Int, _ index: Int) -> Bool {
        let first = quantities[index].boundTokens?.lowerBound ?? quantities[index].tokens.lowerBound
        let last = min(first, quantities[index].tokens.lowerBound) - 1
        if quantities[index].isCompound {
            return reading.isWord(start, in: .auxiliaries) || predicate(at: start) != nil
        }
        return reading.isWord(start, in: .prepositions) && !reading.isWord(start, in: FigureWords.to)
            && last > start && reading.isWord(last, in: .connectors)
    }

    /// Where the words that lead up to a figure end: "... between 2023 and 2024 was", "... than the England
    /// average (" end before what is set in.
    private func endOfWords(before limit: Int) -> Int {
        var end = limit
        while end > 0 {
            if let aside = reading.matches(startingIn: max(0, end - 12)..<end).last(where: {
                $0.tokens.upperBound == end && Self.isAside($0.kind)
            }) {
                end = aside.tokens.lowerBound
            } else if reading.isWord(end - 1, in: Self.trailing) || reading.isMark(end - 1, MarkKey.open) {
                end -= 1
            } else {
                break
            }
        }
        return end
    }

    /// Where those words begin; the end moves before a period that has only verbs behind it.
    private func startOfWords(before end: inout Int, of index: Int) -> Int {
        var start = end
        while start > 0, end - start < Self.wordLimit + 6 {
            let previous = start - 1
            if reading.tokens[previous].isMark {
                guard let joined = placeBeyond(mark: previous, start: start, end: end) else { break }
                start = joined
                continue
            }
            if index > 0, previous < quantities[index - 1].tokens.upperBound { break }
            if reading.isWord(previous, in: Self.breaks)
                || reading.isWord(previous, in: .connectors) && isClauseBreak(previous)
            {
                break
            }
            if reading.matches(startingIn: max(0, start - 12)..<start).contains(where: {
                ($0.kind == .period || $0.kind == .saying || $0.kind == .contrast)
                    && $0.tokens.upperBound == start
            }) {
                guard let period = periodBeforeVerbs(start..<end) else { break }
                (start, end) = (period, period)
                guard start > 0 else { break }
                continue
            }
            if reading.isWord(previous, in: Self.reporting) || endsSayingThat(previous) { break }
            start = previous
        }
        return start
    }

    /// Where a phrase goes on beyond a mark before it; nil where the mark ends it.
    private func placeBeyond(mark: Int, start: Int, end: Int) -> Int? {
        let key = reading.tokens[mark].key
        // "Safeguards (DoLS) authorisations": an acronym in brackets is part of the phrase.
        if key == MarkKey.close, mark > 2, reading.isMark(mark - 2, MarkKey.open),
            reading.tokens[mark - 1].isCapitalised
        {
            return mark - 2
        }
        // "for urgent, minor adaptations": one adjective after another.
        if key == MarkKey.comma, start < end, reading.isWord(mark - 2, in: .prepositions),
            reading.isWord(mark - 1), !reading.tokens[mark - 1].isCapitalised,
            !reading.isWord(start, in: .prepositions), !reading.isWord(start, in: Self.the),
            !reading.isWord(start, in: .connectors), !reading.word(mark - 1, endsIn: "s"),
            !reading.isWord(start, in: .auxiliaries)
        {
            return mark
        }
        return nil
    }

    /// "The fund for 2024/25 came to": only verbs stand behind the period, whose first token it is; the noun
    /// stands before it.
    private func periodBeforeVerbs(_ range: Range<Int>) -> Int? {
        let start = range.lowerBound
        let period = reading.matches(startingIn: max(0, start - 12)..<start).last {
            $0.kind == .period && $0.tokens.upperBound == start
        }
        guard let period,
            range.allSatisfy({
                reading.isWord($0, in: Self.moving) || reading.isWord($0, in: .auxiliaries)
                    || reading.isWord($0, in: Self.trailing) || reading.isWord($0, in: Self.leadingUp)
            })
        else { return nil }
        return period.tokens.lowerBound
    }

    /// "told us that the list had peaked": the clause begins after "that".
    private func endsSayingThat(_ place: Int) -> Bool {
        reading.isWord(place, in: Self.that) && place > 0
            && (reading.isWord(place - 1, in: Self.us)
                || reading.matches(startingIn: max(0, place - 4)..<place).contains {
                    $0.kind == .saying && $0.tokens.upperBound == place
                })
    }

    /// A noun phrase of a clause whose last words lead up to the figure: "the number waiting had reduced [by
    /// 277]" is of the number waiting; "people were contacted [within 48 hours]" is the time until they were.
    func measureOfClause(_ range: Range<Int>, of quantity: Quantity) -> String? {
        guard
            let verb = range.first(where: {
                $0 > range.lowerBound
                    && (reading.isWord($0, in: .auxiliaries) || reading.isWord($0, in: Self.moving))
                    && !reading.isWord($0 - 1, in: Self.who) && !reading.isWord($0, in: Self.infinitives)
            }), !range.contains(where: { $0 < verb && reading.isWord($0, in: Self.nestedSubject) })
        else { return nil }
        let subject = text(range.lowerBound..<verb)
        if Self.pointsBack(subject), quantity.unit == .people, reading.isWord(verb, in: Self.having),
            verb + 1 < range.upperBound
        {
            // "They had seen 6,420 people".
            return "people " + text(verb + 1..<range.upperBound)
        }
        if let wait = range.last(where: { reading.isWord($0, in: Self.waitNouns) }),
            wait == range.upperBound - 1, isDuration(quantity)
        {
            return reading.text(wait..<wait + 1)
        }
        var next = verb + 1
        if reading.isWord(verb, in: Self.having), reading.isWord(next, in: Self.articles),
            next + 1 < range.upperBound
        {
            // "assessments had a waiting list [of 9 people]".
            let object = text(next + 1..<range.upperBound)
            return range.count <= 8 ? subject + " " + object : object
        }
        while next < range.upperBound, reading.isWord(next, in: Self.beingWords) { next += 1 }
        let isParticiple =
            next < range.upperBound
            && (reading.word(next, endsIn: "ed") || reading.isWord(next, in: Self.participles))
        guard reading.isWord(verb, in: Self.copulas), isParticiple, !reading.isWord(next, in: Self.moving)
        else { return subject }
        if isDuration(quantity) {
            let isName =
                reading.tokens[range.lowerBound].isCapitalised
                && reading.tokens[range.lowerBound + 1].isCapitalised
            let who = isName ? subject : subject.uncapitalisedFirst
            return "time until \(who) \(reading.text(verb..<verb + 1)) \(text(next..<range.upperBound))"
        }
        return subject + " " + text(next..<range.upperBound)
    }

    static let moving = WordSet(English.words(.figures, "verbs of a figure's move"))
    /// Verbs that say nothing of a figure but that it follows.
    static let leadingUp = WordSet(English.words(.figures, "verbs before a figure"))
    static let infinitives = WordSet("be have")
    static let nestedSubject = WordSet("who that which whose where when if")
    static let waitNouns = WordSet("wait waits delay delays")
    static let having = WordSet("had has have")
    static let articles = WordSet("a an")
    static let beingWords = WordSet("being been now also usually always often not all then")
    static let participles = WordSet(English.words(.figures, "participles in measures"))

    static func isAside(_ kind: CueKind) -> Bool {
        switch kind {
        case .period, .better, .worse, .similar, .higher, .lower, .england, .region: true
        default: false
        }
    }

    static let that = WordSet("that")
    static let us = WordSet("us me estimated estimates")
    static let reporting = WordSet(English.words(.figures, "sources that report"))
    static let there = WordSet("there")
    static let leading = WordSet(English.words(.figures, "no opening of a measure"))

    /// "and" between clauses rather than in a list: a verb or an article follows.
    func isClauseBreak(_ index: Int) -> Bool {
        reading.isWord(index + 1, in: Self.the) || reading.isWord(index + 1, in: Self.clauseOpeners)
    }

    static let clauseOpeners = WordSet(English.words(.figures, "no subject of a measure"))

    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        // "... used locally (ASCS)": the source is shown beside the measure.
        if high - low > 4, reading.isMark(high - 1, MarkKey.close), reading.isMark(high - 3, MarkKey.open),
            reading.isWord(high - 2, in: Self.surveys)
        {
            high -= 3
        }
        while high > low,
            reading.isWord(high - 1, in: Self.trailing) && !reading.isWord(high - 2, in: Self.withUp)
                && !(reading.isWord(high - 1, in: Self.over) && reading.isWord(high - 2, in: .connectors))
                || reading.tokens[high - 1].isMark && reading.tokens[high - 1].key != MarkKey.close
        {
            high -= 1
        }
        while low < high, reading.isWord(low, in: Self.the) || reading.tokens[low].isMark { low += 1 }
        return low..<high
    }
}
