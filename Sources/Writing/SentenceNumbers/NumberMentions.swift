internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// The numbers and dates of a text.
package struct NumberMentions {
    /// In the order of the text.
    package private(set) var numbers: [NumberMention] = []
    /// In the order of the text.
    package private(set) var dates: [DateMention] = []

    /// - Parameter vocabulary: names those whom a number may be of.
    package init(of text: String, vocabulary: some PopulationNames) {
        if let known = vocabulary.read.mentions[text] {
            self = known
            return
        }
        var scan = MentionScan(text, vocabulary)
        scan.run()
        numbers = scan.numbers
        dates = scan.dates
        vocabulary.read.mentions[text] = self
    }
}

/// One pass over the tokens of a text.
struct MentionScan<Names: PopulationNames> {
    let bytes: [UInt8]
    let tokens: [Token]
    let words: [String]
    private let vocabulary: Names
    var numbers: [NumberMention] = []
    var dates: [DateMention] = []

    init(_ text: String, _ vocabulary: Names) {
        bytes = Array(text.utf8)
        tokens = Tokenizer.tokens(bytes)
        words = tokens.map { [bytes] token in
            Folding.words(String(decoding: bytes[token.span.start..<token.span.end], as: UTF8.self))
        }
        self.vocabulary = vocabulary
    }

    mutating func run() {
        var index = 0
        while index < tokens.count {
            if let next = date(at: index) {
                index = next
            } else if let next = shareOfTen(at: index) {
                index = next
            } else if let reading = NumberReader.number(at: index, in: tokens, bytes: bytes) {
                number(reading)
                index = max(index + 1, reading.tokens.upperBound)
                // "seven and a half months" is one number.
                let end = numbers.last?.span.upperBound ?? 0
                while index < tokens.count, tokens[index].span.start < end { index += 1 }
            } else {
                index += 1
            }
        }
        carryUnits()
        markEngland()
        numbers = NumberNeighbours.settled(numbers, in: bytes)
    }

    /// "from 66 days to 18", "21 years for men and 14 for women": the unit goes on.
    private mutating func carryUnits() {
        for index in numbers.indices.dropFirst()
        where numbers[index].unit == nil && numbers[index].role == .value {
            let before = numbers[index - 1]
            guard let unit = before.unit, unit != .pounds, numbers[index].population == nil,
                !numbers[index].isSpelled,
                let place = tokens.firstIndex(where: { $0.span.start == numbers[index].span.lowerBound }),
                place > 0
            else { continue }
            let isJoined = NumberWords.carriers.contains(word(place - 1))
            let next = place + 1 < tokens.count && tokens[place + 1].kind == .word ? word(place + 1) : ""
            if isJoined, next.isEmpty || next == "to" || NumberWords.numberPlaces.contains(next) {
                numbers[index].unit = unit
            }
        }
    }

    func word(_ index: Int) -> String { words.indices.contains(index) ? words[index] : "" }
    private func mark(_ index: Int) -> UInt64? {
        tokens.indices.contains(index) && tokens[index].kind == .mark ? tokens[index].key : nil
    }

    private func text(_ range: Range<Int>) -> String {
        String(
            decoding: bytes[tokens[range.lowerBound].span.start..<tokens[range.upperBound - 1].span.end],
            as: UTF8.self)
    }

    // MARK: Dates

    /// `24 October 2025`, `October 2025`, `24 October`, `2025`, `2023/24`, `2023-26`; the token behind it.
    private mutating func date(at index: Int) -> Int? {
        var next = index
        var day: Int?
        if tokens[next].kind == .number, let number = Int(word(next)), (1...31).contains(number) {
            var after = next + 1
            if NumberWords.ordinalEndings.contains(word(after)) { after += 1 }
            guard month(after) != nil else { return nil }
            day = number
            next = after
        }
        if let month = month(next) {
            guard let year = year(next + 1) else {
                // A day without its year is still no quantity.
                return day == nil ? nil : next + 1
            }
            put(PartialDate(year: year, month: month, day: day), index..<next + 2)
            return next + 2
        }
        guard let year = year(index), !isCounted(index) else { return nil }
        put(PartialDate(year: year), index..<index + 1)
        // "2023/24", "2023-26", "2017 to 2022": the second year is read by itself when it has four digits.
        if mark(index + 1) == MarkKey.slash || mark(index + 1) == MarkKey.dash
            || tokens.indices.contains(index + 1) && tokens[index + 1].isJoined,
            let last = tokens.indices.last(where: {
                $0 > index && $0 <= index + 2 && tokens[$0].kind == .number
            }), word(last).count == 2
        {
            return last + 1
        }
        return index + 1
    }

