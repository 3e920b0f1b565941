internal import AssessmentModel
internal import English
internal import TextAnalysis

/// Tells for each quantity of a sentence whether it is a measured value, what one is compared with, or the
/// distance between two.
struct FigureParts {
    enum Part: Equatable {
        case value
        case benchmark(Comparator)
        /// "£5m more than estimated", "an overspend of £5m".
        case gap(Comparator)
    }

    let reading: SentenceReading
    let quantities: [Quantity]
    let names: BenchmarkNames
    var parts: [Part]
    /// The tokens that say when an earlier value was taken, by quantity.
    var earlierTimes: [Int: Range<Int>] = [:]
    /// The word that leads up to a benchmark: "than", "against".
    var leads: [Int: Int] = [:]

    /// - Parameter inherited: what the figures of the sentence before were compared with.
    init(_ reading: SentenceReading, _ quantities: [Quantity], inherited: Comparator?) {
        self.reading = reading
        self.quantities = quantities
        names = BenchmarkNames(reading)
        parts = Array(repeating: .value, count: quantities.count)
        for index in quantities.indices {
            guard let part = part(of: index, inherited) else { continue }
            parts[index] = part
            // "against 63 and 64 nationally": the name is of both.
            if index > 0, isBenchmark(index), parts[index - 1] == .benchmark(.other), left(index).count <= 1 {
                parts[index - 1] = part
            }
        }
    }

    // MARK: Places

    /// Where a quantity begins, its bound counted in.
    func start(_ index: Int) -> Int {
        min(quantities[index].tokens.lowerBound, quantities[index].boundTokens?.lowerBound ?? .max)
    }

    /// Tokens between the quantity before and this one.
    func left(_ index: Int) -> Range<Int> {
        let end = start(index)
        let begin = index > 0 ? quantities[index - 1].tokens.upperBound : 0
        return min(begin, end)..<end
    }

    /// The few tokens after a quantity, up to the next.
    func right(_ index: Int, _ reach: Int) -> Range<Int> {
        let begin = quantities[index].tokens.upperBound
        let end = index + 1 < quantities.count ? start(index + 1) : reading.tokens.count
        return begin..<max(begin, min(begin + reach, end))
    }

    /// As much of some tokens as lies before the next comma, semicolon or "and".
    func clause(_ range: Range<Int>) -> Range<Int> {
        let end = range.first {
            reading.isMark($0, MarkKey.comma) || reading.isMark($0, MarkKey.semicolon)
                || reading.isMark($0, MarkKey.open) || reading.isWord($0, in: FigureWords.clauseOpeners)
        }
        return range.lowerBound..<(end ?? range.upperBound)
    }

    func contains(_ words: WordSet, _ range: Range<Int>) -> Bool {
        range.contains { reading.isWord($0, in: words) }
    }

    func matches(_ kinds: [CueKind], in range: Range<Int>) -> Lexicon.Match? {
        reading.matches(startingIn: range).last {
            kinds.contains($0.kind) && $0.tokens.upperBound <= range.upperBound
        }
    }

    func isBenchmark(_ index: Int) -> Bool {
        if case .benchmark = parts[index] { return true }
        return false
    }

    func comparator(of index: Int) -> Comparator? {
        if case .benchmark(let comparator) = parts[index] { return comparator }
        return nil
    }

    // MARK: One quantity

    mutating func part(of index: Int, _ inherited: Comparator?) -> Part? {
        let quantity = quantities[index]
        if quantity.isWhole || quantity.rank != nil || quantity.isMultiple { return nil }
        if let gap = gap(index) { return .gap(gap) }
        // "had come down from 66 days to 18 days": the first of two values, and no other side.
        if startsPair(index) || movesOn(index) || restates(index) { return nil }
        let lead = lead(index)
        leads[index] = lead
        if let named = name(of: index, lead) { return .benchmark(named.comparator) }
        if isTarget(index, lead) { return .benchmark(.target) }
        if isEarlier(index, lead) { return .benchmark(.previous) }
        guard let lead, index > 0 || lead < 4 else { return nil }
        // Something must be there to compare: in this sentence, or the one before.
        let hasOther = quantities.indices.contains {
            $0 != index && quantities[$0].mayMeasureSame(as: quantity) && parts[$0] == .value
        }
        guard hasOther || inherited != nil && isAnaphoric else { return nil }
        return .benchmark(leadComparator(index, lead, inherited))
    }

