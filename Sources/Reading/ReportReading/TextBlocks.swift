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
        _ text: String, isMarkdown: Bool = false, isOwnLine: (String) -> Bool = { _ in false }
    ) -> BlockText {
        let lines = RuledTables.asRows(TextLine.all(of: text))
        let wrapping = Wrapping(lines)
        var output = BlockText()
        var open: Open?
        var table = TextTable()
        var marks: [String] = []
        var edges: [(text: Substring, line: Int)] = []
        var isItem = false
        /// Whether an open block goes on in a line. Only what is short may be a line of every report.
        func goesOn(_ block: Open, with content: Substring, of line: TextLine) -> Bool {
            func isKnown(_ text: String) -> Bool { text.utf8.count < 200 && isOwnLine(text) }
            if wrapping != nil, block.text.utf8.count < 200, isKnown(block.text + " " + content) {
                return true
            }
            let isContinued =
                wrapping?.continues(block.last, with: content, of: line, overBlankLine: block.isBroken)
                ?? (!block.isBroken && Wrapping.isMiddle(block.last.text, content))
            return isContinued && !isKnown(block.text) && !isKnown(String(content))
        }
        func flush() {
            if let block = open {
                let inline = Inline.words(block.text, isMarkdown: isMarkdown)
                for _ in 0..<inline.struckOut { output.leaveOut(.struckOut, line: block.line) }
                marks += inline.marks
                let text = inline.text
                let parts = text.unicodeScalars.contains("\u{2028}") ? LineBreaks.blocks(text) : [text]
                let place = block.kind == .tableRow ? table.place : nil
                for part in parts {
                    output.append(block.kind, part, line: block.line, table: place?.table, row: place?.row)
                }
            }
            if !marks.isEmpty, let block = open {
                output.append(.chrome, marks.joined(separator: " "), line: block.line)
            }
            marks = []
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
            if RuledTables.isBorder(words) {
                table.passOver(line: index)
                continue
            }
            if isRule(words) || Bullets.isBullet(words) || isMarkdown && isMarkupOnly(words) {
                flush()
                // Out of a PDF a bullet may stand on a line of its own.
                isItem = Bullets.isBullet(words)
                continue
            }
            var (kind, content) = isMarkdown ? classifyMarkdown(words) : classify(words)
            if kind == .paragraph, line.isRow || TextTable.isTabbed(lines, at: index) {
                (kind, content) = (.tableRow, TextTable.cells(line.whole))
            }
            if kind == .paragraph, index + 1 < lines.count, isUnderline(lines[index + 1].text),
                words.utf8.count <= 120
            {
                kind = .heading
            }
            if let block = open, kind == .paragraph, block.kind != .tableRow, !startsAlone(words),
                goesOn(block, with: content, of: line)
            {
                open?.text += " " + content
                open?.last = line
                open?.isBroken = false
                continue
            }
            flush()
            open = Open(
                kind: isItem && kind == .paragraph ? .listItem : kind, text: String(content), line: index + 1,
                last: line)
            isItem = false
            table.meet(isRow: kind == .tableRow, line: index)
            if kind == .heading || kind == .tableRow { flush() }
        }
        flush()
        return output
    }

    /// A block to which lines may still be added.
    private struct Open {
        var kind: Block.Kind
        var text: String
        var line: Int
        var last: TextLine
        /// Whether a blank line stands behind it.
        var isBroken = false
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

extension StringProtocol where SubSequence == Substring {
    /// Without white space, no-break spaces and byte order marks at either end.
    var trimmed: Substring {
        let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
        var rest = drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }
}
