internal import English
internal import ReferenceData

/// What has befallen a person or a carer, told without a word that judges: "A man who used a ventilator had spent
/// eleven weeks on a ward".
///
/// Somebody who draws on care stands before verbs of lacking, waiting, losing or being refused. What the council did
/// for somebody ("a man who had lost his sight was helped to move") is none, nor what befell nobody.
package enum Mishap {
    /// 2 of one person or a few; 1 of people at large; 0 where nothing of the kind is told.
    package static func gravity(of words: [String]) -> Int {
        let found = mishaps.matches(in: words)
        guard !found.isEmpty, relieving.matches(in: words).isEmpty else { return 0 }
        return found.lazy.map { gravity(of: words, at: $0.place) }.max() ?? 0
    }

    /// The nearest before the verb decides who it was.
    private static func gravity(of words: [String], at place: Int) -> Int {
        let before = max(0, place - reach)..<place
        guard !words[before].suffix(nearby).contains(where: { LineWords.nobodies.contains($0) }) else {
            return 0
        }
        if let last = words[before].last,
            LineWords.numberWords.contains(last) || LineWords.oneWords.contains(last)
        {
            return 2
        }
        if words[before].contains(where: { LineWords.loneSufferers.contains($0) }) { return 2 }
        guard let who = words[before].lastIndex(where: { LineWords.sufferers.contains($0) }) else { return 0 }
        let isFew = words[max(0, who - nearby)..<who].contains { LineWords.numberWords.contains($0) }
        return isFew ? 2 : 1
    }

    /// Words between somebody and what befell them; between a number or a denial and those counted.
    static let (reach, nearby) = (9, 3)

    private static let mishaps = PhraseIndex(
        English.words(.notes, "mishaps").words.enumerated().map { ($1, $0) })
    private static let relieving = PhraseIndex(
        English.words(.notes, "relieving").words.enumerated().map { ($1, $0) })
}
