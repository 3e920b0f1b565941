internal import AssessmentModel
internal import English
internal import TextAnalysis

/// Stretches of time, counted nouns, and words that stand for a number.
extension QuantityScanner {
    /// "within a week", "took a year": one.
    func article(at index: Int) -> Quantity? {
        guard reading.isWord(index, in: Self.articles), reading.isWord(index - 1, in: Self.within),
            reading.isWord(index + 1)
        else {
            return nil
        }
        let key = reading.tokens[index + 1].key
        guard let unit = key == Self.fortnight ? (unit: .weeks, divisor: 0.5) : Self.timeUnits[key] else {
            return nil
        }
        var result = Quantity(
            value: 1 / unit.divisor, tokens: index..<index + 2, number: index..<index + 1, unit: unit.unit,
            form: .words)
        result.bound = .atMost
        return result
    }

    private static let articles = WordSet("a an the")
    private static let within = WordSet("within")
    private static let fortnight = Tokenizer.key("fortnight")

    /// "had halved", "twice as many bids": a multiple of another quantity.
    func multiple(at index: Int) -> Quantity? {
        let isVerb =
            reading.isWord(index - 1, in: .auxiliaries) || reading.isWord(index - 1, in: Self.verbLeads)
        let value: Double
        if reading.isWord(index, in: FigureWords.halves),
            isVerb || reading.isWord(index + 1, in: FigureWords.of)
        {
            value = 0.5
        } else if reading.isWord(index, in: FigureWords.doubles), isVerb {
            value = 2
        } else if reading.isWord(index, in: FigureWords.trebles), isVerb {
            value = 3
        } else if reading.isWord(index, in: FigureWords.twice),
            reading.isWord(index + 1, in: Self.asThe) || reading.isWord(index - 1, in: Self.toThan)
        {
            value = 2
        } else {
            return nil
        }
        var result = Quantity(
            value: value, tokens: index..<index + 1, number: index..<index + 1, unit: .ratio, form: .words)
        result.isMultiple = true
        return result
    }

    private static let verbLeads = WordSet("a more almost nearly")
    private static let asThe = WordSet("as the")
    private static let toThan = WordSet("to than")

    func time(_ quantity: Quantity) -> Quantity? {
        var i = quantity.number.upperBound
        if reading.isWord(i, in: Self.dayKinds) { i += 1 }
        guard reading.isWord(i), let unit = Self.timeUnits[reading.tokens[i].key] else { return nil }
        var result = quantity
        result.unit = unit.unit
        // Minutes are hours to three decimals.
        result.value =
            unit.divisor > 1 ? (quantity.value / unit.divisor * 1000).rounded() / 1000 : quantity.value
        result.valueMax = quantity.valueMax.map { $0 / unit.divisor }
        result.tokens = quantity.tokens.lowerBound..<i + 1
        result.isCompound = reading.tokens[i].isJoined && i == quantity.number.upperBound
        return result
    }

    private static let dayKinds = WordSet("working calendar consecutive full more")
    static let timeUnits: [UInt64: (unit: Unit, divisor: Double)] = {
        var table: [UInt64: (unit: Unit, divisor: Double)] = [:]
        let names: [(String, Unit, Double)] = [
            ("day", .days, 1), ("week", .weeks, 1), ("month", .months, 1), ("year", .years, 1),
            ("hour", .hours, 1), ("minute", .hours, 60),
        ]
        for (name, unit, divisor) in names {
            table[Tokenizer.key(name)] = (unit, divisor)
            table[Tokenizer.key(name + "s")] = (unit, divisor)
        }
        // "12 second homes" are no time.
        table[Tokenizer.key("seconds")] = (.hours, 3600)
        return table
    }()

