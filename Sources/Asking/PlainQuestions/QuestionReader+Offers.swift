package import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// What is offered for a line that is not understood for sure, or whose words find nothing.
extension QuestionReader {
    /// The longest council's name in a line, and which of its words it takes.
    func council(in line: PlainLine) -> (authority: Authority, words: Range<Int>)? {
        guard !line.keys.isEmpty else { return nil }
        for length in (1...min(4, line.keys.count)).reversed() {
            for start in 0...(line.keys.count - length) {
                let range = start..<(start + length)
                let phrase = line.keys[range].joined(separator: " ")
                guard table.voices[phrase] == nil else { continue }
                let isTypo = length == 1 && isMisspeltName(phrase)
                if let authority = authority(phrase, toleratesTypos: isTypo) { return (authority, range) }
            }
        }
        return nil
    }

    /// Which councils a line is about: what they are called, the conditions that they meet, and queries of their
    /// scores, best first; whether it asks of nothing but a statement there, or why. Nil when it names no place.
    package func places(in line: String) -> (
        name: String, councils: [Authority], tests: String, scores: [String], asksOnlyOfScore: Bool,
        asksWhy: Bool
    )? {
        var slots = recognised(PlainLine(spelledOut(line))).slots
        (slots.ratings, slots.time) = ([], [])
        guard slots.authorities.count + slots.regions.count + slots.types.count > 0 else { return nil }
        let tests = slots.tests([], withStatement: false)
        let councils = slots.authorities.map(\.short)
        let scores: [String] =
            slots.statement == nil
            ? councils.count == 1
                ? ["card \(slots.authorities[0].slug)"]
                : ["assessments\(tests) sort by percent lowest show authority, rating, percent"]
            : [
                "statements\(slots.tests([]))" + (councils.count == 1 ? "" : " sort by score lowest")
                    + " show authority, statement, score"
            ]
        let name = councils.isEmpty ? "any of these councils" : Suggestion.either(councils)
        let asksOnlyOfScore =
            slots.statement != nil && slots.voice == nil && slots.tone == nil && slots.stage == nil
            && !slots.has(
                .saying, .quotes, .why, .figures, .waits, .questions, .examples, .advice, .not, .count, .share
            )
        return (name, slots.authorities, tests, scores, asksOnlyOfScore, slots.has(.why))
    }

    /// What a line means when one thing that it says is left out, then another: the nearest that may have an
    /// answer.
    func relaxed(_ line: PlainLine) -> [String] {
        var queries: [String] = []
        for (slots, _) in candidates(of: recognised(line), in: line) {
            // Why a score that was not given: the one that was.
            if slots.has(.why), slots.statement != nil, !slots.scores.isEmpty {
                var given = slots
                given.senses = [.scores]
                given.scores = []
                queries += [query(of: given)].compactMap { $0 }
            }
            // "Learning figures": those under the statement, or those that speak of it.
            if slots.has(.figures), let statement = slots.statement {
                queries.append(
                    "indicators where statement is \(statement.name) show authority, measure, value, unit, period"
                )
                queries += [search(line, statement.words)].compactMap { $0 }.map { "indicators about \($0)" }
            }
            queries += lessened(slots)
        }
        return queries.unique
    }

    /// What a line means when whoever may speak in it does: "what did leaders admit" asks what they said.
    func spoken(_ line: PlainLine) -> [String] {
        let found = recognised(line)
        guard !found.voices.isEmpty else { return [] }
        var slots = found.slots
        slots.voice = found.voices.map(\.voice).unique.joined(separator: " or ")
        if slots.statement?.isByName != true { slots.statement = nil }
        let places = found.left.filter { place in
            !isEmpty(line.keys[place]) && !found.voices.contains { $0.place.contains(place) }
                && slots.statement?.words.contains(place) != true
        }
        let words = phrases(in: line, at: places)
        var with = slots
        if !words.isEmpty { with.words = Sought(words.prefix(Self.mostJoined).map { .phrase($0) }) }
        return [with, slots].flatMap { slots in [query(of: slots)].compactMap { $0 } + lessened(slots) }
            .unique
    }

    /// Most things that are left out of a question for an offer, and most offers that are made in this way.
    private static let mostLeftOut = 3
    private static let mostLessened = 3

