internal import AssessmentModel
internal import HelperPrograms
internal import NoteText
internal import SourceText

/// Tables that pandoc's Markdown draws with lines of dashes, which other readers take for text.
enum DashTables {
    /// A note with such tables written with bars, by pandoc; as it is where it has none, or pandoc is missing.
    static func withBars(_ note: String) -> String {
        guard note.split(separator: "\n").contains(where: isRule), Conversion.pandoc.path != nil else {
            return note
        }
        let text = NoteTrailer.strip(note)
        let record = note.dropFirst(text.count).drop { $0.isNewline }
        guard let tables = try? converted(text) else { return note }
        return record.isEmpty ? tables : tables + "\n" + record
    }

    /// Two or more runs of dashes with spaces between: over or under the columns of a table.
    private static func isRule(_ line: Substring) -> Bool {
        let runs = line.split(separator: " ")
        return runs.count > 1 && runs.allSatisfy { run in run.count > 2 && run.allSatisfy { $0 == "-" } }
    }

    private static func converted(_ text: String) throws -> String? {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let path = folder.path + "/note.md"
        try TextFile.replace(path, with: text)
        let result = try Conversion.pandoc.run(
            Conversion.memoryBound + [
                "--sandbox", "--from", "markdown-smart", "--to",
                "markdown-smart-simple_tables-multiline_tables-grid_tables", "--wrap", "none",
                "--markdown-headings", "atx", "--", path,
            ],
            within: Conversion.bounds)
        guard result.status == 0, !result.output.isEmpty else { return nil }
        return String(decoding: result.output, as: UTF8.self).replacing("\\[", with: "[").replacing(
            "\\]", with: "]")
    }
}
