/// Makes spellings of the same words equal: case, accents, kinds of quotation mark, dash and space, and runs of spaces.
/// For comparing and searching only; text shown to anyone is never folded.
package enum Folding {
    /// The folded text: lower case, without accents, `'` and `"` and `-` for their curly and long kinds, single spaces, none at the ends.
    package static func fold(_ text: some StringProtocol) -> String {
        var output = [UInt8]()
        output.reserveCapacity(text.utf8.count)
        var pendingSpace = false
        func emit(_ byte: UInt8) {
            if pendingSpace, !output.isEmpty { output.append(UInt8(ascii: " ")) }
            pendingSpace = false
            output.append(byte)
        }
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x80 {
                let byte = UInt8(truncatingIfNeeded: value)
                switch byte {
                case 0x41...0x5A: emit(byte | 0x20)
                case 0x09...0x0D, 0x20: pendingSpace = true
                case 0...0x1F, 0x7F: break
                default: emit(byte)
                }
                continue
            }
            switch value {
            case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: pendingSpace = true
            case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0x300...0x36F: break
            case 0x2018...0x201B, 0x2032, 0x60, 0xB4: emit(UInt8(ascii: "'"))
            case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: emit(UInt8(ascii: "\""))
            case 0x2010...0x2015, 0x2212: emit(UInt8(ascii: "-"))
            case 0x2026: for _ in 0..<3 { emit(UInt8(ascii: ".")) }
            default: for byte in base(of: scalar).utf8 { emit(byte) }
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Only letters and digits of the folded text, single spaces between words: how names are compared.
    package static func words(_ text: some StringProtocol) -> String {
        var output = [UInt8]()
        output.reserveCapacity(text.utf8.count)
        var pendingSpace = false
        func emit(_ bytes: some Sequence<UInt8>) {
            if pendingSpace, !output.isEmpty { output.append(UInt8(ascii: " ")) }
            pendingSpace = false
            output.append(contentsOf: bytes)
        }
        for scalar in fold(text).unicodeScalars {
            switch scalar.value {
            case 0x61...0x7A, 0x30...0x39: emit(CollectionOfOne(UInt8(truncatingIfNeeded: scalar.value)))
            case 0x27: continue
            case 0x26:
                pendingSpace = true
                emit("and".utf8)
                pendingSpace = true
            case ..<0x80: pendingSpace = true
            default:
                if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                    emit(String(scalar).utf8)
                } else {
                    pendingSpace = true
                }
            }
        }
        return String(decoding: output, as: UTF8.self)
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

extension String {
    /// The scalars of the canonical decomposition, from the Latin ranges that reports use; others are returned as they are.
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
        ("a", "àáâãäåāăą"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("oe", "œ"), ("r", "ŕŗř"),
        ("s", "śŝşš"), ("ss", "ß"), ("t", "ţťŧ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵẁẃẅ"), ("y", "ýÿŷỳ"), ("z", "źżž"),
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (base, letters) in groups {
        for letter in letters.unicodeScalars { table[letter] = base }
    }
    return table
}()
