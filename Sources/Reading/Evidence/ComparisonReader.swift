internal import AssessmentModel
internal import TextAnalysis

/// What a quantity is compared with, and how it comes off.
struct Comparison {
    var comparator: Comparator
    /// Index of the quantity that is the benchmark.
    var benchmark: Int?
    var judged: Lexicon.Match?
}

/// Tells measured values, benchmarks and targets apart, and pairs them.
struct ComparisonReader {
    private let reading: SentenceReading
    private let quantities: [Quantity]
    /// Comparisons by the index of the measured quantity.
    private(set) var comparisons: [Int: Comparison] = [:]
    /// Quantities that only serve as a benchmark.
    private(set) var benchmarks: Set<Int> = []
    /// Quantities that are targets in their own right.
    private(set) var targets: Set<Int> = []
    /// A benchmark for a value of the sentence before.
    private(set) var benchmarkForPrevious: (index: Int, comparator: Comparator)?

    init(_ reading: SentenceReading, _ quantities: [Quantity]) {
        self.reading = reading
        self.quantities = quantities
        for index in quantities.indices { place(index) }
        for index in quantities.indices where comparisons[index] != nil {
            let judged = judgement(of: index)
            comparisons[index]?.judged = judged
        }
        judgeTargets()
    }

    // MARK: Places

    /// Tokens between the quantity before and this one.
    private func left(_ index: Int) -> Range<Int> {
        let start = index > 0 ? quantities[index - 1].tokens.upperBound : 0
        return min(start, quantities[index].tokens.lowerBound)..<quantities[index].tokens.lowerBound
    }

    /// The few tokens after a quantity, up to the next.
    private func right(_ index: Int, _ reach: Int) -> Range<Int> {
        let start = quantities[index].tokens.upperBound
        let end =
            index + 1 < quantities.count ? quantities[index + 1].tokens.lowerBound : reading.tokens.count
        return start..<max(start, min(start + reach, end))
    }

    private func find(_ kinds: [CueKind], in range: Range<Int>) -> Lexicon.Match? {
        reading.matches(startingIn: range).last {
            kinds.contains($0.kind) && $0.tokens.lowerBound >= range.lowerBound
                && $0.tokens.upperBound <= range.upperBound
        }
    }

    private func contains(_ words: WordSet, _ range: Range<Int>) -> Bool {
        range.contains { reading.isWord($0, in: words) }
    }

    private static let compared = WordSet("compared compares against versus than comparison")
    private static let changeTo = WordSet("to")
    private static let from = WordSet("from")
    private static let upDown = WordSet("up down")

    private mutating func place(_ index: Int) {
        let quantity = quantities[index]
        let before = left(index)
        let after = right(index, 5)
        let isCompared = contains(Self.compared, before)
        // "(1.46% compared with 3.00%": England may have been named before either.
        let isPairInBrackets = index > 0 && isCompared && before.count <= 4
        let closeAfter = after.prefix {
            !reading.isMark($0, MarkKey.comma) && !reading.isMark($0, MarkKey.semicolon)
        }
        let afterRange = after.lowerBound..<(closeAfter.last.map { $0 + 1 } ?? after.lowerBound)

        if quantity.isWhole { return }
        // "the England and regional averages of 48.81% and 46.20%": the second is the region's.
        if index > 0, benchmarks.contains(index - 1), before.count == 1, contains(.connectors, before),
            sameUnit(index - 1, index),
            let both = find([.england], in: left(index - 1)),
            both.tokens.contains(where: { reading.isWord($0, in: .connectors) })
        {
            benchmarks.insert(index)
            return
        }
        if let england = find([.england, .region], in: before),
            gapIsSmall(england, index) || isCompared && !isBare(england) && isSameClause(england, index),
            !startsPair(index)
        {
            attach(index, england.kind == .england ? .england : .region)
        } else if let england = find([.england, .region], in: afterRange), index > 0 || isCompared,
            !isBare(england), !startsPair(index)
        {
            attach(index, england.kind == .england ? .england : .region)
        } else if index > 0, isBracketedPast(index) {
            benchmarks.insert(index)
            if isMeasured(index - 1) {
                comparisons[index - 1] = Comparison(comparator: .previous, benchmark: index)
            }
        } else if isPairInBrackets, let named = find([.england, .region], in: 0..<quantity.tokens.lowerBound)
        {
            attach(index, named.kind == .england ? .england : .region)
        } else if isTarget(index) {
            attachTarget(index)
        } else if index > 0, let unit = quantity.unit, quantities[index - 1].unit == unit, movesTo(index),
            !benchmarks.contains(index - 1)
        {
            comparisons[index] = Comparison(comparator: .previous, benchmark: index - 1)
        } else if let was = find([.previous], in: before),
            was.tokens.upperBound >= quantity.tokens.lowerBound - 3
        {
            attachPrevious(index, was)
        } else if isCompared, index > 0, sameUnit(index - 1, index), before.count <= 14 {
            let isPast =
                find(
                    [.previous, .period],
                    in: afterRange.lowerBound..<min(afterRange.lowerBound + 6, reading.tokens.count)) != nil
            if isPast || !contains(Self.than, before) { attach(index, isPast ? .previous : .other) }
        }
    }

