internal import CMarkdown
internal import SourceText

/// One thing that cmark-gfm found in a note: a block or a piece of a line, at its beginning or its end.
struct MarkdownNode {
    enum Kind {
        case quote, item, heading, paragraph, codeBlock, htmlBlock, rule, table, row, cell, footnote
        case text, lineBreak, code, tag, emphasis, strong, link, image, citation

        /// Whether it has no end of its own.
        var isLeaf: Bool {
            switch self {
            case .text, .lineBreak, .code, .tag, .codeBlock, .htmlBlock, .rule: true
            case .quote, .item, .heading, .paragraph, .table, .row, .cell, .footnote, .emphasis, .strong,
                .link,
                .image, .citation:
                false
            }
        }

        init?(_ kind: Int32) {
            switch Int(kind) {
            case ASSAY_MARKDOWN_QUOTE: self = .quote
            case ASSAY_MARKDOWN_ITEM: self = .item
            case ASSAY_MARKDOWN_HEADING: self = .heading
            case ASSAY_MARKDOWN_PARAGRAPH: self = .paragraph
            case ASSAY_MARKDOWN_CODE_BLOCK: self = .codeBlock
            case ASSAY_MARKDOWN_HTML_BLOCK: self = .htmlBlock
            case ASSAY_MARKDOWN_RULE: self = .rule
            case ASSAY_MARKDOWN_TABLE: self = .table
            case ASSAY_MARKDOWN_ROW: self = .row
            case ASSAY_MARKDOWN_CELL: self = .cell
            case ASSAY_MARKDOWN_FOOTNOTE: self = .footnote
            case ASSAY_MARKDOWN_TEXT: self = .text
            case ASSAY_MARKDOWN_BREAK: self = .lineBreak
            case ASSAY_MARKDOWN_CODE: self = .code
            case ASSAY_MARKDOWN_TAG: self = .tag
            case ASSAY_MARKDOWN_EMPHASIS: self = .emphasis
            case ASSAY_MARKDOWN_STRONG: self = .strong
            case ASSAY_MARKDOWN_LINK: self = .link
            case ASSAY_MARKDOWN_IMAGE: self = .image
            case ASSAY_MARKDOWN_CITATION: self = .citation
            default: return nil
            }
        }
    }

    var kind: Kind
    var isEnd: Bool
    /// Of a heading; 1 for the item of a numbered list, else 0.
    var level: Int
    /// Places in the lines that were read: lines from 0, columns from 1 in bytes; a column of 0 is unknown.
    var line: Int
    var column: Int
    var lastLine: Int
    var lastColumn: Int
    /// What a text or code says, or a link's address; empty for all else.
    var text: [UInt8]

    /// Everything in a text of whole lines, in its order; footnotes that are cited come last.
    static func all(in text: [UInt8]) -> [MarkdownNode] {
        var found: [MarkdownNode] = []
        withUnsafeMutablePointer(to: &found) { found in
            let status = assay_markdown_walk(text, text.count, found) { context, isEnd, node in
                guard let node = node?.pointee, let kind = Kind(node.kind) else { return }
                context?.assumingMemoryBound(to: [MarkdownNode].self).pointee.append(
                    MarkdownNode(
                        kind: kind, isEnd: isEnd != 0, level: Int(node.level), line: Int(node.first_line) - 1,
                        column: Int(node.first_column), lastLine: Int(node.last_line) - 1,
                        lastColumn: Int(node.last_column),
                        text: node.text.map { Array(UnsafeRawBufferPointer(start: $0, count: node.length)) }
                            ?? []))
            }
            precondition(status == 0, "cmark-gfm was built without its extension for tables")
        }
        return found
    }
}
