internal import English
internal import SourceText
internal import TextAnalysis

/// Makes the blocks of a note out of what cmark-gfm finds in it.
struct NoteReader {
    private let source: Source
    private let lines: MarkdownLines
    private(set) var blocks: [NoteBlock] = []
    private(set) var tables: [NoteTable] = []
    /// In the order of the file.
    private(set) var sources: [NoteSource] = []
    private(set) var trailer: TrailerReading?
    private var headings: [(level: Int, text: String)] = []

    // What is open.
    private var nodes: [MarkdownNode] = []
    private var index = 0
    private var quoteDepth = 0
    private var officerQuote = false
    /// For every open item whether it still waits for its text, and whether it is numbered.
    private var items: [(isWaiting: Bool, isNumbered: Bool)] = []
    private var footnote: (key: String, offset: Int, words: [String])?
    private var row: [InlineText] = []
    private var rowEmpty: [Int] = []

    /// - Throws: `WorldError` for what goes beyond a bound of `Limits`.
    init(_ source: Source) throws(WorldError) {
        self.source = source
        lines = MarkdownLines(source)
        try MarkdownBounds.check(lines, of: source)
    }

    mutating func read() {
        let body = lines.only(lines.spans[frontMatterEnd()...]).parted()
        let found = MarkdownNode.all(in: body.text)
        take(found, of: body)
        for definition in Self.leftOut(of: body, found) {
            var part = self
            part.clear()
            part.take(MarkdownNode.all(in: body.only(definition.lines).text), of: body.only(definition.lines))
            let words = part.blocks.map(\.text).joined(separator: " ")
            sources.append(NoteSource(key: definition.key, words: words, offset: definition.offset))
        }
        sources.sort { $0.offset < $1.offset }
    }

    private mutating func clear() {
        (blocks, tables, sources, trailer, headings) = ([], [], [], nil, [])
    }

    /// A header between lines of `---` belongs to no block.
    private func frontMatterEnd() -> Int {
        func isMark(_ span: Span) -> Bool { lines.slice(span).elementsEqual("---".utf8) }
        guard lines.spans.first.map(isMark) == true else { return 0 }
        return (lines.spans.dropFirst().firstIndex(where: isMark)).map { $0 + 1 } ?? 0
    }

    private mutating func take(_ found: [MarkdownNode], of part: MarkdownLines) {
        let outer = (nodes, index)
        (nodes, index) = (found, 0)
        while index < nodes.count {
            take(nodes[index], part)
            index += 1
        }
        (nodes, index) = outer
    }

    private mutating func take(_ node: MarkdownNode, _ part: MarkdownLines) {
        switch (node.kind, node.isEnd) {
        case (.quote, let isEnd):
            quoteDepth += isEnd ? -1 : 1
            if quoteDepth == (isEnd ? 0 : 1) { officerQuote = false }
        case (.item, false): items.append((true, node.level == 1))
        case (.item, true): items.removeLast()
        case (.heading, false) where quoteDepth == 0 && items.isEmpty && footnote == nil: heading(node, part)
        case (.heading, false), (.paragraph, false): paragraph(node, part)
        case (.codeBlock, _): code(node, part)
        case (.htmlBlock, _): html(node, part)
        case (.table, false): openTable(node, part)
        case (.row, false): (row, rowEmpty) = ([], [])
        case (.row, true): closeRow(node, part)
        case (.cell, false): cell(node, part)
        case (.footnote, false):
            let line = min(max(0, node.line), part.spans.count - 1)
            footnote = (label(part.content(line, quoteDepth: quoteDepth), part), part.spans[line].start, [])
        case (.footnote, true):
            guard let read = footnote else { return }
            sources.append(
                NoteSource(key: read.key, words: read.words.joined(separator: " "), offset: read.offset))
            footnote = nil
        default: break
        }
    }

    /// The label of a footnote's definition, `[^label]: words`. cmark-gfm has none for one that is doubled.
    private func label(_ line: Span, _ part: MarkdownLines) -> String {
        let label = part.slice(line).dropFirst(2).prefix { $0 != UInt8(ascii: "]") }
        return String(decoding: label, as: UTF8.self)
    }

    /// Reads the pieces of the block that begins at `index`, up to its end.
    private mutating func inline(_ block: MarkdownNode, _ part: MarkdownLines) -> InlineText {
        var reader = InlineReader(block, of: part, quoteDepth: quoteDepth)
        index += 1
        while index < nodes.count, !(nodes[index].kind == block.kind && nodes[index].isEnd) {
            reader.take(nodes[index])
            index += 1
        }
        return reader.text()
    }

