internal import ArgumentParser
internal import Workspace

/// `assay export FILE.sqlite|FOLDER`
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the library for other programs: one SQLite file, or a file a record.",
        discussion: """
              assay export library.sqlite
              assay export tables --format csv

            An SQLite file holds the views that `describe` lists, such as findings and indicators, and must not exist yet. In a folder,
            files of an earlier export are replaced.
            """)

    @Argument(help: "A file whose name ends in .sqlite, or a folder.", completion: .file())
    var destination: String
    @Option(help: "csv or jsonl, for a folder.", completion: .list(["csv", "jsonl"])) var format: String?
    @Flag(help: "Replace files that Assay did not write, or that were changed since.") var force = false
    @OptionGroup var common: CommonOptions

    func run() throws {
        let files = try common.workspace().export(to: destination, format: format, isForced: force)
        Output.say(LibraryText.exported(files))
    }
}
