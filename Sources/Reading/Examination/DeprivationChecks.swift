internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// Whether a place in a ranking of councils by deprivation fits the tenth that is printed beside it: "a score of 9
/// (10 is the least deprived) and 11th most deprived of 153" cannot both be.
enum DeprivationChecks {
    /// How many tenths the two may lie apart: one counts councils, the other the areas that people live in.
    private static let mostApart = 4.0
    private static let tenths = 10.0

    static func texts(_ passage: ReportInHand.Passage) -> [String] {
        passage.sentences.filter(\.hasDigit).compactMap(text)
    }

    private static func text(_ sentence: SentenceInHand) -> String? {
        guard let rank = sentence.sentence.indicators.first(where: { $0.rankFrom != nil }),
            let place = rank.place, let places = rank.places, places > 0, let from = rank.rankFrom,
            from.hasSuffix(deprived.words[0]),
            let (score, tenIsMost) = score(in: sentence)
        else { return nil }
        let isFromMost = from.lowercased().hasPrefix(most.words[0])
        let share = Double(place) / Double(places) * tenths
        // In tenths from the most deprived.
        let ranked = isFromMost ? share : tenths - share
        let scored = tenIsMost ? tenths - score.value + 0.5 : score.value - 0.5
        guard abs(ranked - scored) > mostApart else { return nil }
        return
            "“\(score.text)” where 10 is the \(tenIsMost ? "most" : "least") deprived does not fit “\(rank.valueText)”"
    }

    /// The tenth before "(10 is the least deprived)", or before "(1 is the least deprived, 10 …)", and whether ten is
    /// the most deprived.
    private static func score(in sentence: SentenceInHand) -> (PrintedNumber, tenIsMost: Bool)? {
        for index in sentence.tokens.indices where sentence.isMark(index, MarkKey.open) {
            guard let score = sentence.number(endingBefore: index), !score.isShare,
                (1...tenths).contains(score.value),
                let end = sentence.number(at: index + 1), end.value == 1 || end.value == tenths
            else { continue }
            let words = (end.end..<min(end.end + 4, sentence.tokens.count))
            guard words.contains(where: { sentence.isWord($0, deprived) }) else { continue }
            let isMost = words.contains { sentence.isWord($0, most) }
            guard isMost || words.contains(where: { sentence.isWord($0, least) }) else { continue }
            return (score, (end.value == tenths) == isMost)
        }
        return nil
    }

    private static let deprived = English.words(.remarks, "deprived")
    private static let most = English.words(.remarks, "most of a ranking")
    private static let least = English.words(.remarks, "least of a ranking")
}
