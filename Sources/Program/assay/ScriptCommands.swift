internal import ArgumentParser
internal import AssessmentModel
internal import Glibc
internal import Presentation
internal import SourceText
internal import Workspace

/// `assay run SCRIPT name=value ...`
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a saved script of questions.",
        discussion: """
              assay run weak-spots authority=stockton limit=2

            `assay scripts` lists those of the program and of the Scripts folder; `assay help scripts` says how to write one.
            """)

    @Argument(
        help: "The script's file, or its name; - reads standard input.",
        completion: .script)
    var script: String
    @Argument(help: "Values for its parameters, as name=value, or in their order.") var values: [String] = []
    @Flag(help: "Go on after a failing line; the exit code is still 1.") var keepGoing = false
    @OptionGroup var form: AnswerForm
    @OptionGroup var common: CommonOptions

    func run() throws {
        let format = try form.outputFormat()
        let workspace = common.workspace()
        Interruption.stops(workspace)
        let source = try source(workspace)
        let names = try workspace.missingParameters(source, values: [:]).map(\.name)
        let given = try withMissingOnes(try values.namedValues(inOrder: names), source, workspace)
        var isFirst = true
        if let format, format.isWhole { try refuseSeveral(source, workspace, format) }
        let hasFailed = try workspace.runScript(source, values: given, isKeepingGoing: keepGoing) {
            output throws in
            switch output {
            case .answer(let answer):
                if !isFirst, format == nil, answer.outputPath == nil { Output.write("\n") }
                isFirst = false
                try AnswerWriter.write(answer, format: format, form: form, isFromScript: true)
            case .failure(let faults): Output.error(Output.render(faults))
            }
        }
        if hasFailed { throw ExitStatus.fault }
    }

    /// One file of a format that holds one answer cannot hold several.
    private func refuseSeveral(_ source: Source, _ workspace: Workspace, _ format: OutputFormat) throws {
        let answers = try workspace.answersPrinted(by: source)
        guard answers > 1, format.holdsOneAnswer else { return }
        throw ValidationError(
            "\(source.name) prints \(answers) answers, and \(format.name) holds one. Write each to a file of its own in the script, as \(format.name) to \"NAME.\(format.name)\", or take --format jsonl."
        )
    }

    /// The script by its path, by its name in the Scripts folder, or from standard input.
    private func source(_ workspace: Workspace) throws -> Source {
        if script == "-" {
            return Source(
                name: "standard input", text: try StandardInput.text(limit: Limits.scriptBytes))
        }
        return try workspace.script(script)
    }

    /// At a terminal, parameters without a value are asked for.
    private func withMissingOnes(_ given: [String: String], _ source: Source, _ workspace: Workspace) throws
        -> [String: String]
    {
        guard script != "-", isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return given }
        var values = given
        for parameter in try workspace.missingParameters(source, values: given) {
            Output.note("\(parameter.name): \(parameter.help)?")
            guard let answer = readLine(), !answer.isEmpty else { break }
            values[parameter.name] = answer
        }
        return values
    }
}

/// `assay scripts`
struct ScriptsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scripts",
        abstract: "List the saved scripts, the program's own and those in the Scripts folder.")
    @OptionGroup var common: CommonOptions

    func run() throws {
        let scripts = common.workspace().scripts()
        Output.say(scripts.map { "\($0.name)\n    \($0.help)\n" }.joined())
    }
}
