internal import English
package import SourceText
internal import TextAnalysis

/// One block of a note: a heading, paragraph, list item or table row.
package struct NoteBlock {
    package enum Kind: Equatable {
        case heading(level: Int)
        case paragraph
        case item
        case tableRow
    }

    package var kind: Kind
    /// One text; for a table row one for each cell.
    package var cells: [InlineText]
    /// Offset of its first byte in the file.
    package var offset: Int
    /// The headings it stands under, the outermost first; for a heading the ones above it.
    package var headings: [String]
    /// Whether it is labelled as an officer's comment.
    package var isOfficer: Bool
    /// Number of the table from 0, and its column headings; nil outside tables.
    package var table: (index: Int, header: [String])?

    /// The nearest heading above.
    package var heading: String { headings.last ?? "" }
    package var text: String { cells.map(\.text).joined(separator: " | ") }
}

/// A table as it stands in the file, for checks of its form.
package struct NoteTable {
    package var offset: Int
    package var header: [String]
    /// Whether a rule follows its header row.
    package var hasRule: Bool
    /// Offset and number of cells of every row, the header's first.
    package var rows: [(offset: Int, cells: Int)]
    /// Offsets of empty cells.
    package var emptyCells: [Int]
    /// Whether a line of text stands right before it.
    package var hasCaption: Bool
}

/// A definition at the end of a note: `[^label]: words`, or a line of a source list.
package struct NoteSource {
    /// The key by which the text cites it: the footnote's label or the words in brackets; empty where nothing
    /// is cited in the text.
    package var key: String
    package var words: String
    package var offset: Int
}

/// A note taken apart: its blocks with their places in the file, its sources, and the trailing comment.
package struct ParsedNote {
    package let source: Source
    package private(set) var blocks: [NoteBlock] = []
    package private(set) var tables: [NoteTable] = []
    package private(set) var sources: [NoteSource] = []
    /// Tables whose numbers were printed: "Table 2:".
    package private(set) var trailer: TrailerReading?
    /// Keys defined more than once.
    package private(set) var doubled: [NoteSource] = []

    /// Reads Markdown. Anything can be read; what is broken is left to the checks.
    package init(_ source: Source) {
        self.source = source
        var reader = NoteReader(source)
        reader.read()
        blocks = reader.blocks
        tables = reader.tables
        trailer = reader.trailer
        var seen: Set<String> = []
        for source in reader.sources {
            if !source.key.isEmpty, !seen.insert(source.key).inserted {
                doubled.append(source)
            } else {
                sources.append(source)
            }
        }
    }

    /// Blocks that a reader reads as the note: without headings, sources and glossary.
    package var body: [NoteBlock] {
        blocks.filter { block in
            if case .heading = block.kind { return false }
            return !Self.isBack(block.headings)
        }
    }

    /// Whether a heading opens the source list, by its words.
    package static func isSources(_ heading: String) -> Bool {
        SentenceWords.sourceHeadings.contains(Folding.words(heading))
    }
    package static func isGlossary(_ heading: String) -> Bool {
        let words = Folding.words(heading)
        return words.hasPrefix("glossary") || words.hasPrefix("acronyms")
    }
    private static func isBack(_ headings: [String]) -> Bool {
        headings.contains { isSources($0) || isGlossary($0) }
    }
}

/// Reads the lines of a note into blocks.
private struct NoteReader {
    private let source: Source
    private let bytes: [UInt8]
    private var lines: [Span] = []
    var blocks: [NoteBlock] = []
    var tables: [NoteTable] = []
    var sources: [NoteSource] = []
    var trailer: TrailerReading?
    private var headings: [(level: Int, text: String)] = []
    /// The lines of the block that is being gathered.
    private var open: (kind: NoteBlock.Kind, spans: [Span], isQuote: Bool)?
    private var officerQuote = false

