/// What goes into or comes out of a function.
package enum FunctionType: Sendable, Hashable {
    case text, number, date
    /// The type of the first argument.
    case same
}

/// One function of a row's values.
package struct FunctionRow: Sendable {
    package let name: String
    package let parameters: [FunctionType]
    /// How many of the parameters may be left out at the end.
    package let optional: Int
    /// Whether the last parameter may be repeated.
    package let repeats: Bool
    package let result: FunctionType
    package let sql: @Sendable ([SQLText]) -> SQLText
    package let help: String
    package let example: String
}

/// The functions, in the order in which help lists them.
package enum FunctionTable {
    package static let rows: [FunctionRow] = [
        row("year", [.date], .number, "The year of a date.", "assessments count by year = year(published)") {
            "CAST(substr(\($0[0]), 1, 4) AS INTEGER)"
        },
        row(
            "month", [.date], .number, "The month of a date, 1 to 12; missing when only the year is known.",
            "assessments count by month = month(published)"
        ) {
            "CAST(nullif(substr(\($0[0]), 6, 2), '') AS INTEGER)"
        },
        row("words", [.text], .number, "How many words a text has.", "sentences where words(text) > 40") { "assay_words(\($0[0]))" },
        row("length", [.text], .number, "How many characters a text has.", "findings sort by length(text) highest first 5") {
            "length(\($0[0]))"
        },
        row("lower", [.text], .text, "The text in small letters.", "terms show lower(expansion) named expansion") { "lower(\($0[0]))" },
        row(
            "round", [.number, .number], .number, "The nearest whole number, or to so many decimals.",
            "indicators show measure, round(value, 1) named value", optional: 1
        ) {
            "round(\($0.joined(separator: ", ")))"
        },
        row("abs", [.number], .number, "The number without its sign.", "indicators sort by abs(gap) highest first 5") { "abs(\($0[0]))" },
        row(
            "coalesce", [.same, .same], .same, "The first value that is not missing.",
            "assessments show authority, coalesce(percent_printed, percent_calculated) named percent", repeats: true
        ) {
            "coalesce(\($0.joined(separator: ", ")))"
        },
    ]

    /// The function of a name in lower case.
    package static func row(_ name: String) -> FunctionRow? { rows.first { $0.name == name } }

    private static func row(
        _ name: String, _ parameters: [FunctionType], _ result: FunctionType, _ help: String, _ example: String, optional: Int = 0,
        repeats: Bool = false, sql: @escaping @Sendable ([SQLText]) -> SQLText
    ) -> FunctionRow {
        FunctionRow(
            name: name, parameters: parameters, optional: optional, repeats: repeats, result: result, sql: sql, help: help, example: example
        )
    }
}

/// One figure over many rows.
package struct AggregateRow: Sendable {
    package let word: String
    package let habits: [String]
    /// Whether it works on numbers only.
    package let needsNumber: Bool
    /// Whether a value must follow.
    package let needsValue: Bool
    /// Whether a parent's value counted once for each child gives a wrong figure.
    package let isSkewedByRepetition: Bool
    package let help: String
    package let example: String
}

/// The figures of `summarise`, `pivot` and `compare`.
package enum AggregateTable {
    package static let rows: [AggregateRow] = [
        AggregateRow(
            word: "count", habits: [], needsNumber: false, needsValue: false, isSkewedByRepetition: false,
            help: "How many rows, or rows where the value is present.", example: "sentences summarise count by theme"),
        AggregateRow(
            word: "average", habits: ["avg", "mean"], needsNumber: true, needsValue: true, isSkewedByRepetition: true,
            help: "Sum divided by number; missing values are left out.", example: "statements summarise average score by statement"),
        AggregateRow(
            word: "median", habits: [], needsNumber: true, needsValue: true, isSkewedByRepetition: true, help: "The value in the middle.",
            example: "indicators where unit is days summarise median value by authority"),
        AggregateRow(
            word: "lowest", habits: ["min", "minimum", "oldest"], needsNumber: false, needsValue: true, isSkewedByRepetition: false,
            help: "The least, earliest or worst.", example: "statements summarise lowest score by authority"),
        AggregateRow(
            word: "highest", habits: ["max", "maximum", "newest"], needsNumber: false, needsValue: true, isSkewedByRepetition: false,
            help: "The most, latest or best.", example: "statements summarise highest score by authority"),
        AggregateRow(
            word: "total", habits: ["sum"], needsNumber: true, needsValue: true, isSkewedByRepetition: true, help: "The sum.",
            example: "statements summarise total score by authority"),
        AggregateRow(
            word: "share", habits: [], needsNumber: true, needsValue: false, isSkewedByRepetition: false,
            help: "Percent of all rows, or of the group's rows for which a condition is true.",
            example: "findings summarise share (where tone is negative) by authority"),
        AggregateRow(
            word: "list", habits: [], needsNumber: false, needsValue: true, isSkewedByRepetition: false, help: "Each different value once.",
            example: "statements where score is 4 summarise list of authority by statement"),
    ]

    /// The row a word or habit means, in lower case.
    package static func row(_ word: String) -> AggregateRow? { rows.first { $0.word == word || $0.habits.contains(word) } }
}

/// A way to print an answer: what may follow `as`.
package enum OutputFormat: String, Sendable, Hashable, CaseIterable {
    case table, list, quotes, markdown, csv, json, jsonl, html, bars, heatmap

    package var help: String {
        switch self {
        case .table: "Columns under headings; long text as prose."
        case .list: "One field a line, rows divided by blank lines."
        case .quotes: "Quotations with their citations."
        case .markdown: "A Markdown table."
        case .csv: "Comma-separated values (RFC 4180)."
        case .json: "One JSON array of objects."
        case .jsonl: "One JSON object a line."
        case .html: "An HTML table."
        case .bars: "A bar for each row."
        case .heatmap: "A grid with shades, and the figures in it."
        }
    }

    package var example: String {
        switch self {
        case .quotes: "findings about \"unpaid carers\" first 3 as quotes"
        case .bars: "assessments count by rating as bars"
        case .heatmap: "statements pivot authority by statement showing highest score as heatmap"
        default: "assessments show authority, rating as \(rawValue)"
        }
    }
}
