package import English
internal import NoteText
package import SentenceNumbers
internal import TextAnalysis

/// What a report names as wanted or expected, and not as reached.
package enum Aims {
    /// Nouns and participles of targets, plans and forecasts.
    package static let words = English.words(.checks, "aims")
    /// Participles behind a number that is still wanted.
    package static let wanted = English.words(.checks, "wanted")
    private static let besideAims = English.words(.checks, "beside an aim")

    /// The word by which a number of a sentence is wanted or expected, not reached; nil when none is.
    package static func word(of mention: NumberMention, in text: String) -> String? {
        let bytes = Array(text.utf8)
        guard mention.span.upperBound <= bytes.count else { return nil }
        let before = Wording.words(
            String(decoding: bytes[..<mention.span.lowerBound].suffix(60), as: UTF8.self)
        ).suffix(5)
        let after = Wording.words(
            String(decoding: bytes[mention.span.upperBound...].prefix(30), as: UTF8.self)
        ).prefix(2)
        if let word = after.first, words.contains(word) { return word }
        // "Savings of £2 million were required"
        if after.count == 2, OngoingToldAsDone.being.contains(after[0]), wanted.contains(after[1]) {
            return after[1]
        }
        guard let word = before.last(where: words.contains), !before.contains(where: besideAims.contains)
        else { return nil }
        return word
    }
}
