/// One operator: the row that the parser, the checker, the emitter, help and completion read, and that a test
/// runs. An operator between two values is wholly its row; the others have a grammar of their own.
package struct OperatorRow: Sendable, Hashable {
    /// As printed: one or two words, or a sign.
    package let spelling: String
    /// Signs of other languages for it.
    package let habits: [String]
    /// What may stand to its left, for help.
    package let types: String
    /// How it is read, checked and said in SQL.
    package let form: Form
    /// One sentence for help and completion.
    package let help: String
    /// A query that runs.
    package let example: String

    /// Two operators are one when they are spelt alike.
    package static func == (a: OperatorRow, b: OperatorRow) -> Bool { a.spelling == b.spelling }
    package func hash(into hasher: inout Hasher) { hasher.combine(spelling) }

    /// What stands around an operator.
    package enum Form: Sendable {
        /// Two values, giving true or false: `score <= 2`.
        case test(Test)
        /// Two numbers, giving a number: `score + 1`.
        case arithmetic(Strength, sql: @Sendable (SQLText, SQLText) -> SQLText)
        /// A test that the grammar reads for itself, after a value: `in (…)`, `is missing`.
        case ownTest
        /// Something else the grammar reads for itself: `and`, `number of`.
        case own
    }

    /// How tightly arithmetic holds together.
    package enum Strength: Sendable { case sum, product }

    /// A test of one value by another.
    package struct Test: Sendable {
        /// What it compares, which says what may stand on either side.
        package let compares: Compared
        /// Between two values in English: "is less than".
        package let english: String
        /// For what is compared on either side.
        package let sql: @Sendable (SQLText, SQLText) -> SQLText
        /// For dates, each a period of the precision it has; nil where they are compared like other values.
        package var periods: (@Sendable (SQLText, SQLText) -> SQLText)?
    }

    /// What of two values is compared.
    package enum Compared: Sendable {
        /// Whether they are the same; SQL gets the key of the left one, and whether it equals the right one.
        case identity
        /// Their order: numbers, dates, ordered choices.
        case order
        /// Their letters, folded.
        case letters
        /// Their letters; of a list, its members.
        case lettersOrMembers
        /// When they are.
        case periods
    }

    package var test: Test? { if case .test(let test) = form { test } else { nil } }
    /// Whether it stands after a value and begins a test.
    package var opensTest: Bool {
        switch form {
        case .test, .ownTest: true
        case .arithmetic, .own: false
        }
    }
    package var isArithmetic: Bool { if case .arithmetic = form { true } else { false } }
    /// Its first word: "starts" of "starts with".
    package var firstWord: String { String(spelling.prefix { $0 != " " }) }
}

