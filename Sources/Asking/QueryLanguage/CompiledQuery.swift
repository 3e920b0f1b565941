package import QueryTables
internal import TextAnalysis
package import AssessmentModel
package import SourceText

/// A query ready to run: SQL, its values, and all that is to be said about its answer.
package struct CompiledQuery: Sendable {
    /// One SELECT; the values of its question marks are `bindings`.
    package let sql: String
    package let bindings: [Binding]
    /// The columns of the answer, in order.
    package let columns: [Column]
    /// What each row stands for; the SELECT then has one more column, last, with its long id. Nil when rows
    /// are groups.
    package let origin: RecordWord?
    /// The query as the language prints it, with every habit replaced by the word that was meant.
    package let normalised: String
    /// The same, source, steps and output apart.
    package let normalisedParts: [String]
    /// The query in English: names and numbers resolved, synonyms disclosed.
    package let english: String
    /// What is doubtful but does not stop the query.
    package let warnings: [Diagnostic]
    /// What is to be said on standard error beside the answer.
    package let notes: [Note]
    /// The format after `as`.
    package let format: FormatWord?
    /// The file after `to`.
    package let outputPath: String?
    /// Phrases to mark in texts, folded; one that ends in `*` marks the beginning of words.
    package let searchWords: [String]
    /// The records whose rows or fields it reads, those named in passing included.
    package let usedRecords: Set<RecordWord>
    /// How many rows there would be without the final `first` or `last`; nil when nothing was cut.
    package let total: Counter?
    /// The records that it begins with.
    package var source: RecordWord { checked.record }
    let checked: CheckedQuery

    /// How many rows are left after each filter: for `explain`, and to explain an empty answer.
    package var stages: [StageCount] { StageCount.stages(of: checked) }

    /// What an empty answer is called: "findings", or "rows" for groups.
    package var rowWord: String { checked.keepsRecords ? checked.record.plural : "rows" }
}

/// A small SELECT that gives one row of whole numbers.
package struct Counter: Sendable, Hashable {
    package let sql: String
    package let bindings: [Binding]

    init(_ sql: SQLText) {
        self.sql = sql.text
        self.bindings = sql.bindings
    }
}

/// Something said beside an answer once its numbers are known.
package struct Note: Sendable, Hashable {
    /// What the numbers are of.
    package enum Kind: Sendable, Hashable {
        /// One number: "12 earlier or indicative findings left out; to have them too, begin: all findings"
        case leftOut(RecordWord)
        /// One number: "41 earlier or indicative findings not counted; to count them too, begin: all authorities"
        case leftOutBelow(RecordWord, of: RecordWord)
        /// Two numbers, those read and all: "Only authorities that were read are considered: 5 of 153."
        case readCoverage
        /// Two numbers, those present and those missing: "average score: n = 1,376, missing 3"
        case figure(String)
        /// No number: "similar: every other unitary authority with scores"
        case plain(String)
    }

    package let kind: Kind
    /// Nil for a note without numbers.
    package let counter: Counter?

    /// The note in words; nil when there is nothing to say.
    package func text(_ numbers: [Int]) -> String? {
        switch kind {
        case .leftOut(let record):
            guard let number = numbers.first, number > 0 else { return nil }
            let word = number == 1 ? record.rawValue : record.plural
            return
                "\(NumberFormat.grouped(number)) earlier or indicative \(word) left out; to have them too, begin: all \(record.plural)"
        case .leftOutBelow(let record, let parent):
            guard let number = numbers.first, number > 0 else { return nil }
            let word = number == 1 ? record.rawValue : record.plural
            return
                "\(NumberFormat.grouped(number)) earlier or indicative \(word) not considered; to have them too, begin: all \(parent.plural)"
        case .readCoverage:
            guard numbers.count == 2 else { return nil }
            return
                "only authorities whose text was read are considered: \(NumberFormat.grouped(numbers[0])) of \(NumberFormat.grouped(numbers[1])) read"
        case .figure(let words):
            guard numbers.count == 2 else { return nil }
            return "\(words): n = \(NumberFormat.grouped(numbers[0]))"
                + (numbers[1] == 0 ? "" : ", \(NumberFormat.grouped(numbers[1])) missing")
        case .plain(let words): return words
        }
    }
}

extension CheckedQuery {
    /// The notes that the query gives rise to.
    var notes: [Note] {
        var notes: [Note] = []
        let leading = leadingFilters
        if !isAll, record.row.current != nil {
            notes.append(
                Note(kind: .leftOut(record), counter: Counter(SQLEmitter.count(record, .notCurrent, leading)))
            )
        }
        notes += belowNotes
        if steps.contains(where: \.dependsOnReading) {
            notes.append(
                Note(
                    kind: .readCoverage,
                    counter: Counter("SELECT coalesce(sum(authority.read), 0), count(*) FROM authority")))
        }
        if reads("direction") || reads("worse_by"), !reads("comparator") {
            let words =
                "better and worse are by what each report compares with: England, an earlier figure or a target; for England alone: where comparator is england"
            notes.append(Note(kind: .plain(words), counter: nil))
        }
        for (index, step) in steps.enumerated() {
            let figures: [CheckedFigure]
            switch step {
            case .group(_, let made, isCount: false): figures = made
            case .pivot(_, _, _, let figure, _): figures = [figure]
            case .compare(let comparison):
                figures = [comparison.figure]
                // One named council needs no word more than its column's heading.
                if comparison.explanation.contains(": ") {
                    notes.append(Note(kind: .plain(comparison.explanation), counter: nil))
                }
            case .filter, .search, .add, .sort, .take, .group, .rank, .also, .distinct, .show: continue
            }
            for figure in figures
            where figure.value != nil && figure.function.isSkewedByRepetition {
                let sql = SQLEmitter.presence(record, isAll, Array(steps[..<index]), figure)
                notes.append(Note(kind: .figure(figure.words), counter: Counter(sql)))
            }
        }
        return notes
    }

