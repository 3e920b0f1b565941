internal import AssessmentModel
internal import English
internal import TextAnalysis

/// What a quantity is compared with, and how it comes off.
struct Comparison {
    var comparator: Comparator
    /// Index of the quantity that is the benchmark.
    var benchmark: Int?
    var judged: Lexicon.Match?
}

/// Pairs measured values with what they are compared with, in one sentence.
struct ComparisonReader {
    let parts: FigureParts
    /// Comparisons by the index of the measured quantity, in order of place.
    private(set) var comparisons: [Int: [Comparison]] = [:]
    /// Benchmarks that no value of this sentence goes with: they are for the sentence before.
    private(set) var orphans: [Int] = []
    /// Targets told of for themselves.
    private(set) var targets: Set<Int> = []

    private var reading: SentenceReading { parts.reading }
    private var quantities: [Quantity] { parts.quantities }

    init(_ parts: FigureParts) {
        self.parts = parts
        for index in quantities.indices {
            switch parts.parts[index] {
            case .value: moveFrom(index)
            case .benchmark(let comparator): pair(index, comparator)
            case .gap(let comparator): attachGap(index, comparator)
            }
        }
        pairTimes()
        pairUnvalued()
        for index in comparisons.keys {
            for place in comparisons[index, default: []].indices {
                let judged = judgement(of: index, place)
                comparisons[index]?[place].judged = judged
            }
        }
        judgeTargets()
        pairNoneNow()
    }

    /// Quantities that only serve as a benchmark.
    func isBenchmark(_ index: Int) -> Bool { parts.isBenchmark(index) && !targets.contains(index) }

    /// The earlier value of a quantity, where one is given.
    func earlier(of index: Int) -> Int? {
        comparisons[index]?.first { $0.comparator == .previous }?.benchmark
    }

    /// The comparison to tell of first: with England, else with a target, else with others, else with an
    /// earlier time.
    func ranked(_ index: Int) -> [Comparison] {
        let order: [Comparator] = [.england, .target, .region, .other, .previous]
        return (comparisons[index] ?? []).enumerated().sorted {
            let (x, y) = (
                order.firstIndex(of: $0.element.comparator) ?? 9,
                order.firstIndex(of: $1.element.comparator) ?? 9
            )
            return (x, $0.offset) < (y, $1.offset)
        }.map(\.element)
    }

    // MARK: Pairs

    private func isFree(_ index: Int, for comparator: Comparator) -> Bool {
        parts.parts[index] == .value && !quantities[index].isWhole && quantities[index].rank == nil
            && !quantities[index].isMultiple
            && !(comparisons[index] ?? []).contains { $0.comparator == comparator }
    }

    private mutating func add(_ comparison: Comparison, to index: Int) {
        comparisons[index, default: []].append(comparison)
    }

    private mutating func pair(_ index: Int, _ comparator: Comparator) {
        let candidates = (0..<index).filter {
            isFree($0, for: comparator) && quantities[$0].mayMeasureSame(as: quantities[index])
                && !isFirstOfMovement($0)
                && !(quantities[$0].isCounted && quantities[$0].base == nil && parts.isRate(index))
        }
        guard let nearest = candidates.last else {
            pairForward(index, comparator)
            return
        }
        let before = parts.left(index)
        let lead = before.suffix(24)
        if candidates.count > 1, lead.contains(where: { reading.isWord($0, in: FigureWords.ordinals) }) {
            add(Comparison(comparator: comparator, benchmark: index), to: candidates[candidates.count - 2])
            return
        }
        // "36.2% and 61.1% …, both better than England (36.8% and 62.7%)": side by side.
        let run = benchmarkRun(from: index)
        if run.count > 1, candidates.count >= run.count, parallel(run, candidates) {
            for (benchmark, value) in zip(run, candidates.suffix(run.count)) {
                add(Comparison(comparator: comparator, benchmark: benchmark), to: value)
            }
            return
        }
        if run.count > 1, isPaired(index) { return }
        let isForAll =
            candidates.count > 1
            && (before.contains { reading.isWord($0, in: Self.both) }
                || comparator == .target && before.contains { reading.isWord($0, in: Self.whereWord) })
        let isTargetAlone = comparator == .target && !isTargetOf(nearest, index)
        if isTargetAlone {
            targets.insert(index)
            return
        }
        for value in isForAll ? Array(candidates.suffix(2)) : [nearest] {
            add(Comparison(comparator: comparator, benchmark: index), to: value)
        }
    }

    private static let both = WordSet("both")
    private static let which = WordSet("which")
    private static let whereWord = WordSet("where")

