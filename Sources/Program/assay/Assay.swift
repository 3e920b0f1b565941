internal import ArgumentParser
internal import Shell
internal import SourceText
internal import Workspace

/// The `assay` program: without a command it opens the shell.
@main
struct Assay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assay",
        abstract:
            "Ask questions of published adult social care assessments, and write cited notes from the answers.",
        discussion: "Without a command, opens the shell; statements piped to it are run one after another.",
        version: "assay \(Release.version)",
        subcommands: [
            ShellCommand.self, ImportCommand.self, QueryCommand.self, SQLCommand.self, RunCommand.self,
            AskCommand.self,
            BriefCommand.self,
            PlanCommandLine.self, CheckCommand.self, VerifyCommand.self, BatchCommand.self, ChartCommand.self,
            PublishCommand.self,
            TemplatesCommand.self, ScriptsCommand.self,
            DescribeCommand.self,
            WhyCommand.self,
            HelpTopicCommand.self,
            LibraryCommand.self, ScoresCommand.self, ExportCommand.self,
            DoctorCommand.self,
        ])

    @OptionGroup var common: CommonOptions

    func run() throws { try ShellCommand.open(common, importing: [], makesLibrary: true) }

    /// Parses, runs, and ends with the exit codes of `assay help exit-codes`.
    static func main() {
        Output.prepare()
        let arguments = CommandLineWords.normalised(
            CommandLine.arguments.dropFirst().map(CommandLineWords.atHome))
        if let word = CommandLineWords.unknownCommand(
            arguments, commands: configuration.subcommands.map(name))
        {
            Output.error(word)
            Output.exit(.usage)
        }
        do {
            try OpenFiles.provide()
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch {
            end(with: error)
        }
        Output.exit(.done)
    }

    private static func name(_ command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? ""
    }

    private static func end(with error: any Error) -> Never {
        switch error {
        case let ending as ExitStatus: Output.exit(ending)
        case let world as WorldError:
            Output.error(world.description)
            Output.exit(world.isFaultOfQuestion ? .fault : .world)
        case let faults as Diagnostics:
            Output.error(Output.render(faults))
            Output.exit(.fault)
        default:
            let code = exitCode(for: error)
            if code == .success {
                let message = fullMessage(for: error)
                Output.write(message.hasSuffix("\n") || message.isEmpty ? message : message + "\n")
                Output.exit(.done)
            }
            Output.error(
                CommandLineWords.slip(message(for: error), after: Array(CommandLine.arguments.dropFirst())))
            Output.exit(.usage)
        }
    }
}
