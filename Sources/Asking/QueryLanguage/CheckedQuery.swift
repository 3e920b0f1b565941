internal import AssessmentModel
internal import QuerySyntax
internal import QueryTables
internal import SourceText

// The checked query: every name looked up, every type known. What is left is to say it in SQL or in English.

/// A query all of whose names and types are right.
package struct CheckedQuery: Sendable {
    let record: RecordWord
    /// Whether earlier and indicative records are wanted too.
    let isAll: Bool
    let steps: [CheckedStep]
    /// The columns of the answer.
    let shown: [CheckedColumn]
    /// Whether rows are still records, not groups.
    let keepsRecords: Bool
    let output: OutputSyntax?
    /// With names of queries and `it` replaced by nothing: as written.
    let syntax: QuerySyntax
    let usedRecords: Set<RecordWord>
}

/// A column of the answer and what stands in it.
struct CheckedColumn: Sendable {
    let name: String
    let value: CheckedExpression
    let isProse: Bool
}

/// A column made by a step: an added value, a group's key, a figure.
struct NamedColumn: Sendable {
    let name: String
    /// Other names by which later steps may call it, in lower case.
    var aliases: [String] = []
    let type: FieldType
    /// Its number in the query.
    let slot: Int
    var isProse = false
}

/// A checked step.
enum CheckedStep: Sendable {
    case filter(CheckedExpression)
    case search(CheckedSearch)
    case add(NamedColumn, CheckedExpression)
    case sort([CheckedOrder])
    case take(count: Int, isLast: Bool, per: [CheckedExpression])
    case group([CheckedKey], [CheckedFigure], isCount: Bool)
    case pivot(
        row: CheckedKey, column: CheckedExpression,
        values: [(constant: CheckedExpression, column: NamedColumn)], CheckedFigure, totals: PivotTotals?)
    case compare(CheckedComparison)
    case rank(CheckedOrder, per: [CheckedExpression], place: NamedColumn, of: NamedColumn)
    /// The rows of another query over the same records beside those so far, each once.
    case also([CheckedStep], isAll: Bool)
    case distinct([CheckedKey])
    case show([CheckedColumn])
}

/// The last row and column of a pivot.
struct PivotTotals: Sendable {
    /// The figure over all of a row's cells.
    let column: NamedColumn
    /// Shown by no query: 1 in the row of totals, which comes last.
    let isLast: NamedColumn
}

/// What to sort by.
struct CheckedOrder: Sendable {
    let value: CheckedExpression
    let isDescending: Bool
}

/// What rows are grouped by, and the column it becomes.
struct CheckedKey: Sendable {
    let column: NamedColumn
    let value: CheckedExpression
    /// Whether each member of a list makes a row of its own.
    var isEach = false
}

/// A figure over many rows, and the column it becomes.
struct CheckedFigure: Sendable {
    let column: NamedColumn
    let function: AggregateRow
    /// From 0 to 100, where the function needs it.
    var level: Double?
    let value: CheckedExpression?
    let condition: CheckedExpression?
    /// As printed: `average score`.
    let words: String
}

/// One group against others.
struct CheckedComparison: Sendable {
    let key: CheckedKey
    let figure: CheckedFigure
    /// True of the rows of the group.
    let ours: CheckedExpression
    /// True of the rows it is set against; nil for all.
    let others: CheckedExpression?
    let our: NamedColumn
    let other: NamedColumn
    let difference: NamedColumn
    /// What `similar` or `rest` stand for, in words.
    let explanation: String
}

/// A value or condition with its type.
struct CheckedExpression: Sendable {
    let node: Node
    /// Nil when a mistake in it was recorded.
    let type: FieldType?
    let span: Span

    init(_ node: Node, _ type: FieldType?, _ span: Span) {
        self.node = node
        self.type = type
        self.span = span
    }

    /// The kinds of checked expression.
    indirect enum Node: Sendable {
        case constant(Constant)
        /// A field of the record itself or of one it belongs to.
        case field(FieldRow, of: RecordWord)
        /// The record itself or one it belongs to.
        case record(RecordWord)
        /// A column made by a step.
        case slot(NamedColumn)
        case call(FunctionRow, [CheckedExpression])
        case negative(CheckedExpression)
        case arithmetic(OperatorRow, CheckedExpression, CheckedExpression)
        case test(OperatorRow, CheckedExpression, CheckedExpression)
        case isOneOf(CheckedExpression, [CheckedExpression], isNegated: Bool)
        case isMissing(CheckedExpression, isNegated: Bool)
        case between(CheckedExpression, CheckedExpression, CheckedExpression)
        case matches(CheckedExpression, pattern: String)
        case not(CheckedExpression)
        case and([CheckedExpression])
        case or([CheckedExpression])
        case quantified(Quantifier, CheckedBelow)
        /// A figure over all rows of a record, or those of the row's group, whichever the query keeps.
        case figure(CheckedFigure, of: RecordWord, isAll: Bool, per: [CheckedExpression])
        /// A similar authority: of a type, with scores, not itself.
        case similar(type: String, notSlug: String)
    }

    /// Whether it is a test, whose SQL may be unknown and then counts as false.
    var isCondition: Bool {
        switch node {
        case .test, .isOneOf, .isMissing, .between, .matches, .not, .and, .or, .similar: true
        case .quantified(let quantifier, _): quantifier != .number
        default: false
        }
    }
}

/// A value that was written down.
enum Constant: Sendable {
    case text(String)
    case number(Double)
    case date(PartialDate)
    case yesNo(Bool)
    /// One of a choice's values and its place among them, from 1.
    case choice(ChoiceName, label: String, rank: Int)
    /// A named record: what it is compared by, and what a reader calls it.
    case name(RecordWord, key: String, label: String)

    /// As a reader calls it.
    var label: String {
        switch self {
        case .text(let text): "\"\(text)\""
        case .number(let number): SyntaxPrinter.number(number)
        case .date(let date): date.english
        case .yesNo(let value): value ? "yes" : "no"
        case .choice(_, let label, _): label
        case .name(_, _, let label): label
        }
    }
}

/// The rows of another record that belong to a row.
struct CheckedBelow: Sendable {
    let child: RecordWord
    let parent: RecordWord
    let isAll: Bool
    let steps: [CheckedStep]

    /// Whether having none says nothing, because the text may not have been read.
    var dependsOnReading: Bool { child.row.isText && !parent.row.isText }
}
