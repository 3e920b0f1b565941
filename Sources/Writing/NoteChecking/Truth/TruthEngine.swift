package import AssessmentModel
internal import NoteText
package import ReferenceData
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

    package init(words: CheckWords, source: Source) {
        self.init(vocabulary: CheckVocabulary(words), source: source)
    }

    init(vocabulary: CheckVocabulary, source: Source) {
        self.vocabulary = vocabulary
        self.source = source
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
            let named = try source.councils(namedIn: sentence)
            let slugs = Set(named.map(\.slug))
            if slugs.count == 1 { council = named[0] }
            let claim = Claim(sentence, councils: named, vocabulary: vocabulary)
            return try whole(claim, council: slugs.count > 1 ? nil : council, named: named)
        }
    }

    /// The verdict on a sentence; one that does not hold as a whole may say two things that do.
    private func whole(_ claim: Claim, council: NamedCouncil?, named: [NamedCouncil]) throws -> Verification {
        if let compared = try ScoreComparison(claim, named, source: source).verification() { return compared }
        if let comparison = MeasureComparison(claim, named), let compared = try verdict(on: comparison, claim)
        {
            return compared
        }
        let found = try verdict(on: claim, council: council, named: named)
        guard found.verdict != .supported else { return found }
        for (left, right) in Clauses.pairs(of: claim) {
            // The second is looked for only where the first was found.
            guard var both = try supported(left, about: council),
                let other = try supported(right, about: council)
            else { continue }
            both.sentence = claim.text
            both.others = [other.source].compactMap { $0 }.filter { $0.id != both.source?.id }
            return both
        }
        return found
    }

    /// The verdict on a part of a sentence, when it is supported.
    private func supported(_ text: String, about council: NamedCouncil?) throws -> Verification? {
        let own = try source.councils(namedIn: text)
        let part = Claim(text, councils: own, vocabulary: vocabulary)
        let about = Set(own.map(\.slug)).count > 1 ? nil : own.first ?? council
        let found = try verdict(on: part, council: about, named: own)
        return found.verdict == .supported ? found : nil
    }

    /// Each half of a comparison by its council's report; nil when neither is found there.
    private func verdict(on comparison: MeasureComparison, _ claim: Claim) throws -> Verification? {
        let parts = try comparison.halves.map { half in
            let part = Claim(half.text, councils: [half.council], vocabulary: vocabulary)
            return try verdict(on: part, council: half.council, named: [half.council])
        }
        guard let first = parts.first(where: { $0.verdict != .notFound }) else { return nil }
        var found = first
        found.sentence = claim.text
        if let worst = parts.first(where: { $0.verdict == .altered }) {
            found = worst
            found.sentence = claim.text
        } else if parts.contains(where: { $0.verdict != .supported }) {
            found.verdict = .inPart
            found.unmatched = parts.flatMap(\.unmatched).unique
            if found.unmatched.isEmpty { found.unmatched = comparison.halves.map(\.council.name) }
        } else {
            found.others = parts.dropFirst().compactMap(\.source)
        }
        guard let change = comparison.change, found.verdict != .altered else { return found }
        found.verdict = .altered
        found.changes = [change]
        return found
    }

    /// The verdict on a sentence by some passages alone: what a note's line is held against.
    ///
    /// - Returns: never `notFound` for another reason than that none of the passages is about it.
    package func verdict(of sentence: String, against passages: [SourcePassage]) throws -> Verification {
        let claim = Claim(
            sentence, councils: try source.councils(namedIn: sentence), vocabulary: vocabulary)
        return try Verifier(vocabulary: vocabulary, source: source).verify(claim, against: passages)
    }

    private func verdict(on claim: Claim, council: NamedCouncil?, named: [NamedCouncil]) throws
        -> Verification
    {
        let scores = ScoreClaims(claim, source: source)
        let listed = try scores.verification(council: council)
        var found = try Verifier(vocabulary: vocabulary, source: source).verify(
            claim, council: council, isNamed: !named.isEmpty)
        // CQC's own sentence needs no list beside it.
        if found.verdict == .supported, found.source.map({ claim.isWhole($0.words) }) ?? false {
            return found
        }
        if let listed, scores.rest.isEmpty || listed.verdict == .altered { return listed }
        // What one council's report has otherwise may be what another's says.
        if Set(named.map(\.slug)).count > 1, found.verdict == .altered {
            found.verdict = .inPart
            found.changes = []
            if found.unmatched.isEmpty { found.unmatched = named.map(\.name).unique }
        }
        // A rating that is wrong is enough; one that is right proves nothing of the rest.
        guard let known = listed?.source, found.verdict == .notFound else { return found }
        found.verdict = .inPart
        found.source = known
        found.unmatched = scores.rest
        return found
    }
}
