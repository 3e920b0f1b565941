internal import AssessmentModel
internal import QuerySyntax
internal import QueryTables
internal import SourceText

/// Building a question a step at a time: what the shell does with lines that go on where the last one ended.
package enum Refinement {
    /// Whether a line continues the query before it: it begins with a step word, `as`, or `|`.
    package static func isContinuation(_ line: String) -> Bool {
        let tokens = Lexer.tokens(of: Source(name: "line", text: line)).tokens
        guard let first = tokens.first else { return false }
        if first.isSign("|") { return true }
        guard first.kind == .word else { return false }
        let second = tokens.count > 1 ? tokens[1] : first
        switch first.lower {
        case "order", "group": return second.isWord("by")
        case "select": return !tokens.contains { $0.isWord("from") }
        case "as": return second.kind == .word && FormatWord(rawValue: second.lower) != nil
        default:
            return ReservedWords.steps.contains(first.lower) || ReservedWords.stepHabits[first.lower] != nil
        }
    }

    /// Why a text cannot be a whole statement yet.
    package enum Unfinished: Hashable, Sendable {
        case quotationMark
        case bracket
        /// It ends in a comma, an operator, or a step word other than `count`.
        case word(String)
    }

    /// What keeps a text from being whole; nil when nothing must follow.
    package static func unfinished(_ text: String) -> Unfinished? {
        let (tokens, mistakes) = Lexer.tokens(of: Source(name: "text", text: text))
        for mistake in mistakes {
            if case .unclosedString = mistake.fact { return .quotationMark }
        }
        var open = 0
        for token in tokens where token.kind == .sign {
            if token.text == "(" { open += 1 }
            if token.text == ")" { open -= 1 }
        }
        if open > 0 { return .bracket }
        guard tokens.count > 1 else { return nil }
        let last = tokens[tokens.count - 2]
        switch last.kind {
        case .sign where last.text != ")" && last.text != "|": return .word(last.text)
        case .word
        where last.lower != "count"
            && (ReservedWords.steps.contains(last.lower) || ReservedWords.connectives.contains(last.lower)):
            return .word(last.text)
        default: return nil
        }
    }

    /// The query with further steps. An output format stays last; a file it was written to is not written
    /// again.
    package static func refine(_ previous: String, with line: String, queryNames: Set<String> = []) -> String
    {
        let parsed = Parser.query(Source(name: "query", text: previous), queryNames: queryNames)
        let added = line.drop { $0.isWhitespace || $0 == "|" }
        guard parsed.mistakes.isEmpty else { return previous + " " + added }
        var query = parsed.query
        let output = query.output
        query.output = nil
        let combined = SyntaxPrinter.print(query) + " " + added
        guard let output,
            !Lexer.tokens(of: Source(name: "line", text: String(added))).tokens.contains(where: {
                $0.isWord("as")
            })
        else {
            return combined
        }
        return combined + " as " + output.format.rawValue
    }

    /// The query without its output format or, when it has none, without its last step; nil when only the
    /// source is left.
    package static func dropLastStep(_ text: String, queryNames: Set<String> = []) -> String? {
        var query = Parser.query(Source(name: "query", text: text), queryNames: queryNames).query
        if query.output != nil {
            query.output = nil
        } else if query.steps.popLast() == nil {
            return nil
        }
        return SyntaxPrinter.print(query)
    }

    /// The query as the language prints it, one step a line.
    package static func stepsOnLines(_ text: String, queryNames: Set<String> = []) -> String {
        SyntaxPrinter.parts(Parser.query(Source(name: "query", text: text), queryNames: queryNames).query)
            .joined(separator: "\n")
    }

    /// Words that a query may begin with: records in the plural, and names of queries and values.
    package static func sources(_ catalogue: Catalogue) -> [String] {
        RecordWord.allCases.map(\.plural) + catalogue.definitions.keys.sorted()
    }

    /// Whether a line is to be read as a query or a `let`, judged by how it begins.
    package static func startsLikeQuery(_ line: String, catalogue: Catalogue) -> Bool {
        let tokens = Lexer.tokens(of: Source(name: "line", text: line)).tokens
        guard let first = tokens.first else { return false }
        if first.isSign("(") { return true }
        guard first.kind == .word else { return false }
        let second = tokens.count > 1 ? tokens[1] : first
        if first.lower == "all" { return second.kind == .word && RecordWord(word: second.lower) != nil }
        if first.lower == "let" || first.lower == "param" { return second.kind == .word }
        if RecordWord(word: first.lower) != nil || first.lower == "it"
            || catalogue.queryNames.contains(first.lower)
        {
            return true
        }
        return isContinuation(line)
    }

    /// The query limited to one authority, as `use stockton` asks; nil when it names one already or has
    /// nothing to do with one.
    package static func focus(_ text: String, on authority: String, catalogue: Catalogue) -> String? {
        let parsed = Parser.query(Source(name: "query", text: text), queryNames: catalogue.queryNames)
        // What was not understood would be lost in printing the rest: the whole line is judged as it stands.
        guard parsed.mistakes.isEmpty else { return nil }
        var query = parsed.query
        guard let record = record(of: query.source, catalogue), record.row.ancestor(.authority) != nil,
            !names(query, catalogue, depth: 0)
        else {
            return nil
        }
        let place = Span(0, 0)
        let left = ExpressionSyntax(.path([Name(text: "authority", span: place)]), place)
        let test = ExpressionSyntax(
            .isOneOf(left, [ExpressionSyntax(.text(authority), place)], isNegated: false), place)
        query.steps.insert(StepSyntax(action: .filter(test), place: Place(place)), at: 0)
        return SyntaxPrinter.print(query)
    }

    private static func record(of source: SourceSyntax, _ catalogue: Catalogue) -> RecordWord? {
        var checker = Checker(catalogue)
        return checker.record(of: source)
    }

    /// Whether a query, or one it builds on, speaks of an authority.
    private static func names(_ query: QuerySyntax, _ catalogue: Catalogue, depth: Int) -> Bool {
        guard depth < Limits.queryDepth else { return true }
        let words = Lexer.tokens(
            of: Source(
                name: "query", text: query.steps.map { SyntaxPrinter.print($0.action) }.joined(separator: " ")
            )
        )
        .tokens
        // Showing or counting by authority does not name one; testing it does.
        for (index, token) in words.enumerated()
        where token.isWord("authority") || token.isWord("slug") || token.isWord("short")
            || token.isWord("code")
        {
            let next = words[min(index + 1, words.count - 1)]
            if next.isWord("is") || next.isWord("in") || next.isWord("not") || next.isSign("=")
                || next.isSign("!=")
                || next.isWord("contains")
            {
                return true
            }
        }
        for step in query.steps {
            if case .compare(let comparison) = step.action,
                SyntaxPrinter.print(comparison.subject) == "authority"
            {
                return true
            }
        }
        switch query.source {
        case .query(let inner): return names(inner, catalogue, depth: depth + 1)
        case .it: return catalogue.previous.map { names($0, catalogue, depth: depth + 1) } ?? false
        case .named(let name, _):
            guard case .query(let inner) = catalogue.definitions[name.lower]?.content else { return false }
            return names(inner, catalogue, depth: depth + 1)
        case .records, .unreadable: return false
        }
    }
}
