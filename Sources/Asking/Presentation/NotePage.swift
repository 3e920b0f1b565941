internal import AssessmentModel

/// A note's Markdown as it is read on a terminal: headings bold, lines broken at words, tables aligned,
/// footnotes numbered.
///
/// Only what notes hold is known: headings, paragraphs, list items, quoted blocks, tables, footnotes, links,
/// bold. The rest stays as it is.
package enum NotePage {
    /// The note set for a page; ends in a newline.
    package static func set(_ markdown: String, page: PageSetup) -> String {
        var setter = NoteSetter(page: page)
        return setter.set(markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
}

/// Sets the lines of one note, numbering its footnotes as they come.
private struct NoteSetter {
    private var page: PageSetup
    private var numbers: [String: Int] = [:]

    init(page: PageSetup) {
        self.page = page
        // A note's rows cannot be opened or pinned.
        self.page.numbersRows = false
        self.page.searchWords = []
    }

    mutating func set(_ lines: [String]) -> String {
        var output = ""
        var index = 0
        while index < lines.count {
            let line = lines[index]
            let rows = lines[index...].prefix { $0.hasPrefix("|") }
            if rows.count > 2 {
                output += table(Array(rows))
                index += rows.count
                continue
            }
            output += block(line)
            index += 1
        }
        while output.hasSuffix("\n\n") { output.removeLast() }
        return output
    }

    private mutating func block(_ line: String) -> String {
        if line.allSatisfy(\.isWhitespace) { return "\n" }
        let hashes = line.prefix { $0 == "#" }.count
        if hashes > 0, line.dropFirst(hashes).hasPrefix(" ") {
            let heading = line.dropFirst(hashes + 1).filter { $0 != "*" }
            return wrapped([(String(heading), true)], first: "", margin: "")
        }
        if line.hasPrefix("[^"), let end = line.firstRange(of: "]: ") {
            let label = String(line[line.index(line.startIndex, offsetBy: 2)..<end.lowerBound])
            let head = "[\(number(of: label))] "
            let margin = String(repeating: " ", count: head.count)
            return wrapped(inline(line[end.upperBound...]), first: head, margin: margin)
        }
        let spaces = line.prefix { $0 == " " }
        let rest = line.dropFirst(spaces.count)
        let marker = marker(of: rest)
        let margin = String(repeating: " ", count: spaces.count + marker.count)
        return wrapped(
            inline(rest.dropFirst(marker.count)), first: spaces + marker,
            margin: marker == "> " ? spaces + "> " : margin)
    }

    /// `- `, `> `, `12. `, `2.4 `, or nothing.
    private func marker(of line: Substring) -> String {
        for mark in ["- ", "* ", "> "] where line.hasPrefix(mark) { return mark }
        let number = line.prefix { $0.isNumber || $0 == "." }
        guard number.contains("."), number.first?.isNumber == true,
            line.dropFirst(number.count).hasPrefix(" ")
        else { return "" }
        return number + " "
    }

    private func wrapped(_ runs: [(text: String, isBold: Bool)], first: String, margin: String) -> String {
        let words = MarkedWord.words(of: runs.map { (SafeText.neutralised($0.text), $0.isBold) })
        let lines = WordWrap.lines(words, columns: max(10, page.columns - margin.count), page: page)
        return lines.enumerated().map { ($0 == 0 ? first : margin) + $1 + "\n" }.joined()
    }

    // MARK: inside a line

    /// The words of a line, bold or not: links by their words, footnotes by their numbers, without marks and
    /// escapes.
    private mutating func inline(_ text: Substring) -> [(text: String, isBold: Bool)] {
        var runs: [(text: String, isBold: Bool)] = []
        var run = ""
        var isBold = false
        var rest = text
        while let character = rest.first {
            if rest.hasPrefix("**") {
                runs.append((run, isBold))
                run = ""
                isBold.toggle()
                rest = rest.dropFirst(2)
            } else if character == "\\", let next = rest.dropFirst().first,
                next.isPunctuation || next.isSymbol
            {
                run.append(next)
                rest = rest.dropFirst(2)
            } else if rest.hasPrefix("[^"), let end = rest.firstIndex(of: "]") {
                run += "[\(number(of: String(rest[rest.index(rest.startIndex, offsetBy: 2)..<end])))]"
                rest = rest[rest.index(after: end)...]
            } else if character == "[", let middle = rest.firstRange(of: "]("),
                let end = rest[middle.upperBound...].firstIndex(of: ")")
            {
                run += rest[rest.index(after: rest.startIndex)..<middle.lowerBound]
                rest = rest[rest.index(after: end)...]
            } else {
                run.append(character)
                rest = rest.dropFirst()
            }
        }
        return runs + [(run, isBold)]
    }

    private mutating func number(of label: String) -> Int {
        if let number = numbers[label] { return number }
        numbers[label] = numbers.count + 1
        return numbers.count
    }

    // MARK: tables

    private mutating func table(_ lines: [String]) -> String {
        let rule = cells(of: lines[1])
        let head = cells(of: lines[0])
        let columns = head.enumerated().map { index, name in
            let isRight =
                rule.indices.contains(index) && rule[index].hasSuffix(":") && !rule[index].hasPrefix(":")
            return Column(name: plain(name), type: isRight ? .number : .text)
        }
        let rows = lines.dropFirst(2).map { line -> [Value] in
            let row = cells(of: line).map { Value.text(plain($0)) }
            return columns.indices.map { row.indices.contains($0) ? row[$0] : .missing }
        }
        return TableRenderer.render(ResultTable(columns: columns, rows: Array(rows)), page: page).text
    }

    private mutating func plain(_ text: String) -> String { inline(text[...]).map(\.text).joined() }

    /// The cells between the bars of a row; `\\|` is no bar.
    private func cells(of line: String) -> [String] {
        var cells: [String] = []
        var cell = ""
        var isEscaped = false
        for character in line.dropFirst() {
            if character == "|", !isEscaped {
                cells.append(cell)
                cell = ""
            } else {
                cell.append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        return cells.map { cell in String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
    }
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
