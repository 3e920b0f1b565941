package import AssessmentModel
package import QueryTables
package import SourceText

// The syntax tree: what was written, before any name was looked up. Spans are ignored when trees are
// compared.

/// A name as written, and where.
package struct Name: Sendable, Hashable {
    package var text: String
    package var span: Span

    package init(text: String, span: Span) {
        self.text = text
        self.span = span
    }

    /// In lower case, for looking up.
    package var lower: String { text.lowercased() }

    package static func == (a: Name, b: Name) -> Bool { a.lower == b.lower }
    package func hash(into hasher: inout Hasher) { hasher.combine(lower) }
}

/// A query: where rows come from and what happens to them.
package struct QuerySyntax: Sendable, Hashable {
    package var source: SourceSyntax
    package var steps: [StepSyntax]
    package var output: OutputSyntax?
}

/// Where rows come from.
package indirect enum SourceSyntax: Sendable, Hashable {
    /// `findings`, `all statements`
    case records(Name, isAll: Bool)
    /// `it`: the last query.
    case it(Place)
    /// `weak`, `weak-spots(rutland, 2)`
    case named(Name, arguments: [ExpressionSyntax])
    /// `(findings about "carers" first 10)`
    case query(QuerySyntax)
    /// It could not be read; a mistake says why.
    case unreadable(Place)
}

/// A span that does not count when trees are compared.
package struct Place: Sendable, Hashable {
    package var span: Span

    package init(_ span: Span) { self.span = span }

    package static func == (a: Place, b: Place) -> Bool { true }
    package func hash(into hasher: inout Hasher) {}
}

/// One step and where it stands, from its word to its last token.
package struct StepSyntax: Sendable, Hashable {
    package var action: Action
    package var place: Place

    package init(action: Action, place: Place) {
        self.action = action
        self.place = place
    }

    /// What a step does.
    package enum Action: Sendable, Hashable {
        /// `where score <= 2`
        case filter(ExpressionSyntax)
        /// `about "carers"`
        case search(SearchSyntax)
        /// `show authority, score named points`
        case show([ShownSyntax])
        /// `add share = value / total`
        case add(Name, ExpressionSyntax)
        /// `sort by score highest, authority`
        case sort([OrderSyntax])
        /// `first 2 per theme`, `last 5`
        case take(count: Int, isLast: Bool, per: [ExpressionSyntax])
        /// `count by authority`
        case count(keys: [KeySyntax])
        /// `summarise average score by statement`
        case summarise([AggregateSyntax], keys: [KeySyntax])
        /// `pivot authority by statement showing highest score`
        case pivot(
            row: ExpressionSyntax, column: ExpressionSyntax, showing: AggregateSyntax?, hasTotals: Bool)
        /// `compare region London with rest showing average score by statement`
        case compare(ComparisonSyntax)
        /// `rank by percent highest per region`
        case rank(OrderSyntax, per: [ExpressionSyntax])
        /// `also (findings about "respite")`
        case also(SourceSyntax)
        /// `distinct authority, theme`
        case distinct([ExpressionSyntax])
    }
}

/// An expression to show and the heading it is given.
package struct ShownSyntax: Sendable, Hashable {
    package var value: ExpressionSyntax
    package var name: Name?
}

/// What to sort by and which end comes first.
package struct OrderSyntax: Sendable, Hashable {
    package var value: ExpressionSyntax
    /// `lowest`, `oldest`, `up`, `highest`, `newest`, `down` as written, or nil.
    package var direction: String?

    package var isDescending: Bool { ["highest", "newest", "down"].contains(direction) }
}

/// What rows are grouped by.
package struct KeySyntax: Sendable, Hashable {
    package var name: Name?
    /// `each voices`: a row for each member of a list.
    package var isEach = false
    package var value: ExpressionSyntax

    package init(name: Name?, isEach: Bool = false, value: ExpressionSyntax) {
        self.name = name
        self.isEach = isEach
        self.value = value
    }
}

/// One figure over many rows: `average score`, `n = count (where tone is negative)`.
package struct AggregateSyntax: Sendable, Hashable {
    package var name: Name?
    /// The word that was meant: `average` for `avg`.
    package var function: Name
    /// From 0 to 100: `percentile 90 of days`.
    package var level: Double?
    package var value: ExpressionSyntax?
    package var condition: ExpressionSyntax?
    /// `average percent per region`, beside a row: over the rows of its group.
    package var per: [ExpressionSyntax] = []
    package var place: Place

    package init(
        name: Name?, function: Name, level: Double? = nil, value: ExpressionSyntax?,
        condition: ExpressionSyntax?, place: Place
    ) {
        self.name = name
        self.function = function
        self.level = level
        self.value = value
        self.condition = condition
        self.place = place
    }
}

