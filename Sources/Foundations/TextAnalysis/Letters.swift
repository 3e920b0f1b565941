extension StringProtocol {
    /// The text with its first character as a capital: "waiting times" gives "Waiting times". "ß" gives "SS".
    package var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// The text with its first character as a small letter. A name or an abbreviation is not told apart: "CQC" gives
    /// "cQC".
    package var uncapitalisedFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension StringProtocol {
    /// Without white space at either end.
    package var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        return String(rest)
    }
}
