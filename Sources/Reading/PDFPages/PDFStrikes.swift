/// Lines drawn level on a page, as those are that strike words out.
struct PDFStrikes {
    /// A level line, in points from the top left.
    struct Stroke: Hashable {
        var left: Double
        var right: Double
        var y: Double
    }

    private let strokes: [Stroke]

    /// - Parameter strokes: of one page.
    init(_ strokes: [Stroke]) { self.strokes = strokes.sorted { $0.y < $1.y } }

    /// The lines without the words that a stroke goes through, and how many passages those were.
    func apart(_ lines: [PDFPage.Line]) -> (lines: [PDFPage.Line], count: Int) {
        guard !strokes.isEmpty else { return (lines, 0) }
        var count = 0
        let left = lines.compactMap { line -> PDFPage.Line? in
            let through = near(line)
            guard !through.isEmpty else { return line }
            var words: [PDFPage.Word] = []
            var wasStruck = false
            for word in line.words {
                let rest = Self.rest(of: word, through)
                if rest != word.text, !wasStruck { count += 1 }
                wasStruck = rest != word.text
                if !rest.isEmpty { words.append(.init(text: rest, box: word.box, order: word.order)) }
            }
            if words.map(\.text) == line.words.map(\.text) { return line }
            return words.isEmpty ? nil : .of(words, like: line)
        }
        return (left, count)
    }

    /// The strokes that go through the middle of a line's words and end where words do: a rule of a table goes past them,
    /// an underline stands below.
    private func near(_ line: PDFPage.Line) -> [Stroke] {
        var low = 0
        var high = strokes.count
        while low < high {
            let middle = (low + high) / 2
            if strokes[middle].y < line.top { low = middle + 1 } else { high = middle }
        }
        return strokes[low...].prefix { $0.y < line.bottom }.filter { stroke in
            let height = (stroke.y - line.top) / max(1, line.height)
            return height > 0.35 && height < 0.75 && stroke.left > line.left - line.height * 0.4
                && stroke.right < line.right + line.height * 0.4
        }
    }

    /// What is left of a word: nothing, all, or, where a stroke ends inside it, what stands before or behind the end, each
    /// letter taken for as wide as the others.
    private static func rest(of word: PDFPage.Word, _ strokes: [Stroke]) -> String {
        let width = word.box.right - word.box.left
        guard width > 0 else { return word.text }
        for stroke in strokes {
            let from = (max(stroke.left, word.box.left) - word.box.left) / width
            let to = (min(stroke.right, word.box.right) - word.box.left) / width
            if to - from > 0.8 { return "" }
            guard to - from > 0.15 else { continue }
            let letters = Double(word.text.count)
            if from < 0.05 { return String(word.text.dropFirst(Int((to * letters).rounded()))) }
            if to > 0.95 { return String(word.text.prefix(Int((from * letters).rounded()))) }
        }
        return word.text
    }
}
