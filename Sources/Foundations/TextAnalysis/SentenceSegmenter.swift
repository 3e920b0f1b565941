package import SourceText

/// Cuts running text into sentences.
///
/// Works on UTF-8 bytes in one pass. Every character that is not white space belongs to exactly one sentence.
package enum SentenceSegmenter {
    /// The sentences' places in `text`, in order, without the white space around them.
    ///
    /// A sentence ends at `.`, `!` or `?` (with closing quotes and brackets) before a capital, a digit or a
    /// list bullet, at a blank line, and at a line that begins with a bullet. It does not end in a decimal
    /// (`9.5 days`), an abbreviation (`e.g.`), an initial, or inside brackets that close nearby. One longer
    /// than `Limits.sentenceBytes` is cut at a space. O(n).
    package static func segment(_ text: String) -> [Span] {
        var text = text
        return text.withUTF8 { segment(Array($0)) }
    }

    /// The same for the bytes of a text.
    package static func segment(_ bytes: [UInt8]) -> [Span] {
        var scan = SegmentScan(bytes: bytes)
        scan.run()
        return scan.sentences
    }
}

/// One pass over a text.
private struct SegmentScan {
    let bytes: [UInt8]
    var sentences: [Span] = []
    private var start = 0
    private var lastSpace = 0
    /// Where brackets that are open now will close; no sentence ends before.
    private var bracketEnd = 0

    /// How far a bracket may reach and still hold a sentence together, in bytes.
    static let bracketReach = 400

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func run() {
        let limit = Limits.sentenceBytes
        var i = 0
        while i < bytes.count {
            switch bytes[i] {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                lastSpace = i
                if beginsBlock(after: i) { cut(at: i) }
                i += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"):
                lastSpace = i
                i += 1
            case 0xE2 where isInnerBullet(at: i):
                cut(at: i)
                i += 3
            case UInt8(ascii: "("), UInt8(ascii: "["):
                if i >= bracketEnd { bracketEnd = closingBracket(from: i) ?? bracketEnd }
                i += 1
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
                let end = closers(after: i)
                if ends(at: i, closing: end) { cut(at: end) }
                i = end
            default:
                i += 1
            }
            if i - start > limit { cut(at: lastSpace > start ? lastSpace : characterStart(i)) }
        }
        cut(at: bytes.count)
    }

    /// Ends the sentence before an offset, if it holds anything.
    private mutating func cut(at end: Int) {
        var low = start
        var high = end
        while low < high, let width = spaceWidth(at: low) { low += width }
        while high > low, let width = spaceWidth(before: high) { high -= width }
        if low < high { sentences.append(Span(low, high)) }
        start = end
        lastSpace = end
    }

    private func byte(_ i: Int) -> UInt8 { i >= 0 && i < bytes.count ? bytes[i] : 0 }

    /// The start of the character that holds an offset.
    private func characterStart(_ offset: Int) -> Int {
        var i = min(offset, bytes.count)
        while i > start + 1, i < bytes.count, bytes[i] & 0xC0 == 0x80 { i -= 1 }
        return i
    }

    /// Bytes of the white space at an offset (ASCII or a no-break space), nil when there is none.
    private func spaceWidth(at i: Int) -> Int? {
        if Bytes.isSpace(byte(i)) && i < bytes.count { return 1 }
        return byte(i) == 0xC2 && byte(i + 1) == 0xA0 ? 2 : nil
    }

    private func spaceWidth(before i: Int) -> Int? {
        if i > 0, Bytes.isSpace(bytes[i - 1]) { return 1 }
        return i > 1 && bytes[i - 1] == 0xA0 && bytes[i - 2] == 0xC2 ? 2 : nil
    }

    /// Whether a line break begins something new: a blank line or a list item.
    private func beginsBlock(after i: Int) -> Bool {
        var j = i + 1
        if byte(i) == UInt8(ascii: "\r"), byte(j) == UInt8(ascii: "\n") { j += 1 }
        while byte(j) == UInt8(ascii: " ") || byte(j) == UInt8(ascii: "\t") { j += 1 }
        return byte(j) == UInt8(ascii: "\n") || byte(j) == UInt8(ascii: "\r") || isBullet(at: j)
    }

    /// `- `, `* `, `• ` or `2. ` and `2) `.
    private func isBullet(at j: Int) -> Bool {
        switch byte(j) {
        case UInt8(ascii: "-"), UInt8(ascii: "*"): return Bytes.isSpace(byte(j + 1))
        case 0xE2:
            return byte(j + 1) == 0x80 && (byte(j + 2) == 0xA2 || byte(j + 2) == 0xA3)
                || (byte(j + 1) == 0x97 && byte(j + 2) == 0x8F)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            var k = j
            while Bytes.isDigit(byte(k)), k - j < 3 { k += 1 }
            return (byte(k) == UInt8(ascii: ".") || byte(k) == UInt8(ascii: ")"))
                && Bytes.isSpace(byte(k + 1))
        default: return false
        }
    }

