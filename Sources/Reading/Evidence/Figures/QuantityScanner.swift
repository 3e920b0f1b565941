internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// Finds the quantities of a sentence and leaves out dates, ages, names with numbers and the like.
struct QuantityScanner {
    /// The most quantities looked for in one sentence; later steps compare each with each.
    static let limit = 100

    let reading: SentenceReading
    /// Tokens inside phrases whose numbers are none.
    private(set) var excluded: [Bool]
    private var thresholds: [Bool]

    init(_ reading: SentenceReading) {
        self.reading = reading
        excluded = Array(repeating: false, count: reading.tokens.count)
        thresholds = excluded
        for match in reading.matches {
            switch match.kind {
            case .period where isRangeOfNumbers(match): continue
            case .period where reading.countInPeriod(match) != nil:
                for token in match.tokens.dropLast() { excluded[token] = true }
            case .notFigure, .period: for token in match.tokens { excluded[token] = true }
            case .threshold: for token in match.tokens { thresholds[token] = true }
            default: continue
            }
        }
    }

    /// "between 80 and 100 households" has the shape of a period, but its numbers are no years.
    private func isRangeOfNumbers(_ match: Lexicon.Match) -> Bool {
        guard match.tokens.count == 4, let start = self.reading(at: match.tokens.lowerBound + 1),
            !reading.isWord(match.tokens.lowerBound + 1)
        else {
            return false
        }
        return !isYear(start)
    }

    /// In order of place.
    func scan() -> [Quantity] {
        var found: [Quantity] = []
        var index = 0
        while index < reading.tokens.count, found.count < Self.limit {
            // Most words begin no quantity.
            guard reading.tokens[index].isNumber || reading.isWord(index, in: Self.starts) else {
                index += 1
                continue
            }
            if let special = zero(at: index, after: found.last) ?? article(at: index) ?? multiple(at: index) {
                found.append(special)
                index = special.tokens.upperBound
                continue
            }
            if let rank = rank(at: index) {
                found.append(rank)
                index = rank.tokens.upperBound
                continue
            }
            guard !excluded[index] || isPercentage(index), let number = reading(at: index) else {
                index += 1
                continue
            }
            index = number.tokens.upperBound
            guard var quantity = quantity(number) ?? definiteWhole(number, found.last),
                !joinsWhole(quantity, &found)
            else {
                // Words taken as part of the quantity before begin no other.
                index = max(index, found.last?.tokens.upperBound ?? 0)
                continue
            }
            if quantity.valueMax != nil || quantity.tokens.upperBound > index {
                index = quantity.tokens.upperBound
            }
            readBound(&quantity)
            quantity.isWhole = quantity.isCounted && found.last.map { $0.whole == quantity.value } ?? false
            found.append(quantity)
        }
        return found
    }

    private static let starts = WordSet(
        "no zero an nobody noone none halved halving doubled trebled tripled twice half double "
            + NumberReader.firstWords.joined(separator: " "))

    func reading(at index: Int) -> NumberReading? {
        guard index >= 0 else { return nil }
        return NumberReader.number(at: index, in: reading.tokens, bytes: reading.bytes)
    }

    /// "At the 2021 census 22% of residents": no number of a census, since it is a percentage.
    private func isPercentage(_ index: Int) -> Bool {
        reading.isMark(index + 1, MarkKey.percent) && !(index + 1 < excluded.count && excluded[index + 1])
    }

    // MARK: One quantity

    private func quantity(_ number: NumberReading) -> Quantity? {
        let first = number.tokens.lowerBound
        let end = number.tokens.upperBound
        guard number.form != .ordinal, !isDate(number), !reading.isWord(end, in: Self.clock),
            !isNoNumber(number)
        else { return nil }
        var result = Quantity(
            value: number.value, tokens: number.tokens, number: number.tokens, form: number.form)
        if reading.isMark(first - 1, MarkKey.pound) {
            result.unit = .pounds
            result.tokens = first - 1..<end
            return result
        }
        if number.form == .fraction { return fraction(result) }
        if let share = share(number) { return share }
        if let range = range(result) { result = range }
        if let percent = percent(result) { return percent }
        if let rate = rate(result) { return rate }
        if let scaled = onScale(result) { return scaled }
        if thresholds[first] || isAge(result) { return nil }
        if let time = time(result) { return time }
        return counted(result)
    }

