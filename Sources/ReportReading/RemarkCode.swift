package import AssessmentModel

/// The kinds of remark, each a named check: what it says, and an example of a hit.
package enum RemarkCode: String, CaseIterable, Sendable {
    case scoreWording = "score-wording"
    case nameVaries = "name-varies"
    case ratingArithmetic = "rating-arithmetic"
    case percentArithmetic = "percent-arithmetic"
    case scoresDiffer = "scores-differ"
    case doubled
    case unplaced
    case copiesDiffer = "copies-differ"
    case notRegistered = "not-registered"
    case undated
    case factsDiffer = "facts-differ"

    /// How much it matters unless the text says otherwise.
    package var severity: Severity {
        switch self {
        case .scoreWording, .ratingArithmetic, .percentArithmetic, .scoresDiffer, .unplaced, .factsDiffer: .warning
        case .nameVaries, .doubled, .copiesDiffer, .notRegistered, .undated: .note
        }
    }

    /// One sentence for `help remarks`.
    package var help: String {
        switch self {
        case .scoreWording: "a score and the wording beside it disagree"
        case .nameVaries: "a statement goes by two names in one report"
        case .ratingArithmetic: "the printed rating does not follow from the scores"
        case .percentArithmetic: "the printed percentage does not follow from the scores"
        case .scoresDiffer: "two places give different scores for one statement"
        case .doubled: "a paragraph stands twice on one page"
        case .unplaced: "text that could not be placed in the report"
        case .copiesDiffer: "copies of a page differ, with the words"
        case .notRegistered: "a council that is not in the register"
        case .undated: "a page without a date that fits no assessment"
        case .factsDiffer: "pages of one assessment print different ratings, dates or percentages"
        }
    }

    /// What it looks like in a report.
    package var example: String {
        switch self {
        case .scoreWording: "“Score: 3” followed by “2 – Evidence shows a good standard”"
        case .nameVaries: "“Supporting people to lead healthier lives” and “… live healthier lives”"
        case .ratingArithmetic: "“Good” above scores that add up to 58%"
        case .percentArithmetic: "“Overall score: 70” above scores that give 64%"
        case .scoresDiffer: "a score list with a 2 and a section with a 3"
        case .doubled: "the same paragraph pasted twice"
        case .unplaced: "a paragraph before any heading"
        case .copiesDiffer: "“reprovision” on one page, “repurpose” on the other"
        case .notRegistered: "“Northmoor Borough Council”"
        case .undated: "a single statement page saved without its date"
        case .factsDiffer: "“Good” on the summary page, “Requires improvement” on the landing page"
        }
    }
}
