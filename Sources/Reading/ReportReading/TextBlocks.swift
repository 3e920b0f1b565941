internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

/// Blocks of plain text and Markdown: with or without blank lines, wrapped or one line a paragraph, also as
/// copied out of a PDF.
package enum TextBlocks {
    /// Reads a decoded text. Every character that is not white space or markup stands in exactly one block.
    ///
    /// - Parameters:
    ///   - isMarkdown: whether tags and marks around whole lines are markup.
    ///   - isOwnLine: whether a text is a line of its own in every report, such as a statement's name:
    ///     nothing is joined to it.
    package static func read(
        _ text: String, isMarkdown: Bool = false, isOwnLine: @escaping (String) -> Bool = { _ in false }
    ) -> BlockText {
        var reader = TextReader(text, isMarkdown: isMarkdown, isOwnLine: isOwnLine)
        return reader.read()
    }

    static func isRule(_ line: Substring) -> Bool {
        (line.allSatisfy { $0 == "-" } || line.allSatisfy { $0 == "=" }
            || line.allSatisfy { $0 == "*" || $0 == " " }) && line.count >= 3
    }

    /// The line below a heading that Markdown marks so.
    static func isUnderline(_ line: Substring) -> Bool {
        (line.allSatisfy { $0 == "=" } || line.allSatisfy { $0 == "-" }) && line.count >= 3
    }

    /// A line that cannot continue the paragraph before it: scores and wordings stand alone however the text
    /// is wrapped.
    static func startsAlone(_ line: Substring) -> Bool {
        let lower = line.prefix(20).lowercased()
        return lower.hasPrefix("score") || lower.hasPrefix("indicative score")
            || Score.wording(in: String(line)) != nil
    }

    static func classify(_ line: Substring) -> (Block.Kind, Substring) {
        if line.first == ">", line.count > 1 { return classify(line.dropFirst().trimmed) }
        let hashes = line.prefix { $0 == "#" }
        if (1...6).contains(hashes.count), line.dropFirst(hashes.count).first?.isWhitespace == true {
            return (.heading, line.dropFirst(hashes.count).trimmed.trimmingSuffix { $0 == "#" }.trimmed)
        }
        if line.first == "[", let note = line.firstMatch(of: /^\[[0-9]{1,3}\]\s+/) {
            return (.note, line[note.range.upperBound...])
        }
        if line.hasPrefix("[^"), let note = line.firstMatch(of: /^\[\^[^\]\s]{1,40}\]:\s*/) {
            return (.note, line[note.range.upperBound...])
        }
        if let item = Bullets.item(line) { return (.listItem, item.trimmed) }
        if line.first == "|", line.last == "|", line.count > 2 {
            let cells = line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
                .map(\.trimmed)
            if cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) { return (.tableRow, "") }
            return (.tableRow, Substring(cells.joined(separator: "\t")))
        }
        if line.utf8.count < 200, line.contains(" | ") {
            return (.tableRow, Substring(line.split(separator: " | ").map(\.trimmed).joined(separator: "\t")))
        }
        // A line that is bold and nothing else is what a heading became on its way through an editor.
        if line.hasPrefix("**"), line.hasSuffix("**"),
            (5...BlockCollector.longestBoldHeading).contains(line.utf8.count),
            line.dropLast(2).last != ".",
            !line.dropFirst(2).dropLast(2).contains("**")
        {
            return (.heading, line.dropFirst(2).dropLast(2))
        }
        return (.paragraph, line)
    }

    // MARK: What converters write into Markdown

    /// Fences of divisions, and lines of nothing but tags.
    static func isMarkupOnly(_ line: Substring) -> Bool {
        line.hasPrefix(":::")
            || line.first == "<" && line.last == ">"
                && line.replacing(Inline.tag.regex, with: "").allSatisfy(\.isWhitespace)
    }

    static func classifyMarkdown(_ line: Substring) -> (Block.Kind, Substring) {
        // The title of a collapsible panel.
        if line.hasPrefix("<summary"), let panel = line.wholeMatch(of: /<summary[^<>]{0,200}>(.+)<\/summary>/)
        {
            return (.heading, panel.output.1)
        }
        let (kind, content) = classify(line)
        guard kind == .heading, content.last == "}",
            let attributes = content.firstMatch(of: /\s*\{[#.:][^{}]*\}$/)
        else {
            return (kind, content)
        }
        return (kind, content[..<attributes.range.lowerBound])
    }
}

extension StringProtocol where SubSequence == Substring {
    /// Without white space, no-break spaces and byte order marks at either end.
    var trimmed: Substring {
        let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
        var rest = drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }
}