    /// "No two packages", "COVID-19", "10:30", "per 1,000 people": a number that counts nothing here.
    private func isNoNumber(_ number: NumberReading) -> Bool {
        let first = number.tokens.lowerBound
        if reading.isWord(first - 1, in: Self.no) || isTelephone(number) || isSplit(number) { return true }
        if first > 0, reading.tokens[first].isJoined, reading.tokens[first - 1].isWord { return true }
        if reading.isMark(first - 1, MarkKey.colon), first > 1, reading.tokens[first - 2].isNumber {
            return true
        }
        // "the 20% most deprived areas": part of what is measured.
        let end = number.tokens.upperBound
        if reading.isMark(end, MarkKey.percent), reading.isWord(end + 1, in: Self.extremes) { return true }
        return reading.isWord(first - 1, in: FigureWords.per)
    }

    private static let no = WordSet("no")

    private func percent(_ quantity: Quantity) -> Quantity? {
        let after = quantity.number.upperBound
        var end: Int?
        if reading.isMark(after, MarkKey.percent) || reading.isWord(after, in: Self.percent) {
            end = after + 1
        } else if reading.isWord(after, in: FigureWords.per), reading.isWord(after + 1, in: Self.cent) {
            end = after + 2
        }
        guard let end else { return nil }
        var result = quantity
        result.unit = .percent
        result.tokens = quantity.tokens.lowerBound..<end
        // "between 4% and 7%".
        if result.valueMax == nil, reading.isWord(quantity.tokens.lowerBound - 1, in: Self.between),
            reading.isWord(end, in: .connectors), let upper = self.reading(at: end + 1),
            reading.isMark(upper.tokens.upperBound, MarkKey.percent), upper.value > quantity.value
        {
            result.valueMax = upper.value
            result.tokens = quantity.tokens.lowerBound - 1..<upper.tokens.upperBound + 1
            result.number = quantity.number.lowerBound..<upper.tokens.upperBound
        }
        return result
    }

    private static let extremes = WordSet("most least")
    private static let cent = WordSet("cent")
    private static let percent = WordSet("percent")

    /// `between 80 and 100`, `15 to 20 working days`, `2–3`, "ranged from 3 to 14 months"; but not `from 181
    /// to 203`, which are two values over time.
    private func range(_ start: Quantity) -> Quantity? {
        let end = start.number.upperBound
        let before = start.number.lowerBound - 1
        let isBetween = reading.isWord(before, in: Self.between)
        let isFrom = reading.isWord(before, in: FigureWords.from)
        guard
            isBetween && reading.isWord(end, in: .connectors) || reading.isMark(end, MarkKey.dash)
                || reading.isWord(end, in: Self.to) && (!isFrom || isRanging(before)),
            let upper = self.reading(at: end + 1),
            upper.form == start.form || upper.form == .digits || upper.form == .words,
            upper.value > start.value, !isDate(upper)
        else { return nil }
        var result = start
        result.valueMax = upper.value
        result.number = start.number.lowerBound..<upper.tokens.upperBound
        let opens = isBetween || isFrom
        result.tokens = (opens ? before : start.tokens.lowerBound)..<upper.tokens.upperBound
        return result
    }

    /// Whether "from" begins a range rather than a movement: after a verb of ranging, or of a time, where
    /// nothing moves: "waits of from 4 to 13 months".
    private func isRanging(_ from: Int) -> Bool {
        let before = max(0, from - 8)..<max(0, from)
        if before.contains(where: { reading.isWord($0, in: FigureWords.ranging) }) { return true }
        guard
            let upper = (from + 1..<min(from + 6, reading.tokens.count)).last(where: {
                reading.isWord($0, in: FigureWords.time)
            })
        else { return false }
        let around = max(0, from - 14)..<min(upper + 1, reading.tokens.count)
        return !around.contains {
            reading.isWord($0, in: FigureWords.rising) || reading.isWord($0, in: FigureWords.falling)
                || reading.isWord($0, in: FigureWords.moving)
        }
    }