    /// What slots mean with one thing left out, else with two, else with three: never the place.
    private func lessened(_ slots: QuestionSlots) -> [String] {
        var given = slots
        given.isPartial = false
        var rest = [given]
        var found: [String] = []
        for _ in 1...Self.mostLeftOut {
            var seen: Set<Set<QuestionSlots.Slot>> = []
            rest = rest.flatMap { slots in
                QuestionKind.lessened(slots).reversed().filter { Self.isLoose($0.0) }.compactMap(\.1.first)
                    .filter { $0.filled != slots.filled && seen.insert($0.filled).inserted }
            }
            found = rest.compactMap(query).filter(Self.saysSomething)
            guard found.isEmpty else { break }
        }
        return Array(found.unique.prefix(Self.mostLessened))
    }

    private static func isLoose(_ slot: QuestionSlots.Slot) -> Bool {
        switch slot {
        case .authorities, .regions, .types, .words: false
        case .ratings, .statement, .voice, .tone, .stage, .score, .threshold, .counted, .number, .ordinal,
            .time,
            .excluded, .excludedStatements, .statements, .parts, .pairs, .sense:
            true
        }
    }

    /// Whether a query is about something: not all there is.
    private static func saysSomething(_ query: String) -> Bool {
        [" where ", " about ", " by ", " with "].contains { query.contains($0) }
    }

    /// "How much did they overspend" asks for sums, whatever the report calls them.
    func inMoney(_ slots: QuestionSlots) -> QuestionSlots? {
        guard slots.has(.figures), let words = slots.words else { return nil }
        guard Folding.words(words.description).words.contains(where: table.moneyWords.contains) else {
            return nil
        }
        var sums = slots
        sums.words = nil
        sums.senses.insert(.money)
        return sums
    }

    /// The query that slots mean, if it is one.
    func query(of slots: QuestionSlots) -> String? {
        guard case .query(let query)? = QuestionKind.meaning(of: slots) else { return nil }
        return query
    }

    /// Queries from what was recognised in a line, best first: its words put right, its words in any order,
    /// its topics, its council.
    func alternatives(to line: PlainLine, correctsSpelling: Bool = true) -> [String] {
        var queries: [String] = []
        func offer(_ query: String) { if !queries.contains(query) { queries.append(query) } }
        if correctsSpelling, let corrected = corrected(line) {
            if case .query(let query, _) = understood(corrected) {
                offer(query)
            } else if let words = search(corrected, 0..<corrected.keys.count) {
                offer("findings about \(words)")
            }
            for query in alternatives(to: corrected, correctsSpelling: false) { offer(query) }
        }
        let excluded = recognise(line).slots.excluded
        let council = excluded.isEmpty ? council(in: line) : nil
        let region = council == nil && excluded.isEmpty ? regionAtEnd(of: line) : nil
        let used = council?.words ?? region?.words ?? 0..<0
        let test =
            council.map { "authority is \($0.authority.slug)" } ?? region.map { "region is \($0.name)" }
            ?? excluded.first.map { "\($0.field) is not \($0.operand)" }
        let place = test.map { " where \($0)" } ?? ""
        let rest = recognise(line).left.filter {
            !used.contains($0) && !isEmpty(line.keys[$0])
        }
        let voice = rest.lazy.compactMap { table.voices[line.keys[$0]] }.first
        let others = phrases(in: line, at: rest.filter { table.voices[line.keys[$0]] == nil })
        let words = phrases(in: line, at: rest)
        if let voice, !others.isEmpty {
            offer(
                "findings about \(Self.joined(others)) where said by \(voice)"
                    + (test.map { " and \($0)" } ?? ""))
        }
        if !words.isEmpty { offer("findings about \(Self.joined(words))\(place)") }
        for topic in topics(in: line, at: rest) { offer("findings about topic:\(topic)\(place)") }
        // Words that are said elsewhere in other words are left out one by one.
        if (2...Self.mostJoined).contains(words.count) {
            for index in words.indices.reversed() {
                let fewer = words.enumerated().filter { $0.offset != index }.map(\.element)
                offer("findings about \(Self.joined(fewer))\(place)")
            }
        }
        if let council {
            offer("card \(council.authority.slug)")
            offer(
                "statements where authority is \(council.authority.slug) sort by number show statement, score"
            )
        }
        return queries
    }

    /// More words than these are seldom in one paragraph.
    static let mostJoined = 4

    static func joined(_ phrases: [String]) -> String {
        phrases.prefix(mostJoined).map { "\"\($0)\"" }.joined(separator: " and ")
    }

