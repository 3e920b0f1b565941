/// Nearest names for a misspelt one.
package enum EditDistance {
    /// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours each
    /// cost 1. O(m·n).
    package static func between(_ a: String, _ b: String) -> Int {
        let x = Array(a)
        let y = Array(b)
        if x.isEmpty || y.isEmpty { return max(x.count, y.count) }
        var beforePrevious = [Int](repeating: 0, count: y.count + 1)
        var previous = Array(0...y.count)
        for i in 1...x.count {
            var current = [i] + [Int](repeating: 0, count: y.count)
            for j in 1...y.count {
                let cost = x[i - 1] == y[j - 1] ? 0 : 1
                current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
                if i > 1, j > 1, x[i - 1] == y[j - 2], x[i - 2] == y[j - 1] {
                    current[j] = min(current[j], beforePrevious[j - 2] + 1)
                }
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[y.count]
    }

    /// The candidates nearest to a name, best first, at most `limit`: within a third of its length in edits,
    /// or beginning with it. Case is ignored. Ties keep the candidates' order.
    package static func nearest(to name: String, in candidates: some Sequence<String>, limit: Int = 3)
        -> [String]
    {
        let wanted = String(name.lowercased().prefix(Limits.suggestionLength))
        guard !wanted.isEmpty else { return [] }
        let allowed = max(1, (wanted.count + 1) / 3)
        var scored: [(distance: Int, order: Int, name: String)] = []
        for (order, candidate) in candidates.enumerated() {
            let folded = candidate.lowercased()
            if folded == wanted { return [candidate] }
            let isPrefix = wanted.count >= 3 && folded.hasPrefix(wanted)
            guard isPrefix || abs(folded.count - wanted.count) <= allowed else { continue }
            let distance = isPrefix ? 1 : between(wanted, folded)
            if distance <= allowed { scored.append((distance, order, candidate)) }
        }
        var seen = Set<String>()
        return scored.sorted { ($0.distance, $0.order) < ($1.distance, $1.order) }.map(\.name).filter {
            seen.insert($0).inserted
        }
        .prefix(limit).map { $0 }
    }

    /// How many edits may be slips of the finger in a name of so many letters: one in up to five, two in up
    /// to nine, three above.
    package static func slipsAllowed(letters: Int) -> Int { letters <= 5 ? 1 : letters <= 9 ? 2 : 3 }

    /// The distance of a typed name from a right one that it may be a slip for: `stokton` of `stockton` is 1;
    /// nil when it is some other word.
    ///
    /// Both are in lower case. They begin with the same letter or with their first two swapped, and words
    /// that they share at either end count for nothing, so that `worst council` is no nearer to `dorset
    /// council` than `worst` to `dorset`.
    package static func slips(from typed: String, to name: String) -> Int? {
        guard beginAlike(typed, name), abs(typed.utf8.count - name.utf8.count) <= 6 else { return nil }
        var left = typed.split(separator: " ")[...]
        var right = name.split(separator: " ")[...]
        while let first = left.first, first == right.first {
            (left, right) = (left.dropFirst(), right.dropFirst())
        }
        while let last = left.last, last == right.last { (left, right) = (left.dropLast(), right.dropLast()) }
        let (a, b) = (left.joined(separator: " "), right.joined(separator: " "))
        if a == b { return 0 }
        // A word left out or put in: it costs its letters and a space.
        let isOneEmpty = a.isEmpty || b.isEmpty
        guard isOneEmpty || beginAlike(a, b) else { return nil }
        let distance = isOneEmpty ? max(a.count, b.count) + 1 : between(a, b)
        let letters = (isOneEmpty ? typed : a).count { $0 != " " }
        return distance <= slipsAllowed(letters: letters) ? distance : nil
    }

    /// Whether two names begin with the same letter, or with two letters that changed places.
    package static func beginAlike(_ a: String, _ b: String) -> Bool {
        if a.first == b.first { return a.first != nil }
        let (x, y) = (a.prefix(2), b.prefix(2))
        return x.count == 2 && x.first == y.last && x.last == y.first
    }
}
