internal import QueryTables
internal import SourceText

// Conditions and values, loosest binding first.

extension Parser {
    mutating func expression() throws(Abandoned) -> ExpressionSyntax {
        var parts = [try conjunction()]
        while takeWord("or") != nil { parts.append(try conjunction()) }
        return parts.count == 1
            ? parts[0] : ExpressionSyntax(.or(flat(parts, isOr: true)), parts[0].span.union(lastSpan))
    }

    private mutating func conjunction() throws(Abandoned) -> ExpressionSyntax {
        var parts = [try negation()]
        while takeWord("and") != nil { parts.append(try negation()) }
        return parts.count == 1
            ? parts[0] : ExpressionSyntax(.and(flat(parts, isOr: false)), parts[0].span.union(lastSpan))
    }

    /// Brackets around `a and b` inside another `and` mean nothing.
    private func flat(_ parts: [ExpressionSyntax], isOr: Bool) -> [ExpressionSyntax] {
        parts.flatMap { part -> [ExpressionSyntax] in
            switch part.node {
            case .or(let inner) where isOr: inner
            case .and(let inner) where !isOr: inner
            default: [part]
            }
        }
    }

    private mutating func negation() throws(Abandoned) -> ExpressionSyntax {
        guard let word = takeWord("not") else { return try comparison() }
        let inner = try nested { (parser) throws(Abandoned) in try parser.negation() }
        return ExpressionSyntax(.not(inner), word.span.union(lastSpan))
    }

    private mutating func comparison() throws(Abandoned) -> ExpressionSyntax {
        if token.isWord("said"), ahead(1).isWord("by") {
            let start = advance().span
            advance()
            let values = try alternatives(first: try primary())
            return ExpressionSyntax(.saidBy(values), start.union(lastSpan))
        }
        let left = try sum()
        let node = try test(of: left)
        guard let node else { return left }
        if case .sign = token.kind, OperatorTable.test(sign: token.text) != nil {
            note(.chainedComparison, at: token.span)
            throw Abandoned()
        }
        return ExpressionSyntax(node, left.span.union(lastSpan))
    }

    /// What follows a value in a comparison; nil when nothing does.
    private mutating func test(of left: ExpressionSyntax) throws(Abandoned) -> ExpressionSyntax.Node? {
        if token.kind == .sign, let row = OperatorTable.test(sign: token.text) {
            advance()
            return .test(row, left, try operand())
        }
        if let node = try slipInTest(of: left) { return node }
        guard token.kind == .word else { return nil }
        if let row = try takeTest() { return .test(row, left, try operand()) }
        switch token.lower {
        case "is":
            advance()
            return try isTest(of: left)
        case "in":
            advance()
            if let value = valueAfterIn(ahead(0)) { return .isOneOf(left, [value], isNegated: false) }
            return .isIn(left, try list(), isNegated: false)
        case "not" where ahead(1).isWord("in"):
            advance()
            advance()
            return .isIn(left, try list(), isNegated: true)
        case "between":
            advance()
            let low = try sum()
            guard takeWord("and") != nil else { throw expected("The word and") }
            return .between(left, low, try sum())
        case "matches":
            advance()
            guard token.kind == .regex else {
                note(.patternExpected, at: atEnd ? lastSpan : token.span)
                throw Abandoned()
            }
            return .matches(left, pattern: advance().text)
        default: return try misspeltTest(of: left)
        }
    }

    /// The operator in words that stands here, read; nil when none does.
    private mutating func takeTest() throws(Abandoned) -> OperatorRow? {
        guard let row = OperatorTable.tests(firstWord: token.lower).first else { return nil }
        advance()
        for word in row.spelling.split(separator: " ").dropFirst().map(String.init) {
            guard takeWord(word) != nil else { throw expected("The word \(word)") }
        }
        return row
    }

