internal import AssessmentModel
internal import ReferenceData
internal import TextAnalysis

/// Which counts of a report it corrects further down, or tells how they stand at a later time: "In October 1,046 people
/// were waiting", and two paragraphs on "By May the number had come down to 388".
///
/// Two counts are of the same where they have one unit and one population and their measures name the same, or the later
/// names nothing but that people wait. The later is told by its date, by words of movement, or by the word that a figure
/// was wrong.
struct CountTrail {
    /// What has become of a count.
    struct Later: Equatable {
        let valueText: String
        /// Nil where less or more of it is neither better nor worse.
        let isBetter: Bool
        let isCorrection: Bool
    }

    /// A count of people or cases that wait.
    private struct Count {
        let finding: Int
        let sentence: Int
        /// Nil where the number reads as something else: "By October 14 people were waiting".
        let indicator: Indicator?
        let isPraised: Bool
        /// The words of the field in its measure, without those of waiting.
        let subject: Set<UInt64>
        let population: Set<UInt64>
        let date: PartialDate?
        let isMoved: Bool
        let isCorrection: Bool
        /// What is counted, where its own sentence or the count that it takes the place of names it.
        var measure: String?

        var value: Double? { indicator?.value }
    }

    private let rules: PointRules
    private let passages: [Passage]
    private var later: [Int: [Int: Later]] = [:]
    private var measures: [Int: [Int: String]] = [:]

    /// How many paragraphs further down a count of the same may stand.
    private static let reach = 6

    /// - Parameter findings: the sentences of a whole report, finding by finding, as many as passages.
    init(_ findings: [[PointSentence]], _ passages: [Passage], _ rules: PointRules) {
        self.rules = rules
        self.passages = passages
        var earlier: [Count] = []
        for (place, sentences) in findings.enumerated() where place < passages.count {
            guard !passages[place].isBackground, !ReportSummary.isPart(passages[place].section) else {
                continue
            }
            earlier.removeAll {
                place - $0.finding > Self.reach || passages[$0.finding].section != passages[place].section
            }
            var here = counts(of: sentences, in: place)
            for index in here.indices {
                let count = here[index]
                guard let before = earlier.lastIndex(where: { isOvertaken($0, by: count) }) else { continue }
                mark(earlier[before], count)
                if count.subject.isEmpty { here[index].measure = earlier[before].measure }
                earlier.remove(at: before)
            }
            earlier += here.filter {
                $0.indicator != nil && (!$0.isCorrection || $0.indicator?.measure != nil)
            }
        }
    }

    /// What has become of the count of a sentence.
    func later(thanSentence number: Int, ofFinding finding: Int) -> Later? { later[finding]?[number] }

    /// What the count of a sentence is of, where only the one whose place it takes says so: "By May the number had
    /// come down to 388" of people waiting for an assessment.
    func measure(ofSentence number: Int, ofFinding finding: Int) -> String? { measures[finding]?[number] }

    private mutating func mark(_ old: Count, _ new: Count) {
        if new.subject.isEmpty, let measure = old.measure {
            measures[new.finding, default: [:]][new.sentence] = measure
        }
        later[old.finding, default: [:]][old.sentence] = Later(
            valueText: new.indicator?.valueText ?? "another number",
            isBetter: new.value.flatMap { new in old.value.map { new < $0 } } ?? new.isPraised,
            isCorrection: new.isCorrection)
    }

    private func counts(of sentences: [PointSentence], in finding: Int) -> [Count] {
        var isCorrecting = false
        var found: [Count] = []
        for sentence in sentences {
            isCorrecting = isCorrecting || sentence.has(.corrected)
            guard sentence.has(.waiting) || isCorrecting else { continue }
            let counted = sentence.sentence.indicators.filter(isCount)
            if counted.isEmpty, sentence.opens(with: .byThen), sentence.hasNumber, sentence.has(.waiting) {
                found.append(
                    Count(
                        finding: finding, sentence: sentence.sentence.number, indicator: nil,
                        isPraised: sentence.reading == .positive, subject: [], population: [], date: nil,
                        isMoved: true, isCorrection: false, measure: nil))
            }
            for indicator in counted {
                let words = Folding.wordList(indicator.measure ?? "")
                let matches = rules.matches(in: words)
                let waits = matches.filter { $0.cue == .word(.waiting) }
                let pointers = matches.filter { $0.cue == .word(.standsFor) }
                guard !waits.isEmpty || isCorrecting || indicator.measure == nil && sentence.has(.waiting)
                else {
                    continue
                }
                found.append(
                    Count(
                        finding: finding, sentence: sentence.sentence.number, indicator: indicator,
                        isPraised: sentence.reading == .positive,
                        subject: isCorrecting && (!pointers.isEmpty || indicator.statistic == .total)
                            ? [] : keys(words, without: Set((waits + pointers).map(\.place))),
                        population: population(indicator.population),
                        date: indicator.period.flatMap(PartialDate.named)
                            ?? PartialDate.named(in: sentence.sentence.text),
                        isMoved: sentence.quantity != nil || sentence.has(.broughtDown)
                            || sentence.has(.goneUp)
                            || sentence.has(.byThen),
                        isCorrection: isCorrecting,
                        measure: waits.isEmpty || words.count == waits.count ? nil : indicator.measure))
            }
        }
        return found
    }

    /// Whom it counts, without what they wait for.
    private func population(_ text: String?) -> Set<UInt64> {
        let words = Folding.wordList(text ?? "")
        let end = rules.matches(in: words).first { $0.cue == .word(.waiting) }?.place ?? words.count
        return keys(Array(words[..<end]), without: [])
    }

    private func isCount(_ indicator: Indicator) -> Bool {
        [.people, .count].contains(indicator.unit) && indicator.role == .actual
            && [.value, .total].contains(indicator.statistic)
            && indicator.whole == nil
    }

    private func keys(_ words: [String], without places: Set<Int>) -> Set<UInt64> {
        Set(
            words.enumerated().compactMap { place, word in
                places.contains(place) || word.utf8.count <= 2 || rules.isCommon(word)
                    || word.utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
                    ? nil : PointSentence.key(word)
            })
    }

    private func isOvertaken(_ old: Count, by new: Count) -> Bool {
        guard old.finding < new.finding, old.value != new.value,
            !old.subject.isEmpty || new.subject.isEmpty,
            new.subject.isSubset(of: old.subject),
            old.population.isEmpty || new.population.isEmpty || old.population == new.population
        else { return false }
        if new.isCorrection { return true }
        if let before = old.date, let after = new.date { return before < after }
        return new.isMoved
    }
}
