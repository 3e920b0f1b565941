internal import AssessmentModel
internal import Presentation
internal import QueryLanguage
package import QueryTables
package import SourceText

/// The records and their fields, as `describe` prints them: from the same table that checks queries.
package enum Describing {
    /// All records, or the fields of one and where each comes from.
    ///
    /// - Throws: `Diagnostics` with the nearest record when there is none of that name.
    package static func describe(_ record: String?, choices: ChoiceTable?) throws(Diagnostics) -> String {
        guard let record else { return records() }
        guard let word = RecordWord(word: record.lowercased()) else {
            let names = RecordWord.allCases.flatMap { [$0.plural, $0.rawValue] }
            let hint = Suggestion.hint(
                for: record, in: names, limit: 2,
                else: "Records are: \(RecordWord.allCases.map(\.plural).joined(separator: ", ")).")
            let source = Source(name: "query", text: record)
            throw Diagnostics(
                source: source,
                items: [
                    Diagnostic(
                        "unknown-record", at: Span(0, record.utf8.count),
                        "There is no record called \"\(record)\". \(hint)")
                ])
        }
        return fields(of: word, choices: choices)
    }

    private static func records() -> String {
        columns(RecordWord.allCases.map { [$0.plural, $0.row.help] })
            + "\n`describe findings` lists the fields of one of them.\n"
    }

    /// The fields of a record, a line each, as `describe` lists them.
    package static func fields(of word: RecordWord, choices: ChoiceTable?) -> String {
        var output = "\(word.plural): \(word.row.help)\n"
        let listings = FieldListing.fields(of: word)
        for from in [nil] + word.row.ancestors.map({ Optional($0.record) }) {
            let rows = listings.filter { $0.from == from }.map { field in
                [
                    field.name + (field.mayBeMissing ? "?" : ""), typeWords(field.type, choices: choices),
                    field.help,
                ]
            }
            output += (from.map { "\nfrom the \($0.rawValue):\n" } ?? "\n") + columns(rows)
        }
        output += "\n? may be missing.\n"
        if let example = word.row.fields.first(where: { !$0.example.isEmpty })?.example {
            output += "Example: \(example)\n"
        }
        return output
    }

    private static func typeWords(_ type: FieldType, choices: ChoiceTable?) -> String {
        guard case .choice(let name) = type, let choices else { return type.words }
        let labels = choices.values(of: name).map(\.label)
        return labels.isEmpty || labels.count > 8 ? type.words : labels.joined(separator: ", ")
    }

    /// Lines of aligned columns; the last is wrapped under itself at 100 columns.
    package static func columns(_ rows: [[String]], width: Int = 100) -> String {
        guard let count = rows.first?.count else { return "" }
        let widths = (0..<(count - 1)).map { column in min(34, rows.map { $0[column].count }.max() ?? 0) }
        let indent = widths.reduce(2) { $0 + $1 + 2 }
        var output = ""
        for row in rows {
            var line = "  "
            for (column, cell) in row.dropLast().enumerated() {
                line += cell + String(repeating: " ", count: max(1, widths[column] + 2 - cell.count))
            }
            if line.count > indent { line += "\n" + String(repeating: " ", count: indent) }
            var used = min(line.count, indent)
            for word in (row.last ?? "").split(separator: " ") {
                if used + word.count > width, used > indent {
                    line += "\n" + String(repeating: " ", count: indent)
                    used = indent
                }
                line += word + " "
                used += word.count + 1
            }
            output +=
                line.split(separator: "\n").map { $0.trimmingSuffix { $0 == " " } }.joined(separator: "\n")
                + "\n"
        }
        return output
    }
}
