internal import English
internal import AssessmentModel
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// What a report tells as being done, told as done: "was being refreshed", "were developing".
package enum OngoingToldAsDone {
    static let being = English.words(.checks, "passive auxiliaries")

    package static func differences(_ here: [String], _ there: [String]) -> [String] {
        there.indices.dropLast().compactMap { place in
            let (auxiliary, word) = (there[place], there[place + 1])
            // "In the event of limits being reached" tells of nothing that goes on.
            let isGoingOn = there[max(0, place - 3)..<place].contains(where: being.contains)
            let isPassive = auxiliary == underWay && !word.hasSuffix("ing") && isGoingOn
            let isActive = being.contains(auxiliary) && word.hasSuffix("ing")
            guard isPassive || isActive else { return nil }
            let stem = Stemmer.stem(word)
            guard let place = here.firstIndex(where: { Stemmer.stem($0) == stem && !$0.hasSuffix("ing") }),
                place > 0,
                isPassive ? here[place] == word || here[place].hasSuffix("ed") : here[place].hasSuffix("ed"),
                !isDone(here[place], in: there), !here[max(0, place - 2)..<place].contains(underWay)
            else { return nil }
            return "“\(here[max(0, place - 1)]) \(here[place])”: the report says “\(auxiliary) \(word)”"
        }
    }

    private static let underWay = "being"

    /// What is told of as there while the report has it as being made: "had a second team" of "a second team was being
    /// recruited".
    package static func unfinished(_ here: [String], _ there: [String]) -> [String] {
        let stems = Set(PhrasalVerbs.joined(here).map(Stemmer.stem))
        guard !here.contains(underWay), !here.contains(where: Aims.words.contains) else { return [] }
        return there.indices.dropFirst().dropLast().compactMap { place in
            guard there[place] == underWay, being.contains(there[place - 1]) else { return nil }
            let stem = Stemmer.stem(there[place + 1])
            let isTold = !Meanings.others(of: stem).union([stem]).isDisjoint(with: stems)
            let subject = Subjects.subject(of: place - 1, in: there)
            // Of what "this was being refreshed" speaks is not plain.
            guard !isTold, place > 1, let noun = subject.last, there[place - 2] == noun,
                stems.contains(Stemmer.stem(noun))
            else { return nil }
            return "\(underWay) \(there[place + 1])"
        }
    }

    private static let ending = English.words(.checks, "verbs of ending")

    /// "Had finished refreshing it" of "work was being done to refresh it": what is told as ended, where the report has
    /// nothing that ended and something that went on.
    package static func unended(_ here: [String], _ there: [String]) -> [String] {
        guard there.contains(underWay), !there.contains(where: ending.contains) else { return [] }
        return here.first(where: ending.contains).map { [$0] } ?? []
    }

    /// Whether a report tells a word as done anywhere.
    private static func isDone(_ word: String, in there: [String]) -> Bool {
        there.indices.contains { there[$0] == word && !there[max(0, $0 - 2)..<$0].contains(underWay) }
    }
}

extension OngoingToldAsDone {
    private static let perfect = English.words(.checks, "auxiliaries of the perfect")
    private static let fillers = English.words(.checks, "between an auxiliary and its verb")
    private static let meant = English.words(.checks, "nouns of what is meant")
    private static let did = English.words(.checks, "auxiliaries of what was done")
    private static let actual = English.words(.checks, "words of what came of it")

    /// What a claim tells as over, "has reduced", and a report only as going on: "reducing".
    private static func going(_ here: [String], _ there: [String], besides done: Set<String>) -> [String] {
        let going = Set(there.filter { $0.hasSuffix("ing") }.map(Stemmer.stem)).subtracting(done)
        return here.indices.compactMap { place in
            let lead = here[..<place].suffix(3).reversed().drop(while: fillers.contains)
            let isOver = lead.first.map(perfect.contains) ?? false && here[place].hasSuffix("ed")
            return isOver && going.contains(Stemmer.stem(here[place])) ? here[place] : nil
        }
    }

    private static let reaching = English.words(.checks, "verbs that reach what follows")

    /// What a report names as an aim, "to refresh it and renew it", told as done.
    package static func unmatched(_ here: [String], _ there: [String]) -> [String] {
        let done = Set(
            there.indices.filter {
                !isToCome(there, $0)
                    && (ActiveAndPassive.isPast(there[$0])
                        || $0 > 0 && isReached(behind: there[$0 - 1]))
            }.flatMap {
                Meanings.all(forms: Stemmer.stem(there[$0]))
            })
        // "It is compulsory" tells as done what "was to be made compulsory".
        let told = here.indices.filter {
            !isToCome(here, $0) && !Aims.words.contains(here[$0])
                && (ActiveAndPassive.isPast(here[$0])
                    || $0 > 0 && did.contains(here[$0 - 1]) && !NeutralWords.all.contains(here[$0])
                    || $0 > 0 && being.contains(here[$0 - 1]) && !CheckingWords.to.contains(here[$0])
                        && !here[$0].hasSuffix("ing")
                        && !here[$0].contains(where: \.isNumber))
        }.map { here[$0] }.map {
            (word: $0, stems: Meanings.all(forms: Stemmer.stem($0)))
        }
        // "They were to meet about its renewal": nothing was renewed.
        let stems = Set(there.map(Stemmer.stem))
        let unreal =
            isUnreal(there)
            ? told.filter { $0.stems.isDisjoint(with: done) && !$0.stems.isDisjoint(with: stems) }.map(\.word)
            : []
        return unreal + going(here, there, besides: done)
            + there.indices.dropFirst().compactMap { place in
                let stem = Stemmer.stem(there[place])
                guard !done.contains(stem),
                    isToCome(there, place) || !ActiveAndPassive.isPast(there[place]) && isAim(there, place)
                else {
                    return nil
                }
                return told.first { $0.stems.contains(stem) }?.word
            }
    }

    private static let becoming = English.words(.checks, "verbs of becoming")

    /// "was in place", "became law", "its actual spend".
    private static func isReached(behind word: String) -> Bool {
        being.contains(word) || becoming.contains(word) || actual.contains(word)
    }

    private static let yetToCome = English.words(.checks, "auxiliaries of what is to come")

    /// "would be adopted", "to be adopted".
    private static func isToCome(_ words: [String], _ place: Int) -> Bool {
        let lead = words[max(0, place - 3)..<place]
        return lead.contains(where: yetToCome.contains)
            || zip(lead, lead.dropFirst()).contains { CheckingWords.to.contains($0) && being.contains($1) }
                // "They had to be sent": they were.
                && !(words[max(0, place - 4)..<place].contains(where: perfect.contains))
    }

    /// Whether a sentence is of what is planned, or was to come.
    private static func isUnreal(_ words: [String]) -> Bool {
        words.contains { Aims.words.contains($0) }
            || zip(words, words.dropFirst()).contains {
                (being.contains($0) || meant.contains($0)) && CheckingWords.to.contains($1)
            }
    }

    /// Whether a plain verb stands behind "to", or behind "and" with another that does.
    private static func isAim(_ words: [String], _ place: Int) -> Bool {
        let lead = words[max(0, place - 14)..<place]
        guard let to = lead.lastIndex(where: CheckingWords.to.contains),
            !words[max(0, to - 2)..<to].contains(where: reaching.contains)
        else {
            return false
        }
        return to == place - 1
            || words[place - 1] == "and" && lead[..<to].contains(where: Aims.words.contains)
    }
}