    /// The sentence begins with a word for something in the one before: "This compared with 41 weeks".
    var isAnaphoric: Bool { reading.isWord(0, in: FigureWords.anaphors) }

    /// "... than England (1.46% compared with 3.00%": the number after the name is the measured one.
    func startsPair(_ index: Int) -> Bool {
        guard index + 1 < quantities.count, quantities[index].mayMeasureSame(as: quantities[index + 1]) else {
            return false
        }
        let between = left(index + 1)
        let before = start(index) - 1
        return between.count <= 5 && contains(FigureWords.comparing, between)
            && (reading.isMark(before, MarkKey.open) || reading.isMark(before, MarkKey.comma)
                || reading.isMark(before, MarkKey.colon))
    }

    /// "7,204 concerns, equal to 1,431 per 100,000 adults": the same quantity in another unit.
    func restates(_ index: Int) -> Bool {
        quantities[index].base != nil && index > 0
            && !quantities[index].mayMeasureSame(as: quantities[index - 1])
            && contains(Self.restating, left(index).suffixRange(3))
    }

    private static let restating = WordSet(English.words(.figures, "the same in another unit"))
    private static let rates = WordSet(English.words(.figures, "names of rates"))

    /// "the national rate of 1,390".
    func isRate(_ index: Int) -> Bool {
        quantities[index].base != nil
            || quantities[index].unit == nil && contains(Self.rates, left(index).suffixRange(6))
    }

    // MARK: Leads

    /// The word that leads up to a quantity as to the other side of a comparison: "than the", "against a
    /// target of", "in line with the", "short of the"; in a list, that of the first.
    func lead(_ index: Int) -> Int? {
        let range = left(index)
        for place in range.reversed().prefix(14) {
            if reading.isMark(place, MarkKey.semicolon) || reading.isWord(place, in: Self.stops) {
                return nil
            }
            if isLead(place, range) { return place }
            let isJoint =
                reading.isMark(place, MarkKey.comma) || reading.isWord(place, in: .connectors)
                || reading.isWord(place, in: FigureWords.clauseOpeners)
            if isJoint {
                return isListed(index, range) ? leads[index - 1] : nil
            }
        }
        // "in London (41%) and": a bracket closed behind the last of a list.
        return nil
    }

    static let stops = WordSet("is are was were had has have been")

    /// "82% across England and 80% in the East": a benchmark after another; not "62% and 45% of carers".
    func isListed(_ index: Int, _ between: Range<Int>) -> Bool {
        guard index > 0, isBenchmark(index - 1), quantities[index].mayMeasureSame(as: quantities[index - 1]),
            between.count <= 10
        else { return false }
        let next = quantities[index].tokens.upperBound
        return !between.contains {
            reading.isWord($0, in: .auxiliaries)
                || reading.isWord($0, in: FigureWords.clauseOpeners)
                    && !reading.isWord($0, in: .connectors)
        }
            && !reading.isWord(next, in: FigureWords.of) && !reading.isWord(next, in: .auxiliaries)
            && !reading.matches(startingIn: next..<next + 1).contains { $0.kind == .finite }
    }

    func isLead(_ place: Int, _ range: Range<Int>) -> Bool {
        if reading.isWord(place, in: FigureWords.than) {
            return true
        }
        if reading.isWord(place, in: Self.plainLeads) { return true }
        if reading.isWord(place, in: FigureWords.withTo) {
            return (max(0, place - 3)..<place).contains { reading.isWord($0, in: FigureWords.sideBySide) }
        }
        if reading.isWord(place, in: FigureWords.apartJoints) { return isApart(place) }
        // "above the 95%", "below its 20%"; "above 15" is a bound, "over the year" a time.
        return reading.isWord(place, in: Self.levels) && place + 1 < range.upperBound
    }

    /// "short of the", "an improvement on", "up from"; not "a follow-up of 300".
    func isApart(_ joint: Int) -> Bool {
        let words =
            reading.isWord(joint, in: FigureWords.of)
            ? Self.shortOf : reading.isWord(joint, in: FigureWords.from) ? Self.awayFrom : Self.improvements
        return (max(0, joint - 2)..<joint).contains { reading.isWord($0, in: words) }
    }

    static let levels = WordSet("above below beyond under exceeding")
    static let shortOf = WordSet("short ahead")
    static let awayFrom = WordSet("up down different difference variation improvement")
    static let improvements = WordSet("improvement increase reduction")
    static let plainLeads = WordSet("against versus vs")

