package import AssessmentModel
package import Workspace

/// How the words after `brief`, `write`, `batch`, `chart` and `publish` are read: as the command line reads them, which the program gives,
/// so that both take the same words.
package struct NoteCommandWords: Sendable {
    /// Writes a note from a template: the words after `assay brief`, with the same result.
    package var brief: @Sendable ([String], Workspace) throws -> NoteWriting.Outcome
    /// Writes the note of a draft: the words after `write`, a file and options.
    package var write: @Sendable ([String], Draft, Workspace) throws -> NoteWriting.Outcome

    /// Writes a note for each row of a query: the words after `assay batch`.
    package var batch: @Sendable ([String], Workspace) throws -> NoteWriting.Outcome
    /// Draws a chart: the words after `assay chart`.
    package var chart: @Sendable ([String], Workspace) throws -> NoteWriting.Outcome

    /// Writes the reader's edition: the words after `assay publish`.
    package var publish: @Sendable ([String], Workspace) throws -> NoteWriting.Outcome

    package init(
        brief: @escaping @Sendable ([String], Workspace) throws -> NoteWriting.Outcome,
        write: @escaping @Sendable ([String], Draft, Workspace) throws -> NoteWriting.Outcome,
        batch: @escaping @Sendable ([String], Workspace) throws -> NoteWriting.Outcome,
        chart: @escaping @Sendable ([String], Workspace) throws -> NoteWriting.Outcome,
        publish: @escaping @Sendable ([String], Workspace) throws -> NoteWriting.Outcome
    ) {
        self.brief = brief
        self.write = write
        self.batch = batch
        self.chart = chart
        self.publish = publish
    }
}