    init(_ source: Source) {
        self.source = source
        bytes = Array(source.text.utf8)
        let starts = source.lines.starts
        for (index, start) in starts.enumerated() {
            var end = index + 1 < starts.count ? starts[index + 1] : bytes.count
            while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
            lines.append(Span(start, end))
        }
    }

    mutating func read() {
        var index = frontMatterEnd()
        while index < lines.count {
            let span = lines[index]
            let text = source.text[span]
            let trimmed = text.drop { $0 == " " || $0 == "\t" }
            if trimmed.isEmpty {
                close()
                officerQuote = false
            } else if trimmed.hasPrefix("<!--") {
                close()
                index = comment(from: index)
                continue
            } else if trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~") {
                close()
                let fence = trimmed.prefix(3)
                index += 1
                while index < lines.count,
                    !source.text[lines[index]].drop(while: { $0 == " " }).hasPrefix(fence)
                { index += 1 }
            } else if let level = headingLevel(trimmed) {
                close()
                heading(span, level: level)
            } else if trimmed.hasPrefix("|") {
                close()
                index = table(from: index)
                continue
            } else if trimmed.hasPrefix("[^"), let mark = trimmed.firstRange(of: "]:") {
                close()
                index = footnote(
                    from: index,
                    key: String(trimmed[trimmed.index(trimmed.startIndex, offsetBy: 2)..<mark.lowerBound]))
                continue
            } else {
                line(span, text, trimmed)
            }
            index += 1
        }
        close()
    }

    /// A header between lines of `---` belongs to no block.
    private func frontMatterEnd() -> Int {
        guard lines.first.map({ source.text[$0] }) == "---" else { return 0 }
        return (lines.dropFirst().firstIndex { source.text[$0] == "---" }).map { $0 + 1 } ?? 0
    }

    private func headingLevel(_ text: Substring) -> Int? {
        let level = text.prefix { $0 == "#" }.count
        guard (1...6).contains(level) else { return nil }
        let rest = text.dropFirst(level)
        return rest.isEmpty || rest.first == " " ? level : nil
    }

    private mutating func heading(_ span: Span, level: Int) {
        let text = source.text[span]
        let lead = text.prefix { $0 == " " || $0 == "#" }.utf8.count
        let inline = InlineText(bytes, [Span(span.start + lead, span.end)])
        while let last = headings.last, last.level >= level { headings.removeLast() }
        blocks.append(
            NoteBlock(
                kind: .heading(level: level), cells: [inline], offset: span.start,
                headings: headings.map(\.text), isOfficer: false,
                table: nil))
        headings.append((level, inline.text))
    }

    private mutating func line(_ span: Span, _ text: Substring, _ trimmed: Substring) {
        var start = span.start + text.utf8.count - trimmed.utf8.count
        var rest = trimmed
        let isQuote = rest.hasPrefix(">")
        if isQuote {
            let mark = rest.prefix { $0 == ">" || $0 == " " }
            start += mark.utf8.count
            rest = rest.dropFirst(mark.count)
            if rest.isEmpty { return close() }
        }
        if let marker = listMarker(rest) {
            close()
            open = (.item, [Span(start + marker, span.end)], isQuote)
        } else if open != nil {
            open?.spans.append(Span(start, span.end))
        } else {
            open = (.paragraph, [Span(start, span.end)], isQuote)
        }
    }

    /// Bytes of `- `, `* `, `+ `, `1. ` or `1) ` at the start.
    private func listMarker(_ text: Substring) -> Int? {
        if let first = text.first, "-*+•".contains(first), text.dropFirst().first == " " {
            return String(first).utf8.count + 1
        }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard (1...4).contains(digits.count) else { return nil }
        let after = text.dropFirst(digits.count)
        guard after.first == "." || after.first == ")", after.dropFirst().first == " " else { return nil }
        return digits.count + 2
    }

    private mutating func close() {
        guard let gathered = open else { return }
        open = nil
        let inline = InlineText(bytes, gathered.spans)
        let opening = Folding.words(inline.text.prefix(40))
        let isLabelled = ["officer comment", "officer note", "officers comment"].contains {
            opening.hasPrefix($0)
        }
        if isLabelled, gathered.isQuote { officerQuote = true }
        let offset = gathered.spans[0].start
        if ParsedNote.isSources(headings.last?.text ?? ""), let found = sourceLine(inline, offset) {
            sources.append(found)
            return
        }
        blocks.append(
            NoteBlock(
                kind: gathered.kind, cells: [inline], offset: offset, headings: headings.map(\.text),
                isOfficer: isLabelled || gathered.isQuote && officerQuote, table: nil))
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

    private mutating func footnote(from index: Int, key: String) -> Int {
        let span = lines[index]
        let text = source.text[span]
        guard let mark = text.firstRange(of: "]:") else { return index + 1 }
        var spans = [Span(span.start + text[..<mark.upperBound].utf8.count, span.end)]
        var next = index + 1
        while next < lines.count,
            source.text[lines[next]].hasPrefix("    ") || source.text[lines[next]].hasPrefix("\t")
        {
            spans.append(lines[next])
            next += 1
        }
        sources.append(NoteSource(key: key, words: InlineText(bytes, spans).text, offset: span.start))
        return next
    }

    private mutating func comment(from index: Int) -> Int {
        let start = lines[index].start
        var last = index
        while last < lines.count, source.text[lines[last]].firstRange(of: "-->") == nil { last += 1 }
        let end = last < lines.count ? lines[last].end : bytes.count
        let text = source.text[Span(start, end)]
        if text.hasPrefix("<!-- assay") { trailer = TrailerReading(String(text)) }
        return last + 1
    }

    private mutating func table(from index: Int) -> Int {
        var next = index
        var table = NoteTable(
            offset: lines[index].start, header: [], hasRule: false, rows: [], emptyCells: [],
            hasCaption: false)
        table.hasCaption =
            blocks.last.map { block in
                if case .paragraph = block.kind { return Folding.words(block.text).hasPrefix("table ") }
                return false
            } ?? false
        while next < lines.count, source.text[lines[next]].drop(while: { $0 == " " }).hasPrefix("|") {
            let cells = cellSpans(lines[next])
            if next == index + 1, cells.allSatisfy({ isRule(source.text[$0]) }) {
                table.hasRule = true
            } else {
                let texts = cells.map { InlineText(bytes, [$0]) }
                table.rows.append((lines[next].start, cells.count))
                for (cell, text) in zip(cells, texts)
                where text.toDos.isEmpty && text.text.allSatisfy({ $0 == " " }) {
                    table.emptyCells.append(cell.start)
                }
                if next == index {
                    table.header = texts.map(\.text)
                } else {
                    blocks.append(
                        NoteBlock(
                            kind: .tableRow, cells: texts, offset: lines[next].start,
                            headings: headings.map(\.text), isOfficer: false,
                            table: (tables.count, table.header)))
                }
            }
            next += 1
        }
        tables.append(table)
        return next
    }

    private func isRule(_ cell: Substring) -> Bool {
        cell.contains("-") && cell.allSatisfy { $0 == "-" || $0 == ":" || $0 == " " }
    }

    /// The cells of a row between its bars, white space around them left out; `\|` is no bar.
    private func cellSpans(_ line: Span) -> [Span] {
        var bars: [Int] = []
        var isEscaped = false
        for place in line.start..<line.end {
            if bytes[place] == UInt8(ascii: "|"), !isEscaped { bars.append(place) }
            isEscaped = bytes[place] == UInt8(ascii: "\\") && !isEscaped
        }
        let behind = min((bars.last ?? line.end) + 1, line.end)
        let isOpen = bytes[behind..<line.end].contains { !Self.isSpace($0) }
        if isOpen { bars.append(line.end) }
        return zip(bars, bars.dropFirst()).map { start, end in
            var start = start + 1
            var end = end
            while start < end, Self.isSpace(bytes[start]) { start += 1 }
            while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
            return Span(start, end)
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
