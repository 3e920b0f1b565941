internal import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// What a report prints of scores, against CQC's own words and arithmetic.
enum ScoreChecks {
    /// A score with the number or the words of another beside it.
    static func wordings(_ report: ReportInHand) -> [Notice] {
        let framework = report.cues.framework
        return report.pages.flatMap { page in
            page.parts.compactMap { part -> Notice? in
                guard let score = part.score?.value, let fact = part.wording else { return nil }
                let words = Folding.words(fact.value.words)
                let expected = framework.wording(for: score)?.wording ?? ""
                let agrees = words.contains(Folding.words(expected))
                let number = fact.value.value ?? score
                guard number != score || !agrees else { return nil }
                let belongs = framework.scores.first { words.contains(Folding.words($0.wording)) }?.score
                let printed = "\(fact.value.value.map { "\($0) – " } ?? "")\(fact.value.words)"
                let note =
                    belongs.map { "; the words belong to a \($0)" }
                    ?? "; a \(score) reads “\(expected)”"
                return Notice(
                    .scoreWording, document: page.digest, line: fact.line,
                    "\(framework.title(of: part.section)): “Score: \(score)” is followed by “\(printed)”\(note)."
                )
            }
        }
    }

    /// The printed rating against the band that the scores give.
    static func rating(_ report: ReportInHand) -> [Notice] {
        sums(report).compactMap { page, sums, workings in
            guard let rating = page.rating, rating.value != sums.rating else { return nil }
            return Notice(
                .ratingArithmetic, document: page.digest, line: rating.line,
                "The report prints “\(rating.value.label)”; its scores give \(sums.rating.label) (\(workings)). "
                    + "CQC uses judgement; the printed rating stands.")
        }
    }

    /// The printed percentage against the one that the scores give.
    static func percent(_ report: ReportInHand) -> [Notice] {
        sums(report).compactMap { page, sums, workings in
            guard let percent = page.percentPrinted, percent.value != sums.percent else { return nil }
            return Notice(
                .percentArithmetic, document: page.digest, line: percent.line,
                "The report prints \(percent.value)%; its scores give \(sums.percent)% (\(workings)).")
        }
    }

    /// Pages with a score list that is complete, its sums, and the arithmetic in words.
    private static func sums(_ report: ReportInHand) -> [(ReportPage, ScoreArithmetic, String)] {
        report.pages.compactMap { page in
            let scores = page.listedScores.compactMap(\.score)
            guard scores.count == page.listedScores.count, let sums = ScoreArithmetic(scores: scores) else {
                return nil
            }
            let added = scores.map(String.init).joined(separator: " + ")
            return (
                page, sums, "\(added) = \(sums.points) of \(4 * sums.statements), \(sums.percent)% calculated"
            )
        }
    }
}
