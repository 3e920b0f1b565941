internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

/// Finds the indicators of a sentence: quantities read into slots.
///
///     tokens → quantities → parts (value, benchmark, gap) → comparisons → slots → measures → rows
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
        /// Which end of each of these is good.
        var goodEnds: [CueKind?] = []
        /// Whom the sentence before was about.
        var population: String?
        /// The last sum of money that was estimated or budgeted, for "£5m more than estimated".
        var estimate: Indicator?
        /// The last citation, for "the same survey".
        var citation: Citation?
        /// How each indicator of the sentence read last comes off by its figures, where the report leaves
        /// that unsaid.
        var implied: [Direction?] = []
        /// Whether less or more is better of what the heading names, for "the rate for people under 65".
        var polarity: CueKind?
    }

    let reading: SentenceReading
    let quantities: [Quantity]
    let comparisons: ComparisonReader
    let citations: [Citation]
    let context: Context
    private let judgement: Judgement

    init(_ reading: SentenceReading, after context: Context = Context()) {
        self.reading = reading
        self.context = context
        let quantities = QuantityScanner(reading).scan()
        self.quantities = quantities
        let parts = FigureParts(
            reading, quantities, inherited: context.earlier.lazy.compactMap(\.comparator).last)
        comparisons = ComparisonReader(parts)
        citations = quantities.isEmpty ? [] : SourceReader.citations(reading)
        let pointsBack = reading.isWord(0, in: FigureWords.anaphors)
        judgement = Judgement(
            reading: reading, quantities: quantities,
            fallback: (pointsBack ? context.goodEnds.lazy.compactMap { $0 }.last : nil) ?? context.polarity)
    }

    /// The indicators in order of place; `context` is brought up to date.
    func find(_ context: inout Context) -> [Indicator] {
        if let last = citations.last { context.citation = last }
        context.implied = []
        defer { context.previous = reading }
        let populations = Population(reading: reading, quantities: quantities, carried: context.population)
        guard !quantities.isEmpty else {
            context.population = populations.topic ?? context.population
            return []
        }
        let statistics = StatisticReader(reading: reading, quantities: quantities, comparisons: comparisons)
        let slots = FigureSlots(reading: reading, quantities: quantities, earlier: context.earlier)
        var measures = MeasurePhrase(reading, quantities)
        measures.previous = context.previous
        var rows: [Indicator] = []
        var figures: [Indicator] = []
        var goodEnds: [CueKind?] = []
        for index in quantities.indices where !comparisons.isBenchmark(index) {
            let statistic = statistics.statistic(of: index)
            guard isMeasured(index, statistic) else { continue }
            var indicator = bare(index, statistic)
            indicator.measure = measure(index, statistic, &measures, context, indicator.unit)
            slots.fill(&indicator, index)
            indicator.statistic = slots.statistic(of: indicator)
            indicator.population = populations.words(for: index)
            if let citation = slots.citation(for: index, citations, last: context.citation) {
                indicator.source = citation.name
                indicator.sourceDate = citation.date
            }
            indicator.period = slots.period(of: index, citations)
            let goodEnd = judgement.goodEnd(of: index)
            if indicator.unit == .pounds, indicator.role != .actual { context.estimate = indicator }
            let compared = compare(indicator, index, context)
            figures.append(compared[0])
            goodEnds.append(goodEnd)
            rows += compared
            context.measure = compared[0].measure ?? context.measure
            if let topic = compared[0].measure.flatMap(MeasurePhrase.topic) { context.topic = topic }
        }
        for index in rows.indices { rows[index].number = index + 1 }
        context.implied = rows.map { row in
            row.direction == nil && row.byFigures != .similar ? row.byFigures : nil
        }
        for index in rows.indices {
            rows[index].measure = rows[index].measure.flatMap { MeasureFitness.fit($0, rows[index]) }
        }
        context.earlier = figures
        context.goodEnds = goodEnds
        context.population =
            figures.lazy.compactMap(\.population).last ?? populations.topic ?? context.population
        return rows
    }

    private func bare(_ index: Int, _ statistic: Statistic) -> Indicator {
        let quantity = quantities[index]
        let tokens = quantity.tokens
        return Indicator(
            number: 1, measure: nil, value: quantity.value, valueMax: quantity.valueMax,
            valueText: reading.text(tokens), span: reading.span(tokens), unit: unit(of: index),
            statistic: statistic)
    }

    private func measure(
        _ index: Int, _ statistic: Statistic, _ measures: inout MeasurePhrase, _ context: Context,
        _ unit: Unit
    ) -> String? {
        measures.last = context.measure
        let judged = comparisons.ranked(index).lazy.compactMap(\.judged).first?.tokens
        var measure = measures.words(for: index, statistic: statistic, judged: judged, topic: context.topic)
        if measure.map(MeasurePhrase.pointsBack) ?? true || isBare(index) || isLaterValue(index) {
            measure = context.measure ?? measure
        }
        if measure.map(MeasurePhrase.pointsBack) ?? true { measure = measures.earlierSubject }
        // "Numbers of carers … were higher at 19.08%": a share is of the carers, not of their number.
        return unit == .percent ? measure.map(MeasurePhrase.withoutNumber) : measure
    }

    // MARK: Whether it counts

    private static let waiting = WordSet(
        "waited wait waits waiting waiting took take taken taking time times delay delays completed allocated delivered responded response within longest turnaround discrepancy gap expectancy saving saved spent live average picked answered"
    )
    private static let within = WordSet("within")
    private static let compoundNouns = WordSet(
        "programme plan strategy course project contract rotation period service workforce funding agreement round"
    )

    private func isMeasured(_ index: Int, _ statistic: Statistic) -> Bool {
        let quantity = quantities[index]
        if isPartOfMeasure(index) { return false }
        if comparisons.targets.contains(index) { return true }
        if comparisons.comparisons[index] != nil { return true }
        if comparisons.comparisons.values.contains(where: { $0.contains { $0.benchmark == index } }) {
            return true
        }
        guard quantity.isDuration else { return true }
        if quantity.valueMax != nil { return true }
        if quantity.isCompound {
            return statistic != .value && !reading.isWord(quantity.tokens.upperBound, in: Self.compoundNouns)
        }
        if statistic == .change { return false }
        if statistic != .value { return true }
        if reading.isWord(quantity.tokens.upperBound, in: FigureWords.lateness) { return true }
        if index > 0, quantities[index - 1].isDuration, isMeasured(index - 1, .value) { return true }
        let start = index > 0 ? quantities[index - 1].tokens.upperBound : 0
        let range = max(start, quantity.tokens.lowerBound - 10)..<max(start, quantity.tokens.lowerBound)
        return range.contains { reading.isWord($0, in: Self.waiting) }
    }

    /// "95% were delivered within seven days": the days belong to the measure.
    private func isPartOfMeasure(_ index: Int) -> Bool {
        let quantity = quantities[index]
        guard quantity.isDuration else { return false }
        let first = quantity.tokens.lowerBound - 1
        let isWithin =
            reading.isWord(first, in: Self.within)
            || reading.isWord(first, in: .determiners) && reading.isWord(first - 1, in: Self.within)
        return isWithin && quantities.contains { $0.isShare && !$0.isMultiple }
    }

    /// "3 people" or "181" with nothing that says of what.
    private func isBare(_ index: Int) -> Bool {
        let quantity = quantities[index]
        guard index > 0, quantity.unit == .people || quantity.unit == nil else { return false }
        let next = quantity.tokens.upperBound
        guard next < reading.tokens.count else { return true }
        return reading.tokens[next].isMark
            || reading.matches.contains { $0.kind == .period && $0.tokens.lowerBound == next }
            || reading.isWord(next, in: FigureWords.to)
    }

    /// The later of two values of one thing: "had fallen from 64 to 29".
    private func isLaterValue(_ index: Int) -> Bool {
        index > 0 && comparisons.earlier(of: index) == index - 1 && !comparisons.isBenchmark(index - 1)
    }

    // MARK: Unit

    func unit(of index: Int) -> Unit {
        let quantity = quantities[index]
        if let unit = quantity.unit { return unit }
        // "from 181 to 203 people", "61 and 418 days": the unit may stand with the other.
        for other in [index + 1, index - 1] where quantities.indices.contains(other) {
            guard let unit = quantities[other].unit else { continue }
            let gap = min(
                abs(quantities[other].tokens.lowerBound - quantity.tokens.upperBound),
                abs(quantity.tokens.lowerBound - quantities[other].tokens.upperBound))
            let isPair =
                comparisons.earlier(of: index) == other || comparisons.earlier(of: other) == index
                || (comparisons.comparisons[index] ?? []).contains { $0.benchmark == other }
            let isNoun = unit == .people || unit == .count
            if isPair && !(quantities[other].isNone) || isNoun && gap <= 3 || unit.isDuration && gap <= 1 {
                return unit
            }
        }
        if let unit = expectancy(index) ?? carried(index) { return unit }
        let before = 0..<quantity.tokens.lowerBound
        return reading.matches.contains {
            $0.kind == .peopleNoun && before.contains($0.tokens.lowerBound)
                && before.upperBound - $0.tokens.upperBound <= 12
        } ? .people : .count
    }

    /// "expected to live 79.8 years, of which almost 22": years of life.
    private func expectancy(_ index: Int) -> Unit? {
        let quantity = quantities[index]
        guard quantity.value < 120, quantity.tokens.count == quantity.number.count else { return nil }
        let before = max(0, quantity.tokens.lowerBound - 24)..<quantity.tokens.lowerBound
        let isLife = before.contains {
            reading.isWord($0, in: FigureWords.lifeSpan)
                && (reading.isWord($0, in: Self.expectancyWord)
                    || before.contains { reading.isWord($0, in: Self.expect) })
        }
        return isLife ? .years : nil
    }

    private static let expectancyWord = WordSet("expectancy")
    private static let expect = WordSet("expect expected")

    /// "the median was 1 day, and in winter it never exceeded 3": a bare number at the end of its clause
    /// has the unit of the time before. "had fallen to 1,060" has that of the sentence before.
    private func carried(_ index: Int) -> Unit? {
        let quantity = quantities[index]
        let next = quantity.tokens.upperBound
        guard quantity.tokens.count == quantity.number.count else { return nil }
        let isEnd =
            next >= reading.tokens.count || reading.tokens[next].isMark
            || reading.isWord(next, in: .prepositions)
        guard isEnd else { return nil }
        if index > 0 {
            let last = quantities[index - 1]
            return last.isDuration && quantity.bound != .exact ? last.unit : nil
        }
        let earlier = context.earlier.first
        let isMovedTo =
            reading.isWord(quantity.tokens.lowerBound - 1, in: FigureWords.to) && moved(index) != nil
        guard
            isMovedTo || isTotal(index) && (isLaterThanBefore || reading.isWord(0, in: FigureWords.anaphors))
        else {
            return nil
        }
        return earlier?.unit
    }

    /// "Two winters later the total was 1,060".
    private func isTotal(_ index: Int) -> Bool {
        (max(0, quantities[index].tokens.lowerBound - 4)..<quantities[index].tokens.lowerBound).contains {
            reading.isWord($0, in: Self.totals)
        }
    }

    private static let totals = WordSet("total figure number it count")

    func moved(_ index: Int) -> (word: Int, change: Change)? {
        let start = index > 0 ? quantities[index - 1].tokens.upperBound : 0
        return judgement.movement(before: comparisons.parts.start(index), from: start)
    }

    // MARK: Comparisons

    /// The figure with its first comparison, and a row for each other.
    private func compare(_ figure: Indicator, _ index: Int, _ context: Context) -> [Indicator] {
        let ranked = comparisons.ranked(index)
        var first = figure
        readChange(&first, index, context)
        let goodEnd = judgement.goodEnd(of: index)
        var rows: [Indicator] = []
        for comparison in ranked where rows.isEmpty || comparison.comparator != .previous {
            var row = first
            fill(&row, comparison, index, goodEnd)
            if row.unit == .pounds, row.comparator == .other, row.benchmark == nil, row.role == .actual,
                row.statistic != .change, let estimate = context.estimate
            {
                row.benchmark = estimate.value
                row.benchmarkText = estimate.valueText
            }
            rows.append(row)
        }
        if rows.isEmpty {
            var row = first
            if row.statistic == .change { judgeChange(&row, index) }
            if row.comparator == nil { compareWithEarlier(&row, index, goodEnd, context) }
            rows = [row]
        }
        return rows
    }

    private func fill(_ row: inout Indicator, _ comparison: Comparison, _ index: Int, _ goodEnd: CueKind?) {
        row.comparator = comparison.comparator
        if let benchmark = comparison.benchmark {
            row.benchmark = quantities[benchmark].value
            row.benchmarkText = reading.text(quantities[benchmark].tokens)
        }
        if let judged = comparison.judged {
            row.judged = reading.text(judged.tokens)
            row.direction = judgement.direction(judged, index, comparison.comparator)
        } else if comparison.comparator == .previous, row.statistic != .change,
            let moved = trend(index, comparison)
        {
            row.judged = reading.text(moved.word..<moved.word + 1)
            row.direction = moved.direction
        }
        weigh(&row, goodEnd ?? judgement.usualEnd(of: quantities[index], comparison.comparator))
    }

    /// Sets `byFigures`, and takes the direction away where the figures contradict the words.
    func weigh(_ row: inout Indicator, _ goodEnd: CueKind?) {
        guard let comparator = row.comparator, let benchmark = row.benchmark, row.statistic != .change else {
            return
        }
        row.byFigures = Judgement.byFigures(row.value, benchmark, comparator, goodEnd: goodEnd)
        if Set([row.direction, row.byFigures]) == [.better, .worse] { row.direction = nil }
    }

    /// How a movement comes off: by "improved" and "worsened", or by the measure's good end.
    private func trend(_ index: Int, _ comparison: Comparison) -> (word: Int, direction: Direction?)? {
        let places = [
            comparisons.parts.start(index), comparison.benchmark.map { comparisons.parts.start($0) } ?? 0,
        ]
        let end = places.max() ?? 0
        let start = max(0, (places.min() ?? 0) - 14)
        if let word = (start..<end).last(where: {
            reading.isWord($0, in: FigureWords.improving) || reading.isWord($0, in: FigureWords.worsening)
        }) {
            return (word, reading.isWord(word, in: FigureWords.improving) ? .better : .worse)
        }
        guard let moved = judgement.movement(before: end, from: start) else { return nil }
        return (moved.word, judgement.direction(moved.change, index))
    }

    /// The earlier value and which way the quantity went.
    private func readChange(_ row: inout Indicator, _ index: Int, _ context: Context) {
        if let earlier = comparisons.earlier(of: index) {
            row.previous = quantities[earlier].value
            let time = comparisons.parts.earlierTimes[earlier].map(trimmedTime)
            row.previousPeriod =
                time ?? FigureSlots(reading: reading, quantities: quantities).period(of: earlier, citations)
        }
        if let previous = row.previous {
            row.change = row.value > previous ? .risen : row.value < previous ? .fallen : .unchanged
        } else if let moved = moved(index), row.statistic != .target {
            row.change = moved.change
        }
    }

    /// "of the year before" without "of".
    private func trimmedTime(_ tokens: Range<Int>) -> String {
        var first = tokens.lowerBound
        while first + 1 < tokens.upperBound,
            reading.isWord(first, in: .prepositions) || reading.tokens[first].isMark
        { first += 1 }
        return reading.text(first..<tokens.upperBound)
    }

    /// "Numbers waiting had reduced by 277": movement is judged only where less is better or more is better.
    private func judgeChange(_ row: inout Indicator, _ index: Int) {
        guard let moved = moved(index) ?? movementBehind(index),
            row.unit == .people || row.unit == .count || movementBehind(index) != nil
        else { return }
        row.comparator = .previous
        row.judged = reading.text(moved.word..<moved.word + 1)
        guard let end = judgement.goodEnd(of: index) else { return }
        row.direction = (end == .lessIsBetter) == (moved.change == .fallen) ? .better : .worse
    }

    /// "a 2% increase in vacancies".
    private func movementBehind(_ index: Int) -> (word: Int, change: Change)? {
        let next = quantities[index].tokens.upperBound
        guard quantities[index].unit == .percent, reading.isWord(next + 1, in: Self.inOf) else { return nil }
        if reading.isWord(next, in: FigureWords.rising) { return (next, .risen) }
        return reading.isWord(next, in: FigureWords.falling) ? (next, .fallen) : nil
    }

    private static let inOf = WordSet("in of")

    /// A value of the same measure in the sentence before: "In 2023 the rate was 22%" after "in 2022 the rate
    /// was 50%"; "by September it had fallen to 5" after "in March 78 people were waiting".
    private func compareWithEarlier(
        _ row: inout Indicator, _ index: Int, _ goodEnd: CueKind?, _ context: Context
    ) {
        guard row.statistic != .target, row.statistic != .change, row.whole == nil else { return }
        var earlier: Indicator?
        if let period = row.period, row.statistic == .value || row.statistic == .mean, !isInherited(row) {
            earlier = context.earlier.last {
                $0.measure == row.measure && $0.unit == row.unit && $0.statistic == row.statistic
                    && $0.period != nil && $0.period != period && $0.measure != nil
            }
        }
        let isFirst = !quantities[..<index].contains { $0.unit == quantities[index].unit }
        let movesTo =
            reading.isWord(comparisons.parts.start(index) - 1, in: FigureWords.to) && moved(index) != nil
        if earlier == nil, isFirst, movesTo || index == 0 && isTotal(index) && isLaterThanBefore {
            let same = context.earlier.filter {
                sameKind($0.unit, row.unit) && $0.statistic != .target && $0.role == .actual
            }
            earlier =
                same.count == 1 || isTotal(index) || reading.isWord(0, in: FigureWords.anaphors)
                ? same.first : same.first { sharesMeasure($0, row) }
        }
        guard let earlier else { return }
        row.comparator = .previous
        row.benchmark = earlier.value
        row.benchmarkText = earlier.valueText
        row.previous = earlier.value
        row.previousPeriod = earlier.period
        row.change = row.value > earlier.value ? .risen : row.value < earlier.value ? .fallen : .unchanged
        if let moved = moved(index) {
            row.judged = reading.text(moved.word..<moved.word + 1)
            row.direction =
                judgement.direction(moved.change, index)
                ?? context.goodEnds.lazy.compactMap { $0 }.last.map {
                    ($0 == .lessIsBetter) == (moved.change == .fallen) ? .better : .worse
                }
        }
        weigh(&row, goodEnd ?? context.goodEnds.lazy.compactMap { $0 }.last)
    }

    private func sameKind(_ a: Unit, _ b: Unit) -> Bool { a == b || Set([a, b]) == [.people, .count] }

    /// "Two winters later", "By September".
    private var isLaterThanBefore: Bool {
        reading.tokens.indices.prefix(6).contains { reading.isWord($0, in: Self.laterWords) }
    }

    private static let laterWords = WordSet("later then by now since")

    private func sharesMeasure(_ a: Indicator, _ b: Indicator) -> Bool {
        guard let a = a.measure, let b = b.measure else { return false }
        let words = Set(a.lowercased().split(separator: " ").filter { $0.count > 3 })
        return b.lowercased().split(separator: " ").contains { words.contains($0) }
    }

    /// Whether the measure was taken over from an earlier sentence, so that its being the same says nothing.
    private func isInherited(_ row: Indicator) -> Bool {
        guard let measure = row.measure else { return true }
        return !String(decoding: reading.bytes, as: UTF8.self).contains(measure)
    }
}
