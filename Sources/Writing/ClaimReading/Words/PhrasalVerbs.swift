internal import English

/// Verbs of two words that say what one does: "set up" is established.
package enum PhrasalVerbs {
    private static let table: [String: String] = English.pairs(.checks, "verbs of two words").reduce(into: [:]
    ) {
        for phrase in $1.left.words { $0[phrase] = $1.right.words.first }
    }
    private static let firstWords = Set(table.keys.map { $0.prefix { $0 != " " } })

    /// Folded words, each such verb told in one word.
    package static func joined(_ words: [String]) -> [String] {
        var found: [String] = []
        var place = 0
        while place < words.count {
            if firstWords.contains(words[place][...]) {
                let length = (2...5).reversed().first {
                    place + $0 <= words.count
                        && table[words[place..<place + $0].joined(separator: " ")] != nil
                }
                if let length, let one = table[words[place..<place + length].joined(separator: " ")] {
                    found.append(one)
                    place += length
                    continue
                }
            }
            found.append(words[place])
            place += 1
        }
        return found
    }
}
