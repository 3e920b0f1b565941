internal import English
internal import SourceText
internal import TextAnalysis

/// A sentence cut into tokens with every phrase of the lexicon found in it: what all finders work on.
///
/// A class, since every finder holds it: one reference to count instead of four arrays.
final class SentenceReading: Sendable {
    /// UTF-8 of the sentence; spans count from its first byte.
    let bytes: [UInt8]
    let tokens: [Token]
    /// In order of place.
    let matches: [Lexicon.Match]
    /// For each token the index of the first match that starts there or later.
    private let firstMatch: [Int]

    init(bytes: [UInt8], lexicon: Lexicon) {
        self.bytes = bytes
        tokens = Tokenizer.tokens(bytes)
        matches = Self.matches(in: tokens, lexicon)
        var firstMatch = [Int](repeating: matches.count, count: tokens.count + 1)
        for (index, match) in matches.enumerated().reversed() { firstMatch[match.tokens.lowerBound] = index }
        for token in tokens.indices.reversed() {
            firstMatch[token] = min(firstMatch[token], firstMatch[token + 1])
        }
        self.firstMatch = firstMatch
    }

    /// The phrases of the lexicon, read as if acronyms in brackets were not there: "voluntary sector (VCS)
    /// partners".
    private static func matches(in tokens: [Token], _ lexicon: Lexicon) -> [Lexicon.Match] {
        guard tokens.contains(where: { $0.key == MarkKey.open }) else { return lexicon.matches(in: tokens) }
        var kept: [Int] = []
        kept.reserveCapacity(tokens.count)
        var index = 0
        while index < tokens.count {
            if index + 2 < tokens.count, tokens[index].key == MarkKey.open, tokens[index].isMark,
                tokens[index + 2].isMark,
                tokens[index + 2].key == MarkKey.close, tokens[index + 1].isWord,
                tokens[index + 1].isCapitalised
            {
                index += 3
                continue
            }
            kept.append(index)
            index += 1
        }
        if kept.count == tokens.count { return lexicon.matches(in: tokens) }
        return lexicon.matches(in: kept.map { tokens[$0] }).map { match in
            var match = match
            match.tokens = kept[match.tokens.lowerBound]..<kept[match.tokens.upperBound - 1] + 1
            return match
        }
    }

    /// The bytes that a run of tokens covers; empty for an empty run.
    func span(_ range: Range<Int>) -> Span {
        guard let first = range.first, range.upperBound <= tokens.count else { return Span(0, 0) }
        return Span(tokens[first].span.start, tokens[range.upperBound - 1].span.end)
    }

    /// The text of a run of tokens, verbatim.
    func text(_ range: Range<Int>) -> String {
        let place = span(range)
        return String(decoding: bytes[place.start..<place.end], as: UTF8.self)
    }

    func key(_ index: Int) -> UInt64? { tokens.indices.contains(index) ? tokens[index].key : nil }

    func isMark(_ index: Int, _ key: UInt64) -> Bool {
        tokens.indices.contains(index) && tokens[index].isMark && tokens[index].key == key
    }

    func isWord(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].isWord }

    func isWord(_ index: Int, in words: WordSet) -> Bool {
        isWord(index) && words.contains(tokens[index].key)
    }

    /// The phrases that start at some tokens; a reading's token count may be exceeded.
    func matches(startingIn range: Range<Int>) -> ArraySlice<Lexicon.Match> {
        let low = max(0, min(range.lowerBound, tokens.count))
        let high = max(low, min(range.upperBound, tokens.count))
        return matches[firstMatch[low]..<firstMatch[high]]
    }

    /// Whether a word ends in some letters, in either case.
    func word(_ index: Int, endsIn ending: StaticString) -> Bool {
        guard isWord(index) else { return false }
        let span = tokens[index].span
        let length = ending.utf8CodeUnitCount
        guard span.length > length else { return false }
        return ending.withUTF8Buffer { buffer in
            zip(buffer, bytes[(span.end - length)..<span.end]).allSatisfy { $0 == Bytes.lower($1) }
        }
    }
}

extension Token {
    // By pattern, not by `==`: that goes through a witness table from another module, which was 3% of the
    // time of reading evidence.
    var isWord: Bool { if case .word = kind { true } else { false } }
    var isNumber: Bool { if case .number = kind { true } else { false } }
    var isMark: Bool { if case .mark = kind { true } else { false } }
}

/// A small closed class of words, such as prepositions, compared by token key.
struct WordSet: Sendable {
    private let keys: KeyIndex

    init(_ words: String) { keys = KeyIndex(words: words.split(separator: " ").map(String.init)) }

    /// The single words of a class of the data files.
    init(_ words: WordClass) { keys = KeyIndex(words: words.words.filter { !$0.contains(" ") }) }

    func contains(_ key: UInt64) -> Bool { keys[key] >= 0 }

    static let prepositions = WordSet(English.words(.grammar, "prepositions"))
    static let determiners = WordSet(English.words(.grammar, "determiners"))
    static let connectors = WordSet("and or")
    static let auxiliaries = WordSet(English.words(.grammar, "auxiliaries of figures"))
    static let relatives = WordSet(English.words(.grammar, "relative pronouns"))
    static let months = WordSet(English.words(.grammar, "months and their short forms"))
}
