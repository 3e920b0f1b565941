internal import NoteText

/// Gives a note's tables rules whose dashes are in proportion to the text of their columns, from which pandoc
/// takes the columns' widths.
enum ColumnWidths {
    /// Dashes of a whole rule.
    private static let ruleLength = 200

    /// - Parameters:
    ///   - rows: of a table, its heading's first.
    ///   - rule: the line below the heading, whose colons are kept.
    static func rule(for rows: [[InlineText]], below rule: Substring) -> String {
        let marks = rule.split(separator: "|").map { $0.filter { $0 != " " } }
        return Self.rule(for: rows.map { $0.map(shown) }, alignments: marks)
    }

    /// Characters that a line of a page holds, column gaps included.
    private static let lineLength = 90

    /// A column gets room for its longest word; what is left of the line goes, character by character, to the
    /// column that wraps most.
    private static func rule(for rows: [[String]], alignments: [String]) -> String {
        let texts = rows.map { row in
            alignments.indices.map { row.indices.contains($0) ? row[$0] : "" }
        }
        var widths = alignments.indices.map { column -> Int in
            let words = texts.flatMap { $0[column].split { $0 == " " || $0 == "-" }.map(\.count) }
            // A bold heading is wider than its letters; two characters are the cell's margins.
            return min(24, words.max() ?? 1) + 3
        }
        for _ in 0..<max(0, lineLength - widths.reduce(0, +)) {
            // How much one more character would save: lines of the cells that make their rows as high as they
            // are.
            var gains = widths.map { _ in 0.0 }
            for row in texts {
                let heights = zip(row, widths).map { Double($0.count + 2) / Double($1) }
                guard let highest = heights.indices.max(by: { heights[$0] < heights[$1] }),
                    heights[highest] > 1
                else { continue }
                gains[highest] += heights[highest] / Double(widths[highest])
            }
            guard let best = gains.indices.max(by: { gains[$0] < gains[$1] }), gains[best] > 0 else { break }
            widths[best] += 1
        }
        let total = widths.reduce(0, +)
        let parts = zip(widths, alignments).map { width, mark in
            let dashes = String(repeating: "-", count: max(3, width * ruleLength / total))
            return (mark.hasPrefix(":") ? ":" : "") + dashes + (mark.hasSuffix(":") ? ":" : "")
        }
        return "| " + parts.joined(separator: " | ") + " |"
    }

    /// Without marks, which take no room, and with a citation in brackets, which is set small, at half its
    /// length.
    private static func shown(_ cell: InlineText) -> String {
        let brackets = cell.citations.filter { $0.key.contains(" ") }
        return cell.text
            + brackets.flatMap { "[\($0.key)]".split(separator: " ") }.map {
                " " + $0.prefix(($0.count + 1) / 2)
            }.joined()
    }
}
