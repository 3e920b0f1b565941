internal import ArgumentParser
internal import AssessmentModel
internal import Presentation
internal import SourceText
internal import Workspace

/// `assay publish QUERY -o page.html`
struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Write reports as one HTML file that opens in any browser, without a network.",
        discussion: """
              assay publish -o reports.html
              assay publish 'assessments where region is "North East"' -o north-east.html
              assay publish --scores -o scores.html

            The file holds the assessments that the question's rows belong to: councils, scores, points, figures and every paragraph, with
            search, filters and comparison. It fetches and sends nothing. --scores leaves the reports' words out and lists every council.
            """)

    @Argument(help: "Which assessments; without it every current one.") var query = "assessments"
    @Option(
        name: .shortAndLong, help: "The HTML file to write.", completion: .file(extensions: ["html"]))
    var output: String
    @Flag(help: "Scores and ratings only, of every council; no report's words.") var scores = false
    @Option(help: "The title that stands at its head.") var title = "Adult social care assessments"
    @Option(help: "The day that the file says it was made on, as 2026-12-01; today's otherwise.") var date:
        String?
    @Option(help: "A draft whose pins and comments go in, marked as the officers'; may be repeated.")
    var withDraft: [String] = []
    @Flag(help: "Replace a file that is no reader's edition.") var force = false
    @OptionGroup var common: CommonOptions

    func run() throws { try Output.tell(try outcome(in: common.workspace())) }

    /// Writes the edition, in the shell too.
    func outcome(in workspace: Workspace) throws -> NoteWriting.Outcome {
        guard output.hasSuffix(".html") || output.hasSuffix(".htm") else {
            throw ValidationError("The edition is an HTML file: -o \(output).html")
        }
        let day = date ?? PartialDate.today().iso
        guard PartialDate(iso: day)?.day != nil else {
            throw ValidationError("\"\(day)\" is not a day such as 2026-12-01.")
        }
        try TextFile.refuseMissingFolder(of: output)
        if !force { try PublishedEdition.refuseToReplace(output) }
        let edition = try workspace.publish(
            PublishOrder(
                query: Self.asked(query), title: title, date: day, isScoresOnly: scores, drafts: withDraft))
        try TextFile.replace(output, withBytes: edition.bytes)
        return .written(
            text: nil,
            remarks: edition.receipt(file: output, isScoresOnly: scores, hasDrafts: !withDraft.isEmpty))
    }

    /// `authority=stockton,wexcombe`, as a note takes it, is a question too.
    private static func asked(_ query: String) -> String {
        let parts = query.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, ["authority", "authorities"].contains(parts[0]) else { return query }
        let councils = parts[1].split(separator: ",").map { "\"\($0.filter { $0 != "\"" })\"" }
        return "assessments where authority in (\(councils.joined(separator: ", ")))"
    }
}
