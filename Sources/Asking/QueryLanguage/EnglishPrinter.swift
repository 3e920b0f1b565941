internal import AssessmentModel
internal import QuerySyntax
internal import QueryTables

/// Says a checked query in English, with names resolved: what `explain` prints first.
enum EnglishPrinter {
    /// One sentence for the query, then one for each search that was widened.
    static func print(_ query: CheckedQuery) -> String {
        let source =
            (query.isAll || query.record.row.current == nil ? "All " : "Current ") + query.record.plural
        var parts: [String] = []
        for step in query.steps {
            if let words = words(step) { parts.append(words) }
        }
        let sentence = ([source] + parts).joined(separator: "; ") + "."
        return ([sentence] + disclosures(query)).joined(separator: "\n")
    }

    private static func disclosures(_ query: CheckedQuery) -> [String] {
        var searches: [CheckedSearch] = []
        for step in query.steps { searches += self.searches(step) }
        guard !searches.isEmpty else { return [] }
        var lines: [String] = []
        for widened in searches.flatMap(\.widened) {
            let line =
                "\"\(widened.phrase)\" also finds " + widened.also.map { "\"\($0)\"" }.joined(separator: ", ")
                + "."
            if !lines.contains(line) { lines.append(line) }
        }
        return lines + ["Words are found with any ending: \"carer\" finds \"carers\" and \"caring\"."]
    }

    private static func searches(_ step: CheckedStep) -> [CheckedSearch] {
        switch step {
        case .search(let search): [search]
        case .also(let steps, _): steps.flatMap(searches)
        case .filter(let condition): searches(condition)
        case .add(_, let value): searches(value)
        case .sort, .take, .group, .pivot, .compare, .rank, .distinct, .show: []
        }
    }

    private static func searches(_ expression: CheckedExpression) -> [CheckedSearch] {
        switch expression.node {
        case .quantified(_, let below): below.steps.flatMap(searches)
        case .and(let parts), .or(let parts): parts.flatMap(searches)
        case .not(let inner): searches(inner)
        case .test(_, let a, let b): searches(a) + searches(b)
        default: []
        }
    }

    // MARK: steps

    private static func words(_ step: CheckedStep) -> String? {
        switch step {
        case .filter(let condition): return "where " + words(condition)
        case .search(let search): return "about " + search.english
        case .show(let columns): return "showing " + columns.map(\.name).joined(separator: ", ")
        case .add(let column, let value): return "with \(column.name), which is " + words(value)
        case .sort(let orders):
            return "sorted by "
                + orders.map { words($0.value) + ($0.isDescending ? ", highest first" : ", lowest first") }
                .joined(separator: ", then by ")
        case .take(let count, let isLast, let per):
            let each = per.isEmpty ? "" : " of each " + per.map(words).joined(separator: " and ")
            return "the \(isLast ? "last" : "first") \(count)\(each)"
        case .group(let keys, let figures, _):
            return figures.map { figure($0) }.joined(separator: ", ") + forEach(keys)
        case .pivot(let row, let column, _, let item, let totals):
            return
                "\(figure(item)) in a grid, a row for each \(row.column.name), a column for each \(words(column))"
                + (totals == nil ? "" : ", with totals")
        case .compare(let comparison):
            return
                "\(figure(comparison.figure)) of \(comparison.our.name) beside \(comparison.explanation), for each \(comparison.key.column.name)"
        case .also(let steps, _):
            return "together with those " + steps.compactMap(words).joined(separator: "; ")
        case .rank(let order, let per, _, _):
            return "with the place by " + words(order.value)
                + (order.isDescending ? ", highest first" : ", lowest first")
                + (per.isEmpty ? "" : ", within each " + per.map(words).joined(separator: " and "))
        case .distinct(let keys):
            return "each " + keys.map(\.column.name).joined(separator: " and ") + " once"
        }
    }

    private static func figure(_ figure: CheckedFigure) -> String {
        let condition = figure.condition.map { " of those where " + words($0) } ?? ""
        let value = figure.value.map(words)
        let name =
            switch figure.function.aggregate {
            case .count where value == nil: "number of rows"
            case .countDistinct: "number of different " + (value ?? "values")
            case .share: "share in percent" + (value.map { " of " + $0 } ?? "")
            case .count, .average, .median, .lowest, .highest, .total, .percentile, .spread, .list:
                figure.function.word + (figure.level.map { " \(Constant.number($0).label) of" } ?? "")
                    + (value.map { " " + $0 } ?? "")
            }
        return "the " + name + condition
    }

    private static func forEach(_ keys: [CheckedKey]) -> String {
        keys.isEmpty ? "" : " for each " + keys.map(\.column.name).joined(separator: " and ")
    }

    // MARK: expressions

    /// A value or condition in words.
    static func words(_ expression: CheckedExpression) -> String {
        switch expression.node {
        case .constant(let constant): return constant.label
        case .field(let field, _): return field.name
        case .record(let word): return word.rawValue
        case .slot(let column): return column.name
        case .call(let function, let values):
            return "\(function.name)(\(values.map(words).joined(separator: ", ")))"
        case .negative(let inner): return "-" + words(inner)
        case .arithmetic(let operation, let a, let b): return "\(words(a)) \(operation.spelling) \(words(b))"
        case .test(let row, let a, let b):
            return "\(words(a)) \(row.test?.english ?? row.spelling) \(words(b))"
        case .isOneOf(let a, let values, let isNegated):
            let verb =
                if case .list = a.type { isNegated ? "do not hold" : "hold" } else {
                    isNegated ? "is not" : "is"
                }
            return "\(words(a)) \(verb) \(values.map(words).joined(separator: " or "))"
        case .isMissing(let a, let isNegated): return "\(words(a)) is \(isNegated ? "present" : "missing")"
        case .between(let a, let b, let c): return "\(words(a)) is between \(words(b)) and \(words(c))"
        case .matches(let a, let pattern): return "\(words(a)) matches /\(pattern)/"
        case .not(let inner): return "it is not so that (\(words(inner)))"
        case .and(let parts):
            return parts.map { part in if case .or = part.node { "(\(words(part)))" } else { words(part) } }
                .joined(separator: " and ")
        case .or(let parts): return parts.map(words).joined(separator: " or ")
        case .quantified(let quantifier, let below): return self.below(quantifier, below)
        case .figure(let figure, let record, _, let per):
            return self.figure(figure) + " of all " + record.plural
                + (per.isEmpty ? "" : " of the same " + per.map(words).joined(separator: " and "))
        case .similar: return "authority is similar"
        }
    }

    private static func below(_ quantifier: Quantifier, _ below: CheckedBelow) -> String {
        let steps = below.steps.compactMap(words).joined(separator: " ")
        let rows = { (word: String) in word + (steps.isEmpty ? "" : " (\(steps))") }
        switch quantifier {
        case .any:
            let article = "aeiou".contains(below.child.rawValue.first ?? " ") ? "an" : "a"
            return "there is \(article) " + rows(below.child.rawValue)
        case .no: return "there is no " + rows(below.child.rawValue)
        case .every: return "every " + rows(below.child.rawValue)
        case .number: return "the number of " + rows(below.child.plural)
        }
    }
}
