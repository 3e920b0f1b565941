internal import English
internal import AssessmentModel
internal import NoteText
internal import TextAnalysis

/// What a claim adds that its source does not bear out: a cause, "all", an end, a first place, somebody who
/// said it.
enum Additions {
    /// - Returns: one thing an entry: “all”: the report does not say so of all.
    static func all(
        _ claim: Claim, _ sentence: SourcePassage.Sentence, of passage: SourcePassage,
        vocabulary: CheckVocabulary
    ) -> [String] {
        let there = Wording.words(sentence.text)
        let stems = Set(there.map(Stemmer.stem))
        let around = Wording.words(passage.text)
        func stands(_ phrase: [String]) -> Bool {
            there.firstRange(of: phrase) != nil
                || phrase.count == 1 && stems.contains(Stemmer.stem(phrase[0]))
        }
        var found = vocabulary.additions.compactMap { addition -> String? in
            guard let words = addition.words.first(where: { place(of: $0, in: claim.words) != nil }),
                !addition.unless.contains(where: stands), !stands(words)
            else { return nil }
            return "“\(words.joined(separator: " "))”: \(addition.objection)"
        }
        if let first = superlative(claim.words, there) { found.append(first) }
        if let told = teller(claim, around) { found.append(told) }
        return found
    }

    /// Where words stand, but not in "at all", "not all", "all but".
    private static func place(of words: [String], in claim: [String]) -> Int? {
        guard let range = claim.firstRange(of: words) else { return nil }
        let before = range.lowerBound > 0 ? claim[range.lowerBound - 1] : ""
        let after = range.upperBound < claim.count ? claim[range.upperBound] : ""
        if CheckingWords.beforeAll.contains(before)
            || CheckingWords.afterAll.contains(after)
        {
            return nil
        }
        return range.lowerBound
    }

    private static let ordinals = English.words(.checks, "ordinals")

    /// "the largest" for "the third largest".
    private static func superlative(_ here: [String], _ there: [String]) -> String? {
        for (ordinal, word) in zip(there, there.dropFirst())
        where ordinals.contains(ordinal) && (word.hasSuffix("est") || word == "most") {
            guard let place = here.firstIndex(of: word), place == 0 || !ordinals.contains(here[place - 1])
            else { continue }
            return "“\(word)”: the report says “\(ordinal) \(word)”"
        }
        return nil
    }

    /// "Leaders told CQC" of what the paragraph tells as nobody's words.
    private static func teller(_ claim: Claim, _ around: [String]) -> String? {
        guard let place = claim.words.firstIndex(where: Speakers.several.contains),
            place + 2 < claim.words.count,
            claim.words[(place + 1)...].prefix(2).contains(where: {
                CheckingWords.telling.contains($0)
            })
        else { return nil }
        let who = claim.words[place]
        let isSaid =
            around.contains(where: Speakers.saying.contains)
            || around.contains {
                CheckingWords.attributing
                    .contains($0)
            }
        return isSaid ? nil : "“\(who) \(claim.words[place + 1])”: the report does not say that they said so"
    }
}
