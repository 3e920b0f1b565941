/// What the lines of Markdown are beside those of plain text: the data before it, parts of web pages, code, breaks.
enum MarkdownLineKinds {
    /// Most lines of the data before a text, and of a table that is written in the elements of web pages.
    private static let mostFrontLines = 200
    private static let mostTableLines = 5_000

    /// The line that ends the data before the text, as static sites and pandoc have them: `name: value` between
    /// lines of dashes (YAML) or `name = value` between lines of pluses (TOML).
    static func endOfFrontMatter(_ lines: [TextLine]) -> Int? {
        guard lines.count > 2, let fence = lines.first?.text, fence == "---" || fence == "+++" else {
            return nil
        }
        let isData = lines[1].text.wholeMatch(of: /[\p{L}_][\p{L}\p{N}_ \-]{0,60}[:=].*/) != nil
        guard isData else { return nil }
        return lines.prefix(mostFrontLines).dropFirst(2).firstIndex {
            $0.text == fence || fence == "---" && $0.text == "..."
        }
    }

    /// Whether a line stands as far in as the further paragraphs of a note do.
    static func isIndented(_ line: TextLine) -> Bool {
        line.whole.hasPrefix("    ") || line.whole.hasPrefix("\t")
    }

    /// Fences of pandoc's divisions.
    static func isFence(_ line: Substring) -> Bool { line.hasPrefix(":::") }

    /// The last line of a part of a web page or of code that begins in a line; nil where none begins.
    ///
    /// - Parameters:
    ///   - isInParagraph: whether the line may go on a paragraph, in which code and single elements of a line begin
    ///     no part.
    ///   - unended: ends that were looked for and stand in no line behind, so that each is looked for once.
    static func endOfPagePart(
        _ lines: [TextLine], at index: Int, isInParagraph: Bool, unended: inout Set<String>
    ) -> Int? {
        let line = lines[index].text
        guard !lines[index].isRow, let first = line.utf8.first else { return nil }
        if first == UInt8(ascii: "["), isDefinition(line) { return index }
        if first == UInt8(ascii: "`") || first == UInt8(ascii: "~"),
            line.hasPrefix("```") || line.hasPrefix("~~~")
        {
            let fence = line.prefix(3)
            return end(lines, behind: index) { $0.hasPrefix(fence) }
        }
        guard first == UInt8(ascii: "<") else { return nil }
        let name = line.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
        let isRaw = ["pre", "script", "style", "textarea"].contains(name)
        // What is never closed begins nothing: else all that follows would be left out.
        if isRaw || line.hasPrefix("<!--") {
            let end = isRaw ? "</" + name : "-->"
            guard !unended.contains(end) else { return nil }
            let last = lines[index...].firstIndex { $0.text.lowercased().contains(end) }
            if last == nil { unended.insert(end) }
            return last
        }
        if name == "table",
            let end = lines[index..<min(lines.count, index + mostTableLines)].firstIndex(where: {
                $0.text.lowercased().contains("</table>")
            })
        {
            return blank(lines, from: end)
        }
        let isBlock =
            HTMLNames.blocks.contains(name) || HTMLNames.isPartOfTable(name) || others.contains(name)
        let isAlone = !isInParagraph && line.wholeMatch(of: /<\/?[A-Za-z][^<>]*>/) != nil
        return isBlock || isAlone ? blank(lines, from: index) : nil
    }

    /// Elements that begin a part of a page and hold no text of their own kind (CommonMark 0.31, HTML blocks).
    private static let others: Set<String> = [
        "aside", "center", "dialog", "form", "head", "html", "iframe", "link", "menu", "nav", "noframes",
        "option", "title", "base", "search",
    ]

    private static func blank(_ lines: [TextLine], from index: Int) -> Int {
        (lines[index...].firstIndex { $0.text.isEmpty } ?? lines.count) - 1
    }

    private static func end(_ lines: [TextLine], behind index: Int, where isEnd: (Substring) -> Bool) -> Int {
        lines[(index + 1)...].firstIndex { isEnd($0.text) } ?? lines.count - 1
    }

    /// Whether a line says where a link leads, as `[survey]: https://…`, and is not to be read.
    private static func isDefinition(_ line: Substring) -> Bool {
        guard !line.hasPrefix("[^"), line.contains("]:") else { return false }
        return line.wholeMatch(
            of: /\[[^\[\]]{1,200}\]:\s*\S*[.\/#:]\S*(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?/) != nil
    }

    /// The lines of such a part. Blank lines would end a table, and indents behind them would make code of it.
    static func pagePart(_ lines: ArraySlice<TextLine>) -> String {
        guard lines.first?.text.prefix(6).lowercased() == "<table" else {
            return lines.map { String($0.whole) }.joined(separator: "\n")
        }
        return lines.lazy.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Whether a line ends in the two spaces or the backslash that break it wherever it stands.
    static func breaksHard(_ line: TextLine) -> Bool {
        line.text.last == "\\" || line.whole.hasSuffix("  ")
    }

    /// The words of a paragraph with a break behind them.
    static func brokenHard(_ text: Substring) -> String {
        (text.last == "\\" ? text.dropLast() : text) + "<br />"
    }

    /// Whether a paragraph goes on in the next line though its lines are of no even width: behind a break that holds
    /// everywhere, in a small letter behind its marks, or, where an editor has wrapped the lines, behind a full line
    /// that is at no sentence's end.
    ///
    /// - Parameter isWrapped: whether no line of the text is longer than an editor wraps them.
    static func goesOn(_ last: TextLine, with next: Substring, isWrapped: Bool) -> Bool {
        if breaksHard(last) { return true }
        if next.first?.isNumber == true, next.prefixMatch(of: /[0-9]{1,3}[.)]\s/) != nil { return false }
        let words = next.drop { "[*_~(<\"“‘".contains($0) }
        return Wrapping.isMiddle(last.text, words)
            || isWrapped && last.text.utf8.count >= 60
                && last.text.last.map { !".?!:;”\")".contains($0) } == true
    }
}
