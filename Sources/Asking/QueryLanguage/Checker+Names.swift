internal import AssessmentModel
internal import QuerySyntax
internal import QueryTables
internal import SourceText

// What names mean: columns, fields of the record, fields of the records it belongs to; then choices, councils
// and statements.

extension Checker {
    /// What a bare name is in a scope: a column made by a step, the record's own field, or the nearest
    /// parent's. Nil when nothing.
    func lookUp(_ name: String, in scope: Scope, at span: Span) -> CheckedExpression? {
        let lower = name.lowercased()
        if let column = scope.column(lower) { return CheckedExpression(.slot(column), column.type, span) }
        guard let record = scope.record else { return nil }
        return lookUp(lower, in: record, at: span)
    }

    private func lookUp(_ lower: String, in record: RecordWord, at span: Span) -> CheckedExpression? {
        if lower == record.rawValue { return CheckedExpression(.record(record), .record(record), span) }
        if let field = record.row.field(lower) { return Self.field(field, of: record, span) }
        for ancestor in record.row.ancestors {
            if lower == ancestor.record.rawValue {
                return CheckedExpression(.record(ancestor.record), .record(ancestor.record), span)
            }
            if let field = ancestor.record.row.field(lower) {
                return Self.field(field, of: ancestor.record, span)
            }
        }
        return nil
    }

    private static func field(_ field: FieldRow, of record: RecordWord, _ span: Span) -> CheckedExpression {
        if case .record(let word) = field.type {
            return CheckedExpression(.record(word), .record(word), span)
        }
        return CheckedExpression(.field(field, of: record), field.type, span)
    }

    /// A path: the first name in the scope, each further one in the record before it. Records a mistake when
    /// there is none.
    mutating func path(_ names: [Name], in scope: Scope) -> CheckedExpression {
        guard let first = names.first, let last = names.last else {
            return CheckedExpression(.constant(.text("")), nil, Span(0, 0))
        }
        let span = first.span.union(last.span)
        guard var value = lookUp(first.lower, in: scope, at: first.span) else {
            if names.count == 1, let found = defined(first, { $0.expression($1, in: scope) }) { return found }
            unknown(first, in: scope)
            return CheckedExpression(.constant(.text("")), nil, span)
        }
        for name in names.dropFirst() {
            guard case .record(let record) = value.node else {
                note(.noParents(first.text), at: first.span)
                return CheckedExpression(.constant(.text("")), nil, span)
            }
            guard let next = lookUp(name.lower, in: record, at: name.span) else {
                unknown(name, in: Scope(record: record))
                return CheckedExpression(.constant(.text("")), nil, span)
            }
            value = next
        }
        if case .record(let word) = value.node { usedRecords.insert(word) }
        if case .field(_, let word) = value.node { usedRecords.insert(word) }
        return CheckedExpression(value.node, value.type, span)
    }

    /// What a `let` gave a value's name to, checked in its place; nil when there is no such name.
    private mutating func defined(
        _ name: Name, _ check: (inout Checker, ExpressionSyntax) -> CheckedExpression
    ) -> CheckedExpression? {
        guard let definition = catalogue.definitions[name.lower], case .value(let value) = definition.content
        else { return nil }
        guard !openNames.contains(name.lower) else {
            note(.definedByItself(name.text), at: name.span)
            return CheckedExpression(.constant(.text("")), nil, name.span)
        }
        let before = borrowedSpan
        openNames.append(name.lower)
        borrowedSpan = before ?? name.span
        defer {
            openNames.removeLast()
            borrowedSpan = before
        }
        return check(&self, ExpressionSyntax(value.node, name.span))
    }

    private mutating func unknown(_ name: Name, in scope: Scope) {
        guard let record = scope.record else {
            let columns = scope.columns.map(\.name)
            let nearest = Nearest.words(name.lower, in: columns)
            return note(
                .unknownColumn(name.text, columns: columns, nearest: nearest), at: name.span,
                repair: nearest.count == 1 ? nearest.first : nil)
        }
        var owners: [String: RecordWord] = [:]
        var known: [String] = scope.columns.map(\.name)
        for field in record.row.fields {
            known.append(field.name)
            owners[field.name] = record
        }
        known.append(record.rawValue)
        for ancestor in record.row.ancestors {
            for field in [ancestor.record.rawValue] + ancestor.record.row.fields.map(\.name)
            where owners[field] == nil && !known.contains(field) {
                known.append(field)
                if field != ancestor.record.rawValue { owners[field] = ancestor.record }
            }
        }
        var nearest = Nearest.words(name.lower, in: known)
        if nearest.isEmpty, let singular = RecordWord(word: name.lower)?.rawValue, known.contains(singular) {
            nearest = [singular]
        }
        if nearest.isEmpty, let meant = ForeignWords.field(name.lower), known.contains(meant) {
            nearest = [meant]
        }
        let isPart = nearest.isEmpty
        if isPart {
            nearest = Array(
                known.filter {
                    name.lower.count > 2 && $0.split(separator: "_").contains(Substring(name.lower))
                }.prefix(3))
        }
        let suggestions = nearest.map {
            Mistake.Suggestion(name: $0, from: owners[$0].flatMap { $0 == record ? nil : $0.rawValue })
        }
        note(
            .unknownField(record: record, word: name.text, suggestions: suggestions), at: name.span,
            repair: nearest.count == 1 && !isPart ? nearest.first : nil)
    }

