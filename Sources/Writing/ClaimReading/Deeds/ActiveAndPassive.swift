internal import English
internal import NoteText
internal import TextAnalysis

/// Active and passive: "workers were spoken of" does not say that anybody else in the sentence spoke.
package enum ActiveAndPassive {
    private static let objects = English.words(.checks, "openings of an object")
    private static let passives = English.words(.checks, "passive auxiliaries")
    private static let irregular = English.lines(.meanings, "irregular forms").reduce(into: Set<String>()) {
        $0.formUnion($1.words.dropFirst())
    }

    /// Verbs that a claim says of somebody and its source only in the passive, of others.
    ///
    /// - Returns: the verb with the word before it.
    package static func unmatched(_ claim: Claim, _ there: [String]) -> [String] {
        let words = claim.ownWords
        return words.indices.compactMap { place -> String? in
            guard isPast(words[place]), !isPassive(words, place) else { return nil }
            let stem = Stemmer.stem(words[place])
            let same = there.indices.filter {
                Meanings.isForm(Stemmer.stem(there[$0]), stem) && isPast(there[$0])
            }
            guard !same.isEmpty, same.allSatisfy({ isPassive(there, $0) }) else { return nil }
            let subject = words[max(0, place - 5)..<place].filter { !NeutralWords.all.contains($0) }
            guard let last = subject.last, !Contrast.negations.contains(last) else { return nil }
            let stems = Set(subject.map(Stemmer.stem))
            // What is done to it, or who does it.
            let named = same.flatMap { there[max(0, $0 - 9)..<$0] + there[($0 + 1)...].prefix(6) }
            let patients = same.flatMap { there[max(0, $0 - 9)..<$0] }.map(Stemmer.stem)
            let agents =
                same.contains { there[($0 + 1)...].prefix(4).contains("by") } ? named.map(Stemmer.stem) : []
            // "Staff lent the council a desk": what is done to somebody is not what they did.
            let isTransitive = place + 1 < words.count && objects.contains(words[place + 1])
            return (isTransitive || stems.isDisjoint(with: patients)) && stems.isDisjoint(with: agents)
                ? "\(last) \(words[place])" : nil
        }
    }

    package static func isPast(_ word: String) -> Bool {
        word.utf8.count > 4 && word.hasSuffix("ed") || irregular.contains(word)
    }

    static func isPassive(_ words: [String], _ place: Int) -> Bool {
        words[max(0, place - 2)..<place].contains { passives.contains($0) }
    }
}
