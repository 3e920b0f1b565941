internal import English
internal import NoteText
internal import TextAnalysis

/// Who did what to whom: the subject and the object of the verbs that people do to each other.
package enum Roles {
    /// A verb with the kinds of those before and behind it.
    private struct Deed {
        var stem: String
        var word: String
        var subject: (word: String, kind: Int)?
        var object: (word: String, kind: Int)?
        /// Whether it is told in the passive without who did it.
        var isOpen: Bool

        /// Whether it is no verb of what people do to each other: who does it is not plain from the words around.
        var isAct: Bool

        var isWhole: Bool { subject != nil && object != nil && subject?.kind != object?.kind }
    }

    private static let verbs = English.words(.checks, "deeds").set
    private static let stems = Set(verbs.map(Stemmer.stem))
    private static let acts = English.words(.checks, "acts").set
    private static let actors = English.lines(.checks, "actors")

    /// Verbs of a claim that another did, or did to another.
    ///
    /// - Parameter around: words before the source's sentence and over it, where those may be named whom it
    ///   speaks of.
    package static func differences(_ here: [String], _ there: [String], around: [String]) -> (
        altered: [String], open: [String]
    ) {
        let its = deeds(there)
        let kinds = Set((there + around).compactMap { actor($0)?.kind })
        var open: [String] = []
        let own = deeds(here)
        let altered = own.compactMap { mine -> String? in
            let same = its.filter { isSame($0.stem, mine.stem) }
            // "CQC found that staff said": of the second it is told.
            let isLead =
                mine.subject.map { CheckingWords.finders.contains($0.word) } ?? false
                && own.contains { other in
                    other.word != mine.word && same.contains { $0.subject?.kind == other.subject?.kind }
                }
            guard !same.isEmpty, !isLead, !isToldBefore(mine.word, here, there) else { return nil }
            if let subject = mine.subject, same.allSatisfy(\.isOpen) {
                open.append("\(subject.word) \(mine.word)")
            }
            if mine.isAct {
                if let subject = mine.subject,
                    same.allSatisfy({ $0.subject != nil && $0.subject?.kind != subject.kind })
                {
                    open.append("\(subject.word) \(mine.word)")
                }
                return nil
            }
            if let subject = mine.subject,
                same.allSatisfy({ $0.object?.kind == subject.kind && $0.subject?.kind != subject.kind })
            {
                return "“\(subject.word) \(mine.word)”: in the report it is done to them"
            }
            if let subject = mine.subject,
                same.allSatisfy({ $0.subject != nil && $0.subject?.kind != subject.kind }),
                let other = same.first?.subject
            {
                // Somebody of that kind is in the sentence: who does it is not plain.
                if kinds.contains(subject.kind) {
                    open.append("\(subject.word) \(mine.word)")
                    return nil
                }
                return "“\(subject.word) \(mine.word)”: the report says it of “\(other.word)”"
            }
            // "CQC was told": whoever spoke to CQC spoke of others.
            if let object = mine.object, !CheckingWords.finders.contains(object.word),
                same.allSatisfy({ $0.object != nil && $0.object?.kind != object.kind }),
                let other = same.first?.object
            {
                if kinds.contains(object.kind) {
                    open.append("\(mine.word) \(object.word)")
                    return nil
                }
                return "“\(mine.word) \(object.word)”: the report says “\(other.word)”"
            }
            return nil
        }
        return (altered, open)
    }

    /// "CQC said that weeks had stopped" of "weeks had stopped, and staff said so": what a report tells before anybody
    /// speaks CQC says.
    private static func isToldBefore(_ word: String, _ here: [String], _ there: [String]) -> Bool {
        guard Speakers.saying.contains(word), let place = here.firstIndex(of: word), place > 0,
            CheckingWords.finders.contains(here[place - 1]),
            let speaks = there.firstIndex(where: Speakers.saying.contains)
        else { return false }
        let told = Set(here[place...].filter { !NeutralWords.all.contains($0) }.map(Stemmer.stem))
        return 2 * Set(there[..<speaks].map(Stemmer.stem)).intersection(told).count > told.count
    }

    /// Those of whom a claim speaks where its source's sentence speaks of others, be they named near by.
    package static func strangers(_ here: [String], _ there: [String]) -> [String] {
        let mine = here.compactMap(actor)
        let its = Set(there.compactMap { actor($0)?.kind }).filter { $0 < general.lowerBound }
        guard !its.subtracting(mine.map(\.kind)).isEmpty else { return [] }
        return mine.filter { $0.kind > 0 && $0.kind < general.lowerBound && !its.contains($0.kind) }.map(
            \.word)
    }

    /// CQC and the council, of whom every sentence may speak.
    private static let general = (actors.count - 3)..<(actors.count - 1)

    private static func isSame(_ one: String, _ other: String) -> Bool {
        one == other || Meanings.others(of: one).contains(other)
    }

    private static func deeds(_ words: [String]) -> [Deed] {
        words.indices.compactMap { place -> Deed? in
            // "Information" is nobody's deed.
            let isDeed =
                verbs.contains(words[place])
                || words[place].hasSuffix("ed") && stems.contains(Stemmer.stem(words[place]))
            let isAct = !isDeed && acts.contains(words[place])
            guard isDeed || isAct || words[place].hasSuffix("ed") else { return nil }
            let lead = words[max(0, place - 7)..<place]
            // Of whom a pronoun speaks is not plain.
            let pronoun = lead.lastIndex(where: pronouns.contains) ?? lead.startIndex
            let before = lead[pronoun...].compactMap(actor).last
            let rest = words[(place + 1)...].prefix(7)
            let after = rest.compactMap(actor).first { !CheckingWords.finders.contains($0.word) }
            let isPassive =
                place > 0 && ActiveAndPassive.isPast(words[place])
                && (passives.contains(words[place - 1])
                    || place > 1 && prefixes.contains(words[place - 1])
                        && passives.contains(words[place - 2]))
            let agent = rest.prefix(3).contains("by") ? after : nil
            let deed = Deed(
                stem: Stemmer.stem(words[place]), word: words[place], subject: isPassive ? agent : before,
                object: isPassive ? before : after,
                isOpen: isPassive && agent == nil, isAct: isAct)
            // Of other verbs it must be plain who does it to whom.
            return isDeed || isAct || deed.isWhole ? deed : nil
        }
    }

    private static let prefixes = English.words(.checks, "prefixes of verbs")
    private static let pronouns = English.words(.checks, "pronouns")
    private static let passives = English.words(.checks, "passive auxiliaries")

    /// The kind of those who act that a word names.
    package static func kind(of word: String) -> Int? { actor(word)?.kind }

    private static func actor(_ word: String) -> (word: String, kind: Int)? {
        actors.firstIndex { $0.contains(word) }.map { (word, $0) }
    }
}
