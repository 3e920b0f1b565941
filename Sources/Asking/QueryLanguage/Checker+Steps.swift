internal import AssessmentModel
internal import QuerySyntax
internal import QueryTables
internal import SourceText

// What each step does to the names that can be used after it.

extension Checker {
    /// The checked step, or several where one says more than one thing; the scope becomes that of the rows it
    /// makes.
    mutating func step(_ syntax: StepSyntax, _ scope: inout Scope) -> [CheckedStep] {
        switch syntax.action {
        case .filter(let condition): return [.filter(self.condition(condition, in: scope))]
        case .search(let search):
            return self.search(search, syntax.place.span, in: scope).map { [.search($0)] } ?? []
        case .show(let items): return show(items, &scope)
        case .add(let name, let value): return [add(name, value, &scope)]
        case .sort(let orders): return [.sort(orders.map { order($0, in: scope) })]
        case .take(let count, let isLast, let per):
            if let ranked, !per.isEmpty {
                let better = SyntaxPrinter.print(.rank(ranked, per: per))
                note(.placeAmongAll(better: better), at: syntax.place.span)
            }
            return [.take(count: count, isLast: isLast, per: per.map { expression($0, in: scope) })]
        case .count(let keys):
            let figure = AggregateSyntax(
                name: nil, function: Name(text: "count", span: syntax.place.span), value: nil, condition: nil,
                place: syntax.place)
            return group(keys, [figure], isCount: true, &scope)
        case .summarise(let figures, let keys): return group(keys, figures, isCount: false, &scope)
        case .pivot(let row, let column, let figure, let hasTotals):
            return pivot(row, column, figure, hasTotals: hasTotals, syntax.place.span, &scope)
        case .compare(let comparison): return compare(comparison, &scope)
        case .also(let source): return also(source, syntax.place.span, &scope)
        case .rank(let order, let per):
            let checked = self.order(order, in: scope)
            let groups = per.map { expression($0, in: scope) }
            let place = NamedColumn(name: "place", type: .number, slot: slot())
            let of = NamedColumn(name: "of", type: .number, slot: slot())
            scope.columns += [place, of]
            ranked = per.isEmpty ? order : nil
            return [.rank(checked, per: groups, place: place, of: of)]
        case .distinct(let paths):
            var names = ColumnNames()
            let keys = paths.map { key(KeySyntax(name: nil, value: $0), &names, in: scope) }
            scope = Scope(record: nil, isAll: scope.isAll, columns: keys.map(\.column))
            return [.distinct(keys)]
        }
    }

    private mutating func add(_ name: Name, _ value: ExpressionSyntax, _ scope: inout Scope) -> CheckedStep {
        let checked = expression(value, in: scope)
        if scope.columns.contains(where: { $0.name.lowercased() == name.lower }) {
            note(.nameTaken(name.text), at: name.span)
        }
        let column = NamedColumn(
            name: name.text, type: checked.type ?? .text, slot: slot(), isProse: Self.isProse(checked))
        scope.columns.append(column)
        return .add(column, checked)
    }

    /// Fields are shown as they are; anything else, and anything named, becomes a column that later steps can
    /// use.
    private mutating func show(_ items: [ShownSyntax], _ scope: inout Scope) -> [CheckedStep] {
        var names = ColumnNames()
        var added: [CheckedStep] = []
        var columns: [CheckedColumn] = []
        var next = scope
        for item in items {
            let checked = expression(item.value, in: scope)
            let name = item.name?.text ?? names.name(for: item.value, checked)
            if let given = item.name, !names.taken.insert(name.lowercased()).inserted {
                note(.nameTaken(given.text), at: given.span)
            }
            names.taken.insert(name.lowercased())
            let isPath = if case .path = item.value.node { true } else { false }
            guard item.name != nil || !isPath else {
                columns.append(CheckedColumn(name: name, value: checked, isProse: Self.isProse(checked)))
                continue
            }
            let column = NamedColumn(
                name: name, type: checked.type ?? .text, slot: slot(), isProse: Self.isProse(checked))
            added.append(.add(column, checked))
            next.columns.append(column)
            columns.append(
                CheckedColumn(
                    name: name, value: CheckedExpression(.slot(column), checked.type, checked.span),
                    isProse: column.isProse))
        }
        scope = next
        return added + [.show(columns)]
    }

