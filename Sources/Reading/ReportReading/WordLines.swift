internal import TextAnalysis

/// Paragraphs of a Word document that may be lines of one, or rows of a table, as programs write them that make Word
/// documents of PDF.
struct WordLines {
    private var held: [(text: String, line: Int)] = []

    /// Takes a paragraph: it goes on in the one before it, is the next row of a table, or stands alone.
    mutating func hold(_ text: String, line: Int, in collector: BlockCollector) {
        let words = text.trimmedLine
        guard !words.isEmpty else { return }
        if let last = held.last {
            let tabs = Self.tabs(last.text)
            let end = last.text.trimmedLine
            let next = TextLine(text: words, whole: words)
            if tabs + Self.tabs(text) == 0, Wrapping.continues(end, overPageWith: words, of: next) {
                held[held.count - 1].text = "\(end) \(words)"
                return
            }
            if tabs < 2 || tabs != Self.tabs(text) { release(into: collector) }
        }
        held.append((text, line))
    }

    /// Hands on what is held.
    mutating func release(into collector: BlockCollector) {
        defer { held = [] }
        guard held.count > 1 else {
            for paragraph in held { collector.add(.paragraph, paragraph.text, line: paragraph.line) }
            return
        }
        collector.openTable()
        for row in held {
            collector.openRow()
            for cell in row.text.split(separator: "\t", omittingEmptySubsequences: false) {
                collector.openCell()
                if !cell.trimmedLine.isEmpty { collector.add(.paragraph, String(cell), line: row.line) }
                collector.closeCell()
            }
        }
        collector.closeTable()
    }

    private static func tabs(_ text: String) -> Int { text.utf8.count { $0 == 0x09 } }
}
