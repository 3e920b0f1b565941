internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

/// A number of a sentence that may be a measured quantity, with its unit.
struct Quantity {
    var value: Double
    var valueMax: Double?
    /// The number with what is printed as part of it: sign, unit, counted noun.
    var tokens: Range<Int>
    /// The number alone.
    var number: Range<Int>
    /// Nil while only its neighbours can tell.
    var unit: Unit?
    var form: NumberReading.Form
    /// Joined to its unit by a hyphen: `28-day`.
    var isCompound = false
    /// The whole of which another number is a part: `27` in "9 of 27 wards".
    var isWhole = false
    /// "no" that means zero.
    var isNone = false
}

/// Finds the quantities of a sentence and leaves out dates, ages, names with numbers and the like.
struct QuantityScanner {
    /// The most quantities looked for in one sentence; later steps compare each with each.
    static let limit = 100

    private let reading: SentenceReading
    /// Tokens inside phrases whose numbers are none.
    private var excluded: [Bool]
    private var thresholds: [Bool]

    init(_ reading: SentenceReading) {
        self.reading = reading
        excluded = Array(repeating: false, count: reading.tokens.count)
        thresholds = excluded
        for match in reading.matches {
            switch match.kind {
            case .period where isRangeOfNumbers(match): continue
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
            if let none = none(at: index) {
                found.append(none)
                index = none.tokens.upperBound
                continue
            }
            if let article = article(at: index) {
                found.append(article)
                index = article.tokens.upperBound
                continue
            }
            guard !excluded[index], let number = reading(at: index) else {
                index += 1
                continue
            }
            index = number.tokens.upperBound
            guard let quantity = quantity(number) else { continue }
            if quantity.valueMax != nil || quantity.tokens.upperBound > index {
                index = quantity.tokens.upperBound
            }
            found.append(quantity)
        }
        return found
    }

    /// "within a week": one.
    private func article(at index: Int) -> Quantity? {
        guard reading.isWord(index, in: Self.one), reading.isWord(index - 1, in: Self.withinWords),
            reading.isWord(index + 1)
        else {
            return nil
        }
        let key = reading.tokens[index + 1].key
        guard let unit = key == Self.fortnight ? (unit: .weeks, divisor: 0.5) : Self.timeUnits[key] else {
            return nil
        }
        return Quantity(
            value: 1 / unit.divisor, tokens: index..<index + 2, number: index..<index + 1, unit: unit.unit,
            form: .words)
    }

    private static let starts = WordSet("no zero an " + NumberReader.firstWords.joined(separator: " "))
    private static let one = WordSet("a an")
    private static let withinWords = WordSet("within")
    private static let fortnight = Tokenizer.key("fortnight")

    private func reading(at index: Int) -> NumberReading? {
        NumberReader.number(at: index, in: reading.tokens, bytes: reading.bytes)
    }

    // MARK: What is no quantity

    private func isDate(_ number: NumberReading) -> Bool {
        let first = number.tokens.lowerBound
        let end = number.tokens.upperBound
        if reading.isWord(first - 1, in: .months), !reading.isWord(end, in: Self.timeWords) || isYear(number)
        {
            return true
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
        if isYear(number) {
            if reading.isMark(end, MarkKey.percent) || reading.isMark(first - 1, MarkKey.pound) {
                return false
            }
            return !nounUnit(at: end).isPeople || reading.isWord(first - 1, in: Self.datePrepositions)
        }
        return false
    }

    private func isYear(_ number: NumberReading) -> Bool {
        number.form == .digits && number.tokens.count == 1 && (1900...2100).contains(number.value)
            && number.value == number.value.rounded()
            && reading.span(number.tokens).length == 4
    }

    private static let longMonths = WordSet(
        "january february march april june july august september october november december")
    private static let datePrepositions = WordSet("in since until by during from between and to of")
    private static let timeWords = WordSet("people")
    private static let clock = WordSet("am pm oclock")

    // MARK: Quantities

    private func quantity(_ number: NumberReading) -> Quantity? {
        let first = number.tokens.lowerBound
        let end = number.tokens.upperBound
        guard number.form != .ordinal, !isDate(number), !reading.isWord(end, in: Self.clock) else {
            return nil
        }
        // "No two packages are the same".
        if reading.isWord(first - 1, in: Self.no) { return nil }
        // "COVID-19", "A19": part of a name.
        if first > 0, reading.tokens[first].isJoined, reading.tokens[first - 1].isWord { return nil }
        if reading.isMark(first - 1, MarkKey.colon), first > 1, reading.tokens[first - 2].isNumber {
            return nil
        }
        var result = Quantity(
            value: number.value, tokens: number.tokens, number: number.tokens, form: number.form)
        if reading.isMark(first - 1, MarkKey.pound) {
            result.unit = .pounds
            result.tokens = first - 1..<end
            return result
        }
        if number.form == .fraction {
            guard
                reading.isWord(end, in: Self.of) || reading.isWord(end, in: .auxiliaries)
                    || reading.isWord(first - 1, in: Self.shares)
            else { return nil }
            result.unit = .ratio
            return result
        }
        if let share = share(number) { return share }
        if let range = range(result) { result = range }
        let after = result.number.upperBound
        if reading.isMark(after, MarkKey.percent) || reading.isWord(after, in: Self.percent) {
            result.unit = .percent
            result.tokens = result.tokens.lowerBound..<after + 1
            return result
        }
        if reading.isWord(after, in: Self.per), reading.isWord(after + 1, in: Self.cent) {
            result.unit = .percent
            result.tokens = result.tokens.lowerBound..<after + 2
            return result
        }
        if reading.isWord(after, in: Self.per), reading.tokens.indices.contains(after + 1),
            reading.tokens[after + 1].isNumber
        {
            result.unit = .ratio
            result.tokens = result.tokens.lowerBound..<after + 2
            return result
        }
        if thresholds[first] || isAge(result) { return nil }
        if let time = time(result) { return time }
        return counted(result)
    }

    /// "by 17", "started at 14": a bare number where young people come of age.
    private func isAge(_ quantity: Quantity) -> Bool {
        let end = quantity.number.upperBound
        guard quantity.form == .digits, (13...26).contains(quantity.value),
            reading.isWord(quantity.number.lowerBound - 1, in: Self.agePrepositions)
        else {
            return false
        }
        return end >= reading.tokens.count
            || reading.tokens[end].isMark && !reading.isMark(end, MarkKey.percent)
    }

    private static let agePrepositions = WordSet("by at before until turned")
    private static let of = WordSet("of")
    private static let shares = WordSet("by than over nearly almost about")
    private static let per = WordSet("per")
    private static let cent = WordSet("cent")
    private static let percent = WordSet("percent")

    /// `two in five`, `nine out of ten`, `99 in every 100`: a share. Whole numbers in digits (`46 of 153`)
    /// stay a count of a whole.
    private func share(_ number: NumberReading) -> Quantity? {
        var i = number.tokens.upperBound
        guard reading.isWord(i, in: Self.shareWords) else { return nil }
        while reading.isWord(i, in: Self.shareFillers), i - number.tokens.upperBound < 4 { i += 1 }
        guard let whole = reading(at: i), whole.form == .words || whole.form == .digits,
            whole.value >= number.value, whole.value > 1
        else {
            return nil
        }
        let isRound = whole.value <= 10 || whole.value == 100
        guard isRound, number.form == .words || whole.value == 100 || reading.isWord(i - 2, in: Self.outWord),
            !reading.isWord(number.tokens.upperBound, in: Self.of)
        else {
            return nil
        }
        let share = (number.value / whole.value * 1000).rounded() / 1000
        return Quantity(
            value: share, tokens: number.tokens.lowerBound..<whole.tokens.upperBound,
            number: number.tokens.lowerBound..<whole.tokens.upperBound,
            unit: .ratio, form: .fraction)
    }

    private static let outWord = WordSet("out")
    private static let shareWords = WordSet("in out")
    private static let shareFillers = WordSet("in out of every")

    /// `between 80 and 100`, `15 to 20 working days`, `2–3`; but not `from 181 to 203`, which are two values
    /// over time.
    private func range(_ start: Quantity) -> Quantity? {
        let end = start.number.upperBound
        let before = start.number.lowerBound - 1
        let isBetween = reading.isWord(before, in: Self.between)
        guard
            isBetween && reading.isWord(end, in: .connectors) || reading.isMark(end, MarkKey.dash)
                || reading.isWord(end, in: Self.to) && !reading.isWord(before, in: Self.from),
            let upper = reading(at: end + 1),
            upper.form == start.form || upper.form == .digits || upper.form == .words,
            upper.value > start.value, !isDate(upper)
        else { return nil }
        // "reduced to 3" is movement; a range has both numbers side by side.
        var result = start
        result.valueMax = upper.value
        result.number = start.number.lowerBound..<upper.tokens.upperBound
        result.tokens = (isBetween ? before : start.tokens.lowerBound)..<upper.tokens.upperBound
        return result
    }

    private static let between = WordSet("between")
    private static let from = WordSet("from")
    private static let to = WordSet("to or")

    private func time(_ quantity: Quantity) -> Quantity? {
        var i = quantity.number.upperBound
        if reading.isWord(i, in: Self.dayKinds) { i += 1 }
        guard reading.isWord(i), let unit = Self.timeUnits[reading.tokens[i].key] else { return nil }
        var result = quantity
        result.unit = unit.unit
        result.value = quantity.value / unit.divisor
        result.valueMax = quantity.valueMax.map { $0 / unit.divisor }
        result.tokens = quantity.tokens.lowerBound..<i + 1
        result.isCompound = reading.tokens[i].isJoined && i == quantity.number.upperBound
        return result
    }

    private static let dayKinds = WordSet("working calendar consecutive full")
    private static let timeUnits: [UInt64: (unit: Unit, divisor: Double)] = {
        var table: [UInt64: (unit: Unit, divisor: Double)] = [:]
        let names: [(String, Unit, Double)] = [
            ("day", .days, 1), ("week", .weeks, 1), ("month", .months, 1), ("year", .years, 1),
            ("hour", .hours, 1), ("minute", .hours, 60),
        ]
        for (name, unit, divisor) in names {
            table[Tokenizer.key(name)] = (unit, divisor)
            table[Tokenizer.key(name + "s")] = (unit, divisor)
        }
        return table
    }()

    /// A number of people or things, or a bare number.
    private func counted(_ quantity: Quantity) -> Quantity? {
        var result = quantity
        let after = quantity.number.upperBound
        let noun = nounUnit(at: after)
        // "a 40-page form".
        if reading.isWord(after), reading.tokens[after].isJoined { return nil }
        let before = quantity.number.lowerBound - 1
        // "9 of 27 wards", "out of a total of 2480".
        if reading.isWord(before, in: Self.of)
            || reading.isWord(before, in: Self.determinate) && reading.isWord(before - 1, in: Self.of)
        {
            let of = reading.isWord(before, in: Self.of) ? before : before - 1
            if of > 0,
                reading.tokens[of - 1].isNumber || reading.isWord(of - 1, in: Self.out)
                    || reading.isMark(of - 1, MarkKey.percent)
                    || NumberReader.number(at: of - 1, in: reading.tokens, bytes: reading.bytes)?.form
                        == .words
            {
                result.isWhole = true
            }
        }
        if noun.isPeople {
            result.unit = .people
            result.tokens = quantity.tokens.lowerBound..<noun.end
        } else if noun.end > after {
            result.unit = .count
            result.tokens = quantity.tokens.lowerBound..<noun.end
        } else if quantity.form == .digits, quantity.value < 1 {
            result.unit = .ratio
        }
        if quantity.form == .digits, quantity.value >= 100 { return result }
        // "Thirty-eight had been referred".
        if quantity.form == .words, quantity.value >= 10, noun.end == after,
            reading.isWord(after, in: .auxiliaries)
        {
            return result
        }
        guard quantity.form == .words else { return isCounted(after, noun.end) ? result : nil }
        // Small numbers in words tell a story more often than they measure.
        guard quantity.value > 1, noun.end > after, isCounted(after, noun.end),
            !reading.isWord(before, in: Self.definite), !result.isWhole,
            !saysSomething(after: noun.end)
        else { return quantity.value > 1 && isPart(result) ? result : nil }
        return result
    }

    /// `Seven of ten embargoes`: the part of a whole.
    private func isPart(_ quantity: Quantity) -> Bool {
        let end = quantity.number.upperBound
        guard reading.isWord(end, in: Self.of) else { return false }
        let next = reading.isWord(end + 1, in: Self.determinate) ? end + 2 : end + 1
        return reading(at: next).map { $0.form == .words || $0.form == .digits } ?? false
    }

    private static let out = WordSet("out total")
    private static let determinate = WordSet("the its their our a these those total")
    private static let definite = WordSet(
        "the its their our these those all both each his her another next last first or")

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
    private func nounUnit(at start: Int) -> (end: Int, isPeople: Bool) {
        for i in start..<min(start + 4, reading.tokens.count) {
            guard reading.isWord(i), !reading.isWord(i, in: Self.nounStops) else { break }
            // "29 two years later": another number begins.
            if let other = self.reading(at: i), other.form == .words { break }
            // "Two Safeguarding Adults Reviews": people inside a name.
            let isInName =
                reading.tokens[i].isCapitalised && reading.isWord(i + 1)
                && reading.tokens[i + 1].isCapitalised
            // "1,171 carers' assessments": what is counted belongs to people.
            let isOwner = reading.tokens[i].isPossessive && reading.isWord(i + 1)
            if !isInName, !isOwner,
                reading.matches(startingIn: i..<i + 1).contains(where: { $0.kind == .peopleNoun })
            {
                return (i + 1, true)
            }
            if !isInName, reading.word(i, endsIn: "s"), !reading.word(i, endsIn: "ss"),
                !reading.word(i, endsIn: "us"),
                !reading.tokens[i].isPossessive
            {
                return (i + 1, false)
            }
        }
        return (start, false)
    }

    private static let nounStops = WordSet(
        "of in to and or were was are is had has have for from with at by who that which per on out the a an this these as than being not could can said did does including compared between across after before until since so if but while during within over under up down"
    )

    // MARK: Zero

    /// "no outstanding reviews", "No Section 42 enquiries were waiting": zero of something that is counted.
    private func none(at index: Int) -> Quantity? {
        guard reading.isWord(index, in: Self.no) else { return nil }
        var end: Int?
        for i in index + 1..<max(index + 1, min(index + 6, reading.tokens.count)) {
            if reading.tokens[i].isNumber { continue }
            guard reading.isWord(i), !reading.isWord(i, in: Self.nounStops),
                !reading.isWord(i, in: Self.notCounted)
            else { break }
            if reading.word(i, endsIn: "s") && !reading.word(i, endsIn: "ss")
                && !reading.tokens[i].isPossessive
                || reading.matches.contains(where: { $0.kind == .peopleNoun && $0.tokens.lowerBound == i })
            {
                end = i + 1
                if !reading.isWord(i, in: Self.modifiers) { break }
            }
        }
        guard let end else { return nil }
        let context = index..<min(end + 5, reading.tokens.count)
        guard context.contains(where: { reading.isWord($0, in: Self.pending) }) else { return nil }
        let isPeople = reading.matches.contains { $0.kind == .peopleNoun && $0.tokens.upperBound == end }
        return Quantity(
            value: 0, tokens: index..<end, number: index..<index + 1, unit: isPeople ? .people : .count,
            form: .words, isNone: true)
    }

    private static let no = WordSet("no zero")
    private static let notCounted = WordSet("longer one more less further such other issues problems signs")
    private static let modifiers = WordSet("carers dols adults needs social")
    private static let pending = WordSet(
        "waiting awaiting outstanding overdue unallocated pending appeals made waits recorded received complaints backlog allocated upheld"
    )
}
