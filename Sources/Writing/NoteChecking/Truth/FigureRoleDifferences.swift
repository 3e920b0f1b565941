internal import ClaimReading
internal import AssessmentModel
internal import English
internal import NoteText
internal import SentenceNumbers
internal import TextAnalysis

/// The slots of a report's figures beside the numbers of a claim: a target is no result, and what was before is
/// not what is.
enum FigureRoleDifferences {
    static let before = English.words(.checks, "signs of before")

    /// Numbers of a claim that are in the report another thing than a result of the time told of.
    static func differences(_ claim: Claim, _ candidate: ClaimCandidate) -> [String] {
        let figures = candidate.passage.figures.filter { $0.sentence == candidate.sentence.number }
        let numbers = claim.mentions.numbers.filter { $0.role == .value && $0.share == nil }
        return numbers.compactMap { number in
            let own = figures.filter {
                number.agrees(with: $0.value) || $0.benchmark.map(number.agrees(with:)) ?? false
            }
            return own.isEmpty
                ? earlier(number, numbers, figures, claim)
                : aimed(number, own, claim) ?? ofOthers(number, numbers, own, claim)
        }
    }

    /// "412 people were waiting" of "148 people were waiting, down from 412".
    private static func earlier(
        _ number: NumberMention, _ numbers: [NumberMention], _ figures: [SourcePassage.Figure], _ claim: Claim
    ) -> String? {
        guard let figure = figures.first(where: { $0.previous.map(number.agrees(with:)) ?? false }),
            MentionUnit(figure.unit) == number.unit, claim.mentions.dates.isEmpty,
            !numbers.contains(where: { $0.agrees(with: figure.value) }),
            !claim.words.contains(where: before.contains)
        else { return nil }
        let value = Figures.quantity(figure.value, unit: figure.unit, printed: nil)
        return "\(number.words): the report says \(value); \(number.words) was before"
    }

    private static let beside = English.words(.checks, "others to compare with")

    /// "84% were rated good" of "81%, below the London average of 84%".
    private static func ofOthers(
        _ number: NumberMention, _ numbers: [NumberMention], _ own: [SourcePassage.Figure], _ claim: Claim
    ) -> String? {
        guard let figure = own.first, let benchmark = figure.benchmark,
            MentionUnit(figure.unit) == number.unit,
            ![.previous, .target, .england].contains(figure.comparator),
            own.allSatisfy({ !number.agrees(with: $0.value) }), number.agrees(with: benchmark),
            !numbers.contains(where: { $0.agrees(with: figure.value) }),
            !claim.words.contains(where: beside.contains)
        else { return nil }
        let value = Figures.quantity(figure.value, unit: figure.unit, printed: nil)
        return "\(number.words): the report says \(value), and holds it against \(number.words)"
    }

    /// A target, a budget or an estimate told as a result.
    private static func aimed(
        _ number: NumberMention, _ own: [SourcePassage.Figure], _ claim: Claim
    ) -> String? {
        guard let figure = own.first, own.allSatisfy({ $0.role != .actual && number.agrees(with: $0.value) }),
            !claim.words.contains(where: Aims.words.contains)
        else { return nil }
        return "\(number.words): in the report that is the \(figure.role.rawValue)"
    }

    /// The printed numbers of a sentence with the units that its figures give those which leave them out: 31
    /// of "to 15 days from 31".
    static func united(_ mentions: [NumberMention], _ figures: [SourcePassage.Figure]) -> [NumberMention] {
        mentions.map { mention in
            guard mention.unit == nil, mention.role == .value,
                let figure = figures.first(where: {
                    [$0.previous, $0.benchmark].contains { $0.map(mention.agrees(with:)) ?? false }
                })
            else { return mention }
            var own = mention
            own.unit = MentionUnit(figure.unit)
            return own
        }
    }

    /// What the figures of a sentence hold beyond its printed numbers: earlier values and benchmarks with
    /// their units, where the sentence leaves the unit to be understood.
    static func numbers(_ figures: some Sequence<SourcePassage.Figure>) -> [NumberMention] {
        figures.flatMap { figure in
            [figure.value, figure.previous, figure.benchmark].compactMap { value in
                value.map {
                    NumberMention(
                        understood: $0, unit: MentionUnit(figure.unit),
                        words: Figures.quantity($0, unit: figure.unit, printed: nil))
                }
            }
        }
    }
}
