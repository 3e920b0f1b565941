import AssessmentModel
import Foundation
import SourceText
import Testing

@testable import PDFPages
@testable import ReportReading

/// Readers take time in proportion to what they read: four times as much takes at most seven times as long, by the
/// processor's time of this thread, which other work on the machine does not lengthen. What would take the square of its
/// size takes sixteen times.
@Suite(.serialized) struct GrowthTests {
    @Test(arguments: [
        "a paragraph of short sentences", "lines of a text", "rows set with spaces", "marks of Markdown",
        "cells of Markdown", "cells one a line", "items run together", "lines that end in hyphens",
        "open elements of Markdown", "open comments of Markdown",
    ])
    func texts(_ what: String) {
        grows(what) { size in
            let text: String
            switch what {
            case "a paragraph of short sentences": text = repeated("They waited. ", size)
            case "lines of a text": text = repeated("They waited for the review of a plan\n", size)
            case "rows set with spaces": text = repeated("People waiting      143      210\n", size)
            case "marks of Markdown": text = repeated("[a *b **c ~~d <e ^f", size)
            case "open elements of Markdown": text = repeated("<pre\nA <script of\n\n", size)
            case "open comments of Markdown": text = repeated("<!-- They waited\n", size)
            case "cells one a line":
                text = "Measure\nCouncil\nEngland\n" + repeated("Waiting\n143\n210\n", size)
            case "lines that end in hyphens": text = repeated("multi-\n", size * 4)
            case "items run together": text = repeated("They waited•", size)
            default: text = repeated("| People waiting | 143 | 210 |\n", size)
            }
            if what.hasSuffix("Markdown") { return { _ = try? MarkdownBlocks.read(text) } }
            return { _ = TextBlocks.read(text) { _ in false } }
        }
    }

    @Test(arguments: [
        ("paragraphs", "<p>They waited.</p>"), ("words of a paragraph", "<b>They</b> <i>waited</i>"),
        ("breaks", "They waited<br>"), ("rows", "<tr><td>Waiting<td>143</tr>"),
        ("cells of a row", "<td>143</td>"), ("open elements", "<span>"), ("struck words", "<del>9</del>1"),
        ("raised words", "<sup>9</sup>1"), ("formulas", "<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>"),
        ("Word's marks", "a<o:p></o:p>"),
        ("styles", "<p style=\"a:b;text-decoration:underline;left:1px\">a</p>"),
        ("classes", "<style>.a{display:none}</style><p class=b>a"),
        ("panels", "<button aria-expanded=false aria-controls=a>A</button><div id=a hidden>b</div>"),
    ])
    func pages(_ what: String, _ unit: String) {
        grows(what) { size in
            let start = what == "rows" || what == "cells of a row" ? "<table>" : ""
            let bytes = Array(("<html><body>" + start + repeated(unit, size)).utf8)
            return { _ = try? HTMLBlocks.read(bytes, scope: .everything) }
        }
    }

    /// Tables in tables, as deep as the parser follows.
    @Test func tablesInTables() {
        grows("tables in tables", small: 25) { count in
            let bytes = Array(("<html><body>" + repeated("<table><tr><td>a</td><td>", count * 25)).utf8)
            return { _ = try? HTMLBlocks.read(bytes, scope: .everything) }
        }
    }

    @Test(arguments: [
        ("paragraphs", "<w:p><w:r><w:t>They waited.</w:t></w:r></w:p>"),
        ("runs of a paragraph", "<w:r><w:t>a </w:t></w:r>"),
        ("rows", "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc/></w:tr>"),
        ("symbols", "<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/></w:r>"),
        ("boxes", "<w:r><w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent></w:r>"),
        ("paragraphs that go on", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"),
    ])
    func words(_ what: String, _ unit: String) {
        grows(what) { size in
            let isRun = unit.hasPrefix("<w:r>")
            let inside = repeated(unit, size)
            let bytes = WordKindsTests.document(
                isRun ? "<w:p>\(inside)</w:p>" : what == "rows" ? "<w:tbl>\(inside)</w:tbl>" : inside)
            return { _ = try? WordBlocks.read(bytes) }
        }
    }

    /// Pages of lines, and strokes through them.
    @Test func linesOfPDFs() {
        grows("lines of a PDF", small: 1_000) { count in
            let lines = (0..<count).map { number in
                let top = Double(number % 50) * 14 + 60
                let word = PDFPage.Word(
                    text: "waited", box: .init(left: 72, top: top, right: 120, bottom: top + 10))
                let line = PDFPage.Line(
                    text: "waited", left: 72, top: top, right: 120, bottom: top + 10, firstWordWidth: 48,
                    words: [word])
                return PlacedLine(line: line, page: number / 50 + 1, isChrome: false)
            }
            let strokes = PDFStrikes((0..<count).map { .init(left: 300, right: 310, y: Double($0)) })
            return {
                _ = PDFParagraphs(lines) { _ in false }.blocks()
                _ = strokes.apart(lines.map(\.line))
            }
        }
    }

    // MARK: Measuring

    private func repeated(_ unit: String, _ size: Int) -> String {
        String(repeating: unit, count: max(1, size / unit.utf8.count))
    }

    /// Compares the lesser of two readings at a size and at four times that size.
    private func grows(_ what: String, small: Int = 10_000, _ make: (Int) -> () -> Void) {
        let (short, long) = (make(small), make(small * 4))
        short()
        let few = (0..<2).map { _ in time(short) }.min() ?? 0
        let many = (0..<2).map { _ in time(long) }.min() ?? 0
        // Below a millisecond the clock tells nothing.
        #expect(many < max(few, 0.001) * 7, "\(what): \(few) s, then \(many) s")
    }

    /// The processor's time that something takes on this thread, in seconds.
    private func time(_ body: () -> Void) -> Double {
        func now() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        let start = now()
        body()
        return now() - start
    }
}
