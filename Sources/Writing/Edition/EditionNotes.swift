/// What officers pinned and wrote in a draft, put into an edition only when it was asked for by the draft's name.
/// The page shows it apart from CQC's words and names who wrote it.
package struct EditionNotes: Encodable, Sendable {
    /// A passage that an officer pinned.
    package struct Pin: Encodable, Sendable {
        /// The assessment, the part and the paragraph: "northmoor@2026-03", "needs", 7.
        package var assessment: String
        package var section: String
        package var number: Int
        /// The words pinned, as they stood in the report then.
        package var quotation: String
        /// The officer's own words in its place, if any.
        package var wording: String?
        package var by: String
        /// ISO 8601.
        package var when: String

        package init(
            assessment: String, section: String, number: Int, quotation: String, wording: String?, by: String,
            when: String
        ) {
            (self.assessment, self.section, self.number) = (assessment, section, number)
            (self.quotation, self.wording, self.by, self.when) = (quotation, wording, by, when)
        }
    }

    /// An officer's words in a slot of the template.
    package struct Comment: Encodable, Sendable {
        /// What the template asks for there: "The question to put to officers".
        package var asked: String
        package var words: String

        package init(asked: String, words: String) { (self.asked, self.words) = (asked, words) }
    }

    /// The draft's name.
    package var draft: String
    package var pins: [Pin]
    package var comments: [Comment]

    package init(draft: String, pins: [Pin], comments: [Comment]) {
        (self.draft, self.pins, self.comments) = (draft, pins, comments)
    }
}
