internal import AssessmentModel

extension SourcePassage {
    /// Whether a number of a sentence is England's there, by what was understood of its figures; nil when
    /// they do not tell.
    func isEngland(_ value: Double, inSentence number: Int) -> Bool? {
        let figures = figures.filter { $0.sentence == number }
        func has(_ other: Double?) -> Bool { other.map { abs($0 - value) < 1e-9 } ?? false }
        let isOwn = figures.contains { has($0.value) || has($0.valueMax) }
        let isBenchmark = figures.contains { $0.comparator == .england && has($0.benchmark) }
        return isOwn == isBenchmark ? nil : isBenchmark
    }
}
