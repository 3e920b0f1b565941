internal import AssessmentModel
internal import NoteText
package import Presentation
package import SourceText

/// A note's Markdown as it is read on a terminal: headings bold, lines broken at words, tables aligned,
/// footnotes numbered.
package enum NotePage {
    /// The note set for a page; ends in a newline.
    ///
    /// - Throws: `WorldError` for a note that `ParsedNote` cannot read.
    package static func set(_ markdown: String, page: PageSetup) throws(WorldError) -> String {
        var setter = NoteSetter(try ParsedNote(Source(name: "The note", text: markdown)), page: page)
        return setter.set()
    }
}

/// Sets the lines of one note, numbering its footnotes as they come.
private struct NoteSetter {
    private let note: ParsedNote
    private var page: PageSetup
    private var numbers: [String: Int] = [:]

    init(_ note: ParsedNote, page: PageSetup) {
        self.note = note
        self.page = page
        // A note's rows cannot be opened or pinned.
        self.page.numbersRows = false
        self.page.searchWords = []
    }

    mutating func set() -> String {
        let blocks = Dictionary(grouping: note.blocks.filter { $0.table == nil }) { line(of: $0.offset) }
        let tables = Dictionary(grouping: note.tables.indices) { line(of: note.tables[$0].offset) }
        let sources = Dictionary(grouping: note.sources + note.doubled) { line(of: $0.offset) }
        var output = ""
        for number in 1...note.source.lines.starts.count {
            for table in tables[number] ?? [] { output += set(table: table) }
            for block in blocks[number] ?? [] { output += set(block) }
            for source in sources[number] ?? [] { output += set(source) }
            if note.source.line(number).allSatisfy(\.isWhitespace) { output += "\n" }
        }
        while output.hasSuffix("\n\n") { output.removeLast() }
        return output
    }

    private func line(of offset: Int) -> Int { note.source.lines.line(containing: offset) }

    private mutating func set(_ block: NoteBlock) -> String {
        guard let text = block.cells.first else { return "" }
        if case .heading = block.kind { return wrapped([(text.text, true)], first: "", margin: "") }
        // What opens it, as it stands: `- `, `> `, `  1. `.
        let start = note.source.lines.starts[line(of: block.offset) - 1]
        let opening = String(note.source.text[Span(start, max(start, block.offset))])
        let margin = String(opening.map { $0 == ">" ? $0 : " " })
        let number = block.text.prefix { $0.isNumber || $0 == "." }
        let isNumbered = number.contains(".") && block.text.dropFirst(number.count).hasPrefix(" ")
        let hanging = isNumbered ? String(repeating: " ", count: number.count + 1) : ""
        return wrapped(runs(of: text), first: opening, margin: margin + hanging)
    }

    private mutating func set(_ source: NoteSource) -> String {
        let head = "[\(number(of: source.key))] "
        return wrapped(
            [(source.words, false)], first: head, margin: String(repeating: " ", count: head.count))
    }

    private func wrapped(_ runs: [(text: String, isBold: Bool)], first: String, margin: String) -> String {
        let words = MarkedWord.words(of: runs.map { (SafeText.neutralised($0.text), $0.isBold) })
        let lines = WordWrap.lines(words, columns: max(10, page.columns - margin.count), page: page)
        return lines.enumerated().map { ($0 == 0 ? first : margin) + $1 + "\n" }.joined()
    }

    /// The words of a text, bold or not, its footnotes by their numbers.
    private mutating func runs(of text: InlineText) -> [(text: String, isBold: Bool)] {
        text.runs.map { run in (run.footnote.map { "[\(number(of: $0))]" } ?? run.text, run.isStrong) }
    }

    private mutating func number(of label: String) -> Int {
        if let number = numbers[label] { return number }
        numbers[label] = numbers.count + 1
        return numbers.count
    }

    private mutating func set(table index: Int) -> String {
        let table = note.tables[index]
        let marks = table.hasRule ? note.source.line(line(of: table.offset) + 1).split(separator: "|") : []
        let rule = marks.map { $0.filter { $0 != " " } }
        let columns = table.headerCells.enumerated().map { place, cell in
            let isRight =
                table.hasRule && rule.indices.contains(place) && rule[place].hasSuffix(":")
                && !rule[place].hasPrefix(":")
            return Column(name: plain(cell), type: isRight ? .number : .text)
        }
        let rows = note.blocks.filter { $0.table?.index == index }.map { row -> [Value] in
            columns.indices.map { row.cells.indices.contains($0) ? .text(plain(row.cells[$0])) : .missing }
        }
        return TableRenderer.render(ResultTable(columns: columns, rows: rows), page: page).text
    }

    private mutating func plain(_ text: InlineText) -> String { runs(of: text).map(\.text).joined() }
}

extension MarkedWord {
    /// The words of runs of text that follow each other without a gap; a word is marked when any of it is.
    fileprivate static func words(of runs: [(text: String, isBold: Bool)]) -> [MarkedWord] {
        var words: [MarkedWord] = []
        var word = MarkedWord(text: "", isMarked: false)
        for run in runs {
            for character in run.text {
                if character == " " {
                    if !word.text.isEmpty { words.append(word) }
                    word = MarkedWord(text: "", isMarked: false)
                } else {
                    word.text.append(character)
                    word.isMarked = word.isMarked || run.isBold
                }
            }
        }
        return word.text.isEmpty ? words : words + [word]
    }
}
