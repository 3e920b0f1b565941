internal import PDFPages
internal import AssessmentModel

/// Tables of a text whose columns are set with spaces, as they come out of a PDF, a terminal or an e-mail.
enum SpacedTables {
    /// The lines with the cells of such tables parted by tabs. A table is at least two rows under each other of which
    /// one holds figures; its cells are short and stand in columns.
    static func asRows(_ lines: [TextLine]) -> [TextLine] {
        var lines = lines
        var rows: [(line: Int, cells: [CellGrid.Cell])] = []
        var blanks = 0
        func close() {
            defer { rows = [] }
            while rows.last?.cells.count == 1 { rows.removeLast() }
            guard isTable(rows.map(\.cells)) else { return }
            for ((line, _), texts) in zip(rows, CellGrid(rows.map(\.cells)).texts()) {
                let isTitle = texts.dropFirst().allSatisfy(\.isEmpty)
                lines[line].whole = Substring(isTitle ? texts[0] : texts.joined(separator: "\t"))
                lines[line].text = lines[line].whole
                lines[line].isRow = true
            }
            // Blank lines between rows part nothing.
            for line in rows[0].line..<rows[rows.count - 1].line where lines[line].text.isEmpty {
                lines[line].text = RuledTables.border
            }
        }
        for index in lines.indices {
            if lines[index].text.isEmpty {
                blanks += 1
                if blanks > 1 { close() }
                continue
            }
            let cells = lines[index].isRow || lines[index].isPageEdge ? [] : cells(of: lines[index].whole)
            let mayBeTitle = cells.count == 1 && !rows.isEmpty && blanks == 0 && cells[0].text.count <= 60
            // Behind a blank line only a row of as many cells goes on.
            if blanks > 0, rows.last.map({ $0.cells.count != cells.count }) == true { close() }
            if cells.count > 1 || mayBeTitle {
                rows.append((index, cells))
            } else {
                close()
            }
            blanks = 0
        }
        close()
        return lines
    }

    private static func isTable(_ rows: [[CellGrid.Cell]]) -> Bool {
        let several = rows.filter { $0.count > 1 }
        guard several.count > 1,
            several.contains(where: { $0.dropFirst().contains { TableText.isValue($0.text) } })
        else { return false }
        // Words set wide stand in no columns.
        let cells = several.flatMap { $0.dropFirst() }
        let (lefts, rights) = (counts(cells.map(\.left)), counts(cells.map(\.right)))
        let shared = cells.count { isShared($0.left, lefts) || isShared($0.right, rights) }
        return shared * 3 >= cells.count * 2 && several.allSatisfy { $0.count <= 12 }
    }

    private static func counts(_ places: [Double]) -> [Double: Int] {
        places.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// Whether something else stands at a place, or one character beside it.
    private static func isShared(_ place: Double, _ counts: [Double: Int]) -> Bool {
        (counts[place] ?? 0) + (counts[place - 1] ?? 0) + (counts[place + 1] ?? 0) > 1
    }

    /// The cells of a line: what two spaces or more part. None where a cell is longer than any table's.
    private static func cells(of line: Substring) -> [CellGrid.Cell] {
        guard line.utf8.count <= 300, !line.utf8.contains(0x09), line.contains("  ") || line.utf8.count <= 60
        else {
            return []
        }
        var cells: [CellGrid.Cell] = []
        var place = 0.0
        var spaces = 2
        for character in line {
            defer { place += 1 }
            if character == " " {
                spaces += 1
                continue
            }
            if spaces > 1 || cells.isEmpty {
                cells.append(.init(text: String(character), left: place, right: place + 1))
            } else {
                cells[cells.count - 1].text += (spaces == 1 ? " " : "") + String(character)
                cells[cells.count - 1].right = place + 1
            }
            spaces = 0
        }
        let isShort =
            cells.first.map { $0.text.count <= 90 } == true
            && cells.dropFirst().allSatisfy { $0.text.count <= 40 }
        // A bullet or a number stands apart from its words.
        guard isShort, cells.count < 2 || cells[0].text.count > 2 || cells[0].text.contains(where: \.isLetter)
        else {
            return []
        }
        return cells.map { cell in
            var cell = cell
            cell.words = words(of: cell)
            return cell
        }
    }

    /// The words of a cell with their places, so that headings set close come to their columns.
    private static func words(of cell: CellGrid.Cell) -> [PDFPage.Word] {
        var place = cell.left
        return cell.text.split(separator: " ").map { word in
            let end = place + Double(word.count)
            defer { place = end + 1 }
            return PDFPage.Word(text: String(word), box: .init(left: place, right: end))
        }
    }
}
