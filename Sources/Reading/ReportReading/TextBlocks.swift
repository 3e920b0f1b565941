internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

/// Blocks of plain text: with or without blank lines, wrapped or one line a paragraph, also as copied out of a PDF.
package enum TextBlocks {
    /// Reads a decoded text. Every character that is not white space or a mark stands in exactly one block.
    ///
    /// - Parameter isOwnLine: whether a text is a line of its own in every report, such as a statement's name:
    ///   nothing is joined to it.
    package static func read(_ text: String, isOwnLine: @escaping (String) -> Bool = { _ in false })
        -> BlockText
    {
        var reader = TextReader(text, isMarkdown: false, isOwnLine: isOwnLine)
        var output = BlockText()
        for piece in reader.read() {
            guard let kind = piece.kind, kind != .chrome else {
                output.append(.chrome, piece.text, line: piece.line)
                continue
            }
            let inline = Inline.words(piece.text)
            for _ in 0..<inline.struckOut { output.leaveOut(.struckOut, line: piece.line) }
            let isBroken = inline.text.utf8.contains(0xE2) && inline.text.unicodeScalars.contains("\u{2028}")
            for part in isBroken ? LineBreaks.blocks(inline.text) : [inline.text] {
                let text = kind == .tableRow ? part : spacedOnce(GroupedDigits.marked(part))
                output.append(
                    kind, text, line: piece.line, table: piece.place?.table, row: piece.place?.row)
            }
            output.append(.chrome, inline.marks.joined(separator: " "), line: piece.line)
        }
        return output
    }

    /// A short line without doubled or no-break spaces, by which no name or heading would be known.
    private static func spacedOnce(_ text: String) -> String {
        guard text.utf8.count < 200,
            text.utf8.contains(0xC2) || text.utf8.contains(0xE2) || text.contains("  ")
        else { return text }
        return text.split { $0.isWhitespace && $0 != "\t" && $0 != Character(GroupedDigits.space) }.joined(
            separator: " ")
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

    /// Whether a paragraph is a comment on the text, as Google Docs puts them at the end: "[a]Please check."
    static func isComment(_ line: Substring) -> Bool {
        guard line.first == "[", let end = line.prefix(4).firstIndex(of: "]") else { return false }
        let mark = line[line.index(after: line.startIndex)..<end]
        return !mark.isEmpty && mark.utf8.allSatisfy { (0x61...0x7A).contains($0) }
            && line[line.index(after: end)...].first?.isLetter == true
    }

    static func classify(_ line: Substring) -> (Block.Kind, Substring) {
        if line.first == ">" {
            let quoted = line.drop { $0 == ">" || $0.isWhitespace }
            return quoted.isEmpty ? (.paragraph, line.prefix(1)) : classify(quoted)
        }
        let hashes = line.prefix { $0 == "#" }
        if (1...6).contains(hashes.count), line.dropFirst(hashes.count).first?.isWhitespace == true {
            return (
                .heading, line.dropFirst(hashes.count).trimmedLine.trimmingSuffix { $0 == "#" }.trimmedLine
            )
        }
        if line.first == "[", let note = line.firstMatch(of: /^\[[0-9]{1,3}\]\s+/) {
            return (.note, line[note.range.upperBound...])
        }
        if line.hasPrefix("[^"), let note = line.firstMatch(of: /^\[\^[^\]\s]{1,40}\]:\s*/) {
            return (.note, line[note.range.upperBound...])
        }
        if isComment(line) { return (.note, line) }
        if let item = Bullets.item(line) { return (.listItem, item.trimmedLine) }
        if line.first == "|", line.last == "|", line.count > 2 {
            let cells = line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
                .map(\.trimmedLine)
            if cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) { return (.tableRow, "") }
            return (.tableRow, Substring(cells.joined(separator: "\t")))
        }
        if line.utf8.count < 200, line.contains(" | ") {
            return (
                .tableRow, Substring(line.split(separator: " | ").map(\.trimmedLine).joined(separator: "\t"))
            )
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
}

extension StringProtocol where SubSequence == Substring {
    /// Without white space, no-break spaces and byte order marks at either end.
    var trimmedLine: Substring {
        let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
        var rest = drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }
}
