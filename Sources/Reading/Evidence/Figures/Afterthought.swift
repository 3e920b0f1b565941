internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

/// A comparison whose value stands in the sentence before: "This was better than the England average of
/// 85.22%."
struct Afterthought {
    struct Benchmark {
        var comparator: Comparator
        var value: Double?
        var text: String?
        var unit: Unit?
        var judged: Lexicon.Match?
    }

    var benchmarks: [Benchmark]
    /// "Both were above the England averages, which stood at 81% and 93%".
    var isForAll: Bool
    var citation: NamedSource?
    fileprivate var finder: IndicatorFinder

    /// How it comes off, for the tone of its sentence.
    var direction: Direction? {
        benchmarks.lazy.compactMap { direction(of: $0, goodEnd: nil, unit: nil) }.first
    }

    private func direction(of benchmark: Benchmark, goodEnd: CueKind?, unit: Unit?) -> Direction? {
        guard let judged = benchmark.judged else { return nil }
        return finder.judge(
            judged, goodEnd: goodEnd, isTarget: benchmark.comparator == .target && unit == .percent)
    }

    /// Gives figures of the sentence before what this one compares them with.
    ///
    /// - Parameter goodEnds: which end of each figure is good.
    func complete(_ rows: [Indicator], goodEnds: [CueKind?]) -> [Indicator] {
        var result = rows
        var extra: [(after: Int, row: Indicator)] = []
        for (order, benchmark) in benchmarks.enumerated() {
            let free = rows.indices.filter { isFree(result[$0], for: benchmark) }
            let targets: [Int]
            let sameKind = benchmarks.filter { $0.comparator == benchmark.comparator }.count
            if sameKind > 1 {
                let place =
                    free.first.map { _ in rows.indices.filter { fits(rows[$0], benchmark) }.suffix(sameKind) }
                    ?? []
                let index = benchmarks[..<order].filter { $0.comparator == benchmark.comparator }.count
                targets = index < place.count ? [Array(place)[index]] : []
            } else {
                // What stood at an earlier time was what the sentence before is about.
                targets =
                    isForAll
                    ? free
                    : named(by: benchmark, among: free.map { ($0, rows[$0]) }).map { [$0] }
                        ?? Array(benchmark.comparator == .previous ? free.prefix(1) : free.suffix(1))
            }
            for target in targets {
                if result[target].comparator == nil || result[target].comparator == .previous {
                    fill(
                        &result[target], benchmark, goodEnds.indices.contains(target) ? goodEnds[target] : nil
                    )
                } else {
                    var row = result[target]
                    (row.judged, row.direction, row.byFigures) = (nil, nil, nil)
                    fill(&row, benchmark, goodEnds.indices.contains(target) ? goodEnds[target] : nil)
                    extra.append((target, row))
                }
            }
        }
        for (place, row) in extra.reversed() { result.insert(row, at: place + 1) }
        for index in result.indices { result[index].number = index + 1 }
        return result
    }

    /// The figure that the sentence names by a word which only that one's measure has: "The proportion rated good was
    /// higher than the 75% in England" after "82.4% good and 12.5% requires improvement".
    private func named(by benchmark: Benchmark, among rows: [(place: Int, row: Indicator)]) -> Int? {
        guard let judged = benchmark.judged, rows.count > 1 else { return nil }
        let said = Set(Folding.wordList(finder.reading.text(0..<judged.tokens.lowerBound)))
        let measures = rows.map { Set(Folding.wordList($0.row.measure ?? "")) }
        let found = rows.indices.filter { place in
            let own = rows.indices.filter { $0 != place }.reduce(measures[place]) {
                $0.subtracting(measures[$1])
            }
            return !own.isDisjoint(with: said)
        }
        return found.count == 1 ? rows[found[0]].place : nil
    }

    private func isFree(_ row: Indicator, for benchmark: Benchmark) -> Bool {
        fits(row, benchmark) && row.comparator != benchmark.comparator
            && !(benchmark.value == nil && row.comparator != nil)
    }

    private func fits(_ row: Indicator, _ benchmark: Benchmark) -> Bool {
        row.role != .target && row.statistic != .change
            && (benchmark.unit == nil || row.unit == benchmark.unit || row.scaleMax != nil
                || Set([row.unit, benchmark.unit]) == [.people, .count])
    }

