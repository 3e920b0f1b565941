internal import English
internal import NoteText
internal import TextAnalysis

/// What does what: "the charity forgot the wards" is not "the charity told us that the wards forgot".
package enum Subjects {
    static let relatives = English.words(.checks, "relative pronouns")
    private static let joints = English.words(.checks, "joints of clauses")
    private static let openings = English.words(.checks, "openings of what is told")

    /// Verbs of a claim before which its source has something else than the claim has, though it speaks of that
    /// too.
    ///
    /// - Returns: each with the word before it.
    package static func unmatched(_ here: [String], in there: [String]) -> [String] {
        let all = Set(there.map(Stemmer.stem))
        return verbs(here).compactMap { place -> String? in
            let mine = subject(of: place, in: here)
            let stem = Stemmer.stem(here[place])
            let its = verbs(there).filter { Meanings.isForm(Stemmer.stem(there[$0]), stem) }
            guard let last = mine.last, !its.isEmpty, mine.allSatisfy({ all.contains(Stemmer.stem($0)) })
            else {
                return nil
            }
            let stems = Set(mine.map(Stemmer.stem))
            let isMatched = its.contains { other in
                let own = subject(of: other, in: there).map(Stemmer.stem)
                // Whom a pronoun stands for is not plain.
                return own.isEmpty
                    || own.contains { stems.contains($0) || !Meanings.others(of: $0).isDisjoint(with: stems) }
                    // "officers listed in the plan of the provider had left"
                    || own.last.map { named($0, before: place, in: here) } ?? false
            }
            return isMatched ? nil : "\(last) \(here[place])"
        }
    }

    /// Whether a stem, or another for the same, opens the clause in which a verb stands behind a participle.
    private static func named(_ stem: String, before place: Int, in words: [String]) -> Bool {
        guard let participle = words[..<place].lastIndex(where: ActiveAndPassive.isPast), participle > 0,
            !words[participle..<place].contains(where: openings.contains)
        else { return false }
        let head = Stemmer.stem(words[participle - 1])
        return head == stem || Meanings.others(of: head).contains(stem)
    }

    /// The places of verbs in the active past.
    private static func verbs(_ words: [String]) -> [Int] {
        words.indices.filter { place in
            ActiveAndPassive.isPast(words[place]) && !NeutralWords.all.contains(words[place])
                && !Speakers.saying.contains(words[place]) && !ActiveAndPassive.isPassive(words, place)
                // "people seen by" them
                && (place + 1 == words.count || !Agents.before.contains(words[place + 1]))
        }
    }

    /// The words that say something before a verb: up to the verb before it, and past that where the two are
    /// joined.
    package static func subject(of place: Int, in words: [String]) -> [String] {
        var found: [String] = []
        var mayPass = false
        for index in (max(0, place - 12)..<place).reversed() {
            let word = words[index]
            if joints.contains(word) || CheckingWords.or.contains(word) { mayPass = mayPass || found.isEmpty }
            if openings.contains(word), !mayPass { break }
            if Speakers.saying.contains(word) || !mayPass && ActiveAndPassive.isPast(word) && !found.isEmpty {
                break
            }
            let isTelling = !NeutralWords.all.contains(word) || Roles.kind(of: word) != nil
            if isTelling, !word.hasSuffix("ly"), !ActiveAndPassive.isPast(word) {
                found.insert(word, at: 0)
            }
        }
        return found
    }
}
