/// Makes spellings of the same words equal: case, accents, kinds of quotation mark, dash and space, and runs
/// of spaces. For comparing and searching only; text shown to anyone is never folded.
package enum Folding {
    // Made for each kind of text and found by it: what is generic is not specialised for another module, which cost a
    // tenth of the time of a note.

    /// The folded text: lower case, without accents, `'` and `"` and `-` for their curly and long kinds,
    /// single spaces, none at the ends.
    @_specialize(where Text == String) @_specialize(where Text == Substring)
    package static func fold<Text: StringProtocol>(_ text: Text) -> String { Bytes.reading(text, folded) }

    /// Only letters and digits of the folded text, single spaces between words: how names are compared.
    @_specialize(where Text == String) @_specialize(where Text == Substring)
    package static func words<Text: StringProtocol>(_ text: Text) -> String {
        // Most words of data files, and most that are asked for, are folded.
        Bytes.reading(text, isFolded) ? String(text) : Bytes.reading(text, foldedWords)
    }

    /// The words of `words` one by one.
    @_specialize(where Text == String) @_specialize(where Text == Substring)
    package static func wordList<Text: StringProtocol>(_ text: Text) -> [String] {
        Bytes.reading(text, foldedWordList)
    }

    /// Whether `words` would leave a text as it is: small letters and digits with single spaces between them.
    private static func isFolded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var isBehindSpace = true
        for byte in text {
            if byte == UInt8(ascii: " ") {
                if isBehindSpace { return false }
                isBehindSpace = true
            } else {
                guard Bytes.isLower(byte) || Bytes.isDigit(byte) else { return false }
                isBehindSpace = false
            }
        }
        return !isBehindSpace || text.isEmpty
    }

    private static func folded(_ text: UnsafeBufferPointer<UInt8>) -> String {
        folding(text) { String(decoding: $0, as: UTF8.self) }
    }

    private static func foldedWords(_ text: UnsafeBufferPointer<UInt8>) -> String {
        folding(text) { keepingWords($0) { String(decoding: $0, as: UTF8.self) } }
    }

    private static func foldedWordList(_ text: UnsafeBufferPointer<UInt8>) -> [String] {
        folding(text) { keepingWords($0, split) }
    }

    private static func split(_ text: UnsafeBufferPointer<UInt8>) -> [String] {
        var words: [String] = []
        var start = 0
        for i in 0...text.count where i == text.count || text[i] == UInt8(ascii: " ") {
            if start < i {
                words.append(String(decoding: UnsafeBufferPointer(rebasing: text[start..<i]), as: UTF8.self))
            }
            start = i + 1
        }
        return words
    }

    // All of a report is folded several times on its way into a note: bytes in buffers are three times as
    // fast as scalars and arrays.

    /// Hands over the bytes of `fold`.
    ///
    /// - Parameter text: UTF-8; of bytes that are not, as a damaged library may hold, something is made that
    ///   is no longer than three times the text.
    package static func folding<Result>(
        _ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        // A letter of two bytes may have three in lower case, and a stray byte becomes U+FFFD.
        writing(3 * text.count) { output in
            var i = 0
            while i < text.count {
                let byte = text[i]
                i += 1
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): output.append(byte | 0x20)
                case 0x09...0x0D, 0x20: output.owesSpace = true
                case 0...0x1F, 0x7F: break
                case ..<0x80: output.append(byte)
                default: fold(scalar(text, after: &i), into: &output)
                }
            }
            return body(output.written)
        }
    }

    /// Hands over the bytes of `words`.
    private static func keepingWords<Result>(
        _ folded: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        // `&&` becomes `and and`.
        writing(4 * folded.count) { output in
            var i = 0
            while i < folded.count {
                let byte = folded[i]
                i += 1
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                    output.append(byte)
                case UInt8(ascii: "'"): continue
                case UInt8(ascii: "&"):
                    output.owesSpace = true
                    output.append(contentsOf: "and")
                    output.owesSpace = true
                case ..<0x80: output.owesSpace = true
                default:
                    let scalar = scalar(folded, after: &i)
                    if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                        output.append(contentsOf: String(scalar))
                    } else {
                        output.owesSpace = true
                    }
                }
            }
            return body(output.written)
        }
    }

    private static func fold(_ scalar: Unicode.Scalar, into output: inout FoldedBytes) {
        switch scalar.value {
        case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: output.owesSpace = true
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0x300...0x36F,
            0xE0000...0xE0FFF:
            break
        case 0x2018...0x201B, 0x2032, 0xB4: output.append(UInt8(ascii: "'"))
        case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: output.append(UInt8(ascii: "\""))
        case 0x2010...0x2015, 0x2212: output.append(UInt8(ascii: "-"))
        case 0x2026: output.append(contentsOf: "...")
        default: output.append(contentsOf: base(of: scalar))
        }
    }

    private static func writing<Result>(_ capacity: Int, _ body: (inout FoldedBytes) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
            var output = FoldedBytes(buffer: buffer)
            return body(&output)
        }
    }

    /// The character of several bytes whose first stands before `next`, which is moved behind it.
    private static func scalar(_ text: UnsafeBufferPointer<UInt8>, after next: inout Int) -> Unicode.Scalar {
        let lead = text[next - 1]
        let count = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1
        var value = UInt32(lead) & (0x3F >> UInt32(count))
        for _ in 0..<count where next < text.count {
            value = value << 6 | UInt32(text[next] & 0x3F)
            next += 1
        }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// A lower-case letter without its accents and ligatures undone: `É` gives `e`, `ﬁ` gives `fi`.
    private static func base(of scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0xFB00: return "ff"
        case 0xFB01: return "fi"
        case 0xFB02: return "fl"
        case 0xFB03: return "ffi"
        case 0xFB04: return "ffl"
        case 0xFB05, 0xFB06: return "st"
        default: break
        }
        let lower = scalar.properties.lowercaseMapping
        guard scalar.value < 0x2000 else { return lower }
        // Canonical decomposition puts the base letter first; the marks after it are dropped.
        let decomposed = String(lower).decomposedScalars
        return String(String.UnicodeScalarView(decomposed.filter { !(0x300...0x36F).contains($0.value) }))
    }
}

