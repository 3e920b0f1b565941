/// A date in the precision it was printed with: a day, a month or a year.
///
/// Sorts as its first day. Two dates of the same first day sort the less precise first.
package struct PartialDate: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 1000 to 9999.
    package var year: Int
    /// 1 to 12.
    package var month: Int?
    /// 1 to 31; only with a month.
    package var day: Int?

    /// Nil when it is no date of the Gregorian calendar.
    package init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard (1000...9999).contains(year) else { return nil }
        if let month {
            guard (1...12).contains(month) else { return nil }
            if let day, !(1...Self.days(inMonth: month, of: year)).contains(day) { return nil }
        } else if day != nil {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2025`, `2025-06` or `2025-06-01` (ISO 8601, reduced precision allowed).
    package init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
            parts.dropFirst().allSatisfy({ $0.utf8.count == 2 })
        else {
            return nil
        }
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
        }
        guard numbers.count == parts.count else { return nil }
        self.init(
            year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil,
            day: numbers.count > 2 ? numbers[2] : nil)
    }

    /// Reads `24 October 2025`, `Oct 2025`, `October 2025` or `2025`; month names in full or cut to three or
    /// four letters, any case.
    package init?(english text: some StringProtocol) {
        let words = text.split { $0 == " " || $0 == "\u{A0}" || $0 == "," }.map { $0.lowercased() }
        guard let last = words.last, last.utf8.count == 4, let year = Int(last) else { return nil }
        switch words.count {
        case 1: self.init(year: year)
        case 2:
            guard let month = Self.month(named: words[0]) else { return nil }
            self.init(year: year, month: month)
        case 3:
            let digits = words[0].prefix { $0.isNumber }
            guard let day = Int(digits),
                ["", "st", "nd", "rd", "th"].contains(words[0].dropFirst(digits.count)),
                let month = Self.month(named: words[1])
            else { return nil }
            self.init(year: year, month: month, day: day)
        default: return nil
        }
    }

    /// Month number of an English month name, given in full or by its first three letters or more, in lower
    /// case.
    package static func month(named name: some StringProtocol) -> Int? {
        guard name.count >= 3 else { return nil }
        return monthNames.firstIndex {
            $0.lowercased().hasPrefix(name) || (name == "sept" && $0 == "September")
        }.map { $0 + 1 }
    }

    package static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// ISO 8601 in the precision it has: `2025-10-24`, `2025-10`, `2025`.
    package var iso: String {
        var text = String(year)
        if let month { text += (month < 10 ? "-0" : "-") + String(month) }
        if let day { text += (day < 10 ? "-0" : "-") + String(day) }
        return text
    }

    package var description: String { iso }

    /// As a British reader writes it: `24 October 2025`, `October 2025`, `2025`.
    package var english: String {
        guard let month else { return String(year) }
        let named = "\(Self.monthNames[month - 1]) \(year)"
        return day.map { "\($0) \(named)" } ?? named
    }

    /// The month it lies in, as `2025-10`; nil when only a year is known.
    package var monthISO: String? { month == nil ? nil : PartialDate(year: year, month: month)?.iso }

    /// Whether the two can be the same day: one is the other in less precision.
    package func agrees(with other: PartialDate) -> Bool {
        iso.hasPrefix(other.iso) || other.iso.hasPrefix(iso)
    }

    /// Whether it is another told in less precision, or one told with its month in more: "2024" and "3 June 2024"
    /// of June 2024, but not June 2024 of 2024.
    package func fits(_ other: PartialDate) -> Bool {
        other.iso.hasPrefix(iso) || iso.hasPrefix(other.iso) && other.month != nil
    }

    package static func < (a: PartialDate, b: PartialDate) -> Bool {
        (a.year, a.month ?? 1, a.day ?? 1, a.iso.count) < (b.year, b.month ?? 1, b.day ?? 1, b.iso.count)
    }
}
