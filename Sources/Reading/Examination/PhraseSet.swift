internal import TextAnalysis

/// Phrases of a data file, to be found among tokens: case, hyphens and quotation marks make no difference.
struct PhraseSet: Sendable {
    /// A phrase found, with the number of its group.
    struct Match: Sendable {
        var group: Int
        var tokens: Range<Int>
    }

    private struct Phrase: Sendable {
        var keys: [UInt64]
        var group: Int
    }

    private var phrases: [UInt64: [Phrase]] = [:]

    /// - Parameter groups: each with the phrases that stand for it.
    init(_ groups: [[String]]) {
        for (group, texts) in groups.enumerated() {
            for text in texts {
                let keys = Tokenizer.tokens(Array(text.utf8)).map(\.key)
                if let first = keys.first {
                    phrases[first, default: []].append(Phrase(keys: keys, group: group))
                }
            }
        }
        for key in phrases.keys { phrases[key]?.sort { $0.keys.count > $1.keys.count } }
    }

    /// One group.
    init(_ texts: [String]) { self.init([texts]) }

    /// The longest phrase that begins at a token, nil when none does.
    func match(at index: Int, in tokens: [Token]) -> Match? {
        guard tokens.indices.contains(index), let candidates = phrases[tokens[index].key] else { return nil }
        for phrase in candidates where index + phrase.keys.count <= tokens.count {
            if phrase.keys.indices.allSatisfy({ tokens[index + $0].key == phrase.keys[$0] }) {
                return Match(group: phrase.group, tokens: index..<index + phrase.keys.count)
            }
        }
        return nil
    }

    /// All phrases in order, without overlap.
    func matches(in tokens: [Token]) -> [Match] {
        var found: [Match] = []
        var index = 0
        while index < tokens.count {
            if let match = match(at: index, in: tokens) {
                found.append(match)
                index = match.tokens.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    /// Whether any phrase stands among the tokens.
    func occurs(in tokens: [Token]) -> Bool { tokens.indices.contains { match(at: $0, in: tokens) != nil } }
}
