/// Where two texts differ, word by word.
package struct WordDifference: Sendable, Hashable {
    /// One place where they do.
    package struct Change: Sendable, Hashable {
        /// Up to three words that stand before it in both.
        package var before: String
        /// What the first text has; empty where the second only adds.
        package var old: String
        /// What the second text has; empty where it leaves out.
        package var new: String

        /// “shared” reads “share”; after “to ensure a” “very” is added; after “people” “and carers” is left
        /// out.
        package var english: String {
            let place = before.isEmpty ? "" : "after “\(before)” "
            if old.isEmpty { return "\(place)“\(Self.short(new))” is added" }
            if new.isEmpty { return "\(place)“\(Self.short(old))” is left out" }
            return "\(place)“\(Self.short(old))” reads “\(Self.short(new))”"
        }

        private static func short(_ text: String) -> String {
            let words = text.split(separator: " ")
            guard words.count > 14 else { return text }
            return "\(words.prefix(7).joined(separator: " ")) … \(words.suffix(5).joined(separator: " "))"
        }
    }

    /// In the order of the texts; none when their words are the same but for case, accents and the kinds of
    /// marks.
    package let changes: [Change]

    /// Longest common subsequence of words. O(n·m) for texts of n and m words, at most 2,000 of each: what is
    /// longer is one change.
    package init(from first: String, to second: String) {
        let x = first.split(whereSeparator: \.isWhitespace).map(String.init)
        let y = second.split(whereSeparator: \.isWhitespace).map(String.init)
        let same = Self.pairs(x.map(Self.key), y.map(Self.key))
        var changes: [Change] = []
        var i = 0
        var j = 0
        for (a, b) in same + [(x.count, y.count)] {
            if a > i || b > j {
                changes.append(
                    Change(
                        before: x[max(0, i - 3)..<i].joined(separator: " "),
                        old: x[i..<a].joined(separator: " "),
                        new: y[j..<b].joined(separator: " ")))
            }
            i = a + 1
            j = b + 1
        }
        self.changes = changes
    }

    /// All changes in a sentence without its stop: “shared” reads “share”; after … .
    package var english: String { changes.map(\.english).joined(separator: "; ") }

    /// A word for comparing: marks at its ends do not count.
    private static func key(_ word: String) -> String {
        let folded = Folding.words(word)
        return folded.isEmpty ? word : folded
    }

    /// Places of the words that both have, in order.
    package static func pairs(_ x: [String], _ y: [String]) -> [(Int, Int)] {
        guard !x.isEmpty, !y.isEmpty, x.count <= 2_000, y.count <= 2_000 else { return [] }
        var lengths = [[Int32]](repeating: [Int32](repeating: 0, count: y.count + 1), count: x.count + 1)
        for i in stride(from: x.count - 1, through: 0, by: -1) {
            for j in stride(from: y.count - 1, through: 0, by: -1) {
                lengths[i][j] =
                    x[i] == y[j] ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
            }
        }
        var pairs: [(Int, Int)] = []
        var i = 0
        var j = 0
        while i < x.count, j < y.count {
            if x[i] == y[j] {
                pairs.append((i, j))
                i += 1
                j += 1
            } else if lengths[i + 1][j] >= lengths[i][j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
        return pairs
    }
}
