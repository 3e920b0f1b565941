internal import ArgumentParser
internal import AssessmentModel
internal import Foundation
internal import Presentation
internal import Shell
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
    @OptionGroup var everywhere: Everywhere

    func run() throws {
        let format = try form.outputFormat()
        let workspace = everywhere.workspace()
        Interruption.stops(workspace)
        let text =
            query == ["-"]
            ? try StandardInput.text(limit: Limits.queryBytes)
            : Self.joined(query)
        let answer = try workspace.answer(text)
        try AnswerWriter.write(answer, format: format, form: form)
        if expectRows && answer.table.rows.isEmpty { throw Ending.noRows }
    }

    /// A question typed without quotation marks around it: those inside it were taken off by the user's own
    /// shell.
    private static func joined(_ words: [String]) -> String {
        guard words.count > 1 else { return words.joined() }
        return words.map { $0.contains(where: \.isWhitespace) ? "\"\($0)\"" : $0 }.joined(separator: " ")
    }
}

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

/// Ctrl-C stops the running question.
enum Interruption {
    // Set once, before the question runs; the signal source lives as long as the program.
    nonisolated(unsafe) private static var source: (any DispatchSourceSignal)?

    static func stops(_ workspace: Workspace) {
        signal(SIGINT, SIG_IGN)
        let new = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        let stop = workspace.interruption
        new.setEventHandler {
            stop()
            Foundation.exit(Ending.interrupted.rawValue)
        }
        new.resume()
        source = new
    }
}

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
    @OptionGroup var everywhere: Everywhere

    func run() throws {
        Output.write(
            try everywhere.workspace().why(RowOrigin(record: "finding", id: id), page: Output.page()))
    }
}

/// `assay describe [RECORD]`
struct DescribeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe", abstract: "List the records, or the fields of one and where each comes from."
    )
    @Argument(help: "A record, such as findings.") var record: String?
    @OptionGroup var everywhere: Everywhere

    func run() throws { Output.sayPage(try everywhere.workspace().describe(record)) }
}

/// `assay help [TOPIC]`
struct HelpTopicCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "help", abstract: "The manual: help language, help briefs, help topics.")
    @Argument(help: "What to explain.") var topic: [String] = []
    @Flag(help: "Print the manual page, as Scripts/install puts it in place.") var man = false
    @OptionGroup var everywhere: Everywhere

    func run() throws {
        if man { return Output.write(ManualPage.text) }
        let name = topic.joined(separator: " ")
        guard !name.isEmpty else { return Output.sayPage(Help.overview + "\n" + Assay.commandList) }
        var pages = [Manual.page(name, language: Help.page)].compactMap { $0 }
        if let command = Assay.configuration.subcommands.first(where: { $0.configuration.commandName == name }
        ) {
            pages.append(
                (pages.isEmpty ? "" : "On the command line:\n\n") + Assay.helpMessage(for: command) + "\n")
        }
        guard pages.isEmpty else { return Output.sayPage(pages.joined(separator: "\n")) }
        let hint = Suggestion.hint(
            for: name, in: Manual.topics + Help.topics, else: "`assay help topics` lists what there is.")
        Output.error("There is no help on \"\(name)\". \(hint)")
        throw Ending.fault
    }
}

extension Assay {
    /// The commands with one line each.
    static var commandList: String {
        let rows = configuration.subcommands.map {
            ($0.configuration.commandName ?? "", $0.configuration.abstract)
        }
        return "Commands (assay COMMAND --help says more):\n"
            + rows.map { "  \($0.0)\(String(repeating: " ", count: 12 - $0.0.count))\($0.1)\n" }.joined()
    }
}
