internal import AssessmentModel
internal import QueryTables
internal import SourceText
internal import TextAnalysis

/// Says a checked query in SQLite's SQL. Every value is bound; rows of records are told by `pk`, so that all
/// their fields stay usable.
///
///     findings about "carers" first 5 show authority, text
///
///     SELECT authority.short AS "authority", finding.text AS "text", finding.id AS "origin id"
///     FROM finding JOIN (SELECT rowid AS pk, rank FROM finding_fts WHERE finding_fts MATCH ?) AS hit1 ON hit1.pk = finding.pk …
///     WHERE finding.current = 1 ORDER BY hit1.rank, … LIMIT 5
struct SQLEmitter {
    /// Which rows of a source are wanted.
    enum CurrentRows { case current, notCurrent, all }

    /// What a column made by a step is in SQL.
    struct ColumnSQL {
        var value: SQLText
        /// What records are compared by.
        var key: SQLText?
        /// What records are sorted by.
        var order: SQLText?
    }

    /// A SELECT in the making.
    struct Rowset {
        var record: RecordRow?
        var from: SQLText
        var joined: Set<RecordWord> = []
        var joins: [SQLText] = []
        var conditions: [SQLText] = []
        var columns: [Int: ColumnSQL] = [:]
        /// For groups, the columns that tell them apart.
        var keys: [Int]?
        /// Columns whose SQL stands here and not in a step before.
        var computed: Set<Int> = []
        /// Whether a column looks at other rows, so that filters must wait for it.
        var hasWindow = false
        var order: [CheckedOrder] = []
        var ranks: [SQLText] = []
        var limit: Int?
        /// Turns the whole order round, for `last`.
        var isReversed = false
    }

    private var withs: [SQLText] = []
    private var hits = 0
    private var counts = 0

    // MARK: whole queries

    /// The query itself. The last column is the row's long id when rows are records.
    static func answer(_ query: CheckedQuery) -> SQLText {
        var emitter = SQLEmitter()
        var rows = emitter.source(query.record, query.isAll ? .all : .current)
        for step in query.steps { emitter.apply(step, to: &rows) }
        return emitter.select(query.shown, from: &rows)
    }

    /// How many rows there are after some steps.
    static func count(_ record: RecordWord, _ currency: CurrentRows, _ steps: [CheckedStep]) -> SQLText {
        var emitter = SQLEmitter()
        var rows = emitter.source(record, currency)
        for step in steps { emitter.apply(step, to: &rows) }
        if rows.limit != nil { rows = emitter.materialise(&rows) }
        return emitter.finish("SELECT count(*)\(emitter.body(&rows, isOrdered: false))")
    }

    /// Of the rows after some steps: in how many a figure's value is present, and in how many it is missing.
    static func presence(_ record: RecordWord, _ isAll: Bool, _ steps: [CheckedStep], _ figure: CheckedFigure)
        -> SQLText
    {
        var emitter = SQLEmitter()
        var rows = emitter.source(record, isAll ? .all : .current)
        for step in steps { emitter.apply(step, to: &rows) }
        if rows.limit != nil || rows.hasWindow { rows = emitter.materialise(&rows) }
        let value: SQLText = figure.value.map { emitter.value($0, &rows) } ?? "1"
        if let condition = figure.condition { rows.conditions.append(emitter.condition(condition, &rows)) }
        return emitter.finish(
            "SELECT count(\(value)), count(*) - count(\(value))\(emitter.body(&rows, isOrdered: false))")
    }

    private func finish(_ select: SQLText) -> SQLText {
        withs.isEmpty ? select : "WITH \(withs.joined(separator: ",\n  "))\n\(select)"
    }

    private mutating func select(_ columns: [CheckedColumn], from rows: inout Rowset) -> SQLText {
        var items = columns.map { column -> SQLText in "\(value(column.value, &rows)) AS \(name: column.name)"
        }
        if let record = rows.record { items.append("\(use(record.longID, &rows)) AS \(name: "origin id")") }
        return finish("SELECT \(items.joined(separator: ", "))\(body(&rows, isOrdered: true))")
    }

    // MARK: rowsets

