internal import SourceText

/// Thrown inside the parser to give up on a step after its mistake was recorded; reading goes on at the next step word.
struct Abandoned: Error {}

/// Reads tokens into a syntax tree. Always gives a tree: a part that cannot be read is left out and recorded as a mistake.
struct Parser {
    let source: Source
    var tokens: [Token]
    var place = 0
    var mistakes: [Mistake]
    var depth = 0
    /// Names of queries that may stand where rows come from, in lower case.
    let queryNames: Set<String>

    init(_ source: Source, in span: Span? = nil, queryNames: Set<String> = []) {
        self.source = source
        self.queryNames = queryNames
        (tokens, mistakes) = Lexer.tokens(of: source, in: span)
    }

    /// The whole of the tokens as one query.
    static func query(_ source: Source, in span: Span? = nil, queryNames: Set<String> = []) -> (query: QuerySyntax, mistakes: [Mistake]) {
        var parser = Parser(source, in: span, queryNames: queryNames)
        // Of text too long to be cut into tokens there is nothing more to say.
        if case .tooLong = parser.mistakes.first?.fact {
            return (QuerySyntax(source: .unreadable(Place(parser.token.span)), steps: [], output: nil), parser.mistakes)
        }
        let query = parser.query(isNested: false)
        return (query, parser.mistakes)
    }

    // MARK: tokens

    var token: Token { tokens[place] }

    func ahead(_ count: Int) -> Token { tokens[min(place + count, tokens.count - 1)] }

    var atEnd: Bool { token.kind == .end }

    /// The span of the token before this one, or of the place where reading stands.
    var lastSpan: Span { place > 0 ? tokens[place - 1].span : Span(token.span.start, token.span.start) }

    @discardableResult mutating func advance() -> Token {
        let current = token
        if place < tokens.count - 1 { place += 1 }
        return current
    }

    mutating func takeWord(_ words: String...) -> Token? {
        guard token.kind == .word, words.contains(token.lower) else { return nil }
        return advance()
    }

    mutating func takeSign(_ sign: String) -> Bool {
        guard token.isSign(sign) else { return false }
        advance()
        return true
    }

    mutating func note(_ fact: Mistake.Fact, at span: Span, repair: String? = nil) {
        guard mistakes.count < Limits.diagnosticCount else { return }
        mistakes.append(Mistake(fact, at: span, repair: repair))
    }

    /// Records what should have stood here and gives up on the step.
    func missing(_ what: String) -> (Mistake.Fact, Span) {
        // At the end there is nothing to point at but the last word.
        if atEnd { return (.expected(what, found: ""), Span(lastSpan.end, lastSpan.end)) }
        return (.expected(what, found: text(token.span)), token.span)
    }

    mutating func expected(_ what: String) -> Abandoned {
        let (fact, span) = missing(what)
        note(fact, at: span)
        return Abandoned()
    }

    func text(_ span: Span) -> String { String(source.text[span]) }

    mutating func name(_ what: String) throws(Abandoned) -> Name {
        guard token.kind == .word, HardWords.isName(token.lower) else { throw expected(what) }
        let token = advance()
        return Name(text: token.text, span: token.span)
    }

