package import ClaimReading
package import AssessmentModel
internal import NoteText
package import ReferenceData
internal import SentenceNumbers
internal import SourceText
internal import TextAnalysis

/// Says of sentences whether reports bear them out.
///
/// A sentence is supported only when everything in it is: each figure with what it is a figure of, each word
/// that says something. Where a figure, a quantifier, a speaker, a time or a council is otherwise it is
/// altered; where words stand in it that nothing bears out, it is in part; where no passage is about it, it is
/// not found.
package struct TruthEngine<Source: VerifySource> {
    private let vocabulary: CheckVocabulary
    private let source: Source
    private let reports: ReportVerdicts<Source>

    package init(words: CheckWords, source: Source) {
        self.init(vocabulary: CheckVocabulary(words), source: source)
    }

    init(vocabulary: CheckVocabulary, source: Source) {
        self.vocabulary = vocabulary
        self.source = source
        reports = ReportVerdicts(vocabulary: vocabulary, source: source)
    }

    /// The verdict on each sentence of a text, its passages looked for in the library.
    ///
    /// A council named in one sentence is meant by the next ones that name none.
    ///
    /// - Parameter about: the council that is meant where no sentence names one.
    package func verdicts(of text: String, about: NamedCouncil? = nil) throws -> [Verification] {
        let flat = MarkdownText.flattened(text)
        var council = about
        return try SentenceSegmenter.segment(flat).map { span in
            let sentence = String(flat[span])
            let claim = try claim(sentence)
            council = claim.onlyCouncil ?? council
            var found = try verdict(onSentence: claim, about: claim.isOfSeveral ? nil : council)
            found.sentence = sentence
            return found
        }
    }

    /// The verdict on a sentence by some passages alone: what a note's line is held against.
    ///
    /// - Returns: never `notFound` for another reason than that none of the passages is about it.
    package func verdict(of sentence: String, against passages: [SourcePassage]) throws -> Verification {
        let claim = try claim(sentence)
        return try reports.verdict(on: claim, by: try reports.comparisons(of: claim, with: passages))
    }

    private func claim(_ sentence: String) throws -> Claim {
        Claim(
            Framing.without(sentence), councils: try source.councils(namedIn: sentence),
            vocabulary: vocabulary)
    }

    /// The verdict on a sentence: where it compares councils, by the figures of each; else as one claim, and
    /// where that does not hold, as two facts told in one sentence.
    private func verdict(onSentence claim: Claim, about council: NamedCouncil?) throws -> Verification {
        if let tooLong = Self.tooLong(claim) { return tooLong }
        if let compared = try verdict(onComparison: claim) { return compared }
        let whole = try verdict(onClaim: claim, about: council)
        guard whole.verdict != .supported else { return whole }
        return try verdict(onTwoFacts: claim, about: council) ?? whole
    }

    /// From a claim to its verdict: CQC's list of scores and the passages that may say the same are looked up,
    /// each passage is compared with it, and what the comparisons and the list come to is the verdict.
    private func verdict(onClaim claim: Claim, about council: NamedCouncil?) throws -> Verification {
        let scores = ScoreClaims(claim, source: source)
        if let unranked = scores.unranked { return unranked }
        let byList = try scores.verification(council: council)
        let passages = try reports.passages(for: claim, of: council)
        var comparisons = try reports.comparisons(of: claim, with: passages)
        var byReports = try reports.verdict(on: claim, by: comparisons, of: council)
        // What the claim has in other words than the report is found by those.
        let isFar = comparisons.judged.first.map { $0.candidate.coverage < 0.6 } ?? true
        if byReports.verdict != .supported, isFar {
            let wider = try reports.comparisons(
                of: claim, with: try reports.passages(for: claim, of: council, isWide: true))
            let found = try reports.verdict(on: claim, by: wider, of: council)
            if byReports.verdict == .notFound || found.verdict == .supported {
                (comparisons, byReports) = (wider, found)
            }
        }
        if byReports.verdict != .supported, let council,
            let taken = try reports.takenFromAnother(claim, than: council, best: comparisons.all.first)
        {
            byReports = taken
        }
        if [.inPart, .notFound].contains(byReports.verdict), let council,
            let denied = try reports.deniedByShare(claim, of: council)
        {
            byReports = denied
        }
        return joined(byList, byReports, claim, rest: scores.rest)
    }
}

