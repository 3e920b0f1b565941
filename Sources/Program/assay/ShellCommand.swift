internal import ArgumentParser
internal import AssessmentModel
internal import Glibc
internal import Shell
internal import SourceText
internal import Workspace

/// `assay shell [PATH...]`, and `assay` alone.
struct ShellCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shell", abstract: "Open the shell; files and folders named are imported first.")
    @Argument(help: "Reports to import first.", completion: .file()) var paths: [String] = []
    @OptionGroup var common: CommonOptions

    func run() throws { try Self.open(common, importing: paths, makesLibrary: !paths.isEmpty) }

    /// Opens the shell on a terminal; runs statements when they are piped in.
    static func open(_ common: CommonOptions, importing paths: [String], makesLibrary: Bool) throws {
        let workspace = common.workspace(makesLibrary: makesLibrary)
        if !paths.isEmpty {
            let report = try workspace.importFiles(paths)
            ImportWriter.write(report)
        }
        var run = try ShellRun(
            workspace, noteWords: .ofCommandLine, usesColour: Output.allowsColour, isQuiet: Output.isQuiet)
        if isatty(STDIN_FILENO) == 1, let notice = try workspace.upgradeNotice() { Output.note(notice.text) }
        let status = isatty(STDIN_FILENO) == 1 ? run.interactive() : run.nonInteractive()
        Glibc.exit(status)
    }
}

extension NoteCommandWords {
    /// The words after `brief`, `write`, `batch`, `chart` and `publish`, as the command line takes them.
    static let ofCommandLine = NoteCommandWords(
        brief: { words, workspace in
            try outcome(of: words, as: BriefCommand.self) { try $0.outcome(in: workspace) }
        },
        write: { words, draft, workspace in
            try outcome(of: words, as: WriteCommand.self) { try $0.outcome(of: draft, in: workspace) }
        },
        batch: { words, workspace in
            try outcome(of: words, as: BatchCommand.self) { try $0.outcome(in: workspace) }
        },
        chart: { words, workspace in
            try outcome(of: words, as: ChartCommand.self) { try $0.outcome(in: workspace) }
        },
        publish: { words, workspace in
            try outcome(of: words, as: PublishCommand.self) { try $0.outcome(in: workspace) }
        })

    /// What a command does; what is wrong with its words, or their help when they ask for it.
    private static func outcome<Command: ParsableCommand>(
        of words: [String], as command: Command.Type, _ outcome: (Command) throws -> NoteWriting.Outcome
    ) throws -> NoteWriting.Outcome {
        let parsed: Command
        do { parsed = try command.parse(words) } catch { return usage(error, of: command) }
        do { return try outcome(parsed) } catch let error as ValidationError {
            return usage(error, of: command)
        }
    }

    private static func usage(_ error: any Error, of command: any ParsableCommand.Type)
        -> NoteWriting.Outcome
    {
        let text = command.message(for: error)
        guard command.exitCode(for: error) == .success else {
            return .refused([CommandLineWords.plain(text)])
        }
        return .written(text: text.hasSuffix("\n") ? text : text + "\n", remarks: [])
    }
}