    mutating func nested<Result>(_ read: (inout Parser) throws(Abandoned) -> Result) throws(Abandoned) -> Result {
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
    mutating func query(isNested: Bool) -> QuerySyntax {
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

    private mutating func readSource() -> SourceSyntax {
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
        if start.isWord("all") {
            advance()
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
        guard start.kind == .word else {
            _ = expected("A kind of record, such as findings,")
            skipToStep()
            return .unreadable(Place(start.span))
        }
        if ["let", "param"].contains(start.lower), ahead(1).kind == .word, ahead(2).isSign("=") || ahead(2).isSign(":") {
            note(.notInQuery(start.lower), at: start.span)
            place = tokens.count - 1
            return .unreadable(Place(start.span))
        }
        if start.lower == "select", ahead(1).kind != .end { return sqlSelect() }
        if queryNames.contains(start.lower) {
            advance()
            return .named(Name(text: start.text, span: start.span), arguments: arguments())
        }
        if RecordWord(word: start.lower) != nil {
            advance()
            return .records(Name(text: start.text, span: start.span), isAll: false)
        }
        if start.lower == "it" {
            advance()
            return .it(Place(start.span))
        }
        let known = RecordWord.allCases.map(\.plural) + queryNames.sorted()
        let nearest = HardWords.steps.contains(start.lower) ? [] : Nearest.words(start.lower, in: known)
        note(.unknownSource(start.text, nearest: nearest), at: start.span, repair: nearest.first)
        if !isStepHere { advance() }
        // Reading on as the record that was meant finds the other mistakes.
        if nearest.count == 1, let meant = nearest.first, RecordWord(word: meant) != nil {
            return .records(Name(text: meant, span: start.span), isAll: false)
        }
        return .unreadable(Place(start.span))
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
                RecordWord(word: name) ?? Nearest.words(name, in: RecordWord.allCases.map(\.plural)).first.flatMap { RecordWord(word: $0) }
        }
        note(.sqlSelect(record?.plural), at: start.span)
        place = tokens.count - 1
        return .unreadable(Place(start.span))
    }

    private mutating func output() -> OutputSyntax? {
        advance()
        guard token.kind == .word, let format = OutputFormat(rawValue: token.lower) else {
            if token.kind == .word {
                let nearest = Nearest.words(token.lower, in: OutputFormat.allCases.map(\.rawValue))
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
        if HardWords.steps.contains(token.lower) { return token.lower }
        guard let meant = HardWords.stepHabits[token.lower] else { return nil }
        return token.lower == "order" && !ahead(1).isWord("by") ? nil : meant
    }

    /// Whether a step begins here beyond doubt, so that reading can go on after a mistake.
    private var isStepHere: Bool {
        guard token.kind == .word else { return token.isSign("|") }
        if HardWords.steps.contains(token.lower) || token.lower == "as" { return true }
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

    /// Records a word that opens no step, and says which it is taken for: one only, else nil.
    private mutating func misspeltStep(after last: StepSyntax?) -> String? {
        let word = token
        if case .filter(let condition) = last?.action, longName(after: condition) { return nil }
        if case .filter = last?.action, word.kind == .word || word.isSign(","), opensCondition(after: word.isSign(",") ? 1 : 0) {
            let repair = word.kind == .word ? "and \(word.text)" : " and"
            note(.missingConnective(word.kind == .word ? word.text : ahead(1).text), at: word.span, repair: repair)
            // What follows is read as a condition of its own; a word was part of it.
            if word.kind == .word { place -= 1 }
            return "where"
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
            note(.unknownStep(word.text, nearest: ["summarise \(figure.word)"]), at: word.span, repair: "summarise \(figure.word)")
            advance()
            return nil
        }
        if word.lower == "having" {
            note(.unknownStep(word.text, nearest: ["where"]), at: word.span, repair: "where")
            return "where"
        }
        if case .filter = last?.action, opensCondition(after: 1) {
            let meant = Nearest.words(word.lower, in: ["and", "or"])
            if let first = meant.first {
                note(.unknownOperator(word.text, nearest: first), at: word.span, repair: first)
                return "where"
            }
        }
        var known = StepTable.rows.map(\.word) + StepTable.rows.flatMap(\.habits)
        switch last?.action {
        case .filter: known += ["and", "or"]
        case .take: known.append("per")
        case .sort, .rank: known += ["lowest", "highest", "oldest", "newest"]
        default: break
        }
        let nearest = Nearest.words(word.lower, in: known + ["as"])
        note(.unknownStep(word.text, nearest: nearest), at: word.span, repair: nearest.count == 1 ? nearest.first : nil)
        let meant = nearest.count == 1 ? nearest.first.map { HardWords.stepHabits[$0] ?? $0 } : nil
        guard let meant, HardWords.steps.contains(meant) else {
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

    /// Reads on over a name with commas or `and` in it, as in `statement is safe pathways, systems and transitions` or
    /// `region is yorkshire and the humber`, and says that it needs marks.
    private mutating func longName(after condition: ExpressionSyntax) -> Bool {
        var last = Self.last(of: condition)
        var goesOn = token.isSign(",") && ahead(1).kind == .word && HardWords.isName(ahead(1).lower) && !opensCondition(after: 1)
        if case .path(let tail) = last.node, tail.count == 1, last.span.end == lastSpan.end, !Self.isField(tail[0]), token.kind == .word,
            HardWords.isName(token.lower), !seemsMisspeltStep, !opensCondition(after: 0),
            case .and(let parts) = condition.node, let before = parts.dropLast().last
        {
            last = before
            goesOn = true
        }
        guard goesOn, case .isOneOf(_, let values, _) = last.node, let value = values.last, values.count == 1 else { return false }
        switch value.node {
        case .path(let names) where names.count == 1: break
        case .text where !text(value.span).hasPrefix("\""): break
        default: return false
        }
        while token.isSign(",") || (token.kind == .word && HardWords.isName(token.lower) && !seemsMisspeltStep)
            || (token.isWord("and") && !opensCondition(after: 1))
        {
            advance()
        }
        let span = value.span.union(lastSpan)
        note(.unquotedWords(text(span)), at: span, repair: "\"\(text(span))\"")
        return true
    }

    private static func isField(_ name: Name) -> Bool { RecordTable.rows.contains { $0.field(name.lower) != nil } }

    private static func last(of condition: ExpressionSyntax) -> ExpressionSyntax {
        switch condition.node {
        case .and(let parts), .or(let parts): parts.last.map(last) ?? condition
        default: condition
        }
    }

    /// Whether a comparison seems to begin some tokens on: a word followed by an operator.
    private func opensCondition(after count: Int) -> Bool {
        guard ahead(count).kind == .word, HardWords.isName(ahead(count).lower) else { return false }
        if ahead(count).lower == "said", ahead(count + 1).isWord("by") { return true }
        let next = ahead(count + 1)
        if next.kind == .sign { return Comparison(rawValue: next.text) != nil }
        return next.kind == .word
            && ["is", "in", "between", "contains", "starts", "ends", "before", "after", "matches"].contains(next.lower)
    }

    /// `group by`: said with `by` in the step before.
    private mutating func groupBy(_ steps: inout [StepSyntax]) {
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
        default: steps.append(StepSyntax(action: better, place: Place(span)))
        }
        note(.groupBy(SyntaxPrinter.print(better)), at: span)
    }
}

/// The nearest right words for a wrong one: only the best, unless several are equally near.
enum Nearest {
    static func words(_ word: String, in known: [String]) -> [String] {
        let found = EditDistance.nearest(to: word, in: known)
        guard let first = found.first else { return [] }
        let lower = String(word.lowercased().prefix(Limits.suggestionLength))
        let best = EditDistance.between(lower, first.lowercased())
        return found.filter { EditDistance.between(lower, $0.lowercased()) == best }
    }
}