    mutating func source(_ word: RecordWord, _ currency: CurrentRows) -> Rowset {
        let record = word.row
        var rows = Rowset(record: record, from: record.table)
        if let current = record.current {
            switch currency {
            case .all: break
            case .current: rows.conditions.append(use(current, &rows))
            case .notCurrent: rows.conditions.append("(\(use(current, &rows))) IS NOT TRUE")
            }
        } else if currency == .notCurrent {
            rows.conditions.append("0")
        }
        return rows
    }

    /// SQL of a table's row, with the tables of the ancestors that it reads joined.
    func use(_ sql: SQLText, _ rows: inout Rowset) -> SQLText {
        guard let record = rows.record else { return sql }
        for ancestor in record.ancestors where sql.records.contains(ancestor.record) {
            join(ancestor.record, &rows)
        }
        return sql
    }

    private func join(_ word: RecordWord, _ rows: inout Rowset) {
        guard let record = rows.record, record.word != word, !rows.joined.contains(word),
            let ancestor = record.ancestor(word)
        else {
            return
        }
        rows.joined.insert(word)
        let key = use(ancestor.key, &rows)
        let isOptional =
            ancestor.mayBeMissing
            || record.ancestors.contains { key.records.contains($0.record) && $0.mayBeMissing }
        let table = word.row.table
        rows.joins.append("\(isOptional ? "LEFT JOIN" : "JOIN") \(table) ON \(table).pk = \(key)")
    }

    /// ` FROM … WHERE … ORDER BY … LIMIT …`; everything the parts need must have been used before.
    mutating func body(_ rows: inout Rowset, isOrdered: Bool, extra: SQLText = "") -> SQLText {
        let order = isOrdered ? orderSQL(&rows) : []
        var text: SQLText = "\nFROM \(rows.from)"
        for join in rows.joins { text = "\(text)\n  \(join)" }
        if !rows.conditions.isEmpty {
            text = "\(text)\nWHERE \(rows.conditions.joined(separator: "\n  AND "))"
        }
        text = text + extra
        if !order.isEmpty { text = "\(text)\nORDER BY \(order.joined(separator: ", "))" }
        if let limit = rows.limit { text = "\(text)\nLIMIT \(number: limit)" }
        return text
    }

    /// What was asked for, then relevance, then report order, then the key: never two rows in the same place.
    mutating func orderSQL(_ rows: inout Rowset) -> [SQLText] {
        var terms: [(SQLText, Bool)] = rows.order.map { (orderValue($0.value, &rows), $0.isDescending) }
        if rows.order.isEmpty { terms += rows.ranks.map { ($0, false) } }
        if let record = rows.record {
            terms += record.order.map { (use($0, &rows), false) }
            terms.append((record.primaryKey, false))
        } else {
            for slot in rows.keys ?? rows.columns.keys.sorted() {
                if let column = rows.columns[slot] { terms.append((column.order ?? column.value, false)) }
            }
        }
        let reversed = rows.isReversed
        var seen: Set<String> = []
        return terms.filter { seen.insert($0.0.text).inserted || !$0.0.bindings.isEmpty }.map {
            term, isDescending in
            // SQLite puts missing values first when rising and last when falling; here they come last, or
            // first in reverse.
            if isDescending != reversed { return reversed ? "\(term) DESC NULLS FIRST" : "\(term) DESC" }
            return reversed ? "\(term)" : "\(term) NULLS LAST"
        }
    }

    /// Makes the rows so far a step of their own, so that a limit, a place or a long column is settled before
    /// what follows.
    mutating func materialise(_ rows: inout Rowset, extra: (name: SQLText, sql: SQLText)? = nil) -> Rowset {
        let name = SQLText(raw: "step\(withs.count + 1)")
        var items: [SQLText] = []
        var next = Rowset(record: rows.record, from: name)
        if let record = rows.record {
            items.append("\(record.primaryKey) AS pk")
            next.from = "\(name) JOIN \(record.table) ON \(record.primaryKey) = \(name).pk"
        }
        for slot in rows.columns.keys.sorted() {
            guard let column = rows.columns[slot] else { continue }
            let label = SQLText(raw: "c\(slot)")
            items.append("\(column.value) AS \(label)")
            var made = ColumnSQL(value: "\(name).\(label)")
            if let key = column.key {
                items.append("\(key) AS \(label)_key")
                made.key = "\(name).\(label)_key"
            }
            if let order = column.order {
                items.append("\(order) AS \(label)_order")
                made.order = "\(name).\(label)_order"
            }
            next.columns[slot] = made
        }
        if !rows.ranks.isEmpty {
            items.append("\(rows.ranks.joined(separator: " + ")) AS hit_rank")
            next.ranks = ["\(name).hit_rank"]
        }
        if let extra { items.append("\(extra.sql) AS \(extra.name)") }
        if items.isEmpty { items = ["1"] }
        let needsOrder = rows.limit != nil
        let text: SQLText =
            "\(name) AS (SELECT \(items.joined(separator: ", "))\(body(&rows, isOrdered: needsOrder)))"
        withs.append(text)
        next.order = rows.order
        next.keys = rows.keys
        return next
    }

