internal import English
internal import NoteText

/// Turns that say in several words what one does: "set up" is established.
package enum PhrasalVerbs {
    private static let table: [String: [String]] = English.pairs(.meanings, "verbs of two words").reduce(
        into: [:]
    ) {
        for phrase in $1.left.words {
            $0[phrase] = $1.right.words.first?.split(separator: " ").map(String.init)
        }
    }
    /// How many words those have that begin with a word, the longest first.
    private static let lengths: [String: [Int]] = table.keys.reduce(into: [String: Set<Int>]()) {
        let words = $1.split(separator: " ")
        if (2...5).contains(words.count) { $0[String(words[0]), default: []].insert(words.count) }
    }.mapValues { $0.sorted(by: >) }

    /// By the verb.
    private static let apart: [String: [(particle: [String], one: String)]] = English.pairs(
        .meanings, "verbs of two words apart"
    ).reduce(into: [:]) { table, pair in
        for phrase in pair.left.words {
            let words = phrase.split(separator: " ").map(String.init)
            table[words[0], default: []].append(
                (particle: Array(words.dropFirst()), one: pair.right.words.first ?? phrase))
        }
    }

    /// Words in which the verbs whose parts stand apart are told in one word: "put it down to staff".
    private static func together(_ words: [String]) -> [String] {
        for place in words.indices {
            for (particle, one) in apart[words[place]] ?? [] {
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
            let told = lengths[words[place]]?.lazy.filter { place + $0 <= words.count }.compactMap { length in
                table[words[place..<place + length].joined(separator: " ")].map { (length, $0) }
            }.first
            if let (length, one) = told {
                found += one
                place += length
                continue
            }
            found.append(words[place])
            place += 1
        }
        return found
    }
}
