internal import AssessmentModel
internal import English
internal import NoteText
internal import TextAnalysis

/// The first clause of a sentence as a question needs it: who or what, the verb, what is said of it.
///
/// Nil for a sentence whose subject other sentences name ("They …", "This …"), and for one that sets a
/// condition before it.
struct AskableClause {
    /// As the report has it.
    private(set) var subject: [String]
    /// Folded.
    private(set) var verb: String
    private(set) var rest: [String]
    /// "in March 2024".
    private(set) var moment: String?

    init?(_ sentence: some StringProtocol) {
        let body = Wording.withoutConnective(String(sentence))
        guard body.last == "." || body.last?.isLetter == true,
            !body.contains(where: { "\"“”(".contains($0) })
        else { return nil }
        var tokens = body.split(separator: " " as Character).map(String.init)
        if tokens.last?.hasSuffix(".") == true { tokens[tokens.count - 1].removeLast() }
        tokens = Self.withoutTeller(tokens)
        moment = nil
        if let dated = Self.openingMoment(tokens) {
            moment = dated.joined(separator: " ").uncapitalisedFirst
            if moment?.hasSuffix(",") == true { moment?.removeLast() }
            tokens.removeFirst(dated.count)
        }
        guard let clause = Self.firstClause(tokens), let place = Self.mainVerb(clause), place > 0 else {
            return nil
        }
        subject = Array(clause[..<place])
        verb = Self.folded(clause[place])
        rest = Array(clause[(place + 1)...])
        guard let opening = subject.first.map(Self.folded), !LineWords.contrasting.contains(opening),
            !LineWords.behindNouns.contains(opening), !LineWords.relativeOpeners.contains(opening),
            !subject.contains(where: { LineWords.asideOf.contains(Self.folded($0)) }),
            !rest.contains(where: { LineWords.pointedAt.contains(Self.folded($0)) }),
            subject.count <= Self.mostWords, rest.count <= Self.mostWords
        else { return nil }
        takeMoment()
        guard !rest.isEmpty else { return nil }
    }

    private static let mostWords = 16

    static func folded(_ token: String) -> String { Wording.words(token).joined(separator: " ") }

    /// Takes a date, and how long something has been so, off the end: "in February 2024", "for two years".
    private mutating func takeMoment() {
        guard let place = rest.lastIndex(where: { LineWords.momentOpeners.contains(Self.folded($0)) }),
            place > 0, rest.count - place <= 6
        else { return }
        let tail = rest[place...].joined(separator: " ")
        let isLength = LineWords.timeUnits.contains(Self.folded(rest.last ?? ""))
        guard isLength || PartialDate.named(in: tail) != nil else { return }
        if !isLength { moment = tail }
        rest.removeSubrange(place...)
    }

    /// Without who says it: "Staff said escalation routes were unclear".
    private static func withoutTeller(_ tokens: [String]) -> [String] {
        let words = tokens.prefix(7).map(folded)
        guard
            let place = words.firstIndex(where: { LineWords.sayingThat.contains($0) }),
            (1...4).contains(place),
            !Wording.verbs.contains(words[place - 1])
        else { return tokens }
        let behind = tokens[(place + 1)...].drop { LineWords.behindTelling.contains(folded($0)) }
        return behind.count >= 3 ? Array(behind) : tokens
    }

    /// "In August 2025," at the beginning.
    private static func openingMoment(_ tokens: [String]) -> [String]? {
        guard let first = tokens.first, LineWords.periodOpeners.contains(folded(first)),
            let comma = tokens.prefix(7).firstIndex(where: { $0.hasSuffix(",") })
        else { return nil }
        let opening = Array(tokens[...comma])
        return PartialDate.named(in: opening.joined(separator: " ")) == nil ? nil : opening
    }

    /// The words up to where another clause begins; nil where a comma stands before the verb.
    private static func firstClause(_ tokens: [String]) -> [String]? {
        var hasVerb = false
        for (place, token) in tokens.enumerated() {
            let word = folded(token)
            if hasVerb, LineWords.contrasting.contains(word) { return Array(tokens[..<place]) }
            if hasVerb, LineWords.plainJoints.contains(word),
                tokens[(place + 1)...].contains(where: { Wording.verbs.contains(folded($0)) })
            {
                return Array(tokens[..<place])
            }
            if place > 0, Wording.verbs.contains(word) { hasVerb = true }
            guard let last = token.last, ",;:".contains(last) || token == "–" else { continue }
            guard hasVerb else { return nil }
            return tokens[..<place] + [String(token.dropLast(token == "–" ? 0 : 1))].filter { $0 != "–" }
        }
        return tokens
    }

    /// The place of the clause's own verb: not that of "people who received".
    static func mainVerb(_ tokens: [String]) -> Int? {
        var isRelative = false
        // "who did not read" and "who had been told" have a second verb.
        var isAuxiliary = false
        for place in tokens.indices.dropFirst() {
            let word = folded(tokens[place])
            if LineWords.relativeOpeners.contains(word) {
                isRelative = true
            } else if Wording.verbs.contains(word) || isRelative && isParticiple(word) {
                if !isRelative, !isAuxiliary { return place }
                isAuxiliary = isRelative && AskableForm.present(word) != word
                isRelative = false
            } else if !LineWords.denials.contains(word), !LineWords.beenWords.contains(word) {
                isAuxiliary = false
            }
        }
        return nil
    }

    private static func isParticiple(_ word: String) -> Bool {
        LineWords.participleEndings.words.first.map { word.hasSuffix($0) } ?? false
    }

    /// Whether some words name more than one: by their noun before what says more of it.
    static func isPlural(_ tokens: [String]) -> Bool {
        let head = head(tokens)
        return nouns(tokens).contains { LineWords.plainJoints.contains($0) }
            || LineWords.pluralNouns.contains(head)
            || head.hasSuffix("s") && Singular.of(head) != head
    }

    /// The noun before what says more of it: "system" of "a system for tracking actions".
    static func head(_ tokens: [String]) -> String { nouns(tokens).last ?? "" }

    private static func nouns(_ tokens: [String]) -> ArraySlice<String> {
        let words = tokens.map(folded)
        let end = words.indices.dropFirst().first {
            LineWords.behindNouns.contains(words[$0]) || LineWords.relativeOpeners.contains(words[$0])
        }
        return words[..<(end ?? words.endIndex)]
    }
}
