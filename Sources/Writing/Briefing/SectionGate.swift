internal import QuotedLines
internal import AssessmentModel
internal import English
internal import NoteText
internal import ReferenceData

/// Whether a point may stand in a list by its own words and figures, whatever kind it was read as.
///
/// A kind can be read wrong. A note that praises "Practice weeks had been stopped", or faults "had none this
/// time", is worse than one that leaves it out.
struct SectionGate {
    private let known: KnownSigns

    /// - Parameter rules: cues of faults and of states; without them only the figures speak.
    init(rules: PointRules?) { known = KnownSigns(rules) }

    /// What of a point speaks against a list, in words for `why`; nil where nothing does.
    func fault(of point: PointRow, in list: PointChoice.List, _ figures: PointFigures) -> String? {
        let signs = known.of(point.line)
        switch list {
        case .strengths: return againstPraise(point, signs, figures)
        case .shortfalls: return againstFault(point, signs, figures)
        case .figures: return nil
        }
    }

    /// Whether a sentence of a point may stand for its kind: no word of a fault in what praises, one in what does
    /// not.
    func agrees(_ sentence: String, with point: PointRow) -> Bool {
        switch point.kind {
        case .strength: !hasFault(sentence)
        case .shortfall:
            hasFault(sentence) || LineWords.has(LineWords.wishes, in: Wording.words(sentence))
        case .mixed, .context: true
        }
    }

    /// Whether a text has a word of a fault that nothing takes back.
    func hasFault(_ text: String) -> Bool {
        let signs = known.of(text)
        return signs.amiss != nil || signs.fault != nil
    }

    /// Whether a text tells of what is late, missing or has ended.
    func isAmiss(_ text: String) -> Bool { known.of(text).amiss != nil }

    private func againstPraise(_ point: PointRow, _ signs: Signs, _ figures: PointFigures) -> String? {
        if FaultSigns.tellsOfAnEnd(point.words) { return "It tells of what has come to its end." }
        if signs.isLoss { return "There is less of what is good, or more of what is bad." }
        if figures.missesTarget(point) { return "It misses its target." }
        if point.wait == .tooLong { return "CQC judges the wait too long." }
        if figures.isUnjudged(point) { return "Whether its figure is better or worse is not clear." }
        if !point.isSure, !point.hasFigure, LineWords.has(LineWords.wishes, in: point.words) {
            return "It tells what people would like."
        }
        if Self.isShortWait(point, figures) { return nil }
        if figures.bearOut(point) || point.isBettered && (point.isSure || point.hasFigure) { return nil }
        // Praise that is not sure, under a low score and without a figure, is often none.
        let isPlain =
            LineWords.has(LineWords.superlatives, in: point.words) || point.kind == .context
            || point.isSummary && point.words.contains { LineWords.praising.contains($0) }
        // So is what people say of themselves, under any score.
        let isBare = (point.place.score ?? 2) <= 2 || point.isOfPeople
        if !point.isSure, !point.hasFigure, isBare, !isPlain {
            return "It may be no praise."
        }
        if figures.isWorse(point) { return "Its figure is worse than what it is held against." }
        if point.state == .worsening { return "It is getting worse." }
        if let word = signs.amiss ?? (point.isSure ? nil : signs.fault) {
            return "“\(word)” tells of a fault, not of a strength."
        }
        return nil
    }

    /// Whether CQC judges the wait of which it tells as it should be, and no figure says otherwise.
    static func isShortWait(_ point: PointRow, _ figures: PointFigures) -> Bool {
        (point.wait == .accepted || point.wait == .acceptable && !figures.isLongWait(point))
            && point.state != .worsening && !figures.isWorse(point)
            && (point.wait == .accepted || !figures.missesTarget(point))
    }

    private func againstFault(_ point: PointRow, _ signs: Signs, _ figures: PointFigures) -> String? {
        let isWorse = figures.isWorse(point)
        // How many wait is no fault by itself.
        if point.kind == .mixed, !point.isSure, point.isWait, point.hasFigure, !isWorse,
            !FaultSigns(point.line).words.contains(where: {
                LineWords.faultSigns.contains($0) && !LineWords.waitingSigns.contains($0)
            })
        {
            return "It tells who waits, and not whether that is a fault."
        }
        if point.state == .resolved { return "It has been put right." }
        if Self.isShortWait(point, figures) { return "CQC judges the wait as it should be." }
        // A fault that surely stands is not put right by work that has begun on it.
        let isBettered =
            point.isBettered
            && !((point.isSure || signs.fault != nil) && point.kind == .shortfall && !figures.bearOut(point)
                && !Wording.reportsImprovement(point.line))
        if isBettered, !isWorse, point.kind != .mixed || signs.fault == nil {
            return "It has become better."
        }
        if !point.isSure, !isWorse, signs.fault == nil, LineWords.lessensBurden(point.words) {
            return "Less of it is better."
        }
        if signs.isGoodRise, !isWorse, signs.fault == nil { return "More of it is better." }
        if signs.isDenied, !isWorse, signs.amiss == nil, signs.fault == nil {
            return "Its words deny a fault."
        }
        if point.isSure || isWorse || figures.isLongWait(point) || point.state == .worsening
            || figures.isWaiting(point)
        {
            return nil
        }
        guard signs.amiss == nil, signs.fault == nil, LineWords.gravity(point.words) == 0 else { return nil }
        // Under a low score a figure read as a fault is seldom none.
        if (point.place.score ?? 4) <= 2, point.hasNumber, point.isOfWhatMembersHear,
            point.state == .persists
        {
            return nil
        }
        return "Nothing in its words tells of a fault."
    }
}
