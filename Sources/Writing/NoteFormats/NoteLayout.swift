/// A note's Markdown made ready for pandoc: captions, citations and sources say what they are, which Markdown
/// has no words for.
///
/// Citations are set small, so that the text reads on; sources are a list in small type at the end.
struct NoteLayout {
    /// What the Markdown is made ready for.
    enum Target {
        case html, word, pdf
    }

    private let target: Target
    /// Keys of the source list: "needs 7". Other words in brackets are no citations.
    private let keys: Set<Substring>

    /// - Returns: Markdown with styles by pandoc's `custom-style`, or with classes of the style sheet.
    static func applied(to note: String, for target: Target) -> String {
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false).prefix {
            !$0.hasPrefix("<!-- assay")
        }
        let keys = lines.compactMap { $0.firstMatch(of: #/^- \[([a-z0-9 ]+)\] /#)?.output.1 }
        return NoteLayout(target: target, keys: Set(keys)).layout(Array(lines))
    }

    private func layout(_ lines: [Substring]) -> String {
        var output: [String] = []
        var isSource = false
        var caption: String?
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("#") { isSource = line.drop { $0 == "#" || $0 == " " } == "Sources" }
            let isRow = line.hasPrefix("|")
            if let words = caption, index > 0, lines[index - 1].hasPrefix("|"), !isRow {
                // HTML has an element for a table's caption; pandoc takes it from behind the table.
                output += ["", ": " + words, ""]
                caption = nil
            }
            if isRow, lines[index - 1].isEmpty, let words = lines[..<index].last(where: { !$0.isEmpty }),
                Self.isCaption(words)
            {
                caption = target == .word ? nil : String(words)
            }
            if isSource, target == .word, !line.isEmpty, !line.hasPrefix("#") {
                output += [styled(source(line), "Source", isBlock: true), ""]
            } else if Self.isCaption(line),
                lines[index...].dropFirst().first(where: { !$0.isEmpty })?.hasPrefix("|") == true
            {
                if target == .word { output.append(styled(String(line), "Table Caption", isBlock: true)) }
            } else if target == .word, line.hasPrefix("> "), let item = listItem(line) {
                output += [">", item]
            } else {
                output.append(isSource ? String(line) : cited(line))
            }
        }
        if let caption { output += ["", ": " + caption] }
        return output.joined(separator: "\n") + "\n"
    }

    /// An item of an officer's list as a paragraph of the comment: pandoc puts lists outside its block in
    /// Word.
    private func listItem(_ line: Substring) -> String? {
        guard let match = line.wholeMatch(of: #/> (?:(?<number>\d+)\.|-) (?<words>.+)/#) else { return nil }
        let mark = match.output.number.map { "\($0)\\." } ?? "•"
        return "> \(mark) " + cited(match.output.words)
    }

    /// "Table 2: Comparisons with England".
    private static func isCaption(_ line: Substring) -> Bool { line.prefixMatch(of: #/Table \d+: /#) != nil }

    /// A line of the source list with its key in bold, or the words before the list.
    private func source(_ line: Substring) -> String {
        guard let match = line.firstMatch(of: #/^- (\[[a-z0-9 ]+\]) /#) else {
            return String(line.hasPrefix("- ") ? line.dropFirst(2) : line)
        }
        return "**\(match.output.1)** " + line[match.range.upperBound...]
    }

    /// A line with its citations in small type.
    private func cited(_ line: Substring) -> String {
        guard target != .html, !keys.isEmpty else { return String(line) }
        return String(line).replacing(#/ \[([a-z0-9 ]+)\]/#) { match in
            // Its number is not parted from its words at the end of a line.
            let words = match.output.1.lastIndex(of: " ").map {
                match.output.1[..<$0] + "\u{A0}" + match.output.1[$0...].dropFirst()
            }
            return keys.contains(match.output.1)
                ? " " + styled("\\[\(words ?? match.output.1)\\]", "Citation", isBlock: false)
                : String(match.output.0)
        }
    }

    private func styled(_ words: String, _ style: String, isBlock: Bool) -> String {
        guard target == .word else { return "[\(words)]{.\(style.lowercased())}" }
        return isBlock
            ? "::: {custom-style=\"\(style)\"}\n\(words)\n:::" : "[\(words)]{custom-style=\"\(style)\"}"
    }
}
