internal import ArgumentParser
internal import Presentation
internal import SourceText
internal import Workspace

/// `assay scores doubts`, `assay scores add FILE.csv`.
struct ScoresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scores",
        abstract: "The register of published scores: what is doubted, and rows of your own.",
        subcommands: [Doubts.self, Add.self])

    /// What is not taken for scores, and why.
    struct Doubts: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "doubts",
            abstract: "List assessments whose scores are known in part, or doubted, each with its source.")
        @Option(
            help: "table, csv, json or another format of lists.",
            completion: .list(OutputFormat.all.map(\.name))) var format = "table"
        @OptionGroup var common: CommonOptions

        func run() throws {
            let output = try OutputFormat.asked(format)
            let doubts = try common.workspace().scoreDoubts()
            Output.write(output.render(doubts.table, page: Output.page().withoutNumbers).text)
            Output.note(LibraryText.doubts(doubts))
        }
    }

    /// Rows of the user's, checked.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Add rows of scores from a file, checked and marked as yours.",
            discussion: """
                The file is CSV with the columns authority, published, overall_rating, published_percent, qs1_assessing_needs … qs9_learning
                and source. Each row has nine scores of 1 to 4 that give its rating, and its percentage where one is printed. All rows are
                taken, or none.
                """)
        @Argument(help: "The file.", completion: .file(extensions: ["csv"])) var file: String
        @OptionGroup var common: CommonOptions

        func run() throws { Output.say(LibraryText.added(try common.workspace().addScores(file))) }
    }
}
