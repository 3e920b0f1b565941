internal import SourceText

/// The nearest right words for a wrong one: only the best, unless several are equally near.
package enum Nearest {
    /// The known words at the least distance; none beyond a few letters.
    package static func words(_ word: String, in known: [String]) -> [String] {
        let found = EditDistance.nearest(to: word, in: known)
        guard let first = found.first else { return [] }
        let lower = String(word.lowercased().prefix(Limits.suggestionLength))
        let best = EditDistance.between(lower, first.lowercased())
        return found.filter { EditDistance.between(lower, $0.lowercased()) == best }
    }
}
