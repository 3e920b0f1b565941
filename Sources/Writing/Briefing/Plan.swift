internal import NoteText

/// Whether a sentence speaks of something that is still to come, and the words of it that do.
enum Plan {
    /// Words by which a report says that something is intended or being made.
    private static let phrases = [
        "planned to", "plans to", "plan to", "had plans", "was planning", "were planning", "intended to",
        "intention to", "aimed to",
        "aiming to", "aims to", "ambition to", "being introduced", "being developed", "being recruited",
        "being built", "being rolled out",
        "being implemented", "being trialled", "being piloted", "being redesigned", "being reviewed",
        "being set up",
        "being put in place", "being tested", "under development", "in development", "under way", "underway",
        "in progress",
        "was developing", "were developing", "is developing", "are developing", "was introducing",
        "were introducing", "seeking to",
        // "was due to" alone mostly gives a reason.
        "due to be", "due to report", "due to start", "due to begin", "due to open", "due to finish",
        "due to end", "due to go",
        "due to launch", "due to move", "to be introduced", "to be in place", "yet to be", "had begun to",
        "had started to",
        "were starting to", "would be introduced", "would be in place", "next phase", "at an early stage",
        "at an earlier stage",
    ]

    /// What is named with such words without being a plan of something: "aimed to ensure", "a lack of clarity
    /// about the next steps".
    private static let purposes = [
        "aimed to ensure", "aims to ensure", "aiming to ensure", "lack of clarity", "barrier",
    ]

    static func isSpoken(in text: some StringProtocol) -> Bool {
        let words = " " + Wording.words(text).joined(separator: " ") + " "
        return phrases.contains { words.contains(" \($0) ") }
            && !purposes.contains { words.contains(" \($0) ") }
    }

    /// A quotation that speaks of the plan by itself: the sentence or its beginning, or else its last clause.
    static func quotation(of sentence: SentenceRow) -> String? {
        guard ["planned", "under way"].contains(sentence.stage ?? ""), isSpoken(in: sentence.text),
            !Wording.pointsBack(sentence.text),
            !Wording.isSingleVoice(sentence.text)
        else { return nil }
        if let words = Quotation(of: sentence.text)?.words, isSpoken(in: words) { return words }
        // "…, and leaders told us a call-back was being introduced."
        for mark in [", and ", "; ", ", but "] {
            guard let place = sentence.text.ranges(of: mark).last else { continue }
            let clause = sentence.text[place.upperBound...]
            let isFit =
                (Quotation.leastWords...Quotation.bestWords).contains(Wording.count(clause))
                && !clause.contains { "\"“”".contains($0) }
            if isFit, isSpoken(in: clause), !Wording.pointsBack(String(clause)) { return String(clause) }
        }
        return nil
    }
}
