internal import NoteText
internal import SourceText

/// A note's Markdown made ready for pandoc: captions, citations, sources and the widths of columns say what
/// they are, which Markdown has no words for.
///
/// Citations are set small, so that the text reads on; sources are a list in small type at the end.
struct NoteLayout {
    /// What the Markdown is made ready for.
    enum Target {
        case html, word, pdf
    }

    private let target: Target
    private let note: ParsedNote
    /// Keys of the source list: "needs 7". Other words in brackets are no citations.
    private let keys: Set<String>
    /// By the number of their line.
    private let captions: [Int: String]
    private let rules: [Int: String]
    private let lastRows: [Int: NoteTable]
    private let quotedItems: [Int: NoteBlock]
    private let sources: [Int: NoteSource]
    private let headings: [Int: String]
    private let citations: [Int: [InlineText.Mark]]

    /// - Returns: Markdown with styles by pandoc's `custom-style`, or with classes of the style sheet.
    static func applied(to note: ParsedNote, for target: Target) -> String {
        NoteLayout(note, target).layout()
    }

    private init(_ note: ParsedNote, _ target: Target) {
        self.note = note
        self.target = target
        keys = Set(note.sources.map(\.key).filter { !$0.isEmpty })
        func line(_ offset: Int) -> Int { note.source.lines.line(containing: offset) }
        func byLine<Thing>(_ things: [Thing], _ offset: (Thing) -> Int?) -> [Int: Thing] {
            Dictionary(things.compactMap { thing in offset(thing).map { (line($0), thing) } }) { first, _ in
                first
            }
        }
        let source = note.source
        captions = byLine(note.tables) { $0.caption }.compactMapValues { table in
            let words = table.caption.map { String(source.line(line($0))) } ?? ""
            return words.prefixMatch(of: #/Table \d+: /#) == nil ? nil : words
        }
        rules = Dictionary(
            note.tables.enumerated().filter(\.element.hasRule).map { index, table in
                let place = line(table.offset) + 1
                let rows = note.blocks.filter { $0.table?.index == index }.map(\.cells)
                return (place, ColumnWidths.rule(for: [table.headerCells] + rows, below: source.line(place)))
            }
        ) { first, _ in first }
        lastRows = byLine(note.tables) { $0.rows.last?.offset }
        quotedItems = byLine(note.blocks.filter { $0.isQuoted && $0.kind == .item }) { $0.offset }
        sources = byLine(note.sources) { $0.offset }
        headings = byLine(note.blocks) { if case .heading = $0.kind { $0.offset } else { nil } }.mapValues(
            \.text)
        citations = Dictionary(grouping: note.blocks.flatMap { $0.cells.flatMap(\.citations) }) {
            line($0.offset)
        }
    }

    private func layout() -> String {
        var output: [String] = []
        var isSource = false
        for number in 1...note.source.lines.starts.count {
            let line = String(note.source.line(number))
            if let heading = headings[number] { isSource = ParsedNote.isSources(heading) }
            if isSource, target == .word, headings[number] == nil, !line.isEmpty {
                output += [styled(source(line, number), "Source", isBlock: true), ""]
            } else if captions[number] != nil {
                // HTML has an element for a table's caption; pandoc takes it from behind the table.
                if target == .word { output.append(styled(line, "Table Caption", isBlock: true)) }
            } else if target == .word, let item = quotedItems[number] {
                output += [">", listItem(item, number)]
            } else {
                output.append(rules[number] ?? cited(number))
            }
            if target != .word, let words = caption(ofTableThatEndsIn: number) {
                output += ["", ": " + words, ""]
            }
        }
        return output.joined(separator: "\n") + "\n"
    }

    private func caption(ofTableThatEndsIn line: Int) -> String? {
        lastRows[line]?.caption.flatMap { captions[note.source.lines.line(containing: $0)] }
    }

    /// An item of an officer's list as a paragraph of the comment: pandoc puts lists outside its block in
    /// Word.
    private func listItem(_ item: NoteBlock, _ number: Int) -> String {
        let start = note.source.lines.starts[number - 1]
        let digits = note.source.text[Span(start, item.offset)].filter(\.isNumber)
        return "> \(item.isNumbered ? digits + "\\." : "•") " + cited(number, from: item.offset)
    }

    /// A line of the source list with its key in bold, or the words before the list.
    private func source(_ line: String, _ number: Int) -> String {
        guard let source = sources[number] else { return line }
        let words = line.utf8.dropFirst(source.offset - note.source.lines.starts[number - 1])
        let text = String(words) ?? line
        guard !source.key.isEmpty, !text.hasPrefix("[^"), let close = text.firstIndex(of: "]") else {
            return text
        }
        return "**\(text[...close])**" + text[text.index(after: close)...]
    }

    /// A line with its citations in small type.
    ///
    /// - Parameter start: where in the file to begin; the line's beginning unless given.
    private func cited(_ number: Int, from start: Int? = nil) -> String {
        let first = start ?? note.source.lines.starts[number - 1]
        let end = first + note.source.line(number).utf8.count - (first - note.source.lines.starts[number - 1])
        var output = ""
        var done = first
        let marks = target == .html ? [] : citations[number] ?? []
        for mark in marks where keys.contains(mark.key) && mark.range.lowerBound > done {
            let words = note.source.text[Span(mark.range.lowerBound, mark.range.upperBound)]
            let isAlone = marks.count { $0.range == mark.range } == 1
            let before = note.source.text[Span(done, mark.range.lowerBound)]
            guard isAlone, !words.hasPrefix("[^"), before.hasSuffix(" ") else { continue }
            output += before + styled("\\[\(Self.unparted(mark.key))\\]", "Citation", isBlock: false)
            done = mark.range.upperBound
        }
        return output + note.source.text[Span(done, max(done, end))]
    }

    /// Its number is not parted from its words at the end of a line.
    private static func unparted(_ key: String) -> String {
        key.lastIndex(of: " ").map { key[..<$0] + "\u{A0}" + key[$0...].dropFirst() } ?? key
    }

    private func styled(_ words: String, _ style: String, isBlock: Bool) -> String {
        guard target == .word else { return "[\(words)]{.\(style.lowercased())}" }
        return isBlock
            ? "::: {custom-style=\"\(style)\"}\n\(words)\n:::" : "[\(words)]{custom-style=\"\(style)\"}"
    }
}
