internal import QuotedLines
internal import NoteText

/// What has been chosen so far, item by item.
struct ChosenPoints {
    let list: PointChoice.List
    /// Statements that are heard in any case.
    let mustHear: Int
    /// How many of them score 1.
    let lowest: Int
    private(set) var points: [PointRow] = []
    private(set) var words = 0
    private(set) var items: [String: (points: Int, words: Int)] = [:]
    private var ids: Set<String> = []
    private var paragraphs: Set<String> = []
    private var matters: Set<String> = []
    /// The items about each section.
    private var keys: [String: Set<String>] = [:]

    init(list: PointChoice.List, mustHear: Int, lowest: Int) {
        self.list = list
        self.mustHear = mustHear
        self.lowest = lowest
    }

    mutating func add(_ point: PointRow) {
        points.append(point)
        // A story of harm may be long.
        let count = point.passage > 1 ? min(point.wordCount, Self.mostOfPassage) : point.wordCount
        words += count
        let key = PointItem.key(point, list)
        let old = items[key] ?? (0, 0)
        items[key] = (old.points + 1, old.words + count)
        keys[point.place.section, default: []].insert(key)
        ids.insert(point.id)
        if point.topic != nil { matters.insert(point.matter) }
        if let paragraph = point.row.paragraph { paragraphs.insert(paragraph) }
    }

    /// Words of the item that a point belongs to.
    func wordCount(with point: PointRow) -> Int { items[PointItem.key(point, list)]?.words ?? 0 }

    mutating func replace(_ place: Int, _ point: PointRow, _ more: Int) {
        points[place] = point
        words += more
        items[PointItem.key(point, list)]?.words += more
    }

    /// Words that a story of harm takes from the room of others.
    private static let mostOfPassage = 35

    /// Passages of the item that a point belongs to.
    func passageCount(with point: PointRow) -> Int {
        points.count { $0.passage > 0 && PointItem.key($0, list) == PointItem.key(point, list) }
    }

    /// How many items are about a section.
    func itemCount(of section: String) -> Int { keys[section]?.count ?? 0 }

    func has(_ point: PointRow) -> Bool { ids.contains(point.id) }

    func hasMatter(of point: PointRow) -> Bool { matters.contains(point.matter) }

    /// Whether a point on members and their work has been chosen.
    var hasMembers: Bool { points.contains(where: \.isOfMembers) }

    /// Whether the summary has been chosen with most of its words, or it is the summary's of what has.
    func isSummedUp(_ point: PointRow) -> Bool {
        let others = points.filter { $0.isSummary != point.isSummary }
        guard !others.isEmpty else { return false }
        let own = Likeness.topic(point.line)
        return others.contains { other in
            let shared = Likeness.topic(other.line).intersection(own)
            return shared.count >= 3 && 2 * shared.count >= own.count
        }
    }

    /// Whether another point of its paragraph has been chosen.
    func hasParagraph(of point: PointRow) -> Bool {
        point.row.paragraph.map(paragraphs.contains) ?? false
    }
}