    /// A number of people or things, or a bare number.
    func counted(_ quantity: Quantity) -> Quantity? {
        var result = quantity
        let after = quantity.number.upperBound
        let noun = nounUnit(at: after)
        // "a 40-page form"; "two winters later".
        if reading.isWord(after), reading.tokens[after].isJoined { return nil }
        if reading.isWord(after, in: FigureWords.seasons), reading.isWord(after + 1, in: FigureWords.whens) {
            return nil
        }
        if noun.end > after {
            result.unit = noun.isPeople ? .people : .count
            result.tokens = quantity.tokens.lowerBound..<noun.end
            if reading.isWord(noun.end, in: FigureWords.per) {
                result.base = self.reading(at: noun.end + 1)?.value
            }
        } else if quantity.form == .digits, quantity.value < 1 {
            result.unit = .ratio
        }
        if quantity.value >= 10, quantity.form == .digits || noun.end > after { return result }
        // "Thirty-eight had been referred".
        if quantity.form == .words, quantity.value >= 10,
            reading.isWord(after, in: .auxiliaries)
        {
            return result
        }
        guard quantity.form == .words else {
            let isStory = quantity.value == 1 && saysSomething(after: noun.end)
            return isCounted(after, noun.end) && !isStory ? result : nil
        }
        return smallWord(result, noun.end)
    }

    /// Small numbers in words tell a story more often than they measure.
    private func smallWord(_ quantity: Quantity, _ nounEnd: Int) -> Quantity? {
        let after = quantity.number.upperBound
        let before = quantity.number.lowerBound - 1
        guard quantity.value > 1, nounEnd > after, isCounted(after, nounEnd),
            !reading.isWord(before, in: Self.definite), !saysSomething(after: nounEnd)
        else { return quantity.value > 1 && (isPart(quantity) || isLater(quantity)) ? quantity : nil }
        return quantity
    }

    /// `Seven of ten embargoes`, "three of whose five members", "four of whom had waited": the part of a
    /// whole.
    private func isPart(_ quantity: Quantity) -> Bool {
        let end = quantity.number.upperBound
        guard reading.isWord(end, in: FigureWords.of) else { return false }
        if reading.isWord(end + 1, in: Self.ofWhom) { return true }
        return (end + 1..<min(end + 5, reading.tokens.count)).first {
            guard let number = self.reading(at: $0) else { return false }
            return number.form == .words || number.form == .digits
        } != nil
    }

    /// "from nine weeks to four", "to two from nine", "had fallen to two": a number that stands where one has
    /// moved.
    private func isLater(_ quantity: Quantity) -> Bool {
        var before = quantity.number.lowerBound - 1
        while reading.isWord(before, in: FigureWords.about) || reading.isWord(before, in: FigureWords.under)
            || reading.isWord(before, in: FigureWords.over)
        {
            before -= 1
        }
        let isJoint =
            reading.isWord(before, in: FigureWords.to) || reading.isWord(before, in: FigureWords.from)
            || reading.isWord(before, in: FigureWords.than)
        guard isJoint else {
            // "there were nine", at the end.
            let end = quantity.number.upperBound
            return end >= reading.tokens.count - 1 && reading.isWord(before, in: .auxiliaries)
        }
        return (max(0, before - 12)..<before).contains {
            reading.isWord($0, in: FigureWords.rising) || reading.isWord($0, in: FigureWords.falling)
                || reading.isWord($0, in: FigureWords.moving)
        }
    }

    private static let ofWhom = WordSet("whom which these them those")
    private static let definite = WordSet(English.words(.figures, "no count before a number"))

    private func isCounted(_ start: Int, _ end: Int) -> Bool {
        !reading.matches(startingIn: start..<max(end, start + 1)).contains {
            $0.kind == .uncounted && $0.tokens.lowerBound >= start
                && $0.tokens.upperBound <= max(end, start + 1)
        }
    }

    /// "Two providers told us": a number of voices, not of anything measured.
    private func saysSomething(after end: Int) -> Bool {
        reading.matches(startingIn: end..<end + 6).contains {
            ($0.kind == .saying || $0.kind == .experiencing) && $0.tokens.lowerBound >= end
                && $0.tokens.lowerBound <= end + 5
        }
    }