    /// `•` between spaces: an item of a list that was run together.
    private func isInnerBullet(at i: Int) -> Bool {
        byte(i + 1) == 0x80 && byte(i + 2) == 0xA2 && i > start && Bytes.isSpace(byte(i - 1))
            && Bytes.isSpace(byte(i + 3))
    }

    private func closingBracket(from i: Int) -> Int? {
        var depth = 0
        for j in i..<min(bytes.count, i + Self.bracketReach) {
            switch bytes[j] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return j }
            case UInt8(ascii: "\n"): return nil
            default: break
            }
        }
        return nil
    }

    /// The offset after a stop and the stops, quotes and brackets that close with it.
    private func closers(after i: Int) -> Int {
        var j = i + 1
        while j < bytes.count {
            switch bytes[j] {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""),
                UInt8(ascii: "'"), UInt8(ascii: ")"),
                UInt8(ascii: "]"):
                j += 1
            case 0xE2 where byte(j + 1) == 0x80 && (byte(j + 2) == 0x99 || byte(j + 2) == 0x9D): j += 3
            default: return j
            }
        }
        return j
    }

    private func ends(at stop: Int, closing end: Int) -> Bool {
        if end >= bytes.count { return true }
        if stop < bracketEnd, end <= bracketEnd { return false }
        var next = end
        while let width = spaceWidth(at: next), byte(next) != UInt8(ascii: "\n") { next += width }
        let word = wordBefore(stop)
        if next == end, byte(next) != UInt8(ascii: "\n") {
            // "in 2024.There were", "to 85%.The": a figure that ends a sentence, but not the number of an item
            // ("1.First") or of a version ("4.Two").
            let before = byte(stop - 1)
            let isFigure =
                before == UInt8(ascii: "%")
                || Bytes.isDigit(before) && Bytes.isDigit(byte(stop - 2)) && stop - start > 4
            if end == stop + 1, isFigure, Bytes.isUpper(byte(next)), Bytes.isLower(byte(next + 1)) {
                return true
            }
            // "the end.The next": a lost space, but not a name such as "gov.uk" or "Inc.Ltd".
            return end == stop + 1 && word.count > 2 && word.allSatisfy(Bytes.isLower)
                && Bytes.isUpper(byte(next))
                && Bytes.isLower(byte(next + 1))
                || end == stop + 1 && word.count > 2 && word.allSatisfy(Bytes.isLower)
                    && byte(next) == UInt8(ascii: "[")
        }
        if next >= bytes.count || byte(next) == UInt8(ascii: "\n") {
            return !Abbreviations.neverLast.contains(word) || next >= bytes.count
        }
        var first = next
        while let width = opener(at: first) { first += width }
        if byte(stop) == UInt8(ascii: ".") {
            // "1. First point": the number of a list item.
            if stop - start <= 4, stop > start,
                bytes[start..<stop].allSatisfy({ Bytes.isDigit($0) || Bytes.isSpace($0) })
            {
                return false
            }
            if Abbreviations.neverLast.contains(word) { return false }
            if Abbreviations.beforeNumber.contains(word), Bytes.isDigit(byte(first)) { return false }
            if word.count == 1, Bytes.isUpper(bytes[stop - 1]), !Bytes.isLetter(byte(stop - 2)),
                Bytes.isUpper(byte(first)),
                word != Array("i".utf8)
            {
                return false
            }
        }
        return !Bytes.isLower(byte(first))
    }

    /// Bytes of an opening quote or bracket at an offset.
    private func opener(at i: Int) -> Int? {
        switch byte(i) {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "*"),
            UInt8(ascii: "_"):
            return 1
        case 0xE2 where byte(i + 1) == 0x80 && (byte(i + 2) == 0x98 || byte(i + 2) == 0x9C): return 3
        default: return nil
        }
    }

    /// The letters and inner stops before a stop, in lower case: `e.g` before the last stop of "e.g.".
    private func wordBefore(_ stop: Int) -> [UInt8] {
        var i = stop
        while i > start, stop - i < 12, Bytes.isLetter(bytes[i - 1]) || bytes[i - 1] == UInt8(ascii: ".") {
            i -= 1
        }
        return bytes[i..<stop].map(Bytes.lower)
    }
}

/// Words that take a stop without ending a sentence.
private enum Abbreviations {
    static let neverLast = Set(
        [
            "e.g", "i.e", "eg", "ie", "dr", "mr", "mrs", "ms", "prof", "rev", "st", "vs", "cf", "approx",
            "messrs", "viz", "cllr", "incl",
        ]
        .map { Array($0.utf8) })
    static let beforeNumber = Set(
        ["no", "nos", "p", "pp", "para", "paras", "fig", "sec", "s", "ss", "art", "ch", "vol"].map {
            Array($0.utf8)
        })
}
