internal import AssessmentModel
internal import QuerySyntax
internal import QueryTables
internal import SourceText

// Types of values and conditions.

extension Checker {
    /// Something that is true or false of a row.
    mutating func condition(_ syntax: ExpressionSyntax, in scope: Scope) -> CheckedExpression {
        let found = expression(syntax, in: scope)
        if let type = found.type, type != .yesNo, case .constant = found.node, !isName(syntax) {
            note(.valueAlone(SyntaxPrinter.print(syntax), isText: type == .text), at: syntax.span)
        } else if let type = found.type, type != .yesNo {
            note(
                .notACondition(SyntaxPrinter.print(syntax), example: example(for: found, syntax)),
                at: syntax.span)
        }
        return found
    }

    private func isName(_ syntax: ExpressionSyntax) -> Bool {
        if case .path = syntax.node { true } else { false }
    }

    private func example(for value: CheckedExpression, _ syntax: ExpressionSyntax) -> String {
        let words = SyntaxPrinter.print(syntax)
        switch value.type {
        case .number: return "\(words) >= 2"
        case .date: return "\(words) after 2024"
        case .choice(let name):
            return
                "\(words) is \(catalogue.choices.values(of: name).first.map { $0.label.contains(" ") ? "\"\($0.label)\"" : $0.label } ?? "…")"
        case .text: return "\(words) contains \"weeks\""
        case .record(.authority): return "authority is stockton"
        default: return "\(words) is present"
        }
    }

    /// A value or condition of any type.
    mutating func expression(_ syntax: ExpressionSyntax, in scope: Scope) -> CheckedExpression {
        let span = syntax.span
        guard counted(at: span) else { return CheckedExpression(.constant(.text("")), nil, span) }
        func typed(_ node: CheckedExpression.Node, _ type: FieldType?) -> CheckedExpression {
            CheckedExpression(node, type, span)
        }
        switch syntax.node {
        case .number(let value, _): return typed(.constant(.number(value)), .number)
        case .text(let text): return typed(.constant(.text(text)), .text)
        case .date(let date): return typed(.constant(.date(date)), .date)
        case .yesNo(let value): return typed(.constant(.yesNo(value)), .yesNo)
        case .parameter(let name):
            guard let literal = parameterValue(name) else { return typed(.constant(.text("")), nil) }
            return expression(ExpressionSyntax(literal.node, span), in: scope)
        case .path(let names): return path(names, in: scope)
        case .call(let name, let values): return call(name, values, span, in: scope)
        case .quantified(let quantifier, let record, let steps):
            return quantified(quantifier, record, steps, span, in: scope)
        case .figure(let figure): return overall(figure, span, in: scope)
        case .negative(let inner): return typed(.negative(operand(inner, in: scope)), .number)
        case .arithmetic(let operation, let left, let right):
            return typed(.arithmetic(operation, operand(left, in: scope), operand(right, in: scope)), .number)
        case .not(let inner): return typed(.not(condition(inner, in: scope)), .yesNo)
        case .and(let parts): return typed(.and(conditions(parts, in: scope)), .yesNo)
        case .or(let parts): return typed(.or(parts.map { condition($0, in: scope) }), .yesNo)
        case .unreadable: return typed(.constant(.yesNo(true)), nil)
        default: return typed(test(syntax, in: scope), .yesNo)
        }
    }

    /// Conditions joined by `and`, save that `authority is brighton and hove` was meant as one name, which
    /// needs marks.
    private mutating func conditions(_ parts: [ExpressionSyntax], in scope: Scope) -> [CheckedExpression] {
        var checked: [CheckedExpression] = []
        var skipsNext = false
        for (index, part) in parts.enumerated() {
            if skipsNext {
                skipsNext = false
                continue
            }
            if index + 1 < parts.count, let (words, span) = halves(part, parts[index + 1], in: scope) {
                note(.unquotedWords(words), at: span, repair: "\"\(words)\"")
                skipsNext = true
            } else {
                checked.append(condition(part, in: scope))
            }
        }
        return checked
    }

    /// The name that the value of a test and a bare word after it make, and its place, when there is such a
    /// name and no such field.
    private func halves(_ first: ExpressionSyntax, _ second: ExpressionSyntax, in scope: Scope) -> (
        words: String, span: Span
    )? {
        guard case .isOneOf(let left, let values, _) = first.node, values.count == 1,
            let value = values.first,
            case .path(let tail) = second.node, tail.count == 1,
            lookUp(tail[0].lower, in: scope, at: second.span) == nil
        else { return nil }
        var trial = self
        let type = trial.expression(left, in: scope).type
        let head: String
        switch value.node {
        case .path(let names) where names.count == 1: head = names[0].text
        case .text(let text): head = text
        default: return nil
        }
        let words = "\(head) and \(tail[0].text)"
        let isName: Bool =
            switch type {
            case .choice(let name), .list(let name): catalogue.choices.value(words, of: name) != nil
            case .record(.authority):
                if case .one = catalogue.authorities.match(words) { true } else { false }
            case .record(.statement), .record(.framework):
                if case .one = catalogue.statements.match(words) { true } else { false }
            default: false
            }
        return isName ? (words, value.span.union(second.span)) : nil
    }

    /// A number to calculate with.
    private mutating func operand(_ syntax: ExpressionSyntax, in scope: Scope) -> CheckedExpression {
        let found = expression(syntax, in: scope)
        if let type = found.type, type != .number {
            note(
                found.isCondition ? .conditionAsValue : .notANumber(describe(found, syntax), example: nil),
                at: syntax.span)
            return CheckedExpression(found.node, nil, found.span)
        }
        return found
    }

    // MARK: tests

    private mutating func test(_ syntax: ExpressionSyntax, in scope: Scope) -> CheckedExpression.Node {
        switch syntax.node {
        case .test(let row, let left, let right):
            refuseFigure(left)
            return test(row, left, right, in: scope)
        case .isOneOf(let left, let values, let isNegated):
            refuseFigure(left)
            let checked = expression(left, in: scope)
            return .isOneOf(
                checked, values.map { compared($0, with: checked, left, in: scope) }, isNegated: isNegated)
        case .isMissing(let left, let isNegated):
            return .isMissing(expression(left, in: scope), isNegated: isNegated)
        case .isIn(let left, let list, let isNegated):
            let checked = expression(left, in: scope)
            return .isOneOf(
                checked, members(of: list, in: scope).map { compared($0, with: checked, left, in: scope) },
                isNegated: isNegated)
        case .between(let left, let low, let high):
            let checked = expression(left, in: scope)
            requireOrder(checked, left)
            return .between(
                checked, compared(low, with: checked, left, in: scope),
                compared(high, with: checked, left, in: scope))
        case .matches(let left, let pattern):
            if let fault = catalogue.patternFault(pattern) {
                let end = syntax.span.end
                note(.badPattern(fault), at: Span(max(left.span.end, end - pattern.utf8.count - 2), end))
            }
            return .matches(textOperand(left, in: scope), pattern: pattern)
        case .saidBy(let values):
            let span = syntax.span
            let left = path([Name(text: "voices", span: span)], in: scope)
            return .isOneOf(
                left, values.map { value($0, for: .list(.voice), of: "voices", in: scope) }, isNegated: false)
        default: return .constant(.yesNo(true))
        }
    }

    private mutating func members(of list: ListSyntax, in scope: Scope) -> [ExpressionSyntax] {
        switch list {
        case .values(let values): return values
        case .parameter(let name):
            guard let first = parameterValue(name) else { return [] }
            return ([first] + (catalogue.parameters[name.lower]?.further ?? [])).map {
                ExpressionSyntax($0.node, name.span)
            }
        case .name(let name):
            switch catalogue.definitions[name.lower]?.content {
            case .list(let values): return values.map { ExpressionSyntax($0.node, name.span) }
            case .value(let value): return [ExpressionSyntax(value.node, name.span)]
            case .query, nil:
                let lists = catalogue.definitions.values.filter {
                    if case .list = $0.content { true } else { false }
                }.map(\.name)
                note(
                    .unknownList(name.text, nearest: Nearest.words(name.lower, in: lists.sorted())),
                    at: name.span)
                return []
            }
        }
    }

    /// An operator between two values, by what its row compares.
    private mutating func test(
        _ row: OperatorRow, _ left: ExpressionSyntax, _ right: ExpressionSyntax, in scope: Scope
    ) -> CheckedExpression.Node {
        switch row.test?.compares {
        case .identity: return comparison(row, left, right, isOrdering: false, in: scope)
        case .order: return comparison(row, left, right, isOrdering: true, in: scope)
        case .letters: return letters(row, left, right, members: false, in: scope)
        case .lettersOrMembers: return letters(row, left, right, members: true, in: scope)
        case .periods:
            let checked = expression(left, in: scope)
            if let type = checked.type, type != .date {
                note(.notADate(describe(checked, left)), at: left.span)
            }
            return .test(row, checked, value(right, for: .date, of: SyntaxPrinter.print(left), in: scope))
        case nil: return .constant(.yesNo(true))
        }
    }

    private mutating func comparison(
        _ row: OperatorRow, _ left: ExpressionSyntax, _ right: ExpressionSyntax, isOrdering: Bool,
        in scope: Scope
    )
        -> CheckedExpression.Node
    {
        // A value first and a field after it is the same comparison read backwards.
        if Self.isLiteral(left), !Self.isLiteral(right) {
            let checked = expression(right, in: scope)
            if isOrdering { requireOrder(checked, right) }
            return .test(row, compared(left, with: checked, right, in: scope), checked)
        }
        let checked = expression(left, in: scope)
        if isOrdering { requireOrder(checked, left) }
        return .test(row, checked, compared(right, with: checked, left, in: scope))
    }

    private static func isLiteral(_ syntax: ExpressionSyntax) -> Bool {
        switch syntax.node {
        case .number, .text, .date, .yesNo, .parameter: true
        default: false
        }
    }

    /// The right side of a comparison, whose type the left side says.
    private mutating func compared(
        _ right: ExpressionSyntax, with left: CheckedExpression, _ leftSyntax: ExpressionSyntax,
        in scope: Scope
    )
        -> CheckedExpression
    {
        guard counted(at: right.span) else { return CheckedExpression(.constant(.text("")), nil, right.span) }
        guard let type = left.type else {
            // The left side is a mistake already; a bare word on the right cannot be judged.
            if case .path = right.node { return CheckedExpression(.constant(.text("")), nil, right.span) }
            return expression(right, in: scope)
        }
        let words = SyntaxPrinter.print(leftSyntax)
        let found = value(right, for: type, of: words, in: scope)
        if let other = found.type, !Self.agree(type, other) {
            note(.notComparable(left: words, right: describe(found, right)), at: right.span)
            return CheckedExpression(found.node, nil, found.span)
        }
        if case .field(let row, .statement) = left.node, row.name == "score",
            case .constant(.number(let number)) = found.node,
            !(1...4).contains(number)
        {
            note(.scoreOutOfRange(Constant.number(number).label), at: right.span)
        }
        return found
    }

    private static func agree(_ left: FieldType, _ right: FieldType) -> Bool {
        switch (left, right) {
        case (.list(let a), .choice(let b)): a == b
        case (.text, .choice), (.text, .record), (.texts, .text), (.texts, .choice), (.texts, .record): true
        default: left == right
        }
    }

    private mutating func requireOrder(_ value: CheckedExpression, _ syntax: ExpressionSyntax) {
        switch value.type {
        case .number, .date, nil: return
        case .choice(let name) where name.isOrdered: return
        default: note(.unordered(describe(value, syntax)), at: syntax.span)
        }
    }

    private mutating func letters(
        _ row: OperatorRow, _ left: ExpressionSyntax, _ right: ExpressionSyntax, members: Bool,
        in scope: Scope
    )
        -> CheckedExpression.Node
    {
        let checked = expression(left, in: scope)
        switch checked.type {
        case .list(let name) where members:
            return .isOneOf(checked, [value(right, for: .list(name), of: "", in: scope)], isNegated: false)
        case .text, .texts, .choice, .record, nil: break
        default: note(.notText(describe(checked, left)), at: left.span)
        }
        return .test(row, checked, value(right, for: .text, of: "", in: scope))
    }

    private mutating func textOperand(_ syntax: ExpressionSyntax, in scope: Scope) -> CheckedExpression {
        let found = expression(syntax, in: scope)
        switch found.type {
        case .text, .choice, .record, nil: break
        default: note(.notText(describe(found, syntax)), at: syntax.span)
        }
        return found
    }

    // MARK: functions and quantifiers

    private mutating func call(_ name: Name, _ values: [ExpressionSyntax], _ span: Span, in scope: Scope)
        -> CheckedExpression
    {
        guard let row = FunctionTable.row(name.lower) else {
            if let figure = AggregateTable.row(name.lower) {
                note(.figureInCondition(figure.word), at: name.span)
                return CheckedExpression(.constant(.text("")), nil, span)
            }
            let nearest = Nearest.words(name.lower, in: FunctionTable.rows.map(\.name))
            note(
                .unknownFunction(name.text, nearest: nearest), at: name.span,
                repair: nearest.count == 1 ? nearest.first : nil)
            return CheckedExpression(.constant(.text("")), nil, span)
        }
        let least = row.parameters.count - row.optional
        guard values.count >= least,
            values.count <= (row.repeats ? Limits.functionValues : row.parameters.count)
        else {
            let expected =
                row.repeats
                ? "\(least) to \(Limits.functionValues) values"
                : least == row.parameters.count
                    ? "\(least) value\(least == 1 ? "" : "s")" : "\(least) or \(row.parameters.count) values"
            note(.wrongArgumentCount(row.name, expected: expected), at: span)
            return CheckedExpression(.constant(.text("")), nil, span)
        }
        var checked: [CheckedExpression] = []
        for (index, syntax) in values.enumerated() {
            let parameter = row.parameters[min(index, row.parameters.count - 1)]
            switch parameter {
            case .number: checked.append(operand(syntax, in: scope))
            case .text: checked.append(textOperand(syntax, in: scope))
            case .date: checked.append(value(syntax, for: .date, of: row.name, in: scope))
            case .same:
                if let first = checked.first, let type = first.type {
                    checked.append(
                        compared(
                            syntax, with: CheckedExpression(first.node, type, first.span), values[0],
                            in: scope))
                } else {
                    checked.append(expression(syntax, in: scope))
                }
            }
        }
        let type: FieldType? =
            switch row.result {
            case .text: .text
            case .number: .number
            case .date: .date
            case .same: checked.first?.type
            }
        return CheckedExpression(.call(row, checked), type, span)
    }

    private mutating func quantified(
        _ quantifier: Quantifier, _ record: Name, _ steps: [StepSyntax], _ span: Span, in scope: Scope
    )
        -> CheckedExpression
    {
        let type: FieldType = quantifier == .number ? .number : .yesNo
        guard let child = RecordWord(word: record.lower) else {
            return CheckedExpression(.constant(.yesNo(true)), nil, span)
        }
        quantifiers += 1
        if quantifiers == Limits.queryQuantifiers + 1 { note(.tooComplex, at: span) }
        var inner = Scope(record: child, isAll: scope.isAll)
        var checked: [CheckedStep] = []
        for syntax in steps {
            switch syntax.action {
            case .filter, .search, .add: checked += step(syntax, &inner)
            case .show, .sort, .take, .count, .summarise, .pivot, .compare, .rank, .also, .distinct:
                note(
                    .stepInBrackets(SyntaxPrinter.print(syntax.action).prefix { $0 != " " }.description),
                    at: syntax.place.span)
            }
        }
        guard let parent = scope.record,
            child.row.ancestor(parent) != nil || child.row.link(parent) != nil
        else {
            note(.notBelow(child: child, parent: scope.record.map(\.plural) ?? "these rows"), at: record.span)
            return CheckedExpression(.constant(.yesNo(true)), nil, span)
        }
        usedRecords.insert(child)
        let below = CheckedBelow(child: child, parent: parent, isAll: scope.isAll, steps: checked)
        return CheckedExpression(.quantified(quantifier, below), type, span)
    }
}
