internal import AssessmentModel

/// Each row as a header line and, beneath, its long text wrapped at words.
///
///     1  Stockton-on-Tees · Assessing needs · score 2
///        Some people told us that they had waited for an assessment of their
///        needs.
enum ListRenderer {
    static func render(_ table: ResultTable, page: PageSetup) -> Rendering {
        let layout = Layout(table, page: page)
        let blocks = table.rows.indices.map { layout.block(table.rows[$0], number: page.firstRow + $0) }
        return Rendering(blocks.joined(separator: layout.proseColumns.isEmpty ? "" : "\n"))
    }
}

private struct Layout {
    let table: ResultTable
    let page: PageSetup
    let proseColumns: [Int]
    private let cell: CellText
    private let marks: SearchMarks
    private let numberWidth: Int

    init(_ table: ResultTable, page: PageSetup) {
        self.table = table
        self.page = page
        proseColumns = table.proseColumns
        cell = CellText(table, missing: "not stated")
        marks = SearchMarks(page)
        numberWidth = String(page.firstRow + max(0, table.rows.count - 1)).count
    }

    func block(_ row: [Value], number: Int) -> String {
        let margin = String(repeating: " ", count: numberWidth + 2)
        let columns = max(10, min(page.columns - margin.count, PageSetup.widestProse))
        let header = headerParts(row)
        var lines = WordWrap.lines(header.joined(separator: " · "), columns: columns)
        if header.isEmpty { lines = [] }
        for column in proseColumns {
            let text = cell.text(row[column], column: column)
            if case .text(let raw) = row[column], let rows = TableLines.lines(raw, columns: columns) {
                lines += rows
                continue
            }
            let label = proseColumns.count > 1 ? "\(table.columns[column].name): " : ""
            lines += WordWrap.lines(marks.words(of: label + text), columns: columns, page: page)
        }
        var output = ""
        for (index, line) in lines.enumerated() {
            output +=
                (index == 0 ? String(number).padded(to: numberWidth, right: true) + "  " : margin) + line
                + "\n"
        }
        return output.isEmpty ? "\(number)\n" : output
    }

    /// Names speak for themselves; numbers, yes/no and missing values need their column's name. Tone is
    /// Assay's reading, not CQC's judgement, and says so.
    ///
    /// A passage that stands under no statement says so once, and not that its score is missing, too.
    private func headerParts(_ row: [Value]) -> [String] {
        let hasNoStatement = row.indices.contains {
            row[$0] == .missing && table.columns[$0].type == .record("statement")
        }
        return row.indices.filter { !proseColumns.contains($0) }.compactMap { column in
            let text = cell.text(row[column], column: column)
            switch row[column] {
            case .missing where table.columns[column].type == .record("statement"):
                return "under no statement"
            case .missing where hasNoStatement && table.columns[column].name == "score": return nil
            case .text where table.columns[column].type == .choice("tone"): return "read as \(text)"
            case .missing, .integer, .number, .yesNo:
                return "\(SafeText.neutralised(table.columns[column].name)) \(text)"
            case .list(let items) where items.isEmpty:
                return "\(SafeText.neutralised(table.columns[column].name)) \(text)"
            case .text, .date, .list: return text
            }
        }
    }
}
