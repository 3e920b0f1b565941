/// Signs that open a list item.
enum Bullets {
    private static let signs: Set<Character> = [
        "•", "·", "▪", "◦", "●", "○", "‣", "⁃", "-", "–", "*", "■", "□", "◆", "◇", "►", "▶", "▸", "➢", "➤",
        "➔", "✓",
        "✔", "❖", "❑", "❒", "∙", "‧", "⦁", "◻", "◼", "▫", "➣", "✗", "❯",
    ]
    /// Letters whose places in Wingdings and Courier hold bullets, where a tab stands behind them.
    private static let tabbed: Set<Character> = [
        "o", "Ø", "ü", "q", "v", "n", "l", "à", "ð", "§", "¨", "Ÿ", "w",
    ]

    /// Whether a text is such a sign and nothing else.
    static func isBullet(_ text: some StringProtocol) -> Bool {
        text.utf8.count <= 4 && text.count == 1 && (text.first.map(isSign) ?? false)
    }

    /// The places of Symbol and Wingdings are private characters of Unicode.
    private static func isSign(_ character: Character) -> Bool {
        signs.contains(character)
            || character.unicodeScalars.first.map { (0xF020...0xF0FF).contains($0.value) } ?? false
    }

    /// The words behind a sign; nil where there is none.
    static func item(_ text: Substring) -> Substring? {
        guard let first = text.first, let next = text.dropFirst().first, next.isWhitespace else { return nil }
        let words = text.dropFirst().drop(while: \.isWhitespace)
        if isSign(first) || next == "\t" && tabbed.contains(first) { return words }
        // A sign of sections stands before a number.
        return first == "§" && words.first?.isLetter == true ? words : nil
    }
}
