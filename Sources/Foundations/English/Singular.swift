/// The singular of a folded noun, as far as its ending shows it: `policy` for "policies", `board` for "boards".
///
/// For telling whether two names or two counted things are one: `Stemmer` would also make "assessed" and
/// "assessment" one, which are two.
package enum Singular {
    /// Words of up to three letters, and those in `ss`, stay as they are.
    package static func of(_ word: String) -> String {
        if word.count > 4, word.hasSuffix("ies") { return String(word.dropLast(3)) + "y" }
        return word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
    }
}
