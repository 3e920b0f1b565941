internal import AssessmentModel

/// Tables of a text whose cells are parted by commas or semicolons, as spreadsheets write them.
enum DelimitedTables {
    /// The lines with the cells of such tables parted by tabs. A table is lines under each other of as many cells, none
    /// with a space behind the sign: a line of headings, and lines of which each has a figure in a cell.
    static func asRows(_ lines: [TextLine]) -> [TextLine] {
        var lines = lines
        for sign: Character in [";", ","] {
            var index = 0
            while index < lines.count {
                let count = cells(lines[index], sign).count
                let end = lines[(index + 1)...].firstIndex { cells($0, sign).count != count } ?? lines.count
                if count > 2, end > index + 1, isTable(lines[index..<end].map { cells($0, sign) }) {
                    for place in index..<end {
                        lines[place].whole = Substring(cells(lines[place], sign).joined(separator: "\t"))
                        lines[place].text = lines[place].whole
                        lines[place].isRow = true
                    }
                }
                index = end
            }
        }
        return lines
    }

    private static func isTable(_ rows: [[String]]) -> Bool {
        guard let headings = rows.first, !headings.contains(where: TableText.isValue) else { return false }
        return rows.dropFirst().allSatisfy { $0.dropFirst().contains(where: TableText.isValue) }
    }

    /// The cells of a line; none of one that is no row.
    private static func cells(_ line: TextLine, _ sign: Character) -> [String] {
        guard !line.isRow, line.text.utf8.count <= 300, let byte = sign.asciiValue,
            line.text.utf8.contains(byte)
        else { return [] }
        var cells = [""]
        var isQuoted = false
        for character in line.text {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == sign, !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        let isRow = cells.allSatisfy { $0.count <= 90 && $0.first != " " } && cells.count <= 12
        return isRow ? cells : []
    }
}
