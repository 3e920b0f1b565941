package import AssessmentModel

/// Aligned columns under a header.
///
///     authority         score
///     ────────────────  ─────
///     Stockton-on-Tees      2
///
/// On a terminal text columns shrink and wrap until the table fits; when it cannot, letters stand in place of the heads
/// of its figures, with a legend below, and when that is still too wide rows are set as a list.
/// The rule under the header is for terminals only.
package enum TableRenderer {
    package static func render(_ table: ResultTable, page: PageSetup) -> Rendering {
        guard !table.columns.isEmpty else { return Rendering("") }
        var grid = Grid(table, page: page)
        let columns = page.isTerminal ? page.columns : nil
        var legend = ""
        var fitting = grid.widths(fitting: columns)
        if fitting == nil, table.numberColumns.count > 2 {
            legend = "\n" + ShortHeads.legend(grid.shortenHeads(), columns: page.columns)
            fitting = grid.widths(fitting: columns)
        }
        guard let widths = fitting else { return ListRenderer.render(table, page: page) }
        var output = grid.line(grid.header, widths: widths).map { page.bold($0) + "\n" }.joined()
        if page.isTerminal {
            output += widths.map { String(repeating: "─", count: $0) }.joined(separator: Grid.gap) + "\n"
        }
        for row in grid.rows { output += grid.line(row, widths: widths).map { $0 + "\n" }.joined() }
        return Rendering(output + legend)
    }
}

/// The cells of a table as text, and the widths they can be set in.
private struct Grid {
    static let gap = "  "
    /// Below this a column of words cannot be read.
    private static let narrowestColumn = 8
    /// A column shrinks no further than its longest word, unless that is longer than this.
    private static let longestWord = 16

    var header: [String]
    var rows: [[String]]
    private let isRight: [Bool]
    private let mayWrap: [Bool]

    init(_ table: ResultTable, page: PageSetup) {
        let cell = CellText(table, missing: "-")
        let numbers = Set(table.numberColumns)
        header = table.columns.map { SafeText.neutralised($0.name) }
        rows = table.rows.map { row in row.indices.map { cell.aligned(row[$0], column: $0) } }
        var isRight = table.columns.indices.map { numbers.contains($0) }
        var mayWrap = isRight.map { !$0 }
        if page.numbersRows {
            header.insert("", at: 0)
            for index in rows.indices { rows[index].insert(String(page.firstRow + index), at: 0) }
            isRight.insert(true, at: 0)
            mayWrap.insert(false, at: 0)
        }
        self.isRight = isRight
        self.mayWrap = mayWrap
    }

    /// Puts a letter in place of the head of each figure; the heads.
    mutating func shortenHeads() -> [String] {
        let figures = header.indices.filter { isRight[$0] && !header[$0].isEmpty }
        let heads = figures.map { header[$0] }
        for (place, column) in figures.enumerated() { header[column] = ShortHeads.letter(place) }
        return heads
    }

    /// Natural widths, or the widest that fit, taken from the widest column first; nil when they cannot fit.
    func widths(fitting columns: Int?) -> [Int]? {
        var widths = header.indices.map { column in
            rows.reduce(DisplayWidth.of(header[column])) { max($0, DisplayWidth.of($1[column])) }
        }
        guard let columns else { return widths }
        let available = columns - Grid.gap.count * (widths.count - 1)
        let least = widths.indices.map { column in
            // Numbers stay whole; their header may wrap.
            let words = ([header[column]] + (mayWrap[column] ? rows.map { $0[column] } : [])).flatMap {
                $0.split(separator: " ")
            }
            let longestWord = min(Grid.longestWord, words.map { DisplayWidth.of($0) }.max() ?? 0)
            let widestNumber =
                mayWrap[column] ? Grid.narrowestColumn : rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
            return min(widths[column], max(longestWord, widestNumber))
        }
        while widths.reduce(0, +) > available {
            guard
                let widest = widths.indices.filter({ widths[$0] > least[$0] }).max(by: {
                    widths[$0] < widths[$1]
                })
            else { return nil }
            widths[widest] -= 1
        }
        return widths
    }

    /// The lines of one row.
    func line(_ cells: [String], widths: [Int]) -> [String] {
        let wrapped = cells.indices.map { column in
            DisplayWidth.of(cells[column]) <= widths[column]
                ? [cells[column]] : WordWrap.lines(cells[column], columns: widths[column])
        }
        return (0..<(wrapped.map(\.count).max() ?? 1)).map { number in
            cells.indices.map { column in
                (number < wrapped[column].count ? wrapped[column][number] : "").padded(
                    to: widths[column], right: isRight[column])
            }.joined(separator: Grid.gap).withoutTrailingSpaces
        }
    }
}
