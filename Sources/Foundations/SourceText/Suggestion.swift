/// "Did you mean …?", the same wherever a name was not known.
package enum Suggestion {
    /// `Did you mean score, source or section?`
    package static func sentence(_ names: [String]) -> String { "Did you mean \(either(names))?" }

    /// What to say after a name that is none of those known: the nearest ones, else something else.
    package static func hint(
        for name: String, in known: some Sequence<String>, limit: Int = 3,
        else other: @autoclosure () -> String
    ) -> String {
        let nearest = EditDistance.nearest(to: name, in: known, limit: limit)
        return nearest.isEmpty ? other() : sentence(nearest)
    }

    /// `a, b or c`
    package static func either(_ names: [String]) -> String {
        names.count < 2
            ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    }

    /// A message about a name that is not known, and behind it the nearest names, or all when they are few.
    package static func after(_ message: String, _ name: String, in known: [String]) -> String {
        let isListed = !known.isEmpty && known.count <= 12
        let hint = hint(
            for: name, in: known, else: isListed ? "There are: \(known.joined(separator: ", "))." : "")
        return hint.isEmpty ? message : "\(message) \(hint)"
    }
}
