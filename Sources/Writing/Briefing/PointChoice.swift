internal import AssessmentModel
internal import NoteText

/// Chooses which points a list of a note says, by an order that can be told.
///
/// A point is worth its weight; more under a low score, with a figure, or where matters have changed; less for
/// each word, for each point that the list has of the same statement, and where a table says it anyway. First
/// each statement scored 1 or 2 is heard, the lowest first, then the worthiest. No topic twice. What else a
/// paragraph says stands beside the point that was chosen from it.
struct PointChoice {
    enum List { case strengths, shortfalls, figures }

    let list: List
    /// Most items.
    let most: Int
    let figures: PointFigures

    /// Most items of one statement; most words and points of one item.
    private var perStatement: Int { list == .shortfalls ? 3 : 2 }
    private static let mostPoints = 4
    /// Words that an item has on average where the list is full.
    private static let wordsOfItem = 27

    /// The chosen points, in the order in which they are to be read.
    func choose(from points: [PointRow], _ used: inout UsedEvidence) -> [PointRow] {
        let turned = Self.turned(points)
        let before = points.before
        // Asked of every point for every item: looked up once.
        let leaning = Set(points.filter(\.leans).map(\.id))
        var rest = points.filter {
            (fits($0, turned) || isCompanion($0)) && !used.isSaid($0) && !used.isLeftOut($0.row)
        }
        var unheard = list == .shortfalls ? Self.low(rest.filter { fits($0, turned) }) : []
        var chosen = Chosen(list: list, lowScores: unheard.count)
        // Each low score is heard, however many there are.
        let room = max(most, unheard.count) * Self.wordsOfItem
        while chosen.words < room {
            let allowed = rest.filter { point in
                isAllowed(point, chosen)
                    && (!leaning.contains(point.id) || before[point.id].map { chosen.has($0) } == true)
            }
            let first = unheard.first.map { section in allowed.filter { $0.place.section == section } } ?? []
            if !unheard.isEmpty { unheard.removeFirst() }
            guard let next = best(first.isEmpty ? allowed : first, chosen) else {
                if unheard.isEmpty { break } else { continue }
            }
            guard !used.isNearDuplicate(next.line), let said = used.passing(next) else {
                rest.removeAll { $0 == next }
                continue
            }
            rest.removeAll { $0.id == next.id }
            say(said, &used)
            chosen.add(said)
        }
        let places = Dictionary(points.enumerated().map { ($1.id, $0) }) { first, _ in first }
        return chosen.points.sorted { order($0, places) < order($1, places) }
    }

    /// What has been chosen so far, item by item.
    private struct Chosen {
        let list: List
        /// Statements scored 1 or 2 that can be heard.
        let lowScores: Int
        var points: [PointRow] = []
        var words = 0
        var items: [String: (points: Int, words: Int)] = [:]

        mutating func add(_ point: PointRow) {
            points.append(point)
            let count = Wording.count(point.line)
            words += count
            let old = items[PointItem.key(point, list)] ?? (0, 0)
            items[PointItem.key(point, list)] = (old.points + 1, old.words + count)
        }

        func has(_ point: PointRow) -> Bool { points.contains { $0.id == point.id } }

        /// Whether another point of its paragraph has been chosen.
        func hasParagraph(of point: PointRow) -> Bool {
            points.contains { $0.row.paragraph == point.row.paragraph }
        }
    }

    private func isAllowed(_ point: PointRow, _ chosen: Chosen) -> Bool {
        let isBeside = chosen.hasParagraph(of: point)
        if isBeside, point.kind == .context, list == .shortfalls, !point.leans, !point.isWait,
            !chosen.points.contains(where: { $0.matter == point.matter })
        {
            return false
        }
        guard isBeside || !isOnlyCompanion(point),
            isBeside || !chosen.points.contains(where: { $0.matter == point.matter })
        else { return false }
        if let item = chosen.items[PointItem.key(point, list)] {
            return item.points < Self.mostPoints
                && item.words + Wording.count(point.line) <= PointItem.mostWords(point, list)
        }
        return chosen.items.count < max(most, chosen.lowScores)
            && chosen.points.count { $0.place.section == point.place.section } < perStatement
    }

    /// Notes that a point is said, with its figures and why it was chosen.
    private func say(_ point: PointRow, _ used: inout UsedEvidence) {
        Self.use(point, figures, &used)
        used.choose(
            point.line, point.row, in: point.place,
            why: "weight \(point.weight)"
                + (point.place.score.map { ", under a score of \($0)" } ?? "")
                + (point.state.map { ", \($0.label)" } ?? ""))
    }

    /// Notes that a point stands in the note, with the figures that its line prints.
    static func use(_ point: PointRow, _ figures: PointFigures, _ used: inout UsedEvidence) {
        used.use(point.row, text: point.line)
        for figure in figures.printed(point) {
            used.use(figure.row, text: point.line)
            used.date(figure)
        }
    }

    private func best(_ points: [PointRow], _ chosen: Chosen) -> PointRow? {
        points.max { a, b in
            let (x, y) = (worth(a, chosen), worth(b, chosen))
            return x != y ? x < y : (a.place.number, a.id) > (b.place.number, b.id)
        }
    }

    // MARK: What may be said

