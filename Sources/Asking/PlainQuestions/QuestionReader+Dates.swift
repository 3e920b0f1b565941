internal import AssessmentModel

/// Dates and spans of time in words, as tests of `published`.
extension QuestionReader {
    /// The test that some words mean, as "in August 2025" and "since last month"; nil when they mean none.
    func timeTest(_ phrase: String) -> String? {
        let words = phrase.words
        guard let opener = words.first else { return nil }
        if let test = age(words) { return test }
        let rest = Array(words.dropFirst())
        if isOne(rest.first, of: .than), let side = table.thanOpeners[opener] {
            return test(side == Self.after ? .after : .before, Array(rest.dropFirst()))
        }
        if isOne(opener, of: .from), isOne(rest.last, of: .onwards) { return test(.since, rest.dropLast()) }
        if isOne(opener, of: .overTime), isOne(rest.first, of: .articles), rest.count > 2,
            isOne(rest[1], of: .last)
        {
            return timeTest(rest.dropFirst().joined(separator: " "))
        }
        if isOne(opener, of: .between, .from), let test = between(rest) { return test }
        for side in [Side.since, .after, .before] where isOne(opener, of: side.words) {
            return test(side, rest)
        }
        if isOne(opener, of: .inTime, .from) {
            if part(rest) != nil { return timeTest(rest.joined(separator: " ")) }
            return span(rest).map { "published is \(Self.operand($0))" }
        }
        if let test = counted(words) { return test }
        if words.count > 2, PartialDate.month(named: opener) != nil, let test = between(words) { return test }
        if let part = part(words) {
            return "published between \(Self.operand(part.first)) and \(Self.operand(part.last))"
        }
        // "March 2025" and "2025" without an opener.
        guard words.count > 1 || Int(opener) != nil else { return nil }
        return span(words).map { "published is \(Self.operand($0))" }
    }

    /// On which side of a date something lies.
    private enum Side {
        case since, after, before

        /// The words that open it.
        var words: SmallWords {
            switch self {
            case .since: .since
            case .after: .after
            case .before: .until
            }
        }
    }

    /// What `[than openers]` and `[ages]` call the later side.
    private static let after = "after"

    private func test(_ side: Side, _ words: [String]) -> String? {
        switch side {
        case .since:
            (part(words)?.first ?? span(words)).flatMap { dayBefore($0) }.map { "published after \"\($0)\"" }
        case .after: (part(words)?.last ?? span(words)).map { "published after \"\($0.english)\"" }
        case .before: (part(words)?.first ?? span(words)).map { "published before \"\($0.english)\"" }
        }
    }

    /// "Last year", "this month", "the past six months".
    private func counted(_ words: [String]) -> String? {
        guard words.count > 1, let opener = words.first, let unit = words.last else { return nil }
        let isOfMonths = isOne(unit, of: .months)
        guard isOfMonths || isOne(unit, of: .years) else { return nil }
        if isOne(opener, of: .this), words.count == 2 {
            return isOfMonths ? month(0) : "published is \(today.year)"
        }
        guard isOne(opener, of: .last) else { return nil }
        if words.count == 3 { return recent(words) }
        guard words.count == 2 else { return nil }
        // "The past year" ends today, "last year" in December.
        if isOne(opener, of: .past) { return recent(words) }
        return isOfMonths ? month(-1) : "published is \(today.year - 1)"
    }

    /// "Older than 12 months", "less than two years old", "over a year ago": before or after so long ago.
    private func age(_ given: [String]) -> String? {
        var words = given
        let isAged = isOne(words.last, of: .onwards)
        if isAged { words.removeLast() }
        guard words.count > 1, let unit = words.popLast(), let number = words.popLast(),
            let count = isOne(number, of: .articles) ? 1 : Int(number) ?? table.numbers[number], count < 100
        else { return nil }
        let months = isOne(unit, of: .months) ? 1 : isOne(unit, of: .years) ? 12 : 0
        let opener = words.joined(separator: " ")
        // "Older than a year", "more than a year ago", and not "more than a year" of waiting.
        let side =
            words.count == 2 && isOne(words[1], of: .than) ? table.thanOpeners[words[0]] : nil
        guard months > 0, let sign = side ?? (isAged ? table.ages[opener] : nil), let month = today.month
        else {
            return nil
        }
        let all = today.year * 12 + month - 1 - count * months
        // A day that every month has.
        let day = today.day.map { min($0, 28) }
        return PartialDate(year: all / 12, month: all % 12 + 1, day: day).map {
            "published \(sign) \"\($0.english)\""
        }
    }

