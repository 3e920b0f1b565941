package import English
package import AssessmentModel
internal import NoteText

/// Who speaks in a text, and for how many.
package enum Speakers {
    package static let several = English.words(.checks, "several speakers")
    package static let saying = English.words(.checks, "saying")

    /// Whether several persons are said to have said something: "People said", "Some carers told us".
    package static func severalSpeak(in text: String) -> Bool {
        let words = Wording.words(text)
        for (index, word) in words.enumerated() where several.contains(word) {
            // "one of the people", "a member of staff" are one.
            if index > 0, CheckingWords.oneOf.contains(words[index - 1]),
                Wording.isSingleVoice(text)
            {
                continue
            }
            if words[(index + 1)...].prefix(3).contains(where: saying.contains) { return true }
        }
        return false
    }

    /// Whether a text says that somebody said it.
    package static func attributes(_ text: String) -> Bool {
        let words = Wording.words(text)
        return words.contains(where: saying.contains) || words.contains("according")
            || words.contains("officers") || words.contains("view")
            || words.contains("views") || words.contains("feedback") || words.contains("recognised")
            || words.contains("acknowledged")
    }

    /// Those who tell CQC about their own work: the sentence's own word for them, when it reports what they
    /// said.
    package static func teller(of sentence: SourcePassage.Sentence) -> String? {
        guard let voice = ["leaders", "authority"].first(where: sentence.voices.contains),
            sentence.voices.count == 1
        else { return nil }
        let words = Wording.words(sentence.text)
        guard
            words.prefix(8).contains(where: {
                saying.contains($0) || CheckingWords.ownSaying.contains($0)
            })
        else {
            return nil
        }
        return voice == "leaders" ? "leaders" : "the council itself"
    }

    /// Those who act whom a sentence has right before a verb of saying, with the verb: the kind of each.
    package static func kinds(in words: [String]) -> [(kind: Int, words: String)] {
        words.indices.compactMap { place in
            guard saying.contains(words[place]), !ActiveAndPassive.isPassive(words, place) else { return nil }
            let before = words[max(0, place - 4)..<place]
            return before.last { Roles.kind(of: $0) != nil }.flatMap { actor in
                Roles.kind(of: actor).map { ($0, "\(actor) \(words[place])") }
            }
        }
    }
}
