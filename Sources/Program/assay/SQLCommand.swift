internal import ArgumentParser
internal import SourceText
internal import Workspace

/// `assay sql SELECT`
struct SQLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql", abstract: "Read the documented views with a SELECT of SQLite.",
        discussion: """
              assay sql 'select count(*) from findings'
              assay sql 'select name, avg(score) from current_statements group by 1' --format csv

            The views are named as the records that `assay describe` lists and hold every one; current_assessments,
            current_statements and current_findings hold those that count.
            """)

    @Argument(help: "The SELECT, best in one pair of quotation marks; - reads it from standard input.")
    var select: [String]
    @OptionGroup var form: AnswerForm
    @OptionGroup var common: CommonOptions

    func run() throws {
        let format = try form.outputFormat()
        let workspace = common.workspace()
        Interruption.stops(workspace)
        let text =
            select == ["-"] ? try StandardInput.text(limit: Limits.queryBytes) : select.joined(separator: " ")
        try AnswerWriter.write(try workspace.sql(text, rows: nil), format: format, form: form)
    }
}
