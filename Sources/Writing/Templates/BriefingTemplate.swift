package import AssessmentModel
package import NoteText
package import SourceText

/// A briefing's template as its file describes it: what it asks for, what it reads, and how it is laid out.
package struct BriefingTemplate: Sendable {
    /// "councillor-note".
    package var name: String
    package var version: Int
    package var title: String
    /// What it is for and who reads it, in a sentence: what lists of templates say.
    package var purpose: String
    /// In the order of the file, as everything below.
    package var parameters: [TemplateParameter]
    package var queries: [TemplateQuery]
    package var parts: [TemplatePart]
    package var slots: [TemplateSlot]
    /// What to print when a query or part has nothing, by name.
    package var empty: [String: String]
    package var limits: NoteLimits
    /// Whether it is made from the library of a draft report, which is kept apart.
    package var isOfDraftReport = false
    /// The query whose rows are also written as CSV beside the note.
    package var twin: String?
    /// The file, for positions.
    package var source: Source { text.source }
    package var text: TemplateText
    /// Where each name is declared in the front matter.
    package var places: [String: Span]
}

/// A value that `brief` asks for: `authority=stockton`.
package struct TemplateParameter: Sendable, Hashable {
    /// What kind of value it takes.
    package enum Kind: String, Sendable, CaseIterable {
        case authority, statement, text, number, date
        case yesNo = "yes/no"
        /// The path of a written note; queries get the ids of the paragraphs that it cites.
        case note
        /// The name of a council's plan, which the parts about plans are made from.
        case plan
        /// The path of a plan that another council published.
        case document
        /// The path of a table of the council's own figures (`OwnFigure`).
        case figures
    }

    package var name: String
    package var kind: Kind
    package var isRequired: Bool
    package var isList: Bool
    /// The value it has where none is given.
    package var standard: String?
    package var help: String
    /// The only values a text may have; empty for any.
    package var choices: [String] = []
    /// Words of the visible slot that stands where it is not given: "date of this note".
    package var todo: String?
}

/// A query in Assay's language, under the name by which the template shows its rows.
package struct TemplateQuery: Sendable, Hashable {
    package var name: String
    package var text: String
    /// The parameters it names with `$`.
    package var parameters: [String]
}

/// Something composed from queries by a documented rule (`PartMaker` in Briefing, which checks that there is one).
package struct TemplatePart: Sendable, Hashable {
    package var name: String
    /// The rule's name.
    package var make: String
    /// Names of queries, in the order the rule wants them.
    package var from: [String]
    /// Most items that it gives.
    package var most: Int?
    /// Other numbers where a parameter is given, such as fewer items in a note that also compares.
    package var mostWhen: [String: Int]
    /// Down to how many items it may be cut where the note would be too long; nil for a part that is never
    /// cut.
    package var least: Int?
}

/// A place that the officer fills.
package struct TemplateSlot: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Rows pinned from the library; the ranked candidates of a part stand in until then.
        case pins
        /// The officer's own words; never filled by Assay.
        case text
    }

    package var name: String
    package var kind: Kind
    /// Fewest and most pins.
    package var least: Int
    package var most: Int?
    /// Most words of a text.
    package var words: Int?
    /// What the officer is asked to write.
    package var prompt: String
    package var isRequired: Bool
    /// For pins: the part that offers candidates.
    package var candidates: String?
    /// For pins: passages of this tone go here when they are pinned without saying where.
    package var takes: Tone?
    /// Asked for only when this parameter is given, or not given when it begins with `not `.
    package var condition: String?
    /// For texts: what is said comes behind what was said before, and the lines are numbered behind the
    /// candidates.
    package var isAddedTo = false
}
