/// Which table of a text the rows belong to: those of lines that follow each other.
struct TextTable {
    private var number = 0
    private var row = 0
    private var lastLine = -2

    var place: (table: Int, row: Int)? { row > 0 ? (number, row) : nil }

    /// - Parameter line: from 0.
    mutating func meet(isRow: Bool, line: Int) {
        guard isRow else {
            row = 0
            return
        }
        if row == 0 || line > lastLine + 1 {
            number += 1
            row = 0
        }
        row += 1
        lastLine = line
    }

    /// Notes a line that is a border of the table.
    mutating func passOver(line: Int) { if line == lastLine + 1 { lastLine = line } }

    /// Whether a line is a row of a table as a spreadsheet or a web page is copied: short cells parted by tabs,
    /// beside a line of as many.
    static func isTabbed(_ lines: [TextLine], at index: Int) -> Bool {
        let line = lines[index].whole
        guard line.utf8.count <= 400, lines[index].text.utf8.contains(0x09) || line.utf8.first == 0x09 else {
            return false
        }
        let count = tabs(line)
        return [index - 1, index + 1].contains {
            lines.indices.contains($0) && tabs(lines[$0].whole) == count
        }
    }

    /// A row's cells without the spaces around them, parted by tabs.
    static func cells(_ line: Substring) -> Substring {
        Substring(
            line.split(separator: "\t", omittingEmptySubsequences: false).map(\.trimmedLine).joined(
                separator: "\t"))
    }

    private static func tabs(_ line: Substring) -> Int { line.utf8.count { $0 == 0x09 } }
}