    // MARK: steps

    mutating func apply(_ step: CheckedStep, to rows: inout Rowset) {
        switch step {
        case .show: return
        case .filter(let test):
            if rows.limit != nil || rows.hasWindow { rows = materialise(&rows) }
            rows.conditions.append(bracketed(test, &rows))
        case .search(let search):
            if rows.limit != nil || rows.hasWindow { rows = materialise(&rows) }
            self.search(search, &rows)
        case .add(let column, let value):
            // A column made from other columns of this step would repeat their SQL, and so on without end.
            if refersToComputed(value, rows) { rows = materialise(&rows) }
            rows.columns[column.slot] = columnSQL(value, &rows)
            rows.computed.insert(column.slot)
        case .sort(let orders):
            if rows.limit != nil { rows = materialise(&rows) }
            rows.order = orders
        case .take(let count, let isLast, let per):
            take(count, isLast: isLast, per: per, &rows)
        case .also(let steps, let isAll): also(steps, isAll: isAll, &rows)
        case .rank(let order, let per, let place, let of):
            if rows.limit != nil || rows.hasWindow { rows = materialise(&rows) }
            let value = orderValue(order.value, &rows)
            let direction: SQLText = order.isDescending ? "DESC" : "ASC"
            let keys = per.map { keyValue($0, &rows) }
            let within: SQLText = keys.isEmpty ? "" : "PARTITION BY \(keys.joined(separator: ", ")) "
            rows.columns[place.slot] = ColumnSQL(
                value:
                    "CASE WHEN \(value) IS NOT NULL THEN rank() OVER (\(within)ORDER BY \(value) \(direction) NULLS LAST) END"
            )
            rows.columns[of.slot] = ColumnSQL(
                value: "CASE WHEN \(value) IS NOT NULL THEN count(\(value)) OVER (\(within)) END")
            rows.computed.formUnion([place.slot, of.slot])
            rows.hasWindow = true
            rows.order = per.map { CheckedOrder(value: $0, isDescending: false) } + [order]
        case .group(let keys, let figures, let isCount): group(keys, figures, isCount: isCount, &rows)
        case .pivot(let key, let column, let values, let figure, let totals):
            pivot(key, column, values, figure, totals, &rows)
        case .compare(let comparison): compare(comparison, &rows)
        case .distinct(let keys): group(keys, [], isCount: false, &rows)
        }
    }

    private func refersToComputed(_ value: CheckedExpression, _ rows: Rowset) -> Bool {
        guard !rows.computed.isEmpty else { return false }
        switch value.node {
        case .slot(let column): return rows.computed.contains(column.slot)
        case .constant, .field, .record, .similar: return false
        case .call(_, let parts), .and(let parts), .or(let parts):
            return parts.contains { refersToComputed($0, rows) }
        case .negative(let a), .isMissing(let a, _), .matches(let a, _), .not(let a):
            return refersToComputed(a, rows)
        case .arithmetic(_, let a, let b), .test(_, let a, let b):
            return refersToComputed(a, rows) || refersToComputed(b, rows)
        case .isOneOf(let a, let values, _): return ([a] + values).contains { refersToComputed($0, rows) }
        case .between(let a, let b, let c): return [a, b, c].contains { refersToComputed($0, rows) }
        case .quantified, .figure: return false
        }
    }

