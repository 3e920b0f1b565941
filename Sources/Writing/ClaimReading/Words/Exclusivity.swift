internal import English
internal import NoteText
internal import TextAnalysis

/// "Solely for carers", "only the police": words by which nothing and nobody else is meant.
package enum Exclusivity {
    private static let words = English.words(.checks, "exclusive words").set
    private static let times = English.words(.checks, "amounts of times")
    private static let amounts = English.words(.checks, "amounts")
    private static let shares = English.words(.checks, "shares in words")
    private static let articles = English.words(.checks, "articles")
    private static let behind = English.words(.checks, "exclusive words behind")

    /// The exclusive words of a claim that its source has not of the same: each with the word that it is said of.
    package static func unmatched(_ here: [String], in there: [String]) -> [String] {
        let its = AttachedWord.all(words, in: there)
        return AttachedWord.all(words, in: here).filter { word in
            !isOfNumber(word, here)
                && !its.contains {
                    $0.sharesHead(with: word) || behind.contains($0.phrase) || behind.contains(word.phrase)
                }
        }.map { word in
            let next = here[min(here.count, word.place + 1)...].first { !NeutralWords.all.contains($0) }
            return behind.contains(word.phrase)
                ? word.phrase : ([word.phrase, next] as [String?]).compactMap { $0 }.joined(separator: " ")
        }
    }

    /// "Only 36%", "only once": what is thought of a number.
    private static func isOfNumber(_ word: AttachedWord, _ words: [String]) -> Bool {
        let end = word.place + word.phrase.split(separator: " ").count
        return words[min(end, words.count)...].prefix(5).contains { next in
            next.contains(where: \.isNumber) || times.contains(next) || shares.contains(next)
                || CheckingWords.limits.contains(next)
                || amounts.contains(next) && !articles.contains(next)
        }
    }
}
