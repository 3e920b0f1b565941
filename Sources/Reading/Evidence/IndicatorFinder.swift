internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

/// Finds the indicators of a sentence: quantities with their statistic, comparison, source, period and
/// measure.
struct IndicatorFinder {
    /// What later sentences of a finding may lean on.
    struct Context {
        /// The last measure found, for "3 people in September".
        var measure: String?
        /// The sentence before, for "They took 46 days".
        var previous: SentenceReading?
        /// What people were waiting for, for "the median wait".
        var topic: String?
        /// Figures of the sentence before, for "in 2023 the rate was 22%" after "the rate was 50%".
        var earlier: [Indicator] = []
        /// The last citation, for "the same survey".
        var citation: Citation?
        /// How each indicator of the sentence read last comes off by its figures, where the report leaves
        /// that unsaid.
        var implied: [Direction?] = []
        /// Whether less or more is better of what the heading names, for "the rate for people under 65".
        var polarity: CueKind?
    }

    /// A comparison whose value stands in the sentence before: "This was better than the England average of
    /// 85.22%."
    struct Afterthought {
        var comparator: Comparator
        var benchmark: Double
        var benchmarkText: String
        var judged: String?
        var direction: Direction?
        var citation: Citation?
    }

    let reading: SentenceReading
    let quantities: [Quantity]
    let comparisons: ComparisonReader
    let citations: [Citation]

    init(_ reading: SentenceReading) {
        self.reading = reading
        quantities = QuantityScanner(reading).scan()
        comparisons = ComparisonReader(reading, quantities)
        citations = quantities.isEmpty ? [] : SourceReader.citations(reading)
    }

    /// The indicators in order of place; `context` is read and brought up to date.
    func find(_ context: inout Context) -> [Indicator] {
        if let last = citations.last { context.citation = last }
        context.implied = []
        defer { context.previous = reading }
        guard !quantities.isEmpty else { return [] }
        var measures = MeasurePhrase(reading, quantities)
        measures.previous = context.previous
        var found: [Indicator] = []
        for index in quantities.indices where !comparisons.benchmarks.contains(index) {
            let quantity = quantities[index]
            let statistic = statistic(of: index)
            measures.last = context.measure
            guard isMeasured(index, statistic) else { continue }
            var measure = measures.words(
                for: index, statistic: statistic, judged: comparisons.comparisons[index]?.judged?.tokens,
                topic: context.topic)
            if measure.map(MeasurePhrase.pointsBack) ?? true || isBare(index) || isLaterValue(index) {
                measure = context.measure ?? measure
            }
            if measure.map(MeasurePhrase.pointsBack) ?? true { measure = measures.earlierSubject }
            // "Numbers of carers … were higher at 19.08%": a share is of the carers, not of their number.
            if unit(of: index) == .percent { measure = measure.map(MeasurePhrase.withoutNumber) }
            var indicator = Indicator(
                number: found.count + 1, measure: measure ?? "number", value: quantity.value,
                valueMax: quantity.valueMax,
                valueText: reading.text(quantity.tokens), span: reading.span(quantity.tokens),
                unit: unit(of: index), statistic: statistic)
            compare(&indicator, index, context)
            if let citation = citation(for: quantity, context) {
                indicator.source = citation.name
                indicator.sourceDate = citation.date
            }
            indicator.period = period(of: quantity)
            if indicator.comparator == nil { compare(&indicator, with: context.earlier) }
            found.append(indicator)
            context.implied.append(impliedDirection(of: indicator, index))
            context.measure = indicator.measure
            if let measure, let topic = MeasurePhrase.topic(of: measure) { context.topic = topic }
        }
        context.earlier = found
        return found
    }

    /// The same measure at another time, in the sentence before.
    func compare(_ indicator: inout Indicator, with earlier: [Indicator]) {
        guard let period = indicator.period, indicator.statistic == .value || indicator.statistic == .mean
        else { return }
        let same = earlier.last {
            $0.measure == indicator.measure && $0.unit == indicator.unit
                && $0.statistic == indicator.statistic && $0.period != nil
                && $0.period != period
        }
        guard let same, same.measure != "number", !isInherited(indicator) else { return }
        indicator.comparator = .previous
        indicator.benchmark = same.value
        indicator.benchmarkText = same.valueText
    }

    /// Whether the measure was taken over from an earlier sentence, so that its being the same says nothing.
    func isInherited(_ indicator: Indicator) -> Bool {
        !String(decoding: reading.bytes, as: UTF8.self).contains(indicator.measure ?? "")
    }

