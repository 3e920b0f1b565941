internal import AssessmentModel
internal import TextAnalysis

/// How a figure comes off against what it is compared with.
extension IndicatorFinder {
    func compare(_ indicator: inout Indicator, _ index: Int, _ context: Context) {
        guard let comparison = comparisons.comparisons[index] else {
            if indicator.statistic == .change { judgeChange(&indicator, index) }
            return
        }
        indicator.comparator = comparison.comparator
        if let benchmark = comparison.benchmark {
            indicator.benchmark = quantities[benchmark].value
            indicator.benchmarkText = reading.text(quantities[benchmark].tokens)
        }
        if let judged = comparison.judged {
            indicator.judged = reading.text(judged.tokens)
            indicator.direction = direction(judged, index, context.polarity)
        } else if comparison.comparator == .previous, let benchmark = comparison.benchmark {
            judgeTrend(&indicator, before: quantities[benchmark].tokens.lowerBound)
        }
    }

    /// "Numbers waiting had reduced by 277": movement is judged only where less is better or more is better.
    func judgeChange(_ indicator: inout Indicator, _ index: Int) {
        guard indicator.unit == .people || indicator.unit == .count else { return }
        let start = quantities[index].tokens.lowerBound
        guard
            let change = reading.matches.last(where: { $0.kind == .change && $0.tokens.upperBound <= start })
        else { return }
        let isFall = change.tokens.contains { reading.isWord($0, in: Self.falls) }
        indicator.comparator = .previous
        indicator.judged = reading.text(change.tokens.lowerBound..<change.tokens.lowerBound + 1)
        guard let polarity = polarity(near: index, before: start) else { return }
        indicator.direction = (polarity == .lessIsBetter) == isFall ? .better : .worse
    }

    /// "Numbers were increasing, from 181 to 203": a trend that the report names, of a measure by which less
    /// or more is better.
    func judgeTrend(_ indicator: inout Indicator, before end: Int) {
        let start = max(0, end - 12)
        guard let word = (start..<end).last(where: { reading.isWord($0, in: Self.trends) }),
            let polarity = polarity(near: nil, before: end)
        else { return }
        indicator.judged = reading.text(word..<word + 1)
        let isFall = reading.isWord(word, in: Self.falling)
        indicator.direction = (polarity == .lessIsBetter) == isFall ? .better : .worse
    }

    static let trends = WordSet("increasing rising growing worsening decreasing falling reducing shrinking")
    static let falling = WordSet("decreasing falling reducing shrinking")
    static let falls = WordSet("decrease decreased reduction reduced fall fell fallen drop dropped")

    func direction(_ judged: Lexicon.Match, _ index: Int?, _ fallback: CueKind?) -> Direction? {
        switch judged.kind {
        case .better: return .better
        case .worse: return .worse
        case .similar: return .similar
        case .higher, .lower:
            let isHigher = judged.kind == .higher
            if let polarity = polarity(near: index, before: judged.tokens.lowerBound) ?? polarity(
                near: index, before: reading.tokens.count)
                ?? fallback
            {
                return (polarity == .moreIsBetter) == isHigher ? .better : .worse
            }
            // The report's own conclusion: "suggesting more work was needed".
            let concluded = reading.matches.first {
                $0.kind == .negative && $0.weight > 1 && $0.tokens.lowerBound >= judged.tokens.upperBound
            }
            return concluded == nil ? nil : .worse
        default: return nil
        }
    }

    /// Whether more or less of what is measured is better, by the last reviewed measure named with it.
    func polarity(near index: Int?, before end: Int) -> CueKind? {
        var start = 0
        if let index, index > 0 { start = quantities[index - 1].tokens.upperBound }
        let near = reading.matches.filter {
            $0.kind.group == .polarity && $0.tokens.lowerBound >= start && $0.tokens.upperBound <= end
        }
        // Something that people could not do is bad, whatever it is.
        return near.first { $0.kind == .lessIsBetter }?.kind ?? near.first?.kind
    }

    /// Better or worse by the figures alone, of a reviewed measure: a wait of 15 days after 31, 96% against a
    /// target of 95%.
    func impliedDirection(of indicator: Indicator, _ index: Int) -> Direction? {
        guard indicator.direction == nil, let comparator = indicator.comparator,
            let benchmark = indicator.benchmark
        else { return nil }
        let isDuration = Self.durations.contains(indicator.unit)
        guard
            let polarity = polarity(near: index, before: reading.tokens.count)
                ?? (isDuration && comparator != .england
                    ? .lessIsBetter
                    : comparator == .target && indicator.unit == .percent ? .moreIsBetter : nil)
        else { return nil }
        let change = indicator.value - benchmark
        if comparator == .target, change == 0 { return .better }
        // Nearly the same is in line.
        guard abs(change) >= (comparator == .target ? 0 : Self.inLine) * max(abs(benchmark), 1) else {
            return nil
        }
        return (polarity == .moreIsBetter) == (change > 0) ? .better : .worse
    }

    /// Share of a benchmark within which a figure is taken to be in line with it.
    static let inLine = 0.03
}
