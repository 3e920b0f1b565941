internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// How figures that stand together must lie to each other by the words between them: a part is at most its whole,
/// a sum is the sum of what is listed, twice is twice, and nobody waits longer than the longest wait.
enum RelationChecks {
    static func texts(_ passage: ReportInHand.Passage) -> [String] {
        let finders = [partsOfLess, sums, multiples, complements, orders]
        return passage.sentences.filter(\.hasDigit).flatMap { sentence in
            finders.flatMap { $0(sentence) }.map { "\($0.text): “\(sentence.around($0.place))”" }
        }
    }

    /// What is said of a relation, and the token about which the sentence is quoted.
    private typealias Fault = (text: String, place: Int)

    // MARK: Part and whole

    /// "40 people had waited, of whom 52 were carers".
    private static func partsOfLess(_ sentence: SentenceInHand) -> [Fault] {
        sentence.tokens.indices.compactMap { index in
            guard sentence.isWord(index, of), sentence.isWord(index + 1, which) else { return nil }
            var start = index + 2
            while sentence.isWord(start, about) { start += 1 }
            let wholes = counts(sentence, before: index)
            guard let part = sentence.number(at: start), isCount(part, at: start, sentence),
                let nearest = wholes.last, wholes.allSatisfy({ $0.value < part.value })
            else { return nil }
            return ("\(part.text) cannot be part of \(nearest.text)", index)
        }
    }

    /// "45 homes, 22 agencies and 60 schemes, making a total of 130".
    private static func sums(_ sentence: SentenceInHand) -> [Fault] {
        sentence.tokens.indices.compactMap { index in
            guard sentence.isWord(index, total), let sum = sum(at: index, sentence) else { return nil }
            let parts = counts(sentence, before: sum.start)
            let others = (0..<sum.start).filter { sentence.tokens[$0].kind == .number }.count
            guard parts.count >= 2, parts.count == others, isCount(sum.number, at: sum.place, sentence)
            else { return nil }
            let added = parts.reduce(0) { $0 + $1.value }
            guard added != sum.number.value else { return nil }
            let list = parts.map(\.text).joined(separator: " + ")
            let places = parts.map { NumberFormat.decimals(in: $0.text) }.max() ?? 0
            return (
                "The parts do not make the total of \(sum.number.text): \(list) = \(printed(added, decimals: places))",
                index
            )
        }
    }

    /// The total that the word names: "making a total of 130", "130 in total". Not "from a total of 130".
    private static func sum(at index: Int, _ sentence: SentenceInHand)
        -> (number: PrintedNumber, place: Int, start: Int)?
    {
        if sentence.isWord(index + 1, of), let number = sentence.number(at: index + 2) {
            var before = index - 1
            while sentence.isWord(before, article) { before -= 1 }
            return sentence.isWord(before, making) ? (number, index + 2, before) : nil
        }
        // "…, 130 in total": an item of its own, not the last of the list.
        guard let number = sentence.number(endingBefore: index - 1), sentence.isWord(index - 1, within),
            let place = (0..<index).last(where: { sentence.tokens[$0].kind == .number }),
            sentence.isMark(place - 1, MarkKey.comma), !sentence.isWord(place - 2, of)
        else { return nil }
        return (number, place, place)
    }

    /// The counts before a token: no shares, money, years or times.
    private static func counts(_ sentence: SentenceInHand, before end: Int) -> [PrintedNumber] {
        (0..<end).compactMap { index in
            sentence.tokens[index].kind == .number
                ? sentence.number(at: index).flatMap { isCount($0, at: index, sentence) ? $0 : nil } : nil
        }
    }

    private static func isCount(_ number: PrintedNumber, at place: Int, _ sentence: SentenceInHand) -> Bool {
        !number.isShare && !number.isYear && !sentence.isMark(place - 1, MarkKey.pound)
            && !sentence.isMark(place - 1, MarkKey.slash) && !sentence.isMark(number.end, MarkKey.slash)
            && !sentence.isWord(number.end, units) && !sentence.isWord(place - 1, notCounted)
            && !sentence.isWord(number.end, months)
    }

    // MARK: Multiples

