internal import TextAnalysis

/// What running heads and page numbers are known by.
package enum PageEdge {
    /// `7`, `- 7 -`, `Page 7 of 12`.
    package static func isPageNumber(_ text: Substring) -> Bool { text.wholeMatch(of: number.regex) != nil }

    private static let number = Pattern(/(?i)[-–—\s]*(page\s*)?[0-9]{1,4}(\s*(of|\/)\s*[0-9]{1,4})?[-–—\s]*/)

    /// The words of a line in small letters, with `#` for each number; of more than eight words, or five in small letters, which may be a sentence
    /// that is like another but for its figures, only for those at its beginning and end.
    package static func key(_ text: some StringProtocol) -> String {
        let words = text.lowercased().split(separator: " ")
        guard words.count > 8 || words.count > 5 && text.first?.isLowercase == true else {
            return numbered(words.joined(separator: " "))
        }
        return [
            numbered(words.prefix(2).joined(separator: " ")),
            words.dropFirst(2).dropLast(3).joined(separator: " "),
            numbered(words.suffix(3).joined(separator: " ")),
        ].joined(separator: " ")
    }

    private static func numbered(_ text: String) -> String {
        var output: [UInt8] = []
        for byte in text.utf8 {
            if !Bytes.isDigit(byte) {
                output.append(byte)
            } else if output.last != UInt8(ascii: "#") {
                output.append(UInt8(ascii: "#"))
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
