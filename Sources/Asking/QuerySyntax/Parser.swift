internal import QueryTables
package import SourceText

/// Thrown inside the parser to give up on a step after its mistake was recorded; reading goes on at the next
/// step word.
package struct Abandoned: Error {}

/// Reads tokens into a syntax tree. Always gives a tree: a part that cannot be read is left out and recorded
/// as a mistake.
package struct Parser {
    let source: Source
    var tokens: [QueryToken]
    var place = 0
    package private(set) var mistakes: [Mistake]
    var depth = 0
    /// Names of queries that may stand where rows come from, in lower case.
    package let queryNames: Set<String>

    package init(_ source: Source, in span: Span? = nil, queryNames: Set<String> = []) {
        self.source = source
        self.queryNames = queryNames
        (tokens, mistakes) = Lexer.tokens(of: source, in: span)
    }

    /// The whole of the tokens as one query.
    package static func query(_ source: Source, in span: Span? = nil, queryNames: Set<String> = []) -> (
        query: QuerySyntax, mistakes: [Mistake]
    ) {
        var parser = Parser(source, in: span, queryNames: queryNames)
        // Of text too long to be cut into tokens there is nothing more to say.
        if case .tooLong = parser.mistakes.first?.fact {
            return (
                QuerySyntax(source: .unreadable(Place(parser.token.span)), steps: [], output: nil),
                parser.mistakes
            )
        }
        let query = parser.query(isNested: false)
        return (query, parser.mistakes)
    }

    // MARK: tokens

    package var token: QueryToken { tokens[place] }

    package func ahead(_ count: Int) -> QueryToken { tokens[min(place + count, tokens.count - 1)] }

    package var atEnd: Bool { token.kind == .end }

    /// The span of the token before this one, or of the place where reading stands.
    var lastSpan: Span { place > 0 ? tokens[place - 1].span : Span(token.span.start, token.span.start) }

    /// The token here, and goes on to the next; the end is given again and again.
    @discardableResult package mutating func advance() -> QueryToken {
        let current = token
        if place < tokens.count - 1 { place += 1 }
        return current
    }

    mutating func takeWord(_ words: String...) -> QueryToken? {
        guard token.kind == .word, words.contains(token.lower) else { return nil }
        return advance()
    }

    /// Goes past a sign, if that is what stands here.
    package mutating func takeSign(_ sign: String) -> Bool {
        guard token.isSign(sign) else { return false }
        advance()
        return true
    }

    /// Records a mistake. What is over `Limits.diagnosticCount` is dropped: the first ones are the cause.
    package mutating func note(_ fact: Mistake.Fact, at span: Span, repair: String? = nil) {
        guard mistakes.count < Limits.diagnosticCount else { return }
        mistakes.append(Mistake(fact, at: span, repair: repair))
    }

    /// Records what should have stood here and gives up on the step.
    func missing(_ what: String) -> (Mistake.Fact, Span) {
        // At the end there is nothing to point at but the last word.
        if atEnd { return (.expected(what, found: ""), Span(lastSpan.end, lastSpan.end)) }
        return (.expected(what, found: text(token.span)), token.span)
    }

    package mutating func expected(_ what: String) -> Abandoned {
        if place > 0, tokens[place - 1].isSign(","), let step = stepHere {
            note(.strayComma(step), at: tokens[place - 1].span, repair: "")
            return Abandoned()
        }
        let (fact, span) = missing(what)
        note(fact, at: span)
        return Abandoned()
    }

    func text(_ span: Span) -> String { String(source.text[span]) }

    package mutating func name(_ what: String) throws(Abandoned) -> Name {
        guard token.kind == .word, ReservedWords.isName(token.lower) else { throw expected(what) }
        let token = advance()
        return Name(text: token.text, span: token.span)
    }

    mutating func nested<Result>(_ read: (inout Parser) throws(Abandoned) -> Result) throws(Abandoned)
        -> Result
    {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Limits.queryDepth else {
            note(.tooDeep, at: token.span)
            place = tokens.count - 1
            throw Abandoned()
        }
        return try read(&self)
    }

    // MARK: queries

    /// - Parameter isNested: whether it stands in brackets, so that a closing one ends it.
    package mutating func query(isNested: Bool) -> QuerySyntax {
        var query = QuerySyntax(source: readSource(), steps: [], output: nil)
        query.steps = steps(isNested: isNested)
        if token.isWord("as") {
            query.output = output()
            if !atEnd, !(isNested && token.isSign(")")) {
                note(.textAfterOutput(token.text), at: token.span)
                place = tokens.count - 1
            }
        }
        return query
    }

    mutating func readSource() -> SourceSyntax {
        let start = token
        if start.isSign("(") {
            advance()
            let inner = try? nested { (parser) throws(Abandoned) in parser.query(isNested: true) }
            if let inner {
                if !takeSign(")") { note(.unclosedBracket, at: start.span) }
                return .query(inner)
            }
            return .unreadable(Place(start.span))
        }
        if start.isWord("all") { return allRecords() }
        guard start.kind == .word else {
            _ = expected("A kind of record, such as findings,")
            skipToStep()
            return .unreadable(Place(start.span))
        }
        if ["let", "param"].contains(start.lower), ahead(1).kind == .word,
            ahead(2).isSign("=") || ahead(2).isSign(":")
        {
            note(.notInQuery(start.lower), at: start.span)
            place = tokens.count - 1
            return .unreadable(Place(start.span))
        }
        if start.lower == "select", ahead(1).kind != .end { return sqlSelect() }
        if queryNames.contains(start.lower) {
            advance()
            return .named(Name(text: start.text, span: start.span), arguments: arguments())
        }
        let isRecord = RecordWord(word: start.lower) != nil
        // `update findings` is another language's; `update where …` asks for what owners said.
        if ForeignWords.changes.contains(start.lower), ahead(1).kind == .word,
            !isRecord || RecordWord(word: ahead(1).lower) != nil
        {
            note(.nothingChanges(start.text), at: start.span)
            place = tokens.count - 1
            return .unreadable(Place(start.span))
        }
        if isRecord {
            advance()
            return .records(Name(text: start.text, span: start.span), isAll: false)
        }
        if start.lower == "it" {
            advance()
            return .it(Place(start.span))
        }
        let known = RecordWord.allCases.map(\.plural) + queryNames.sorted()
        let nearest = ReservedWords.steps.contains(start.lower) ? [] : Nearest.words(start.lower, in: known)
        note(.unknownSource(start.text, nearest: nearest), at: start.span, repair: nearest.first)
        if !isStepHere { advance() }
        // Reading on as the record that was meant finds the other mistakes.
        if nearest.count == 1, let meant = nearest.first, RecordWord(word: meant) != nil {
            return .records(Name(text: meant, span: start.span), isAll: false)
        }
        return .unreadable(Place(start.span))
    }

    /// `all findings`: earlier and indicative assessments too.
    private mutating func allRecords() -> SourceSyntax {
        let start = advance()
        guard token.kind == .word, RecordWord(word: token.lower) != nil else {
            if token.kind == .word {
                let nearest = Nearest.words(token.lower, in: RecordWord.allCases.map(\.plural))
                note(.unknownSource(token.text, nearest: nearest), at: token.span, repair: nearest.first)
                advance()
            } else {
                _ = expected("A kind of record, such as findings,")
            }
            return .unreadable(Place(start.span))
        }
        let word = advance()
        return .records(Name(text: word.text, span: word.span), isAll: true)
    }

    /// The values in brackets after a query's name; none without brackets.
    private mutating func arguments() -> [ExpressionSyntax] {
        guard token.isSign("("), !ahead(1).isWord("where") else { return [] }
        let open = advance()
        var values: [ExpressionSyntax] = []
        while !atEnd, !token.isSign(")") {
            guard let value = try? primary() else { break }
            values.append(value)
            if !takeSign(",") { break }
        }
        if !takeSign(")") { note(.unclosedBracket, at: open.span) }
        return values
    }

    /// `select … from findings`: the habit of another language, answered with this one's beginning.
    private mutating func sqlSelect() -> SourceSyntax {
        let start = advance()
        var record: RecordWord?
        for (index, token) in tokens.enumerated() where token.isWord("from") && index + 1 < tokens.count {
            let name = tokens[index + 1].lower
            record =
                RecordWord(word: name)
                ?? Nearest.words(name, in: RecordWord.allCases.map(\.plural)).first.flatMap {
                    RecordWord(word: $0)
                }
        }
        note(.sqlSelect(record?.plural), at: start.span)
        place = tokens.count - 1
        return .unreadable(Place(start.span))
    }

    private mutating func output() -> OutputSyntax? {
        advance()
        guard token.kind == .word, let format = FormatWord(rawValue: token.lower) else {
            if token.kind == .word {
                let nearest = Nearest.words(token.lower, in: FormatWord.allCases.map(\.rawValue))
                note(.unknownFormat(token.text, nearest: nearest), at: token.span, repair: nearest.first)
            } else {
                _ = expected("A format, such as csv,")
            }
            place = tokens.count - 1
            return nil
        }
        advance()
        var output = OutputSyntax(format: format, path: nil)
        if takeWord("to") != nil {
            guard token.kind == .string else {
                _ = expected("A file name in quotation marks")
                place = tokens.count - 1
                return output
            }
            output.path = advance().text
        }
        return output
    }

    // MARK: steps

    /// The step that the word here opens, by habit or not; nil when it opens none.
    var stepHere: String? {
        guard token.kind == .word else { return nil }
        if ReservedWords.steps.contains(token.lower) { return token.lower }
        guard let meant = ReservedWords.stepHabits[token.lower] else { return nil }
        return token.lower == "order" && !ahead(1).isWord("by") ? nil : meant
    }

    /// Whether a step begins here beyond doubt, so that reading can go on after a mistake.
    var isStepHere: Bool {
        guard token.kind == .word else { return token.isSign("|") }
        if ReservedWords.steps.contains(token.lower) || token.lower == "as" { return true }
        return ["order", "group"].contains(token.lower) && ahead(1).isWord("by")
    }

    /// Steps up to the end, to `as`, or to a bracket that closes.
    mutating func steps(isNested: Bool) -> [StepSyntax] {
        var steps: [StepSyntax] = []
        while true {
            while takeSign("|") {}
            if atEnd || token.isWord("as") { return steps }
            if token.isSign(")") {
                if isNested { return steps }
                note(.extraBracket, at: token.span)
                advance()
                continue
            }
            let start = token
            if start.isWord("group"), ahead(1).isWord("by") {
                groupBy(&steps)
                continue
            }
            guard let word = stepHere ?? misspeltStep(after: steps.last) else {
                skipToStep()
                continue
            }
            advance()
            let before = place
            do throws(Abandoned) {
                let action = try action(word, opened: start)
                steps.append(StepSyntax(action: action, place: Place(start.span.union(lastSpan))))
            } catch {
                if place < before { place = before }
                skipToStep()
            }
        }
    }

    /// Moves to the next word that opens a step, over whole brackets, stopping before one that closes.
    mutating func skipToStep() {
        var open = 0
        while !atEnd {
            if open == 0, isStepHere || token.isSign(")") { return }
            if token.isSign("(") { open += 1 }
            if token.isSign(")") { open -= 1 }
            advance()
        }
    }
}
