internal import TextAnalysis

/// What running heads and page numbers are known by.
package enum PageEdge {
    /// `7`, `- 7 -`, `Page 7 of 12`.
    package static func isPageNumber(_ text: Substring) -> Bool { text.wholeMatch(of: number.regex) != nil }

    private static let number = Pattern(/(?i)[-–—\s]*(page\s*)?[0-9]{1,4}(\s*(of|\/)\s*[0-9]{1,4})?[-–—\s]*/)

    /// The words of a line in small letters, with `#` for each number; of more than eight words, which may be a sentence
    /// that is like another but for its figures, only for those at its beginning and end, and of more than five that begin
    /// in a small letter, as the half of a sentence does, only for a number that is its last word.
    package static func key(_ text: some StringProtocol) -> String {
        let words = text.lowercased().split(separator: " ")
        func joined(_ words: some Sequence<Substring>) -> String { words.joined(separator: " ") }
        if words.count > 5, text.first?.isLowercase == true {
            let endsInNumber = words.last?.allSatisfy(\.isNumber) == true
            return endsInNumber ? joined(words.dropLast()) + " #" : joined(words)
        }
        guard words.count > 8 else { return numbered(joined(words)) }
        return [
            numbered(joined(words.prefix(2))), joined(words.dropFirst(2).dropLast(3)),
            numbered(joined(words.suffix(3))),
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
