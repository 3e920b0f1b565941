internal import AssessmentModel
internal import English
internal import TextAnalysis

extension MeasurePhrase {
    /// A phrase as the label of what was measured: a wait, a time, a sum.
    func finished(_ words: String, of quantity: Quantity, topic: String?) -> String {
        var phrase = words
        // "up to 867 days for annual reviews": what the days were spent on.
        if isDuration(quantity), phrase.lowercased().hasPrefix("for ") {
            // "and 4.6 days for those elsewhere", after the delay for others.
            let base = last?.firstRange(of: " for ").flatMap { last?[..<$0.lowerBound] } ?? ""
            phrase = (Self.timeNouns.contains(base.lowercased()) ? base : "wait") + " " + phrase
        }
        if isDuration(quantity) {
            if let nobody = Self.nobody.words.first(where: { phrase.lowercased().hasPrefix($0) }) {
                let rest = phrase.dropFirst(nobody.count)
                if rest.isEmpty { return wait("wait", for: topic) }
                // "No one requiring a check waited more than a day".
                if rest.first == " ", Self.endsInWait(phrase) {
                    return "wait of people" + rest[..<(rest.lastIndex(of: " ") ?? rest.endIndex)]
                }
            }
            // "Financial assessments took 24 days".
            for verb in [" took", " take", " takes"] where phrase.hasSuffix(verb) {
                let subject =
                    Self.pointsBack(phrase) ? (earlierSubject ?? "it")[...] : phrase.dropLast(verb.count)
                if subject == "it" { return "time taken" }
                return "time for " + subject.uncapitalisedFirst
            }
        }
        if quantity.unit == .pounds, let noun = phrase.split(separator: " ").last,
            ["cost", "saving", "savings"].contains(noun),
            phrase.contains(" a ")
        {
            return String(noun)
        }
        // "21 years and 14 years for men and women respectively": the same measure goes on.
        // After "96 waited for a visit", "71 for a review" is of another thing.
        if phrase.lowercased().hasPrefix("for "), let last {
            return (last.firstRange(of: " for ").map { String(last[..<$0.lowerBound]) } ?? last) + " "
                + phrase
        }
        // "estimated it would spend £63 million".
        if quantity.unit == .pounds, phrase.hasSuffix(" spend") || phrase.hasSuffix(" spent") {
            return "spending"
        }
        return Self.bareWaits.contains(phrase.lowercased()) ? wait(phrase, for: topic) : phrase
    }

    /// A wait with what it is for, or whose it is: "402 carers were waiting, and the median wait was 62 days".
    func wait(_ phrase: String, for topic: String?) -> String {
        if let topic { return phrase + " for " + topic }
        let waiting = " waiting"
        return last.flatMap { $0.hasSuffix(waiting) ? phrase + " of " + $0.dropLast(waiting.count) : nil }
            ?? phrase
    }

    private static let nobody = English.words(.figures, "nobody who waited")
}
