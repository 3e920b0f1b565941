internal import NoteText
package import ReferenceData
package import SentenceNumbers
internal import TextAnalysis

/// `CheckWords` made ready for looking up.
package struct CheckVocabulary: PopulationNames {
    package let words: CheckWords
    package let read = ReadMentions()
    /// What may be said of a number, group by group.
    package let senses: [SenseGroup]
    /// Populations by a folded word or pair of words.
    private let populations: [String: String]
    private let general: Set<String>
    /// Longer phrases, such as "18 to 64", looked for in a whole sentence; folded, with a space at either
    /// end.
    private let phrases: [(words: String, population: String)]

    package init(_ words: CheckWords) {
        self.words = words
        senses = words.senses.map(SenseGroup.init)
        var table: [String: String] = [:]
        var phrases: [(String, String)] = []
        for population in words.populations {
            for phrase in population.words {
                let folded = Folding.words(phrase)
                table[folded] = population.name
                phrases.append((" \(folded) ", population.name))
            }
        }
        populations = table
        self.phrases = phrases
        general = Set(words.populations.filter(\.isGeneral).map(\.name))
    }

    /// The population that a folded word names.
    package func population(of word: String) -> String? { populations[word] }

    /// The population that two folded words name together, else the first alone.
    package func population(of word: String, _ next: String) -> String? {
        populations[word + " " + next] ?? populations[word]
    }

    package func isGeneral(_ population: String) -> Bool { general.contains(population) }

    /// Every particular population that a text names.
    package func populations(in text: String) -> Set<String> {
        let folded = " " + Folding.words(text) + " "
        return Set(
            phrases.filter { !general.contains($0.population) && folded.has($0.words) }.map(\.population))
    }

    /// What a heading announces.
    package enum Side { case strengths, shortfalls, cautions }

    /// The side of a heading by its words, shortfalls first; nil where it announces none.
    package func side(of heading: String) -> Side? {
        let folded = " " + Folding.words(heading) + " "
        func has(_ phrases: [String]) -> Bool { phrases.contains { folded.has(" \(Folding.words($0)) ") } }
        if has(words.shortfallHeadings) { return .shortfalls }
        if has(words.strengthHeadings) { return .strengths }
        return has(words.cautionHeadings) ? .cautions : nil
    }
}
