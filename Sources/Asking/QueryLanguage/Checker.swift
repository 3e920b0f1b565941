internal import AssessmentModel
internal import QuerySyntax
internal import QueryTables
internal import SourceText

/// Looks up every name and type of a syntax tree against the catalogue. Goes on after a mistake, so that one
/// reading finds them all.
struct Checker {
    let catalogue: Catalogue
    var mistakes: [Mistake] = []
    var usedRecords: Set<RecordWord> = []
    /// Where mistakes are shown while the steps of a named query are checked: at its name.
    var borrowedSpan: Span?
    /// Names of queries being replaced by their steps, to notice one that is defined by itself.
    var openNames: [String] = []
    /// Queries that names were replaced by so far: names that each stand twice in the next double with each.
    private var borrowings = 0
    /// Parameters given to named queries, innermost last.
    var arguments: [[String: ExpressionSyntax]] = []
    private var slots = 0
    /// How many parts and quantifiers there are so far, to bound the SQL.
    var parts = 0
    /// The order of a place among all rows, while it stands.
    var ranked: OrderSyntax?
    var quantifiers = 0

    init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// What names mean at a place in a query.
    struct Scope {
        /// The record whose rows these are; nil for groups.
        var record: RecordWord?
        var isAll = false
        /// Columns made by steps.
        var columns: [NamedColumn] = []

        func column(_ name: String) -> NamedColumn? {
            let lower = name.lowercased()
            return columns.last { $0.name.lowercased() == lower }
                ?? columns.last { $0.aliases.contains(lower) }
        }
    }

    /// The checked query, unless a mistake leaves nothing to run.
    static func check(_ syntax: QuerySyntax, _ catalogue: Catalogue) -> (
        query: CheckedQuery?, mistakes: [Mistake]
    ) {
        var checker = Checker(catalogue)
        let query = checker.query(syntax)
        return (query, checker.mistakes)
    }

    /// The mistakes in a value that a `let` gives a name to. Bare words can be judged only where it is used.
    static func mistakes(in value: ExpressionSyntax, _ catalogue: Catalogue) -> [Mistake] {
        if case .path = value.node { return [] }
        var checker = Checker(catalogue)
        _ = checker.expression(value, in: Scope())
        return checker.mistakes
    }

    /// The scope at the end of a query, as far as it can be told: for completion.
    static func scope(of syntax: QuerySyntax, _ catalogue: Catalogue) -> Scope? {
        var checker = Checker(catalogue)
        guard let flat = checker.flatten(syntax) else { return nil }
        var scope = Scope(record: flat.record, isAll: flat.isAll)
        for part in flat.parts {
            checker.enter(part)
            _ = checker.step(part.step, &scope)
        }
        return scope
    }

    mutating func note(_ fact: Mistake.Fact, at span: Span, repair: String? = nil) {
        // Warnings never crowd out an error.
        guard mistakes.count(where: { $0.fact.isWarning == fact.isWarning }) < Limits.diagnosticCount else {
            return
        }
        mistakes.append(Mistake(fact, at: borrowedSpan ?? span, repair: borrowedSpan == nil ? repair : nil))
    }

    /// Counts a part of the query; false, with one mistake, when there are too many.
    mutating func counted(at span: Span) -> Bool {
        parts += 1
        if parts == Limits.queryParts + 1 { note(.tooComplex, at: span) }
        return parts <= Limits.queryParts
    }

    mutating func slot() -> Int {
        slots += 1
        return slots
    }

    private mutating func query(_ syntax: QuerySyntax) -> CheckedQuery? {
        guard let flat = flatten(syntax) else { return nil }
        usedRecords.insert(flat.record)
        var scope = Scope(record: flat.record, isAll: flat.isAll)
        var steps: [CheckedStep] = []
        for part in flat.parts {
            enter(part)
            steps += step(part.step, &scope)
        }
        borrowedSpan = nil
        let shown = columns(of: steps, scope)
        return CheckedQuery(
            record: flat.record, isAll: flat.isAll, steps: steps, shown: shown,
            keepsRecords: scope.record != nil, output: syntax.output,
            syntax: syntax, usedRecords: usedRecords)
    }

    // MARK: sources

    /// A query without names of queries: a record, and steps each with the place its mistakes are shown at.
    struct Flat {
        let record: RecordWord
        let isAll: Bool
        var parts: [Part]
    }

    /// A step, the name it was borrowed through and the arguments given there.
    struct Part {
        let step: StepSyntax
        var borrowed: Span?
        var arguments: [String: ExpressionSyntax]
    }

    mutating func enter(_ part: Part) {
        borrowedSpan = part.borrowed
        arguments = part.arguments.isEmpty ? [] : [part.arguments]
    }

    private mutating func flatten(_ syntax: QuerySyntax) -> Flat? {
        guard openNames.count < Limits.queryDepth else {
            note(.tooDeep, at: Span(0, 0))
            return nil
        }
        guard var flat = flatten(syntax.source) else { return nil }
        flat.parts += syntax.steps.map { Part(step: $0, borrowed: nil, arguments: [:]) }
        if flat.parts.count > Limits.querySteps {
            note(.tooComplex, at: syntax.steps.last?.place.span ?? Span(0, 0))
            return nil
        }
        return flat
    }

