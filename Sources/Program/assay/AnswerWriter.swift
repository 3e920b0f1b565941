internal import ArgumentParser
internal import AssessmentModel
internal import Presentation
internal import SourceText
internal import Workspace

/// `--format`, for commands that print answers.
struct AnswerForm: ParsableArguments {
    @Option(
        help:
            "table, list, quotes, markdown, csv, json, jsonl, html, bars or heatmap; beats `as` in the question.",
        completion: .list(OutputFormat.all.map(\.name)))
    var format: String?
    @Flag(help: "Begin CSV with a byte order mark, by which Excel reads accents and dashes right.") var bom =
        false
    @Flag(help: "Let \"to\" replace a file that Assay did not write, or that was changed since.")
    var force = false

    /// Before the first line of CSV.
    func mark(before format: OutputFormat?) -> String { bom && format?.name == "csv" ? "\u{FEFF}" : "" }

    /// - Throws: `ValidationError` with the nearest format.
    func outputFormat() throws -> OutputFormat? {
        guard let format else { return nil }
        if let found = OutputFormat.named(format) { return found }
        let names = OutputFormat.all.map(\.name)
        let hint = Suggestion.hint(
            for: format, in: names, limit: 1, else: "Formats are: \(names.joined(separator: ", ")).")
        throw ValidationError("There is no format \"\(format)\". \(hint)")
    }
}

/// Prints answers, or writes them to the file that `to` names.
enum AnswerWriter {
    /// Writes the rows to standard output, everything else to standard error.
    ///
    /// - Parameters:
    ///   - isFromScript: a script may be someone else's: its `to` writes only below the current folder.
    ///   - form: whether whatever is there may be replaced, and whether CSV begins with a mark.
    static func write(
        _ answer: Answer, format: OutputFormat?, form: AnswerForm, isFromScript: Bool = false
    ) throws {
        for note in answer.notes { Output.note(note) }
        if let explanation = answer.emptyExplanation { Output.note(explanation) }
        let chosen = format ?? answer.format.flatMap(OutputFormat.named) ?? .standard
        if let path = answer.outputPath {
            let rendering = chosen.render(answer.table, page: .piped)
            try ResultFile(path, from: isFromScript ? .script : .reader, isForced: form.force)
                .write(form.mark(before: chosen) + rendering.text)
            Output.note("\(path): \(Plural.count(answer.table.rows.count, "row")) written")
            return
        }
        // An empty answer in a format for people is the explanation alone; programs get their empty array or
        // header.
        if answer.table.rows.isEmpty && !chosen.isWhole { return }
        let rendering = chosen.render(answer.table, page: Output.page(searchWords: answer.searchWords))
        for note in rendering.notes { Output.note(note) }
        Output.write(form.mark(before: chosen) + rendering.text)
    }
}
