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
        func add(_ more: Int, _ reason: String) {
            guard more != 0 else { return }
            weight += more
            reasons.append("\(more) for \(reason)")
        }
        let isFault = kind == .shortfall || kind == .mixed
        if isFault, state != .resolved {
            if let (ground, cue) = ground(of: group) { add(ground.adds, "\(ground.name) (“\(cue)”)") }
            if state == .worsening { add(weights.worsening, "getting worse") }
            if let gap = figures.compactMap(\.shortfall).max(), gap >= weights.gap.least {
                add(weights.gap.adds, "a figure \(Int(gap.rounded())) hundredths off its benchmark")
            }
            if let days = figures.compactMap({ $0.indicator.days }).max(), days >= weights.wait.days {
                add(weights.wait.adds, "a wait of \(Int(days.rounded())) days")
            }
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
        return (max(1, min(5, weight)), reasons.joined(separator: ", "))
    }

    /// The gravest ground that a sentence which finds fault gives, and its words.
    private func ground(of group: [PointSentence]) -> (PointRules.Ground, cue: String)? {
        // What a headline rests on is part of the fault that it names.
        let isHeaded = group.first.map { $0.isHeadline && $0.tone == .negative } ?? false
        let faults = group.enumerated().filter { place, sentence in
            sentence.tone == .negative || sentence.tone == .mixed || isHeaded && place == 1
        }.map(\.element)
        var gravest: (place: Int, cue: String)?
        for sentence in faults.isEmpty ? group : faults {
            for match in sentence.matches {
                guard case .ground(let place) = match.cue, place < gravest?.place ?? .max else { continue }
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
