internal import AssessmentModel
internal import English
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Evaluative words against the figures they judge.
enum VerdictChecks {
    static func find(_ report: ReportInHand) -> [Notice] {
        let judged = report.passages.flatMap { passage in
            passage.sentences.flatMap { sentence -> [Notice] in
                guard !sentence.sentence.indicators.isEmpty else { return [] }
                if let double = twoVerdicts(passage, sentence, report) { return [double] }
                return sentence.sentence.indicators.compactMap {
                    atOdds($0, passage, sentence, report) ?? againstFigures($0, passage, sentence, report)
                }
            }
        }
        return judged + unprinted(report)
    }

    // MARK: One figure, one verdict

    /// Judging words that call the gap smaller or larger than it is, or turn it round.
    private static func atOdds(
        _ indicator: Indicator, _ passage: ReportInHand.Passage, _ sentence: SentenceInHand,
        _ report: ReportInHand
    ) -> Notice? {
        guard let judged = indicator.judged, let benchmark = indicator.benchmark, indicator.valueMax == nil,
            [.england, .region, .other].contains(indicator.comparator), indicator.unit != .ratio,
            isInDigits(indicator),
            !sentence.isDifference(indicator, report.cues)
        else { return nil }
        let tokens = Tokenizer.tokens(Array(judged.utf8))
        let figures = "\(indicator.valueText) against \(indicator.benchmarkText ?? "")"
        if let wrong = wrongDirection(indicator.value, benchmark, tokens, report) {
            return report.notice(
                .verdictDiffers, at: passage,
                "“\(judged)” is said of \(figures), which is \(wrong): “\(sentence.quoting(judged))”")
        }
        guard let match = report.cues.verdicts.matches(in: tokens).first,
            isAtOdds(
                indicator.value, benchmark, indicator.unit, with: report.cues.words.verdicts[match.group])
        else { return nil }
        return report.notice(
            .verdictDiffers, at: passage,
            "“\(judged)” is said of \(figures), \(gap(indicator)): “\(sentence.quoting(judged))”")
    }

    /// "better than the England average" of a figure that is worse: words and figures contradict each other,
    /// and the figure has no direction.
    private static func againstFigures(
        _ indicator: Indicator, _ passage: ReportInHand.Passage, _ sentence: SentenceInHand,
        _ report: ReportInHand
    ) -> Notice? {
        guard let judged = indicator.judged, indicator.direction == nil, let figures = indicator.byFigures,
            figures != .similar, let benchmark = indicator.benchmarkText, !movesAsTold(indicator, judged)
        else { return nil }
        return report.notice(
            .verdictDiffers, at: passage,
            "“\(judged)” is said of \(indicator.valueText) against \(benchmark), which by the figures is \(figures.label): “\(sentence.quoting(judged))”"
        )
    }

    /// "reduced to 3 people, and rose to 22": which way it went, and no verdict.
    private static func movesAsTold(_ indicator: Indicator, _ judged: String) -> Bool {
        guard indicator.comparator == .previous, let benchmark = indicator.benchmark else { return false }
        let told = Folding.wordList(judged)
        return indicator.value < benchmark
            ? told.contains(where: falls.contains) : told.contains(where: rises.contains)
    }

    private static let rises = English.words(.remarks, "rises")
    private static let falls = English.words(.remarks, "falls")

    /// "A third" beside a percentage is too rough to judge by.
    private static func isInDigits(_ indicator: Indicator) -> Bool {
        indicator.valueText.contains(where: \.isNumber)
            && indicator.benchmarkText?.contains(where: \.isNumber) == true
    }

    private static let negations = keys("not no nor neither")

    private static func wrongDirection(
        _ value: Double, _ benchmark: Double, _ tokens: [Token], _ report: ReportInHand
    ) -> String? {
        let isLarger = report.cues.larger.occurs(in: tokens)
        let isSmaller = report.cues.smaller.occurs(in: tokens)
        guard isLarger != isSmaller, !tokens.contains(where: { negations.contains($0.key) }) else {
            return nil
        }
        if value == benchmark { return "the same" }
        if isLarger, value < benchmark { return "lower" }
        if isSmaller, value > benchmark { return "higher" }
        return nil
    }

    private static func isAtOdds(
        _ value: Double, _ benchmark: Double, _ unit: Unit, with verdict: ExaminationWords.Verdict
    ) -> Bool {
        let points = abs(value - benchmark)
        let (small, large) = (min(abs(value), abs(benchmark)), max(abs(value), abs(benchmark)))
        let ratio = small > 0 ? large / small : points > 0 ? .infinity : 1
        let isShare = unit == .percent
        if isShare, let most = verdict.mostPoints, points > most + 1e-9 { return true }
        // A small percentage may double within a point or two, which rounding alone can do.
        if let most = verdict.mostRatio, ratio > most, !isShare || points >= 2 { return true }
        guard let leastRatio = verdict.leastRatio, ratio < leastRatio else { return false }
        return !isShare || points < verdict.leastPoints ?? 0
    }

    private static func gap(_ indicator: Indicator) -> String {
        let places = max(
            NumberFormat.decimals(in: indicator.valueText),
            NumberFormat.decimals(in: indicator.benchmarkText ?? ""))
        let size = printed(abs(indicator.gap ?? 0), decimals: places)
        return indicator.unit == .percent ? "a gap of \(size) percentage points" : "a gap of \(size)"
    }

