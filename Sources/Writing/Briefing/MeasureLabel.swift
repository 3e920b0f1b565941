internal import QuotedLines
internal import English
internal import AssessmentModel
internal import NoteText
internal import TextAnalysis

/// Whether and how a figure's measure can be shown as the label of a table's row.
enum MeasureLabel {
    /// The label: the measure with a capital; a short quotation where the measure is no noun phrase; nil when
    /// neither will do.
    ///
    /// Of a figure worse than its benchmark a short sentence stands for what cannot be put shorter.
    static func label(_ figure: FigureRow) -> String? {
        if let share = ofShare(figure) { return share }
        if isFit(figure.measure) {
            let measure = shortened(ofPopulation(figure), figure)
            let capital = measure.capitalisedFirst
            // "Satisfaction figure": of whom is said by the name of its source.
            if Wording.words(figure.measure).last == "figure",
                let source = figure.source.flatMap(Self.shortSource)
            {
                return "\(capital) (\(source))"
            }
            // "Rate for people aged 18 to 64": of what is said by the heading.
            guard Self.isRateOfNothing(figure.measure), let heading = figure.row.text("heading") else {
                return capital
            }
            return "\(heading): \(figure.measure)"
        }
        guard figure.direction == .better || figure.direction == .worse else { return nil }
        if let words = words(beside: figure) {
            // "… could do things they enjoyed": of whom, the population says.
            let people = population(figure).map { $0.capitalisedFirst + ": " }
            let isNamed = Wording.namesPeople(words)
            return (isNamed ? "" : people ?? "") + Quotation.marked(words)
        }
        let isShort = Wording.count(figure.text) <= mostOfSentence
        return figure.direction == .worse && isShort ? Quotation.marked(figure.text) : nil
    }

    /// Most words of a sentence that stands for a label.
    private static let mostOfSentence = 16

    /// "Concluded enquiries: “The desired outcome was fully or partly met”", where the figure is a share "in 97% of"
    /// what the measure names; nil elsewhere.
    private static func ofShare(_ figure: FigureRow) -> String? {
        guard Wording.count(figure.measure) <= 3, !figure.measure.isEmpty,
            let place = figure.text.firstRange(of: " in \(figure.valueText) of \(figure.measure)")
        else { return nil }
        let words = figure.text[..<place.lowerBound]
        guard isShort(words, least: 4), !Wording.leansOnContext(words) else { return nil }
        let measure = figure.measure.capitalisedFirst
        return "\(measure): \(Quotation.marked(String(words)))"
    }

    /// Without the words that a table does not need: "carers accessing a support group" of "carers who said they
    /// were accessing …", and no name of the council.
    private static func shortened(_ measure: String, _ figure: FigureRow) -> String {
        var short = joined(measure)
        for filler in Self.tellingsBeforeParticiples.words.map({ " \($0) " }) where short.contains(filler) {
            let next = short.firstRange(of: filler).map { short[$0.upperBound...].prefix { $0 != " " } } ?? ""
            if next.hasSuffix("ing") || next.hasSuffix("ed") { short = short.replacing(filler, with: " ") }
        }
        for filler in Self.tellingsBeforeVerbs.words {
            short = short.replacing(" \(filler) ", with: " who ")
        }
        if let council = figure.row.text("authority") {
            short = short.replacing(" in \(council)", with: "")
        }
        return isFit(short) ? short : measure
    }

    /// "people who received help and went on" of "people who received help went on".
    private static func joined(_ measure: String) -> String {
        let parts = measure.split(separator: " ")
        guard let relative = parts.firstIndex(where: { $0 == "who" }), hasMainVerb(Wording.words(measure))
        else {
            return measure
        }
        let verbs = parts.indices.filter {
            $0 > relative && Wording.verbs.contains(String(parts[$0]).lowercased())
        }
        guard verbs.count == 2, let main = verbs.last, let first = verbs.first, main - first > 1,
            !parts[first..<main].contains(where: { ["and", "or"].contains($0) }),
            !["they", "that"].contains(parts[main - 1])
        else { return measure }
        return (parts[..<main] + ["and"] + parts[main...]).joined(separator: " ")
    }

    /// "carers satisfied with …" of a measure that says only "people satisfied with …".
    private static func ofPopulation(_ figure: FigureRow) -> String {
        guard figure.measure.hasPrefix("people "), let population = figure.row.text("population"),
            let named = Wording.words(population).last, LineWords.populations.contains(named),
            named != Wording.words(figure.measure).first
        else { return figure.measure }
        return population + figure.measure.dropFirst("people".count)
    }

