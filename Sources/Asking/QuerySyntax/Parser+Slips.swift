internal import QueryTables
internal import SourceText

// What stands where a step should: a slip, a habit of another language, or a condition or name that lost its
// beginning.

extension Parser {
    /// Records a word that opens no step, and says which it is taken for: one only, else nil.
    mutating func misspeltStep(after last: StepSyntax?) -> String? {
        let word = token
        if case .filter(let condition) = last?.action, longName(after: condition) { return nil }
        if case .filter = last?.action, word.kind == .word || word.isSign(","),
            opensCondition(after: word.isSign(",") ? 1 : 0)
        {
            let repair = word.kind == .word ? "and \(word.text)" : " and"
            note(
                .missingConnective(word.kind == .word ? word.text : ahead(1).text), at: word.span,
                repair: repair)
            // What follows is read as a condition of its own; a word was part of it.
            if word.kind == .word { place -= 1 }
            return "where"
        }
        if word.kind == .string, last == nil {
            note(.searchWithoutAbout(word.text), at: word.span, repair: "about \(text(word.span))")
            place -= 1
            return "about"
        }
        if word.isSign("("), case .count = last?.action, ahead(1).kind == .word, ahead(2).isSign(")") {
            let field = ahead(1).text
            note(.bracketAfterCount(field), at: word.span.union(ahead(2).span), repair: " by \(field)")
            for _ in 0..<3 { advance() }
            return nil
        }
        guard word.kind == .word else {
            note(.expected("A step, such as where or show,", found: text(word.span)), at: word.span)
            advance()
            return nil
        }
        if place > 0, opensCondition(after: 0) {
            note(.missingWhere(textOfStep()), at: word.span, repair: "where \(word.text)")
            place -= 1
            return "where"
        }
        if word.lower == "join" {
            note(.join, at: word.span)
            advance()
            return nil
        }
        if let figure = AggregateTable.row(word.lower) {
            note(
                .unknownStep(word.text, nearest: ["summarise \(figure.word)"]), at: word.span,
                repair: "summarise \(figure.word)")
            advance()
            return nil
        }
        if let meant = ForeignWords.step(word.lower) {
            note(
                .otherStep(word.text, meant, next: ahead(1).kind == .word ? ahead(1).text : nil),
                at: word.span)
            advance()
            return nil
        }
        if word.lower == "having" {
            note(.unknownStep(word.text, nearest: ["where"]), at: word.span, repair: "where")
            return "where"
        }
        return nearestStep(to: word, after: last)
    }

    /// Records a word that is near to a step or a connective; the step that it is taken for.
    private mutating func nearestStep(to word: QueryToken, after last: StepSyntax?) -> String? {
        if case .filter = last?.action, opensCondition(after: 1) {
            let meant = Nearest.words(word.lower, in: ["and", "or"])
            if let first = meant.first {
                note(.unknownOperator(word.text, nearest: first), at: word.span, repair: first)
                return "where"
            }
        }
        if ["orderby", "sortby"].contains(word.lower) {
            note(.unknownStep(word.text, nearest: ["sort by"]), at: word.span, repair: "sort by")
            advance()
            return nil
        }
        var known = StepTable.rows.map(\.word) + StepTable.rows.flatMap(\.habits)
        switch last?.action {
        case .filter: known += ["and", "or"]
        case .take: known.append("per")
        case .sort, .rank: known += ["lowest", "highest", "oldest", "newest"]
        case .search, .show, .add, .count, .summarise, .pivot, .compare, .also, .distinct, nil: break
        }
        let nearest = Nearest.words(word.lower, in: known + ["as"])
        note(
            .unknownStep(word.text, nearest: nearest), at: word.span,
            repair: nearest.count == 1 ? nearest.first : nil)
        let meant = nearest.count == 1 ? nearest.first.map { ReservedWords.stepHabits[$0] ?? $0 } : nil
        guard let meant, ReservedWords.steps.contains(meant) else {
            advance()
            return nil
        }
        return meant
    }

    /// What is written from here up to the next step.
    private func textOfStep() -> String {
        var rest = self
        rest.skipToStep()
        return text(token.span.union(rest.lastSpan))
    }

    /// Reads on over a name with commas or `and` in it, as in `statement is safe pathways, systems and
    /// transitions` or `region is yorkshire and the humber`, and says that it needs marks.
    private mutating func longName(after condition: ExpressionSyntax) -> Bool {
        var last = Self.last(of: condition)
        var goesOn =
            token.isSign(",") && ahead(1).kind == .word && ReservedWords.isName(ahead(1).lower)
            && !opensCondition(after: 1)
        if case .path(let tail) = last.node, tail.count == 1, last.span.end == lastSpan.end,
            !Self.isField(tail[0]), token.kind == .word,
            ReservedWords.isName(token.lower), !seemsMisspeltStep, !opensCondition(after: 0),
            case .and(let parts) = condition.node, let before = parts.dropLast().last
        {
            last = before
            goesOn = true
        }
        guard goesOn, case .isOneOf(_, let values, _) = last.node, let value = values.last, values.count == 1
        else { return false }
        switch value.node {
        case .path(let names) where names.count == 1: break
        case .text where !text(value.span).hasPrefix("\""): break
        default: return false
        }
        while token.isSign(",")
            || (token.kind == .word && ReservedWords.isName(token.lower) && !seemsMisspeltStep)
            || (token.isWord("and") && !opensCondition(after: 1))
        {
            advance()
        }
        let span = value.span.union(lastSpan)
        note(.unquotedWords(text(span)), at: span, repair: "\"\(text(span))\"")
        return true
    }

    private static func isField(_ name: Name) -> Bool {
        RecordTable.rows.contains { $0.field(name.lower) != nil }
    }

    private static func last(of condition: ExpressionSyntax) -> ExpressionSyntax {
        switch condition.node {
        case .and(let parts), .or(let parts): parts.last.map(last) ?? condition
        default: condition
        }
    }

    /// Whether a comparison seems to begin some tokens on: a word followed by an operator.
    private func opensCondition(after count: Int) -> Bool {
        guard ahead(count).kind == .word, ReservedWords.isName(ahead(count).lower) else { return false }
        if ahead(count).lower == "said", ahead(count + 1).isWord("by") { return true }
        return opensComparison(ahead(count + 1))
    }

    /// `group by`: said with `by` in the step before.
    mutating func groupBy(_ steps: inout [StepSyntax]) {
        let span = advance().span.union(advance().span)
        guard let keys = try? keys() else {
            note(.groupBy("count by authority"), at: span)
            return skipToStep()
        }
        var better = StepSyntax.Action.count(keys: keys)
        switch steps.last?.action {
        case .summarise(let figures, keys: let before):
            better = .summarise(figures, keys: before + keys)
            steps[steps.count - 1].action = better
        case .count(keys: let before):
            better = .count(keys: before + keys)
            steps[steps.count - 1].action = better
        case .filter, .search, .show, .add, .sort, .take, .pivot, .compare, .rank, .also, .distinct, nil:
            steps.append(StepSyntax(action: better, place: Place(span)))
        }
        note(.groupBy(SyntaxPrinter.print(better)), at: span)
    }
}
