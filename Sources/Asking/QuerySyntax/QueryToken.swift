package import AssessmentModel
internal import QueryTables
package import SourceText

/// A word, number, string or sign of a query, and where it stands.
package struct QueryToken: Hashable, Sendable {
    /// What sort of token it is.
    package enum Kind: Hashable, Sendable {
        /// `where`, `score`, `national-data`
        case word
        /// `12`, `1,200`, `30%`, `£1.2m`
        case number(Double)
        /// `2025-06-01`, `June 2025`
        case date(PartialDate)
        /// `"hospital discharge"`; `text` is what stands between the marks.
        case string
        /// `$authority`; `text` is the name.
        case parameter
        /// `/[0-9]+ weeks/`; `text` is the pattern.
        case regex
        /// `<=`, `(`; `text` is the sign that was meant.
        case sign
        /// After the last character.
        case end
    }

    package var kind: Kind
    package var span: Span
    package var text: String
    /// The text in lower case, for comparing words.
    package var lower: String
    /// Whether it is the first on its line.
    package var opensLine: Bool

    package func isWord(_ word: String) -> Bool { kind == .word && lower == word }
    package func isSign(_ sign: String) -> Bool { kind == .sign && text == sign }
}

/// The words of the language that are never names, except where noted.
package enum ReservedWords {
    /// Words that open a step, as they are printed.
    package static let steps: Set<String> = Set(StepTable.rows.map(\.word))
    /// Words that stand between operands.
    package static let connectives: Set<String> = OperatorTable.openingWords.union([
        "and", "or", "not", "by", "as", "named",
    ])
    /// Other habits for step words, accepted only where a step may stand.
    package static let stepHabits: [String: String] = Dictionary(
        uniqueKeysWithValues: StepTable.rows.flatMap { row in row.habits.map { ($0, row.word) } })

    /// Whether a word can stand for a field, column or value. `count` can.
    package static func isName(_ lower: String) -> Bool {
        lower == "count" || !(steps.contains(lower) || connectives.contains(lower))
    }
}
