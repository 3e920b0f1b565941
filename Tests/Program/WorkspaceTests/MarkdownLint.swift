import Foundation

/// What a Markdown linter would say of a written note, and what these notes promise of their tables. An empty
/// list is a clean note.
enum MarkdownLint {
    /// - Returns: a line for every fault: `12: a heading wants a blank line before it`.
    static func faults(in note: String) -> [String] {
        var lines = note.components(separatedBy: "\n")
        var faults: [String] = []
        func fault(_ index: Int, _ words: String) {
            faults.append("\(index + 1): \(words): \(lines[index].prefix(80))")
        }
        guard lines.last == "" else { return ["\(lines.count): the file wants a newline at its end"] }
        lines.removeLast()
        let end = lines.firstIndex { $0.hasPrefix("<!-- assay") } ?? lines.count
        let body = Array(lines[..<end])
        var level = 0
        var headings: Set<String> = []
        for (index, line) in body.enumerated() {
            let before = index > 0 ? body[index - 1] : ""
            let after = index + 1 < body.count ? body[index + 1] : ""
            if line.hasSuffix(" ") || line.contains("\t") { fault(index, "white space at the end, or a tab") }
            if line.isEmpty, before.isEmpty, index > 0 { fault(index, "two blank lines") }
            if line.hasPrefix("#") {
                let depth = line.prefix { $0 == "#" }.count
                if depth > level + 1 { fault(index, "a level of headings is left out") }
                if depth == 1, level > 0 { fault(index, "a second heading of the first level") }
                level = depth
                if !before.isEmpty || !after.isEmpty { fault(index, "a heading wants blank lines around it") }
                if !headings.insert(line).inserted { fault(index, "the same heading twice") }
                if line.hasSuffix(".") || line.hasSuffix(":") { fault(index, "a heading ends in a mark") }
            }
            if isItem(line), !before.isEmpty, !isItem(before) {
                fault(index, "a list wants a blank line before it")
            }
            if isItem(line), !after.isEmpty, !isItem(after) {
                fault(index, "a list wants a blank line after it")
            }
        }
        return faults + tables(in: body)
    }

    private static func isItem(_ line: String) -> Bool {
        line.hasPrefix("- ") || line.firstMatch(of: #/^\d+\. /#) != nil
    }

    /// Caption before, header, rule, as many cells in every row, none of them empty, blank lines around.
    private static func tables(in body: [String]) -> [String] {
        var faults: [String] = []
        var index = 0
        while index < body.count {
            guard body[index].hasPrefix("|") else {
                index += 1
                continue
            }
            let start = index
            while index < body.count, body[index].hasPrefix("|") { index += 1 }
            let rows = body[start..<index].map(cells)
            func fault(_ words: String) { faults.append("\(start + 1): \(words): \(body[start].prefix(80))") }
            if start < 2 || !body[start - 1].isEmpty
                || body[start - 2].firstMatch(of: #/^Table \d+: \S/#) == nil
            {
                fault("a table wants its caption")
            }
            if index < body.count, !body[index].isEmpty { fault("a table wants a blank line after it") }
            if rows.count < 3 { fault("a table without rows") }
            if rows.count > 1, !rows[1].allSatisfy({ $0.wholeMatch(of: #/-{3,}:?/#) != nil }) {
                fault("a table wants its rule")
            }
            if Set(rows.map(\.count)).count > 1 { fault("rows of different length") }
            if rows.contains(where: { $0.contains("") }) { fault("an empty cell") }
        }
        return faults
    }

    private static func cells(_ row: String) -> [String] {
        row.replacingOccurrences(of: "\\|", with: "¦").split(separator: "|", omittingEmptySubsequences: false)
            .dropFirst().dropLast().map {
                $0.trimmingCharacters(in: .whitespaces)
            }
    }
}
