internal import English
internal import NoteText

/// Whether a sentence speaks of something that is still to come, and the words of it that do.
package enum SpokenPlan {
    /// Words by which a report says that something is intended or being made.
    private static let phrases = English.words(.notes, "plans").words

    /// What is named with such words without being a plan of something: "aimed to ensure", "a lack of clarity
    /// about the next steps".
    private static let purposes = English.words(.notes, "purposes").words

    package static func isIn(_ text: some StringProtocol) -> Bool {
        let words = " " + Wording.words(text).joined(separator: " ") + " "
        return phrases.contains { words.contains(" \($0) ") }
            && !purposes.contains { words.contains(" \($0) ") }
    }

    /// A quotation that speaks of the plan by itself: the sentence or its beginning, or else its last clause.
    ///
    /// - Parameter sentence: of what is planned or under way.
    package static func quotation(of sentence: String) -> String? {
        guard isIn(sentence), !Wording.pointsBack(sentence), !Wording.isSingleVoice(sentence) else {
            return nil
        }
        if let words = Quotation(of: sentence)?.words, isIn(words) { return words }
        // "…, and leaders told us a call-back was being introduced."
        for mark in [", and ", "; ", ", but "] {
            guard let place = sentence.ranges(of: mark).last,
                !Quotation.isInList(sentence[..<place.lowerBound])
            else { continue }
            let clause = sentence[place.upperBound...]
            let isFit =
                (Quotation.leastWords...Quotation.bestWords).contains(Wording.count(clause))
                && !clause.contains { "\"“”".contains($0) }
            if isFit, isIn(clause), !Wording.pointsBack(String(clause)) { return String(clause) }
        }
        return nil
    }
}
