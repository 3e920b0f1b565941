internal import Foundation
package import HelperPrograms
internal import OfficeFiles
package import SourceText
internal import TextAnalysis

/// Asks poppler's `pdftotext` for the words of a PDF and their places.
package enum PDFText {
    package static let program = HelperProgram(name: "pdftotext", package: "poppler-utils")
    package static let bounds = HelperProgram.Bounds(
        seconds: Limits.pdfSeconds, outputBytes: Limits.pdfOutputBytes, memoryBytes: Limits.pdfMemoryBytes)

    /// - Parameters:
    ///   - program: what is run in pdftotext's place, in tests.
    ///   - bounds: what it may take, smaller in tests.
    /// - Throws: `WorldError` in one line: no pdftotext, protected, damaged, too slow, without text.
    package static func pages(
        of bytes: [UInt8], by program: HelperProgram = program, within bounds: HelperProgram.Bounds = bounds
    ) throws(WorldError) -> [PDFPage] {
        let file = try TemporaryFile(bytes)
        let common = ["-enc", "UTF-8", "-l", String(Limits.pdfPages + 1), file.path, "-"]
        let result = try program.run(["-bbox-layout"] + common, within: bounds)
        guard result.status == 0 else {
            if result.complaints.contains("Incorrect password") {
                throw WorldError("a PDF protected by a password: save it again without one")
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
                var words = page.lines.flatMap(\.words)
                if let drawing = drawings?[index] {
                    pages[index].unseen = PDFCovers(drawing).uncover(&pages[index].lines, &words)
                }
                PDFPieces(words).resolve(&pages[index])
                if let drawing = drawings?[index] {
                    pages[index].isDrawingKnown = true
                    pages[index].hasPicture = drawing.hasPicture
                    let (seen, unseen) = PDFUnseen(drawing).apart(pages[index].lines)
                    pages[index].lines = seen
                    pages[index].unseen += unseen
                    (pages[index].lines, pages[index].struckOut) = PDFStrikes(drawing.strokes).apart(
                        pages[index].lines)
                }
                if pages[index].lines.count <= Limits.pdfPageLines {
                    let (text, numbers) = PDFLineNumbers.apart(pages[index].lines)
                    pages[index].lines = text
                    pages[index].aslant += numbers
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
