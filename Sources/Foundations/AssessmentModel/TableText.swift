package import SourceText

/// A table of a report as the text of its finding has it: a row a line, its cells parted by tabs, merged cells
/// repeated, an empty cell for a value that is missing.
package struct TableText: Sendable {
    /// A cell's words and their place in the text.
    package struct Cell: Hashable, Sendable {
        package var text: String
        package var span: Span
    }

    /// Rows in order; a row of one cell is a title inside the table.
    package let rows: [[Cell]]
    /// Place of each row in the text.
    package let spans: [Span]
    /// How many rows stand above the values.
    package let headerCount: Int
    /// How many columns before the first that holds a value in any row; at least the first.
    package let labelColumns: Int

    /// Whether a finding's text is a table.
    package static func isTable(_ text: String) -> Bool { text.utf8.contains(0x09) }

    /// - Returns: nil for running text.
    package init?(_ text: String) {
        guard Self.isTable(text) else { return nil }
        var rows: [[Cell]] = []
        var spans: [Span] = []
        var start = 0
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            var place = start
            var cells: [Cell] = []
            for cell in line.split(separator: 0x09, omittingEmptySubsequences: false) {
                cells.append(Cell(text: String(cell) ?? "", span: Span(place, place + cell.count)))
                place += cell.count + 1
            }
            rows.append(cells)
            spans.append(Span(start, start + line.count))
            start += line.count + 1
        }
        self.rows = rows
        self.spans = spans
        let first = rows.count > 1 && Self.areHeadings(rows[0], over: rows[1]) ? 1 : 0
        let body = rows[first...].firstIndex { $0.dropFirst().contains { Self.isValue($0.text) } } ?? 0
        headerCount = min(body, 3)
        labelColumns = Self.labelColumns(of: rows.dropFirst(min(body, 3)))
    }

    /// Whether a row is one of headings though one of them begins with a number, "95% confidence interval": more than half
    /// are words, and below them stand figures.
    private static func areHeadings(_ row: [Cell], over next: [Cell]) -> Bool {
        let cells = Array(zip(row, next)).dropFirst()
        let words = cells.filter { above, _ in
            !isValue(above.text) && above.text.first?.isUppercase == true && above.text.count > 3
        }
        return words.count * 2 > cells.count && words.contains { isValue($0.1.text) }
    }

    private static func labelColumns(of body: ArraySlice<[Cell]>) -> Int {
        let width = body.map(\.count).max() ?? 1
        let first = (1..<max(2, width)).first { column in
            body.contains { $0.indices.contains(column) && isValue($0[column].text) }
        }
        return max(1, first ?? 1)
    }

    /// The row that begins at a place in the text.
    package func row(at start: Int) -> Int? {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].start < start { low = middle + 1 } else { high = middle }
        }
        return low < spans.count && spans[low].start == start ? low : nil
    }

    /// What stands above a column: the header rows' words, each once.
    package func columnLabel(_ column: Int) -> String {
        var words: [String] = []
        for row in rows.prefix(headerCount) where row.indices.contains(column) && row.count > 1 {
            let text = row[column].text
            if !text.isEmpty, !words.contains(text) { words.append(text) }
        }
        return words.joined(separator: ", ")
    }

    /// What stands before a row's values.
    package func rowLabel(_ row: Int) -> String {
        guard rows.indices.contains(row) else { return "" }
        return Array(rows[row].prefix(labelColumns)).reduce(into: [String]()) {
            if !$1.text.isEmpty, !$0.contains($1.text) { $0.append($1.text) }
        }.joined(separator: ", ")
    }

    /// How a cell is quoted: `Table under “Timeliness”, row “People waiting”, column “England”`.
    ///
    /// - Parameter heading: what the finding stands under.
    package func citation(row: Int, column: Int, heading: String?) -> String {
        let place = heading.map { "Table under “\($0)”" } ?? "Table"
        let above = columnLabel(column)
        return "\(place), row “\(rowLabel(row))”" + (above.isEmpty ? "" : ", column “\(above)”")
    }

    /// Whether a cell holds a figure: one that begins with a number and is no year or period.
    package static func isValue(_ text: String) -> Bool {
        let plain = text.drop { " £$€<>≤≥~≈(+-−–".contains($0) }
        guard let first = plain.utf8.first, (0x30...0x39).contains(first) else { return false }
        return !isPeriod(text) && !beginsWithYears(plain)
    }

    /// `2023/24 £000`, `2023/24 target`.
    private static func beginsWithYears(_ text: Substring) -> Bool {
        let word = text.prefix { $0 != " " }
        return word.count < text.count && word.contains { "/-–".contains($0) } && isPeriod(String(word))
    }

    /// `2024`, `2023/24`, `2023-24`, `2023 to 2024`, `31 March 2025`, `March 2025`.
    package static func isPeriod(_ text: String) -> Bool {
        let parts = text.split { " /-–,".contains($0) }.map { $0.lowercased() }
        let months: Set<String> = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
            "nov",
            "dec", "q1", "q2", "q3", "q4", "to", "quarter", "spring", "summer", "autumn", "winter",
        ]
        func isYear(_ word: String) -> Bool {
            word.utf8.count == 4 && (word.hasPrefix("19") || word.hasPrefix("20"))
                && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard
            parts.contains(where: isYear)
                || parts.contains(where: { months.contains($0) && $0 != "to" && $0 != "may" })
        else { return false }
        return parts.allSatisfy { word in
            isYear(word) || months.contains(word)
                || word.utf8.count <= 2 && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
    }
}
