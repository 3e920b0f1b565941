package import AssessmentModel
internal import NoteText
package import ReferenceData
internal import SourceText
internal import TextAnalysis

/// What a report says to one sentence.
package struct Verification: Sendable {
    package enum Verdict: String, Sendable {
        /// A paragraph says the same, with the same figures.
        case supported
        /// A paragraph says it otherwise.
        case altered
        /// No paragraph was found that says anything like it.
        case notFound = "not found"
    }

    /// What a sentence rests on.
    package struct Source: Sendable {
        /// A sentence of a report, verbatim; or CQC's scores in words.
        package var words: String
        /// Where it stands: "CQC Northmoor report, Assessing needs, paragraph 7".
        package var place: String
        /// Long id of the finding, or of the assessment when it is a score.
        package var id: String
        /// Whether `words` are CQC's own.
        package var isQuotation: Bool
    }

    /// The sentence as given.
    package var sentence: String
    package var verdict: Verdict
    /// Which word or figure is otherwise, and how; one thing an entry. Of a sentence that was not found, why.
    package var changes: [String] = []
    package var source: Source?
    /// Words of a supported sentence that its source's own sentence has not: what a reader has to judge.
    package var unmatched: [String] = []
    /// What a later report says to it, when its source is an earlier one.
    package var newer: String?
}

/// Verifies each sentence of a text: finds the passage it rests on, and says how it differs.
///
/// A council named in one sentence is meant by the next ones that name none.
package func verify(_ text: String, words: CheckWords, source: some VerifySource) throws -> [Verification] {
    let vocabulary = CheckVocabulary(words)
    let flat = MarkdownText.flattened(text)
    var council: NamedCouncil?
    return try SentenceSegmenter.segment(flat).map { span in
        let sentence = String(flat[span])
        let named = try source.councils(namedIn: sentence)
        if Set(named.map(\.slug)).count == 1 { council = named[0] }
        let scope = Set(named.map(\.slug)).count > 1 ? nil : council
        let claim = Claim(sentence, councils: named, vocabulary: vocabulary)
        let scores = ScoreClaims(claim, source: source)
        if scores.isAll, let found = try scores.verification(council: scope) { return found }
        let found = try Verifier(vocabulary: vocabulary, source: source).verify(
            claim, council: scope, isNamed: !named.isEmpty)
        guard found.verdict == .notFound, var listed = try scores.verification(council: scope),
            let known = listed.source
        else {
            return found
        }
        // Of a sentence that says more, a rating that is wrong is enough; one that is right proves nothing of
        // the rest.
        if listed.verdict == .supported {
            listed.verdict = .notFound
            listed.changes = ["\(known.words): that is right. The rest of the sentence was not found."]
        }
        return listed
    }
}
