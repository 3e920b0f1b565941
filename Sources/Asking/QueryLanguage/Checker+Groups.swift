internal import AssessmentModel
internal import QuerySyntax
internal import QueryTables
internal import SourceText

// Steps that make new rows of many, or take in others: what may be grouped, and which columns that gives.

extension Checker {
    mutating func key(_ syntax: KeySyntax, _ names: inout ColumnNames, in scope: Scope) -> CheckedKey {
        let checked = expression(syntax.value, in: scope)
        let name = syntax.name?.text ?? names.name(for: syntax.value, checked)
        if syntax.name != nil, names.taken.contains(name.lowercased()) {
            note(.nameTaken(name), at: syntax.name?.span ?? syntax.value.span)
        }
        names.taken.insert(name.lowercased())
        var type = checked.type ?? .text
        if case .list(let choice) = type {
            if syntax.isEach {
                type = .choice(choice)
            } else {
                let words = SyntaxPrinter.print(syntax.value)
                note(.groupsOfLists(words, better: "by each \(words)"), at: syntax.value.span)
            }
        }
        return CheckedKey(
            column: NamedColumn(name: name, type: type, slot: slot(), isProse: Self.isProse(checked)),
            value: checked, isEach: syntax.isEach)
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
        if row.aggregate == .count, let written = syntax.value, case .record(let word)? = value?.node,
            word != scope.record
        {
            let better = "count distinct \(SyntaxPrinter.print(written))"
            note(.countsRows(SyntaxPrinter.print(written), better: better), at: syntax.place.span)
        }
        let condition = syntax.condition.map { self.condition($0, in: scope) }
        let name = syntax.name?.text ?? names.name(for: syntax, value)
        if syntax.name != nil, names.taken.contains(name.lowercased()) {
            note(.nameTaken(name), at: syntax.name?.span ?? syntax.place.span)
        }
        names.taken.insert(name.lowercased())
        let type: FieldType =
            switch row.aggregate {
            case .lowest, .highest: value?.type ?? .number
            case .list: .texts
            case .count, .countDistinct, .average, .median, .total, .percentile, .spread, .share: .number
            }
        var plain = syntax
        plain.name = nil
        return CheckedFigure(
            column: NamedColumn(name: name, type: type, slot: slot()), function: row, level: syntax.level,
            value: value, condition: condition,
            words: SyntaxPrinter.print(plain))
    }

    mutating func group(
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

    // MARK: Other rows of the same kind

    /// The steps of the other query, whose rows must be records of the same kind.
    mutating func also(_ source: SourceSyntax, _ span: Span, _ scope: inout Scope) -> [CheckedStep] {
        guard let flat = flatten(source) else { return [] }
        var other = Scope(record: flat.record, isAll: flat.isAll)
        let (ours, given) = (borrowedSpan, arguments)
        var steps: [CheckedStep] = []
        for part in flat.parts {
            enter(part)
            steps += step(part.step, &other)
        }
        (borrowedSpan, arguments) = (ours, given)
        guard let record = other.record, record == scope.record else {
            note(.otherRows(scope.record ?? flat.record), at: span)
            return []
        }
        scope.columns = []
        return [.also(steps, isAll: flat.isAll)]
    }

    // MARK: pivot and compare

    mutating func pivot(
        _ row: ExpressionSyntax, _ column: ExpressionSyntax, _ figure: AggregateSyntax?, hasTotals: Bool,
        _ span: Span, _ scope: inout Scope
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
        var columns = [key.column] + made.map(\.1)
        var totals: PivotTotals?
        if hasTotals {
            let column = NamedColumn(name: names.unique("total"), type: checked.column.type, slot: slot())
            totals = PivotTotals(column: column, isLast: NamedColumn(name: "", type: .number, slot: slot()))
            columns.append(column)
        }
        scope = Scope(record: nil, isAll: scope.isAll, columns: columns)
        return [
            .pivot(
                row: key, column: across, values: made.map { (constant: $0.0, column: $0.1) }, checked,
                totals: totals)
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

    mutating func compare(_ syntax: ComparisonSyntax, _ scope: inout Scope) -> [CheckedStep] {
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
