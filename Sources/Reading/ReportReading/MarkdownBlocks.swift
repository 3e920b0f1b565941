internal import CMarkdown
internal import SourceText
internal import TextAnalysis

/// Blocks of Markdown. Its lines are put together as those of plain text are, so that a page which somebody pasted
/// into it is read as well; what is typed inside the lines is made a web page by cmark-gfm, and read as one.
enum MarkdownBlocks {
    /// Reads a decoded text.
    ///
    /// - Parameter isOwnLine: as `TextBlocks.read` takes it.
    /// - Throws: `WorldError` as `HTMLBlocks.read` does, and for quotations inside each other that no report has.
    static func read(_ text: String, isOwnLine: @escaping (String) -> Bool = { _ in false })
        throws(WorldError) -> BlockText
    {
        guard deepestQuotation(in: text) <= Limits.quotationDepth else {
            throw WorldError(
                "more than \(Limits.quotationDepth) quotations inside each other, which no report has")
        }
        var reader = TextReader(text, isMarkdown: true, isOwnLine: isOwnLine)
        var source = MarkdownSource()
        for piece in reader.read() { source.append(piece) }
        source.closeTable()
        let page = page(of: source.text)
        var blocks = try HTMLBlocks.read(page, scope: .elements, isOwnLine: isOwnLine)
        let places = LinePlaces(page)
        blocks.place { source.line(places.line($0)) }
        return blocks
    }

    /// How many signs of quotations stand before the words of a line, where most do.
    private static func deepestQuotation(in text: String) -> Int {
        var (deepest, depth, isBefore) = (0, 0, true)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): (depth, isBefore) = (0, true)
            case UInt8(ascii: ">"): depth += isBefore ? 1 : 0
            case UInt8(ascii: " "), UInt8(ascii: "\t"): break
            default: isBefore = false
            }
            deepest = max(deepest, depth)
        }
        return deepest
    }

    private static func page(of text: String) -> [UInt8] {
        var page = Array("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><main>".utf8)
        let source = Array(text.utf8)
        withUnsafeMutablePointer(to: &page) { page in
            let status = assay_markdown_page(source, source.count, page) { context, html, length in
                guard let html else { return }
                context?.assumingMemoryBound(to: [UInt8].self).pointee.append(
                    contentsOf: UnsafeRawBufferPointer(start: html, count: length))
            }
            precondition(status == 0, "cmark-gfm was built without its extensions")
        }
        return page + Array("</main></body></html>".utf8)
    }
}

/// The pieces of a text as Markdown that means the same to cmark-gfm, each piece a line between blank ones.
private struct MarkdownSource {
    private(set) var text = ""
    /// For each line of `text` the line of the original, both from 1.
    private var lines: [Int] = []
    private var table: Int?
    /// The numbers of notes by their names.
    private var notes: [String: Int] = [:]

    /// The original's line of a line of `text`.
    func line(_ line: Int) -> Int { lines.isEmpty ? 1 : lines[min(max(line, 1), lines.count) - 1] }

    mutating func append(_ piece: TextReader.Piece) {
        if piece.place?.table != table { closeTable() }
        guard let kind = piece.kind else {
            add(piece.text, from: piece.line, isAsItWas: true)
            return
        }
        switch kind {
        case .heading:
            add("# " + inline(Self.withoutAttributes(piece.text), from: piece.line), from: piece.line)
        case .listItem: add("- " + inline(piece.text, from: piece.line), from: piece.line)
        case .paragraph: add(Self.guarded(inline(piece.text, from: piece.line)), from: piece.line)
        case .note: add(note: piece.text, from: piece.line)
        case .chrome:
            let text = piece.text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            add("<nav>" + text + "</nav>", from: piece.line)
        case .tableRow: add(row: piece)
        }
    }

    mutating func closeTable() {
        if table != nil { add("</table>", from: lines.last ?? 1) }
        table = nil
    }

    private mutating func add(row piece: TextReader.Piece) {
        if table == nil {
            table = piece.place?.table ?? 0
            add("<table>", from: piece.line)
        }
        add("<tr>", from: piece.line)
        for cell in piece.text.split(separator: "\t", omittingEmptySubsequences: false) {
            add("<td>", from: piece.line)
            // A dash in a cell is no list, and a number no item.
            if !cell.isEmpty { add(Self.mark + inline(String(cell), from: nil), from: piece.line) }
            add("</td>", from: piece.line)
        }
        add("</tr>", from: piece.line)
    }

