internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// Fills the slots of a figure that its own words and neighbours decide: role, days, whole, rank.
struct FigureSlots {
    let reading: SentenceReading
    let quantities: [Quantity]
    /// Figures of the sentence before.
    var earlier: [Indicator] = []

    func fill(_ indicator: inout Indicator, _ index: Int) {
        let quantity = quantities[index]
        indicator.bound = quantity.bound
        indicator.whole = quantity.whole ?? wholeBefore(index, indicator)
        indicator.scaleMax = quantity.scaleMax
        indicator.role = role(of: index, indicator.statistic)
        if let unit = quantity.unit ?? (indicator.unit.isDuration ? indicator.unit : nil),
            let day = unit.days,
            !isAge(index)
        {
            indicator.days = indicator.value * day
        }
        if let rank = quantity.rank {
            indicator.place = rank.place
            indicator.places = rank.places
            indicator.rankFrom = rank.from.isEmpty ? nil : reading.text(rank.from)
        }
    }

    /// "Of 412 deliveries, 398 arrived on time", "33 services, nine of which …", "Of these, 61 …": the count
    /// that a part is of.
    private func wholeBefore(_ index: Int, _ indicator: Indicator) -> Double? {
        guard indicator.unit == .people || indicator.unit == .count, indicator.scaleMax == nil else {
            return nil
        }
        let isOpened = reading.isWord(0, in: FigureWords.of) && index > 0
        let pointer = quantities[index].tokens.upperBound
        let pointsBack =
            reading.isWord(pointer, in: FigureWords.of) && reading.isWord(pointer + 1, in: Self.pointing)
            || reading.isWord(quantities[index].tokens.lowerBound - 2, in: FigureWords.of)
                && reading.isWord(quantities[index].tokens.lowerBound - 1, in: Self.pointing)
        if isOpened, !quantities[0].isShare, quantities[0].tokens.lowerBound <= 3, index == 1,
            quantities[0].value >= indicator.value, quantities[0].mayMeasureSame(as: quantities[index])
        {
            return quantities[0].value
        }
        if pointsBack,
            let whole = (0..<index).last(where: {
                quantities[$0].mayMeasureSame(as: quantities[index])
                    && quantities[$0].value >= indicator.value
            })
        {
            return quantities[whole].value
        }
        let opensBack = reading.isWord(0, in: FigureWords.of) && reading.isWord(1, in: Self.pointing)
        guard opensBack && index == 0 || pointsBack else { return nil }
        return earlier.first {
            ($0.unit == .people || $0.unit == .count) && $0.role == .actual && $0.value >= indicator.value
        }?.value
    }

    private static let pointing = WordSet("these those them which whom")

    /// A value that is only wanted or expected is a target or an estimate.
    func statistic(of indicator: Indicator) -> Statistic {
        guard indicator.statistic == .value else { return indicator.statistic }
        switch indicator.role {
        case .target: return .target
        case .estimate, .forecast: return .estimate
        case .actual, .budget: return .value
        }
    }

    /// Life expectancy and ages are no waits.
    private func isAge(_ index: Int) -> Bool {
        guard quantities[index].unit == .years || quantities[index].unit == nil else { return false }
        return reading.tokens.indices.contains { reading.isWord($0, in: FigureWords.lifeSpan) }
    }

    private func role(of index: Int, _ statistic: Statistic) -> Role {
        if statistic == .target { return .target }
        // "from 2,900 to 4,100", "was expected to double, to around 9,200": the first is how things are.
        let isFirst = reading.isWord(quantities[index].tokens.lowerBound - 1, in: FigureWords.from)
        var begin = index > 0 ? quantities[index - 1].tokens.upperBound : 0
        if index > 0,
            quantities[index - 1].isMultiple
                || reading.isWord(quantities[index - 1].tokens.lowerBound - 1, in: FigureWords.from)
        {
            begin = index > 1 ? quantities[index - 2].tokens.upperBound : 0
        }
        let first = quantities[index].tokens.lowerBound
        let before = max(min(begin, first), first - 16)..<first
        let clause = before.reversed().prefix { !reading.isMark($0, MarkKey.semicolon) }
        func has(_ words: WordSet) -> Bool { clause.contains { reading.isWord($0, in: words) } }
        if !isFirst, has(Self.forecasts), !has(FigureWords.than), !has(Self.past) { return .forecast }
        if quantities[index].unit == .pounds, has(Self.budgets), !has(Self.spent) { return .budget }
        if statistic == .estimate { return .estimate }
        return has(Self.plans) && has(FigureWords.to) || has(Self.recruiting) ? .target : .actual
    }

    private static let forecasts = WordSet(English.words(.figures, "words of forecasts"))
    private static let past = WordSet("live fewer more less")
    private static let recruiting = WordSet("recruiting appoint")
    private static let budgets = WordSet("budget budgeted budgets")
    private static let spent = WordSet("spent spend spending overspend underspend of")
    private static let plans = WordSet(English.words(.figures, "words of plans"))

