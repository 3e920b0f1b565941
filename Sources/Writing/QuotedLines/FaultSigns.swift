internal import English
internal import NoteText
internal import ReferenceData
internal import TextAnalysis

/// The words of a text that tell of a fault, by their class alone.
package struct FaultSigns {
    /// The folded words; empty for those that are taken back.
    package let words: [String]
    /// The first that tells of a fault.
    package let fault: String?
    /// Whether such a word stands there and is taken back.
    package let isDenied: Bool

    /// - Parameter text: a line, a sentence or a clause.
    package init(_ text: some StringProtocol) {
        var words = Wording.words(text)
        let denied = Self.denials.matches(in: words)
        for match in denied {
            for index in match.place..<(match.place + match.length) { words[index] = "" }
        }
        // "People who did not meet the criteria" says who is meant, and finds no fault with anybody.
        for place in words.indices where LineWords.denials.contains(words[place]) {
            let before = words[..<place].suffix(2)
            if before.contains(where: { LineWords.personRelatives.contains($0) }) { words[place] = "" }
        }
        // "No worker held more than 22" finds no fault either.
        for place in words.indices where LineWords.lacking.contains(words[place]) {
            let behind = words[(place + 1)...].prefix(6)
            if zip(behind, behind.dropFirst()).contains(where: {
                LineWords.comparatives.contains($0.0) && LineWords.thanWords.contains($0.1)
            }) {
                words[place] = ""
            }
        }
        self.words = words
        isDenied = !denied.isEmpty
        fault =
            Self.faults.matches(in: words).min { $0.value < $1.value }.map {
                words[$0.place..<($0.place + $0.length)].joined(separator: " ")
            } ?? words.first { LineWords.faultSigns.contains($0) }
    }

    /// "The agreement had ended in 2022": and not "the scheme had ended long waits".
    package static func tellsOfAnEnd(_ words: [String]) -> Bool {
        words.indices.dropFirst().contains { place in
            guard LineWords.stopping.contains(words[place]),
                LineWords.hadWords.contains(words[place - 1])
                    || LineWords.beenWords.contains(words[place - 1])
            else { return false }
            let next = words.indices.contains(place + 1) ? words[place + 1] : ""
            return next.isEmpty || LineWords.behindNouns.contains(next) || LineWords.joining.contains(next)
        }
    }

    /// Phrases of more than one word, in the order of their list.
    private static let faults = PhraseIndex(
        LineWords.faultSigns.words.filter { $0.contains(" ") }.enumerated().map { ($1, $0) })

    private static let denials = PhraseIndex(
        English.words(.notes, "denied faults").words.enumerated().map { ($1, $0) })
}
