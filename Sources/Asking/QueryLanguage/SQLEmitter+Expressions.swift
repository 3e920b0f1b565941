internal import AssessmentModel
internal import QuerySyntax
internal import QueryTables
internal import TextAnalysis

// Values and conditions. In SQL a comparison with a missing value is unknown; where that could be taken for
// true, `IS NOT TRUE` makes it false.

extension SQLEmitter {
    /// A value as it is shown.
    mutating func value(_ expression: CheckedExpression, _ rows: inout Rowset) -> SQLText {
        switch expression.node {
        case .constant(let constant): return Self.bound(constant)
        case .field(let field, _): return use(field.sql, &rows)
        case .record(let word): return use(word.row.label, &rows)
        case .slot(let column):
            return column.slot == 0
                ? rows.ranks.joined(separator: " + ") : rows.columns[column.slot]?.value ?? "NULL"
        case .call(let function, let values): return function.sql(values.map { value($0, &rows) })
        case .negative(let inner): return "(-\(value(inner, &rows)))"
        case .arithmetic(let row, let left, let right):
            guard case .arithmetic(_, let sql) = row.form else { return "NULL" }
            return sql(value(left, &rows), value(right, &rows))
        case .quantified(.number, let below): return tally(below, &rows)
        case .figure(let figure, let record, let isAll, let per):
            return overall(figure, record, isAll: isAll, per: per, &rows)
        // What is held against something missing is not known.
        case .test, .between, .matches, .isOneOf(_, _, isNegated: false):
            return "(\(condition(expression, &rows)))"
        default: return "((\(condition(expression, &rows))) IS TRUE)"
        }
    }

    static func bound(_ constant: Constant) -> SQLText {
        switch constant {
        case .text(let text): return "\(bind: .text(text))"
        case .number(let number):
            if number.rounded() == number, abs(number) < 9e15 { return "\(bind: .integer(Int(number)))" }
            return "\(bind: .real(number))"
        case .date(let date): return "\(bind: .text(date.iso))"
        case .yesNo(let value): return "\(bind: .integer(value ? 1 : 0))"
        case .choice(_, let label, _): return "\(bind: .text(label))"
        case .name(_, let key, _): return "\(bind: .text(key))"
        }
    }

    /// What a value is compared and grouped by: a record's key, else the value.
    mutating func keyValue(_ expression: CheckedExpression, _ rows: inout Rowset) -> SQLText {
        switch expression.node {
        case .record(let word): use(word.row.key, &rows)
        case .slot(let column): rows.columns[column.slot]?.key ?? value(expression, &rows)
        default: value(expression, &rows)
        }
    }

    /// What a value is sorted by: the place of a choice among its values, the order of statements, letters
    /// without regard to case.
    mutating func orderValue(_ expression: CheckedExpression, _ rows: inout Rowset) -> SQLText {
        switch (expression.node, expression.type) {
        case (.record(.statement), _): return use(.column(.statement, "number"), &rows)
        case (.record(.framework), _): return use(.column(.framework, "number"), &rows)
        case (.slot(let column), .text) where rows.columns[column.slot]?.order != nil:
            return rows.columns[column.slot]?.order ?? "NULL"
        case (.slot(let column), .record): return rows.columns[column.slot]?.order ?? value(expression, &rows)
        case (.constant(.choice(_, _, let rank)), _): return "\(bind: .integer(rank))"
        case (.field(let field, _), _) where field.order != nil:
            return field.order.map { use($0, &rows) } ?? "NULL"
        case (_, .choice(let name)): return Self.rank(value(expression, &rows), of: name)
        case (_, .text), (_, .record): return "\(value(expression, &rows)) COLLATE NOCASE"
        default: return value(expression, &rows)
        }
    }

    /// `CASE rating WHEN 'Inadequate' THEN 1 …`: the words are the program's own.
    static func rank(_ value: SQLText, of choice: ChoiceName) -> SQLText {
        guard let words = choice.fixedValues else { return value }
        var text: SQLText = "CASE \(value)"
        for (index, word) in words.enumerated() {
            text = "\(text) WHEN \(SQLText(raw: "'\(word)'")) THEN \(number: index + 1)"
        }
        return "\(text) END"
    }

