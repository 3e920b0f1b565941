/// Letters that fonts draw as one, as PDFs and texts out of them have them (U+FB00 to U+FB06).
package enum Ligatures {
    private static let letters: [Unicode.Scalar: String] = [
        "\u{FB00}": "ff", "\u{FB01}": "fi", "\u{FB02}": "fl", "\u{FB03}": "ffi", "\u{FB04}": "ffl",
        "\u{FB05}": "st", "\u{FB06}": "st",
    ]

    /// The text with each ligature as its letters.
    package static func undone(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { letters[$0] != nil }) else { return text }
        return text.unicodeScalars.map { letters[$0] ?? String($0) }.joined()
    }
}
