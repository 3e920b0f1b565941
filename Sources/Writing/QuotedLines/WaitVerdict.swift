internal import English
internal import NoteText
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// How a report judges a wait in its own words, whatever its length.
package enum WaitVerdict: Sendable {
    /// "Waits were short for most people", "this was within the target".
    case acceptable
    /// "We considered the wait reasonable", whatever the target is; or more waited before, and longer.
    case accepted
    /// "People waited too long".
    case tooLong
    /// Some of both.
    case divided

    /// Nil of a text that tells of no wait, or judges none.
    package init?(_ text: String) {
        var (isShort, isLong, isAccepted) = (false, false, false)
        for span in SentenceSegmenter.segment(text) {
            let words = Wording.words(text[span])
            let isCQCs = words.contains { LineWords.ownPronouns.contains($0) }
            guard isCQCs || words.contains(where: { LineWords.waitingSigns.contains($0) }) else { continue }
            for (classes, isOfShort) in [(Self.short, true), (Self.long, false)] {
                for match in classes.matches(in: words) {
                    // "Not always within the target", "no longer than a week".
                    let isDenied = words[max(0, match.place - Self.reach)..<match.place].contains {
                        LineWords.denials.contains($0) || LineWords.lacking.contains($0)
                    }
                    if isOfShort != isDenied { isShort = true } else { isLong = true }
                    if isOfShort, !isDenied, isCQCs { isAccepted = true }
                }
            }
        }
        switch (isShort, isLong) {
        case (true, false): self = isAccepted ? .accepted : .acceptable
        case (false, true): self = .tooLong
        case (true, true): self = .divided
        case (false, false): return nil
        }
    }

    /// Whether a text goes on to tell that more waited before, or longer: "A year before, the queue had stood at 240."
    package static func tellsOfWorseBefore(_ text: String) -> Bool {
        let sentences = SentenceSegmenter.segment(text).map { Wording.words(text[$0]) }
        return zip(sentences, sentences.dropFirst()).contains { now, before in
            let opening = before.prefix(reach).joined(separator: " ")
            guard LineWords.earlierOpeners.words.contains(where: { opening.hasPrefix($0) }),
                now.contains(where: { LineWords.waitingSigns.contains($0) }),
                let first = number(now), let second = number(before)
            else { return false }
            return second > first
        }
    }

    /// The first number that is no year and no date.
    private static func number(_ words: [String]) -> Int? {
        words.lazy.compactMap { Int($0.filter { $0 != "," }) }.first {
            $0 > mostOfDay && !(1900...2099).contains($0)
        }
    }

    private static let mostOfDay = 31

    private static let short = LineWords.index(LineWords.shortWaits)
    private static let long = LineWords.index(LineWords.longWaits)
    /// Words between a denial and what it denies.
    private static let reach = 3
}
