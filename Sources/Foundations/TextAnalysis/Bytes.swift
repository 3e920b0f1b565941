internal import CBytes

/// Classes of ASCII bytes.
public enum Bytes {
    /// `0` to `9`.
    @inlinable public static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
    /// `a` to `z`.
    @inlinable public static func isLower(_ byte: UInt8) -> Bool { byte &- 97 < 26 }
    /// `A` to `Z`.
    @inlinable public static func isUpper(_ byte: UInt8) -> Bool { byte &- 65 < 26 }
    /// `a` to `z` and `A` to `Z`.
    @inlinable public static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
    /// Space, tab, line feed, vertical tab, form feed, carriage return.
    @inlinable public static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte &- 9 < 5 }
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
    package static func reading<Result>(
        _ text: some StringProtocol, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        text.utf8.withContiguousStorageIfAvailable(body) ?? Array(text.utf8).withUnsafeBufferPointer(body)
    }

    /// Where some bytes first stand in others, from 0; nil when they do not.
    static func place(
        of words: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        guard let start = text.baseAddress, let wanted = words.baseAddress else {
            return words.isEmpty ? 0 : nil
        }
        let found = assay_find(start, text.count, wanted, words.count)
        return found < 0 ? nil : found
    }

    /// The lower case of an ASCII capital; other bytes as they are.
    @inlinable public static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }
}