    private mutating func heading(_ node: MarkdownNode, _ part: MarkdownLines) {
        let text = inline(node, part)
        while let last = headings.last, last.level >= node.level { headings.removeLast() }
        blocks.append(
            NoteBlock(
                kind: .heading(level: node.level), cells: [text], offset: part.start(node.line),
                headings: headings.map(\.text)))
        headings.append((node.level, text.text))
    }

    // MARK: Paragraphs

    private static let bullet = Array("• ".utf8)

    private mutating func paragraph(_ node: MarkdownNode, _ part: MarkdownLines) {
        let offset = part.start(node.line) + max(0, node.column - 1)
        let isRow = part.bytes.indices.contains(offset) && part.bytes[offset] == UInt8(ascii: "|")
        if node.kind == .paragraph, isRow, footnote == nil, quoteDepth == 0, readRows(node, part) { return }
        var reader = InlineReader(node, of: part, quoteDepth: quoteDepth)
        var start = offset
        index += 1
        while index < nodes.count, !(nodes[index].kind == node.kind && nodes[index].isEnd) {
            let piece = nodes[index]
            // A bullet that Markdown does not know opens an item in each line.
            if piece.kind == .lineBreak, index + 1 < nodes.count,
                nodes[index + 1].text.starts(with: Self.bullet)
            {
                close(reader, offset: start)
                reader = InlineReader(node, of: part, quoteDepth: quoteDepth)
                start = part.spans[min(max(0, nodes[index + 1].line), part.spans.count - 1)].start
            } else {
                reader.take(piece)
            }
            index += 1
        }
        close(reader, offset: start)
    }

    private mutating func close(_ reader: InlineReader, offset: Int) {
        let hasBullet = reader.letters.prefix(Self.bullet.count).map(\.byte).elementsEqual(Self.bullet)
        let text = reader.text(skipping: hasBullet ? Self.bullet.count : 0)
        close(text, offset: offset, isBulleted: hasBullet)
    }

    private mutating func close(_ text: InlineText, offset: Int, isBulleted: Bool = false) {
        guard footnote == nil else {
            footnote?.words.append(text.text)
            return
        }
        let item = items.last.flatMap { $0.isWaiting ? $0 : nil }
        if !items.isEmpty { items[items.count - 1].isWaiting = false }
        let isLabelled = NoteUnit.opensWithOfficerLabel(text.text)
        if isLabelled, quoteDepth > 0 { officerQuote = true }
        if ParsedNote.isSources(headings.last?.text ?? ""), let found = sourceLine(text, offset) {
            sources.append(found)
            return
        }
        blocks.append(
            NoteBlock(
                kind: item != nil || isBulleted ? .item : .paragraph, cells: [text], offset: offset,
                headings: headings.map(\.text), isOfficer: isLabelled || quoteDepth > 0 && officerQuote,
                isQuoted: quoteDepth > 0,
                isNumbered: item?.isNumbered == true))
    }

    /// A line of a source list: "[needs 7] CQC Northmoor report, …" or the words alone.
    private func sourceLine(_ inline: InlineText, _ offset: Int) -> NoteSource? {
        if let citation = inline.citations.first, citation.place == 0 {
            return NoteSource(key: citation.key, words: inline.text, offset: offset)
        }
        guard inline.text.hasPrefix("CQC"),
            inline.text.contains("report") || inline.text.contains("assessment")
        else { return nil }
        return NoteSource(key: "", words: inline.text, offset: offset)
    }

    // MARK: Code and HTML

    /// What stands as code is read by people, so it is checked like other text.
    private mutating func code(_ node: MarkdownNode, _ part: MarkdownLines) {
        guard part.spans.indices.contains(node.line) else { return }
        let opening = part.slice(part.content(node.line, quoteDepth: quoteDepth))
        let isFenced = opening.starts(with: "```".utf8) || opening.starts(with: "~~~".utf8)
        whole(node, part, from: node.line + (isFenced ? 1 : 0), isHTML: false)
    }

    private mutating func html(_ node: MarkdownNode, _ part: MarkdownLines) {
        let text = String(decoding: node.text, as: UTF8.self)
        if text.hasPrefix(Self.opening) { trailer = TrailerReading(text) ?? trailer }
        whole(node, part, from: node.line, isHTML: true)
    }

    /// What the trailing comment begins with, however its lines end.
    private static let opening = "<!-- assay"

    private mutating func whole(_ node: MarkdownNode, _ part: MarkdownLines, from line: Int, isHTML: Bool) {
        var reader = InlineReader(node, of: part, quoteDepth: quoteDepth)
        reader.takeWhole(node.text, from: line, isHTML: isHTML)
        let text = reader.text()
        guard !text.text.isEmpty else { return }
        close(text, offset: text.offset(of: 0))
    }