    // MARK: One figure, two verdicts

    /// "in line with national data that indicated 74% …, which was better than the England average": level
    /// and not level at once.
    private static func twoVerdicts(
        _ passage: ReportInHand.Passage, _ sentence: SentenceInHand, _ report: ReportInHand
    ) -> Notice? {
        let compared = sentence.sentence.indicators.filter { $0.benchmark != nil && $0.judged != nil }
        guard compared.count == 1, sentence.sentence.indicators.count == 1, let indicator = compared.first,
            indicator.comparator == .england,
            let judged = indicator.judged, let level = levelWithCountry(sentence, report)
        else { return nil }
        let words = Tokenizer.tokens(Array(judged.utf8))
        guard !words.isEmpty, !isLevel(words, report), !sentence.text(level).contains(judged) else {
            return nil
        }
        return report.notice(
            .verdictDiffers, at: passage,
            "Two verdicts on one figure, “\(sentence.text(level))” and “\(judged)”: \(indicator.valueText) against "
                + "\(indicator.benchmarkText ?? "") is \(gap(indicator)).")
    }

    private static func isLevel(_ tokens: [Token], _ report: ReportInHand) -> Bool {
        report.cues.verdicts.matches(in: tokens).contains {
            report.cues.words.verdicts[$0.group].name == "level"
        }
    }

    /// "in line with national data": the tokens from the verdict to the country.
    private static func levelWithCountry(_ sentence: SentenceInHand, _ report: ReportInHand) -> Range<Int>? {
        for match in report.cues.verdicts.matches(in: sentence.tokens)
        where report.cues.words.verdicts[match.group].name == "level" {
            for next in match.tokens.upperBound..<min(match.tokens.upperBound + 3, sentence.tokens.count) {
                guard let country = report.cues.national.match(at: next, in: sentence.tokens) else {
                    continue
                }
                return match.tokens.lowerBound..<country.tokens.upperBound
            }
        }
        return nil
    }

    // MARK: Verdicts whose figures stand elsewhere

    private struct Claim {
        var passage: ReportInHand.Passage
        var verdict: ExaminationWords.Verdict
        var text: String
        var subject: Set<String>
    }

    private struct Compared {
        var indicator: Indicator
        var passage: ReportInHand.Passage
        var words: Set<String>
    }

    /// A summary that calls "slightly higher" what the figures of a section do not.
    private static func unprinted(_ report: ReportInHand) -> [Notice] {
        let claims = report.passages.flatMap { passage in
            passage.sentences.compactMap { claim(passage, $0, report) }
        }
        guard !claims.isEmpty else { return [] }
        let figures = report.passages.flatMap { passage in
            passage.sentences.flatMap { sentence in
                sentence.sentence.indicators.filter {
                    $0.comparator == .england && $0.benchmark != nil && $0.valueMax == nil && isInDigits($0)
                }
                .map {
                    Compared(
                        indicator: $0, passage: passage, words: contentWords(sentence.sentence.text, report))
                }
            }
        }.prefix(1000)
        return claims.prefix(100).compactMap { claim in
            let about = figures.filter {
                claim.subject.isSubset(of: $0.words) && $0.passage.place != claim.passage.place
            }
            guard !about.isEmpty,
                let worst = about.max(by: { abs($0.indicator.gap ?? 0) < abs($1.indicator.gap ?? 0) }),
                let benchmark = worst.indicator.benchmark,
                isAtOdds(worst.indicator.value, benchmark, worst.indicator.unit, with: claim.verdict)
            else { return nil }
            return report.notice(
                .verdictDiffers, at: claim.passage,
                "“\(claim.text)”: the figures are \(worst.indicator.valueText) against \(worst.indicator.benchmarkText ?? "") "
                    + "(\(worst.indicator.measure ?? "no measure")), \(gap(worst.indicator)) (\(report.place(of: worst.passage)))."
            )
        }
    }

    /// A comparison with England in a sentence that has no figures.
    private static func claim(
        _ passage: ReportInHand.Passage, _ sentence: SentenceInHand, _ report: ReportInHand
    ) -> Claim? {
        guard !sentence.hasDigit else { return nil }
        for match in report.cues.verdicts.matches(in: sentence.tokens) {
            let end = min(match.tokens.upperBound + 5, sentence.tokens.count)
            let country = (match.tokens.upperBound..<end).lazy.compactMap {
                report.cues.national.match(at: $0, in: sentence.tokens)
            }.first
            guard let country else { continue }
            let subject = contentWords(sentence.text(0..<match.tokens.lowerBound), report)
            guard (2...6).contains(subject.count) else { continue }
            return Claim(
                passage: passage, verdict: report.cues.words.verdicts[match.group],
                text: sentence.text(0..<country.tokens.upperBound).opening(of: 160), subject: subject)
        }
        return nil
    }

    private static func contentWords(_ text: String, _ report: ReportInHand) -> Set<String> {
        Set(
            Folding.words(text).split(separator: " ").map(String.init).filter {
                !report.cues.fillers.contains($0)
            }.map(Singular.of))
    }
}
