internal import AssessmentModel
internal import English
internal import TextAnalysis

/// Parts of a whole, points of a scale, rates and ranks.
extension QuantityScanner {
    func fraction(_ quantity: Quantity) -> Quantity? {
        let first = quantity.number.lowerBound
        let end = quantity.number.upperBound
        // "the first half of 2024", "half of 2024": a stretch of time.
        if reading.isWord(first - 1, in: Self.halfNames) { return nil }
        if reading.isWord(end, in: FigureWords.of), let year = self.reading(at: end + 1), isDate(year) {
            return nil
        }
        guard
            reading.isWord(end, in: FigureWords.of) || reading.isWord(end, in: .auxiliaries)
                || reading.isWord(first - 1, in: Self.beforeShares) || reading.isWord(end, in: Self.the)
        else { return nil }
        var result = quantity
        result.unit = .ratio
        // "a quarter of an hour".
        if reading.isWord(end, in: FigureWords.of), reading.isWord(end + 1, in: Self.one),
            reading.isWord(end + 2), let time = Self.timeUnits[reading.tokens[end + 2].key]
        {
            result.unit = time.unit
            result.value = quantity.value / time.divisor
            result.tokens = quantity.tokens.lowerBound..<end + 3
        }
        return result
    }

    private static let halfNames = WordSet(English.words(.figures, "halves of something else"))
    private static let beforeShares = WordSet("by than over nearly almost about")
    private static let the = WordSet("the")
    static let one = WordSet("a an")

    /// `two in five`, `nine out of ten`, `99 in every 100`, "one post in thirteen": a share. Whole numbers in
    /// digits (`46 of 153`) stay a count of a whole.
    func share(_ number: NumberReading) -> Quantity? {
        var i = number.tokens.upperBound
        if number.form == .words, number.value == 1, reading.isWord(i),
            !reading.isWord(i, in: Self.shareWords), reading.isWord(i + 1, in: FigureWords.inWord)
        {
            i += 1
        }
        guard reading.isWord(i, in: Self.shareWords) else { return nil }
        let start = i
        while reading.isWord(i, in: Self.shareFillers), i - start < 4 { i += 1 }
        guard let whole = self.reading(at: i), whole.form == .words || whole.form == .digits,
            whole.value >= number.value, whole.value > 1, !isDate(whole)
        else {
            return nil
        }
        let isRound = whole.value <= 20 || whole.value == 100
        // "five in 2024", "one in March", "3 in 10 wards" with a unit of its own.
        guard isRound,
            number.form == .words && whole.form == .words || number.form == .digits && whole.value == 100
                || number.form == .words && whole.value == 100 || reading.isWord(i - 2, in: FigureWords.out),
            !reading.isWord(number.tokens.upperBound, in: FigureWords.of),
            !reading.isWord(whole.tokens.upperBound, in: FigureWords.time),
            !(number.form == .digits && number.value != number.value.rounded())
        else {
            return nil
        }
        let share = (number.value / whole.value * 1000).rounded() / 1000
        let tokens = number.tokens.lowerBound..<whole.tokens.upperBound
        var result = Quantity(value: share, tokens: tokens, number: tokens, unit: .ratio, form: .fraction)
        result.whole = whole.value
        return result
    }

    private static let shareWords = WordSet("in out")
    private static let shareFillers = WordSet("in out of every")

    /// "96 of every 100", "6.3 for every 10,000 adults", "12 per 1,000".
    func rate(_ quantity: Quantity) -> Quantity? {
        let after = quantity.number.upperBound
        var result = quantity
        if reading.isWord(after, in: FigureWords.per), let base = self.reading(at: after + 1) {
            result.unit = .ratio
            result.base = base.value
            result.tokens = quantity.tokens.lowerBound..<base.tokens.upperBound
            return result
        }
        guard reading.isWord(after, in: Self.ofFor), reading.isWord(after + 1, in: FigureWords.every),
            let base = self.reading(at: after + 2), base.value >= 10
        else { return nil }
        result.unit = .count
        result.base = base.value
        result.tokens = quantity.tokens.lowerBound..<base.tokens.upperBound
        if reading.isWord(after, in: FigureWords.of) { result.whole = base.value }
        return result
    }

    private static let ofFor = WordSet("of for in")

    /// "7.6 out of 12", "an average score of 7 out of 10": a point on a scale.
    func onScale(_ quantity: Quantity) -> Quantity? {
        let after = quantity.number.upperBound
        guard reading.isWord(after, in: FigureWords.out), reading.isWord(after + 1, in: FigureWords.of),
            let end = self.reading(at: after + 2), end.value >= quantity.value, end.value <= 100
        else { return nil }
        let isDecimal = quantity.value != quantity.value.rounded()
        let before = max(0, quantity.number.lowerBound - 12)..<quantity.number.lowerBound
        guard isDecimal || before.contains(where: { reading.isWord($0, in: FigureWords.scores) }) else {
            return nil
        }
        var result = quantity
        result.unit = .count
        result.scaleMax = end.value
        result.tokens = quantity.tokens.lowerBound..<end.tokens.upperBound
        return result
    }