/// `compare PATH VALUE with OTHER showing AGGREGATE by PATH`.
package struct ComparisonSyntax: Sendable, Hashable {
    /// What the value is set against.
    package enum Other: Sendable, Hashable {
        case rest, all, similar
        case values([ExpressionSyntax])
    }

    package var subject: ExpressionSyntax
    package var value: ExpressionSyntax
    package var other: Other
    package var otherPlace: Place
    package var showing: AggregateSyntax
    package var key: ExpressionSyntax
}

/// Words to look for in the text.
package indirect enum SearchSyntax: Sendable, Hashable {
    /// `"hospital discharge"`
    case words(String, Place)
    /// `$phrase`
    case parameter(Name)
    /// `topic:waiting`
    case topic(Name)
    /// `"waiting" near "assessment" within 8`
    case near(SearchSyntax, String, within: Int?, Place)
    case not(SearchSyntax)
    case and([SearchSyntax])
    case or([SearchSyntax])
}

/// `as csv to "scores.csv"`.
package struct OutputSyntax: Sendable, Hashable {
    package var format: FormatWord
    package var path: String?
}

/// A value, or a condition that is true or false of a row.
package struct ExpressionSyntax: Sendable, Hashable {
    package var node: Node
    package var span: Span

    package init(_ node: Node, _ span: Span) {
        self.node = node
        self.span = span
    }

    package static func == (a: ExpressionSyntax, b: ExpressionSyntax) -> Bool { a.node == b.node }
    package func hash(into hasher: inout Hasher) { hasher.combine(node) }

    /// The kinds of expression, loosest last.
    package indirect enum Node: Sendable, Hashable {
        /// `30%`; the text is as written.
        case number(Double, written: String)
        case text(String)
        case date(PartialDate)
        case yesNo(Bool)
        case parameter(Name)
        /// `score`, `assessment.published`; a bare word may turn out to be a choice or a name.
        case path([Name])
        /// `year(published)`
        case call(Name, [ExpressionSyntax])
        /// `any finding (about "carers")`
        case quantified(Quantifier, Name, [StepSyntax])
        /// `average percent (where region is London)`: one figure over all rows of the record
        case figure(AggregateSyntax)
        case negative(ExpressionSyntax)
        /// `value * 2`
        case arithmetic(OperatorRow, ExpressionSyntax, ExpressionSyntax)
        /// `score <= 2`, `text contains "weeks"`, `published after June 2025`
        case test(OperatorRow, ExpressionSyntax, ExpressionSyntax)
        /// `score is 2 or 3`, `rating is not good`
        case isOneOf(ExpressionSyntax, [ExpressionSyntax], isNegated: Bool)
        /// `benchmark is missing`; not missing is present.
        case isMissing(ExpressionSyntax, isNegated: Bool)
        /// `authority in (stockton, sunderland)`, `authority in ours`
        case isIn(ExpressionSyntax, ListSyntax, isNegated: Bool)
        /// `percent between 60 and 70`
        case between(ExpressionSyntax, ExpressionSyntax, ExpressionSyntax)
        /// `text matches /[0-9]+ weeks/`
        case matches(ExpressionSyntax, pattern: String)
        /// `said by carers or people`
        case saidBy([ExpressionSyntax])
        case not(ExpressionSyntax)
        case and([ExpressionSyntax])
        case or([ExpressionSyntax])
        /// It could not be read; a mistake says why.
        case unreadable
    }
}

/// The values after `in`.
package enum ListSyntax: Sendable, Hashable {
    case values([ExpressionSyntax])
    case name(Name)
    case parameter(Name)
}

/// How many rows of another record there must be.
package enum Quantifier: String, Sendable, Hashable, CaseIterable {
    case any, no, every
    case number = "number of"

    /// Other words for it, in lower case.
    private static let habits: [String: Quantifier] = ["some": .any, "each": .every]

    /// The quantifier that a word means; nil when it means none.
    static func meant(by word: String) -> Quantifier? { Quantifier(rawValue: word) ?? habits[word] }
}
