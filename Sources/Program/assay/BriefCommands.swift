internal import ArgumentParser
internal import AssessmentModel
internal import Briefing
internal import NoteFormats
internal import NoteText
internal import SourceText
internal import Templates
internal import Workspace

/// `assay brief TEMPLATE name=value ...`
struct BriefCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brief",
        abstract: "Write a note from a template, every figure and quotation with its source.",
        discussion: """
              assay brief councillor-note authority=stockton --draft -o note.md
              assay brief councillor-note authority=stockton compare=sunderland,staffordshire date=2026-04-01 --draft -o note.md
              assay brief councillor-note --explain

            `assay templates` lists the templates; `assay help briefs` says how a note comes about.
            """)

    @Argument(help: "The template's name.", completion: .template) var template: String
    @Argument(help: "Values for its parameters, as name=value.", completion: .councilValue)
    var values: [String] = []
    @Option(
        name: .shortAndLong, help: "The file to write; otherwise the note is printed.", completion: .file())
    var output: String?
    @OptionGroup var form: NoteForm
    @Option(help: "The date on the note, such as 2026-04-01; never filled in by itself.") var date: String?
    @Option(
        help:
            "accuracy-response: a CSV file of the council's own figures: measure, value, unit, period, source.",
        completion: .file(extensions: ["csv"]))
    var ours: String?
    @Flag(help: "Write with visible [TO DO: ...] marks where the officer's words are missing.") var draft =
        false
    @Flag(help: "Replace a file that was edited by hand.") var force = false
    @Flag(help: "Say what the template asks and what it leaves to the officer, and write nothing.")
    var explain = false
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Output.tell(try outcome(in: common.workspace()))
    }

    /// Does what the words ask for, in the shell too.
    ///
    /// - Throws: `ValidationError` for the words, and what `NoteWriting` throws.
    func outcome(in workspace: Workspace) throws -> NoteWriting.Outcome {
        let citations = try form.citationForm()
        let formats = try form.formats()
        if output == nil, formats.contains(where: { $0 != .markdown }) {
            throw ValidationError("--to needs a file to write: -o note.\(formats[0].rawValue)")
        }
        var parameters = try values.namedValues()
        if let date {
            guard parameters.updateValue(date, forKey: "date") == nil else {
                throw ValidationError("date is given twice.")
            }
        }
        if let ours { parameters["ours"] = ours }
        var order = BriefingOrder(
            template: template, parameters: parameters, isDraft: draft, citationForm: citations ?? .footnote)
        order.edition = try form.editionLink()
        let writing = NoteWriting(
            order: order, output: output, replacesEdits: force, formats: formats,
            reference: form.referenceDoc, citationForm: citations)
        return explain ? try writing.explanation(in: workspace) : try writing.outcome(in: workspace)
    }
}

/// The words after `write` in the shell: where the open draft's note goes.
struct WriteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write", abstract: "Write the note of the open draft.")

    @Argument(help: "The file to write.", completion: .file()) var output: String
    @OptionGroup var form: NoteForm
    @Flag(help: "Write with visible [TO DO: ...] marks where something is missing.") var draft = false
    @Flag(help: "Replace a file that was edited by hand.") var force = false

    func outcome(of draft: Draft, in workspace: Workspace) throws -> NoteWriting.Outcome {
        let citations = try form.citationForm()
        var order = BriefingOrder(draft, isDraft: self.draft, citationForm: citations ?? .footnote)
        order.edition = try form.editionLink()
        return try NoteWriting(
            order: order, output: output, replacesEdits: force, formats: try form.formats(),
            reference: form.referenceDoc,
            citationForm: citations, isOfDraft: true
        ).outcome(in: workspace)
    }
}

/// How a note is written: its formats and how they cite.
struct NoteForm: ParsableArguments {
    @Option(
        help:
            "md, html, docx, pdf, with commas between: the formats to write, through pandoc. Otherwise as the file's name says.",
        completion: .list(["md", "html", "docx", "pdf"]))
    var to: String?
    @Option(
        help:
            "footnote, bracket or none: how sources are cited. In brackets in Word and PDF, else in footnotes.",
        completion: .list(["footnote", "bracket", "none"])
    ) var cite: String?
    @Option(
        help: "A Word file whose styles the Word note takes.", completion: .file(extensions: ["docx"]))
    var referenceDoc: String?

    @Option(
        help:
            "A reader's edition, as publish writes it, that each source links into: its name beside the note.",
        completion: .file(extensions: ["html"]))
    var edition: String?

    /// - Throws: `ValidationError` for what is no HTML file.
    func editionLink() throws -> EditionLink? {
        guard let edition else { return nil }
        if let link = EditionLink(path: edition) { return link }
        throw ValidationError("--edition takes the HTML file that publish writes, not \"\(edition)\".")
    }

    /// - Throws: `ValidationError` for what is no form.
    func citationForm() throws -> CitationForm? {
        guard let cite else { return nil }
        if let form = CitationForm(rawValue: cite) { return form }
        throw ValidationError(
            "--cite takes \(CitationForm.allCases.map(\.rawValue).joined(separator: ", ")), not \"\(cite)\".")
    }

    /// - Throws: `ValidationError` for what is no format.
    func formats() throws -> [NoteFormat] {
        var formats: [NoteFormat] = []
        for word in (to ?? "").split(whereSeparator: { $0 == "," || $0 == " " }) {
            guard let format = NoteFormat(rawValue: word.lowercased()) else {
                let names = NoteFormat.allCases.map(\.rawValue)
                throw ValidationError("--to takes \(names.joined(separator: ", ")), not \"\(word)\".")
            }
            if !formats.contains(format) { formats.append(format) }
        }
        return formats
    }
}

/// `assay templates`
struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: "List the templates: what each is for, and its parameters.",
        discussion:
            "`assay templates --show councillor-note` prints one, to be copied and changed: `assay help templates`."
    )
    @Option(help: "Print this template's file.", completion: .template) var show: String?
    @OptionGroup var common: CommonOptions

    func run() throws {
        if let show {
            let templates = common.workspace().templates
            guard templates.names.contains(show) else {
                Output.error(TemplateFolder.unknown(show, in: templates.names))
                throw ExitStatus.fault
            }
            return Output.sayAsItIs(try templates.template(named: show).source.text)
        }
        for template in try common.workspace().templateGuides() {
            Output.say(template.summary + "\n")
        }
    }
}
