internal import AssessmentModel

/// Tables of a page: rows of cells that stand side by side, each cell in the column over or under others. Poppler
/// gives cells as lines of other columns, and cells that stand close as one line.
struct PDFTables {
    private let lines: [PDFPage.Line]
    private let columns: Set<Int>
    private var count = 0
    /// Lines that are cells, and the rows made of them by the line that they stand before.
    private var gone = Set<Int>()
    private var made: [Int: [PDFPage.Line]] = [:]

    /// A line of cells, as places in `lines` from left to right.
    private typealias Row = [Int]

    /// - Parameter columns: where columns of running text begin, in whole points.
    init(_ lines: [PDFPage.Line], columns: Set<Int>) {
        self.lines = lines
        self.columns = columns
    }

    /// The lines with each row of a table as one, its cells parted by tabs, where it stands on the page.
    static func joined(_ lines: [PDFPage.Line], columns: Set<Int>) -> [PDFPage.Line] {
        var tables = PDFTables(lines, columns: columns)
        for region in tables.regions() { tables.join(region) }
        if tables.made.isEmpty { return lines }
        return lines.indices.flatMap { index in
            (tables.made[index] ?? []) + (tables.gone.contains(index) ? [] : [lines[index]])
        }
    }

    // MARK: Where tables are

    /// Runs of rows of which at least two have several cells.
    private func regions() -> [[Row]] {
        let rows = rows()
        var regions: [[Row]] = []
        var open: [Row] = []
        var between: [Row] = []
        func close() {
            if open.count > 1 { regions.append(open) }
            open = []
            between = []
        }
        for row in rows {
            if let last = between.last ?? open.last, gap(last, row) > 1.8 { close() }
            if isOfCells(row) {
                // What stands between rows of cells is a title among them, or the rest of a cell.
                if !open.isEmpty { open += between }
                between = []
                open.append(row)
            } else if !open.isEmpty, between.count < 2, row.count == 1, lines[row[0]].text.count <= 90 {
                between.append(row)
            } else {
                close()
            }
        }
        close()
        return regions
    }

    /// How far a row stands below another, in heights of a line.
    private func gap(_ above: Row, _ below: Row) -> Double {
        (lines[below[0]].top - lines[above[0]].bottom) / max(1, lines[above[0]].height)
    }

    /// Lines on the same height, from the top.
    private func rows() -> [Row] {
        let order = lines.indices.filter { !lines[$0].text.isEmpty && !lines[$0].isInBox }.sorted {
            lines[$0].top < lines[$1].top
        }
        var rows: [Row] = []
        for index in order {
            if let last = rows.last, overlaps(lines[last[0]], lines[index]) {
                rows[rows.count - 1].append(index)
            } else {
                rows.append([index])
            }
        }
        return rows.map { $0.sorted { lines[$0].left < lines[$1].left } }
    }

    private func overlaps(_ a: PDFPage.Line, _ b: PDFPage.Line) -> Bool {
        min(a.bottom, b.bottom) - max(a.top, b.top) > 0.6 * min(a.height, b.height)
    }

    private func isOfCells(_ row: Row) -> Bool {
        guard row.count > 1, !Bullets.isBullet(lines[row[0]].text), lines[row[0]].text.count <= 90 else {
            return false
        }
        return row.dropFirst().allSatisfy {
            lines[$0].text.count <= 40 && !columns.contains(Int(lines[$0].left.rounded()))
        }
            && zip(row, row.dropFirst()).allSatisfy { lines[$0].right <= lines[$1].left }
    }

    // MARK: Cells

    private struct Cell {
        var text: String
        var left: Double
        var right: Double
    }