    /// The places of measures that are compared with England or a region: their words ("felt safe") judge
    /// nothing, the comparison does.
    var comparedSpans: [Span] {
        comparisons.comparisons.compactMap { index, comparison in
            guard let benchmark = comparison.benchmark, benchmark > index, comparison.judged != nil else {
                return nil
            }
            guard comparison.comparator == .england || comparison.comparator == .region else { return nil }
            return reading.span(quantities[index].tokens.lowerBound..<quantities[benchmark].tokens.upperBound)
        }
    }

    /// How a comparison with England comes off that prints no figure.
    var unprintedDirection: Direction? {
        guard comparisons.comparisons.isEmpty, comparisons.benchmarkForPrevious == nil,
            let named = reading.matches.first(where: { $0.kind == .england && $0.tokens.count > 1 })
        else { return nil }
        let start = named.tokens.lowerBound
        let judging: [CueKind] = [.better, .worse, .higher, .lower]
        guard
            let judged = reading.matches.last(where: {
                judging.contains($0.kind) && $0.tokens.upperBound <= start
                    && start - $0.tokens.upperBound <= 2
            })
        else {
            return nil
        }
        return direction(judged, nil, nil)
    }

    /// The comparison that this sentence makes for the last value of the sentence before.
    var afterthought: Afterthought? {
        guard let (index, comparator) = comparisons.benchmarkForPrevious, reading.isWord(0, in: Self.anaphors)
        else { return nil }
        let quantity = quantities[index]
        let judging: [CueKind] = [.better, .worse, .similar, .higher, .lower]
        let judged = reading.matches.last {
            judging.contains($0.kind) && $0.tokens.upperBound <= quantity.tokens.lowerBound
        }
        return Afterthought(
            comparator: comparator, benchmark: quantity.value, benchmarkText: reading.text(quantity.tokens),
            judged: judged.map { reading.text($0.tokens) },
            direction: judged.flatMap { direction($0, nil, nil) }, citation: citations.last)
    }

    static let anaphors = WordSet("this that which it these")

    /// The later of two values of one thing: "had fallen from 64 to 29".
    func isLaterValue(_ index: Int) -> Bool {
        guard index > 0, comparisons.comparisons[index]?.comparator == .previous else { return false }
        return comparisons.comparisons[index]?.benchmark == index - 1
            && !comparisons.benchmarks.contains(index - 1)
    }

    // MARK: Whether it counts

    static let durations: [Unit] = [.days, .weeks, .months, .years, .hours]
    static let waiting = WordSet(
        "waited wait waits waiting took take taken taking time times delay delays completed allocated delivered responded response within longest turnaround discrepancy gap expectancy"
    )
    static let withinWord = WordSet("within")

    func isMeasured(_ index: Int, _ statistic: Statistic) -> Bool {
        let quantity = quantities[index]
        if comparisons.targets.contains(index) || comparisons.comparisons[index] != nil { return true }
        if comparisons.comparisons.values.contains(where: { $0.benchmark == index }) { return true }
        guard let unit = quantity.unit, Self.durations.contains(unit) else { return true }
        // "95% were delivered within seven days": the days belong to the measure.
        if reading.isWord(quantity.tokens.lowerBound - 1, in: Self.withinWord),
            quantities.contains(where: { $0.unit == .percent || $0.unit == .ratio })
        {
            return false
        }
        if quantity.valueMax != nil { return true }
        if quantity.isCompound {
            return statistic != .value && !reading.isWord(quantity.tokens.upperBound, in: Self.compoundNouns)
        }
        if statistic == .change { return false }
        if statistic != .value && statistic != .estimate { return true }
        let start = index > 0 ? quantities[index - 1].tokens.upperBound : 0
        let before = max(start, quantity.tokens.lowerBound - 10)..<max(start, quantity.tokens.lowerBound)
        return before.contains { reading.isWord($0, in: Self.waiting) }
    }

    static let compoundNouns = WordSet(
        "programme plan strategy course project contract rotation period service workforce")

    /// "3 people" or "181" with nothing that says of what.
    func isBare(_ index: Int) -> Bool {
        let quantity = quantities[index]
        guard index > 0, quantity.unit == .people || quantity.unit == nil else { return false }
        let next = quantity.tokens.upperBound
        guard next < reading.tokens.count else { return true }
        return reading.tokens[next].isMark
            || reading.matches.contains { $0.kind == .period && $0.tokens.lowerBound == next }
            || reading.isWord(next, in: Self.changeTo)
    }

