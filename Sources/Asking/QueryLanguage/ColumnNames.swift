internal import QuerySyntax
internal import QueryTables
internal import SourceText

/// Gives columns their names: the last name of a path, the whole path where that is taken, `value1` where
/// there is none.
struct ColumnNames {
    var taken: Set<String> = []
    private var unnamed = 0

    mutating func name(for syntax: ExpressionSyntax, _ checked: CheckedExpression) -> String {
        if case .path(let names) = syntax.node, let last = names.last {
            let short = last.lower
            if !taken.contains(short) { return short }
            if names.count > 1 { return unique(names.map(\.lower).joined(separator: "_")) }
            if case .field(_, let record) = checked.node { return unique(record.rawValue + "_" + short) }
            return unique(short)
        }
        if let words = Self.words(of: syntax) { return unique(words) }
        unnamed += 1
        return unique("value\(unnamed)")
    }

    mutating func name(for figure: AggregateSyntax, _ value: CheckedExpression?) -> String {
        let level = figure.level.map { " \(Constant.number($0).label)" } ?? ""
        let function = (figure.function.lower + level).replacing(" ", with: "_")
        guard let syntax = figure.value else { return unique(function) }
        if let words = Self.words(of: syntax) { return unique(function + "_" + words) }
        unnamed += 1
        return unique("\(function)_value\(unnamed)")
    }

    /// `words(text)` as `words_text`.
    private static func words(of syntax: ExpressionSyntax) -> String? {
        switch syntax.node {
        case .path(let names): return names.last?.lower
        case .call(let name, let values):
            guard let first = values.first, let inner = words(of: first) else { return nil }
            return name.lower + "_" + inner
        default: return nil
        }
    }

    /// The name, with a number if it is taken.
    mutating func unique(_ name: String) -> String {
        var result = name
        var number = 1
        while taken.contains(result.lowercased()) {
            number += 1
            result = name + String(number)
        }
        taken.insert(result.lowercased())
        return result
    }
}
