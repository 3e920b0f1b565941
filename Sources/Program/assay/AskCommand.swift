internal import ArgumentParser
internal import Foundation
internal import Shell
internal import Workspace

/// `assay ask WORDS...`
struct AskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "Answer a plain question, as at the shell's prompt.",
        discussion: """
              assay ask scores for stockton
              assay ask who scores 3 or more on assessing needs

            The question that was understood is printed first, on standard error.
            """)
    @Argument(help: "The question, in words.") var words: [String]
    @OptionGroup var common: CommonOptions

    func run() throws {
        let workspace = common.workspace()
        Interruption.stops(workspace)
        var run = try ShellRun(
            workspace, noteWords: .ofCommandLine, usesColour: Output.allowsColour, isQuiet: Output.isQuiet)
        Foundation.exit(run.ask(words.joined(separator: " ")))
    }
}
