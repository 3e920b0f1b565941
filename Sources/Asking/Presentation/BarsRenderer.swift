internal import AssessmentModel

/// A bar for each number with the number after it; a block for each number column.
///
///     Good                  ████████████████████████ 41
///     Requires improvement  ████████████████▍ 28
///
/// When there are negative numbers, bars start at a common zero, negative ones to its left.
enum BarsRenderer {
    static func render(_ table: ResultTable, page: PageSetup) -> Rendering {
        let numbers = table.numberColumns
        guard !numbers.isEmpty, !table.rows.isEmpty else {
            let shown = OutputFormat.standard.render(table, page: page)
            return Rendering(
                shown.text,
                notes: table.rows.isEmpty
                    ? []
                    : [
                        "There is no number to draw bars from: shown as \(table.proseColumns.isEmpty ? "a table" : "a list")."
                    ] + shown.notes
            )
        }
        // A number that every row has and that names the row, such as a year, is a label when another number
        // follows.
        let drawn = numbers.count > 1 && numbers.first == 0 ? Array(numbers.dropFirst()) : numbers
        let cell = CellText(table, missing: "-")
        let labels = table.rows.map { row in
            row.indices.filter { !drawn.contains($0) }.map { cell.text(row[$0], column: $0) }.joined(
                separator: ", ")
        }
        let blocks = drawn.map { column -> String in
            let title = drawn.count > 1 ? SafeText.neutralised(table.columns[column].name) + "\n" : ""
            return title
                + block(
                    labels, values: table.rows.map { $0[column].number },
                    numbers: table.rows.map { cell.text($0[column], column: column) },
                    page: page)
        }
        return Rendering(blocks.joined(separator: "\n"))
    }

    private static func block(_ labels: [String], values: [Double?], numbers: [String], page: PageSetup)
        -> String
    {
        let labelWidth = min(labels.map { DisplayWidth.of($0) }.max() ?? 0, max(10, page.columns / 2))
        let numberWidth = numbers.map { DisplayWidth.of($0) }.max() ?? 0
        let columns = max(5, min(page.columns, 100) - labelWidth - 2 - numberWidth - 1)
        let finite = values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
        let lowest = min(0, finite.compactMap { $0 }.min() ?? 0)
        let highest = max(0, finite.compactMap { $0 }.max() ?? 0)
        let range = highest - lowest
        let negativeColumns = range > 0 ? Int((Double(columns) * -lowest / range).rounded(.up)) : 0
        var output = ""
        for (index, value) in finite.enumerated() {
            let lines = WordWrap.lines(labels[index], columns: max(1, labelWidth))
            for extra in lines.dropLast() { output += extra + "\n" }
            let label = (lines.last ?? "").padded(to: labelWidth)
            let eighths = range > 0 ? Int((abs(value ?? 0) / range * Double(columns) * 8).rounded()) : 0
            let bar: String
            if (value ?? 0) < 0 {
                bar = String(repeating: "░", count: (eighths + 4) / 8).padded(
                    to: negativeColumns, right: true)
            } else {
                bar = String(repeating: " ", count: negativeColumns) + solid(eighths: eighths)
            }
            let line = "\(label)  \(bar)"
            output += (bar.hasSuffix(" ") || bar.isEmpty ? line : line + " ") + numbers[index] + "\n"
        }
        return output
    }

    private static func solid(eighths: Int) -> String {
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }
}
