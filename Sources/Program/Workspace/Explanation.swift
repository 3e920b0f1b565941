internal import AssessmentModel
package import QueryLanguage
internal import QueryTables
internal import TextAnalysis

/// How a question was understood.
package struct Explanation: Sendable {
    package var compiled: CompiledQuery
    /// Rows left after each of its stages.
    package var counts: [Int]

    /// In English, normalised, as SQL with what is bound, and the rows after each step.
    package var text: String {
        var output =
            compiled.english + "\n\n" + compiled.normalisedParts.joined(separator: "\n    ") + "\n\n"
            + compiled.sql + "\n"
        if !compiled.bindings.isEmpty {
            output += "with " + compiled.bindings.map(\.words).joined(separator: ", ") + "\n"
        }
        if !counts.isEmpty { output += "\n" }
        for (stage, count) in zip(compiled.stages, counts) {
            output += "\(NumberFormat.grouped(count)) \(count == 1 ? stage.singular : stage.plural)\n"
        }
        return output
    }
}

extension Binding {
    /// As `explain` prints it.
    fileprivate var words: String {
        switch self {
        case .null: "nothing"
        case .text(let text): "'\(text)'"
        case .integer(let number): String(number)
        case .real(let number): String(number)
        }
    }
}
