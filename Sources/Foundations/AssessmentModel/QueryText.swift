/// A question of the query language, put together from words of the program and values that may hold
/// anything: a value is always one operand, whatever marks stand in it.
///
///     "statements where authority is \(slug) count"         statements where authority is "northmoor" count
///     "findings where heading is \(heading)"                findings where heading is "The ""front door"""
///     "card \(bare: slug)"                                  card northmoor
package struct QueryText: Hashable, Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
    /// As it is typed.
    package private(set) var text: String

    package var description: String { text }

    package init(stringLiteral value: String) { text = value }
    package init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

    /// Parts one after another: conditions joined by ` and `.
    package static func joined(_ parts: [QueryText], by separator: String) -> QueryText {
        QueryText(stringLiteral: parts.map(\.text).joined(separator: separator))
    }

    /// A value in quotation marks; those inside it are doubled.
    package static func quoted(_ value: some StringProtocol) -> String {
        "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// A value as people type it: without marks where it is one word of letters and hyphens.
    package static func bare(_ value: String) -> String {
        !value.isEmpty && value.allSatisfy { $0.isLetter || $0 == "-" } ? value : quoted(value)
    }

    /// Gathers the parts of an interpolation.
    package struct Interpolation: StringInterpolationProtocol {
        var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { text += literal }
        /// A value, in quotation marks.
        package mutating func appendInterpolation(_ value: some StringProtocol) { text += quoted(value) }
        /// A value, in quotation marks only where it needs them.
        package mutating func appendInterpolation(bare value: String) { text += QueryText.bare(value) }
        package mutating func appendInterpolation(_ number: Int) { text += String(number) }
        /// Part of a question: steps, conditions.
        package mutating func appendInterpolation(_ part: QueryText) { text += part.text }
    }

    package typealias StringInterpolation = Interpolation

    package static func + (a: QueryText, b: QueryText) -> QueryText {
        QueryText(stringLiteral: a.text + b.text)
    }
}
