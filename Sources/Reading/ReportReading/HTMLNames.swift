internal import CHTML
internal import TextAnalysis

/// What elements of web pages are by their names, roles and classes.
enum HTMLNames {
    static let hidden = ASSAY_HTML_HIDDEN
    static let listSign = ASSAY_HTML_LIST_SIGN
    static let shadow = ASSAY_HTML_SHADOW
    static let struck = ASSAY_HTML_STRUCK
    static let raised = ASSAY_HTML_RAISED

    static let silent: Set<String> = [
        "script", "style", "template", "noscript", "head", "svg", "iframe", "object", "video", "audio",
        "canvas", "rt", "rp",
    ]
    static let blocks: Set<String> = [
        "p", "div", "section", "article", "main", "ul", "ol", "li", "caption", "thead", "tbody", "tfoot",
        "h1",
        "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "details",
        "summary",
        "hr", "pre", "address", "body", "fieldset", "header", "footer", "template",
    ]
    static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6", "summary"]

    /// Set aside wherever they stand, and only outside the page's own matter.
    private static let chromeElements: Set<String> = [
        "nav", "aside", "form", "button", "dialog", "select", "textarea", "datalist",
    ]
    private static let outerChromeElements: Set<String> = ["header", "footer"]
    private static let chromeHints: Set<String> = [
        "navigation", "nav", "banner", "contentinfo", "search", "cookie", "cookies", "breadcrumb",
        "breadcrumbs", "skip-link", "skip", "sidebar", "feedback", "footer", "site-header", "pagination",
        "pager",
        "menu", "share", "social", "sharedaddy", "addtoany", "addthis", "sharethis",
    ]

    /// Whether a role, class or id is one of the site's own parts: `breadcrumb`, `cookie-banner`,
    /// `block--menu`; not `has-sidebar` or `layout-with-menu`, which name the whole page's shape.
    private static func isChromeHint(_ hint: String) -> Bool {
        hint.lowercased().split(separator: " ").contains { token in
            if chromeHints.contains(String(token)) || isForScreenReaders(token: token) || isForPrint(token) {
                return true
            }
            let parts = token.split { $0 == "-" || $0 == "_" }.map(String.init)
            guard let first = parts.first, let last = parts.last else { return false }
            if parts.contains("share"), parts.contains(where: ["links", "buttons", "icons", "bar"].contains) {
                return true
            }
            return chromeHints.contains(first)
                || chromeHints.contains(last)
                    && !["has", "with", "no", "layout", "page", "is", "region", "two", "one"].contains(first)
        }
    }

    /// - Parameters:
    ///   - isInHeading: whether a heading is open.
    ///   - isInMatter: whether an element that holds the page's own matter is.
    static func isChrome(
        _ name: String, hint: String, scope: HTMLBlocks.Scope, isInHeading: Bool, isInMatter: Bool
    ) -> Bool {
        guard scope != .everything, name != "body", name != "main", name != "html" else { return false }
        if chromeElements.contains(name) {
            return !(name == "button" && (isPanelTitle(hint) || isInHeading))
        }
        if outerChromeElements.contains(name) { return !isInMatter }
        guard scope != .elements, !hint.isEmpty else { return false }
        // The name of a heading's anchor is made of its words: `learning-from-feedback`.
        return headings.contains(name)
            ? hint.split(separator: " ").contains {
                chromeHints.contains(String($0)) || isForScreenReaders(token: $0)
            }
            : isChromeHint(hint)
    }

    /// Titles of collapsible panels are buttons that say whether their panel is open; they are headings of
    /// the report. One that opens all panels is the site's.
    static func isPanelTitle(_ hint: String) -> Bool {
        hint.contains("aria-expanded")
            && !["show-all", "open-all", "expand-all"].contains(where: hint.contains)
    }

    /// Whether a role, class or id names footnotes: of the publishing roles of WAI-ARIA, of pandoc, of
    /// LibreOffice, of Word.
    static func isNotes(_ hint: String) -> Bool {
        hint.split(separator: " ").contains { token in
            ["doc-endnotes", "doc-footnote", "footnotes", "endnotes"].contains(token)
                || ["sdfootnote", "sdendnote", "ftn", "edn"].contains {
                    token.hasPrefix($0) && token.dropFirst($0.count).allSatisfy(\.isNumber)
                }
        }
    }

    /// Classes of words that only screen readers say, of GOV.UK, Drupal, Bootstrap and WordPress.
    static func isForScreenReaders(_ hint: String) -> Bool {
        hint.split(separator: " ").contains { isForScreenReaders(token: $0) }
    }

    private static func isForScreenReaders(token: Substring) -> Bool {
        ["visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text"].contains {
            token.hasSuffix($0)
        }
    }

