internal import TextAnalysis
package import AssessmentModel
package import SourceText

/// A heading, paragraph, list item or table row of a report, in reading order.
package struct Block: Sendable, Hashable {
    /// What the format said it was; plain text cannot tell a heading from a short paragraph.
    package enum Kind: Sendable, Hashable {
        /// `## Text`, `<h2>`: certainly a heading.
        case heading
        case paragraph
        case listItem
        /// Cells are joined by tabs; a cell that is empty has its tab.
        case tableRow
        /// A part of the page around the report: navigation, banner, footer; the marks of notes.
        case chrome
        /// A footnote or endnote, apart from the text that refers to it.
        case note
    }

    /// In which part of a document a block stands.
    package enum Part: String, Sendable, Hashable {
        case body
        case textBox = "text box"
        case footnote, endnote, header, footer
        /// A document put whole into another one.
        case embedded = "embedded part"
    }

    package var kind: Kind
    /// Without markup; inner line breaks are spaces.
    package var text: String
    /// Place in the reading text.
    package var span: Span
    /// Line of the source text it begins on, from 1; of Word the paragraph, of PDF the page.
    package var line: Int
    /// Which table of the document it is a row of, and which row of that, from 1; a cell's column is how
    /// many tabs stand before it. Nil for what is no row.
    package var table: Int?
    /// From 1 within the table.
    package var row: Int?
    /// Where it stood in the document.
    package var part: Part

    /// Short enough to be a title, heading, score or date (200 bytes).
    var isShort: Bool { text.utf8.count < 200 }
}

/// A document as read: its blocks joined into one reading text, with the way back to the source.
package struct BlockText: Sendable {
    /// All blocks' texts, each followed by a newline.
    package private(set) var readingText = ""
    package private(set) var blocks: [Block] = []
    private var length = 0
    /// Why the document is more than any report; what is beyond the bound is not held.
    package private(set) var excess: String?
    /// What the document holds and does not show, or holds in a form that is not read.
    package var leftOut: [LeftOut: LeftOut.Extent] = [:]

    package init() {}

    /// Adds a block unless its text is empty.
    package mutating func append(
        _ kind: Block.Kind, _ text: String, line: Int, table: Int? = nil, row: Int? = nil,
        part: Block.Part = .body
    ) {
        var text = Self.plain(text)
        guard !text.isEmpty else { return }
        if table == nil, kind == .paragraph || kind == .listItem { text = GroupedThousands.marked(text) }
        if table == nil, kind == .paragraph || kind == .listItem {
            let parts = Bullets.parts(of: text)
            if parts.count > 1 {
                for (number, words) in parts.enumerated() {
                    append(number == 0 ? kind : .listItem, words, line: line, part: part)
                }
                return
            }
        }
        let count = text.utf8.count
        if blocks.count >= Limits.reportBlocks {
            excess = excess ?? "more than \(Limits.reportBlocks) paragraphs"
            return
        }
        if count > Limits.paragraphBytes {
            excess = excess ?? "a paragraph of more than \(Limits.paragraphBytes >> 10) kB"
            return
        }
        if let row, row > Limits.tableRows {
            excess = excess ?? "a table of more than \(Limits.tableRows) rows"
            return
        }
        blocks.append(
            Block(
                kind: kind, text: text, span: Span(length, length + count), line: line, table: table,
                row: row,
                part: part))
        readingText += text
        readingText += "\n"
        length += count + 1
    }

    /// Text in the letters that are searched for: without the marks that only say where a word may be broken, which no
    /// reader sees (U+00AD, U+200B to U+200F, U+202A to U+202E, U+2060, U+2066 to U+2069, U+FEFF), with "/" for the slash of
    /// fractions (U+2044), with the letters of ligatures (U+FB00 to U+FB06), and with spaces
    /// for those of other widths (U+2000 to U+200A, U+205F, U+3000).
    private static func plain(_ text: String) -> String {
        var text = text
        let mayHaveOne = text.withUTF8 { bytes in
            bytes.indices.dropLast().contains { i in
                switch bytes[i] {
                case 0xC2: bytes[i + 1] == 0xAD
                case 0xE2:
                    (bytes[i + 1] == 0x80 || bytes[i + 1] == 0x81) && i + 2 < bytes.count
                        && (bytes[i + 2] <= 0x8F || (0x9F...0xAE).contains(bytes[i + 2]))
                case 0xE3: bytes[i + 1] == 0x80
                case 0xEF: bytes[i + 1] == 0xBB || bytes[i + 1] == 0xAC
                default: false
                }
            }
        }
        guard mayHaveOne else { return text }
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: break
            case 0x2000...0x200A, 0x205F, 0x3000: plain.append(" ")
            case 0x2044: plain.append("/")
            default: plain.append(scalar)
            }
        }
        return Ligatures.undone(String(plain))
    }

    /// Notes that something was left out.
    ///
    /// - Parameter bytes: how much of it there was, for what an officer would have wanted to read.
    mutating func leaveOut(_ what: LeftOut, line: Int, bytes: Int = 0) {
        leftOut[what, default: .init(line: line)].count += 1
        leftOut[what, default: .init(line: line)].bytes += bytes
    }

    /// Sets the lines of all blocks and of what was left out, where what was read had other lines than the source.
    ///
    /// - Parameter place: from a line that was read to the source's.
    mutating func place(_ place: (Int) -> Int) {
        for index in blocks.indices { blocks[index].line = place(blocks[index].line) }
        for (what, extent) in leftOut { leftOut[what]?.line = place(extent.line) }
    }

    /// What an embedded part is that was not read; nil where there is none.
    var unreadPart: String? {
        leftOut.keys.lazy.compactMap { if case .embedded(let name) = $0 { name } else { nil } }.min()
    }
}
