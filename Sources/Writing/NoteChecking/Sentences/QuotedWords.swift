/// Words between quotation marks.
struct QuotedWords: Hashable {
    /// Between the marks, in bytes of the cell's text.
    var range: Range<Int>
    /// `“ ”`, which a note keeps for CQC's words; straight marks may also only name a term.
    var isCurly: Bool
}

extension QuotedWords {
    /// What stands between `“` and `”`, and between straight double marks. Quotation marks inside quotation
    /// marks belong to what is quoted.
    static func all(in bytes: [UInt8]) -> [QuotedWords] {
        // Where marks are missing, each opens a quotation of its own.
        all(in: bytes, nesting: true) ?? all(in: bytes, nesting: false) ?? []
    }

    private static func all(in bytes: [UInt8], nesting: Bool) -> [QuotedWords]? {
        var found: [QuotedWords] = []
        var curly: Int?
        var depth = 0
        var straight: Int?
        var i = 0
        while i < bytes.count {
            if bytes[i] == 0xE2, i + 2 < bytes.count, bytes[i + 1] == 0x80,
                bytes[i + 2] == 0x9C || bytes[i + 2] == 0x9D
            {
                if bytes[i + 2] == 0x9C {
                    if depth == 0 || !nesting { curly = i + 3 }
                    depth = nesting ? depth + 1 : 1
                } else if let start = curly {
                    depth -= 1
                    if depth == 0 {
                        found.append(QuotedWords(range: start..<i, isCurly: true))
                        curly = nil
                    }
                }
                i += 3
                continue
            }
            if bytes[i] == UInt8(ascii: "\""), curly == nil {
                if let start = straight {
                    found.append(QuotedWords(range: start..<i, isCurly: false))
                    straight = nil
                } else {
                    straight = i + 1
                }
            }
            i += 1
        }
        return nesting && depth > 0 ? nil : found
    }
}
