internal import English
internal import AssessmentModel
internal import NoteText
internal import TextAnalysis

/// A short plain sentence made from a figure, only when its parts fit together; otherwise there is none and
/// the source is quoted.
///
/// The words are the report's own, taken whole from the sentence or from the measure and found again in the
/// sentence; only the figure is rounded and the time moved to the front.
///
/// | rule | from | gives | |---|---|---| | waiting | measure *people waiting for a Care Act assessment*, `52
/// people`, *in June 2024* | In June 2024, 52 people were waiting for a Care Act assessment. | | rose | the
/// same, *between July and November 2024*, from 181 to 203 | Between July and November 2024, the number of
/// people waiting for a Care Act review rose from 181 to 203. | | wait | measure *waiting time for a Care Act
/// assessment*, `28 days`, median | The median (middle) wait for a Care Act assessment was 28 days. | |
/// clause | the sentence from its figure to the clause's end: *66.52% of people using services felt safe,
/// which* | 66.5% of people using services felt safe. | | who | measure *people using services who felt
/// safe*, `66.52%` | 66.5% of people using services felt safe. | | satisfied | measure *carers satisfied with
/// support they received*, `47.77%` | 47.8% of carers were satisfied with support they received. | | level |
/// measure *uptake of direct payments for those aged between 18 and 64*, `49.51%` | The uptake of direct
/// payments for those aged between 18 and 64 was 49.5%. |
struct PlainSentence: Sendable, Hashable {
    var text: String
    /// The rule that made it.
    var rule: String

    init?(_ figure: FigureRow) {
        guard figure.valueMax == nil, figure.statistic != .target, figure.statistic != .change,
            figure.value > 0,
            let size = Qualifier(figure)
        else { return nil }
        let rules: [(String, (FigureRow, Qualifier) -> String?)] = [
            ("rose", Self.rose), ("waiting", Self.waiting), ("wait", Self.wait), ("clause", Self.clause),
            ("who", Self.who),
            ("satisfied", Self.satisfied), ("level", Self.level),
        ]
        for (name, make) in rules {
            guard let sentence = make(figure, size), !Wording.leavesOpen(sentence) else { continue }
            text = Self.told(sentence, in: figure.text)
            rule = name
            return
        }
        return nil
    }

    /// The sentence of a figure, with England's figure behind it where CQC compares the two; nil when no rule
    /// makes one.
    static func beside(england figure: FigureRow) -> String? {
        guard let plain = PlainSentence(figure) else { return nil }
        guard figure.comparator == .england, let england = figure.benchmarkShown else { return plain.text }
        return "\(plain.text) The England average was \(england)."
    }

    /// A sentence with who said it before it, when the report only tells what leaders or the council said:
    /// "Leaders told CQC that …".
    private static func told(_ sentence: String, in text: String) -> String {
        guard let match = text.prefixMatch(of: leadersSay.regex) else { return sentence }
        let rest = sentence.dropFirst().first?.isLowercase == true || sentence.dropFirst().first == " "
        return "\(match.output.who) told CQC that "
            + (rest ? sentence.prefix(1).lowercased() + sentence.dropFirst() : sentence)
    }

