internal import English
internal import NoteText

/// Words that say the same, whichever a report uses.
package enum Meanings {
    /// The stems that mean what a stem does.
    package static func others(of stem: String) -> Set<String> { table[stem] ?? [] }

    /// Other words for the same as a word, sorted; not its own forms.
    package static func words(like word: String) -> [String] {
        let stem = Stemmer.stem(word)
        return (alike[stem] ?? []).filter { Stemmer.stem($0) != stem }.sorted()
    }

    private static let alike: [String: Set<String>] = sameMeaning.reduce(into: [:]) {
        for word in $1.words { $0[Stemmer.stem(word), default: []].formUnion($1.words) }
    }

    private static let sameMeaning = English.lines(.meanings, "same meaning")

    /// The stems of other forms of the same verb that no rule makes: "spoken" of "spoke".
    package static func forms(of stem: String) -> Set<String> { irregular[stem] ?? [] }

    /// Whether two stems are of one verb.
    static func isForm(_ one: String, _ other: String) -> Bool {
        one == other || forms(of: one).contains(other)
    }

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
        if isFamily(one, other) { return true }
        return !roots(one, verbEndings).isDisjoint(with: roots(other, nounEndings))
            || !roots(one, nounEndings).isDisjoint(with: roots(other, verbEndings))
    }

    /// "the return of equipment" that was returned: whether a word names what a past form of others tells.
    package static func isDeed(_ word: String, of others: [String]) -> Bool {
        !ActiveAndPassive.isPast(word)
            && others.contains {
                ActiveAndPassive.isPast($0)
                    && (Stemmer.stem($0) == Stemmer.stem(word) || isDerived(word, from: $0))
            }
    }

    /// The words that say in one how often something is in a unit of time: "weekly", "annually".
    static func adverbs(of unit: String) -> Set<String> {
        rates.first { $0.contains(unit) } ?? []
    }

    private static let rates = English.lines(.checks, "rates in one word").map(\.set)

    /// Whether one word is the other with an ending that turns no meaning: "safety" and "safe".
    private static func isFamily(_ one: String, _ other: String) -> Bool {
        let (short, long) = one.utf8.count < other.utf8.count ? (one, other) : (other, one)
        guard short.utf8.count >= 4 else { return false }
        let root = short.hasSuffix("e") || short.hasSuffix("y") ? String(short.dropLast()) : short
        return [short, root].contains { root in
            root.utf8.count >= 4 && long.hasPrefix(root)
                && familyEndings.contains(String(long.dropFirst(root.count)))
        }
    }

    private static let familyEndings = English.words(.checks, "endings of a family")

    /// A stem with those of other forms of its verb.
    package static func all(forms stem: String) -> Set<String> { forms(of: stem).union([stem]) }

    private static let irregular = grouped(English.lines(.meanings, "irregular forms").map(\.set))
    private static let table = grouped(
        sameMeaning.map(\.set) + English.lines(.meanings, "irregular forms").map(\.set)
            + Contrast.pairs.flatMap { [$0.0, $0.1] }, withForms: irregular)

    /// - Parameter forms: other forms of a stem's verb, which a group has with it.
    private static func grouped(_ groups: [Set<String>], withForms forms: [String: Set<String>] = [:])
        -> [String: Set<String>]
    {
        groups.reduce(into: [:]) { table, group in
            var stems = Set(group.map(Stemmer.stem))
            for stem in stems { stems.formUnion(forms[stem] ?? []) }
            // Most stems are in one group, whose set they share.
            for stem in stems { table[stem] = table[stem]?.union(stems) ?? stems }
        }
    }

    /// Stems of the kinds that a word's stem names all of: "polic" of "partner".
    package static func kinds(of stem: String) -> Set<String> { kinds[stem] ?? [] }

    private static let kinds = English.pairs(.meanings, "wider words").reduce(into: [String: Set<String>]()) {
        let narrow = Set($1.left.words.map(Stemmer.stem))
        for wide in $1.right.words { $0[Stemmer.stem(wide), default: []].formUnion(narrow) }
    }
}
