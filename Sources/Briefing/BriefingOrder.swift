package import AssessmentModel
package import SourceText

/// What an officer asks for: a template, its parameters, and what they have written and pinned so far.
package struct BriefingOrder: Sendable {
    /// "councillor-note".
    package var template: String
    /// As typed; lists are joined by commas.
    package var parameters: [String: String]
    /// The officer's words, by slot.
    package var officerTexts: [String: String]
    /// Rows pinned into slots, in their order.
    package var pins: [String: [RowOrigin]]
    /// Write with visible `[TO DO: …]` marks where something is missing.
    package var isDraft: Bool
    package var citationForm: CitationForm

    package init(
        template: String, parameters: [String: String], officerTexts: [String: String] = [:], pins: [String: [RowOrigin]] = [:],
        isDraft: Bool = false, citationForm: CitationForm = .footnote
    ) {
        self.template = template
        self.parameters = parameters
        self.officerTexts = officerTexts
        self.pins = pins
        self.isDraft = isDraft
        self.citationForm = citationForm
    }
}

/// A finished note.
package struct ComposedNote: Sendable {
    /// Markdown, with the trailing comment.
    package var text: String
    /// What was cited, by label, in the order of the note.
    package var citations: [(label: String, citations: [Citation])]
    /// Too many words, an acronym without its expansion, slots that a draft leaves open.
    package var warnings: [Diagnostic]
    /// The template, to draw the warnings under.
    package var source: Source
    /// Why each chosen item was chosen, by the words it begins with.
    package var reasons: [(words: String, why: String)]
    /// Words before the sources.
    package var words: Int
}