    /// Of whom a figure is: the last people named before it (by its words: rows have fields, no places).
    private static func population(_ figure: FigureRow) -> String? {
        let before = figure.text.firstWholeRange(of: figure.valueText).map { figure.text[..<$0.lowerBound] }
        if let named = Wording.words(before ?? "").last(where: { LineWords.populations.contains($0) }) {
            return named
        }
        return figure.row.text("population").flatMap { Wording.namesPeople($0) ? $0 : nil }
    }

    /// The label inside a sentence: "people who felt safe".
    static func inSentence(_ figure: FigureRow) -> String {
        label(figure).map(inSentence) ?? ""
    }

    /// "Direct payments" as "direct payments"; "NHS" and names of more capitals stay.
    static func inSentence(_ label: String) -> String {
        label.dropFirst().first?.isUppercase == true ? label : label.uncapitalisedFirst
    }

    /// A source by its letters, which the glossary explains: "SACE". A name that speaks of England would be
    /// taken for England's figure.
    private static func shortSource(_ source: String) -> String? {
        if let match = source.firstMatch(of: letters.regex) { return String(match.output.letters) }
        return Wording.words(source).contains("england") ? nil : source
    }

    private static let letters = Pattern(#/\((?<letters>[A-Z]{3,6})\)/#)

    private static func isRateOfNothing(_ measure: String) -> Bool {
        let words = Wording.words(measure)
        return LineWords.figureNouns.contains(words.first)
            && LineWords.figurePlaces.contains(words.dropFirst().first)
    }

    /// The report's words that lead up to a figure, or else those that follow it: "Skills for Care estimates
    /// put the vacancy rate" of "… at 10.9%, higher than …"; "felt in control of daily life" of "80.02% felt
    /// in control of daily life, tending …". Found by its words, once only: rows have fields, no places.
    static func words(beside figure: FigureRow) -> String? {
        let places = figure.text.wholeRanges(of: figure.valueText)
        guard places.count == 1, let value = places.first else { return nil }
        var before = figure.text[..<value.lowerBound]
        var last = Wording.words(before).last ?? ""
        // "A higher proportion of people (71%) than elsewhere found …": what is measured comes later.
        let isIntroduced = introducing.contains(last) || before.last == "("
        while let character = before.last, " (:–—".contains(character) || linking.contains(last) {
            before =
                " (:–—".contains(character)
                ? before.dropLast() : before.prefix(upTo: before.lastIndex(of: " ") ?? before.startIndex)
            last = Wording.words(before).last ?? ""
        }
        let isOneFigure = !Wording.words(before).contains { $0.first?.isNumber == true }
        if !isIntroduced, isOneFigure, isShort(before, least: 2),
            before.last.map({ !",;".contains($0) }) == true,
            !Wording.leansOnContext(before)
        {
            return String(before)
        }
        var after = figure.text[value.upperBound...].drop { $0 == " " }
        // "90.4% of over-65s were at home".
        if after.hasPrefix("of ") { after = after.dropFirst(3) }
        guard figure.text[value.upperBound...].first == " " else { return nil }
        var end = after.endIndex
        for mark in [
            ", ", ";", ". ", " (", " compared", " which ", " against ", " according ", " –", " and ",
        ] {
            if let place = after.firstRange(of: mark)?.lowerBound, place < end { end = place }
        }
        var words = end == after.endIndex && after.last == "." ? after.dropLast() : after[..<end]
        if Wording.words(words).contains(where: { LineWords.tellingSurveys.contains($0) }) {
            // "60% of people told the survey (2022/23) they found it easy …".
            guard
                let told = after.split(separator: " ").first(where: {
                    LineWords.openSubjects.contains($0)
                })
            else { return nil }
            words = after[told.startIndex...]
            let ends = [", ", ";", ". "].compactMap { words.firstRange(of: $0)?.lowerBound }
            words = ends.min().map { words[..<$0] } ?? words.prefix { $0 != "." }
            return isShort(words) ? String(words) : nil
        }
        guard
            !LineWords.figureEnds.contains(
                Wording.words(words).first ?? "")
        else {
            return nil
        }
        return isShort(words) && !Wording.leavesOpen(words) ? String(words) : nil
    }

    private static func isShort(_ words: Substring, least: Int = 3) -> Bool {
        (least...14).contains(Wording.count(words)) && !words.contains { "\"“”".contains($0) }
    }

    private static let tellingsBeforeParticiples = English.words(.notes, "tellings before participles")
    private static let tellingsBeforeVerbs = English.words(.notes, "tellings before verbs")
    private static let introducing = English.words(.notes, "openers of measures")
    private static let linking = English.words(.notes, "links of measures")

    /// Whether a measure reads as a noun phrase by itself: it does not begin or end with a word that wants
    /// another, and is no mere name.
    static func isFit(_ measure: String) -> Bool {
        let words = Wording.words(measure)
        // "people who told the survey": what they told it is missing.
        if words.contains(where: { LineWords.tellingSurveys.contains($0) }) { return false }
        guard words.count >= 2, let first = words.first, let last = words.last else { return false }
        if opening.contains(first) || Wording.verbs.contains(first) || dangling.contains(last) {
            return false
        }
        // "people offered the service": which, only the words around it say.
        if last == "service" || last == "programme", words[words.count - 2] == "the" { return false }
        // "older people leaving hospital received": what they received is missing.
        let isOpenVerb = LineWords.openVerbs.contains(
            last)
        // "people who received": what, is missing; "the support they received" is whole.
        if isOpenVerb, words[words.count - 2] == "who" { return false }
        if isOpenVerb,
            !LineWords.openSubjects.contains(words[words.count - 2])
        {
            return false
        }
        if hasMainVerb(words), !populations.contains(first) { return false }
        return !zip(words, words.dropFirst()).contains { pair in
            (pair.0 == "were" || pair.0 == "was") && pair.1 == "who"
        }
    }

    /// A verb that is not the one of "people who received …".
    private static func hasMainVerb(_ words: [String]) -> Bool {
        var relative = false
        for word in words {
            if word == "who" || word == "that" || word == "whose" {
                relative = true
            } else if Wording.verbs.contains(word) {
                if !relative { return true }
                // "had received", "were waiting": the helper and its verb are one.
                if !LineWords.relativeEnds.contains(word) { relative = false }
            }
        }
        return false
    }

    /// Whether every word of a phrase stands in the sentence (an article may differ).
    static func restsOn(_ sentence: String, _ phrase: String) -> Bool {
        let words = Set(Wording.words(sentence))
        let small = LineWords.subjectFillers
        return Wording.words(phrase).allSatisfy {
            words.contains($0) || small.contains($0) || words.contains($0 + "s")
        }
    }

    /// A figure by itself, beside England's where CQC compares the two: "People who felt safe: 71.6%, England
    /// 71.8%."
    static func plain(_ figure: FigureRow) -> String? {
        guard isFit(figure.measure), let label = label(figure) else { return nil }
        let england = figure.comparator == .england ? figure.benchmarkShown.map { ", England \($0)" } : nil
        return "\(label): \(figure.shown)\(england ?? "")."
    }

    /// A measure of people or things that wait, without what a verb after it says: "people waiting for a Care
    /// Act review".
    ///
    /// Nil when it names no waiting, or what is waited for is too vague to stand alone ("a decision", "this
    /// service").
    static func waiting(_ measure: String) -> (subject: String, rest: String)? {
        var parts = measure.split(separator: " ").map(String.init)
        if parts.starts(with: ["number", "of"]) { parts.removeFirst(2) }
        guard let at = parts.firstIndex(where: { $0 == "waiting" || $0 == "awaiting" }), (1...3).contains(at)
        else { return nil }
        let subject = parts[..<at].joined(separator: " ")
        guard subject.hasSuffix("s") || subject.hasSuffix("people"),
            !opening.contains(Wording.words(subject).first ?? "")
        else {
            return nil
        }
        let rest = parts[at...].prefix { !changing.contains($0) }
        guard !LineWords.oneWords.contains(rest.last) else { return nil }
        guard !isVague(rest.map { $0.lowercased() }) else { return nil }
        return (subject, rest.joined(separator: " "))
    }

    /// Whether the words from "waiting" on name nothing that can stand alone: "waiting", "waiting for a
    /// decision", "waiting for this service".
    static func isVague(_ words: some Sequence<String>) -> Bool {
        let topic = words.filter {
            !LineWords.waitingWords.contains($0)
        }
        if topic.isEmpty || topic.contains(where: { LineWords.lonePronouns.contains($0) }) {
            return true
        }
        return topic.count == 1 && vague.contains(topic[0]) || topic == ["work", "completed"]
    }

    private static let changing = English.words(.notes, "changing")
    private static let populations = English.words(.notes, "people of measures")
    private static let vague = English.words(.notes, "vague nouns")
    private static let opening = English.words(.notes, "no starts of measures")
    private static let dangling = English.words(.notes, "dangling")
}
