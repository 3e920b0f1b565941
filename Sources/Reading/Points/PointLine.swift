internal import AssessmentModel
internal import English
internal import ReferenceData
internal import TextAnalysis

/// What a note would say of a point: the report's own words, where a few of its sentences stand alone and
/// say what decides the point with its caveat.
struct PointLine {
    let rules: PointRules
    let group: [PointSentence]
    let kind: PointKind
    let figures: [FigureStory]
    /// The sentence of the paragraph behind the point.
    var following: PointSentence?
    /// Whether another point of the paragraph stands before it, so that a note may set it behind that.
    var isBehindAnother = false
    /// What the heading is about, in a word or two: "charging".
    var matter: String?
    /// The words of each sentence that are quoted, where it opens the line and where it does not: cutting a
    /// sentence costs more than all else here.
    private(set) var cuts: [(opening: TellingWords, behind: TellingWords)] = []

    /// Most words of a line; of a line of one sentence.
    static let (mostWords, mostOfOne) = (44, 55)
    /// Most words of a line that ends with a part of those it counts, or with how long they wait.
    private static let mostOfCounts = 52
    /// Fewest words of the field in one of its sentences; in one with a figure, or that says what is missing or
    /// amiss.
    private static let (leastContent, leastOfAmiss) = (2, 1)
    /// Fewest words of a sentence that stands alone.
    private static let leastWords = 3

    /// One or two sentences of the report in quotation marks, else figures in slots; nil where neither stands
    /// alone.
    func write() -> String? {
        if let waits = WaitLine(figures, isAlone: kind == .context).write() { return attributed(waits) }
        var line = self
        line.cuts = group.indices.map(cut)
        return line.wording()
    }

    private func wording() -> String? {
        quotation() ?? ownedQuotation() ?? attributed(FigureLine(figures, rules).write()) ?? longQuotation()
            ?? leaningQuotation()
    }

    /// Figures that the council gave are told as the council's.
    private func attributed(_ line: String?) -> String? {
        guard let line else { return nil }
        let tellers = group.filter { !$0.sentence.indicators.isEmpty }
        guard tellers.contains(where: { $0.has(.councilTells) }),
            tellers.contains(where: {
                !Set($0.sentence.voices).isDisjoint(with: [.authority, .localData, .leaders])
            })
        else { return line }
        // "In March 2024, 534 people …": what opens with a name keeps its capital.
        let isTimed = line.split(separator: " ").first.map { Self.times.contains($0.lowercased()) } ?? false
        return "By the council's own figures"
            + (isTimed ? ", \(line.uncapitalisedFirst)" : ": \(line)")
    }

    private static let times = English.words(.notes, "openers of periods")

    /// “Debt stood at £6.2 million.” under its heading's matter: "Charging: …".
    private func ownedQuotation() -> String? {
        guard matter != nil,
            let run = best(from: { group[$0].leavesOwner(skipping: group[$0].body.skipping) })
        else { return nil }
        return underMatter(marked(run.range))
    }

    /// Words that lean on the sentence before; a note sets them only behind it.
    private func leaningQuotation() -> String? {
        guard isBehindAnother, group.count <= 2, group.indices.allSatisfy(isQuotable),
            !group.contains(where: \.isSuperseded),
            !leavesCaveat(after: group.count - 1),
            group.reduce(0, { $0 + $1.words.count }) <= Self.mostWords
        else { return nil }
        return marked(0...group.count - 1)
    }

    // MARK: The report's words

    private struct Run {
        var range: ClosedRange<Int>
        var score: Double
    }

    private func quotation() -> String? {
        guard let run = best(from: standsAlone) else { return nil }
        let words = marked(run.range)
        return opensUnderHeading(run.range.lowerBound) ? underMatter(words) : words
    }

    /// Whether only the heading says of whom a share is.
    private func opensUnderHeading(_ index: Int) -> Bool {
        group[index].opensWithShare
            && !group.contains { sentence in
                sentence.matches.contains { if case .topic = $0.cue { true } else { false } }
            }
    }

    private func underMatter(_ words: String) -> String {
        guard let matter else { return words }
        return "\(matter.capitalisedFirst): \(words)"
    }