    // MARK: values that belong to a type

    /// A written value where a value of a type should stand. Choices and names come first, then fields.
    mutating func value(_ syntax: ExpressionSyntax, for type: FieldType, of left: String, in scope: Scope)
        -> CheckedExpression
    {
        if case .parameter(let name) = syntax.node {
            guard let literal = parameterValue(name) else {
                return CheckedExpression(.constant(.text("")), nil, syntax.span)
            }
            return value(ExpressionSyntax(literal.node, syntax.span), for: type, of: left, in: scope)
        }
        if case .path(let names) = syntax.node, names.count == 1,
            lookUp(names[0].lower, in: scope, at: syntax.span) == nil,
            let found = defined(names[0], { $0.value($1, for: type, of: left, in: scope) })
        {
            return found
        }
        switch type {
        case .choice(let name), .list(let name):
            return named(syntax, in: scope) { $0.choice($1, name, at: syntax.span) }
        case .record(let word): return named(syntax, in: scope) { $0.record($1, word, at: syntax.span) }
        case .date: return date(syntax, in: scope)
        case .number: return number(syntax, of: left, in: scope)
        case .text, .texts: return text(syntax, in: scope)
        case .yesNo:
            if case .path(let names) = syntax.node, names.count == 1,
                lookUp(names[0].lower, in: scope, at: syntax.span) == nil
            {
                note(.notYesNo("\"\(names[0].text)\""), at: syntax.span)
                return CheckedExpression(.constant(.yesNo(false)), nil, syntax.span)
            }
            let found = expression(syntax, in: scope)
            if let type = found.type, type != .yesNo {
                note(.notYesNo(SyntaxPrinter.print(syntax)), at: syntax.span)
            }
            return found
        }
    }

    private typealias Find = (inout Checker, String) -> CheckedExpression?

    /// A bare word or string looked up as a name; failing that, a field; failing that, a mistake that says
    /// what the names are.
    private mutating func named(_ syntax: ExpressionSyntax, in scope: Scope, find: Find) -> CheckedExpression
    {
        let word: String
        switch syntax.node {
        case .path(let names) where names.count == 1: word = names[0].text
        case .text(let text): word = text
        case .number(_, let written): word = written
        case .date(let date): word = date.english
        case .yesNo(let value): word = value ? "yes" : "no"
        default: return expression(syntax, in: scope)
        }
        let before = mistakes.count
        if let found = find(&self, word) { return found }
        if case .path(let names) = syntax.node, let field = lookUp(names[0].lower, in: scope, at: syntax.span)
        {
            mistakes.removeLast(mistakes.count - before)
            return field
        }
        return CheckedExpression(.constant(.text(word)), nil, syntax.span)
    }

    /// The value of a choice; nil, with a mistake that lists them, when there is none such.
    private mutating func choice(_ word: String, _ name: ChoiceName, at span: Span) -> CheckedExpression? {
        let values = catalogue.choices.values(of: name)
        if let found = catalogue.choices.value(word, of: name), let place = values.firstIndex(of: found) {
            return CheckedExpression(
                .constant(.choice(name, label: found.label, rank: place + 1)), .choice(name), span)
        }
        let labels = values.map(\.label)
        let initials = labels.filter { label in
            label.contains(" ")
                && String(label.split(separator: " ").compactMap(\.first)).lowercased() == word.lowercased()
        }
        let nearest = initials.isEmpty ? Nearest.words(word, in: labels) : initials
        let repair = nearest.count == 1 ? nearest.first.map { $0.contains(" ") ? "\"\($0)\"" : $0 } : nil
        // Of a short list the eye finds the right one.
        note(
            .unknownChoice(
                word, name, values: labels, nearest: labels.count <= 4 && initials.isEmpty ? [] : nearest),
            at: span,
            repair: repair)
        return nil
    }

