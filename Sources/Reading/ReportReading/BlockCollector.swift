internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

/// Puts the paragraphs and tables that a reader of web pages or Word meets into blocks: line breaks, raised text
/// and typed bullets are resolved, and a table becomes rows, or, where it only lays out the page, the paragraphs
/// of its cells.
final class BlockCollector {
    /// From how many bytes on a line that is bold and nothing else is no heading.
    static let longestBoldHeading = 200

    private(set) var output = BlockText()
    /// In which part of the document the reader is.
    var part = Block.Part.body
    private var open: [CollectedTable] = []
    private var tables = 0
    private let isOwnLine: (String) -> Bool

    /// - Parameter isOwnLine: as `TextBlocks.read` takes it: a table that names such a line in a cell is one of
    ///   data, however long other cells are.
    init(isOwnLine: @escaping (String) -> Bool = { _ in false }) { self.isOwnLine = isOwnLine }

    /// Adds a paragraph as it was collected, with marks for line breaks and raised text.
    func add(_ kind: Block.Kind, _ text: String, line: Int) {
        let paragraph = CollectedTable.Paragraph(kind: kind, text: text, line: line, part: part)
        if open.isEmpty { emit(paragraph) } else { open[open.count - 1].add(paragraph) }
    }

    /// Adds what a page or document shows as it was typed, its rows as those of tables.
    ///
    /// - Parameter kind: of the element that holds it: running text where that is a paragraph.
    func addTyped(_ text: BlockText, as kind: Block.Kind, line: Int) {
        var table: Int?
        for block in text.blocks {
            if block.table != table {
                if table != nil { closeTable() }
                if block.table != nil { openTable() }
                table = block.table
            }
            let place = line + block.line - 1
            guard block.table != nil else {
                add(kind == .paragraph ? block.kind : kind, block.text, line: place)
                continue
            }
            openRow()
            for cell in block.text.split(separator: "\t", omittingEmptySubsequences: false) {
                openCell()
                if !cell.isEmpty { add(kind, String(cell), line: place) }
                closeCell()
            }
        }
        if table != nil { closeTable() }
    }

    /// Adds a whole document where the reader stands, its rows as they are.
    func append(_ text: BlockText, line: Int) {
        let before = tables
        for block in text.blocks {
            if let table = block.table { tables = max(tables, before + table) }
            if open.isEmpty {
                output.append(
                    block.kind, block.text, line: line, table: block.table.map { $0 + before },
                    row: block.row,
                    part: .embedded)
            } else {
                add(block.kind == .tableRow ? .paragraph : block.kind, block.text, line: line)
            }
        }
        for (what, extent) in text.leftOut {
            for number in 0..<extent.count {
                output.leaveOut(what, line: line, bytes: number == 0 ? extent.bytes : 0)
            }
        }
    }

    func leaveOut(_ what: LeftOut, line: Int, bytes: Int = 0) {
        output.leaveOut(what, line: line, bytes: bytes)
    }

    /// Notes the words of a drawing, which are not read, where they hold figures.
    func leaveOut(drawn words: String, line: Int) {
        if words.contains(where: \.isNumber) {
            leaveOut(.embedded("a drawing with words"), line: line, bytes: words.utf8.count)
        }
    }

    /// Whether what is added now stands in a table.
    var isInTable: Bool { !open.isEmpty }

    // MARK: Tables

    func openTable() { open.append(CollectedTable()) }

    func openRow() { if !open.isEmpty { open[open.count - 1].rows.append([]) } }

    /// - Parameters:
    ///   - columns: how many columns the cell spans.
    ///   - rows: how many rows it spans.
    func openCell(columns: Int = 1, rows: Int = 1) {
        guard !open.isEmpty else { return }
        open[open.count - 1].openCell(columns: columns, rows: rows)
    }

    /// Makes the open cell one that goes on from the row above, as Word has them.
    func continueCell() { if !open.isEmpty { open[open.count - 1].continueCell() } }

