internal import AssessmentModel
internal import TextAnalysis

/// Puts the lines of a text together into pieces, one after another: headings, paragraphs, items and rows.
struct TextReader {
    /// Lines that belong together, with the marks inside them as they were typed.
    struct Piece {
        /// Nil for lines of Markdown that are those of a web page, or code: they stand as they are.
        var kind: Block.Kind?
        var text: String
        /// From 1.
        var line: Int
        /// The table it is a row of, and which of its rows, from 1.
        var place: (table: Int, row: Int)?
    }

    private let lines: [TextLine]
    private let wrapping: Wrapping?
    /// Nil where no line ends in a hyphen or dash.
    private let hyphens: Hyphens?
    private let isMarkdown: Bool
    /// Whether no line is longer than those that an editor wraps.
    private let isWrapped: Bool
    private let isOwnLine: (String) -> Bool
    private var pieces: [Piece] = []
    private var open: Open?
    private var table = TextTable()
    /// Running heads and page numbers that stand inside a paragraph.
    private var edges: [(text: Substring, line: Int)] = []
    /// Whether a bullet stood on a line of its own, as out of a PDF.
    private var isItem = false

    /// A block to which lines may still be added.
    private struct Open {
        var kind: Block.Kind
        /// All but the words of its last line, which may still lose a hyphen.
        var head = ""
        var line: Int
        var last: TextLine
        /// The words of that line.
        var end: Substring
        /// Whether a blank line stands behind it.
        var isBroken = false

        var text: String { head + end }
        var isShort: Bool { head.utf8.count + end.utf8.count < 200 }

        mutating func breakHard(before content: Substring) {
            head += MarkdownLineKinds.brokenHard(end)
            end = content
        }
    }

    init(_ text: String, isMarkdown: Bool, isOwnLine: @escaping (String) -> Bool) {
        let all = TextLine.all(of: text, isOwnLine: isOwnLine)
        let typed = isMarkdown ? all : QuotedMail.unquoted(all)
        let spaced = SpacedTables.asRows(DelimitedTables.asRows(RuledTables.asRows(typed)))
        lines = TitleLines.joined(TextColumns.inOrder(CellLines.asRows(spaced, isOwnLine: isOwnLine)))
        wrapping = Wrapping(lines)
        let divides = lines.contains { $0.text.last.map(Hyphens.isSign) == true }
        hyphens = divides ? Hyphens(lines.map { String($0.text) }) : nil
        self.isMarkdown = isMarkdown
        isWrapped = isMarkdown && lines.allSatisfy { $0.isRow || $0.text.utf8.count <= 120 }
        self.isOwnLine = isOwnLine
    }

    mutating func read() -> [Piece] {
        var index = 0
        if isMarkdown, let end = MarkdownLineKinds.endOfFrontMatter(lines) {
            for place in 1..<end {
                pieces.append(Piece(kind: .chrome, text: String(lines[place].text), line: place + 1))
            }
            index = end + 1
        }
        var unended: Set<String> = []
        while index < lines.count {
            if isMarkdown,
                let end = MarkdownLineKinds.endOfPagePart(
                    lines, at: index, isInParagraph: open.map { !$0.isBroken } ?? false, unended: &unended)
            {
                flush()
                table.meet(isRow: false, line: index)
                let text = MarkdownLineKinds.pagePart(lines[index...end])
                pieces.append(Piece(kind: nil, text: text, line: index + 1))
                index = end + 1
                continue
            }
            meet(lines[index], at: index)
            index += 1
        }
        flush()
        return pieces
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
            || isMarkdown && MarkdownLineKinds.isFence(words)
        {
            flush()
            isItem = Bullets.isBullet(words)
        } else {
            add(line, at: index)
        }
    }

    private mutating func add(_ line: TextLine, at index: Int) {
        let words = line.text
        var (kind, content) = TextBlocks.classify(words)
        if isMarkdown, kind == .paragraph, open?.isBroken != false,
            let number = words.prefixMatch(of: /[0-9]{1,3}\)\s+(?=\p{Lu})/)
        {
            (kind, content) = (.listItem, words[number.range.upperBound...])
        }
        if line.isRow || kind == .paragraph && TextTable.isTabbed(lines, at: index) {
            (kind, content) = (.tableRow, TextTable.cells(line.whole))
        }
        if kind == .paragraph, index + 1 < lines.count, TextBlocks.isUnderline(lines[index + 1].text),
            words.utf8.count <= 120
        {
            kind = .heading
        }
        if isMarkdown, kind == .paragraph, MarkdownLineKinds.isIndented(line), let block = open,
            block.kind == .note, block.isBroken
        {
            kind = .note
        }
        if kind == .paragraph, open.map({ isContinued($0, by: content, of: line) }) == true {
            // Nothing else holds the open block here: adding to it does not copy it.
            if isMarkdown, open.map({ MarkdownLineKinds.breaksHard($0.last) }) == true {
                open?.breakHard(before: content)
            } else {
                join(content)
            }
            open?.last = line
            open?.isBroken = false
            return
        }
        flush()
        open = Open(
            kind: isItem && kind == .paragraph ? .listItem : kind, line: index + 1, last: line, end: content)
        isItem = false
        table.meet(isRow: kind == .tableRow, line: index)
        if kind == .heading || kind == .tableRow { flush() }
    }

    /// Adds a line to the open block; a word that was divided at the line's end is whole again.
    private mutating func join(_ content: Substring) {
        let end = open?.end ?? ""
        if let hyphens, let sign = end.last, Hyphens.isSign(sign) {
            let joined = hyphens.join(String(end), String(content))
            open?.head += String(decoding: joined.utf8.dropLast(content.utf8.count), as: UTF8.self)
        } else {
            open?.head += end
            open?.head += " "
        }
        open?.end = content
    }

    private func isContinued(_ block: Open, by content: Substring, of line: TextLine) -> Bool {
        block.kind != .tableRow && !TextBlocks.startsAlone(line.text)
            && goesOn(block, with: content, of: line)
    }

    /// Whether an open block goes on in a line. Only what is short may be a line of every report.
    private func goesOn(_ block: Open, with content: Substring, of line: TextLine) -> Bool {
        func isKnown(_ text: String) -> Bool { text.utf8.count < 200 && isOwnLine(text) }
        if isMarkdown, !block.isBroken, block.kind == .listItem, line.whole.hasPrefix("  ") {
            return !isKnown(String(content))
        }
        if isMarkdown, !block.isBroken,
            MarkdownLineKinds.goesOn(block.last, with: content, isWrapped: isWrapped)
        {
            return !(block.isShort && isOwnLine(block.text)) && !isKnown(String(content))
        }
        if wrapping != nil, block.isShort, isKnown(block.text + " " + content) { return true }
        let isContinued =
            wrapping?.continues(block.last, with: content, of: line, overBlankLine: block.isBroken)
            ?? (block.isBroken
                ? Wrapping.continues(block.last.text, overPageWith: content, of: line)
                : Wrapping.isMiddle(block.last.text, content))
        return isContinued && !(block.isShort && isOwnLine(block.text)) && !isKnown(String(content))
    }

    private mutating func flush() {
        if let block = open {
            open = nil
            let place = block.kind == .tableRow ? table.place : nil
            pieces.append(Piece(kind: block.kind, text: block.text, line: block.line, place: place))
        }
        for edge in edges { pieces.append(Piece(kind: .chrome, text: String(edge.text), line: edge.line)) }
        edges = []
    }
}
