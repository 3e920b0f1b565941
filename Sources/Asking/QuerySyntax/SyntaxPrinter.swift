internal import AssessmentModel
internal import QueryTables

/// Prints a syntax tree as the language writes it: reading it again gives the same tree.
package enum SyntaxPrinter {
    /// The whole query on one line.
    package static func print(_ query: QuerySyntax) -> String { parts(query).joined(separator: " ") }

    /// The source, each step and the output, apart: for printing one step a line.
    package static func parts(_ query: QuerySyntax) -> [String] {
        var parts = [print(query.source)] + query.steps.map { print($0.action) }
        if let output = query.output {
            parts.append("as \(output.format.rawValue)" + (output.path.map { " to \(quoted($0))" } ?? ""))
        }
        return parts
    }

    static func print(_ source: SourceSyntax) -> String {
        switch source {
        case .records(let name, let isAll):
            (isAll ? "all " : "") + (RecordWord(word: name.lower)?.plural ?? name.text)
        case .it: "it"
        case .named(let name, let arguments):
            name.text + (arguments.isEmpty ? "" : "(" + list(arguments) + ")")
        case .query(let query): "(" + print(query) + ")"
        case .unreadable: "findings"
        }
    }

    package static func print(_ action: StepSyntax.Action) -> String {
        switch action {
        case .filter(let condition): "where " + print(condition)
        case .search(let search): "about " + print(search)
        case .show(let items):
            "show "
                + items.map { print($0.value) + ($0.name.map { " named \($0.text)" } ?? "") }.joined(
                    separator: ", ")
        case .add(let name, let value): "add \(name.text) = " + print(value)
        case .sort(let orders): "sort by " + orders.map(print).joined(separator: ", ")
        case .take(let count, let isLast, let per):
            (isLast ? "last " : "first ") + String(count) + (per.isEmpty ? "" : " per " + list(per))
        case .count(let keys): "count" + by(keys)
        case .summarise(let figures, let keys):
            "summarise " + figures.map(print).joined(separator: ", ") + by(keys)
        case .pivot(let row, let column, let figure, let hasTotals):
            "pivot \(print(row)) by \(print(column))" + (figure.map { " showing " + print($0) } ?? "")
                + (hasTotals ? " with totals" : "")
        case .compare(let comparison): print(comparison)
        case .rank(let order, let per): "rank by " + print(order) + (per.isEmpty ? "" : " per " + list(per))
        case .also(let source): "also " + print(source)
        case .distinct(let paths): "distinct " + list(paths)
        }
    }

    private static func print(_ order: OrderSyntax) -> String {
        print(order.value) + (order.direction.map { " " + $0 } ?? "")
    }

    private static func by(_ keys: [KeySyntax]) -> String {
        keys.isEmpty
            ? ""
            : " by "
                + keys.map {
                    ($0.name.map { "\($0.text) = " } ?? "") + ($0.isEach ? "each " : "")
                        + print($0.value, tighterThan: .comparison)
                }.joined(separator: ", ")
    }

    /// A number as it is typed: whole ones without a point.
    package static func number(_ value: Double) -> String {
        value.rounded() == value && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }

    package static func print(_ figure: AggregateSyntax) -> String {
        var text = figure.name.map { "\($0.text) = " } ?? ""
        text += figure.function.text
        if let level = figure.level { text += " \(number(level)) of" }
        if let value = figure.value {
            let operand = print(value, tighterThan: .comparison)
            // A bracket or a sign at the start needs `of`, or it would be read with the word before.
            let needsOf = figure.level == nil && operand.first.map { $0 == "(" || $0 == "-" } == true
            text += needsOf ? " of " + operand : " " + operand
        }
        if let condition = figure.condition { text += " (where " + print(condition) + ")" }
        if !figure.per.isEmpty { text += " per " + list(figure.per) }
        return text
    }

    private static func print(_ comparison: ComparisonSyntax) -> String {
        let other =
            switch comparison.other {
            case .rest: "rest"
            case .all: "all"
            case .similar: "similar"
            case .values(let values): list(values)
            }
        return
            "compare \(print(comparison.subject)) \(print(comparison.value, tighterThan: .unary)) with \(other)"
            + " showing \(print(comparison.showing)) by \(print(comparison.key))"
    }

    // MARK: full text

    package static func print(_ search: SearchSyntax) -> String {
        switch search {
        case .words(let words, _): quoted(words)
        case .parameter(let name): "$" + name.text
        case .topic(let name): "topic:" + name.text
        case .near(let first, let second, let within, _):
            "\(print(first)) near \(quoted(second))" + (within.map { " within \($0)" } ?? "")
        case .not(let inner): "not " + bracketed(inner, unlessTighterThan: 3)
        case .and(let parts): parts.map { bracketed($0, unlessTighterThan: 2) }.joined(separator: " and ")
        case .or(let parts): parts.map { bracketed($0, unlessTighterThan: 1) }.joined(separator: " or ")
        }
    }

    private static func bracketed(_ search: SearchSyntax, unlessTighterThan level: Int) -> String {
        let own =
            switch search {
            case .or: 1
            case .and: 2
            case .not: 3
            default: 4
            }
        // `not not "x"` reads back as itself; the others need a bracket at their own level.
        let needsBracket = level == 3 ? own < 3 : own <= level
        return needsBracket ? "(" + print(search) + ")" : print(search)
    }

    // MARK: expressions

    /// How tightly an expression holds together.
    private enum Level: Int {
        case or, and, not, comparison, sum, product, unary, primary
    }

    package static func print(_ expression: ExpressionSyntax) -> String {
        print(expression, tighterThan: nil)
    }

    private static func print(_ expression: ExpressionSyntax, tighterThan outer: Level?) -> String {
        let text = bare(expression)
        guard let outer, level(expression).rawValue <= outer.rawValue else { return text }
        return "(" + text + ")"
    }

    private static func level(_ expression: ExpressionSyntax) -> Level {
        switch expression.node {
        case .or: .or
        case .and: .and
        case .not: .not
        case .test, .isOneOf, .isMissing, .isIn, .between, .matches, .saidBy: .comparison
        case .arithmetic(let row, _, _):
            if case .arithmetic(.sum, _) = row.form { .sum } else { .product }
        case .negative: .unary
        default: .primary
        }
    }

    private static func bare(_ expression: ExpressionSyntax) -> String {
        func operand(_ part: ExpressionSyntax) -> String { print(part, tighterThan: .comparison) }
        switch expression.node {
        case .number(_, let written): return written
        case .text(let text): return quoted(text)
        case .date(let date): return date.month == nil ? quoted(date.iso) : date.english
        case .yesNo(let value): return value ? "yes" : "no"
        case .parameter(let name): return "$" + name.text
        case .path(let names): return names.map(\.text).joined(separator: ".")
        case .call(let name, let arguments): return name.text + "(" + list(arguments) + ")"
        case .quantified(let quantifier, let record, let steps):
            let word = RecordWord(word: record.lower)
            let name = quantifier == .number ? word?.plural : word?.rawValue
            let inner = steps.map { print($0.action) }.joined(separator: " ")
            return "\(quantifier.rawValue) \(name ?? record.text)" + (inner.isEmpty ? "" : " (\(inner))")
        case .figure(let figure): return print(figure)
        case .negative(let inner):
            return "-"
                + (level(inner) == .unary ? "(" + bare(inner) + ")" : print(inner, tighterThan: .unary))
        case .arithmetic(let operation, let left, let right):
            let own = level(expression)
            let looser: Level = own == .sum ? .comparison : .sum
            return
                "\(print(left, tighterThan: looser)) \(operation.spelling) \(print(right, tighterThan: own))"
        case .test(let row, let left, let right): return "\(operand(left)) \(row.spelling) \(operand(right))"
        case .isOneOf(let left, let values, let isNegated):
            let first = values.first.map(operand) ?? ""
            return "\(operand(left)) is \(isNegated ? "not " : "")"
                + ([first] + values.dropFirst().map { print($0) }).joined(separator: " or ")
        case .isMissing(let left, let isNegated):
            return "\(operand(left)) is \(isNegated ? "present" : "missing")"
        case .isIn(let left, let list, let isNegated):
            return "\(operand(left)) \(isNegated ? "not " : "")in \(print(list))"
        case .between(let value, let low, let high):
            return "\(operand(value)) between \(operand(low)) and \(operand(high))"
        case .matches(let left, let pattern): return "\(operand(left)) matches /\(escaped(pattern))/"
        case .saidBy(let values): return "said by " + values.map { print($0) }.joined(separator: " or ")
        case .not(let inner):
            return "not " + (level(inner) == .not ? bare(inner) : print(inner, tighterThan: .and))
        case .and(let parts): return parts.map { print($0, tighterThan: .and) }.joined(separator: " and ")
        case .or(let parts): return orParts(parts)
        case .unreadable: return "yes"
        }
    }

    /// `a is b or c` takes a bare value after `or` for itself, so a condition before such a value is put in
    /// brackets.
    private static func orParts(_ parts: [ExpressionSyntax]) -> String {
        var texts: [String] = []
        for (index, part) in parts.enumerated() {
            let next = index + 1 < parts.count ? parts[index + 1] : nil
            let text = print(part, tighterThan: .or)
            texts.append(endsInAlternatives(part) && next.map(isBareValue) == true ? "(" + text + ")" : text)
        }
        return texts.joined(separator: " or ")
    }

    private static func endsInAlternatives(_ expression: ExpressionSyntax) -> Bool {
        switch expression.node {
        case .isOneOf, .saidBy: true
        case .and(let parts): parts.last.map(endsInAlternatives) ?? false
        case .not(let inner): endsInAlternatives(inner)
        default: false
        }
    }

    private static func isBareValue(_ expression: ExpressionSyntax) -> Bool {
        switch expression.node {
        case .path(let names): names.count == 1
        case .number, .text, .date, .yesNo, .parameter: true
        case .and(let parts): parts.first.map(isBareValue) ?? false
        default: false
        }
    }

    static func print(_ list: ListSyntax) -> String {
        switch list {
        case .values(let values): "(" + self.list(values) + ")"
        case .name(let name): name.text
        case .parameter(let name): "$" + name.text
        }
    }

    private static func list(_ expressions: [ExpressionSyntax]) -> String {
        expressions.map { print($0) }.joined(separator: ", ")
    }

    /// A pattern with its slashes escaped.
    private static func escaped(_ pattern: String) -> String {
        var text = ""
        for character in pattern.unicodeScalars { text += character == "/" ? "\\/" : String(character) }
        return text
    }

    /// Text between `"` marks, a mark inside doubled.
    package static func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
}
