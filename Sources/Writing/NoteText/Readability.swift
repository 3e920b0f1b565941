internal import SourceText
internal import TextAnalysis

/// How hard a text is to read.
package struct Readability {
    package private(set) var words = 0
    private var sentences = 0
    private var syllables = 0

    package init() {}

    /// Counts the sentences, words and syllables of a text.
    package mutating func add(_ text: String) {
        for span in SentenceSegmenter.segment(text) {
            let words = text[span].split { !$0.isLetter && $0 != "'" && $0 != "’" }
            guard words.count >= 3 else { continue }
            sentences += 1
            self.words += words.count
            syllables += words.reduce(0) { $0 + Self.syllables(of: $1) }
        }
    }

    /// Flesch's reading ease (1948): 206.835 - 1.015 words/sentence - 84.6 syllables/word; nil of no text.
    package var flesch: Double? {
        guard words > 0, sentences > 0 else { return nil }
        return 206.835 - 1.015 * Double(words) / Double(sentences) - 84.6 * Double(syllables) / Double(words)
    }

    /// Groups of vowels, without a silent e at the end; at least one.
    static func syllables(of word: some StringProtocol) -> Int {
        let letters = Array(word.lowercased())
        var count = 0
        var wasVowel = false
        for letter in letters {
            let isVowel = "aeiouy".contains(letter)
            if isVowel, !wasVowel { count += 1 }
            wasVowel = isVowel
        }
        if letters.count > 2, letters.last == "e", count > 1, !word.hasSuffix("le") { count -= 1 }
        if word.hasSuffix("ed"), count > 1, !word.hasSuffix("ted"), !word.hasSuffix("ded") { count -= 1 }
        return max(1, count)
    }
}
