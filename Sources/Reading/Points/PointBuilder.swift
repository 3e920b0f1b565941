package import AssessmentModel
package import ReferenceData
internal import TextAnalysis

/// From the sentences of a report to its points: group, judge, name, weigh, word.
package struct PointBuilder: Sendable {
    let rules: PointRules
    let lessIsBetter: @Sendable (String) -> Bool?

    /// - Parameters:
    ///   - rules: what points are grouped, judged, named and weighed by.
    ///   - lessIsBetter: whether less of a measure is better; nil where that is not known.
    package init(rules: PointRules, lessIsBetter: @escaping @Sendable (String) -> Bool?) {
        self.rules = rules
        self.lessIsBetter = lessIsBetter
    }

    /// Most points of one paragraph: there are no more letters. What comes after belongs to the last.
    private static let mostPoints = 26

    /// Gives each finding its points.
    ///
    /// - Parameter passages: as many as there are findings, in the same order: a whole report, since what its
    ///   summary says weighs more.
    package func addPoints(to findings: inout [FindingEvidence], _ passages: [Passage]) {
        var read = findings.map { $0.sentences.map { PointSentence($0, rules) } }
        let trail = CountTrail(read, passages, rules)
        for (finding, sentences) in read.enumerated() {
            for (place, sentence) in sentences.enumerated() {
                read[finding][place].later = trail.later(
                    thanSentence: sentence.sentence.number, ofFinding: finding)
                read[finding][place].countedAbove = trail.measure(
                    ofSentence: sentence.sentence.number, ofFinding: finding)
            }
        }
        let summary = ReportSummary(
            zip(passages, read).filter { ReportSummary.isPart($0.0.section) }.flatMap { $0.1.map(\.content) })
        for (index, passage) in passages.enumerated() where index < findings.count {
            findings[index].points = points(of: read[index], in: passage, summary)
        }
    }

    private func points(of sentences: [PointSentence], in passage: Passage, _ summary: ReportSummary)
        -> [Point]
    {
        var groups = PointGrouping(rules: rules).groups(sentences)
        if groups.count > Self.mostPoints {
            groups[Self.mostPoints - 1] = Array(groups[(Self.mostPoints - 1)...].joined())
            groups.removeSubrange(Self.mostPoints...)
        }
        markSuperseded(&groups)
        return groups.enumerated().map { place, group in
            let next = groups.indices.contains(place + 1) ? groups[place + 1].first : nil
            return point(of: group, before: next, letter: Self.letter(place), in: passage, summary)
        }
    }

    /// "A 2% increase in vacancies since 2021", where a later point says that they fell in the last year.
    private func markSuperseded(_ groups: inout [[PointSentence]]) {
        for place in groups.indices.dropLast() {
            let later = groups[(place + 1)...].joined()
            for index in groups[place].indices {
                groups[place][index].isSuperseded = later.contains { groups[place][index].isTurned(by: $0) }
            }
        }
    }

    private func point(
        of group: [PointSentence], before next: PointSentence?, letter: Character, in passage: Passage,
        _ summary: ReportSummary
    ) -> Point {
        let figures = EarlierTimes(group).linking(
            group.flatMap { sentence in
                sentence.sentence.indicators.map { story(of: $0, in: sentence) }
            })
        let judge = PointJudge(score: passage.score)
        let (kind, kindReason) =
            passage.isBackground
            ? (PointKind.context, "it tells of the place and its council")
            : group.contains { $0.later != nil }
                ? (PointKind.context, "its count is not the report's last word")
                : judge.kind(group, figures)
        let state = judge.state(group, figures, kind: kind)
        let (topic, topicReason) = topic(of: group, figures, in: passage)
        let content = group.reduce(into: Set<UInt64>()) { $0.formUnion($1.content) }
        let (weight, weightReason) = PointWeigher(rules: rules).weight(
            of: group, figures, kind: kind, state: state?.0, score: passage.score,
            isInSummary: ReportSummary.isPart(passage.section) || summary.says(content))
        var reasons = [Point.Reason("kind", kindReason)]
        if let state { reasons.append(Point.Reason("state", state.reason)) }
        if let topicReason { reasons.append(Point.Reason("topic", topicReason)) }
        reasons.append(Point.Reason("weight", weightReason))
        let voices = Set(group.flatMap(\.sentence.voices))
        return Point(
            letter: letter, sentences: group.map(\.sentence.number), kind: kind, state: state?.0,
            topic: topic,
            weight: weight,
            // An old count is never said without the one that took its place.
            line: group.contains { $0.later != nil }
                ? nil
                : PointLine(
                    rules: rules, group: group, kind: kind, figures: figures, following: next,
                    isBehindAnother: letter != Self.letter(0),
                    matter: Self.matter(topic)
                )
                .write().map { Self.naming(group, $0) },
            voices: Voice.allCases.filter(voices.contains),
            stage: group.lazy.compactMap(\.sentence.stage).first, isSure: Self.isSure(group, kind),
            reasons: reasons)
    }

    /// "People waiting for a ramp: “By May the number was 38.”": what is counted stands before words that leave it to
    /// a paragraph further up.
    private static func naming(_ group: [PointSentence], _ line: String) -> String {
        guard line.hasPrefix("“"), line.contains(where: \.isNumber),
            let measure = group.lazy.compactMap(\.countedAbove).first
        else { return line }
        return "\(measure.capitalisedFirst): \(line)"
    }

    /// Whether less is better goes by the evidence files, else by those for points: by the measure's own words,
    /// then by its sentence's.
    private func story(of indicator: Indicator, in sentence: PointSentence) -> FigureStory {
        let measure = indicator.measure.map { rules.matches(in: Folding.wordList($0)) } ?? []
        let goodEnd =
            indicator.measure.flatMap(lessIsBetter) ?? PointSentence.lessIsBetter(measure)
            ?? sentence.lessIsBetter
        return FigureStory(
            indicator: indicator, sentence: sentence.sentence.number, lessIsBetter: goodEnd,
            tellsOfWaiting: sentence.has(.waiting) && measure.contains { $0.cue == .word(.waiting) },
            hasOwnMeasure: indicator.measure.map { sentence.hasWords(of: $0, rules) } ?? false)
    }

    /// What the point is about: by its own words, else by the heading above it.
    private func topic(
        of group: [PointSentence], _ figures: [FigureStory], in passage: Passage
    ) -> (String?, reason: String?) {
        let above = group.lazy.compactMap(\.countedAbove).first
        if let above, let best = mostTelling([rules.matches(in: Folding.wordList(above))]) {
            return (best.waits ?? best.name, "what it counts")
        }
        let own = mostTelling(group.map(\.matches))
        guard
            let best = own
                ?? passage.heading.flatMap({ mostTelling([rules.matches(in: Folding.wordList($0))]) })
        else { return (nil, nil) }
        let waits = figures.contains(where: \.isWaiting) || group.contains { $0.has(.waiting) }
        let name = waits ? best.waits ?? best.name : best.name
        return (name, own == nil ? "its heading" : "its words")
    }

    /// "breaks" of "carers > breaks".
    private static func matter(_ topic: String?) -> String? {
        topic?.split(separator: " > ").last.map(String.init)
    }

    /// The topic with the most telling cues; of two alike the one whose cue stands first. A cue of two words
    /// tells more than two cues of one.
    private func mostTelling(_ matches: [[PointRules.Match]]) -> PointRules.Topic? {
        var telling: [Int: Int] = [:]
        var order: [Int] = []
        for match in matches.joined() {
            guard case .topic(let place) = match.cue else { continue }
            if telling[place] == nil { order.append(place) }
            telling[place, default: 0] += match.length * match.length
        }
        // `max` gives the last of several alike, so that the order is turned round.
        return order.reversed().max { telling[$0, default: 0] < telling[$1, default: 0] }.map {
            rules.topics[$0]
        }
    }

    /// How often a point that is sure may be wrong.
    private static let errorAllowed = 0.05

    /// Whether the readings that decide hold: of several that say the same it is enough that they can hardly
    /// all be wrong; one that says the contrary leaves the point in doubt.
    private static func isSure(_ group: [PointSentence], _ kind: PointKind) -> Bool {
        func error(_ tone: Tone) -> Double {
            group.filter { $0.tone == tone }.reduce(1) { $0 * (1 - $1.sentence.certainty) }
        }
        let (praise, fault, both) = (error(.positive), error(.negative), error(.mixed))
        return switch kind {
        case .strength: praise <= errorAllowed && fault * both == 1
        case .shortfall: fault <= errorAllowed && praise * both == 1
        case .mixed: both * max(praise, fault) <= errorAllowed
        case .context: group.allSatisfy(\.sentence.isSure)
        }
    }

    private static func letter(_ place: Int) -> Character {
        Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(min(place, mostPoints - 1))))
    }
}
