internal import QuotedLines

/// The answer to one query of a template, with what parts read out of it: worked out when it is first asked
/// for and kept, for several parts read the same points, and a note that is too long is made again.
final class QueryRows: RandomAccessCollection {
    let rows: [EvidenceRow]
    /// Those that are points of which something can be said.
    private(set) lazy var points = ParagraphPoints.read(rows)
    /// The figures by their points.
    private(set) lazy var figures = PointFigures(rows)
    /// Which of its points the summary among them names.
    private(set) lazy var summary = points.summed

    /// The point before each in its paragraph, by id.
    private(set) lazy var before = points.before

    private var asked: [PointQuestion]?
    private var candidates: [PointChoice.List: [PointCandidate]] = [:]

    init(_ rows: [EvidenceRow]) { self.rows = rows }

    /// The questions of its points, made once: each note of one order asks with the same figures, topics and gate.
    func questions(_ make: () -> [PointQuestion]) -> [PointQuestion] {
        if let asked { return asked }
        let made = make()
        asked = made
        return made
    }

    /// What a list may say of its points, found once: each note of one order has the same figures and gate.
    func candidates(of list: PointChoice.List, _ find: ([PointRow]) -> [PointCandidate]) -> [PointCandidate] {
        if let known = candidates[list] { return known }
        let found = find(points)
        candidates[list] = found
        return found
    }

    var startIndex: Int { rows.startIndex }
    var endIndex: Int { rows.endIndex }
    subscript(place: Int) -> EvidenceRow { rows[place] }
}
