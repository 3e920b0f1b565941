package import AssessmentModel
internal import TextAnalysis

/// From when a figure is, as a note says it: "August 2024", or "2022/23" for a financial year.
package struct FigureDate: Comparable {
    package let words: String
    /// Months since the year 0; a financial year counts by its last month, a year by its first.
    private let order: Int

    package init(_ date: PartialDate) {
        words = date.english
        order = date.year * 12 + (date.month ?? 1)
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

    private init(words: String, order: Int) {
        self.words = words
        self.order = order
    }

    private static func financialYear(_ text: String) -> FigureDate? {
        guard let match = text.firstMatch(of: pattern.regex), let first = Int(match.output.first) else {
            return nil
        }
        return FigureDate(
            words: "\(match.output.first)/\(match.output.second.suffix(2))", order: (first + 1) * 12 + 3)
    }

    private static let pattern = Pattern(#/\b(?<first>20\d\d)\s?[\/–-]\s?(?<second>(?:20)?\d\d)\b/#)

    package static func < (a: FigureDate, b: FigureDate) -> Bool { a.order < b.order }
}
