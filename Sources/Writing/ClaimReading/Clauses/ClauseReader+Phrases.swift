internal import English
internal import NoteText

/// The phrases around a verb, word for word.
extension ClauseReader {
    /// The phrase that opens the sentence before its first comma: "In 7 of 20 cases,"; empty where none does.
    var fronted: Range<Int> {
        guard let first = pieces.first, Self.prepositions.contains(first.word),
            let comma = pieces.firstIndex(where: \.ends), comma + 1 < pieces.count
        else { return 0..<0 }
        return 0..<comma + 1
    }

    /// The words of the phrase that ends before a relative pronoun.
    func leading(to end: Int) -> [String] {
        let lower = (0..<max(0, end)).last { isBoundary($0) || pieces[$0].ends && $0 < end - 1 }
        return pieces[(lower.map { $0 + 1 } ?? 0)..<max(0, end)].map(\.word)
    }

    /// What a lead names behind its last preposition.
    func nearest(_ lead: Lead) -> [String] {
        let last = lead.words.lastIndex { Self.prepositions.contains($0) && !Self.of.contains($0) }
        return lead.words[(last.map { $0 + 1 } ?? 0)...].filter(isNaming)
    }

    /// The words from a place up to the next joint, mark or verb.
    func behindVerb(_ start: Int, to end: Int) -> [String] {
        guard start < end else { return [] }
        if pieces[start - 1].ends { return [] }
        let stop = (start..<end).first(where: isBoundary) ?? end
        let mark = (start..<stop).first { pieces[$0].ends }.map { $0 + 1 } ?? stop
        return pieces[start..<mark].map(\.word)
    }

    /// The noun that ends before a relative pronoun or a comma.
    func noun(before end: Int) -> [String] {
        guard end > 0 else { return [] }
        let lower = (0..<end).last { isBoundary($0) || pieces[$0].ends && $0 < end - 1 }
        let lead = pieces[(lower.map { $0 + 1 } ?? 0)..<end].map(\.word)
        let verb = lead.lastIndex { ActiveAndPassive.isPast($0) || Wording.verbs.contains($0) }
        let named = naming(Array(lead[(verb.map { $0 + 1 } ?? 0)...]))
        // "those who complained"
        return named.isEmpty ? lead.suffix(1).filter(Self.groups.contains) : named
    }

    /// "complaints" of "Of five complaints that it saw, three were upheld".
    var frontedWhole: [String]? {
        guard let first = pieces.first, Self.of.contains(first.word), !fronted.isEmpty else { return nil }
        let phrase = pieces[1..<fronted.upperBound].prefix { !Self.relatives.contains($0.word) }
        return naming(phrase.map(\.word))
    }
}
