package import Templates
internal import TextAnalysis
internal import AssessmentModel
internal import Ledger
internal import NoteText
package import ReferenceData
internal import SourceText

/// Writes a briefing: reads the template, understands the parameters, asks the queries, makes the parts,
/// checks every tag, renders, and puts the citations into words last. A note over the words it aims at is
/// made again with fewer items where the template lets it (`least`).
///
/// - Throws: `Diagnostics` about the template, its parameters, empty queries, missing values and unfilled
///   slots; `WorldError` for files, unknown templates and councils, and the library.
package func compose(
    _ order: BriefingOrder, templates: TemplateFolder, source: some BriefingSource,
    reference: ReferenceData = ReferenceData()
)
    throws -> ComposedNote
{
    let template = try templates.template(named: order.template)
    try template.checkRules()
    let bound = try BoundParameters(order.parameters, of: template, source: source)
    let shapes = try QueryShapes(of: template, bound, source: source)
    let checked = try TemplateChecker.check(template, root: shapes.root, folder: templates)
    let topics = try reference.noteTopics()
    let gate = SectionGate(rules: try reference.pointRules())
    let evidence = try Evidence(for: checked, bound, source: source)
    // The same lines are offered again where a note that is too long is made again.
    var verdicts: [RowOrigin: [String: String?]] = [:]
    func fault(_ line: String, _ origin: RowOrigin) throws -> String? {
        if let known = verdicts[origin]?[line] { return known }
        let fault = try source.fault(in: line, of: origin)
        verdicts[origin, default: [:]].updateValue(fault, forKey: line)
        return fault
    }
    let versions =
        try template.parts.contains { $0.make == PartMaker.pageVersions.name }
        ? bound.values["authority"]?.first.map { try source.pageVersions(ofAuthority: $0.key) } ?? [] : []
    var citations: [RowOrigin: Citation] = [:]
    func cite(_ origin: RowOrigin) throws -> Citation {
        if let known = citations[origin] { return known }
        let citation = try source.citation(of: origin)
        citations[origin] = citation
        return citation
    }
    let flaws = evidence.flaws
    func note(_ order: BriefingOrder) throws -> ComposedNote {
        var used = UsedEvidence(topics: topics, gate: gate, cite: cite, fault: fault)
        used.leftOut = Set(order.leftOut.keys)
        used.flaws = flaws
        let views = try Views(evidence, checked, bound, order, versions, &used) {
            (try? source.resolve($0, as: .statement))?.label ?? $0
        }
        let rendered = try MustacheEngine().render(
            body: template.text.body, partials: checked.partials.mapValues(\.body), root: views.root)
        var note = try Finisher.finish(rendered, views, checked, bound, order, used)
        note.twin = evidence.twin
        note.leftOut = order.leftOut.merging(note.leftOut) { old, _ in old }
        return note
    }
    var shorter = order
    var written = try note(order)
    while order.mostItems.isEmpty, let limit = template.limits.aim ?? template.limits.words,
        written.words > limit
    {
        // Several at once where the note is far too long: it is made again each time.
        var left = 0
        for _ in 0..<max(1, (written.words - limit) / wordsOfItem) {
            guard let (part, most) = template.roomiest(shorter.mostItems, bound) else { break }
            shorter.mostItems[part] = most - 1
            left += 1
        }
        guard left > 0 else { break }
        written = try note(shorter)
    }
    return written
}

/// More words than an item of a note has, so that no item is left out in vain.
private let wordsOfItem = 35

extension BriefingTemplate {
    /// Most items of a part by the parameters given.
    func most(of part: TemplatePart, _ bound: BoundParameters) -> Int? {
        part.mostWhen.filter { bound.values[$0.key] != nil }.values.min() ?? part.most
    }

