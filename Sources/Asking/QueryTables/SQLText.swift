/// A value handed to SQLite beside the SQL, never inside it.
package enum Binding: Hashable, Sendable {
    case null
    case text(String)
    case integer(Int)
    case real(Double)
}

/// A piece of SQL together with the values its question marks stand for, in order.
///
/// Built by interpolation: `"\(column) = \(bind: .text(name))"` gives `column = ?` with one binding, and
/// `\(.finding, "text")` gives `finding.text`, for which the emitter joins the table of findings.
package struct SQLText: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The SQL with its question marks.
    package private(set) var text: String
    /// As many as there are question marks.
    package private(set) var bindings: [Binding]
    /// The records whose tables it reads a column of.
    package private(set) var records: Set<RecordWord> = []

    /// A column of a record's table.
    package static func column(_ record: RecordWord, _ name: String) -> SQLText { "\(record, name)" }

    /// SQL that was written in this module: a table's row or a fixed word, never anything typed.
    package init(raw text: String) {
        self.text = text
        self.bindings = []
    }

    package init(stringLiteral value: String) { self.init(raw: value) }

    package init(stringInterpolation: Interpolation) {
        text = stringInterpolation.text
        bindings = stringInterpolation.bindings
        records = stringInterpolation.records
    }

    /// Gathers the parts of an interpolation.
    package struct Interpolation: StringInterpolationProtocol {
        var text = ""
        var bindings: [Binding] = []
        var records: Set<RecordWord> = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { text += literal }

        package mutating func appendInterpolation(_ sql: SQLText) {
            text += sql.text
            bindings += sql.bindings
            records.formUnion(sql.records)
        }

        package mutating func appendInterpolation(bind value: Binding) {
            text += "?"
            bindings.append(value)
        }

        /// A column of a record's table.
        package mutating func appendInterpolation(_ record: RecordWord, _ column: String) {
            text += record.table + "." + column
            records.insert(record)
        }

        /// A column name in quotation marks.
        package mutating func appendInterpolation(name: String) {
            text += "\"" + name.replacing("\"", with: "\"\"") + "\""
        }

        package mutating func appendInterpolation(number: Int) { text += String(number) }
    }

    package typealias StringInterpolation = Interpolation

    package var isEmpty: Bool { text.isEmpty }

    package static func + (a: SQLText, b: SQLText) -> SQLText { "\(a)\(b)" }
}

extension Sequence<SQLText> {
    /// All of them, one after another, with a separator of our own between.
    package func joined(separator: String) -> SQLText {
        var result: SQLText = ""
        for (index, part) in enumerated() {
            result = index == 0 ? part : result + SQLText(raw: separator) + part
        }
        return result
    }
}
