internal import AssessmentModel
internal import SourceText
internal import TextAnalysis
internal import TrainedWeights

/// Decides what a sentence says about how well the authority is doing, and whether what it tells of is there
/// yet, from the weights of its features.
///
/// `../shared/gold/guide.md` defines the tones and stages. Tone is the outcome whose features weigh most; how
/// much more than the others gives its probability, and with that whether the reading is sure.
struct ToneJudge {
    struct Verdict {
        var tone: Tone
        var isSure: Bool
        /// From 0 to 1.
        var certainty: Double
        var leaning: Leaning
        var stage: Stage?
        /// What weighed most for the tone, then for the stage.
        var cues: [Cue]
    }

    /// How many features a reading is explained by.
    private static let explained = 3
    /// In the order of the weights' columns.
    private static let tones: [Tone] = [.positive, .negative, .mixed, .neutral]
    private static let stages: [Stage?] = [.inPlace, .underWay, .planned, nil]

    static func judge(_ reading: SentenceReading, _ features: [Feature], by weights: ReadingWeights)
        -> Verdict
    {
        let placed = weights.placed(features)
        let sum = weights.sum(placed)
        let tone = best(sum, in: ReadingWeights.tones)
        let stage = best(sum, in: ReadingWeights.stages)
        let found = stages[stage.column - ReadingWeights.stages.lowerBound]
        var cues = heaviest(explained, for: tone.column, in: ReadingWeights.tones, placed, weights).map {
            part in
            let row = weights.row(part.placed)
            return Cue(
                span: reading.span(features[Int(part.placed.feature)].tokens),
                kind: label(weights.name(part.placed)),
                weight: Double(row[0] < row[1] ? -part.weight : part.weight))
        }
        if let found,
            let first = heaviest(1, for: stage.column, in: ReadingWeights.stages, placed, weights).first
        {
            cues.append(
                Cue(
                    span: reading.span(features[Int(first.placed.feature)].tokens),
                    kind: "stage:\(found.rawValue)", weight: Double(first.weight)))
        }
        return Verdict(
            tone: tones[tone.column], isSure: tone.probability >= weights.sureFrom[tone.column],
            certainty: Double(tone.probability), leaning: leaning(sum, tone), stage: found, cues: cues)
    }

    /// The outcome with the largest sum, and its share of all by the exponential rule.
    private static func best(_ sum: ReadingWeights.Row, in columns: Range<Int>) -> (
        column: Int, probability: Float
    ) {
        var column = columns.lowerBound
        for other in columns where sum[other] > sum[column] { column = other }
        let total = columns.reduce(Float(0)) { $0 + Exponential.value(sum[$1] - sum[column]) }
        return (column, 1 / total)
    }

    /// How far praise and fault prevail, from the share of each tone.
    private static func leaning(_ sum: ReadingWeights.Row, _ best: (column: Int, probability: Float))
        -> Leaning
    {
        func share(_ tone: Tone) -> Double {
            guard let place = tones.firstIndex(of: tone) else { return 0 }
            let column = ReadingWeights.tones.lowerBound + place
            return Double(Exponential.value(sum[column] - sum[best.column]) * best.probability)
        }
        return Leaning(
            praise: share(.positive) + share(.mixed) / 2, fault: share(.negative) + share(.mixed) / 2)
    }

    /// The features that speak most for an outcome against the others, the heaviest first.
    private static func heaviest(
        _ count: Int, for column: Int, in columns: Range<Int>, _ placed: [ReadingWeights.Placed],
        _ weights: ReadingWeights
    ) -> [(placed: ReadingWeights.Placed, weight: Float)] {
        var best: [(placed: ReadingWeights.Placed, weight: Float)] = []
        for part in placed {
            let row = weights.row(part)
            var others: Float = 0
            for other in columns where other != column { others += row[other] }
            let weight = row[column] - others / Float(columns.count - 1)
            guard weight > 0, best.count < count || weight > best[best.count - 1].weight else { continue }
            if weights.name(part).hasPrefix("always") { continue }
            let place = best.firstIndex { $0.weight < weight } ?? best.count
            best.insert((part, weight), at: place)
            if best.count > count { best.removeLast() }
        }
        return best
    }

    /// A feature's name in words: `group-denied praise` is "praise, denied".
    private static func label(_ name: String) -> String {
        let parts = name.split(separator: " ").map { String($0).replacing("-", with: " ") }
        guard parts.count > 1 else { return name }
        let first = parts[1]
        let second = parts.count > 2 ? parts[2] : ""
        return switch parts[0] {
        case "word": "word"
        case "start word", "start words": "beginning"
        case "word denied": "word, denied"
        case "group denied": "\(first), denied"
        case "group hoped": "\(first), hoped for"
        case "group denied hoped": "\(first), denied and hoped for"
        case "pair", "pair denied": "\(first) with \(second)\(parts[0] == "pair" ? "" : ", denied")"
        case "subject", "subject told": "\(second) \(parts[0] == "subject" ? "of" : "told by") \(first)"
        case "start group": "begins with \(first)"
        case "follows": "after \(first)"
        case "tally": "balance, \(first)"
        case "figure": second.isEmpty ? first : "\(first), \(second)"
        case "voice": "heard from \(first)"
        default: first
        }
    }
}
