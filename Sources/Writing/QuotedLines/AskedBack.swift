internal import English
internal import NoteText
internal import TextAnalysis

/// The question whether what a sentence of a report says still holds, in the sentence's own words: "Is there now a
/// prevention strategy?" of "There was no prevention strategy."
///
/// One row of `forms` is one construction; a sentence that has none of them is not asked back.
package struct AskedBack: Sendable, Hashable {
    package let question: String
    /// The count, share or length of time that it asks after, with its date, as the report has them: "176 of 402 in
    /// March 2024".
    package let figure: String?

    private init(_ question: String, figure: String? = nil) {
        self.question = question
        self.figure = figure
    }

    /// - Parameters:
    ///   - sentence: one sentence of a report, word by word, of what is at fault.
    ///   - names: folded words that keep their capital.
    package init?(of sentence: some StringProtocol, names: Set<String> = []) {
        guard !FaultSigns(sentence).isDenied else { return nil }
        let (whole, part) = AskableForm.withoutWhole(sentence)
        guard let clause = AskableClause(part) else { return nil }
        let form = AskableForm(clause, whole: whole, names)
        guard let found = Self.forms.lazy.compactMap({ $0(form) }).first else { return nil }
        self = found
    }

    private static let forms: [@Sendable (AskableForm) -> AskedBack?] = [
        counted, existing, absent, noneDone, stopped, cut, unfilled, notDone, without, denied, lasting, still,
    ]

    /// "176 of 402 applications were unallocated."
    private static func counted(_ form: AskableForm) -> AskedBack? {
        guard let count = form.count, LineWords.presentOfMany.contains(form.verb),
            form.tellsOfFault,
            // What was of a year is not so today.
            FigureDate.all(in: count.things).isEmpty
        else { return nil }
        let opening = count.isShare ? "What share of" : "How many"
        let figure = [count.shown, form.clause.moment].compactMap { $0 }.joined(separator: " ")
        return AskedBack(
            "\(opening) \(count.things) \(AskableForm.present(form.verb)) \(form.behind(0)) today?",
            figure: figure)
    }

    /// "There were 402 carers waiting for a break", "There were 890 outstanding applications."
    private static func existing(_ form: AskableForm) -> AskedBack? {
        guard form.isExistential, form.isPast, form.tellsOfFault, let count = form.existing else {
            return nil
        }
        let figure = [count.shown, form.clause.moment].compactMap { $0 }.joined(separator: " ")
        let things = count.things.split(separator: " " as Character)
        guard let wait = things.firstIndex(where: { LineWords.waitingSigns.contains(String($0)) }), wait > 0,
            LineWords.waitingWords.contains(String(things[wait]))
        else { return AskedBack("How many \(count.things) are there today?", figure: figure) }
        let (who, what) = (things[..<wait].joined(separator: " "), things[wait...].joined(separator: " "))
        return AskedBack("How many \(who) are \(what) today?", figure: figure)
    }

    /// "There was no system for tracking actions."
    private static func absent(_ form: AskableForm) -> AskedBack? {
        guard form.isExistential, form.isPast, LineWords.lacking.contains(form.first), form.rest.count > 1
        else { return nil }
        let things = Array(form.rest.dropFirst())
        return AskedBack(
            "\(AskableClause.isPlural(things) ? "Are" : "Is") there now \(AskableForm.some(things))?")
    }

    /// "No market position statement had been published."
    private static func noneDone(_ form: AskableForm) -> AskedBack? {
        guard form.opensWithNone, LineWords.hadWords.contains(form.verb),
            LineWords.beenWords.contains(form.first)
        else { return nil }
        let things = Array(form.clause.subject.dropFirst())
        return AskedBack(
            "\(AskableClause.isPlural(things) ? "Have" : "Has") \(AskableForm.some(things)) \(form.behind(0)) since?"
        )
    }

    /// "Practice weeks had been stopped."
    private static func stopped(_ form: AskableForm) -> AskedBack? {
        guard let place = form.deed, LineWords.stopping.contains(form.word(place)), form.namesEnough else {
            return nil
        }
        return AskedBack("\(form.isPlural ? "Have" : "Has") \(form.subject) started again?")
    }

    /// "The training budget had been reduced by 28%."
    private static func cut(_ form: AskableForm) -> AskedBack? {
        guard let place = form.deed, LineWords.cutting.contains(form.word(place)), form.isPassive else {
            return nil
        }
        let rest = form.behind(place)
        return AskedBack(
            "What was lost when \(form.subject) \(form.isPlural ? "were" : "was") \(rest), and is it to come back?"
        )
    }

    /// "The link worker's post had been vacant."
    private static func unfilled(_ form: AskableForm) -> AskedBack? {
        guard let place = form.deed, LineWords.unfilled.contains(form.word(place)) else { return nil }
        return AskedBack("\(form.isPlural ? "Are" : "Is") \(form.subject) filled now?")
    }

    /// "The work had not been extended."
    private static func notDone(_ form: AskableForm) -> AskedBack? {
        guard LineWords.hadWords.contains(form.verb), LineWords.denials.contains(form.first),
            form.rest.count > 1
        else { return nil }
        return AskedBack(
            "\(form.isPlural ? "Have" : "Has") \(form.subject) now \(form.behind(form.skipsYet ? 2 : 1))?")
    }

    /// "The board had no permanent chair", "Teams lacked a shared record".
    private static func without(_ form: AskableForm) -> AskedBack? {
        let hasNo = LineWords.hadWords.contains(form.verb) && LineWords.lacking.contains(form.first)
        guard hasNo || LineWords.lackedWords.contains(form.verb) else { return nil }
        let things = hasNo ? Array(form.rest.dropFirst()) : form.rest
        guard !things.isEmpty else { return nil }
        return AskedBack(
            "\(form.isPlural ? "Do" : "Does") \(form.subject) now have \(AskableForm.some(things))?")
    }

    /// "Staff did not always have an understanding", "Staff could not say", "Letters were not sent".
    private static func denied(_ form: AskableForm) -> AskedBack? {
        guard LineWords.denials.contains(form.first), form.rest.count > 1, !form.isExistential else {
            return nil
        }
        let rest = form.behind(form.skipsYet ? 2 : 1)
        if LineWords.didWords.contains(form.verb) {
            return AskedBack("\(form.isPlural ? "Do" : "Does") \(form.subject) now \(rest)?")
        }
        if LineWords.couldWords.contains(form.verb) { return AskedBack("Can \(form.subject) now \(rest)?") }
        guard form.isPast else { return nil }
        return AskedBack("\(form.are) \(form.subject) now \(rest)?")
    }

    /// "Financial assessments took 46 days on average."
    private static func lasting(_ form: AskableForm) -> AskedBack? {
        guard LineWords.tookWords.contains(form.verb), let length = form.length else { return nil }
        let figure = [length, form.clause.moment].compactMap { $0 }.joined(separator: " ")
        return AskedBack(
            "How long \(form.isPlural ? "do" : "does") \(form.subject) take today?", figure: figure)
    }

    /// "Policies were out of date", "Young people were referred late".
    private static func still(_ form: AskableForm) -> AskedBack? {
        guard form.isPast, form.saysFault, !form.isExistential, !form.opensWithNumber, !form.isDeedOnce,
            !form.opensWithNone
        else { return nil }
        return AskedBack("\(form.are) \(form.subject) still \(form.behind(form.skipsStill ? 1 : 0))?")
    }
}
