/// How many terminal columns text takes: two for East Asian wide characters and emoji, none for combining
/// marks.
package enum DisplayWidth {
    /// Columns of one character as a terminal draws it; 0 for control characters, which must not reach one.
    package static func of(_ character: Character) -> Int {
        if let ascii = character.asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        // Emoji sequences (joined, flags, with a variation selector) are one glyph of two columns.
        if scalars.count > 1 {
            let isFlag = (0x1F1E6...0x1F1FF).contains(first.value)
            let isSequence =
                first.properties.isEmoji
                && scalars.contains { $0.value == 0xFE0F || $0.value == 0x20E3 || $0.value == 0x200D }
            if isFlag || isSequence || first.properties.isEmojiPresentation { return 2 }
        }
        return scalars.reduce(0) { $0 + width(of: $1) }
    }

    /// Columns of a text without control characters. O(characters).
    package static func of(_ text: some StringProtocol) -> Int {
        // Nearly all text is plain ASCII, whose bytes are its columns.
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0xAD ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
        default: break
        }
        if (0x1160...0x11FF).contains(value) { return 0 }
        if scalar.properties.isEmojiPresentation { return 2 }
        return wideRanges.contains { $0.contains(value) } ? 2 : 1
    }

    /// East Asian Width `W` and `F` (Unicode 15, EastAsianWidth.txt), neighbouring blocks joined; emoji are
    /// found by property.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6,
        0x16FE0...0x18AFF, 0x1B000...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]
}

extension String {
    /// The text with spaces up to a number of columns; unchanged when it is wider.
    func padded(to columns: Int, right: Bool = false) -> String {
        let gap = String(repeating: " ", count: max(0, columns - DisplayWidth.of(self)))
        return right ? gap + self : self + gap
    }

    /// The text without spaces at its end.
    package var withoutTrailingSpaces: String {
        var rest = self[...]
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
