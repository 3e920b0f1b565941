internal import SourceText

/// Blocks of a web page: headings, paragraphs, list items and table rows of its main part; the site's own
/// parts are set aside as chrome.
enum HTMLBlocks {
    /// How much of a page is taken for the report; each step trusts the page's markup less. The first in
    /// which a report is found is right.
    enum Scope: CaseIterable {
        /// What stands in the page's main element.
        case main
        /// All but what elements, roles and classes call navigation, banners, footers and the like.
        case marked
        /// All but navigation, headers and footers by their elements.
        case elements
        /// Everything.
        case everything
    }

    /// - Parameter isOwnLine: as `TextBlocks.read` takes it, for text that the page shows as it was typed.
    /// - Throws: `WorldError` when libxml2 finds no document at all.
    static func read(_ bytes: [UInt8], scope: Scope, isOwnLine: @escaping (String) -> Bool = { _ in false })
        throws(WorldError) -> BlockText
    {
        let walk = HTMLWalk(scope: scope, isOwnLine: isOwnLine)
        try HTMLTree.walk(bytes) { walk.meet($0, line: $1) }
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
    private var notes = 0
    private var opened: [Effect] = []
    private enum Effect { case none, block, silent, chrome, notes, main, bold }
    private let scope: HTMLBlocks.Scope
    /// Open elements that hold the page's own matter.
    private var mains = 0
    private var articles = 0
    /// Depth of bold text in the open block, and whether any of it is not bold.
    private var bold = 0
    private var hasPlain = false
    private var isTitle = false

    private let isOwnLine: (String) -> Bool
    /// Whether the open block is text as it was typed, whose line ends matter.
    private var isTyped = false

    init(scope: HTMLBlocks.Scope, isOwnLine: @escaping (String) -> Bool) {
        self.scope = scope
        self.isOwnLine = isOwnLine
    }

    func meet(_ event: HTMLTree.Event, line: Int) {
        switch event {
        case .text(let characters): if silent == 0 || isTitle { append(characters, line: line) }
        case .open(let name, let hint, _): open(name, hint: hint, line: line)
        case .close(let name): close(name)
        }
    }

    private static let silentElements: Set<String> = [
        "script", "style", "template", "noscript", "head", "svg", "iframe", "object",
    ]
    private static let blockElements: Set<String> = [
        "p", "div", "section", "article", "main", "ul", "ol", "li", "table", "tr", "caption", "thead",
        "tbody", "h1", "h2", "h3", "h4",
        "h5", "h6", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "details", "summary", "hr", "pre",
        "address", "body",
        "fieldset",
        "header", "footer",
    ]
    /// Set aside wherever they stand, and only outside the page's own matter.
    private static let chromeElements: Set<String> = ["nav", "aside", "form", "button", "dialog", "select"]
    private static let outerChromeElements: Set<String> = ["header", "footer"]
    private static let chromeHints: Set<String> = [
        "navigation", "nav", "banner", "contentinfo", "search", "cookie", "cookies", "breadcrumb",
        "breadcrumbs", "skip-link", "skip",
        "visually-hidden", "sr-only", "sidebar", "feedback", "footer", "site-header", "pagination", "pager",
        "menu", "share", "social",
    ]

    /// Whether a role, class or id is one of the site's own parts: `breadcrumb`, `cookie-banner`,
    /// `block--menu`; not `has-sidebar` or `layout-with-menu`, which name the whole page's shape.
    private static func isChromeHint(_ hint: String) -> Bool {
        hint.lowercased().split(separator: " ").contains { token in
            if chromeHints.contains(String(token)) { return true }
            let parts = token.split { $0 == "-" || $0 == "_" }.map(String.init)
            guard let first = parts.first, let last = parts.last else { return false }
            return chromeHints.contains(first)
                || chromeHints.contains(last)
                    && !["has", "with", "no", "layout", "page", "is", "region", "two", "one"].contains(first)
        }
    }

    private func isChrome(_ name: String, hint: String) -> Bool {
        guard scope != .everything, name != "body", name != "main", name != "html" else { return false }
        if Self.chromeElements.contains(name) {
            return !(name == "button" && (isPanelTitle(hint) || kind == .heading))
        }
        if Self.outerChromeElements.contains(name) { return mains + articles == 0 }
        guard scope != .elements else { return false }
        // The name of a heading's anchor is made of its words: `learning-from-feedback`.
        return Self.headingElements.contains(name)
            ? hint.split(separator: " ").contains { Self.chromeHints.contains(String($0)) }
            : Self.isChromeHint(hint)
    }

    private static let headingElements: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6", "summary"]

    /// Whether a role, class or id names footnotes: of the publishing roles of WAI-ARIA, of pandoc, of
    /// LibreOffice, of Word.
    private static func isNotes(_ hint: String) -> Bool {
        hint.split(separator: " ").contains { token in
            ["doc-endnotes", "doc-footnote", "footnotes", "endnotes"].contains(token)
                || ["sdfootnote", "sdendnote", "ftn", "edn"].contains {
                    token.hasPrefix($0) && token.dropFirst($0.count).allSatisfy(\.isNumber)
                }
        }
    }

    private func open(_ name: String, hint: String, line: Int) {
        if name == "br" {
            text += kind == .tableRow ? " " : isTyped ? "\n" : LineBreaks.mark
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
        if name == "title", silent > 0 { isTitle = true }
        if name == "b" || name == "strong" {
            bold += 1
            return opened.append(.bold)
        }
        if isChrome(name, hint: hint) {
            flush()
            chrome += 1
            return opened.append(.chrome)
        }
        if Self.isNotes(hint) {
            flush()
            notes += 1
            return opened.append(.notes)
        }
        if name == "main" || hint.split(separator: " ").contains("main") && name != "html" && name != "body" {
            flush()
            mains += 1
            return opened.append(.main)
        }
        if name == "article" { articles += 1 }
        guard Self.blockElements.contains(name) || name == "button" && isPanelTitle(hint) else {
            return opened.append(.none)
        }
        flush()
        self.line = line
        kind =
            switch name {
            case _ where Self.headingElements.contains(name): .heading
            case "button", "dt": .heading
            case "li": .listItem
            case "tr": .tableRow
            case "p" where kind == .listItem && output.blocks.isEmpty == false && insideItem: .listItem
            default: .paragraph
            }
        if name == "li" { items += 1 }
        if name == "pre" { isTyped = true }
        opened.append(.block)
    }

    /// How many list items are open.
    private var items = 0
    private var insideItem: Bool { items > 0 }

    /// Titles of collapsible panels are buttons that say whether their panel is open; they are headings of
    /// the report.
    private func isPanelTitle(_ hint: String) -> Bool { hint.contains("aria-expanded") }

    private func close(_ name: String) {
        guard let effect = opened.popLast() else { return }
        if name == "li" { items = max(0, items - 1) }
        if name == "article" { articles = max(0, articles - 1) }
        if name == "title", isTitle {
            // What the browser shows as the page's title names it where the page itself does not.
            isTitle = false
            output.append(
                .chrome, text.split(whereSeparator: \.isWhitespace).joined(separator: " "), line: line)
            text = ""
        }
        switch effect {
        case .none: break
        case .silent: silent -= 1
        case .bold: bold -= 1
        case .main:
            flush()
            mains -= 1
        case .block:
            flush()
            kind = .paragraph
        case .chrome:
            flush()
            chrome -= 1
        case .notes:
            flush()
            notes -= 1
        }
    }

    private func append(_ characters: String, line: Int) {
        if text.isEmpty {
            self.line = line
            hasPlain = false
        }
        if bold == 0, !hasPlain, characters.contains(where: { !$0.isWhitespace }) { hasPlain = true }
        text += characters
    }

    /// A line that is bold and nothing else is what many editors make of a heading.
    private var isBoldLine: Bool {
        !hasPlain && text.utf8.count <= 124 && text.trimmed.last.map { !".:;,".contains($0) } == true
    }

    /// Ends the open block.
    func flush() {
        defer { text = "" }
        var kind = kind == .paragraph && isBoldLine && !isTyped ? .heading : kind
        if notes > 0 { kind = .note }
        if chrome > 0 || scope == .main && mains == 0 { kind = .chrome }
        if isTyped {
            isTyped = false
            for block in TextBlocks.read(text, isOwnLine: isOwnLine).blocks {
                output.append(kind == .paragraph ? block.kind : kind, block.text, line: line + block.line - 1)
            }
            return
        }
        guard kind == .tableRow else {
            for block in LineBreaks.blocks(text) { output.append(kind, block, line: line) }
            return
        }
        let cells = text.split(separator: "\t").map {
            $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        output.append(kind, cells.filter { !$0.isEmpty }.joined(separator: "\t"), line: line)
    }
}
