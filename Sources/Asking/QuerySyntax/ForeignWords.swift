internal import QueryTables

/// Words that people bring from speech, spreadsheets and SQL, by what they stand for here. The advice on each
/// is in `MistakeWording`.
package enum ForeignWords {
    /// What a word was meant to open.
    package enum Step: Sendable, Hashable, CaseIterable {
        /// `findings on "carers"`
        case search
        /// `findings in stockton`
        case place
        /// `findings with tone negative`
        case condition
        /// `findings top 5 by score`
        case by
        /// `findings limit 5 offset 10`
        case skipping
        /// `findings first 5 rows`
        case nothing
        /// `findings to "x.csv"`
        case file
        /// `findings union statements`
        case secondRecord
    }

    private static let steps: [Step: [String]] = [
        .search: ["on", "regarding", "concerning", "mentioning", "containing", "re"],
        .place: ["in", "for", "of", "from", "at"],
        .condition: ["with", "that", "which", "who", "when", "if", "whose", "having"], .by: ["by"],
        .skipping: ["offset", "skip"], .nothing: ["rows", "results", "only", "please"],
        .file: ["to", "into", "save", "export"],
        .secondRecord: ["union", "and", "plus"],
    ]

    private static let stepsByWord: [String: Step] = Dictionary(
        steps.flatMap { step, words in words.map { ($0, step) } }, uniquingKeysWith: { first, _ in first })

    /// What a word that opens no step was meant to open, in lower case; nil for any other.
    static func step(_ word: String) -> Step? { word == "having" ? nil : stepsByWord[word] }

    /// Comparisons in words, the longest first.
    static let comparisons: [(words: [String], sign: OperatorRow)] = [
        (["less", "than", "or", "equal", "to"], OperatorTable.atMost),
        (["greater", "than", "or", "equal", "to"], OperatorTable.atLeast),
        (["more", "than", "or", "equal", "to"], OperatorTable.atLeast),
        (["no", "more", "than"], OperatorTable.atMost),
        (["no", "less", "than"], OperatorTable.atLeast),
        (["not", "more", "than"], OperatorTable.atMost), (["not", "less", "than"], OperatorTable.atLeast),
        (["less", "than"], OperatorTable.less),
        (["lower", "than"], OperatorTable.less),
        (["fewer", "than"], OperatorTable.less), (["greater", "than"], OperatorTable.more),
        (["more", "than"], OperatorTable.more),
        (["higher", "than"], OperatorTable.more),
        (["at", "least"], OperatorTable.atLeast), (["at", "most"], OperatorTable.atMost),
        (["up", "to"], OperatorTable.atMost), (["below"], OperatorTable.less),
        (["under"], OperatorTable.less),
        (["above"], OperatorTable.more), (["over"], OperatorTable.more), (["since"], OperatorTable.atLeast),
    ]

    /// Words of SQL that would change something.
    static let changes: Set<String> = [
        "update", "delete", "insert", "drop", "create", "alter", "truncate", "replace",
    ]

    /// Other words for fields.
    private static let fields: [String: String] = [
        "council": "authority", "councils": "authority", "la": "authority", "borough": "authority",
        "area": "region", "grade": "rating",
        "mark": "score", "scoring": "score", "points": "score", "date": "published", "year": "published",
        "quote": "text", "words": "text",
        "paragraph": "text", "content": "text", "speaker": "voices", "who": "voices", "source": "voices",
        "voice": "voices",
        "sentiment": "tone", "opinion": "tone", "status": "stage", "average": "benchmark",
        "england": "benchmark", "figure": "value",
        "number": "value", "category": "theme", "topic": "theme", "title": "heading", "qs": "statement",
        "domain": "theme",
    ]

    /// The field that a word for it means, in lower case; nil for any other word.
    package static func field(_ word: String) -> String? { fields[word] }

    /// Words after an ordered choice that mean it and all on one side: `good or better`.
    package static let sides: [String: String] = [
        "better": ">=", "above": ">=", "higher": ">=", "more": ">=", "worse": "<=", "below": "<=",
        "lower": "<=", "less": "<=",
    ]
}
