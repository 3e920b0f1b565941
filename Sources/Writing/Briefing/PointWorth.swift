internal import QuotedLines
internal import AssessmentModel
internal import English
internal import NoteText
internal import ReferenceData

/// How much a list wants a point: its weight, and what a reader looks for, less its words.
struct PointWorth {
    let list: PointChoice.List
    let figures: PointFigures
    private let summary: SummaryVoice
    private let gate: SectionGate

    init(
        _ list: PointChoice.List, _ figures: PointFigures, _ summary: SummaryVoice, _ gate: SectionGate
    ) {
        self.gate = gate
        self.list = list
        self.figures = figures
        self.summary = summary
    }

    /// A finding in fewer words, without a figure, says little by itself.
    private static let bareWords = 12

    /// Before anything is chosen: what stands beside it is for the choice.
    func of(_ point: PointRow) -> Double {
        // A story of harm may take its words.
        let length = point.passage > 1 ? min(point.wordCount, 30) : point.wordCount
        var worth = 0.7 * Double(point.weight) - Double(length) / 24
        func add(_ more: Double, _ holds: Bool) { if holds { worth += more } }
        let isLow = point.isUnderLowScore
        add(0.9, point.hasFigure)
        add(0.5, point.isOfWhatMembersHear)
        // What is found of members and what they are told is theirs to hear.
        let isBare = !point.hasFigure && point.wordCount < Self.bareWords
        add(isBare ? 1.0 : 2.3, point.isOfMembers && !(list == .strengths && point.isSummary))
        add(0.5, list != .figures && point.words.prefix(6).contains { LineWords.nearlyAll.contains($0) })
        let named = summary.of(point.id)
        let gravity = Double(LineWords.gravity(point.words))
        // What holds of most or of none is told before what holds of some.
        let isEmphatic = point.words.contains { LineWords.emphasis.contains($0) }
        add(0.3, isEmphatic && list != .figures)
        // What staff or partners alone say weighs less than what CQC found, or people and leaders said.
        add(-0.4, !point.hasFigure && point.isOfThirdsAlone)
        // What those who run the service say of themselves is less than what was found.
        add(-1.0, list == .shortfalls && !point.hasFigure && gravity == 0 && point.isOwnAccount)
        // Under a low score a doubtful reading as a fault is seldom wrong, under a good one often.
        add(isLow && list == .shortfalls ? -0.3 : -0.7, !point.isSure)
        // Letters that stand for a body say nothing to most who read a note.
        add(-0.5, point.hasLetters)
        add(0.8, point.isWait && point.hasFigure)
        // An opening without its news, and praise taken back without that, say half of it.
        add(-1.2, point.isOpeningOnly && point.text.utf8.count > point.line.utf8.count + 8)
        add(-0.8, point.opensContrast && point.isQuotation && !point.line.contains("” “"))
        // A count under ten is no headline, unless of what is grave.
        add(-1.2, !isEmphatic && figures.isFew(point))
        switch list {
        case .shortfalls:
            add(-1.2, point.passage == 1 && point.wordCount > 45)
            worth += gravity + 1.8 * named.fault + 0.9 * named.plain
            add(-0.5, named.fault == 0 && named.praise > 0.5)
            add(2.0, point.place.score == 1)
            add(1.2, point.place.score == 2)
            add(0.6, point.isSummary && point.isSure)
            add(0.4, point.state == .worsening)
            add(-0.3, point.kind == .mixed)
            // What is missing, late or has ended is plainer news than what is mixed or difficult.
            add(0.6, LineWords.lacking(of: point.words) != nil || gate.isAmiss(point.line))
        case .strengths:
            worth += 1.8 * named.praise + 0.9 * named.plain
            add(-0.8, named.praise == 0 && named.fault > 0.5)
            add(-3, point.isOwnAccount)
            // That there is a team or a process is no finding of how it works.
            add(-1.0, point.isBareArrangement)
            add(0.9, LineWords.has(LineWords.superlatives, in: point.words))
            add(0.6, point.isBettered && point.hasFigure)
            add(0.8, figures.bearOut(point))
            // What is better than in England and stands in no table.
            add(1.0, point.isBetterThanEngland)
            add(0.8, point.place.score == 4)
            // What CQC calls a strength in its summary opens the list.
            add(0.4, point.isSummary && point.isSure)
        case .figures:
            worth += 0.8 * max(named.praise, named.fault, named.plain)
            add(1.2, point.isWait)
            // What is counted had to be named: it puts an earlier number right.
            add(0.8, point.isWait && point.label != nil)
            add(0.6, isLow)
            add(0.8, point.words.contains { LineWords.volumes.contains($0) })
            add(0.5, figures.of(point).contains { $0.unit == .people || $0.unit == .percent })
        }
        return worth
    }
}
