internal import AssessmentModel
internal import TextAnalysis

/// A pipe table for a document. Numbers are right aligned, missing values are `Not stated`, marks in the text
/// are escaped.
enum MarkdownRenderer {
    static func render(_ table: ResultTable, page: PageSetup) -> Rendering {
        guard !table.columns.isEmpty else { return Rendering("") }
        let cell = CellText(table, missing: "Not stated")
        let numbers = Set(table.numberColumns)
        let header = table.columns.map {
            MarkdownText.escaped(SafeText.neutralised($0.name), opensLine: false)
        }
        let rows = table.rows.map { row in
            row.indices.map { MarkdownText.escaped(cell.text(row[$0], column: $0), opensLine: false) }
        }
        // Short cells are padded so that the source can be read; long text is not.
        let isPadded = table.proseColumns.isEmpty
        let widths = header.indices.map { column in
            isPadded
                ? max(
                    3, rows.reduce(DisplayWidth.of(header[column])) { max($0, DisplayWidth.of($1[column])) })
                : 3
        }
        func line(_ cells: [String]) -> String {
            let padded = cells.indices.map {
                isPadded ? cells[$0].padded(to: widths[$0], right: numbers.contains($0)) : cells[$0]
            }
            return "| " + padded.joined(separator: " | ") + " |\n"
        }
        var output = page.caption.map { MarkdownText.escaped(SafeText.neutralised($0)) + "\n\n" } ?? ""
        output += line(header)
        output += line(
            widths.indices.map {
                String(repeating: "-", count: widths[$0] - 1) + (numbers.contains($0) ? ":" : "-")
            })
        for row in rows { output += line(row) }
        return Rendering(output)
    }
}
