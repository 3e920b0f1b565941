internal import PDFPages
internal import English

/// A line of a text, trimmed.
struct TextLine {
    var text: Substring
    /// With the white space around it, which in rows of a table stands for empty cells.
    var whole: Substring
    /// Whether it is the first line of a page, where the text came out of a PDF.
    var opensPage = false
    /// Whether it is a row of a table, its cells parted by tabs.
    var isRow = false
    /// Whether it is a running head, a running foot or a page number.
    var isPageEdge = false

    /// The lines of a text in order, with what pages add to it marked.
    ///
    /// - Parameter isOwnLine: whether a line is one of every report, which tops more than two pages before it is a head.
    static func all(of text: String, isOwnLine: (String) -> Bool) -> [TextLine] {
        var lines: [TextLine] = []
        var start = text.startIndex
        var opensPage = false
        for index in text.utf8.indices {
            let byte = text.utf8[index]
            guard byte == 0x0A || byte == 0x0D || byte == 0x0C else { continue }
            let next = text.utf8.index(after: index)
            // Of a line end of two characters the second ends it.
            if byte == 0x0D, next < text.endIndex, text.utf8[next] == 0x0A { continue }
            let end =
                byte == 0x0A && index > start && text.utf8[text.utf8.index(before: index)] == 0x0D
                ? text.utf8.index(before: index) : index
            lines.append(
                TextLine(text: text[start..<end].trimmedLine, whole: text[start..<end], opensPage: opensPage))
            opensPage = byte == 0x0C
            start = next
        }
        lines.append(TextLine(text: text[start...].trimmedLine, whole: text[start...], opensPage: opensPage))
        markPageEdges(&lines, isOwnLine)
        return lines
    }

    private static func markPageEdges(_ lines: inout [TextLine], _ isOwnLine: (String) -> Bool) {
        let starts = [0] + lines.indices.filter { lines[$0].opensPage }
        let pages = zip(starts, starts.dropFirst() + [lines.count]).map { $0.0..<$0.1 }.filter { page in
            page.contains { !lines[$0].text.isEmpty }
        }
        guard pages.count > 1 else { return }
        // A page's first and last line with words in it.
        let edges = pages.flatMap { page in
            [page.first { !lines[$0].text.isEmpty }, page.last { !lines[$0].text.isEmpty }].compactMap { $0 }
        }
        var counts: [String: Int] = [:]
        for edge in edges { counts[PageEdge.key(lines[edge].text), default: 0] += 1 }
        // Of three pages the first may be a cover, or have its title where the others have their head.
        let enough = pages.count == 3 ? 2 : max(3, (pages.count + 2) / 3)
        for edge in edges {
            let text = lines[edge].text
            let count = counts[PageEdge.key(text), default: 0]
            lines[edge].isPageEdge =
                PageEdge.isPageNumber(text)
                || count >= enough && !TextBlocks.startsAlone(text)
                    && (count > 2 || !isOwnLine(String(text)))
        }
        // What stands below a page's head is what goes on from the page before.
        for page in pages.dropFirst() {
            if let first = page.first(where: { !lines[$0].text.isEmpty && !lines[$0].isPageEdge }) {
                lines[first].opensPage = true
            }
        }
    }

}

/// Where paragraphs were broken at a width: how full a line has to be for the next one to continue it.
///
/// The measure is what a line and the next one's first word would have come to. Lines that surely are one,
/// because the second begins with a small letter, tell the width; letters of different widths make it vary.
struct Wrapping {
    /// What nine in ten lines that go on come to at least, in characters.
    private let full: Int

    /// Nil where each line is a paragraph, heading or score of its own.
    init?(_ lines: [TextLine]) {
        let texts = lines.filter { !$0.isPageEdge }.map(\.text)
        let long = texts.count { $0.utf8.count >= 30 }
        var sums: [Int] = []
        for (line, next) in zip(texts, texts.dropFirst())
        where line.utf8.count >= 30 && Self.isMiddle(line, next) {
            sums.append(Self.sum(line, next))
        }
        guard sums.count >= 2, sums.count * 5 >= long else { return nil }
        let lengths = texts.map(\.utf8.count).sorted()
        guard lengths[lengths.count * 49 / 50] <= 200 else { return nil }
        full = sums.sorted()[sums.count / 10]
    }

    /// Whether a line goes on in the next one.
    ///
    /// - Parameter overBlankLine: whether blank lines stand between them: only a page's end does that to a
    ///   paragraph.
    func continues(_ last: TextLine, with next: Substring, of line: TextLine, overBlankLine: Bool) -> Bool {
        let sum = Self.sum(last.text, next)
        if !overBlankLine, Self.isDivided(last.text, next) { return true }
        if overBlankLine { return Self.continues(last.text, overPageWith: next, of: line) }
        if Self.isMiddle(last.text, next) { return sum * 10 >= full * 8 }
        return Self.endsSentence(last.text) ? sum >= full : sum * 100 >= full * 93
    }

    /// Whether a sentence goes on over a page's end or a blank line, where no width tells.
    static func continues(_ last: Substring, overPageWith next: Substring, of line: TextLine) -> Bool {
        let isFull = last.utf8.count >= (isDivided(last, next) ? dividedBytes : apartBytes)
        return (line.opensPage || isFull) && isMiddle(last, next)
    }

    /// From here on a line goes on over a blank line, as lines do that were pasted each as a paragraph; the items of a
    /// list and headings are shorter.
    private static let apartBytes = 45

    /// From here on a line that ends in a part of a word does.
    private static let dividedBytes = 20

    /// Whether the break between two lines is surely inside a sentence.
    static func isMiddle(_ line: Substring, _ next: Substring) -> Bool {
        if endsSentence(line) { return false }
        if let sign = line.last, Hyphens.isSign(sign),
            line.dropLast().last.map({ $0.isLetter || $0.isNumber }) == true
        {
            return true
        }
        return next.first?.isLowercase == true
            || joiners.contains(lastWord(of: line))
    }

    /// Whether a line ends in a part of a word or of a range of numbers, however short it is.
    private static func isDivided(_ line: Substring, _ next: Substring) -> Bool {
        if next.first?.isNumber == true, line.last.map(Hyphens.isSign) == true {
            return line.dropLast().last?.isNumber == true
        }
        return next.first?.isLowercase == true
            && line.last.map { $0 == "-" || $0 == "\u{2010}" || $0 == "\u{AD}" } == true
            && line.dropLast().last?.isLetter == true
    }

    /// In lower case; the whole line where it is long, which is no word.
    private static func lastWord(of line: Substring) -> Substring {
        let word = line.lastIndex(of: " ").map { line[line.index(after: $0)...] } ?? line
        return word.utf8.count > 20 ? word : Substring(word.lowercased())
    }

    /// Words with which no line of its own ends.
    static let joiners = English.words(.grammar, "joiners")

    /// What a line and the next one's first word would have come to; a no-break space joins words.
    private static func sum(_ line: Substring, _ next: Substring) -> Int {
        line.count + 1 + next.prefix { $0 != " " && $0 != "\t" }.count
    }

    private static func endsSentence(_ text: Substring) -> Bool {
        text.last.map { ".?!:;”\")".contains($0) } ?? false
    }
}
