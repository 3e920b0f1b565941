internal import English
internal import NoteText
internal import TextAnalysis

/// The closing rule: what a clause of a claim says must be said by one clause of its source, and of the same.
///
/// Of the source's clauses the one that has most of a claim's clause is its home, with those that only go on about its
/// nouns. A word of the claim's clause that stands in another one only was put together by the claim.
extension ClauseComparison {
    /// What a claim's clauses have from other clauses of the source than the one they rest on.
    package func strays() -> [String] {
        let own = mine.compactMap { Self.count(of: $0) }.first
        return mine.indices.flatMap { place in
            let clause = mine[place]
            // What stands behind "said" is a clause of its own.
            if Speakers.saying.contains(clause.verb) { return speaker(place) }
            guard let home = home(of: clause) else { return [] }
            return counts(besides: own, in: its[home]) + borrowed(by: clause, from: home)
                + subject(of: clause, in: home)
        }
    }

    /// The head of a clause's subject where its home has another and nothing that hangs on it names the first.
    private func subject(of clause: Clause, in home: Int) -> [String] {
        guard !clause.isRelative, !clause.isPronoun, !clause.leans, !isLeaning(its[home]),
            let head = head(of: clause)
        else { return [] }
        if Self.council.contains(head) {
            let other = its[home].subject.last ?? ""
            let isOthers = Self.outsiders.contains(other) && Self.isSame(clause.verb, its[home].verb)
            return isOthers ? ["\(head) \(clause.verb)"] : []
        }
        let near = around(home).flatMap { words(of: its[$0]) }
        // "The purchase of flats was for workers": the noun of what was done.
        if around(home).contains(where: {
            Self.isSame(head, its[$0].verb) || Meanings.isDerived(head, from: its[$0].verb)
        }) {
            return []
        }
        // "Braille was among the services": one of a list that is told.
        let isOne = clause.behind.first.map(Self.among.contains) ?? false
        if isOne, stems(of: words.its).contains(Stemmer.stem(head)) { return [] }
        return isNamed(head, in: its[home].subject + its[home].patient + its[home].agent)
            || near.contains { Self.isWord(head, $0) || Meanings.isDerived(head, from: $0) } ? [] : [head]
    }

    private static let among = English.words(.checks, "among")

    /// What a clause is said of: "families" of "families of people", "people" of "a number of people".
    private func head(of clause: Clause) -> String? {
        let first = head(of: clause.lead)
        guard let last = clause.subject.last, !Self.council.contains(last) else { return clause.subject.last }
        return first.map { Self.general.contains($0) || !clause.subject.contains($0) ? last : $0 } ?? last
    }

    private func isNamed(_ head: String, in words: [String]) -> Bool {
        words.contains { Self.isAlike(head, $0) }
    }

    /// Who is to have said what a clause behind "said" tells, where another says its home.
    private func speaker(_ place: Int) -> [String] {
        guard let home = mine[(place + 1)...].lazy.compactMap(home(of:)).first,
            let speaks = its[..<home].last(where: { Speakers.saying.contains($0.verb) }),
            !mine[place].isPassive, !mine[place].isPronoun, !isLeaning(speaks), !speaks.isPassive,
            let head = head(of: mine[place]), !Self.council.contains(head),
            !CheckingWords.finders.contains(head), !isNamed(head, in: speaks.lead + speaks.subject)
        else { return [] }
        return ["\(head) \(mine[place].verb)"]
    }

    /// Whether who is spoken of stands before: "it", "the service".
    private func isLeaning(_ clause: Clause) -> Bool {
        guard !clause.leans, !clause.isPronoun, let head = clause.subject.last else { return true }
        let isGeneral = Self.general.contains(head) && clause.subject.count == 1
        return ClauseReader.pronouns.contains(head)
            || isGeneral && clause.lead.contains(where: ClauseReader.determiners.contains)
    }

    /// The place of the source's clause that says most of what one of the claim does, its predicate first; nil where two
    /// say as much.
    private func home(of clause: Clause) -> Int? {
        let predicate = stems(of: [clause.verb] + clause.behind)
        let subject = stems(of: clause.opening + clause.lead).subtracting(predicate)
        guard predicate.count + subject.count > 1 else { return nil }
        let scores = its.map { other in
            let said = stems(of: other)
            return 2 * predicate.count { Self.isBorne($0, by: said) }
                + subject.count { Self.isBorne($0, by: said) }
                + (Self.isSame(clause.verb, other.verb) ? 1 : 0)
        }
        guard let most = scores.max(), most > 2, scores.count(where: { $0 == most }) == 1 else { return nil }
        return scores.firstIndex(of: most)
    }

    /// "Nine had needs that nobody met" of "14 had needs that nobody met, and nine moved": of how many the home itself
    /// is said, where the claim has another number of the sentence before its verb.
    private func counts(besides own: Int?, in home: Clause) -> [String] {
        guard let own, let there = Self.count(of: home), own != there,
            !mine.contains(where: { Self.count(of: $0) == there }),
            its.contains(where: { Self.count(of: $0) == own })
        else { return [] }
        return ["\(there)"]
    }

    /// How many a clause is said of: "14" of "14 of these people".
    private static func count(of clause: Clause) -> Int? {
        clause.lead.prefix(2).compactMap { Int($0) ?? ClauseReader.value(of: $0) }.first
    }

    /// The words behind a claim's verb, and the head of its subject, that only clauses away from its home have.
    private func borrowed(by clause: Clause, from home: Int) -> [String] {
        let near = around(home)
        let here = near.reduce(into: Set<String>()) { $0.formUnion(stems(of: its[$1])) }
        // Which way something went the numbers say.
        let away = its.indices.filter { !near.contains($0) }.reduce(into: Set<String>()) {
            $0.formUnion(stems(of: its[$1]))
        }
        let telling = (clause.behind + [clause.verb]).filter(isTelling)
        return telling.filter { word in
            let stem = Stemmer.stem(word)
            return !ComparingWords.all.contains(word) && !ChangeWords.rising.contains(word)
                && !ChangeWords.falling.contains(word) && !Self.isBorne(stem, by: here)
                && Self.isBorne(stem, by: away)
        }
    }

    /// The places of a clause and of those that hang on it or it on them.
    private func around(_ home: Int) -> Range<Int> {
        var (first, last) = (home, home)
        while first > 0, hangs(its[first]) { first -= 1 }
        while last + 1 < its.count, hangs(its[last + 1]) { last += 1 }
        return first..<last + 1
    }

    /// Whether a clause goes on about what the one before names.
    private func hangs(_ clause: Clause) -> Bool {
        !clause.isCut || clause.isRelative || clause.lead.isEmpty || clause.leans || clause.isPronoun
    }

    static func isBorne(_ stem: String, by stems: Set<String>) -> Bool {
        stems.contains(stem) || !Meanings.others(of: stem).isDisjoint(with: stems)
            || !Meanings.kinds(of: stem).isDisjoint(with: stems)
    }

    private func words(of clause: Clause) -> [String] {
        clause.opening + clause.lead + clause.subject + [clause.verb] + clause.behind + clause.agent
    }

    private func stems(of clause: Clause) -> Set<String> { stems(of: words(of: clause)) }

    func stems(of words: [String]) -> Set<String> { Set(words.filter(isTelling).map(Stemmer.stem)) }

    func isTelling(_ word: String) -> Bool {
        !NeutralWords.all.contains(word) && !SmallWords.all.contains(word) && !names.contains(word)
            && !ClauseReader.isNumber(word) && !ClauseReader.prepositions.contains(word)
    }
}