    /// The counted noun after a number: up to three words that end in a noun of people or a plural.
    func nounUnit(at start: Int) -> (end: Int, isPeople: Bool) {
        for i in start..<min(start + 4, reading.tokens.count) {
            guard reading.isWord(i), !reading.isWord(i, in: Self.nounStops) else { break }
            // "29 two years later": another number begins.
            if let other = self.reading(at: i), other.form == .words { break }
            // "Two Safeguarding Adults Reviews": people inside a name.
            let isInName =
                reading.tokens[i].isCapitalised && reading.isWord(i + 1)
                && reading.tokens[i + 1].isCapitalised
            // "1,171 carers' assessments": what is counted belongs to people. "83 staff surveys": so here.
            let isOwner = reading.tokens[i].isPossessive && reading.isWord(i + 1)
            if !isInName, !isOwner, isPeople(i) { return (i + 1, true) }
            if !isInName, reading.word(i, endsIn: "s"), !reading.word(i, endsIn: "ss"),
                !reading.word(i, endsIn: "us"),
                !reading.tokens[i].isPossessive
            {
                return (i + 1, false)
            }
        }
        return (start, false)
    }

    private static let nounStops = WordSet(English.words(.figures, "ends of a counted noun"))

    // MARK: Zero

    /// "no outstanding reviews", "nobody was waiting", "none of which", "a target of none": zero of something
    /// that is counted.
    func zero(at index: Int, after last: Quantity?) -> Quantity? {
        if reading.isWord(index, in: FigureWords.nobody) { return nobody(index..<index + 1) }
        if reading.isWord(index, in: Self.no), reading.isWord(index + 1, in: FigureWords.one) {
            return nobody(index..<index + 2)
        }
        if reading.isWord(index, in: FigureWords.none) { return none(at: index, after: last) }
        guard reading.isWord(index, in: Self.no) else { return nil }
        if reading.isWord(index + 1), reading.tokens[index + 1].isJoined { return nil }
        var end: Int?
        for i in index + 1..<max(index + 1, min(index + 6, reading.tokens.count)) {
            if reading.tokens[i].isNumber { continue }
            guard reading.isWord(i), !reading.isWord(i, in: Self.nounStops),
                !reading.isWord(i, in: Self.notCounted)
            else { break }
            if reading.word(i, endsIn: "s") && !reading.word(i, endsIn: "ss")
                && !reading.tokens[i].isPossessive || isPeople(i)
            {
                end = i + 1
                if !reading.isWord(i, in: Self.modifiers) { break }
            }
        }
        guard let end else { return nil }
        let context = index..<min(end + 5, reading.tokens.count)
        guard context.contains(where: { reading.isWord($0, in: Self.pending) }) else { return nil }
        return none(index..<end, unit: isPeople(end - 1) ? .people : .count)
    }

    /// "No one was waiting"; not "no one had asked", which counts nothing.
    private func nobody(_ tokens: Range<Int>) -> Quantity? {
        let next = tokens.upperBound
        let isEnd = next >= reading.tokens.count || reading.tokens[next].isMark
        let isThere = reading.isWord(tokens.lowerBound - 1, in: .auxiliaries)
        let isWaiting = (next..<min(next + 3, reading.tokens.count)).contains {
            reading.isWord($0, in: Self.pending)
        }
        guard isEnd && isThere || isWaiting else { return nil }
        return none(tokens, unit: .people)
    }

    /// "none of which", "of which none", "and none was now", "a target of none".
    private func none(at index: Int, after last: Quantity?) -> Quantity? {
        let tokens = index..<index + 1
        if reading.isWord(index - 1, in: FigureWords.of), reading.isWord(index - 2, in: FigureWords.targets) {
            return none(tokens, unit: nil)
        }
        guard let last, last.unit == .people || last.unit == .count || last.unit == nil else { return nil }
        let next = index + 1
        let isOf = reading.isWord(next, in: FigureWords.of) && reading.isWord(next + 1, in: Self.ofWhom)
        guard isOf || reading.isWord(index - 1, in: Self.ofWhom) || reading.isWord(next, in: .auxiliaries)
        else { return nil }
        return none(tokens, unit: last.unit)
    }

    private func none(_ tokens: Range<Int>, unit: Unit?) -> Quantity {
        var result = Quantity(value: 0, tokens: tokens, number: tokens, unit: unit, form: .words)
        result.isNone = true
        return result
    }

    private static let no = WordSet("no zero")
    private static let notCounted = WordSet("longer one more less further such other issues problems signs")
    private static let modifiers = WordSet("carers dols adults needs social")
    private static let pending = WordSet(English.words(.figures, "states of things counted"))
}
