internal import ArgumentParser
internal import AssessmentModel
internal import Workspace

/// `assay why ID`
struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Show the words that decided how a finding, sentence or indicator was read.",
        discussion: """
              assay why northmoor/needs/2
              assay query 'sentences where tone is mixed show id, text first 5'
            """)
    @Argument(
        help: "The id of a finding, sentence or indicator, such as northmoor/needs/2 or northmoor/needs/2.1.")
    var id: String
    @OptionGroup var common: CommonOptions

    func run() throws {
        Output.write(
            try common.workspace().why(RowOrigin(record: "finding", id: id), page: Output.page()))
    }
}

/// `assay describe [RECORD]`
struct DescribeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe", abstract: "List the records, or the fields of one and where each comes from."
    )
    @Argument(help: "A record, such as findings.") var record: String?
    @OptionGroup var common: CommonOptions

    func run() throws { Output.sayPage(try common.workspace().describe(record)) }
}
