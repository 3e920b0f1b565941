internal import AssessmentModel
internal import English
internal import NoteText
internal import QuotedLines

/// A point that a list may say by its own words and figures, whatever else a note says.
struct PointCandidate {
    let point: PointRow
    /// What `PointWorth` says before anything is chosen.
    let worth: Double
    /// Whether its words and its place let it be an item of the list; else it stands beside one.
    let isOwn: Bool
    /// Whether its kind and figures let it open an item.
    let opensItem: Bool
    /// Whether its paragraph goes on to praise what it says has grown worse.
    let isOvertaken: Bool
    /// What the gate says against it.
    let fault: String?
    /// Whether it is heard in spite of that where its low score has nothing else.
    let isHeardInDoubt: Bool
    /// The point behind the context that it leans on, with its worth and the id of that context.
    let opened: (point: PointRow, worth: Double, before: String?)?
}

/// Finds the candidates of a list: once for all parts and all lengths of a note.
struct PointCandidates {
    let list: PointChoice.List
    let figures: PointFigures
    let summary: SummaryVoice
    let gate: SectionGate

    /// - Parameter before: the point before each in its paragraph, by id.
    func all(of points: [PointRow], _ before: [String: PointRow]) -> [PointCandidate] {
        let turned = Self.turned(points)
        let worth = PointWorth(list, figures, summary, gate)
        return points.compactMap { point in
            let isOwn = fits(point, turned)
            guard isOwn || isCompanion(point) else { return nil }
            let fault = isOwn ? gate.fault(of: point, in: list, figures) : nil
            let whole = isOwn && list == .shortfalls ? point.opened(by: before[point.id]) : nil
            return PointCandidate(
                point: point, worth: worth.of(point), isOwn: isOwn, opensItem: opensItem(point),
                isOvertaken: list != .strengths && Self.isOvertaken(point, points),
                fault: fault,
                isHeardInDoubt: list == .shortfalls && (point.place.score ?? 4) <= 2
                    && point.state == .persists && !point.leans,
                opened: whole.map { ($0, worth.of($0), before[point.id]?.id) })
        }
    }

    /// Whether a later point of its paragraph praises what it says has grown worse, by the same words, or says that
    /// nobody waits any more.
    static func isOvertaken(_ point: PointRow, _ points: [PointRow]) -> Bool {
        guard point.state == .worsening || point.isWait else { return false }
        let own = Likeness.topic(point.line)
        return points.contains { later in
            guard later.row.paragraph == point.row.paragraph, later.id > point.id, later.kind == .strength
            else { return false }
            if point.tellsOfWaiting, later.tellsOfWaiting, FaultSigns(later.line).isDenied { return true }
            return point.state == .worsening && later.topic == point.topic
                && Likeness.topic(later.line).intersection(own).count >= 2
        }
    }

    /// Whether a point can open an item of the list, and not only stand beside another.
    private func opensItem(_ point: PointRow) -> Bool {
        switch list {
        case .shortfalls: [.shortfall, .mixed].contains(point.kind)
        case .strengths: point.kind == .strength || isGain(point)
        case .figures: true
        }
    }

    /// Whether it tells by its figures that a fault is put right, or that a target is met.
    private func isGain(_ point: PointRow) -> Bool {
        switch point.kind {
        case .strength: false
        case .shortfall:
            point.isBettered && point.hasFigure && !figures.isWorse(point)
                && (figures.bearOut(point) || FaultSigns(point.line).fault == nil)
        case .mixed: false
        case .context:
            point.hasFigure && figures.bearOut(point)
                || LineWords.has(LineWords.superlatives, in: point.words)
                    && FaultSigns(point.line).fault == nil
                || point.isSummary && point.stage == Stage.inPlace.rawValue
                    && FaultSigns(point.line).fault == nil
                    && point.words.contains { LineWords.praising.contains($0) }
        }
    }

    /// Whether a point is one of those that the list may say.
    private func fits(_ point: PointRow, _ turned: Set<String>) -> Bool {
        guard point.isFinding, !point.isTold, point.saysSomething,
            point.passage > 1 || !Wording.isSingleVoice(point.line)
        else { return false }
        switch list {
        case .shortfalls: return opensItem(point)
        case .strengths:
            // Beside harm only what is surely praise is no part of the story.
            return opensItem(point) && ![.planned, .worsening].contains(point.state)
                && (!point.isBesideHarm || point.isSure || figures.bearOut(point))
                && !(point.isContrasted && !isGain(point)) && !turned.contains(point.id)
        case .figures:
            // Who waits is told somewhere, however it was read.
            return (point.kind == .context || point.isWait) && point.hasFigure && !point.isSummary
                && !point.leans && figures.of(point).contains { $0.unit != .pounds }
        }
    }

    /// Whether it may stand beside another point of its paragraph.
    private func isCompanion(_ point: PointRow) -> Bool {
        guard point.isFinding, !point.isTold, !Wording.isSingleVoice(point.line) else { return false }
        switch list {
        case .shortfalls:
            return point.kind == .context && (point.hasFigure || point.weight > 2)
                && !point.isShareOfPopulation && !isBareShare(point)
                // What the summary tells beside a fault, without one, may be praise.
                && !(point.isSummary && FaultSigns(point.line).fault == nil)
                || point.kind == .strength && point.isWait && figures.hasLength(point)
                || point.kind == .strength && !point.isSure && !figures.bearOut(point)
                    && FaultSigns(point.line).fault != nil
        case .strengths:
            return point.kind == .context && point.hasFigure && point.state == nil
                && point.stage != Stage.planned.rawValue
        case .figures: return false
        }
    }

    /// Whether it is a share that nothing judges and that leads back to nothing: "91% were told what they would pay".
    private func isBareShare(_ point: PointRow) -> Bool {
        point.line.contains("%") && !point.leans && !point.isWait && !figures.isWorse(point)
            && FaultSigns(point.line).fault == nil
    }

    /// The points whose paragraph goes on with "However": praise that is taken back is no strength.
    private static func turned(_ points: [PointRow]) -> Set<String> {
        Set(
            zip(points, points.dropFirst()).compactMap { point, next in
                point.row.paragraph == next.row.paragraph && next.opensContrast ? point.id : nil
            })
    }
}
