internal import English
internal import NoteText
internal import TextAnalysis

/// A claim that says of all what its source says of some: "carers were satisfied" of "36% were satisfied", "staff had
/// been trained" of "staff at the desk had been trained", "people had been told" of "one man had been told".
extension ClauseComparison {
    /// Of whom or of what the source speaks and the claim leaves it out.
    package func widened() -> [String] {
        let isCounted =
            words.mine.contains { $0.contains(where: \.isNumber) || Self.limits.contains($0) }
            || !Set(words.mine).isDisjoint(with: Self.amounts)
        let isOfSeveral = mine.contains { kind(of: $0) == .several }
        return mine.compactMap { clause in
            if isOfSeveral, let lone = lone(clause) { return lone }
            guard !clause.isRelative, let kind = kind(of: clause) else { return nil }
            // Behind "found that" stands a clause of its own.
            let same = its.filter {
                (!$0.isRelative || $0.lead.contains(where: Self.isNumber)) && matches(clause, $0)
            }
            let found = same.map { other in
                (isCounted ? nil : share(of: other)) ?? one(clause, kind, other)
                    ?? (kind.isGeneral ? narrowing(clause, kind, other) : nil)
            }
            return found.allSatisfy { $0 != nil } ? found.first ?? nil : nil
        }
    }

    /// Of what kind the subject of a clause is.
    private enum Kind {
        /// "carers", "everyone"; "home care"; "there"; "the board".
        case several, mass, open, single

        var isGeneral: Bool { self != .single }
    }

    private static let limits = Set(
        CheckingWords.limits.words + English.words(.checks, "shares in words").words
            + English.words(.checks, "a few in number").words
            + ComparingWords.than.words)
    private static let amounts = Set(English.words(.checks, "amounts").words).subtracting(articles.words)
    private static let articles = English.words(.checks, "articles")
    private static let ones = English.words(.checks, "one of")
    private static let irregular = English.words(.checks, "plurals without an ending")

    private static func isPlural(_ word: String) -> Bool {
        word.utf8.count > 3 && word.utf8.last == UInt8(ascii: "s") && !word.hasSuffix("ss")
            || irregular.contains(word)
    }

    private static func isNumber(_ word: String) -> Bool {
        word.contains(where: \.isNumber) || amounts.contains(word)
    }

    private func kind(of clause: Clause) -> Kind? {
        if clause.lead.contains(where: ClauseReader.existential.contains) { return .open }
        guard let head = head(of: clause.lead) ?? clause.subject.last else {
            return clause.lead.contains(where: ClauseReader.groups.contains) ? .several : nil
        }
        if Self.council.contains(head) || names.contains(head) { return nil }
        if clause.lead.contains(where: Self.isNumber) { return nil }
        if Self.isPlural(head) { return .several }
        return clause.lead.contains(where: ClauseReader.determiners.contains) ? .single : .mass
    }

    /// The last naming word before a preposition.
    func head(of lead: [String]) -> String? {
        lead.prefix { !ClauseReader.prepositions.contains($0) }.last {
            !$0.contains(where: \.isNumber) && !ClauseReader.determiners.contains($0)
                && !NeutralWords.all.contains($0) && !Self.isNumber($0)
        }
    }

    /// Whether two clauses have a verb in common; of forms of "be" and "have", another word too.
    private func matches(_ clause: Clause, _ other: Clause) -> Bool {
        // Of whom it is that they said it, where one speaks in either.
        func speaks(_ clause: Clause) -> Bool { Speakers.saying.contains(clause.verb) }
        if speaks(clause), speaks(other), mine.count(where: speaks) == 1, its.count(where: speaks) == 1 {
            return true
        }
        guard Self.isSame(clause.verb, other.verb) else { return false }
        guard NeutralWords.all.contains(clause.verb) else { return true }
        return !telling(clause.behind).isDisjoint(with: telling(other.behind))
    }

    private func telling(_ words: some Sequence<String>) -> Set<String> { stems(of: Array(words)) }

    // MARK: Shares

    /// "36%", "10 of 12", "one in eight", "half": the part of a whole that a clause is said of.
    private func share(of clause: Clause) -> String? {
        share(in: clause.opening, mayEnd: false) ?? share(in: clause.lead, mayEnd: true)
            ?? share(in: clause.behind, mayEnd: false)
    }

    /// - Parameter mayEnd: whether a number behind which no noun stands is a part of those named before.
    private func share(in words: [String], mayEnd: Bool) -> String? {
        words.indices.first { place in
            let word = words[place]
            let rest = words[(place + 1)...]
            let next = rest.first ?? ""
            if Self.parts.contains(word) { return CheckingWords.partWords.words.first == next }
            guard Self.isNumber(word), !isYear(word) else { return false }
            if word.contains("%") || Self.perCent.contains(rest.prefix(2).joined(separator: " ")) {
                return mayEnd && place == 0 || CheckingWords.partWords.words.first == next
            }
            // "10 of 12", "one in eight", "four out of five"
            let of = rest.prefix(2).contains { Self.between.contains($0) }
            if of, rest.prefix(4).dropFirst().contains(where: { Self.isNumber($0) && !isYear($0) }) {
                return true
            }
            return mayEnd && place == 0 && telling(rest).isEmpty
        }.map { words[$0...].prefix(3).joined(separator: " ") }
    }

