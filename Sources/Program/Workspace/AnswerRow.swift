internal import AssessmentModel
internal import Presentation
internal import SourceText

/// A row of an answer, read by the names of its columns: a question that shows one more field moves no other.
struct AnswerRow {
    let table: ResultTable
    /// From 0.
    let index: Int

    /// Missing where the answer has no column of that name.
    subscript(_ name: String) -> Value {
        table.columns.firstIndex { $0.name == name }.map { table.rows[index][$0] } ?? .missing
    }

    /// Text, or a date as ISO 8601; nil where it is missing.
    func text(_ name: String) -> String? {
        switch self[name] {
        case .text(let text): text
        case .date(let date): date.iso
        case .missing, .integer, .number, .yesNo, .list: nil
        }
    }

    /// Text that every row of its record has.
    ///
    /// - Throws: `WorldError` where the library gives none: it is damaged.
    func required(_ name: String) throws(WorldError) -> String {
        guard let text = text(name) else { throw lacking(name) }
        return text
    }

    /// A number that every row of its record has, as `required` takes text.
    func requiredInteger(_ name: String) throws(WorldError) -> Int {
        guard let number = integer(name) else { throw lacking(name) }
        return number
    }

    private func lacking(_ name: String) -> WorldError {
        WorldError(
            "the library: a row without “\(name)”, which every one has: assay library check says what is damaged"
        )
    }

    /// Any value as text; nothing where it is missing.
    func words(_ name: String) -> String { self[name].words }

    func integer(_ name: String) -> Int? { number(name).flatMap { Int(exactly: $0) } }

    func number(_ name: String) -> Double? { self[name].number }

    func date(_ name: String) -> PartialDate? {
        if case .date(let date) = self[name] { date } else { nil }
    }

    func isYes(_ name: String) -> Bool { self[name] == .yesNo(true) }

    func list(_ name: String) -> [String] {
        if case .list(let items) = self[name] { items } else { [] }
    }
}

extension ResultTable {
    /// Its rows, read by the names of its columns.
    var rowsByName: [AnswerRow] { rows.indices.map { AnswerRow(table: self, index: $0) } }
}