    /// "Summer 2025", "christmas": the first and last month of a part of a year, or a day. Without a year, the
    /// last that has begun.
    private func part(_ given: [String]) -> (first: PartialDate, last: PartialDate)? {
        var words = given
        if isOne(words.first, of: .articles) { words.removeFirst() }
        var year: Int?
        if let last = words.last.flatMap({ Int($0) }), (2020...2100).contains(last) {
            year = last
            words.removeLast()
        } else if words.count > 2, isOne(words.last, of: .years),
            isOne(words[words.count - 2], of: .last, .this)
        {
            year = today.year - (isOne(words[words.count - 2], of: .last) ? 1 : 0)
            words.removeLast(2)
        } else if isOne(words.first, of: .last, .this) {
            words.removeFirst()
        }
        guard let span = table.spans[words.joined(separator: " ")]?.words,
            let from = span.first.flatMap({ Int($0) }),
            let to = span.last.flatMap({ Int($0) })
        else { return nil }
        let isDay = span.count == 2
        let begins = isDay ? to : from
        let hasBegun =
            begins < (today.month ?? 12) || begins == today.month && (!isDay || from <= today.day ?? 31)
        let meant = year ?? (hasBegun ? today.year : today.year - 1)
        if isDay { return PartialDate(year: meant, month: to, day: from).map { ($0, $0) } }
        guard let first = PartialDate(year: meant, month: from),
            let last = PartialDate(year: meant, month: to)
        else { return nil }
        return (first, last)
    }

    /// "January and March 2025": the year of the end is the year of the beginning too, unless it has one.
    private func between(_ words: [String]) -> String? {
        guard let middle = words.firstIndex(where: { isOne($0, of: .middles) }), middle > 0,
            let end = span(Array(words[(middle + 1)...]))
        else { return nil }
        let opening = Array(words[..<middle])
        let isDated = opening.contains { Int($0).map { $0 > 31 } ?? false }
        guard let begin = span(isDated ? opening : opening + [String(end.year)]) ?? span(opening) else {
            return nil
        }
        return "published between \(Self.operand(begin)) and \(Self.operand(end))"
    }

    /// "Last six months", "past year", "past 2 years": since the month so far back.
    private func recent(_ words: [String]) -> String? {
        let count = words.count == 2 ? 1 : Int(words[1]) ?? table.numbers[words[1]]
        guard let count, let month = today.month, let unit = words.last else { return nil }
        let months = isOne(unit, of: .years) ? count * 12 : count
        let all = today.year * 12 + month - 1 - months
        // A day that every month has.
        return PartialDate(year: all / 12, month: all % 12 + 1, day: today.day.map { min($0, 28) })
            .map { "published after \"\($0.english)\"" }
    }

    private static func operand(_ date: PartialDate) -> String {
        date.month == nil ? String(date.year) : "\"\(date.english)\""
    }

    private func month(_ offset: Int) -> String? {
        guard let month = today.month else { return nil }
        let all = today.year * 12 + month - 1 + offset
        return PartialDate(year: all / 12, month: all % 12 + 1).map { "published is \"\($0.english)\"" }
    }

    /// A day, month or year. A month alone is the last one of that name.
    private func span(_ words: [String]) -> PartialDate? {
        if words.count == 2, isOne(words[1], of: .years), isOne(words[0], of: .this, .last) {
            return PartialDate(year: today.year - (isOne(words[0], of: .this) ? 0 : 1))
        }
        if words.count == 1 {
            if let month = PartialDate.month(named: words[0]) {
                return PartialDate(
                    year: month <= (today.month ?? 12) ? today.year : today.year - 1, month: month)
            }
            return Int(words[0]).flatMap { (2020...2100).contains($0) ? PartialDate(year: $0) : nil }
        }
        let phrase = words.joined(separator: " ")
        // "May 25" is a month of this age, where reports are published by the month.
        if words.count == 2, let month = PartialDate.month(named: words[0]), words[1].count == 2,
            let year = Int(words[1]), (23...29).contains(year)
        {
            return PartialDate(year: 2000 + year, month: month)
        }
        return PartialDate(english: phrase) ?? PartialDate(iso: words.joined(separator: "-"))
    }

    /// The day, month or year before a date, so that `after` it begins with the date.
    private func dayBefore(_ date: PartialDate) -> String? {
        guard let month = date.month else { return String(date.year - 1) }
        if let day = date.day, day > 1 {
            return PartialDate(year: date.year, month: month, day: day - 1)?.english
        }
        return PartialDate(year: month == 1 ? date.year - 1 : date.year, month: month == 1 ? 12 : month - 1)?
            .english
    }
}