    private func regionAtEnd(of line: PlainLine) -> (name: String, words: Range<Int>)? {
        for start in line.keys.indices.dropFirst() {
            let range = start..<line.keys.count
            if let found = region(line.keys[range].joined(separator: " ")) {
                return (Self.operand(found), range)
            }
        }
        return nil
    }

    /// Some words of a line, those of a known phrase that stand together kept together.
    func phrases(in line: PlainLine, at places: [Int]) -> [String] {
        var phrases: [String] = []
        var rest = places[...]
        while let first = rest.first {
            let together = rest.enumerated().prefix { $0.element == first + $0.offset }.count
            let known = (1...together).reversed().first { length in
                length > 1
                    && knownPhrases.contains(
                        Stemmer.stems(ofPhrase: line.keys[first..<(first + length)].joined(separator: " ")))
            }
            let length = known ?? min(together, line.lengthOfWord(at: first))
            phrases.append(line.text(first..<(first + length)))
            rest = rest.dropFirst(length)
        }
        return phrases
    }

    /// Topics that some words of a line mean, in their order.
    func topics(in line: PlainLine, at places: [Int]) -> [String] {
        var found: [String] = []
        for first in places {
            for length in 1...4 where places.contains(first + length - 1) {
                let phrase = Stemmer.stems(
                    ofPhrase: line.keys[first..<(first + length)].joined(separator: " "))
                if let topic = topicsByPhrase[phrase], !found.contains(topic) { found.append(topic) }
            }
        }
        return found
    }

    /// The line with misspelt words put right, as far as known words are a slip away; nil when there are
    /// none.
    func corrected(_ line: PlainLine) -> PlainLine? {
        var put = line
        var isChanged = false
        if let first = line.keys.first, let meant = questionWord(meantBy: first) {
            put.correct(0, as: meant)
            isChanged = true
        }
        for (index, key) in line.keys.enumerated()
        where key.count >= 5 && key.allSatisfy(\.isLetter) && !vocabulary.contains(key)
            && !distinctWords.contains(key)
            && !table.fillers.contains(key) && !table.knownWords.contains(key)
        {
            if let name = distinctWords.first(where: { Self.isOneLetterOff(key, of: $0) }) {
                put.correct(index, as: name)
                isChanged = true
                continue
            }
            if let word = vocabulary.sorted().first(where: { Self.isLetterLeftOut(key, of: $0) }) {
                put.correct(index, as: word)
                isChanged = true
                continue
            }
            guard !vocabularyStems.contains(Stemmer.stem(key)), !isInReports(key) else { continue }
            let allowed = key.count >= 10 ? 2 : 1
            let near = vocabulary.union(distinctWords).filter {
                // An ending is no slip: "complaints" is not meant for "complain".
                $0.count >= 5 && $0.first == key.first && abs($0.count - key.count) <= allowed
                    && !key.hasPrefix($0) && !$0.hasPrefix(key)
            }
            .map { (word: $0, distance: EditDistance.between($0, key)) }.filter { $0.distance <= allowed }
            guard let best = near.min(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }) else {
                continue
            }
            put.correct(index, as: best.word)
            isChanged = true
        }
        return isChanged ? put : nil
    }

    /// "Governence" for governance: another letter within a long word, its ending the same.
    private static func isOneLetterOff(_ word: String, of name: String) -> Bool {
        word.count >= 8 && word.count == name.count && word.suffix(2) == name.suffix(2)
            && word.prefix(2) == name.prefix(2) && EditDistance.between(word, name) == 1
    }

    /// "Improvment" for improvement: of one stem, and yet no form of it.
    private static func isLetterLeftOut(_ word: String, of known: String) -> Bool {
        word.count >= 8 && known.count == word.count + 1 && word.prefix(2) == known.prefix(2)
            && word.suffix(2) == known.suffix(2) && EditDistance.between(word, known) == 1
            && Stemmer.stem(word) == Stemmer.stem(known)
    }

    /// The word that opens a question and was mistyped as this one: its letters in another order, or one too
    /// few or too many.
    private func questionWord(meantBy word: String) -> String? {
        guard word.count >= 3, !vocabulary.contains(word), !table.fillers.contains(word),
            !distinctWords.contains(word)
        else { return nil }
        return table.questionWords.sorted().first { known in
            known.count >= 3
                && (known.sorted() == word.sorted()
                    || (known.count != word.count && known.first == word.first
                        && EditDistance.between(known, word) == 1))
        }
    }
}
