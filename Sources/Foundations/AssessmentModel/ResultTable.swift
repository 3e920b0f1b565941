/// One cell of an answer.
package enum Value: Hashable, Sendable {
    case missing
    case text(String)
    case integer(Int)
    case number(Double)
    /// In the precision it has.
    case date(PartialDate)
    case yesNo(Bool)
    case list([String])

    /// The value where it is an integer or a number; nil for anything else, also for text that is written in digits.
    package var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .missing, .text, .date, .yesNo, .list: nil
        }
    }
}

/// What kind of values a field or column holds.
package enum ValueType: Hashable, Sendable {
    case text, number, date, yesNo, list
    /// One of a closed list of words, by the list's name: `tone`, `rating`.
    case choice(String)
    /// Another record, shown by its label: `authority`, `statement`.
    case record(String)
}

/// A column of an answer.
package struct Column: Hashable, Sendable {
    /// As the header shows it and `show` takes it.
    package var name: String
    /// What its values are, and so how they are aligned, sorted and exported.
    package var type: ValueType
    /// Long text that is set as prose under a header line, not squeezed into a cell.
    package var isProse: Bool

    package init(name: String, type: ValueType, isProse: Bool = false) {
        self.name = name
        self.type = type
        self.isProse = isProse
    }
}

/// Which record a row stands for, by its long id: what `open` and `pin` act on and a citation is made of.
package struct RowOrigin: Hashable, Sendable {
    /// Singular record word: `finding`, `sentence`, `indicator`, `statement`, `assessment`, `authority` …
    package var record: String
    /// The record's long id.
    package var id: String

    /// What of a report it is; nil for records of plans, terms and others without such an id.
    package var kind: RecordKind? { RecordKind(rawValue: record) }

    package init(record: String, id: String) {
        self.record = record
        self.id = id
    }
}

/// An answer: columns, rows in order, and what each row stands for.
package struct ResultTable: Hashable, Sendable {
    package var columns: [Column]
    /// Each with a value for every column.
    package var rows: [[Value]]
    /// One per row; nil where rows are groups.
    package var origins: [RowOrigin?]

    package init(columns: [Column], rows: [[Value]], origins: [RowOrigin?] = []) {
        self.columns = columns
        self.rows = rows
        self.origins = origins.isEmpty ? Array(repeating: nil, count: rows.count) : origins
    }

    /// The values of a column, or nil when there is none of that name.
    package func values(of column: String) -> [Value]? {
        columns.firstIndex { $0.name == column }.map { index in rows.map { $0[index] } }
    }
}