    func widenCell(columns: Int) { if !open.isEmpty { open[open.count - 1].widenCell(columns: columns) } }

    func closeCell() { if !open.isEmpty { open[open.count - 1].isInCell = false } }

    /// Takes the open row back.
    func dropRow() { if !open.isEmpty { _ = open[open.count - 1].rows.popLast() } }

    func closeTable() {
        guard let table = open.popLast() else { return }
        // A caption is a paragraph above its table.
        let isData = table.isData(isOwnLine: isOwnLine)
        tables += isData ? 1 : 0
        for paragraph in table.outside { pass(paragraph) }
        guard isData else {
            for paragraph in table.rows.joined().flatMap(\.paragraphs) { pass(paragraph) }
            return
        }
        var marks: [String] = []
        for (number, row) in table.grid().enumerated() where row.texts.contains(where: { !$0.isEmpty }) {
            marks += row.marks
            // A cell over the whole width is a title inside the table.
            let isTitle = row.isOneCell
            let text = isTitle ? row.texts[0] : row.texts.joined(separator: "\t")
            if open.isEmpty {
                let kind = table.kind ?? .tableRow
                output.append(
                    kind, text, line: row.line, table: tables, row: number + 1, part: table.part ?? part)
            } else {
                pass(
                    .init(
                        kind: .tableRow, text: text, line: row.line, part: part, table: tables,
                        row: number + 1))
            }
        }
        append(marks: marks, line: table.rows.first?.first?.paragraphs.first?.line ?? 1)
    }

    private func pass(_ paragraph: CollectedTable.Paragraph) {
        if open.isEmpty { emit(paragraph) } else { open[open.count - 1].add(paragraph) }
    }

    // MARK: Paragraphs

    private func emit(_ paragraph: CollectedTable.Paragraph) {
        if let table = paragraph.table {
            // A row of a table inside one that lays out the page.
            output.append(
                paragraph.kind, paragraph.text, line: paragraph.line, table: table, row: paragraph.row,
                part: paragraph.part)
            return
        }
        for raw in LineBreaks.blocks(paragraph.text) {
            let (text, marks) = RaisedText.resolved(raw)
            var (kind, words) = (paragraph.kind, text.trimmedLine)
            // A paragraph that begins with a mark is what the note says.
            if kind == .paragraph, !marks.isEmpty, raw.hasPrefix(RaisedText.start) { kind = .note }
            if kind == .paragraph, TextBlocks.isComment(words) { kind = .note }
            // Many writers type their bullets.
            if kind == .paragraph || kind == .listItem, let item = Bullets.item(words) {
                (kind, words) = (.listItem, item)
            }
            output.append(kind, String(words), line: paragraph.line, part: paragraph.part)
            append(marks: marks, line: paragraph.line)
        }
    }

    /// The marks of notes are no words of the paragraph.
    private func append(marks: [String], line: Int) {
        if !marks.isEmpty { output.append(.chrome, marks.joined(separator: " "), line: line, part: part) }
    }
}

/// The cells of a table while they are met.
struct CollectedTable {
    struct Paragraph {
        var kind: Block.Kind
        var text: String
        var line: Int
        var part: Block.Part
        /// Of a row of a table inside the cell.
        var table: Int?
        var row: Int?
    }

    struct Cell {
        var paragraphs: [Paragraph] = []
        var columns = 1
        var rows = 1
        /// Whether it goes on from the cell above it.
        var isContinued = false
    }

    /// A row with its spanning cells repeated.
    struct Row {
        var texts: [String] = []
        var marks: [String] = []
        var line = 1
        /// Whether it is one cell over all columns.
        var isOneCell = false
    }

    var rows: [[Cell]] = []
    /// Text that stands in no cell.
    var outside: [Paragraph] = []
    var isInCell = false

    /// Widest span that is believed.
    private static let widest = 100

