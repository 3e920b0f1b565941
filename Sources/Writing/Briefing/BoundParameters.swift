internal import QuotedLines
internal import Templates
internal import TextAnalysis
internal import AssessmentModel
internal import NoteText
internal import SourceText
internal import Ledger

/// The parameters of an order, each understood or given its default.
struct BoundParameters {
    /// By name; absent when not given.
    var values: [String: [ResolvedName]] = [:]
    /// For queries: every parameter, with stand-ins of the right type for those not given.
    var standIns: [String: String] = [:]
    /// The written note that a parameter names.
    var note: CitedNote?
    /// The plan that a parameter names.
    var plan: PlanState?
    /// The plan of others that a parameter names.
    var others: OthersPlan?
    /// The council's own figures, out of the file that a parameter names.
    var ours: [OwnFigure] = []

    /// - Throws: `Diagnostics` for unknown, missing and malformed parameters, all at once.
    init(_ given: [String: String], of template: BriefingTemplate, source: some BriefingSource) throws {
        var problems: [Diagnostic] = []
        for name in given.keys.sorted() where !template.parameters.contains(where: { $0.name == name }) {
            let message = "\(template.name) has no parameter \"\(name)\"."
            problems.append(
                Diagnostic(
                    "unknown-parameter", at: template.places["params"],
                    Suggestion.after(message, name, in: template.parameters.map(\.name))))
        }
        for parameter in template.parameters {
            guard let text = given[parameter.name] ?? parameter.standard, !text.isEmpty else {
                if parameter.isRequired {
                    let message = "\(template.name) needs \(parameter.name): \(parameter.help)."
                    problems.append(
                        Diagnostic("missing-parameter", at: template.places[parameter.name], message))
                }
                continue
            }
            do {
                if parameter.kind == .note { note = try CitedNote(try source.note(at: text), path: text) }
                if parameter.kind == .plan {
                    plan = try source.plan(named: text, last: given["last"], date: given["date"])
                }
                if parameter.kind == .document { others = try source.othersPlan(at: text) }
                if parameter.kind == .figures { ours = try OwnFigure.read(text) }
                values[parameter.name] = try Self.values(text, of: parameter, source: source)
            } catch let error as WorldError {
                // A file of figures that cannot be read is no fault of what was asked.
                if parameter.kind == .figures, !error.isFaultOfQuestion { throw error }
                problems.append(
                    Diagnostic(
                        "parameter-value", at: template.places[parameter.name],
                        "\(parameter.name): \(error.description)"))
            }
        }
        // What a plan answers is the plan's to say, so that its papers tell of that report and of no later one.
        if let plan, template.parameters.contains(where: { $0.name == "report" }) {
            values["report"] = [ResolvedName(key: plan.report, label: plan.report)]
        }
        guard problems.isEmpty else { throw Diagnostics(source: template.source, items: problems) }
        for parameter in template.parameters {
            let same = template.parameters.first { $0.kind == parameter.kind && values[$0.name] != nil }
                .flatMap { values[$0.name]?.first?.key }
            standIns[parameter.name] = asked(parameter) ?? same ?? Self.standIn(parameter.kind)
        }
    }

    /// A parameter's value as the trailing comment keeps it.
    func key(_ name: String) -> String? { values[name]?.map(\.key).joined(separator: ",") }

    /// What a query gets for a parameter; nil when it was not given.
    func asked(_ parameter: TemplateParameter) -> String? {
        guard let values = values[parameter.name] else { return nil }
        let items = parameter.kind == .note ? note?.paragraphs ?? [] : values.map(\.key)
        // What no id is, so that a note without citations finds nothing.
        return (items.isEmpty ? ["-"] : items).joined(separator: "\u{1F}")
    }

    /// What the text given for a parameter means: one value, or several for a list.
    ///
    /// - Throws: `WorldError` for a value that means nothing.
    static func values(_ text: String, of parameter: TemplateParameter, source: some BriefingSource) throws
        -> [ResolvedName]
    {
        let items = parameter.isList ? text.split(separator: ",").map(String.init) : [text]
        return try items.map { try read(MarkdownText.flattened($0), parameter, source) }
    }

    private static func read(_ text: String, _ parameter: TemplateParameter, _ source: some BriefingSource)
        throws -> ResolvedName
    {
        switch parameter.kind {
        case .authority, .statement: return try source.resolve(text, as: parameter.kind)
        case .text:
            guard parameter.choices.isEmpty || parameter.choices.contains(text) else {
                let choices = parameter.choices.joined(separator: " or ")
                throw WorldError("Write \(choices), not \"\(text)\".")
            }
            return ResolvedName(key: text, label: text)
        case .note: return ResolvedName(key: text, label: String(text.split(separator: "/").last ?? ""))
        case .plan, .document, .figures: return ResolvedName(key: text, label: text)
        case .number:
            guard Double(text) != nil else { throw WorldError("\"\(text)\" is not a number.") }
            return ResolvedName(key: text, label: text)
        case .date:
            guard let date = PartialDate(iso: text) ?? PartialDate(english: text) else {
                throw WorldError("\"\(text)\" is not a date. Write 2025-10-24 or 24 October 2025.")
            }
            return ResolvedName(key: date.iso, label: date.english)
        case .yesNo:
            guard let flag = ["yes": true, "no": false, "true": true, "false": false][text.lowercased()]
            else {
                throw WorldError("Write yes or no, not \"\(text)\".")
            }
            return ResolvedName(key: flag ? "yes" : "no", label: flag ? "yes" : "no")
        }
    }

    private static func standIn(_ kind: TemplateParameter.Kind) -> String {
        switch kind {
        case .authority: "any"
        case .statement: "needs"
        case .text, .note, .plan, .document, .figures: "-"
        case .number: "1"
        case .date: "2025-01-01"
        case .yesNo: "no"
        }
    }
}
