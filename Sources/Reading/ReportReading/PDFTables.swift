internal import PDFPages
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
            // The rest of the last row's first cell.
            if let last = open.last, let rest = between.first, isRest(rest, of: last) { open.append(rest) }
            if open.count > 1 { regions.append(open) }
            open = []
            between = []
        }
        var before: Row?
        for row in rows {
            defer { before = row }
            if let last = between.last ?? open.last, gap(last, row) > 1.8 { close() }
            if isOfCells(row) {
                if open.isEmpty, let before, isHeading(before, of: row) { open = [before] }
                // What stands between rows of cells is a title among them, or the rest of a cell.
                if !open.isEmpty { open += between }
                between = []
                open.append(row)
            } else if row.count == 1, isMore(of: open.suffix(6), row) {
                open += between + [row]
                between = []
            } else if !open.isEmpty, row.count == 1, mayStandBetween(row, open, between) {
                between.append(row)
            } else {
                close()
            }
        }
        close()
        return regions
    }

    /// Whether a line stands over the figures of a row and not over its label, or is the headings of columns that
    /// stand close.
    private func isHeading(_ line: Row, of row: Row) -> Bool {
        guard line.count == 1, gap(line, row) <= 1.8 else { return false }
        let isBeside = lines[line[0]].left > lines[row[0]].right && lines[line[0]].text.count <= 60
        return isBeside || PDFCells.headings(lines[line[0]], over: row.map { lines[$0] }) != nil
    }

    /// Whether a line may be a title among a table's rows, or the rest of one: none that begins left of all cells,
    /// as what stands below a table does.
    private func mayStandBetween(_ line: Row, _ open: [Row], _ between: [Row]) -> Bool {
        let edge = open.compactMap { row in row.map { lines[$0].left }.min() }.min() ?? 0
        return lines[line[0]].text.count <= 90 && lines[line[0]].left > edge - 2
            && between.count < (isMore(of: between, line) ? 4 : 2)
    }

    /// Whether a line is more of a cell in the rows above it.
    private func isMore(of rows: [Row], _ line: Row) -> Bool {
        rows.contains { row in row.contains { PDFCells.goesOn(lines[$0], in: lines[line[0]]) } }
    }

    private func isRest(_ line: Row, of row: Row) -> Bool {
        line.count == 1 && gap(row, line) < 0.7 && abs(lines[line[0]].left - lines[row[0]].left) < 2
            && lines[line[0]].text.first?.isLowercase == true
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
            // A figure may stand beside the middle of a label of two lines.
            let share = TableText.isValue(lines[index].text) ? 0.4 : 0.6
            if let last = rows.last, overlaps(lines[last[0]], lines[index], by: share) {
                rows[rows.count - 1].append(index)
            } else {
                rows.append([index])
            }
        }
        return rows.map { $0.sorted { lines[$0].left < lines[$1].left } }
    }

    private func overlaps(_ a: PDFPage.Line, _ b: PDFPage.Line, by share: Double) -> Bool {
        min(a.bottom, b.bottom) - max(a.top, b.top) > share * min(a.height, b.height)
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

    private mutating func join(_ region: [Row]) {
        count += 1
        let rows = PDFCells.rows(region.map { row in row.map { lines[$0] } })
        var made: [PDFPage.Line] = []
        for (row, texts) in zip(rows.map(\.lines), CellGrid(rows.map(\.cells)).texts()) {
            var line = row[0]
            let isOne = row.count == 1 && !texts[0].isEmpty && texts.dropFirst().allSatisfy(\.isEmpty)
            line.text = isOne ? texts[0] : texts.joined(separator: "\t")
            line.right = row.map(\.right).max() ?? line.right
            line.bottom = row.map(\.bottom).max() ?? line.bottom
            line.marks = row.flatMap(\.marks)
            line.table = count
            guard line.text.first?.isLowercase == true, let last = made.indices.last else {
                made.append(line)
                continue
            }
            // The rest of the first cell above it, or of a label whose figures stand beside its middle.
            let parts = made[last].text.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
            if isOne {
                made[last].text =
                    parts[0] + LineBreaks.mark + line.text + (parts.count > 1 ? "\t" + parts[1] : "")
                made[last].bottom = line.bottom
            } else if parts.count == 1 {
                made[last].text += LineBreaks.mark + line.text
                made[last].bottom = line.bottom
            } else {
                made.append(line)
            }
        }
        place(made, of: region.flatMap { $0 })
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
