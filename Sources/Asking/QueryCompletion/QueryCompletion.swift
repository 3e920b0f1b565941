internal import AssessmentModel
package import QueryLanguage
internal import QuerySyntax
internal import QueryTables
package import SourceText
internal import TextAnalysis

/// One way to go on at the cursor.
package struct CompletionCandidate: Sendable, Hashable {
    /// What sort of word it is.
    package enum Kind: String, Sendable, Hashable {
        case record, query, step, field, column, function, quantifier, choice, name, format, word, operation,
            topic
    }

    /// What to put in, with quotation marks where it needs them.
    package let text: String
    package let kind: Kind
    /// Where it is from or what it is for.
    package let detail: String
}

/// What can stand at the cursor, and which part of the line it replaces.
package struct CompletionContext: Sendable, Hashable {
    /// In bytes of the line; empty where nothing of the word is typed yet.
    package let span: Span
    /// Those that begin with what is typed first, then those that hold it.
    package let candidates: [CompletionCandidate]
}

extension QueryLanguage {
    /// What can stand at the cursor of a line, judged by what stands before it.
    ///
    /// - Parameter cursor: byte offset in the line.
    package static func complete(line: String, cursor: Int, catalogue: Catalogue) -> CompletionContext {
        var completer = Completer(line: line, cursor: cursor, catalogue: catalogue)
        return completer.run()
    }
}

/// Finds what can stand at the cursor from the words before it.
struct Completer {
    let catalogue: Catalogue
    /// The line up to the word being typed.
    let before: String
    /// The word being typed, without a mark that opens it.
    let typed: String
    let span: Span
    let isInString: Bool
    let tokens: [QueryToken]

    init(line: String, cursor: Int, catalogue: Catalogue) {
        self.catalogue = catalogue
        let cursor = max(0, min(cursor, line.utf8.count))
        let prefix = String(line[Span(0, cursor)])
        let end = prefix.utf8.count
        let (all, isOpen) = QueryLanguage.tokens(of: prefix)
        let last = all.last
        if let last, last.kind == .string, isOpen {
            (before, typed, span, isInString) = (
                String(prefix[Span(0, last.span.start)]), last.text, Span(last.span.start, end), true
            )
        } else if let last, last.span.end == end, last.kind == .word {
            (before, typed, span, isInString) = (
                String(prefix[Span(0, last.span.start)]), last.text, last.span, false
            )
        } else if let last, last.span.end == end, last.kind == .parameter {
            (before, typed, span, isInString) = (
                String(prefix[Span(0, last.span.start)]), "$" + last.text, last.span, false
            )
        } else {
            (before, typed, span, isInString) = (prefix, "", Span(end, end), false)
        }
        tokens = QueryLanguage.tokens(of: before).tokens
    }

    mutating func run() -> CompletionContext {
        let found = candidates()
        if typed.hasPrefix("$") { return CompletionContext(span: span, candidates: matching(parameters)) }
        let usable = isInString ? found.filter { $0.kind == .choice || $0.kind == .name } : found
        return CompletionContext(span: span, candidates: matching(usable))
    }

    /// Those that begin with what is typed, then those one of whose words does, then those that hold it.
    func matching(_ candidates: [CompletionCandidate]) -> [CompletionCandidate] {
        let wanted = Folding.words(typed)
        guard !wanted.isEmpty else { return candidates }
        func place(_ candidate: CompletionCandidate) -> Int? {
            let text = Folding.words(candidate.text)
            if text.hasPrefix(wanted) { return 0 }
            if (" " + text).contains(" " + wanted) { return 1 }
            // The end of a step's word is no way to type it: "so" begins sort, and is not meant for also.
            return candidate.kind != .step && text.contains(wanted) ? 2 : nil
        }
        let ranked = candidates.enumerated().compactMap { index, candidate in
            place(candidate).map { ($0, index, candidate) }
        }
        return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }

    var parameters: [CompletionCandidate] {
        catalogue.parameters.values.sorted { $0.declaration.name < $1.declaration.name }
            .map {
                CompletionCandidate(
                    text: "$" + $0.declaration.name, kind: .name, detail: $0.declaration.typeWord)
            }
    }

    // MARK: where the cursor stands

    func candidates() -> [CompletionCandidate] {
        var rest = tokens[...]
        if let first = rest.first, first.isWord("let") {
            guard let sign = rest.firstIndex(where: { $0.isSign("=") }) else { return [] }
            rest = rest[(sign + 1)...]
        }
        guard let first = rest.first else { return sources }
        if rest.count == 1, first.isWord("all") { return sources.filter { $0.kind == .record } }
        let (steps, quantified) = innermost(rest)
        guard let opener = steps.lastIndex(where: { isStepWord($0) }) else {
            return quantified == nil && !isSource(rest) ? [] : stepWords
        }
        let step = ReservedWords.stepHabits[steps[opener].lower] ?? steps[opener].lower
        let after = steps[(opener + 1)...]
        let scope = scope(before: steps[opener].span.start, quantified: quantified)
        if step == "as" { return after.isEmpty ? formats : [] }
        return inside(step, after, scope)
    }

    func isStepWord(_ token: QueryToken) -> Bool {
        guard token.kind == .word, token.lower != "count" || !isFigure(token) else { return false }
        return ReservedWords.steps.contains(token.lower) || token.lower == "as" || token.lower == "filter"
            || token.lower == "order"
    }

