internal import AssessmentModel

/// The columns of a table's rows by where their cells stand, in points or in characters: those of rows with figures tell them, and a heading comes
/// to each column over which it stands.
package struct CellGrid {
    package struct Cell {
        package var text: String
        package var left: Double
        package var right: Double
        package var words: [PDFPage.Word]

        package init(text: String, left: Double, right: Double, words: [PDFPage.Word] = []) {
            (self.text, self.left, self.right, self.words) = (text, left, right, words)
        }
    }

    private let rows: [[Cell]]
    /// From left to right; the first is the labels'.
    private var edges: [(left: Double, right: Double)] = []
    /// Rows of headings that have one for each column, wherever it stands over it: centred, or at the other edge
    /// than the figures.
    private var headings = Set<Int>()

    package init(_ rows: [[Cell]]) {
        self.rows = rows
        let isOfValues = rows.map { row in
            row.count > 1 && row.dropFirst().contains { TableText.isValue($0.text) }
        }
        let telling =
            isOfValues.contains(true)
            ? zip(rows, isOfValues).filter(\.1).map(\.0) : rows.filter { $0.count > 1 }
        let labels = telling.compactMap(\.first).filter { !TableText.isValue($0.text) }
        if let left = labels.map(\.left).min(), let right = labels.map(\.right).max() {
            edges = [(left, right)]
        }
        let first = edges.count
        // Narrow ones first, so that what stands over two columns joins neither.
        let others = telling.flatMap { labels.isEmpty ? $0[...] : $0.dropFirst() }
        for cell in others.sorted(by: { $0.right - $0.left < $1.right - $1.left }) {
            widen(by: cell, from: first)
        }
        // A column of which no row has a figure has its heading.
        let known = edges.count
        edges.sort { $0.left < $1.left }
        // Some row has a figure in each column; others may have none in one, under which the heading still stands.
        if isOfValues.contains(true), telling.allSatisfy({ $0.count <= known }),
            telling.contains(where: { $0.count == known })
        {
            let isWhole = telling.allSatisfy { $0.count == known }
            headings = Set(
                rows.indices.filter { place in
                    !isOfValues[place] && rows[place].count == known
                        && (isWhole || stand(rows[place].sorted { $0.left < $1.left }))
                })
        }
        for (place, row) in rows.enumerated() where row.count > 1 && !headings.contains(place) {
            let hasLabel = first > 0 && row.first.map { over($0).contains(0) } == true
            guard row.count + (hasLabel ? 0 : 1) > known else { continue }
            for cell in row where over(cell).isEmpty { edges.append((cell.left, cell.right)) }
        }
        edges.sort { $0.left < $1.left }
    }

    private mutating func widen(by cell: Cell, from first: Int) {
        let over = over(cell).filter { $0 >= first }
        if over.isEmpty {
            edges.append((cell.left, cell.right))
        } else if over.count == 1 {
            edges[over[0]] = (min(edges[over[0]].left, cell.left), max(edges[over[0]].right, cell.right))
        }
    }

    /// Whether the cells of a row of headings stand each over its own column, or over none.
    private func stand(_ cells: [Cell]) -> Bool {
        cells.indices.allSatisfy { place in over(cells[place]).allSatisfy { $0 == place } }
    }

    /// The columns over which a cell stands.
    private func over(_ cell: Cell) -> [Int] {
        edges.indices.filter { cell.left < edges[$0].right && cell.right > edges[$0].left }
    }

    /// What each row has in each column. A heading over several columns stands over each.
    package func texts() -> [[String]] { Self.spread(rows.indices.map(texts(of:))) }

    /// The rows with headings of groups of columns over each of theirs: where the headings below them come again and
    /// again, each group has the same number of columns.
    private static func spread(_ texts: [[String]]) -> [[String]] {
        var texts = texts
        let body = texts.firstIndex { $0.dropFirst().contains(where: TableText.isValue) } ?? 0
        guard (2...6).contains(body) else { return texts }
        for row in 0..<body - 1 {
            let groups = texts[row].dropFirst().filter { !$0.isEmpty }
            let names = texts[row + 1..<body].lazy.map { Array($0.dropFirst()) }.first {
                !$0.isEmpty && !$0.contains("")
            }
            guard let names, groups.count > 1, names.count % groups.count == 0 else { continue }
            let width = names.count / groups.count
            guard width > 1, names.indices.allSatisfy({ names[$0] == names[$0 % width] }) else { continue }
            texts[row] =
                texts[row].prefix(1) + groups.flatMap { Array(repeating: $0, count: width) }
        }
        return texts
    }

    private func texts(of row: Int) -> [String] {
        if headings.contains(row) { return rows[row].sorted { $0.left < $1.left }.map(\.text) }
        var texts = [String](repeating: "", count: max(1, edges.count))
        func put(_ text: String, in column: Int) {
            texts[column] += (texts[column].isEmpty ? "" : " ") + text
        }
        // Headings set as one line, as many words as there are columns.
        if rows[row].count == 1, let cell = rows[row].first, edges.count > 2,
            cell.words.count == edges.count - 1,
            cell.left > edges[0].left, over(cell).count > 2
        {
            return [""] + cell.words.map(\.text)
        }
        for cell in rows[row] {
            let over = over(cell)
            guard over.count > 1, over[0] > 0 else {
                put(cell.text, in: over.first ?? nearest(cell))
                continue
            }
            let columns = cell.words.map { column(of: $0, among: over) }
            if Set(columns).count == over.count, columns == columns.sorted() {
                for (word, column) in zip(cell.words, columns) { put(word.text, in: column) }
            } else {
                // A heading over several columns stands over each.
                for column in over { put(cell.text, in: column) }
            }
        }
        return texts
    }

    private func column(of word: PDFPage.Word, among columns: [Int]) -> Int {
        func overlap(_ column: Int) -> Double {
            min(word.box.right, edges[column].right) - max(word.box.left, edges[column].left)
        }
        return columns.max { overlap($0) < overlap($1) } ?? 0
    }

    private func nearest(_ cell: Cell) -> Int {
        edges.indices.min { abs(edges[$0].left - cell.left) < abs(edges[$1].left - cell.left) } ?? 0
    }
}
