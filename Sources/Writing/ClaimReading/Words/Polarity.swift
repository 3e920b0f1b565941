internal import English
internal import NoteText
internal import TextAnalysis

/// Denials: each holds of the words behind it, and stands for nothing by itself.
package enum Polarity {
    /// The denials of a claim that its source says of something else, and those of the source that the claim
    /// leaves out although it speaks of the same thing.
    package static func unmatched(_ here: [String], in there: [String]) -> [String] {
        let mine = AttachedWord.all(Contrast.negations.set, in: here)
        let its = AttachedWord.all(Contrast.negations.set, in: there)
        let stems = Set(here.map(Stemmer.stem))
        let added = mine.filter { word in
            // "No waiting lists" says more than "no people waiting for home care to start".
            !its.contains { (tells($0, word, here) || $0.sharesHead(with: word)) && isKept($0, there, stems) }
        }
        let dropped = its.filter { word in
            (word.heads.first.map(stems.contains) ?? false || denies(word, there, stems))
                && !mine.contains { own in
                    // One that denies what another of the source does denies nothing else.
                    own.sharesHead(with: word)
                        || tells(word, own, here) && !its.contains { $0 != word && $0.sharesHead(with: own) }
                }
        }
        return (added + dropped).map(\.phrase)
    }

    private static let joints = English.words(.checks, "joints of clauses")
    private static let objects = English.words(.checks, "denials behind a verb")

    /// "They were told nothing": whether a denial behind a verb that a claim has is of that verb.
    private static func denies(_ word: AttachedWord, _ there: [String], _ stems: Set<String>) -> Bool {
        guard objects.contains(word.phrase), word.place > 0 else { return false }
        let verb = Stemmer.stem(there[word.place - 1])
        return stems.contains(verb) || !Meanings.others(of: verb).isDisjoint(with: stems)
    }

    /// Whether a claim speaks of what some words deny.
    package static func drops(_ here: [String], _ there: [String]) -> Bool {
        let stems = Set(here.map(Stemmer.stem))
        return AttachedWord.all(Contrast.negations.set, in: there).contains { word in
            guard let head = word.heads.first else {
                return there[(word.place + 1)...].prefix(3).contains(where: Set(here).contains)
            }
            return stems.contains(head) || !Meanings.others(of: head).isDisjoint(with: stems)
        }
    }

    /// "None of the 58 homes was rated inadequate" of "none were rated inadequate": who is meant may stand between
    /// the denial and what is denied.
    private static func tells(_ its: AttachedWord, _ mine: AttachedWord, _ here: [String]) -> Bool {
        guard !its.heads.isEmpty else { return false }
        let behind = Set(here[mine.place...].prefix(12).map(Stemmer.stem))
        return its.heads.allSatisfy {
            behind.contains($0) || !Meanings.others(of: $0).isDisjoint(with: behind)
        }
    }

    /// Whether a claim keeps half at least of what a denial of its source is said of.
    private static func isKept(_ word: AttachedWord, _ there: [String], _ stems: Set<String>) -> Bool {
        let clause = there[(word.place + 1)...].prefix { !joints.contains($0) }
        let behind = clause.filter { !NeutralWords.all.contains($0) }.prefix(4).map(Stemmer.stem)
        let kept = behind.count { stem in
            stems.contains(stem) || !Meanings.others(of: stem).isDisjoint(with: stems)
        }
        return behind.count < 4 ? 2 * kept >= behind.count : 2 * kept > behind.count
    }
}