    /// The rows of both queries, told by their keys.
    private mutating func also(_ steps: [CheckedStep], isAll: Bool, _ rows: inout Rowset) {
        guard let record = rows.record else { return }
        var other = source(record.word, isAll ? .all : .current)
        for step in steps { apply(step, to: &other) }
        let names = [keyStep(&rows), keyStep(&other)]
        rows = source(record.word, .all)
        let keys: SQLText = names.map { "SELECT pk FROM \($0)" }.joined(separator: " UNION ")
        rows.conditions.append("\(record.primaryKey) IN (\(keys))")
    }

    private mutating func keyStep(_ rows: inout Rowset) -> SQLText {
        rows.columns = [:]
        rows.ranks = []
        _ = materialise(&rows)
        return SQLText(raw: "step\(withs.count)")
    }

    private mutating func take(_ count: Int, isLast: Bool, per: [CheckedExpression], _ rows: inout Rowset) {
        if rows.limit != nil { rows = materialise(&rows) }
        guard per.isEmpty else {
            if rows.hasWindow { rows = materialise(&rows) }
            rows.isReversed = isLast
            let keys = per.map { keyValue($0, &rows) }.joined(separator: ", ")
            let order = orderSQL(&rows).joined(separator: ", ")
            rows.isReversed = false
            var next = materialise(
                &rows, extra: ("nth", "row_number() OVER (PARTITION BY \(keys) ORDER BY \(order))"))
            next.conditions.append("step\(number: withs.count).nth <= \(number: count)")
            let before = next.order
            next.order = per.map { CheckedOrder(value: $0, isDescending: false) } + before
            if before.isEmpty, !next.ranks.isEmpty {
                next.order.append(CheckedOrder(value: Self.rankColumn, isDescending: false))
            }
            rows = next
            return
        }
        rows.limit = count
        guard isLast else { return }
        rows.isReversed = true
        rows = materialise(&rows)
    }

    /// Stands for the rank of a search among other things to sort by.
    static let rankColumn = CheckedExpression(
        .slot(NamedColumn(name: "hit_rank", type: .number, slot: 0)), .number, .init(0, 0))

    private mutating func search(_ search: CheckedSearch, _ rows: inout Rowset) {
        guard let record = rows.record, let text = record.search else { return }
        guard let match = text.match(search.tree) else {
            rows.conditions.append(matching(search.tree, text, use(text.key, &rows)))
            return
        }
        hits += 1
        let hit = SQLText(raw: "hit\(hits)")
        let place = use(text.key, &rows)
        rows.ranks.append("\(hit).rank")
        if rows.from == record.table, place == record.primaryKey {
            // The index is asked first: it finds few rows, and `CROSS JOIN` keeps the order.
            rows.from =
                "(\(text.ranked(match))) AS \(hit) CROSS JOIN \(record.table) ON \(place) = \(hit).pk"
            return
        }
        rows.joins.append(
            "JOIN (\(text.ranked(match))) AS \(hit) ON \(hit).pk = \(place)"
        )
    }

    /// A search the index cannot say in one expression, as conditions on keys.
    func matching(_ tree: CheckedSearch.Tree, _ text: TextSearch, _ key: SQLText) -> SQLText {
        if let match = text.match(tree) { return "\(key) IN (\(text.keys(match)))" }
        switch tree {
        case .phrase: return "0"
        case .not(let inner): return "(\(matching(inner, text, key))) IS NOT TRUE"
        case .and(let parts): return "(\(parts.map { matching($0, text, key) }.joined(separator: " AND ")))"
        case .or(let parts): return "(\(parts.map { matching($0, text, key) }.joined(separator: " OR ")))"
        }
    }

    /// A test that may be put between `AND`s.
    mutating func bracketed(_ test: CheckedExpression, _ rows: inout Rowset) -> SQLText {
        let sql = condition(test, &rows)
        if case .or = test.node { return "(\(sql))" }
        return sql
    }

    mutating func nextCount() -> SQLText {
        counts += 1
        return SQLText(raw: "tally\(counts)")
    }

    mutating func addStep(_ make: (SQLText) -> SQLText) -> SQLText {
        let name = SQLText(raw: "step\(withs.count + 1)")
        withs.append("\(name) AS (\(make(name)))")
        return name
    }
}
