internal import AssessmentModel
internal import English
internal import TextAnalysis

/// What kind of figure a quantity is: a median, the longest, a total, a change.
struct StatisticReader {
    let reading: SentenceReading
    let quantities: [Quantity]
    let comparisons: ComparisonReader

    /// Cues that name a statistic.
    static let kinds: [(CueKind, Statistic)] = [
        (.median, .median), (.mean, .mean), (.maximum, .maximum), (.minimum, .minimum), (.total, .total),
        (.estimate, .estimate),
    ]
    private static let by = WordSet("by of")
    private static let changes = WordSet(English.words(.figures, "nouns of changes"))
    private static let estimates = WordSet(English.words(.figures, "words of estimates"))

    func statistic(of index: Int) -> Statistic {
        if comparisons.targets.contains(index) { return .target }
        let quantity = quantities[index]
        if case .gap = comparisons.parts.parts[index] { return .change }
        let start = index > 0 ? quantities[index - 1].tokens.upperBound : 0
        let before = min(start, quantity.tokens.lowerBound)..<quantity.tokens.lowerBound
        let end =
            index + 1 < quantities.count ? quantities[index + 1].tokens.lowerBound : reading.tokens.count
        let after =
            quantity.tokens
            .upperBound..<min(max(quantity.tokens.upperBound, end), quantity.tokens.upperBound + 4)
        if isChange(quantity, before: before, after: after) { return .change }
        if quantity.isWhole { return .total }
        if let shared = shared(index) { return shared }
        if let named = named(in: before, quantity) { return named }
        if quantity.isDuration, quantity.bound == .atMost, !quantity.isCompound { return .maximum }
        if let named = named(after: after, quantity) { return named }
        if let same = likeThePrevious(index, before) { return same }
        return .value
    }

    /// "the median and maximum waits were 61 and 418 days respectively".
    private func shared(_ index: Int) -> Statistic? {
        let isSecond = index > 0 && isPair(index - 1)
        guard isSecond || isPair(index) else { return nil }
        let first = isSecond ? index - 1 : index
        let before =
            (first > 0 ? quantities[first - 1].tokens.upperBound : 0)..<quantities[first].tokens.lowerBound
        let named = reading.matches(startingIn: before).filter { match in
            Self.kinds.contains { $0.0 == match.kind } && match.kind != .estimate && match.kind != .total
                && !isComparisonName(match)
        }
        guard named.count == 2, reading.isWord(named[named.startIndex].tokens.upperBound, in: .connectors)
        else {
            return nil
        }
        let kind = named[named.startIndex + (isSecond ? 1 : 0)].kind
        return Self.kinds.first { $0.0 == kind }?.1
    }

    /// "61 and 418 days".
    private func isPair(_ index: Int) -> Bool {
        guard index + 1 < quantities.count else { return false }
        let between = quantities[index].tokens.upperBound..<quantities[index + 1].tokens.lowerBound
        return between.count == 1 && reading.isWord(between.lowerBound, in: .connectors)
    }

    private func named(in before: Range<Int>, _ quantity: Quantity) -> Statistic? {
        let left = reading.matches(startingIn: before).last { match in
            Self.kinds.contains { $0.0 == match.kind } && match.tokens.upperBound <= before.upperBound
                && reaches(match, quantity)
        }
        return left.flatMap { left in Self.kinds.first { $0.0 == left.kind }?.1 }
    }

    private func named(after range: Range<Int>, _ quantity: Quantity) -> Statistic? {
        let right = reading.matches.first { match in
            (match.kind == .mean || match.kind == .median || match.kind == .maximum && quantity.isDuration)
                && range.contains(match.tokens.lowerBound)
                && !(range.lowerBound..<match.tokens.lowerBound).contains {
                    reading.isMark($0, MarkKey.comma) || reading.isWord($0, in: .connectors)
                        || reading.isWord($0, in: Self.thanWords) && !reading.isWord($0 - 1, in: Self.copulas)
                }
        }
        guard let right, !reading.isWord(right.tokens.upperBound, in: Self.by), !isComparisonName(right)
        else {
            return nil
        }
        return Self.kinds.first { $0.0 == right.kind }?.1
    }

