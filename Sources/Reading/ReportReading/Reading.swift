package import AssessmentModel
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

/// Reads one document: decode, blocks, recognise. The whole pipeline of a single page.
///
/// - Throws: `WorldError` with one line: why the file cannot be read, or that it is no report.
package func readPage(_ file: ReportFile, framework: Framework) throws(WorldError) -> ReportPage {
    let format = try DocumentFormat(of: file.bytes)
    var found: ReportPage?
    var reason: String?
    for scope in format == .html ? HTMLBlocks.Scope.allCases : [.everything] {
        let blocks = try format.blocks(file.bytes, scope: scope, framework: framework)
        if let excess = blocks.excess { throw WorldError("\(excess), which no report has") }
        var recogniser = Recogniser(
            blocks, framework: framework, path: file.path, digest: file.digest, format: format.rawValue,
            byteCount: file.bytes.count)
        var page = recogniser.recognise()
        page.leftOut = blocks.leftOut
        if var refusal = recogniser.marks.refusal(of: page, framework: framework) {
            if let part = blocks.unreadPart { refusal += "; it has an embedded part \(part)" }
            // The more of a page is looked at, the more is said of why it is none.
            if page.hasEvidence || reason == nil || !page.listedScores.isEmpty { reason = refusal }
            continue
        }
        if page.hasEvidence { return page }
        found = found ?? page
    }
    guard let found else {
        throw WorldError("not an assessment report: \(reason ?? "nothing was found in it")")
    }
    return found
}

extension ReportPage {
    /// Whether findings or a statement's score were read in it.
    fileprivate var hasEvidence: Bool { parts.contains { !$0.paragraphs.isEmpty || $0.score != nil } }
}

