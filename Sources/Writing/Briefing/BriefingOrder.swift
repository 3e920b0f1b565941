package import AssessmentModel
package import NoteText
package import SourceText

/// What an officer asks for: a template, its parameters, and what they have written and pinned so far.
package struct BriefingOrder: Sendable {
    /// "councillor-note".
    package var template: String
    /// As typed; lists are joined by commas.
    package var parameters: [String: String]
    /// The officer's words, by slot.
    package var officerTexts: [String: String]
    /// Passages pinned into slots, in their order.
    package var pins: [String: [Pin]]
    /// Write with visible `[TO DO: …]` marks where something is missing.
    package var isDraft: Bool
    package var citationForm: CitationForm
    /// The address of a reader's edition that sources link into; nil where they link nowhere.
    package var edition: EditionLink?
    /// Items of checks that the officer has answered for; they go into the note's trailing comment.
    package var waivers: [CheckWaiver] = []
    /// Other numbers of items than the template's, by part: more candidates to choose from.
    package var mostItems: [String: Int] = [:]
    /// Rows that are not said, by long id, each with why: what a check would fault.
    package var leftOut: [String: String] = [:]

    package init(
        template: String, parameters: [String: String], officerTexts: [String: String] = [:],
        pins: [String: [Pin]] = [:],
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

extension BriefingOrder {
    /// What a draft asks for.
    package init(_ draft: Draft, isDraft: Bool, citationForm: CitationForm = .footnote) {
        self.init(
            template: draft.template,
            parameters: Dictionary(draft.parameters.map { ($0.name, $0.value) }) { $1 },
            officerTexts: Dictionary(draft.texts.map { ($0.slot, $0.words) }) { $1 },
            pins: Dictionary(grouping: draft.pins.filter { $0.slot != nil }) { $0.slot ?? "" },
            isDraft: isDraft, citationForm: citationForm
        )
        waivers = draft.waivers.map { CheckWaiver(id: $0.check, reason: $0.reason, name: $0.by) }
    }
}

/// Why something was chosen for a note.
package struct ChosenItem: Sendable, Hashable {
    /// The part it was chosen for.
    package var part: String
    /// The row it rests on.
    package var origin: RowOrigin?
    /// What it says.
    package var words: String
    /// "Assessing needs".
    package var statement: String
    package var score: Int?
    /// The facts that put it where it is: score, cues, gap, place in the order.
    package var why: String
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
    /// Why each chosen item was chosen, in the order of choosing.
    package var choices: [ChosenItem]
    /// Words before the sources.
    package var words: Int
    /// Rows that are also written as CSV beside the note.
    package var twin: ResultTable?
    /// Rows that were to be said and were not, by long id, each with why.
    package var leftOut: [String: String] = [:]
    /// Points that a list's gate turned away, by long id, each with why.
    package var turnedAway: [String: String] = [:]
}