    /// The word of a place among a choice's values.
    static func unrank(_ value: SQLText, of choice: ChoiceName) -> SQLText {
        guard let words = choice.fixedValues else { return value }
        var text: SQLText = "CASE \(value)"
        for (index, word) in words.enumerated() {
            text = "\(text) WHEN \(number: index + 1) THEN \(SQLText(raw: "'\(word)'"))"
        }
        return "\(text) END"
    }

    /// A column made by a step, with what it is compared and sorted by where that differs.
    mutating func columnSQL(_ expression: CheckedExpression, _ rows: inout Rowset) -> ColumnSQL {
        let shown = value(expression, &rows)
        switch expression.node {
        case .record(let word):
            let order: SQLText? =
                word == .statement || word == .framework ? orderValue(expression, &rows) : nil
            return ColumnSQL(value: shown, key: use(word.row.key, &rows), order: order)
        case .slot(let column): return rows.columns[column.slot] ?? ColumnSQL(value: shown)
        case .field(let field, _):
            return ColumnSQL(value: shown, order: field.order.map { use($0, &rows) })
        case .call(let function, let values):
            let order = function.order.map { order in order(values.map { value($0, &rows) }) }
            return ColumnSQL(value: shown, order: order)
        default: return ColumnSQL(value: shown)
        }
    }

    // MARK: conditions

    /// A condition, true or else false or unknown.
    mutating func condition(_ expression: CheckedExpression, _ rows: inout Rowset) -> SQLText {
        switch expression.node {
        case .test(let row, let left, let right): return test(row, left, right, &rows)
        case .isOneOf(let left, let values, let isNegated):
            let test = isOneOf(left, values, &rows)
            return isNegated ? "(\(test)) IS NOT TRUE" : test
        case .isMissing(let inner, let isNegated):
            let sql = keyValue(inner, &rows)
            if case .list = inner.type {
                return isNegated
                    ? "(\(sql) IS NOT NULL AND \(sql) <> '[]')" : "(\(sql) IS NULL OR \(sql) = '[]')"
            }
            return isNegated ? "\(sql) IS NOT NULL" : "\(sql) IS NULL"
        case .between(let left, let low, let high):
            if left.type == .date {
                return
                    "(\(test(OperatorTable.atLeast, left, low, &rows)) AND \(test(OperatorTable.atMost, left, high, &rows)))"
            }
            return
                "\(orderValue(left, &rows)) BETWEEN \(orderValue(low, &rows)) AND \(orderValue(high, &rows))"
        case .matches(let left, let pattern):
            return "assay_matches(\(bind: .text(pattern)), \(value(left, &rows)))"
        case .not(let inner): return "(\(condition(inner, &rows))) IS NOT TRUE"
        case .and(let parts):
            var sql: [SQLText] = []
            for part in parts { sql.append(bracketed(part, &rows)) }
            return sql.joined(separator: " AND ")
        case .or(let parts):
            var sql: [SQLText] = []
            for part in parts { sql.append(condition(part, &rows)) }
            return sql.joined(separator: " OR ")
        case .quantified(let quantifier, let below) where quantifier != .number:
            return quantified(quantifier, below, &rows)
        case .similar(let type, let slug):
            return use(
                "(\(.authority, "type") = \(bind: .text(type)) AND \(.authority, "slug") <> \(bind: .text(slug)) AND \(.authority, "percent") IS NOT NULL)",
                &rows)
        case .constant(.yesNo(let isTrue)): return isTrue ? "1" : "0"
        default: return "\(value(expression, &rows)) = 1"
        }
    }

    private static let exactFields: Set<String> = ["id", "slug", "code", "fingerprint", "digest"]

    /// An operator between two values: its row says the SQL for what it compares.
    ///
    /// Dates of less precision are periods: the comparison must hold for the whole of both.
    private mutating func test(
        _ row: OperatorRow, _ left: CheckedExpression, _ right: CheckedExpression, _ rows: inout Rowset
    )
        -> SQLText
    {
        guard let test = row.test else { return "0" }
        switch test.compares {
        case .identity:
            let isLiteralFirst = if case .constant = left.node { true } else { false }
            let (field, constant) = isLiteralFirst ? (right, left) : (left, right)
            return test.sql(keyValue(field, &rows), isOneOf(field, [constant], &rows))
        case .order:
            if let periods = test.periods, left.type == .date || right.type == .date {
                return periods(value(left, &rows), value(right, &rows))
            }
            return test.sql(orderValue(left, &rows), orderValue(right, &rows))
        case .letters, .lettersOrMembers:
            return test.sql("assay_fold(\(value(left, &rows)))", folded(right, &rows))
        case .periods: return test.sql(value(left, &rows), value(right, &rows))
        }
    }