    /// What a comparison is with that has no name of its own.
    mutating func leadComparator(_ index: Int, _ lead: Int, _ inherited: Comparator?) -> Comparator {
        // "England was ahead, 49.5% against 46.6%": named before, or compared with before.
        if let named = names.last(in: 0..<start(index)), named.comparator == .england || !named.isBare {
            return named.comparator
        }
        if let last = (0..<index).last(where: { comparator(of: $0) != nil }),
            let known = comparator(of: last),
            known == .england || known == .region
        {
            return known
        }
        if inherited == .england, isAnaphoric { return .england }
        return .other
    }

    // MARK: Names

    func name(of index: Int, _ lead: Int?) -> BenchmarkNames.Name? {
        let range = left(index)
        if let named = names.last(in: range), isLinked(named, index, lead) { return named }
        // "the England and regional averages of 48.81% and 46.20%": the second is the region's.
        if index > 0, isBenchmark(index - 1), range.count == 1, contains(.connectors, range),
            let both = names.last(in: left(index - 1)),
            both.tokens.contains(where: { reading.isWord($0, in: .connectors) })
        {
            return BenchmarkNames.Name(comparator: .region, tokens: both.tokens, isBare: false)
        }
        // "the England averages of 83.7% and 79.4%".
        if index > 0, isBenchmark(index - 1), (1...2).contains(range.count), isListed(index, range),
            quantities[index].mayMeasureSame(as: quantities[index - 1]),
            range.allSatisfy({ reading.isWord($0, in: .connectors) || reading.isMark($0, MarkKey.comma) }),
            let last = comparator(of: index - 1), names.first(in: clause(right(index, 6))) == nil
        {
            return BenchmarkNames.Name(comparator: last, tokens: left(index - 1), isBare: false)
        }
        let after = clause(right(index, 9))
        guard let named = names.first(in: after) else { return nil }
        let between = after.lowerBound..<named.tokens.lowerBound
        let isNear = between.allSatisfy { reading.isWord($0, in: FigureWords.seenIn) }
        let isBracketed = reading.isMark(start(index) - 1, MarkKey.open)
        if lead != nil, isNear || between.count <= 4 { return named }
        if index > 0, isNear || !named.isBare, quantities[index].mayMeasureSame(as: quantities[index - 1]),
            isBracketed || !named.isBare && between.isEmpty
        {
            return named
        }
        return nil
    }

    /// Whether nothing but words that lead up to a number stand between a name and it.
    func isLinked(_ name: BenchmarkNames.Name, _ index: Int, _ lead: Int?) -> Bool {
        let gap = name.tokens.upperBound..<max(name.tokens.upperBound, start(index))
        if gap.isEmpty { return true }
        let isMarked = gap.allSatisfy {
            reading.isMark($0, MarkKey.open) || reading.isMark($0, MarkKey.comma)
                || reading.isMark($0, MarkKey.colon) || reading.isWord($0, in: FigureWords.linking)
        }
        if name.isBare {
            let isBareLink = gap.allSatisfy {
                reading.isMark($0, MarkKey.open) || reading.isMark($0, MarkKey.comma)
                    // "(England: 94%)".
                    || reading.isMark($0, MarkKey.colon)
                        && reading.isMark(name.tokens.lowerBound - 1, MarkKey.open)
                    || reading.isWord($0, in: FigureWords.bareLinking)
                    || gap.count == 1 && reading.isMark($0, MarkKey.colon)
            }
            let isComma = reading.isMark(gap.upperBound - 1, MarkKey.comma)
            return isBareLink && !isComma && gap.count <= 9
        }
        if isMarked { return gap.count <= 7 && !isPlainComma(gap, index) }
        // "compared with the England average for people of 62%".
        guard let lead, lead < name.tokens.upperBound else { return false }
        return gap.count <= 8
            && !gap.contains {
                (reading.isMark($0, MarkKey.comma) || reading.isMark($0, MarkKey.semicolon))
                    || reading.isWord($0, in: FigureWords.clauseOpeners)
                    || reading.isWord($0, in: .auxiliaries)
            }
    }

    /// "in line with the England average, 60% of people": the number behind the comma begins a clause of its
    /// own when a noun follows it.
    func isPlainComma(_ gap: Range<Int>, _ index: Int) -> Bool {
        guard gap.count == 1, reading.isMark(gap.lowerBound, MarkKey.comma) else { return false }
        return reading.isWord(quantities[index].tokens.upperBound, in: FigureWords.of)
            || quantities[index].unit == .people || quantities[index].unit == .count
    }
}
