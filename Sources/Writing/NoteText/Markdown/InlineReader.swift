internal import SourceText
internal import TextAnalysis

/// Puts the pieces of one block together to its text, and finds for each byte the place in the file.
///
/// cmark-gfm tells where each piece begins, by its own count of a block's lines: without what opens them, and
/// in a cell without the `\` before a bar. From there the piece is followed byte by byte.
struct InlineReader {
    /// One byte of the text.
    struct Letter {
        var byte: UInt8
        var offset: Int
        /// Whether it was escaped or is code: a bracket of the text, no mark.
        var isVerbatim = false
        var isStrong = false
    }

    private let lines: MarkdownLines
    private let block: MarkdownNode
    private let quoteDepth: Int
    /// For each byte of a cell, as cmark-gfm counts, its place in the file; nil for other blocks.
    private let cell: [Int]?
    private(set) var letters: [Letter] = []
    /// Footnotes cited, before which letter.
    private(set) var citations: [InlineText.Mark] = []
    private(set) var links: [InlineText.Link] = []
    private var openLinks: [(letter: Int, offset: Int)] = []
    private var strongDepth = 0
    private var line: Int
    /// Place in the file behind the last piece.
    private var cursor: Int
    private var end: Int { lines.spans[min(line, lines.spans.count - 1)].end }

    /// - Parameter block: a heading, paragraph or cell.
    init(_ block: MarkdownNode, of lines: MarkdownLines, quoteDepth: Int) {
        self.lines = lines
        self.block = block
        self.quoteDepth = quoteDepth
        line = min(max(0, block.line), lines.spans.count - 1)
        cursor = min(lines.spans[line].start + max(0, block.column - 1), lines.spans[line].end)
        cell = block.kind == .cell ? Self.places(ofCell: block, from: cursor, in: lines, line: line) : nil
    }

    private static func places(ofCell cell: MarkdownNode, from start: Int, in lines: MarkdownLines, line: Int)
        -> [Int]
    {
        var places: [Int] = []
        var place = start
        let end = min(lines.spans[line].start + max(cell.lastColumn, cell.column), lines.spans[line].end)
        while place < end {
            let escapes = lines.bytes[place] == UInt8(ascii: "\\") && place + 1 < end
            if escapes, lines.bytes[place + 1] == UInt8(ascii: "|") { place += 1 }
            places.append(place)
            place += 1
        }
        return places
    }

    /// The place in the file that cmark-gfm means; nil when it gives none, or one outside the file.
    private func offset(of node: MarkdownNode) -> Int? {
        guard node.column > 0, lines.spans.indices.contains(node.line) else { return nil }
        let own = node.column - block.column
        guard own >= 0 else { return nil }
        if let cell { return cell.indices.contains(own) ? cell[own] : nil }
        let start =
            node.line == block.line
            ? lines.spans[node.line].start + block.column - 1
            : lines.content(node.line, quoteDepth: quoteDepth).start
        return min(start + own, lines.spans[node.line].end)
    }

    // MARK: Pieces

    mutating func take(_ node: MarkdownNode) {
        switch (node.kind, node.isEnd) {
        case (.text, _): follow(node.text, from: node, isVerbatim: false)
        case (.code, _): follow(node.text, from: node, isVerbatim: true)
        case (.lineBreak, _): breakLine()
        case (.strong, let isEnd): strongDepth = max(0, strongDepth + (isEnd ? -1 : 1))
        case (.citation, false): cite(node)
        case (.link, false), (.image, false):
            openLinks.append((letters.count, offset(of: node) ?? cursor))
        case (.link, true), (.image, true): closeLink(node)
        default: break
        }
    }

    private mutating func put(_ byte: UInt8, at offset: Int, isVerbatim: Bool = false) {
        letters.append(
            Letter(
                byte: byte == 0x09 ? 0x20 : byte, offset: min(offset, max(0, lines.bytes.count - 1)),
                isVerbatim: isVerbatim,
                isStrong: strongDepth > 0))
    }

    private mutating func breakLine() {
        line = min(line + 1, lines.spans.count - 1)
        cursor = lines.content(line, quoteDepth: quoteDepth).start
        put(0x20, at: cursor)
    }

    private mutating func closeLink(_ node: MarkdownNode) {
        guard let open = openLinks.popLast() else { return }
        let isImage = node.kind == .image
        let words = letters[min(open.letter, letters.count)...].map(\.byte)
        links.append(
            InlineText.Link(
                text: String(decoding: words, as: UTF8.self),
                address: String(decoding: node.text, as: UTF8.self), isImage: isImage, offset: open.offset))
        // A picture's words are not read as the note's.
        if isImage { letters.removeLast(letters.count - open.letter) }
    }

    /// The `[^` right before or behind a place.
    private static func mark(in bytes: [UInt8], near place: Int) -> Int? {
        [-1, 1, -2, 2, -3, 3].map { place + $0 }.first {
            bytes.indices.contains($0) && bytes[$0...].starts(with: "[^".utf8)
        }
    }

    private mutating func cite(_ node: MarkdownNode) {
        // Of a line that goes on a list item with too few spaces cmark-gfm's columns are not exact.
        let told = offset(of: node) ?? cursor
        let isThere = lines.bytes[told...].starts(with: "[^".utf8)
        let next = isThere ? told : Self.mark(in: lines.bytes, near: told)
        let start = next ?? told
        guard let close = lines.bytes[start..<max(start, end)].firstIndex(of: UInt8(ascii: "]")) else {
            return
        }
        let label = lines.bytes[start..<close].drop { $0 != UInt8(ascii: "^") }.dropFirst()
        citations.append(
            InlineText.Mark(
                key: String(decoding: label, as: UTF8.self), place: letters.count, range: start..<close + 1))
        cursor = close + 1
    }

