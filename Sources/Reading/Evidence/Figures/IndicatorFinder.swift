internal import AssessmentModel
internal import English
internal import MeasureLabels
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
        var citation: NamedSource?
        /// The survey by which the sentence before compared with England: the next such figure is of it, too.
        var survey: NamedSource?
        /// Whom the last figure of that sentence is of.
        var surveyed: String?
        /// How each indicator of the sentence read last comes off by its figures, where the report leaves
        /// that unsaid.
        var implied: [Direction?] = []
        /// The figure before it in the sentence being read.
        var inSentence: Indicator?
        /// Whether less or more is better of what the heading names, for "the rate for people under 65".
        var polarity: CueKind?
    }

    let reading: SentenceReading
    let quantities: [Quantity]
    let comparisons: ComparisonReader
    /// Surveys and collections by name.
    let citations: [NamedSource]
    /// "National data", "a staff survey": where figures without such a name are from.
    let plainSource: NamedSource?
    let context: Context
    let judgement: Judgement

    init(_ reading: SentenceReading, after context: Context = Context()) {
        self.reading = reading
        self.context = context
        let quantities = QuantityScanner(reading).scan()
        self.quantities = quantities
        let parts = FigureParts(
            reading, quantities, inherited: context.earlier.lazy.compactMap(\.comparator).last)
        comparisons = ComparisonReader(parts)
        let cited =
            quantities.isEmpty && !reading.matches.contains { $0.kind == .source }
            ? [] : SourceReader.citations(reading)
        citations = cited.filter(\.isNamed)
        plainSource = cited.last { !$0.isNamed }
        let pointsBack = reading.isWord(0, in: FigureWords.anaphors)
        judgement = Judgement(
            reading: reading, quantities: quantities,
            fallback: (pointsBack ? context.goodEnds.lazy.compactMap { $0 }.last : nil) ?? context.polarity,
            carried: pointsBack ? context.goodEnds.lazy.compactMap { $0 }.last : nil)
    }

    /// The indicators in order of place; `context` is brought up to date.
    func find(_ context: inout Context) -> [Indicator] {
        if let last = citations.last { context.citation = last }
        context.implied = []
        context.inSentence = nil
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
        measures.group = populations.group(after: context.previous)
        var rows: [Indicator] = []
        var figures: [Indicator] = []
        var goodEnds: [CueKind?] = []
        for index in quantities.indices where !comparisons.isBenchmark(index) {
            let statistic = statistics.statistic(of: index)
            guard isMeasured(index, statistic) else { continue }
            var indicator = bare(index, statistic)
            indicator.measure =
                belongsToUnnamed(index)
                ? nil : measure(index, statistic, &measures, context, indicator.unit)
            slots.fill(&indicator, index)
            indicator.statistic = slots.statistic(of: indicator)
            indicator.population = populations.words(for: index)
            if let citation = slots.citation(for: index, citations, last: context.citation) {
                indicator.source = citation.name
                indicator.sourceDate = citation.date
            }
            indicator.period = slots.period(of: index, citations)
            let goodEnd = judgement.sureEnd(of: index)
            if indicator.unit == .pounds, indicator.role != .actual { context.estimate = indicator }
            let compared = compare(indicator, index, context)
            context.inSentence = compared[0]
            figures.append(compared[0])
            goodEnds.append(goodEnd)
            rows += compared
            context.measure = compared[0].measure ?? context.measure
            if let topic = compared[0].measure.flatMap(MeasurePhrase.topic) { context.topic = topic }
        }
        continueShare(&rows, context.earlier)
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

    /// Completes the sources of figures, after speakers are found: a plain source, or the survey by which the
    /// sentence before compared with England ("48% had as much company as they liked, against 45% nationally").
    func cite(_ rows: inout [Indicator], _ context: inout Context) {
        for place in rows.indices where rows[place].source == nil {
            let isCompared =
                isAnswer
                || rows[place].comparator == .england
                    && (goesOn || rows[place].population.map { $0 == context.surveyed } ?? false)
            guard let source = plainSource ?? (isCompared ? context.survey : nil) else { continue }
            rows[place].source = source.name
            rows[place].sourceDate = source.date
        }
        let isOfEngland = isAnswer || plainSource == nil && rows.contains { $0.comparator == .england }
        context.survey = citations.last ?? (isOfEngland ? context.survey : nil)
        context.surveyed = rows.last?.population
    }

    /// "48% had as much company as they liked", "For example, 79% of people": by the survey of the sentence before.
    private var goesOn: Bool {
        if reading.isWord(1, in: Self.examples) || isAnswer { return true }
        guard let first = quantities.first, first.isShare, first.tokens.lowerBound <= 5 else { return false }
        let next = first.tokens.upperBound
        return reading.isWord(next, in: .auxiliaries)
            || reading.matches(startingIn: next..<next + 1).contains {
                $0.kind == .finite || $0.kind == .saying
            }
    }

    /// "Asked whether they felt safe, 92% said they did": those whom the survey asked.
    private var isAnswer: Bool { reading.isWord(0, in: Self.asked) && quantities.first?.isShare == true }

    private static let asked = WordSet(English.words(.figures, "opens an answer"))
    private static let examples = WordSet(English.words(.figures, "openers of an example"))

    func bare(_ index: Int, _ statistic: Statistic) -> Indicator {
        let (quantity, tokens) = (quantities[index], quantities[index].tokens)
        return Indicator(
            number: 1, measure: nil, value: quantity.value, valueMax: quantity.valueMax,
            valueText: reading.text(tokens), span: reading.span(tokens), unit: unit(of: index),
            statistic: statistic)
    }

    func measure(
        _ index: Int, _ statistic: Statistic, _ measures: inout MeasurePhrase, _ context: Context,
        _ unit: Unit
    ) -> String? {
        measures.last = context.measure
        let judged = comparisons.ranked(index).lazy.compactMap(\.judged).first?.tokens
        var measure = measures.words(for: index, statistic: statistic, judged: judged, topic: context.topic)
        if measure.map(MeasurePhrase.pointsBack) ?? true || isBare(index) || isLaterValue(index)
            || continuesSeries(index) || comparisons.parts.restates(index)
        {
            measure = context.measure ?? measure
        }
        if measure.map(MeasurePhrase.pointsBack) ?? true { measure = measures.earlierSubject }
        // "12 of the 96 care homes rated good": the measure is of homes, however many there are; a rank has none.
        if let first = measure?.first, first.isNumber {
            guard quantities[index].rank == nil else { return nil }
            measure = measure.map { String($0.drop { $0 != " " }.dropFirst()) }
        }
        // "Numbers of carers … were higher at 19.08%": a share is of the carers, not of their number.
        return unit == .percent ? measure.map(MeasurePhrase.withoutNumber) : measure
    }

    /// "One provider had failed, and its 46 clients were moved", "records on 311 people had been lost": no label can say it.
    private func belongsToUnnamed(_ index: Int) -> Bool {
        let (owner, end) = (comparisons.parts.start(index) - 1, quantities[index].tokens.upperBound)
        if quantities[index].unit == .people, quantities[index].isCounted,
            reading.isWord(owner, in: MeasurePhrase.inner), reading.isWord(end, in: .auxiliaries)
        {
            return true
        }
        return quantities[index].isCounted && reading.isWord(owner, in: Self.owners)
            && (reading.isWord(owner - 1, in: .connectors) || reading.isMark(owner - 1, MarkKey.comma))
    }

    private static let owners = WordSet(English.words(.figures, "owners named before"))

    // MARK: Whether it counts

    static let waiting = WordSet(English.words(.figures, "words of time taken"))
    static let within = WordSet("within")
    static let compoundNouns = WordSet(English.words(.figures, "things of a length"))

    func isMeasured(_ index: Int, _ statistic: Statistic) -> Bool {
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
    func isPartOfMeasure(_ index: Int) -> Bool {
        let quantity = quantities[index]
        guard quantity.isDuration else { return false }
        let first = quantity.tokens.lowerBound - 1
        let isWithin =
            reading.isWord(first, in: Self.within)
            || reading.isWord(first, in: .determiners) && reading.isWord(first - 1, in: Self.within)
        return isWithin && quantities.contains { $0.isShare && !$0.isMultiple }
    }

    /// "3 people" or "181" with nothing that says of what.
    func isBare(_ index: Int) -> Bool {
        let quantity = quantities[index]
        guard index > 0, quantity.unit == .people || quantity.unit == nil else { return false }
        let next = quantity.tokens.upperBound
        guard next < reading.tokens.count else { return true }
        return reading.tokens[next].isMark
            || reading.matches.contains { $0.kind == .period && $0.tokens.lowerBound == next }
            || reading.isWord(next, in: FigureWords.to)
    }

    /// The later of two values of one thing: "had fallen from 64 to 29".
    func isLaterValue(_ index: Int) -> Bool {
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
    func expectancy(_ index: Int) -> Unit? {
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

    static let expectancyWord = WordSet("expectancy")
    static let expect = WordSet("expect expected")

    /// "the median was 1 day, and in winter it never exceeded 3": a bare number at the end of its clause
    /// has the unit of the time before. "had fallen to 1,060" has that of the sentence before.
    func carried(_ index: Int) -> Unit? {
        let quantity = quantities[index]
        let next = quantity.tokens.upperBound
        guard quantity.tokens.count == quantity.number.count else { return nil }
        let isEnd =
            next >= reading.tokens.count || reading.tokens[next].isMark
            || reading.isWord(next, in: .prepositions)
        if continuesSeries(index) {
            return quantities[..<index].lazy.compactMap(\.unit).last
        }
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
    func isTotal(_ index: Int) -> Bool {
        (max(0, quantities[index].tokens.lowerBound - 4)..<quantities[index].tokens.lowerBound).contains {
            reading.isWord($0, in: Self.totals)
        }
    }

    static let totals = WordSet("total figure number it count")

    func moved(_ index: Int) -> (word: Int, change: Change)? {
        let start = index > 0 ? quantities[index - 1].tokens.upperBound : 0
        return judgement.movement(before: comparisons.parts.start(index), from: start)
    }
}
