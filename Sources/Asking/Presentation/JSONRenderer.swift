internal import AssessmentModel
internal import TextAnalysis

/// Objects with keys in column order: numbers as numbers, dates as ISO text in their precision, missing as
/// null.
enum JSONRenderer {
    /// `[` newline, an object a line, `]`.
    static func array(_ table: ResultTable) -> Rendering {
        guard !table.rows.isEmpty else { return Rendering("[]\n") }
        return Rendering("[\n" + objects(table).map { "  " + $0 }.joined(separator: ",\n") + "\n]\n")
    }

    static func lines(_ table: ResultTable) -> Rendering {
        Rendering(objects(table).map { $0 + "\n" }.joined())
    }

    private static func objects(_ table: ResultTable) -> [String] {
        let keys = table.columns.map { JSONText.quoted($0.name) }
        return table.rows.map { row in
            "{" + row.indices.map { "\(keys[$0]):\(text(row[$0]))" }.joined(separator: ",") + "}"
        }
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .missing: "null"
        case .text(let text): JSONText.quoted(text)
        case .integer(let number): String(number)
        case .number(let number): NumberFormat.shortest(number) ?? "null"
        case .date(let date): JSONText.quoted(date.iso)
        case .yesNo(let flag): flag ? "true" : "false"
        case .list(let items): "[" + items.map(JSONText.quoted).joined(separator: ",") + "]"
        }
    }
}

/// Strings of JSON (RFC 8259).
package enum JSONText {
    /// The text in quotation marks. Control characters, bidirectional controls and marks that nobody sees are escaped too, so nothing
    /// is lost and nothing can steer a terminal.
    package static func quoted(_ text: String) -> String {
        var output = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: output += "\\\""
            case 0x5C: output += "\\\\"
            case 0x0A: output += "\\n"
            case 0x0D: output += "\\r"
            case 0x09: output += "\\t"
            case let value
            where value == 0x2028 || value == 0x2029 || SteeringMarks.steers(value)
                || SteeringMarks.isUnseen(value):
                for unit in UTF16.encode(scalar) ?? .init() {
                    let hex = String(unit, radix: 16)
                    output += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                }
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output + "\""
    }
}
