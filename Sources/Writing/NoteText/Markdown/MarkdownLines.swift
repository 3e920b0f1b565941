internal import SourceText
internal import TextAnalysis

/// Lines of a note as they are given to the Markdown reader, and where each stands in the file.
struct MarkdownLines {
    /// Of the whole file. NUL, which Markdown does not know, is a space.
    let bytes: [UInt8]
    /// Without what ends them.
    private(set) var spans: [Span]
    /// Lines that are read and do not stand in the file, by their place in `spans`.
    private var added: [Int: [UInt8]] = [:]

    init(_ source: Source) {
        bytes = source.text.utf8.map { $0 == 0 ? 0x20 : $0 }
        let starts = source.lines.starts
        spans = []
        for (index, start) in starts.enumerated() {
            var end = index + 1 < starts.count ? starts[index + 1] : bytes.count
            while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
            spans.append(Span(start, end))
        }
    }

    /// Some of the lines, or parts of them.
    func only(_ spans: some Sequence<Span>) -> MarkdownLines {
        var part = self
        part.spans = Array(spans)
        part.added = [:]
        return part
    }

    /// The lines with one more behind the first.
    func adding(_ line: String) -> MarkdownLines {
        var longer = self
        longer.spans.insert(Span(spans[0].end, spans[0].end), at: 1)
        longer.added[1] = Array(line.utf8)
        return longer
    }

    /// The lines with an empty one before each table that follows text, and behind each table that text
    /// follows: a text is no row, and cmark-gfm gives no place for one that it parts from a table.
    func parted() -> MarkdownLines {
        var parted = only([])
        var isInTable = false
        for (index, span) in spans.enumerated() {
            let line = content(index, quoteDepth: .max)
            let isRow = slice(line).contains(UInt8(ascii: "|"))
            let opens =
                !isInTable && isRow && index + 1 < spans.count && isRule(spans[index + 1])
                && cells(in: line) == cells(in: content(index + 1, quoteDepth: .max))
            let follows = index > 0 && !slice(content(index - 1, quoteDepth: .max)).isEmpty
            if opens && follows || isInTable && !isRow && line.start < line.end {
                parted.added[parted.spans.count] = Array(bytes[span.start..<line.start])
                parted.spans.append(Span(span.start, span.start))
            }
            isInTable = opens || isInTable && isRow
            parted.spans.append(span)
        }
        return parted
    }

    /// Where a line begins in the file; the nearest for one that there is not.
    func start(_ line: Int) -> Int { spans[min(max(0, line), spans.count - 1)].start }

    /// What the reader is given.
    var text: [UInt8] {
        var text: [UInt8] = []
        for (index, span) in spans.enumerated() {
            text += added[index] ?? Array(bytes[span.start..<span.end])
            text.append(0x0A)
        }
        return text
    }

    func slice(_ span: Span) -> ArraySlice<UInt8> { bytes[span.start..<span.end] }

    func isBlank(_ index: Int) -> Bool { slice(spans[index]).allSatisfy(Self.isSpace) }

    /// The part of a line behind white space and at most so many `>`.
    func content(_ index: Int, quoteDepth: Int = 0) -> Span {
        var (start, left) = (spans[index].start, quoteDepth)
        let end = spans[index].end
        while start < end, Self.isSpace(bytes[start]) || bytes[start] == UInt8(ascii: ">") && left > 0 {
            if bytes[start] == UInt8(ascii: ">") { left -= 1 }
            start += 1
        }
        return Span(start, end)
    }

    /// The bars of a table's row that part its cells; `\|` is none.
    func bars(in span: Span) -> [Int] {
        var bars: [Int] = []
        var isEscaped = false
        for place in span.start..<span.end {
            if bytes[place] == UInt8(ascii: "|"), !isEscaped { bars.append(place) }
            isEscaped = bytes[place] == UInt8(ascii: "\\") && !isEscaped
        }
        return bars
    }

    /// How many cells a row has, with a bar at its beginning and its end or without.
    func cells(in span: Span) -> Int {
        let bars = bars(in: span)
        guard let first = bars.first, let last = bars.last else { return 1 }
        let opens = slice(Span(span.start, first)).allSatisfy(Self.isSpace)
        let closes = slice(Span(last + 1, span.end)).allSatisfy(Self.isSpace)
        return bars.count + 1 - (opens ? 1 : 0) - (closes ? 1 : 0)
    }

    /// Whether a line holds nothing but what the rule below a table's heading is made of: `|---|:-:|`, in a
    /// quotation too.
    func isRule(_ span: Span) -> Bool {
        let line = slice(span)
        return line.contains(UInt8(ascii: "-")) && line.contains(UInt8(ascii: "|"))
            && line.allSatisfy { "|-: \t>".utf8.contains($0) }
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
