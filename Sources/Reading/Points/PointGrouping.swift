internal import AssessmentModel
internal import ReferenceData

/// Where one point of a paragraph ends and the next begins.
///
/// Between a point so far and the next sentence, what holds of the two is weighed: praise after fault or a
/// newly named survey parts them; "For example", "This", shared words of the field tie them. The weights are
/// those of `points.yaml`.
struct PointGrouping {
    let rules: PointRules

    /// The sentences of a paragraph, point by point. Linear in their words.
    func groups(_ sentences: [PointSentence]) -> [[PointSentence]] {
        guard let first = sentences.first else { return [] }
        var groups = [[first]]
        var content = first.content
        // Of the point so far, what was last said for or against.
        var judged = first.side == .neutral ? nil : first.side
        for next in sentences.dropFirst() {
            if score(groups[groups.count - 1], content, judged, next, of: sentences.count) > 0 {
                groups.append([next])
                content = next.content
                judged = nil
            } else {
                groups[groups.count - 1].append(next)
                content.formUnion(next.content)
            }
            if next.side != .neutral { judged = next.side }
        }
        return groups
    }

    private static let tied = -100

    /// Above nought: a point of its own.
    private func score(
        _ group: [PointSentence], _ content: Set<UInt64>, _ judged: Tone?, _ next: PointSentence,
        of count: Int
    ) -> Int {
        let last = group[group.count - 1]
        // "By August this was down to 35." A figure is never told without what it has become since.
        if last.hasNumber, next.hasNumber, next.pointsBackEarly || next.tellsOfSince { return Self.tied }
        // "Two years earlier fewer than half had."
        if last.hasNumber, next.opens(with: .earlier) { return Self.tied }
        if next.judgesBack || next.comparesBack || next.tellsOfNone { return Self.tied }
        // "At our first visit people were passed on. This time that was rare."
        if group.count == 1, last.opens(with: .earlier), next.opens(with: .pointsBack) { return Self.tied }
        if next.has(.rest) || last.hasNumber && next.tellsPart { return Self.tied }
        var score = rules.grouping("start") + sides(judged, next)
        let knows = judged == .positive && next.side != .positive && next.knowsOfItself
        if knows { return score + rules.grouping("knows") }
        let shared = next.content.count(where: content.contains)
        score +=
            shared == 0 ? rules.grouping("no shared word") : min(3, shared) * rules.grouping("shared word")
        func add(_ name: String, _ holds: Bool) { if holds { score += rules.grouping(name) } }
        // "By August 2024 this was down to 35."
        let pointsBack = next.opens(with: .pointsBack) || next.pointsBackEarly || next.leavesSubject()
        add("points back", pointsBack)
        for word: PointRules.WordClass in [.example, .adds, .contrasts] {
            add(word.rawValue, next.opens(with: word))
        }
        add("source", !pointsBack && next.has(.source))
        add("coming", next.isComing)
        add("after coming", last.isComing)
        let (heard, hear) = (last.sentence.voices, next.sentence.voices)
        add("other voice", !heard.isEmpty && !hear.isEmpty && !hear.contains(where: heard.contains))
        add("new voice", heard.isEmpty && !hear.isEmpty)
        add(
            "acknowledges",
            judged == .negative && next.has(.leader, first: 8)
                && next.has(.acknowledges))
        add("figures in both", last.hasNumber && next.hasNumber)
        add("short paragraph", count <= 3)
        add("stage changes", last.sentence.stage != next.sentence.stage)
        add("after divided", group[0].promisesBothSides && group.count < 4)
        if group.count == 1, !next.opens(with: .contrasts) {
            add("after headline", last.isHeadline && !Self.opposes(last, next))
            add("after set up", last.isSetUp && next.tone != .positive)
        }
        add("length of wait", last.hasNumber && last.has(.waiting) && next.tellsLengthOfWait)
        add(
            "exception",
            last.tone == .positive && last.hasNumber && next.isException)
        add("same measure", last.hasNumber && last.movesSameMeasure(as: next))
        return score + min(4, group.count) * rules.grouping("sentence")
    }

    /// "Learning was valued. Few were trained." are two matters. What is doubtfully read as praise behind a fault, or
    /// as a fault behind praise without a word of one, only tells what the headline rests on.
    private static func opposes(_ before: PointSentence, _ next: PointSentence) -> Bool {
        let isOther =
            switch before.tone {
            case .positive: next.tone == .negative || next.tone == .mixed
            case .negative: next.tone == .positive || next.tone == .mixed
            case .mixed, .neutral: false
            }
        return isOther && (next.sentence.isSure || next.tone != .positive && next.isAmiss)
    }

    /// What praise and fault of the point so far and of the next sentence say.
    private func sides(_ before: Tone?, _ next: PointSentence) -> Int {
        let name: String? =
            switch (before, next.side) {
            case (nil, .neutral): "plain then plain"
            case (nil, .positive): "plain then praise"
            case (nil, .negative): "plain then fault"
            case (.positive, .neutral): "praise then plain"
            case (.negative, .neutral): "fault then plain"
            case (.positive, .negative), (.negative, .positive): "opposite"
            case (.mixed, .positive), (.mixed, .negative), (.mixed, .neutral): "after mixed"
            case (.positive, .positive), (.negative, .negative), (.mixed, .mixed): "same side"
            case (.neutral, _), (nil, .mixed), (.positive, .mixed), (.negative, .mixed): nil
            }
        return name.map(rules.grouping) ?? 0
    }
}
