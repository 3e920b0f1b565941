internal import QuerySyntax
internal import QueryTables
package import SourceText

/// A saved script: parameters, names, queries and commands, in the order in which they stand.
package struct Script: Sendable {
    /// One statement.
    package enum Item: Sendable {
        /// `let weak = statements where score <= 2`
        case definition(Definition, Span)
        /// A query: compile it with the source and this span.
        case query(Span)
        /// Anything else, as written: `brief councillor-note authority=$authority`
        case command(String, Span)
    }

    /// What spans point into.
    package let source: Source
    /// In the order declared.
    package private(set) var parameters: [ParameterDeclaration] = []
    /// In the order written, declarations of parameters left out.
    package private(set) var items: [Item] = []
    /// The comment at the top.
    package private(set) var help = ""
    /// What is wrong with parameters, `let`s and the version line; queries are judged when they are compiled.
    package private(set) var diagnostics: [Diagnostic] = []

    /// Reads a script.
    ///
    /// - Parameters:
    ///   - catalogue: for names of queries known from elsewhere.
    ///   - commands: the words that open a command; any other line is a query.
    package static func read(_ source: Source, catalogue: Catalogue, commands: Set<String>) -> Script {
        var script = Script(source: source)
        var names = catalogue.queryNames
        var mistakes: [Mistake] = []
        for (index, span) in statements(of: source, commands: commands).enumerated() {
            script.add(span, isFirst: index == 0, names: &names, commands: commands, mistakes: &mistakes)
        }
        script.help = topComment(of: source)
        script.diagnostics = QueryLanguage.words(mistakes)
        return script
    }

    private mutating func add(
        _ span: Span, isFirst: Bool, names: inout Set<String>, commands: Set<String>,
        mistakes: inout [Mistake]
    ) {
        var parser = Parser(source, in: span, queryNames: names)
        let first = parser.token
        if isFirst, first.isWord("assay"), case .number(let version) = parser.ahead(1).kind,
            parser.ahead(2).kind == .end
        {
            if version != 1 {
                mistakes.append(Mistake(.unknownVersion(parser.ahead(1).text), at: parser.ahead(1).span))
            }
            return
        }
        if first.isWord("param") {
            if let parameter = parser.parameter(comment: Self.comment(after: span, in: source)) {
                if parameters.contains(where: { $0.name.lowercased() == parameter.name.lowercased() }) {
                    parser.note(.nameTaken(parameter.name), at: parameter.place.span)
                }
                parameters.append(parameter)
            }
            mistakes += parser.mistakes
        } else if first.isWord("let") {
            if let definition = parser.definition() {
                if case .query = definition.content { names.insert(definition.name.lowercased()) }
                items.append(.definition(definition, span))
            }
            mistakes += parser.mistakes
        } else if first.kind == .word, commands.contains(first.lower),
            !ReservedWords.steps.contains(first.lower)
        {
            items.append(.command(String(source.text[span]), span))
        } else {
            items.append(.query(span))
        }
    }

    /// The parameters that must be given and are not among `arguments`.
    package func missing(from arguments: [(name: String, value: String)]) -> [ParameterDeclaration] {
        parameters.filter { parameter in
            parameter.fallback == nil
                && !arguments.contains { $0.name.lowercased() == parameter.name.lowercased() }
        }
    }

    /// The catalogue in which the script's queries are compiled: its names, and its parameters with their
    /// values.
    ///
    /// - Throws: the script's own `diagnostics`, wrong, missing and unknown arguments, and mistakes in its
    ///   `let`s.
    package func session(_ base: Catalogue, arguments: [(name: String, value: String)]) throws(Diagnostics)
        -> Catalogue
    {
        var catalogue = base
        var mistakes: [Mistake] = []
        for parameter in parameters {
            let given = arguments.last { $0.name.lowercased() == parameter.name.lowercased() }
            var value: ExpressionSyntax?
            let written =
                given.map { ($0.value, parameter.place.span) }
                ?? parameter.fallback.map { (Checker.written($0), $0.span) }
            if let (text, span) = written {
                switch base.literal(text, for: parameter, at: span) {
                case .success(let literal): value = literal
                case .failure(let failure): mistakes.append(failure.mistake)
                }
            } else {
                mistakes.append(
                    Mistake(
                        .missingParameter(parameter.name, type: parameter.typeWord, help: parameter.help),
                        at: parameter.place.span))
            }
            catalogue.parameters[parameter.name.lowercased()] = Parameter(parameter, value: value)
        }
        let known = parameters.map(\.name)
        var unexpected: [Mistake] = []
        for argument in arguments
        where !known.contains(where: { $0.lowercased() == argument.name.lowercased() }) {
            let place = parameters.first?.place.span ?? Span(0, min(1, source.text.utf8.count))
            unexpected.append(
                Mistake(
                    .unexpectedArgument(
                        argument.name, nearest: Nearest.words(argument.name, in: known), all: known),
                    at: place))
        }
        // Arguments have no place of their own, so each is said, beside what is wrong with the parameter they
        // are shown at.
        let wrong = diagnostics + unexpected.map(MistakeWording.diagnostic) + QueryLanguage.words(mistakes)
        guard wrong.isEmpty else { throw Diagnostics(source: source, items: wrong) }
        for case .definition(let definition, _) in items {
            mistakes += Self.mistakes(in: definition, catalogue)
            catalogue.definitions[definition.name.lowercased()] = definition
        }
        guard mistakes.isEmpty else {
            throw Diagnostics(source: source, items: QueryLanguage.words(mistakes))
        }
        return catalogue
    }

    private static func mistakes(in definition: Definition, _ catalogue: Catalogue) -> [Mistake] {
        switch definition.content {
        case .query(let query): Checker.check(query, catalogue).mistakes
        case .value(let value): Checker.mistakes(in: value, catalogue)
        case .list(let values): values.flatMap { Checker.mistakes(in: $0, catalogue) }
        }
    }

    /// The script as a named query, when it is one query with its parameters and nothing else.
    package func definition(named name: String) -> Definition? {
        guard items.count == 1, case .query(let span) = items[0], diagnostics.isEmpty else { return nil }
        let parsed = Parser.query(source, in: span)
        return parsed.mistakes.isEmpty
            ? Definition(name: name, content: .query(parsed.query), parameters: parameters, help: help) : nil
    }
}

