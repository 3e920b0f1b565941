package import AssessmentModel
internal import TextAnalysis

/// Figures as a note prints them, the same in every locale.
package enum Figures {
    /// A number with thousands commas and a fixed number of decimals, half away from zero as judged on its
    /// shortest decimal form.
    package static func number(_ value: Double, decimals: Int = 0) -> String {
        value.isFinite ? NumberFormat.grouped(value, decimals: decimals) : "Not stated"
    }

    /// A quantity of a unit: `66.5%` (one decimal at most, never more than the source prints), `52`, `1,086`,
    /// `£69.3 million`, `28 days`.
    ///
    /// - Parameter printed: the source's own digits, from which the decimals are counted; nil for one
    ///   decimal.
    package static func quantity(_ value: Double, unit: Unit, printed: String?) -> String {
        let places = printed.map { NumberFormat.decimals(in: $0) } ?? (value == value.rounded() ? 0 : 1)
        switch unit {
        case .percent: return number(value, decimals: min(1, places)) + "%"
        case .pounds: return pounds(value)
        case .days, .weeks, .months, .years, .hours:
            let text = number(value, decimals: min(1, places))
            return "\(text) \(text == "1" ? String(unit.rawValue.dropLast()) : unit.rawValue)"
        case .people, .count, .ratio: return number(value, decimals: min(2, places))
        }
    }

    /// `£69.3 million`, `£5.4 million`, `£2 million`, `£16,262`.
    package static func pounds(_ value: Double) -> String {
        let size = abs(value)
        let sign = value < 0 ? "-" : ""
        if size >= 1_000_000 {
            let text = number(size / 1_000_000, decimals: 1)
            return "\(sign)£\(text.hasSuffix(".0") ? String(text.dropLast(2)) : text) million"
        }
        return sign + "£" + number(size, decimals: size == size.rounded() ? 0 : 2)
    }
}
