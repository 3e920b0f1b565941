internal import QueryTables
internal import SourceText

// What follows each step word.

extension Parser {
    /// The step that `word` opens; the word itself has been read.
    mutating func action(_ word: String, opened: QueryToken) throws(Abandoned) -> StepSyntax.Action {
        switch word {
        case "where": return .filter(try expression())
        case "about": return .search(try search())
        case "show": return .show(try shown())
        case "add":
            let name = try name("A name for the new column")
            guard takeSign("=") else { throw expected("The sign =") }
            return .add(name, try expression())
        case "sort":
            try by(after: opened, "sort by")
            var orders = [try order()]
            while takeSign(",") { orders.append(try order()) }
            return .sort(orders)
        case "first", "last": return try take(isLast: word == "last", word: opened.text)
        case "count":
            guard token.isWord("distinct") else {
                return .count(keys: takeWord("by") == nil ? [] : try keys())
            }
            place -= 1
            return .summarise([try aggregate()], keys: takeWord("by") == nil ? [] : try keys())
        case "summarise":
            var figures = [try aggregate()]
            while takeSign(",") { figures.append(try aggregate()) }
            return .summarise(figures, keys: takeWord("by") == nil ? [] : try keys())
        case "pivot":
            let row = try path()
            guard takeWord("by") != nil else { throw expected("The word by") }
            let column = try path()
            let figure = takeWord("showing") == nil ? nil : try aggregate()
            return .pivot(row: row, column: column, showing: figure, hasTotals: try totals())
        case "compare": return try compare()
        case "rank":
            try by(after: opened, "rank by")
            return .rank(try order(), per: try per())
        case "also": return .also(try nested { (parser) throws(Abandoned) in parser.readSource() })
        default:
            var paths = [try path()]
            while takeSign(",") { paths.append(try path()) }
            return .distinct(paths)
        }
    }

    /// Reads `by`; when it is left out, says so and reads on as if it stood there.
    private mutating func by(after opened: QueryToken, _ words: String) throws(Abandoned) {
        if takeWord("by") != nil { return }
        guard !atEnd, token.kind == .word, ReservedWords.isName(token.lower) else {
            throw expected("The word by")
        }
        note(.missingBy(step: opened.text, example: "\(words) \(token.text)"), at: opened.span, repair: words)
    }

    private mutating func shown() throws(Abandoned) -> [ShownSyntax] {
        var items: [ShownSyntax] = []
        repeat {
            let value = try expression()
            let heading: Name? = takeWord("named") == nil ? nil : try name("A name for the column")
            items.append(ShownSyntax(value: value, name: heading))
        } while takeSign(",")
        return items
    }

    private static let directions: [String: String] = [
        "lowest": "lowest", "oldest": "oldest", "up": "up", "asc": "up", "ascending": "up",
        "highest": "highest", "newest": "newest",
        "down": "down", "desc": "down", "descending": "down",
    ]

    private mutating func order() throws(Abandoned) -> OrderSyntax {
        let value = try expression()
        guard token.kind == .word, let direction = Self.directions[token.lower] else {
            return OrderSyntax(value: value, direction: nil)
        }
        advance()
        return OrderSyntax(value: value, direction: direction)
    }

    private mutating func take(isLast: Bool, word: String) throws(Abandoned) -> StepSyntax.Action {
        guard case .number(let number) = token.kind else {
            note(.wholeNumberExpected(isLast ? "last" : "first"), at: atEnd ? lastSpan : token.span)
            throw Abandoned()
        }
        let count = try wholeNumber(number, for: isLast ? "last" : "first")
        return .take(count: count, isLast: isLast, per: try per())
    }

    /// `per region, type`; nothing where it does not stand.
    mutating func per() throws(Abandoned) -> [ExpressionSyntax] {
        var paths: [ExpressionSyntax] = []
        if takeWord("per") != nil {
            repeat { paths.append(try path()) } while takeSign(",")
        }
        return paths
    }

