internal import English
internal import NoteText
internal import TextAnalysis

/// Words of which one at most is so: north or south, spring or autumn, residential or nursing.
enum Exclusions {
    private static let kinds = English.lines(.checks, "kinds that exclude each other")

    /// Words of a claim that stand in its source's sentence as another of their kind.
    static func differences(_ here: [String], _ there: [String]) -> [String] {
        kinds.compactMap { kind in
            let mine = Set(here.filter(kind.contains))
            let its = there.filter(kind.contains)
            guard let word = here.first(where: mine.contains), let other = its.first,
                mine.isDisjoint(with: its), mine.count == 1
            else { return nil }
            return "“\(word)”: the report says “\(other)”"
        }
    }
}

/// A sentence that sets two things against each other, of which a claim mixes both: "nursing care was plentiful"
/// of "residential care was plentiful, but nursing care was scarce".
enum CrossedClauses {
    private static let contrasts = English.words(.checks, "contrasting joints")

    /// The words of a claim that the other side says.
    static func open(_ here: [String], _ sentence: String) -> [String] {
        guard !here.contains(where: contrasts.contains) else { return [] }
        let words = Wording.words(sentence)
        guard let cut = words.indices.dropFirst(3).first(where: { contrasts.contains(words[$0]) }),
            words[cut...].count > 4,
            // "… but crashed too often" has the subject of what stands before.
            !Voice.isPast(words[cut + 1]), !Wording.verbs.contains(words[cut + 1])
        else { return [] }
        let sides = [words[..<cut], words[cut...].dropFirst()].map { Set($0.map(Stemmer.stem)) }
        func has(_ side: Set<String>, _ stem: String) -> Bool {
            side.contains(stem) || !Meanings.others(of: stem).isDisjoint(with: side)
        }
        let telling = here.filter {
            !NeutralWords.all.contains($0) && !Speakers.saying.contains($0) && Roles.kind(of: $0) == nil
        }
        let left = telling.filter { has(sides[0], Stemmer.stem($0)) && !has(sides[1], Stemmer.stem($0)) }
        let right = telling.filter { has(sides[1], Stemmer.stem($0)) && !has(sides[0], Stemmer.stem($0)) }
        guard !left.isEmpty, !right.isEmpty else { return [] }
        return left.count < right.count ? left : right
    }
}
