package import AssessmentModel

/// Where a fact of a note stands in a report: a value that is carried through composing and put into words
/// last.
package struct Citation: Sendable, Hashable {
    /// What is pointed at.
    package enum Place: Sendable, Hashable {
        /// A paragraph of a section, and the sentences of it that are meant (none: the whole paragraph).
        case paragraph(number: Int, sentences: [Int])
        /// The list of quality statement scores.
        case scores
        /// The assessment as a whole: its rating and date.
        case report
    }

    /// "Northmoor".
    package var authority: String
    /// "northmoor".
    package var authoritySlug: String
    /// "northmoor@2025-03".
    package var assessment: String
    package var published: PartialDate?
    /// Whether it is the authority's current assessment; the label of an earlier one carries its month.
    package var isCurrent: Bool
    /// "needs"; empty for the whole report.
    package var section: String
    /// "Assessing needs".
    package var sectionTitle: String
    package var place: Place
    /// The long id it was made from: "northmoor@2025-03/needs/5.2#1".
    package var id: String
    /// Twelve hex digits of the paragraph's folded text; empty for scores and reports.
    package var fingerprint: String
    /// The exact words: the sentence or the paragraph; empty for scores and reports.
    package var quotation: String
    /// Where CQC has a figure from: "Adult Social Care Survey"; for published scores the list they were taken
    /// from.
    package var sourceName: String?
    package var sourceDate: PartialDate?

    package init(
        authority: String, authoritySlug: String, assessment: String, published: PartialDate?,
        isCurrent: Bool, section: String,
        sectionTitle: String, place: Place, id: String, fingerprint: String = "", quotation: String = "",
        sourceName: String? = nil,
        sourceDate: PartialDate? = nil
    ) {
        self.authority = authority
        self.authoritySlug = authoritySlug
        self.assessment = assessment
        self.published = published
        self.isCurrent = isCurrent
        self.section = section
        self.sectionTitle = sectionTitle
        self.place = place
        self.id = id
        self.fingerprint = fingerprint
        self.quotation = quotation
        self.sourceName = sourceName
        self.sourceDate = sourceDate
    }

    /// `needs-7`, `scores` or `report`: the label without the authority.
    package var placeLabel: String {
        switch place {
        case .paragraph(let number, _): "\(section)-\(number)"
        case .scores: "scores"
        case .report: "report"
        }
    }

    /// `northmoor-needs-7`; `northmoor-2025-03-needs-7` when the assessment is not current.
    package var label: String {
        let month =
            isCurrent ? "" : "-" + (RecordID(assessment)?.date ?? "undated")
        return "\(authoritySlug)\(month)-\(placeLabel)"
    }

    /// The id as a reader meets it: without the month where the assessment is current.
    package var shortID: String { isCurrent ? Self.shortID(id) : id }

    /// "northmoor/needs/5.2" of "northmoor@2025-03/needs/5.2".
    package static func shortID(_ id: String) -> String {
        guard let place = RecordID(id), place.section != nil else { return id }
        return place.short.description
    }

    /// The number of its paragraph; 0 for scores and reports.
    package var paragraph: Int { if case .paragraph(let number, _) = place { number } else { 0 } }

    /// The words of the source without the source of the figure: "CQC Northmoor report, Assessing needs,
    /// paragraph 7".
    package var words: String {
        let report =
            "CQC \(authority) report"
            + (isCurrent ? "" : published.map { " of \($0.english)" } ?? " without a date")
        switch place {
        case .paragraph(let number, _): return "\(report), \(sectionTitle), paragraph \(number)"
        case .scores: return "\(report), Quality statement scores"
        case .report:
            return "CQC, \(authority): local authority assessment"
                + (published.map { ", published \($0.english)" } ?? "")
        }
    }
}

/// How citations are written.
package enum CitationForm: String, Sendable, CaseIterable {
    /// `[^northmoor-needs-7]`, with a footnote.
    case footnote
    /// `[needs 7]`, with a source list.
    case bracket
    /// Nothing in the text; the source list stays.
    case none
}
