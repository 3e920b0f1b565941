/// One operator: the row that help and completion read, and that a test runs.
package struct OperatorRow: Sendable {
    /// As printed.
    package let spelling: String
    /// Signs of other languages for it.
    package let habits: [String]
    /// What may stand to its left.
    package let types: String
    /// The SQL it becomes, for a field `x` and a value `v`.
    package let sql: String
    /// One sentence for help and completion.
    package let help: String
    /// A query that runs.
    package let example: String
}

/// The operators, in the order in which help lists them.
package enum OperatorTable {
    /// In the order in which help lists them.
    package static let rows: [OperatorRow] = [
        row(
            "is", "anything", "x = v", "Equal to the value, or to one of several joined by `or`.",
            "statements where score is 2 or 3"),
        row(
            "is not", "anything", "x IS NOT v", "Not equal to the value; rows where it is missing are kept.",
            "assessments where rating is not good"),
        row(
            "is missing", "anything", "x IS NULL", "There is no value.",
            "indicators where benchmark is missing"),
        row(
            "is present", "anything", "x IS NOT NULL", "There is a value.",
            "indicators where benchmark is present"),
        row("=", "anything", "x = v", "Equal.", "statements where score = 2", habits: ["=="]),
        row(
            "!=", "anything", "x <> v", "Present, and not equal.", "statements where score != 3",
            habits: ["<>"]),
        row(
            "<", "number, date, ordered choice", "x < v", "Less, earlier, worse.",
            "assessments where rating < good"),
        row("<=", "number, date, ordered choice", "x <= v", "At most.", "statements where score <= 2"),
        row(
            ">", "number, date, ordered choice", "x > v", "More, later, better.",
            "assessments where percent > 63"),
        row(">=", "number, date, ordered choice", "x >= v", "At least.", "assessments where rating >= good"),
        row(
            "in", "anything", "x IN (v, ...)", "One of a list.",
            "findings where authority in (stockton, sunderland)"),
        row(
            "between", "number, date, ordered choice", "x BETWEEN v AND w",
            "From the first to the second, both included.",
            "assessments where percent between 60 and 65"),
        row(
            "contains", "text, list", "instr(assay_fold(x), v) > 0",
            "Holds the letters; case and accents do not matter.",
            "findings where heading contains \"discharge\""),
        row(
            "starts with", "text", "substr(assay_fold(x), 1, length(v)) = v", "Begins with the letters.",
            "authorities where name starts with \"London\""),
        row(
            "ends with", "text", "substr(assay_fold(x), -length(v)) = v", "Ends with the letters.",
            "authorities where name ends with \"City Council\""),
        row(
            "before", "date", "x || '~' < v", "The whole period lies before.",
            "assessments where published before 2025"),
        row(
            "after", "date", "x > v || '~'", "The whole period lies after.",
            "assessments where published after June 2025"),
        row(
            "matches", "text", "assay_matches(v, x)", "Fits a regular expression between slashes.",
            "findings where text matches /[0-9]+ ?weeks/"),
        row(
            "said by", "findings, sentences", "instr(voices, '\"v\"') > 0",
            "The list of voices holds the value.",
            "sentences where said by carers"),
        row(
            "and", "condition", "x AND y", "Both are true.", "findings where score is 3 and tone is negative",
            habits: ["&&"]),
        row(
            "or", "condition", "x OR y", "One at least is true.",
            "findings where tone is negative or tone is mixed", habits: ["||"]),
        row("not", "condition", "(x) IS NOT TRUE", "It is not true.", "authorities where not read"),
        row(
            "any", "records", "pk IN (SELECT ...)", "There is one at least.",
            "authorities where any finding (about \"respite\")"),
        row(
            "no", "records", "pk NOT IN (SELECT ...)", "There is none, among authorities that were read.",
            "authorities where no finding (about \"co-production\")"),
        row(
            "every", "records", "pk NOT IN (SELECT ... IS NOT TRUE)",
            "The last step is true of all, and there is one at least.",
            "assessments where every statement (where score >= 2)"),
        row(
            "number of", "records", "count(*)", "How many there are.",
            "authorities where number of findings (where tone is negative) > 5"),
        row("+", "number", "x + y", "Sum.", "statements show statement, score + 1 named next"),
        row(
            "-", "number", "x - y", "Difference; spaces stand on both sides.",
            "statements show statement, 4 - score named missing_points"),
        row(
            "*", "number", "x * y", "Product.", "statements show statement, score * 25 named percent_of_four"),
        row(
            "/", "number", "CAST(x AS REAL) / y", "Quotient; missing when divided by nothing.",
            "statements show statement, score / 4 named part"),
    ]

    private static func row(
        _ spelling: String, _ types: String, _ sql: String, _ help: String, _ example: String,
        habits: [String] = []
    )
        -> OperatorRow
    {
        OperatorRow(spelling: spelling, habits: habits, types: types, sql: sql, help: help, example: example)
    }
}
