package import HelperPrograms
internal import OfficeFiles
internal import SourceText

/// What is drawn on a page of a PDF, which `pdftotext` does not tell: `pdftocairo`, of the same package, does.
package struct PDFDrawing {
    package static let program = HelperProgram(name: "pdftocairo", package: "poppler-utils")

    /// A shape in one colour through which nothing is seen, and how many of the page's letters were drawn before it.
    struct Cover {
        var box: PDFPage.Box
        var letters: Int
    }

    var strokes: [PDFStrikes.Stroke] = []
    var covers: [Cover] = []
    var glyphs: [PDFFaces.Glyph] = []
    /// Whether a picture is drawn, and whether a shape in a colour is, on which white letters are seen.
    var hasPicture = false
    var hasGround = false

    /// Pages drawn in one run: one takes some 200 kB.
    private static let pagesAtOnce = 40

    /// The drawings of each page of a file; nil where they cannot be had.
    ///
    /// - Parameter program: what is run in pdftocairo's place, in tests.
    static func pages(
        inFile path: String, count: Int, by program: HelperProgram = program,
        within bounds: HelperProgram.Bounds
    ) -> [PDFDrawing]? {
        var all: [PDFDrawing] = []
        for first in stride(from: 1, through: count, by: pagesAtOnce) {
            let last = min(count, first + pagesAtOnce - 1)
            let drawing = try? program.run(
                ["-svg", "-f", String(first), "-l", String(last), path, "-"], within: bounds)
            guard let drawing, drawing.status == 0 else { return nil }
            let collector = DrawingCollector()
            do throws(XMLStream.Failure) {
                try XMLStream.walk(XMLStream.Bytes(drawing.output)) { collector.hear($0) }
            } catch { return nil }
            let found = collector.pages.count > 1 ? Array(collector.pages.dropFirst()) : collector.pages
            guard found.count == last - first + 1 else { return nil }
            all += found
        }
        return all
    }
}

/// Builds drawings of pages out of cairo's SVG: a page is a `page`, or the whole drawing where there is one; a line
/// is a path of two points, or a box that is far wider than high. What stands in definitions, as letters do, is not drawn
/// where it stands.
private final class DrawingCollector {
    /// What stands outside of pages, and then each page's.
    private(set) var pages = [PDFDrawing()]
    private var element = ""
    private var definitions = 0
    private var path = ""
    private var transform = ""
    private var face: Int?
    /// Whether the letters of each open group are white, and whether the shape in hand is filled with a colour.
    private var whites = [false]
    private var isFilled = false
    private var isOpaque = false
    private var place: (x: Double?, y: Double?) = (nil, nil)

    /// Thickest line that strikes words out, in points; and the shortest.
    private static let thickest = 3.0
    private static let shortest = 3.0

    func hear(_ event: XMLStream.Event) {
        switch event {
        case .open(let name):
            element = name
            if name == "page" { pages.append(PDFDrawing()) }
            if name == "defs" || name == "clipPath" || name == "mask" { definitions += 1 }
            if name == "path" || name == "rect" {
                (path, transform, isFilled, isOpaque) = ("", "", false, false)
            }
            if name == "use" { (face, place) = (nil, (nil, nil)) }
            if name == "g" { whites.append(whites.last ?? false) }
            if name == "image", definitions == 0 { pages[pages.count - 1].hasPicture = true }
        case .attribute("style", let value):
            if let start = value.firstRange(of: "fill:")?.upperBound {
                note(fill: value[start...].prefix { $0 != ";" })
            }
        case .attribute("fill", let value): note(fill: value[...])
        case .attribute("fill-opacity", let value): if value != "1" { isOpaque = false }
        case .attribute("d", let value): if element == "path", definitions == 0 { path = value }
        case .attribute("transform", let value): if element == "path" { transform = value }
        case .attribute("href", let value):
            guard element == "use" else { return }
            face = PDFFaces.face(named: value)
            if definitions == 0, value.hasPrefix("#image") || value.hasPrefix("#source") {
                pages[pages.count - 1].hasPicture = true
            }
        case .attribute("x", let value): if element == "use" { place.x = Double(value) }
        case .attribute("y", let value): if element == "use" { place.y = Double(value) }
        case .close("use"):
            element = ""
            if definitions == 0, let face, let x = place.x, let y = place.y {
                pages[pages.count - 1].glyphs.append(
                    .init(x: x, y: y, face: face, isWhite: whites.last ?? false))
            }
        case .close(let name):
            if name == "defs" || name == "clipPath" || name == "mask" { definitions -= 1 }
            if name == "g", whites.count > 1 { whites.removeLast() }
            if name == "path", !path.isEmpty { add() }
            if name == "path" || name == "rect", definitions == 0, isFilled {
                pages[pages.count - 1].hasGround = true
            }
            element = ""
        default: break
        }
    }

    /// Notes the colour of a group's letters, or of a shape.
    private func note(fill: Substring) {
        let colour = fill.filter { $0 != " " && $0 != ";" }
        let isWhite = colour == "rgb(100%,100%,100%)" || colour == "white" || colour == "#ffffff"
        if element == "g" { whites[whites.count - 1] = isWhite }
        if element == "path" || element == "rect" {
            isFilled = !isWhite && colour != "none"
            isOpaque = colour != "none"
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
                let top = points.map(\.y).min(), let bottom = points.map(\.y).max(), points.count > 1
            else { continue }
            let isBox =
                (4...6).contains(points.count)
                && points.allSatisfy { ($0.x == left || $0.x == right) && ($0.y == top || $0.y == bottom) }
            if isOpaque, isBox, bottom - top > Self.thickest {
                pages[pages.count - 1].covers.append(
                    .init(
                        box: .init(left: left, top: top, right: right, bottom: bottom),
                        letters: pages[pages.count - 1].glyphs.count))
            }
            guard
                bottom - top <= Self.thickest, right - left >= max(Self.shortest, 3 * (bottom - top))
            else { continue }
            pages[pages.count - 1].strokes.append(.init(left: left, right: right, y: (top + bottom) / 2))
        }
    }

    /// The numbers in a text of letters, signs and numbers.
    private static func numbers(_ text: String) -> [Double] {
        text.split { !$0.isNumber && $0 != "." && $0 != "-" }.compactMap { Double($0) }
    }
}
