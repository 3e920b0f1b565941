package import AssessmentModel
internal import English
internal import TextAnalysis

/// Whether a measure can stand in a table without its sentence.
package enum MeasureFitness {
    /// The measure, or nil where it is no label: a pronoun, a bare group of people, a phrase broken off.
    package static func fit(_ measure: String, _ figure: Indicator) -> String? {
        isFit(measure, figure) ? measure : nil
    }

    private static func isFit(_ measure: String, _ figure: Indicator) -> Bool {
        let words = Folding.words(measure).split(separator: " ").map(String.init)
        guard let first = words.first, let last = words.last, words.count <= 24 else { return false }
        if openings.contains(first) || endings.contains(last) || last.hasSuffix("'s") { return false }
        // "times", "England figure", "people who received", "carers who could get one".
        if cardinals.contains(first) { return false }
        if words.count == 1, empty.contains(first) { return false }
        if words.allSatisfy(countries.contains) { return false }
        if words.count > 1, relatives.contains(words[words.count - 2]), transitive.contains(last) {
            return false
        }
        if zip(words, words.dropFirst()).contains(where: { !beforeOne.contains($0) && standIns.contains($1) })
        {
            return false
        }
        if measure.filter({ $0 == "(" }).count != measure.filter({ $0 == ")" }).count { return false }
        // "men", "people living", "staff who": who, but not what of them.
        let isShare = figure.unit == .percent || figure.unit == .ratio
        if words.count == 1, isShare || figure.unit.isDuration || groups.contains(first) {
            return singles.contains(first)
        }
        if words.count == 2, groups.contains(first) || groups.contains(last), isShare,
            !words[1].hasSuffix("ed"),
            !words[1].hasSuffix("ing"), !singles.contains(last)
        {
            return false
        }
        // "people who told the survey", "jobs that could do things": a clause without its object, or of
        // the wrong subject.
        return !words.contains { pointing.contains($0) && words.first != $0 }
            || words.contains { groups.contains($0) }
    }

    private static let openings = English.words(.figures, "openings of no measure")
    private static let endings = English.words(.figures, "endings of no measure")
    private static let groups = English.words(.figures, "groups without a saying")
    private static let singles = English.words(.figures, "measures in one word")
    /// "five teams that were unable": a part of them, of a whole that the row gives.
    private static let cardinals = Set(NumberReader.firstWords.prefix { $0 != "first" }.dropFirst(3))
    private static let empty = English.words(.figures, "nouns that measure nothing")
    private static let countries = English.words(.figures, "columns of england")
    private static let relatives = English.words(.figures, "before a verb of somebody")
    private static let transitive = English.words(.figures, "verbs that need an object")
    private static let standIns = English.words(.figures, "objects named before")
    private static let beforeOne = English.words(.figures, "before one that is a number")
    private static let pointing = English.words(.figures, "pronouns in measures")
}
