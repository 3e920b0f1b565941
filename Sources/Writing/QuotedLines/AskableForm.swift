internal import English
internal import NoteText
internal import TextAnalysis

/// A clause with what the constructions of `AskedBack` ask of it.
struct AskableForm: Sendable {
    let clause: AskableClause
    /// As it stands inside a question.
    let subject: String
    let isPlural: Bool
    /// With what was then as it is today.
    let rest: [String]
    /// How many, or which share, and of what; nil where the subject opens with no number.
    let count: Count?

    /// "176 of 402", "44%".
    struct Count: Sendable {
        let shown: String
        let things: String
        let isShare: Bool
    }

    init(
        _ clause: AskableClause, whole: (number: String, things: [String])?,
        _ names: Set<String>
    ) {
        self.clause = clause
        subject = Self.lowered(clause.subject, names)
        isPlural = AskableClause.isPlural(clause.subject)
        rest = clause.rest.map(Self.presentInside)
        count = Self.count(clause.subject, whole: whole)
    }

    var verb: String { clause.verb }
    /// The first word of what is said, folded.
    var first: String { word(0) }
    func word(_ place: Int) -> String {
        rest.indices.contains(place) ? AskableClause.folded(rest[place]) : ""
    }
    func behind(_ count: Int) -> String { rest.dropFirst(count).joined(separator: " ") }
    var isPast: Bool { LineWords.wasWords.contains(verb) }
    var are: String { LineWords.wasWords.words.first == verb ? "Is" : "Are" }
    var isExistential: Bool {
        clause.subject.count == 1 && LineWords.existential.contains(AskableClause.folded(clause.subject[0]))
    }
    var opensWithNumber: Bool { Self.isNumber(clause.subject[0]) }
    var opensWithNone: Bool { LineWords.lacking.contains(AskableClause.folded(clause.subject[0])) }
    /// "had not yet been": the question says "now".
    var skipsYet: Bool { LineWords.yetWords.contains(word(1)) }
    var skipsStill: Bool { LineWords.yetWords.contains(first) }
    /// Whether its subject is more than "delivery", which says of what nothing.
    var namesEnough: Bool { clause.subject.count >= 2 }
    /// "had been reduced", "was reduced": something was done to it.
    var isPassive: Bool { isPast || LineWords.beenWords.contains(first) }

    /// The place of what was done or came about: behind "had", "had been" or "was", and behind "all but", "mostly".
    var deed: Int? {
        guard isPast || LineWords.hadWords.contains(verb) else { return nil }
        let place = LineWords.beenWords.contains(first) ? 1 : 0
        return rest.indices.contains(place) ? place : nil
    }

    /// Whether it tells what was done once: that does not go on. "Letters were often left blank" does.
    var isDeedOnce: Bool {
        LineWords.deedsOnce.contains(first) || LineWords.cutting.contains(first)
            || LineWords.stopping.contains(first) || rest.contains { $0.contains(where: \.isNumber) }
    }

    /// Whether its own words tell of a fault, of waiting or of what went astray.
    var tellsOfFault: Bool {
        let own = clause.subject + clause.rest
        return FaultSigns(own.joined(separator: " ")).fault != nil
            || own.contains { token in
                let word = AskableClause.folded(token)
                return LineWords.waitingSigns.contains(word) || LineWords.astray.contains(word)
            }
    }

    /// Whether what is said of the subject tells of a fault.
    var saysFault: Bool { FaultSigns(behind(0)).fault != nil }

    /// "402 carers waiting" behind "There were".
    var existing: Count? { Self.count(rest, whole: nil) }

    /// "46 days on average" at the beginning of what is said.
    var length: String? {
        guard rest.count >= 2, rest[0].contains(where: \.isNumber), LineWords.timeUnits.contains(word(1))
        else {
            return nil
        }
        let average = rest.dropFirst(2).prefix(2).map(AskableClause.folded).joined(separator: " ")
        return rest.prefix(LineWords.averages.contains(average) ? 4 : 2).joined(separator: " ")
    }

    // MARK: Words

