/// CQC's published arithmetic from nine scores to a percentage and a band (`How we determine ratings for
/// local authorities`, 2025).
///
/// Everything here is *calculated*: a printed rating or percentage always wins and is never replaced by it.
package struct ScoreArithmetic: Equatable, Sendable {
    /// Sum of the scores.
    package let points: Int
    /// Number of statements scored.
    package let statements: Int

    /// Nil unless there is at least one score and each is 1 to 4.
    package init?(scores: [Int]) {
        guard !scores.isEmpty, scores.allSatisfy({ (1...4).contains($0) }) else { return nil }
        points = scores.reduce(0, +)
        statements = scores.count
    }

    /// 100 × points / (4 × statements), rounded up, as CQC prints it (22 of 36 is 62).
    package var percent: Int { Self.percent(points, of: statements) }

    /// The band that the percentage lies in.
    package var rating: Rating { Self.rating(percent: percent) }

    /// Points missing to the next band; nil in the highest.
    package var marginUp: Int? {
        guard rating != .outstanding else { return nil }
        return (1...).first { Self.rating(percent: Self.percent(points + $0, of: statements)) != rating }
    }

    /// Points that may be lost without leaving the band, never below a score of 1 for each statement.
    package var marginDown: Int {
        var lost = 0
        while points - lost - 1 >= statements,
            Self.rating(percent: Self.percent(points - lost - 1, of: statements)) == rating
        { lost += 1 }
        return lost
    }

    /// What points come to, as CQC prints it.
    package static func percent(_ points: Int, of statements: Int) -> Int {
        (100 * points + 4 * statements - 1) / (4 * statements)
    }

    /// CQC's bands of the overall percentage, the lowest first.
    package static let bands: [(rating: Rating, range: ClosedRange<Int>)] = [
        (.inadequate, 25...38), (.requiresImprovement, 39...62), (.good, 63...87), (.outstanding, 88...100),
    ]

    /// The band that a percentage lies in.
    package static func band(of percent: Int) -> (rating: Rating, range: ClosedRange<Int>) {
        bands.last { percent >= $0.range.lowerBound } ?? bands[0]
    }

    private static func rating(percent: Int) -> Rating { band(of: percent).rating }
}
