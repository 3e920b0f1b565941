internal import ArgumentParser
internal import AssessmentModel
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
              assay import --draft draft-report.docx
            """)

    /// How the report of an import is written.
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "Files, folders, and https addresses of reports.", completion: .file()) var paths:
        [String] = []
    @Flag(help: "Look into folders below the folders, too.") var recursive = false
    @Flag(help: "Read the bundled reports of three fictional councils.") var samples = false
    @Flag(
        help: "A draft that CQC sent in confidence: read into a library of its own, which is never exported.")
    var draft = false
    @Option(help: "The assessment that this one takes the place of, such as stockton-on-tees@2025-10.")
    var supersedes: String?
    @Option(help: "With --supersedes: why, such as review or correction.") var because: String?
    @Option(help: "text, or json: an object a file, then totals.") var format = Format.text
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if draft && samples { throw ValidationError("The samples are no draft: leave out one of the two.") }
        if (supersedes == nil) != (because == nil) {
            throw ValidationError("--supersedes and --because go together: which assessment, and why.")
        }
        if paths.isEmpty && !samples {
            throw ValidationError("Name a file or folder to import, or say --samples.")
        }
    }

    func run() throws {
        var workspace = common.workspace(makesLibrary: true)
        if draft { workspace = try workspace.draftWorkspace(isNamed: common.library != nil) }
        var reports: [ImportReport] = []
        if samples { reports.append(try workspace.importSamples()) }
        if !paths.isEmpty {
            let fetching = Progress(doing: "fetching", "pages", fromTotal: 1, every: 1)
            let reading = Progress(doing: "reading", "files")
            let report = try workspace.importFiles(paths, isRecursive: recursive, superseding: supersedes) {
                ($0.stage == .fetching ? fetching : reading).show($0.done, $0.total, $0.name)
            }
            reports.append(report)
        }
        for report in reports {
            switch format {
            case .text: ImportWriter.write(report)
            case .json: Output.write(ImportText.json(report))
            }
            for line in report.passedOver { Output.note(SafeText.neutralised(line) + ".") }
        }
        if let supersedes, let because, let report = reports.last, !report.hasFailures {
            let versions = try workspace.supersede(supersedes, because: because, by: report)
            Output.say(LibraryText.superseded(versions))
        }
        if draft {
            Output.note(LibraryText.draftKept(in: workspace.options.libraryPath))
        }
        if let notice = try workspace.upgradeNotice() { Output.note(notice.text) }
        if reports.contains(where: \.hasFailures) { throw ExitStatus.world }
    }
}

/// Writes what an import read: what was read to standard output, what was not to standard error.
enum ImportWriter {
    static func write(_ report: ImportReport) {
        for file in report.files {
            if case .failed = file.outcome { Output.error(ImportText.line(file)) }
        }
        Output.write(ImportText.text(report, page: Output.page(), withFailures: false))
    }
}
