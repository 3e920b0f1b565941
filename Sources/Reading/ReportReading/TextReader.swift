internal import AssessmentModel
internal import TextAnalysis

/// Puts the lines of a text together into blocks, one after another.
struct TextReader {
    private let lines: [TextLine]
    private let wrapping: Wrapping?
    /// Nil where no line ends in a hyphen or dash.
    private let hyphens: Hyphens?
    private let isMarkdown: Bool
    private let isOwnLine: (String) -> Bool
    private var output = BlockText()
    private var open: Open?
    private var table = TextTable()
    /// Running heads and page numbers that stand inside a paragraph.
    private var edges: [(text: Substring, line: Int)] = []
    /// Whether a bullet stood on a line of its own, as out of a PDF.
    private var isItem = false

    /// A block to which lines may still be added.
    private struct Open {
        var kind: Block.Kind
        var text: String
        var line: Int
        var last: TextLine
        /// The words of that line, with which the text ends.
        var end: Substring
        /// Whether a blank line stands behind it.
        var isBroken = false
    }

    init(_ text: String, isMarkdown: Bool, isOwnLine: @escaping (String) -> Bool) {
        let ruled = DelimitedTables.asRows(RuledTables.asRows(TextLine.all(of: text)))
        lines = CellLines.asRows(SpacedTables.asRows(ruled), isOwnLine: isOwnLine)
        wrapping = Wrapping(lines)
        let divides = lines.contains { $0.text.last.map(Hyphens.isSign) == true }
        hyphens = divides ? Hyphens(lines.map { String($0.text) }) : nil
        self.isMarkdown = isMarkdown
        self.isOwnLine = isOwnLine
    }

    mutating func read() -> BlockText {
        var index = 0
        while index < lines.count {
            if isMarkdown, let end = pageTable(at: index) {
                index = end
                continue
            }
            meet(lines[index], at: index)
            index += 1
        }
        flush()
        return output
    }

    /// Most lines of a table that is written in the elements of web pages.
    private static let mostTableLines = 5_000

    /// Reads a table that is written in the elements of web pages, as converters to Markdown do where their own form
    /// has no room for it; the line behind it, or nil where there is none.
    private mutating func pageTable(at index: Int) -> Int? {
        guard lines[index].text.utf8.first == 0x3C, lines[index].text.prefix(6).lowercased() == "<table"
        else {
            return nil
        }
        let near = index..<min(lines.count, index + Self.mostTableLines)
        guard let end = near.first(where: { lines[$0].text.suffix(8).lowercased() == "</table>" }) else {
            return nil
        }
        let source = lines[index...end].map { String($0.whole) }.joined(separator: "\n")
        guard let text = try? HTMLBlocks.read(Array(source.utf8), scope: .everything, isOwnLine: isOwnLine)
        else {
            return nil
        }
        flush()
        for block in text.blocks {
            let isRow = block.table != nil
            table.meet(isRow: isRow, line: index + (block.row ?? 0))
            output.append(
                block.kind, block.text, line: index + block.line, table: isRow ? table.place?.table : nil,
                row: isRow ? table.place?.row : nil)
        }
        for (what, extent) in text.leftOut { output.leaveOut(what, line: index + 1, bytes: extent.bytes) }
        table.meet(isRow: false, line: end)
        return end + 1
    }

    private mutating func meet(_ line: TextLine, at index: Int) {
        let words = line.text
        if line.isPageEdge {
            // The paragraph before it may go on over the page's end.
            edges.append((words, index + 1))
        } else if words.isEmpty {
            if open?.kind == .heading { flush() }
            open?.isBroken = true
        } else if RuledTables.isBorder(words) {
            table.passOver(line: index)
        } else if TextBlocks.isRule(words) || Bullets.isBullet(words)
            || isMarkdown && TextBlocks.isMarkupOnly(words)
        {
            flush()
            isItem = Bullets.isBullet(words)
        } else {
            add(line, at: index)
        }
    }

    private mutating func add(_ line: TextLine, at index: Int) {
        let words = line.text
        var (kind, content) = isMarkdown ? TextBlocks.classifyMarkdown(words) : TextBlocks.classify(words)
        if line.isRow || kind == .paragraph && TextTable.isTabbed(lines, at: index) {
            (kind, content) = (.tableRow, TextTable.cells(line.whole))
        }
        if kind == .paragraph, index + 1 < lines.count, TextBlocks.isUnderline(lines[index + 1].text),
            words.utf8.count <= 120
        {
            kind = .heading
        }
        if let block = open, kind == .paragraph, block.kind != .tableRow, !TextBlocks.startsAlone(words),
            goesOn(block, with: content, of: line)
        {
            join(content, to: block.end)
            open?.last = line
            open?.isBroken = false
            return
        }
        flush()
        open = Open(
            kind: isItem && kind == .paragraph ? .listItem : kind, text: String(content), line: index + 1,
            last: line, end: content)
        isItem = false
        table.meet(isRow: kind == .tableRow, line: index)
        if kind == .heading || kind == .tableRow { flush() }
    }

    /// Adds a line to the open block; a word that was divided at the line's end is whole again.
    private mutating func join(_ content: Substring, to end: Substring) {
        if let hyphens, let sign = end.last, Hyphens.isSign(sign) {
            open?.text.unicodeScalars.removeLast(end.unicodeScalars.count)
            open?.text += hyphens.join(String(end), String(content))
        } else {
            open?.text += " "
            open?.text += content
        }
        open?.end = content
    }

    /// Whether an open block goes on in a line. Only what is short may be a line of every report.
    private func goesOn(_ block: Open, with content: Substring, of line: TextLine) -> Bool {
        func isKnown(_ text: String) -> Bool { text.utf8.count < 200 && isOwnLine(text) }
        if wrapping != nil, block.text.utf8.count < 200, isKnown(block.text + " " + content) { return true }
        let isContinued =
            wrapping?.continues(block.last, with: content, of: line, overBlankLine: block.isBroken)
            ?? (!block.isBroken && Wrapping.isMiddle(block.last.text, content))
        return isContinued && !isKnown(block.text) && !isKnown(String(content))
    }

    /// A short line without doubled or no-break spaces, by which no name or heading would be known.
    private static func spacedOnce(_ text: String) -> String {
        guard text.utf8.count < 200,
            text.utf8.contains(0xC2) || text.utf8.contains(0xE2) || text.contains("  ")
        else { return text }
        return text.split { $0.isWhitespace && $0 != "\t" && $0 != Character(GroupedDigits.space) }.joined(
            separator: " ")
    }

    private mutating func flush() {
        if let block = open {
            open = nil
            let inline = Inline.words(block.text, isMarkdown: isMarkdown)
            for _ in 0..<inline.struckOut { output.leaveOut(.struckOut, line: block.line) }
            let isBroken = inline.text.utf8.contains(0xE2) && inline.text.unicodeScalars.contains("\u{2028}")
            let place = block.kind == .tableRow ? table.place : nil
            for part in isBroken ? LineBreaks.blocks(inline.text) : [inline.text] {
                let text = block.kind == .tableRow ? part : Self.spacedOnce(GroupedDigits.marked(part))
                output.append(block.kind, text, line: block.line, table: place?.table, row: place?.row)
            }
            output.append(.chrome, inline.marks.joined(separator: " "), line: block.line)
        }
        for edge in edges { output.append(.chrome, String(edge.text), line: edge.line) }
        edges = []
    }
}
