package import AssessmentModel
internal import TextAnalysis

/// How a calculated number of a note is found again, from the library or from the note itself.
package enum Recipe: Sendable, Hashable {
    /// The first cell of the answer to a query, without its sign, rounded half away from zero to the decimals
    /// printed. Words such as "three" stand for their number, "none" and "no" for 0.
    case query(String)
    /// Numbers of the same block, in digits, joined by ` + ` and ` - `: added up from left to right.
    case sum(String)
    /// How many rows the block's table has, its header left out.
    case tableRows
    /// A number of a council's plan: the plan's name, how far it had come, and what is counted.
    case plan(String)

    /// As the trailing comment holds it, on one line.
    package var line: String {
        switch self {
        // A comment ends at "-->" and may not hold "--": a query needs neither, since minus stands between
        // spaces.
        case .query(let query): "query: " + MarkdownText.flattened(query).replacing("--", with: "-")
        case .sum(let sum): "sum: " + sum
        case .tableRows: "table rows"
        case .plan(let count): "plan: " + MarkdownText.flattened(count).replacing("--", with: "-")
        }
    }

    /// Reads what `line` gives; nil for anything else.
    package init?(line: String) {
        if line.hasPrefix("query: ") {
            self = .query(String(line.dropFirst(7)))
        } else if line.hasPrefix("sum: ") {
            self = .sum(String(line.dropFirst(5)))
        } else if line.hasPrefix("plan: ") {
            self = .plan(String(line.dropFirst(6)))
        } else if line == "table rows" {
            self = .tableRows
        } else {
            return nil
        }
    }

    /// The value of a `sum`; nil when it is none.
    package static func value(ofSum sum: String) -> Double? {
        let words = sum.split(separator: " ").map { $0.filter { $0 != "," } }
        guard words.count % 2 == 1, var total = words.first.flatMap({ Double($0) }) else { return nil }
        for index in stride(from: 1, to: words.count, by: 2) {
            guard let next = Double(words[index + 1]), ["+", "-"].contains(words[index]) else { return nil }
            total += words[index] == "+" ? next : -next
        }
        return total
    }

    /// A question that was put together, its values escaped.
    package static func question(_ query: QueryText) -> Recipe { .query(query.text) }

    /// A query for a field of one record, an earlier one too.
    package static func field(_ field: QueryText, of record: QueryText, _ id: String) -> Recipe {
        .question("all \(record) where id is \(id) show \(field)")
    }
}
