package import HelperPrograms
internal import Foundation
internal import SourceText

/// A page of a PDF as poppler lays it out: lines in reading order with their places, in points from the top
/// left.
struct PDFPage {
    var height: Double
    var lines: [Line] = []

    /// Words that stand on one line of one column.
    struct Line {
        var text: String
        var left: Double
        var top: Double
        var right: Double
        var bottom: Double
        /// Width of its first word.
        var firstWordWidth: Double

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
        let result = try program.run(
            ["-bbox-layout", "-enc", "UTF-8", "-l", String(Limits.pdfPages + 1), file.path, "-"],
            within: bounds)
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
        let pages = collector.pages
        if pages.count > Limits.pdfPages { throw WorldError("a PDF of more than \(Limits.pdfPages) pages") }
        if pages.allSatisfy(\.lines.isEmpty) {
            throw WorldError(
                "a PDF without text, such as a scan: save the report's web page, or copy its text into a .txt file"
            )
        }
        return pages
    }

    /// Without the control bytes that fonts without a proper encoding give, which XML does not allow.
    private static func printable(_ bytes: [UInt8]) -> [UInt8] {
        bytes.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 && $0 != 0x0D }
            ? bytes.map { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 && $0 != 0x0D ? 0x20 : $0 } : bytes
    }
}

/// Builds pages out of the XHTML of `pdftotext -bbox-layout`: doc, page, flow, block, line, word.
private final class PageCollector {
    var pages: [PDFPage] = []
    private var element = ""
    private var box: [String: Double] = [:]
    private var lineBox: [String: Double] = [:]
    private var words: [String] = []
    private var word = ""
    private var firstWordWidth = 0.0

    func hear(_ event: XMLStream.Event) {
        switch event {
        case .open(let name):
            element = name
            box = [:]
            switch name {
            case "page": pages.append(PDFPage(height: 842))
            case "line": words = []
            case "word": word = ""
            default: break
            }
        case .attribute(let name, let value):
            // Of words only the first one's width is wanted.
            guard element != "word" || words.isEmpty && name.hasPrefix("x") else { return }
            box[name] = Double(value)
            if element == "word" { firstWordWidth = (box["xMax"] ?? 0) - (box["xMin"] ?? 0) }
            if element == "page", name == "height", let height = box[name] {
                pages[pages.count - 1].height = height
            }
            if element == "line" { lineBox = box }
        case .text(let characters): if element == "word" { word += characters }
        case .close("word"):
            let whole = Ligatures.undone(word.filter { !$0.isWhitespace })
            if !whole.isEmpty { words.append(whole) }
            element = ""
        case .close("line"):
            guard !pages.isEmpty, !words.isEmpty else { return }
            pages[pages.count - 1].lines.append(
                .init(
                    text: words.joined(separator: " "), left: lineBox["xMin"] ?? 0, top: lineBox["yMin"] ?? 0,
                    right: lineBox["xMax"] ?? 0,
                    bottom: lineBox["yMax"] ?? 0, firstWordWidth: firstWordWidth))
        default: break
        }
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
