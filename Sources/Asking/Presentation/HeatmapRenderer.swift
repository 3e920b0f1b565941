internal import AssessmentModel
internal import TextAnalysis

/// Rows by columns of numbers, each with a shade: the eye finds the pattern, the number says it.
///
///     authority         A    B
///     Stockton-on-Tees  2 ▒  3 ▓
///
///     A Assessing needs   B Safeguarding
///     ░ 1   ▒ 2   ▓ 3   █ 4
enum HeatmapRenderer {
    private static let shades = ["░", "▒", "▓", "█"]

    static func render(_ table: ResultTable, page: PageSetup) -> Rendering {
        let numbers = table.numberColumns
        let values = numbers.flatMap { column in table.rows.compactMap { $0[column].number } }.filter(
            \.isFinite)
        guard let lowest = values.min(), let highest = values.max() else {
            let shown = OutputFormat.standard.render(table, page: page)
            return Rendering(
                shown.text,
                notes: table.rows.isEmpty
                    ? [] : ["There is no number to shade: shown without shades."] + shown.notes)
        }
        let cell = CellText(table, missing: "-")
        let scale = Scale(lowest: lowest, highest: highest, isWhole: values.allSatisfy { $0 == $0.rounded() })
        let labelColumns = table.columns.indices.filter { !numbers.contains($0) }
        let labels = table.rows.map { row in
            labelColumns.map { cell.text(row[$0], column: $0) }.joined(separator: ", ")
        }
        let title = labelColumns.map { SafeText.neutralised(table.columns[$0].name) }.joined(separator: ", ")
        let cells = table.rows.map { row in
            numbers.map { column -> String in
                let text = cell.text(row[column], column: column)
                return row[column].number.map { text + " " + shades[scale.shade(of: $0)] } ?? text + "  "
            }
        }
        let names = numbers.map { SafeText.neutralised(table.columns[$0].name) }
        let labelWidth = labels.reduce(DisplayWidth.of(title)) { max($0, DisplayWidth.of($1)) }
        let cellWidths = numbers.indices.map { column in cells.map { DisplayWidth.of($0[column]) }.max() ?? 0
        }
        let fullWidths = numbers.indices.map { max(cellWidths[$0], DisplayWidth.of(names[$0])) }
        let fits = labelWidth + fullWidths.reduce(0) { $0 + $1 + 2 } <= page.columns
        let heads = fits ? names : numbers.indices.map(ShortHeads.letter)
        let widths = fits ? fullWidths : numbers.indices.map { max(cellWidths[$0], heads[$0].count) }
        // On a narrow page the columns stand closer, so that names stay in one line.
        let gap = labelWidth + widths.reduce(0) { $0 + $1 + 2 } <= page.columns ? 2 : 1
        let labelColumnWidth = min(labelWidth, page.columns - widths.reduce(0) { $0 + $1 + gap })
        guard labelColumnWidth >= min(labelWidth, 10) else {
            let shown = OutputFormat.standard.render(table, page: page)
            return Rendering(
                shown.text,
                notes: ["The heat map is wider than the page: shown without shades."] + shown.notes)
        }

        func line(_ label: String, _ parts: [String]) -> String {
            let body = parts.indices.map {
                String(repeating: " ", count: gap) + parts[$0].padded(to: widths[$0], right: true)
            }.joined()
            let lines = WordWrap.lines(label, columns: labelColumnWidth)
            return lines.dropLast().map { $0 + "\n" }.joined()
                + ((lines.last ?? "").padded(to: labelColumnWidth) + body).withoutTrailingSpaces + "\n"
        }
        var output = page.bold(String(line(title, heads).dropLast())) + "\n"
        for (label, row) in zip(labels, cells) { output += line(label, row) }
        output += "\n"
        if !fits { output += ShortHeads.legend(names, columns: page.columns) }
        return Rendering(output + ShortHeads.flow(scale.legend, columns: page.columns))
    }

    /// Four shades over the range of the numbers.
    private struct Scale {
        let lowest: Double
        let highest: Double
        let isWhole: Bool

        /// Whole numbers from 1 to 4 are scores: each has its own shade.
        private var isScores: Bool { isWhole && lowest >= 1 && highest <= 4 }

        func shade(of value: Double) -> Int {
            if isScores { return Int(value) - 1 }
            guard highest > lowest else { return 0 }
            return max(0, min(3, Int((value - lowest) / (highest - lowest) * 4)))
        }

        var legend: [String] {
            if isScores { return shades.enumerated().map { "\($1) \($0 + 1)" } }
            guard highest > lowest else { return ["\(shades[0]) \(text(lowest))"] }
            let step = (highest - lowest) / 4
            return shades.indices.map { "\(shades[$0]) from \(text(lowest + Double($0) * step))" } + [
                "to \(text(highest))"
            ]
        }

        private func text(_ value: Double) -> String {
            NumberFormat.grouped(
                value, decimals: highest - lowest >= 20 ? 0 : NumberFormat.decimals(of: value))
        }
    }
}
