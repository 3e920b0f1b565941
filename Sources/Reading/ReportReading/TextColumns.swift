/// Two columns of running text side by side, as a page is copied that was set in columns.
enum TextColumns {
    /// Fewest lines of columns, and fewest spaces between them.
    private static let fewestLines = 3
    private static let fewestSpaces = 3

    /// The lines with those of such columns one below the other: the left column's words in the first line where they
    /// stood, the right column's in the last.
    static func inOrder(_ lines: [TextLine]) -> [TextLine] {
        guard lines.contains(where: { $0.whole.contains("   ") }) else { return lines }
        var lines = lines
        var index = 0
        while index < lines.count {
            guard let place = right(of: lines[index]) else {
                index += 1
                continue
            }
            let end = lines[index...].firstIndex { parts(of: $0, at: place) == nil } ?? lines.count
            let rows = lines[index..<end].compactMap { parts(of: $0, at: place) }
            if rows.count >= fewestLines, isRunningText(rows.map(\.left)), isRunningText(rows.map(\.right)) {
                put(rows.map(\.left), into: &lines[index])
                for between in index + 1..<end - 1 { (lines[between].text, lines[between].whole) = ("", "") }
                put(rows.map(\.right), into: &lines[end - 1])
            }
            index = max(end, index + 1)
        }
        return lines
    }

    private static func put(_ column: [Substring], into line: inout TextLine) {
        let column = column.filter { !$0.isEmpty }.map(String.init)
        let hyphens = Hyphens(column)
        let text = column.dropFirst().reduce(column.first ?? "") { hyphens.join($0, $1) }
        (line.text, line.whole) = (text[...], text[...])
    }

    /// Where the right column begins in a line with one gap in it, in characters.
    private static func right(of line: TextLine) -> Int? {
        guard !line.isRow, !line.isPageEdge, line.whole.utf8.count <= 300, line.text.contains("   ") else {
            return nil
        }
        var (place, spaces, found) = (0, 0, [Int]())
        for character in line.whole {
            if character != " ", spaces >= fewestSpaces, place > spaces { found.append(place) }
            spaces = character == " " ? spaces + 1 : 0
            place += 1
        }
        return found.count == 1 ? found[0] : nil
    }

    /// What stands left and right of a gap before a place; nil where words reach over it or nothing stands there.
    private static func parts(of line: TextLine, at place: Int) -> (left: Substring, right: Substring)? {
        guard !line.isRow, !line.isPageEdge, !line.text.isEmpty else { return nil }
        let left = line.whole.prefix(place)
        guard left.count < place || left.hasSuffix("  ") else { return nil }
        let right = line.whole.dropFirst(place)
        guard right.first != " " else { return nil }
        return (left.trimmedLine, right.trimmedLine)
    }

    /// Whether the lines of a column are a paragraph's: most go on in the middle of a sentence.
    private static func isRunningText(_ column: [Substring]) -> Bool {
        let column = column.filter { !$0.isEmpty }
        let goingOn = zip(column, column.dropFirst()).count { Wrapping.isMiddle($0, $1) }
        return column.count >= fewestLines && goingOn * 2 >= column.count - 1
            && column.reduce(0) { $0 + $1.count } >= column.count * 12
    }
}
