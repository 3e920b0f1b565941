package import SourceText

/// A word, number or mark of a text.
package struct Token: Hashable, Sendable {
    /// What a token is.
    @frozen package enum Kind: Sendable {
        /// Letters, with inner apostrophes: `people's`, `don't`. A hyphen ends a word.
        case word
        /// Digits with thousands commas and a decimal point: `1,086`, `9.5`, `2024`.
        case number
        /// One character: `,` `;` `:` `(` `)` `%` `£` `/` and dashes that stand alone.
        case mark
    }

    package var kind: Kind
    /// Place in the tokenised text, in bytes.
    package var span: Span
    /// Hash of the folded word: equal for `People's`, `people’s` and `people`.
    package var key: UInt64
    /// First letter is a capital.
    package var isCapitalised: Bool
    /// No space before it: the rest of a compound (`28-day`, `77th`).
    package var isJoined: Bool
    /// Ended in `'s` or `s'`, which the key leaves out.
    package var isPossessive: Bool
}

/// Splits text into tokens; equal words get equal keys.
package enum Tokenizer {
    /// The key of one word as a token would carry it.
    package static func key(_ word: String) -> UInt64 {
        var key = emptyKey
        for byte in word.utf8 {
            // Anything but small letters is read as a text is.
            guard Bytes.isLower(byte) else { return tokens(Array(word.utf8)).first?.key ?? emptyKey }
            append(byte, to: &key)
        }
        return key
    }

    /// The tokens of a text's bytes in order. Quotation marks and hyphens inside words are not tokens. O(n).
    package static func tokens(_ bytes: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(bytes.count / 5)
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            if Bytes.isLetter(byte) || byte >= 0xC3 && !isPunctuation(bytes, i) {
                i = word(bytes, from: i, into: &tokens)
            } else if Bytes.isDigit(byte) {
                i = number(bytes, from: i, into: &tokens)
            } else {
                i = mark(bytes, from: i, into: &tokens)
            }
        }
        return tokens
    }

    private static let emptyKey: UInt64 = 0xcbf2_9ce4_8422_2325

    private static func append(_ byte: UInt8, to key: inout UInt64) {
        key = (key ^ UInt64(byte)) &* 0x100_0000_01b3
    }

    /// General punctuation (U+2000 to U+206F) and other three-byte marks that are no letters.
    private static func isPunctuation(_ bytes: [UInt8], _ i: Int) -> Bool {
        bytes[i] == 0xE2 && i + 1 < bytes.count
            && (bytes[i + 1] == 0x80 || bytes[i + 1] == 0x81 || bytes[i + 1] == 0x97)
    }

    /// Width of an apostrophe at an offset: `'` or U+2019.
    private static func apostrophe(_ bytes: [UInt8], _ i: Int) -> Int {
        guard i < bytes.count else { return 0 }
        if bytes[i] == UInt8(ascii: "'") { return 1 }
        return bytes[i] == 0xE2 && i + 2 < bytes.count && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x99 ? 3 : 0
    }

    private static func isWordByte(_ bytes: [UInt8], _ i: Int) -> Bool {
        i < bytes.count
            && (Bytes.isLetter(bytes[i])
                || bytes[i] >= 0x80 && !isPunctuation(bytes, i) && !(bytes[i] == 0xC2))
    }

    private static func word(_ bytes: [UInt8], from start: Int, into tokens: inout [Token]) -> Int {
        var i = start
        var key = emptyKey
        var possessive = false
        while i < bytes.count {
            if isWordByte(bytes, i) {
                append(Bytes.lower(bytes[i]), to: &key)
                i += 1
                continue
            }
            let width = apostrophe(bytes, i)
            guard width > 0 else { break }
            let next = i + width
            if next < bytes.count, bytes[next] | 0x20 == UInt8(ascii: "s"), !isWordByte(bytes, next + 1) {
                possessive = true
                i = next + 1
                break
            }
            if isWordByte(bytes, next) {
                i = next
                continue
            }
            // A plural's apostrophe; otherwise a closing quotation mark, which does not matter here.
            possessive = bytes[i - 1] | 0x20 == UInt8(ascii: "s")
            break
        }
        if i == start { return start + 1 }
        tokens.append(
            Token(
                kind: .word, span: Span(start, i), key: key, isCapitalised: Bytes.isUpper(bytes[start]),
                isJoined: isJoined(bytes, start, tokens),
                isPossessive: possessive))
        return i
    }

    /// The width of a space that joins, U+202F, which readers put between thousands.
    private static func groupSpace(_ bytes: [UInt8], _ i: Int) -> Int? {
        bytes[i] == 0xE2 && i + 2 < bytes.count && bytes[i + 1] == 0x80 && bytes[i + 2] == 0xAF ? 3 : nil
    }

    private static func number(_ bytes: [UInt8], from start: Int, into tokens: inout [Token]) -> Int {
        var i = start
        var key = emptyKey
        func digit(_ j: Int) -> Bool { j < bytes.count && Bytes.isDigit(bytes[j]) }
        var hasPoint = false
        var isGrouped = false
        while i < bytes.count {
            if digit(i) {
                append(bytes[i], to: &key)
                i += 1
            } else if bytes[i] == UInt8(ascii: ","), !hasPoint, digit(i + 1), digit(i + 2), digit(i + 3),
                !digit(i + 4)
            {
                i += 1
            } else if let width = groupSpace(bytes, i), !hasPoint, i - start <= 3 || isGrouped,
                digit(i + width),
                digit(i + width + 1), digit(i + width + 2), !digit(i + width + 3)
            {
                isGrouped = true
                i += width
            } else if bytes[i] == UInt8(ascii: "."), !hasPoint, digit(i + 1) {
                append(bytes[i], to: &key)
                hasPoint = true
                i += 1
            } else {
                break
            }
        }
        tokens.append(
            Token(
                kind: .number, span: Span(start, i), key: key, isCapitalised: false,
                isJoined: isJoined(bytes, start, tokens),
                isPossessive: false))
        return i
    }

    private static func mark(_ bytes: [UInt8], from start: Int, into tokens: inout [Token]) -> Int {
        let byte = bytes[start]
        var width = 1
        var code = byte
        if byte >= 0x80 {
            if byte == 0xC2, start + 1 < bytes.count {
                width = 2
                if bytes[start + 1] == 0xA3 { code = UInt8(ascii: "$") } else { return start + 2 }
            } else if isPunctuation(bytes, start) {
                width = min(3, bytes.count - start)
                // En and em dashes; the hyphens U+2010 and U+2011 join words.
                guard width == 3, bytes[start + 1] == 0x80,
                    bytes[start + 2] == 0x93 || bytes[start + 2] == 0x94
                else {
                    return start + width
                }
                code = UInt8(ascii: "-")
            } else {
                return start + 1
            }
        }
        switch code {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "["),
            UInt8(ascii: "]"),
            UInt8(ascii: "%"), UInt8(ascii: "/"), UInt8(ascii: "&"), UInt8(ascii: "."), UInt8(ascii: "?"),
            UInt8(ascii: "!"),
            UInt8(ascii: "+"):
            break
        case UInt8(ascii: "$"):
            if byte != 0xC2 { return start + 1 }
        case UInt8(ascii: "-"):
            let before = start > 0 && !Bytes.isSpace(bytes[start - 1])
            let after = start + width < bytes.count && !Bytes.isSpace(bytes[start + width])
            // A hyphen or dash inside a compound is no token; between numbers it makes a range.
            let isRange =
                before && after && Bytes.isDigit(bytes[start - 1]) && Bytes.isDigit(bytes[start + width])
            if before && after && !isRange && width == 1 { return start + width }
        default: return start + width
        }
        var key = emptyKey
        append(code, to: &key)
        tokens.append(
            Token(
                kind: .mark, span: Span(start, start + width), key: key, isCapitalised: false,
                isJoined: isJoined(bytes, start, tokens),
                isPossessive: false))
        return start + width
    }

    /// Whether nothing but a hyphen lies between the last token and an offset.
    private static func isJoined(_ bytes: [UInt8], _ start: Int, _ tokens: [Token]) -> Bool {
        guard let last = tokens.last else { return false }
        if last.span.end == start { return true }
        return last.span.end + 1 == start && bytes[last.span.end] == UInt8(ascii: "-")
            || last.span.end + 3 == start && bytes[last.span.end] == 0xE2 && bytes[last.span.end + 1] == 0x80
                && (bytes[last.span.end + 2] == 0x90 || bytes[last.span.end + 2] == 0x91)
    }
}

/// Keys of marks, as the tokenizer gives them.
package enum MarkKey {
    package static let comma = Tokenizer.key(",")
    package static let semicolon = Tokenizer.key(";")
    package static let colon = Tokenizer.key(":")
    package static let open = Tokenizer.key("(")
    package static let close = Tokenizer.key(")")
    package static let percent = Tokenizer.key("%")
    package static let pound = Tokenizer.key("£")
    package static let slash = Tokenizer.key("/")
    package static let plus = Tokenizer.key("+")
    package static let dash = Tokenizer.key("–")
    package static let stop = Tokenizer.key(".")
}
