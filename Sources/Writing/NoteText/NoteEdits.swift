internal import SourceText
internal import TextAnalysis

/// What was changed in a note since Assay wrote it.
package struct NoteEdits: Sendable, Hashable {
    /// One change with its place as a reader of the file finds it.
    package struct Entry: Sendable, Hashable {
        package var change: NoteChange
        /// In the file, from 1.
        package var line: Int
    }

    /// In the order of the note.
    package var entries: [Entry]

    package init(entries: [Entry]) { self.entries = entries }

    /// Nothing is known of a note without a record, or whose record holds no text: nil.
    package init?(of note: ParsedNote) {
        self.init(of: note, written: note.trailer?.units ?? [])
    }

    /// By what was written, from wherever that is known; nil where nothing is.
    package init?(of note: ParsedNote, written: [NoteUnit]) {
        guard !written.isEmpty else { return nil }
        let difference = RecordDifference(written: written, found: NoteUnit.all(of: note))
        entries = difference.changes().map { change in
            Entry(
                change: change,
                line: note.source.position(of: min(change.offset, note.source.text.utf8.count)).line)
        }
    }
}

extension NoteChange {
    /// In words, with what it was or is: the row “Safeguarding | 2” is gone; it stood under “At a glance”.
    package var english: String {
        let what = "\(unit.english)“\(NoteUnit.readable(text))”"
        switch kind {
        case .removed:
            return
                "\(what) is gone\(heading.isEmpty || unit == .heading ? "" : "; it stood under “\(heading)”")"
        case .added: return "\(what) was added"
        case .changed: return "\(NoteUnit.readable(detail)): \(what)"
        case .moved where unit == .heading || detail == heading: return "\(what) stands elsewhere than it did"
        case .moved:
            return "\(what) stood \(detail.isEmpty ? "before the first heading" : "under “\(detail)”")"
        }
    }
}

extension NoteUnit.Kind {
    fileprivate var english: String {
        switch self {
        case .heading: "the heading "
        case .header: "the head of a table, "
        case .row: "the row "
        case .officer: "the label "
        case .source: "the source "
        case .link: "the address "
        case .hidden: "the hidden text "
        case .text, .item: ""
        }
    }
}
