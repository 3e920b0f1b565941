internal import CHTML
internal import SourceText
internal import TextAnalysis

/// Walks a web page's elements in order, however broken its markup is, without recursion.
enum HTMLTree {
    /// What the walk meets.
    enum Event {
        /// An element by its lower-case name, with its role, class, id, rel and label, and where it leads.
        case open(String, hint: String, link: String?, Element)
        case text(String)
        case close(String)
    }

    /// An element while it is visited; of no use afterwards.
    struct Element {
        fileprivate let pointer: UnsafeRawPointer?

        func attribute(_ name: String) -> String? {
            assay_html_attribute(pointer, name).map { String(cString: $0) }
        }
        func number(_ name: String) -> Int? { attribute(name).flatMap { Int($0.trimmedLine) } }
    }

    /// - Throws: `WorldError` when there is no document, its text is in no known encoding, or the parser gave up
    ///   before its end.
    static func walk(_ bytes: [UInt8], visit: (Event, Int) -> Void) throws(WorldError) {
        let tags = TagCount(bytes)
        if tags.count > Limits.htmlTags {
            throw WorldError("a web page of more than \(Limits.htmlTags) tags, which no report has")
        }
        if tags.mostAttributes > Limits.tagAttributes {
            throw WorldError(
                "a web page with a tag of more than \(Limits.tagAttributes) attributes, which no report has")
        }
        let body = Array(try PageText.decoded(bytes).utf8)
        let result = withoutActuallyEscaping(visit) { visit in
            let visitor = Visitor(visit)
            return body.withUnsafeBufferPointer { buffer in
                assay_html_walk(
                    buffer.baseAddress, buffer.count, Unmanaged.passUnretained(visitor).toOpaque()
                ) {
                    context, event, name, hint, link, element, line in
                    guard let context, let name else { return 0 }
                    let visitor = Unmanaged<Visitor>.fromOpaque(context).takeUnretainedValue()
                    let words = String(cString: name)
                    switch Int(event) {
                    case Int(ASSAY_HTML_TEXT): visitor.visit(.text(words), Int(line))
                    case Int(ASSAY_HTML_OPEN):
                        let hint = hint.map { String(cString: $0) } ?? ""
                        visitor.visit(
                            .open(
                                words, hint: hint, link: link.map { String(cString: $0) },
                                Element(pointer: element)),
                            Int(line))
                    default: visitor.visit(.close(words), Int(line))
                    }
                    return 0
                }
            }
        }
        switch Int(result) {
        case Int(ASSAY_HTML_DONE): return
        case Int(ASSAY_HTML_BROKEN):
            throw WorldError(
                "a web page in which the parser (libxml2) gave up before its end; nothing was read of it")
        default: throw WorldError("no HTML document was found in it")
        }
    }

    private final class Visitor {
        let visit: (Event, Int) -> Void

        init(_ visit: @escaping (Event, Int) -> Void) { self.visit = visit }
    }
}

/// How many tags a page has, and how many attributes the fullest of them: counted before the page is parsed, since
/// parsing takes the square of the latter. One pass.
struct TagCount {
    private(set) var count = 0
    private(set) var mostAttributes = 0

    init(_ bytes: [UInt8]) {
        var i = 0
        while i < bytes.count {
            guard bytes[i] == UInt8(ascii: "<") else {
                i += 1
                continue
            }
            count += 1
            i += 1
            guard i < bytes.count, Bytes.isLetter(bytes[i]) else { continue }
            let start = i
            var attributes = 0
            var last = bytes[i]
            while i < bytes.count, bytes[i] != UInt8(ascii: ">") {
                let byte = bytes[i]
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), last == UInt8(ascii: "=") {
                    i += 1
                    while i < bytes.count, bytes[i] != byte { i += 1 }
                    last = byte
                } else if !Bytes.isSpace(byte) {
                    let wasApart =
                        i > start && (Bytes.isSpace(bytes[i - 1]) || bytes[i - 1] == UInt8(ascii: "/"))
                    if wasApart, byte != UInt8(ascii: "=") { attributes += 1 }
                    last = byte
                }
                i += 1
            }
            mostAttributes = max(mostAttributes, attributes)
            i = Self.end(ofRaw: bytes, from: i, name: bytes[start..<min(bytes.count, start + 6)])
        }
    }

    /// Behind the end of a script or style, whose text has no tags.
    private static func end(ofRaw bytes: [UInt8], from i: Int, name: ArraySlice<UInt8>) -> Int {
        let name = name.map(Bytes.lower)
        for raw in ["script", "style"] where name.starts(with: raw.utf8) {
            let closing = Array("</\(raw)".utf8)
            var j = i
            while j + closing.count <= bytes.count {
                if bytes[j] == closing[0], bytes[j..<j + closing.count].map(Bytes.lower) == closing {
                    return j
                }
                j += 1
            }
            return bytes.count
        }
        return i
    }
}

