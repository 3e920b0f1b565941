internal import English
internal import NoteText

/// Turns that say in several words what one does: "set up" is established.
package enum PhrasalVerbs {
    private static let table: [String: String] = English.pairs(.meanings, "verbs of two words").reduce(
        into: [:]
    ) {
        for phrase in $1.left.words { $0[phrase] = $1.right.words.first }
    }
    private static let firstWords = Set(table.keys.map { $0.prefix { $0 != " " } })

    private static let apart = English.pairs(.meanings, "verbs of two words apart").flatMap { pair in
        pair.left.words.map { phrase in
            let words = phrase.split(separator: " ").map(String.init)
            return (verb: words[0], particle: Array(words.dropFirst()), one: pair.right.words.first ?? phrase)
        }
    }

    /// Words in which the verbs whose parts stand apart are told in one word: "put it down to staff".
    private static func together(_ words: [String]) -> [String] {
        for place in words.indices {
            for (verb, particle, one) in apart where words[place] == verb {
                let rest = words[(place + 1)...].prefix(12)
                guard let end = self.place(of: particle, in: rest), end.lowerBound > place + 1,
                    !words[place + 1..<end.lowerBound].contains(where: Wording.verbs.contains)
                else { continue }
                let between = words[end].filter { !particle.contains($0) }
                return words[..<place] + [one] + words[place + 1..<end.lowerBound] + between
                    + words[end.upperBound...]
            }
        }
        return words
    }

    /// Where a particle stands, be it with a word inside: "down more to".
    private static func place(of particle: [String], in words: ArraySlice<String>) -> Range<Int>? {
        guard let first = words.firstIndex(of: particle[0]) else { return nil }
        guard particle.count > 1 else { return first..<first + 1 }
        return words[(first + 1)...].prefix(2).firstIndex(of: particle[1]).map { first..<$0 + 1 }
    }

    /// Folded words, each such verb told in one word.
    package static func joined(_ told: [String]) -> [String] {
        let words = together(told)
        var found: [String] = []
        var place = 0
        while place < words.count {
            if firstWords.contains(words[place][...]) {
                let length = (2...5).reversed().first {
                    place + $0 <= words.count
                        && table[words[place..<place + $0].joined(separator: " ")] != nil
                }
                if let length, let one = table[words[place..<place + length].joined(separator: " ")] {
                    found += one.split(separator: " ").map(String.init)
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
