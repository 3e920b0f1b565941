internal import ArgumentParser
internal import Presentation
internal import SourceText
internal import Workspace

/// `assay plan WORDS`
struct PlanCommandLine: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Keep a council's plan after its report: answers, actions, updates, evidence, sign-offs.",
        discussion: PlanCommand.all.map { "  assay plan \($0.example)\n      \($0.help)" }.joined(
            separator: "\n")
            + "\n\n`assay help plans` says how a plan is kept.")

    @Argument(help: "A command, and its words: those with spaces in quotation marks.") var words: [String] =
        []
    @Option(help: "Which plan, where there are several.") var plan: String?
    @Option(
        help: "table, csv, json or another format of lists: for gaps and list.",
        completion: .list(OutputFormat.all.map(\.name))) var format: String?
    @Flag(help: "to: replace a workbook that was filled in or is someone else's.") var force = false
    @Flag(help: "from: list what would change, and take nothing.") var dryRun = false
    @Option(help: "from: workbook or plan: whose word counts where both changed the same.") var conflicts:
        String?
    @OptionGroup var common: CommonOptions

    /// With the options, as they are typed at the prompt.
    private var allWords: [String] {
        words + (force ? ["--force"] : []) + (dryRun ? ["--dry-run"] : [])
            + (conflicts.map { ["--conflicts", $0] } ?? [])
    }

    func run() throws {
        let outcome = try Planning(common.workspace(), chosen: plan).run(allWords)
        if let table = outcome.table {
            guard let format = OutputFormat.named(format ?? "table") else {
                throw ValidationError(
                    "--format takes \(OutputFormat.all.map(\.name).joined(separator: ", ")), not \"\(format ?? "")\"."
                )
            }
            var page = Output.page()
            page.numbersRows = false
            Output.write(format.render(table, page: page).text)
            if !outcome.text.isEmpty { Output.note(outcome.text) }
        } else {
            Output.say(outcome.text)
        }
        if outcome.isFault { throw ExitStatus.fault }
    }
}
