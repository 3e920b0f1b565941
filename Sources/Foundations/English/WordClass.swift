public import TextAnalysis

/// A closed class of words or phrases, such as prepositions, read from a data file.
public struct WordClass: Sendable {
    /// Folded, in the order of the file, without repetition; phrases with single spaces.
    package let words: [String]
    /// `words`, hashed.
    package let set: Set<String>
    /// Those that are one word, by token key.
    @usableFromInline let keys: KeyIndex

    /// - Parameter phrases: in any case, with hyphens or apostrophes.
    package init(phrases: [String]) {
        var seen: Set<String> = []
        seen.reserveCapacity(phrases.count)
        words = phrases.map { Folding.words($0) }.filter { seen.insert($0).inserted }
        set = seen
        keys = KeyIndex(words: words.filter { !$0.utf8.contains(UInt8(ascii: " ")) })
    }

    /// Whether a folded word or phrase is one of the class.
    package func contains(_ word: String) -> Bool { set.contains(word) }
    /// Whether a folded word or phrase is one of the class.
    package func contains(_ word: Substring) -> Bool { set.contains(String(word)) }
    /// Whether there is a word and it is one of the class.
    package func contains(_ word: String?) -> Bool { word.map { set.contains($0) } ?? false }

    /// Whether a token's word is one of the class.
    @inlinable public func contains(_ key: UInt64) -> Bool { keys[key] >= 0 }
}
