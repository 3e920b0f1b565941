internal import SourceText
internal import TextAnalysis

/// A piece of a note as its readers take it in: a heading, a paragraph or list item, the head of a table, a
/// row, the label of an officer's comment, a source or the address of a link.
package struct NoteUnit: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case heading, text, item, header, row
        /// The words "Officer comment": what the officer says behind them is not recorded.
        case officer
        case source, link
        /// What stands in the file and on no page: comments of HTML, a header between lines of `---`.
        case hidden
    }

    package var kind: Kind
    /// On one line, with citations as `[^northmoor-needs-7]` where they stand and `[TO DO]` for an open place.
    package var text: String
    /// The heading right above; empty before the first.
    package var heading: String
    /// Of its first byte in the file; 0 in a record.
    package var offset = 0
    /// What makes two units the same, one token a word: case, kinds of marks and spaces make no difference,
    /// signs of percent and money do; a citation stands for the words of its source, whatever its number.
    package private(set) var tokens: [String] = []

    /// Stands in `text` and `tokens` for a place where an officer's words are missing.
    static let openPlace = "[TO DO]"

    /// Every unit of a note in its order, links and sources last.
    package static func all(of note: ParsedNote) -> [NoteUnit] {
        var units: [NoteUnit] = []
        var table: Int?
        for block in note.blocks {
            if block.isOfficer {
                if let label = officerLabel(of: block) { units.append(label) }
                continue
            }
            if let own = block.table, own.index != table {
                table = own.index
                let words = own.header.joined(separator: " | ")
                let start =
                    note.tables.indices.contains(own.index) ? note.tables[own.index].offset : block.offset
                units.append(NoteUnit(kind: .header, text: words, heading: block.heading, offset: start))
            }
            let text = block.cells.map(written).joined(separator: " | ")
            units.append(
                NoteUnit(kind: Kind(block.kind), text: text, heading: block.heading, offset: block.offset))
        }
        units += note.blocks.flatMap { $0.cells.flatMap(\.links) }.map {
            NoteUnit(kind: .link, text: $0.address, heading: "", offset: $0.offset)
        }
        units += note.hidden.map {
            NoteUnit(
                kind: .hidden, text: MarkdownText.flattened($0.text), heading: "", offset: $0.offset)
        }
        let sources = note.sources + note.doubled
        units += sources.map { NoteUnit(kind: .source, text: $0.words, heading: "", offset: $0.offset) }
        let words = Dictionary(sources.map { ($0.key, $0.words) }) { first, _ in first }
        return units.map { $0.resolved(words) }.filter { !$0.tokens.isEmpty }
    }

    /// A unit with its tokens made.
    ///
    /// - Parameter sources: the words of each source by the key that cites it.
    package func resolved(_ sources: [String: String]) -> NoteUnit {
        var unit = self
        var rest = text[...]
        // "[^key]" and "[TO DO]" are tokens of their own.
        while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
            let mark = rest[open...close]
            unit.tokens += Self.words(rest[..<open])
            if mark == Self.openPlace {
                unit.tokens.append(Self.openPlace)
            } else if mark.hasPrefix("[^") {
                let key = String(mark.dropFirst(2).dropLast())
                unit.tokens.append("^" + Folding.words(sources[key] ?? key))
            } else {
                unit.tokens += Self.words(mark)
            }
            rest = rest[close...].dropFirst()
        }
        unit.tokens += Self.words(rest)
        return unit
    }

    /// Its sentences, without citations and open places.
    package var sentences: [String] {
        let bytes = Array(Self.withoutMarks(text).utf8)
        return SentenceSegmenter.segment(bytes).map {
            String(decoding: bytes[$0.start..<$0.end], as: UTF8.self)
        }
    }

    private static func withoutMarks(_ text: String) -> String {
        text.replacing(marks.regex, with: "")
    }

    private static let marks = Pattern(#/\[\^[^\]]*\]|\[TO DO\]/#)

    /// As a message shows it: citations as `[northmoor-needs-7]`.
    static func readable(_ text: String) -> String { text.replacing("[^", with: "[") }

    /// Whether a text is an officer's comment by its label: "Note: see below" in the middle of one has none.
    static func opensWithOfficerLabel(_ text: String) -> Bool {
        let opening = Folding.words(text.prefix(40))
        return ["officer comment", "officer note", "officers comment"].contains { opening.hasPrefix($0) }
    }

    /// The words before the colon of a comment's first line.
    private static func officerLabel(of block: NoteBlock) -> NoteUnit? {
        guard opensWithOfficerLabel(block.text), let colon = block.text.firstIndex(of: ":"),
            Wording.count(block.text[..<colon]) <= 3
        else { return nil }
        return NoteUnit(
            kind: .officer, text: String(block.text[..<colon]), heading: block.heading, offset: block.offset)
    }

    /// The text of a cell with its citations and open places in it.
    private static func written(_ cell: InlineText) -> String {
        let bytes = Array(cell.text.utf8)
        var output: [UInt8] = []
        var start = 0
        let marks =
            cell.citations.map { (place: $0.place, text: "[^\($0.key)]") }
            + cell.toDos.map { toDo in
                (
                    place: (0...bytes.count).first { cell.offset(of: $0) >= toDo } ?? bytes.count,
                    text: openPlace
                )
            }
        for mark in marks.sorted(by: { $0.place < $1.place }) {
            let place = min(max(start, mark.place), bytes.count)
            output += bytes[start..<place] + Array(mark.text.utf8)
            start = place
        }
        output += bytes[start...]
        // What a word processor puts into an empty paragraph.
        return MarkdownText.flattened(String(decoding: output, as: UTF8.self).replacing("&nbsp;", with: " "))
    }

    /// Words, numbers with their decimals, signs of percent and money, and quotation marks of any style.
    private static func words(_ text: Substring) -> [String] {
        var tokens: [String] = []
        var word = ""
        let folded = Array(Folding.fold(text))
        func close() {
            if !word.isEmpty { tokens.append(word) }
            word = ""
        }
        for (place, character) in folded.enumerated() {
            let next = place + 1 < folded.count ? folded[place + 1] : " "
            if character.isLetter || character.isNumber {
                word.append(character)
            } else if character == ".", word.last?.isNumber == true, next.isNumber {
                word.append(character)
            } else if character == "," && word.last?.isNumber == true && next.isNumber || character == "'" {
                continue
            } else {
                close()
                if "%£$€\"~".contains(character) { tokens.append(String(character)) }
            }
        }
        close()
        return tokens
    }
}

extension NoteUnit.Kind {
    fileprivate init(_ kind: NoteBlock.Kind) {
        self =
            switch kind {
            case .heading: .heading
            case .paragraph: .text
            case .item: .item
            case .tableRow: .row
            }
    }

    /// Whether the order among its neighbours says nothing.
    var isUnordered: Bool { self == .item || self == .row || self == .source || self == .link }

    /// Whether units of the two kinds may be one that was rewritten.
    func mayBecome(_ other: Self) -> Bool {
        let prose: Set<Self> = [.text, .item]
        return self == other || prose.contains(self) && prose.contains(other)
    }
}
