internal import QuotedLines
internal import English
internal import AssessmentModel
internal import NoteText

/// Whether two texts are about the same thing, by the words that carry meaning.
enum Likeness {
    /// The words that say what a text is about: no small words, no numbers, each without its ending and cut
    /// to its first six letters, so that "wait", "waits", "waited" and "waiting" are one.
    static func topic(_ text: some StringProtocol, without names: Set<String> = []) -> Set<String> {
        Set(
            Wording.words(text).filter { word in
                word.count > 2 && !small.contains(word) && !names.contains(word)
                    && word.first?.isNumber == false
            }.map { String(Stemmer.stem($0).prefix(6)) })
    }

    /// Share of the topic words that two texts have in common: 0 for none, 1 for all (Dice's coefficient).
    static func ofTopics(_ a: Set<String>, _ b: Set<String>) -> Double {
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        return 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
    }

    /// How much of the first topic the second covers, from 0 to 1.
    static func covered(_ a: Set<String>, by b: Set<String>) -> Double {
        a.isEmpty ? 1 : Double(a.intersection(b).count) / Double(a.count)
    }

    /// Whether two figures measure the same: same unit and kind of figure, and either the same topic words
    /// or, for two figures that stand beside the same figure for England, most of them.
    static func isSameMeasure(_ a: FigureRow, _ b: FigureRow, names: Set<String>) -> Bool {
        guard a.unit == b.unit, a.statistic == b.statistic, a.valueMax == nil, b.valueMax == nil else {
            return false
        }
        let (x, y) = (topic(a.measure, without: names), topic(b.measure, without: names))
        guard x.count >= 2, y.count >= 2, ages(a.measure) == ages(b.measure) else { return false }
        if x == y { return true }
        let isSameBenchmark =
            a.comparator == .england && b.comparator == .england && a.benchmark != nil
            && a.benchmark == b.benchmark
        return ofTopics(x, y) >= (isSameBenchmark ? 0.7 : 0.85)
    }

    /// The numbers of a measure, such as ages: "aged 18 to 64" is not "aged 65 and over".
    private static func ages(_ measure: String) -> [String] {
        Wording.words(measure).filter { $0.first?.isNumber == true }
    }

    /// The words of the authorities' names, which say nothing of what is measured.
    static func names(_ authorities: [String]) -> Set<String> {
        Set(
            authorities.flatMap { Wording.words($0) } + LineWords.nameFillers.words)
    }

    private static let small = English.words(.notes, "fillers of topics")
}
