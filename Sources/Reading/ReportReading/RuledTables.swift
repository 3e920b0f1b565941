/// Tables of text whose columns stand under groups of dashes, as pandoc writes them.
enum RuledTables {
    /// The lines with the cells of such tables parted by tabs. A table begins at the line above the dashes and ends at
    /// a blank line or at more dashes.
    static func asRows(_ lines: [TextLine]) -> [TextLine] {
        var lines = lines
        var index = 1
        while index < lines.count {
            let columns = columns(of: lines[index].whole)
            guard columns.count > 1, !lines[index - 1].text.isEmpty else {
                index += 1
                continue
            }
            setRow(&lines[index - 1], columns)
            lines[index].text = border
            index += 1
            while index < lines.count, !lines[index].text.isEmpty {
                if self.columns(of: lines[index].whole).count > 0 {
                    lines[index].text = border
                    index += 1
                    break
                }
                setRow(&lines[index], columns)
                index += 1
            }
        }
        return lines
    }

    /// The lines of a grid: `+-----+----+`.
    static func isBorder(_ line: Substring) -> Bool {
        line == border
            || line.utf8.first == 0x2B && line.utf8.last == 0x2B && line.utf8.count > 2
                && line.utf8.allSatisfy { $0 == 0x2B || $0 == 0x2D || $0 == 0x3D || $0 == 0x3A }
    }

    private static let border: Substring = "+-+"

    /// Where groups of dashes stand, in characters; empty for a line with anything else, and for one rule.
    private static func columns(of line: Substring) -> [Range<Int>] {
        guard line.utf8.contains(0x2D), line.utf8.allSatisfy({ $0 == 0x2D || $0 == 0x20 }) else { return [] }
        var columns: [Range<Int>] = []
        for (place, byte) in line.utf8.enumerated() where byte == 0x2D {
            if let last = columns.last, last.upperBound == place {
                columns[columns.count - 1] = last.lowerBound..<place + 1
            } else {
                columns.append(place..<place + 1)
            }
        }
        return columns.count > 1 && columns.allSatisfy { $0.count > 1 } ? columns : []
    }

    private static func setRow(_ line: inout TextLine, _ columns: [Range<Int>]) {
        let characters = Array(line.whole)
        let cells = columns.enumerated().map { number, column in
            let end = number + 1 < columns.count ? columns[number + 1].lowerBound : characters.count
            let start = min(number == 0 ? 0 : column.lowerBound, characters.count)
            return String(characters[start..<max(start, min(end, characters.count))]).trimmed
        }
        line.whole = Substring(cells.joined(separator: "\t"))
        line.text = line.whole
        line.isRow = true
    }
}
