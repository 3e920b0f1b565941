internal import ClaimReading
internal import AssessmentModel
internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// A figure of a day told as one of now.
enum Timing {
    private static let now = English.words(.checks, "now")
    private static let present = English.words(.checks, "present")
    private static let presentOrPerfect = English.words(.checks, "present and perfect")
    private static let goingOn = English.words(.checks, "going on")
    private static let standing = English.words(.checks, "standing facts")

    /// - Returns: "“now”: that was in June 2024".
    static func difference(_ claim: Claim, _ candidate: ClaimCandidate, vocabulary: CheckVocabulary)
        -> String?
    {
        guard claim.mentions.dates.isEmpty,
            claim.mentions.numbers.contains(where: { $0.role == .value || $0.role == .wordOnly })
        else { return nil }
        let folded = " " + claim.words.joined(separator: " ") + " "
        let there = Set(Wording.words(candidate.sentence.text))
        let word =
            now.words.first { folded.contains(" \($0) ") && !there.contains($0) }
            ?? claim.words.first { present.contains($0) && !there.contains($0) }
        // A share that is so is the last that was measured.
        let isCount = claim.mentions.numbers.contains {
            $0.unit != .percent && $0.unit != .points && $0.share == nil
        }
        if !isCount, !now.contains(word) { return nil }
        if goingOn.contains(word), !claim.words.contains(where: presentOrPerfect.contains) { return nil }
        guard let word, !claim.words.contains(where: { standing.contains($0) }) else { return nil }
        let dates = NumberMentions(of: candidate.sentence.text, vocabulary: vocabulary).dates.map(
            \.date.english)
        let figures = candidate.passage.figures.filter { $0.sentence == candidate.sentence.number }
        let date = dates.first ?? figures.compactMap { $0.sourceDate?.english ?? $0.period }.first
        if let date { return "“\(word)”: that was of \(date)" }
        return now.contains(word) ? "“\(word)”: the report speaks of when CQC assessed the council" : nil
    }
}
