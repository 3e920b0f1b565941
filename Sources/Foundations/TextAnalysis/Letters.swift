extension StringProtocol {
    /// The text with its first character as a capital: "waiting times" gives "Waiting times". "ß" gives "SS".
    package var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// The text with its first character as a small letter. A name or an abbreviation is not told apart: "CQC" gives
    /// "cQC".
    package var uncapitalisedFirst: String { prefix(1).lowercased() + dropFirst() }
}