    // MARK: Time

    private static let same = WordSet("same")
    private static let surveys = WordSet("survey data source sources collection")

    /// The source cited behind a figure, else before it; what "the same survey" was.
    func citation(for index: Int, _ citations: [NamedSource], last: NamedSource?) -> NamedSource? {
        let quantity = quantities[index]
        let next = citations.first { $0.tokens.lowerBound >= quantity.tokens.upperBound }
        if let cited = next ?? citations.last {
            let (first, last) =
                next == nil ? (cited.tokens, quantity.tokens) : (quantity.tokens, cited.tokens)
            return isParted(first.upperBound..<max(first.upperBound, last.lowerBound)) ? nil : cited
        }
        let saysSame = reading.tokens.indices.contains {
            reading.isWord($0, in: Self.same) && reading.isWord($0 + 1, in: Self.surveys)
        }
        return saysSame ? last : nil
    }

    /// Whether a full stop or a semicolon stands among some tokens: what follows is said apart.
    private func isParted(_ range: Range<Int>) -> Bool {
        range.contains { reading.isMark($0, MarkKey.semicolon) || reading.isMark($0, MarkKey.stop) }
    }

    func period(of index: Int, _ citations: [NamedSource]) -> String? {
        let quantity = quantities[index]
        func distance(_ match: Lexicon.Match) -> Int {
            match.tokens.lowerBound >= quantity.tokens.upperBound
                ? match.tokens.lowerBound - quantity.tokens.upperBound
                : quantity.tokens.lowerBound - match.tokens.upperBound
        }
        let inCitation = citations.map(\.tokens)
        let near = reading.matches.filter { match in
            match.kind == .period && !time(match).overlaps(quantity.tokens)
                && !reading.isWord(match.tokens.upperBound, in: Self.old)
                && !inCitation.contains { $0.overlaps(match.tokens) }
                && !belongsToLater(match, than: quantity) && !belongsToEarlier(match, than: quantity)
                && !isRangeOfAges(match)
        }
        return near.min { distance($0) < distance($1) }.map { reading.text(time($0)) }
    }

    /// A period without a count that follows it, "In May" of "In May 143 people waited", but with "before" behind it.
    private func time(_ match: Lexicon.Match) -> Range<Int> {
        if let count = reading.countInPeriod(match) { return match.tokens.lowerBound..<count }
        let isBack =
            reading.isWord(match.tokens.upperBound, in: FigureWords.before)
            && reading.isWord(match.tokens.upperBound, in: FigureWords.whens)
            && !match.tokens.contains { reading.tokens[$0].isNumber }
        return match.tokens.lowerBound..<match.tokens.upperBound + (isBack ? 1 : 0)
    }

    /// "grew by 2.6% between 2011 and 2021, with 21.78% aged under 18", "from 64 in January to 29": the former's alone.
    private func belongsToEarlier(_ match: Lexicon.Match, than quantity: Quantity) -> Bool {
        guard match.tokens.upperBound <= quantity.tokens.lowerBound,
            let before = quantities.last(where: { $0.tokens.upperBound <= match.tokens.lowerBound })
        else { return false }
        let own = before.tokens.upperBound..<match.tokens.lowerBound
        let rest = match.tokens.upperBound..<quantity.tokens.lowerBound
        return !own.contains(where: parts) && rest.contains(where: parts)
    }

    private func parts(_ token: Int) -> Bool {
        reading.tokens[token].isMark || reading.isWord(token, in: Self.joining)
            || reading.isWord(token, in: FigureWords.to)
    }

    /// "over a year old" tells an age and no time.
    private static let old = WordSet(English.words(.figures, "behind an age"))

    /// "15 days and the longest wait over the year was 84 days": a period behind another figure is that
    /// figure's, or a later one's.
    private func belongsToLater(_ match: Lexicon.Match, than quantity: Quantity) -> Bool {
        guard match.tokens.lowerBound >= quantity.tokens.upperBound else { return false }
        let between = quantity.tokens.upperBound..<match.tokens.lowerBound
        return quantities.contains { between.contains($0.tokens.lowerBound) }
            || between.contains { reading.isWord($0, in: Self.joining) }
                && quantities.contains { $0.tokens.lowerBound >= match.tokens.upperBound }
    }

    /// "between 18 and 64" has the shape of a period, but its numbers are no years.
    private func isRangeOfAges(_ match: Lexicon.Match) -> Bool {
        match.tokens.count == 4
            && match.tokens.allSatisfy { !reading.tokens[$0].isNumber || reading.tokens[$0].span.length < 4 }
            && match.tokens.contains { reading.tokens[$0].isNumber }
    }

    private static let joining = WordSet("and but while")
}