    static let changeTo = WordSet("to")

    // MARK: Unit and statistic

    func unit(of index: Int) -> Unit {
        if let unit = quantities[index].unit { return unit }
        // "from 181 to 203 people": the unit may stand with the other.
        let near = [index + 1, index - 1].filter(quantities.indices.contains)
        for other in near {
            guard let unit = quantities[other].unit,
                unit == .people || unit == .count || comparisons.comparisons[index]?.benchmark == other
            else { continue }
            let gap = min(
                abs(quantities[other].tokens.lowerBound - quantities[index].tokens.upperBound),
                abs(quantities[index].tokens.lowerBound - quantities[other].tokens.upperBound))
            if gap <= 3 { return unit }
        }
        let before = 0..<quantities[index].tokens.lowerBound
        return reading.matches.contains {
            $0.kind == .peopleNoun && before.contains($0.tokens.lowerBound)
                && before.upperBound - $0.tokens.upperBound <= 12
        }
            ? .people : .count
    }

    static let statistics: [(CueKind, Statistic)] = [
        (.median, .median), (.mean, .mean), (.maximum, .maximum), (.minimum, .minimum), (.total, .total),
        (.estimate, .estimate),
    ]
    static let by = WordSet("by of")
    static let changes = WordSet("increase decrease reduction rise fall drop growth uplift higher lower more")
    static let estimates = WordSet(
        "estimated estimate projected forecast approximately predicted expected estimates")

    func statistic(of index: Int) -> Statistic {
        if comparisons.targets.contains(index) { return .target }
        let quantity = quantities[index]
        let start = index > 0 ? quantities[index - 1].tokens.upperBound : 0
        let before = min(start, quantity.tokens.lowerBound)..<quantity.tokens.lowerBound
        let end =
            index + 1 < quantities.count ? quantities[index + 1].tokens.lowerBound : reading.tokens.count
        let after =
            quantity.tokens
            .upperBound..<min(max(quantity.tokens.upperBound, end), quantity.tokens.upperBound + 4)
        if isChange(quantity, before: before, after: after) { return .change }
        if quantity.isWhole { return .total }
        let kinds = Self.statistics.map(\.0)
        let left = reading.matches(startingIn: before).last { match in
            kinds.contains(match.kind) && before.lowerBound <= match.tokens.lowerBound
                && match.tokens.upperBound <= before.upperBound
                && reaches(match, quantity)
        }
        if let left, let named = Self.statistics.first(where: { $0.0 == left.kind }) { return named.1 }
        let isTime = quantity.unit.map(Self.durations.contains) ?? false
        let right = reading.matches.first { match in
            (match.kind == .mean || match.kind == .median || match.kind == .maximum && isTime)
                && after.contains(match.tokens.lowerBound)
                && !(after.lowerBound..<match.tokens.lowerBound).contains {
                    reading.isMark($0, MarkKey.comma) || reading.isWord($0, in: .connectors)
                        || reading.isWord($0, in: Self.thanWords) && !reading.isWord($0 - 1, in: Self.copulas)
                }
        }
        if let right, !reading.isWord(right.tokens.upperBound, in: Self.by),
            let named = Self.statistics.first(where: { $0.0 == right.kind }), !isComparisonName(right)
        {
            return named.1
        }
        // "the median wait had come down from 66 days to 18 days": both are medians.
        if index > 0, comparisons.comparisons[index]?.benchmark == index - 1, !quantities[index - 1].isWhole {
            let earlier = statistic(of: index - 1)
            return [.median, .mean, .maximum, .minimum, .estimate].contains(earlier) ? earlier : .value
        }
        // Two values under one statistic: "a maximum of 21 and 14".
        if index > 0, quantities[index - 1].unit == quantity.unit,
            reading.isWord(quantity.tokens.lowerBound - 1, in: .connectors), isTime
        {
            return statistic(of: index - 1)
        }
        if index > 0, before.count <= 2, before.contains(where: { reading.isWord($0, in: .connectors) }),
            isTime
        {
            return statistic(of: index - 1)
        }
        return .value
    }

    static let copulas = WordSet("was is were being")
    static let thanWords = WordSet("than the england national")

    /// "the England average" is no statistic of the value before it.
    func isComparisonName(_ match: Lexicon.Match) -> Bool {
        reading.matches.contains {
            ($0.kind == .england || $0.kind == .region) && $0.tokens.overlaps(match.tokens)
        }
    }

