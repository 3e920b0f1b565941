/// A report that was sent on in a mail: each of its lines behind a sign, and the mail's own lines around it.
enum QuotedMail {
    /// The lines without the signs of quotation, where lines in a row have them; what a mail that is for the most part
    /// quotation says around it is set aside.
    static func unquoted(_ lines: [TextLine]) -> [TextLine] {
        var lines = lines
        var quoted: Set<Int> = []
        for index in lines.indices where isQuoted(lines[index]) {
            let isInRow = [index - 1, index + 1].contains {
                lines.indices.contains($0) && isQuoted(lines[$0])
            }
            if isInRow || quoted.contains(index - 1) { quoted.insert(index) }
        }
        guard !quoted.isEmpty else { return lines }
        let ink = lines.indices.reduce((quoted: 0, own: 0)) { sums, index in
            let count = lines[index].text.utf8.count
            return quoted.contains(index) ? (sums.quoted + count, sums.own) : (sums.quoted, sums.own + count)
        }
        for index in lines.indices {
            if quoted.contains(index) {
                (lines[index].text, lines[index].whole) = unquoted(lines[index].text)
            } else if ink.quoted > ink.own, !lines[index].text.isEmpty {
                lines[index].isPageEdge = true
            }
        }
        return lines
    }

    private static func isQuoted(_ line: TextLine) -> Bool { line.text.utf8.first == UInt8(ascii: ">") }

    /// A line without its signs, of which a mail that was answered several times has several; trimmed, and whole.
    private static func unquoted(_ text: Substring) -> (Substring, Substring) {
        var whole = text
        while whole.utf8.first == UInt8(ascii: ">") {
            whole = whole.dropFirst()
            if whole.dropFirst().utf8.first == UInt8(ascii: ">"), whole.utf8.first == UInt8(ascii: " ") {
                whole = whole.dropFirst()
            }
        }
        if whole.utf8.first == UInt8(ascii: " ") { whole = whole.dropFirst() }
        return (whole.trimmedLine, whole)
    }
}
