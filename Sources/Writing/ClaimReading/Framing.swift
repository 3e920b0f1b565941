internal import English
internal import NoteText
internal import TextAnalysis

/// What a speaker puts before a sentence and does not say of anybody: "Mr Mayor,", "Finance update:", "We are
/// proud to report that".
package enum Framing {
    private static let labels = English.words(.checks, "labels of texts")
    private static let spokenTo = English.words(.checks, "those spoken to")
    private static let firstPerson = English.words(.checks, "first person")
    private static let feelings = English.words(.checks, "feelings of a speaker")
    private static let opening = English.words(.checks, "words of an opening")
    private static let telling = English.words(.checks, "verbs of telling")
    private static let turns = English.words(.checks, "turns of a speaker")

    /// A sentence without it, with its first letter as it was.
    package static func without(_ sentence: String) -> String {
        var rest = sentence[...]
        for isFraming in [isLabel, isAddress, isOpening] {
            if let end = isFraming(rest) { rest = rest[end...].drop { $0.isWhitespace } }
        }
        return withoutMeeting(Wording.count(rest) >= 3 ? String(rest) : sentence)
    }

    private static let meeting = English.words(.checks, "verbs of meeting")
    private static let relatives = English.words(.checks, "relative pronouns")
    private static let prepositions = English.words(.grammar, "prepositions")

    /// "Most of those said" for "most of those CQC spoke to said": whom CQC heard is no matter of the claim.
    private static func withoutMeeting(_ sentence: String) -> String {
        var words = sentence.split(separator: " ")
        let folded = words.map { Folding.words($0) }
        guard
            let place = folded.indices.dropFirst(2).first(where: {
                CheckingWords.finders.contains(folded[$0])
            }),
            !words[place - 1].hasSuffix(","),
            let length = [2, 1].first(where: {
                meeting.contains(folded[(place + 1)...].prefix($0).joined(separator: " "))
            }), place + length + 1 < words.count,
            [Wording.verbs.contains, prepositions.contains, ActiveAndPassive.isPast].contains(where: {
                $0(folded[place + length + 1])
            })
        else { return sentence }
        let first = relatives.contains(folded[place - 1]) ? place - 1 : place
        words.removeSubrange(first...place + length)
        return words.joined(separator: " ")
    }

    /// The end of a label before a colon: short, without a figure or a verb that claims something.
    private static func isLabel(_ text: Substring) -> Substring.Index? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let words = Wording.words(text[..<colon])
        let isShort = words.count <= 9 && !words.contains { $0.contains(where: \.isNumber) }
        return isShort && words.contains(where: labels.contains)
            && !words.contains { ActiveAndPassive.isPast($0) && !labels.contains($0) }
            ? text.index(after: colon) : nil
    }

    /// The end of "Better still," or "Mr Mayor,": nobody but those spoken to before a comma.
    private static func isAddress(_ text: Substring) -> Substring.Index? {
        guard let comma = text.firstIndex(of: ",") else { return nil }
        let words = Wording.words(text[..<comma])
        if turns.contains(words.joined(separator: " ")) || isAside(words) { return text.index(after: comma) }
        return !words.isEmpty && words.count <= 4
            && words.allSatisfy { spokenTo.contains($0) || CheckingWords.joining.contains($0) }
            ? text.index(after: comma) : nil
    }

    private static let asides = English.words(.checks, "openings of an aside")
    private static let documents = English.words(.checks, "documents that are dated")
    private static let documentVerbs = English.words(.checks, "verbs of a document")

    /// "As the report makes plain".
    private static func isAside(_ words: [String]) -> Bool {
        let rest = words.dropFirst()
        return words.first.map(asides.contains) ?? false && rest.contains(where: documentVerbs.contains)
            && rest.contains { documents.contains($0) || CheckingWords.finders.contains($0) }
            && rest.allSatisfy {
                documents.contains($0) || documentVerbs.contains($0) || NeutralWords.all.contains($0)
            }
    }

    /// The end of "We are proud to report that", "As carers we note that".
    private static func isOpening(_ text: Substring) -> Substring.Index? {
        guard let that = text.firstRange(of: " that ") else { return nil }
        let words = Wording.words(text[..<that.lowerBound])
        let isSpeaker =
            words.contains(where: firstPerson.contains) || words.first.map(feelings.contains) ?? false
        let isOpening = words.allSatisfy { word in
            [spokenTo, opening, telling, feelings, firstPerson, CheckingWords.joining].contains {
                $0.contains(word)
            } || NeutralWords.all.contains(word)
        }
        // "Carers said that" is no turn of the speaker.
        let isOthers =
            !words.contains(where: firstPerson.contains)
            && Speakers.kinds(in: words).contains { entry in
                !CheckingWords.finders.words.contains(where: entry.words.hasPrefix)
            }
        return (isSpeaker || isOpening) && !isOthers && words.count <= 9
            && words.suffix(3).contains(where: telling.contains)
            && !words.contains { $0.contains(where: \.isNumber) }
            ? that.upperBound : nil
    }
}
