internal import AssessmentModel
internal import QueryTables

// Steps that make new rows of many: count, summarise, distinct, pivot and compare.

extension SQLEmitter {
    /// `SELECT keys, figures FROM … GROUP BY 1, 2`, as a step of its own.
    mutating func group(_ keys: [CheckedKey], _ figures: [CheckedFigure], isCount: Bool, _ rows: inout Rowset)
    {
        prepare(&rows)
        var items: [SQLText] = []
        var columns: [(Int, suffix: String)] = []
        var groupBy: [SQLText] = []
        for key in keys { select(key, &rows, &items, &columns, &groupBy) }
        for item in figures {
            items.append("\(figure(item, &rows)) AS c\(number: item.column.slot)")
            columns.append((item.column.slot, ""))
        }
        close(items, columns, groupBy, &rows)
        rows.keys = keys.map(\.column.slot)
        rows.order = usualOrder(keys, isCount ? figures.first : nil)
    }

    /// Groups of things in an order of their own keep it; others come with the largest first, when they are
    /// counted.
    private func usualOrder(_ keys: [CheckedKey], _ figure: CheckedFigure?) -> [CheckedOrder] {
        let byKey = keys.map {
            CheckedOrder(
                value: CheckedExpression(.slot($0.column), $0.column.type, $0.value.span), isDescending: false
            )
        }
        guard let figure, let first = keys.first, keys.count == 1 else { return byKey }
        switch first.column.type {
        case .number, .date, .yesNo, .record(.statement), .record(.framework), .choice(.theme): return byKey
        case .choice(let name) where name.isOrdered: return byKey
        default:
            return [
                CheckedOrder(
                    value: CheckedExpression(.slot(figure.column), .number, first.value.span),
                    isDescending: true)
            ] + byKey
        }
    }

    /// Settles limits, places and columns with values of their own rows before grouping.
    private mutating func prepare(_ rows: inout Rowset) {
        if rows.limit != nil || rows.hasWindow { rows = materialise(&rows) }
    }

    private mutating func select(
        _ key: CheckedKey, _ rows: inout Rowset, _ items: inout [SQLText],
        _ columns: inout [(Int, suffix: String)],
        _ groupBy: inout [SQLText]
    ) {
        var column = columnSQL(key.value, &rows)
        if key.isEach {
            let name = nextCount()
            rows.joins.append("JOIN json_each(\(column.value)) AS \(name)")
            column = ColumnSQL(value: "\(name).value")
        }
        let slot = key.column.slot
        items.append("\(column.value) AS c\(number: slot)")
        columns.append((slot, ""))
        if column.key == nil { groupBy.append("\(number: items.count)") }
        if let sql = column.key {
            items.append("\(sql) AS c\(number: slot)_key")
            columns.append((slot, "_key"))
            groupBy.append("\(number: items.count)")
        }
        if let sql = column.order {
            items.append("\(sql) AS c\(number: slot)_order")
            columns.append((slot, "_order"))
        }
    }

    private mutating func close(
        _ items: [SQLText], _ columns: [(Int, suffix: String)], _ groupBy: [SQLText], _ rows: inout Rowset
    ) {
        let extra: SQLText = groupBy.isEmpty ? "" : "\nGROUP BY \(groupBy.joined(separator: ", "))"
        rows.order = []
        rows.ranks = []
        let inner: SQLText =
            "SELECT \(items.joined(separator: ", "))\(body(&rows, isOrdered: false, extra: extra))"
        let name = addStep { _ in inner }
        var next = Rowset(record: nil, from: name)
        for (slot, suffix) in columns {
            let sql: SQLText = "\(name).c\(number: slot)\(SQLText(raw: suffix))"
            switch suffix {
            case "_key": next.columns[slot]?.key = sql
            case "_order": next.columns[slot]?.order = sql
            default: next.columns[slot] = ColumnSQL(value: sql)
            }
        }
        rows = next
    }

    // MARK: figures

    /// A figure over the rows of a group, of those only for which further conditions hold.
    mutating func figure(_ figure: CheckedFigure, _ rows: inout Rowset, only: SQLText? = nil)
        -> SQLText
    {
        let own = figure.condition.map { condition($0, &rows) }
        let tests = [own, only].compactMap { $0 }
        let filter = Self.filter(tests)
        guard let operand = figure.value else {
            guard figure.function.aggregate == .share else { return "count(*)\(filter)" }
            if own != nil {
                return
                    "100.0 * count(*)\(filter) / nullif(count(*)\(Self.filter([only].compactMap { $0 })), 0)"
            }
            return "100.0 * count(*)\(filter) / nullif(sum(count(*)\(filter)) OVER (), 0)"
        }
        let sql = value(operand, &rows)
        switch figure.function.aggregate {
        case .count: return "count(\(sql))\(filter)"
        case .countDistinct: return "count(DISTINCT \(keyValue(operand, &rows)))\(filter)"
        case .percentile: return "assay_percentile(\(sql), \(bind: .real(figure.level ?? 50)))\(filter)"
        case .spread: return "(max(\(sql))\(filter) - min(\(sql))\(filter))"
        case .average: return "avg(\(sql))\(filter)"
        case .median: return "assay_median(\(sql))\(filter)"
        case .total: return "sum(\(sql))\(filter)"
        case .share: return "100.0 * sum(\(sql))\(filter) / nullif(sum(sum(\(sql))\(filter)) OVER (), 0)"
        case .list: return "assay_list(\(sql))\(filter)"
        case .lowest: return Self.extreme("min", sql, filter, of: operand)
        case .highest: return Self.extreme("max", sql, filter, of: operand)
        }
    }

