internal import ArgumentParser
internal import Briefing
internal import NoteText
internal import Workspace

/// `assay batch TEMPLATE --each QUERY -o 'notes/{slug}.md'`
struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch", abstract: "Write a note from one template for every row of a query.",
        discussion: """
              assay batch councillor-note --each 'assessments where coverage is full' -o 'notes/{slug}.md' --draft
              assay batch councillor-note --each 'authorities where region is "North East"' -o 'notes/{slug}.docx' date=2026-04-01

            The columns of a row fill the template's parameters of the same name, and every row that belongs to a council fills `authority`.
            {slug} in the file's name is the council's. A council whose note cannot be written is reported, the others are written, and the
            exit code is 1.
            """)

    @Argument(help: "The template's name.", completion: .template) var template: String
    @Option(help: "The query; a note is written for each of its rows.") var each: String
    @Option(
        name: .shortAndLong, help: "The files to write, with {slug} for the council.", completion: .file())
    var output: String
    @Argument(
        help: "Values for the template's other parameters, as name=value.", completion: .councilValue)
    var values: [String] = []
    @OptionGroup var form: NoteForm
    @Flag(help: "Write with visible [TO DO: ...] marks where the officer's words are missing.") var draft =
        false
    @Flag(help: "Replace files that were edited by hand.") var force = false
    @OptionGroup var common: CommonOptions

    func run() throws { try Output.tell(try outcome(in: common.workspace())) }

    /// Writes the notes, in the shell too.
    ///
    /// - Throws: `ValidationError` for the words, and what `NoteBatch` throws.
    func outcome(in workspace: Workspace) throws -> NoteWriting.Outcome {
        guard output.contains(NoteBatch.slugMark),
            !output.replacing(NoteBatch.slugMark, with: "").contains(where: { "{}".contains($0) })
        else {
            throw ValidationError(
                "-o needs {slug} in the file's name, and no other braces: -o 'notes/{slug}.md'")
        }
        let citations = try form.citationForm()
        var order = BriefingOrder(
            template: template, parameters: try values.namedValues(), isDraft: draft,
            citationForm: citations ?? .footnote)
        order.edition = try form.editionLink()
        let writing = NoteWriting(
            order: order, output: output, replacesEdits: force, formats: try form.formats(),
            reference: form.referenceDoc, citationForm: citations)
        return try NoteBatch(query: each, writing: writing).outcome(
            in: workspace, progress: Progress(doing: "writing", "notes", fromTotal: 2, every: 1).show)
    }
}
