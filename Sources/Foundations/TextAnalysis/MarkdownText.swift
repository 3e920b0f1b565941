/// Text as data inside a Markdown document: it can never break a table, heading, list or link.
package enum MarkdownText {
    /// The text on one line, with every character escaped that Markdown, its tables or pandoc would read as a
    /// mark.
    ///
    /// White space becomes single spaces; control characters, bidirectional overrides and the private use
    /// characters that stand for citations are dropped. A text that would open a list, heading or quotation
    /// at a line's start is escaped there; a bare address stays text.
    ///
    /// - Parameter opensLine: whether it may stand first in a line; in a cell of a table it does not.
    package static func escaped(_ text: some StringProtocol, opensLine: Bool = true) -> String {
        let scalars = Array(flattened(text).unicodeScalars)
        var output = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            switch scalar {
            case "\\", "`", "*", "[", "]", "<", ">", "|", "#", "~", "^", "$", "@":
                output.append("\\")
            case "_":
                let isInside = index > 0 && isWord(scalars[index - 1]) && next.map(isWord) == true
                if !isInside { output.append("\\") }
            case "&":
                if next.map({ isWord($0) || $0 == "#" }) == true { output.append("\\") }
            case "{", "}":
                output.append("\\")
            // Many readers make links of bare addresses (GitHub's autolinks: `http:`, `mailto:`, `www.`):
            // what a report says is no link.
            case ":":
                let opensAddress =
                    index > 0 && scalars[index - 1].properties.isAlphabetic
                    && next.map { !$0.properties.isWhitespace } == true
                if opensAddress { output.append("\\") }
            case ".":
                if index >= 3, scalars[(index - 3)..<index].allSatisfy({ $0 == "w" || $0 == "W" }) {
                    output.append("\\")
                }
            default: break
            }
            output.append(scalar)
        }
        return opensLine ? escapingStart(String(output)) : String(output)
    }

    /// One line: runs of white space as single spaces, none at the ends, nothing invisible.
    package static func flattened(_ text: some StringProtocol) -> String {
        var output = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09...0x0D, 0x20, 0x85, 0x2028, 0x2029: pendingSpace = !output.isEmpty
            case 0xE000...0xF8FF: break
            case let value where SteeringMarks.steers(value) || SteeringMarks.isUnseen(value): break
            default:
                if pendingSpace { output.append(" ") }
                pendingSpace = false
                output.append(scalar)
            }
        }
        return String(output)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }

    /// Escapes what opens a list, a heading's underline or a definition when it stands first: `- x`, `+ x`,
    /// `1. x`, `(a) x`, `: x`, `===`.
    private static func escapingStart(_ text: String) -> String {
        guard let first = text.first else { return text }
        if first == "-" || first == "+" || first == "=" || first == ":" || first == "%" { return "\\" + text }
        let rest = first == "(" ? text.dropFirst() : text[...]
        let marker = rest.prefix { $0.isLetter || $0.isNumber }
        guard (1...9).contains(marker.count), marker.allSatisfy(\.isNumber) || marker.count <= 3 else {
            return text
        }
        let after = rest[marker.endIndex...]
        guard let mark = after.first, mark == "." || mark == ")" else { return text }
        let following = after.dropFirst().first
        guard following == nil || following == " " else { return text }
        // "A. Officer": pandoc takes a capital for a list mark only before two spaces.
        if mark == ".", marker.count == 1, marker.allSatisfy(\.isUppercase) { return text }
        return String(text[..<after.startIndex]) + "\\" + String(after)
    }
}
