internal import English
internal import NoteText
internal import TextAnalysis

/// How often in what time: "twice a week", "£40 a month".
package enum Rates {
    private static let each = English.words(.checks, "each of a rate")
    private static let units = English.words(.checks, "units of a rate")
    private static let lengths = English.words(.checks, "before a length of time")
    private static let behind = English.words(.checks, "behind a length of time")

    /// The rates of a claim that its source does not have, be it in one word: "monthly".
    package static func unmatched(_ here: [String], in there: [String]) -> [String] {
        let its = Set(rates(there).map(\.unit))
        let words = Set(there)
        return rates(here).filter { rate in
            !its.contains(rate.unit) && !Meanings.adverbs(of: rate.unit).contains(where: words.contains)
        }.map(\.words)
    }

    private static func rates(_ words: [String]) -> [(unit: String, words: String)] {
        words.indices.dropFirst(2).compactMap { place in
            guard units.contains(words[place]), each.contains(words[place - 1]),
                !lengths.contains(words[place - 2]),
                place + 1 == words.count || !behind.contains(words[place + 1])
            else { return nil }
            return (words[place], words[(place - 1)...place].joined(separator: " "))
        }
    }
}
