internal import AssessmentModel

/// The cells of a table's rows on a page: cut where poppler has several in one line, and put together where one goes on
/// in the lines below.
package enum PDFCells {
    package typealias Cell = CellGrid.Cell

    /// A row of a table with the lines that it was made of.
    package struct Row {
        package var lines: [PDFPage.Line]
        package var cells: [Cell]
    }

    /// Rows with their cells. The order in which words were set tells which lines are one row: a cell is set whole
    /// before the one beside it.
    package static func rows(_ lines: [[PDFPage.Line]]) -> [Row] {
        var rows: [Row] = []
        for line in lines {
            let cells = line.flatMap { Self.cells(of: $0, beside: lines) }
            if let last = rows.last, let joined = joined(last.cells, cells) {
                rows[rows.count - 1] = Row(lines: last.lines + line, cells: joined)
            } else {
                rows.append(Row(lines: line, cells: cells))
            }
        }
        return rows
    }

    /// The cells of a row that goes on in the line below; nil where that is another row.
    private static func joined(_ above: [Cell], _ below: [Cell]) -> [Cell]? {
        var joined = above
        var others: [Cell] = []
        for cell in below {
            if let place = joined.firstIndex(where: { goesOn($0, in: cell) }) {
                joined[place].text += PDFPage.lineBreak + cell.text
                joined[place].left = min(joined[place].left, cell.left)
                joined[place].right = max(joined[place].right, cell.right)
                joined[place].words += cell.words
            } else {
                others.append(cell)
            }
        }
        guard others.count < below.count else { return nil }
        if others.isEmpty { return above.count > 1 ? joined : nil }
        // A cell of fewer lines stands beside the middle of its neighbours: what was set before it or behind it stands
        // above it and below it.
        let stands = others.allSatisfy { other in
            above.allSatisfy { other.left >= $0.right || other.right <= $0.left }
        }
        guard stands, let first = order(of: below)?.lowerBound, let last = order(of: above)?.upperBound else {
            return nil
        }
        let label = below.first { cell in !others.contains { $0.left == cell.left } }
        let hasGap = label.flatMap { label in
            order(of: [label]).flatMap { own in
                order(of: others.filter { $0.left > label.left }).map { $0.lowerBound > own.upperBound + 1 }
            }
        }
        return first < last || hasGap == true
            ? (joined + others).sorted { $0.left < $1.left } : nil
    }

    private static func order(of cells: [Cell]) -> ClosedRange<Int>? {
        let all = cells.flatMap(\.words).compactMap(\.order)
        guard let first = all.map(\.lowerBound).min(), let last = all.map(\.upperBound).max() else {
            return nil
        }
        return first...last
    }

    /// Whether a line goes on in another: its next word was set right below it, from the same edge or around the same
    /// middle.
    package static func goesOn(_ line: PDFPage.Line, in next: PDFPage.Line) -> Bool {
        guard let last = line.words.last, let first = next.words.first, let end = last.order,
            let start = first.order, end.upperBound + 1 == start.lowerBound
        else { return false }
        let isAligned =
            abs(line.left - next.left) < 3 || abs(line.right - next.right) < 3
            || abs(line.left + line.right - next.left - next.right) < 6
        return isAligned && isRightBelow(first.box, last.box)
    }

    private static func isRightBelow(_ below: PDFPage.Box, _ above: PDFPage.Box) -> Bool {
        below.top > above.top && below.top - above.bottom < above.height * 0.5
    }

    /// Whether a cell's next word was set right below it.
    private static func goesOn(_ cell: Cell, in next: Cell) -> Bool {
        guard let last = cell.words.last, let first = next.words.first, let end = last.order,
            let start = first.order, end.upperBound + 1 == start.lowerBound,
            next.left < cell.right, next.right > cell.left
        else { return false }
        return isRightBelow(first.box, last.box)
            && !(TableText.isValue(cell.text) && TableText.isValue(next.text))
    }

    /// The cells of a line of headings that stand close over a row: one begins over each of the row's figures, or each
    /// word ends or stands over one.
    package static func headings(_ line: PDFPage.Line, over row: [PDFPage.Line]) -> [Cell]? {
        guard row.count > 1, line.words.count >= row.count, line.text.last != ".", line.text.count <= 90
        else {
            return nil
        }
        let figures = row.dropFirst()
        let starts = figures.compactMap { figure in
            line.words.indices.dropFirst().first { abs(line.words[$0].box.left - figure.left) < 1.5 }
        }
        if starts.count == figures.count { return cells(line.words, from: [0] + starts) }
        let stand = zip(line.words.dropFirst(), figures).allSatisfy { word, figure in
            abs(word.box.right - figure.right) < 1.5
                || abs(word.box.left + word.box.right - figure.left - figure.right) < 3
        }
        return line.words.count == row.count && stand
            ? cells(line.words, from: Array(line.words.indices)) : nil
    }

    private static func cells(_ words: [PDFPage.Word], from starts: [Int]) -> [Cell] {
        zip(starts, starts.dropFirst() + [words.count]).filter { $0 < $1 }.map { start, end in
            let part = Array(words[start..<end])
            return Cell(
                text: part.map(\.text).joined(separator: " "), left: part[0].box.left,
                right: part[part.count - 1].box.right, words: part)
        }
    }

    /// The cells of a line. Where they stand close poppler gives them as one line: it is cut where a cell of another row
    /// begins, and between figures.
    package static func cells(of line: PDFPage.Line, beside rows: [[PDFPage.Line]]) -> [Cell] {
        let whole = Cell(text: line.text, left: line.left, right: line.right, words: line.words)
        if let row = rows.first(where: { $0.count > 1 }), row[0].top > line.top,
            let headings = headings(line, over: row)
        {
            return headings
        }
        guard line.words.count > 1,
            rows.contains(where: {
                $0.count > 1 && $0.contains { $0.left == line.left && $0.top == line.top }
            })
        else { return [whole] }
        let starts = rows.filter { $0.count > 1 }.flatMap { $0.dropFirst() }.map(\.left)
        let areFigures = line.words.allSatisfy { TableText.isValue($0.text) }
        var cells: [Cell] = []
        for word in line.words {
            let begins = areFigures || starts.contains { abs($0 - word.box.left) < 1.5 }
            if let last = cells.indices.last, !begins {
                cells[last].text += " " + word.text
                cells[last].right = word.box.right
                cells[last].words.append(word)
            } else {
                cells.append(Cell(text: word.text, left: word.box.left, right: word.box.right, words: [word]))
            }
        }
        return cells
    }
}
