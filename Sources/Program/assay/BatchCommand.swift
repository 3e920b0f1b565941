internal import Templates
internal import ArgumentParser
internal import AssessmentModel
internal import Briefing
internal import Foundation
internal import NoteFormats
internal import NoteText
internal import Presentation
internal import SourceText
internal import Synchronization
internal import Workspace

/// `assay batch TEMPLATE --each QUERY -o 'notes/{slug}.md'`
struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch", abstract: "Write a note from one template for every row of a query.",
        discussion: """
              assay batch councillor-note --each 'assessments where coverage is full' -o 'notes/{slug}.md' --draft
              assay batch councillor-note --each 'authorities where region is "North East"' -o 'notes/{slug}.docx' date=2026-04-01

            The columns of a row fill the template's parameters of the same name, and every row that belongs to a council fills `authority`.
            {slug} in the file's name is the council's. A council whose note cannot be written is reported, the others are written, and the
            exit code is 1.
            """)

    @Argument(help: "The template's name.", completion: .template) var template: String
    @Option(help: "The query; a note is written for each of its rows.") var each: String
    @Option(
        name: .shortAndLong, help: "The files to write, with {slug} for the council.", completion: .file())
    var output: String
    @Argument(
        help: "Values for the template's other parameters, as name=value.", completion: .councilValue)
    var values: [String] = []
    @OptionGroup var form: NoteForm
    @Flag(help: "Write with visible [TO DO: ...] marks where the officer's words are missing.") var draft =
        false
    @Flag(help: "Replace files that were edited by hand.") var force = false
    @OptionGroup var everywhere: Everywhere

    func run() throws { try Output.tell(try outcome(in: everywhere.workspace())) }

    /// Writes the notes, in the shell too.
    ///
    /// - Throws: `ValidationError` for the words, `Diagnostics` for the query, `WorldError` for its rows.
    func outcome(in workspace: Workspace) throws -> NoteWriting.Outcome {
        try workspace.refuseDraft("written about in a batch")
        let citations = try form.citationForm()
        let formats = try form.formats()
        let given = try values.namedValues()
        guard output.contains("{slug}"),
            !output.replacing("{slug}", with: "").contains(where: { "{}".contains($0) })
        else {
            throw ValidationError(
                "-o needs {slug} in the file's name, and no other braces: -o 'notes/{slug}.md'")
        }
        guard workspace.templates.names.contains(template) else {
            let names = workspace.templates.names.joined(separator: ", ")
            return .refused(["There is no template \"\(template)\". There are: \(names)."])
        }
        let parameters = try workspace.templates.template(named: template).parameters.map(\.name)
        let rows = try self.rows(workspace, parameters)
        guard !rows.isEmpty else { return .refused(["No notes: \(each) has no rows."]) }
        let link = try form.editionLink()
        let writings = rows.map { row in
            var order = BriefingOrder(
                template: template, parameters: row.values.merging(given) { $1 }, isDraft: draft,
                citationForm: citations ?? .footnote)
            order.edition = link
            return NoteWriting(
                order: order, output: output.replacing("{slug}", with: row.slug), replacesEdits: force,
                formats: formats,
                reference: form.referenceDoc, citationForm: citations)
        }
        let faults = Self.faults(of: writings, like: workspace, progress: BatchProgress(total: rows.count))
        let reasons = zip(rows, faults).compactMap { row, fault in fault.map { "\(row.slug): \($0)" } }
        let written = "\(Plural.count(faults.count - reasons.count, "note")) written"
        return reasons.isEmpty
            ? .written(text: nil, remarks: [written])
            : .refused(reasons + ["\(written), \(reasons.count) not"])
    }

    /// Writes the notes, on all cores.
    ///
    /// - Returns: for each why it was not written, nil when it was.
    private static func faults(
        of writings: [NoteWriting], like workspace: Workspace, progress: BatchProgress
    ) -> [String?] {
        let (options, timeout) = (workspace.options, workspace.timeoutSeconds)
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let found = concurrently(Array(0..<cores)) { core in
            // A workspace answers one question at a time: each core has its own.
            let workspace = Workspace(options: options)
            workspace.timeoutSeconds = timeout
            return stride(from: core, to: writings.count, by: cores).map { index in
                progress.begin()
                return (index, fault(of: writings[index], in: workspace))
            }
        }
        progress.clear()
        return found.joined().sorted { $0.0 < $1.0 }.map(\.1)
    }

    private static func fault(of writing: NoteWriting, in workspace: Workspace) -> String? {
        do {
            switch try writing.outcome(in: workspace) {
            case .written: return nil
            case .refused(let reasons): return reasons.joined(separator: "\n")
            }
        } catch let error as Diagnostics {
            return error.items.map(\.message).joined(separator: "; ")
        } catch {
            return "\(error)"
        }
    }

    /// The council and the parameters of each row; a council that comes twice with the same values is taken
    /// once.
    ///
    /// - Throws: `Diagnostics` about the query, `WorldError` when its rows belong to no council, or two would
    ///   go to one file.
    private func rows(_ workspace: Workspace, _ parameters: [String]) throws -> [(
        slug: String, values: [String: String]
    )] {
        let table = try workspace.answer(each).table
        var found: [(slug: String, values: [String: String])] = []
        for index in table.rows.indices {
            var values: [String: String] = [:]
            for (column, value) in zip(table.columns, table.rows[index])
            where parameters.contains(column.name) {
                if let text = Self.text(value) { values[column.name] = text }
            }
            let origin = table.origins.indices.contains(index) ? table.origins[index] : nil
            // An id begins with its council's slug: "northmoor@2026-03/needs/5".
            let slug =
                origin.map { $0.recordID?.authority ?? $0.id }
                ?? values["authority"].map(Self.slug)
            guard let slug, !slug.isEmpty, slug.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else {
                throw WorldError(
                    "Row \(index + 1) of the query belongs to no council. Ask for authorities, or for records of councils."
                )
            }
            if parameters.contains("authority") { values["authority"] = slug }
            guard let same = found.first(where: { $0.slug == slug }) else {
                found.append((slug, values))
                continue
            }
            if same.values != values {
                throw WorldError(
                    "Two different rows of the query belong to \(slug), and would be written to one file. Ask for one row a council."
                )
            }
        }
        return found
    }

    private static func slug(_ name: String) -> String {
        String(name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" })
    }

    private static func text(_ value: Value) -> String? {
        switch value {
        case .missing: nil
        case .text(let text): text
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .date(let date): date.iso
        case .yesNo(let flag): flag ? "yes" : "no"
        case .list(let items): items.joined(separator: ",")
        }
    }
}

/// A line on a terminal that says how far a batch is; silent elsewhere.
private final class BatchProgress: Sendable {
    private let total: Int
    private let started = Date()
    private let begun = Mutex(0)

    init(total: Int) { self.total = total }

    private var isShown: Bool { isatty(STDERR_FILENO) == 1 }

    /// Another note is being written.
    func begin() {
        guard isShown else { return }
        begun.withLock { begun in
            let rate = Double(max(begun, 1)) / max(Date().timeIntervalSince(started), 0.001)
            let left = begun > 0 ? ", \(Int((Double(total - begun) / rate).rounded(.up))) s left" : ""
            begun += 1
            FileHandle.standardError.write(Data("\r\u{1B}[Kwriting \(begun) of \(total)\(left)".utf8))
        }
    }

    func clear() {
        if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
