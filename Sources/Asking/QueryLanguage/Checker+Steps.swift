internal import AssessmentModel
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
            return [.take(count: count, isLast: isLast, per: per.map { expression($0, in: scope) })]
        case .count(let keys):
            let figure = AggregateSyntax(
                name: nil, function: Name(text: "count", span: syntax.place.span), value: nil, condition: nil,
                place: syntax.place)
            return group(keys, [figure], isCount: true, &scope)
        case .summarise(let figures, let keys): return group(keys, figures, isCount: false, &scope)
        case .pivot(let row, let column, let figure):
            return pivot(row, column, figure, syntax.place.span, &scope)
        case .compare(let comparison): return compare(comparison, &scope)
        case .rank(let order):
            let checked = self.order(order, in: scope)
            let place = NamedColumn(name: "place", type: .number, slot: slot())
            let of = NamedColumn(name: "of", type: .number, slot: slot())
            scope.columns += [place, of]
            return [.rank(checked, place: place, of: of)]
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

    // MARK: groups

    mutating func key(_ syntax: KeySyntax, _ names: inout ColumnNames, in scope: Scope) -> CheckedKey {
        let checked = expression(syntax.value, in: scope)
        let name = syntax.name?.text ?? names.name(for: syntax.value, checked)
        if syntax.name != nil, names.taken.contains(name.lowercased()) {
            note(.nameTaken(name), at: syntax.name?.span ?? syntax.value.span)
        }
        names.taken.insert(name.lowercased())
        return CheckedKey(
            column: NamedColumn(
                name: name, type: checked.type ?? .text, slot: slot(), isProse: Self.isProse(checked)),
            value: checked)
    }

    mutating func figure(_ syntax: AggregateSyntax, _ names: inout ColumnNames, in scope: Scope)
        -> CheckedFigure?
    {
        guard let row = AggregateTable.row(syntax.function.lower) else { return nil }
        var value = syntax.value.map { expression($0, in: scope) }
        if value == nil, row.needsValue { note(.aggregateNeedsValue(row.word), at: syntax.place.span) }
        if let found = value, let written = syntax.value, row.needsNumber, let type = found.type,
            type != .number
        {
            note(.notANumber(describe(found, written), example: nil), at: written.span)
            value = CheckedExpression(found.node, nil, found.span)
        }
        let condition = syntax.condition.map { self.condition($0, in: scope) }
        let name = syntax.name?.text ?? names.name(for: syntax, value)
        if syntax.name != nil, names.taken.contains(name.lowercased()) {
            note(.nameTaken(name), at: syntax.name?.span ?? syntax.place.span)
        }
        names.taken.insert(name.lowercased())
        let type: FieldType =
            switch row.word {
            case "lowest", "highest": value?.type ?? .number
            case "list": .texts
            default: .number
            }
        var plain = syntax
        plain.name = nil
        return CheckedFigure(
            column: NamedColumn(name: name, type: type, slot: slot()), function: row, value: value,
            condition: condition,
            words: SyntaxPrinter.print(plain))
    }

    private mutating func group(
        _ keys: [KeySyntax], _ figures: [AggregateSyntax], isCount: Bool, _ scope: inout Scope
    ) -> [CheckedStep] {
        var names = ColumnNames()
        let checkedKeys = keys.map { key($0, &names, in: scope) }
        let checked = figures.compactMap { figure($0, &names, in: scope) }
        for (syntax, figure) in zip(figures, checked) { warnOfParent(syntax, figure, keys, in: scope) }
        scope = Scope(
            record: nil, isAll: scope.isAll, columns: checkedKeys.map(\.column) + checked.map(\.column))
        return [.group(checkedKeys, checked, isCount: isCount)]
    }

    /// A parent's value averaged over its children counts once for each child.
    private mutating func warnOfParent(
        _ syntax: AggregateSyntax, _ figure: CheckedFigure, _ keys: [KeySyntax], in scope: Scope
    ) {
        guard figure.function.isSkewedByRepetition, let record = scope.record, let value = figure.value,
            case .field(let row, let owner) = value.node,
            owner != record
        else { return }
        let fits = keys.allSatisfy { key in
            if case .path(let names) = key.value.node, let first = names.first {
                lookUp(first.lower, in: Scope(record: owner), at: first.span) != nil
            } else {
                false
            }
        }
        let action = StepSyntax.Action.summarise([syntax], keys: fits ? keys : [])
        let better = "\(owner.plural) \(SyntaxPrinter.print(action))"
        note(
            .parentAggregate(field: row.name, parent: owner, child: record, better: better),
            at: syntax.place.span)
    }

    // MARK: pivot and compare

    private mutating func pivot(
        _ row: ExpressionSyntax, _ column: ExpressionSyntax, _ figure: AggregateSyntax?, _ span: Span,
        _ scope: inout Scope
    ) -> [CheckedStep] {
        var names = ColumnNames()
        let key = key(KeySyntax(name: nil, value: row), &names, in: scope)
        let across = expression(column, in: scope)
        let counting = AggregateSyntax(
            name: nil, function: Name(text: "count", span: span), value: nil, condition: nil,
            place: Place(span))
        let checked = self.figure(figure ?? counting, &names, in: scope)
        guard let checked, let type = across.type else { return [] }
        guard let values = columnValues(across, type) else {
            let turned =
                fixedValues(key.value) == nil
                ? nil : "pivot \(SyntaxPrinter.print(column)) by \(SyntaxPrinter.print(row))"
            note(.tooManyPivotColumns(SyntaxPrinter.print(column), example: turned), at: column.span)
            return []
        }
        var made: [(CheckedExpression, NamedColumn)] = []
        for value in values {
            let name = names.unique(value.constant.label)
            made.append(
                (
                    CheckedExpression(.constant(value.constant), type, column.span),
                    NamedColumn(name: name, aliases: value.aliases, type: checked.column.type, slot: slot())
                ))
        }
        scope = Scope(record: nil, isAll: scope.isAll, columns: [key.column] + made.map(\.1))
        return [
            .pivot(row: key, column: across, values: made.map { (constant: $0.0, column: $0.1) }, checked)
        ]
    }

    private func fixedValues(_ value: CheckedExpression) -> [(constant: Constant, aliases: [String])]? {
        value.type.flatMap { columnValues(value, $0) }
    }

    /// The values a field can have, when they are known beforehand and few.
    private func columnValues(_ value: CheckedExpression, _ type: FieldType) -> [(
        constant: Constant, aliases: [String]
    )]? {
        switch type {
        case .choice(let name):
            let values = catalogue.choices.values(of: name)
            return values.enumerated().map { (.choice(name, label: $1.label, rank: $0 + 1), $1.names) }
        case .yesNo: return [(.yesNo(true), ["yes"]), (.yesNo(false), ["no"])]
        case .record(.statement), .record(.framework):
            guard case .record(let word) = type else { return nil }
            return catalogue.statements.entries.map { (.name(word, key: $0.slug, label: $0.name), [$0.slug]) }
        case .number:
            guard case .field(let row, .statement) = value.node else { return nil }
            if row.name == "score" { return (1...4).map { (.number(Double($0)), []) } }
            return row.name == "number" ? (1...9).map { (.number(Double($0)), []) } : nil
        default: return nil
        }
    }

    private mutating func compare(_ syntax: ComparisonSyntax, _ scope: inout Scope) -> [CheckedStep] {
        var names = ColumnNames()
        let subject = expression(syntax.subject, in: scope)
        guard let type = subject.type else { return [] }
        let words = SyntaxPrinter.print(syntax.subject)
        let value = value(syntax.value, for: type, of: words, in: scope)
        let key = key(KeySyntax(name: nil, value: syntax.key), &names, in: scope)
        let figure = figure(syntax.showing, &names, in: scope)
        guard let figure else { return [] }
        if figure.column.type != .number, let written = syntax.showing.value {
            note(.notANumber(SyntaxPrinter.print(written), example: nil), at: written.span)
        }
        let ours = CheckedExpression(.isOneOf(subject, [value], isNegated: false), .yesNo, subject.span)
        let label: String =
            if case .constant(let constant) = value.node { Self.heading(constant) } else {
                SyntaxPrinter.print(syntax.value)
            }
        let others: CheckedExpression?
        var heading: String
        var explanation: String
        switch syntax.other {
        case .all: (others, heading, explanation) = (nil, "all", "all rows, \(label) included")
        case .rest:
            let isElsewhere = CheckedExpression(
                .test(OperatorTable.unequal, subject, value), .yesNo, subject.span)
            (others, heading, explanation) = (isElsewhere, "rest", "every other \(words)")
        case .values(let list):
            let checked = list.map { otherValue($0, for: type, of: words, in: scope) }
            let labels = checked.map { value in
                if case .constant(let constant) = value.node { Self.heading(constant) } else { "" }
            }
            others = CheckedExpression(.isOneOf(subject, checked, isNegated: false), .yesNo, subject.span)
            heading = labels.count == 1 ? labels[0] : "others"
            explanation = labels.joined(separator: ", ")
        case .similar:
            heading = "similar"
            (others, explanation) = similar(to: value, type, subject, at: syntax.otherPlace.span)
        }
        let our = NamedColumn(name: names.unique(label), aliases: ["value"], type: .number, slot: slot())
        let other = NamedColumn(name: names.unique(heading), aliases: ["other"], type: .number, slot: slot())
        let difference = NamedColumn(name: names.unique("difference"), type: .number, slot: slot())
        scope = Scope(record: nil, isAll: scope.isAll, columns: [key.column, our, other, difference])
        return [
            .compare(
                CheckedComparison(
                    key: key, figure: figure, ours: ours, others: others, our: our, other: other,
                    difference: difference,
                    explanation: explanation == heading ? heading : "\(heading): \(explanation)"))
        ]
    }

    /// A value to compare with; of one that is unknown, `similar`, `rest` or `all` is said where the word is
    /// near to it.
    private mutating func otherValue(
        _ syntax: ExpressionSyntax, for type: FieldType, of words: String, in scope: Scope
    )
        -> CheckedExpression
    {
        let before = mistakes.count
        let found = value(syntax, for: type, of: words, in: scope)
        guard mistakes.count == before + 1, let mistake = mistakes.last, case .path(let names) = syntax.node,
            names.count == 1
        else {
            return found
        }
        let meant = Nearest.words(names[0].lower, in: ["rest", "all", "similar"])
        guard !meant.isEmpty else { return found }
        let fact: Mistake.Fact
        switch mistake.fact {
        case .unknownName(let record, let word, _): fact = .unknownName(record, word, nearest: meant)
        case .unknownChoice(let word, let name, let values, _):
            fact = .unknownChoice(word, name, values: values, nearest: meant)
        default: return found
        }
        mistakes.removeLast()
        note(fact, at: mistake.span, repair: meant.count == 1 ? meant.first : nil)
        return found
    }

    private static func heading(_ constant: Constant) -> String {
        if case .text(let text) = constant { text } else { constant.label }
    }

    /// Authorities of the same type that have scores, or those that `set similar` names.
    private mutating func similar(
        to value: CheckedExpression, _ type: FieldType, _ subject: CheckedExpression, at span: Span
    ) -> (
        CheckedExpression?, String
    ) {
        guard type == .record(.authority) else {
            note(.similarNeedsAuthority, at: span)
            return (nil, "")
        }
        guard case .constant(.name(_, let slug, let label)) = value.node else { return (nil, "") }
        if let chosen = catalogue.similar {
            let found = catalogue.authorities.entries.filter { chosen.contains($0.slug) && $0.slug != slug }
            let constants = found.map {
                CheckedExpression(.constant(.name(.authority, key: $0.slug, label: $0.short)), type, span)
            }
            let labels = found.map(\.short).joined(separator: ", ")
            return (
                CheckedExpression(.isOneOf(subject, constants, isNegated: false), .yesNo, span),
                "\(labels), as set"
            )
        }
        guard let kind = catalogue.authorities.entries.first(where: { $0.slug == slug })?.type else {
            note(.similarUnknownType(label), at: span)
            return (nil, "")
        }
        let expression = CheckedExpression(.similar(type: kind.label, notSlug: slug), .yesNo, span)
        return (expression, "every other \(kind.label) authority with scores")
    }
}
