/// Bounds that a written note is held to.
package struct NoteLimits: Sendable, Hashable {
    /// Most words before the note's sources.
    package var words: Int?
    /// Words down to which items are left out, as far as the parts allow it; `words` unless given.
    package var aim: Int?
    /// Most tables of the note, and most rows of any one of them.
    package var tables: Int?
    package var tableRows: Int?

    package init(words: Int? = nil, aim: Int? = nil, tables: Int? = nil, tableRows: Int? = nil) {
        self.words = words
        self.aim = aim
        self.tables = tables
        self.tableRows = tableRows
    }
}