    /// Words of other languages for an operator. They are no habits of its row, which are signs that are taken
    /// without a word: these are said to be wrong, with what was meant.
    private static let operatorHabits = [
        "like": "contains", "ilike": "contains", "includes": "contains", "has": "contains", "equals": "is",
    ]

    /// Reads on over a misspelt operator as the one that was meant; nil when the word is nothing like one.
    private mutating func misspeltTest(of left: ExpressionSyntax) throws(Abandoned) -> ExpressionSyntax.Node?
    {
        let word = token
        guard case .path = left.node, stepHere == nil, ReservedWords.isName(word.lower),
            !opensComparison(ahead(1)), !ahead(1).isSign(")"),
            !ahead(1).isSign(","),
            ahead(1).kind != .end, ReservedWords.isName(ahead(1).lower) || ahead(1).isWord("not")
        else { return nil }
        let nearest =
            Self.operatorHabits[word.lower].map { [$0] }
            ?? Nearest.words(word.lower, in: OperatorTable.openingWords.sorted())
        // `lowest` and its like follow a field in `sort by`; a word nearer to a step is one.
        guard nearest.count == 1, let meant = nearest.first,
            Nearest.words(word.lower, in: StepTable.rows.map(\.word)).isEmpty
        else {
            return nil
        }
        note(.unknownOperator(word.text, nearest: meant), at: word.span, repair: meant)
        tokens[place].text = meant
        tokens[place].lower = meant
        return try test(of: left)
    }

    /// A value after an operator; several bare words in a row were meant as one text.
    private mutating func operand() throws(Abandoned) -> ExpressionSyntax {
        joined(try sum())
    }

    private mutating func isTest(of left: ExpressionSyntax) throws(Abandoned) -> ExpressionSyntax.Node {
        let isNegated = takeWord("not") != nil
        if takeWord("missing") != nil { return .isMissing(left, isNegated: isNegated) }
        if takeWord("present") != nil { return .isMissing(left, isNegated: !isNegated) }
        if token.kind == .word, ["null", "none", "empty", "blank", "nothing"].contains(token.lower),
            !opensComparison(ahead(1))
        {
            note(.nullWord(token.text), at: token.span, repair: "missing")
            advance()
            return .isMissing(left, isNegated: isNegated)
        }
        if token.isWord("in"), ahead(1).isSign("(") || ahead(1).kind == .parameter {
            advance()
            return .isIn(left, try list(), isNegated: isNegated)
        }
        if token.kind == .word, ["in", "under"].contains(token.lower), ahead(1).kind == .word,
            ReservedWords.isName(ahead(1).lower)
        {
            // `in place` and `under way` are stages.
            let start = advance().span
            let words = text(start.union(advance().span))
            let isStage = ["in place", "under way"].contains(words.lowercased())
            note(.unquotedWords(words), at: start.union(lastSpan), repair: isStage ? "\"\(words)\"" : nil)
            return .isOneOf(
                left, [ExpressionSyntax(.text(words), start.union(lastSpan))], isNegated: isNegated)
        }
        let first = try operand()
        return .isOneOf(left, try alternatives(first: first), isNegated: isNegated)
    }

    /// `requires improvement` without marks: a name, then a word that can be no step. Read as the text that
    /// was meant.
    private mutating func joined(_ value: ExpressionSyntax) -> ExpressionSyntax {
        guard case .path(let names) = value.node, names.count == 1, continuesName, token.lower != "count",
            !opensComparison(ahead(1)),
            !token.opensLine, !(token.lower == "group" && ahead(1).isWord("by")),
            !["within", "showing", "per"].contains(token.lower)
        else { return value }
        while continuesName { advance() }
        let span = value.span.union(lastSpan)
        let words = text(span)
        note(.unquotedWords(words), at: span, repair: "\"\(words)\"")
        return ExpressionSyntax(.text(words), span)
    }

