package import NoteChecking
internal import NoteFormats
package import NoteText
internal import ReferenceData
package import SourceText
internal import Templates

extension Workspace {
    /// Checks a written note against the library. One without a record is also held against what Assay would
    /// write from the library in its place.
    ///
    /// - Parameter waivers: of the draft it was written from.
    /// - Throws: `WorldError` when the note or the library cannot be read.
    package func check(path: String, waivers: [CheckWaiver] = []) throws -> CheckReport {
        // A note that comes back from Word is read as the Markdown it was.
        let note = try ReadNote(path: path)
        let source = Source(name: path, text: note.text)
        var report = try check(note: source, waivers: waivers, unread: note.unread)
        if report.edits == nil {
            report.likelyEdits = try NoteWithoutRecord(try ParsedNote(source), workspace: self).edits()
        }
        // Word shows no numbers of lines.
        if FilePath.ending(of: path) == "docx" { report.openings = CheckReport.openings(of: source) }
        return report
    }

    /// Checks the text of a note against the library.
    ///
    /// - Parameter unread: what its file holds beside the text, in words.
    package func check(note: Source, waivers: [CheckWaiver] = [], unread: [String] = []) throws -> CheckReport
    {
        let template = NoteTrailer(of: note.text.replacing("\r\n", with: "\n"))?.template
        let other = try template.map { try workspace(forTemplate: $0) } ?? self
        if other !== self { return try other.check(note: note, waivers: waivers, unread: unread) }
        let templates = templates
        return try NoteChecking.check(
            note, words: reference.checkWords(), waivers: waivers, unread: unread,
            limits: { try? templates.template(named: $0).limits },
            source: try LibraryEvidence(workspace: self))
    }
}

extension Workspace {
    /// Looks for the passage that each sentence of a text rests on, and says how the sentence differs from
    /// it.
    ///
    /// - Parameter text: at most `Limits.verifiedBytes` bytes.
    /// - Throws: `WorldError` when the library cannot be read, or the text is too long or a file's name.
    package func verify(_ text: String) throws -> [Verification] {
        guard text.utf8.count <= Limits.verifiedBytes else {
            throw WorldError(
                "The text is too long to verify: at most \(Limits.verifiedBytes >> 10) kB. Verify it in parts, or check it as a note."
            )
        }
        if !text.contains(where: \.isWhitespace), Self.endingsOfNotes.contains(FilePath.ending(of: text)) {
            throw WorldError.ofQuestion(
                "verify holds a sentence against the reports. A note in a file is checked with: check \(text)"
            )
        }
        return try TruthEngine(words: reference.checkWords(), source: try LibraryEvidence(workspace: self))
            .verdicts(of: text)
    }

    /// Endings of files that are checked, or no text.
    private static let endingsOfNotes = ["md", "docx", "html", "pdf", "txt"]
}
