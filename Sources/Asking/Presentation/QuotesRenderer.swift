internal import AssessmentModel

/// Each text in quotation marks, and beneath where it stands.
///
///     “Carers told us that respite was hard to find.”
///        Stockton-on-Tees, Assessing needs, stockton-on-tees/needs/13
enum QuotesRenderer {
    static func render(_ table: ResultTable, page: PageSetup) -> Rendering {
        guard let quoted = quotedColumn(of: table) else {
            let shown = OutputFormat.standard.render(table, page: page)
            return Rendering(
                shown.text, notes: ["There is no text to quote: add text to show."] + shown.notes)
        }
        let cell = CellText(table, missing: "")
        let marks = SearchMarks(page)
        let blocks = table.rows.indices.map { index -> String in
            let row = table.rows[index]
            let words = marks.words(of: "“\(cell.text(row[quoted], column: quoted))”")
            var block = WordWrap.lines(words, columns: page.columns, page: page).map { $0 + "\n" }.joined()
            for line in WordWrap.lines(
                attribution(table, row: index, without: quoted, cell: cell), columns: page.columns - 4)
            {
                block += "    \(line)\n"
            }
            return block
        }
        return Rendering(blocks.joined(separator: "\n"))
    }

    /// The column named `text`, else the first of long text, else the first of any text.
    private static func quotedColumn(of table: ResultTable) -> Int? {
        table.columns.firstIndex { $0.name == "text" } ?? table.proseColumns.first
    }

    /// Authority, statement, whatever else was asked for, and the id.
    private static func attribution(_ table: ResultTable, row index: Int, without quoted: Int, cell: CellText)
        -> String
    {
        let row = table.rows[index]
        func place(_ column: Int) -> Int {
            ["authority", "statement"].firstIndex(of: table.columns[column].name) ?? 2
        }
        let others = table.columns.indices.filter {
            $0 != quoted && table.columns[$0].name != "id" && row[$0] != .missing
        }
        .sorted { (place($0), $0) < (place($1), $1) }
        var parts = others.map { column -> String in
            let text = cell.text(row[column], column: column)
            switch row[column] {
            case .integer, .number, .yesNo: return "\(table.columns[column].name) \(text)"
            case .missing, .text, .date, .list: return text
            }
        }
        if let column = table.columns.firstIndex(where: { $0.name == "id" }), row[column] != .missing {
            parts.append(cell.text(row[column], column: column))
        } else if let origin = table.origins[index] {
            parts.append(SafeText.neutralised(origin.id))
        }
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
