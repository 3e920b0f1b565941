internal import AssessmentModel
internal import ArgumentParser
internal import PlainAnswers
internal import QueryLanguage
internal import SourceText
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
    @OptionGroup var form: AnswerForm
    @OptionGroup var common: CommonOptions

    func run() throws {
        let format = try form.outputFormat()
        let workspace = common.workspace()
        Interruption.stops(workspace)
        try workspace.readPlainPhrases()
        let catalogue = try workspace.catalogue()
        let asking = PlainAsking(workspace, catalogue: catalogue)
        var hasFailed = false
        for reply in try asking.replies(toAny: words.joined(separator: " ")) {
            switch reply {
            case .run(let query, let remark):
                if let remark { Output.note(remark) }
                Output.note("query: \(query)")
                try AnswerWriter.write(try workspace.answer(query), format: format, form: form)
            case .command(let line):
                Output.note("query: \(line)")
                // A council's card is the one command that the command line has not.
                let isOfCommandLine = Assay.configuration.subcommands.contains {
                    $0.configuration.commandName == line.firstWord
                }
                if !isOfCommandLine, case .one(let council) = catalogue.authorities.match(line.afterFirstWord)
                {
                    Output.write(try workspace.card(council, page: Output.page()))
                } else {
                    var command = try Assay.parseAsRoot(line.words)
                    try command.run()
                }
            case .offer(let offer):
                Output.error(offer.listed)
                hasFailed = true
            case .refused(let reason):
                Output.error(reason)
                hasFailed = true
            case .faulty(let faults): throw faults
            }
        }
        if hasFailed { throw ExitStatus.fault }
    }
}