    private static let between = WordSet("between")
    private static let to = WordSet("to or")

    // MARK: What is no quantity

    func isDate(_ number: NumberReading) -> Bool {
        let first = number.tokens.lowerBound
        let end = number.tokens.upperBound
        if isPointed(number) { return true }
        if reading.isWord(first - 1, in: .months), !reading.isWord(end, in: Self.timeWords) || isYear(number)
        {
            // "In May 143 people waited": no day of May.
            return isYear(number) || number.value <= 31
        }
        if reading.isWord(end, in: .months),
            reading.isWord(end, in: Self.longMonths) || reading.tokens[end].isCapitalised
        {
            return number.value <= 31
        }
        if reading.isMark(end, MarkKey.slash), reading.tokens.indices.contains(end + 1),
            reading.tokens[end + 1].isNumber
        {
            return true
        }
        if reading.isMark(first - 1, MarkKey.slash) { return true }
        // "2023-26": the end of a range of years.
        if reading.isMark(first - 1, MarkKey.dash), first > 1, let start = self.reading(at: first - 2),
            isYear(start)
        {
            return true
        }
        guard isYear(number) else { return false }
        if reading.isMark(end, MarkKey.percent) || reading.isMark(first - 1, MarkKey.pound) { return false }
        // "the 2024 staff survey".
        if reading.isWord(first - 1, in: Self.yearOwners) { return true }
        return !nounUnit(at: end).isPeople || reading.isWord(first - 1, in: Self.datePrepositions)
    }

    private func isYear(_ number: NumberReading) -> Bool {
        number.form == .digits && number.tokens.count == 1 && (1900...2100).contains(number.value)
            && number.value == number.value.rounded()
            && reading.span(number.tokens).length == 4
    }

    private static let longMonths = WordSet(English.words(.grammar, "names of months"))
    private static let datePrepositions = WordSet(English.words(.figures, "prepositions of dates"))
    private static let yearOwners = WordSet("the its their our this a early late")
    private static let timeWords = WordSet("people")
    private static let clock = WordSet("am pm oclock")

    /// "by 17", "started at 14", "people of 70": a bare number where people are of an age.
    private func isAge(_ quantity: Quantity) -> Bool {
        let end = quantity.number.upperBound
        let before = quantity.number.lowerBound - 1
        guard quantity.form == .digits, (10...110).contains(quantity.value),
            quantity.value == quantity.value.rounded(), nounUnit(at: end).end == end
        else { return false }
        if reading.isWord(before, in: FigureWords.of), isPeople(before - 1) { return true }
        guard (13...26).contains(quantity.value), reading.isWord(before, in: FigureWords.agePrepositions),
            !reading.isWord(before - 1, in: FigureWords.standing)
        else { return false }
        return end >= reading.tokens.count
            || !reading.isMark(end, MarkKey.percent)
                && !reading.isWord(end, in: FigureWords.time)
    }

    func isPeople(_ index: Int) -> Bool {
        index >= 0
            && reading.matches(startingIn: index..<index + 1).contains {
                $0.kind == .peopleNoun && $0.tokens.lowerBound == index
            }
    }

    // MARK: Bounds

