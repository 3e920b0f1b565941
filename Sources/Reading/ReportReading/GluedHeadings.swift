internal import SourceText

/// Headings that a layout put into the line before them: converters write a panel's title where the paragraph
/// before it ends.
enum GluedHeadings {
    /// A paragraph's text, cut before a line that reports have, where that line stands behind the end of a
    /// sentence or makes up the text together with another such line. The text alone when there is none.
    ///
    /// - Parameter isOwnLine: whether words are a line by themselves in any report.
    static func parts(of text: String, isOwnLine: (String) -> Bool) -> [String] {
        var parts: [String] = []
        var rest = text[...]
        while let cut = cut(rest, isOwnLine: isOwnLine) {
            parts.insert(String(rest[cut...].trimmedLine), at: 0)
            rest = rest[..<cut].trimmedLine
        }
        return [String(rest)] + parts
    }

    /// Most words that a heading has.
    private static let mostWords = 16

    /// Where the last heading of a text begins.
    private static func cut(_ text: Substring, isOwnLine: (String) -> Bool) -> String.Index? {
        let spaces = text.indices.filter { text[$0] == " " }
        // The longest heading first. A single word may end a sentence of its own.
        for space in spaces.suffix(mostWords).dropLast() {
            let start = text.index(after: space)
            guard start < text.endIndex, text[start].isUppercase else { continue }
            guard isOwnLine(String(text[start...])) else { continue }
            let before = text[..<space]
            let endsSentence = before.last.map { ".?!”)".contains($0) } == true
            // Another heading may stand before it.
            if endsSentence || text.utf8.count < 200 && isOwnLine(String(before))
                || cut(before, isOwnLine: isOwnLine) != nil
            {
                return start
            }
        }
        return nil
    }
}