    /// `with totals`, behind a pivot.
    private mutating func totals() throws(Abandoned) -> Bool {
        guard takeWord("with") != nil else { return false }
        guard takeWord("totals") != nil || takeWord("total") != nil else { throw expected("The word totals") }
        return true
    }

    private mutating func wholeNumber(_ number: Double, for step: String) throws(Abandoned) -> Int {
        let span = advance().span
        guard number.rounded() == number else {
            note(.wholeNumberExpected(step), at: span)
            throw Abandoned()
        }
        guard number <= Double(Limits.rowCount) else {
            note(.countTooLarge, at: span)
            throw Abandoned()
        }
        return Int(number)
    }

    mutating func keys() throws(Abandoned) -> [KeySyntax] {
        var keys: [KeySyntax] = []
        repeat {
            let name = try assignedName()
            let isEach =
                token.isWord("each") && ahead(1).kind == .word && ReservedWords.isName(ahead(1).lower)
            if isEach { advance() }
            keys.append(KeySyntax(name: name, isEach: isEach, value: try sum()))
        } while takeSign(",")
        return keys
    }

    /// `NAME =`, where a name may be given to what follows.
    private mutating func assignedName() throws(Abandoned) -> Name? {
        guard token.kind == .word, ahead(1).isSign("=") else { return nil }
        let given = try name("A name")
        advance()
        return given
    }

    mutating func aggregate() throws(Abandoned) -> AggregateSyntax {
        let start = token
        let given = try assignedName()
        guard token.kind == .word else { throw expected("A figure, such as average score,") }
        let word = token
        guard var row = AggregateTable.row(word.lower) else {
            guard ReservedWords.isName(word.lower) else { throw expected("A figure, such as average score,") }
            let nearest = Nearest.words(word.lower, in: AggregateTable.rows.flatMap { [$0.word] + $0.habits })
            note(
                .unknownAggregate(word.text, nearest: nearest), at: word.span,
                repair: nearest.count == 1 ? nearest.first : nil)
            throw Abandoned()
        }
        advance()
        if row.aggregate == .count, token.isWord("distinct"),
            let distinct = AggregateTable.row("count distinct")
        {
            advance()
            row = distinct
        }
        let level = row.needsLevel ? try level(of: row.word) : nil
        _ = takeWord("of")
        let value = opensOperand ? try sum() : nil
        var condition: ExpressionSyntax?
        if token.isSign("("), ahead(1).isWord("where") {
            let open = advance()
            advance()
            condition = try nested { (parser) throws(Abandoned) in try parser.expression() }
            if !takeSign(")") { note(.unclosedBracket, at: open.span) }
        }
        return AggregateSyntax(
            name: given, function: Name(text: row.word, span: word.span), level: level, value: value,
            condition: condition, place: Place(start.span.union(lastSpan)))
    }

    /// The number from 0 to 100 before the value of a figure that needs one.
    private mutating func level(of figure: String) throws(Abandoned) -> Double {
        guard case .number(let number) = token.kind, (0...100).contains(number) else {
            throw expected("A number from 0 to 100 after \(figure)")
        }
        advance()
        return number
    }

    /// Whether an operand can begin here.
    private var opensOperand: Bool {
        switch token.kind {
        case .word:
            if ["by"].contains(token.lower) { return false }
            // After a figure `count` opens the next step, unless it ends the operand.
            if token.lower == "count" {
                return ahead(1).isSign(",") || ahead(1).isSign("(") || ahead(1).isWord("by")
                    || ahead(1).kind == .end
            }
            if ReservedWords.stepHabits[token.lower] != nil, ahead(1).kind == .word || isNumber(ahead(1)) {
                return false
            }
            return ReservedWords.isName(token.lower)
        case .number, .date, .string, .parameter: return true
        case .sign: return token.text == "-" || (token.text == "(" && !ahead(1).isWord("where"))
        case .regex, .end: return false
        }
    }

