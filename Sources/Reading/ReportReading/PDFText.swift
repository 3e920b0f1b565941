internal import OfficeFiles
package import HelperPrograms
internal import Foundation
internal import SourceText

/// A page of a PDF as poppler lays it out: lines in reading order with their places, in points from the top
/// left.
struct PDFPage {
    var height: Double
    var lines: [Line] = []
    /// Words that are set aslant over the page, such as a watermark's.
    var aslant: [String] = []
    /// How many passages were struck out by a line drawn through them, and left out.
    var struckOut = 0
    /// How many lines are in letters that nobody sees, and were left out.
    var unseen = 0
    /// Whether a picture is drawn on it.
    var hasPicture = false
    /// Whether what is drawn on it is known: such lines, and faces of letters.
    var isDrawingKnown = false

    /// Where something stands.
    struct Box: Hashable {
        var left = 0.0
        var top = 0.0
        var right = 0.0
        var bottom = 0.0

        var height: Double { bottom - top }
    }

    struct Word {
        var text: String
        var box: Box
        /// Its place among the words of the page as they were set; nil where that is not known.
        var order: ClosedRange<Int>?
    }

    /// Words that stand on one line of one column.
    struct Line {
        var text: String
        var left: Double
        var top: Double
        var right: Double
        var bottom: Double
        /// Width of its first word.
        var firstWordWidth: Double
        var words: [Word] = []
        /// Marks of notes that stood in it, and whether it begins with one, as a note's own text does.
        var marks: [String] = []
        var beginsWithMark = false
        /// How far right it could reach, where a box stands beside it.
        var limit: Double?
        /// How far raised letters stand above it.
        var rise = 0.0
        /// Whether it is one of a box that stands beside running text.
        var isInBox = false
        /// Which table of the page it is a row of.
        var table: Int?
        /// Whether all of it is set in another face than the page's running text, such as bold.
        var isSetApart = false

        var height: Double { bottom - top }
    }
}

/// Asks poppler's `pdftotext` for the words of a PDF and their places.
package enum PDFText {
    package static let program = HelperProgram(name: "pdftotext", package: "poppler-utils")
    static let bounds = HelperProgram.Bounds(
        seconds: Limits.pdfSeconds, outputBytes: Limits.pdfOutputBytes, memoryBytes: Limits.pdfMemoryBytes)

    /// - Parameters:
    ///   - program: what is run in pdftotext's place, in tests.
    ///   - bounds: what it may take, smaller in tests.
    /// - Throws: `WorldError` in one line: no pdftotext, protected, damaged, too slow, without text.
    static func pages(
        of bytes: [UInt8], by program: HelperProgram = program, within bounds: HelperProgram.Bounds = bounds
    ) throws(WorldError) -> [PDFPage] {
        let file = try TemporaryFile(bytes)
        let common = ["-enc", "UTF-8", "-l", String(Limits.pdfPages + 1), file.path, "-"]
        let result = try program.run(["-bbox-layout"] + common, within: bounds)
        guard result.status == 0 else {
            if result.complaints.contains("Incorrect password") {
                throw WorldError("a PDF protected by a password")
            }
            let first =
                result.complaints.split(separator: "\n").first.map { "; pdftotext says: \($0.prefix(100))" }
                ?? ""
            throw WorldError("a damaged PDF\(first)")
        }
        let collector = PageCollector()
        do throws(XMLStream.Failure) {
            try XMLStream.walk(XMLStream.Bytes(printable(result.output)), acceptsDoctype: true) {
                collector.hear($0)
            }
        } catch { throw WorldError("a PDF whose text pdftotext gives in a form that cannot be read") }
        var pages = collector.pages
        if pages.count > Limits.pdfPages { throw WorldError("a PDF of more than \(Limits.pdfPages) pages") }
        if pages.allSatisfy(\.lines.isEmpty) {
            throw WorldError(
                "a PDF without text, such as a scan: save the report's web page, or copy its text into a .txt file"
            )
        }
        // As they were set, words are cut where a letter stands higher: the layout joins them. What is set
        // aslant, as watermarks are, is left out of these.
        if let pieces = try? program.run(["-bbox", "-raw", "-nodiag"] + common, within: bounds),
            pieces.status == 0
        {
            let collector = PageCollector()
            try? XMLStream.walk(XMLStream.Bytes(printable(pieces.output)), acceptsDoctype: true) {
                collector.hear($0)
            }
            let drawings = PDFDrawing.pages(inFile: file.path, count: pages.count, within: bounds)
            for (index, page) in collector.pages.enumerated() where index < pages.count {
                PDFPieces(page.lines.flatMap(\.words)).resolve(&pages[index])
                if let drawing = drawings?[index] {
                    pages[index].isDrawingKnown = true
                    pages[index].hasPicture = drawing.hasPicture
                    (pages[index].lines, pages[index].unseen) = PDFUnseen(drawing).apart(pages[index].lines)
                    (pages[index].lines, pages[index].struckOut) = PDFStrikes(drawing.strokes).apart(
                        pages[index].lines)
                }
                if pages[index].lines.count <= Limits.pdfPageLines {
                    pages[index].lines = PDFLines(PDFCapitals.joined(pages[index].lines)).mended()
                }
                if let drawing = drawings?[index] {
                    pages[index].lines = PDFFaces(drawing.glyphs).marked(pages[index].lines)
                }
            }
        }
        return pages
    }

    /// Without the control bytes that fonts without a proper encoding give, which XML does not allow.
    private static func printable(_ bytes: [UInt8]) -> [UInt8] {
        bytes.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 && $0 != 0x0D }
            ? bytes.map { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 && $0 != 0x0D ? 0x20 : $0 } : bytes
    }
}

