package import AssessmentModel
internal import English
internal import TextAnalysis

/// From when a figure is, as a note says it: "August 2024", or "2022/23" for a financial year.
package struct FigureDate: Comparable {
    package let words: String
    /// Months since the year 0; a financial year counts by its last month, a year by its first.
    private let order: Int
    /// The last month in which it may end: of a year the twelfth.
    private let last: Int

    package init(_ date: PartialDate) {
        self.init(
            words: date.english, order: date.year * 12 + (date.month ?? 1),
            last: date.year * 12 + (date.month ?? 12))
    }

    /// The period told, else the date of the source; nil where the report gives neither.
    package init?(period: String?, source: String?, sourceDate: PartialDate?, sentence: String) {
        let told = [period, source].compactMap { $0 }
        if let year = told.lazy.compactMap(Self.financialYear).first {
            self = year
        } else if let date = period.flatMap(PartialDate.named(in:)) ?? sourceDate {
            // "2022" of a source is the first year of "2022/23" where its sentence has that.
            if date.month == nil, let year = Self.financialYear(sentence),
                year.words.hasPrefix(String(date.year))
            {
                self = year
            } else {
                self.init(date)
            }
        } else {
            return nil
        }
    }

    private init(words: String, order: Int, last: Int) {
        self.words = words
        self.order = order
        self.last = last
    }

    /// How many months before a day its period ended, at least and at most; nil where it had not, or the day has no month.
    package func months(before date: PartialDate) -> ClosedRange<Int>? {
        guard let month = date.month else { return nil }
        let now = date.year * 12 + month
        return now >= last ? now - last...now - order : nil
    }

    /// How old it was on a day, in words; nil where that is not sure: of a year without a month, which may have ended long
    /// before or not, and of a source, whose figures are as old as it or older.
    package func age(on date: PartialDate, isOfSource: Bool) -> String? {
        guard let months = months(before: date) else { return nil }
        func size(_ months: Int) -> String {
            months > 24
                ? "more than two years"
                : months >= 12 ? "a year or more" : months >= 6 ? "half a year or more" : "under half a year"
        }
        let isSure = size(months.lowerBound) == size(months.upperBound)
        return isSure && !(isOfSource && months.lowerBound < 6) ? size(months.lowerBound) : nil
    }

    /// Whether a span that begins with another date takes it in: of a year without a month, wherever in it that is.
    package func isWithin(spanFrom first: FigureDate) -> Bool { first.order <= last }

    /// The first and the last of some, the last by when it ends; nil of none.
    package static func span(of dates: [FigureDate]) -> (oldest: FigureDate, newest: FigureDate)? {
        guard let oldest = dates.min(),
            let newest = dates.max(by: { ($0.last, $0.order) < ($1.last, $1.order) })
        else { return nil }
        return (oldest, newest)
    }

    /// The periods that a text names: "between July and November 2024", "in 2022/23", "since 2021".
    package static func all(in text: String) -> [FigureDate] {
        let years = text.matches(of: pattern.regex).compactMap { financialYear(String($0.output.0)) }
        let rest = text.replacing(pattern.regex, with: " ")
        let words = rest.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return years
            + words.indices.dropFirst().flatMap { place -> [FigureDate] in
                guard let year = Int(words[place]), (1990...2100).contains(year) else { return [] }
                guard let month = PartialDate.month(named: words[place - 1].lowercased()) else {
                    // "the Care Act 2014" and "2021 people" are no periods.
                    guard beforeYear.contains(words[place - 1].lowercased()) else { return [] }
                    return [PartialDate(year: year)].compactMap { $0 }.map { FigureDate($0) }
                }
                let first = place > 2 ? PartialDate.month(named: words[place - 3].lowercased()) : nil
                return [first, month].compactMap { $0 }.compactMap {
                    PartialDate(year: year, month: $0).map { FigureDate($0) }
                }
            }
    }

    private static func financialYear(_ text: String) -> FigureDate? {
        guard let match = text.firstMatch(of: pattern.regex), let first = Int(match.output.first) else {
            return nil
        }
        return FigureDate(
            words: "\(match.output.first)/\(match.output.second.suffix(2))", order: (first + 1) * 12 + 3,
            last: (first + 1) * 12 + 3)
    }

    private static let beforeYear = English.words(.notes, "before a year")
    private static let pattern = Pattern(#/\b(?<first>20\d\d)\s?[\/–-]\s?(?<second>(?:20)?\d\d)\b/#)

    package static func < (a: FigureDate, b: FigureDate) -> Bool { a.order < b.order }
}
