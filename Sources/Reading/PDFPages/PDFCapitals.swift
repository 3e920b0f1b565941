internal import AssessmentModel
internal import ReferenceData
internal import TextAnalysis

/// A paragraph's first letter that is set larger than its line, which poppler gives as a line of its own.
enum PDFCapitals {
    /// The lines with each such letter before the words it begins.
    static func joined(_ lines: [PDFPage.Line]) -> [PDFPage.Line] {
        var lines = lines
        var taken: Set<Int> = []
        for index in lines.indices where isCapital(lines[index].text) {
            let capital = lines[index]
            let beside = lines.indices.filter { $0 != index && stands(lines[$0], behind: capital) }
            guard let first = beside.min(by: { lines[$0].top < lines[$1].top }),
                let letter = lines[first].text.first, letter.isLowercase || letter == "’"
            else { continue }
            let gap = lines[first].left - capital.right
            let space = isWord(capital.text, before: lines[first], gap: gap, among: lines) ? " " : ""
            if !lines[first].words.isEmpty {
                lines[first].words[0].text = capital.text + space + lines[first].words[0].text
                lines[first].words[0].box.left = capital.left
            }
            lines[first].text = capital.text + space + lines[first].text
            for line in beside { lines[line].left = capital.left }
            taken.insert(index)
        }
        return taken.isEmpty ? lines : lines.indices.filter { !taken.contains($0) }.map { lines[$0] }
    }

    private static func isCapital(_ text: String) -> Bool {
        guard text.utf8.count <= 6, text.last?.isUppercase == true else { return false }
        return text.count == 1 || text.count == 2 && text.first.map { "“‘\"'".contains($0) } == true
    }

    /// Whether a line of usual letters stands right behind a large one, at its height.
    private static func stands(_ line: PDFPage.Line, behind capital: PDFPage.Line) -> Bool {
        let middle = (line.top + line.bottom) / 2
        return capital.height > line.height * 1.35 && line.left > capital.left - 2
            && line.left - capital.right < line.height * 1.6
            && middle > capital.top && middle < capital.bottom
    }

    /// Whether a letter is a word by itself, as "A" and "I" are: where no word begins with it and what stands behind.
    private static func isWord(
        _ capital: String, before line: PDFPage.Line, gap: Double, among lines: [PDFPage.Line]
    ) -> Bool {
        guard let letter = capital.last, letter == "A" || letter == "I" else { return false }
        let next = Folding.wordList(line.text).first ?? ""
        let whole = letter.lowercased() + next
        let words = Set(lines.flatMap { Folding.wordList($0.text) })
        let short: Set<String> = [
            "in", "it", "is", "if", "its", "an", "as", "at", "all", "and", "are", "any",
        ]
        if short.contains(whole) { return false }
        if ReferenceData.vocabulary.contains(whole) || words.contains(whole) { return false }
        return ReferenceData.vocabulary.contains(next) || words.contains(next) && next.count > 1
            || gap > line.height * 0.5
    }
}
