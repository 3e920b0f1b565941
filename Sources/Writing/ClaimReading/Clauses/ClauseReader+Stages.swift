internal import English

/// How far what a verb tells has come: "was being refreshed", "had begun to visit", "went on visiting".
extension ClauseReader {
    private static let stages = English.lines(.checks, "stages of a verb")
    private static let kinds: [Clause.Stage] = [.begun, .keptUp, .ended, .finished, .planned]
    private static let particles = English.words(.checks, "particles of a stage")
    private static let reaching = English.words(.checks, "verbs that reach what follows")
    private static let underWay = English.words(.checks, "under way")

    /// Whether a verb that tells a stage stands before a place.
    func isStaged(_ place: Int) -> Bool { staging(before: place) != nil }

    private func staging(before place: Int) -> Clause.Stage? {
        guard place > 0, !pieces[place - 1].ends else { return nil }
        let hasParticle = place > 1 && Self.particles.contains(pieces[place - 1].word)
        let words = pieces[(place - (hasParticle ? 2 : 1))..<place].map(\.word)
        return zip(Self.stages, Self.kinds).first { $0.0.contains(words.joined(separator: " ")) }?.1
    }

    func stage(of group: Group, after earlier: Group?) -> Clause.Stage? {
        let words = group.range.map { pieces[$0].word }
        let isBehind = earlier.map { $0.range.upperBound + 2 >= group.range.lowerBound } ?? false
        if isBehind || group.isInfinitive, let stage = staging(before: group.range.lowerBound) {
            return stage
        }
        if group.isInfinitive {
            // "was to open"
            guard group.range.lowerBound > 0 else { return nil }
            let verb = pieces[group.range.lowerBound - 1].word
            return Self.being.contains(verb) ? .planned : Self.reaching.contains(verb) ? .told : nil
        }
        if words.dropLast().contains(where: Self.helping.contains) { return nil }
        let isGoing =
            words.dropLast().contains(where: Self.underWay.contains)
            || Self.isOngoing(group.verb) && words.dropLast().contains(where: Self.being.contains)
        return isGoing ? .going : .told
    }
}