    private static let copulas = WordSet("was is were being")
    private static let thanWords = WordSet("than the england national")

    private func likeThePrevious(_ index: Int, _ before: Range<Int>) -> Statistic? {
        guard index > 0 else { return nil }
        let quantity = quantities[index]
        // "the median wait had come down from 66 days to 18 days": both are medians.
        if comparisons.earlier(of: index) == index - 1, !quantities[index - 1].isWhole {
            let earlier = statistic(of: index - 1)
            return [.median, .mean, .maximum, .minimum, .estimate].contains(earlier) ? earlier : .value
        }
        // Two values under one statistic: "a maximum of 21 and 14".
        let isJoined =
            quantities[index - 1].unit == quantity.unit
            && reading.isWord(quantity.tokens.lowerBound - 1, in: .connectors)
            || before.count <= 2 && before.contains { reading.isWord($0, in: .connectors) }
        guard isJoined, quantity.isDuration, quantities[index - 1].isDuration else { return nil }
        return statistic(of: index - 1)
    }

    /// "the England average" is no statistic of the value before it.
    private func isComparisonName(_ match: Lexicon.Match) -> Bool {
        comparisons.parts.names.all.contains { $0.tokens.overlaps(match.tokens) }
    }

    /// Whether a statistic's word speaks of a quantity: same clause, and for the loose ones right beside it.
    private func reaches(_ match: Lexicon.Match, _ quantity: Quantity) -> Bool {
        if isComparisonName(match) { return false }
        let gap = match.tokens.upperBound..<max(match.tokens.upperBound, quantity.tokens.lowerBound)
        switch match.kind {
        case .estimate:
            return gap.count <= 9 && match.tokens.contains { reading.isWord($0, in: Self.estimates) }
                && !(quantity.unit == .percent && gap.count > 0)
                && !gap.contains { reading.isMark($0, MarkKey.semicolon) }
        case .maximum, .minimum:
            if reading.isWord(match.tokens.upperBound - 1, in: FigureWords.to) {
                // "went up to 1,500" tells where it went.
                return gap.isEmpty && !quantity.isShare
                    && !reading.isWord(match.tokens.lowerBound - 1, in: FigureWords.going)
            }
            return match.tokens.upperBound == quantity.tokens.lowerBound && !quantity.isShare
                || match.tokens.contains(quantity.number.lowerBound)
                || quantity.isDuration && !gap.contains { reading.isMark($0, MarkKey.semicolon) }
                || gap.count <= 3 && !quantity.isShare
        case .total: return gap.count <= 3 || !gap.contains { reading.tokens[$0].isMark }
        default:
            return !gap.contains {
                reading.isMark($0, MarkKey.semicolon) || reading.isMark($0, MarkKey.colon)
            }
        }
    }

    private func isChange(_ quantity: Quantity, before: Range<Int>, after: Range<Int>) -> Bool {
        if quantity.isMultiple { return !reading.isWord(quantity.tokens.upperBound, in: Self.asWord) }
        let hasCue = reading.matches(startingIn: before).contains { match in
            match.kind == .change && match.tokens.upperBound <= before.upperBound
                && before.upperBound - match.tokens.upperBound <= 8
        }
        let first = quantity.boundTokens?.lowerBound ?? quantity.tokens.lowerBound
        if hasCue, reading.isWord(first - 1, in: FigureWords.by) { return true }
        if hasCue, reading.isWord(first - 1, in: Self.by), before.count <= 4 { return true }
        // "were down by 310", "cut by a fifth".
        if reading.isWord(first - 1, in: FigureWords.by),
            reading.isWord(first - 2, in: FigureWords.falling)
                || reading.isWord(first - 2, in: FigureWords.rising)
        {
            return true
        }
        guard let next = after.first else { return false }
        return (quantity.unit == .percent || quantity.unit == .pounds || quantity.isDuration)
            && reading.isWord(next, in: Self.changes)
    }

    private static let asWord = WordSet("as")
}