    /// The sentence begins with a word for something in the one before: "This compared with 41 weeks when we
    /// first visited."
    private var pointsBack: Bool {
        reading.isWord(0, in: Self.anaphors) && reading.isWord(1, in: Self.compared)
    }
    private static let anaphors = WordSet("this that which it these")

    private static let than = WordSet("than")
    private static let england = WordSet("england")

    /// The country's name alone names a benchmark only beside a number: "(England 59.06%)".
    private func isBare(_ match: Lexicon.Match) -> Bool {
        match.tokens.count == 1 && reading.isWord(match.tokens.lowerBound, in: Self.england)
    }

    /// Whether no new clause begins between a name and a number: "compared to neighbouring boroughs, and 75%
    /// of carers" compares no figure.
    private func isSameClause(_ match: Lexicon.Match, _ index: Int) -> Bool {
        !(match.tokens.upperBound..<max(match.tokens.upperBound, quantities[index].tokens.lowerBound))
            .contains {
                (reading.isMark($0, MarkKey.comma) || reading.isMark($0, MarkKey.semicolon))
                    && reading.isWord($0 + 1, in: Self.clauseOpeners)
            }
    }

    private static let clauseOpeners = WordSet("and but while whereas although though yet so")

    /// "11 days (19 in 2024)": the value of another time in brackets.
    private func isBracketedPast(_ index: Int) -> Bool {
        let quantity = quantities[index]
        guard reading.isMark(quantity.tokens.lowerBound - 1, MarkKey.open), sameUnit(index - 1, index) else {
            return false
        }
        let start = quantity.tokens.upperBound
        return reading.matches.contains {
            ($0.kind == .period || $0.kind == .previous) && $0.tokens.lowerBound >= start
                && $0.tokens.lowerBound <= start + 1
        }
    }

    /// "... England average (1.46% compared with": the number after the name is the measured one.
    private func startsPair(_ index: Int) -> Bool {
        guard index + 1 < quantities.count, sameUnit(index, index + 1) else { return false }
        let between = left(index + 1)
        return between.count <= 4 && contains(Self.compared, between)
            && reading.isMark(quantities[index].tokens.lowerBound - 1, MarkKey.open)
    }

    private func gapIsSmall(_ match: Lexicon.Match, _ index: Int) -> Bool {
        let gap = match.tokens.upperBound..<max(match.tokens.upperBound, quantities[index].tokens.lowerBound)
        if isBare(match) { return gap.isEmpty }
        // "the England figure, 3.00%, was".
        if gap.count == 1, reading.isMark(gap.lowerBound, MarkKey.comma), quantities[index].unit == .percent {
            return true
        }
        return gap.count <= 3
            && !gap.contains {
                reading.isMark($0, MarkKey.comma) || reading.isMark($0, MarkKey.semicolon)
                    || reading.isWord($0, in: Self.clauseOpeners)
            }
    }

    private func sameUnit(_ a: Int, _ b: Int) -> Bool {
        guard let x = quantities[a].unit, let y = quantities[b].unit else { return true }
        return x == y || Set([x, y]) == [.people, .count] || x == .ratio && y == .percent
    }

    private mutating func attach(_ index: Int, _ comparator: Comparator) {
        let value = (0..<index).last {
            sameUnit($0, index) && !benchmarks.contains($0) && !targets.contains($0)
                && comparisons[$0]?.benchmark == nil
        }
        guard let value else {
            benchmarks.insert(index)
            if index == 0 { benchmarkForPrevious = (index, comparator) }
            return
        }
        benchmarks.insert(index)
        comparisons[value] = Comparison(comparator: comparator, benchmark: index)
    }

    /// "which reduced to 3 people", "rose to 22 people".
    private func movesTo(_ index: Int) -> Bool {
        let start = quantities[index].tokens.lowerBound
        guard start > 1, reading.isWord(start - 1, in: Self.changeTo) else { return false }
        return (max(0, start - 3)..<start - 1).contains { reading.isWord($0, in: Self.movements) }
    }

    private static let movements = WordSet(
        "enlarged expanded shortened extended widened improvement increase rise fall drop reduction decrease gone come went came reduced fell fallen rose risen increased decreased dropped grew grown down up improved declined reducing increasing falling rising"
    )

    // MARK: Targets