    /// The least or the most, by rank where words have an order of their own.
    private static func extreme(
        _ function: SQLText, _ sql: SQLText, _ filter: SQLText, of operand: CheckedExpression
    ) -> SQLText {
        guard case .choice(let name) = operand.type else { return "\(function)(\(sql))\(filter)" }
        return unrank("\(function)(\(rank(sql, of: name)))\(filter)", of: name)
    }

    private static func filter(_ tests: [SQLText]) -> SQLText {
        tests.isEmpty
            ? "" : " FILTER (WHERE \(tests.map { "(\($0))" as SQLText }.joined(separator: " AND ")))"
    }

    // MARK: pivot and compare

    /// One group for each pair of values, then one column for each value of the second.
    mutating func pivot(
        _ key: CheckedKey, _ column: CheckedExpression,
        _ values: [(constant: CheckedExpression, column: NamedColumn)],
        _ figure: CheckedFigure, _ totals: PivotTotals?,
        _ rows: inout Rowset
    ) {
        prepare(&rows)
        var (keyItems, items, groups): ([(Int, suffix: String)], [SQLText], [SQLText]) = ([], [], [])
        select(key, &rows, &items, &keyItems, &groups)
        let cells = cells(key, column, figure, hasTotals: totals != nil, &rows)
        var columns = keyItems
        var outer: [SQLText] = keyItems.map { "\(cells).c\(number: $0.0)\(SQLText(raw: $0.suffix))" }
        if let totals {
            outer.append("\(cells).is_last AS c\(number: totals.isLast.slot)")
            columns.append((totals.isLast.slot, ""))
        }
        let outerGroup = outer.indices.map { "\(number: $0 + 1)" as SQLText }
        let isCount = figure.function.aggregate == .count || figure.function.aggregate == .countDistinct
        func add(_ test: SQLText, as made: NamedColumn) {
            let cell: SQLText = "max(CASE WHEN \(test) THEN \(cells).figure END)"
            outer.append("\(isCount ? "coalesce(\(cell), 0)" : cell) AS c\(number: made.slot)")
            columns.append((made.slot, ""))
        }
        let isCell: SQLText = totals == nil ? "" : " AND \(cells).is_all = 0"
        for value in values {
            guard case .constant(let constant) = value.constant.node else { continue }
            add("\(cells).across = \(Self.bound(constant))\(isCell)", as: value.column)
        }
        if let totals { add("\(cells).is_all = 1", as: totals.column) }
        rows = Rowset(record: nil, from: cells)
        close(outer, columns, outerGroup, &rows)
        rows.keys = [key.column.slot]
        rows.order = usualOrder([key], nil)
        if let totals {
            let last = CheckedExpression(.slot(totals.isLast), .number, key.value.span)
            rows.order.insert(CheckedOrder(value: last, isDescending: false), at: 0)
        }
    }

    /// A step with the figure of each pair of values; with those of each value alone, and of all, when there
    /// are totals.
    private mutating func cells(
        _ key: CheckedKey, _ column: CheckedExpression, _ figure: CheckedFigure, hasTotals: Bool,
        _ rows: inout Rowset
    ) -> SQLText {
        rows.ranks = []
        var selects: [SQLText] = []
        for (isLast, isAll) in hasTotals
            ? [(false, false), (false, true), (true, false), (true, true)] : [(false, false)]
        {
            var (items, groupBy): ([SQLText], [SQLText]) = ([], [])
            var columns: [(Int, suffix: String)] = []
            select(key, &rows, &items, &columns, &groupBy)
            if isLast {
                groupBy = []
                items = columns.map { slot, suffix in
                    "\(suffix.isEmpty ? "'total'" : "NULL") AS c\(number: slot)\(SQLText(raw: suffix))"
                }
            }
            items.append(isAll ? "NULL AS across" : "\(keyValue(column, &rows)) AS across")
            if !isAll { groupBy.append("\(number: items.count)") }
            items.append("\(self.figure(figure, &rows)) AS figure")
            if hasTotals {
                items.append("\(number: isAll ? 1 : 0) AS is_all")
                items.append("\(number: isLast ? 1 : 0) AS is_last")
            }
            let grouped: SQLText = groupBy.isEmpty ? "" : "\nGROUP BY \(groupBy.joined(separator: ", "))"
            selects.append(
                "SELECT \(items.joined(separator: ", "))\(body(&rows, isOrdered: false, extra: grouped))")
        }
        let inner = selects.joined(separator: "\nUNION ALL\n")
        return addStep { _ in inner }
    }

    /// Two figures for each value of the key, and their difference.
    mutating func compare(_ comparison: CheckedComparison, _ rows: inout Rowset) {
        prepare(&rows)
        var items: [SQLText] = []
        var columns: [(Int, suffix: String)] = []
        var groupBy: [SQLText] = []
        select(comparison.key, &rows, &items, &columns, &groupBy)
        let ours = condition(comparison.ours, &rows)
        let others = comparison.others.map { condition($0, &rows) }
        items.append("\(figure(comparison.figure, &rows, only: ours)) AS c\(number: comparison.our.slot)")
        columns.append((comparison.our.slot, ""))
        items.append("\(figure(comparison.figure, &rows, only: others)) AS c\(number: comparison.other.slot)")
        columns.append((comparison.other.slot, ""))
        close(items, columns, groupBy, &rows)
        if let our = rows.columns[comparison.our.slot], let other = rows.columns[comparison.other.slot] {
            rows.columns[comparison.difference.slot] = ColumnSQL(value: "(\(our.value) - \(other.value))")
        }
        rows.keys = [comparison.key.column.slot]
        rows.order = usualOrder([comparison.key], nil)
    }
}
