internal import ArgumentParser
internal import AssessmentModel
internal import Briefing
internal import SourceText
internal import Workspace

/// `assay brief TEMPLATE name=value ...`
struct BriefCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brief", abstract: "Write a note from a template, every figure and quotation with its source.",
        discussion: """
              assay brief councillor-note authority=stockton --draft -o note.md
              assay brief councillor-note authority=stockton compare=sunderland,staffordshire date=2026-04-01 --draft -o note.md
              assay brief councillor-note --explain

            `assay templates` lists the templates; `assay help briefs` says how a note comes about.
            """)

    @Argument(help: "The template's name.") var template: String
    @Argument(help: "Values for its parameters, as name=value.") var values: [String] = []
    @Option(name: .shortAndLong, help: "The file to write; otherwise the note is printed.") var output: String?
    @Option(help: "footnote, bracket or none: how sources are cited.") var cite = "footnote"
    @Option(help: "The date on the note, such as 2026-04-01; never filled in by itself.") var date: String?
    @Flag(help: "Write with visible [TO DO: ...] marks where the officer's words are missing.") var draft = false
    @Flag(help: "Replace a file that was edited by hand.") var force = false
    @Flag(help: "Say what the template asks and what it leaves to the officer, and write nothing.") var explain = false
    @OptionGroup var everywhere: Everywhere

    func run() throws {
        switch try outcome(in: everywhere.workspace()) {
        case .written(let text, let remarks):
            for remark in remarks { Output.note(remark) }
            if let text { Output.say(text) }
        case .refused(let reasons):
            for reason in reasons { Output.error(reason) }
            throw Ending.fault
        }
    }

    /// Does what the words ask for, in the shell too.
    ///
    /// - Throws: `ValidationError` for the words, and what `BriefWriting` throws.
    func outcome(in workspace: Workspace) throws -> BriefWriting.Outcome {
        guard let form = CitationForm(rawValue: cite) else {
            throw ValidationError("--cite takes \(CitationForm.allCases.map(\.rawValue).joined(separator: ", ")), not \"\(cite)\".")
        }
        var parameters = try NamedValues.parse(values)
        if let date {
            guard parameters.updateValue(date, forKey: "date") == nil else { throw ValidationError("date is given twice.") }
        }
        let order = BriefingOrder(template: template, parameters: parameters, isDraft: draft, citationForm: form)
        let writing = BriefWriting(order: order, output: output, replacesEdits: force)
        return explain ? try writing.explanation(in: workspace) : try writing.outcome(in: workspace)
    }
}

/// The words after `write` in the shell: where the open draft's note goes.
struct WriteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "write", abstract: "Write the note of the open draft.")

    @Argument(help: "The file to write.") var output: String
    @Option(help: "footnote, bracket or none: how sources are cited.") var cite = "footnote"
    @Flag(help: "Write with visible [TO DO: ...] marks where something is missing.") var draft = false
    @Flag(help: "Replace a file that was edited by hand.") var force = false

    func outcome(of draft: Draft, in workspace: Workspace) throws -> BriefWriting.Outcome {
        guard let form = CitationForm(rawValue: cite) else {
            throw ValidationError("--cite takes \(CitationForm.allCases.map(\.rawValue).joined(separator: ", ")), not \"\(cite)\".")
        }
        let order = BriefingOrder(draft, isDraft: self.draft, citationForm: form)
        return try BriefWriting(order: order, output: output, replacesEdits: force).outcome(in: workspace)
    }
}

/// `assay templates`
struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: "List the templates: what each is for, and its parameters.",
        discussion: "`assay templates --show councillor-note` prints one, to be copied and changed: `assay help templates`.")
    @Option(help: "Print this template's file.") var show: String?
    @OptionGroup var everywhere: Everywhere

    func run() throws {
        if let show {
            let templates = everywhere.workspace().templates
            guard templates.names.contains(show) else {
                Output.error(TemplateFolder.unknown(show, in: templates.names))
                throw Ending.fault
            }
            return Output.say(try templates.template(named: show).source.text)
        }
        for template in try BriefWriting.templates(in: everywhere.workspace()) { Output.say(template.summary + "\n") }
    }
}
