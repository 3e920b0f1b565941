internal import English

/// A share as people say it: "half of", "nearly a third of", "nine in ten". It stands for any percentage of a
/// range.
package struct SpokenShare: Hashable {
    /// In percent.
    private var exact: Double
    private var tolerance: Double
    private var leaning: Leaning

    /// What stands before it.
    private enum Leaning: Hashable {
        case none, about, under, over
    }

    /// - Parameters:
    ///   - share: above 0 and below 1.
    ///   - parts: what it is counted in: 3 of "two thirds".
    ///   - before: the two folded words before it.
    init(share: Double, parts: Double, before: (String, String)) {
        exact = 100 * share
        // "nine in ten" for 91%: no other number of tenths is nearer. Halves and thirds are used more
        // strictly than that.
        tolerance = parts >= 5 ? 50 / parts : 3
        let phrases = [before.1, before.0 + " " + before.1]
        func isOne(of leanings: WordClass) -> Bool { phrases.contains(where: leanings.contains) }
        leaning =
            isOne(of: Self.justUnder)
            ? .under
            : isOne(of: Self.justOver) ? .over : isOne(of: Self.somewhereNear) ? .about : .none
    }

    private static let justUnder = English.words(.checks, "a share leaning down")
    private static let justOver = English.words(.checks, "a share leaning up")
    private static let somewhereNear = English.words(.checks, "a share leaning neither way")

    /// What a share is counted in, of halves to tenths: 3 of two thirds.
    static func parts(of share: Double) -> Double {
        let sizes = stride(from: 2.0, through: 10, by: 1)
        return sizes.first { size in abs((share * size).rounded() - share * size) < 0.005 } ?? 10
    }

    /// Whether it may stand for a percentage.
    package func fits(_ percent: Double) -> Bool {
        switch leaning {
        case .none: abs(percent - exact) <= tolerance
        case .about: abs(percent - exact) <= max(5, tolerance)
        case .under: percent < exact && percent >= exact - 10
        case .over: percent > exact && percent <= exact + 15
        }
    }

    /// Whether it is a percentage, said in other words: 80% for "four out of five".
    func isExactly(_ percent: Double) -> Bool {
        (leaning == .none || leaning == .about) && abs(percent - exact) <= 0.5
    }

    /// "a third" for "more than a third", but not "less than a third".
    private func isAlike(_ other: SpokenShare) -> Bool {
        abs(exact - other.exact) < 0.1 && Set([leaning, other.leaning]) != [.under, .over]
    }

    /// Whether numbers of a report have it: a percentage, or two counts of which one is that part of the
    /// other.
    package func stands(in numbers: [NumberMention]) -> Bool {
        if numbers.contains(where: { $0.unit == .percent && fits($0.value) || $0.share.map(isAlike) ?? false }
        ) {
            return true
        }
        let counts = numbers.filter { $0.unit == nil && $0.role == .value && $0.value > 0 }
        return counts.contains { part in
            counts.contains { whole in part.value < whole.value && fits(100 * part.value / whole.value) }
        }
    }
}
