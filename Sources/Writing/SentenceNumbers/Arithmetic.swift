internal import English
internal import TextAnalysis

/// A sentence with its numbers, whose arithmetic is looked at.
package struct ToldNumbers {
    var text: String
    /// Folded.
    var words: [String]
    var numbers: [NumberMention]

    package init(text: String, words: [String], numbers: [NumberMention]) {
        (self.text, self.words, self.numbers) = (text, words, numbers)
    }
}

/// Numbers of a sentence that stand in no sentence of its source but follow from two that do.
package enum Arithmetic {
    private static let gaps = English.words(.checks, "gaps")
    private static let sums = English.words(.checks, "sums")
    private static let multiples = English.words(.checks, "multiples told")
    private static let perOne = English.words(.checks, "for every one")
    /// What stands before those who are left out of a whole: "all but three of the 44".
    package static let allBut = English.words(.checks, "all but").words.first ?? ""

    /// Whether a number is of those left out of a whole.
    package static func isLeftOut(_ mention: NumberMention, in text: String) -> Bool {
        let lead = Folding.wordList(
            String(decoding: Array(text.utf8)[..<mention.span.lowerBound].suffix(20), as: UTF8.self))
        return lead.suffix(2).joined(separator: " ") == allBut
    }

    /// How a number follows: "412 less 148"; nil when it does not.
    ///
    /// - Parameter numbers: of one sentence, or of one and its neighbour.
    package static func way(to mention: NumberMention, in told: ToldNumbers, from numbers: [NumberMention])
        -> String?
    {
        let values = numbers.filter { $0.role == .value }
        let folded = Set(told.words)
        let side = NumberSide.of(mention, in: told.text)?.side ?? .exactly
        let isGap = isDifference(mention, in: told) || isLeftOut(mention, in: told.text)
        func fits(_ exact: Double) -> Bool {
            (side == .exactly || side == .about) && mention.agrees(with: exact)
        }
        for (index, one) in values.enumerated() {
            for other in values[(index + 1)...] where one.unit == other.unit && one.value != other.value {
                let isUnit =
                    mention.unit == one.unit || one.unit == .percent && mention.unit == .points
                    || mention.unit == nil && one.unit != .percent
                let gap = abs(one.value - other.value)
                var difference = one
                difference.value = gap
                // "two weeks" of 27 and 13 days.
                let isOtherUnit = mention.isSameTime(as: difference)
                guard isUnit || isOtherUnit || mention.unit == nil || mention.unit == .percent else {
                    continue
                }
                if isGap, isOtherUnit || isUnit && fits(gap) {
                    return "\(max(one.value, other.value)) less \(min(one.value, other.value))"
                }
                if isUnit, fits(one.value + other.value), !folded.isDisjoint(with: sums.set) {
                    return "\(one.words) and \(other.words)"
                }
                let (least, most) = (min(one.value, other.value), max(one.value, other.value))
                guard least > 0 else { continue }
                // "35% of the files" of "7 of 20".
                let isShare =
                    mention.unit == .percent && one.unit == nil && fits(100 * least / most)
                    && told.words.contains(where: NumberWords.ofThe.contains)
                let isMultiple =
                    mention.unit == nil && !folded.isDisjoint(with: multiples.set)
                    && side.holds(mention.value, of: most / least)
                if isShare || isMultiple {
                    return "\(one.words) against \(other.words)"
                }
            }
        }
        if let product = product(mention, in: told, values, fits: fits) { return product }
        if let share = changed(mention, side, in: told, values) { return share }
        if let part = part(mention, side, in: told, numbers) { return part }
        let counts = values.filter { $0.unit == nil }
        if mention.unit == nil, counts.count > 2, fits(counts.map(\.value).reduce(0, +)),
            !folded.isDisjoint(with: sums.set)
        {
            return counts.map(\.words).joined(separator: " and ")
        }
        return nil
    }
}

extension Arithmetic {
    private static let changing = English.words(.checks, "before a change")
    private static let rising = English.words(.checks, "rising")

