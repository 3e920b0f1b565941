internal import AssessmentModel
internal import ReferenceData
internal import TextAnalysis

/// What a figure tells of how a matter stands: against its benchmark, and since an earlier time.
struct FigureStory {
    var indicator: Indicator
    /// The number of the sentence it stands in.
    let sentence: Int
    /// Whether less of it is better; nil where that is not known.
    let lessIsBetter: Bool?
    /// Whether both its measure and its sentence tell of waiting: a measure may be carried over.
    let tellsOfWaiting: Bool
    /// Whether the words of its measure stand in its own sentence; one carried over from another may not fit.
    let hasOwnMeasure: Bool

    /// An earlier value of the same quantity.
    var previous: Double? {
        indicator.previous ?? (indicator.comparator == .previous ? indicator.benchmark : nil)
    }

    /// Which way it went.
    var change: Change? {
        if let change = indicator.change { return change }
        guard indicator.role == .actual, let previous, previous != indicator.value else { return nil }
        return indicator.value > previous ? .risen : .fallen
    }

    /// Whether the change is for the better; nil where there is none or the good end is not known.
    var isBetterThanBefore: Bool? {
        switch change {
        case .risen: lessIsBetter.map { !$0 }
        case .fallen: lessIsBetter
        case .unchanged: nil
        case nil: indicator.comparator == .previous ? Self.isBetter(indicator.direction) : nil
        }
    }

    /// Whether it stands well beside England, a region or a target.
    var isBetterThanBenchmark: Bool? {
        guard let comparator = indicator.comparator, comparator != .previous else { return nil }
        return Self.isBetter(indicator.direction ?? indicator.byFigures)
    }

    /// The gap to a benchmark in the bad direction, in hundredths of the benchmark.
    var shortfall: Double? {
        guard isBetterThanBenchmark == false, let benchmark = indicator.benchmark, benchmark != 0 else {
            return nil
        }
        return abs(indicator.value - benchmark) / abs(benchmark) * 100
    }

    /// Whether it is a number of people or cases that wait, more than none, at the time told of.
    var isWaiting: Bool {
        tellsOfWaiting && indicator.role == .actual && [.people, .count].contains(indicator.unit)
            && indicator.value > 0
    }

    private static func isBetter(_ direction: Direction?) -> Bool? {
        switch direction {
        case .better: true
        case .worse: false
        case .similar, nil: nil
        }
    }
}

/// What a sentence that tells of an earlier time gives, as the earlier value of what stands before it: "88 people were
/// waiting. A year before, the queue had stood at 240."
struct EarlierTimes {
    private let group: [PointSentence]

    init(_ group: [PointSentence]) { self.group = group }

    func linking(_ figures: [FigureStory]) -> [FigureStory] {
        var figures = figures
        for (before, sentence) in zip(group, group.dropFirst()) where sentence.opens(with: .earlier) {
            let earlier = figures.filter { $0.sentence == sentence.sentence.number && Self.isCount($0) }
            let now = figures.indices.filter {
                figures[$0].sentence == before.sentence.number && Self.isCount(figures[$0])
            }
            guard earlier.count == 1, let place = now.first, figures[place].previous == nil,
                figures[place].indicator.comparator == nil
            else { continue }
            figures[place].indicator.previous = earlier[0].indicator.value
            figures[place].indicator.previousPeriod = sentence.matches.first {
                $0.place == 0 && $0.cue == .word(.earlier)
            }.map(sentence.text)
        }
        return figures
    }

    private static func isCount(_ figure: FigureStory) -> Bool {
        [.people, .count].contains(figure.indicator.unit) && figure.indicator.role == .actual
            && figure.indicator.statistic == .value
    }
}

extension Double {
    /// Its digits, without those that say nothing: "7" and "7.5".
    var plainText: String { NumberFormat.shortest(self) ?? "\(self)" }
}