// MARK: lines

extension Script {
    /// The statements of a script: lines that continue are joined to the one above, comments and empty lines
    /// left out.
    static func statements(of source: Source, commands: Set<String>) -> [Span] {
        var statements: [Span] = []
        var current: Span?
        for number in source.lines.starts.indices {
            let start = source.lines.starts[number]
            let line = source.line(number + 1)
            let end = start + line.utf8.count
            let trimmed = line.drop { $0.isWhitespace }
            if trimmed.isEmpty || trimmed.hasPrefix("--") {
                // A comment may stand between steps; an empty line ends the statement.
                if trimmed.isEmpty, let done = current {
                    statements.append(done)
                    current = nil
                }
                continue
            }
            let lineStart = end - trimmed.utf8.count
            if let before = current {
                let isCommand = opensCommand(source.text[before], commands)
                if !isCommand,
                    Refinement.isContinuation(String(trimmed)) || opensConnected(trimmed)
                        || Refinement.unfinished(String(source.text[before])) != nil
                {
                    current = Span(before.start, end)
                    continue
                }
                statements.append(before)
            }
            current = Span(lineStart, end)
        }
        if let current { statements.append(current) }
        return statements
    }

    private static func opensCommand(_ text: Substring, _ commands: Set<String>) -> Bool {
        let word = text.prefix { !$0.isWhitespace }.lowercased()
        return commands.contains(word) && !ReservedWords.steps.contains(word)
    }

    /// Whether a line begins with what can only follow something: `and`, `or`, `)`, a comma.
    private static func opensConnected(_ line: Substring) -> Bool {
        if let first = line.first, ")],".contains(first) { return true }
        return ["and", "or"].contains(line.prefix { $0.isLetter }.lowercased())
    }

    /// The text after `--` on a statement's last line.
    static func comment(after span: Span, in source: Source) -> String {
        let line = source.line(source.lines.line(containing: span.start))
        guard let mark = line.firstRange(of: "--") else { return "" }
        return String(line[mark.upperBound...].drop { $0.isWhitespace }.trimmingSuffix { $0.isWhitespace })
    }

