internal import TextAnalysis

/// What running heads and page numbers are known by.
enum PageEdge {
    /// `7`, `- 7 -`, `Page 7 of 12`.
    static func isPageNumber(_ text: Substring) -> Bool { text.wholeMatch(of: number.regex) != nil }

    private static let number = Pattern(/(?i)[-–—\s]*(page\s*)?[0-9]{1,4}(\s*(of|\/)\s*[0-9]{1,4})?[-–—\s]*/)

    /// The words of a line in small letters, with `#` for each number.
    static func key(_ text: some StringProtocol) -> String {
        var output: [UInt8] = []
        for byte in text.lowercased().utf8 {
            if !Bytes.isDigit(byte) {
                output.append(byte)
            } else if output.last != UInt8(ascii: "#") {
                output.append(UInt8(ascii: "#"))
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