/// The bytes of a web page as text. libxml2 is given nothing but valid UTF-8: what it makes of other bytes
/// (2.9.14) is not the same each time.
enum PageText {
    /// The text of a page whose bytes are what it says they are, or UTF-8 whatever it says, or nothing else
    /// than Windows-1252. In a page that says it is UTF-8, and for the most part is, stray bytes become
    /// U+FFFD, of which a remark tells.
    ///
    /// - Throws: `WorldError` as `DecodedText` does, and for a character set that is not read.
    static func decoded(_ bytes: [UInt8]) throws(WorldError) -> String { shown(try characters(bytes)) }

    /// What stands between the brackets of Word's conditional marks, which all browsers take for comments:
    /// `<![if !supportLists]>`; and the header of a copy from the clipboard of Windows.
    private static func shown(_ text: String) -> String {
        var text = text
        if text.hasPrefix("Version:"), let start = text.firstIndex(of: "<") { text = String(text[start...]) }
        // Word's mark at the end of each paragraph, which libxml2 takes for a paragraph.
        if text.utf8.contains("<o:p") {
            for mark in ["<o:p>", "</o:p>", "<o:p/>", "<o:p />"] { text = text.replacing(mark, with: "") }
        }
        if text.utf8.contains("<![") { text = text.replacing(conditional.regex, with: "") }
        return HTMLReferences.closed(text)
    }

    private static let conditional = Pattern(/(?i)<!\[(?:if\b|endif)[^<>]{0,200}\]>/)

    private static func characters(_ bytes: [UInt8]) throws(WorldError) -> String {
        let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        if isUTF16 { return try DecodedText(bytes).text }
        let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let body =
            plain.contains(where: isControl)
            ? plain.flatMap { isControl($0) ? Array("\u{FFFD}".utf8) : [$0] } : Array(plain)
        guard let declared = characterSet(of: bytes) else {
            // A few stray bytes are faults of the page; many are another kind of file, or UTF-16.
            let isStray = plain.count(where: isControl) * 200 < plain.count
            return try DecodedText(isStray ? body : bytes).text
        }
        if let text = String(validating: body, as: UTF8.self) { return text }
        let repaired = String(decoding: body, as: UTF8.self)
        if declared.hasPrefix("utf"),
            repaired.unicodeScalars.contains(where: { $0.value > 0x7F && $0 != "\u{FFFD}" })
        {
            return repaired
        }
        guard declared.hasPrefix("utf") || western.contains(declared) else {
            throw WorldError(
                "a web page in the character set \(declared.prefix(40)), which is not read: save it as UTF-8")
        }
        return try DecodedText(body).text
    }

    /// Character sets that are Windows-1252, or a part of it (WHATWG Encoding Standard, labels).
    private static let western: Set<String> = [
        "windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "latin1", "l1", "us-ascii", "ascii",
    ]

    private static let charset = Pattern(/charset\s*=\s*["']?\s*([a-z0-9_:.-]+)/)

    /// The character set that a page says it is in, in small letters.
    private static func characterSet(of bytes: [UInt8]) -> String? {
        String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased().firstMatch(of: charset.regex).map {
            String($0.output.1)
        }
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains(byte)
    }
}

extension String.UTF8View {
    /// Whether bytes stand in it.
    fileprivate func contains(_ bytes: StaticString) -> Bool {
        var text = String(self)
        return text.withUTF8 { text in
            bytes.withUTF8Buffer { bytes in
                guard bytes.count <= text.count else { return false }
                return (0...text.count - bytes.count).contains { start in
                    text[start] == bytes[0] && bytes.indices.allSatisfy { text[start + $0] == bytes[$0] }
                }
            }
        }
    }
}

/// A link of a web page with its words.
package struct PageLink: Sendable, Hashable {
    /// As the page has it: an address, or a part of one.
    package var target: String
    /// Of the link, spaces as one.
    package var words: String

    /// The links of a page in order; none where it is no web page.
    package static func all(in bytes: [UInt8]) -> [PageLink] {
        var links: [PageLink] = []
        var open: PageLink?
        try? HTMLTree.walk(bytes) { event, _ in
            switch event {
            case .open("a", _, let link, _): open = link.map { PageLink(target: $0, words: "") }
            case .text(let words): open?.words += words
            case .close("a"):
                if let link = open { links.append(link) }
                open = nil
            default: break
            }
        }
        return links
    }
}