/// The formats a report comes in, told apart by content, never by the file's name.
package enum DocumentFormat: String, Sendable, CaseIterable {
    case text, markdown, html, pdf, word

    /// - Throws: `WorldError` for what is empty, too large, or of a kind that is known and not read.
    init(of bytes: [UInt8]) throws(WorldError) {
        if bytes.isEmpty { throw WorldError("the file is empty") }
        let head = Array(bytes.prefix(2048))
        if Self.isLockFile(bytes) {
            throw WorldError("the mark that Word leaves while a report is open, not the report itself")
        }
        if Self.isMail(head), !Self.isSavedPage(head) {
            throw WorldError("a mail as it was sent (.eml): open it, and save its text or its attachment")
        }
        if let kind = Self.signatures.first(where: { head.starts(with: $0.bytes) }) {
            guard let format = kind.format else { throw WorldError(kind.refusal) }
            self = format
        } else if head.prefix(1024).firstRange(of: Array("%PDF-".utf8)) != nil {
            // The header may stand behind other bytes, within the first 1024 (ISO 32000-1, implementation
            // note 13).
            self = .pdf
        } else {
            self = Self.textual(head)
        }
        let limit = self == .pdf || self == .word ? Limits.fileBytes : Limits.reportBytes
        if bytes.count > limit { throw WorldError("larger than \(limit >> 20) MB") }
    }

    /// First bytes by which binary formats are known, and what is said of those that are not read.
    private static let signatures: [(bytes: [UInt8], format: DocumentFormat?, refusal: String)] = [
        (Array("%PDF-".utf8), .pdf, ""),
        ([0x50, 0x4B, 0x03, 0x04], .word, ""),
        ([0xFF, 0xFE, 0, 0], nil, utf32), ([0, 0, 0xFE, 0xFF], nil, utf32),
        ([0x50, 0x4B, 0x05, 0x06], nil, "an empty zip file"),
        (
            [0xD0, 0xCF, 0x11, 0xE0], nil,
            "an old Word file (.doc) or one protected by a password: save it as an unprotected .docx or as text"
        ),
        (Array("{\\rtf".utf8), nil, "a Rich Text file: save it as Word (.docx) or as text"),
        (
            Array("bplist00".utf8), nil,
            "a web archive of Safari (.webarchive): save the page as “Page Source” (.html) instead"
        ),
        ([0x89, 0x50, 0x4E, 0x47], nil, picture), ([0xFF, 0xD8, 0xFF], nil, picture),
        (Array("GIF8".utf8), nil, picture), ([0x49, 0x49, 0x2A, 0], nil, picture),
        (Array("MIME-Version".utf8), nil, "a web archive (.mhtml): save the page as HTML instead"),
        (Array("From: <Saved by".utf8), nil, "a web archive (.mhtml): save the page as HTML instead"),
        (Array("From: \"Saved by".utf8), nil, "a web archive (.mhtml): save the page as HTML instead"),
    ]

    private static let utf32 = "text in UTF-32: save it as UTF-8"
    private static let picture =
        "a picture, of which no text can be read: save the report's web page, or its text"

    /// Whether bytes are what Word (97 to 365) writes beside an open document: 162 of them, the length of a user's name,
    /// the name, and zeros or spaces behind it.
    private static func isLockFile(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == 162, let length = bytes.first.map(Int.init), (1...52).contains(length) else {
            return false
        }
        return bytes[1...length].allSatisfy { $0 >= 0x20 } && bytes.contains(0)
    }

    /// Whether bytes are a message that a browser wrote of a page (RFC 2557).
    private static func isSavedPage(_ head: [UInt8]) -> Bool {
        ["From: <Saved by", "From: \"Saved by"].contains { head.starts(with: $0.utf8) }
    }

    /// Whether bytes are a message with its headers (RFC 5322) whose words are written in another way than they are read.
    private static func isMail(_ head: [UInt8]) -> Bool {
        let start = String(decoding: head, as: UTF8.self).lowercased().replacing("\r\n", with: "\n")
        guard let header = start.split(separator: "\n\n", maxSplits: 1).first,
            header.prefixMatch(of: /[a-z][a-z-]*:[ ]/) != nil
        else { return false }
        return ["transfer-encoding: quoted-printable", "transfer-encoding: base64", "type: multipart/"]
            .contains {
                header.contains("\ncontent-\($0)")
            }
    }

    private static func textual(_ head: [UInt8]) -> DocumentFormat {
        // UTF-16 is looked at as if its every other byte were not there.
        let start = String(decoding: head.filter { $0 != 0 && $0 != 0x0D }, as: UTF8.self).lowercased()
        let first = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
        // The clipboard of Windows puts a header before a page.
        if first.hasPrefix("version:0.9"), first.contains("<html") || first.contains("<!--startfragment") {
            return .html
        }
        if first.hasPrefix("<"),
            ["<!doctype html", "<html", "<head", "<body", "<main", "<article"].contains(where: first.contains)
                || isFragment(first)
        {
            return .html
        }
        let isMarkdown =
            start.contains("](") || first.hasPrefix("# ")
            || start.firstMatch(of: /\n(?:#{1,6} |={3,}\s)/) != nil
        return isMarkdown ? .markdown : .text
    }

    /// Whether a text is a piece of a web page: its first element is one that pages are made of, and most of its
    /// lines are no Markdown.
    private static func isFragment(_ text: Substring) -> Bool {
        let body = text.hasPrefix("<!--") || text.hasPrefix("<meta") || text.hasPrefix("<style")
        let names = [
            "h1", "h2", "h3", "h4", "p", "div", "section", "ul", "ol", "table", "span", "header", "font", "b",
            "center",
        ]
        let first = text.dropFirst().prefix { $0.isLetter || $0.isNumber }
        guard body || names.contains(String(first)), text.contains("</") else { return false }
        return text.firstMatch(of: /\n(?:#{1,6} |={3,}\s|[-*] )/) == nil
            && [
                "</p>", "</h1>", "</h2>", "</h3>", "</li>", "</td>", "</div>", "<br>", "<br/>", "<br />",
            ].contains(where: text.contains)
    }

    /// The blocks of a document of this format.
    ///
    /// - Parameter scope: how much of a web page is taken for the report.
    func blocks(_ bytes: [UInt8], scope: HTMLBlocks.Scope, framework: Framework) throws(WorldError)
        -> BlockText
    {
        switch self {
        case .text, .markdown:
            let text = SoftBreaks.plain(try DecodedText(bytes).text)
            if Self.isPropertyList(text) {
                throw WorldError(
                    "a web archive of Safari (.webarchive): save the page as “Page Source” (.html) instead")
            }
            if Self.isWordXML(text) {
                throw WorldError("a Word document as XML (.xml): save it as Word (.docx) or as text")
            }
            let lines = text.utf8.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
            if lines > Limits.reportLines {
                throw WorldError("more than \(Limits.reportLines) lines, which no report has")
            }
            if self == .markdown {
                return try MarkdownBlocks.read(text) { Recogniser.isOwnLine($0, framework) }
            }
            return TextBlocks.read(text) { Recogniser.isOwnLine($0, framework) }
        case .html:
            return try HTMLBlocks.read(bytes, scope: scope) { Recogniser.isOwnLine($0, framework) }
        case .pdf: return try PDFBlocks.read(bytes) { Recogniser.isOwnLine($0, framework) }
        case .word: return try WordBlocks.read(bytes) { Recogniser.isOwnLine($0, framework) }
        }
    }

    /// A Word document in one file of XML, of Word 2003 or later.
    private static func isWordXML(_ text: String) -> Bool {
        text.hasPrefix("<?xml") && text.prefix(400).contains("progid=\"Word.Document\"")
    }

    private static func isPropertyList(_ text: String) -> Bool {
        text.hasPrefix("<?xml") && text.prefix(400).contains("<!DOCTYPE plist")
    }
}
