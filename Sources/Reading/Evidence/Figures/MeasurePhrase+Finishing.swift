internal import AssessmentModel
internal import English
internal import TextAnalysis

extension MeasurePhrase {
    /// A phrase as the label of what was measured: a wait, a time, a sum.
    func finished(_ words: String, of quantity: Quantity, topic: String?) -> String {
        var phrase = words
        // "up to 867 days for annual reviews": what the days were spent on.
        if isDuration(quantity), phrase.lowercased().hasPrefix("for ") { phrase = "wait " + phrase }
        if isDuration(quantity) {
            if ["nobody", "no one", "no-one", "noone"].contains(phrase.lowercased()) {
                return "wait" + (topic.map { " for " + $0 } ?? "")
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
        guard let topic, Self.bareWaits.contains(phrase.lowercased()) else { return phrase }
        return phrase + " for " + topic
    }
}
