internal import CHTML
internal import SourceText

/// Blocks of a web page: headings, paragraphs, list items and table rows of its main part; the site's own parts are set aside as chrome.
enum HTMLBlocks {
    /// - Throws: `WorldError` when libxml2 finds no document at all.
    static func read(_ bytes: [UInt8]) throws(WorldError) -> BlockText {
        // The page says its own encoding; a page that says none is decoded by the same rules as text.
        let start = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
        let body = start.contains("charset") ? bytes : Array(try DecodedText(bytes).text.utf8)
        let walk = HTMLWalk(assumesUTF8: !start.contains("charset"))
        let result = body.withUnsafeBufferPointer { buffer in
            assay_html_walk(buffer.baseAddress, buffer.count, Unmanaged.passUnretained(walk).toOpaque()) {
                context, event, name, hint, line in
                guard let context, let name else { return 0 }
                let walk = Unmanaged<HTMLWalk>.fromOpaque(context).takeUnretainedValue()
                walk.meet(Int(event), String(cString: name), hint: hint.map { String(cString: $0) }, line: Int(line))
                return 0
            }
        }
        guard result == 0 else { throw WorldError("no HTML document was found in it") }
        walk.flush()
        return walk.output
    }
}

/// Collects blocks while the tree is walked. One walk, one thread.
private final class HTMLWalk {
    var output = BlockText()
    private var text = ""
    private var line = 1
    private var kind = Block.Kind.paragraph
    /// Depth of open elements that hide or set aside what is in them.
    private var silent = 0
    private var chrome = 0
    private var opened: [Effect] = []
    private let assumesUTF8: Bool

    private enum Effect { case none, block, silent, chrome }

    init(assumesUTF8: Bool) { self.assumesUTF8 = assumesUTF8 }

    func meet(_ event: Int, _ name: String, hint: String?, line: Int) {
        switch event {
        case Int(ASSAY_HTML_TEXT): if silent == 0 { append(name, line: line) }
        case Int(ASSAY_HTML_OPEN): open(name, hint: hint ?? "", line: line)
        default: close(name)
        }
    }

    private static let silentElements: Set<String> = ["script", "style", "template", "noscript", "head", "svg", "iframe", "object"]
    private static let chromeElements: Set<String> = ["nav", "header", "footer", "aside", "form", "button", "dialog"]
    private static let blockElements: Set<String> = [
        "p", "div", "section", "article", "main", "ul", "ol", "li", "table", "tr", "caption", "thead", "tbody", "h1", "h2", "h3", "h4",
        "h5", "h6",
        "dl", "dt", "dd", "blockquote", "figure", "figcaption", "details", "summary", "hr", "pre", "address", "body", "fieldset",
    ]
    private static let chromeHints = [
        "navigation", "banner", "contentinfo", "search", "cookie", "breadcrumb", "skip-link", "visually-hidden", "sidebar", "feedback",
        "footer",
        "site-header", "pagination", "menu", "share",
    ]

    private func open(_ name: String, hint: String, line: Int) {
        if name == "br" {
            text += kind == .tableRow ? " " : LineBreaks.mark
            return opened.append(.none)
        }
        if name == "td" || name == "th" {
            if !text.isEmpty { text += "\t" }
            return opened.append(.none)
        }
        if Self.silentElements.contains(name) {
            silent += 1
            return opened.append(.silent)
        }
        let words = hint.lowercased()
        if Self.chromeElements.contains(name) && !isPanelTitle(words)
            || Self.chromeHints.contains(where: words.contains) && name != "body" && name != "main"
        {
            flush()
            chrome += 1
            return opened.append(.chrome)
        }
        guard Self.blockElements.contains(name) || name == "button" && isPanelTitle(words) else { return opened.append(.none) }
        flush()
        self.line = line
        kind =
            switch name {
            case "h1", "h2", "h3", "h4", "h5", "h6", "summary", "button", "dt": .heading
            case "li": .listItem
            case "tr": .tableRow
            case "p" where kind == .listItem && output.blocks.isEmpty == false && insideItem: .listItem
            default: .paragraph
            }
        if name == "li" { items += 1 }
        opened.append(.block)
    }

    /// How many list items are open.
    private var items = 0
    private var insideItem: Bool { items > 0 }

    /// Titles of collapsible panels are buttons that say whether their panel is open; they are headings of the report.
    private func isPanelTitle(_ hint: String) -> Bool { hint.contains("aria-expanded") }

    private func close(_ name: String) {
        guard let effect = opened.popLast() else { return }
        if name == "li" { items = max(0, items - 1) }
        switch effect {
        case .none: break
        case .silent: silent -= 1
        case .block:
            flush()
            kind = .paragraph
        case .chrome:
            flush()
            chrome -= 1
        }
    }

    private func append(_ characters: String, line: Int) {
        if text.isEmpty { self.line = line }
        text += characters
    }

    /// Ends the open block.
    func flush() {
        defer { text = "" }
        let kind = chrome > 0 ? .chrome : kind
        guard kind == .tableRow else {
            for block in LineBreaks.blocks(text) { output.append(kind, block, line: line) }
            return
        }
        let cells = text.split(separator: "\t").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        output.append(kind, cells.filter { !$0.isEmpty }.joined(separator: "\t"), line: line)
    }
}
