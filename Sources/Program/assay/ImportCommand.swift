internal import ArgumentParser
internal import AssessmentModel
internal import Foundation
internal import Presentation
internal import SourceText
internal import Workspace

/// `assay import PATH...`
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read reports into the library.",
        discussion: """
            Text, Markdown, saved web pages, PDF and Word, alone or in folders; or the address of a report's first page, which leads to its
            others. What was read is reported; importing the same files again changes nothing.

              assay import stockton-on-tees.txt
              assay import reports/ --recursive
              assay import https://www.cqc.org.uk/care-services/local-authority-assessment-reports/stockton-1025
              assay import --samples
            """)

    /// How the report of an import is written.
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "Files, folders, and https addresses of reports.", completion: .file()) var paths:
        [String] = []
    @Flag(help: "Look into folders below the folders, too.") var recursive = false
    @Flag(help: "Read the bundled reports of three fictional councils.") var samples = false
    @Option(help: "text, or json: an object a file, then totals.") var format = Format.text
    @OptionGroup var everywhere: Everywhere

    func validate() throws {
        if paths.isEmpty && !samples {
            throw ValidationError("Name a file or folder to import, or say --samples.")
        }
    }

    func run() throws {
        let workspace = everywhere.workspace()
        var reports: [ImportReport] = []
        if samples { reports.append(try workspace.importSamples()) }
        if !paths.isEmpty {
            let fetching = Progress(doing: "fetching", "pages", fromTotal: 1, every: 1)
            let reading = Progress(doing: "reading", "files")
            let report = try workspace.importFiles(paths, isRecursive: recursive) {
                ($0.stage == .fetching ? fetching : reading).show($0.done, $0.total, $0.name)
            }
            reports.append(report)
        }
        for report in reports {
            switch format {
            case .text: ImportWriter.write(report)
            case .json: Output.write(ImportWriter.json(report))
            }
            for line in report.passedOver { Output.note(SafeText.neutralised(line) + ".") }
        }
        if let notice = try workspace.upgradeNotice() { Output.note(notice) }
        if reports.contains(where: \.hasFailures) { throw Ending.world }
    }
}

/// A line on a terminal that says how far a long import is; silent elsewhere.
struct Progress {
    private let started = Date()
    private let verb: String
    private let things: String
    private let fromTotal: Int
    private let every: Int

    /// - Parameters:
    ///   - verb: and
    ///   - things: what is done with what, as in `reading 12 of 153 files`.
    ///   - fromTotal: fewer things than these are not worth a line.
    ///   - every: after how many things the line changes.
    init(doing verb: String, _ things: String, fromTotal: Int = 21, every: Int = 5) {
        (self.verb, self.things, self.fromTotal, self.every) = (verb, things, fromTotal, every)
    }

    func show(_ done: Int, _ total: Int, _ path: String) {
        guard total >= fromTotal, isatty(STDERR_FILENO) == 1, done % every == 0 || done == total else {
            return
        }
        let seconds = Date().timeIntervalSince(started)
        let rate = Double(done) / max(seconds, 0.001)
        let left = Int((Double(total - done) / max(rate, 0.001)).rounded(.up))
        let line =
            "\r\u{1B}[K\(verb) \(done) of \(total) \(things), \(max(1, Int(rate))) a second\(done < total ? ", \(left) s left" : "")"
        FileHandle.standardError.write(Data((done == total && total > 1 ? "\r\u{1B}[K" : line).utf8))
    }
}

/// Says what an import read.
enum ImportWriter {
    /// What was read to standard output, what was not to standard error.
    static func write(_ report: ImportReport) {
        for file in report.files {
            if case .failed = file.outcome { Output.error(line(file)) }
        }
        Output.write(text(report, withFailures: false))
    }

    /// A line a file, the passages that could not be placed, and the totals.
    static func text(_ report: ImportReport, withFailures: Bool = true) -> String {
        var output = ""
        for file in report.files {
            switch file.outcome {
            case .failed: if withFailures { output += line(file) }
            case .unchanged: if report.files.count <= 20 { output += line(file) }
            case .imported, .updated: output += line(file)
            }
            for change in file.changes { output += "  " + SafeText.neutralised(change) + "\n" }
            for unread in file.unread { output += "  " + SafeText.neutralised(unread) + "\n" }
        }
        output += totals(report)
        if withFailures { for line in report.passedOver { output += SafeText.neutralised(line) + ".\n" } }
        return output
    }