/// Builds pages out of the XHTML of `pdftotext`: doc, page, flow, block, line, word; where there are no lines, a
/// page is one.
private final class PageCollector {
    var pages: [PDFPage] = []
    private var element = ""
    private var box = PDFPage.Box()
    private var lineBox = PDFPage.Box()
    private var words: [PDFPage.Word] = []
    private var word = ""

    func hear(_ event: XMLStream.Event) {
        switch event {
        case .open(let name):
            element = name
            switch name {
            case "page":
                pages.append(PDFPage(height: 842))
                (words, lineBox) = ([], .init())
            case "line": (words, lineBox) = ([], .init())
            case "word": (word, box) = ("", .init())
            default: break
            }
        case .attribute(let name, let value): note(name, Double(value) ?? 0)
        case .text(let characters): if element == "word" { word += characters }
        case .close("word"):
            let whole = Ligatures.undone(word.filter { !$0.isWhitespace })
            if !whole.isEmpty { words.append(.init(text: whole, box: box)) }
            element = ""
        case .close(let name) where name == "line" || name == "page":
            guard !pages.isEmpty, !words.isEmpty else { return }
            if name == "line" { words = SpacedLetters.joined(words) }
            pages[pages.count - 1].lines.append(
                .init(
                    text: words.map(\.text).joined(separator: " "), left: lineBox.left, top: lineBox.top,
                    right: lineBox.right, bottom: lineBox.bottom,
                    firstWordWidth: words[0].box.right - words[0].box.left,
                    words: words))
            words = []
        default: break
        }
    }

    private func note(_ name: String, _ value: Double) {
        if element == "page", name == "height" { pages[pages.count - 1].height = value }
        let side: WritableKeyPath<PDFPage.Box, Double>
        switch name {
        case "xMin": side = \.left
        case "yMin": side = \.top
        case "xMax": side = \.right
        case "yMax": side = \.bottom
        default: return
        }
        if element == "word" { box[keyPath: side] = value }
        if element == "line" { lineBox[keyPath: side] = value }
    }
}

/// Letters that fonts draw as one, as PDF gives them (U+FB00 to U+FB06).
enum Ligatures {
    private static let letters: [Unicode.Scalar: String] = [
        "\u{FB00}": "ff", "\u{FB01}": "fi", "\u{FB02}": "fl", "\u{FB03}": "ffi", "\u{FB04}": "ffl",
        "\u{FB05}": "st", "\u{FB06}": "st",
    ]

    /// The text with each ligature as its letters.
    static func undone(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { letters[$0] != nil }) else { return text }
        return text.unicodeScalars.map { letters[$0] ?? String($0) }.joined()
    }
}

/// Bytes in a file of their own that only this user can read, removed with the value.
private final class TemporaryFile {
    let path: String

    init(_ bytes: [UInt8]) throws(WorldError) {
        path = NSTemporaryDirectory() + "assay-\(UUID().uuidString).pdf"
        let made = FileManager.default.createFile(
            atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
        if !made { throw WorldError("no temporary file can be written in \(NSTemporaryDirectory())") }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
