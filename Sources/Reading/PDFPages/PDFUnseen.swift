/// Lines of a page in letters that nobody sees: of which none is drawn, or that are white on the page's white ground.
struct PDFUnseen {
    private let glyphs: [PDFFaces.Glyph]
    /// Whether all that is drawn is letters and lines: words may be drawn as shapes, or stand on a coloured box, and a scan
    /// has its words unseen behind its picture.
    private let isPlain: Bool

    init(_ drawing: PDFDrawing) {
        glyphs = drawing.glyphs.filter { !$0.isWhite }.sorted { $0.y < $1.y }
        isPlain = !drawing.hasPicture && !drawing.hasGround
    }

    /// The lines that are seen, and how many are not. Where nearly all would be unseen, letters are drawn in another way,
    /// and all are seen.
    func apart(_ lines: [PDFPage.Line]) -> (seen: [PDFPage.Line], unseen: Int) {
        guard isPlain, !glyphs.isEmpty else { return (lines, 0) }
        let seen = lines.filter(isSeen)
        let unseen = lines.count - seen.count
        return unseen * 3 < lines.count ? (seen, unseen) : (lines, 0)
    }

    private func isSeen(_ line: PDFPage.Line) -> Bool {
        let near = glyphs.below(line.top).prefix { $0.y < line.bottom + line.height * 0.2 }
        return near.contains { $0.x > line.left - 2 && $0.x < line.right + 2 }
    }
}
