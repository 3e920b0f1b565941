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

    private static func isSign(_ character: Character) -> Bool {
        if signs.contains(character) { return true }
        guard let scalar = character.unicodeScalars.first?.value, scalar > 0x7F else { return false }
        return ranges.contains { $0.contains(scalar) } && !directions.contains(scalar)
    }

    /// Arrows, shapes, dingbats, their halfwidth forms, and the private places of Symbol and Wingdings.
    private static let ranges: [ClosedRange<UInt32>] = [
        0x2190...0x21FF, 0x25A0...0x25FF, 0x2701...0x2775, 0x2794...0x27BF, 0x27F0...0x27FF, 0x29EB...0x29EB,
        0x2B00...0x2BFF,
        0xF020...0xF0FF, 0xFFE8...0xFFEE, 0x1F518...0x1F53B, 0x1F53F...0x1F53F, 0x1F780...0x1F7EB,
    ]
    /// Those that say which way something went are words.
    private static let directions: Set<UInt32> = [
        0x2191, 0x2193, 0x2195, 0x2196, 0x2197, 0x2198, 0x2199, 0x21D1, 0x21D3, 0x25B2, 0x25B3, 0x25BC,
        0x25BD,
        0xFFEA, 0xFFEC,
    ]

    /// Those that are in no word and before no figure, so that a space behind them may be gone.
    private static let sure: Set<Character> = ["•", "▪", "●", "◦", "■", "‣", "\u{F0B7}", "\u{F0A7}"]

    static func opensItem(_ text: Substring) -> Bool { item(text) != nil }

    /// The parts of a text into which items were run together: `They met weekly•Carers waited`. All of it where no
    /// sign stands close to a word.
    static func parts(of text: String) -> [String] {
        guard text.utf8.contains(where: { $0 == 0xE2 || $0 == 0xEF }), text.contains(where: sure.contains)
        else { return [text] }
        let characters = Array(text)
        func isInk(_ place: Int) -> Bool {
            characters.indices.contains(place)
                && (characters[place].isLetter || characters[place].isNumber
                    || ".?!,;:)%".contains(characters[place]))
        }
        let signs = characters.indices.filter { sure.contains(characters[$0]) }
        guard signs.contains(where: { isInk($0 - 1) || $0 > 0 && isInk($0 + 1) }) else { return [text] }
        return text.split(whereSeparator: sure.contains).map { String($0.trimmedLine) }.filter { !$0.isEmpty }
    }

    /// The words behind a sign; nil where there is none.
    static func item(_ text: Substring) -> Substring? {
        guard let first = text.first, let next = text.dropFirst().first else { return nil }
        if sure.contains(first), next.isLetter || next.isNumber { return text.dropFirst() }
        guard next.isWhitespace else { return nil }
        let words = text.dropFirst().drop(while: \.isWhitespace)
        if isSign(first) || next == "\t" && tabbed.contains(first) { return words }
        // A plus is a sign where no figure stands behind it.
        if first == "+" { return words.first?.isLetter == true || words.first == "[" ? words : nil }
        // A sign of sections stands before a number.
        return first == "§" && words.first?.isLetter == true ? words : nil
    }
}
