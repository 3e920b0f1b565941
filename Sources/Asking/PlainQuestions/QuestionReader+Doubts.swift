internal import AssessmentModel
internal import SourceText

/// Names in a line that may mean several councils: which is meant is asked back, never guessed.
extension QuestionReader {
    /// The line with a name that several councils could be called by put right in up to four ways.
    func ambiguous(_ line: PlainLine) -> (names: [String], queries: [String])? {
        let found = recognise(line)
        if let several = regionOrCouncil(found, in: line) { return several }
        let left = Set(found.left)
        for length in (1...min(4, line.keys.count)).reversed() {
            for start in 0...(line.keys.count - length) {
                let range = start..<(start + length)
                let phrase = line.keys[range].joined(separator: " ")
                guard range.allSatisfy(left.contains), phrase.count >= 4, isDistinct(phrase),
                    let several = councils(sharing: phrase)
                        ?? (phrase.count > 4 && phrase.hasSuffix("s")
                            ? councils(sharing: String(phrase.dropLast())) : nil),
                    region(phrase) == nil
                else { continue }
                let queries = queries(of: line, naming: several, at: range)
                if !queries.isEmpty { return (several.map(\.short), queries) }
            }
        }
        return nil
    }

    /// "What is reablement": of a word alone its meaning is asked, which is known of what reports spell out. Not of
    /// "the backlog", which is something there is.
    func definition(_ line: PlainLine) -> Reading? {
        let opener = table.definitionOpeners.first { line.keys.starts(with: $0.words) }
        guard let opener else { return nil }
        let start = opener.words.count
        let rest = line.keys.indices.dropFirst(start)
        let found = recognise(line)
        guard (1...3).contains(rest.count), rest.allSatisfy({ !isEmpty(line.keys[$0]) }),
            Array(rest) == found.left.filter({ $0 >= start }),
            found.slots.authorities.isEmpty, found.voices.isEmpty,
            found.slots.filled.subtracting([.statement]).isEmpty
        else { return nil }
        if let statement = found.slots.statement, statement.words == start..<line.keys.count {
            return .meant(
                "framework where name is \(statement.name) show name, commitment, expectations")
        }
        let word = "\"\(line.text(start..<line.keys.count))\""
        return .search(
            "terms where acronym is \(word) show authority, acronym, expansion", instead: [],
            otherwise: ["findings about \(word)"])
    }

    /// Whose one score or rating may be asked for.
    private static let ofOneCouncil: Set<QuestionSlots.Slot> = [
        .regions, .statement, .statements, .sense(.scores), .sense(.got), .sense(.rating), .sense(.overall),
        .sense(.everything), .sense(.newest), .sense(.dates), .sense(.areas),
    ]

    /// "The Yorkshire score": a region that is called as councils in it are, where a council's score is asked for.
    private func regionOrCouncil(_ found: Recognised, in line: PlainLine) -> (
        names: [String], queries: [String]
    )? {
        guard found.slots.regions.count == 1, found.slots.filled.isSubset(of: Self.ofOneCouncil),
            let range = found.slots.said.first(where: { $0.slots.contains(.regions) })?.words,
            line.keys[..<range.lowerBound].last.map(table.regionOpeners.contains) != true,
            found.left.allSatisfy({
                isEmpty(line.keys[$0]) || found.slots.statement?.words.contains($0) == true
            })
        else { return nil }
        let phrase = line.keys[range].drop { $0 == "the" }.joined(separator: " ")
        guard isDistinct(phrase), case .ambiguous(let several) = authorities.match(phrase) else { return nil }
        var queries = queries(of: line, naming: several, at: range)
        guard !queries.isEmpty else { return nil }
        if case .query(let query, _) = understood(line) { queries.insert(query, at: 0) }
        return (["all of " + found.slots.regions[0].filter { $0 != "\"" }] + several.map(\.short), queries)
    }

    private func queries(of line: PlainLine, naming councils: [Authority], at range: Range<Int>) -> [String] {
        councils.prefix(4).compactMap { authority in
            var put = line
            put.replace(range, with: authority.slug)
            if case .query(let query, _) = understood(put) { return query }
            guard let right = corrected(put), case .query(let query, _) = understood(right) else {
                return nil
            }
            return query
        }
    }
}
