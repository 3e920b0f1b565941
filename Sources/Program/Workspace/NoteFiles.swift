internal import NoteFormats
internal import NoteText
internal import SourceText

/// The files that one note is written to: one for each format, side by side.
struct NoteFiles {
    private let files: [(path: String, format: NoteFormat)]
    private let reference: WordReference?

    /// - Parameters:
    ///   - output: a path; its ending gives way to each format's.
    ///   - formats: none for the one that the path's ending asks for.
    ///   - reference: whose styles a Word note takes.
    init(_ output: String, formats: [NoteFormat], reference: WordReference?) {
        let formats = formats.isEmpty ? [NoteFormat(ofFile: output)] : formats
        // A name with one format keeps its own ending when that is none of ours: notes/stockton.txt is
        // Markdown.
        if formats == [.markdown], NoteFormat(ofFile: output) == .markdown {
            files = [(output, .markdown)]
        } else {
            files = formats.map { (path: $0.path(output), format: $0) }
        }
        self.reference = reference
    }

    /// Citations stand in brackets in Word, which numbers footnotes anew at each edit, and in PDF, whose
    /// tables take no footnotes.
    private func form(of format: NoteFormat, asked: CitationForm?) -> CitationForm {
        asked ?? (format == .word || format == .pdf ? .bracket : .footnote)
    }

    /// Writes them, each in one step. Markdown is written first: a missing pandoc does not lose it.
    ///
    /// - Parameter note: the note's Markdown with its citations in a form.
    /// - Returns: the paths written.
    func write(asked: CitationForm?, note: (CitationForm) throws -> String) throws -> [String] {
        var written: [String] = []
        for file in files.sorted(by: { $0.format == .markdown && $1.format != .markdown }) {
            do {
                let bytes = try file.format.bytes(
                    of: try note(form(of: file.format, asked: asked)), reference: reference)
                try TextFile.replace(file.path, withBytes: bytes)
            } catch let error as WorldError {
                let done = written.isEmpty ? "" : " Written before it: \(written.joined(separator: ", "))."
                throw WorldError("\(file.path): not written: \(error.description).\(done)")
            }
            written.append(file.path)
        }
        return written
    }

    /// Why a file that is there already must stay as it is; nil when a note may take its place.
    func reasonsToKeep() throws -> [String]? {
        for file in files {
            guard FilePath.isThere(file.path) else { continue }
            if file.format == .markdown {
                switch NoteFileState(of: try TextFile.read(file.path)) {
                case .unedited: continue
                case .edited(let sections):
                    return [Self.edited(file.path) + " in:"] + sections.map { "  \($0)" }
                case .foreign:
                    return [
                        "\(file.path): not a note that Assay wrote; nothing was written. Write elsewhere, or say --force to replace it."
                    ]
                }
            }
            let bytes = try TextFile.bytes(of: file.path, limit: Limits.reportBytes)
            if !WrittenFile.isUnedited(bytes, as: file.format) { return [Self.edited(file.path) + "."] }
        }
        return nil
    }

    private static func edited(_ path: String) -> String {
        "\(path): edited by hand since Assay wrote it; nothing was written. Write elsewhere, or say --force to lose the edits"
    }
}
