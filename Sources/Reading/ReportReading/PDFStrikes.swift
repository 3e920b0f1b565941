internal import HelperPrograms
internal import OfficeFiles
internal import SourceText

/// Lines drawn level on a page, as those are that strike words out: `pdftocairo`, of the same package as `pdftotext`,
/// gives what is drawn.
struct PDFStrikes {
    /// A level line, in points from the top left.
    struct Stroke: Hashable {
        var left: Double
        var right: Double
        var y: Double
    }

    static let program = HelperProgram(name: "pdftocairo", package: "poppler-utils")

    /// Pages drawn in one run: one takes some 200 kB.
    private static let pagesAtOnce = 40

    /// The level lines of each page of a file; nil where they cannot be had.
    ///
    /// - Parameter program: what is run in pdftocairo's place, in tests.
    static func strokes(
        inFile path: String, pages: Int, by program: HelperProgram = program,
        within bounds: HelperProgram.Bounds
    ) -> [[Stroke]]? {
        var all: [[Stroke]] = []
        for first in stride(from: 1, through: pages, by: pagesAtOnce) {
            let last = min(pages, first + pagesAtOnce - 1)
            let drawing = try? program.run(
                ["-svg", "-f", String(first), "-l", String(last), path, "-"], within: bounds)
            guard let drawing, drawing.status == 0 else { return nil }
            let collector = StrokeCollector()
            do throws(XMLStream.Failure) {
                try XMLStream.walk(XMLStream.Bytes(drawing.output)) { collector.hear($0) }
            } catch { return nil }
            let found = collector.pages.count > 1 ? Array(collector.pages.dropFirst()) : collector.pages
            guard found.count == last - first + 1 else { return nil }
            all += found
        }
        return all
    }

    private let strokes: [Stroke]

    /// - Parameter strokes: of one page.
    init(_ strokes: [Stroke]) { self.strokes = strokes.sorted { $0.y < $1.y } }

    /// The lines without the words that a stroke goes through, and how many passages those were.
    func apart(_ lines: [PDFPage.Line]) -> (lines: [PDFPage.Line], count: Int) {
        guard !strokes.isEmpty else { return (lines, 0) }
        var count = 0
        let left = lines.compactMap { line -> PDFPage.Line? in
            let through = near(line)
            guard !through.isEmpty else { return line }
            var words: [PDFPage.Word] = []
            var wasStruck = false
            for word in line.words {
                let rest = Self.rest(of: word, through)
                if rest != word.text, !wasStruck { count += 1 }
                wasStruck = rest != word.text
                if !rest.isEmpty { words.append(.init(text: rest, box: word.box, order: word.order)) }
            }
            if words.map(\.text) == line.words.map(\.text) { return line }
            return words.isEmpty ? nil : .of(words, like: line)
        }
        return (left, count)
    }

    /// The strokes that go through the middle of a line's words and end where words do: a rule of a table goes past them,
    /// an underline stands below.
    private func near(_ line: PDFPage.Line) -> [Stroke] {
        var low = 0
        var high = strokes.count
        while low < high {
            let middle = (low + high) / 2
            if strokes[middle].y < line.top { low = middle + 1 } else { high = middle }
        }
        return strokes[low...].prefix { $0.y < line.bottom }.filter { stroke in
            let height = (stroke.y - line.top) / max(1, line.height)
            return height > 0.35 && height < 0.75 && stroke.left > line.left - line.height * 0.4
                && stroke.right < line.right + line.height * 0.4
        }
    }

    /// What is left of a word: nothing, all, or, where a stroke ends inside it, what stands before or behind the end, each
    /// letter taken for as wide as the others.
    private static func rest(of word: PDFPage.Word, _ strokes: [Stroke]) -> String {
        let width = word.box.right - word.box.left
        guard width > 0 else { return word.text }
        for stroke in strokes {
            let from = (max(stroke.left, word.box.left) - word.box.left) / width
            let to = (min(stroke.right, word.box.right) - word.box.left) / width
            if to - from > 0.8 { return "" }
            guard to - from > 0.15 else { continue }
            let letters = Double(word.text.count)
            if from < 0.05 { return String(word.text.dropFirst(Int((to * letters).rounded()))) }
            if to > 0.95 { return String(word.text.prefix(Int((from * letters).rounded()))) }
        }
        return word.text
    }
}

/// Builds the level lines of pages out of cairo's SVG: a page is a `page`, or the whole drawing where there is one; a line
/// is a path of two points, or a box that is far wider than high. What stands in definitions, as letters do, is not drawn
/// where it stands.
private final class StrokeCollector {
    /// What stands outside of pages, and then each page's.
    private(set) var pages: [[PDFStrikes.Stroke]] = [[]]
    private var element = ""
    private var definitions = 0
    private var path = ""
    private var transform = ""

    /// Thickest line that strikes words out, in points; and the shortest.
    private static let thickest = 3.0
    private static let shortest = 3.0

    func hear(_ event: XMLStream.Event) {
        switch event {
        case .open(let name):
            element = name
            if name == "page" { pages.append([]) }
            if name == "defs" || name == "clipPath" || name == "mask" { definitions += 1 }
            if name == "path" { (path, transform) = ("", "") }
        case .attribute("d", let value): if element == "path", definitions == 0 { path = value }
        case .attribute("transform", let value): if element == "path" { transform = value }
        case .close(let name):
            if name == "defs" || name == "clipPath" || name == "mask" { definitions -= 1 }
            if name == "path", !path.isEmpty { add() }
            element = ""
        default: break
        }
    }

    private func add() {
        guard path.utf8.count < 400, !path.utf8.contains(UInt8(ascii: "C")) else { return }
        var scale = (a: 1.0, b: 0.0, c: 0.0, d: 1.0, e: 0.0, f: 0.0)
        let numbers = Self.numbers(transform)
        if numbers.count == 6 {
            scale = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
        }
        // Each part that begins with M is a line of its own.
        for part in path.split(separator: "M") {
            let values = Self.numbers(String(part))
            let points = stride(from: 0, to: values.count - 1, by: 2).map { index in
                (
                    x: scale.a * values[index] + scale.c * values[index + 1] + scale.e,
                    y: scale.b * values[index] + scale.d * values[index + 1] + scale.f
                )
            }
            guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
                let top = points.map(\.y).min(), let bottom = points.map(\.y).max(), points.count > 1,
                bottom - top <= Self.thickest, right - left >= max(Self.shortest, 3 * (bottom - top))
            else { continue }
            pages[pages.count - 1].append(.init(left: left, right: right, y: (top + bottom) / 2))
        }
    }

    /// The numbers in a text of letters, signs and numbers.
    private static func numbers(_ text: String) -> [Double] {
        text.split { !$0.isNumber && $0 != "." && $0 != "-" }.compactMap { Double($0) }
    }
}