    /// "fell by more than half", "rose by 12%": the share of the earlier of two numbers by which it changed.
    private static func changed(
        _ mention: NumberMention, _ side: NumberSide, in told: ToldNumbers, _ values: [NumberMention]
    ) -> String? {
        let bytes = Array(told.text.utf8)
        guard mention.unit == .percent || mention.role == .wordOnly && mention.value < 1,
            mention.span.upperBound <= bytes.count,
            Folding.wordList(String(decoding: bytes[..<mention.span.lowerBound].suffix(30), as: UTF8.self))
                .suffix(4).contains(where: changing.contains)
        else { return nil }
        let isRise = told.words.contains(where: rising.contains)
        for (one, other) in zip(values, values.dropFirst())
        where one.unit == other.unit && one.unit != .percent {
            let (less, more) = (min(one.value, other.value), max(one.value, other.value))
            guard less > 0 else { continue }
            let share = (more - less) / (isRise ? less : more)
            let isRight =
                mention.unit == .percent
                ? side.holds(mention.value, of: (100 * share).rounded())
                : side == .exactly ? abs(share - mention.value) < 0.03 : side.holds(mention.value, of: share)
            if isRight { return "\(one.words) and \(other.words)" }
        }
        return nil
    }

    /// "£1.36 million" of 6,420 people at £212 each.
    private static func product(
        _ mention: NumberMention, in told: ToldNumbers, _ values: [NumberMention], fits: (Double) -> Bool
    ) -> String? {
        guard mention.unit == .pounds, told.words.contains(where: perOne.contains) else { return nil }
        for price in values where price.unit == .pounds {
            if let count = values.first(where: { $0.unit == nil && fits($0.value * price.value) }) {
                return "\(count.words) at \(price.words)"
            }
        }
        return nil
    }

    /// "126 of the 406" where the report has 406, and 31% of them; "about 340 of 508" where it has two thirds.
    private static func part(
        _ mention: NumberMention, _ side: NumberSide, in told: ToldNumbers, _ values: [NumberMention]
    ) -> String? {
        guard mention.unit == nil, mention.role == .value, side == .exactly || side == .about else {
            return nil
        }
        for whole in values where whole.unit == nil && whole.share == nil && whole.value > mention.value {
            guard told.numbers.contains(where: { $0 != mention && $0.agrees(with: whole) }) else {
                continue
            }
            for share in values where share.share != nil && (side == .about || mention.isQualified) {
                if abs(mention.value - share.value * whole.value) <= 0.02 * whole.value {
                    return "\(share.words) of \(whole.words)"
                }
            }
            for share in values where share.unit == .percent && share.value < 100 {
                let exact = share.value * whole.value / 100
                // The half of the last digit that the percentage was rounded to.
                let doubt = 0.5 * whole.value / 100
                if mention.agrees(with: exact.rounded())
                    || side == .about && abs(mention.value - exact) <= doubt
                {
                    return "\(share.words) of \(whole.words)"
                }
            }
        }
        return nil
    }

    /// The words by which what lies a number above or below another is told, where it does: "3.8 points lower" of 8.8%
    /// and 5%. None where the sentence compares with something that it names.
    package static func directions(in told: ToldNumbers, from numbers: [NumberMention]) -> Set<String> {
        guard !told.words.contains(where: comparing.contains) else { return [] }
        return told.numbers.reduce(into: []) { found, gap in
            guard !numbers.contains(where: { gap.agrees(with: $0) && gap.unit == $0.unit }) else { return }
            for base in told.numbers where base != gap {
                for own in numbers where base.agrees(with: own) && base.unit == own.unit {
                    let other = numbers.first {
                        $0.unit == own.unit && $0.value != own.value
                            && gap.agrees(with: abs($0.value - own.value))
                    }
                    guard let other else { continue }
                    found.formUnion(other.value < own.value ? lowerWords.set : higherWords.set)
                }
            }
        }
    }

    private static let comparing = English.words(.checks, "comparisons with something named")
    private static let lowerWords = English.words(.checks, "numbers below")
    private static let higherWords = English.words(.checks, "numbers above")

    /// Whether a word of differences stands close to a number.
    package static func isDifference(_ mention: NumberMention, in told: ToldNumbers) -> Bool {
        let bytes = Array(told.text.utf8)
        guard mention.unit != .points, mention.span.upperBound <= bytes.count else { return true }
        let before = Folding.wordList(
            String(decoding: bytes[..<mention.span.lowerBound].suffix(60), as: UTF8.self)
        ).suffix(4)
        let after = Folding.wordList(
            String(decoding: bytes[mention.span.upperBound...].prefix(60), as: UTF8.self)
        ).prefix(3)
        return (before + after).contains(where: gaps.contains)
    }
}
