/// The title of a report that stands on several lines: `Anyshire Council:` above `local authority assessment`.
enum TitleLines {
    /// Titles stand in the first lines of a text, on no more lines than this.
    private static let nearTop = 80
    private static let most = 6

    /// The lines with such a title on its first one.
    static func joined(_ lines: [TextLine]) -> [TextLine] {
        var lines = lines
        for start in lines.indices.prefix(nearTop) where begins(lines, at: start) {
            let run = lines[start...].prefix(most).prefix { !$0.text.isEmpty && $0.text.utf8.count <= 80 }
            let title = (2..<max(3, run.count + 1)).reversed().lazy.compactMap { count in
                let words = run.prefix(count).map(\.text).joined(separator: " ")
                return run.count >= count && Recogniser.titleName(words) != nil ? (words, count) : nil
            }.first
            guard let (words, count) = title else { continue }
            lines[start].text = Substring(words)
            lines[start].whole = Substring(words)
            for rest in start + 1..<start + count { (lines[rest].text, lines[rest].whole) = ("", "") }
            break
        }
        return lines
    }

    /// Whether lines that may be a title begin at one: behind a blank line, and not with a title in one line.
    private static func begins(_ lines: [TextLine], at start: Int) -> Bool {
        let line = lines[start]
        return !line.text.isEmpty && !line.isRow && !line.isPageEdge && line.text.utf8.count <= 80
            && (start == 0 || lines[start - 1].text.isEmpty || lines[start - 1].isPageEdge)
            && Recogniser.titleName(String(line.text)) == nil
    }
}