    /// The lines of a block of HTML or code, each at the end of its line of the file.
    mutating func takeWhole(_ text: [UInt8], from first: Int, isHTML: Bool) {
        var tags = TagSkipper()
        for (index, words) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard lines.spans.indices.contains(first + index) else { break }
            let span = lines.spans[first + index]
            if !letters.isEmpty { put(0x20, at: span.start) }
            let start = max(span.start, span.end - words.count)
            for place in words.indices where !isHTML || tags.isText(words, at: place) {
                put(words[place], at: min(start + place - words.startIndex, span.end), isVerbatim: true)
            }
        }
    }

    // MARK: Places

    /// Follows a piece through the file, past the marks that it does not hold.
    private mutating func follow(_ text: [UInt8], from node: MarkdownNode, isVerbatim: Bool) {
        if node.column > 0, lines.spans.indices.contains(node.line) { line = node.line }
        cursor = max(cursor, offset(of: node) ?? cursor)
        var index = 0
        while index < text.count {
            let byte = text[index]
            if isVerbatim, cursor >= end, line < min(block.lastLine, lines.spans.count - 1) {
                // Code goes on in the next line; the line's end is a space of it.
                line += 1
                cursor = lines.content(line, quoteDepth: quoteDepth).start
                put(byte, at: cursor, isVerbatim: true)
                index += 1
                continue
            }
            if let step = isVerbatim ? step(verbatim: byte) : step(byte) {
                put(byte, at: step.offset, isVerbatim: isVerbatim || step.isEscaped)
                cursor = step.next
            } else if let entity = entityEnd() {
                // `&pound;` stands for one character, of several bytes maybe.
                let start = cursor
                cursor = entity
                repeat {
                    put(text[index], at: start, isVerbatim: true)
                    index += 1
                } while index < text.count && text[index] & 0xC0 == 0x80
                continue
            } else {
                skip(to: byte)
                put(byte, at: cursor, isVerbatim: isVerbatim)
                cursor = min(cursor + 1, end)
            }
            index += 1
        }
    }

    private func step(verbatim byte: UInt8) -> (offset: Int, next: Int, isEscaped: Bool)? {
        cursor < end && lines.bytes[cursor] == byte ? (cursor, cursor + 1, false) : nil
    }

    private func step(_ byte: UInt8) -> (offset: Int, next: Int, isEscaped: Bool)? {
        guard cursor < end else { return nil }
        let here = lines.bytes[cursor]
        if here == UInt8(ascii: "\\"), cursor + 1 < end, lines.bytes[cursor + 1] == byte, Self.isMark(byte) {
            return (cursor + 1, cursor + 2, true)
        }
        guard here == byte else { return nil }
        if byte == UInt8(ascii: "&"), let end = entityEnd(),
            Self.ampersands.contains(String(decoding: lines.bytes[cursor..<end], as: UTF8.self))
        {
            return (cursor, end, true)
        }
        return (cursor, cursor + 1, false)
    }

    private static let ampersands: Set<String> = ["&amp;", "&AMP;", "&#38;", "&#x26;", "&#X26;"]
    /// The longest name of a character is `CounterClockwiseContourIntegral`.
    private static let longestEntity = 33

    private func entityEnd() -> Int? {
        guard cursor < end, lines.bytes[cursor] == UInt8(ascii: "&") else { return nil }
        let rest = lines.bytes[cursor + 1..<min(end, cursor + Self.longestEntity)]
        guard let stop = rest.firstIndex(where: { !(Bytes.isLetter($0) || Bytes.isDigit($0) || $0 == 0x23) }),
            lines.bytes[stop] == UInt8(ascii: ";"), stop > cursor + 1
        else { return nil }
        return stop + 1
    }

    /// How far a byte is looked for past marks that are no text.
    private static let skipBytes = 256

    /// Goes on to the next place at which the byte stands, when it stands near.
    private mutating func skip(to byte: UInt8) {
        let near = lines.bytes[min(cursor, end)..<min(end, cursor + Self.skipBytes)]
        if let place = near.firstIndex(of: byte) { cursor = place }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte < 0x80 && byte > 0x20 && !Bytes.isLetter(byte) && !Bytes.isDigit(byte)
    }

    // MARK: Text

    /// The text, with the citations in brackets and the marks `[TO DO: …]` taken out of it.
    ///
    /// - Parameter skipping: bytes at its beginning that open it: of a bullet that Markdown does not know.
    func text(skipping: Int = 0) -> InlineText {
        var gatherer = BracketReader(letters: letters, marks: citations, skipping: skipping)
        gatherer.read()
        return gatherer.text(links: links, end: max(cursor, end))
    }
}

/// Tells the text of HTML from its tags and comments.
private struct TagSkipper {
    private enum State { case text, tag, comment }
    private var state = State.text

    /// Whether a byte is text; all before it were asked for.
    mutating func isText(_ line: ArraySlice<UInt8>, at place: Int) -> Bool {
        switch (state, line[place]) {
        case (.text, UInt8(ascii: "<")):
            state = line[place...].starts(with: "<!--".utf8) ? .comment : .tag
            return false
        case (.tag, UInt8(ascii: ">")):
            state = .text
            return false
        case (.comment, UInt8(ascii: ">")):
            if line[..<place].suffix(2).elementsEqual("--".utf8) { state = .text }
            return false
        default: return state == .text
        }
    }
}
