internal import ClaimReading
internal import AssessmentModel
internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// Whether a target was met, by the report's own figures.
enum Targets {
    static let names = English.words(.checks, "targets")
    private static let met = English.words(.checks, "targets met")
    private static let missed = English.words(.checks, "targets missed")

    /// How what a claim says of a target differs from the figures of a report's sentence: of times less is better,
    /// of percentages more; nil when they do not tell.
    static func difference(_ claim: Claim, _ candidate: ClaimCandidate) -> String? {
        let isMet = claim.words.first(where: met.contains)
        let isMissed = claim.words.first(where: missed.contains)
        guard (isMet == nil) != (isMissed == nil), let word = isMet ?? isMissed,
            claim.words.contains(where: names.contains),
            !claim.words.contains(where: Contrast.negations.contains)
        else { return nil }
        let aimed = candidate.passage.figures.filter {
            $0.sentence == candidate.sentence.number && $0.comparator == .target
        }
        guard aimed.count == 1, let figure = aimed.first, let target = figure.benchmark,
            figure.value != target,
            let unit = MentionUnit(figure.unit), unit != .pounds
        else { return nil }
        let isReached = unit == .percent ? figure.value > target : figure.value < target
        guard isReached != (isMet != nil) else { return nil }
        let (value, aim) = (
            Figures.quantity(figure.value, unit: figure.unit, printed: nil),
            Figures.quantity(target, unit: figure.unit, printed: nil)
        )
        return "“\(word)”: the report has \(value) against a target of \(aim)"
    }
}