    // MARK: Tables

    private mutating func openTable(_ node: MarkdownNode, _ part: MarkdownLines) {
        let caption = blocks.last.flatMap {
            $0.kind == .paragraph && Folding.words($0.text).hasPrefix("table ") ? $0.offset : nil
        }
        tables.append(
            NoteTable(
                offset: part.start(node.line), headerCells: [], hasRule: true, rows: [], emptyCells: [],
                caption: caption))
    }

    private mutating func cell(_ node: MarkdownNode, _ part: MarkdownLines) {
        let text = inline(node, part)
        // cmark-gfm fills short rows up with cells that stand nowhere.
        guard node.column > 0 else { return }
        row.append(text)
        if text.toDos.isEmpty, text.citations.isEmpty, text.text.isEmpty {
            rowEmpty.append(part.start(node.line) + node.lastColumn)
        }
    }

    private mutating func closeRow(_ node: MarkdownNode, _ part: MarkdownLines) {
        let place = tables.count - 1
        let line = min(max(0, node.line), part.spans.count - 1)
        let offset = part.spans[line].start
        tables[place].rows.append((offset, part.cells(in: part.content(line, quoteDepth: quoteDepth))))
        tables[place].emptyCells += rowEmpty
        if tables[place].rows.count == 1 {
            tables[place].headerCells = row
        } else {
            blocks.append(
                NoteBlock(
                    kind: .tableRow, cells: row, offset: offset, headings: headings.map(\.text),
                    table: (place, tables[place].header)))
        }
    }

    /// Reads rows of a table that Markdown takes for a paragraph, since no rule or one of another width stands
    /// below their heading.
    ///
    /// - Returns: whether they were read so.
    private mutating func readRows(_ node: MarkdownNode, _ part: MarkdownLines) -> Bool {
        guard part.spans.indices.contains(node.line) else { return false }
        let last = min(max(node.line, node.lastLine), part.spans.count - 1)
        let rows = (node.line...last).prefix {
            part.slice(part.content($0)).first == UInt8(ascii: "|")
        }
        // An item's first line begins with its mark and not with a bar.
        guard !rows.isEmpty else { return false }
        var spans = rows.map { part.spans[$0] }
        let hasRule = spans.count > 1 && part.isRule(spans[1])
        if hasRule { spans.remove(at: 1) }
        let columns = part.cells(in: part.content(node.line))
        let repaired = part.only(spans).adding("|" + String(repeating: "-|", count: columns))
        let found = MarkdownNode.all(in: repaired.text)
        guard found.first?.kind == .table else { return false }
        take(found, of: repaired)
        tables[tables.count - 1].hasRule = hasRule
        if rows.count <= last - node.line {
            let rest = part.only(part.spans[(node.line + rows.count)...last])
            take(MarkdownNode.all(in: rest.text), of: rest)
        }
        while index < nodes.count, !(nodes[index].kind == .paragraph && nodes[index].isEnd) { index += 1 }
        return true
    }

    // MARK: Footnotes that cmark-gfm leaves out

    /// Definitions that nothing cites, and those of a label that is defined already: lines that no block holds.
    private static func leftOut(of part: MarkdownLines, _ nodes: [MarkdownNode]) -> [(
        key: String, offset: Int, lines: [Span]
    )] {
        var isHeld = part.spans.map { _ in false }
        var depth = 0
        for node in nodes {
            let isOuter = depth == 0 && !node.isEnd
            if isOuter, node.line >= 0, node.line <= node.lastLine {
                for line in node.line...min(node.lastLine, isHeld.count - 1) { isHeld[line] = true }
            }
            depth += node.kind.isLeaf ? 0 : node.isEnd ? -1 : 1
        }
        var found: [(key: String, offset: Int, lines: [Span])] = []
        for index in part.spans.indices where !isHeld[index] && !part.isBlank(index) {
            let content = part.content(index)
            let line = String(decoding: part.slice(content), as: UTF8.self)
            if line.hasPrefix("[^"), let mark = line.firstRange(of: "]:") {
                let key = line[line.index(line.startIndex, offsetBy: 2)..<mark.lowerBound]
                let start = content.start + line[..<mark.upperBound].utf8.count
                found.append((String(key), part.spans[index].start, [Span(start, content.end)]))
            } else if !found.isEmpty, index > 0, !isHeld[index - 1], !part.isBlank(index - 1) {
                found[found.count - 1].lines.append(content)
            }
        }
        return found
    }
}