    private mutating func put(_ date: PartialDate?, _ range: Range<Int>) {
        guard let date else { return }
        let span = tokens[range.lowerBound].span.start..<tokens[range.upperBound - 1].span.end
        dates.append(DateMention(date: date, span: span, words: text(range)))
    }

    private func month(_ index: Int) -> Int? {
        guard tokens.indices.contains(index), tokens[index].kind == .word, tokens[index].isCapitalised,
            word(index) != "mar"
        else {
            return nil
        }
        return PartialDate.month(named: word(index))
    }

    private func year(_ index: Int) -> Int? {
        guard tokens.indices.contains(index), tokens[index].kind == .number, tokens[index].span.length == 4,
            let year = Int(word(index)),
            (1900...2099).contains(year)
        else { return nil }
        return year
    }

    /// Whether four digits count something: a unit, or a population right behind them.
    private func isCounted(_ index: Int) -> Bool {
        if mark(index - 1) == MarkKey.pound || mark(index + 1) == MarkKey.percent { return true }
        return unit(after: index + 1) != nil || vocabulary.population(of: word(index + 1)) != nil
    }

    // MARK: Numbers

    /// `nine in ten`, `one in four`, `nine out of ten`; the token behind it.
    private mutating func shareOfTen(at index: Int) -> Int? {
        guard let part = NumberReader.number(at: index, in: tokens, bytes: bytes),
            part.form == .words || part.form == .digits,
            part.value >= 1
        else { return nil }
        var end = part.tokens.upperBound
        // "nine concerns in ten", with nothing behind that the ten could count.
        let isOfNoun =
            word(end + 1) == "in" && part.form == .words && tokens.indices.contains(end)
            && tokens[end].kind == .word
        if isOfNoun { end += 1 }
        let isOutOf = word(end) == "out" && word(end + 1) == "of" && part.form == .words
        guard isOutOf || word(end) == "in",
            let whole = NumberReader.number(at: end + (isOutOf ? 2 : 1), in: tokens, bytes: bytes),
            whole.form == part.form,
            whole.value > part.value, [3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 50, 100].contains(whole.value),
            unit(after: whole.tokens.upperBound) == nil, !isOfNoun || isBare(whole.tokens.upperBound)
        else { return nil }
        put(part.value / whole.value, parts: whole.value, part.tokens.lowerBound..<whole.tokens.upperBound)
        return whole.tokens.upperBound
    }

    /// Whether nothing stands at a place that a number before it could count.
    private func isBare(_ index: Int) -> Bool {
        !tokens.indices.contains(index) || tokens[index].kind != .word
            || NumberWords.afterNumbers.contains(word(index))
    }

    /// A share in words.
    private mutating func put(_ value: Double, parts: Double, _ range: Range<Int>) {
        let span = tokens[range.lowerBound].span.start..<tokens[range.upperBound - 1].span.end
        numbers.append(
            NumberMention(
                value: value, decimals: 0, unit: nil, role: .wordOnly, population: nil, span: span,
                words: text(range), isSpelled: true,
                isQualified: isQualified(before: range.lowerBound), bound: nil, isEngland: false,
                share: SpokenShare(
                    share: value, parts: parts,
                    before: (word(range.lowerBound - 2), word(range.lowerBound - 1)))))
    }