    /// Whether a point is one of those that the list may say.
    private func fits(_ point: PointRow, _ turned: Set<String>) -> Bool {
        guard point.isFinding, !Wording.isSingleVoice(point.line), point.saysSomething,
            // What a table says is said there.
            !figures.isCompared(point)
        else { return false }
        switch list {
        case .shortfalls:
            return [.shortfall, .mixed].contains(point.kind) && point.state != .resolved
                && (point.isSure || isUnderLowScore(point) || point.isGrave || figures.findFault(point))
        case .strengths:
            return point.kind == .strength && ![.planned, .worsening].contains(point.state)
                && (point.isSure || figures.bearOut(point)) && !point.isContrasted
                && !turned.contains(point.id)
        case .figures:
            return point.kind == .context && point.hasFigure && !point.isSummary && !point.leans
        }
    }

    private func isUnderLowScore(_ point: PointRow) -> Bool {
        (point.place.score ?? 4) <= 2 || point.isSummary
    }

    /// Whether it may stand beside another point of its paragraph.
    private func isCompanion(_ point: PointRow) -> Bool {
        guard point.isFinding, !Wording.isSingleVoice(point.line), !figures.isCompared(point) else {
            return false
        }
        switch list {
        case .shortfalls:
            return point.kind == .context && (point.hasFigure || point.weight > 2)
                || point.kind == .strength && point.isWait && figures.hasLength(point)
        case .strengths: return point.kind == .context && point.hasFigure
        case .figures: return false
        }
    }

    private func isOnlyCompanion(_ point: PointRow) -> Bool {
        switch list {
        case .shortfalls: ![.shortfall, .mixed].contains(point.kind)
        case .strengths: point.kind != .strength
        case .figures: false
        }
    }

    /// The points whose paragraph goes on with "However": praise that is taken back is no strength.
    private static func turned(_ points: [PointRow]) -> Set<String> {
        Set(
            zip(points, points.dropFirst()).compactMap { point, next in
                point.row.paragraph == next.row.paragraph && next.opensContrast ? point.id : nil
            })
    }

    // MARK: What is worth more

    private func worth(_ point: PointRow, _ chosen: Chosen) -> Double {
        var worth = Double(point.weight) - Double(Wording.count(point.line)) / 20
        func add(_ more: Double, _ holds: Bool) { if holds { worth += more } }
        if chosen.hasParagraph(of: point) {
            add(-1.5, point.kind == .context && !point.isWait)
        } else {
            worth -=
                (isUnderLowScore(point) ? 0.4 : 0.6)
                * Double(chosen.points.count { $0.place.section == point.place.section })
        }
        add(0.7, point.hasFigure)
        // Under a low score a doubtful reading as a fault is seldom wrong, under a good one often.
        add(point.place.score ?? 3 <= 2 || point.isSummary ? -0.3 : -1.2, !point.isSure)
        switch list {
        case .shortfalls:
            add(1.6, point.place.score == 1)
            add(0.8, point.place.score == 2)
            add(0.7, point.isSummary)
            add(0.8, point.isWait && point.hasFigure)
            add(-0.6, point.kind == .mixed)
        case .strengths:
            add(0.8, point.isWait && point.hasFigure)
            add(0.7, point.state == .improving || point.state == .resolved)
            add(0.8, point.place.score == 4)
        case .figures:
            add(1.5, point.isWait)
            add(0.8, point.place.score ?? 3 <= 2)
            add(1.0, point.isOfWhatMembersHear)
            add(0.5, figures.of(point).contains { $0.unit == .people || $0.unit == .percent })
        }
        return worth
    }

    /// The sections of statements scored 1 or 2, the lowest first.
    private static func low(_ points: [PointRow]) -> [String] {
        points.filter { ($0.place.score ?? 4) <= 2 }.map(\.place).sorted {
            ($0.score ?? 4, $0.number) < ($1.score ?? 4, $1.number)
        }.map(\.section).uniqued
    }

    /// By score, then as the report has them.
    private func order(_ point: PointRow, _ places: [String: Int]) -> (Int, Int, Int) {
        // What CQC says of the whole comes first.
        let score = point.isSummary ? 0 : point.place.score ?? 9
        return (list == .strengths ? -score : score, point.place.number, places[point.id] ?? 0)
    }
}

/// Points as one item of a list: all of a statement scored 1 or 2, else those of a paragraph.
enum PointItem {
    /// What the points of one item have in common.
    static func key(_ point: PointRow, _ list: PointChoice.List) -> String {
        isByStatement(point, list) ? point.place.section : point.row.paragraph ?? point.id
    }

    static func isByStatement(_ point: PointRow, _ list: PointChoice.List) -> Bool {
        list == .shortfalls && (point.place.score ?? 4) <= 2 && !point.isSummary
    }

    /// Most words of the points of one item.
    static func mostWords(_ point: PointRow, _ list: PointChoice.List) -> Int {
        isByStatement(point, list) ? 75 : 48
    }

    /// Points in their order, item by item.
    static func grouped(_ points: [PointRow], _ list: PointChoice.List) -> [[PointRow]] {
        var groups: [[PointRow]] = []
        for point in points {
            let key = key(point, list)
            if let place = groups.firstIndex(where: { $0.first.map { Self.key($0, list) } == key }) {
                groups[place].append(point)
            } else {
                groups.append([point])
            }
        }
        return groups
    }
}
