package import AssessmentModel
internal import TextAnalysis

/// Values as a reader sees them, safe to print.
package struct CellText: Sendable {
    /// The most decimals of any number of the column, at most two.
    private let decimals: [Int]
    /// Columns of worked-out numbers, which have more decimals than are shown: all are set with two.
    private let isRounded: [Bool]
    private let isGrouped: [Bool]
    private let missing: String

    /// - Parameter missing: what stands for a missing value: `-` in tables, `Not stated` in documents.
    package init(_ table: ResultTable, missing: String) {
        self.missing = missing
        decimals = table.columns.indices.map { column in
            table.rows.reduce(0) { most, row in
                guard case .number(let value) = row[column] else { return most }
                return max(most, NumberFormat.decimals(of: value))
            }
        }
        isRounded = table.columns.indices.map { column in
            table.rows.contains { row in
                guard case .number(let value) = row[column] else { return false }
                return NumberFormat.decimals(of: value, limit: 6) > 2
            }
        }
        // A year is a name for a time, not a quantity: no comma in it.
        isGrouped = table.columns.map { column in !column.name.split(separator: "_").contains("year") }
    }

    /// One cell. A number has the decimals it came with, at most two; worked-out numbers all have two. Dates
    /// are written out; lists are joined.
    package func text(_ value: Value, column: Int) -> String {
        switch value {
        case .missing: missing
        case .text(let text): SafeText.neutralised(text)
        case .integer(let number): integer(number, column: column)
        case .number(let number):
            isGrouped[column]
                ? NumberFormat.grouped(number, decimals: shownDecimals(number, column))
                : NumberFormat.fixed(number, decimals: shownDecimals(number, column))
        case .date(let date): date.english
        case .yesNo(let flag): flag ? "yes" : "no"
        case .list(let items): items.isEmpty ? missing : SafeText.neutralised(items.joined(separator: ", "))
        }
    }

    /// One cell with spaces behind it, so that the decimal points of a right-aligned column stand under each
    /// other.
    func aligned(_ value: Value, column: Int) -> String {
        let cell = text(value, column: column)
        guard value.number != nil, decimals[column] > 0, !isRounded[column] else { return cell }
        let own = cell.split(separator: ".").count > 1 ? cell.split(separator: ".")[1].count : 0
        return cell
            + String(repeating: " ", count: own == 0 ? decimals[column] + 1 : max(0, decimals[column] - own))
    }

    private func shownDecimals(_ number: Double, _ column: Int) -> Int {
        isRounded[column] ? decimals[column] : NumberFormat.decimals(of: number)
    }

    private func integer(_ number: Int, column: Int) -> String {
        if isRounded[column] { return NumberFormat.grouped(Double(number), decimals: decimals[column]) }
        return isGrouped[column] ? NumberFormat.grouped(number) : String(number)
    }
}

extension ResultTable {
    /// Columns whose values are long text: declared so, or text with a value wider than `longestCell`. Beside
    /// figures that is what they measure, which wraps in its column.
    var proseColumns: [Int] {
        let hasFigures = columns.contains { $0.type == .number }
        return columns.indices.filter { index in
            if columns[index].isProse { return true }
            guard columns[index].type == .text, !hasFigures else { return false }
            return rows.contains { row in
                guard case .text(let text) = row[index] else { return false }
                return text.utf8.count > Self.longestCell && DisplayWidth.of(text) > Self.longestCell
            }
        }
    }

    /// Columns whose values are numbers: right aligned, and what bars and heat maps are drawn from.
    var numberColumns: [Int] {
        columns.indices.filter { index in
            if columns[index].type == .number { return true }
            return rows.contains { $0[index].number != nil }
                && rows.allSatisfy { $0[index] == .missing || $0[index].number != nil }
        }
    }

    /// Text wider than this is set as prose.
    private static let longestCell = 80
}