    private func isPaired(_ benchmark: Int) -> Bool {
        comparisons.values.contains { $0.contains { $0.benchmark == benchmark } }
    }

    /// The benchmarks of one comparator that follow one another with no value between.
    private func benchmarkRun(from index: Int) -> [Int] {
        var first = index
        while first > 0, parts.parts[first - 1] == parts.parts[index] { first -= 1 }
        var last = index
        while last + 1 < quantities.count, parts.parts[last + 1] == parts.parts[index] { last += 1 }
        return Array(first...last)
    }

    /// Whether as many values of one kind stand before the benchmarks.
    private func parallel(_ run: [Int], _ candidates: [Int]) -> Bool {
        let values = candidates.suffix(run.count)
        guard let first = values.first, let last = values.last else { return false }
        return last - first < run.count + 1 && run[0] - last <= 2
    }

    /// "61 people were waiting. The target was 28 days": a target at a distance from a value, without a word
    /// that compares, is told of for itself.
    private func isTargetOf(_ value: Int, _ index: Int) -> Bool {
        let before = parts.left(index)
        let isJudged =
            before.contains {
                reading.isWord($0, in: FigureWords.comparing) || reading.isWord($0, in: FigureWords.linking)
            } || parts.leads[index] != nil
            || find([.better, .worse, .higher, .lower, .similar], in: before) != nil
        // "answered within the 20-day standard": the target is of the measure.
        if quantities[index].isCompound, reading.isWord(before.upperBound - 2, in: IndicatorFinder.within) {
            return false
        }
        return value == index - 1 || before.count <= (isJudged ? 30 : 16)
    }

    /// "from 181 to 203": the first is no value that anything later is compared with.
    private func isFirstOfMovement(_ index: Int) -> Bool {
        index + 1 < quantities.count
            && comparisons[index + 1]?.contains { $0.comparator == .previous && $0.benchmark == index }
                == true
    }

    /// "Against a target of 95%, 93% had been trained".
    private mutating func pairForward(_ index: Int, _ comparator: Comparator) {
        let next = (index + 1..<quantities.count).first {
            parts.parts[$0] == .value && quantities[$0].mayMeasureSame(as: quantities[index])
        }
        let hasLead = parts.leads[index].map { $0 < 4 } ?? false
        if let next, hasLead {
            add(Comparison(comparator: comparator, benchmark: index), to: next)
        } else if comparator == .target, !hasTie(index) {
            targets.insert(index)
        } else {
            orphans.append(index)
        }
    }

    /// Whether a target ties to the sentence before: "This was above the target of 20%".
    private func hasTie(_ index: Int) -> Bool { index == 0 && parts.isAnaphoric }

    // MARK: Movement

    /// "from 181 to 203", "reduced to 3 people": the value before is the earlier one.
    private mutating func moveFrom(_ index: Int) {
        guard index > 0, parts.parts[index - 1] == .value,
            quantities[index].mayMeasureSame(as: quantities[index - 1]), !quantities[index].isWhole
        else { return }
        let before = parts.left(index)
        guard reading.isWord(before.upperBound - 1, in: FigureWords.to) else { return }
        let isFrom =
            reading.isWord(parts.start(index - 1) - 1, in: FigureWords.from)
            && before.count <= 12
        let isMoving =
            before.suffixRange(4).contains {
                reading.isWord($0, in: FigureWords.rising) || reading.isWord($0, in: FigureWords.falling)
                    || reading.isWord($0, in: FigureWords.moving)
            } && quantities[index].unit == quantities[index - 1].unit
        guard isFrom || isMoving else { return }
        add(Comparison(comparator: .previous, benchmark: index - 1), to: index)
    }

    /// "Two winters earlier 90 people had been waiting; when we visited there was no one": a sentence that
    /// begins at an earlier time, then tells of a bare number or none.
    private mutating func pairTimes() {
        guard quantities.count >= 2, parts.parts[0] == .value, parts.parts[1] == .value,
            comparisons[1] == nil, quantities[0].mayMeasureSame(as: quantities[1]),
            let time = parts.pastTime(from: 0, to: min(parts.start(0), 6)),
            time.upperBound <= parts.start(0)
                || quantities[1].isNone && reading.isWord(0, in: FigureWords.before)
        else { return }
        let isBare = quantities[1].tokens.count == quantities[1].number.count
        guard isBare || quantities[1].isNone else { return }
        add(Comparison(comparator: .previous, benchmark: 0), to: 1)
    }