    private mutating func number(_ reading: NumberReading) {
        let first = reading.tokens.lowerBound
        // "seven and a half months"
        let isAndHalf =
            reading.form == .words || reading.form == .digits
            ? (0..<3).map { word(reading.tokens.upperBound + $0) }.joined(separator: " ")
                == NumberWords.andAHalf
            : false
        let end = reading.tokens.upperBound + (isAndHalf ? 3 : 0)
        // "v3.0", "A4", "Covid-19" and the like are names.
        if tokens[first].kind == .number, first > 0, tokens[first].isJoined, tokens[first - 1].kind == .word {
            return
        }
        // "one" is a pronoun as often as a number: whose word it was is another check's.
        if reading.form == .words, reading.value < 2 { return }
        // "half of", "a third of": "half a day" and "the first half" are no shares.
        let isShare =
            reading.form == .fraction && word(first - 1) != "first"
            && (NumberWords.ofThe.contains(word(end))
                || (reading.tokens.count > 1 || isQualified(before: first)) && isBare(end)
                    && !isChange(before: first)
                || reading.tokens.count > 1 && isQualified(before: first) && unit(after: end) == nil
                    && !isChange(before: first))
        // "in a quarter" is a time, "half an hour" one of another unit.
        if reading.form == .fraction, !isShare, NumberWords.beforeQuarters.contains(word(first - 1)),
            reading.value == 0.25
        {
            return
        }
        if reading.form == .fraction, reading.tokens.count == 1, NumberWords.articles.contains(word(end)),
            let unit = self.unit(after: end + 1)
        {
            let span = tokens[first].span.start..<tokens[unit.last].span.end
            numbers.append(
                NumberMention(
                    value: reading.value, decimals: 1, unit: unit.unit, role: .value, population: nil,
                    span: span, words: String(decoding: bytes[span], as: UTF8.self), isSpelled: true,
                    isQualified: isQualified(before: first), bound: bound(before: first), isEngland: false))
            return
        }
        if isShare { return put(reading.value, parts: SpokenShare.parts(of: reading.value), reading.tokens) }
        var role = role(before: first, after: end)
        if reading.form == .ordinal || reading.form == .fraction { role = .wordOnly }
        var unit: MentionUnit?
        var spanEnd = tokens[end - 1].span.end
        if first > 0, mark(first - 1) == MarkKey.pound { unit = .pounds }
        // "nine fewer years"
        let isCompared = NumberWords.between.contains(word(end)) && self.unit(after: end) == nil
        if let found = self.unit(after: isCompared ? end + 1 : end) {
            unit = unit ?? found.unit
            if unit == found.unit { spanEnd = tokens[found.last].span.end }
        }
        let start = unit == .pounds && first > 0 ? tokens[first - 1].span.start : tokens[first].span.start
        let digits = String(decoding: bytes[tokens[first].span.start..<tokens[first].span.end], as: UTF8.self)
        var decimals =
            digits.firstIndex(of: ".").map { digits.distance(from: $0, to: digits.endIndex) - 1 } ?? 0
        if reading.isScaled { decimals -= reading.value >= 1e9 ? 9 : reading.value >= 1e6 ? 6 : 3 }
        numbers.append(
            NumberMention(
                value: reading.value + (isAndHalf ? 0.5 : 0), decimals: isAndHalf ? 1 : decimals, unit: unit,
                role: role,
                population: population(after: end), span: start..<spanEnd,
                words: String(decoding: bytes[start..<spanEnd], as: UTF8.self),
                isSpelled: reading.form != .digits,
                isQualified: isQualified(before: first), bound: bound(before: first), isEngland: false))
    }

    private func unit(after index: Int) -> (unit: MentionUnit, last: Int)? {
        if mark(index) == MarkKey.percent { return (.percent, index) }
        switch word(index) {
        case "percent": return (.percent, index)
        case "per" where word(index + 1) == "cent": return (.percent, index + 1)
        case "percentage" where word(index + 1).hasPrefix("point"): return (.points, index + 1)
        case "point", "points": return (.points, index)
        case "day", "days", "weekdays": return (.days, index)
        case "working" where word(index + 1) == "days": return (.days, index + 1)
        case "week", "weeks": return (.weeks, index)
        case "month", "months": return (.months, index)
        case "year", "years": return (.years, index)
        case "hour", "hours": return (.hours, index)
        case "minute", "minutes": return (.minutes, index)
        default: return nil
        }
    }