    func isNumber(_ token: QueryToken) -> Bool {
        if case .number = token.kind { true } else { false }
    }

    private mutating func compare() throws(Abandoned) -> StepSyntax.Action {
        let subject = try path()
        let value = try primary()
        guard takeWord("with") != nil else { throw expected("The word with") }
        let start = token.span
        let other: ComparisonSyntax.Other
        if takeWord("rest") != nil {
            other = .rest
        } else if takeWord("all") != nil {
            other = .all
        } else if takeWord("similar") != nil {
            other = .similar
        } else {
            var values = [try primary()]
            while takeSign(",") { values.append(try primary()) }
            other = .values(values)
        }
        let place = Place(start.union(lastSpan))
        guard takeWord("showing") != nil else {
            throw expected("The word showing and a figure, such as showing average score,")
        }
        let figure = try aggregate()
        guard takeWord("by") != nil else { throw expected("The word by and a field") }
        return .compare(
            ComparisonSyntax(
                subject: subject, value: value, other: other, otherPlace: place, showing: figure,
                key: try path()))
    }

    // MARK: full text

    private mutating func search() throws(Abandoned) -> SearchSyntax {
        var parts = [try searchAnd()]
        while takeWord("or") != nil { parts.append(try searchAnd()) }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    private mutating func searchAnd() throws(Abandoned) -> SearchSyntax {
        var parts = [try searchNot()]
        while takeWord("and") != nil { parts.append(try searchNot()) }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    private mutating func searchNot() throws(Abandoned) -> SearchSyntax {
        if takeWord("not") != nil {
            return .not(try nested { (parser) throws(Abandoned) in try parser.searchNot() })
        }
        if token.isSign("(") {
            let open = advance()
            let inner = try nested { (parser) throws(Abandoned) in try parser.search() }
            if !takeSign(")") { note(.unclosedBracket, at: open.span) }
            return inner
        }
        let start = token.span
        let words = try searchWords()
        guard takeWord("near") != nil else { return words }
        guard token.kind == .string else { throw expected("Words in quotation marks") }
        let near = advance().text
        var within: Int?
        if takeWord("within") != nil {
            guard case .number(let number) = token.kind else {
                note(.wholeNumberExpected("within"), at: atEnd ? lastSpan : token.span)
                throw Abandoned()
            }
            within = try wholeNumber(number, for: "within")
        }
        return .near(words, near, within: within, Place(start.union(lastSpan)))
    }

    private mutating func searchWords() throws(Abandoned) -> SearchSyntax {
        let start = token
        switch start.kind {
        case .string:
            advance()
            return .words(start.text, Place(start.span))
        case .parameter:
            advance()
            return .parameter(Name(text: start.text, span: start.span))
        case .word where start.lower == "topic" && ahead(1).isSign(":"):
            advance()
            advance()
            guard token.kind == .word else { throw expected("A topic") }
            let name = advance()
            return .topic(Name(text: name.text, span: name.span))
        case .word where ReservedWords.isName(start.lower): throw unquotedSearch()
        case .number, .date: throw unquotedSearch()
        default: throw expected("Words in quotation marks")
        }
    }

    /// Bare words after `about`: all of them up to what must be something else.
    private mutating func unquotedSearch() -> Abandoned {
        let start = token.span
        while !atEnd {
            guard
                token.kind == .word
                    ? ReservedWords.isName(token.lower) && token.lower != "near"
                    : isNumber(token) || token.isSign("-")
            else {
                break
            }
            // `count` is a step here, unless it is the first word.
            if token.lower == "count", token.span != start { break }
            advance()
        }
        let span = start.union(lastSpan)
        let words = text(span)
        note(.unquotedSearch(words), at: span, repair: "\"\(words)\"")
        return Abandoned()
    }
}
