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
        _ text: String, isMarkdown: Bool = false, isOwnLine: (String) -> Bool = { _ in false }
    ) -> BlockText {
        let lines = TextLine.all(of: text)
        let wrapping = Wrapping(lines)
        var output = BlockText()
        var open: (kind: Block.Kind, text: String, line: Int, last: TextLine, isBroken: Bool)?
        var table = TextTable()
        var edges: [(text: Substring, line: Int)] = []
        var isItem = false
        func flush() {
            if let block = open {
                let text = Inline.plain(block.text, isMarkdown: isMarkdown)
                let parts = text.unicodeScalars.contains("\u{2028}") ? LineBreaks.blocks(text) : [text]
                let place = block.kind == .tableRow ? table.place : nil
                for part in parts {
                    output.append(block.kind, part, line: block.line, table: place?.table, row: place?.row)
                }
            }
            open = nil
            for edge in edges { output.append(.chrome, String(edge.text), line: edge.line) }
            edges = []
        }
        for (index, line) in lines.enumerated() {
            let words = line.text
            if line.isPageEdge {
                // The paragraph before it may go on over the page's end.
                edges.append((words, index + 1))
                continue
            }
            if words.isEmpty {
                if open?.kind == .heading { flush() }
                open?.isBroken = true
                continue
            }
            if isRule(words) || Bullets.isBullet(words) || isMarkdown && isMarkupOnly(words) {
                flush()
                // Out of a PDF a bullet may stand on a line of its own.
                isItem = Bullets.isBullet(words)
                continue
            }
            var (kind, content) = isMarkdown ? classifyMarkdown(words) : classify(words)
            if kind == .paragraph, TextTable.isTabbed(lines, at: index) {
                (kind, content) = (.tableRow, TextTable.cells(line.whole))
            }
            if kind == .paragraph, index + 1 < lines.count, isUnderline(lines[index + 1].text),
                words.utf8.count <= 120
            {
                kind = .heading
            }
            if let block = open, let wrapping, kind == .paragraph, !startsAlone(words),
                isOwnLine(block.text + " " + content)
                    || !isOwnLine(block.text) && !isOwnLine(String(content))
                        && wrapping.continues(
                            block.last, with: content, of: line, overBlankLine: block.isBroken)
            {
                open?.text += " " + content
                open?.last = line
                open?.isBroken = false
                continue
            }
            flush()
            open = (isItem && kind == .paragraph ? .listItem : kind, String(content), index + 1, line, false)
            isItem = false
            table.meet(isRow: kind == .tableRow, line: index)
            if kind == .heading || wrapping == nil { flush() }
        }
        flush()
        return output
    }

    private static func isRule(_ line: Substring) -> Bool {
        (line.allSatisfy { $0 == "-" } || line.allSatisfy { $0 == "=" }
            || line.allSatisfy { $0 == "*" || $0 == " " }) && line.count >= 3
    }

    /// The line below a heading that Markdown marks so.
    private static func isUnderline(_ line: Substring) -> Bool {
        (line.allSatisfy { $0 == "=" } || line.allSatisfy { $0 == "-" }) && line.count >= 3
    }

    /// A line that cannot continue the paragraph before it: scores and wordings stand alone however the text
    /// is wrapped.
    private static func startsAlone(_ line: Substring) -> Bool {
        let lower = line.prefix(20).lowercased()
        return lower.hasPrefix("score") || lower.hasPrefix("indicative score")
            || Score.wording(in: String(line)) != nil
    }

    private static func classify(_ line: Substring) -> (Block.Kind, Substring) {
        if line.first == ">", line.count > 1 { return classify(line.dropFirst().trimmed) }
        let hashes = line.prefix { $0 == "#" }
        if (1...6).contains(hashes.count), line.dropFirst(hashes.count).first?.isWhitespace == true {
            return (.heading, line.dropFirst(hashes.count).trimmed.trimmingSuffix { $0 == "#" }.trimmed)
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
        if line.hasPrefix("**"), line.hasSuffix("**"), (5...124).contains(line.utf8.count),
            line.dropLast(2).last != ".",
            !line.dropFirst(2).dropLast(2).contains("**")
        {
            return (.heading, line.dropFirst(2).dropLast(2))
        }
        return (.paragraph, line)
    }

    // MARK: What converters write into Markdown

    /// Fences of divisions, and lines of nothing but tags.
    private static func isMarkupOnly(_ line: Substring) -> Bool {
        line.hasPrefix(":::")
            || line.first == "<" && line.last == ">"
                && line.replacing(Inline.tag.regex, with: "").allSatisfy(\.isWhitespace)
    }

    private static func classifyMarkdown(_ line: Substring) -> (Block.Kind, Substring) {
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

/// Inline markup of Markdown that reports carry: emphasis in pairs, links, pictures, escapes.
enum Inline {
    /// The words without the marks; a link keeps its words.
    ///
    /// - Parameter isMarkdown: whether tags of layout and attributes in braces are markup, too.
    static func plain(_ text: String, isMarkdown: Bool = false) -> String {
        guard text.utf8.contains(where: isMark) else { return text }
        var plain = text.replacing(/!?\[([^\]\[]*)\]\([^)\s]*(?:\s"[^"]*")?\)/) { $0.output.1 }
        plain = plain.replacing("[]", with: "")
        if isMarkdown {
            plain = plain.replacing(/\[([^\]\[]+)\]\{[^{}]*\}/) { $0.output.1 }.replacing(tag.regex, with: "")
                .replacing(/(^|[\s(“"‘'])([*_])(\S|[^\s*_][^*_]*[^\s*_])\2(?=$|[\s).,;:!?”"’'])/) {
                    $0.output.1 + $0.output.3
                }
        }
        return plain.replacing(/\*\*([^*]+)\*\*/) { $0.output.1 }
            .replacing(/__([^_]+)__/) { $0.output.1 }
            .replacing(/\\([*_\[\]()#.\-!`"'>|])/) { $0.output.1 }
    }

    /// The first byte of anything that is not plain: `*`, `<`, `[`, `\`, `_`, or a tab.
    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2A, 0x3C, 0x5B, 0x5C, 0x5F, 0x09: true
        default: false
        }
    }

    /// A tag of layout; what acts or is unknown stays text.
    static let tag = Pattern(
        /<\/?(?i:a|abbr|b|blockquote|br|button|details|div|em|figure|footer|h[1-6]|header|i|img|li|main|nav|ol|p|path|section|small|span|strong|sub|summary|sup|svg|u|ul)(?:\s[^<>]*)?\/?>/
    )
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