    mutating func openCell(columns: Int, rows count: Int) {
        if rows.isEmpty { rows.append([]) }
        rows[rows.count - 1].append(
            Cell(columns: min(max(1, columns), Self.widest), rows: min(max(1, count), 1_000)))
        isInCell = true
    }

    mutating func continueCell() {
        guard let row = rows.indices.last, let cell = rows[row].indices.last else { return }
        rows[row][cell].isContinued = true
    }

    mutating func widenCell(columns: Int) {
        guard let row = rows.indices.last, let cell = rows[row].indices.last else { return }
        rows[row][cell].columns = min(max(1, columns), Self.widest)
    }

    mutating func add(_ paragraph: Paragraph) {
        guard isInCell, let row = rows.indices.last, let cell = rows[row].indices.last else {
            outside.append(paragraph)
            return
        }
        rows[row][cell].paragraphs.append(paragraph)
    }

    /// The kind of all its text where that is not the body's: chrome or notes.
    var kind: Block.Kind? {
        let first = rows.lazy.joined().lazy.flatMap(\.paragraphs).first
        return first.flatMap { $0.kind == .chrome || $0.kind == .note ? $0.kind : nil }
    }

    var part: Block.Part? { rows.lazy.joined().lazy.flatMap(\.paragraphs).first?.part }

    /// Whether the cells are a table's and not a layout's: several columns, and each cell a few words. A cell
    /// that is a line of every report, such as a statement's name, makes it one however long others are.
    func isData(isOwnLine: (String) -> Bool) -> Bool {
        guard rows.contains(where: { $0.count { !$0.paragraphs.isEmpty } > 1 }) else { return false }
        let cells = rows.joined()
        // What holds tables lays them out.
        if cells.contains(where: { cell in cell.paragraphs.contains { $0.table != nil } }) { return false }
        if cells.contains(where: { cell in
            cell.paragraphs.contains { $0.kind == .heading && $0.text.utf8.count > 60 }
        }) {
            return false
        }
        let isLong = cells.contains { $0.paragraphs.reduce(0) { $0 + $1.text.utf8.count } > 300 }
        if !isLong { return true }
        return cells.allSatisfy { $0.paragraphs.count <= 1 }
            && cells.contains { cell in cell.paragraphs.count == 1 && isOwnLine(cell.paragraphs[0].text) }
    }

    /// All rows with the text of spanning cells in each place that they span.
    func grid() -> [Row] {
        var grid: [Row] = []
        // What stands over the places of the next rows.
        var above: [Int: (text: String, left: Int)] = [:]
        var last: [String] = []
        for cells in rows {
            var row = Row()
            row.line = cells.lazy.flatMap(\.paragraphs).first?.line ?? 1
            func fill() {
                while let over = above[row.texts.count] {
                    above[row.texts.count] = over.left > 1 ? (over.text, over.left - 1) : nil
                    row.texts.append(over.text)
                }
            }
            for cell in cells {
                fill()
                let (text, marks) = Self.text(of: cell)
                row.marks += marks
                for _ in 0..<cell.columns {
                    let place = row.texts.count
                    let words = cell.isContinued && text.isEmpty && place < last.count ? last[place] : text
                    if cell.rows > 1 { above[place] = (words, cell.rows - 1) }
                    row.texts.append(words)
                }
            }
            fill()
            row.isOneCell = cells.count == 1 && row.texts.count > 1 && Set(row.texts).count == 1
            last = row.texts
            grid.append(row)
        }
        return grid
    }

    private static func text(of cell: Cell) -> (String, [String]) {
        var texts: [String] = []
        var marks: [String] = []
        for paragraph in cell.paragraphs {
            for part in LineBreaks.blocks(paragraph.text) {
                let (text, found) = RaisedText.resolved(part)
                texts.append(text.split(separator: "\t").joined(separator: " "))
                marks += found
            }
        }
        return (texts.joined(separator: " "), marks)
    }
}