    private mutating func join(_ region: [Row]) {
        count += 1
        let rows = cells(of: region)
        let edges = Self.columnEdges(of: rows.filter { $0.count > 1 }.flatMap { $0 })
        var made: [PDFPage.Line] = []
        for (row, cells) in zip(region, rows) {
            var texts = [String](repeating: "", count: max(1, edges.count))
            for cell in cells {
                let place = Self.column(of: cell, edges)
                texts[place] += (texts[place].isEmpty ? "" : " ") + cell.text
            }
            var line = lines[row[0]]
            let isOne = cells.count == 1 && !texts[0].isEmpty
            line.text = isOne ? texts[0] : texts.joined(separator: "\t")
            line.right = row.map { lines[$0].right }.max() ?? line.right
            line.bottom = row.map { lines[$0].bottom }.max() ?? line.bottom
            line.marks = row.flatMap { lines[$0].marks }
            line.table = count
            if isOne, line.text.first?.isLowercase == true, let last = made.indices.last {
                // The rest of the first cell above it.
                let parts = made[last].text.split(
                    separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
                made[last].text = parts[0] + " " + line.text + (parts.count > 1 ? "\t" + parts[1] : "")
                made[last].bottom = line.bottom
            } else {
                made.append(line)
            }
        }
        place(made, of: region.flatMap { $0 })
    }

    /// The cells of each row. Where cells stand close poppler gives them as one line: it is cut where a cell of
    /// another row begins, and between figures.
    private func cells(of region: [Row]) -> [[Cell]] {
        let starts = region.filter { $0.count > 1 }.flatMap { $0.dropFirst() }.map { lines[$0].left }
        return region.map { row in
            row.flatMap { index -> [Cell] in
                let line = lines[index]
                guard row.count > 1, line.words.count > 1 else {
                    return [Cell(text: line.text, left: line.left, right: line.right)]
                }
                let areFigures = line.words.allSatisfy { TableText.isValue($0.text) }
                var cells: [Cell] = []
                for word in line.words {
                    let begins = areFigures || starts.contains { abs($0 - word.box.left) < 1.5 }
                    if let last = cells.indices.last, !begins {
                        cells[last].text += " " + word.text
                        cells[last].right = word.box.right
                    } else {
                        cells.append(Cell(text: word.text, left: word.box.left, right: word.box.right))
                    }
                }
                return cells
            }
        }
    }

    /// Where columns stand, from left to right: cells that stand over each other make one.
    private static func columnEdges(of cells: [Cell]) -> [(left: Double, right: Double)] {
        var edges: [(left: Double, right: Double)] = []
        // Narrow ones first: a heading over several columns is none of its own.
        for cell in cells.sorted(by: { $0.right - $0.left < $1.right - $1.left }) {
            let over = edges.indices.filter { cell.left < edges[$0].right && cell.right > edges[$0].left }
            if over.isEmpty {
                edges.append((cell.left, cell.right))
            } else if over.count == 1 {
                edges[over[0]] = (min(edges[over[0]].left, cell.left), max(edges[over[0]].right, cell.right))
            }
        }
        return edges.sorted { $0.left < $1.left }
    }

    /// The first column that a cell stands over, or the nearest.
    private static func column(of cell: Cell, _ edges: [(left: Double, right: Double)]) -> Int {
        edges.indices.first { cell.left < edges[$0].right && cell.right > edges[$0].left }
            ?? edges.indices.min { abs(edges[$0].left - cell.left) < abs(edges[$1].left - cell.left) } ?? 0
    }

    /// Puts the rows where they stand on the page: before the first line that stands below them in their column.
    private mutating func place(_ rows: [PDFPage.Line], of old: [Int]) {
        guard let first = rows.first, let last = rows.last, let at = old.min() else { return }
        let right = rows.map(\.right).max() ?? first.right
        gone.formUnion(old)
        let below = lines.indices.first {
            !gone.contains($0) && !lines[$0].text.isEmpty && lines[$0].top >= last.bottom
                && lines[$0].left < right
                && lines[$0].right > first.left
        }
        made[min(at, below ?? at), default: []] += rows
    }
}
