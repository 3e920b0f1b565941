package import SourceText

/// A heading, paragraph, list item or table row of a report, in reading order.
package struct Block: Sendable, Hashable {
    /// What the format said it was; plain text cannot tell a heading from a short paragraph.
    package enum Kind: Sendable, Hashable {
        /// `## Text`, `<h2>`: certainly a heading.
        case heading
        case paragraph
        case listItem
        /// Cells are joined by tabs.
        case tableRow
        /// A part of the page around the report: navigation, banner, footer.
        case chrome
        /// A footnote or endnote, apart from the text that refers to it.
        case note
    }

    package var kind: Kind
    /// Without markup; inner line breaks are spaces.
    package var text: String
    /// Place in the reading text.
    package var span: Span
    /// Line of the source text it begins on, from 1.
    package var line: Int

    /// Short enough to be a title, heading, score or date (200 bytes).
    var isShort: Bool { text.utf8.count < 200 }
}

/// A document as read: its blocks joined into one reading text, with the way back to the source.
package struct BlockText: Sendable {
    /// All blocks' texts, each followed by a newline.
    package private(set) var readingText = ""
    package private(set) var blocks: [Block] = []
    private var length = 0
    /// Whether there were more blocks than any report has; those beyond the bound are not held.
    package private(set) var isTooLong = false

    package init() {}

    /// Adds a block unless its text is empty.
    package mutating func append(_ kind: Block.Kind, _ text: String, line: Int) {
        guard !text.isEmpty else { return }
        if blocks.count >= Limits.reportBlocks {
            isTooLong = true
            return
        }
        let count = text.utf8.count
        blocks.append(Block(kind: kind, text: text, span: Span(length, length + count), line: line))
        readingText += text
        readingText += "\n"
        length += count + 1
    }

    /// Bytes of the reading text that are not white space.
    package var inkBytes: Int { readingText.utf8.reduce(0) { $0 + ($1 > 0x20 ? 1 : 0) } }
}
