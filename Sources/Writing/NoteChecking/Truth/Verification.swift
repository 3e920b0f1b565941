/// What a report says to one sentence.
package struct Verification: Sendable {
    package enum Verdict: String, Sendable {
        /// Everything in the sentence is borne out: its figures slot by slot, its words one by one.
        case supported
        /// A figure, quantifier, speaker, time or council is otherwise in the report.
        case altered
        /// Its figures and names hold, but words stand in it that nothing in the report bears out.
        case inPart = "in part"
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
    /// What it rests on besides, where it says two things.
    package var others: [Source] = []
    /// Words that nothing in the report bears out: what a reader has to judge. None in a supported sentence.
    package var unmatched: [String] = []
    /// What a later report says to it, when its source is an earlier one.
    package var newer: String?
}
