internal import ArgumentParser
internal import Briefing
internal import Foundation
internal import Presentation
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
        let workspace = everywhere.workspace()
        if explain {
            let found = try fault { try workspace.templates.template(named: template) }
            return Output.write(TemplateGuide(found).explanation)
        }
        guard let form = CitationForm(rawValue: cite) else {
            throw ValidationError("--cite takes \(CitationForm.allCases.map(\.rawValue).joined(separator: ", ")), not \"\(cite)\".")
        }
        var parameters = try NamedValues.parse(values)
        if let date {
            guard parameters.updateValue(date, forKey: "date") == nil else { throw ValidationError("date is given twice.") }
        }
        if let output, !force { try refuseToReplaceEdits(output) }
        let order = BriefingOrder(template: template, parameters: parameters, isDraft: draft, citationForm: form)
        let note = try fault { try workspace.compose(order) }
        // In a draft, what would refuse the note is only still to do.
        for warning in note.warnings {
            Output.note("\(warning.severity == .error ? "to do" : warning.severity.rawValue): \(warning.message)")
        }
        guard let output else { return Output.write(note.text) }
        try TextFile.replace(output, with: note.text)
        Output.note("\(output): written, \(NumberFormat.grouped(note.words)) words, \(Plural.count(note.citations.count, "citation"))")
    }

    /// A wrong name of a template or council is the order's fault, not the world's.
    private func fault<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as WorldError where error.description.hasPrefix("There is no template") {
            Output.error(error.description)
            throw Ending.fault
        }
    }

    private func refuseToReplaceEdits(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        switch NoteFileState(of: try TextFile.read(path)) {
        case .unedited: return
        case .edited(let sections):
            Output.error(
                "\(path): edited by hand since Assay wrote it; nothing was written. Write elsewhere, or say --force to lose the edits in:")
            for section in sections { Output.error("  \(section)") }
        case .foreign:
            Output.error("\(path): not a note that Assay wrote; nothing was written. Write elsewhere, or say --force to replace it.")
        }
        throw Ending.fault
    }
}

/// `assay templates`
struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "templates", abstract: "List the templates with their parameters.")
    @OptionGroup var everywhere: Everywhere

    func run() throws {
        let templates = everywhere.workspace().templates
        for name in templates.names { Output.write(TemplateGuide(try templates.template(named: name)).summary + "\n") }
    }
}
