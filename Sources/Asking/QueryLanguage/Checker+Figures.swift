internal import AssessmentModel
internal import QuerySyntax
internal import SourceText

// Figures over all rows, or those of a row's group, beside each row: `percent > average percent`.

extension Checker {
    mutating func order(_ syntax: OrderSyntax, in scope: Scope) -> CheckedOrder {
        refuseFigure(syntax.value)
        return CheckedOrder(value: expression(syntax.value, in: scope), isDescending: syntax.isDescending)
    }

    /// A figure over all rows says nothing of one row: rows are held against it, and not it against a value.
    mutating func refuseFigure(_ syntax: ExpressionSyntax) {
        if case .figure(let figure) = syntax.node {
            note(.figureInCondition(figure.function.text), at: syntax.span)
        }
    }

    /// A figure over all rows of the record that the query began with.
    mutating func overall(_ syntax: AggregateSyntax, _ span: Span, in scope: Scope)
        -> CheckedExpression
    {
        guard let record = scope.record else {
            note(.figureInCondition(syntax.function.text), at: span)
            return CheckedExpression(.constant(.number(0)), nil, span)
        }
        quantifiers += 1
        if quantifiers == Limits.queryQuantifiers + 1 { note(.tooComplex, at: span) }
        var names = ColumnNames()
        let all = Scope(record: record, isAll: scope.isAll)
        guard let figure = figure(syntax, &names, in: all) else {
            return CheckedExpression(.constant(.number(0)), nil, span)
        }
        let per = syntax.per.map { expression($0, in: all) }
        return CheckedExpression(
            .figure(figure, of: record, isAll: scope.isAll, per: per), figure.column.type, span)
    }
}
