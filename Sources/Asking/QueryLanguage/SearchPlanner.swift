internal import QueryTables
internal import SourceText

/// What to look for in the text, with other spellings and synonyms worked in.
package struct CheckedSearch: Sendable {
    let tree: Tree
    /// The phrases to mark in results.
    let words: [String]
    /// The phrases that were widened, with what they were widened to.
    let widened: [(phrase: String, also: [String])]
    /// As written.
    let english: String

    /// A condition on text over phrases in the full-text index's own quoting.
    indirect enum Tree: Sendable {
        /// `("co production" OR "coproduction")`
        case phrase(String)
        case not(Tree)
        case and([Tree])
        case or([Tree])

        /// The tree as one expression of the index (SQLite manual, FTS5, section 3), or nil when it is not
        /// one: `not` alone selects nothing there.
        var match: String? {
            switch self {
            case .phrase(let text): return text
            case .not: return nil
            case .or(let parts):
                let texts = parts.compactMap(\.match)
                return texts.count == parts.count ? "(" + texts.joined(separator: " OR ") + ")" : nil
            case .and(let parts):
                var wanted: [String] = []
                var unwanted: [String] = []
                for part in parts {
                    if case .not(let inner) = part {
                        guard let text = inner.match else { return nil }
                        unwanted.append(text)
                    } else {
                        guard let text = part.match else { return nil }
                        wanted.append(text)
                    }
                }
                guard !wanted.isEmpty else { return nil }
                let all = "(" + wanted.joined(separator: " AND ") + ")"
                return unwanted.isEmpty
                    ? all : "(" + all + " NOT (" + unwanted.joined(separator: " OR ") + "))"
            }
        }
    }
}

extension TextSearch {
    /// What the index is asked for a search; nil when it must be asked in parts, since words that are wanted
    /// together may stand in different parts of the record.
    func match(_ tree: CheckedSearch.Tree) -> String? {
        switch tree {
        case .and where whole != nil: nil
        case .or(let parts) where whole != nil && parts.contains { match($0) == nil }: nil
        default: tree.match
        }
    }
}

/// Turns what stands after `about` into phrases of the full-text index: no sign typed by a reader keeps a
/// meaning of the index's own.
struct SearchPlanner {
    let synonyms: Synonyms
    private(set) var words: [String] = []
    private(set) var widened: [(phrase: String, also: [String])] = []

    init(synonyms: Synonyms) { self.synonyms = synonyms }

    /// Most variants of one phrase.
    private static let variantCount = 32
    /// How near `near` is when not said, in words.
    static let usualDistance = 10

    /// A phrase as the index reads it, in all its variants; nil when it holds no word.
    mutating func phrase(_ text: String, isWanted: Bool) -> String? {
        guard let found = expand(text, isWanted: isWanted) else { return nil }
        return Self.either(found.variants.map { Self.quoted($0, isPrefix: found.isPrefix) })
    }

    /// Two phrases close to each other, in any order.
    mutating func near(_ first: [String], _ second: String, within: Int, isWanted: Bool) -> String? {
        guard let right = expand(second, isWanted: isWanted) else { return nil }
        var texts: [String] = []
        for left in first {
            guard let left = expand(left, isWanted: isWanted) else { continue }
            for a in left.variants {
                for b in right.variants where texts.count < Self.variantCount {
                    texts.append(
                        "NEAR(\(Self.quoted(a, isPrefix: left.isPrefix)) \(Self.quoted(b, isPrefix: right.isPrefix)), \(within))"
                    )
                }
            }
        }
        return texts.isEmpty ? nil : Self.either(texts)
    }

    private static func either(_ texts: [String]) -> String {
        texts.count == 1 ? texts[0] : "(" + texts.joined(separator: " OR ") + ")"
    }

    /// Words hold letters and digits only, so nothing in them can end the quotation.
    private static func quoted(_ words: [String], isPrefix: Bool) -> String {
        "\"" + words.joined(separator: " ") + "\"" + (isPrefix ? " *" : "")
    }

    /// The variants of a phrase, itself first.
    private mutating func expand(_ text: String, isWanted: Bool) -> (variants: [[String]], isPrefix: Bool)? {
        let plain = Synonyms.words(of: text)
        guard !plain.isEmpty else { return nil }
        let trimmed = text[...].trimmingSuffix { $0.isWhitespace }
        let isPrefix = trimmed.hasSuffix("*")
        var variants: [[String]] = [[]]
        var rest = plain[...]
        let hyphenated = Self.hyphenatedPairs(in: text)
        while !rest.isEmpty {
            var length = 1
            var options = [[rest[rest.startIndex]]]
            if let match = synonyms.match(at: rest), !(isPrefix && match.length == rest.count) {
                length = match.length
                options = [Array(rest.prefix(length))]
                for phrase in match.phrases where !options.contains(phrase) { options.append(phrase) }
            } else if rest.count >= 2,
                hyphenated.contains(rest[rest.startIndex] + " " + rest[rest.startIndex + 1])
                    || Self.joins(rest)
            {
                length = 2
                options = [Array(rest.prefix(2)), [rest.prefix(2).joined()]]
            } else if let split = Self.split(rest[rest.startIndex]), !(isPrefix && rest.count == 1) {
                options.append(split)
            }
            rest = rest.dropFirst(length)
            var next: [[String]] = []
            for variant in variants {
                for option in options where next.count < Self.variantCount { next.append(variant + option) }
            }
            variants = next
        }
        if isWanted {
            for variant in variants {
                let phrase = variant.joined(separator: " ") + (isPrefix ? "*" : "")
                if !words.contains(phrase) { words.append(phrase) }
            }
            if variants.count > 1, !widened.contains(where: { $0.phrase == text }) {
                widened.append((text, variants.dropFirst().map { $0.joined(separator: " ") }))
            }
        }
        return (variants, isPrefix)
    }

    /// Pairs of words that a hyphen joins, as "co production".
    private static func hyphenatedPairs(in text: String) -> Set<String> {
        var pairs: Set<String> = []
        for part in text.split(whereSeparator: \.isWhitespace) {
            let words = Synonyms.words(of: part)
            for index in words.indices.dropLast() { pairs.insert(words[index] + " " + words[index + 1]) }
        }
        return pairs
    }

    /// Beginnings that are written joined, hyphenated and apart.
    private static let beginnings: Set<String> = ["co", "non", "multi", "inter", "pre", "re", "self", "anti"]

    private static func joins(_ words: ArraySlice<String>) -> Bool {
        beginnings.contains(words[words.startIndex])
    }

    /// `coproduction` as two words, where the beginning is one that is also written apart.
    private static func split(_ word: String) -> [String]? {
        for beginning in ["co", "non", "multi", "inter"] where word.hasPrefix(beginning) {
            let rest = String(word.dropFirst(beginning.count))
            guard rest.count >= 5, beginning != "co" || "pdwfoh".contains(rest.first ?? " ") else { continue }
            return [beginning, rest]
        }
        return nil
    }
}