    private func role(before first: Int, after end: Int) -> NumberMention.Role {
        let previous = word(first - 1)
        if NumberWords.labels.contains(previous) {
            return .reference(previous)
        }
        if NumberWords.scoreWords.contains(previous) { return .score }
        let isSpan = NumberWords.spans.contains(word(end))
        if isSpan, NumberWords.spanOpeners.contains(previous) {
            return .period
        }
        if word(end) == "out", word(end + 1) == "of", word(end + 2) == "4" || word(end + 2) == "four" {
            return .score
        }
        if previous == "of", word(first - 2) == "out", word(first) == "4" { return .score }
        let after = [word(end), word(end + 1)]
        if NumberWords.ages.contains(previous)
            || after[0] == "or" && NumberWords.ageBounds.contains(after[1])
            || after == ["years", "and"]
            || after[0] == "and" && NumberWords.ageBoundsUp.contains(after[1])
        {
            return .age
        }
        // "16 to 18-year-olds"
        let behind = (end..<end + 7).prefix { tokens.indices.contains($0) }.map(word)
        if let old = behind.firstIndex(where: NumberWords.old.contains), old > 0,
            self.unit(after: end + old - 1)?.unit == .years
                || self.unit(after: end + old - 2)?.unit == .years,
            behind[..<old].allSatisfy({
                $0.isEmpty || NumberWords.carriers.contains($0) || $0.allSatisfy(\.isNumber)
                    || $0.hasPrefix("year")
            })
        {
            return .age
        }
        // "a woman over seventy"
        if NumberWords.ageBounds.contains(previous), NumberWords.personsOfAge.contains(word(first - 2)),
            unit(after: end) == nil,
            (14...110).contains(NumberReader.number(at: first, in: tokens, bytes: bytes)?.value ?? 0)
        {
            return .age
        }
        // "aged between 18 and 64", "aged 18 to 64", "18-64".
        let near = (max(0, first - 4)..<first).map(word)
        if near.contains("aged") || near.contains("ages") || near.contains("age") { return .age }
        return .value
    }

    /// "by more than a fifth": how much something changed.
    private func isChange(before first: Int) -> Bool {
        (1...4).contains { NumberWords.changing.contains(word(first - $0)) }
            || (2...5).contains { NumberWords.changeNouns.contains(word(first - $0)) }
    }

    private func isQualified(before first: Int) -> Bool {
        let previous = word(first - 1)
        if NumberWords.approximations.contains(previous)
            || NumberWords.closeTo == [word(first - 2), previous]
        {
            return true
        }
        return bound(before: first) != nil
    }

    private func bound(before first: Int) -> NumberMention.Bound? {
        switch (word(first - 2), word(first - 1)) {
        case ("more", "than"), ("at", "least"), (_, "over"), (_, "above"): .above
        case ("less", "than"), ("fewer", "than"), ("at", "most"), (_, "under"), (_, "below"): .below
        default: nil
        }
    }

    private func isPossessive(_ index: Int) -> Bool {
        String(
            decoding: bytes[tokens[index].span.start...].prefix(tokens[index].span.length + 3), as: UTF8.self
        )
        .contains { "'’".contains($0) }
    }

    /// The population named within a few words: "% of the people", "overdue carers".
    private func population(after end: Int) -> String? {
        var index = end
        if unit(after: index) != nil { index = (unit(after: index)?.last ?? index) + 1 }
        for step in index..<index + 4 {
            guard tokens.indices.contains(step), tokens[step].kind == .word else { return nil }
            if let found = vocabulary.population(of: word(step), word(step + 1)) {
                // "1,086 carers' assessments" counts assessments.
                return isPossessive(step) ? nil : found
            }
            if NumberWords.afterNumbers.contains(
                word(step))
            {
                return nil
            }
        }
        return nil
    }
}