/// Bytes being written, with the space between two words owed until the second comes.
private struct FoldedBytes {
    let buffer: UnsafeMutableBufferPointer<UInt8>
    private var count = 0
    var owesSpace = false

    init(buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: buffer[..<count]) }

    mutating func append(_ byte: UInt8) {
        if owesSpace {
            owesSpace = false
            if count > 0 { write(UInt8(ascii: " ")) }
        }
        write(byte)
    }

    mutating func append(contentsOf text: String) {
        for byte in text.utf8 { append(byte) }
    }

    private mutating func write(_ byte: UInt8) {
        precondition(
            count < buffer.count, "folding a text makes it at most as many times longer as its callers say")
        buffer.initializeElement(at: count, to: byte)
        count += 1
    }
}

extension String {
    /// The scalars of the canonical decomposition, from the Latin ranges that reports use; others are
    /// returned as they are.
    fileprivate var decomposedScalars: [Unicode.Scalar] {
        unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
            guard scalar.value >= 0xC0, let plain = latinBase[scalar] else { return [scalar] }
            return Array(plain.unicodeScalars)
        }
    }
}

/// Lower-case Latin letters with marks, by their base letter (Latin-1 Supplement and Latin Extended-A).
private let latinBase: [Unicode.Scalar: String] = {
    let groups: [(String, String)] = [
        ("a", "àáâãäåāăą"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
        ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"),
        ("oe", "œ"), ("r", "ŕŗř"),
        ("s", "śŝşš"), ("ss", "ß"), ("t", "ţťŧ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵẁẃẅ"), ("y", "ýÿŷỳ"),
        ("z", "źżž"),
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (base, letters) in groups {
        for letter in letters.unicodeScalars { table[letter] = base }
    }
    return table
}()
