/// Running heads, running feet and page numbers: what stands at the edge of many pages, whatever number is in
/// it.
package struct PageFurniture {
    private var repeated: Set<String> = []

    package init(_ pages: [PDFPage]) {
        var counts: [String: Int] = [:]
        for page in pages {
            for key in Set(page.lines.filter { Self.isAtEdge($0, of: page) }.map(Self.key)) {
                counts[key, default: 0] += 1
            }
        }
        let enough = max(2, (pages.count + 2) / 3)
        repeated = Set(counts.filter { $0.value >= enough }.keys)
    }

    package func contains(_ line: PDFPage.Line, on page: PDFPage) -> Bool {
        Self.isAtEdge(line, of: page)
            && (repeated.contains(Self.key(line)) || PageEdge.isPageNumber(line.text[...]))
    }

    /// In the first or last tenth of the page.
    private static func isAtEdge(_ line: PDFPage.Line, of page: PDFPage) -> Bool {
        line.bottom < page.height * 0.1 || line.top > page.height * 0.9
            || PageEdge.isPageNumber(line.text[...]) && line.top > page.height * 0.85
    }

    /// The words with `#` for each number, and the height they stand at to 4 points: a heading at the top of
    /// a page is no running head.
    private static func key(_ line: PDFPage.Line) -> String {
        "\(Int(line.top / 4)) " + PageEdge.key(line.text)
    }
}