    /// Classes of what a page shows only on paper: `print-only`, `visible-print-block`, `d-print-block`; not of what it
    /// shows only on a screen, such as `no-print` and `hidden-print`.
    private static func isForPrint(_ token: Substring) -> Bool {
        let parts = token.lowercased().split { $0 == "-" || $0 == "_" }
        guard let place = parts.firstIndex(of: "print") else { return token == "printonly" }
        let others = parts[..<place] + parts[(place + 1)...]
        return others.contains { ["only", "visible", "show", "block", "inline"].contains($0) }
            && !others.contains { ["no", "not", "hidden", "hide", "none"].contains($0) }
    }

    /// Classes of what says, beside a panel's title, that the button opens it: "Show", an arrow.
    static func isToggle(_ hint: String) -> Bool {
        words(hint).contains {
            ["toggle", "chevron", "icon", "icons", "glyph", "glyphicon", "arrow", "indicator"].contains($0)
        }
    }

    private static let panelWords: Set<Substring> = [
        "accordion", "panel", "tabpanel", "tab", "tabs", "collapse", "collapsible", "collapsed", "expander",
        "expandable", "details", "disclosure", "toggle",
    ]

    /// Whether a hidden element is one that its readers open.
    static func isPanel(_ hint: String) -> Bool {
        hint.contains(ASSAY_HTML_UNTIL_FOUND) || words(hint).contains(where: panelWords.contains)
    }

    private static func words(_ hint: String) -> [Substring] {
        hint.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }.map { Substring($0) }
    }

    private static let fileEndings = [
        ".pdf", ".docx", ".doc", ".odt", ".rtf", ".xlsx", ".xls", ".csv", ".ods", ".zip",
    ]

    /// Whether a link leads to a file to be taken away, and not to a page.
    static func isFile(_ target: String) -> Bool {
        let path = target.lowercased().prefix { $0 != "?" && $0 != "#" }
        return fileEndings.contains { path.hasSuffix($0) }
    }

    /// Whether an element strikes its words through, by itself or by its style.
    static func strikes(_ name: String, hint: String) -> Bool {
        name == "del" || name == "s" || name == "strike" || hint.contains(struck)
    }

    /// Whether an element's words stand raised: by its name, by its style, or as a reference to a note.
    static func isRaised(_ name: String, _ hint: String) -> Bool {
        name == "sup" || (hint.contains(raised) || hint.contains("doc-noteref")) && !isPartOfTable(name)
    }

    static func isPartOfTable(_ name: String) -> Bool {
        ["table", "thead", "tbody", "tfoot", "tr", "td", "th", "col", "colgroup"].contains(name)
    }

    /// The element that an element's role makes of it, of tables that are made of other elements.
    static func tablePart(_ role: String) -> String? {
        switch role {
        case "table", "grid": "table"
        case "row": "tr"
        case "cell", "gridcell": "td"
        case "columnheader", "rowheader": "th"
        default: nil
        }
    }

    /// The element that an element's style makes of it.
    static func tablePartByStyle(_ hint: String) -> String? {
        guard hint.contains("assay:") else { return nil }
        return hint.contains(ASSAY_HTML_CELL)
            ? "td" : hint.contains(ASSAY_HTML_ROW) ? "tr" : hint.contains(ASSAY_HTML_TABLE) ? "table" : nil
    }

    /// Whether the words beside a link to a file say no more than what kind of file it is and how large.
    static func areOfFile(_ words: String) -> Bool {
        words.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." }.allSatisfy { word in
            fileWords.contains(word) || word.allSatisfy { $0.isNumber || $0 == "." }
                || word.drop { $0.isNumber || $0 == "." }.wholeMatch(of: /[kmg]b|bytes/) != nil
        }
    }

    private static let fileWords: Set<Substring> = [
        "pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "csv", "ods", "zip", "word", "excel", "kb", "mb",
        "gb",
        "bytes", "pages", "page", "file", "size", "opens", "in", "new", "window", "tab", "download", "format",
    ]

    /// Whether words for browsers without scripts are more than a request for scripts.
    static func isMatter(_ text: String) -> Bool {
        text.utf8.count >= 40
            && !["javascript", "browser", "cookie"].contains(where: text.lowercased().contains)
    }

    /// Text with the characters that references to U+0080 to U+009F mean: those of Windows-1252 (WHATWG HTML
    /// Standard, numeric character reference end state).
    static func withoutControls(_ text: String) -> String {
        guard text.utf8.contains(0xC2),
            text.unicodeScalars.contains(where: { (0x80...0x9F).contains($0.value) })
        else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    (0x80...0x9F).contains($0.value) ? windows1252(UInt8($0.value)) ?? "\u{FFFD}" : $0
                }))
    }
}