    /// `count` after `summarise` or a comma is a figure, not a step.
    func isFigure(_ token: QueryToken) -> Bool {
        guard let index = tokens.firstIndex(of: token), index > 0 else { return false }
        let before = tokens[index - 1]
        return before.isWord("summarise") || before.isWord("showing") || before.isSign(",")
            || before.isSign("=")
    }

    func isSource(_ tokens: ArraySlice<QueryToken>) -> Bool {
        guard let last = tokens.last else { return false }
        return last.isSign(")")
            || (last.kind == .word
                && (RecordWord(word: last.lower) != nil || last.lower == "it"
                    || catalogue.queryNames.contains(last.lower)))
    }

    /// The tokens of the innermost brackets that are open, and the record of the quantifier before them.
    func innermost(_ tokens: ArraySlice<QueryToken>) -> (ArraySlice<QueryToken>, RecordWord?) {
        var open: [Int] = []
        for (index, token) in tokens.enumerated() {
            if token.isSign("(") { open.append(tokens.startIndex + index) }
            if token.isSign(")") { _ = open.popLast() }
        }
        for start in open.reversed() {
            if start > tokens.startIndex, tokens[start - 1].kind == .word,
                let record = RecordWord(word: tokens[start - 1].lower)
            {
                return (tokens[(start + 1)...], record)
            }
        }
        return (tokens, nil)
    }

    /// What names mean before a place in the line.
    func scope(before offset: Int, quantified: RecordWord?) -> QueryScope? {
        if let quantified { return QueryScope(of: quantified) }
        let start = tokens.first?.isWord("let") == true ? tokens.first { $0.isSign("=") }?.span.end ?? 0 : 0
        return QueryScope(behind: String(before[Span(0, offset)]), from: start, catalogue)
    }

    func inside(_ step: String, _ after: ArraySlice<QueryToken>, _ scope: QueryScope?)
        -> [CompletionCandidate]
    {
        let last = after.last
        switch step {
        case "about":
            if last?.isSign(":") == true, after.dropLast().last?.isWord("topic") == true {
                return topics(prefix: "")
            }
            return last == nil || last?.isWord("and") == true || last?.isWord("or") == true
                || last?.isWord("not") == true
                ? topics(prefix: "topic:") : stepWords
        case "sort", "rank":
            if last == nil { return [CompletionCandidate(text: "by", kind: .word, detail: "")] }
            return isOperand(last) ? directions + stepWords : fields(scope)
        case "first", "last":
            if last?.isWord("per") == true || (last?.isSign(",") == true) { return fields(scope) }
            return last == nil
                ? [] : [CompletionCandidate(text: "per", kind: .word, detail: "of each")] + stepWords
        case "count":
            return last == nil
                ? [CompletionCandidate(text: "by", kind: .word, detail: "")] + stepWords
                : opensOperand(last) ? fields(scope) : stepWords
        case "summarise": return figures(after, scope)
        case "pivot":
            if let showing = after.lastIndex(where: { $0.isWord("showing") }) {
                return figure(after[(showing + 1)...], scope)
            }
            return last == nil || last?.isWord("by") == true
                ? fields(scope) : [word("by"), word("showing")] + stepWords
        case "compare":
            if after.isEmpty { return fields(scope) }
            if after.count == 1 { return values(of: after, at: after.startIndex, scope) }
            if last?.isWord("with") == true {
                return [word("rest"), word("all"), word("similar")]
                    + values(of: after, at: after.startIndex, scope)
            }
            if last?.isWord("by") == true { return fields(scope) }
            if let showing = after.lastIndex(where: { $0.isWord("showing") }) {
                return after.contains { $0.isWord("by") }
                    ? stepWords : figure(after[(showing + 1)...], scope) + [word("by")]
            }
            return [word("with"), word("showing"), word("by")]
        default: return condition(after, scope)
        }
    }

    func word(_ text: String) -> CompletionCandidate {
        CompletionCandidate(text: text, kind: .word, detail: "")
    }

    func isOperand(_ token: QueryToken?) -> Bool {
        guard let token else { return false }
        switch token.kind {
        case .word:
            return ReservedWords.isName(token.lower) || token.lower == "missing" || token.lower == "present"
        case .sign: return token.text == ")"
        case .end: return false
        default: return true
        }
    }

    func opensOperand(_ token: QueryToken?) -> Bool { !isOperand(token) }

    func figures(_ after: ArraySlice<QueryToken>, _ scope: QueryScope?) -> [CompletionCandidate] {
        guard let last = after.last else { return aggregates }
        if let by = after.lastIndex(where: { $0.isWord("by") }) {
            return by == after.endIndex - 1 || last.isSign(",") ? fields(scope) : stepWords
        }
        if last.isSign(",") || last.isSign("=") { return aggregates }
        if last.kind == .word, AggregateTable.row(last.lower) != nil || last.lower == "of" {
            return fields(scope) + (last.lower == "count" ? [word("by")] + stepWords : [])
        }
        return [word("by")] + stepWords
    }

    /// The one figure behind `showing`.
    func figure(_ after: ArraySlice<QueryToken>, _ scope: QueryScope?) -> [CompletionCandidate] {
        guard let last = after.last else { return aggregates }
        guard last.kind == .word, AggregateTable.row(last.lower) != nil || last.lower == "of" else {
            return stepWords
        }
        return fields(scope) + (last.lower == "count" ? stepWords : [])
    }
}
