/// Which lines of a page are set in another face than its running text, as bold headings are: `pdftocairo` numbers the
/// faces of the letters that it draws, and names none.
struct PDFFaces {
    /// A letter as it is drawn.
    struct Glyph {
        var x: Double
        /// Of the line that letters stand on, in points from the top.
        var y: Double
        var face: Int
        var isWhite = false
    }

    private let glyphs: [Glyph]
    /// The face of most letters.
    private let usual: Int?

    /// - Parameter glyphs: of one page.
    init(_ glyphs: [Glyph]) {
        self.glyphs = glyphs.sorted { $0.y < $1.y }
        var counts: [Int: Int] = [:]
        for glyph in glyphs { counts[glyph.face, default: 0] += 1 }
        usual = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }

    /// The lines with those marked whose letters are all of one other face.
    func marked(_ lines: [PDFPage.Line]) -> [PDFPage.Line] {
        guard let usual else { return lines }
        return lines.map { line in
            var line = line
            let faces = self.faces(of: line)
            guard faces.count > 2, let first = faces.max(), first != usual || faces.min() != usual else {
                return line
            }
            let others = faces.count { $0 != usual }
            line.isSetApart = others * 20 >= faces.count * 19
            return line
        }
    }

    /// The face of each letter of a line.
    private func faces(of line: PDFPage.Line) -> [Int] {
        glyphs.below(line.top + line.height * 0.4).prefix { $0.y < line.bottom + line.height * 0.1 }.filter {
            $0.x > line.left - 1 && $0.x < line.right
        }.map(\.face)
    }

    /// The face of a letter that is drawn by its name in cairo's SVG: `#glyph0-12`, `#glyph-0-12`.
    static func face(named name: String) -> Int? {
        guard name.hasPrefix("#glyph") else { return nil }
        return Int(name.dropFirst(6).drop { $0 == "-" }.prefix { $0 != "-" })
    }
}

extension [PDFFaces.Glyph] {
    /// Those that stand at a height or lower, of glyphs that are in order from the top of the page.
    func below(_ top: Double) -> ArraySlice<PDFFaces.Glyph> {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].y < top { low = middle + 1 } else { high = middle }
        }
        return self[low...]
    }
}