    /// Whether the word here can be part of a name written without marks; `in` is, between two others.
    private var continuesName: Bool {
        guard token.kind == .word else { return false }
        if token.lower == "in" { return ahead(1).kind == .word && ReservedWords.isName(ahead(1).lower) }
        return ReservedWords.isName(token.lower) && ReservedWords.stepHabits[token.lower] == nil
            && !seemsMisspeltStep
    }

    /// Whether the word here is near to a step word and followed by something that step can act on; a word of
    /// a name is not.
    var seemsMisspeltStep: Bool {
        let next = ahead(1)
        return Nearest.words(token.lower, in: StepTable.rows.map(\.word)).contains { step in
            switch step {
            case "first", "last": isNumber(next)
            case "count": next.kind == .end || next.isWord("by") || ReservedWords.steps.contains(next.lower)
            default:
                next.kind == .string || next.isWord("by")
                    || (next.kind == .word && ReservedWords.isName(next.lower))
            }
        }
    }

    func opensComparison(_ token: QueryToken) -> Bool {
        if token.kind == .sign { return OperatorTable.test(sign: token.text) != nil }
        return token.kind == .word && OperatorTable.openingWords.contains(token.lower)
    }

    /// `{ "or" bare }`: values that are not the left side of another condition.
    private mutating func alternatives(first: ExpressionSyntax) throws(Abandoned) -> [ExpressionSyntax] {
        var values = [first]
        while token.isWord("or"), isBareValue(at: 1) {
            advance()
            values.append(joined(try primary()))
        }
        return values
    }

    private func isBareValue(at offset: Int) -> Bool {
        let value = ahead(offset)
        let next = ahead(offset + 1)
        switch value.kind {
        case .number, .date, .string, .parameter: break
        case .word:
            guard ReservedWords.isName(value.lower) else { return false }
            if value.lower == "said", next.isWord("by") { return false }
            if Quantifier.meant(by: value.lower) != nil, next.kind == .word,
                RecordWord(word: next.lower) != nil
            {
                return false
            }
            if value.lower == "number", next.isWord("of") { return false }
        default: return false
        }
        if opensComparison(next) || (next.isWord("not") && ahead(offset + 2).isWord("in")) { return false }
        if next.kind == .sign, ["+", "-", "*", "/", ".", "("].contains(next.text) { return false }
        return true
    }

    private mutating func list() throws(Abandoned) -> ListSyntax {
        if token.kind == .parameter {
            let name = advance()
            return .parameter(Name(text: name.text, span: name.span))
        }
        guard token.isSign("(") else { return .name(try name("A list in brackets")) }
        let open = advance()
        var values: [ExpressionSyntax] = []
        while !token.isSign(")") {
            values.append(joined(try primary()))
            if !takeSign(",") { break }
        }
        if values.isEmpty { throw expected("A value") }
        if !takeSign(")") {
            note(.unclosedBracket, at: open.span)
            throw Abandoned()
        }
        return .values(values)
    }

    // MARK: arithmetic

    package mutating func sum() throws(Abandoned) -> ExpressionSyntax {
        var left = try product()
        var terms = 0
        while token.kind == .sign, let operation = OperatorTable.arithmetic(sign: token.text, .sum) {
            advance()
            terms += 1
            if terms > Limits.queryDepth {
                note(.tooDeep, at: lastSpan)
                throw Abandoned()
            }
            let right = try product()
            left = ExpressionSyntax(.arithmetic(operation, left, right), left.span.union(right.span))
        }
        return left
    }

    private mutating func product() throws(Abandoned) -> ExpressionSyntax {
        var left = try unary()
        var factors = 0
        while token.kind == .sign, let operation = OperatorTable.arithmetic(sign: token.text, .product) {
            advance()
            factors += 1
            if factors > Limits.queryDepth {
                note(.tooDeep, at: lastSpan)
                throw Abandoned()
            }
            let right = try unary()
            left = ExpressionSyntax(.arithmetic(operation, left, right), left.span.union(right.span))
        }
        return left
    }

