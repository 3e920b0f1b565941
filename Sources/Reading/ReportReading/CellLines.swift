internal import AssessmentModel

/// Tables of a text whose cells stand one a line, as they are copied out of a PDF or a web page: a line for each
/// heading, then rows of a label and as many figures each.
enum CellLines {
    /// Longest line that may be a cell, in bytes; and most columns of a table.
    private static let longestCell = 90
    private static let mostColumns = 8
    /// What stands in a cell without a value.
    private static let missing: Set<Substring> = [
        "-", "–", "—", "*", "..", "…", "n/a", "N/A", "NA", "n/k", ":", "[x]", "[z]", "[c]",
    ]

    /// The lines with the cells of such tables parted by tabs.
    ///
    /// - Parameter isOwnLine: as `TextBlocks.read` takes it: such a line is no cell.
    static func asRows(_ lines: [TextLine], isOwnLine: (String) -> Bool) -> [TextLine] {
        // Two figures under each other are in no text without such a table.
        guard
            zip(lines, lines.dropFirst()).contains(where: { isFigure($0) && isFigure($1) })
                || lines.count(where: isFigure) > 2
        else { return lines }
        var lines = lines
        var run: [Int] = []
        var isSpaced: Bool?
        @discardableResult func close() -> Bool {
            defer { (run, isSpaced) = ([], nil) }
            var isTable = false
            while let table = Table(run.map { lines[$0] }) {
                put(table, at: run[table.place..<table.place + table.cells], into: &lines)
                run.removeLast(run.count - table.place)
                isTable = true
            }
            return isTable
        }
        for index in lines.indices {
            if lines[index].text.isEmpty { continue }
            guard isCell(lines[index]), !isOwnLine(String(lines[index].text)) else {
                close()
                continue
            }
            if let last = run.last {
                // All cells are set with a blank line between them, or none.
                let hasBlank = index - last > 1
                if index - last > 2 || isSpaced.map({ $0 != hasBlank }) == true {
                    let isTable = close()
                    if !isTable, index - last <= 2 { run = [last] }
                }
                if !run.isEmpty { isSpaced = hasBlank }
            }
            run.append(index)
        }
        close()
        return lines
    }

    private static func put(_ table: Table, at run: ArraySlice<Int>, into lines: inout [TextLine]) {
        var place = run.startIndex
        for row in table.rows {
            let count = row.count { $0.isOwn }
            lines[run[place]].whole = Substring(row.map(\.text).joined(separator: "\t"))
            lines[run[place]].text = lines[run[place]].whole
            lines[run[place]].isRow = true
            place += count
        }
        // What the rows took, and the blank lines between them, part nothing.
        for index in (run.first ?? 0)...(run.last ?? 0) where !lines[index].isRow {
            (lines[index].text, lines[index].whole) = (RuledTables.border, RuledTables.border)
        }
    }

    private static func isFigure(_ line: TextLine) -> Bool {
        line.text.utf8.count <= 24 && TableText.isValue(String(line.text))
            && line.text.count(where: \.isLetter) <= 2
    }

    private static func isValue(_ line: TextLine) -> Bool {
        isFigure(line) || missing.contains(line.text)
    }

    private static func isCell(_ line: TextLine) -> Bool {
        !line.isRow && !line.isPageEdge && line.text.utf8.count <= longestCell
            && !line.text.utf8.contains(0x09) && line.text.last.map { !".?!;:".contains($0) } == true
            && !Bullets.opensItem(line.text)
    }

    /// Rows found at the end of a run of short lines.
    private struct Table {
        /// Where in the run they begin, and how many lines of it they take.
        var place = 0
        var cells = 0
        var rows: [[(text: Substring, isOwn: Bool)]] = []

        /// Nil where the lines do not end in rows of a label and two figures or more each, below their headings.
        init?(_ run: [TextLine]) {
            guard let end = run.lastIndex(where: CellLines.isValue), end > 4 else { return nil }
            let texts = run[...end].map(\.text)
            let values = run[...end].map(CellLines.isValue)
            for width in 3...CellLines.mostColumns {
                var start = texts.count
                while start >= width, !values[start - width],
                    values[(start - width + 1)..<start].allSatisfy({ $0 })
                {
                    start -= width
                }
                let count = (texts.count - start) / width
                let isSure = texts[start...].contains { TableText.isValue(String($0)) }
                // The corner may be empty, and its line gone.
                let heads = min(width, start)
                guard count > (heads == start ? 0 : 1), isSure, heads >= width - 1,
                    values[(start - heads)..<start].allSatisfy({ !$0 })
                else { continue }
                var head = texts[(start - heads)..<start].map { (text: $0, isOwn: true) }
                if heads < width { head.insert((text: "", isOwn: false), at: 0) }
                rows = [head]
                for row in 0..<count {
                    let first = start + row * width
                    rows.append(
                        texts[first..<first + width].map {
                            (text: CellLines.missing.contains($0) ? "–" : $0, isOwn: true)
                        })
                }
                (place, cells) = (start - heads, heads + count * width)
                return
            }
            return nil
        }
    }
}
