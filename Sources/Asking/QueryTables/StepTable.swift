/// One step of the language: the row that parsing, help and completion read.
package struct StepRow: Sendable {
    /// The word that opens it.
    package let word: String
    /// Other habits accepted where a step may stand; `order` and `group` need a following `by`.
    package let habits: [String]
    /// How it is written, for help.
    package let usage: String
    /// One sentence for help and completion.
    package let help: String
    /// A query that runs.
    package let example: String
}

/// The steps, in the order in which help lists them.
package enum StepTable {
    /// In the order in which help lists them.
    package static let rows: [StepRow] = [
        StepRow(
            word: "where", habits: ["filter"], usage: "where CONDITION",
            help: "Keep the rows for which the condition is true.",
            example: "findings where score <= 2 and tone is negative"),
        StepRow(
            word: "about", habits: [], usage: "about \"WORDS\"",
            help:
                "Keep what speaks of the words, best matches first: other spellings, word endings and the field's synonyms are found too.",
            example: "findings about \"hospital discharge\""),
        StepRow(
            word: "show", habits: ["select"], usage: "show FIELD [named NAME], ...",
            help: "Choose the columns.",
            example: "findings show authority, score, text"),
        StepRow(
            word: "add", habits: [], usage: "add NAME = VALUE",
            help: "Add a column that is worked out for each row.",
            example: "statements add gap_to_best = 4 - score"),
        StepRow(
            word: "sort", habits: ["order"], usage: "sort by FIELD [lowest | highest | oldest | newest], ...",
            help: "Put the rows in order; missing values come last.",
            example: "assessments sort by percent highest"),
        StepRow(
            word: "first", habits: ["limit", "take", "top"], usage: "first N [per FIELD, ...]",
            help: "Keep the first rows, of all or of each group.",
            example: "findings about \"unpaid carers\" first 2 per theme"),
        StepRow(
            word: "last", habits: [], usage: "last N [per FIELD, ...]",
            help: "Keep the last rows, of all or of each group.",
            example: "assessments sort by published last 5"),
        StepRow(
            word: "count", habits: [], usage: "count [distinct FIELD] [by FIELD, ...]",
            help:
                "Count the rows, or the different values of a field, of all or of each group; by each voices has a row a voice.",
            example: "findings about \"direct payments\" count by authority"),
        StepRow(
            word: "summarise", habits: ["summarize"], usage: "summarise FIGURE, ... [by FIELD, ...]",
            help:
                "Work out counts, averages, medians, lowest, highest, totals, shares or lists, of all rows or of each group.",
            example: "statements summarise average score by statement"),
        StepRow(
            word: "pivot", habits: [], usage: "pivot FIELD by FIELD [showing FIGURE] [with totals]",
            help:
                "A grid: one row for each value of the first field, one column for each value of the second.",
            example: "statements pivot statement by score"),
        StepRow(
            word: "compare", habits: [],
            usage: "compare FIELD VALUE with rest | all | similar | VALUES showing FIGURE by FIELD",
            help: "Set one group beside others, with the difference.",
            example: "statements compare region London with rest showing average score by statement"),
        StepRow(
            word: "rank", habits: [], usage: "rank by FIELD [lowest | highest] [per FIELD, ...]",
            help: "Add each row's place, and of how many, among all or in its group.",
            example: "assessments rank by percent highest show authority, percent, place, of"),
        StepRow(
            word: "also", habits: [], usage: "also (QUERY)",
            help: "Add the rows of another query over the same records, each row once.",
            example: "findings about \"respite\" also (findings about \"short breaks\" where score <= 2)"),
        StepRow(
            word: "distinct", habits: [], usage: "distinct FIELD, ...",
            help: "Each combination of values once.",
            example: "authorities distinct region"),
    ]

    /// The row of a step word as it is printed.
    package static func row(_ word: String) -> StepRow? { rows.first { $0.word == word } }
}
