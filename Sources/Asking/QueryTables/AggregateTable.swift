/// A figure over many rows, by the word that asks for it: how each is reckoned, the parts that emit SQL say case by case.
package enum Aggregate: String, Sendable {
    case count
    case countDistinct = "count distinct"
    case average, median, lowest, highest, total, percentile, spread, share, list
}

/// How a figure over many rows is written, helped with and checked.
package struct AggregateRow: Sendable {
    /// Which figure it is.
    package let aggregate: Aggregate
    /// The word as printed.
    package var word: String { aggregate.rawValue }
    /// Words of other programs for it.
    package let habits: [String]
    /// Whether it works on numbers only.
    package let needsNumber: Bool
    /// Whether a value must follow.
    package let needsValue: Bool
    /// Whether a number stands before the value: `percentile 90 of days`.
    package var needsLevel = false
    /// Whether a parent's value counted once for each child gives a wrong figure.
    package let isSkewedByRepetition: Bool
    /// One sentence for help and completion.
    package let help: String
    /// A query that runs.
    package let example: String
}

extension AggregateRow {
    /// Whether a row may be held against it, as in `where percent > average percent`: one value over all rows.
    package var isComparable: Bool {
        needsNumber && needsValue || aggregate == .lowest || aggregate == .highest
    }
}

/// The figures of `summarise`, `pivot` and `compare`.
package enum AggregateTable {
    /// In the order in which help lists them.
    package static let rows: [AggregateRow] = [
        AggregateRow(
            aggregate: .count, habits: [], needsNumber: false, needsValue: false, isSkewedByRepetition: false,
            help: "How many rows, or rows where the value is present.",
            example: "sentences summarise count by theme"),
        AggregateRow(
            aggregate: .countDistinct, habits: [], needsNumber: false, needsValue: true,
            isSkewedByRepetition: false, help: "How many different values there are.",
            example: "findings summarise count distinct authority by theme"),
        AggregateRow(
            aggregate: .average, habits: ["avg", "mean"], needsNumber: true, needsValue: true,
            isSkewedByRepetition: true,
            help: "Sum divided by number; missing values are left out.",
            example: "statements summarise average score by statement"),
        AggregateRow(
            aggregate: .median, habits: [], needsNumber: true, needsValue: true, isSkewedByRepetition: true,
            help: "The value in the middle.",
            example: "indicators where unit is days summarise median value by authority"),
        AggregateRow(
            aggregate: .lowest, habits: ["min", "minimum", "oldest"], needsNumber: false, needsValue: true,
            isSkewedByRepetition: false,
            help: "The least, earliest or worst.", example: "statements summarise lowest score by authority"),
        AggregateRow(
            aggregate: .highest, habits: ["max", "maximum", "newest"], needsNumber: false, needsValue: true,
            isSkewedByRepetition: false,
            help: "The most, latest or best.", example: "statements summarise highest score by authority"),
        AggregateRow(
            aggregate: .total, habits: ["sum"], needsNumber: true, needsValue: true,
            isSkewedByRepetition: true,
            help: "The sum.",
            example: "statements summarise total score by authority"),
        AggregateRow(
            aggregate: .percentile, habits: [], needsNumber: true, needsValue: true, needsLevel: true,
            isSkewedByRepetition: true,
            help: "The value that so many percent of all do not exceed, between two in proportion.",
            example: "indicators where days is present summarise percentile 90 of days by authority"),
        AggregateRow(
            aggregate: .spread, habits: ["range"], needsNumber: true, needsValue: true,
            isSkewedByRepetition: false,
            help: "How far the highest lies above the lowest.",
            example: "assessments summarise spread percent by region"),
        AggregateRow(
            aggregate: .share, habits: [], needsNumber: true, needsValue: false, isSkewedByRepetition: false,
            help:
                "Percent of all rows that are the group's, or of a value's total; with a condition, percent of the group's own rows.",
            example: "findings summarise share (where tone is negative) by authority"),
        AggregateRow(
            aggregate: .list, habits: [], needsNumber: false, needsValue: true, isSkewedByRepetition: false,
            help: "Each different value once.",
            example: "statements where score is 4 summarise list of authority by statement"),
    ]

    /// The row a word or habit means, in lower case.
    package static func row(_ word: String) -> AggregateRow? {
        rows.first { $0.word == word || $0.habits.contains(word) }
    }
}
