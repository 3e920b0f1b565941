internal import TextAnalysis

/// The words of a page as they were set one after another. Where a letter stands higher or lower than those before
/// it a piece ends, which tells a note's mark from the figure it stands behind; and what is set aslant in the layout is
/// not among them.
struct PDFPieces {
    private let pieces: [PDFPage.Word]
    /// Places in `pieces` by squares of 16 points.
    private var squares: [Square: [Int]] = [:]

    private struct Square: Hashable {
        var x: Int
        var y: Int
    }

    init(_ pieces: [PDFPage.Word]) {
        self.pieces = pieces
        for (index, piece) in pieces.enumerated() {
            squares[Self.square(piece.box), default: []].append(index)
        }
    }

    private static func square(_ box: PDFPage.Box) -> Square {
        Square(x: whole((box.left + box.right) / 32), y: whole((box.top + box.bottom) / 32))
    }

    /// Places beyond any page's are the furthest of one.
    private static func whole(_ value: Double) -> Int {
        value.isFinite ? Int(min(max(value, -4_000), 4_000)) : 0
    }

    /// Gives the lines of a page their words as they were set: marks of notes apart, ordinals whole, each line as
    /// high as most of its words.
    func resolve(_ page: inout PDFPage) {
        guard !pieces.isEmpty else { return }
        for line in page.lines.indices { resolve(&page.lines[line], aslant: &page.aslant) }
        page.lines.removeAll(where: \.text.isEmpty)
    }

    private func resolve(_ line: inout PDFPage.Line, aslant: inout [String]) {
        guard !line.words.isEmpty else { return }
        var parts = line.words.map { places(in: $0.box) }
        // pdftotext (22.12) loses a word behind one that is aslant, too: a line of which others are left is whole,
        // but for a word of another height.
        let usualWord = line.words.map(\.box.height).sorted()[line.words.count / 2]
        let isAslant = zip(line.words, parts).map { word, part in
            part.isEmpty && (parts.allSatisfy(\.isEmpty) || word.box.height > usualWord * 1.5)
        }
        if isAslant.contains(true) {
            aslant += zip(line.words, isAslant).filter(\.1).map(\.0.text)
            parts = zip(parts, isAslant).filter { !$0.1 }.map(\.0)
            line.words = zip(line.words, isAslant).filter { !$0.1 }.map(\.0)
            line.text = line.words.map(\.text).joined(separator: " ")
        }
        let boxes = parts.joined().map { pieces[$0].box }
        let heights = boxes.map(\.height).sorted()
        guard !heights.isEmpty, zip(line.words, parts).allSatisfy({ matches($0, $1) }) else { return }
        // Of the letters, not of the marks: there are more of them.
        let usual = heights[heights.count / 2]
        let plain = boxes.filter { abs($0.height - usual) < usual * 0.1 }
        guard !plain.isEmpty else { return }
        let tops = plain.map(\.top).sorted()
        let bottoms = plain.map(\.bottom).sorted()
        let (top, bottom) = (tops[tops.count / 2], bottoms[bottoms.count / 2])
        line.rise = max(0, top - (boxes.map(\.top).min() ?? top))
        (line.top, line.bottom) = (top, bottom)
        var raws: [(text: String, box: PDFPage.Box, endsRaised: Bool, order: ClosedRange<Int>?)] = []
        for (word, places) in zip(line.words, parts) {
            var raw = ""
            var isRaised = false
            var isFirstRaised = false
            for place in places {
                let piece = pieces[place]
                isRaised = piece.box.bottom < bottom - usual * 0.18 && piece.box.height <= usual * 1.05
                isFirstRaised = isFirstRaised || raw.isEmpty && isRaised
                raw += isRaised ? RaisedText.start + piece.text + RaisedText.end : piece.text
            }
            // What is raised, and what stands close behind it, belongs to the word before.
            if let last = raws.last, isFirstRaised || last.endsRaised,
                word.box.left - last.box.right < usual * 0.15
            {
                raws[raws.count - 1].text += raw
                raws[raws.count - 1].box.right = word.box.right
                raws[raws.count - 1].endsRaised = isRaised
                raws[raws.count - 1].order = Self.order(of: [last.order?.lowerBound, places.max()])
            } else {
                raws.append((raw, word.box, isRaised, Self.order(of: [places.min(), places.max()])))
            }
        }
        var words: [PDFPage.Word] = []
        for raw in raws {
            let (text, marks) = RaisedText.resolved(raw.text)
            line.beginsWithMark =
                line.beginsWithMark || words.isEmpty && !marks.isEmpty && raw.text.hasPrefix(RaisedText.start)
            line.marks += marks
            if !text.isEmpty { words.append(.init(text: text, box: raw.box, order: raw.order)) }
        }
        line.words = words
        line.text = words.map(\.text).joined(separator: " ")
        if let first = words.first { line.firstWordWidth = first.box.right - first.box.left }
    }

    private static func order(of ends: [Int?]) -> ClosedRange<Int>? {
        guard let first = ends[0], let last = ends[1], first <= last else { return nil }
        return first...last
    }

    /// Whether pieces make up a word of the layout.
    private func matches(_ word: PDFPage.Word, _ places: [Int]) -> Bool {
        places.map { pieces[$0].text }.joined() == word.text
    }

    /// The pieces whose middle stands in a word's box, from left to right.
    private func places(in box: PDFPage.Box) -> [Int] {
        var found: [Int] = []
        let columns = Self.whole(box.left / 16)...max(Self.whole(box.left / 16), Self.whole(box.right / 16))
        for x in columns {
            for y in Self.whole(box.top / 16)...max(Self.whole(box.top / 16), Self.whole(box.bottom / 16)) {
                for place in squares[Square(x: x, y: y)] ?? [] where holds(box, pieces[place].box) {
                    found.append(place)
                }
            }
        }
        return found.count > 1 ? found.sorted { pieces[$0].box.left < pieces[$1].box.left } : found
    }

    private func holds(_ box: PDFPage.Box, _ piece: PDFPage.Box) -> Bool {
        let x = (piece.left + piece.right) / 2
        let y = (piece.top + piece.bottom) / 2
        // What is far smaller stands behind it, as lines do behind a watermark.
        return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom
            && piece.height > box.height * 0.35
    }
}
