/// The words of a note that a reader reads. Composing and checking both count by it, so that they say the
/// same number.
package enum NoteWords {
    /// Words of title, headings, text and tables up to the glossary or the sources: without citations, `[TO
    /// DO: …]` marks and addresses of links. A word has a letter or a digit; the number of an item is one.
    package static func count(in note: ParsedNote) -> Int {
        let back = note.blocks.first { block in
            guard case .heading = block.kind else { return false }
            return ParsedNote.isSources(block.text) || ParsedNote.isGlossary(block.text)
        }
        let end = back?.offset ?? .max
        let blocks = note.blocks.filter { $0.offset < end }
        let headers = note.tables.filter { $0.offset < end }.flatMap(\.header)
        return (blocks.flatMap { $0.cells.map(\.text) } + headers).reduce(0) { $0 + words(of: $1) }
            + blocks.count(where: \.isNumbered)
    }

    private static func words(of text: String) -> Int {
        text.split { $0.isWhitespace || $0 == "|" }.count { $0.contains { $0.isLetter || $0.isNumber } }
    }
}