    /// The part that is furthest above its least number, the last of several; nil when all are down to it.
    fileprivate func roomiest(_ most: [String: Int], _ bound: BoundParameters) -> (part: String, most: Int)? {
        let rooms = parts.compactMap { part -> (part: String, most: Int, room: Int)? in
            guard let least = part.least, let most = most[part.name] ?? self.most(of: part, bound),
                most > least
            else { return nil }
            return (part.name, most, most - least)
        }
        guard let room = rooms.map(\.room).max(), let last = rooms.last(where: { $0.room == room }) else {
            return nil
        }
        return (last.part, last.most)
    }
}

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
                problems.append(
                    Diagnostic(
                        "parameter-value", at: template.places[parameter.name],
                        "\(parameter.name): \(error.description)"))
            }
        }
        guard problems.isEmpty else { throw Diagnostics(source: template.source, items: problems) }
        for parameter in template.parameters {
            let same = template.parameters.first { $0.kind == parameter.kind && values[$0.name] != nil }
                .flatMap {
                    values[$0.name]?.first?.key
                }
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

/// What every name of a template stands for, before anything is read.
struct QueryShapes {
    var root: [String: Shape] = [:]

    /// - Throws: `Diagnostics` for queries that do not compile, and for parts whose query lacks a column.
    init(of template: BriefingTemplate, _ bound: BoundParameters, source: some BriefingSource) throws {
        var problems: [Diagnostic] = []
        var columns: [String: [String]] = [:]
        for query in template.queries {
            do {
                let shape = try source.shape(
                    of: query.text, parameters: bound.standIns.filter { query.parameters.contains($0.key) })
                columns[query.name] = shape.columns.map(\.name)
                root[query.name] = .list(Self.fields(shape))
            } catch let error as Diagnostics {
                for item in error.items {
                    problems.append(
                        Diagnostic(
                            item.code, item.severity, at: template.places[query.name],
                            "Query \(query.name): \(item.message)"))
                }
            }
        }
        for part in template.parts {
            guard let maker = PartMaker.named(part.make) else { continue }
            for (input, name) in zip(maker.inputs, part.from) {
                guard let known = columns[name] else { continue }
                let lacking = input.fields.filter { !known.contains($0) }
                if !lacking.isEmpty {
                    let message =
                        "\(part.name) is made by \(maker.name), which needs \(lacking.joined(separator: ", ")) from the query \(name)."
                    problems.append(Diagnostic("part-columns", at: template.places[part.name], message))
                }
            }
            root[part.name] = .object(maker.gives)
        }
        guard problems.isEmpty else { throw Diagnostics(source: template.source, items: problems) }
        for parameter in template.parameters {
            switch parameter.kind {
            case .yesNo: root[parameter.name] = .flag
            case .text where !parameter.choices.isEmpty:
                let flags = Dictionary(parameter.choices.map { ("is_\($0)", Shape.flag) }) { first, _ in first
                }
                root[parameter.name] = .object(flags.merging(["name": .text]) { $1 })
            default:
                root[parameter.name] =
                    parameter.isRequired || parameter.standard != nil || parameter.todo != nil
                    ? .text : .optionalText
            }
        }
        for slot in template.slots {
            switch slot.kind {
            case .text: root[slot.name] = .object(["block": .text, "inline": .text, "filled": .flag])
            case .pins: root[slot.name] = .object(PartMaker.items.merging(["suggested": .flag]) { $1 })
            }
        }
        root["empty"] = .object(template.empty.mapValues { _ in .text })
        root["draft"] = .flag
        root["sources"] = .text
        root["glossary"] = .text
        for name in ["table_number", "section_number", "paragraph_number"] { root[name] = .text }
        root["title"] = .text
    }

    private static func fields(_ shape: QueryShape) -> [String: Shape] {
        var fields: [String: Shape] = [:]
        for column in shape.columns { fields[column.name] = .text }
        if let record = shape.record, citable.contains(record) { fields["cite"] = .text }
        return fields
    }

    /// Records whose rows can be cited.
    static let citable: Set<String> = [
        "finding", "point", "sentence", "indicator", "statement", "assessment",
    ]
}

/// The answers to a template's queries. One whose optional parameter is not given is not asked and has no
/// rows.
struct Evidence {
    var rows: [String: QueryRows] = [:]
    var asked: Set<String> = []
    /// The rows that go into a file beside the note.
    var twin: ResultTable?

    init(for checked: CheckedTemplate, _ bound: BoundParameters, source: some BriefingSource) throws {
        let template = checked.template
        for query in template.queries {
            guard query.parameters.allSatisfy({ bound.values[$0] != nil }) else {
                rows[query.name] = QueryRows([])
                continue
            }
            var parameters: [String: String] = [:]
            for parameter in template.parameters where query.parameters.contains(parameter.name) {
                parameters[parameter.name] = bound.asked(parameter)
            }
            let table = try source.rows(query.text, parameters: parameters)
            rows[query.name] = QueryRows(EvidenceRow.rows(of: table))
            if query.name == template.twin { twin = table }
            asked.insert(query.name)
        }
    }

    /// What remarks say of words that do not come out, by short id of their paragraph: the rows of every query that
    /// shows `code`, `text` and `paragraph`.
    var flaws: [String: [(words: String, remark: String)]] {
        var found: [String: [(words: String, remark: String)]] = [:]
        for row in rows.values.flatMap(\.rows) {
            guard let code = row.text("code"), Self.flawed.contains(code), let text = row.text("text"),
                let paragraph = row.text("paragraph"), let open = text.firstIndex(of: "“"),
                let close = text[open...].firstIndex(of: "”")
            else { continue }
            let words =
                text[text.index(after: open)..<close].split(separator: "…").first.map(String.init) ?? ""
            guard !words.isEmpty else { continue }
            found[Citation.shortID(paragraph), default: []].append((words, RemarkWords.forReaders(text)))
        }
        return found
    }

    /// Remarks by which a figure is not as printed.
    private static let flawed = Set(
        [RemarkCode.sumDiffers, .percentBase, .percentArithmetic].map(\.rawValue))

    /// The figures that pins name, by id, where some query has asked for all that a sentence of them needs.
    func figures(_ pins: [Pin]) -> [String: FigureRow] {
        let wanted = Set(pins.filter { $0.origin.record == "indicator" }.map(\.id))
        guard !wanted.isEmpty else { return [:] }
        let rows = self.rows.sorted { $0.key < $1.key }.flatMap(\.value).filter {
            $0.origin.map { wanted.contains($0.id) } == true
        }
        return Dictionary(rows.compactMap { row in FigureRow(row).map { (row.origin?.id ?? "", $0) } }) {
            first, _ in first
        }
    }
}