    /// Whether a statistic's word speaks of a quantity: same clause, and for the loose ones right beside it.
    func reaches(_ match: Lexicon.Match, _ quantity: Quantity) -> Bool {
        if isComparisonName(match) { return false }
        let gap = match.tokens.upperBound..<max(match.tokens.upperBound, quantity.tokens.lowerBound)
        switch match.kind {
        case .estimate:
            return gap.count <= 6 && match.tokens.contains { reading.isWord($0, in: Self.estimates) }
                && !(quantity.unit == .percent && gap.count > 0)
        case .maximum, .minimum:
            let isTime = quantity.unit.map(Self.durations.contains) ?? false
            if reading.isWord(match.tokens.upperBound - 1, in: Self.changeTo) { return gap.isEmpty }
            return match.tokens.upperBound == quantity.tokens.lowerBound
                || match.tokens.contains(quantity.number.lowerBound)
                || isTime && !gap.contains { reading.isMark($0, MarkKey.semicolon) } || gap.count <= 3
        case .total: return gap.count <= 3 || !gap.contains { reading.tokens[$0].isMark }
        default:
            return !gap.contains {
                reading.isMark($0, MarkKey.semicolon) || reading.isMark($0, MarkKey.colon)
            }
        }
    }

    func isChange(_ quantity: Quantity, before: Range<Int>, after: Range<Int>) -> Bool {
        let hasCue = reading.matches(startingIn: before).contains { match in
            match.kind == .change && before.lowerBound <= match.tokens.lowerBound
                && match.tokens.upperBound <= before.upperBound
                && before.upperBound - match.tokens.upperBound <= 8
        }
        if hasCue, reading.isWord(quantity.tokens.lowerBound - 1, in: Self.byOnly) { return true }
        if hasCue, reading.isWord(quantity.tokens.lowerBound - 1, in: Self.by), before.count <= 4 {
            return true
        }
        guard let first = after.first else { return false }
        if quantity.unit == .pounds, reading.isWord(first, in: Self.changes),
            reading.isWord(first + 1, in: Self.thanWords)
        {
            return true
        }
        return
            (quantity.unit == .percent || quantity.unit == .pounds
            || quantity.unit.map(Self.durations.contains) == true)
            && reading.isWord(first, in: Self.changes)
    }

    static let byOnly = WordSet("by")

    // MARK: Source and period

    static let same = WordSet("same")
    static let surveys = WordSet("survey data source collection")

    func citation(for quantity: Quantity, _ context: Context) -> Citation? {
        if let next = citations.first(where: { $0.tokens.lowerBound >= quantity.tokens.upperBound }) {
            return next
        }
        if let last = citations.last { return last }
        let saysSame = reading.tokens.indices.contains {
            reading.isWord($0, in: Self.same) && reading.isWord($0 + 1, in: Self.surveys)
        }
        return saysSame ? context.citation : nil
    }

    func period(of quantity: Quantity) -> String? {
        func distance(_ match: Lexicon.Match) -> Int {
            match.tokens.lowerBound >= quantity.tokens.upperBound
                ? match.tokens.lowerBound - quantity.tokens.upperBound
                : quantity.tokens.lowerBound - match.tokens.upperBound
        }
        let inCitation = citations.map(\.tokens)
        let near = reading.matches.filter { match in
            match.kind == .period && !match.tokens.overlaps(quantity.tokens)
                && !inCitation.contains { $0.overlaps(match.tokens) }
                && !belongsToLater(match, than: quantity) && !isRangeOfAges(match)
        }
        return near.min { distance($0) < distance($1) }.map { reading.text($0.tokens) }
    }

    /// "15 days and the longest wait over the year was 84 days": a period behind another figure is that
    /// figure's, or a later one's.
    func belongsToLater(_ match: Lexicon.Match, than quantity: Quantity) -> Bool {
        guard match.tokens.lowerBound >= quantity.tokens.upperBound else { return false }
        let between = quantity.tokens.upperBound..<match.tokens.lowerBound
        return quantities.contains { between.contains($0.tokens.lowerBound) }
            || between.contains { reading.isWord($0, in: Self.joining) }
                && quantities.contains { $0.tokens.lowerBound >= match.tokens.upperBound }
    }

    /// "between 18 and 64" has the shape of a period, but its numbers are no years.
    func isRangeOfAges(_ match: Lexicon.Match) -> Bool {
        match.tokens.count == 4
            && match.tokens.allSatisfy { !reading.tokens[$0].isNumber || reading.tokens[$0].span.length < 4 }
            && match.tokens.contains { reading.tokens[$0].isNumber }
    }

    static let joining = WordSet("and but while")
}
