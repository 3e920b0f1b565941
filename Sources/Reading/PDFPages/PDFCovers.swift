/// Words of a page that lie behind a shape which was drawn over them, as the text of a page does over which another was
/// laid.
struct PDFCovers {
    /// Letters behind such a shape and the others, from the top of the page.
    private let hidden: [PDFFaces.Glyph]
    private let seen: [PDFFaces.Glyph]

    /// More shapes than a page has that was laid over another.
    private static let most = 50

    init(_ drawing: PDFDrawing) {
        let covers = drawing.covers.filter { $0.letters > 0 }.prefix(Self.most)
        var hidden: [PDFFaces.Glyph] = []
        var seen: [PDFFaces.Glyph] = []
        for (place, glyph) in drawing.glyphs.enumerated() {
            let isBehind = covers.contains { cover in
                place < cover.letters && glyph.x > cover.box.left - 1 && glyph.x < cover.box.right
                    && glyph.y > cover.box.top && glyph.y < cover.box.bottom
            }
            if isBehind { hidden.append(glyph) } else { seen.append(glyph) }
        }
        self.hidden = hidden.sorted { $0.y < $1.y }
        self.seen = seen.sorted { $0.y < $1.y }
    }

    /// Takes the words that are not seen out of a page's lines and out of its words as they were set, and puts those
    /// together again that poppler had put among them.
    ///
    /// - Returns: on how many lines there were such words.
    func uncover(_ lines: inout [PDFPage.Line], _ words: inout [PDFPage.Word]) -> Int {
        guard !hidden.isEmpty else { return 0 }
        let states = states(of: words)
        let gone = zip(words, states).filter { $1 == true }.map(\.0)
        guard !gone.isEmpty else { return 0 }
        words = zip(words, states).filter { $1 != true }.map(\.0)
        var left: [PDFPage.Word] = []
        var place: Int?
        var kept: [PDFPage.Line] = []
        for line in lines {
            let isMixed = gone.contains { $0.box.top < line.bottom && $0.box.bottom > line.top }
            if isMixed {
                left += line.words.filter { word in !gone.contains { Self.isSame($0, word) } }
                place = place ?? kept.count
            } else {
                kept.append(line)
            }
        }
        if let place, let model = lines.first {
            kept.insert(contentsOf: Self.lines(of: left, like: model), at: place)
        }
        lines = kept
        return Set(gone.map { Int($0.box.top) }).count
    }

    /// Whether each word is hidden. Where letters of both kinds begin at its edge, it is as the one set behind it, or
    /// before it, on its line.
    private func states(of words: [PDFPage.Word]) -> [Bool?] {
        var states = words.map { word -> Bool? in
            let isHidden = Self.begins(word, in: hidden)
            return isHidden && Self.begins(word, in: seen) ? nil : isHidden
        }
        for place in words.indices.reversed() where states[place] == nil {
            let next = place + 1
            if next < words.count, Self.isBeside(words[place], words[next]) { states[place] = states[next] }
        }
        for place in words.indices.dropFirst() where states[place] == nil {
            if Self.isBeside(words[place - 1], words[place]) { states[place] = states[place - 1] }
        }
        return states
    }

    private static func begins(_ word: PDFPage.Word, in glyphs: [PDFFaces.Glyph]) -> Bool {
        glyphs.below(word.box.top).prefix { $0.y < word.box.bottom + 1 }.contains {
            abs($0.x - word.box.left) < 0.8
        }
    }

    private static func isBeside(_ word: PDFPage.Word, _ next: PDFPage.Word) -> Bool {
        abs(word.box.top - next.box.top) < 1 && next.box.left > word.box.right - 1
            && next.box.left - word.box.right < word.box.height
    }

    private static func isSame(_ a: PDFPage.Word, _ b: PDFPage.Word) -> Bool {
        a.text == b.text && abs(a.box.left - b.box.left) < 0.5 && abs(a.box.top - b.box.top) < 1
    }

    /// Words as lines, by where they stand.
    private static func lines(of words: [PDFPage.Word], like model: PDFPage.Line) -> [PDFPage.Line] {
        var lines: [[PDFPage.Word]] = []
        for word in words.sorted(by: { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }) {
            if let last = lines.last?.last, abs(last.box.top - word.box.top) < 1,
                word.box.left - last.box.right < word.box.height * 2
            {
                lines[lines.count - 1].append(word)
            } else {
                lines.append([word])
            }
        }
        return lines.map { .of($0, like: model) }
    }
}
