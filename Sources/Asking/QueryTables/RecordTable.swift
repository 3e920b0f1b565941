package import AssessmentModel

/// The kinds of record.
package enum RecordWord: String, Sendable, Hashable, CaseIterable {
    case authority, assessment, statement, finding, point, sentence, indicator, term, remark, document,
        action, measure, update, framework

    /// The word that opens a query: `findings`.
    package var plural: String {
        switch self {
        case .authority: "authorities"
        case .framework: "framework"
        default: rawValue + "s"
        }
    }

    /// The record a word means, in singular or plural, any case.
    package init?(word: some StringProtocol) {
        let lower = word.lowercased()
        guard
            let found = Self.allCases.first(where: {
                $0.rawValue == lower || $0.plural == lower || $0.rawValue + "s" == lower
            })
        else {
            return nil
        }
        self = found
    }

    /// Its row of the table.
    package var row: RecordRow { RecordTable.row(self) }

    /// Whether its rows are in the plans at hand, which are read when a question names one.
    package var isOfPlans: Bool { [.action, .measure, .update].contains(self) }

    /// Its table in SQL.
    var table: String { isOfPlans ? "plan_" + rawValue : rawValue }
}

/// What a field holds.
package enum FieldType: Sendable, Hashable {
    case text, number, date, yesNo
    case choice(ChoiceName)
    case record(RecordWord)
    case list(ChoiceName)
    /// Different values gathered by `list`.
    case texts

    /// The type its column has in an answer.
    package var column: ValueType {
        switch self {
        case .text: .text
        case .number: .number
        case .date: .date
        case .yesNo: .yesNo
        case .choice(let name): .choice(name.rawValue)
        case .record(let word): .record(word.rawValue)
        case .list, .texts: .list
        }
    }

    /// For help: "number", "choice (tone)".
    package var words: String {
        switch self {
        case .text: "text"
        case .number: "number"
        case .date: "date"
        case .yesNo: "yes/no"
        case .choice(let name): "choice (\(name.rawValue))"
        case .record(let word): "record (\(word.rawValue))"
        case .list(let name): "list (\(name.plural))"
        case .texts: "list"
        }
    }
}

/// One field of a record.
package struct FieldRow: Sendable {
    package let name: String
    package let type: FieldType
    /// Its value in SQL, over the table of its record.
    package let sql: SQLText
    /// Whether rows may lack it.
    package let mayBeMissing: Bool
    /// Long text, set as prose.
    package let isProse: Bool
    /// One sentence for `describe`.
    package let help: String
    /// A query that runs.
    package let example: String
    /// What its values are sorted by, where that is not their letters or numbers.
    package var order: SQLText?
}

/// A record that every row of another belongs to, and how its table is joined.
package struct Ancestor: Sendable {
    package let record: RecordWord
    /// The key of the ancestor in SQL.
    package let key: SQLText
    /// Whether a row may have none.
    package let mayBeMissing: Bool
}

/// Rows of another record that belong to a row, as its own may belong to several of those.
package struct RecordLink: Sendable {
    package let record: RecordWord
    /// The table of pairs.
    package let table: SQLText
    /// Its column of this record's keys, and that of the other's.
    package let own: SQLText
    package let theirs: SQLText
}

/// A full-text table and how the rows found in it lead to a record's.
package struct TextSearch: Sendable {
    package let table: SQLText
    /// What the rows found are told by, over the table of the record.
    package let key: SQLText
    /// A record of several rows of the index: the column of `sentence_row` that says whose part each is.
    package var whole: SQLText?

    init(_ table: SQLText, key: SQLText, whole: SQLText? = nil) {
        self.table = table
        self.key = key
        self.whole = whole
    }

    /// `SELECT` of the keys that the index finds, each with its rank as `rank`.
    package func ranked(_ match: String) -> SQLText {
        guard let whole else { return indexed(match) }
        return
            "SELECT part.\(whole) AS pk, min(hit.rank) AS rank FROM (\(indexed(match))) AS hit JOIN sentence_row AS part ON part.pk = hit.pk GROUP BY 1"
    }

    /// `SELECT` of the keys that the index finds.
    package func keys(_ match: String) -> SQLText {
        let found: SQLText = "SELECT rowid FROM \(table) WHERE \(table) MATCH \(bind: .text(match))"
        guard let whole else { return found }
        return "SELECT part.\(whole) FROM sentence_row AS part WHERE part.pk IN (\(found))"
    }

    private func indexed(_ match: String) -> SQLText {
        "SELECT rowid AS pk, rank FROM \(table) WHERE \(table) MATCH \(bind: .text(match))"
    }
}

