package import AssessmentModel
internal import Briefing
internal import Library
internal import NoteText
package import Presentation
internal import SourceText
internal import Templates
internal import TextAnalysis

/// What a draft looks like, and what could go into it.
extension Drafting {
    /// The note as it stands, open places marked; without its trailing comment.
    ///
    /// - Parameter section: words of a heading, for that section only; empty for the whole.
    package func preview(_ section: String, of name: String) throws -> String {
        let note = try workspace.compose(BriefingOrder(try folder.read(name).draft, isDraft: true))
        let text = NoteTrailer.strip(note.text)
        guard !section.isEmpty else { return text }
        let blocks = NoteTrailer.sections(of: text)
        let wanted = Folding.words(section)
        let headings = blocks.map(\.heading)
        let fitting = blocks.filter { Folding.words($0.heading) == wanted }
        let found =
            fitting.isEmpty
            ? blocks.filter { (" " + Folding.words($0.heading)).contains(" " + wanted) } : fitting
        guard found.count == 1 else {
            // The name of a slot means the section whose items it holds.
            let message =
                found.isEmpty
                ? "There is no section \"\(section)\"."
                : "\"\(section)\" could be \(found.map(\.heading).joined(separator: " or "))."
            throw WorldError(
                found.isEmpty ? "\(message) There are: \(headings.joined(separator: "; "))." : message)
        }
        return found[0].text
    }

    /// The candidates for a slot, best first: more than fit, each a row that can be pinned, with why it
    /// stands where it does.
    ///
    /// - Parameter slot: nil for every slot that has candidates.
    package func suggestions(for slot: String?, in name: String) throws -> Answer {
        let draft = try folder.read(name).draft
        let template = try workspace.templates.template(named: draft.template)
        let offering = template.slots.filter { $0.candidates != nil }
        let wanted = offering.filter { slot == nil ? $0.kind == .pins : $0.name == slot }
        guard !wanted.isEmpty else {
            throw WorldError(
                "\(slot.map { "Nothing is suggested for \"\($0)\"" } ?? "\(template.name) has no slots for pins"). Suggestions: \(offering.map(\.name).joined(separator: ", "))."
            )
        }
        let items = choices(for: wanted, of: try noteOfSuggestions(for: wanted, draft))
        let rows = items.map { slot, item -> [Value] in
            [
                .text(slot), .text(item.statement), item.score.map { .integer($0) } ?? .missing,
                .text(item.words), .text(item.why),
            ]
        }
        let columns = [
            Column(name: "slot", type: .text), Column(name: "statement", type: .text),
            Column(name: "score", type: .number),
            Column(name: "words", type: .text, isProse: true),
            Column(name: "why", type: .text, isProse: true),
        ]
        return Answer(
            table: ResultTable(columns: columns, rows: rows, origins: items.map(\.item.origin)),
            totalRows: rows.count, query: "",
            emptyExplanation:
                "The text that was read offers nothing for \(wanted.map(\.name).joined(separator: " or ")).")
    }

    /// Why a row is or would be suggested; nil when it is not.
    package func whySuggested(_ origin: RowOrigin, in name: String) throws -> String? {
        let draft = try folder.read(name).draft
        let template = try workspace.templates.template(named: draft.template)
        let slots = template.slots.filter { $0.kind == .pins && $0.candidates != nil }
        let sentence = origin.sentenceID
        let note = try noteOfSuggestions(for: slots, draft)
        if let fault = note.leftOut[origin.id] { return "Not suggested: a check would fault it. \(fault)\n" }
        if let why = note.turnedAway[origin.id] { return "Not suggested for the list of its kind: \(why)\n" }
        let found = choices(for: slots, of: note).first { $0.item.origin?.sentenceID == sentence }
        return found.map { "Suggested for \($0.slot), \($0.item.why).\n" }
    }

    private func noteOfSuggestions(for slots: [TemplateSlot], _ draft: Draft) throws -> ComposedNote {
        var order = BriefingOrder(draft, isDraft: true)
        for slot in slots {
            order.pins[slot.name] = nil
            if let part = slot.candidates { order.mostItems[part] = Self.mostSuggestions }
        }
        return try workspace.compose(order)
    }

    private func choices(for slots: [TemplateSlot], of note: ComposedNote) -> [(
        slot: String, item: ChosenItem
    )] {
        slots.flatMap { slot in
            note.choices.filter { $0.part == slot.candidates }.map { (slot.name, $0) }
        }
    }

    private static let mostSuggestions = 12

    /// A query for findings that share a passage's rarest words, here and elsewhere.
    ///
    /// - Throws: `WorldError` when the passage is not in the library, or has no words that occur elsewhere.
    package func queryLike(_ origin: RowOrigin) throws -> String {
        guard let id = Workspace.findingID(origin), let passage = try workspace.library().passage(id) else {
            throw WorldError("\(origin.id) is no passage, so nothing is like it.")
        }
        let text = try workspace.library().sentence(origin.id)?.text ?? passage.text
        let words = Set(
            Folding.words(text).split(separator: " ").map(String.init).filter {
                $0.count >= 5 && !$0.contains(where: \.isNumber)
            })
        let counted = try words.sorted().map { word in
            (word: word, count: try workspace.answer(to: "all findings about \(word)", rows: 0..<0).totalRows)
        }
        let rare = counted.filter { $0.count > 1 }.sorted { ($0.count, $0.word) < ($1.count, $1.word) }
            .prefix(6)
        guard !rare.isEmpty else { throw WorldError("No other passage shares the words of \(origin.id).") }
        let search = QueryText.joined(rare.map { "\($0.word)" }, by: " or ")
        let own = passage.isCurrent ? RecordID(id)?.short.description ?? id : id
        let query: QueryText = "findings about \(search) where id is not \(own) first 10"
        return query.text
    }
}
