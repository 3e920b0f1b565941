internal import AssessmentModel
internal import TextAnalysis

/// Finds acronyms that a text expands in brackets, in either order.
///
///     Safeguarding Adults Board (SAB)          HALO (Hetton Aspirations Linking Opportunities)
enum TermFinder {
    /// The terms of a sentence, in order.
    static func find(_ reading: SentenceReading) -> [Term] {
        var terms: [Term] = []
        for open in reading.tokens.indices where reading.isMark(open, MarkKey.open) {
            guard
                let close = reading.tokens.indices[(open + 1)...].prefix(14).first(where: {
                    reading.isMark($0, MarkKey.close)
                })
            else {
                continue
            }
            // "(SACE, June 2024)": the acronym ends at the comma.
            let end = (open + 1..<close).first { reading.isMark($0, MarkKey.comma) } ?? close
            let inside = open + 1..<end
            guard !inside.isEmpty else { continue }
            let short = reading.text(inside)
            if isAcronym(short) {
                if let words = expansion(of: short, endingBefore: open, reading) {
                    terms.append(Term(acronym: short, expansion: words))
                }
            } else if end == close, let acronym = wordBefore(open, reading), isAcronym(acronym),
                matches(acronym, inside.filter(reading.isWord).map { reading.text($0..<$0 + 1) })
            {
                terms.append(Term(acronym: acronym, expansion: reading.text(inside)))
            }
        }
        return terms
    }

    /// Two to ten letters without a space, at least two of them capitals: `SAB`, `DoLS`, `iSPA`, `ASC-WDS`.
    private static func isAcronym(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (2...10).contains(bytes.count),
            bytes.allSatisfy({ Bytes.isLetter($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "&") })
        else { return false }
        return bytes.filter(Bytes.isUpper).count >= 2
    }

    private static func wordBefore(_ index: Int, _ reading: SentenceReading) -> String? {
        guard reading.isWord(index - 1) else { return nil }
        var first = index - 1
        while first > 0, reading.tokens[first].isJoined, reading.isWord(first - 1) { first -= 1 }
        return reading.text(first..<index)
    }

    /// The shortest run of words before an offset whose letters spell the acronym, beginning with its first.
    private static func expansion(of acronym: String, endingBefore end: Int, _ reading: SentenceReading)
        -> String?
    {
        var words: [String] = []
        var first = end
        var best: Int?
        while first > 0, words.count < acronym.utf8.count * 2 + 4 {
            first -= 1
            if reading.tokens[first].isMark {
                if reading.tokens[first].key == MarkKey.comma || reading.text(first..<first + 1) == "&" {
                    continue
                }
                break
            }
            words.insert(reading.text(first..<first + 1), at: 0)
            if matches(acronym, words) {
                best = first
                break
            }
        }
        return best.map { reading.text($0..<end) }
    }

    private static let small = Set(["and", "of", "the", "for", "in", "to", "a", "on", "with", "at"])

    /// Whether the acronym's letters begin the words in order (small words may be left out, or taken), each
    /// word's further letters may serve too, and no more than two longer words at the end are left over.
    static func matches(_ acronym: String, _ words: [String]) -> Bool {
        var letters = acronym.utf8.filter(Bytes.isLetter).map(Bytes.lower)
        if let last = acronym.utf8.last, last == UInt8(ascii: "s"), letters.count > 2 { letters.removeLast() }
        guard let firstLetter = letters.first, let first = words.first, !small.contains(first),
            first.utf8.first.map(Bytes.lower) == firstLetter
        else {
            return false
        }
        return fits(letters[...], words.map { $0.utf8.map(Bytes.lower) }[...], skipped: 0)
    }

    private static func fits(_ letters: ArraySlice<UInt8>, _ words: ArraySlice<[UInt8]>, skipped: Int) -> Bool
    {
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
