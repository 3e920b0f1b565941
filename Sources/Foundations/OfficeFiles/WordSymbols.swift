/// Characters of fonts whose places are not Unicode's, as Word's symbols and old documents have them.
package enum WordSymbols {
    /// The character of a font's place; U+FFFD for one that is not known, of which a remark tells.
    ///
    /// - Parameter code: also in the private area U+F000 to U+F0FF, where Word puts such fonts.
    package static func text(font: String, code: UInt32) -> String {
        let place = (0xF000...0xF0FF).contains(code) ? code - 0xF000 : code
        let isOwn = place != code
        switch font.lowercased() {
        case let name where name.hasPrefix("symbol"): return symbol(place) ?? "\u{FFFD}"
        case let name where name.hasPrefix("wingdings") || name.hasPrefix("webdings"):
            return wingdings[place] ?? "\u{FFFD}"
        default:
            // A private place in another font is Symbol's more often than any other's.
            if isOwn { return symbol(place) ?? "\u{FFFD}" }
            return Unicode.Scalar(code).map(String.init) ?? "\u{FFFD}"
        }
    }

    /// A run's text with its font's private places as characters.
    package static func plain(_ text: String, font: String) -> String {
        guard text.utf8.contains(0xEF),
            text.unicodeScalars.contains(where: { (0xF020...0xF0FF).contains($0.value) })
        else { return text }
        return text.unicodeScalars.map {
            (0xF020...0xF0FF).contains($0.value) ? Self.text(font: font, code: $0.value) : String($0)
        }.joined()
    }

    /// The Symbol font (Adobe Symbol Encoding): ASCII's figures and signs stand in their places, Greek letters in
    /// those of Latin ones.
    private static func symbol(_ place: UInt32) -> String? {
        if let found = signs[place] { return found }
        if (0x41...0x5A).contains(place) { return String(capitals[Int(place - 0x41)]) }
        if (0x61...0x7A).contains(place) { return String(small[Int(place - 0x61)]) }
        return (0x20...0x7E).contains(place) ? Unicode.Scalar(place).map(String.init) : nil
    }

    private static let capitals = Array("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ")
    private static let small = Array("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")
    private static let signs: [UInt32: String] = [
        0x2D: "−", 0xA0: "€", 0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑",
        0xAE: "→",
        0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
        0xBA: "≡",
        0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xD7: "·", 0xDB: "⇔", 0xDE: "⇒",
        0xE2: "®",
        0xE3: "©", 0xE4: "™", 0xE5: "∑",
    ]
    private static let wingdings: [UInt32: String] = [
        0x20: " ", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒",
        0x73: "◆",
        0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA7: "▪", 0xA8: "◻",
        0xAA: "★",
        0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
        0xFD: "☒",
        0xFE: "☑",
    ]
}
