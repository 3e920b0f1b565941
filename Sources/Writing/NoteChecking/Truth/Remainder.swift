internal import AssessmentModel
internal import ClaimReading
internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// What a passage leaves of a claim's words, and whether a reader has to judge it.
///
/// Whoever tells something again does so in words of their own, of which no list of meanings has all. So one word in
/// five may be left over, if it is one that turns nothing: no verb, since what was done decides; nobody's name and no
/// group; no degree, time, cause, comparison or word with an opposite; and no word that the report itself uses of
/// something else, since there it would be told apart from this ("reviews" for "assessments", "nursing homes" for
/// "care homes").
struct Remainder {
    let claim: Claim
    /// The other paragraphs that were looked at.
    let others: [SourcePassage]
    /// Folded words of the titles of the sections.
    let titles: Set<String>
    let vocabulary: CheckVocabulary

    /// The share of a claim's words that may be its own.
    private static let part = 5

    /// What of the words left over a reader has to judge; none where they turn nothing.
    func toJudge(_ open: [String]) -> [String] {
        let heads = Set(
            ClauseReader.clauses(of: claim.text).filter { !$0.subject.isEmpty }.flatMap {
                [$0.subject.last, $0.verb, $0.object.last].compactMap { $0 }
            })
        guard !open.isEmpty, Self.part * open.count <= claim.stems.count,
            !open.contains(where: { heads.contains($0) || isTelling($0) }), !isPhrase(open)
        else { return open }
        return []
    }

    /// "thanks to a government grant": whether words left over stand side by side, which adds a thing of its own.
    private func isPhrase(_ open: [String]) -> Bool {
        let words = claim.ownWords.filter { !NeutralWords.all.contains($0) }
        return zip(words, words.dropFirst()).contains { open.contains($0) && open.contains($1) }
    }

    private static let telling = Set(
        [
            English.lines(.checks, "binding words"),
            English.lines(.checks, "poles"),
            English.lines(.checks, "extremes"),
            English.lines(.checks, "each and all"),
            English.lines(.checks, "words for everywhere"),
            English.lines(.checks, "exclusive words"),
            English.lines(.checks, "parts of all"),
            English.lines(.checks, "going on"),
            English.lines(.checks, "now"),
            English.lines(.checks, "aims"),
            English.lines(.checks, "times"),
            English.lines(.checks, "others to compare with"),
            English.lines(.checks, "counted things"),
            English.lines(.checks, "kinds that exclude each other"),
            English.lines(.checks, "restricting words"),
            English.lines(.checks, "deeds"),
            English.lines(.checks, "acts"),
            English.lines(.checks, "services"),
            English.lines(.checks, "verbs of causing"),
        ].flatMap { $0 }.flatMap(\.words))

    private func isTelling(_ word: String) -> Bool {
        if word.contains(where: { $0 == " " || $0.isNumber }) || Self.telling.contains(word) { return true }
        if Contrast.negations.contains(word) || !Contrast.opposites(of: word).isEmpty { return true }
        if ActiveAndPassive.isPast(word) || Wording.verbs.contains(word) { return true }
        if Self.endings.contains(where: { word.hasSuffix($0) }) { return true }
        return Roles.kind(of: word) != nil || vocabulary.population(of: word) != nil || titles.contains(word)
            || isName(word) || isElsewhere(word)
    }

    /// Endings of superlatives and of verbs.
    private static let endings = English.words(.checks, "endings of words that tell").words

    /// Whether it stands with a capital inside the claim.
    private func isName(_ word: String) -> Bool {
        claim.text.split(separator: " ").dropFirst().contains {
            $0.first?.isUppercase ?? false && Wording.words($0).contains(word)
        }
    }

    private func isElsewhere(_ word: String) -> Bool {
        let stem = Stemmer.stem(word)
        return others.contains { Wording.words($0.text).contains { Stemmer.stem($0) == stem } }
    }
}
