internal import AssessmentModel

/// Tables whose cells stand between bars, with or without bars at the row's ends: `Measure | England` above `--- | ---`.
enum BarTables {
    /// The lines with the cells of such tables parted by tabs. A table begins above its line of dashes and ends where a line
    /// has no bar.
    static func asRows(_ lines: [TextLine]) -> [TextLine] {
        var lines = lines
        var index = 1
        while index < lines.count {
            guard isRule(lines[index].text), cells(of: lines[index - 1].text).count > 1 else {
                index += 1
                continue
            }
            setRow(&lines[index - 1])
            lines[index].text = RuledTables.border
            index += 1
            while index < lines.count, lines[index].text.utf8.contains(0x7C), !isRule(lines[index].text) {
                setRow(&lines[index])
                index += 1
            }
        }
        return lines
    }

    /// `--- | :---:` or `----+----`, of at least one bar.
    private static func isRule(_ line: Substring) -> Bool {
        guard line.utf8.contains(0x2D), line.utf8.first != 0x2B,
            line.utf8.contains(where: { $0 == 0x7C || $0 == 0x2B })
        else { return false }
        return line.utf8.allSatisfy { $0 == 0x7C || $0 == 0x2D || $0 == 0x3A || $0 == 0x20 || $0 == 0x2B }
    }

    /// The cells between bars; a bar behind a backslash is one of the text.
    static func cells(of line: Substring) -> [Substring] {
        var line = line
        if line.utf8.first == 0x7C { line = line.dropFirst() }
        if line.utf8.last == 0x7C, line.utf8.dropLast().last != 0x5C { line = line.dropLast() }
        var cells: [Substring] = []
        var start = line.startIndex
        var before: UInt8 = 0
        for place in line.utf8.indices {
            let byte = line.utf8[place]
            if byte == 0x7C, before != 0x5C {
                cells.append(line[start..<place].trimmedLine)
                start = line.utf8.index(after: place)
            }
            before = byte
        }
        return cells + [line[start...].trimmedLine]
    }

    static func setRow(_ line: inout TextLine) {
        line.whole = Substring(cells(of: line.text).joined(separator: "\t").replacing("\\|", with: "|"))
        line.text = line.whole
        line.isRow = true
    }
}

/// Tables drawn as grids: `+---+---+` and bars, or the characters of box drawing. A row may have several lines.
enum GridTables {
    static func asRows(_ lines: [TextLine]) -> [TextLine] {
        var lines = lines.map(plain)
        var index = 0
        while index < lines.count {
            guard RuledTables.isBorder(lines[index].text), !lines[index].isRow else {
                index += 1
                continue
            }
            let end =
                lines[index...].firstIndex {
                    $0.isRow
                        || !RuledTables.isBorder($0.text)
                            && !($0.text.utf8.first == 0x7C && $0.text.utf8.last == 0x7C)
                } ?? lines.count
            joinRows(&lines, index..<end)
            index = max(index + 1, end)
        }
        return lines
    }

    /// Puts the lines of each row into its first one; the others become borders.
    private static func joinRows(_ lines: inout [TextLine], _ table: Range<Int>) {
        let borders = table.count { RuledTables.isBorder(lines[$0].text) }
        // With a border behind each row, all lines between two are one.
        let isRuled = borders > 3
        var open: (line: Int, cells: [String])?
        func close() {
            guard let row = open else { return }
            lines[row.line].whole = Substring(row.cells.joined(separator: "\t"))
            lines[row.line].text = lines[row.line].whole
            lines[row.line].isRow = true
            open = nil
        }
        for index in table {
            if RuledTables.isBorder(lines[index].text) {
                close()
                lines[index].text = RuledTables.border
                continue
            }
            let cells = BarTables.cells(of: lines[index].text).map(String.init)
            if let row = open, row.cells.count == cells.count, isRuled || isRest(cells, of: row.cells) {
                open?.cells = zip(row.cells, cells).map { $0.isEmpty || $1.isEmpty ? $0 + $1 : $0 + " " + $1 }
                lines[index].text = RuledTables.border
            } else {
                close()
                open = (index, cells)
            }
        }
        close()
    }

    private static func isRest(_ cells: [String], of row: [String]) -> Bool {
        let isOpen = cells[0].isEmpty || cells[0].first?.isLowercase == true
        return isOpen && !zip(row, cells).contains { TableText.isValue($0) && TableText.isValue($1) }
            && !cells.dropFirst().contains(where: TableText.isValue)
    }

    /// A line with bars and dashes for the characters of box drawing (U+2500 to U+257F).
    private static func plain(_ line: TextLine) -> TextLine {
        guard line.text.utf8.first == 0xE2, let first = line.text.unicodeScalars.first, isDrawn(first) else {
            return line
        }
        var scalars = String.UnicodeScalarView()
        let isBorder = line.text.unicodeScalars.allSatisfy { isDrawn($0) || $0 == " " }
        for scalar in line.text.unicodeScalars {
            scalars.append(isDrawn(scalar) ? (isBorder ? "-" : "|") : scalar)
        }
        var line = line
        line.text = isBorder ? RuledTables.border : Substring(String(scalars))
        return line
    }

    private static func isDrawn(_ scalar: Unicode.Scalar) -> Bool { (0x2500...0x257F).contains(scalar.value) }
}
