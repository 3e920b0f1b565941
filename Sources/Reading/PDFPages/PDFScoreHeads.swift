/// Scores that stand in one row below the names of what they are of, each name on lines of its own above its score:
/// poppler gives the lines of such heads as rows, or in pieces of other columns.
package enum PDFScoreHeads {
    private typealias Place = (line: Int, word: Int)

    /// Fewest scores of such a row, and most lines of the heads above it.
    private static let least = 4
    private static let mostLines = 9

    /// The lines with the heads as one row and their scores as the next, where every head is a name.
    ///
    /// - Parameter isOwnLine: whether words are a line by themselves in any report.
    package static func joined(_ lines: [PDFPage.Line], isOwnLine: (String) -> Bool) -> [PDFPage.Line] {
        let rows = rows(lines)
        func box(_ place: Place) -> PDFPage.Box { lines[place.line].words[place.word].box }
        for (number, row) in rows.enumerated() {
            let scores = row.filter { ["1", "2", "3", "4"].contains(lines[$0.line].words[$0.word].text) }
            guard scores.count >= least, row.count - scores.count <= 1 else { continue }
            let boxes = scores.map(box)
            for isLeft in [true, false] {
                var heads = Array(repeating: [Place](), count: scores.count)
                var lowest = row
                for above in rows[..<number].suffix(mostLines).reversed() {
                    guard box(lowest[0]).top - box(above[0]).bottom < box(above[0]).height * 3 else { break }
                    lowest = above
                    for place in above.reversed() {
                        if let column = column(of: box(place), among: boxes, isLeft: isLeft) {
                            heads[column].insert(place, at: 0)
                        }
                    }
                    // The number of a line stands before the scores, and has no head.
                    let first = heads.firstIndex { !$0.isEmpty } ?? 0
                    let names = heads[first...].map { joined($0.map { lines[$0.line].words[$0.word].text }) }
                    guard names.count >= least, names.allSatisfy(isOwnLine) else { continue }
                    return replaced(
                        lines, heads[first...].flatMap(\.self), names, Array(scores[first...]))
                }
            }
        }
        return lines
    }

    /// The words of a page by their heights, from the top, and from left to right.
    private static func rows(_ lines: [PDFPage.Line]) -> [[Place]] {
        let all = lines.indices.flatMap { line in lines[line].words.indices.map { (line: line, word: $0) } }
        func box(_ place: Place) -> PDFPage.Box { lines[place.line].words[place.word].box }
        var rows: [[Place]] = []
        for place in all.sorted(by: { box($0).top < box($1).top }) {
            if let first = rows.last?.first, box(place).top < (box(first).top + box(first).bottom) / 2 {
                rows[rows.count - 1].append(place)
            } else {
                rows.append([place])
            }
        }
        return rows.map { $0.sorted { box($0).left < box($1).left } }
    }

    /// The score below which a word stands: the last one that begins no further right, or the one whose middle is
    /// nearest, within half of the distance to the next one.
    private static func column(of word: PDFPage.Box, among scores: [PDFPage.Box], isLeft: Bool) -> Int? {
        if isLeft { return scores.lastIndex { $0.left <= word.left + 3 } }
        let middles = scores.map { ($0.left + $0.right) / 2 }
        let middle = (word.left + word.right) / 2
        let steps = zip(middles, middles.dropFirst()).map { $1 - $0 }
        guard let nearest = middles.indices.min(by: { abs(middles[$0] - middle) < abs(middles[$1] - middle) })
        else { return nil }
        let step = steps[min(max(0, middle < middles[nearest] ? nearest - 1 : nearest), steps.count - 1)]
        return abs(middles[nearest] - middle) <= step / 2 ? nearest : nil
    }

    private static func joined(_ words: [String]) -> String {
        words.reduce(into: "") { text, word in
            if let last = text.last, last == "\u{AD}" || last == "-" || last == "\u{2010}" {
                text.removeLast()
            } else if !text.isEmpty {
                text += " "
            }
            text += word
        }
    }

    private static func replaced(
        _ lines: [PDFPage.Line], _ heads: [Place], _ names: [String], _ scores: [Place]
    ) -> [PDFPage.Line] {
        func row(_ places: [Place], _ text: [String]) -> PDFPage.Line {
            let words = places.map { lines[$0.line].words[$0.word] }
            var row = PDFPage.Line.of(words, like: lines[places[0].line])
            row.text = text.joined(separator: "\t")
            row.top = words.map(\.box.top).min() ?? row.top
            row.bottom = words.map(\.box.bottom).max() ?? row.bottom
            (row.table, row.isInBox) = (0, true)
            return row
        }
        let used = Dictionary(grouping: heads + scores, by: \.line).mapValues { Set($0.map(\.word)) }
        let first = used.keys.min() ?? 0
        return lines.indices.flatMap { index -> [PDFPage.Line] in
            var kept = [lines[index]]
            if let used = used[index] {
                let rest = lines[index].words.indices.filter { !used.contains($0) }.map {
                    lines[index].words[$0]
                }
                kept = rest.isEmpty ? [] : [.of(rest, like: lines[index])]
            }
            let made =
                index == first
                ? [row(heads, names), row(scores, scores.map { lines[$0.line].words[$0.word].text })] : []
            return made + kept
        }
    }
}
