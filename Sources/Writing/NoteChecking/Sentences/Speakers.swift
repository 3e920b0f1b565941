internal import English
internal import AssessmentModel
internal import NoteText

/// Who speaks in a text, and for how many.
enum Speakers {
    static let several = English.words(.checks, "several speakers")
    static let saying = English.words(.checks, "saying")

    /// Whether several persons are said to have said something: "People said", "Some carers told us".
    static func severalSpeak(in text: String) -> Bool {
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
    static func attributes(_ text: String) -> Bool {
        let words = Wording.words(text)
        return words.contains(where: saying.contains) || words.contains("according")
            || words.contains("officers") || words.contains("view")
            || words.contains("views") || words.contains("feedback") || words.contains("recognised")
            || words.contains("acknowledged")
    }

    /// Those who tell CQC about their own work: the sentence's own word for them, when it reports what they
    /// said.
    static func teller(of sentence: SourcePassage.Sentence) -> String? {
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
}