extension TruthEngine {
    /// Why a sentence of more than 150 words or 30 figures is not looked up; nil of others.
    private static func tooLong(_ claim: Claim) -> Verification? {
        let (words, figures) = (claim.words.count, claim.mentions.numbers.count)
        guard words > 150 || figures > 30 else { return nil }
        return Verification(
            sentence: claim.text, verdict: .notFound,
            changes: [
                "It has \(words) words and \(figures) figures: cut it into sentences that say one thing each."
            ])
    }
}

// MARK: What the sources say, put together

extension TruthEngine {
    /// What CQC's list and the reports say to a claim, as one.
    private func joined(
        _ byList: Verification?, _ byReports: Verification, _ claim: Claim, rest: [String]
    ) -> Verification {
        // CQC's own sentence needs no list beside it.
        if byReports.verdict == .supported, byReports.source.map({ claim.isWhole($0.words) }) ?? false {
            return byReports
        }
        if let byList, rest.isEmpty || byList.verdict == .altered { return byList }
        var found = byReports
        // What one council's report has otherwise may be what another's says.
        if claim.isOfSeveral, found.verdict == .altered {
            found.verdict = .inPart
            found.changes = []
            if found.unmatched.isEmpty { found.unmatched = claim.councils.map(\.name).unique }
        }
        // A rating that is wrong is enough; one that is right proves nothing of the rest.
        guard let known = byList?.source, found.verdict == .notFound else { return found }
        found.verdict = .inPart
        found.source = known
        found.unmatched = rest
        return found
    }

    /// The verdict on a sentence that sets councils beside each other: by their scores, or each half by its
    /// council's report; nil when it does not, or neither half is found.
    private func verdict(onComparison claim: Claim) throws -> Verification? {
        if let byScores = try ScoreComparison(claim, source: source).verification() { return byScores }
        guard let comparison = MeasureComparison(claim) else { return nil }
        let parts = try comparison.halves.map { half in
            let part = Claim(half.text, councils: [half.council], vocabulary: vocabulary)
            return try verdict(onClaim: part, about: half.council)
        }
        guard var found = parts.first(where: { $0.verdict != .notFound }) else { return nil }
        if let worst = parts.first(where: { $0.verdict == .altered }) {
            found = worst
        } else if parts.contains(where: { $0.verdict != .supported }) {
            found.verdict = .inPart
            found.unmatched = parts.flatMap(\.unmatched).unique
            if found.unmatched.isEmpty { found.unmatched = comparison.halves.map(\.council.name) }
        } else {
            found.others = parts.dropFirst().compactMap(\.source)
        }
        found.sentence = claim.text
        guard let change = comparison.change, found.verdict != .altered else { return found }
        found.verdict = .altered
        found.changes = [change]
        return found
    }

    /// The verdict on a sentence that joins two facts, each supported by itself; nil when it does not.
    private func verdict(onTwoFacts claim: Claim, about council: NamedCouncil?) throws -> Verification? {
        for (left, right) in Clauses.pairs(of: claim) {
            // The second is looked for only where the first was found.
            guard var both = try supported(left, about: council),
                let other = try supported(right, about: council)
            else { continue }
            both.sentence = claim.text
            both.others = [other.source].compactMap { $0 }.filter { $0.id != both.source?.id }
            return both
        }
        return nil
    }

    /// The verdict on a part of a sentence, when it is supported.
    private func supported(_ text: String, about council: NamedCouncil?) throws -> Verification? {
        let part = try claim(text)
        let found = try verdict(onClaim: part, about: part.isOfSeveral ? nil : part.onlyCouncil ?? council)
        return found.verdict == .supported ? found : nil
    }
}
