internal import TextAnalysis

/// Phrases of folded words, found in a text of folded words in one pass. A word of a phrase that ends in `*`
/// stands for every word that begins so; a first word has three letters at least before it.
package struct PhraseIndex: Sendable {
    /// A phrase found: what it stands for, the place of its first word, how many words it has.
    package struct Match {
        package var value: Int
        /// In words from the beginning of the text.
        package var place: Int
        /// In words.
        package var length: Int
    }

    private struct Phrase {
        var words: [(text: String, isStart: Bool)]
        var value: Int
    }

    /// Fewest bytes of a first word before `*`.
    static let leastStart = 3

    private let phrases: [Phrase]
    /// By the first three bytes of their first words.
    private let byStart: [UInt32: [Int]]

    /// - Parameter phrases: each with the number by which it is found again; a phrase without words is never found.
    package init(_ phrases: [(text: String, value: Int)]) {
        var all: [Phrase] = []
        var byStart: [UInt32: [Int]] = [:]
        for (text, value) in phrases {
            var words: [(text: String, isStart: Bool)] = []
            for part in text.split(separator: " ") {
                let folded = Folding.wordList(part)
                for (index, word) in folded.enumerated() {
                    words.append((word, index == folded.count - 1 && part.hasSuffix("*")))
                }
            }
            guard let first = words.first else { continue }
            byStart[Self.key(first.text), default: []].append(all.count)
            all.append(Phrase(words: words, value: value))
        }
        self.phrases = all
        self.byStart = byStart
    }

    /// Every phrase in the words, in order of place.
    package func matches(in words: [String]) -> [Match] {
        var found: [Match] = []
        for place in words.indices {
            guard let candidates = byStart[Self.key(words[place])] else { continue }
            for index in candidates where fits(index, at: place, in: words) {
                found.append(
                    Match(value: phrases[index].value, place: place, length: phrases[index].words.count))
            }
        }
        return found
    }

    private func fits(_ index: Int, at place: Int, in words: [String]) -> Bool {
        let phrase = phrases[index].words
        guard place + phrase.count <= words.count else { return false }
        for (offset, part) in phrase.enumerated() {
            let word = words[place + offset]
            guard part.isStart ? word.hasPrefix(part.text) : word == part.text else { return false }
        }
        return true
    }

    private static func key(_ word: String) -> UInt32 {
        word.utf8.prefix(leastStart).reduce(0) { $0 << 8 | UInt32($1) }
    }
}
