package import English
internal import NoteText
internal import TextAnalysis

/// By whom something was done: "recruited by partners" is not "recruited by the council". Told as altered, since both
/// name who did it; `ClauseComparison` says only what is left open.
package enum Agents {
    package static let before = English.words(.checks, "before who did it")

    /// What a claim says was done by others than in its source.
    package static func differences(_ here: [String], _ there: [String]) -> [String] {
        let its = all(in: there)
        return all(in: here).compactMap { mine in
            let same = its.filter {
                $0.stem == mine.stem || Meanings.others(of: $0.stem).contains(mine.stem)
            }
            guard let other = same.first, same.allSatisfy({ $0.kinds.isDisjoint(with: mine.kinds) }) else {
                return nil
            }
            return "“\(mine.words)”: the report says “\(other.words)”"
        }
    }

    private static func all(in words: [String]) -> [(stem: String, kinds: Set<Int>, words: String)] {
        words.indices.dropFirst().compactMap { place in
            guard before.contains(words[place]), ActiveAndPassive.isPast(words[place - 1]) else { return nil }
            let rest = words[(place + 1)...].prefix(5)
            let end = rest.firstIndex { Wording.verbs.contains($0) } ?? rest.endIndex
            let actors = rest[..<end].compactMap { word in Roles.kind(of: word).map { (word, $0) } }
            guard let last = actors.last else { return nil }
            let agent = rest[..<end].prefix { $0 != last.0 } + [last.0]
            return (
                Stemmer.stem(words[place - 1]), Set(actors.map(\.1)),
                ([words[place - 1], words[place]] + agent).joined(separator: " ")
            )
        }
    }
}
