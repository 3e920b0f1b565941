internal import AssessmentModel
internal import TextAnalysis

/// RFC 4180: comma, CRLF, quotation marks doubled. Text that a spreadsheet would run as a formula gets a `'`
/// before it.
enum CSVRenderer {
    static func render(_ table: ResultTable) -> Rendering {
        var output = ""
        add(table.columns.map { guarded($0.name) }, to: &output)
        for row in table.rows { add(row.map(text), to: &output) }
        return Rendering(output)
    }

    private static func add(_ fields: [String], to output: inout String) {
        // A single empty field would be a blank line, which readers skip.
        if fields == [""] { output += "\"\"" }
        for (index, field) in fields.enumerated() {
            if index > 0 { output += "," }
            add(quoted: field, to: &output)
        }
        output += "\r\n"
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .missing: ""
        case .text(let text): guarded(text)
        case .integer(let number): String(number)
        case .number(let number): NumberFormat.shortest(number) ?? ""
        case .date(let date): date.iso
        case .yesNo(let flag): flag ? "yes" : "no"
        case .list(let items): guarded(items.joined(separator: "; "))
        }
    }

    private static func add(quoted field: String, to output: inout String) {
        guard field.has("\"") || field.has(",") || field.has("\n") || field.has("\r") else {
            return output += field
        }
        // By scalars: a mark with an accent behind it is another character, and still ends the field.
        let parts =
            field.has("\"")
            ? field.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
            : [field]
        output += "\"" + parts.joined(separator: "\"\"") + "\""
    }

    /// Harmless in a spreadsheet and on a terminal. Numbers written as text (`-0.7`, `+5%`) stay numbers.
    private static func guarded(_ text: String) -> String {
        let safe = SafeText.neutralised(text, keepingLines: true)
        // What the eye sees first counts as well: invisible marks before it are dropped.
        let firsts = [text.unicodeScalars.first, safe.unicodeScalars.first { $0 != " " }].compactMap { $0 }
        let opensFormula = firsts.contains { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) }
        let isFormula = opensFormula && !isNumber(text)
        return isFormula ? "'" + safe : safe
    }

    private static func isNumber(_ text: String) -> Bool {
        let digits = text.last == "%" ? text.dropLast() : text[...]
        return digits.utf8.allSatisfy { (48...57).contains($0) || "+-.,".utf8.contains($0) }
            && Double(digits.filter { $0 != "," }) != nil
    }
}
