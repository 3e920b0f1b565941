package import ReferenceData
package import SourceText
internal import TextAnalysis

/// Bytes of one document with the name they came under.
package struct ReportFile: Sendable {
    /// Path or URL.
    package var path: String
    package var bytes: [UInt8]
    /// SHA-256 of the bytes.
    package var digest: String

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        digest = Fingerprint.sha256(bytes)
    }
}

/// Reads one document: decode, blocks, recognise, examine. The whole pipeline of a single page.
///
/// - Throws: `WorldError` with one line: why the file cannot be read, or that it is no report.
package func readPage(_ file: ReportFile, framework: Framework) throws(WorldError) -> ReportPage {
    let format = try DocumentFormat(of: file.bytes)
    let blocks = try format.blocks(file.bytes)
    var recogniser = Recogniser(
        blocks, framework: framework, path: file.path, digest: file.digest, format: format.rawValue, byteCount: file.bytes.count)
    var page = recogniser.recognise()
    guard page.parts.contains(where: { !$0.paragraphs.isEmpty || $0.score != nil }) || !page.listedScores.isEmpty else {
        throw WorldError("not an assessment report: no quality statement, score or summary was found in it")
    }
    page.remarks += PageExaminer(framework: framework).examine(page)
    return page
}

/// The formats a report comes in, told apart by content, never by the file's name.
package enum DocumentFormat: String, Sendable, CaseIterable {
    case text, markdown, html

    /// - Throws: `WorldError` for a format that is recognised but not read.
    init(of bytes: [UInt8]) throws(WorldError) {
        if bytes.isEmpty { throw WorldError("the file is empty") }
        if bytes.count > Limits.reportBytes { throw WorldError("larger than \(Limits.reportBytes >> 20) MB") }
        if bytes.starts(with: Array("%PDF-".utf8)) {
            throw WorldError("a PDF, which this version does not read: save the report's web page, or copy its text into a .txt file")
        }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            throw WorldError("a Word or zip file, which this version does not read: save it as plain text first")
        }
        let start = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
        let head = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if head.hasPrefix("<!doctype html") || head.hasPrefix("<html") || head.hasPrefix("<?xml") && start.contains("<html") {
            self = .html
        } else if start.contains("\n# ") || start.contains("\n## ") || start.hasPrefix("# ") || start.contains("](") {
            self = .markdown
        } else {
            self = .text
        }
    }

    /// The blocks of a document of this format.
    func blocks(_ bytes: [UInt8]) throws(WorldError) -> BlockText {
        switch self {
        case .text, .markdown:
            let text = try DecodedText(bytes).text
            let lines = text.utf8.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
            if lines > Limits.reportLines { throw WorldError("more than \(Limits.reportLines) lines, which no report has") }
            return TextBlocks.read(text)
        case .html: return try HTMLBlocks.read(bytes)
        }
    }
}
