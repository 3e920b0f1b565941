internal import AssessmentModel
internal import TextAnalysis

/// Words for what a quantity measures: a short noun phrase that reads well in a table row.
///
///     58.6% of people were satisfied with care      people satisfied with care
///     52 people were waiting for an assessment       people waiting for an assessment
///     the median waiting time was 28 days            waiting time
struct MeasurePhrase {
    /// The longest measure, in words.
    static let wordLimit = 26

    private let reading: SentenceReading
    private let quantities: [Quantity]

    init(_ reading: SentenceReading, _ quantities: [Quantity]) {
        self.reading = reading
        self.quantities = quantities
    }

    /// The measure of a quantity; nil when the sentence names none beside it. `topic` completes a bare "wait" ("for a carers assessment").
    func words(for index: Int, statistic: Statistic, judged: Range<Int>?, topic: String?) -> String? {
        let quantity = quantities[index]
        if let judged, judged.upperBound <= quantity.tokens.lowerBound, let phrase = wordsBeside(judged, index) { return phrase }
        let right = wordsAfter(index)
        let left = wordsBefore(index)
        let phrase: String?
        if statistic == .target, reading.isWord(quantity.tokens.upperBound, in: Self.to), let right { return "time to " + right }
        if let left, let right, Self.endsInWait(left), reading.isWord(quantity.tokens.upperBound, in: Self.for_) { return "wait " + right }
        switch quantity.unit ?? .count {
        case .percent, .ratio:
            phrase = startsWithOf(index) || startsWithNoun(index) ? right ?? left : left ?? right
        case .people where statistic == .change, .count where statistic == .change:
            phrase = left ?? right
        case .people, .count:
            phrase = quantity.tokens.count > quantity.number.count ? right ?? left : left ?? right
        default:
            phrase = left ?? right
        }
        guard let phrase else { return nil }
        guard let topic, Self.bareWaits.contains(phrase.lowercased()) else { return phrase }
        return phrase + " for " + topic
    }

    /// What was waited for, from a measure such as "people waiting for a Care Act assessment".
    static func topic(of measure: String) -> String? {
        for marker in ["waiting for ", "wait for ", "waited for ", "waits for ", "waiting time for "] {
            if let range = measure.range(of: marker) { return String(measure[range.upperBound...]) }
        }
        return nil
    }

    /// A measure without "number of" or "numbers of" before it.
    static func withoutNumber(_ measure: String) -> String {
        let words = measure.split(separator: " ")
        guard words.count > 3, ["number", "numbers"].contains(words[0].lowercased()), words[1] == "of" else { return measure }
        return words.dropFirst(2).joined(separator: " ")
    }

    /// Whether a measure begins with a word for something named before: "them had been waiting", "they took".
    static func pointsBack(_ measure: String) -> Bool {
        pronouns.contains(measure.prefix { $0 != " " }.lowercased())
    }

    private static let pronouns: Set<String> = ["they", "them", "it", "this", "these", "those", "he", "she", "which"]

    private static let bareWaits: Set<String> = [
        "wait", "waits", "waiting time", "waiting times", "time", "waiting", "wait time", "wait times", "people waiting", "waited",
    ]

    private func startsWithOf(_ index: Int) -> Bool { reading.isWord(quantities[index].tokens.upperBound, in: Self.of) }

    /// The measure of a figure that follows its judgement: "more carers were satisfied than the England average (48%", "uptake was higher
    /// than the England average (49%".
    private func wordsBeside(_ judged: Range<Int>, _ index: Int) -> String? {
        let limit = quantities[index].tokens.lowerBound
        if let noun = judged.last, reading.matches(startingIn: noun..<noun + 1).contains(where: { $0.kind == .peopleNoun }),
            let than = (judged.upperBound..<limit).first(where: { reading.isWord($0, in: Self.than) })
        {
            return clause(noun..<than)
        }
        guard reading.isWord(judged.upperBound - 1, in: Self.than), let whole = wordsBefore(index, endingAt: judged.lowerBound) else {
            return nil
        }
        guard let group = subgroup(from: judged.upperBound, index) else { return whole }
        // "uptake across all age groups was higher, particularly for those aged 18 to 64 (49%": the figure is of the group alone.
        let words = whole.split(separator: " ")
        let scope = words.firstIndex { Self.scopes.contains($0.lowercased()) } ?? words.count
        return (words[..<max(1, scope)] + [group[...]]).joined(separator: " ")
    }

