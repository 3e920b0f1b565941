package import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// By whom something was done: "recruited by partners" is not "recruited by the council".
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

    /// "supervised by the trust" of "supervised by a lead": who did it by a claim, where its source names another.
    package static func unmatched(_ here: [String], in there: [String]) -> [String] {
        agents(in: here).compactMap { mine in
            let same = there.indices.filter { place in
                let stem = Stemmer.stem(there[place])
                return ActiveAndPassive.isPast(there[place])
                    && (stem == mine.stem || Meanings.others(of: stem).contains(mine.stem))
            }
            guard !same.isEmpty, !mine.by.isEmpty else { return nil }
            let named = same.flatMap { place in
                agent(behind: place, in: there)?.map(Stemmer.stem)
                    ?? Subjects.subject(of: place, in: there).map(Stemmer.stem)
            }
            // Where the report leaves it open who did it, nothing is otherwise.
            let isOpen = same.contains {
                ActiveAndPassive.isPassive(there, $0) && agent(behind: $0, in: there) == nil
            }
            let isNamed = mine.by.contains { stem in
                named.contains(stem) || !Meanings.others(of: stem).isDisjoint(with: named)
            }
            // Whom a pronoun stands for is not plain.
            return isNamed || named.isEmpty || isOpen && !mine.isApart ? nil : mine.words
        }
    }

    /// Verbs of a sentence with those by whom it was done; whether words stand between the two.
    private static func agents(in words: [String]) -> [(
        stem: String, by: Set<String>, words: String, isApart: Bool
    )] {
        words.indices.compactMap { place in
            guard ActiveAndPassive.isPast(words[place]), let by = agent(behind: place, in: words) else {
                return nil
            }
            let isReduced = place + 1 < words.count && before.contains(words[place + 1])
            // "gained insight by attending", "named by the age of 17"
            guard ActiveAndPassive.isPassive(words, place) || isReduced, let first = by.first,
                !first.hasSuffix("ing"),
                !NumberWords.isAge(first), !ChangeWords.falling.contains(words[place]),
                !ChangeWords.rising.contains(words[place])
            else { return nil }
            let isApart = place + 1 < words.count && !before.contains(words[place + 1])
            return (
                Stemmer.stem(words[place]), Set(by.map(Stemmer.stem)),
                (["by"] + by.prefix(2)).joined(separator: " "), isApart
            )
        }
    }

    /// The words that name by whom a verb was done, behind it before another verb; nil without any.
    private static func agent(behind place: Int, in words: [String]) -> [String]? {
        let near = words[(place + 1)...].prefix(9)
        guard let by = near.firstIndex(where: before.contains),
            !near[..<by].contains(where: { Wording.verbs.contains($0) || ActiveAndPassive.isPast($0) })
        else { return nil }
        let rest = words[(by + 1)...].prefix(6)
        let end = rest.firstIndex { Wording.verbs.contains($0) || Subjects.relatives.contains($0) }
        return rest[..<(end ?? rest.endIndex)].filter {
            !NeutralWords.all.contains($0) && !$0.contains(where: \.isNumber) || Roles.kind(of: $0) != nil
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