    /// Takes a number as the whole of the one before: "37 of 40", "9 of its 26 measures", "three of whose
    /// five members", "all but 3 of 640 staff".
    ///
    /// - Returns: whether it is no quantity of its own. A whole that is told of in its own right ("23 of the
    ///   47 residents placed elsewhere") is one.
    func joinsWhole(_ whole: Quantity, _ found: inout [Quantity]) -> Bool {
        guard let last = found.indices.last,
            whole.unit == nil || whole.unit == .people || whole.unit == .count,
            found[last].unit == nil || found[last].unit == .people || found[last].unit == .count,
            whole.value >= found[last].value, whole.valueMax == nil, isPart(found[last], of: whole)
        else { return false }
        found[last].whole = whole.value
        if found[last].unit == nil { found[last].unit = whole.unit }
        if reading.isWord(found[last].number.lowerBound - 1, in: Self.but),
            reading.isWord(found[last].number.lowerBound - 2, in: Self.all)
        {
            found[last].value = whole.value - found[last].value
            found[last].tokens = found[last].number.lowerBound - 2..<whole.tokens.upperBound
            return true
        }
        let next = whole.tokens.upperBound
        let isTold =
            (reading.word(next, endsIn: "ed") || reading.isWord(next, in: Self.relatives)
                || reading.isWord(whole.number.upperBound, in: Self.total))
            && whole.value >= 10
        if isTold { return false }
        // "9 of 27 wards": the noun is the part's too.
        found[last].tokens = found[last].tokens.lowerBound..<whole.tokens.upperBound
        return true
    }

    /// "Seven of the nine", "two of its four posts": a small number in words that is only a whole.
    func definiteWhole(_ number: NumberReading, _ last: Quantity?) -> Quantity? {
        guard number.form == .words, number.value > 1, let last else { return nil }
        let noun = nounUnit(at: number.tokens.upperBound)
        var whole = Quantity(
            value: number.value, tokens: number.tokens.lowerBound..<noun.end, number: number.tokens,
            form: .words)
        if noun.end > number.tokens.upperBound { whole.unit = noun.isPeople ? .people : .count }
        return isPart(last, of: whole) ? whole : nil
    }

    private static let but = WordSet("but")
    private static let all = WordSet("all")
    private static let relatives = WordSet("who waiting awaiting placed known")
    private static let total = WordSet("total")

    /// Whether only "of the", "out of", "of whose", "of the borough's" stand between.
    private func isPart(_ part: Quantity, of whole: Quantity) -> Bool {
        let between = part.tokens.upperBound..<max(part.tokens.upperBound, whole.number.lowerBound)
        guard (1...5).contains(between.count) else { return false }
        let words = Array(between)
        let start = reading.isWord(words[0], in: FigureWords.out) && words.count > 1 ? 1 : 0
        guard reading.isWord(words[start], in: FigureWords.of) else { return false }
        return words.dropFirst(start + 1).allSatisfy {
            reading.isWord($0, in: FigureWords.determinate) || reading.isWord($0, in: FigureWords.of)
                || reading.isWord($0) && reading.tokens[$0].isPossessive
        }
    }

    /// "11th most deprived of 153", "the sixth most deprived in London", "77th out of 153".
    func rank(at index: Int) -> Quantity? {
        guard let number = reading(at: index), number.form == .ordinal, number.value >= 1, number.value < 1000
        else { return nil }
        var end = number.tokens.upperBound
        let hasSuperlative = reading.isWord(end, in: FigureWords.superlatives)
        var from = end..<end
        if hasSuperlative {
            let isBare = reading.isWord(end, in: Self.bareSuperlatives)
            end += isBare && reading.isWord(end + 1) ? 2 : 1
            from = number.tokens.upperBound..<end
        }
        var places: Int?
        for i in end..<min(end + 6, reading.tokens.count) {
            guard let total = reading(at: i), total.form == .digits, !isDate(total),
                total.value >= number.value,
                total.value < 10_000, i > end, reading.isWord(i - 1, in: Self.rankJoints)
            else { continue }
            places = Int(total.value)
            end = total.tokens.upperBound
            break
        }
        guard hasSuperlative || places != nil else { return nil }
        var result = Quantity(
            value: number.value, tokens: number.tokens.lowerBound..<end, number: number.tokens, unit: .count,
            form: .ordinal)
        result.rank = Quantity.Rank(place: Int(number.value), places: places, from: from)
        return result
    }

    private static let bareSuperlatives = WordSet("most least")
    private static let rankJoints = WordSet("of the all among these")
}
