internal import AssessmentModel
package import QuerySyntax
package import QueryTables
package import SourceText
internal import TextAnalysis

/// `param authority: authority -- the council the briefing is for`
package struct ParameterDeclaration: Sendable, Hashable {
    package var name: String
    package var type: FieldType
    /// The value when none is given; without one it must be given.
    package var fallback: ExpressionSyntax?
    /// The comment behind it.
    package var help: String
    package var place: Place

    package init(
        name: String, type: FieldType, fallback: ExpressionSyntax? = nil, help: String = "",
        at span: Span = Span(0, 0)
    ) {
        self.name = name
        self.type = type
        self.fallback = fallback
        self.help = help
        self.place = Place(span)
    }

    /// The type as it is written: `authority`, `yes/no`.
    package var typeWord: String {
        switch type {
        case .text, .texts: "text"
        case .number: "number"
        case .date: "date"
        case .yesNo: "yes/no"
        case .choice(let name), .list(let name): name.rawValue
        case .record(let word): word.rawValue
        }
    }

    /// The types a parameter may have, by their words.
    package static let types: [(word: String, type: FieldType)] =
        [
            ("text", .text), ("number", .number), ("date", .date), ("yes/no", .yesNo),
            ("authority", .record(.authority)),
            ("statement", .record(.statement)),
        ]
        + RecordWord.allCases.filter { $0 != .authority && $0 != .statement }.map {
            ($0.rawValue, .record($0))
        }
        + ChoiceName.allCases.map { ($0.rawValue, .choice($0)) }
}

/// A parameter with the value it was given, as a literal.
package struct Parameter: Sendable, Hashable {
    package var declaration: ParameterDeclaration
    /// Nil while it has none.
    package var value: ExpressionSyntax?
    /// The values after the first, of a parameter that is a list: `authority in $compare`.
    package var further: [ExpressionSyntax] = []

    package init(_ declaration: ParameterDeclaration, value: ExpressionSyntax?) {
        self.declaration = declaration
        self.value = value
    }
}

extension Catalogue {
    /// Gives a parameter its values as typed, one or several.
    ///
    /// - Throws: `Diagnostics` with the nearest right value for one that is wrong.
    package mutating func bind(_ name: String, as type: FieldType, to values: [String]) throws(Diagnostics) {
        let declaration = ParameterDeclaration(name: name, type: type)
        var literals: [ExpressionSyntax] = []
        for value in values {
            switch literal(value, for: declaration, at: Span(0, value.utf8.count)) {
            case .success(let literal): literals.append(literal)
            case .failure(let failure):
                throw Diagnostics(
                    source: Source(name: name, text: value), items: QueryLanguage.words([failure.mistake]))
            }
        }
        var parameter = Parameter(declaration, value: literals.first)
        parameter.further = Array(literals.dropFirst())
        parameters[name.lowercased()] = parameter
    }
}

extension Catalogue {
    /// The literal that a parameter's written value means: a name becomes its slug, a choice its label.
    ///
    /// Fails with a mistake, placed at `span`, that names the nearest right values.
    func literal(_ written: String, for declaration: ParameterDeclaration, at span: Span) -> Result<
        ExpressionSyntax, ParameterMistake
    > {
        func wrong(_ nearest: [String] = []) -> Result<ExpressionSyntax, ParameterMistake> {
            .failure(
                ParameterMistake(
                    mistake: Mistake(
                        .wrongParameter(
                            name: declaration.name, value: written, type: declaration.typeWord,
                            nearest: nearest), at: span)))
        }
        switch declaration.type {
        case .text, .texts: return .success(ExpressionSyntax(.text(written), span))
        case .number:
            var parser = Parser(Source(name: "value", text: written))
            let sign = parser.takeSign("-") ? -1.0 : 1.0
            guard case .number(let value) = parser.token.kind, parser.ahead(1).kind == .end,
                parser.mistakes.isEmpty
            else { return wrong() }
            return .success(ExpressionSyntax(.number(sign * value, written: written), span))
        case .date:
            guard let date = PartialDate(iso: written) ?? PartialDate(english: written) else {
                return wrong()
            }
            return .success(ExpressionSyntax(.date(date), span))
        case .yesNo:
            switch written.lowercased() {
            case "yes", "true", "1": return .success(ExpressionSyntax(.yesNo(true), span))
            case "no", "false", "0": return .success(ExpressionSyntax(.yesNo(false), span))
            default: return wrong(["yes", "no"])
            }
        case .choice(let name), .list(let name):
            if let value = choices.value(written, of: name) {
                return .success(ExpressionSyntax(.text(value.label), span))
            }
            let labels = choices.values(of: name).map(\.label)
            let nearest = Nearest.words(written, in: labels)
            return wrong(nearest.isEmpty ? labels : nearest)
        case .record(.authority):
            switch authorities.match(written) {
            case .one(let found): return .success(ExpressionSyntax(.text(found.slug), span))
            case .ambiguous(let found):
                return .failure(
                    ParameterMistake(
                        mistake: Mistake(.ambiguousName(written, options: found.map(\.short)), at: span)))
            case .unknown(let nearest):
                return .failure(
                    ParameterMistake(
                        mistake: Mistake(.unknownName(.authority, written, nearest: nearest), at: span)))
            }
        case .record(.statement), .record(.framework):
            switch statements.match(written) {
            case .one(let found): return .success(ExpressionSyntax(.text(found.slug), span))
            case .ambiguous(let found):
                return .failure(
                    ParameterMistake(
                        mistake: Mistake(.ambiguousName(written, options: found.map(\.name)), at: span)))
            case .unknown(let nearest):
                return .failure(
                    ParameterMistake(
                        mistake: Mistake(.unknownName(.statement, written, nearest: nearest), at: span)))
            }
        case .record: return .success(ExpressionSyntax(.text(written), span))
        }
    }
}

/// A mistake in a parameter's value, as an error.
struct ParameterMistake: Error {
    let mistake: Mistake
}