    // MARK: full text

    private mutating func search(_ syntax: SearchSyntax, _ span: Span, in scope: Scope) -> CheckedSearch? {
        if let record = scope.record, record.row.search == nil {
            note(.noTextToSearch(record, better: better(for: record, syntax)), at: span)
            return nil
        }
        guard scope.record != nil else {
            note(.groupsHaveNoText, at: span)
            return nil
        }
        var planner = SearchPlanner(synonyms: catalogue.synonyms)
        guard let tree = tree(syntax, &planner, isWanted: true) else { return nil }
        return CheckedSearch(
            tree: tree, words: planner.words, widened: planner.widened,
            english: SyntaxPrinter.print(valued(syntax)))
    }

    /// A search with the values of its parameters in their place: what a reader is told it looks for.
    private mutating func valued(_ syntax: SearchSyntax) -> SearchSyntax {
        switch syntax {
        case .words, .topic: return syntax
        case .parameter(let name):
            return parameterValue(name).map { .words(Self.written($0), Place(name.span)) } ?? syntax
        case .near(let first, let second, let within, let place):
            return .near(valued(first), second, within: within, place)
        case .not(let inner): return .not(valued(inner))
        case .and(let parts): return .and(parts.map { valued($0) })
        case .or(let parts): return .or(parts.map { valued($0) })
        }
    }

    private func better(for record: RecordWord, _ syntax: SearchSyntax) -> String {
        let words = SyntaxPrinter.print(syntax)
        let isAbove = RecordWord.finding.row.ancestor(record) != nil
        return isAbove
            ? "findings about \(words), or \(record.plural) where any finding (about \(words))"
            : "findings about \(words)"
    }

    private mutating func tree(_ syntax: SearchSyntax, _ planner: inout SearchPlanner, isWanted: Bool)
        -> CheckedSearch.Tree?
    {
        switch syntax {
        case .words, .parameter, .topic:
            guard let phrases = phrases(syntax) else { return nil }
            var found: [CheckedSearch.Tree] = []
            for (text, span) in phrases {
                guard counted(at: span) else { return nil }
                guard let phrase = planner.phrase(text, isWanted: isWanted) else {
                    note(.emptySearch, at: span)
                    return nil
                }
                found.append(.phrase(phrase))
            }
            return found.count == 1 ? found[0] : .or(found)
        case .near(let first, let second, let within, let place):
            guard let left = phrases(first) else { return nil }
            let distance = within ?? SearchPlanner.usualDistance
            guard let text = planner.near(left.map(\.text), second, within: distance, isWanted: isWanted)
            else {
                note(.emptySearch, at: place.span)
                return nil
            }
            return .phrase(text)
        case .not(let inner):
            guard let inner = tree(inner, &planner, isWanted: !isWanted) else { return nil }
            if case .not(let double) = inner { return double }
            return .not(inner)
        case .and(let parts):
            let trees = parts.compactMap { tree($0, &planner, isWanted: isWanted) }
            return trees.count == parts.count ? .and(trees) : nil
        case .or(let parts):
            let trees = parts.compactMap { tree($0, &planner, isWanted: isWanted) }
            return trees.count == parts.count ? .or(trees) : nil
        }
    }

    /// The phrases that words, a parameter or a topic stand for.
    private mutating func phrases(_ syntax: SearchSyntax) -> [(text: String, span: Span)]? {
        switch syntax {
        case .words(let text, let place): return [(text, place.span)]
        case .parameter(let name): return parameterValue(name).map { [(Self.written($0), name.span)] }
        case .topic(let name):
            guard let found = catalogue.synonyms.topics[name.lower], !found.isEmpty else {
                let all = catalogue.synonyms.topics.keys.sorted()
                let nearest = Nearest.words(name.lower, in: all)
                note(
                    .unknownTopic(name.text, nearest: nearest, all: all), at: name.span,
                    repair: nearest.count == 1 ? nearest.first : nil)
                return nil
            }
            return found.map { ($0, name.span) }
        default: return nil
        }
    }
}