    mutating func flatten(_ source: SourceSyntax) -> Flat? {
        switch source {
        case .records(let name, let isAll):
            guard let word = RecordWord(word: name.lower) else { return nil }
            return Flat(record: word, isAll: isAll, parts: [])
        case .it(let place):
            guard let previous = catalogue.previous else {
                note(.nothingBefore, at: place.span)
                return nil
            }
            return borrow(previous, named: "it", at: place.span, [:])
        case .named(let name, let values):
            guard let definition = catalogue.definitions[name.lower],
                case .query(let query) = definition.content
            else {
                note(.notAQuery(name.text), at: name.span)
                return nil
            }
            return borrow(
                query, named: name.lower, at: name.span, bind(values, to: definition, at: name.span))
        case .query(let query): return flatten(query)
        case .unreadable: return nil
        }
    }

    /// The record whose rows a source gives.
    mutating func record(of source: SourceSyntax) -> RecordWord? { flatten(source)?.record }

    private mutating func borrow(
        _ query: QuerySyntax, named name: String, at span: Span, _ values: [String: ExpressionSyntax]
    ) -> Flat? {
        guard !openNames.contains(name) else {
            note(.definedByItself(name), at: span)
            return nil
        }
        borrowings += 1
        guard borrowings <= Limits.queryBorrowings else {
            if borrowings == Limits.queryBorrowings + 1 { note(.tooComplex, at: span) }
            return nil
        }
        openNames.append(name)
        defer { openNames.removeLast() }
        guard var flat = flatten(query) else { return nil }
        for index in flat.parts.indices {
            flat.parts[index].borrowed = span
            flat.parts[index].arguments.merge(values) { inner, _ in inner }
        }
        return flat
    }

    /// The literals given in brackets after a saved question's name, by parameter.
    private mutating func bind(_ values: [ExpressionSyntax], to definition: Definition, at span: Span)
        -> [String: ExpressionSyntax]
    {
        var bound: [String: ExpressionSyntax] = [:]
        let parameters = definition.parameters
        let needed = parameters.prefix { $0.fallback == nil }.count
        if values.count > parameters.count || values.count < needed {
            let list =
                parameters.isEmpty
                ? "no values"
                : "\(parameters.count) value\(parameters.count == 1 ? "" : "s"): "
                    + parameters.map(\.name).joined(separator: ", ")
            note(.wrongArgumentCount(definition.name, expected: list), at: span)
        }
        for (index, parameter) in parameters.enumerated() {
            guard index < values.count else {
                if let fallback = parameter.fallback { bound[parameter.name.lowercased()] = fallback }
                continue
            }
            let value = values[index]
            let written =
                switch value.node {
                case .text(let text): text
                case .parameter(let name): parameterValue(name).map { Self.written($0) } ?? ""
                default: Self.written(value)
                }
            switch catalogue.literal(written, for: parameter, at: value.span) {
            case .success(let literal): bound[parameter.name.lowercased()] = literal
            case .failure(let failure): note(failure.mistake.fact, at: failure.mistake.span)
            }
        }
        return bound
    }

    /// A literal without its quotation marks.
    static func written(_ literal: ExpressionSyntax) -> String {
        if case .text(let text) = literal.node { text } else { SyntaxPrinter.print(literal) }
    }

    /// The literal a parameter stands for; nil, with a mistake, when it has none.
    mutating func parameterValue(_ name: Name) -> ExpressionSyntax? {
        for given in arguments.reversed() {
            if let value = given[name.lower] { return value }
        }
        guard let parameter = catalogue.parameters[name.lower] else {
            note(
                .unknownParameter(
                    name.text, nearest: Nearest.words(name.lower, in: catalogue.parameters.keys.sorted())),
                at: name.span)
            return nil
        }
        guard let value = parameter.value else {
            note(.unsetParameter(name.text), at: name.span)
            return nil
        }
        return value
    }

    // MARK: columns of the answer

    private func columns(of steps: [CheckedStep], _ scope: Scope) -> [CheckedColumn] {
        for step in steps.reversed() {
            switch step {
            case .show(let columns): return columns
            case .group, .pivot, .compare, .distinct: return made(by: scope)
            case .filter, .search, .add, .sort, .take, .rank, .also: continue
            }
        }
        guard let record = scope.record else { return made(by: scope) }
        let names = record.row.defaultColumns
        let usual = names.compactMap { name -> CheckedColumn? in
            guard let value = lookUp(name, in: Scope(record: record), at: Span(0, 0)) else { return nil }
            return CheckedColumn(name: name, value: value, isProse: Self.isProse(value))
        }
        let prose = usual.filter(\.isProse)
        return usual.filter { !$0.isProse }
            + made(by: scope).filter { column in !names.contains(column.name) } + prose
    }

    private func made(by scope: Scope) -> [CheckedColumn] {
        scope.columns.map {
            CheckedColumn(
                name: $0.name, value: CheckedExpression(.slot($0), $0.type, Span(0, 0)), isProse: $0.isProse)
        }
    }

    static func isProse(_ value: CheckedExpression) -> Bool {
        switch value.node {
        case .field(let row, _): row.isProse
        case .slot(let column): column.isProse
        default: false
        }
    }
}
