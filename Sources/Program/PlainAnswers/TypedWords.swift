extension String {
    /// What stands between white space.
    package var words: [String] { split { $0.isWhitespace }.map(String.init) }
    /// The first word, white space before it left out.
    package var firstWord: String { String(drop { $0.isWhitespace }.prefix { !$0.isWhitespace }) }
    /// What follows the first word, without white space at its ends.
    package var afterFirstWord: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        rest = rest.drop { !$0.isWhitespace }
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
