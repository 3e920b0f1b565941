internal import ClaimReading
internal import English
internal import NoteText
internal import SentenceNumbers
internal import SourceText
internal import TextAnalysis

extension Check {
    static let recordChecks: [Check] = [
        error(
            .record,
            "A record at the note's end that was edited."
        ) { checked, check in
            guard let trailer = checked.note.trailer, trailer.isEdited else { return }
            checked.report(
                check, offset: checked.note.source.text.utf8.count, about: "record",
                "The record at the note's end is not as Assay wrote it: what was changed in the note cannot be told from it.",
                hint: "Write the note again, or put the record back from the file that Assay wrote.")
        },
        warning(.unrecorded, "A note without the record of its text that Assay puts at its end.") {
            checked, check in
            guard checked.note.trailer?.units.isEmpty ?? true else { return }
            checked.report(
                check, offset: 0, about: "record",
                "The note has no record of its text at its end: figures, quotations and sources were checked; what was left out, moved or put in other words since Assay wrote it was not.",
                hint: "Check the file that Assay wrote, or read the note beside it.")
        },
        error(
            .removed,
            "A caution, “calculated”, an officer's label or a table's head that is gone or changed; a moved heading."
        ) { checked, check in
            let entries = checked.edits?.entries ?? []
            let moved = entries.map(\.change).filter { $0.kind == .moved }
            for entry in entries {
                if let text = uncovered(by: entry.change, moved) {
                    checked.report(
                        check, offset: entry.change.offset, about: entry.change.text,
                        "The heading “\(entry.change.text)” no longer stands over its own text: “\(text)”",
                        hint: "Put the heading back over its text, or move the text with it.")
                }
                guard let what = loss(entry.change, checked.vocabulary) else { continue }
                let how = entry.change.kind == .removed ? "is gone" : "is not as it was"
                checked.report(
                    check, offset: entry.change.offset, about: entry.change.text,
                    "\(what) \(how): \(entry.change.english).",
                    hint: "Put it back: without it readers take the note for more than it says.")
            }
        },
        warning(
            .unread,
            "A part of the note's file that is not read: comments, charts, objects of other programs."
        ) {
            checked, check in
            for part in checked.unread {
                checked.report(
                    check, offset: 0, about: part,
                    "The note's file holds what was not read, and so not checked: \(part).",
                    hint: "Read it yourself: a figure or a quotation in it has no source.")
            }
        },
    ]

    /// What a heading that moved no longer stands over; nil where its text moved with it.
    private static func uncovered(by change: NoteChange, _ all: [NoteChange]) -> String? {
        guard change.kind == .moved, change.unit == .heading else { return nil }
        return all.first { $0.kind == .moved && $0.unit != .heading && $0.detail == change.text }?.text
    }

    private static let cautions = English.words(.checks, "cautions")

    /// What a note may not lose of which a change takes something; nil when it takes nothing of the kind.
    private static func loss(_ change: NoteChange, _ vocabulary: CheckVocabulary) -> String? {
        guard change.kind == .removed || change.kind == .changed else { return nil }
        switch change.unit {
        case .header: return "The head of a table"
        case .officer: return "The label of an officer's comment"
        case .heading:
            return vocabulary.side(of: change.text) == .cautions && change.kind == .removed
                ? "A heading over cautions" : nil
        case .source, .link, .hidden: return nil
        case .text, .item, .row:
            if change.kind == .removed, vocabulary.side(of: change.heading) == .cautions {
                return "A caution"
            }
            let lost = " " + change.lost.joined(separator: " ") + " "
            let now = change.kind == .changed ? " " + Folding.words(change.text) + " " : ""
            let isLost = cautions.words.contains { lost.contains(" \($0) ") && !now.contains(" \($0) ") }
            return isLost ? "A caution" : nil
        }
    }
}