    private static func line(_ file: ImportReport.File) -> String {
        let what =
            switch file.outcome {
            case .imported: "read, \(file.assessment ?? file.authority ?? "")\(stranger(file))"
            case .unchanged: "unchanged"
            case .updated(let reworded):
                "a new version, \(file.assessment ?? ""): \(Plural.count(reworded, "finding")) reworded"
            case .failed(let reason): "not imported: \(reason)."
            }
        return SafeText.neutralised("\(file.path): \(what)") + "\n"
    }

    /// What is said of a council that the register does not have: it may be a slip in the name.
    private static func stranger(_ file: ImportReport.File) -> String {
        guard let nearest = file.nearest, let name = file.authority else { return "" }
        let near = nearest.isEmpty ? "" : "; the nearest is \(nearest.joined(separator: ", then "))"
        return " (“\(name)” is not among the councils in the register, and was added\(near))"
    }

    private static func totals(_ report: ImportReport) -> String {
        guard report.assessments > 0 else {
            let unchanged = report.files.count { $0.outcome == .unchanged }
            return unchanged > 0 ? "\(Plural.count(unchanged, "file")) unchanged; nothing to do\n" : ""
        }
        let ink = report.files.reduce((read: 0, all: 0)) {
            ($0.read + $1.accounted.read, $0.all + $1.accounted.all)
        }
        let share = ink.read == ink.all ? 100 : min(99, ink.read * 100 / ink.all)
        let counts = [
            Plural.count(report.councils, "council"), Plural.count(report.assessments, "assessment"),
            Plural.count(report.statements, "statement"), Plural.count(report.findings, "finding"),
            Plural.count(report.sentences, "sentence"), Plural.count(report.indicators, "indicator"),
            "\(share)% of the text accounted for", Plural.count(report.remarks, "remark"),
        ]
        // A terminal's lines are broken at words; a pipe gets one line.
        let line = counts.joined(separator: ", ")
        return Output.isTerminal ? Prose.set(line, page: Output.page()) : line + "\n"
    }

    /// An object a file, then the totals, one a line.
    static func json(_ report: ImportReport) -> String {
        var output = ""
        for file in report.files {
            var row: [(String, Value)] = [("file", .text(file.path))]
            switch file.outcome {
            case .imported: row.append(("status", .text("imported")))
            case .unchanged: row.append(("status", .text("unchanged")))
            case .updated(let reworded):
                row += [("status", .text("updated")), ("reworded", .integer(reworded))]
            case .failed(let reason): row += [("status", .text("failed")), ("reason", .text(reason))]
            }
            row.append(("authority", file.authority.map(Value.text) ?? .missing))
            row.append(("assessment", file.assessment.map(Value.text) ?? .missing))
            row.append(("characters", .integer(file.accounted.all)))
            row.append(("accounted", .integer(file.accounted.read)))
            row.append(("unread", .list(file.unread)))
            row.append(("changes", .list(file.changes)))
            row.append(("nearest", file.nearest.map(Value.list) ?? .missing))
            output += jsonLine(row)
        }
        output += jsonLine([
            ("councils", .integer(report.councils)), ("assessments", .integer(report.assessments)),
            ("statements", .integer(report.statements)),
            ("findings", .integer(report.findings)), ("sentences", .integer(report.sentences)),
            ("indicators", .integer(report.indicators)),
            ("remarks", .integer(report.remarks)),
            ("failed", .integer(report.files.count { if case .failed = $0.outcome { true } else { false } })),
        ])
        return output
    }

    private static func jsonLine(_ row: [(String, Value)]) -> String {
        let table = ResultTable(columns: row.map { Column(name: $0.0, type: .text) }, rows: [row.map(\.1)])
        return OutputFormat.named("jsonl")?.render(table, page: .piped).text ?? ""
    }
}
