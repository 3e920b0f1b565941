internal import SourceText
internal import TextAnalysis

extension Verbatim {
    /// The sentence of a text that shares most words with some words, if it shares a third of them.
    static func nearest(to words: String, in text: String) -> String? {
        let sentences = SentenceSegmenter.segment(text).map { String(text[$0]) }
        let scored = sentences.map { ($0, shared(words, $0)) }.max { $0.1 < $1.1 }
        return scored.flatMap { $0.1 >= 0.34 ? $0.0 : nil }
    }

    /// Share of the first text's words that the second has, in order.
    static func shared(_ words: String, _ text: String) -> Double {
        let x = Folding.words(words).split(separator: " ").map(String.init)
        let y = Folding.words(text).split(separator: " ").map(String.init)
        return x.isEmpty ? 0 : Double(WordDifference.pairs(x, y).count) / Double(x.count)
    }
}
