internal import ArgumentParser
internal import Foundation
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

    @OptionGroup var everywhere: Everywhere

    func run() throws { try ShellCommand.open(everywhere, importing: [], makesLibrary: true) }

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
        case let ending as Ending: Output.exit(ending)
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

/// How a command ends: the program's exit codes.
enum Ending: Int32, Error {
    case done = 0
    /// The question, script, template or briefing is at fault.
    case fault = 1
    /// The command line is.
    case usage = 2
    /// The library or a file cannot be read or written.
    case world = 3
    /// `--expect-rows`, and there were none.
    case noRows = 4
    case interrupted = 130
}

/// The words typed after `assay`, put in an order the parser takes.
enum CommandLineWords {
    private static let withValue: Set<String> = [
        "--library", "--data", "--templates", "--drafts", "--plans", "--timeout",
        "--generate-completion-script",
    ]

    /// What the shells of the system say first when they ask what may stand at TAB.
    private static let completion = "---completion"

    /// A word with the user's folder in place of a `~` at its beginning, or behind `=`: in quotation marks the
    /// system's shell leaves it, and a folder called `~` would be made.
    static func atHome(_ word: String) -> String {
        guard let sign = word.firstIndex(of: "="), word.hasPrefix("--") else { return FilePath.atHome(word) }
        return word[...sign] + FilePath.atHome(String(word[word.index(after: sign)...]))
    }

    /// Options that work everywhere may stand before the command; they are moved behind it.
    static func normalised(_ words: [String]) -> [String] {
        var options: [String] = []
        var rest = words[...]
        while let word = rest.first, word.hasPrefix("-"), word != "-", word != "--", word != "--help",
            word != "-h", word != "--version", word != completion
        {
            options.append(rest.removeFirst())
            if withValue.contains(word), !rest.isEmpty { options.append(rest.removeFirst()) }
        }
        guard let command = rest.first else { return words }
        let head = ["library", "scores"].contains(command) ? rest.prefix(2) : rest.prefix(1)
        return Array(head) + options + Array(rest.dropFirst(head.count))
    }

    /// What is wrong with a command line, and where its words are explained: all of them on every slip would
    /// bury what is wrong.
    static func slip(_ message: String, after words: [String]) -> String {
        let command = normalised(words).prefix { !$0.hasPrefix("-") }.first
        let known = Assay.configuration.subcommands.contains { $0.configuration.commandName == command }
        let start = plain(message.hasPrefix("Error: ") ? String(message.dropFirst(7)) : message)
        return
            "\(start)\n`\((["assay"] + [command].compactMap { known ? $0 : nil }).joined(separator: " ")) --help` says what can be typed."
    }

    /// The parser's own sentences in plain words; any other as it is.
    static func plain(_ message: String) -> String {
        guard let name = message.split(separator: "'").dropFirst().first else { return message }
        if message.hasPrefix("Missing expected argument") {
            // '--each <each>'
            if name.hasPrefix("-") { return "\(name.prefix { $0 != " " }) and its value are missing." }
            return
                "\(name.filter { !"<>.".contains($0) }.trimmingCharacters(in: .whitespaces).uppercased()) is missing."
        }
        if message.hasPrefix("Unexpected argument") || message.contains("unexpected arguments") {
            return "\"\(name)\" is one word too many."
        }
        if message.hasPrefix("Unknown option") {
            return "There is no option \(name).\(message.drop { $0 != "." }.dropFirst())"
        }
        return message
    }

    /// A message when the first word is no command.
    static func unknownCommand(_ words: [String], commands: [String]) -> String? {
        guard let word = words.first, !word.hasPrefix("-"), !commands.contains(word) else { return nil }
        let hint = Suggestion.hint(
            for: word, in: commands, else: "Commands are: \(commands.joined(separator: ", ")).")
        let question = word.contains(" ") ? " A question goes after query or ask: assay query '\(word)'." : ""
        return "assay has no command \"\(word)\". \(hint)\(question)"
    }
}

/// Options of every command.
struct Everywhere: ParsableArguments {
    @Option(
        help: "The library file. Otherwise $ASSAY_LIBRARY, or library.sqlite in the data folder.",
        completion: .file())
    var library: String?
    @Option(help: "A folder whose data files replace the built-in ones.", completion: .directory)
    var data: String?
    @Option(help: "A folder whose templates come before the built-in ones.", completion: .directory)
    var templates: String?
    @Option(help: "The folder for drafts.", completion: .directory)
    var drafts: String?
    @Option(help: "The folder for plans.", completion: .directory)
    var plans: String?
    @Option(help: "Longest one question may take, in seconds.")
    var timeout = Limits.querySeconds
    @Flag(help: "No colour or bold.")
    var noColor = false
    @Flag(help: "Only results and errors, no notes.")
    var quiet = false

    /// The workspace these options describe.
    ///
    /// - Parameter makesLibrary: whether a library that is named and not there is made.
    func workspace(makesLibrary: Bool = false) -> Workspace {
        Output.isQuiet = quiet
        Output.allowsColour = !noColor
        let workspace = Workspace(
            options: WorkspaceOptions(
                library: library, data: data, templates: templates, drafts: drafts, plans: plans),
            note: Output.note)
        workspace.timeoutSeconds = timeout
        workspace.makesNamedLibrary = makesLibrary
        return workspace
    }

    func validate() throws {
        guard (1...Limits.mostQuerySeconds).contains(timeout) else {
            throw ValidationError("--timeout takes 1 to \(Limits.mostQuerySeconds) seconds, not \(timeout).")
        }
    }
}
