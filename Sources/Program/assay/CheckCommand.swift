internal import ArgumentParser
internal import Briefing
internal import NoteChecking
internal import NoteText
internal import SourceText
internal import Workspace

/// `assay check NOTE`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a written note against the library: every figure, quotation and source.",
        discussion: """
              assay check note.md
              assay check note.docx              a note that came back from Word, read through pandoc
              assay check note.md --format json

            Errors end with exit code 1, warnings alone with 0. `assay help checks` lists what is looked for.
            """)

    @Argument(help: "The note: Markdown, or Word.", completion: .file(extensions: ["md", "docx"])) var note:
        String
    @Option(help: "text or json.", completion: .list(["text", "json"])) var format = "text"
    @OptionGroup var common: CommonOptions

    func run() throws {
        guard ["text", "json"].contains(format) else {
            throw ValidationError("--format takes text or json, not \"\(format)\".")
        }
        let report = try common.workspace().check(path: note)
        if format == "json" {
            Output.sayAsItIs(CheckWriter.json(report))
        } else {
            Output.say(report.text)
        }
        if report.errors > 0 { throw ExitStatus.fault }
    }
}
