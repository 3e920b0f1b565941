internal import CBytes

/// Classes of ASCII bytes.
@usableFromInline package enum Bytes {
    @inlinable package static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
    @inlinable package static func isLower(_ byte: UInt8) -> Bool { byte &- 97 < 26 }
    @inlinable package static func isUpper(_ byte: UInt8) -> Bool { byte &- 65 < 26 }
    @inlinable package static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
    /// Space, tab, line feed, vertical tab, form feed, carriage return.
    @inlinable package static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte &- 9 < 5 }
    /// How many words a text has: stretches without white space (Unicode's White_Space).
    package static func wordCount(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        var isInWord = false
        var i = 0
        while i < text.count {
            let width = spaceWidth(text, i)
            if width == 0, !isInWord { count += 1 }
            isInWord = width == 0
            i += max(1, width)
        }
        return count
    }

    /// Bytes of the white space at an offset; 0 where there is none.
    private static func spaceWidth(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
        if text[i] < 0x80 { return isSpace(text[i]) ? 1 : 0 }
        let second = i + 1 < text.count ? text[i + 1] : 0
        if text[i] == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
        let third = i + 2 < text.count ? text[i + 2] : 0
        return switch (text[i], second, third) {
        // U+1680; U+2000 to U+200A, U+2028, U+2029, U+202F; U+205F; U+3000.
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
            (0xE2, 0x81, 0x9F),
            (0xE3, 0x80, 0x80):
            3
        default: 0
        }
    }

    /// Hands over the UTF-8 of a text, copied only where it does not lie in one piece.
    @inlinable package static func reading<Result>(
        _ text: some StringProtocol, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        text.utf8.withContiguousStorageIfAvailable(body) ?? Array(text.utf8).withUnsafeBufferPointer(body)
    }

    /// Where some bytes first stand in others, from 0; nil when they do not.
    @usableFromInline static func place(
        of words: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        guard let start = text.baseAddress, let wanted = words.baseAddress else {
            return words.isEmpty ? 0 : nil
        }
        let found = assay_find(start, text.count, wanted, words.count)
        return found < 0 ? nil : found
    }

    /// The lower case of an ASCII capital; other bytes as they are.
    @inlinable package static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }
}

extension StringProtocol {
    /// Whether a text holds some words, byte for byte.
    ///
    /// `contains` compares characters, with their accents put together, which was two fifths of the time of
    /// checking a note.
    @inlinable package func has(_ words: String) -> Bool { place(of: words) != nil }

    /// Where some words first stand in a text, as its UTF-8 counts from 0; nil when they do not.
    @inlinable package func place(of words: String) -> Int? {
        Bytes.reading(self) { text in Bytes.reading(words) { Bytes.place(of: $0, in: text) } }
    }

    /// Every place where some words stand, from left to right, none inside another: `ranges(of:)`, byte for byte.
    package func places(of words: String) -> [Range<Index>] {
        guard !words.isEmpty else { return [] }
        var found: [Range<Index>] = []
        var start = startIndex
        while let place = self[start...].place(of: words) {
            let lower = utf8.index(start, offsetBy: place)
            start = utf8.index(lower, offsetBy: words.utf8.count)
            found.append(lower..<start)
        }
        return found
    }
}
