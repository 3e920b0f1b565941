internal import AssessmentModel
internal import NoteText
internal import ReferenceData

/// How much a list wants a point: its weight, and what a reader looks for, less its words.
struct PointWorth {
    let list: PointChoice.List
    let figures: PointFigures
    /// What CQC's summary is about.
    private let summed: Set<String>
    private let topics: NoteTopics
    private let gate: SectionGate

    /// - Parameter points: every point of the report, its summary among them.
    init(
        _ list: PointChoice.List, _ figures: PointFigures, points: [PointRow], _ topics: NoteTopics,
        _ gate: SectionGate
    ) {
        self.gate = gate
        self.list = list
        self.figures = figures
        self.topics = topics
        summed = points.filter(\.isSummary).reduce(into: []) { $0.formUnion(topics.names(in: $1.text)) }
    }

    /// Before anything is chosen: what stands beside it is for the choice.
    func of(_ point: PointRow) -> Double {
        var worth = 0.7 * Double(point.weight) - Double(point.wordCount) / 24
        func add(_ more: Double, _ holds: Bool) { if holds { worth += more } }
        let isLow = point.isUnderLowScore
        add(0.9, point.hasFigure)
        add(0.5, point.isOfWhatMembersHear)
        add(0.7, point.isOfMembers)
        add(0.5, !point.isSummary && !summed.isDisjoint(with: topics.names(in: point.text)))
        // Under a low score a doubtful reading as a fault is seldom wrong, under a good one often.
        add(isLow && list == .shortfalls ? -0.3 : -0.7, !point.isSure)
        add(0.8, point.isWait && point.hasFigure)
        switch list {
        case .shortfalls:
            add(2.0, point.place.score == 1)
            add(1.2, point.place.score == 2)
            add(0.4, point.state == .worsening)
            add(-0.3, point.kind == .mixed)
            // What is missing, late or has ended is plainer news than what is mixed or difficult.
            add(0.6, PointQuestion.lacking(point.line) != nil || gate.isAmiss(point.line))
        case .strengths:
            add(0.6, point.isBettered && point.hasFigure)
            add(0.8, figures.bearOut(point))
            add(0.8, point.place.score == 4)
            // What CQC calls a strength in its summary opens the list.
            add(0.4, point.isSummary && point.isSure)
        case .figures:
            add(0.7, point.isWait)
            add(0.6, isLow)
            add(0.5, figures.of(point).contains { $0.unit == .people || $0.unit == .percent })
        }
        return worth
    }
}