    /// The run of sentences that says most for its length.
    ///
    /// - Parameter mayStart: whether a run may begin with a sentence.
    private func best(from mayStart: (Int) -> Bool) -> Run? {
        let starts = group.indices.filter(mayStart)
        guard let first = starts.first else { return nil }
        let counts = (first..<group.count).map {
            isQuotable($0) || beforeMarks($0) != nil ? count(of: $0) : nil
        }
        var best: Run?
        for start in starts {
            var words = 0
            for end in start..<group.count {
                guard let count = counts[end - first] else { break }
                words += end == start ? count.opening : count.behind
                let isOfOne = group[end].tellsPart || group[end].tellsLengthOfWait
                guard words <= (isOfOne ? Self.mostOfCounts : Self.mostWords) else { break }
                guard says(start...end), !leavesCaveat(after: end) else { continue }
                let score = worth(start...end) - Double(words) / Self.wordsOfWorth
                if best.map({ score > $0.score }) ?? true { best = Run(range: start...end, score: score) }
                if !isQuotable(end) { break }
            }
        }
        return best
    }

    /// How many words of a sentence are quoted, where it opens the line and where it does not.
    private func count(of index: Int) -> (opening: Int, behind: Int) {
        (cuts[index].opening.wordCount, cuts[index].behind.wordCount)
    }

    /// So many words more must say one thing more.
    private static let wordsOfWorth = 24.0

    /// A single sentence that decides, somewhat longer.
    private func longQuotation() -> String? {
        group.indices.first {
            standsAlone($0) && isQuotable($0) && group[$0].words.count <= Self.mostOfOne && says($0...$0)
                && !leavesCaveat(after: $0)
        }.map { marked($0...$0) }
    }

    /// A sentence that opens with "This" or "For example" says nothing without the one before; one that opens
    /// with "Additionally" does once that word is left out.
    private func standsAlone(_ index: Int) -> Bool {
        let sentence = group[index]
        let left = sentence.body.skipping
        // The rule comes before its exception, and what has turned since is not told alone.
        if sentence.isSuperseded
            || index > 0 && (sentence.isException || sentence.has(.rest) || sentence.tellsPart)
        {
            return false
        }
        return sentence.words.count - left >= Self.leastWords
            && ![.pointsBack, .example, .contrasts].contains { sentence.opens(with: $0, skipping: left) }
            // "There had been five directors in four years" tells of now.
            && (!sentence.opens(with: .earlier, skipping: left) || sentence.has(.churn))
            && !sentence.has(.namedBefore, first: left + 8) && !sentence.leavesSubject(skipping: left)
            && !Self.opensBare(sentence.words.dropFirst(left))
    }

    private static let bareSubjects = English.words(.notes, "bare subjects")
    private static let bareVerbs = English.words(.notes, "verbs of bare subjects")

    /// "Several described being helped": of whom, the sentence before says.
    private static func opensBare(_ words: ArraySlice<String>) -> Bool {
        guard let first = words.first, let second = words.dropFirst().first else { return false }
        return Self.bareSubjects.contains(first) && Self.bareVerbs.contains(second)
            && !(second == "of" && words.dropFirst(2).first == "the")
    }

    /// Marks inside marks would not be the report's characters, and a sentence that ends in a colon says
    /// nothing.
    func isQuotable(_ index: Int) -> Bool {
        let text = group[index].sentence.text
        return !text.unicodeScalars.contains { $0 == "\"" || $0 == "“" || $0 == "”" } && text.last != ":"
            && text.last.map { ".!?)".contains($0) } == true
    }

    /// Whether a run holds what the kind rests on.
    private func says(_ range: ClosedRange<Int>) -> Bool {
        // "There were some barriers to support" tells nobody which.
        guard
            range.contains(where: { index in
                let isFull = group[index].isAmiss || !group[index].sentence.indicators.isEmpty
                return group[index].content.count >= (isFull ? Self.leastOfAmiss : Self.leastContent)
            })
        else { return false }
        // The whole of a point says what it was judged by, whatever its sentences read as one by one.
        if range.count == group.count { return true }
        let tones = range.map { side(group[$0]) }
        switch kind {
        case .strength: return tones.contains(.positive) && !tones.contains(.negative)
        case .shortfall: return tones.contains(.negative) || tones.contains(.mixed)
        case .mixed: return tones.contains(.mixed) || tones.contains(.positive) && tones.contains(.negative)
        case .context: return true
        }
    }