    private static let parts = English.words(.checks, "shares in words")
    private static let between = English.words(.checks, "between a part and its whole")
    private static let perCent = English.words(.checks, "percent in words")

    private func isYear(_ word: String) -> Bool {
        word.contains("/") || word.utf8.count == 4 && (Int(word).map { (1900...2099).contains($0) } ?? false)
    }

    // MARK: One of several

    /// "people" of "one man".
    private func one(_ clause: Clause, _ kind: Kind, _ other: Clause) -> String? {
        guard kind == .several, clause.isPassive == other.isPassive, let head = head(of: other.lead),
            !Self.isPlural(head),
            let article = other.lead.prefix(while: { $0 != head }).last(where: Self.ones.contains)
        else { return nil }
        return "\(article) \(head)"
    }

    private static let singles = English.words(.checks, "pronouns of one person")
    private static let several = English.words(.checks, "pronouns of several")

    /// "They had been cut off" where he had been.
    private func lone(_ clause: Clause) -> String? {
        guard clause.lead.contains(where: Self.several.contains) else { return nil }
        let same = its.filter { matches(clause, $0) }
        let singles = same.compactMap { $0.lead.first(where: Self.singles.contains) }
        return singles.count == same.count ? singles.first : nil
    }

    // MARK: Where it holds

    private static let conditions = English.words(.checks, "openings of a condition")
    private static let behind = English.words(.checks, "conditions behind a clause")

    /// "Where staff were known, an enquiry was led by others": on which condition its source says it, and a claim
    /// leaves out.
    package func unconditioned() -> [String] {
        guard !words.mine.contains(where: Self.conditions.contains) else { return [] }
        let said = telling(words.mine)
        let later = AttachedWord.all(Self.behind.set, in: words.its).filter { word in
            AttachedWord.all(Self.behind.set, in: words.mine).isEmpty
                && telling(words.its[..<word.place].suffix(8)).count(where: said.contains) > 1
        }.map(\.phrase)
        guard let first = words.its.first, Self.conditions.contains(first), let clause = its.first,
            its.count > 1,
            !words.its.prefix(4).contains(where: ClauseReader.we.contains)
        else { return later }
        let own = telling(clause.lead + [clause.verb] + clause.behind)
        let kept = own.count { Self.isBorne($0, by: said) }
        return 2 * kept < own.count ? later + ["\(first) \(clause.lead.joined(separator: " "))"] : later
    }

    // MARK: Some of those

    static let little = English.words(.checks, "words that narrow little")
    private static let places = English.words(.checks, "parts of an area")
    private static let times = English.words(.checks, "times")

    /// What narrows of whom or what a source's clause is said, and the claim has none of.
    private func narrowing(_ clause: Clause, _ kind: Kind, _ other: Clause) -> String? {
        let said = telling(words.mine).union(Initials.shared(words.its, with: words.mine).map(Stemmer.stem))
        func isLeftOut(_ phrase: some Collection<String>) -> Bool {
            let own = telling(phrase.filter { !Self.little.contains($0) })
            guard let first = phrase.dropFirst().first(where: { !ClauseReader.determiners.contains($0) }),
                !Self.times.contains(first), !first.contains(where: \.isNumber), !own.isEmpty
            else { return false }
            // What means the same counts half, since a word may mean much.
            let kept = own.reduce(0.0) { points, stem in
                if said.contains(stem) { return points + 1 }
                let same = Meanings.others(of: stem).union(Meanings.kinds(of: stem))
                return points + (same.isDisjoint(with: said) ? 0 : 0.5)
            }
            return 2 * kept < Double(own.count)
        }
        var phrases: [[String]] = []
        if clause.isPassive == other.isPassive {
            let lead = phrasesOfPlace(in: other.lead) + clausesAside(of: other)
            phrases += kind == .open ? [] : lead
        }
        phrases += [other.opening].filter { $0.contains(where: Self.places.contains) }
        phrases += phrasesOfPlace(in: other.behind).filter { $0.contains(where: Self.places.contains) }
        return phrases.first(where: isLeftOut)?.prefix(4).joined(separator: " ")
    }

    /// The phrases of some words that a preposition other than "of" opens, up to the next.
    func phrasesOfPlace(in words: [String]) -> [[String]] {
        // "on Tees" belongs to a name.
        let starts = words.indices.filter {
            ClauseReader.prepositions.contains(words[$0]) && !ClauseReader.of.contains(words[$0])
                && ($0 == 0 || !names.contains(words[$0 - 1]))
        }
        return starts.enumerated().map { place, start in
            Array(words[start..<(starts.dropFirst(place + 1).first ?? words.endIndex)])
        }
    }

    /// "who attended the centre": what a clause aside says of a subject.
    private func clausesAside(of clause: Clause) -> [[String]] {
        its.filter { $0.isRelative && !$0.subject.isEmpty && $0.subject == clause.subject }.map {
            ["who", $0.verb] + $0.behind
        }
    }
}
