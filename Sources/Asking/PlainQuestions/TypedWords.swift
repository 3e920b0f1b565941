extension StringProtocol {
    /// Without white space at its ends.
    var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        return String(rest)
    }
}

extension String {
    /// The first word, white space before it left out.
    var firstWord: String { String(drop { $0.isWhitespace }.prefix { !$0.isWhitespace }) }
    var words: [String] { split { $0.isWhitespace }.map(String.init) }
}