    private mutating func unary() throws(Abandoned) -> ExpressionSyntax {
        guard token.isSign("-") else { return try primary() }
        let start = advance().span
        let inner = try nested { (parser) throws(Abandoned) in try parser.unary() }
        return ExpressionSyntax(.negative(inner), start.union(inner.span))
    }

    package mutating func primary() throws(Abandoned) -> ExpressionSyntax {
        let start = token
        switch start.kind {
        case .number(let value):
            advance()
            return ExpressionSyntax(.number(value, written: start.text), start.span)
        case .date(let date):
            advance()
            return ExpressionSyntax(.date(date), start.span)
        case .string:
            advance()
            return ExpressionSyntax(.text(start.text), start.span)
        case .parameter:
            advance()
            return ExpressionSyntax(.parameter(Name(text: start.text, span: start.span)), start.span)
        case .sign where start.text == "(":
            advance()
            let inner = try nested { (parser) throws(Abandoned) in try parser.expression() }
            guard takeSign(")") else {
                note(.unclosedBracket, at: start.span)
                throw Abandoned()
            }
            return ExpressionSyntax(inner.node, start.span.union(lastSpan))
        case .word: return try word()
        case .sign, .regex, .end: throw expected("A field or a value")
        }
    }

    /// A quantifier, `yes` or `no`, a call, or a path.
    private mutating func word() throws(Abandoned) -> ExpressionSyntax {
        let start = token
        if let quantifier = Quantifier.meant(by: start.lower), ahead(1).kind == .word {
            if RecordWord(word: ahead(1).lower) != nil {
                advance()
                return try quantified(quantifier, from: start.span)
            }
            if ahead(2).isSign("("), quantifier != .no || ReservedWords.isName(ahead(1).lower) {
                let wrong = ahead(1)
                let nearest = Nearest.words(wrong.lower, in: RecordWord.allCases.map(\.rawValue))
                note(.unknownRecord(wrong.text, nearest: nearest), at: wrong.span, repair: nearest.first)
                throw Abandoned()
            }
        }
        if start.lower == "number", ahead(1).kind == .word, RecordWord(word: ahead(1).lower) != nil {
            note(.expected("The word of", found: ahead(1).text), at: start.span, repair: "number of")
            advance()
            return try quantified(.number, from: start.span)
        }
        if start.lower == "number", ahead(1).isWord("of") {
            advance()
            advance()
            guard token.kind == .word, RecordWord(word: token.lower) != nil else {
                if token.kind == .word {
                    let nearest = Nearest.words(token.lower, in: RecordWord.allCases.map(\.plural))
                    note(.unknownRecord(token.text, nearest: nearest), at: token.span, repair: nearest.first)
                    throw Abandoned()
                }
                throw expected("A kind of record, such as findings,")
            }
            return try quantified(.number, from: start.span)
        }
        guard ReservedWords.isName(start.lower) else { throw expected("A field or a value") }
        if opensFigure {
            var figure = try nested { (parser) throws(Abandoned) in try parser.aggregate() }
            figure.per = try per()
            return ExpressionSyntax(.figure(figure), start.span.union(lastSpan))
        }
        if start.lower == "yes" || start.lower == "no" || start.lower == "true" || start.lower == "false" {
            advance()
            return ExpressionSyntax(.yesNo(start.lower == "yes" || start.lower == "true"), start.span)
        }
        if ahead(1).isSign("("), !ahead(2).isWord("where"),
            ahead(1).span.start == start.span.end || FunctionTable.row(start.lower) != nil
        {
            return try call()
        }
        return try path()
    }

    mutating func path() throws(Abandoned) -> ExpressionSyntax {
        var names = [try name("A field or a value")]
        while token.isSign("."), ahead(1).kind == .word {
            advance()
            let part = advance()
            names.append(Name(text: part.text, span: part.span))
            if names.count > Limits.queryDepth {
                note(.tooDeep, at: part.span)
                throw Abandoned()
            }
        }
        return ExpressionSyntax(.path(names), names[0].span.union(lastSpan))
    }
}
