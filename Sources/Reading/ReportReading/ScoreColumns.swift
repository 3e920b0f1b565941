internal import English
internal import TextAnalysis

/// Which columns of a table of scores hold no score of this assessment, by their headings: the highest that there is
/// (`Out of`), and those of an earlier year beside a later one.
struct ScoreColumns {
    /// By a table's number the columns, from 0.
    private var others: [Int: Set<Int>] = [:]

    /// - Parameter blocks: of the page; a table's first row holds its headings.
    init(_ blocks: [Block]) {
        var last: Int?
        for block in blocks {
            guard let table = block.table, table != last else { continue }
            last = table
            guard others[table] == nil else { continue }
            let columns = Self.others(
                block.text.split(separator: "\t", omittingEmptySubsequences: false).map(Folding.words))
            if !columns.isEmpty { others[table] = columns }
        }
    }

    /// A row of a table without the cells of such columns.
    func own(_ block: Block) -> String {
        guard let table = block.table, let others = others[table] else { return block.text }
        return block.text.split(separator: "\t", omittingEmptySubsequences: false).enumerated()
            .map { others.contains($0.offset) ? "" : $0.element }.joined(separator: "\t")
    }

    private static let highest = English.words(.figures, "columns of the highest score").words
    private static let earlier = English.words(.figures, "columns of an earlier score")
    private static let present = English.words(.figures, "columns of the present score")

    private static func others(_ headings: [String]) -> Set<Int> {
        var others = Set(
            headings.indices.filter { column in highest.contains { headings[column].hasPrefix($0) } })
        let words = headings.map { $0.split(separator: " ") }
        let years = words.map { $0.compactMap { $0.count == 4 && $0.hasPrefix("20") ? Int($0) : nil }.max() }
        if let newest = years.compactMap(\.self).max() {
            others.formUnion(headings.indices.filter { years[$0].map { $0 < newest } ?? false })
        }
        let before = headings.indices.filter { column in words[column].contains(where: earlier.contains) }
        if words.contains(where: { $0.contains(where: present.contains) }) { others.formUnion(before) }
        return others
    }
}
