internal import English

/// Places in an order: "48th most deprived" is neither the most deprived nor the 48th least.
package enum Ranks {
    private struct Rank: Hashable {
        /// "48th"; nil for the first.
        var ordinal: String?
        /// "most", "largest".
        var pole: String
        var english: String { [ordinal, pole].compactMap { $0 }.joined(separator: " ") }
    }

    private static let ordinals = English.words(.checks, "ordinals")
    private static let poles = English.words(.checks, "poles")

    package static func differences(_ here: [String], _ there: [String]) -> [String] {
        let its = ranks(there)
        let place = there.first(where: isNumbered)
        guard place != nil || its.contains(where: { $0.ordinal != nil }) else { return [] }
        return ranks(here).filter { rank in
            !its.contains(rank) || rank.ordinal == nil && place.map { !here.contains($0) } ?? false
        }.map { rank in
            "“\(rank.english)”: the report says “\(its.first { $0.ordinal != nil }?.english ?? place ?? "")”"
        }
    }

    /// Whether some words give something its place in an order: "the third highest".
    package static func isNumbered(_ words: [String]) -> Bool { ranks(words).contains { $0.ordinal != nil } }

    private static func ranks(_ words: [String]) -> [Rank] {
        words.indices.compactMap { place in
            guard poles.contains(words[place]) else { return nil }
            let before = place > 0 ? words[place - 1] : ""
            let isOrdinal = ordinals.contains(before) || isNumbered(before)
            // "at most", "most of" are no places.
            guard isOrdinal || before == "the" || before.hasSuffix("s") else { return nil }
            return Rank(ordinal: isOrdinal ? before : nil, pole: words[place])
        }
    }

    private static func isNumbered(_ word: String) -> Bool {
        word.first?.isNumber == true && NumberWords.ordinalEndings.words.contains { word.hasSuffix($0) }
    }
}
