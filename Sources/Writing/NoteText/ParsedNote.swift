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
    package var isOfficer = false
    package var isQuoted = false
    /// Whether a number stands before it, as an item.
    package var isNumbered = false
    /// Number of the table from 0, and its column headings; nil outside tables.
    package var table: (index: Int, header: [String])?

    /// The nearest heading above.
    package var heading: String { headings.last ?? "" }
    package var text: String { cells.map(\.text).joined(separator: " | ") }
}

/// A table as it stands in the file, for checks of its form.
package struct NoteTable {
    /// Bytes of the file before it.
    package var offset: Int
    package var headerCells: [InlineText]
    /// Whether a rule follows its header row.
    package var hasRule: Bool
    /// Offset and number of cells of every row, the header's first.
    package var rows: [(offset: Int, cells: Int)]
    /// Offsets of empty cells.
    package var emptyCells: [Int]
    /// Offset of the line of text right before it that says what it shows.
    package var caption: Int?
    /// The headings of its columns.
    package var header: [String] { headerCells.map(\.text) }
}

/// A definition at the end of a note: `[^label]: words`, or a line of a source list.
package struct NoteSource {
    /// The key by which the text cites it: the footnote's label or the words in brackets; empty where nothing
    /// is cited in the text.
    package var key: String
    package var words: String
    /// Bytes of the file before it.
    package var offset: Int
}

/// A note taken apart: its blocks with their places in the file, its sources, and the trailing comment.
package struct ParsedNote {
    package let source: Source
    package private(set) var blocks: [NoteBlock] = []
    package private(set) var tables: [NoteTable] = []
    package private(set) var sources: [NoteSource] = []
    package private(set) var trailer: TrailerReading?
    /// Sources whose key has other words before.
    package private(set) var doubled: [NoteSource] = []

    /// Reads Markdown. Anything can be read; what is broken is left to the checks.
    ///
    /// - Throws: `WorldError` for what goes beyond a bound of `Limits`.
    package init(_ source: Source) throws(WorldError) {
        self.source = source
        var reader = try NoteReader(source)
        reader.read()
        blocks = reader.blocks
        tables = reader.tables
        trailer = reader.trailer
        var seen: [String: String] = [:]
        for source in reader.sources {
            guard !source.key.isEmpty, let words = seen.updateValue(source.words, forKey: source.key) else {
                sources.append(source)
                continue
            }
            // Two quotations that were copied with their source bring it twice.
            if words != source.words { doubled.append(source) }
        }
    }

    /// Blocks that a reader reads as the note: without headings, sources and glossary.
    package var body: [NoteBlock] {
        blocks.filter { block in
            if case .heading = block.kind { return false }
            return !Self.isBack(block.headings)
        }
    }

    /// The words of the first heading of the first level.
    package var title: String? { blocks.first { $0.kind == .heading(level: 1) }?.text }

    /// Whether a heading opens the source list, by its words.
    package static func isSources(_ heading: String) -> Bool {
        SentenceWords.sourceHeadings.contains(Folding.words(heading))
    }
    /// Whether a heading opens the list of what acronyms stand for.
    static func isGlossary(_ heading: String) -> Bool {
        let words = Folding.words(heading)
        return words.hasPrefix("glossary") || words.hasPrefix("acronyms")
    }
    private static func isBack(_ headings: [String]) -> Bool {
        headings.contains { isSources($0) || isGlossary($0) }
    }
}
