/// Tables of text that are ruled with characters: columns under groups of dashes, as pandoc writes them, grids of dashes
/// or of box-drawing characters, and bars between cells above which dashes stand.
enum RuledTables {
    /// The lines with the cells of such tables parted by tabs.
    static func asRows(_ lines: [TextLine]) -> [TextLine] {
        GridTables.asRows(BarTables.asRows(underDashes(lines)))
    }

    /// A table of columns under dashes begins at the line above the dashes and ends at a blank line or at more dashes.
    private static func underDashes(_ lines: [TextLine]) -> [TextLine] {
        var lines = lines
        var index = 1
        var isBegun = false
        while index < lines.count {
            let columns = columns(of: lines[index].whole)
            // reStructuredText has the same rule above the headings, below them and at the end.
            if !isBegun, columns.count > 1,
                lines[index...].dropFirst(2).prefix(4).contains(where: { $0.text == lines[index].text }),
                lines[index].text.first == "="
            {
                lines[index].text = border
                index += 1
                isBegun = true
                continue
            }
            isBegun = isBegun && columns.isEmpty
            guard columns.count > 1, !lines[index - 1].text.isEmpty, lines[index - 1].text != border else {
                index += 1
                continue
            }
            if let first = rule(above: index, lines) {
                index = setRows(of: &lines, from: first, under: index, columns)
                continue
            }
            // Headings of several lines are several rows, up to a rule or a blank line above them.
            let top = (max(0, index - 3)..<index).last { place in
                place == 0 || !stands(lines[place - 1], over: columns)
            }
            for place in (top ?? index - 1)..<index { setRow(&lines[place], columns) }
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

    /// Whether a line is headings over columns: words in several, and none that reach from one into the next.
    private static func stands(_ line: TextLine, over columns: [Range<Int>]) -> Bool {
        let characters = Array(line.whole)
        guard !line.text.isEmpty, !line.isRow, line.text != border, !isRule(line.text),
            line.text.count <= 200,
            self.columns(of: line.whole).isEmpty
        else { return false }
        let gaps = zip(columns, columns.dropFirst()).map { $0.upperBound..<$1.lowerBound }
        let isParted = gaps.allSatisfy { gap in
            gap.contains { !characters.indices.contains($0) || characters[$0] == " " }
        }
        let filled = columns.count { column in
            column.contains { characters.indices.contains($0) && characters[$0] != " " }
        }
        return isParted && filled > 1
    }

    /// The rule over the headings of a table whose rows have several lines, up to six lines above the dashes.
    private static func rule(above index: Int, _ lines: [TextLine]) -> Int? {
        let near = max(0, index - 6)..<index - 1
        guard let rule = near.last(where: { isRule(lines[$0].text) }) else { return nil }
        let isOpen = (rule + 1..<index).contains { lines[$0].text.isEmpty }
        return isOpen || end(below: index, lines) == nil ? nil : rule
    }

    private static func end(below dashes: Int, _ lines: [TextLine]) -> Int? {
        (dashes + 1..<max(dashes + 1, min(lines.count, dashes + mostLines))).first { isRule(lines[$0].text) }
    }

    /// Most lines of a table between rules.
    private static let mostLines = 500

    private static func isRule(_ line: Substring) -> Bool {
        line.utf8.count > 8 && line.utf8.allSatisfy { $0 == 0x2D }
    }

    /// Makes rows of a table between two rules: those above the dashes are one, and blank lines part the others.
    ///
    /// - Returns: the line behind the table.
    private static func setRows(
        of lines: inout [TextLine], from rule: Int, under dashes: Int, _ columns: [Range<Int>]
    ) -> Int {
        guard dashes + 1 < lines.count, let end = end(below: dashes, lines) else { return dashes + 1 }
        var row: Int?
        for index in rule..<end + 1 {
            if lines[index].text.isEmpty || index == rule || index == dashes || index == end {
                row = nil
                lines[index].text = border
            } else if let first = row {
                var rest = lines[index]
                setRow(&rest, columns)
                let cells = zip(
                    lines[first].text.split(separator: "\t", omittingEmptySubsequences: false),
                    rest.text.split(separator: "\t", omittingEmptySubsequences: false)
                ).map { $0.isEmpty || $1.isEmpty ? String($0 + $1) : "\($0) \($1)" }
                lines[first].whole = Substring(cells.joined(separator: "\t"))
                lines[first].text = lines[first].whole
                lines[index].text = border
            } else {
                setRow(&lines[index], columns)
                row = index
            }
        }
        return end + 1
    }

    /// The lines of a grid: `+-----+----+`.
    static func isBorder(_ line: Substring) -> Bool {
        line == border
            || line.utf8.first == 0x2B && line.utf8.last == 0x2B && line.utf8.count > 2
                && line.utf8.allSatisfy { $0 == 0x2B || $0 == 0x2D || $0 == 0x3D || $0 == 0x3A }
                && line.utf8.contains { $0 != 0x2B }
    }

    static let border: Substring = "+-+"

    /// Where groups of dashes stand, in characters; empty for a line with anything else, and for one rule.
    private static func columns(of line: Substring) -> [Range<Int>] {
        guard let sign = line.utf8.first(where: { $0 != 0x20 }), sign == 0x2D || sign == 0x3D,
            line.utf8.allSatisfy({ $0 == sign || $0 == 0x20 })
        else { return [] }
        var columns: [Range<Int>] = []
        for (place, byte) in line.utf8.enumerated() where byte == sign {
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
            return String(characters[start..<max(start, min(end, characters.count))]).trimmedLine
        }
        line.whole = Substring(cells.joined(separator: "\t"))
        line.text = line.whole
        line.isRow = true
    }
}
