internal import AssessmentModel

/// RFC 4180: comma, CRLF, quotation marks doubled. Text that a spreadsheet would run as a formula gets a `'` before it.
enum CSVRenderer {
    static func render(_ table: ResultTable) -> Rendering {
        var output = line(table.columns.map { guarded($0.name) })
        for row in table.rows { output += line(row.map(text)) }
        return Rendering(output)
    }

    private static func line(_ fields: [String]) -> String {
        // A single empty field would be a blank line, which readers skip.
        if fields == [""] { return "\"\"\r\n" }
        return fields.map(quoted).joined(separator: ",") + "\r\n"
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

    private static func quoted(_ field: String) -> String {
        let mark = UInt8(ascii: "\"")
        let needsQuotes = field.utf8.contains { $0 == UInt8(ascii: ",") || $0 == mark || $0 == 10 || $0 == 13 }
        guard needsQuotes else { return field }
        guard field.utf8.contains(mark) else { return "\"" + field + "\"" }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
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
        return digits.utf8.allSatisfy { (48...57).contains($0) || "+-.,".utf8.contains($0) } && Double(digits.filter { $0 != "," }) != nil
    }
}