    /// Whether a field of indicators decides which rows there are or in what order.
    private func reads(_ field: String) -> Bool {
        func isField(_ value: CheckedExpression) -> Bool {
            if case .field(let row, of: .indicator) = value.node { row.name == field } else { false }
        }
        return steps.contains { step in
            switch step {
            case .filter(let condition): condition.contains(isField)
            case .sort(let orders): orders.contains { $0.value.contains(isField) }
            case .group(let keys, _, _): keys.contains { $0.value.contains(isField) }
            case .search, .add, .take, .pivot, .compare, .rank, .also, .distinct, .show: false
            }
        }
    }

    /// The filters and searches that say which records are wanted, wherever they stand: those over columns
    /// that steps made, and those behind groups, say no such thing.
    var leadingFilters: [CheckedStep] {
        steps.prefix { step in
            switch step {
            case .group, .pivot, .compare, .distinct, .take, .also: false
            case .filter, .search, .add, .sort, .rank, .show: true
            }
        }.filter { step in
            step.isTest
                && !step.expressions.contains {
                    $0.contains { if case .slot = $0.node { true } else { false } }
                }
        }
    }

    /// What is counted or looked for below the rows, where that leaves out earlier and indicative records.
    private var belowNotes: [Note] {
        guard !isAll else { return [] }
        let parents = leadingFilters.filter { $0.expressions.flatMap(\.belows).isEmpty }
        return steps.flatMap(\.expressions).flatMap(\.belows).compactMap { below in
            guard !below.isAll, below.child.row.current != nil, below.parent == record else { return nil }
            let tests = below.steps.filter(\.isTest) + parents
            return Note(
                kind: .leftOutBelow(below.child, of: record),
                counter: Counter(SQLEmitter.count(below.child, .notCurrent, tests)))
        }
    }

    /// How many rows there are before a final `first` or `last`.
    var total: Counter? {
        var before = steps
        while let last = before.last {
            switch last {
            case .show: before.removeLast()
            case .take(_, _, let per) where per.isEmpty:
                before.removeLast()
                return Counter(SQLEmitter.count(record, isAll ? .all : .current, before))
            case .filter, .search, .add, .sort, .take, .group, .pivot, .compare, .rank, .also, .distinct:
                return nil
            }
        }
        return nil
    }

    /// Phrases looked for, in the order written.
    var searchWords: [String] {
        var words: [String] = []
        let searches = steps.flatMap { step -> [CheckedSearch] in
            switch step {
            case .search(let search): [search]
            case .also(let steps, _):
                steps.compactMap { if case .search(let search) = $0 { search } else { nil } }
            case .filter, .add, .sort, .take, .group, .pivot, .compare, .rank, .distinct, .show: []
            }
        }
        for word in searches.flatMap(\.words) where !words.contains(word) { words.append(word) }
        return words
    }
}

extension CheckedStep {
    /// Whether the answer considers only authorities that were read.
    var dependsOnReading: Bool {
        switch self {
        case .filter(let condition): condition.dependsOnReading
        case .add(_, let value): value.dependsOnReading
        case .search, .sort, .take, .group, .pivot, .compare, .rank, .also, .distinct, .show: false
        }
    }
}

extension CheckedStep {
    var isTest: Bool {
        switch self {
        case .filter, .search: true
        case .add, .sort, .take, .group, .pivot, .compare, .rank, .also, .distinct, .show: false
        }
    }
    /// What it tests or works out for each row.
    var expressions: [CheckedExpression] {
        switch self {
        case .filter(let condition): [condition]
        case .add(_, let value): [value]
        case .search, .sort, .take, .group, .pivot, .compare, .rank, .also, .distinct, .show: []
        }
    }
}

extension CheckedExpression {
    var below: CheckedBelow? { if case .quantified(_, let below) = node { below } else { nil } }
    /// Everything below a row that it or a part of it asks about.
    var belows: [CheckedBelow] { (below.map { [$0] } ?? []) + parts.flatMap(\.belows) }

    /// Whether it asks after text that may not have been read.
    var dependsOnReading: Bool {
        contains { part in
            guard case .quantified(_, let below) = part.node else { return false }
            return below.dependsOnReading || below.steps.contains(where: \.dependsOnReading)
        }
    }

    /// Whether a test holds for it or a part of it; what stands in the brackets of a quantifier is no part.
    func contains(_ test: (CheckedExpression) -> Bool) -> Bool {
        test(self) || parts.contains { $0.contains(test) }
    }

    private var parts: [CheckedExpression] {
        switch node {
        case .not(let inner), .negative(let inner): [inner]
        case .and(let parts), .or(let parts), .call(_, let parts): parts
        case .arithmetic(_, let a, let b), .test(_, let a, let b): [a, b]
        case .between(let a, let b, let c): [a, b, c]
        case .isOneOf(let a, let values, _): [a] + values
        case .isMissing(let a, _), .matches(let a, _): [a]
        case .constant, .field, .record, .slot, .quantified, .figure, .similar: []
        }
    }
}
