package import TextAnalysis

/// The words of a note that a reader reads. Composing and checking both count by it, so that they say the
/// same number.
package enum NoteWords {
    /// Words of title, headings, text and tables up to the glossary or the sources: without citations, `[TO
    /// DO: …]` marks, addresses of links and the rules of tables. A word has a letter or a digit.
    ///
    /// - Parameter note: Markdown, line ends of any kind, its citations in any form.
    package static func count(in note: String) -> Int {
        var total = 0
        for line in note.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("<!--") { break }
            if line.hasPrefix("#") {
                let heading = String(line.drop { $0 == "#" || $0 == " " })
                if ParsedNote.isSources(heading) || ParsedNote.isGlossary(heading) { break }
            }
            if line.hasPrefix("|"), line.allSatisfy({ "|-: ".contains($0) }) { continue }
            total += words(of: String(line))
        }
        return total
    }

    private static let marks = Pattern(#/\[TO DO[^\]]*\]|\[\^[^\]]*\]/#)
    private static let address = Pattern(#/\]\([^)]*\)/#)
    /// `[needs 7]`
    package static let bracketedCitation = Pattern(#/ \[[a-z0-9 ]+ (?:\d+|scores|report)\]/#)

    private static func words(of line: String) -> Int {
        let read = line.replacing(marks.regex, with: "").replacing(address.regex, with: "]").replacing(
            bracketedCitation.regex, with: "")
        return read.split { $0.isWhitespace || $0 == "|" }.count {
            $0.contains { $0.isLetter || $0.isNumber }
        }
    }
}