    private func isTarget(_ index: Int) -> Bool {
        let before = left(index)
        if let target = find([.target], in: before), gapIsSmall(target, index) { return true }
        let after = right(index, 3)
        // "28-day target", "10 day target time".
        return after.prefix(2).contains {
            reading.isWord($0, in: Self.targetWords)
                && (quantities[index].isCompound || quantities[index].unit == .percent
                    || $0 == after.lowerBound)
        }
    }

    private static let targetWords = WordSet("target targets standard timescale timescales limit")

    private mutating func attachTarget(_ index: Int) {
        let before = left(index)
        let value = (0..<index).last { isMeasured($0) && sameUnit($0, index) }
        let isJudged =
            find([.better, .worse, .higher, .lower, .similar], in: before) != nil
            || contains(Self.compared, before)
        if let value, before.count <= (isJudged ? 30 : 16) {
            benchmarks.insert(index)
            comparisons[value] = Comparison(comparator: .target, benchmark: index)
        } else {
            if index == 0, isJudged, value == nil {
                benchmarks.insert(index)
                benchmarkForPrevious = (index, .target)
            } else {
                targets.insert(index)
            }
        }
    }

    private func isMeasured(_ index: Int) -> Bool {
        !benchmarks.contains(index) && !targets.contains(index) && comparisons[index]?.benchmark == nil
    }

    /// "the 28-day target was consistently met".
    private mutating func judgeTargets() {
        for index in targets {
            let after = right(index, 8)
            if let judged = find([.better, .worse], in: after),
                reading.isWord(judged.tokens.upperBound - 1, in: Self.met)
            {
                comparisons[index] = Comparison(comparator: .target, judged: judged)
            }
        }
    }

    private static let met = WordSet("met achieved exceeded")

    // MARK: Movement

    private mutating func attachPrevious(_ index: Int, _ was: Lexicon.Match) {
        let isFrom = reading.isWord(was.tokens.upperBound - 1, in: Self.from)
        // "from 181 to 203": both are values, the first also the benchmark of the second.
        if isFrom, index + 1 < quantities.count, sameUnit(index, index + 1),
            contains(Self.changeTo, left(index + 1)),
            left(index + 1).count <= 12
        {
            comparisons[index + 1] = Comparison(comparator: .previous, benchmark: index)
            return
        }
        // "12,000 calls were received from 5,000 homes": "from" alone compares only what has moved.
        if isFrom, was.tokens.count == 1,
            !(max(0, was.tokens.lowerBound - 6)..<was.tokens.lowerBound).contains(where: {
                reading.isWord($0, in: Self.movements)
            })
        {
            return
        }
        if comparisons[index] != nil { return }
        // "better than the England average of 49.5% and up from 38.16%": the value has its comparison; this
        // is no figure of its own.
        if index > 1, benchmarks.contains(index - 1), comparisons[index - 2]?.benchmark == index - 1,
            sameUnit(index - 2, index)
        {
            benchmarks.insert(index)
            return
        }
        if index == 0, pointsBack {
            benchmarks.insert(index)
            benchmarkForPrevious = (index, .previous)
            return
        }
        guard index > 0, sameUnit(index - 1, index), isMeasured(index - 1) else { return }
        benchmarks.insert(index)
        comparisons[index - 1] = Comparison(comparator: .previous, benchmark: index)
    }

    // MARK: Words

    private static let judging: [CueKind] = [.better, .worse, .similar, .higher, .lower]

    /// The judging words nearest to the benchmark: before it, else after the value, else before both ("A
    /// higher proportion ...").
    private func judgement(of index: Int) -> Lexicon.Match? {
        guard let comparison = comparisons[index] else { return nil }
        let value = quantities[index].tokens
        if let benchmark = comparison.benchmark, benchmark > index {
            let end = quantities[benchmark].tokens.lowerBound
            if let near = find(Self.judging, in: value.upperBound..<max(value.upperBound, end)) {
                return near
            }
            if comparison.comparator == .england, let near = find(Self.judging, in: right(benchmark, 6)),
                near.kind != .higher,
                near.kind != .lower
            {
                return near
            }
        }
        guard
            comparison.comparator == .england || comparison.comparator == .region
                || comparison.comparator == .other
        else {
            return comparison.comparator == .target ? judgementAfterTarget(comparison) : nil
        }
        let start = index > 0 ? quantities[index - 1].tokens.upperBound : 0
        return find(Self.judging, in: min(start, value.lowerBound)..<value.lowerBound)
    }

    private func judgementAfterTarget(_ comparison: Comparison) -> Lexicon.Match? {
        guard let benchmark = comparison.benchmark else { return nil }
        let after = right(benchmark, 6)
        return find([.better, .worse], in: after)
    }
}
