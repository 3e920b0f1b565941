internal import ClaimReading
internal import AssessmentModel
internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// What stands beside a sentence's own words and numbers: what it is under, what two of its numbers come to, what was before.
extension ClaimComparison {
    /// The words of what a sentence stands behind and under.
    func around(_ candidate: Candidate, _ title: String) -> [String] {
        let sentences = candidate.passage.sentences
        let place = sentences.firstIndex { $0.number == candidate.sentence.number } ?? 0
        let before = sentences[max(0, place - 2)..<place].map(\.text)
        return Wording.words((before + [candidate.passage.heading ?? "", title]).joined(separator: " "))
    }

    /// Whether a number is what two others of its unit come to: for the reader to add up.
    static func isTotal(_ mention: NumberMention, of numbers: [NumberMention]) -> Bool {
        let own = numbers.filter { $0.role == .value && $0.unit == mention.unit && $0.value < mention.value }
        return mention.role == .value
            && !numbers.contains { mention.agrees(with: $0) }
            && own.indices.contains { place in
                own[(place + 1)...].contains { mention.agrees(with: own[place].value + $0.value) }
            }
    }

    private static let present = English.words(.checks, "present")

    /// "One in five is vacant" of "7.5%; it had been 19%": what a share that was so before is now; nil where it still is so.
    func superseded(
        _ share: SpokenShare, _ near: [NumberMention], _ claim: Claim, _ candidate: Candidate
    ) -> NumberMention? {
        let figures = candidate.passage.figures.filter { $0.sentence == candidate.sentence.number }
        let before = figures.compactMap { $0.previous ?? ($0.comparator == .previous ? $0.benchmark : nil) }
        let now = near.filter { !before.contains($0.value) }
        guard claim.words.contains(where: Self.present.contains), !before.isEmpty, !share.stands(in: now)
        else {
            return nil
        }
        return now.first { mention in
            mention.unit == .percent && figures.contains { $0.value == mention.value }
        }
    }
}
