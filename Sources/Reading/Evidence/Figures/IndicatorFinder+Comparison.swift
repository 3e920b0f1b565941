internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// How a figure comes off against what it is compared with, here or in the sentence before.
extension IndicatorFinder {
    // MARK: Comparisons

    /// The figure with its first comparison, and a row for each other.
    func compare(_ figure: Indicator, _ index: Int, _ context: Context) -> [Indicator] {
        let ranked = comparisons.ranked(index)
        var first = figure
        readChange(&first, index, context)
        let goodEnd = judgement.sureEnd(of: index)
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
            // "£5m more than estimated" is a distance from the estimate.
            if case .gap(let comparator) = comparisons.parts.parts[index] { row.comparator = comparator }
            if row.comparator == nil { compareWithEarlier(&row, index, goodEnd, context) }
            rows = [row]
        }
        return rows
    }

    func fill(_ row: inout Indicator, _ comparison: Comparison, _ index: Int, _ goodEnd: CueKind?) {
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
        // "Completed in 17 days against a target of 21": of a time the less is better, whatever is done in it.
        let usual = judgement.usualEnd(of: quantities[index], comparison.comparator)
        let isLimit = comparison.comparator == .target && quantities[index].isDuration
        weigh(&row, isLimit ? usual ?? goodEnd : goodEnd ?? usual)
    }

    /// Sets `byFigures`, and takes the direction away where the figures contradict the words.
    func weigh(_ row: inout Indicator, _ goodEnd: CueKind?) {
        guard let comparator = row.comparator, let benchmark = row.benchmark, row.statistic != .change else {
            return
        }
        // "More than a third …, better than the average of 25.48%".
        let isHundredth = row.unit == .ratio && (row.benchmarkText ?? "").hasSuffix("%")
        let value = isHundredth ? row.value * 100 : row.value
        row.byFigures = Judgement.byFigures(value, benchmark, comparator, goodEnd: goodEnd)
        if Set([row.direction, row.byFigures]) == [.better, .worse] { row.direction = nil }
    }

    /// How a movement comes off: by "improved" and "worsened", or by the measure's good end.
    func trend(_ index: Int, _ comparison: Comparison) -> (word: Int, direction: Direction?)? {
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
        return (moved.word, wavers(index, comparison) ? nil : judgement.direction(moved.change, index))
    }

    /// "reduced to 3 people and rose to 22": what went both ways in one sentence is judged by neither.
    func wavers(_ index: Int, _ comparison: Comparison) -> Bool {
        let isEarlierOfAnother = comparisons.comparisons.values.contains {
            $0.contains { $0.comparator == .previous && $0.benchmark == index }
        }
        return isEarlierOfAnother || comparison.benchmark.map { comparisons.earlier(of: $0) != nil } ?? false
    }

    /// The earlier value and which way the quantity went.
    func readChange(_ row: inout Indicator, _ index: Int, _ context: Context) {
        if let earlier = comparisons.earlier(of: index) {
            row.previous = quantities[earlier].value
            let time = comparisons.parts.earlierTimes[earlier].map(trimmedTime)
            row.previousPeriod =
                time ?? FigureSlots(reading: reading, quantities: quantities).period(of: earlier, citations)
        }
        if row.previous == nil, continuesSeries(index), let before = context.inSentence {
            row.previous = before.value
            row.previousPeriod = before.period
        }
        if let previous = row.previous {
            row.change = row.value > previous ? .risen : row.value < previous ? .fallen : .unchanged
        } else if let moved = moved(index), row.statistic != .target {
            row.change = moved.change
        }
    }

    /// "was 21 days in the spring, had reached 44 by the autumn and was 39": a bare number behind a verb that
    /// takes up the subject of the one before it.
    func continuesSeries(_ index: Int) -> Bool {
        let quantity = quantities[index]
        guard index > 0, quantity.unit == nil, quantity.tokens.count == quantity.number.count,
            quantity.whole == nil, quantity.valueMax == nil
        else { return false }
        let next = quantity.tokens.upperBound
        guard
            next >= reading.tokens.count || reading.tokens[next].isMark
                || reading.isWord(next, in: .prepositions) || reading.isWord(next, in: Self.when)
        else { return false }
        var place = comparisons.parts.start(index) - 1
        if reading.isWord(place, in: FigureWords.to) { place -= 1 }
        guard reading.isWord(place, in: Self.takingUp) else { return false }
        place -= 1
        while reading.isWord(place, in: .auxiliaries) { place -= 1 }
        return place > 0 && (reading.isMark(place, MarkKey.comma) || reading.isWord(place, in: Self.and))
            && place <= quantities[index - 1].tokens.upperBound + 6
    }

    private static let takingUp = WordSet(English.words(.figures, "verbs of series"))
    private static let and = WordSet(English.words(.figures, "steps of a series"))
    private static let when = FigureParts.whenWord

    /// "of the year before" without "of".
    func trimmedTime(_ tokens: Range<Int>) -> String {
        var first = tokens.lowerBound
        while first + 1 < tokens.upperBound,
            reading.isWord(first, in: .prepositions) || reading.tokens[first].isMark
        { first += 1 }
        return reading.text(first..<tokens.upperBound)
    }

    /// "Numbers waiting had reduced by 277": movement is judged only where less is better or more is better.
    func judgeChange(_ row: inout Indicator, _ index: Int) {
        guard let moved = moved(index) ?? movementBehind(index),
            row.unit == .people || row.unit == .count || movementBehind(index) != nil
        else { return }
        row.comparator = .previous
        row.judged = reading.text(moved.word..<moved.word + 1)
        guard let end = judgement.goodEnd(of: index) else { return }
        row.direction = (end == .lessIsBetter) == (moved.change == .fallen) ? .better : .worse
    }

    /// "a 2% increase in vacancies".
    func movementBehind(_ index: Int) -> (word: Int, change: Change)? {
        let next = quantities[index].tokens.upperBound
        guard quantities[index].unit == .percent, reading.isWord(next + 1, in: Self.inOf) else { return nil }
        if reading.isWord(next, in: FigureWords.rising) { return (next, .risen) }
        return reading.isWord(next, in: FigureWords.falling) ? (next, .fallen) : nil
    }

    static let inOf = WordSet("in of")

    /// A value of the same measure in the sentence before: "In 2023 the rate was 22%" after "in 2022 the rate
    /// was 50%"; "by September it had fallen to 5" after "in March 78 people were waiting".
    func compareWithEarlier(
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
        let isRestated = index == 0 && isTotal(index) && isLaterThanBefore || restates(index, context)
        if earlier == nil, isFirst, movesTo || isRestated {
            let same = context.earlier.filter {
                sameKind($0.unit, row.unit) && $0.statistic != .target && $0.role == .actual
            }
            earlier =
                same.count == 1 || isRestated || reading.isWord(0, in: FigureWords.anaphors)
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

    /// "665 of 3,020 concerns, a rate of 22%" after one of 1,808 concerns, 908 of them and 50%, as the sums bear out.
    func continueShare(_ rows: inout [Indicator], _ earlier: [Indicator]) {
        guard let now = Self.share(rows), let then = Self.share(earlier),
            rows[now.share].comparator == .previous
        else { return }
        for (place, before) in [(now.part, earlier[then.part]), (now.whole, earlier[then.whole])]
        where rows[place].comparator == nil {
            rows[place].comparator = .previous
            (rows[place].benchmark, rows[place].benchmarkText) = (before.value, before.valueText)
            (rows[place].previous, rows[place].previousPeriod) = (before.value, before.period)
            let (value, last) = (rows[place].value, before.value)
            rows[place].change = value > last ? .risen : value < last ? .fallen : .unchanged
        }
    }

    /// The places of a percentage, the part and the whole of which it is.
    private static func share(_ rows: [Indicator]) -> (part: Int, whole: Int, share: Int)? {
        guard let share = rows.lastIndex(where: { $0.unit == .percent }) else { return nil }
        let counts = rows.indices.filter { [.people, .count].contains(rows[$0].unit) }
        for part in counts {
            for whole in counts where rows[whole].value > rows[part].value {
                let found = rows[part].value / rows[whole].value * 100
                if abs(found - rows[share].value) < 0.5 { return (part, whole, share) }
            }
        }
        return nil
    }

    func sameKind(_ a: Unit, _ b: Unit) -> Bool { a == b || Set([a, b]) == [.people, .count] }

    /// "Two winters later", "By September".
    var isLaterThanBefore: Bool {
        reading.tokens.indices.prefix(6).contains { reading.isWord($0, in: Self.laterWords) }
    }

    /// "Last year there were nine", "In 2024 the number was 12": a bare number of a later time, after a sentence of
    /// an earlier one ("In 2021 there had been 64 evictions").
    func restates(_ index: Int, _ context: Context) -> Bool {
        let quantity = quantities[index]
        guard index == 0, let before = context.previous, context.earlier.count == 1,
            quantity.tokens.count == quantity.number.count || quantity.isNone,
            quantity.tokens.upperBound >= reading.tokens.count - 1
                || reading.tokens[quantity.tokens.upperBound].isMark,
            (max(0, quantity.tokens.lowerBound - 3)..<quantity.tokens.lowerBound).contains(where: {
                reading.isWord($0, in: .auxiliaries)
            })
        else { return false }
        if let now = Self.openingYear(reading), let then = Self.openingYear(before) { return now > then }
        let isRecent = (0...1).contains { reading.isWord($0, in: Self.recent) }
        return isRecent && before.tokens.indices.contains { before.isWord($0, in: Self.had) }
    }

    private static let had = WordSet("had")
    private static let recent = WordSet(English.words(.figures, "words of a later time"))

    /// The year with which a sentence begins: 2021 of "In 2021 there had been".
    private static func openingYear(_ reading: SentenceReading) -> Int? {
        guard reading.tokens.count > 2, reading.isWord(0, in: .prepositions),
            let place = (1..<min(4, reading.tokens.count)).first(where: { reading.tokens[$0].isNumber }),
            reading.tokens[place].span.length == 4
        else { return nil }
        return Int(reading.text(place..<place + 1))
    }

    static let laterWords = WordSet("later then by now since")

    func sharesMeasure(_ a: Indicator, _ b: Indicator) -> Bool {
        guard let a = a.measure, let b = b.measure else { return false }
        let words = Set(a.lowercased().split(separator: " ").filter { $0.count > 3 })
        return b.lowercased().split(separator: " ").contains { words.contains($0) }
    }

    /// Whether the measure was taken over from an earlier sentence, so that its being the same says nothing.
    func isInherited(_ row: Indicator) -> Bool {
        guard let measure = row.measure else { return true }
        return !String(decoding: reading.bytes, as: UTF8.self).contains(measure)
    }
}
