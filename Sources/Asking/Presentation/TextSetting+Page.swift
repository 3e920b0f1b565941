internal import SourceText

/// Pages of help: prose that was written for wider lines, examples, and rows of `name   meaning`.
extension TextSetting {
    /// A page set to a width: of each block between empty lines, what does not fit is set anew. Sentences
    /// flow on over their line ends, meanings stand beside their names, or below them where there is no room
    /// beside, and an example that must break goes on further in.
    package static func page(_ text: String, columns: Int) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var output: [String] = []
        for block in lines.split(separator: "", omittingEmptySubsequences: false) {
            let fits = block.allSatisfy { DisplayWidth.of($0) <= columns }
            output += (fits ? Array(block) : set(PageBlock(block), columns: columns)) + [""]
        }
        return output.dropLast().joined(separator: "\n")
    }

    private static func set(_ block: PageBlock, columns: Int) -> [String] {
        let hasRoomBeside = block.secondColumn <= columns * 3 / 5
        return block.items.flatMap { item -> [String] in
            switch item {
            case .prose(let text): wrapped(text, columns: columns)
            case .example(let text): wrapped(text, columns: columns, hanging: indent(of: text) + 4)
            case .row(let head, let meaning) where hasRoomBeside:
                wrapped(head + meaning, columns: columns, hanging: DisplayWidth.of(head))
            case .row(let head, let meaning):
                wrapped(
                    String(head[...].trimmingSuffix { $0 == " " }), columns: columns,
                    hanging: indent(of: head) + 4)
                    + wrapped(
                        String(repeating: " ", count: indent(of: head) + 4) + meaning, columns: columns,
                        hanging: indent(of: head) + 4)
            }
        }
    }

    private static func indent(of line: String) -> Int { line.prefix { $0 == " " }.count }
}

/// Lines of a page between two empty ones.
private struct PageBlock {
    enum Item {
        case prose(String)
        /// Something that may be typed, on a line of its own.
        case example(String)
        /// A name, or two, with the spaces behind them; and what is said of it.
        case row(head: String, meaning: String)
    }

    private(set) var items: [Item] = []
    /// Where the meanings of its rows begin, the furthest of them.
    private(set) var secondColumn = 0

    init(_ lines: some Sequence<String>) {
        for line in lines { add(line) }
    }

    private mutating func add(_ line: String) {
        let indent = line.prefix { $0 == " " }.count
        if case .row(let head, let meaning)? = items.last, indent == head.count {
            items[items.count - 1] = .row(head: head, meaning: meaning + " " + line.dropFirst(indent))
        } else if let gap = line.dropFirst(indent).ranges(of: "  ").last {
            let meaning = line[gap.upperBound...].drop { $0 == " " }
            let head = String(line[..<meaning.startIndex])
            items.append(.row(head: head, meaning: String(meaning)))
            secondColumn = max(secondColumn, head.count)
        } else if case .prose(let text)? = items.last, indent == text.prefix(while: { $0 == " " }).count,
            !text.hasSuffix(":"),
            !isTyped(line), !line.dropFirst(indent).hasPrefix("Example")
        {
            items[items.count - 1] = .prose(text + " " + line.dropFirst(indent))
        } else {
            items.append(isTyped(line) ? .example(line) : .prose(line))
        }
    }

    /// Whether a line is something to type: a command line, or what stands further in and does not begin as a
    /// sentence does.
    private func isTyped(_ line: String) -> Bool {
        let indent = line.prefix { $0 == " " }.count
        if line.dropFirst(indent).hasPrefix("assay ") { return true }
        if case .prose(let text)? = items.last, indent > 0, indent == text.prefix(while: { $0 == " " }).count
        {
            return false
        }
        return indent >= 4 && line.dropFirst(indent).first?.isUppercase != true
    }
}