    /// "fewer than 5", "at most six weeks", "80 or more".
    private func readBound(_ quantity: inout Quantity) {
        let first = min(quantity.tokens.lowerBound, quantity.number.lowerBound)
        var before = first - 1
        var end = quantity.tokens.upperBound
        if reading.isMark(before, MarkKey.pound) { before -= 1 }
        if let (bound, start) = bound(endingAt: before) {
            quantity.bound = bound
            quantity.boundTokens = start..<first
            return
        }
        if reading.isMark(end, MarkKey.plus) {
            quantity.bound = .atLeast
            return
        }
        // "28 days or less": the number's own noun may stand between.
        if !reading.isWord(end, in: FigureWords.or), reading.isWord(end + 1, in: FigureWords.or) { end += 1 }
        guard reading.isWord(end, in: FigureWords.or) else { return }
        let isOr = !reading.isWord(end, in: Self.and) || reading.isWord(end + 1, in: FigureWords.over)
        guard isOr || reading.isWord(end + 1, in: FigureWords.under) else { return }
        if reading.isWord(end + 1, in: FigureWords.orMore) { quantity.bound = .atLeast }
        if reading.isWord(end + 1, in: FigureWords.orLess) { quantity.bound = .atMost }
        if reading.isWord(end + 1, in: Self.so) { quantity.bound = .about }
    }

    /// "44.9% …, much better than 36.83% for England": a number after "than" that is what another is compared with.
    private func isOfEngland(_ number: Int) -> Bool {
        guard (0..<number).contains(where: { reading.tokens[$0].isNumber }) else { return false }
        return reading.matches(startingIn: number + 1..<number + 6).contains { match in
            match.kind == .england
                && (number + 1..<match.tokens.lowerBound).allSatisfy {
                    !reading.tokens[$0].isWord || reading.isWord($0, in: FigureWords.seenIn)
                }
        }
    }

    /// The bound whose last word is at a token, with the token that it begins at.
    private func bound(endingAt last: Int) -> (Bound, Int)? {
        if reading.isWord(last, in: FigureWords.about) { return (.about, last) }
        if reading.isWord(last, in: FigureWords.than) {
            let isMore = reading.isWord(last - 1, in: FigureWords.more)
            guard isMore || reading.isWord(last - 1, in: FigureWords.less), !isOfEngland(last + 1) else {
                return nil
            }
            let isDenied = reading.isWord(last - 2, in: FigureWords.no) || isDeniedClause(last - 2)
            if isDenied { return (isMore ? .atMost : .atLeast, last - 1) }
            return (isMore ? .moreThan : .fewerThan, last - 1)
        }
        if reading.isWord(last, in: Self.least), reading.isWord(last - 1, in: Self.at) {
            return (.atLeast, last - 1)
        }
        if reading.isWord(last, in: Self.most), reading.isWord(last - 1, in: Self.at) {
            return (.atMost, last - 1)
        }
        if reading.isWord(last, in: FigureWords.to), reading.isWord(last - 1, in: FigureWords.up) {
            return (.atMost, last - 1)
        }
        if reading.isWord(last, in: Self.within) { return (.atMost, last) }
        if reading.isWord(last, in: FigureWords.over) {
            let isDenied = isDeniedClause(last - 1)
            return (isDenied ? .atMost : .moreThan, last)
        }
        if reading.isWord(last, in: FigureWords.under) { return (.fewerThan, last) }
        return nil
    }

    /// "nobody had waited longer than six weeks", "it never exceeded 3".
    private func isDeniedClause(_ last: Int) -> Bool {
        let start = max(0, last - 4)
        guard start <= last else { return false }
        return (start...last).reversed().prefix { !reading.tokens[$0].isMark }.contains {
            reading.isWord($0, in: FigureWords.no)
        }
    }

    private static let at = WordSet("at")
    private static let least = WordSet("least")
    private static let most = WordSet("most")
    private static let within = WordSet("within")
    private static let and = WordSet("and")
    private static let so = WordSet("so")
}

extension SentenceReading {
    /// The token of a number that only seems to belong to a period: 143 in "In May 143 people waited".
    func countInPeriod(_ match: Lexicon.Match) -> Int? {
        let last = match.tokens.upperBound - 1
        guard match.tokens.count > 1, tokens[last].isNumber, isWord(last - 1, in: .months),
            let number = NumberReader.number(at: last, in: tokens, bytes: bytes), number.value > 31,
            !(1900...2100).contains(number.value)
        else { return nil }
        return last
    }
}
