internal import AssessmentModel
internal import English
internal import ReferenceData
internal import TextAnalysis

/// A line made of the slots of figures: "Carers waiting: fewer than 5, down from 78 in May 2024; target none."
///
/// Only figures whose measure stands in their own sentence and can stand without it, that happened, and that are not parts of a
/// range are told; what a slot does not hold is not said.
struct FigureLine {
    private let figures: [FigureStory]
    private let rules: PointRules

    init(_ figures: [FigureStory], _ rules: PointRules) {
        self.rules = rules
        // "430 at the worst. By August this was down to 35": what a later sentence gives as earlier is past.
        self.figures = figures.filter { figure in
            !figures.contains {
                $0.sentence > figure.sentence && $0.previous == figure.indicator.value
                    && $0.indicator.unit == figure.indicator.unit
            }
        }.filter {
            $0.indicator.measure.map {
                !rules.matches(in: Folding.wordList($0)).contains { $0.cue == .word(.namedBefore) }
            } == true && $0.hasOwnMeasure
                && $0.indicator.role == .actual && $0.indicator.valueMax == nil && !Self.endsOpen($0)
                && $0.indicator.statistic != .change
        }
    }

    /// "people on the list": on which, only the words around say.
    private static func endsOpen(_ figure: FigureStory) -> Bool {
        let words = Folding.wordList(figure.indicator.measure ?? "")
        return articles.contains(words.dropLast().last ?? "") && openEnds.contains(words.last ?? "")
    }

    private static let articles = English.words(.notes, "definite articles")
    private static let openEnds = English.words(.notes, "open ends of measures")

    /// The figure that tells most, in one sentence; nil where no figure has a measure.
    func write() -> String? {
        guard let best = figures.max(by: { Self.telling($0) < Self.telling($1) }), Self.telling(best) > 0,
            let measure = best.indicator.measure
        else { return nil }
        let capital = measure.capitalisedFirst
        if let change = change(best) { return "\(capital) \(change)." }
        var text = measure.capitalisedFirst + ": " + value(best)
        // A stretch of time may be that of another figure beside it.
        if let period = best.indicator.period, isMoment(period) {
            text += " " + period.uncapitalisedFirst
        }
        if let words = comparison(best) { text += ", " + words }
        return text + "."
    }

    /// A comparison tells more than a change, a change more than a figure alone.
    private static func telling(_ figure: FigureStory) -> Int {
        (figure.isBetterThanBenchmark != nil && figure.indicator.benchmark != nil ? 2 : 0)
            + (figure.previous != nil ? 2 : 0)
            // "People who waited: three": for what, it does not say.
            + (figure.isWaiting && (figure.indicator.measure?.split(separator: " ").count ?? 0) > 3 ? 1 : 0)
    }

    /// "in June 2024", and not "over the previous 12 months".
    private func isMoment(_ period: String) -> Bool {
        rules.matches(in: Folding.wordList(period)).contains { $0.place == 0 && $0.cue == .word(.moment) }
    }

    private func value(_ figure: FigureStory) -> String {
        let indicator = figure.indicator
        let isBounded =
            indicator.bound != .exact && !indicator.valueText.lowercased().hasPrefix(indicator.bound.label)
        return (isBounded ? indicator.bound.label + " " : "") + indicator.valueText
    }

    /// "fell from 118 to 43 in 2024", of a figure that is told beside an earlier one alone.
    private func change(_ figure: FigureStory) -> String? {
        let indicator = figure.indicator
        guard let previous = figure.previous, let change = figure.change, change != .unchanged,
            indicator.bound == .exact, indicator.comparator == nil || indicator.comparator == .previous
        else { return nil }
        let before =
            (indicator.comparator == .previous ? indicator.benchmarkText : nil)
            ?? Self.plain(previous, indicator.unit)
        let when = indicator.period.flatMap { period in
            isMoment(period) ? " " + period.uncapitalisedFirst : nil
        }
        // "Ninety people" opens the report's sentence, not this one's end.
        let now =
            indicator.valueText.first?.isUppercase == true || namesMeasure(indicator)
            ? Self.plain(indicator.value, indicator.unit) : indicator.valueText
        return "\(change == .fallen ? "fell" : "rose") from \(before) to \(now)\(when ?? "")"
    }

    /// "204 complaints" of complaints: the measure opens the line already.
    private func namesMeasure(_ indicator: Indicator) -> Bool {
        guard indicator.unit == .count, let measure = indicator.measure else { return false }
        let words = Folding.wordList(indicator.valueText).dropFirst()
        return !words.isEmpty && words.allSatisfy(Folding.wordList(measure).contains)
    }

    private func comparison(_ figure: FigureStory) -> String? {
        let indicator = figure.indicator
        var parts: [String] = []
        if let previous = figure.previous, let change = figure.change, change != .unchanged {
            let text = indicator.comparator == .previous ? indicator.benchmarkText : nil
            parts.append(
                (change == .fallen ? "down" : "up") + " from "
                    + (text ?? Self.plain(previous, indicator.unit))
                    + (indicator.previousPeriod.flatMap { $0 == indicator.period ? nil : " (\($0))" } ?? ""))
        }
        if let benchmark = indicator.benchmarkText, let comparator = indicator.comparator,
            comparator != .previous
        {
            let whose =
                switch comparator {
                case .england: "England"
                case .region: "the region"
                case .target: "the target"
                case .other, .previous: "others"
                }
            let verdict =
                figure.isBetterThanBenchmark.map { $0 ? "better than " : "worse than " } ?? "against "
            parts.append("\(verdict)\(benchmark) for \(whose)")
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    private static func plain(_ number: Double, _ unit: Unit) -> String {
        unit == .percent ? number.plainText + "%" : number.plainText
    }
}
