internal import AssessmentModel

/// A table of a report set for a terminal: cells under each other, or, where the page is too narrow, a row a
/// paragraph with its columns' names.
enum TableLines {
    /// - Parameter columns: width of the page.
    static func lines(_ text: String, columns: Int) -> [String]? {
        guard let table = TableText(text) else { return nil }
        let rows = table.rows.map { $0.map { SafeText.neutralised($0.text) } }
        let width = rows.map(\.count).max() ?? 0
        let widths = (0..<width).map { column in
            rows.filter { $0.count > 1 }.map { $0.indices.contains(column) ? DisplayWidth.of($0[column]) : 0 }
                .max() ?? 0
        }
        if widths.reduce(0, +) + 2 * max(0, width - 1) <= columns {
            return rows.flatMap { row -> [String] in
                if row.count == 1 { return WordWrap.lines(row[0], columns: columns) }
                let cells = row.enumerated().map { column, cell in
                    column == row.count - 1 ? cell : cell.padded(to: widths[column])
                }
                return [cells.joined(separator: "  ").withoutTrailingSpaces]
            }
        }
        return rows.indices.dropFirst(table.headerCount).flatMap { row -> [String] in
            let label = table.labelColumns
            let cells = rows[row].indices.dropFirst(label).filter { !rows[row][$0].isEmpty }.map { column in
                let above = SafeText.neutralised(table.columnLabel(column))
                return above.isEmpty ? rows[row][column] : "\(above) \(rows[row][column])"
            }
            return WordWrap.lines(
                "\(SafeText.neutralised(table.rowLabel(row))): \(cells.joined(separator: "; "))",
                columns: columns)
        }
    }
}