    private static let leadersSay = Pattern(
        #/(?<who>(?:Senior )?[Ll]eaders|The (?:local authority|council)) (?:told us|said|reported|stated)\b/#)

    // MARK: Rules

    /// People (or reviews, households …) who were waiting at a time.
    private static func waiting(_ figure: FigureRow, _ size: Qualifier) -> String? {
        guard figure.unit == .people || figure.unit == .count,
            figure.statistic == .value || figure.statistic == .total
        else { return nil }
        // People are waiting at a time, not over one.
        if let period = figure.period, Wording.words(period).first == "between" { return nil }
        guard let (subject, rest) = MeasureLabel.waiting(figure.measure), figure.value != 1,
            restsOn(figure.text, "\(subject) \(rest)")
        else { return nil }
        return sentence(
            time(figure),
            "\(size.words)\(Figures.number(figure.value)) \(subject) were \(rest)\(change(figure))")
    }

    /// ", down from 412 a year earlier", when the sentence gives an earlier number, with its time where that
    /// stands right behind it.
    static func change(_ figure: FigureRow) -> String {
        guard figure.comparator == .previous, let before = figure.benchmark, before > 0,
            before != figure.value
        else { return "" }
        let printed = figure.benchmarkText ?? ""
        let number = Figures.number(before, decimals: min(1, Figures.decimals(in: printed)))
        return ", \(figure.value < before ? "down" : "up") from \(number)\(timeBefore(figure, printed))"
    }

    /// " a year earlier", " in January 2024": the time that stands right behind the earlier number.
    private static func timeBefore(_ figure: FigureRow, _ printed: String) -> String {
        let digits = printed.prefix { $0.isNumber || $0 == "," || $0 == "." }
        guard !digits.isEmpty else { return "" }
        for place in figure.text.ranges(of: digits) {
            // "31" of "31 days" is not the "31" of "2,031".
            let isWhole =
                figure.text[..<place.lowerBound].last.map { !$0.isNumber && $0 != "," && $0 != "." } ?? true
            if isWhole, let found = figure.text[place.upperBound...].firstMatch(of: isTime.regex) {
                return String(found.output.time)
            }
        }
        return ""
    }

    private static let isTime = Pattern(
        #/^(?: (?:people|days|weeks|carers|adults|months))?(?<time> (?:a|one|two|three|four|six|nine|twelve|\d\d?) (?:year|month|week)s? (?:earlier|before)| in (?:[A-Z][a-z]+ )?\d{4})\b/#
    )

    /// How a number of people waiting changed, when the sentence gives both numbers.
    private static func rose(_ figure: FigureRow, _ size: Qualifier) -> String? {
        guard figure.unit == .people || figure.unit == .count, figure.comparator == .previous,
            let before = figure.benchmark, before > 0,
            before != figure.value, size.words.isEmpty,
            let (subject, rest) = MeasureLabel.waiting(figure.measure),
            restsOn(figure.text, "\(subject) \(rest)"), let time = time(figure),
            time.lowercased().hasPrefix("between ")
        else { return nil }
        let way = figure.value > before ? "rose" : "fell"
        return sentence(
            time,
            "the number of \(subject) \(rest) \(way) from \(Figures.number(before)) to \(Figures.number(figure.value))"
        )
    }

    /// How long a wait was: the middle, longest or average one.
    private static func wait(_ figure: FigureRow, _ size: Qualifier) -> String? {
        guard let kind = waitKind(figure), size.words.isEmpty, let noun = waitNoun(figure) else { return nil }
        return sentence(time(figure), "the \(kind) \(noun) was \(figure.shown)\(change(figure))")
    }

    /// The sentence's own clause from the figure on.
    private static func clause(_ figure: FigureRow, _ size: Qualifier) -> String? {
        guard let at = figure.text.firstRange(of: figure.valueText), !figure.valueText.isEmpty,
            figure.text.ranges(of: figure.valueText).count == 1
        else { return nil }
        guard let digits = figure.valueText.first, digits.isNumber else { return nil }
        // The clause must begin with the figure: at the sentence's start, or after words that introduce it.
        let before = figure.text[..<at.lowerBound]
        let lead = Wording.words(before)
        guard lead.isEmpty || introduces(before, lead) else { return nil }
        let tail = figure.text[at.upperBound...]
        guard let end = clauseEnd(tail, figure) else { return nil }
        let clause = withoutBrackets(tail[..<end])
        let words = Wording.words(clause)
        guard words.count >= 4, words.count <= 24, let first = words.first,
            !BriefingWords.auxiliaries.contains(first),
            hasMainVerb(words),
            !words.contains(where: {
                BriefingWords.backPointers.contains($0)
            }),
            !words.contains("one"), figure.unit != .percent || first == "of"
        else { return nil }
        if let waiting = words.firstIndex(where: { $0 == "waiting" || $0 == "awaiting" }),
            MeasureLabel.isVague(words[waiting...])
        {
            return nil
        }
        let number = Figures.quantity(figure.value, unit: figure.unit, printed: figure.valueText)
        // "52 people" prints its noun; the number alone is rounded.
        let noun = figure.valueText.drop { $0.isNumber || $0 == "," || $0 == "." || $0 == "%" || $0 == "£" }
        let shown = [.days, .weeks, .months, .years, .hours].contains(figure.unit) ? number : number + noun
        let time = time(figure).flatMap { clause.contains($0.dropFirst()) ? nil : $0 }
        return sentence(time, size.words + shown + clause)
    }

    /// A share of people who did or felt something.
    private static func who(_ figure: FigureRow, _ size: Qualifier) -> String? {
        guard figure.unit == .percent, figure.statistic == .value,
            let split = figure.measure.ranges(of: " who ").last
        else { return nil }
        let subject = figure.measure[..<split.lowerBound]
        let predicate = figure.measure[split.upperBound...]
        guard let head = Wording.words(subject).first,
            BriefingWords.subjects.contains(head),
            let verb = Wording.words(predicate).first, Wording.verbs.contains(verb), verb != "was",
            verb != "has", verb != "is",
            verb != "does",
            Wording.words(predicate).count > 1, restsOn(figure.text, String(predicate)),
            // "84% of people who received support no longer …": the share is not of those who received it.
            !(" " + Wording.words(figure.text).joined(separator: " ")).contains(" who \(verb) ")
        else { return nil }
        return sentence(time(figure), "\(size.words)\(figure.shown) of \(subject) \(predicate)")
    }

    /// A share of people who were satisfied with something.
    private static func satisfied(_ figure: FigureRow, _ size: Qualifier) -> String? {
        guard figure.unit == .percent, figure.statistic == .value,
            let split = figure.measure.firstRange(of: " satisfied with ")
        else {
            return nil
        }
        let subject = figure.measure[..<split.lowerBound]
        guard
            BriefingWords.subjects.contains(Wording.words(subject).first ?? ""),
            Wording.count(subject) <= 5,
            !Wording.words(subject).contains(where: { $0 == "who" || Wording.verbs.contains($0) }),
            restsOn(figure.text, figure.measure)
        else { return nil }
        return sentence(
            time(figure),
            "\(size.words)\(figure.shown) of \(subject) were\(figure.measure[split.lowerBound...])")
    }

    /// A level that the measure itself names.
    private static func level(_ figure: FigureRow, _ size: Qualifier) -> String? {
        guard figure.statistic == .value, ["uptake", "rate"].contains(Wording.words(figure.measure).first),
            Wording.words(figure.measure).dropFirst().first == "of", MeasureLabel.isFit(figure.measure),
            restsOn(figure.text, figure.measure), let first = figure.measure.first
        else { return nil }
        return sentence(
            time(figure),
            "the \(first.lowercased())\(figure.measure.dropFirst()) was \(size.words)\(figure.shown)")
    }

    // MARK: Parts

    /// "median (middle)", "longest", "average"; nil for other figures.
    static func waitKind(_ figure: FigureRow) -> String? {
        guard [.days, .weeks, .months, .years, .hours].contains(figure.unit) else { return nil }
        return switch figure.statistic {
        case .median: "median (middle)"
        case .maximum: "longest"
        case .mean: "average"
        default: nil
        }
    }

    /// "wait for a Care Act assessment", from a measure that begins so.
    static func waitNoun(_ figure: FigureRow) -> String? {
        for opening in [
            "waiting time for ", "wait for ", "waiting times for ", "time waited for ", "waits for ",
        ]
        where figure.measure.hasPrefix(opening) {
            let rest = figure.measure.dropFirst(opening.count)
            guard MeasureLabel.isFit("wait for \(rest)"), !Wording.words(rest).contains("this") else {
                return nil
            }
            return restsOn(figure.text, "wait") || restsOn(figure.text, "waiting") ? "wait for \(rest)" : nil
        }
        return nil
    }

    /// "in June 2024", ready to open a sentence; nil when the period is no phrase of time that stands by
    /// itself, or when it may be another figure's of the same sentence.
    static func time(_ figure: FigureRow) -> String? {
        guard let period = figure.period, isPeriodOwn(figure, period) else { return nil }
        let words = Wording.words(period)
        guard let first = words.first, words.count <= 9 else { return nil }
        let isRelative = words.contains { BriefingWords.periodPointers.contains($0) }
        if isRelative { return nil }
        if BriefingWords.periodOpeners.contains(first) { return period }
        if PartialDate(english: period)?.month != nil { return "in " + period }
        return nil
    }

    /// Whether a period opens the sentence, or stands beside the figure with no other number between the two
    /// than its own benchmark.
    ///
    /// "129 people … in January 2024, compared with 511 …, and the median wait had come down to 18 days":
    /// January is not the median's.
    private static func isPeriodOwn(_ figure: FigureRow, _ period: String) -> Bool {
        guard let place = figure.text.firstRange(of: period),
            let value = figure.text.firstRange(of: figure.valueText)
        else { return false }
        if place.lowerBound == figure.text.startIndex
            || Wording.words(figure.text[..<place.lowerBound]).count <= 1
        {
            return true
        }
        let between =
            place.upperBound <= value.lowerBound
            ? figure.text[place.upperBound..<value.lowerBound]
            : value.upperBound <= place.lowerBound ? figure.text[value.upperBound..<place.lowerBound] : ""
        let own = Set(
            Wording.words(
                (figure.benchmarkText ?? "") + " " + (figure.benchmark.map { Figures.number($0) } ?? "")))
        return !Wording.words(between).contains { $0.contains(where: \.isNumber) && !own.contains($0) }
    }

    private static func sentence(_ time: String?, _ rest: String) -> String? {
        let body = time.map { "\($0), \(rest)" } ?? rest
        guard let first = body.first, Wording.count(body) <= 30 else { return nil }
        return first.uppercased() + String(body.dropFirst()) + "."
    }

    /// Whether every word of a phrase stands in the sentence (an article may differ).
    static func restsOn(_ sentence: String, _ phrase: String) -> Bool {
        let words = Set(Wording.words(sentence))
        let small = BriefingWords.subjectFillers
        return Wording.words(phrase).allSatisfy {
            words.contains($0) || small.contains($0) || words.contains($0 + "s")
        }
    }

    /// Whether a figure may open a clause after these words: "…showed that 90.7% of carers", "and 85.3%
    /// said", "In December 2024, 412 people".
    private static func introduces(_ before: Substring, _ words: [String]) -> Bool {
        let trimmed = before.reversed().drop { $0 == " " }
        if let last = trimmed.first, last == "," || last == ":" || last == ";" || last == "–" || last == "—" {
            // A comma is enough after a short phrase of time or a connective, or after a finished clause.
            return last != "," || words.count <= 6 || words.contains { Wording.verbs.contains($0) }
        }
        let introducing = BriefingWords.introducing
        guard let last = words.last else { return true }
        if introducing.contains(last) { return true }
        // "in June 2024 52 people": a time without its comma.
        return Int(last).map { (1990...2100).contains($0) } == true
    }

    /// Where the clause after a figure ends; nil when leaving out the rest would turn its meaning.
    private static func clauseEnd(_ tail: Substring, _ figure: FigureRow) -> Substring.Index? {
        var ends: [Substring.Index] = []
        for mark in [
            ",", " – ", " — ", ";", ".", " compared", " which ", " against ", " and the ", " indicating",
            " although", " but ", " while ",
            " whereas",
            " and 1", " and 2", " and 3", " and 4", " and 5", " and 6", " and 7", " and 8", " and 9",
        ] {
            var from = tail.startIndex
            while let range = tail[from...].firstRange(of: mark) {
                // Not the comma or point inside a number.
                let next = range.upperBound < tail.endIndex ? tail[range.upperBound] : " "
                let isInside = (mark == "," || mark == ".") && next != " "
                if !isInside, !isInBrackets(tail, range.lowerBound) {
                    ends.append(range.lowerBound)
                    break
                }
                from = range.upperBound
            }
        }
        guard let end = ends.min() else { return nil }
        let rest = Wording.words(tail[end...].prefix(60))
        let turns = rest.prefix(2).contains {
            BriefingWords.conditions.contains($0)
        }
        // Against England the benchmark is printed beside the figure, so nothing is lost.
        if turns, figure.comparator != .england { return nil }
        return end
    }

    private static func isInBrackets(_ text: Substring, _ index: Substring.Index) -> Bool {
        text[..<index].count { $0 == "(" } > text[..<index].count { $0 == ")" }
    }

    private static func withoutBrackets(_ text: Substring) -> String {
        var output = ""
        var depth = 0
        for character in text {
            if character == "(" {
                depth += 1
                if output.last == " " { output.removeLast() }
            } else if character == ")" {
                depth -= 1
            } else if depth == 0 {
                output.append(character)
            }
        }
        while output.last == " " { output.removeLast() }
        return output
    }

    /// A verb that is not the one of "people who received …".
    static func hasMainVerb(_ words: [String]) -> Bool {
        var relative = false
        for word in words {
            if word == "who" || word == "that" || word == "whose" {
                relative = true
            } else if Wording.verbs.contains(word) {
                if !relative { return true }
                // "had received", "were waiting": the helper and its verb are one.
                if !BriefingWords.relativeEnds.contains(word) { relative = false }
            }
        }
        return false
    }
}

/// A word before a figure that limits it: "about", "almost", "more than". Nil from the initialiser when one
/// stands there that cannot be kept.
struct Qualifier: Sendable, Hashable {
    /// With a space after it, or empty.
    var words: String

    init?(_ figure: FigureRow) {
        guard let at = figure.text.firstRange(of: figure.valueText), !figure.valueText.isEmpty else {
            words = ""
            return
        }
        let before = Wording.words(figure.text[..<at.lowerBound].suffix(40)).suffix(2)
        switch (before.first ?? "", before.last ?? "") {
        case (_, "approximately"), (_, "around"), (_, "about"), (_, "roughly"): words = "about "
        case (_, "almost"), (_, "nearly"): words = "almost "
        case ("more", "than"), (_, "over"): words = "more than "
        case ("less", "than"), ("fewer", "than"), (_, "under"), (_, "below"), (_, "least"), ("up", "to"),
            (_, "least"):
            return nil
        default: words = ""
        }
    }
}
