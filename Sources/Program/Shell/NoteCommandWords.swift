package import AssessmentModel
package import Workspace

/// How the words after `brief` and `write` are read: as the command line reads them, which the program gives,
/// so that both take the same words.
package struct NoteCommandWords: Sendable {
    /// Writes a note from a template: the words after `assay brief`, with the same result.
    package var brief: @Sendable ([String], Workspace) throws -> NoteWriting.Outcome
    /// Writes the note of a draft: the words after `write`, a file and options.
    package var write: @Sendable ([String], Draft, Workspace) throws -> NoteWriting.Outcome

    package init(
        brief: @escaping @Sendable ([String], Workspace) throws -> NoteWriting.Outcome,
        write: @escaping @Sendable ([String], Draft, Workspace) throws -> NoteWriting.Outcome
    ) {
        self.brief = brief
        self.write = write
    }
}
