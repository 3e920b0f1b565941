internal import AssessmentModel

/// Whether and how a figure's measure can be shown as the label of a table's row.
enum MeasureLabel {
    /// The label: the measure with a capital; a short quotation where the measure is no noun phrase; nil when neither will do.
    static func label(_ figure: FigureRow) -> String? {
        if isFit(figure.measure) { return figure.measure.prefix(1).uppercased() + figure.measure.dropFirst() }
        guard figure.direction == .better || figure.direction == .worse else { return nil }
        guard let quotation = Quotation(of: figure.text), !Wording.leansOnContext(quotation.words),
            quotation.words.contains(figure.valueText)
        else {
            return nil
        }
        return "“\(quotation.words)”"
    }

    /// Whether a measure reads as a noun phrase by itself: it does not begin or end with a word that wants another, and is no mere name.
    static func isFit(_ measure: String) -> Bool {
        let words = Wording.words(measure)
        guard words.count >= 2, let first = words.first, let last = words.last else { return false }
        if opening.contains(first) || Wording.verbs.contains(first) || dangling.contains(last) { return false }
        if PlainSentence.hasMainVerb(words), !populations.contains(first) { return false }
        return !zip(words, words.dropFirst()).contains { pair in (pair.0 == "were" || pair.0 == "was") && pair.1 == "who" }
    }

    /// A measure of people or things that wait, without what a verb after it says: "people waiting for a Care Act review".
    ///
    /// Nil when it names no waiting, or what is waited for is too vague to stand alone ("a decision", "this service").
    static func waiting(_ measure: String) -> (subject: String, rest: String)? {
        var parts = measure.split(separator: " ").map(String.init)
        if parts.starts(with: ["number", "of"]) { parts.removeFirst(2) }
        guard let at = parts.firstIndex(where: { $0 == "waiting" || $0 == "awaiting" }), (1...3).contains(at) else { return nil }
        let subject = parts[..<at].joined(separator: " ")
        guard subject.hasSuffix("s") || subject.hasSuffix("people"), !opening.contains(Wording.words(subject).first ?? "") else {
            return nil
        }
        let rest = parts[at...].prefix { !changing.contains($0) }
        guard !isVague(rest.map { $0.lowercased() }) else { return nil }
        return (subject, rest.joined(separator: " "))
    }

    /// Whether the words from "waiting" on name nothing that can stand alone: "waiting", "waiting for a decision", "waiting for this service".
    static func isVague(_ words: some Sequence<String>) -> Bool {
        let topic = words.filter { !["waiting", "awaiting", "for", "a", "an", "the", "to", "be"].contains($0) }
        if topic.isEmpty || topic.contains(where: { ["this", "these", "that", "it", "them"].contains($0) }) { return true }
        return topic.count == 1 && vague.contains(topic[0]) || topic == ["work", "completed"]
    }

    private static let changing: Set<String> = [
        "had", "has", "have", "was", "were", "reduced", "increased", "rose", "fell", "dropped", "remained", "stood",
    ]
    private static let populations: Set<String> = [
        "people", "carers", "adults", "residents", "staff", "older", "young", "independent", "unpaid",
    ]
    private static let vague: Set<String> = [
        "decision", "service", "response", "support", "work", "call", "place", "help", "start", "allocated",
    ]
    private static let opening: Set<String> = [
        "so", "particularly", "especially", "which", "who", "that", "this", "these", "those", "and", "but", "with", "for", "in", "on", "at",
        "by",
        "from", "of", "only", "remaining", "where", "when", "while", "being", "it", "they", "there", "as", "a", "england", "led",
        "answered", "according", "higher", "lower", "smaller", "larger",
    ]
    private static let dangling: Set<String> = [
        "aged", "of", "for", "to", "with", "the", "a", "an", "and", "or", "had", "was", "were", "that", "which", "who", "by", "in", "on",
        "at", "itself", "one", "it", "them",
    ]
}
