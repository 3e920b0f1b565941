/// Which finding of an assessment: the rest of its id follows from the assessment.
package struct FindingPlace: Hashable, Sendable {
    package var section: Section
    /// From 1 within the section.
    package var number: Int

    package init(section: Section, number: Int) {
        self.section = section
        self.number = number
    }
}

/// Something noticed in a report. The table of remarks says how much it matters, which makes it a `Remark`.
package struct Notice: Hashable, Sendable {
    package var code: RemarkCode
    /// Digest of the document it points into; nil when it is about several.
    package var document: String?
    /// Line of the document, from 1.
    package var line: Int?
    /// The finding it is about, when it is about one.
    package var finding: FindingPlace?
    /// Quotes the words and shows the arithmetic; a sentence for a reader.
    package var text: String

    package init(
        _ code: RemarkCode, document: String?, line: Int?, finding: FindingPlace? = nil, _ text: String
    ) {
        self.code = code
        self.document = document
        self.line = line
        self.finding = finding
        self.text = text
    }
}
