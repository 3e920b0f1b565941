internal import English
internal import NoteText
internal import TextAnalysis

/// Words of which one at most is so: north or south, spring or autumn, residential or nursing.
package enum Exclusions {
    private static let kinds = English.lines(.checks, "kinds that exclude each other")

    /// Words of a claim that stand in its source's sentence as another of their kind.
    package static func differences(_ here: [String], _ there: [String]) -> [String] {
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