/// Every operator of the language, a row each.
package enum OperatorTable {
    /// In the order in which help lists them.
    package static let rows: [OperatorRow] = [
        own(
            "is", "anything", "Equal to the value, or to one of several joined by `or`.",
            "statements where score is 2 or 3", isTest: true),
        own(
            "is not", "anything", "Not equal to the value; rows where it is missing are kept.",
            "assessments where rating is not good", isTest: true),
        own(
            "is missing", "anything", "There is no value.", "indicators where benchmark is missing",
            isTest: true),
        own(
            "is present", "anything", "There is a value.", "indicators where benchmark is present",
            isTest: true),
        equal, unequal, less, atMost, more, atLeast,
        own(
            "in", "anything", "One of a list.", "findings where authority in (stockton, sunderland)",
            isTest: true),
        own(
            "between", "number, date, ordered choice", "From the first to the second, both included.",
            "assessments where percent between 60 and 65", isTest: true),
        contains, startsWith, endsWith, before, after,
        own(
            "matches", "text", "Fits a regular expression between slashes.",
            "findings where text matches /[0-9]+ ?weeks/", isTest: true),
        own(
            "said by", "findings, sentences", "The list of voices holds the value.",
            "sentences where said by carers"),
        own(
            "and", "condition", "Both are true.", "findings where score is 3 and tone is negative",
            habits: ["&&"]),
        own(
            "or", "condition", "One at least is true.", "findings where tone is negative or tone is mixed",
            habits: ["||"]),
        own("not", "condition", "It is not true.", "authorities where not read"),
        own("any", "records", "There is one at least.", "authorities where any finding (about \"respite\")"),
        own(
            "no", "records", "There is none, among authorities that were read.",
            "authorities where no finding (about \"co-production\")"),
        own(
            "every", "records", "The last step is true of all, and there is one at least.",
            "assessments where every statement (where score >= 2)"),
        own(
            "number of", "records", "How many there are.",
            "authorities where number of findings (where tone is negative) > 5"),
        plus, minus, times, divided,
    ]

    // MARK: Order and identity

    package static let equal = test(
        "=", "anything", "Equal.", "statements where score = 2", habits: ["=="],
        .init(compares: .identity, english: "is", sql: { _, isEqual in isEqual }))
    package static let unequal = test(
        "!=", "anything", "Present, and not equal.", "statements where score != 3", habits: ["<>"],
        .init(
            compares: .identity, english: "is present and not",
            sql: { key, isEqual in "(\(key) IS NOT NULL AND (\(isEqual)) IS NOT TRUE)" }))
    package static let less = test(
        "<", ordered, "Less, earlier, worse.", "assessments where rating < good",
        .init(
            compares: .order, english: "is less than", sql: { "\($0) < \($1)" },
            periods: { "\(lastDay($0)) < \(firstDay($1))" }))
    package static let atMost = test(
        "<=", ordered, "At most.", "statements where score <= 2",
        .init(
            compares: .order, english: "is at most", sql: { "\($0) <= \($1)" },
            periods: { "\(lastDay($0)) <= \(lastDay($1))" }))
    package static let more = test(
        ">", ordered, "More, later, better.", "assessments where percent > 63",
        .init(
            compares: .order, english: "is more than", sql: { "\($0) > \($1)" },
            periods: { "\(firstDay($0)) > \(lastDay($1))" }))
    package static let atLeast = test(
        ">=", ordered, "At least.", "assessments where rating >= good",
        .init(
            compares: .order, english: "is at least", sql: { "\($0) >= \($1)" },
            periods: { "\(firstDay($0)) >= \(firstDay($1))" }))
    private static let ordered = "number, date, ordered choice"

    // MARK: Letters and time

    package static let contains = test(
        "contains", "text, list", "Holds the letters; case and accents do not matter.",
        "findings where heading contains \"discharge\"",
        .init(compares: .lettersOrMembers, english: "contains", sql: { "instr(\($0), \($1)) > 0" }))
    static let startsWith = test(
        "starts with", "text", "Begins with the letters.", "authorities where name starts with \"London\"",
        .init(
            compares: .letters, english: "starts with", sql: { "substr(\($0), 1, length(\($1))) = \($1)" }))
    static let endsWith = test(
        "ends with", "text", "Ends with the letters.", "authorities where name ends with \"City Council\"",
        .init(
            compares: .letters, english: "ends with",
            sql: { "(length(\($0)) >= length(\($1)) AND substr(\($0), -length(\($1))) = \($1))" }))
    package static let before = test(
        "before", "date", "The whole period lies before.", "assessments where published before 2025",
        .init(compares: .periods, english: "is before", sql: { "\(lastDay($0)) < \(firstDay($1))" }))
    package static let after = test(
        "after", "date", "The whole period lies after.", "assessments where published after June 2025",
        .init(compares: .periods, english: "is after", sql: { "\(firstDay($0)) > \(lastDay($1))" }))

    /// The first and last day of a date that may be a month or a year: a comparison must hold for all of it.
    @Sendable private static func firstDay(_ date: SQLText) -> SQLText {
        "substr(\(date) || '-01-01', 1, 10)"
    }
    @Sendable private static func lastDay(_ date: SQLText) -> SQLText {
        "CASE length(\(date)) WHEN 4 THEN \(date) || '-12-31' WHEN 7 THEN date(\(date) || '-01', '+1 month', '-1 day') ELSE \(date) END"
    }

    // MARK: Arithmetic

    package static let plus = arithmetic(
        "+", .sum, "Sum.", "statements show statement, score + 1 named next"
    ) { "(\($0) + \($1))" }
    package static let minus = arithmetic(
        "-", .sum, "Difference; spaces stand on both sides.",
        "statements show statement, 4 - score named missing_points"
    ) { "(\($0) - \($1))" }
    package static let times = arithmetic(
        "*", .product, "Product.", "statements show statement, score * 25 named percent_of_four"
    ) { "(\($0) * \($1))" }
    package static let divided = arithmetic(
        "/", .product, "Quotient; missing when divided by nothing.",
        "statements show statement, score / 4 named part"
    ) { "(CAST(\($0) AS REAL) / \($1))" }

    // MARK: Reading

    /// The test that a sign spells; nil when it is another sign.
    package static func test(sign: String) -> OperatorRow? {
        bySpelling[sign].flatMap { $0.test == nil ? nil : $0 }
    }

    /// The tests that begin with a word in lower case.
    package static func tests(firstWord: String) -> [OperatorRow] {
        rows.filter { $0.test != nil && $0.firstWord == firstWord }
    }

    /// The arithmetic that a sign spells, if it holds together as tightly as asked.
    package static func arithmetic(sign: String, _ binding: OperatorRow.Strength) -> OperatorRow? {
        guard let row = bySpelling[sign], case .arithmetic(binding, _) = row.form else { return nil }
        return row
    }

    /// The words that may follow a value and begin a test.
    package static let openingWords: Set<String> = Set(
        rows.filter { $0.opensTest && $0.spelling.first?.isLetter == true }.map(\.firstWord))

    private static let bySpelling: [String: OperatorRow] = Dictionary(
        uniqueKeysWithValues: rows.map { ($0.spelling, $0) })

    // MARK: Rows

    private static func test(
        _ spelling: String, _ types: String, _ help: String, _ example: String, habits: [String] = [],
        _ test: OperatorRow.Test
    ) -> OperatorRow {
        OperatorRow(
            spelling: spelling, habits: habits, types: types, form: .test(test), help: help, example: example)
    }

    private static func arithmetic(
        _ spelling: String, _ binding: OperatorRow.Strength, _ help: String, _ example: String,
        sql: @escaping @Sendable (SQLText, SQLText) -> SQLText
    ) -> OperatorRow {
        OperatorRow(
            spelling: spelling, habits: [], types: "number", form: .arithmetic(binding, sql: sql), help: help,
            example: example)
    }

    private static func own(
        _ spelling: String, _ types: String, _ help: String, _ example: String, habits: [String] = [],
        isTest: Bool = false
    ) -> OperatorRow {
        OperatorRow(
            spelling: spelling, habits: habits, types: types, form: isTest ? .ownTest : .own, help: help,
            example: example)
    }
}