    /// A named record; nil, with a mistake, when the name is unknown or means several.
    private mutating func record(_ word: String, _ record: RecordWord, at span: Span) -> CheckedExpression? {
        func found(_ key: String, _ label: String) -> CheckedExpression {
            CheckedExpression(.constant(.name(record, key: key, label: label)), .record(record), span)
        }
        func repair(_ names: [String]) -> String? { names.count == 1 ? "\"\(names[0])\"" : nil }
        switch record {
        case .authority:
            switch catalogue.authorities.match(word) {
            case .one(let authority): return found(authority.slug, authority.short)
            case .ambiguous(let options): note(.ambiguousName(word, options: options.map(\.short)), at: span)
            case .unknown(let nearest):
                note(.unknownName(record, word, nearest: nearest), at: span, repair: repair(nearest))
            }
            return nil
        case .statement, .framework:
            switch catalogue.statements.match(word) {
            case .one(let statement): return found(statement.slug, statement.name)
            case .ambiguous(let options): note(.ambiguousName(word, options: options.map(\.name)), at: span)
            case .unknown(let nearest):
                note(.unknownName(.statement, word, nearest: nearest), at: span, repair: repair(nearest))
            }
            return nil
        default: return found(word, word)
        }
    }

    private mutating func date(_ syntax: ExpressionSyntax, in scope: Scope) -> CheckedExpression {
        switch syntax.node {
        case .number(_, let written):
            if written.count == 4, let date = PartialDate(iso: written) {
                return CheckedExpression(.constant(.date(date)), .date, syntax.span)
            }
            note(.yearOutOfRange(written), at: syntax.span)
            return CheckedExpression(.constant(.text("")), nil, syntax.span)
        case .text(let text):
            if let date = PartialDate(iso: text) ?? PartialDate(english: text) {
                return CheckedExpression(.constant(.date(date)), .date, syntax.span)
            }
            note(.notADate("\"\(text)\""), at: syntax.span)
            return CheckedExpression(.constant(.text("")), nil, syntax.span)
        default:
            let found = bareOrExpression(syntax, in: scope) { .notADate("\"\($0)\"") }
            if let type = found.type, type != .date {
                note(.notADate(describe(found, syntax)), at: syntax.span)
            }
            return found
        }
    }

    private mutating func number(_ syntax: ExpressionSyntax, of left: String, in scope: Scope)
        -> CheckedExpression
    {
        if case .text(let text) = syntax.node {
            let digits = text.filter { $0.isNumber || $0 == "." }
            let isNumber =
                Double(digits) != nil
                && text.allSatisfy { $0.isNumber || $0 == "." || $0 == "," || $0 == "%" }
            note(
                .notANumber("\"\(text)\"", example: isNumber ? digits : nil), at: syntax.span,
                repair: isNumber ? digits : nil)
            return CheckedExpression(.constant(.text(text)), nil, syntax.span)
        }
        let found = bareOrExpression(syntax, in: scope) { .notANumber("\"\($0)\"", example: nil) }
        if let type = found.type, type != .number {
            note(.notComparable(left: left, right: describe(found, syntax)), at: syntax.span)
            return CheckedExpression(found.node, nil, found.span)
        }
        return found
    }

    private mutating func text(_ syntax: ExpressionSyntax, in scope: Scope) -> CheckedExpression {
        if case .path(let names) = syntax.node, names.count == 1,
            lookUp(names[0].lower, in: scope, at: syntax.span) == nil
        {
            return CheckedExpression(.constant(.text(names[0].text)), .text, syntax.span)
        }
        let found = expression(syntax, in: scope)
        switch found.type {
        case .text, .choice, .record, nil: return found
        default:
            note(.notText(describe(found, syntax)), at: syntax.span)
            return CheckedExpression(found.node, nil, found.span)
        }
    }

    /// A bare word that is no field where a number or date should stand: said to be none of those, with the
    /// nearest field if there is one.
    private mutating func bareOrExpression(
        _ syntax: ExpressionSyntax, in scope: Scope, otherwise: (String) -> Mistake.Fact
    )
        -> CheckedExpression
    {
        if case .path(let names) = syntax.node, names.count == 1,
            lookUp(names[0].lower, in: scope, at: syntax.span) == nil
        {
            note(otherwise(names[0].text), at: syntax.span)
            return CheckedExpression(.constant(.text("")), nil, syntax.span)
        }
        return expression(syntax, in: scope)
    }

    /// For messages: a field's name, a value's own words.
    func describe(_ value: CheckedExpression, _ syntax: ExpressionSyntax) -> String {
        switch value.node {
        case .constant(.text(let text)): "\"\(text)\""
        case .constant(let constant): constant.label
        default: SyntaxPrinter.print(syntax)
        }
    }
}