    /// "9.1%, twice the regional average of 8.2%".
    private static func multiples(_ sentence: SentenceInHand) -> [Fault] {
        let compared = sentence.sentence.indicators.filter { $0.benchmark != nil }
        guard compared.count == 1, let figure = compared.first, let benchmark = figure.benchmark,
            benchmark > 0, figure.valueMax == nil
        else { return [] }
        let start = sentence.token(at: figure.span.end)
        return (start..<sentence.tokens.count).prefix(8).compactMap { index in
            guard let factor = zip(multiple, [0.5, 2, 3]).first(where: { sentence.isWord(index, $0.0) })?.1,
                !sentence.isWord(index - 1, denied)
            else { return nil }
            let ratio = figure.value / benchmark
            let isOver = sentence.isWord(index - 1, than) && sentence.isWord(index - 2, over)
            let fits = ratio >= factor * (isOver ? 0.98 : 0.8) && (isOver || ratio <= factor * 1.25)
            guard !fits else { return nil }
            return (
                "“\(sentence.text(index..<index + 1))” does not recompute: \(figure.valueText) is \(printed(ratio, decimals: 1)) times \(figure.benchmarkText ?? printed(benchmark, decimals: 1))",
                index
            )
        }
    }

    // MARK: Shares that exclude each other

    /// "85% had been trained, 30% had not".
    private static func complements(_ sentence: SentenceInHand) -> [Fault] {
        let shares = sentence.tokens.indices.filter { sentence.tokens[$0].kind == .number }.map {
            (place: $0, number: sentence.number(at: $0))
        }
        guard shares.count == 2, let first = shares[0].number, let second = shares[1].number, first.isShare,
            second.isShare, first.value + second.value > 101,
            sentence.isWord(second.end, auxiliary), sentence.isWord(second.end + 1, denied),
            second.end + 2 >= sentence.tokens.count || sentence.tokens[second.end + 2].kind == .mark
        else { return [] }
        let places = max(NumberFormat.decimals(in: first.text), NumberFormat.decimals(in: second.text))
        return [
            (
                "\(first.text)% and \(second.text)% exclude each other and make \(printed(first.value + second.value, decimals: places))%",
                shares[1].place
            )
        ]
    }

    // MARK: The order of waits

    /// "The longest wait was 95 days and the median wait was 112 days".
    private static func orders(_ sentence: SentenceInHand) -> [Fault] {
        let figures = sentence.sentence.indicators.filter {
            $0.valueMax == nil && $0.bound == .exact && $0.role == .actual
        }
        func of(_ statistic: Statistic) -> Indicator? {
            let found = figures.filter { $0.statistic == statistic }
            return found.count == 1 ? found.first : nil
        }
        func size(_ figure: Indicator) -> Double { figure.days ?? figure.value }
        let middle = of(.median) ?? of(.mean)
        func fault(_ low: Indicator?, _ high: Indicator?, _ words: String) -> Fault? {
            guard let low, let high, (low.days == nil) == (high.days == nil),
                low.days != nil || low.unit == high.unit, size(low) > size(high), isOneThing(low, high)
            else { return nil }
            return ("\(low.valueText) \(words) \(high.valueText)", sentence.token(at: high.span.start))
        }
        return [
            fault(middle, of(.maximum), "in the middle cannot be more than the greatest,"),
            fault(of(.minimum), middle, "as the least cannot be more than the middle,"),
            of(.minimum).flatMap {
                fault($0, of(.maximum), "as the least cannot be more than the greatest,")
            },
        ].compactMap { $0 }
    }

    /// Whether two figures may be of one quantity: neither names people or a place that the other does not.
    private static func isOneThing(_ a: Indicator, _ b: Indicator) -> Bool {
        (a.population == b.population || a.population == nil || b.population == nil)
            && (a.period == b.period || a.period == nil || b.period == nil)
    }

    // MARK: Words

    private static let of = English.words(.remarks, "of")
    private static let which = English.words(.remarks, "which of what was named")
    private static let about = English.words(.remarks, "about so many")
    private static let total = English.words(.remarks, "total")
    private static let within = English.words(.remarks, "within a total")
    private static let making = English.words(.remarks, "making a total")
    private static let article = English.words(.remarks, "articles of totals")
    private static let notCounted = English.words(.remarks, "before what is no count")
    private static let months = English.words(.grammar, "names of months")
    private static let units = English.words(.remarks, "units behind numbers")
    private static let denied = English.words(.remarks, "denials")
    private static let auxiliary = English.words(.remarks, "auxiliaries that stand for a verb")
    private static let than = English.words(.remarks, "than")
    private static let over = English.words(.remarks, "over so many")
    /// For half, two times and three times, a line each.
    private static let multiple = English.lines(.remarks, "multiples")
}

extension SentenceInHand {
    /// Whether a token is a word of a class.
    func isWord(_ index: Int, _ words: WordClass) -> Bool {
        tokens.indices.contains(index) && tokens[index].kind == .word && words.contains(tokens[index].key)
    }
}
