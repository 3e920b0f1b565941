internal import English
internal import NoteText

/// Whether two texts are about the same thing, by the words that carry meaning.
package enum Likeness {
    /// The words that say what a text is about: no small words, no numbers, each without its ending and cut
    /// to its first six letters, so that "wait", "waits", "waited" and "waiting" are one.
    package static func topic(_ text: some StringProtocol, without names: Set<String> = []) -> Set<String> {
        Set(
            Wording.words(text).filter { word in
                word.count > 2 && !small.contains(word) && !names.contains(word)
                    && word.first?.isNumber == false
            }.map { String(Stemmer.stem($0).prefix(6)) })
    }

    /// Share of the topic words that two texts have in common: 0 for none, 1 for all (Dice's coefficient).
    package static func ofTopics(_ a: Set<String>, _ b: Set<String>) -> Double {
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        return 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
    }

    /// How much of the first topic the second covers, from 0 to 1.
    package static func covered(_ a: Set<String>, by b: Set<String>) -> Double {
        a.isEmpty ? 1 : Double(a.intersection(b).count) / Double(a.count)
    }

    /// The words of the authorities' names, which say nothing of what is measured.
    package static func names(_ authorities: [String]) -> Set<String> {
        Set(
            authorities.flatMap { Wording.words($0) } + LineWords.nameFillers.words)
    }

    private static let small = English.words(.notes, "fillers of topics")
}