    /// "particularly for those aged between 18 and 64 (": the group that a figure in brackets is about, from its preposition on.
    private func subgroup(from start: Int, _ index: Int) -> String? {
        let end = quantities[index].tokens.lowerBound - 1
        guard reading.isMark(end, MarkKey.open), start < end,
            let opener = (start..<end).last(where: { reading.isWord($0, in: Self.singlingOut) }), opener + 1 < end,
            reading.isWord(opener + 1, in: .prepositions)
        else { return nil }
        return reading.text(opener + 1..<end)
    }

    private static let singlingOut = WordSet("particularly especially notably specifically")
    private static let scopes: Set<String> = ["across", "among", "amongst", "overall"]

    private static let than = WordSet("than")

    /// "an 8.32% vacancy rate", "a 22% rise in".
    private func startsWithNoun(_ index: Int) -> Bool {
        let next = quantities[index].tokens.upperBound
        return reading.isWord(next) && !reading.isWord(next, in: .prepositions) && !reading.isWord(next, in: Self.copulas)
            && !reading.isWord(next, in: Self.breaks) && !reading.isWord(next, in: .connectors) && !reading.isWord(next, in: Self.trailing)
    }

    private static func endsInWait(_ phrase: String) -> Bool { ["wait", "waited", "waits"].contains { phrase.lowercased().hasSuffix($0) } }

    private static let to = WordSet("to")
    private static let for_ = WordSet("for")
    private static let of = WordSet("of")
    private static let the = WordSet("the these those its their all a an")
    private static let copulas = WordSet("were was are is")
    private static let said = WordSet("said felt reported found stated")
    private static let who = WordSet("who that which")
    private static let breaks = WordSet(
        "which although however whereas but while compared against than because put puts suggesting indicating showing highlighting meaning"
    )
    private static let trailing = WordSet(
        "the a an of in for with and or to at by from on were was are is had has been being who that which as over this there it they only just up down not than also approximately around about nearly almost estimated some these out per within under more fewer less between after before gradually again recorded higher lower average median mean"
    )
    private static let statistics = WordSet(
        "median mean average maximum minimum longest shortest overall total current estimated highest lowest largest typical overall")

    // MARK: After the number

    private func wordsAfter(_ index: Int) -> String? {
        // "23 of the 47 residents placed": what is said of the whole.
        if index + 1 < quantities.count, quantities[index + 1].isWhole,
            quantities[index + 1].tokens.lowerBound - quantities[index].tokens.upperBound <= 2
        {
            return wordsAfter(index + 1)
        }
        let quantity = quantities[index]
        var start = quantity.tokens.upperBound
        let isCounted = quantity.tokens.count > quantity.number.count && quantity.unit.map { $0 == .people || $0 == .count } ?? false
        if isCounted { start = quantity.number.upperBound }
        if reading.isWord(start, in: Self.of) { start += 1 }
        while reading.isWord(start, in: Self.the) { start += 1 }
        let end = boundary(
            from: start, limit: index + 1 < quantities.count ? quantities[index + 1].tokens.lowerBound : reading.tokens.count)
        guard end > start else { return nil }
        return clause(start..<end)
    }

    /// Where the phrase after a number ends: a mark, a comparison, a period, a break, the next number.
    private func boundary(from start: Int, limit: Int) -> Int {
        var end = start
        while end < limit {
            let token = reading.tokens[end]
            if token.kind == .mark, token.key != MarkKey.slash, token.key != MarkKey.percent {
                // "(DoLS)": an acronym in brackets belongs to the phrase.
                if token.key == MarkKey.open, reading.isMark(end + 2, MarkKey.close), reading.tokens[end + 1].isCapitalised,
                    end + 3 <= limit
                {
                    end += 3
                    continue
                }
                break
            }
            if reading.isWord(end, in: Self.breaks), end > start { break }
            if startsBoundary(end) { break }
            end += 1
        }
        return end
    }

    private func startsBoundary(_ index: Int) -> Bool {
        reading.matches(startingIn: index..<index + 1).contains {
            switch $0.kind {
            case .period, .better, .worse, .similar, .higher, .lower, .england: return true
            default: return false
            }
        }
    }

