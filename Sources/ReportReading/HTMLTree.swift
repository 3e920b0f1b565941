internal import CHTML
internal import SourceText

/// Walks a web page's elements in order, however broken its markup is, without recursion.
enum HTMLTree {
    /// What the walk meets.
    enum Event {
        /// An element by its lower-case name, with its role, class, id, rel and label, and where it leads.
        case open(String, hint: String, link: String?)
        case text(String)
        case close(String)
    }

    /// - Throws: `WorldError` when there is no document, or its text is in no known encoding.
    static func walk(_ bytes: [UInt8], visit: (Event, Int) -> Void) throws(WorldError) {
        if bytes.count(where: { $0 == UInt8(ascii: "<") }) > Limits.htmlTags {
            throw WorldError("a web page of more than \(Limits.htmlTags) tags, which no report has")
        }
        // The page says its own encoding; one that says none is decoded by the same rules as text.
        let start = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
        let body = start.contains("charset") && !bytes.prefix(2).contains(0xFE) ? bytes : Array(try DecodedText(bytes).text.utf8)
        let result = withoutActuallyEscaping(visit) { visit in
            let visitor = Visitor(visit)
            return body.withUnsafeBufferPointer { buffer in
                assay_html_walk(buffer.baseAddress, buffer.count, Unmanaged.passUnretained(visitor).toOpaque()) {
                    context, event, name, hint, link, line in
                    guard let context, let name else { return 0 }
                    let visitor = Unmanaged<Visitor>.fromOpaque(context).takeUnretainedValue()
                    let words = String(cString: name)
                    switch Int(event) {
                    case Int(ASSAY_HTML_TEXT): visitor.visit(.text(words), Int(line))
                    case Int(ASSAY_HTML_OPEN):
                        let hint = hint.map { String(cString: $0) } ?? ""
                        visitor.visit(.open(words, hint: hint, link: link.map { String(cString: $0) }), Int(line))
                    default: visitor.visit(.close(words), Int(line))
                    }
                    return 0
                }
            }
        }
        guard result == 0 else { throw WorldError("no HTML document was found in it") }
    }

    private final class Visitor {
        let visit: (Event, Int) -> Void

        init(_ visit: @escaping (Event, Int) -> Void) { self.visit = visit }
    }
}

/// A link of a web page with its words.
package struct PageLink: Sendable, Hashable {
    package var target: String
    package var words: String

    /// The links of a page in order; none where it is no web page.
    package static func all(in bytes: [UInt8]) -> [PageLink] {
        var links: [PageLink] = []
        var open: PageLink?
        try? HTMLTree.walk(bytes) { event, _ in
            switch event {
            case .open("a", _, let link): open = link.map { PageLink(target: $0, words: "") }
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
