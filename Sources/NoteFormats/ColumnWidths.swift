/// Gives a note's tables rules whose dashes are in proportion to the text of their columns, from which pandoc takes the columns' widths.
enum ColumnWidths {
    /// Dashes of a whole rule.
    private static let ruleLength = 72.0

    static func applied(to note: String) -> String {
        var lines = note.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var index = 0
        while index + 1 < lines.count {
            guard lines[index].hasPrefix("|"), isRule(lines[index + 1]) else {
                index += 1
                continue
            }
            var end = index + 2
            while end < lines.count, lines[end].hasPrefix("|") { end += 1 }
            let rows = [cells(lines[index])] + lines[(index + 2)..<end].map(cells)
            lines[index + 1] = rule(for: rows, alignments: cells(lines[index + 1]))
            index = end
        }
        return lines.joined(separator: "\n")
    }

    private static func isRule(_ line: String) -> Bool {
        line.hasPrefix("|") && line.contains("-") && line.allSatisfy { "|-: ".contains($0) }
    }

    /// A column needs room for its longest word, and for its text in the square root of its length: a long cell may wrap.
    private static func rule(for rows: [[String]], alignments: [String]) -> String {
        let wants = alignments.indices.map { column -> Double in
            let texts = rows.compactMap { $0.indices.contains(column) ? shown($0[column]) : nil }
            let longest = texts.map(\.count).max() ?? 1
            let word = texts.flatMap { $0.split(separator: " ").map(\.count) }.max() ?? 1
            return max(Double(word) + 4, min(Double(longest), 8 + 3.4 * Double(longest).squareRoot()))
        }
        let total = wants.reduce(0, +)
        let parts = zip(wants, alignments).map { want, mark in
            let dashes = String(repeating: "-", count: max(3, Int(want / total * ruleLength)))
            return (mark.hasPrefix(":") ? ":" : "") + dashes + (mark.hasSuffix(":") ? ":" : "")
        }
        return "| " + parts.joined(separator: " | ") + " |"
    }

    /// Without footnotes and escapes, which take no room.
    private static func shown(_ cell: String) -> String {
        cell.replacing(#/\[\^[^\]]*\]/#, with: "").replacing("\\", with: "")
    }

    private static func cells(_ line: String) -> [String] {
        line.replacing("\\|", with: "\u{1}").split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
            .map { cell in
                var text = cell.drop { $0 == " " }
                while text.last == " " { text.removeLast() }
                return String(text)
            }
    }
}
