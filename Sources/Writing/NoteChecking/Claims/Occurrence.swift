internal import ClaimReading
internal import AssessmentModel
internal import SentenceNumbers

/// A number of a report that one of a claim's or a note's may stand for.
struct Occurrence {
    /// With the unit and the owner that the paragraph's figures give it where its sentence leaves them out.
    var mention: NumberMention
    /// What its sentence and its figures say of it.
    var sense: NumberSense
    var passage: SourcePassage
    var sentence: SourcePassage.Sentence
    /// Whether the words beside it say that it is England's, whatever was understood of it.
    var isSaidOfEngland: Bool

    /// Whether it may be of England, or the council's own.
    func mayBe(ofEngland isEngland: Bool) -> Bool {
        mention.isEngland == isEngland || isSaidOfEngland == isEngland
    }

    /// The numbers of a paragraph that fit, in its order.
    ///
    /// - Parameter read: its sentences with their numbers.
    static func all(
        in passage: SourcePassage, read: [(sentence: SourcePassage.Sentence, mentions: NumberMentions)],
        _ vocabulary: CheckVocabulary, where fits: (NumberMention) -> Bool = { _ in true }
    ) -> [Occurrence] {
        read.flatMap { sentence, mentions in
            let own = passage.figures.filter { $0.sentence == sentence.number }
            return mentions.numbers.filter(fits).map { number in
                var mention = number
                if mention.unit == nil,
                    let figure = own.first(where: {
                        $0.previous == number.value || $0.benchmark == number.value
                    })
                {
                    mention.unit = MentionUnit(figure.unit)
                }
                mention.isEngland =
                    passage.isEngland(number.value, inSentence: sentence.number) ?? number.isEngland
                return Occurrence(
                    mention: mention,
                    sense: NumberSense(
                        of: number, among: mentions, in: sentence.text, senses: vocabulary.senses
                    )
                    .with(own, of: number.value),
                    passage: passage, sentence: sentence, isSaidOfEngland: number.isEngland)
            }
        }
    }
}

/// In what a number differs from those of a report that are as large and in its unit.
enum NumberFault {
    /// It is England's there, not the council's own; or the other way round.
    case england(Occurrence), council(Occurrence)
    /// It is there, and is something else.
    case meaning(Occurrence, NumberSense.Contradiction)

    /// - Parameters:
    ///   - own: what is said of the number.
    ///   - equal: likeliest first.
    /// - Returns: nil when one of them is the same thing, or there is none.
    static func of(
        _ mention: NumberMention, as own: NumberSense, isEngland: Bool, among equal: [Occurrence],
        _ vocabulary: CheckVocabulary
    ) -> NumberFault? {
        guard let first = equal.first else { return nil }
        let pool = equal.filter { $0.mayBe(ofEngland: isEngland) }
        guard let likeliest = pool.first else { return isEngland ? .council(first) : .england(first) }
        return NumberSense.contradiction(own, pool.map(\.sense), vocabulary.senses).map {
            .meaning(likeliest, $0)
        }
    }
}
