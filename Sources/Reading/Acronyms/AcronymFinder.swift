internal import SourceText
package import TextAnalysis

/// Finds acronyms that a text expands in brackets, in either order.
///
///     Safeguarding Adults Board (SAB)          HALO (Hetton Aspirations Linking Opportunities)
package struct AcronymFinder {
    private let tokens: [Token]
    private let bytes: [UInt8]
    /// Words that an acronym may leave out.
    private let small: Set<String>

    package init(_ tokens: [Token], _ bytes: [UInt8], small: Set<String>) {
        (self.tokens, self.bytes, self.small) = (tokens, bytes, small)
    }

    private func isMark(_ index: Int) -> Bool { if case .mark = tokens[index].kind { true } else { false } }

    private func isMark(_ index: Int, _ key: UInt64) -> Bool {
        tokens.indices.contains(index) && isMark(index) && tokens[index].key == key
    }

    private func isWord(_ index: Int) -> Bool {
        guard tokens.indices.contains(index), case .word = tokens[index].kind else { return false }
        return true
    }

    private func text(_ range: Range<Int>) -> String {
        let (first, last) = (tokens[range.lowerBound].span, tokens[range.upperBound - 1].span)
        return String(decoding: bytes[first.start..<last.end], as: UTF8.self)
    }

    /// In order of place.
    package func find() -> [(acronym: String, expansion: String)] {
        var terms: [(acronym: String, expansion: String)] = []
        for open in tokens.indices where isMark(open, MarkKey.open) {
            guard
                let close = tokens.indices[(open + 1)...].prefix(14).first(where: {
                    isMark($0, MarkKey.close)
                })
            else {
                continue
            }
            // "(SACE, June 2024)": the acronym ends at the comma.
            let end = (open + 1..<close).first { isMark($0, MarkKey.comma) } ?? close
            let inside = open + 1..<end
            guard !inside.isEmpty else { continue }
            let short = text(inside)
            if isAcronym(short) {
                if let words = expansion(of: short, endingBefore: open) {
                    terms.append((short, words))
                }
            } else if end == close, let acronym = wordBefore(open), isAcronym(acronym),
                matches(acronym, inside.filter(isWord).map { text($0..<$0 + 1) })
            {
                terms.append((acronym, text(inside)))
            }
        }
        return terms
    }

    /// Two to ten letters without a space, at least two of them capitals: `SAB`, `DoLS`, `iSPA`, `ASC-WDS`.
    private func isAcronym(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (2...10).contains(bytes.count),
            bytes.allSatisfy({ Bytes.isLetter($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "&") })
        else { return false }
        return bytes.filter(Bytes.isUpper).count >= 2
    }

    private func wordBefore(_ index: Int) -> String? {
        guard isWord(index - 1) else { return nil }
        var first = index - 1
        while first > 0, tokens[first].isJoined, isWord(first - 1) { first -= 1 }
        return text(first..<index)
    }

    /// The shortest run of words before an offset whose letters spell the acronym, beginning with its first.
    private func expansion(of acronym: String, endingBefore end: Int) -> String? {
        var words: [String] = []
        var first = end
        var best: Int?
        while first > 0, words.count < acronym.utf8.count * 2 + 4 {
            first -= 1
            if isMark(first) {
                if tokens[first].key == MarkKey.comma || text(first..<first + 1) == "&" {
                    continue
                }
                break
            }
            words.insert(text(first..<first + 1), at: 0)
            if matches(acronym, words) {
                best = first
                break
            }
        }
        return best.map { text($0..<end) }
    }

    /// Whether the acronym's letters begin the words in order (small words may be left out, or taken), each
    /// word's further letters may serve too, and no more than two longer words at the end are left over.
    private func matches(_ acronym: String, _ words: [String]) -> Bool {
        var letters = acronym.utf8.filter(Bytes.isLetter).map(Bytes.lower)
        if let last = acronym.utf8.last, last == UInt8(ascii: "s"), letters.count > 2 { letters.removeLast() }
        guard let firstLetter = letters.first, let first = words.first, !small.contains(first),
            first.utf8.first.map(Bytes.lower) == firstLetter
        else {
            return false
        }
        return fits(letters[...], words.map { $0.utf8.map(Bytes.lower) }[...], skipped: 0)
    }

    private func fits(_ letters: ArraySlice<UInt8>, _ words: ArraySlice<[UInt8]>, skipped: Int) -> Bool {
        guard let letter = letters.first else { return words.count <= 3 && (words.isEmpty || skipped == 0) }
        guard let word = words.first else { return false }
        if word.first == letter {
            if fits(letters.dropFirst(), words.dropFirst(), skipped: skipped) { return true }
            // Further letters of the same word: "DoLS" from "Deprivation of Liberty Safeguards" needs none,
            // "STEPS" may.
            if letters.count > 1, let next = letters.dropFirst().first, word.dropFirst().contains(next),
                word.count > 5,
                fits(letters.dropFirst(2), words.dropFirst(), skipped: skipped + 1)
            {
                return true
            }
        }
        let isSmall = small.contains(String(decoding: word, as: UTF8.self))
        return (isSmall || skipped < 2)
            && fits(letters, words.dropFirst(), skipped: isSmall ? skipped : skipped + 1)
    }
}
