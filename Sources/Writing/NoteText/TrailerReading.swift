internal import TextAnalysis

/// An item of a check that an officer has answered for.
package struct CheckWaiver: Sendable, Hashable {
    /// `number-3fa2`; the name of a check, such as `length`, for every item of it.
    package var id: String
    package var reason: String
    /// Who answers for it.
    package var name: String

    package init(id: String, reason: String, name: String) {
        self.id = id
        self.reason = reason
        self.name = name
    }
}

/// The trailing comment of a note, as a check asks it.
package struct TrailerReading {
    package typealias Cite = (label: String, id: String, fingerprint: String)

    private let trailer: NoteTrailer
    /// By name; the first of a name counts.
    package let parameters: [String: String]

    /// - Parameter comment: from `<!-- assay` on; nil when no template is named in it.
    package init?(_ comment: String) {
        guard let trailer = NoteTrailer(of: comment.replacing("\r\n", with: "\n")) else { return nil }
        self.trailer = trailer
        parameters = Dictionary(trailer.parameters.map { ($0.name, $0.value) }) { first, _ in first }
    }

    package var template: String { trailer.template }
    package var isDraft: Bool { trailer.isDraft }
    package var waivers: [CheckWaiver] { trailer.waivers }
    /// Paragraphs that the note quotes as they stood before their page was published again.
    package var former: [(assessment: String, fingerprint: String)] { trailer.former }
    /// The note as Assay wrote it, unit by unit.
    package var units: [NoteUnit] { trailer.units }
    /// Whether the comment was edited since it was signed.
    package var isEdited: Bool { trailer.isEdited }
    package var cites: [Cite] { trailer.citations }

    /// The citations of a key as the text writes it: a label, or words in brackets that leave the note's own
    /// council out.
    package func cites(ofKey key: String) -> [Cite] {
        let wanted = Folding.words(key)
        let own = parameters["authority"].map { Folding.words($0) + " " } ?? ""
        return cites.filter { cite in
            let label = Folding.words(cite.label)
            return label == wanted || label == own + wanted
        }
    }

    /// How the numbers printed under a heading of the second level are found again.
    package func recipes(under heading: String) -> [(shown: String, recipe: Recipe)] {
        let words = Folding.words(heading)
        return trailer.calculations.filter { Folding.words($0.heading) == words }.map {
            ($0.shown, $0.recipe)
        }
    }
}
