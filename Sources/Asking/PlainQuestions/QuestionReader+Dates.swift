internal import AssessmentModel

/// Dates and spans of time in words, as tests of `published`.
extension QuestionReader {
    /// The test that some words mean, as "in August 2025" and "since last month"; nil when they mean none.
    func timeTest(_ phrase: String) -> String? {
        let words = phrase.words
        guard let opener = words.first else { return nil }
        if let test = age(words) { return test }
        if words.count > 2, words[1] == "than", let meant = Self.thanOpeners[opener] {
            return timeTest(([meant] + words.dropFirst(2)).joined(separator: " "))
        }
        if opener == "from", let last = words.last, ["on", "onwards", "onward"].contains(last) {
            return timeTest((["since"] + words.dropFirst().dropLast()).joined(separator: " "))
        }
        let rest = Array(words.dropFirst())
        if ["in", "over", "during", "within"].contains(opener), rest.first == "the", rest.count > 2,
            ["last", "past"].contains(rest[1])
        {
            return timeTest(rest.dropFirst().joined(separator: " "))
        }
        if ["between", "from"].contains(opener), let test = between(rest) { return test }
        switch opener {
        case "since":
            return (part(rest)?.first ?? span(rest)).flatMap { dayBefore($0) }.map {
                "published after \"\($0)\""
            }
        case "after": return (part(rest)?.last ?? span(rest)).map { "published after \"\($0.english)\"" }
        case "before": return (part(rest)?.first ?? span(rest)).map { "published before \"\($0.english)\"" }
        case "in", "during", "for", "from":
            if part(rest) != nil { return timeTest(rest.joined(separator: " ")) }
            return span(rest).map { "published is \(Self.operand($0))" }
        case "last", "past", "previous":
            if words == ["last", "year"] { return "published is \(today.year - 1)" }
            if words == ["last", "month"] { return month(-1) }
            return words.count == 3 || words == ["past", "year"] ? recent(words) : nil
        case "this" where words == ["this", "year"]: return "published is \(today.year)"
        case "this" where words == ["this", "month"]: return month(0)
        default:
            if words.count > 2, PartialDate.month(named: opener) != nil, let test = between(words) {
                return test
            }
            if let part = part(words) {
                return "published between \(Self.operand(part.first)) and \(Self.operand(part.last))"
            }
            // "March 2025" and "2025" without an opener.
            guard words.count > 1 || Int(opener) != nil else { return nil }
            return span(words).map { "published is \(Self.operand($0))" }
        }
    }

    private static let thanOpeners = [
        "newer": "after", "later": "after", "older": "before", "earlier": "before",
    ]

    /// "Older than 12 months", "less than two years old", "over a year ago": before or after so long ago.
    private func age(_ given: [String]) -> String? {
        var words = given
        let isAged = ["old", "ago"].contains(words.last)
        if isAged { words.removeLast() }
        guard words.count > 2, let unit = words.popLast(), let number = words.popLast(),
            let count = number == "a" ? 1 : Int(number) ?? Self.numberWords[number], count < 100,
            let months = ["month": 1, "months": 1, "year": 12, "years": 12][unit]
        else { return nil }
        let sign: String
        switch words {
        case ["older", "than"]: sign = "before"
        case ["newer", "than"]: sign = "after"
        case ["more", "than"], ["over"], ["at", "least"]: sign = isAged ? "before" : ""
        case ["less", "than"], ["under"], ["fewer", "than"]: sign = isAged ? "after" : ""
        default: return nil
        }
        guard !sign.isEmpty, let month = today.month else { return nil }
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
        if words.first == "the" { words.removeFirst() }
        var year: Int?
        if let last = words.last.flatMap({ Int($0) }), (2020...2100).contains(last) {
            year = last
            words.removeLast()
        } else if let opener = words.first, ["last", "this"].contains(opener) {
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
        guard let middle = words.firstIndex(where: { ["and", "to"].contains($0) }), middle > 0,
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
        let count = words.count == 2 ? 1 : Int(words[1]) ?? Self.numberWords[words[1]]
        guard let count, let month = today.month, let unit = words.last else { return nil }
        let months: Int
        switch unit {
        case "month", "months": months = count
        case "year", "years": months = count * 12
        default: return nil
        }
        let all = today.year * 12 + month - 1 - months
        return PartialDate(year: all / 12, month: all % 12 + 1).map { "published after \"\($0.english)\"" }
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
        if words == ["this", "year"] { return PartialDate(year: today.year) }
        if words == ["last", "year"] { return PartialDate(year: today.year - 1) }
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