    private func fill(_ row: inout Indicator, _ benchmark: Benchmark, _ goodEnd: CueKind?) {
        row.comparator = benchmark.comparator
        row.benchmark = benchmark.value
        row.benchmarkText = benchmark.text
        if let judged = benchmark.judged {
            row.judged = finder.reading.text(judged.tokens)
            row.direction = direction(of: benchmark, goodEnd: goodEnd, unit: row.unit)
        }
        finder.weigh(&row, goodEnd)
        if row.source == nil, let citation {
            row.source = citation.name
            row.sourceDate = citation.date
        }
    }
}

extension IndicatorFinder {
    private static let judging: [CueKind] = [.better, .worse, .similar, .higher, .lower]

    func judge(_ judged: Lexicon.Match, goodEnd: CueKind?, isTarget: Bool) -> Direction? {
        switch judged.kind {
        case .better: return .better
        case .worse: return .worse
        case .similar: return .similar
        default:
            let own = Judgement(
                reading: reading, quantities: quantities,
                fallback: context.goodEnds.lazy.compactMap { $0 }.last ?? context.polarity)
            guard
                let end = goodEnd ?? own.goodEnd(in: 0..<judged.tokens.lowerBound) ?? own.fallback
                    ?? (isTarget ? .moreIsBetter : nil)
            else { return nil }
            return (end == .moreIsBetter) == (judged.kind == .higher) ? .better : .worse
        }
    }

    /// The comparison that this sentence makes for values of the sentence before.
    var afterthought: Afterthought? {
        guard !context.earlier.isEmpty else { return nil }
        let parts = comparisons.parts
        let isPlain = parts.isAnaphoric || beginsWithBenchmark || !comparisons.orphans.isEmpty && hasNoValue
        guard isPlain else { return nil }
        var benchmarks: [Afterthought.Benchmark] = []
        for index in comparisons.orphans {
            guard case .benchmark(let comparator) = parts.parts[index] else { continue }
            let before = reading.matches(startingIn: 0..<parts.start(index)).last {
                Self.judging.contains($0.kind)
            }
            benchmarks.append(
                Afterthought.Benchmark(
                    comparator: comparator, value: quantities[index].value,
                    text: reading.text(quantities[index].tokens), unit: quantities[index].unit, judged: before
                ))
        }
        if benchmarks.isEmpty, let unprinted { benchmarks = [unprinted] }
        // England's before a region's: the first is the figure's own row.
        let first = benchmarks.filter { $0.comparator == .england }
        benchmarks = first + benchmarks.filter { $0.comparator != .england }
        guard !benchmarks.isEmpty else { return nil }
        return Afterthought(
            benchmarks: benchmarks,
            isForAll: reading.tokens.indices.prefix(4).contains { reading.isWord($0, in: FigureWords.both) },
            citation: citations.last, finder: self)
    }

    private var hasNoValue: Bool { !comparisons.parts.parts.contains(.value) }

    /// "The England average was 85%", "Nationally it was 85%".
    private var beginsWithBenchmark: Bool {
        guard let first = comparisons.parts.names.all.first else { return false }
        return first.tokens.lowerBound <= 2 && hasNoValue
    }

    /// "This was worse than the England average": a verdict without a figure.
    private var unprinted: Afterthought.Benchmark? {
        guard quantities.isEmpty, reading.isWord(0, in: FigureWords.anaphors),
            reading.isWord(1, in: .auxiliaries),
            let judged = reading.matches.first(where: { Self.judging.contains($0.kind) }),
            judged.tokens.lowerBound <= 5,
            let named = comparisons.parts.names.all.first,
            named.tokens.lowerBound >= judged.tokens.upperBound,
            named.tokens.lowerBound - judged.tokens.upperBound <= 2
        else { return nil }
        return Afterthought.Benchmark(
            comparator: named.comparator, value: nil, text: nil, unit: nil, judged: judged)
    }

    // MARK: For the tone of a sentence

    /// How a comparison with England comes off that prints no figure.
    var unprintedDirection: Direction? {
        guard comparisons.comparisons.isEmpty, comparisons.orphans.isEmpty,
            let named = comparisons.parts.names.all.first(where: {
                $0.comparator == .england && $0.tokens.count > 1
            })
        else { return nil }
        let start = named.tokens.lowerBound
        guard
            let judged = reading.matches.last(where: {
                [.better, .worse, .higher, .lower].contains($0.kind) && $0.tokens.upperBound <= start
                    && start - $0.tokens.upperBound <= 2
            })
        else {
            return nil
        }
        return judge(judged, goodEnd: nil, isTarget: false)
    }
}