    /// A plain sentence whose figure is better or worse tells as one that praises or finds fault.
    private func side(_ sentence: PointSentence) -> Tone {
        if sentence.wanting != nil { return .negative }
        if sentence.amiss != nil, sentence.tone == .neutral || !sentence.sentence.isSure { return .negative }
        guard sentence.reading == .neutral else { return sentence.reading }
        for figure in figures where figure.sentence == sentence.sentence.number {
            if let isBetter = figure.isBetterThanBefore ?? figure.isBetterThanBenchmark {
                return isBetter ? .positive : .negative
            }
            if figure.isWaiting { return .negative }
        }
        switch sentence.states.first?.state {
        case .resolved, .improving: return .positive
        case .worsening: return .negative
        case .persists, .planned, nil: return .neutral
        }
    }

    /// Whether the next sentence turns what was said, or brings its figure up to date.
    private func leavesCaveat(after index: Int) -> Bool {
        guard let next = index + 1 < group.count ? group[index + 1] : following else { return false }
        // "However, leaders planned to" leaves a shortfall as it is.
        let isPlan = kind == .shortfall && next.sentence.stage == .planned && next.tone == .neutral
        if next.opens(with: .contrasts), !isPlan, index + 1 < group.count || kind == .strength { return true }
        if isUpdatedLater(index) { return true }
        // "The committee was told that waits were falling. They were rising."
        if group[index].has(.reported), next.opens(with: .pointsBack), next.quantity != nil { return true }
        // "They wanted more say" belongs to the praise before it.
        if kind == .strength, next.has(.wishes) { return true }
        return group[index].hasNumber && next.hasNumber
            && (next.opens(with: .pointsBack) || next.pointsBackEarly || next.has(.since) || next.tellsPart)
    }

    /// Whether a later sentence of the point gives one of its figures as an earlier value: 50% in 2022, then 22%.
    private func isUpdatedLater(_ index: Int) -> Bool {
        let number = group[index].sentence.number
        let own = figures.filter { $0.sentence == number }
        return figures.contains { later in
            later.sentence > number && later.previous != nil
                && own.contains {
                    $0.indicator.value == later.previous && $0.indicator.unit == later.indicator.unit
                }
        }
    }

    private func worth(_ range: ClosedRange<Int>) -> Double {
        var worth = 0.0
        for index in range {
            let tone = side(group[index])
            let decides =
                switch kind {
                case .strength: tone == .positive
                case .shortfall: tone == .negative || tone == .mixed
                case .mixed: tone != .neutral
                case .context: index == 0
                }
            if decides { worth += 1 }
            if kind == .shortfall, group[index].isAmiss { worth += 0.4 }
            if kind != .strength, kind != .context, tone == .negative {
                worth += 0.4 * Double(gravity(group[index]))
            }
            if group[index].has(.breadth) { worth += 0.4 }
            if group[index].has(.secondary) { worth -= 0.6 }
            if group[index].isSetUp, kind != .context {
                worth -= 0.4
                continue
            }
            let own = figures.filter { $0.sentence == group[index].sentence.number }
            if !own.isEmpty { worth += 0.8 }
            if own.contains(where: \.isWaiting) { worth += 0.6 }
        }
        if range.count == 1, group[range.lowerBound].isHeadline, range.upperBound + 1 < group.count,
            !group[range.upperBound + 1].has(.secondary)
        {
            // What a headline rests on is the news.
            worth -= 1.2
        }
        return min(worth, 4.4) - Double(range.lowerBound) * 0.1
    }

    /// What the gravest ground that a sentence names adds to the weight of a point.
    private func gravity(_ sentence: PointSentence) -> Int {
        sentence.matches.compactMap { match in
            if case .ground(let place) = match.cue { rules.grounds[place].adds } else { nil }
        }.max() ?? 0
    }
}
