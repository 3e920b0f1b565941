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
        vocabulary = CheckVocabulary(words)
        self.source = source
    }

    /// The verdict on each sentence of a text, its passages looked for in the library.
    ///
    /// A council named in one sentence is meant by the next ones that name none.
    package func verdicts(of text: String) throws -> [Verification] {
        let flat = MarkdownText.flattened(text)
        var council: NamedCouncil?
        return try SentenceSegmenter.segment(flat).map { span in
            let sentence = String(flat[span])
            let named = try source.councils(namedIn: sentence)
            let slugs = Set(named.map(\.slug))
            if slugs.count == 1 { council = named[0] }
            let claim = Claim(sentence, councils: named, vocabulary: vocabulary)
            if let compared = try ScoreComparison(claim, named, source: source).verification() {
                return compared
            }
            return try verdict(on: claim, council: slugs.count > 1 ? nil : council, named: named)
        }
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
