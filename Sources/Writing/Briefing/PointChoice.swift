internal import AssessmentModel
internal import NoteText

/// Chooses which points a list of a note says, by an order that can be told.
///
/// A point is worth its weight; more under a low score, with a figure, or where matters have changed; less for
/// each word, for each point that the list has of the same statement, and where a table says it anyway. First
/// each statement scored 1 or 2 is heard, the lowest first, then the worthiest. No topic twice.
struct PointChoice {
    enum List { case strengths, shortfalls, figures }

    let list: List
    let most: Int
    let figures: PointFigures

    /// Most points of one statement.
    private var perStatement: Int { list == .shortfalls ? 3 : 2 }

    /// The chosen points, in the order in which they are to be read.
    func choose(from points: [PointRow], _ used: inout UsedEvidence) -> [PointRow] {
        var rest = points.filter { fits($0) && !used.isSaid($0) && !used.isLeftOut($0.row) }
        var chosen: [PointRow] = []
        var unheard = list == .shortfalls ? Self.low(rest) : []
        while chosen.count < most {
            let allowed = rest.filter { point in
                !chosen.contains { $0.matter == point.matter }
                    && chosen.count { $0.place.section == point.place.section } < perStatement
            }
            let first = unheard.first.map { section in allowed.filter { $0.place.section == section } } ?? []
            if !unheard.isEmpty { unheard.removeFirst() }
            guard let next = best(first.isEmpty ? allowed : first, chosen) else {
                if unheard.isEmpty { break } else { continue }
            }
            rest.removeAll { $0 == next }
            guard !used.isNearDuplicate(next.line) else { continue }
            say(next, place: chosen.count + 1, &used)
            chosen.append(next)
        }
        return chosen.enumerated().sorted { order($0) < order($1) }.map(\.element)
    }

    /// Notes that a point is said, with its figures and why it was chosen.
    private func say(_ point: PointRow, place: Int, _ used: inout UsedEvidence) {
        used.use(point.row, text: point.line)
        for figure in figures.printed(point) {
            used.use(figure.row, text: point.line)
            used.date(figure)
        }
        used.choose(
            point.line, point.row, in: point.place,
            why: "\(place) of \(most): weight \(point.weight)"
                + (point.place.score.map { ", under a score of \($0)" } ?? "")
                + (point.state.map { ", \($0.label)" } ?? ""))
    }

    private func best(_ points: [PointRow], _ chosen: [PointRow]) -> PointRow? {
        points.max { a, b in
            let (x, y) = (worth(a, chosen), worth(b, chosen))
            return x != y ? x < y : order((0, a)) > order((0, b))
        }
    }

    /// Whether a point is one of those that the list may say.
    private func fits(_ point: PointRow) -> Bool {
        guard point.isFinding, !Wording.isSingleVoice(point.line) else { return false }
        switch list {
        case .shortfalls: return [.shortfall, .mixed].contains(point.kind) && point.state != .resolved
        case .strengths:
            return point.kind == .strength && point.isSure && point.state != .planned && !point.isContrasted
        case .figures:
            return point.kind == .context && point.hasFigure && !point.isSummary && !figures.isCompared(point)
        }
    }

    private func worth(_ point: PointRow, _ chosen: [PointRow]) -> Double {
        var worth = Double(point.weight) - Double(Wording.count(point.line)) / 35
        worth -= 0.6 * Double(chosen.count { $0.place.section == point.place.section })
        func add(_ more: Double, _ holds: Bool) { if holds { worth += more } }
        add(0.7, point.hasFigure)
        // Under a low score a doubtful reading as a fault is seldom wrong, under a good one often.
        add(point.place.score ?? 3 <= 2 || point.isSummary ? -0.5 : -2, !point.isSure)
        switch list {
        case .shortfalls:
            add(1.6, point.place.score == 1)
            add(0.8, point.place.score == 2)
            add(0.7, point.isSummary)
            add(0.8, point.isWait && point.hasFigure)
            add(-0.6, point.kind == .mixed)
            add(-2, figures.isCompared(point))
        case .strengths:
            add(0.7, point.state == .improving || point.state == .resolved)
            add(0.8, point.place.score == 4)
            add(-0.5, figures.isCompared(point))
        case .figures:
            add(1.5, point.isWait)
            add(0.8, point.place.score ?? 3 <= 2)
            add(0.7, point.place.section == "safeguarding")
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

    private func order(_ item: (offset: Int, element: PointRow)) -> (Int, Int, Int) {
        let place = item.element.place
        // What CQC says of the whole comes first.
        let score = item.element.isSummary ? 0 : place.score ?? 9
        return (list == .strengths ? -score : score, place.number, item.offset)
    }
}
