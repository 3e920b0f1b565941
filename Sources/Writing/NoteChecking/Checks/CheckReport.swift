internal import TextAnalysis
package import NoteText
package import ReferenceData
package import SourceText

/// One thing that a check found in a note.
package struct CheckItem: Sendable, Hashable {
    /// `number-3fa2`: the check and four digits of the words concerned; `waive` takes it.
    package var id: String
    package var check: CheckCode
    package var severity: Check.Severity
    /// From 1.
    package var line: Int
    /// From 1, in characters.
    package var column: Int
    /// What is wrong, with the words.
    package var message: String
    /// What to do.
    package var hint: String
    /// Keys of the citations concerned, as the text writes them: `northmoor-needs-7`.
    package var sources: [String] = []
    /// Long id of the paragraph that the hint reads aloud.
    package var passage: String?
}

extension CheckItem {
    /// Whether it is about what the note says and rests on, not about how it is set or what is still to do.
    package var isOfEvidence: Bool { !Check.formChecks.contains { $0.code == check } }
}

/// What the checks of a note came to.
package struct CheckReport: Sendable {
    /// The file's name as given.
    package var file: String
    /// In the order of the file.
    package var items: [CheckItem]
    /// What was changed since Assay wrote it; nil where that is not known.
    package var edits: NoteEdits?
    /// Of a note without a record: how it differs from what Assay writes from the library now; nil where it
    /// is none that Assay would write.
    package var likelyEdits: NoteEdits?
    /// How lines begin, by number: of a file that shows no numbers of lines, so that they are found by their words.
    package var openings: [Int: String] = [:]
    package var errors: Int { items.count { $0.severity == .error } }
    package var warnings: Int { items.count { $0.severity == .warning } }
}

/// Checks a note against the library: takes it apart, looks up its citations, and lets every check look.
///
/// - Parameters:
///   - note: Markdown; its name stands before every item.
///   - waivers: of the draft it was written from, besides those in its trailing comment.
///   - unread: what the note's file holds beside its text, in words.
///   - limits: the note's template's, nil when unknown.
/// - Throws: `WorldError` when the library cannot be read.
package func check(
    _ note: Source, words: CheckWords, waivers: [CheckWaiver] = [], unread: [String] = [],
    limits: (String) -> NoteLimits?, source: some VerifySource
) throws -> CheckReport {
    let text = try ParsedNote(note)
    var checked = try CheckedNote(
        text, words: words, unread: unread, limits: (text.trailer?.template).flatMap(limits), source: source)
    for check in Check.all { try check.find(&checked, check) }
    let waived = waivers + (text.trailer?.waivers ?? [])
    let items = checked.items.map { item -> CheckItem in
        var item = item
        if let waiver = waived.first(where: { $0.id == item.id || $0.id == item.check.rawValue }) {
            item.severity = .waived
            item.hint = "Waived by \(waiver.name): \(waiver.reason)"
        }
        return item
    }
    return CheckReport(
        file: note.name, items: items.sorted { ($0.line, $0.column, $0.id) < ($1.line, $1.column, $1.id) },
        edits: checked.edits)
}
