internal import NoteText

/// Points as one item of a list: all of a statement scored 1 or 2, else those of a paragraph.
enum PointItem {
    /// What the points of one item have in common.
    static func key(_ point: PointRow, _ list: PointChoice.List) -> String {
        isByStatement(point, list) ? point.place.section : point.row.paragraph ?? point.id
    }

    static func isByStatement(_ point: PointRow, _ list: PointChoice.List) -> Bool {
        list == .shortfalls && (point.place.score ?? 4) <= 2 && !point.isSummary
    }

    /// Most words of the points of one item. Where few statements are low, each has more to say.
    static func mostWords(_ point: PointRow, _ chosen: ChosenPoints) -> Int {
        guard isByStatement(point, chosen.list) else { return point.passage > 0 ? 90 : 48 }
        if point.place.score == 1 { return chosen.lowest <= few ? 165 : 110 }
        return chosen.mustHear <= few ? 125 : 95
    }

    /// So many low statements are few.
    private static let few = 2
    /// Most words of a point with the context before it.
    static let mostOfTwo = 45
    /// Most words that a pin adds to a line.
    static let mostFurther = 28

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
