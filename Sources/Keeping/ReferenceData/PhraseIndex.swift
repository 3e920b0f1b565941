internal import TextAnalysis

/// Phrases of folded words, found in a text of folded words in one pass. A word of a phrase that ends in `*`
/// stands for every word that begins so.
struct PhraseIndex: Sendable {
    /// A phrase found: what it stands for, the place of its first word, how many words it has.
    struct Match {
        var value: Int
        var place: Int
        var length: Int
    }

    private struct Phrase {
        var words: [(text: String, isStart: Bool)]
        var value: Int
    }

    private let phrases: [Phrase]
    private let byWord: [String: [Int]]
    /// By the first three letters of a first word that ends in `*`.
    private let byStart: [String: [Int]]

    init(_ phrases: [(text: String, value: Int)]) {
        var all: [Phrase] = []
        var byWord: [String: [Int]] = [:]
        var byStart: [String: [Int]] = [:]
        for (text, value) in phrases {
            var words: [(text: String, isStart: Bool)] = []
            for part in text.split(separator: " ") {
                let folded = Folding.wordList(part)
                for (index, word) in folded.enumerated() {
                    words.append((word, index == folded.count - 1 && part.hasSuffix("*")))
                }
            }
            guard let first = words.first else { continue }
            if first.isStart {
                byStart[String(first.text.prefix(3)), default: []].append(all.count)
            } else {
                byWord[first.text, default: []].append(all.count)
            }
            all.append(Phrase(words: words, value: value))
        }
        self.phrases = all
        self.byWord = byWord
        self.byStart = byStart
    }

    /// Every phrase in the words, in order of place.
    ///
    /// - Parameter only: the one place where a phrase may begin; nil for any.
    func matches(in words: [String], only: Int? = nil) -> [Match] {
        var found: [Match] = []
        for place in words.indices where only == nil || only == place {
            for index in byWord[words[place]] ?? [] { add(index, at: place, in: words, &found) }
            guard !byStart.isEmpty else { continue }
            for index in byStart[String(words[place].prefix(3))] ?? [] {
                add(index, at: place, in: words, &found)
            }
        }
        return found
    }

    private func add(_ index: Int, at place: Int, in words: [String], _ found: inout [Match]) {
        let phrase = phrases[index]
        guard place + phrase.words.count <= words.count else { return }
        for (offset, part) in phrase.words.enumerated() {
            let word = words[place + offset]
            guard part.isStart ? word.hasPrefix(part.text) : word == part.text else { return }
        }
        found.append(Match(value: phrase.value, place: place, length: phrase.words.count))
    }
}