    /// "70% found it easy, in line with England": held against a name that has no figure here.
    private mutating func pairUnvalued() {
        guard let index = quantities.indices.last(where: { parts.parts[$0] == .value }),
            comparisons[index] == nil, isFree(index, for: .england), quantities[index].isShare,
            let name = parts.names.first(in: parts.right(index, 24)),
            let near = find(Self.judging, in: quantities[index].tokens.upperBound..<name.tokens.lowerBound),
            name.tokens.lowerBound - near.tokens.upperBound <= 4
        else { return }
        add(Comparison(comparator: name.comparator), to: index)
    }

    /// "Five homes had been rated inadequate in 2022, and none was now."
    private mutating func pairNoneNow() {
        guard quantities.count == 2, parts.parts[0] == .value, parts.parts[1] == .value, quantities[1].isNone,
            comparisons[1] == nil, quantities[0].mayMeasureSame(as: quantities[1]),
            parts.right(1, 4).contains(where: { reading.isWord($0, in: Self.now) })
        else { return }
        add(Comparison(comparator: .previous, benchmark: 0), to: 1)
    }

    private static let now = WordSet(English.words(.figures, "what is left now"))

    /// "£209m, which was £5m more than estimated": the value is compared with what the gap is from.
    private mutating func attachGap(_ index: Int, _ comparator: Comparator) {
        let value = (0..<index).last {
            parts.parts[$0] == .value && quantities[$0].unit == quantities[index].unit
                && !(comparisons[$0] ?? []).contains { $0.comparator == comparator }
        }
        if let value { add(Comparison(comparator: comparator), to: value) }
    }

    /// "the 28-day target was consistently met".
    private mutating func judgeTargets() {
        for index in targets where comparisons[index] == nil {
            let near =
                find([.better, .worse], in: clause(parts.right(index, 14)))
                ?? find([.better, .worse, .higher, .lower], in: parts.left(index).suffixRange(8))
            guard let near else { continue }
            add(Comparison(comparator: .target, judged: near), to: index)
        }
    }

    /// As much of some tokens as lies before the next comma.
    private func clause(_ range: Range<Int>) -> Range<Int> {
        range.lowerBound..<(range.first { reading.isMark($0, MarkKey.comma) } ?? range.upperBound)
    }

    // MARK: Judgements

    private func find(_ kinds: [CueKind], in range: Range<Int>) -> Lexicon.Match? {
        reading.matches(startingIn: range).last {
            kinds.contains($0.kind) && $0.tokens.lowerBound >= range.lowerBound
                && $0.tokens.upperBound <= range.upperBound
        }
    }

    private static let judging: [CueKind] = [.better, .worse, .similar, .higher, .lower]

    /// The judging words nearest to the benchmark: before it, else after it, else those of the benchmark
    /// before it in a list, else before both ("A higher proportion ...").
    private func judgement(of index: Int, _ place: Int) -> Lexicon.Match? {
        guard let comparison = comparisons[index]?[place] else { return nil }
        let value = quantities[index].tokens
        guard let benchmark = comparison.benchmark, benchmark > index else {
            return judgementOfGap(index, comparison)
        }
        var from = max(value.upperBound, parts.left(benchmark).lowerBound)
        let to = parts.start(benchmark)
        if let near = find(Self.judging, in: from..<max(from, to)) { return near }
        if comparison.comparator == .previous { return nil }
        if [.england, .target].contains(comparison.comparator),
            let near = find(Self.judging, in: parts.right(benchmark, 6)), near.kind != .higher,
            near.kind != .lower
        {
            return near
        }
        // "compared with 21.73% across England (SACE, June 2024), which was tending towards a negative variation".
        let behind = parts.right(benchmark, 24)
        if let which = behind.first(where: { reading.isWord($0, in: Self.which) }),
            let near = find([.better, .worse, .similar], in: which..<min(which + 8, behind.upperBound))
        {
            return near
        }
        from = value.upperBound
        if let near = find(Self.judging, in: from..<max(from, to)) { return near }
        let start = index > 0 ? quantities[index - 1].tokens.upperBound : 0
        return find(Self.judging, in: min(start, value.lowerBound)..<value.lowerBound)
    }

    private func judgementOfGap(_ index: Int, _ comparison: Comparison) -> Lexicon.Match? {
        guard comparison.comparator != .previous else { return nil }
        let start = quantities[index].tokens.upperBound
        return find(Self.judging, in: start..<min(reading.tokens.count, start + 16))
    }
}

extension Range<Int> {
    /// The last few of a range.
    func suffixRange(_ count: Int) -> Range<Int> { Swift.max(lowerBound, upperBound - count)..<upperBound }
}
