internal import QueryTables
internal import SourceText

// What stands in an expression for other rows: `any finding (…)`, `average percent`.

extension Parser {
    /// Whether a figure over all rows stands here, as `average percent`: its word, then a name that is no
    /// direction of sorting.
    var opensFigure: Bool {
        guard let row = AggregateTable.row(token.lower), row.isComparable else { return false }
        if row.needsLevel { return isNumber(ahead(1)) }
        guard ahead(1).kind == .word else { return false }
        let next = ahead(1).lower
        return next == "of"
            || (ReservedWords.isName(next) && AggregateTable.row(next) == nil
                && !["up", "down"].contains(next))
    }

    mutating func quantified(_ quantifier: Quantifier, from start: Span) throws(Abandoned)
        -> ExpressionSyntax
    {
        let record = advance()
        let name = Name(text: record.text, span: record.span)
        var inner: [StepSyntax] = []
        if token.isSign("("), ahead(1).kind == .word || ahead(1).isSign(")") || ahead(1).isSign("|") {
            let open = advance()
            inner = try nested { (parser) throws(Abandoned) in parser.steps(isNested: true) }
            if !takeSign(")") { note(.unclosedBracket, at: open.span) }
        }
        return ExpressionSyntax(.quantified(quantifier, name, inner), start.union(lastSpan))
    }

    mutating func call() throws(Abandoned) -> ExpressionSyntax {
        let word = advance()
        let open = advance()
        var arguments: [ExpressionSyntax] = []
        while !token.isSign(")") {
            arguments.append(try nested { (parser) throws(Abandoned) in try parser.expression() })
            if !takeSign(",") { break }
        }
        guard takeSign(")") else {
            note(.unclosedBracket, at: open.span)
            throw Abandoned()
        }
        return ExpressionSyntax(
            .call(Name(text: word.text, span: word.span), arguments), word.span.union(lastSpan))
    }
}