    /// Makes a noun phrase of a clause: "people were waiting" to "people waiting", "carers said they felt" to "carers who said they felt".
    private func clause(_ range: Range<Int>) -> String? {
        var range = trimmed(range)
        guard !range.isEmpty else { return nil }
        if range.count > Self.wordLimit { range = trimmed(range.lowerBound..<range.lowerBound + Self.wordLimit) }
        let verb = reading.matches(startingIn: range).first {
            $0.kind == .finite && $0.tokens.lowerBound > range.lowerBound && $0.tokens.upperBound < range.upperBound
                && (reading.isWord($0.tokens.lowerBound, in: .auxiliaries) || !reading.isWord($0.tokens.lowerBound - 1, in: .prepositions))
        }
        if reading.isWord(range.lowerBound, in: Self.subjectless) || reading.isWord(range.lowerBound, in: Self.copulas) {
            return (reading.isWord(range.lowerBound, in: Self.aged) ? "people " : "people who ") + reading.text(range)
        }
        guard let verb, !range.contains(where: { $0 < verb.tokens.lowerBound && reading.isWord($0, in: Self.who) }) else {
            return reading.text(range)
        }
        let first = verb.tokens.lowerBound
        let subject = reading.text(range.lowerBound..<first)
        if reading.isWord(first, in: Self.copulas), !reading.isWord(first + 1, in: Self.notParticiple) {
            // "people were waiting" reads better without its copula.
            return subject + " " + reading.text(first + 1..<range.upperBound)
        }
        let isPeople = reading.matches(startingIn: range).contains {
            $0.kind == .peopleNoun && $0.tokens.lowerBound >= range.lowerBound && $0.tokens.upperBound <= first
        }
        return subject + (isPeople ? " who " : " that ") + reading.text(first..<range.upperBound)
    }

    private static let notParticiple = WordSet("not a an the able still")

    private static let aged = WordSet("aged")
    private static let subjectless = WordSet("aged identified described")

    // MARK: Before the number

    private func wordsBefore(_ index: Int, endingAt limit: Int? = nil) -> String? {
        let quantity = quantities[index]
        var end = limit ?? quantity.tokens.lowerBound
        var isMoving = true
        while isMoving, end > 0 {
            isMoving = false
            // "... between 2023 and 2024 was", "... than the England average (": the phrase ends before.
            if let aside = reading.matches(startingIn: max(0, end - 12)..<end).last(where: {
                $0.tokens.upperBound == end && Self.isAside($0.kind)
            }) {
                end = aside.tokens.lowerBound
                isMoving = true
            } else if reading.isWord(end - 1, in: Self.trailing) || reading.isMark(end - 1, MarkKey.open) {
                end -= 1
                isMoving = true
            }
        }
        var start = end
        while start > 0, end - start < Self.wordLimit + 6 {
            let previous = start - 1
            let token = reading.tokens[previous]
            if token.kind == .mark { break }
            if index > 0, previous < quantities[index - 1].tokens.upperBound { break }
            if reading.isWord(previous, in: Self.breaks) || reading.isWord(previous, in: .connectors) && isClauseBreak(previous) { break }
            if reading.matches(startingIn: max(0, start - 12)..<start).contains(where: {
                ($0.kind == .period || $0.kind == .saying || $0.kind == .contrast) && $0.tokens.upperBound == start
            }) {
                break
            }
            start = previous
        }
        // "There was a median wait of": begin after the verb.
        if let verb = (start..<end).first(where: { reading.isWord($0, in: Self.there) }), verb + 1 < end { start = verb + 2 }
        while start < end, reading.isWord(start, in: Self.leading) || reading.isWord(start, in: Self.statistics) { start += 1 }
        let range = trimmed(start..<end)
        guard !range.isEmpty else { return nil }
        let text = reading.text(range.count > Self.wordLimit ? range.upperBound - Self.wordLimit..<range.upperBound : range)
        return text.utf8.count > 2 ? text : nil
    }

    private static func isAside(_ kind: CueKind) -> Bool {
        switch kind {
        case .period, .better, .worse, .similar, .higher, .lower, .england, .region: true
        default: false
        }
    }

    private static let there = WordSet("there")
    private static let leading = WordSet(
        "the a an and or with but this that its their of to for overall of was were had at in on these only also our where as further so therefore thus hence then"
    )

    /// "and" between clauses rather than in a list: a verb or an article follows.
    private func isClauseBreak(_ index: Int) -> Bool {
        reading.isWord(index + 1, in: Self.the) || reading.isWord(index + 1, in: Self.clauseOpeners)
    }

    private static let clauseOpeners = WordSet("in rose fell had there it they with was were at increased reduced decreased")

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while high > low,
            reading.isWord(high - 1, in: Self.trailing)
                || reading.tokens[high - 1].kind == .mark && reading.tokens[high - 1].key != MarkKey.close
        {
            high -= 1
        }
        while low < high, reading.isWord(low, in: Self.the) || reading.tokens[low].kind == .mark { low += 1 }
        return low..<high
    }
}

extension String {
    /// Where a short text stands in this one.
    fileprivate func range(of text: String) -> Range<Index>? { self.firstRange(of: text) }
}
