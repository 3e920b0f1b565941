internal import ArgumentParser
internal import AssessmentModel
internal import Presentation
internal import SourceText
internal import Workspace

/// `assay query QUERY`
struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Answer one question in the query language.",
        discussion: """
              assay query 'findings about "hospital discharge" where score <= 2 first 10'
              assay query 'statements show authority, statement, score' --format csv

            `assay help language` teaches the language in five minutes.
            """)

    @Argument(help: "The question, best in one pair of quotation marks; - reads it from standard input.")
    var query: [String]
    @OptionGroup var form: AnswerForm
    @Flag(help: "Exit with 4 when there are no rows.") var expectRows = false
    @OptionGroup var common: CommonOptions

    func run() throws {
        let format = try form.outputFormat()
        let workspace = common.workspace()
        Interruption.stops(workspace)
        let text =
            query == ["-"]
            ? try StandardInput.text(limit: Limits.queryBytes)
            : Self.joined(query)
        let answer = try workspace.answer(text)
        try AnswerWriter.write(answer, format: format, form: form)
        if expectRows && answer.table.rows.isEmpty { throw ExitStatus.noRows }
    }

    /// A question typed without quotation marks around it: those inside it were taken off by the user's own
    /// shell.
    private static func joined(_ words: [String]) -> String {
        guard words.count > 1 else { return words.joined() }
        return words.map { $0.contains(where: \.isWhitespace) ? "\"\($0)\"" : $0 }.joined(separator: " ")
    }
}
