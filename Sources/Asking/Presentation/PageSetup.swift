/// What a page is set for: how wide it is, what it may use, and what to mark on it.
package struct PageSetup: Sendable, Equatable {
    /// Width to wrap prose at and to fit tables into.
    package var columns: Int
    /// False for files and pipes: no colour, no rules, no fitting; tables take the width they need.
    package var isTerminal: Bool
    /// Whether escape sequences for bold may be written. Ignored unless `isTerminal`.
    package var usesColour: Bool
    /// Words and phrases that were searched for, marked in prose.
    package var searchWords: [String]
    /// Show a number before each row of a table, as `open 3` needs it. Lists are always numbered.
    package var numbersRows: Bool
    /// Number of the first row, from 1, when earlier ones were shown before.
    package var firstRow: Int
    /// A line above a markdown or html table.
    package var caption: String?

    package init(
        columns: Int, isTerminal: Bool, usesColour: Bool = false, searchWords: [String] = [],
        numbersRows: Bool = false, firstRow: Int = 1,
        caption: String? = nil
    ) {
        self.columns = max(Self.narrowest, columns)
        self.isTerminal = isTerminal
        self.usesColour = usesColour && isTerminal
        self.searchWords = searchWords
        self.numbersRows = numbersRows
        self.firstRow = firstRow
        self.caption = caption
    }

    /// For files and pipes: prose wrapped at 100 columns, the same bytes everywhere.
    package static let piped = PageSetup(columns: 100, isTerminal: false)
    /// Prose is set no wider than this on the widest terminal: longer lines are hard to follow.
    static let widestProse = 100
    /// Narrower terminals are laid out as if they had this many columns, and wrap.
    package static let narrowest = 20

    /// The page for a table of which no row can be opened.
    package var withoutNumbers: PageSetup {
        var page = self
        page.numbersRows = false
        return page
    }

    /// Text in bold where the page allows it.
    package func bold(_ text: String) -> String {
        usesColour && !text.isEmpty ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }
}
