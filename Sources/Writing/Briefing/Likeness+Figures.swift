internal import AssessmentModel
internal import NoteText
internal import QuotedLines

extension Likeness {
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
}
