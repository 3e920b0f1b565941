/// Numbers that a draft has beside its lines: they stand below each other at one edge, left of what they number, and rise by
/// one.
package enum PDFLineNumbers {
    /// Fewest of them on a page; a table's first column may hold a few such figures.
    private static let least = 8

    /// The lines without such numbers, and these.
    package static func apart(_ lines: [PDFPage.Line]) -> (lines: [PDFPage.Line], numbers: [String]) {
        let figures = lines.indices.filter {
            (1...4).contains(lines[$0].text.utf8.count) && Int(lines[$0].text) != nil
        }
        let columns = Dictionary(grouping: figures) { Int((lines[$0].right / 2).rounded()) }
        for column in columns.values where column.count >= least {
            let column = column.sorted { lines[$0].top < lines[$1].top }
            let numbers = column.compactMap { Int(lines[$0].text) }
            let right = column.map { lines[$0].right }.max() ?? 0
            let own = Set(column)
            guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 + 1 == $1 }),
                lines.indices.allSatisfy({ own.contains($0) || lines[$0].left >= right })
            else { continue }
            return (lines.indices.filter { !own.contains($0) }.map { lines[$0] }, numbers.map(String.init))
        }
        return (lines, [])
    }
}
