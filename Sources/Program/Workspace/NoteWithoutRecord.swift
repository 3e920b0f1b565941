internal import AssessmentModel
internal import Briefing
internal import ClaimReading
internal import NoteChecking
internal import NoteText
internal import SourceText
internal import Templates
internal import TextAnalysis

/// What a note without a record was most likely written from, by its headings, its title and its date: held
/// against what Assay writes from the library now, it shows what went, came and moved.
struct NoteWithoutRecord {
    private let workspace: Workspace
    private let note: ParsedNote

    init(_ note: ParsedNote, workspace: Workspace) {
        self.note = note
        self.workspace = workspace
    }

    /// Least headings of a template that a note must have for it to be the note's, and least share of what
    /// Assay would write that must be in it.
    private static let (leastHeadings, leastShare) = (3, 0.5)

    /// The differences from what Assay writes now; nil when the note is none that Assay would write.
    func edits() throws -> NoteEdits? {
        guard let template = template(), let order = try order(template),
            let now = try? workspace.compose(order)
        else { return nil }
        let written = try ParsedNote(Source(name: "", text: now.text)).trailer?.units ?? []
        guard let edits = NoteEdits(of: note, written: written), !written.isEmpty else { return nil }
        let lost = edits.entries.count { $0.change.kind == .removed }
        return Double(written.count - lost) >= Self.leastShare * Double(written.count) ? edits : nil
    }

    /// The template whose fixed headings the note has most of.
    private func template() -> String? {
        let headings = Set(
            note.blocks.compactMap { block -> String? in
                if case .heading = block.kind { Folding.words(block.text) } else { nil }
            })
        let templates = workspace.templates
        let counts = templates.names.compactMap { name -> (name: String, count: Int)? in
            guard let template = try? templates.template(named: name) else { return nil }
            let lines = Set(
                template.source.text.split(separator: "\n").filter { $0.hasPrefix("## ") }.map {
                    Folding.words($0.dropFirst(3))
                })
            return (name, lines.count(where: headings.contains))
        }
        let best = counts.max { ($0.count, $1.name) < ($1.count, $0.name) }
        return best.flatMap { $0.count >= Self.leastHeadings ? $0.name : nil }
    }

    private func order(_ template: String) throws -> BriefingOrder? {
        guard let title = note.blocks.first(where: { $0.kind == .heading(level: 1) }),
            let council = try LibraryEvidence(workspace: workspace).councils(namedIn: title.text).first
        else { return nil }
        var parameters = ["authority": council.slug]
        let opening = note.blocks.prefix(8).map(\.text).joined(separator: " ")
        if let date = PartialDate.dayNamed(in: opening) { parameters["date"] = date.iso }
        return BriefingOrder(template: template, parameters: parameters, isDraft: true)
    }
}

extension PartialDate {
    /// The first date with its day that a text names: "Date: 1 April 2026".
    fileprivate static func dayNamed(in text: String) -> PartialDate? {
        let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return words.indices.dropLast(2).lazy.compactMap { place in
            guard let day = Int(words[place]), let year = Int(words[place + 2]), year > 1900,
                let month = PartialDate.month(named: words[place + 1].lowercased())
            else { return nil }
            return PartialDate(year: year, month: month, day: day)
        }.first
    }
}
