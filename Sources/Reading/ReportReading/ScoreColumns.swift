internal import AssessmentModel
internal import English
internal import ReferenceData
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

    static func others(_ headings: [String]) -> Set<Int> {
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

/// Tables that are turned: the statements are the heads of columns, and their scores stand in one row below.
extension Recogniser {
    /// Takes the scores of such a table. Of two rows that differ it is not known which one is meant, unless they say
    /// so: then nothing is taken.
    mutating func turnedScores(at index: Int) -> [ReportPage.Kind]? {
        if case .section(let section) = place, section.isStatement { return nil }
        let head = blocks[index]
        guard head.kind == .tableRow else { return nil }
        let names = Self.cells(head)
        let heads = names.map { statement(named: $0) }
        let columns = heads.indices.filter { heads[$0] != nil }
        guard columns.count > 2, Set(columns.map { heads[$0]?.slug }).count == columns.count else {
            return nil
        }
        let rows = blocks[(index + 1)...].prefix { $0.kind == .tableRow && $0.table == head.table }.map(
            Self.cells)
        let labels = rows.map { row in
            Folding.words(row.indices.filter { !columns.contains($0) }.map { row[$0] }.joined(separator: " "))
        }
        let others = ScoreColumns.others(labels)
        let found = rows.indices.filter { row in
            !others.contains(row) && Self.isLabelOfScores(labels[row])
                && columns.allSatisfy { $0 < rows[row].count && Score.inCell(rows[row][$0]) != nil }
        }
        let scores = Set(found.map { row in columns.map { Score.inCell(rows[row][$0])?.value } })
        guard let chosen = found.first, scores.count == 1 else { return nil }
        begin()
        for column in columns {
            page.listedScores.append(
                .init(
                    slug: heads[column]?.slug ?? "", printedName: names[column],
                    score: Score.inCell(rows[chosen][column])?.value, line: head.line))
        }
        return [.statementName] + rows.indices.map { $0 == chosen ? .score : .unread }
    }

    private static func cells(_ row: Block) -> [String] {
        row.text.split(separator: "\t", omittingEmptySubsequences: false).map { String($0.trimmedLine) }
    }

    /// Whether folded words before a row of scores say that it is one, or nothing.
    private static func isLabelOfScores(_ words: String) -> Bool {
        words.split(separator: " ").allSatisfy { tableHeads.contains($0) || $0.count == 4 && Int($0) != nil }
    }

    /// Whether a text is a line by itself in any report: one that the framework knows, or a statement's name with its
    /// score.
    static func isOwnLine(_ text: String, _ framework: Framework) -> Bool {
        if framework.isLineOfItsOwn(words: Folding.words(text)) { return true }
        guard text.utf8.count < 120, text.mentions("score"), let named = Score.named(text) else {
            return false
        }
        return framework.statementsByWords[Folding.words(named.name)] != nil
    }
}
