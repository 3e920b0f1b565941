internal import CHTML
internal import TextAnalysis

/// Which classes a web page's own style sheet hides, strikes through or raises: editors write such classes where others
/// write elements. Only rules of one class are taken, and none that hold for some media only.
struct PageStyles {
    /// The words that a class adds to an element's hint.
    private var classes: [String: String] = [:]

    /// Most bytes of style sheets that are looked at.
    private static let mostBytes = 1 << 20
    private var bytes = 0

    /// Reads a style sheet. One pass.
    mutating func add(_ sheet: String) {
        bytes += sheet.utf8.count
        guard bytes <= Self.mostBytes else { return }
        var depth = 0
        var selector: [UInt8] = []
        var body: [UInt8] = []
        var isSkipped = false
        for byte in sheet.utf8 {
            switch byte {
            case UInt8(ascii: "{"):
                depth += 1
                if depth == 1 { isSkipped = selector.contains(UInt8(ascii: "@")) }
                body = []
            case UInt8(ascii: "}"):
                if depth == 1, !isSkipped { note(selector, body) }
                depth = max(0, depth - 1)
                if depth == 0 { selector = [] }
                body = []
            default:
                if depth == 0 { selector.append(byte) } else { body.append(byte) }
            }
        }
    }

    private mutating func note(_ selectors: [UInt8], _ body: [UInt8]) {
        var words = [CChar](repeating: 0, count: 256)
        guard assay_html_style(String(decoding: body, as: UTF8.self), &words, words.count) > 0 else { return }
        let hint = String(decoding: words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        for selector in selectors.split(separator: UInt8(ascii: ",")) {
            let name = Self.className(String(decoding: selector, as: UTF8.self).trimmedLine)
            if let name, classes[name]?.contains(hint) != true { classes[name, default: ""] += hint }
        }
    }

    /// The class of `.note` or `span.note`; nil for a selector of anything else.
    private static func className(_ selector: Substring) -> String? {
        let parts = selector.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty,
            (parts[0] + parts[1]).allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
        else { return nil }
        return String(parts[1])
    }

    /// A hint with what the classes in it come to.
    func hint(_ hint: String) -> String {
        guard !classes.isEmpty, !hint.isEmpty else { return hint }
        var added = ""
        for name in hint.split(separator: " ") {
            if let words = classes[String(name)], !added.contains(words) { added += words }
        }
        return added.isEmpty ? hint : hint + " " + added
    }
}
