internal import ArgumentParser
internal import Presentation
internal import SourceText
internal import Workspace

/// `assay chart scores stockton -o scores.svg`
struct ChartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chart", abstract: "Draw a council's scores, or its figures beside England's.",
        discussion: """
              assay chart scores stockton
              assay chart england stockton -o notes/stockton-england.svg

            Without -o it is drawn in characters. The SVG file holds its message in words, and the line to put into a note is printed.
            """)

    @Argument(
        help: "scores or england.", completion: .list(ChartKind.allCases.map(\.rawValue)))
    var kind: String
    @Argument(help: "The council.", completion: .council) var authority: String
    @Option(
        name: .shortAndLong, help: "The SVG file to write.", completion: .file(extensions: ["svg"]))
    var output: String?
    @Flag(help: "Replace a file that Assay did not write, or that was changed since.") var force = false
    @OptionGroup var common: CommonOptions

    func run() throws { try Output.tell(try outcome(in: common.workspace())) }

    /// Draws the chart, in the shell too.
    func outcome(in workspace: Workspace) throws -> NoteWriting.Outcome {
        guard let kind = ChartKind(rawValue: kind) else {
            let kinds = ChartKind.allCases.map { "\($0.rawValue) (\($0.help))" }.joined(separator: ", ")
            throw ValidationError("There is no chart \"\(kind)\". Charts are: \(kinds).")
        }
        let chart = try workspace.chart(kind, of: authority)
        guard let output else {
            return .written(text: chart.text + "\n" + chart.alternative + "\n", remarks: [])
        }
        guard output.hasSuffix(".svg") else {
            throw ValidationError("A chart is an SVG file: -o \(output).svg")
        }
        try ResultFile(output, from: .reader, isForced: force).write(chart.svg)
        let line = "![\(chart.alternative.filter { !"[]".contains($0) })](\(output))\n"
        return .written(text: line, remarks: ["\(output): written"])
    }
}