/// One kind of record: its table, its fields, and the records it belongs to.
package struct RecordRow: Sendable {
    package let word: RecordWord
    /// One sentence for `describe`.
    package let help: String
    /// Its own fields, in the order in which `describe` lists them.
    package let fields: [FieldRow]
    /// Nearest first.
    package let ancestors: [Ancestor]
    /// What may stand behind `any`, `no` and `number of` beside the records that belong to it.
    package var links: [RecordLink] = []
    /// What stands for the record where one value must.
    package let label: SQLText
    /// The long id, never shortened.
    package let longID: SQLText
    /// What records are compared by: stable and unique.
    package let key: SQLText
    /// Whether a row is current; nil when every row is.
    package let current: SQLText?
    /// Whether `all` asks for rows that a plain query leaves out.
    package var hasEarlierRows: Bool { current != nil }
    /// Report order. Ancestors that any SQL of this row names are joined where it is used.
    package let order: [SQLText]
    /// How its rows are found by their words; nil when they have none.
    package let search: TextSearch?
    /// The columns without `show`.
    package let defaultColumns: [String]
    /// Whether its rows come from the text of a report, so that an authority that was not read has none.
    package let isText: Bool

    /// The record's own field of a name.
    package func field(_ name: String) -> FieldRow? { fields.first { $0.name == name } }
    package func ancestor(_ record: RecordWord) -> Ancestor? { ancestors.first { $0.record == record } }
    package func link(_ record: RecordWord) -> RecordLink? { links.first { $0.record == record } }
    package var table: SQLText { SQLText(raw: word.table) }
    /// Its integer key; the framework's table is small and has only SQLite's own.
    package var primaryKey: SQLText { .column(word, word == .framework ? "rowid" : "pk") }
}

/// All records. The vocabulary is that of the model; the SQL is over the library's private tables.
package enum RecordTable {
    /// From councils down to figures, then what was noticed, then what councils do, then the framework.
    package static let rows: [RecordRow] = [
        authority, assessment, statement, finding, point, sentence, indicator, term, remark, document,
        action, measure, update, framework,
    ]

    private static let byWord: [RecordWord: RecordRow] = Dictionary(
        uniqueKeysWithValues: rows.map { ($0.word, $0) })

    /// The row of a record.
    package static func row(_ word: RecordWord) -> RecordRow { byWord[word] ?? authority }

    /// A field: its SQL is `record.name` unless given.
    static func field(
        _ name: String, _ type: FieldType, in record: RecordWord, sql: SQLText? = nil, missing: Bool = false,
        prose: Bool = false, order: SQLText? = nil,
        _ help: String,
        _ example: String
    ) -> FieldRow {
        FieldRow(
            name: name, type: type, sql: sql ?? .column(record, name), mayBeMissing: missing,
            isProse: prose, help: help,
            example: example, order: order)
    }

    /// An id without the `@2025-10` of current records: `stockton-on-tees/partnerships/7`.
    package static func shortID(_ id: SQLText, current: SQLText) -> SQLText {
        "CASE WHEN \(current) THEN substr(\(id), 1, instr(\(id), '@') - 1) || substr(\(id), instr(\(id), '/')) ELSE \(id) END"
    }

    static let inAssessment = Ancestor(
        record: .authority, key: .column(.assessment, "authority_pk"), mayBeMissing: false)
}
