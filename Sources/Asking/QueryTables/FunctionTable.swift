/// What goes into or comes out of a function.
package enum FunctionType: Sendable, Hashable {
    case text, number, date
    /// The type of the first argument.
    case same
}

/// One function of a row's values.
package struct FunctionRow: Sendable {
    /// As written before its brackets.
    package let name: String
    /// What goes in, in order.
    package let parameters: [FunctionType]
    /// How many of the parameters may be left out at the end.
    package let optional: Int
    /// Whether the last parameter may be repeated.
    package let repeats: Bool
    /// What comes out.
    package let result: FunctionType
    /// The SQL for the arguments' SQL.
    package let sql: @Sendable ([SQLText]) -> SQLText
    /// What the result is sorted by, where that is not itself.
    package var order: (@Sendable ([SQLText]) -> SQLText)?
    /// One sentence for help and completion.
    package let help: String
    /// A query that runs.
    package let example: String
}

/// The functions, in the order in which help lists them.
package enum FunctionTable {
    /// In the order in which help lists them.
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
        row("words", [.text], .number, "How many words a text has.", "sentences where words(text) > 40") {
            "assay_words(\($0[0]))"
        },
        row(
            "length", [.text], .number, "How many characters a text has.",
            "findings sort by length(text) highest first 5"
        ) {
            "length(\($0[0]))"
        },
        row(
            "lower", [.text], .text, "The text in small letters.",
            "terms show lower(expansion) named expansion"
        ) { "lower(\($0[0]))" },
        row(
            "round", [.number, .number], .number, "The nearest whole number, or to so many decimals.",
            "indicators show measure, round(value, 1) named value", optional: 1
        ) {
            "round(\($0.joined(separator: ", ")))"
        },
        row(
            "abs", [.number], .number, "The number without its sign.",
            "indicators sort by abs(gap) highest first 5"
        ) { "abs(\($0[0]))" },
        row(
            "bucket", [.number, .number], .text,
            "Between which of some limits a number lies: each begins one, so the lowest come first.",
            "assessments count by band = bucket(percent, 39, 63, 88)", repeats: true,
            order: { Self.bucket($0) { "\(number: $0)" } }
        ) { values in
            Self.bucket(values) { place in
                if place == 0 { return "'under ' || \(values[1])" }
                if place == values.count - 1 { return "\(values[place]) || ' and over'" }
                return "\(values[place]) || ' to under ' || \(values[place + 1])"
            }
        },
        row(
            "coalesce", [.same, .same], .same, "The first value that is not missing.",
            "assessments show authority, coalesce(percent_printed, percent_calculated) named percent",
            repeats: true
        ) {
            "coalesce(\($0.joined(separator: ", ")))"
        },
    ]

    /// The function of a name in lower case.
    package static func row(_ name: String) -> FunctionRow? { rows.first { $0.name == name } }

    private static func row(
        _ name: String, _ parameters: [FunctionType], _ result: FunctionType, _ help: String,
        _ example: String, optional: Int = 0,
        repeats: Bool = false, order: (@Sendable ([SQLText]) -> SQLText)? = nil,
        sql: @escaping @Sendable ([SQLText]) -> SQLText
    ) -> FunctionRow {
        FunctionRow(
            name: name, parameters: parameters, optional: optional, repeats: repeats, result: result,
            sql: sql, order: order, help: help, example: example
        )
    }

    /// Something for the limits between which the first value lies; 0 is below them all.
    private static func bucket(_ values: [SQLText], _ named: (Int) -> SQLText) -> SQLText {
        guard let value = values.first, values.count > 1 else { return "NULL" }
        var text: SQLText = "CASE WHEN \(value) IS NULL THEN NULL"
        for place in values.indices.dropFirst() {
            text = "\(text) WHEN \(value) < \(values[place]) THEN \(named(place - 1))"
        }
        return "\(text) ELSE \(named(values.count - 1)) END"
    }
}
