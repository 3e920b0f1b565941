internal import ArgumentParser
internal import Foundation
internal import Shell
internal import SourceText
internal import Workspace

/// `assay shell [PATH...]`, and `assay` alone.
struct ShellCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shell", abstract: "Open the shell; files and folders named are imported first.")
    @Argument(help: "Reports to import first.", completion: .file()) var paths: [String] = []
    @OptionGroup var everywhere: Everywhere

    func run() throws { try Self.open(everywhere, importing: paths) }

    /// Opens the shell on a terminal; runs statements when they are piped in.
    static func open(_ everywhere: Everywhere, importing paths: [String]) throws {
        let workspace = everywhere.workspace()
        if !paths.isEmpty {
            let report = try workspace.importFiles(paths)
            ImportWriter.write(report)
        }
        let engine = try WorkspaceEngine(workspace)
        if isatty(STDIN_FILENO) == 1, let notice = try workspace.upgradeNotice() { Output.note(notice) }
        var run = ShellRun(engine: engine, usesColour: Output.allowsColour, isQuiet: Output.isQuiet)
        let status = isatty(STDIN_FILENO) == 1 ? run.interactive() : run.nonInteractive()
        Foundation.exit(status)
    }
}
