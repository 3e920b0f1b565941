internal import AssessmentModel
package import Briefing
package import NoteFormats
package import NoteText
internal import Presentation
package import SourceText
internal import Templates
internal import TextAnalysis

/// The writing of one note, for `assay brief` and for `brief` at the shell's prompt.
package struct NoteWriting {
    package var order: BriefingOrder
    /// The file to write; nil gives the note's text back.
    package var output: String?
    /// Whether a file that was edited by hand, or is no note, may be replaced.
    package var replacesEdits = false
    /// The formats asked for with `--to`; none for the one that the file's name asks for.
    package var formats: [NoteFormat] = []
    /// A Word file whose styles are taken.
    package var reference: String?
    /// How citations are written when that was asked for; else as is usual in each format.
    package var citationForm: CitationForm?
    /// Whether a draft is open in the shell, where what is missing can be said at once.
    package var isOfDraft = false

    /// What came of it.
    package enum Outcome: Sendable {
        /// - `text`: the note when no file was named.
        /// - `remarks`: what is still to do, and what was written; lines without newlines.
        case written(text: String?, remarks: [String])
        /// Nothing was written; why, in lines without newlines.
        case refused([String])
    }

    package init(
        order: BriefingOrder, output: String? = nil, replacesEdits: Bool = false,
        formats: [NoteFormat] = [], reference: String? = nil, citationForm: CitationForm? = nil,
        isOfDraft: Bool = false
    ) {
        self.order = order
        self.output = output
        self.replacesEdits = replacesEdits
        self.formats = formats
        self.reference = reference
        self.citationForm = citationForm
        self.isOfDraft = isOfDraft
    }

    /// Composes the note and writes it.
    ///
    /// - Throws: `Diagnostics` about the template, its parameters or open slots; `WorldError` for files and
    ///   the library.
    package func outcome(in workspace: Workspace) throws -> Outcome {
        let styles = try reference.map { path throws(WorldError) in try WordReference(path) }
        let files = output.map { NoteFiles($0, formats: formats, reference: styles) }
        if let output, let files, !replacesEdits,
            let reasons = try files.reasonsToKeep() ?? reasonsToKeepTwin(of: output, in: workspace)
        {
            return .refused(reasons)
        }
        // A name of no template is the order's fault, not the world's.
        guard workspace.templates.names.contains(order.template) else {
            return .refused([TemplateFolder.unknown(order.template, in: workspace.templates.names)])
        }
        let note: ComposedNote
        do { note = try workspace.compose(order) } catch let faults as Diagnostics {
            guard let reasons = reasons(faults) else { throw faults }
            return .refused(reasons)
        }
        // In a draft, what would refuse the note is only still to do.
        var remarks = note.warnings.map(Self.remark)
        guard let output, let files else {
            if note.twin != nil {
                remarks.append("note: with -o NAME.md its rows are also written as NAME.csv")
            }
            return .written(text: note.text, remarks: remarks)
        }
        // The figures first: a note that names a file beside it is never without one.
        if let twin = note.twin {
            let path = Self.twinPath(of: output)
            try TextFile.replace(path, with: OutputFormat.csv.render(twin, page: .piped).text)
            remarks.append("\(path): written, \(Plural.count(twin.rows.count, "row"))")
        }
        let paths = try files.write(asked: citationForm) { form in
            if form == order.citationForm { return note.text }
            var other = order
            other.citationForm = form
            return try workspace.compose(other).text
        }
        let size =
            "\(NumberFormat.grouped(note.words)) words, \(Plural.count(note.citations.count, "citation"))"
        remarks += paths.map { "\($0): written, \(size)" }
        return .written(text: nil, remarks: remarks)
    }

    /// What a template asks for that only the officer has: words, a date, pins.
    private static let stillToSay: Set<String> = ["unfilled", "too-few", "too-many"]
    /// What is wrong with the values that were given.
    private static let wrongValues: Set<String> = [
        "missing-parameter", "parameter-value", "unknown-parameter",
    ]

    /// Why a note is not written, where nothing is wrong with the template, whose lines would then mean
    /// nothing to its reader. Nil where something is.
    private func reasons(_ faults: Diagnostics) -> [String]? {
        let items = faults.items.filter { $0.severity == .error }
        let codes = Set(items.map(\.code))
        if codes.isSubset(of: Self.wrongValues) {
            return items.map(\.message) + ["brief \(order.template) --explain lists what it takes."]
        }
        guard codes.isSubset(of: Self.stillToSay) else { return nil }
        let how =
            isOfDraft
            ? "Say each: say NAME \"...\", or pin ROWS as NAME. Or write FILE --draft, with these places marked [TO DO: ...]."
            : "With --draft it is written with these places marked [TO DO: ...], to be filled in by hand. To keep what is said in a draft, "
                + "start one in the shell: brief new NAME from \(order.template) with name=value ..., then say NAME \"...\"."
        return ["Not written: some of the note is still to be said."] + items.map { "  \($0.message)" } + [
            how
        ]
    }

    /// What is still to do, or worth knowing, in one line.
    package static func remark(_ warning: Diagnostic) -> String {
        "\(warning.severity == .error ? "to do" : warning.severity.rawValue): \(warning.message)"
    }

    /// What the template asks and what it leaves to the officer, in place of a note.
    package func explanation(in workspace: Workspace) throws -> Outcome {
        guard workspace.templates.names.contains(order.template) else {
            return .refused([TemplateFolder.unknown(order.template, in: workspace.templates.names)])
        }
        return .written(
            text: TemplateGuide(try workspace.templates.template(named: order.template)).explanation,
            remarks: [])
    }

    /// `note.csv` beside `note.md` or `note.docx`.
    private static func twinPath(of output: String) -> String {
        NoteFormat.markdown.path(output).dropLast(3) + ".csv"
    }

    /// Why the file of rows beside a note must stay as it is: it is there, and no note that Assay wrote
    /// stands beside it.
    private func reasonsToKeepTwin(of output: String, in workspace: Workspace) throws -> [String]? {
        let path = Self.twinPath(of: output)
        guard FilePath.isThere(path),
            workspace.templates.names.contains(order.template),
            try workspace.templates.template(named: order.template).twin != nil,
            !FilePath.isThere(output)
        else { return nil }
        return [
            "\(path): not a file that Assay wrote with this note; nothing was written. Write elsewhere, or say --force to replace it."
        ]
    }
}