    private mutating func isOneOf(
        _ left: CheckedExpression, _ values: [CheckedExpression], _ rows: inout Rowset
    ) -> SQLText {
        guard !values.isEmpty else { return "0" }
        switch left.type {
        case .list, .texts:
            var tests: [SQLText] = []
            for item in values {
                if case .constant(let constant) = item.node {
                    let word: String = if case .text(let text) = constant { text } else { constant.label }
                    tests.append("instr(\(value(left, &rows)), \(bind: .text("\"\(word)\""))) > 0")
                } else {
                    tests.append("instr(\(value(left, &rows)), '\"' || \(value(item, &rows)) || '\"') > 0")
                }
            }
            return Self.either(tests)
        case .date:
            // A date lies in a period when it begins with the period's digits.
            var tests: [SQLText] = []
            for item in values {
                let period = value(item, &rows)
                tests.append("\(value(left, &rows)) BETWEEN \(period) AND \(period) || '~'")
            }
            return Self.either(tests)
        case .text: return isOneOfTexts(left, values, &rows)
        case .choice(.topic):
            // A topic is also what stands below it: "waits" is "waits > reviews".
            var tests: [SQLText] = []
            for item in values {
                let (own, wanted) = (value(left, &rows), value(item, &rows))
                tests.append("(\(own) = \(wanted) OR instr(\(own), \(wanted) || ' > ') = 1)")
            }
            return Self.either(tests)
        default:
            let key = keyValue(left, &rows)
            let list = values.map { keyValue($0, &rows) }
            return list.count == 1 ? "\(key) = \(list[0])" : "\(key) IN (\(list.joined(separator: ", ")))"
        }
    }

    private mutating func isOneOfTexts(
        _ left: CheckedExpression, _ values: [CheckedExpression], _ rows: inout Rowset
    ) -> SQLText {
        if case .field(let field, let record) = left.node, Self.exactFields.contains(field.name) {
            let short = value(left, &rows)
            var tests: [SQLText] = []
            for item in values {
                let isLong: Bool =
                    if field.name == "id", case .constant(.text(let text)) = item.node {
                        RecordID(text)?.isLong == true
                    } else { false }
                let column = isLong ? use(record.row.longID, &rows) : short
                tests.append("\(column) = \(value(item, &rows)) COLLATE NOCASE")
            }
            return Self.either(tests)
        }
        let column: SQLText = "assay_fold(\(value(left, &rows)))"
        let list = values.map { folded($0, &rows) }
        return list.count == 1 ? "\(column) = \(list[0])" : "\(column) IN (\(list.joined(separator: ", ")))"
    }

    /// A text without case, accents and kinds of marks.
    private mutating func folded(_ expression: CheckedExpression, _ rows: inout Rowset) -> SQLText {
        switch expression.node {
        case .constant(.text(let text)): "\(bind: .text(Folding.fold(text)))"
        case .constant(let constant): "\(bind: .text(Folding.fold(constant.label)))"
        default: "assay_fold(\(value(expression, &rows)))"
        }
    }

    private static func either(_ tests: [SQLText]) -> SQLText {
        tests.count == 1 ? tests[0] : "(\(tests.joined(separator: " OR ")))"
    }

    // MARK: rows of other records

    /// The parents' keys of the child rows that some steps keep: `SELECT assessment.authority_pk FROM finding
    /// … WHERE …`.
    private mutating func parents(
        _ below: CheckedBelow, _ steps: [CheckedStep], unless test: CheckedStep? = nil, isTally: Bool = false
    )
        -> SQLText
    {
        var inner = source(below.child, below.isAll ? .all : .current)
        for step in steps { applyBelow(step, &inner) }
        switch test {
        case .filter(let condition):
            inner.conditions.append("(\(self.condition(condition, &inner))) IS NOT TRUE")
        case .search(let search):
            if let text = below.child.row.search {
                inner.conditions.append("(\(matching(search.tree, text, use(text.key, &inner)))) IS NOT TRUE")
            }
        case .add, .sort, .take, .group, .pivot, .compare, .rank, .also, .distinct, .show, nil: break
        }
        let key = key(of: below.parent, of: below.child.row, &inner)
        inner.conditions.append("\(key) IS NOT NULL")
        if isTally {
            return
                "SELECT \(key) AS pk, count(*) AS n\(body(&inner, isOrdered: false, extra: "\nGROUP BY 1"))"
        }
        return "SELECT \(key)\(body(&inner, isOrdered: false))"
    }

    /// The key of the parent of a row, or of each that it is linked with.
    private func key(of parent: RecordWord, of child: RecordRow, _ rows: inout Rowset) -> SQLText {
        if let ancestor = child.ancestor(parent) { return use(ancestor.key, &rows) }
        guard let link = child.link(parent) else { return "NULL" }
        rows.joins.append("JOIN \(link.table) ON \(link.table).\(link.own) = \(child.primaryKey)")
        return "\(link.table).\(link.theirs)"
    }

    /// Inside brackets the rank of a search does not matter, only whether it finds.
    private mutating func applyBelow(_ step: CheckedStep, _ rows: inout Rowset) {
        if case .search(let search) = step, let text = rows.record?.search {
            rows.conditions.append(matching(search.tree, text, use(text.key, &rows)))
        } else {
            if case .add(_, let value) = step, case .slot = value.node { return apply(step, to: &rows) }
            apply(step, to: &rows)
        }
    }

    /// `(SELECT avg(assessment.percent) FROM assessment …)`: its names are its own, whatever is around it. Of a
    /// group, it is worked out for all groups once and joined by what they are grouped by.
    private mutating func overall(
        _ figure: CheckedFigure, _ record: RecordWord, isAll: Bool, per: [CheckedExpression],
        _ rows: inout Rowset
    ) -> SQLText {
        var inner = source(record, isAll ? .all : .current)
        let sql = self.figure(figure, &inner)
        guard !per.isEmpty else { return "(SELECT \(sql)\(body(&inner, isOrdered: false)))" }
        let name = nextCount()
        var items: [SQLText] = []
        var tests: [SQLText] = []
        for (index, key) in per.enumerated() {
            items.append("\(keyValue(key, &inner)) AS k\(number: index)")
            tests.append("\(name).k\(number: index) IS \(keyValue(key, &rows))")
        }
        let groups: SQLText =
            "\nGROUP BY \(per.indices.map { "\(number: $0 + 1)" as SQLText }.joined(separator: ", "))"
        rows.joins.append(
            "LEFT JOIN (SELECT \(items.joined(separator: ", ")), \(sql) AS n\(body(&inner, isOrdered: false, extra: groups))) AS \(name) ON \(tests.joined(separator: " AND "))"
        )
        return "\(name).n"
    }

    private mutating func quantified(_ quantifier: Quantifier, _ below: CheckedBelow, _ rows: inout Rowset)
        -> SQLText
    {
        let pk: SQLText = "\(below.parent.row.table).pk"
        switch quantifier {
        case .no:
            let none: SQLText = "\(pk) NOT IN (\(parents(below, below.steps)))"
            guard let read = readTest(below, &rows) else { return none }
            return "(\(read) AND \(none))"
        case .every:
            guard let test = below.steps.last else { return "\(pk) IN (\(parents(below, [])))" }
            let others = Array(below.steps.dropLast())
            return
                "(\(pk) IN (\(parents(below, others))) AND \(pk) NOT IN (\(parents(below, others, unless: test))))"
        case .any, .number: return "\(pk) IN (\(parents(below, below.steps)))"
        }
    }

    /// True of rows whose text was read, where silence of the others would say nothing.
    private mutating func readTest(_ below: CheckedBelow, _ rows: inout Rowset) -> SQLText? {
        guard below.dependsOnReading else { return nil }
        switch below.parent {
        case .authority: return "authority.read = 1"
        case .assessment, .statement: return use("\(.assessment, "coverage") <> 'scores only'", &rows)
        default: return nil
        }
    }

    /// How many child rows there are: missing, not 0, where the text was not read.
    private mutating func tally(_ below: CheckedBelow, _ rows: inout Rowset) -> SQLText {
        let name = nextCount()
        let inner = parents(below, below.steps, isTally: true)
        rows.joins.append("LEFT JOIN (\(inner)) AS \(name) ON \(name).pk = \(below.parent.row.table).pk")
        guard let read = readTest(below, &rows) else { return "coalesce(\(name).n, 0)" }
        return "CASE WHEN \(read) THEN coalesce(\(name).n, 0) END"
    }
}
