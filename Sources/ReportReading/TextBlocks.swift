internal import SourceText

/// Blocks of plain text and Markdown: with or without blank lines, wrapped or one line a paragraph.
package enum TextBlocks {
    /// Reads a decoded text. Every character that is not white space or markup stands in exactly one block.
    package static func read(_ text: String) -> BlockText {
        let lines = lines(of: text)
        let isWrapped = looksWrapped(lines)
        var output = BlockText()
        var open: (kind: Block.Kind, text: String, line: Int)?
        func flush() {
            if let block = open { output.append(block.kind, Inline.plain(block.text), line: block.line) }
            open = nil
        }
        for (index, raw) in lines.enumerated() {
            let line = raw.trimmed
            if line.isEmpty || isRule(line) {
                flush()
                continue
            }
            let (kind, content) = classify(line)
            if isWrapped, kind == .paragraph, open != nil, !startsAlone(line) {
                open?.text += " " + content
            } else {
                flush()
                open = (kind, String(content), index + 1)
                if kind == .heading || !isWrapped { flush() }
            }
        }
        flush()
        return output
    }

    /// The lines of a text, which ends of every kind and page breaks part. By bytes: by a pattern it was a tenth of the time of an import.
    private static func lines(of text: String) -> [Substring] {
        let bytes = text.utf8
        var lines: [Substring] = []
        var start = bytes.startIndex
        var last: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[index]
            let next = bytes.index(after: index)
            // The second half of "\r\n" ends no line of its own.
            if byte == UInt8(ascii: "\n"), last == UInt8(ascii: "\r") {
                start = next
            } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == 0x0C {
                lines.append(text[start..<index])
                start = next
            }
            last = byte
        }
        return lines + [text[start...]]
    }

    /// Whether paragraphs were broken at a width: no long lines, and groups of lines of which all but the last are nearly full.
    private static func looksWrapped(_ lines: [Substring]) -> Bool {
        // One long line is enough; no line has more characters than bytes.
        guard !lines.contains(where: { $0.utf8.count > 120 && $0.count > 120 }), lines.contains(where: \.trimmed.isEmpty),
            let longest = lines.map(\.count).max()
        else { return false }
        var full = 0
        var inner = 0
        for (line, next) in zip(lines, lines.dropFirst()) where !line.trimmed.isEmpty && !next.trimmed.isEmpty {
            inner += 1
            if line.count * 4 >= longest * 3 { full += 1 }
        }
        return inner >= 3 && full * 2 > inner
    }

    private static func isRule(_ line: Substring) -> Bool {
        (line.allSatisfy { $0 == "-" } || line.allSatisfy { $0 == "=" } || line.allSatisfy { $0 == "*" || $0 == " " }) && line.count >= 3
    }

    /// A line that cannot continue the paragraph before it: scores and wordings stand alone however the text is wrapped.
    private static func startsAlone(_ line: Substring) -> Bool {
        let lower = line.prefix(20).lowercased()
        return lower.hasPrefix("score") || lower.hasPrefix("indicative score") || Score.wording(in: String(line)) != nil
    }

    private static func classify(_ line: Substring) -> (Block.Kind, Substring) {
        if line.first == ">", line.count > 1 { return classify(line.dropFirst().trimmed) }
        let hashes = line.prefix { $0 == "#" }
        if (1...6).contains(hashes.count), line.dropFirst(hashes.count).first?.isWhitespace == true {
            return (.heading, line.dropFirst(hashes.count).trimmed.trimmingSuffix { $0 == "#" }.trimmed)
        }
        if let first = line.first, "-*•·▪◦–".contains(first), line.dropFirst().first?.isWhitespace == true {
            return (.listItem, line.dropFirst().trimmed)
        }
        if line.first == "|", line.last == "|", line.count > 2 {
            let cells = line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
            if cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) { return (.tableRow, "") }
            return (.tableRow, Substring(cells.joined(separator: "\t")))
        }
        if line.utf8.count < 200, line.contains(" | ") {
            return (.tableRow, Substring(line.split(separator: " | ").map(\.trimmed).joined(separator: "\t")))
        }
        // A line that is bold and nothing else is what a heading became on its way through an editor.
        if line.hasPrefix("**"), line.hasSuffix("**"), (5...124).contains(line.utf8.count), line.dropLast(2).last != ".",
            !line.dropFirst(2).dropLast(2).contains("**")
        {
            return (.heading, line.dropFirst(2).dropLast(2))
        }
        return (.paragraph, line)
    }
}

/// Inline markup of Markdown that reports carry: emphasis in pairs, links, escapes.
enum Inline {
    /// The words without the marks; a link keeps its words.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x2A || $0 == 0x5B || $0 == 0x5C || $0 == 0x5F || $0 == 0x09 }) else { return text }
        return text.replacing(/\[([^\]\[]*)\]\([^)\s]*\)/) { $0.output.1 }
            .replacing(/\*\*([^*]+)\*\*/) { $0.output.1 }
            .replacing(/__([^_]+)__/) { $0.output.1 }
            .replacing(/\\([*_\[\]()#.\-!`"'>|])/) { $0.output.1 }
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