    private static func topComment(of source: Source) -> String {
        var lines: [Substring] = []
        for number in source.lines.starts.indices {
            let line = source.line(number + 1).drop { $0.isWhitespace }
            if line.hasPrefix("--") {
                lines.append(line.dropFirst(2).drop { $0.isWhitespace })
            } else if !(lines.isEmpty && (line.isEmpty || line.hasPrefix("assay"))) {
                break
            }
        }
        return lines.joined(separator: " ")
    }
}

extension Parser {
    /// `param limit: number = 2`
    mutating func parameter(comment: String) -> ParameterDeclaration? {
        advance()
        guard let name = try? name("A name") else { return nil }
        guard takeSign(":") else {
            _ = expected("A : and a type")
            return nil
        }
        let type = token
        guard type.kind == .word else {
            _ = expected("A type, such as text or authority,")
            return nil
        }
        advance()
        var word = type.lower
        if word == "yes", token.isSign("/"), ahead(1).isWord("no") {
            advance()
            advance()
            word = "yes/no"
        }
        guard let found = ParameterDeclaration.types.first(where: { $0.word == word }) else {
            let nearest = Nearest.words(word, in: ParameterDeclaration.types.map(\.word))
            note(
                .unknownType(type.text, nearest: nearest), at: type.span,
                repair: nearest.count == 1 ? nearest.first : nil)
            return nil
        }
        var fallback: ExpressionSyntax?
        if takeSign("=") {
            guard let value = try? primary() else { return nil }
            // A bare word is a name, as it is on the command line.
            fallback =
                if case .path(let names) = value.node {
                    ExpressionSyntax(.text(names.map(\.text).joined(separator: ".")), value.span)
                } else { value }
        }
        if !atEnd { _ = expected("The end of the line") }
        return ParameterDeclaration(
            name: name.text, type: found.type, fallback: fallback, help: comment, at: name.span)
    }

    /// `let NAME = value`, `let NAME = (value, …)` or `let NAME = query`
    mutating func definition() -> Definition? {
        advance()
        guard let name = try? name("A name") else { return nil }
        guard takeSign("=") else {
            _ = expected("The sign =")
            return nil
        }
        if opensQuery(at: 0) || (token.isSign("(") && opensQuery(at: 1)) {
            let query = query(isNested: false)
            return mistakes.isEmpty ? Definition(name: name.text, content: .query(query)) : nil
        }
        guard takeSign("(") else {
            guard let value = try? sum() else { return nil }
            if !atEnd { _ = expected("The end of the line") }
            return Definition(name: name.text, content: .value(value))
        }
        var values: [ExpressionSyntax] = []
        repeat {
            guard let value = try? primary() else { return nil }
            values.append(value)
        } while takeSign(",")
        if !takeSign(")") { _ = expected("A closing bracket") }
        if !atEnd { _ = expected("The end of the line") }
        return Definition(name: name.text, content: .list(values))
    }

    private func opensQuery(at offset: Int) -> Bool {
        let first = ahead(offset)
        guard first.kind == .word else { return false }
        if first.lower == "all" {
            return ahead(offset + 1).kind == .word && RecordWord(word: ahead(offset + 1).lower) != nil
        }
        let next = ahead(offset + 1)
        if next.isSign(","), offset > 0 { return false }
        return RecordWord(word: first.lower) != nil || queryNames.contains(first.lower) || first.lower == "it"
    }
}

extension QueryLanguage {
    /// Reads one `let` line, as typed at the prompt, and checks what it names.
    package static func definition(_ source: Source, catalogue: Catalogue) throws(Diagnostics) -> Definition {
        var parser = Parser(source, queryNames: catalogue.queryNames)
        let definition = parser.definition()
        var mistakes = parser.mistakes
        if case .query(let query) = definition?.content {
            mistakes += Checker.check(query, catalogue).mistakes
        }
        let diagnostics = words(mistakes)
        guard let definition, !diagnostics.contains(where: { $0.severity == .error }) else {
            throw Diagnostics(source: source, items: diagnostics)
        }
        return definition
    }
}