    private mutating func add(note text: String, from line: Int) {
        add("<div class=\"footnotes\">", from: line)
        add(Self.guarded(inline(text, from: nil)), from: line)
        add("</div>", from: line)
    }

    private mutating func add(_ block: String, from line: Int, isAsItWas: Bool = false) {
        text += block + "\n\n"
        lines.append(line)
        if isAsItWas {
            for number in 0..<block.utf8.count(where: { $0 == 0x0A }) { lines.append(line + number + 1) }
        }
        lines.append(line)
    }

    /// Says nothing, and has what is behind it begin no list, heading or rule.
    private static let mark = "<span></span>"

    private static func guarded(_ text: String) -> String {
        text.first.map { $0.isNumber || "+-#>=~_".contains($0) } == true ? mark + text : text
    }

    /// A heading without what pandoc and others write behind it, as `{#needs .unnumbered}`, and without signs by their
    /// names before it, as `:house:`.
    private static func withoutAttributes(_ text: String) -> String {
        let text = text.replacing(/^(?::[a-z][a-z0-9_+\-]{1,40}:\s*)+/, with: "")
        guard text.last == "}", let match = text.firstMatch(of: /\s*\{[#.:\-][^{}]*\}$/) else { return text }
        return String(text[..<match.range.lowerBound])
    }

    // MARK: Marks inside lines

    /// A piece's words with the marks that cmark-gfm does not know as elements of web pages: notes, raised and
    /// lowered text, and spans with attributes.
    ///
    /// - Parameter line: of a piece behind which notes that stand in it may be put; nil for none.
    private mutating func inline(_ text: String, from line: Int?) -> String {
        var text = text.utf8.contains(0x3C) ? UnclosedElements.escaped(text) : text
        if text.utf8.contains(0x5B) {
            if text.contains("^[") {
                text = text.replacing(/\^\[([^\[\]]{1,2000})\]/) { match in
                    guard let line else { return String(match.output.0) }
                    add(note: String(match.output.1), from: line)
                    return Self.raised(number(of: "^\(line)-\(lines.count)"))
                }
            }
            text = text.replacing(/\[\^([^\[\]\s]{1,80})\]/) {
                Self.raised(number(of: $0.output.1.lowercased()))
            }
            .replacing(Inline.reference.regex) { $0.output.1 + Self.raised($0.output.2) }
            // What pandoc writes of tracked changes and comments.
            .replacing(/\[([^\]\[]*)\]\{\.(?:deletion|comment-start)\b[^{}]*\}/) {
                "<del>\($0.output.1)</del>"
            }
            .replacing(/\[([^\]\[]*)\]\{[^{}]*\}/) { $0.output.1 }
            .replacing("[]()", with: "")
        }
        if text.utf8.contains(0x5E) {
            text = text.replacing(Inline.raised.regex) { Self.raised($0.output.1) }
                .replacing(/\^([^\s^]{1,12})\^/) { Self.raised($0.output.1) }
        }
        // A star between figures multiplies, and some escape what needs no escape.
        if text.utf8.contains(0x2A) { text = text.replacing(/([0-9])\*(?=[0-9])/) { $0.output.1 + "\\*" } }
        if text.utf8.contains(0x5C) { text = text.replacing(/\\([£€–—‘’“”…])/) { $0.output.1 } }
        if text.utf8.contains(0x7E) {
            text = text.replacing(/(\p{L})~([0-9]{1,3})~(?!~)/) { $0.output.1 + $0.output.2 }
        }
        return text
    }

    private mutating func number(of note: String) -> String {
        notes[note] = notes[note] ?? notes.count + 1
        return String(notes[note] ?? 0)
    }

    private static func raised(_ text: some StringProtocol) -> String { "<sup>\(text)</sup>" }
}

/// From the lines of a page that cmark-gfm wrote to those of its source.
private struct LinePlaces {
    /// For each line of the page, from the first, the source's.
    private var lines: [Int] = []

    init(_ page: [UInt8]) {
        var place = 1
        let mark = Array("data-sourcepos=\"".utf8)
        for line in page.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if let found = line.firstRange(of: mark) {
                let digits = line[found.upperBound...].prefix { (0x30...0x39).contains($0) }.prefix(9)
                place = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
            }
            lines.append(place)
            place += 1
        }
    }

    func line(_ line: Int) -> Int { lines.isEmpty ? 1 : lines[min(max(line, 1), lines.count) - 1] }
}
