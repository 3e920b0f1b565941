internal import English
internal import NoteText

/// Words that say the same, whichever a report uses.
package enum Meanings {
    /// The stems that mean what a stem does.
    package static func others(of stem: String) -> Set<String> { table[stem] ?? [] }

    /// The stems of other forms of the same verb that no rule makes: "spoken" of "spoke".
    static func forms(of stem: String) -> Set<String> { irregular[stem] ?? [] }

    private static let verbEndings = English.words(.checks, "endings of verbs").words
    private static let nounEndings = English.words(.checks, "endings of nouns from verbs").words

    /// Whether one word is a verb and the other the noun made from it: "qualified" and "qualification".
    package static func isDerived(_ one: String, from other: String) -> Bool {
        func roots(_ word: String, _ endings: [String]) -> Set<String> {
            Set(
                endings.filter(word.hasSuffix).map { String(word.dropLast($0.count)) }.filter {
                    $0.count >= 4
                })
        }
        return !roots(one, verbEndings).isDisjoint(with: roots(other, nounEndings))
            || !roots(one, nounEndings).isDisjoint(with: roots(other, verbEndings))
    }

    /// A stem with those of other forms of its verb.
    package static func all(forms stem: String) -> Set<String> { forms(of: stem).union([stem]) }

    private static let irregular = table(of: English.lines(.checks, "irregular forms").map(\.set))
    private static let table = table(
        of: English.lines(.checks, "same meaning").map(\.set)
            + English.lines(.checks, "irregular forms").map(\.set)
            + Contrast.pairs.flatMap { [$0.0, $0.1] })

    private static func table(of groups: [Set<String>]) -> [String: Set<String>] {
        groups.reduce(into: [:]) { table, group in
            let stems = Set(group.map(Stemmer.stem))
            for stem in stems { table[stem, default: []].formUnion(stems) }
        }
    }
}
