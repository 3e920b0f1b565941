internal import QueryTables
internal import SourceText

// Tests written as they are spoken: `score is less than 3`, `tone negative`, `score is <= 2`.

extension Parser {
    /// Reads a test in other words as the one that was meant, and says how it is written here; nil, with
    /// nothing read, for any other.
    mutating func slipInTest(of left: ExpressionSyntax) throws(Abandoned) -> ExpressionSyntax.Node? {
        let isSpan = token.isWord("is") ? token.span : nil
        let start = isSpan == nil ? 0 : 1
        if isSpan != nil, ahead(1).kind == .sign, let sign = OperatorTable.test(sign: ahead(1).text) {
            note(.isBeforeSign(ahead(1).text), at: token.span.union(ahead(1).span), repair: ahead(1).text)
            advance()
            advance()
            return .test(sign, left, try sum())
        }
        if isSpan != nil, ahead(1).kind == .word, ["like", "contains", "includes"].contains(ahead(1).lower),
            ahead(2).kind == .string
        {
            let span = token.span.union(ahead(1).span)
            note(.comparedInWords(text(span), "contains"), at: span, repair: "contains")
            advance()
            advance()
            return .test(OperatorTable.contains, left, try sum())
        }
        for (words, sign) in ForeignWords.comparisons where spells(words, from: start) {
            // A value must follow; after one word it is a figure, for "under way" is a name.
            let value = ahead(start + words.count)
            guard startsValue(value), words.count > 1 || value.kind != .word else { continue }
            let span = token.span.union(ahead(start + words.count - 1).span)
            note(.comparedInWords(text(span), sign.spelling), at: span, repair: sign.spelling)
            for _ in 0..<(start + words.count) { advance() }
            return .test(sign, left, try sum())
        }
        return missingIs(after: left)
    }

    private func spells(_ words: [String], from start: Int) -> Bool {
        words.indices.allSatisfy { ahead(start + $0).kind == .word && ahead(start + $0).lower == words[$0] }
    }

    private func startsValue(_ token: QueryToken) -> Bool {
        switch token.kind {
        case .number, .date, .parameter: true
        case .word: ReservedWords.isName(token.lower)
        default: false
        }
    }

    /// `tone negative`: a field and a value of it with nothing between.
    private mutating func missingIs(after left: ExpressionSyntax) -> ExpressionSyntax.Node? {
        guard case .path(let names) = left.node, let name = names.last, let type = Self.fieldType(name.lower),
            type != .yesNo,
            left.span.end == lastSpan.end, stepHere == nil
        else { return nil }
        let isSign = token.isSign(":")
        let value = isSign ? ahead(1) : token
        switch (value.kind, type) {
        case (.number, .number),
            (.word, .choice) where ReservedWords.isName(value.lower) || value.kind != .word:
            break
        case (.word, _), (.string, _), (.number, _), (.date, _): if !isSign { return nil }
        default: return nil
        }
        // A word that an operator follows is a field of its own.
        let next = ahead(isSign ? 2 : 1)
        guard
            next.kind == .end || next.kind == .word && !ReservedWords.isName(next.lower) || next.isSign(")")
                || next.isSign("|"),
            !next.isWord("is")
        else { return nil }
        let operatorWord = type == .number ? "=" : "is"
        note(
            .missingIs(field: name.text, value: text(value.span), operatorWord),
            at: left.span.union(value.span),
            repair: "\(text(left.span)) \(operatorWord) \(text(value.span))")
        if isSign { advance() }
        advance()
        let literal: ExpressionSyntax.Node =
            switch value.kind {
            case .number(let number): .number(number, written: text(value.span))
            case .string: .text(value.text)
            default: .path([Name(text: value.text, span: value.span)])
            }
        return .isOneOf(left, [ExpressionSyntax(literal, value.span)], isNegated: false)
    }

    /// The type of a field of any record.
    private static func fieldType(_ name: String) -> FieldType? {
        RecordTable.rows.lazy.compactMap { $0.field(name)?.type }.first
    }
}

extension Parser {
    /// `published in 2025`: one value without brackets, read with `is`; nil when a list stands here, or its
    /// name.
    mutating func valueAfterIn(_ value: QueryToken) -> ExpressionSyntax? {
        switch value.kind {
        case .number, .date, .string: break
        default: return nil
        }
        note(
            .inWithoutList(text(value.span)), at: lastSpan.union(value.span), repair: "is \(text(value.span))"
        )
        return try? primary()
    }
}
