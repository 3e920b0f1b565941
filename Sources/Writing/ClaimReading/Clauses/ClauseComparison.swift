internal import English
internal import NoteText
internal import TextAnalysis

/// A claim's clauses beside its source's: whether who does what to whom is the same wherever both have a verb.
///
/// Of a verb that the source has not, nothing is said here: it is a word that nothing bears out.
package struct ClauseComparison {
    let mine: [Clause]
    let its: [Clause]
    /// Words of the claim and of its source's sentence, in order.
    let words: (mine: [String], its: [String])
    /// Words of the names of councils.
    let names: Set<String>
    /// Stems of what stands before and over the source's sentence, to which its pronouns may point.
    private let around: Set<String>

    /// - Parameters:
    ///   - names: words of the names of councils.
    ///   - around: words before the source's sentence and over it.
    package init(_ claim: String, _ sentence: String, names: Set<String> = [], around: [String]) {
        words = (Wording.words(claim), Wording.words(sentence))
        mine = Self.clauses(of: Self.withoutPlace(claim, names), beside: words.its, besides: names).map {
            // "The embargoes it placed": the council that is named.
            guard $0.isPronoun, !names.isEmpty, $0.lead.contains(where: Self.standIns.contains) else {
                return $0
            }
            var clause = $0
            clause.subject = Self.council.words.prefix(1).map { $0 }
            return clause
        }
        its = Self.clauses(of: sentence, beside: words.mine, besides: names)
        self.names = names
        self.around = Set((around + Wording.words(sentence)).map(Stemmer.stem))
    }

    /// The clauses of a sentence, without CQC, and without the council where somebody else is named beside it.
    private static func clauses(of sentence: String, beside other: [String], besides names: Set<String>)
        -> [Clause]
    {
        ClauseReader.clauses(of: sentence, beside: other).map { clause in
            func others(_ words: [String]) -> [String] {
                let telling = words.filter { !names.contains($0) && !NeutralWords.all.contains($0) }
                let isCouncil = words.contains { names.contains($0) || council.contains($0) }
                return telling.isEmpty && isCouncil ? council.words.prefix(1).map { $0 } : telling
            }
            var clause = clause
            // "On the Isle of Sarn no one": nobody, and not the island.
            let isNobody = clause.isDenied && clause.lead.contains { one.contains($0) || nobody.contains($0) }
            clause.subject = isNobody ? [] : others(clause.subject)
            clause.object = others(clause.object)
            clause.agent = others(clause.agent)
            clause.lead.removeAll { names.contains($0) && !ClauseReader.prepositions.contains($0) }
            return clause
        }
    }

    /// "People waited" of "In Sarn people waited".
    private static func withoutPlace(_ text: String, _ names: Set<String>) -> String {
        let words = text.split(separator: " ")
        func isName(_ word: Substring) -> Bool { names.contains(Folding.words(word)) }
        guard let first = words.first, ClauseReader.prepositions.contains(Folding.words(first)) else {
            return text
        }
        let rest = words.dropFirst().drop { ClauseReader.determiners.contains(Folding.words($0)) }
        guard let name = rest.first, name.split(separator: "-").contains(where: isName) || isName(name) else {
            return text
        }
        return rest.dropFirst().joined(separator: " ")
    }

    private static let standIns = English.words(.checks, "pronoun of a thing")
    private static let one = English.words(.checks, "one")
    private static let nobody = English.words(.checks, "nobody")
    static let council = English.words(.checks, "the council itself")
    static let outsiders = English.words(.checks, "those outside the council")

    /// Verbs of the claim that its source says of others, each with the word before or behind it.
    package func unmatched() -> [String] {
        others()
            + mine.compactMap { clause in
                guard !NeutralWords.all.contains(clause.verb) else { return nil }
                if Speakers.saying.contains(clause.verb) { return spokenOf(clause) }
                // What somebody said has rules of its own.
                let same = its.filter {
                    Self.isSame(clause.verb, $0.verb) && !Speakers.saying.contains($0.verb)
                }
                guard !same.isEmpty, !same.contains(where: { fits(clause, $0) }) else { return nil }
                if !same.contains(where: { hasDoer(clause, $0) }), let doer = clause.doer.last {
                    return "\(doer) \(clause.verb)"
                }
                return clause.patient.last.map { "\(clause.verb) \($0)" }
            }
    }

    /// "people who had come through a clinic" of "people who paid for care": a clause that says of whom a sentence speaks,
    /// where its source says it of the same people by another.
    private func others() -> [String] {
        func alone(_ clauses: [Clause], besides others: [Clause]) -> [Clause] {
            clauses.filter { clause in
                clause.isRelative && !others.contains { Self.isSame(clause.verb, $0.verb) }
            }
        }
        let theirs = alone(its, besides: mine)
        return alone(mine, besides: its).filter { clause in
            theirs.contains { agree(clause.subject, $0.subject) }
        }.map { ([$0.subject.last, $0.verb] as [String?]).compactMap { $0 }.joined(separator: " ") }
    }

    /// Whether each clause of either that denies its verb has one beside it that does, be it "nobody found it" of "it
    /// could not be found".
    package var deniesAlike: Bool {
        func isMet(_ clauses: [Clause], by others: [Clause]) -> Bool {
            clauses.filter(\.isDenied).allSatisfy { clause in
                others.contains { $0.isDenied && Self.isSame(clause.verb, $0.verb) }
            }
        }
        return mine.contains(where: \.isDenied) && isMet(mine, by: its) && isMet(its, by: mine)
    }

    /// "Workers were spoken of" does not say that workers spoke.
    private func spokenOf(_ clause: Clause) -> String? {
        let same = its.filter { Self.isSame(clause.verb, $0.verb) }
        let isOf =
            !same.isEmpty
            && same.allSatisfy { other in
                other.isPassive && !other.patient.isEmpty && agree(clause.doer, other.patient)
                    && (other.agent.isEmpty || !agree(clause.doer, other.agent))
            }
        guard !clause.isPassive, let doer = clause.doer.last, isOf else { return nil }
        return "\(doer) \(clause.verb)"
    }

    static func isSame(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Stemmer.stem(one), Stemmer.stem(other))
        return Meanings.isForm(one, other) || Meanings.others(of: one).contains(other)
    }

    private func fits(_ clause: Clause, _ other: Clause) -> Bool {
        if Self.undergone.contains(clause.verb), !clause.isPassive,
            clause.object.allSatisfy({ word in other.behind.contains { Self.isWord(word, $0) } }),
            !other.patient.isEmpty, agree(clause.subject, other.patient)
        {
            return true
        }
        return hasDoer(clause, other) && hasPatient(clause, other)
    }

    /// "People enrolled" of whom a programme enrolled.
    private static let undergone = English.words(.checks, "verbs done or undergone")

    /// The words of the claim's clauses of which the source says the same of the same.
    package var agreed: Set<String> {
        mine.reduce(into: []) { found, clause in
            let isSaid = its.contains { other in
                Self.isSame(clause.verb, other.verb) && clause.isDenied == other.isDenied
                    && !clause.patient.isEmpty && !other.patient.isEmpty && fits(clause, other)
            }
            if isSaid {
                let counts = (clause.lead + clause.behind.prefix(3)).filter(ClauseReader.isNumber)
                found.formUnion(clause.subject + [clause.verb] + clause.object + clause.agent + counts)
            }
        }
    }

    private func hasDoer(_ clause: Clause, _ other: Clause) -> Bool {
        guard let doer = clause.doer.last else { return true }
        // What its staff did the council did.
        if Self.council.contains(doer) {
            return !(other.doer.last.map(Self.outsiders.contains) ?? false)
        }
        if !other.doer.isEmpty {
            return agree(clause.doer, other.doer, anyOf: clause.isPronoun && !clause.isPassive)
        }
        if !other.patient.isEmpty, agree(clause.doer, other.patient) { return false }
        return other.leans || clause.doer.contains { around.contains(Stemmer.stem($0)) }
    }

    private func hasPatient(_ clause: Clause, _ other: Clause) -> Bool {
        guard let patient = clause.patient.last, !other.patient.isEmpty, !Self.council.contains(patient)
        else { return true }
        return agree(clause.patient, other.patient, anyOf: clause.isPronoun && clause.isPassive)
            || other.leans
    }

    /// Whether two phrases name the same: the last word of one, which the others describe, is in the other. Of "care home
    /// managers" that is no home, of "members of the panel" it is the panel.
    ///
    /// - Parameter anyOf: whether any word of the first will do, since a pronoun may point to each.
    func agree(_ one: [String], _ other: [String], anyOf: Bool = false) -> Bool {
        guard let mine = one.last, let its = other.last else { return true }
        if anyOf { return one.contains { word in other.contains { Self.isAlike(word, $0) } } }
        return Self.isAlike(mine, its)
            || other.contains {
                Self.isWord(mine, $0) || !Self.general.contains(mine) && Self.isAlike(mine, $0)
            }
            || Self.general.contains(mine) && one.contains { Self.isWord($0, its) }
    }

    static let general = English.words(.checks, "heads that say little")

    static func isWord(_ one: String, _ other: String) -> Bool {
        Meanings.isForm(Stemmer.stem(one), Stemmer.stem(other))
    }

    static func isAlike(_ word: String, _ other: String) -> Bool {
        let (one, two) = (Stemmer.stem(word), Stemmer.stem(other))
        return isSame(word, other) || Meanings.kinds(of: one).contains(two)
            || Meanings.kinds(of: two).contains(one) || Meanings.isDerived(word, from: other)
    }
}
