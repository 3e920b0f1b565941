internal import SourceText
internal import TextAnalysis

/// Holds a note to the bounds within which cmark-gfm takes time in proportion to its length (`Limits`).
enum MarkdownBounds {
    /// Most `|` in a line, be it a table's or not: what is tried as a table takes the square of the time.
    private static let mostBars = 2_000

    /// - Throws: `WorldError` in one line, with the line of the file, for what would take too long to read.
    static func check(_ lines: MarkdownLines, of source: Source) throws(WorldError) {
        guard lines.bytes.count <= Limits.noteBytes else {
            throw WorldError(
                "\(source.name): the note has \(lines.bytes.count >> 20) MB; Assay reads notes of at most \(Limits.noteBytes >> 20) MB."
            )
        }
        var paragraph = Paragraph()
        var widest = 0
        for (index, span) in lines.spans.enumerated() {
            func refuse(_ what: String) -> WorldError {
                WorldError("\(source.name), line \(index + 1): \(what)")
            }
            let opening = lines.slice(span).prefix { " \t>-+*.)0123456789".utf8.contains($0) }
            guard opening.count(where: { $0 == UInt8(ascii: ">") }) <= Limits.quotationDepth else {
                throw refuse(
                    "more than \(Limits.quotationDepth) quotations stand inside each other. Take some of the “>” away."
                )
            }
            let marks = paragraph.marks(afterLine: index, of: lines)
            guard marks <= Limits.paragraphMarks else {
                throw refuse(
                    "a paragraph with more than \(Limits.paragraphMarks) of the marks * _ and <. Part it by blank lines."
                )
            }
            let bars = lines.slice(span).count { $0 == UInt8(ascii: "|") }
            if paragraph.isTable { widest = max(widest, lines.bars(in: span).count) }
            if bars > mostBars { widest = bars }
            guard widest <= mostBars, widest * lines.spans.count <= Limits.tableCells else {
                throw refuse(
                    "a table too wide for a note of \(lines.spans.count) lines: \(widest) columns. Part the note."
                )
            }
        }
    }

    /// The paragraph in which a line stands, as far as its marks go: emphasis and tags are looked for through
    /// all of it, and each row of a table by itself.
    private struct Paragraph {
        private(set) var isTable = false
        private var marks = 0
        private var columns = 0

        mutating func marks(afterLine index: Int, of lines: MarkdownLines) -> Int {
            let span = lines.spans[index]
            let line = lines.slice(lines.content(index))
            let own = line.count {
                $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "<")
            }
            if lines.isRule(span), columns > 0, lines.cells(in: span) == columns {
                isTable = true
            } else if !line.contains(UInt8(ascii: "|")) {
                isTable = false
            }
            columns = line.isEmpty ? 0 : lines.cells(in: span)
            let opensBlock =
                line.isEmpty || line.starts(with: "- ".utf8) || line.starts(with: "[^".utf8) || isTable
            marks = opensBlock ? own : marks + own
            return marks
        }
    }
}
