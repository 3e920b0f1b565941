internal import TextAnalysis

/// Counts of things in words.
package enum Plural {
    /// `1 finding`, `2,742 findings`, `no findings`.
    package static func count(_ number: Int, _ singular: String, none: String = "no") -> String {
        let quantity = number == 0 ? none : NumberFormat.grouped(number)
        return "\(quantity) \(number == 1 ? singular : plural(of: singular))"
    }

    /// `authority` gives `authorities`; regular otherwise. A word that is a plural already (`people`) stays.
    package static func plural(of singular: String) -> String {
        if singular == "person" { return "people" }
        if singular == "people" || singular.hasSuffix("ies") { return singular }
        if singular.hasSuffix("y"), let before = singular.dropLast().last, !"aeiou".contains(before) {
            return singular.dropLast() + "ies"
        }
        for ending in ["s", "x", "ch", "sh"] where singular.hasSuffix(ending) { return singular + "es" }
        return singular + "s"
    }
}
