internal import AssessmentModel
internal import ReferenceData

/// How much a councillor needs to hear a point: the order is that of `points.yaml`.
struct PointWeigher {
    let rules: PointRules

    /// - Parameters:
    ///   - score: of the statement that the point stands under.
    ///   - isInSummary: whether CQC's own summary says it too.
    /// - Returns: 1 to 5, and what made it so.
    func weight(
        of group: [PointSentence], _ figures: [FigureStory], kind: PointKind, state: PointState?, score: Int?,
        isInSummary: Bool
    ) -> (Int, reason: String) {
        let weights = rules.weights
        var weight = weights.kinds[kind.rawValue] ?? 1
        var reasons = [
            "\(weight) for \(kind == .mixed ? "a mixed point" : kind == .context ? "context" : "a \(kind.label)")"
        ]
        var most: (weight: Int, reason: String)?
        func add(_ more: Int, _ reason: String) {
            guard more != 0 else { return }
            weight += more
            reasons.append("\(more) for \(reason)")
        }
        let isFault = kind == .shortfall || kind == .mixed
        if isFault, state != .resolved {
            let faults = faults(of: group)
            let ground = ground(of: faults)
            most = limit(faults, ground?.0, figures, isInSummary: isInSummary)
            if let (ground, cue) = ground { add(ground.adds, "\(ground.name) (“\(cue)”)") }
            if state == .worsening { add(weights.worsening, "getting worse") }
            for (adds, reason) in sizes(figures, of: group) { add(adds, reason) }
            if let score, score <= weights.lowScore.score {
                add(weights.lowScore.adds, "a score of \(score)")
            }
            let voices = Set(group.flatMap(\.sentence.voices)).subtracting([
                .nationalData, .localData, .authority,
            ])
            if voices.count >= weights.voices.least {
                add(weights.voices.adds, "\(voices.count) kinds of speaker")
            } else if group.contains(where: { $0.tone != .positive && $0.has(.breadth) }) {
                add(weights.voices.adds, "being what most said")
            }
            if group.allSatisfy({ $0.tone == .neutral || $0.has(.secondary) }),
                group.contains(where: { $0.has(.secondary) })
            {
                add(weights.singleRemark, "a single person's remark")
            }
        } else if kind == .strength {
            if figures.contains(where: { $0.isBetterThanBefore == true || $0.isBetterThanBenchmark == true })
            {
                add(weights.figures, "figures that bear it out")
            } else if state == .resolved {
                add(weights.figures, "an earlier fault put right")
            }
        } else if kind == .context, !figures.isEmpty {
            add(weights.figures, "its figures")
        }
        if kind != .context, group.contains(where: { $0.has(.members) }) {
            add(weights.members, "being about councillors or their work")
        }
        if isInSummary { add(weights.summary, "standing in CQC's summary") }
        if let most, weight > most.weight {
            weight = most.weight
            reasons.append("\(most.weight) at most for \(most.reason)")
        }
        return (max(1, min(5, weight)), reasons.joined(separator: ", "))
    }

    /// What the size of a gap and the length of a wait add.
    private func sizes(_ figures: [FigureStory], of group: [PointSentence]) -> [(Int, reason: String)] {
        let (gaps, waits) = (rules.weights.gap, rules.weights.wait)
        var found: [(Int, reason: String)] = []
        let gap = figures.filter { $0.indicator.days == nil }.compactMap(\.shortfall).max()
        if let gap, gap >= gaps.least {
            found.append(
                (
                    gaps.adds + (gap >= gaps.large ? 1 : 0),
                    "a figure \(Int(gap.rounded())) hundredths off its benchmark"
                ))
        }
        let exceptions = Set(group.filter(\.isException).map(\.sentence.number))
        let days = figures.filter { !exceptions.contains($0.sentence) }.compactMap(\.indicator.days).max()
        if let days, days >= waits.days {
            found.append(
                (waits.adds + (days >= waits.long ? 1 : 0), "a wait of \(Int(days.rounded())) days"))
        }
        return found
    }

    /// The most that a fault may weigh; nil where it rests on something hard.
    ///
    /// - Parameter ground: the gravest that it gives.
    private func limit(
        _ faults: [PointSentence], _ ground: PointRules.Ground?, _ figures: [FigureStory], isInSummary: Bool
    ) -> (weight: Int, reason: String)? {
        let most = rules.weights.most
        let numbers = Set(faults.map(\.sentence.number))
        let isHard =
            ground?.isHard == true || faults.contains { $0.has(.breadth) }
            || figures.contains { numbers.contains($0.sentence) || $0.isWaiting || $0.shortfall != nil }
        if isHard { return nil }
        let isMild = faults.allSatisfy { $0.isHedged(times: ground == nil ? 1 : 2) }
        return isMild
            ? (most.mild + (isInSummary ? rules.weights.summary : 0), "a fault that is told mildly")
            : (most.soft, "no law, harm, money, figure or breadth in it")
    }

    /// The sentences of a point that find fault; all where none does by itself.
    private func faults(of group: [PointSentence]) -> [PointSentence] {
        // What a headline rests on is part of the fault that it names.
        let isHeaded = group.first.map { $0.isHeadline && $0.tone == .negative } ?? false
        let faults = group.enumerated().filter { place, sentence in
            sentence.reading == .negative || sentence.reading == .mixed || isHeaded && place == 1
        }.map(\.element)
        return faults.isEmpty ? group : faults
    }

    /// The gravest ground that sentences which find fault give, and its words.
    private func ground(of faults: [PointSentence]) -> (PointRules.Ground, cue: String)? {
        var gravest: (place: Int, cue: String)?
        for sentence in faults {
            for match in sentence.matches {
                guard case .ground(let place) = match.cue, place < gravest?.place ?? .max,
                    // "The delay did not harm anybody."
                    !rules.grounds[place].isHard || !sentence.isDenied(match)
                else { continue }
                gravest = (place, sentence.text(match))
            }
        }
        return gravest.map { (rules.grounds[$0.place], $0.cue) }
    }
}

/// What CQC puts into its own summary, to be found again in the statements.
struct ReportSummary {
    /// How many words of the field each of its sentences has.
    private let counts: [Int]
    /// The sentences that have a word.
    private let places: [UInt64: [Int]]

    /// The sections that sum a report up.
    static func isPart(_ section: String) -> Bool { section == "experiences" || section == "strengths" }

    /// - Parameter sentences: the words of the field of each.
    init(_ sentences: [Set<UInt64>]) {
        counts = sentences.map(\.count)
        var places: [UInt64: [Int]] = [:]
        for (index, words) in sentences.enumerated() {
            for word in words { places[word, default: []].append(index) }
        }
        self.places = places
    }

    /// Fewest words that a sentence must share with a point to say the same.
    private static let least = 4

    /// Whether a sentence of the summary has half of its words, and four at least, in a point. Linear in the
    /// sentences that share a word with it.
    func says(_ content: Set<UInt64>) -> Bool {
        var shared = [Int](repeating: 0, count: counts.count)
        for word in content {
            for index in places[word] ?? [] { shared[index] += 1 }
        }
        return shared.indices.contains { index in
            shared[index] >= Self.least && shared[index] * 2 >= min(counts[index], content.count)
        }
    }
}