    /// "Of 402 applications, 176 were unallocated": the whole, and the rest of the sentence.
    static func withoutWhole(_ sentence: some StringProtocol) -> (
        whole: (number: String, things: [String])?, part: String
    ) {
        let tokens = String(sentence).split(separator: " " as Character).map(String.init)
        guard tokens.count > 4, LineWords.ofWords.contains(AskableClause.folded(tokens[0])),
            let comma = tokens.prefix(14).firstIndex(where: { $0.hasSuffix(",") }), comma + 2 < tokens.count,
            comma > 1, isNumber(tokens[1]), isNumber(tokens[comma + 1])
        else { return (nil, String(sentence)) }
        let things = tokens[2..<comma] + [String(tokens[comma].dropLast())]
        return ((tokens[1], Array(things)), tokens[(comma + 1)...].joined(separator: " "))
    }

    private static func isNumber(_ token: String) -> Bool {
        guard let first = token.first else { return false }
        return first.isNumber || LineWords.numberWords.contains(AskableClause.folded(token))
    }

    private static func count(_ subject: [String], whole: (number: String, things: [String])?) -> Count? {
        var tokens = subject[...]
        if let first = tokens.first, LineWords.onlyWords.contains(AskableClause.folded(first)) {
            tokens.removeFirst()
        }
        guard let number = tokens.first, isNumber(number) else { return nil }
        tokens.removeFirst()
        if let whole {
            guard tokens.isEmpty else { return nil }
            return Count(
                shown: "\(number) of \(whole.number)", things: whole.things.joined(separator: " "),
                isShare: false)
        }
        var shown = number.first?.isLetter == true ? number.lowercased() : number
        var isShare = number.hasSuffix("%")
        if tokens.prefix(2).map(AskableClause.folded).joined(separator: " ") == LineWords.perCent.words.first
        {
            shown += " per cent"
            isShare = true
            tokens = tokens.dropFirst(2)
        }
        if let of = tokens.first, LineWords.ofWords.contains(AskableClause.folded(of)) {
            tokens.removeFirst()
            if let the = tokens.first, LineWords.definite.contains(AskableClause.folded(the)) {
                tokens.removeFirst()
            }
            if let all = tokens.first, isNumber(all) {
                shown += " of \(all)"
                tokens.removeFirst()
            }
        }
        guard let first = tokens.first, !LineWords.timeUnits.contains(AskableClause.folded(first)),
            AskableClause.isPlural(Array(tokens))
        else { return nil }
        return Count(shown: shown, things: tokens.joined(separator: " "), isShare: isShare)
    }

    /// With a small letter at the beginning, unless that is a name.
    private static func lowered(_ tokens: [String], _ names: Set<String>) -> String {
        let text = tokens.joined(separator: " ")
        guard let first = tokens.first, first.dropFirst().allSatisfy({ !$0.isUppercase }),
            !names.contains(AskableClause.folded(first)),
            tokens.count < 2 || tokens[1].first?.isUppercase != true
                || LineWords.articles.contains(AskableClause.folded(first))
        else { return text }
        return text.uncapitalisedFirst
    }

    /// With "a" or "an" where it is one thing that can be counted.
    static func some(_ tokens: [String]) -> String {
        let text = tokens.joined(separator: " ")
        guard let first = tokens.first, !AskableClause.isPlural(tokens),
            !LineWords.articles.contains(AskableClause.folded(first)),
            !LineWords.uncounted.contains(AskableClause.head(tokens))
        else { return text }
        return (first.first.map { "aeiouAEIOU".contains($0) } == true ? "an " : "a ") + text
    }

    /// "are" of "were".
    static func present(_ verb: String) -> String { presents[verb] ?? verb }

    /// What was so beside the main verb, as it is today: "that someone was being discharged".
    private static func presentInside(_ token: String) -> String {
        LineWords.wasWords.contains(token) || LineWords.couldWords.contains(token) ? present(token) : token
    }

    private static let presents: [String: String] = English.pairs(.notes, "past and present").reduce(into: [:]
    ) {
        for word in $1.left.words { $0[word] = $1.right.words.first }
    }
}
