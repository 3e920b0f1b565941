internal import AssessmentModel

/// Puts the lines of a text together into blocks, one after another.
struct TextReader {
    private let lines: [TextLine]
    private let wrapping: Wrapping?
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
        /// Whether a blank line stands behind it.
        var isBroken = false
    }

    init(_ text: String, isMarkdown: Bool, isOwnLine: @escaping (String) -> Bool) {
        lines = RuledTables.asRows(TextLine.all(of: text))
        wrapping = Wrapping(lines)
        self.isMarkdown = isMarkdown
        self.isOwnLine = isOwnLine
    }

    mutating func read() -> BlockText {
        for (index, line) in lines.enumerated() { meet(line, at: index) }
        flush()
        return output
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
            open?.text += " " + content
            open?.last = line
            open?.isBroken = false
            return
        }
        flush()
        open = Open(
            kind: isItem && kind == .paragraph ? .listItem : kind, text: String(content), line: index + 1,
            last: line)
        isItem = false
        table.meet(isRow: kind == .tableRow, line: index)
        if kind == .heading || kind == .tableRow { flush() }
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

    private mutating func flush() {
        if let block = open {
            open = nil
            let inline = Inline.words(block.text, isMarkdown: isMarkdown)
            for _ in 0..<inline.struckOut { output.leaveOut(.struckOut, line: block.line) }
            let isBroken = inline.text.utf8.contains(0xE2) && inline.text.unicodeScalars.contains("\u{2028}")
            let place = block.kind == .tableRow ? table.place : nil
            for part in isBroken ? LineBreaks.blocks(inline.text) : [inline.text] {
                output.append(block.kind, part, line: block.line, table: place?.table, row: place?.row)
            }
            output.append(.chrome, inline.marks.joined(separator: " "), line: block.line)
        }
        for edge in edges { output.append(.chrome, String(edge.text), line: edge.line) }
        edges = []
    }
}
