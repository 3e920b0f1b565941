internal import QuotedLines
internal import Templates
internal import TextAnalysis
internal import AssessmentModel
internal import NoteText
internal import ReferenceData
internal import SourceText

/// Every value that the template shows.
struct Views {
    var root: [String: View] = [:]
    var problems: [Diagnostic] = []
    /// What the reports' acronyms stand for: the rows of every query that shows `acronym` and `expansion`.
    var terms: [(acronym: String, expansion: String)] = []

    /// - Throws: `Diagnostics` for empty queries, missing values and unfilled slots, unless the order is for
    ///   a draft.
    init(
        _ evidence: QueryAnswers, _ checked: CheckedTemplate, _ bound: BoundParameters,
        _ order: BriefingOrder,
        _ used: inout UsedEvidence, sectionTitle: @escaping (String) -> String
    ) throws {
        let template = checked.template
        addParameters(template, bound, order)
        try addPins(template, evidence, bound, order, &used)
        try addParts(template, evidence, bound, order, sectionTitle, &used)
        addSlots(template, bound, order)
        for query in template.queries where checked.used[query.name] != nil {
            root[query.name] = .list(
                try (evidence.rows[query.name]?.rows ?? []).map { try Self.view(of: $0, &used) })
        }
        for row in template.queries.flatMap({ evidence.rows[$0.name]?.rows ?? [] }) {
            if let acronym = row.text("acronym"), let expansion = row.text("expansion") {
                terms.append((acronym, expansion))
            }
        }
        root["empty"] = .object(template.empty.mapValues { .text($0) })
        root["draft"] = .flag(order.isDraft)
        root["sources"] = .markdown(String(UsedEvidence.sourcesMark))
        root["table_number"] = .markdown(String(UsedEvidence.tableMark))
        root["section_number"] = .markdown(String(UsedEvidence.sectionMark))
        root["paragraph_number"] = .markdown(String(UsedEvidence.paragraphMark))
        root["glossary"] = .markdown(String(UsedEvidence.glossaryMark))
        root["title"] = .text(template.title)
        findEmpty(checked, evidence)
        try RenderBudget.check(checked, root)
        MissingValues.find(checked, root) { problems.append($0) }
        let blocking = problems.filter { $0.severity == .error }
        guard order.isDraft || blocking.isEmpty else {
            throw Diagnostics(source: template.source, items: problems)
        }
    }

    private mutating func addParameters(
        _ template: BriefingTemplate, _ bound: BoundParameters, _ order: BriefingOrder
    ) {
        for parameter in template.parameters {
            let values = bound.values[parameter.name] ?? []
            if parameter.kind == .yesNo {
                root[parameter.name] = .flag(values.first?.key == "yes")
            } else if !parameter.choices.isEmpty {
                let chosen = values.first?.key
                let flags = Dictionary(parameter.choices.map { ("is_\($0)", View.flag($0 == chosen)) }) {
                    first, _ in first
                }
                root[parameter.name] = .object(
                    flags.merging(["name": chosen.map { .text($0) } ?? .missing]) { $1 })
            } else if !values.isEmpty {
                root[parameter.name] = .text(Self.sentenceList(values.map(\.label)))
            } else if let todo = parameter.todo {
                root[parameter.name] = .markdown("[TO DO: \(MarkdownText.escaped(todo))]")
                problems.append(
                    Diagnostic(
                        "unfilled", at: template.places[parameter.name],
                        "\(parameter.name) is not given: \(todo)."))
            } else {
                root[parameter.name] = .missing
            }
        }
    }

    private mutating func addParts(
        _ template: BriefingTemplate, _ evidence: QueryAnswers, _ bound: BoundParameters,
        _ order: BriefingOrder,
        _ sectionTitle: @escaping (String) -> String, _ used: inout UsedEvidence
    ) throws {
        for part in template.parts {
            guard let maker = PartMaker.named(part.make) else { continue }
            // Candidates for a slot that the officer has filled would only take evidence from the other
            // parts.
            if template.slots.contains(where: {
                $0.kind == .pins && $0.candidates == part.name && order.pins[$0.name] != nil
            }) {
                root[part.name] = .object(PartMaker.list([]))
                continue
            }
            let most = order.mostItems[part.name] ?? template.most(of: part, bound)
            used.part = part.name
            let context = PartContext(
                template: template, parameters: bound.values, most: most, note: bound.note, plan: bound.plan,
                others: bound.others, ours: bound.ours, sectionTitle: sectionTitle)
            root[part.name] = .object(
                try maker.make(part.from.map { evidence.rows[$0] ?? QueryRows([]) }, context, &used))
        }
    }

    private mutating func addSlots(
        _ template: BriefingTemplate, _ bound: BoundParameters, _ order: BriefingOrder
    ) {
        for name in (Array(order.officerTexts.keys) + order.pins.keys).sorted()
        where !template.slots.contains(where: { $0.name == name }) {
            let message = Suggestion.after(
                "\(template.name) has no slot \"\(name)\".", name, in: template.slots.map(\.name))
            problems.append(Diagnostic("unknown-slot", at: template.places["slots"], message))
        }
        for slot in template.slots {
            switch slot.kind {
            case .text: addText(slot, template, bound, order)
            case .pins where order.pins[slot.name] == nil:
                var fields = PartMaker.list([])
                if let name = slot.candidates, case .object(let candidates)? = root[name] {
                    fields = candidates
                }
                root[slot.name] = .object(fields.merging(["suggested": .flag(order.isDraft)]) { $1 })
            case .pins: break
            }
        }
    }

    private mutating func addText(
        _ slot: TemplateSlot, _ template: BriefingTemplate, _ bound: BoundParameters, _ order: BriefingOrder
    ) {
        let text = (order.officerTexts[slot.name] ?? "").split(separator: "\n").map {
            MarkdownText.flattened($0)
        }.filter { !$0.isEmpty }
        let isWanted = slot.condition.map { condition in
            let words = condition.split(separator: " ")
            let name = String(words.last ?? "")
            let isChosen = template.parameters.contains {
                $0.choices.contains(name) && bound.key($0.name) == name
            }
            let isGiven = isChosen || bound.values[name].map { $0.first?.key != "no" } ?? false
            return words.first == "not" ? !isGiven : isGiven
        }
        if text.isEmpty {
            let isAsked = slot.isRequired && isWanted ?? true
            if isAsked {
                problems.append(
                    Diagnostic(
                        "unfilled", at: template.places[slot.name], "\(slot.name) is empty: \(slot.prompt)."))
            }
            let todo = isAsked ? "[TO DO: \(MarkdownText.escaped(slot.prompt))]" : ""
            root[slot.name] = .object([
                "block": .markdown(isAsked ? "> **Officer comment:** \(todo)" : ""),
                "inline": .markdown(todo), "filled": .flag(false),
            ])
            return
        }
        let words = text.reduce(0) { $0 + Wording.count($1) }
        if let most = slot.words, words > most {
            problems.append(
                Diagnostic(
                    "too-long", .warning, at: template.places[slot.name],
                    "\(slot.name) has \(words) words; at most \(most) fit."))
        }
        var lines = text.map(Self.officerLine)
        if slot.isAddedTo {
            // Behind the candidates, which stand above.
            let offered = slot.candidates.flatMap { name -> Int? in
                guard case .object(let fields)? = root[name], case .list(let items)? = fields["items"] else {
                    return nil
                }
                return items.count
            }
            lines = zip(text.indices, text).map { index, line in
                "\((offered ?? 0) + index + 1). "
                    + MarkdownText.escaped(Self.withoutMark(line))
            }
        }
        root[slot.name] = .object([
            "block": .markdown("> **Officer comment:**" + Self.quoted(lines)),
            "inline": .markdown(text.map { MarkdownText.escaped($0) }.joined(separator: " ")),
            "filled": .flag(true),
        ])
    }

    /// Lines as paragraphs and lists of a block quotation, from behind its label on.
    private static func quoted(_ lines: [String]) -> String {
        var output = ""
        var wasItem = false
        for (index, line) in lines.enumerated() {
            let isItem = isListItem(line)
            if index == 0, !isItem {
                output += " " + line
            } else {
                output += (isItem && wasItem ? "\n> " : "\n>\n> ") + line
            }
            wasItem = isItem
        }
        return output
    }

    private static func isListItem(_ line: String) -> Bool {
        line.hasPrefix("- ") || line.first?.isNumber == true && line.drop { $0.isNumber }.hasPrefix(". ")
    }

    /// A line without the list mark that an officer began it with.
    private static func withoutMark(_ line: String) -> String {
        if line.hasPrefix("- ") { return String(line.dropFirst(2)) }
        let digits = line.prefix { $0.isNumber }
        return !digits.isEmpty && line[digits.endIndex...].hasPrefix(". ")
            ? String(line[digits.endIndex...].dropFirst(2)) : line
    }

    /// A line of an officer's text: a list mark at its beginning stays one, everything else is text.
    private static func officerLine(_ line: String) -> String {
        if line.hasPrefix("- ") { return "- " + MarkdownText.escaped(line.dropFirst(2)) }
        let digits = line.prefix { $0.isNumber }
        if (1...2).contains(digits.count), line[digits.endIndex...].hasPrefix(". ") {
            return digits + ". " + MarkdownText.escaped(line[digits.endIndex...].dropFirst(2))
        }
        return MarkdownText.escaped(line)
    }

    /// The slots that hold pins. They come before the parts, which then say nothing twice.
    private mutating func addPins(
        _ template: BriefingTemplate, _ evidence: QueryAnswers, _ bound: BoundParameters,
        _ order: BriefingOrder,
        _ used: inout UsedEvidence
    ) throws {
        let main = bound.values["authority"]?.first?.key
        for slot in template.slots where slot.kind == .pins {
            guard let pins = order.pins[slot.name] else { continue }
            let figures = evidence.figures(pins)
            let place = template.places[slot.name]
            if pins.count < slot.least {
                problems.append(
                    Diagnostic(
                        "too-few", at: place,
                        "\(slot.name) has \(pins.count == 1 ? "1 pin" : "\(pins.count) pins"); at least \(slot.least) are wanted."
                    ))
            }
            if let most = slot.most, pins.count > most {
                problems.append(
                    Diagnostic(
                        "too-many", at: place, "\(slot.name) has \(pins.count) pins; at most \(most) fit."))
            }
            var items: [[String: View]] = []
            for group in PinnedPoints(slot, template, evidence, used.gate).grouped(pins) {
                do {
                    switch group {
                    case .points(let pinned): items += try Self.items(pinned, &used)
                    case .passage(let pin):
                        items.append(try Self.item(pin, figures[pin.id], main: main, &used))
                    }
                } catch let error as WorldError {
                    problems.append(
                        Diagnostic(
                            "stale-pin", at: place, "\(group.id) in \(slot.name): \(error.description)"))
                }
            }
            root[slot.name] = .object(PartMaker.list(items).merging(["suggested": .flag(false)]) { $1 })
        }
    }

    /// Pinned points as a list has them that nobody pinned: item by item, each with its figures.
    private static func items(_ pinned: PinnedPoints.Group, _ used: inout UsedEvidence) throws
        -> [[String: View]]
    {
        for (pin, point) in pinned.points {
            try check(pin, used.mark(pin.origin), used)
            PointChoice.use(point, pinned.figures, &used)
        }
        return try PartMaker.items(pinned.points.map(\.point), pinned.list, &used)
    }

    /// - Throws: `WorldError` when the library no longer holds the passage, or holds it in other words.
    private static func check(_ pin: Pin, _ mark: String, _ used: UsedEvidence) throws {
        guard let citation = used.citation(of: pin.origin) else {
            throw WorldError("it is not in the library any more: unpin it, or read its report again.")
        }
        guard citation.fingerprint == pin.fingerprint else {
            throw WorldError(
                "the report reads otherwise now. Say rebase to see how, and accept, edit or drop it.")
        }
    }

    /// A pin as a list item: the officer's wording labelled as theirs; else a figure as a plain sentence;
    /// else the words pinned.
    ///
    /// - Parameter figure: the figure pinned, where a query of the template gives it.
    /// - Parameter main: the council that the note is about; a passage about another says which.
    /// - Throws: `WorldError` when the library no longer holds the passage, or holds it in other words.
    private static func item(_ pin: Pin, _ figure: FigureRow?, main: String?, _ used: inout UsedEvidence)
        throws
        -> [String: View]
    {
        let mark = try used.mark(pin.origin)
        try check(pin, mark, used)
        guard let citation = used.citation(of: pin.origin) else { return [:] }
        used.use(pin, citation)
        if let figure { used.know(figure) }
        let words =
            pin.wording.map { "Officer's words: \($0)" } ?? figure.flatMap {
                MeasureLabel.plain($0)
            }
            ?? Quotation.sentence(pin.quotation)
        let topic = used.topics.name(of: [figure?.measure, pin.quotation].compactMap { $0 }, isWait: false)
        let lead = topic ?? citation.sectionTitle
        return [
            "lead": .text(citation.authoritySlug == main ? lead : "\(citation.authority), \(lead)"),
            "statement": topic == nil ? .missing : .text(citation.sectionTitle),
            "text": .markdown(MarkdownText.escaped(words) + mark),
        ]
    }

    /// A row as the template sees it: its columns and, when it can be cited, `cite`.
    private static func view(of row: EvidenceRow, _ used: inout UsedEvidence) throws -> [String: View] {
        var fields = row.fields.keys.reduce(into: [String: View]()) {
            $0[$1] = row.text($1).map { .text($0) } ?? .missing
        }
        if let origin = row.origin, QueryShapes.citable.contains(origin.record) {
            fields["cite"] = .markdown(try used.mark(origin))
        }
        return fields
    }

    /// A query or list part that some tag shows, has nothing, and has no sentence under `empty:`.
    private mutating func findEmpty(_ checked: CheckedTemplate, _ evidence: QueryAnswers) {
        let template = checked.template
        for (name, tag) in checked.used.sorted(by: { $0.key < $1.key }) where template.empty[name] == nil {
            let isEmpty: Bool
            switch root[name] {
            case .list(let items): isEmpty = items.isEmpty && evidence.asked.contains(name)
            case .object(let fields)? where template.parts.contains(where: { $0.name == name }):
                let part = template.parts.first { $0.name == name }
                let wasAsked = part?.from.contains { evidence.asked.contains($0) } ?? false
                isEmpty = fields["any"] == .flag(false) && wasAsked
            case .text, .markdown, .flag, .object, .missing, nil: isEmpty = false
            }
            guard isEmpty else { continue }
            let isHere = tag.source.name == template.source.name
            problems.append(
                Diagnostic(
                    "empty-query", at: isHere ? tag.span : template.places[name],
                    "\(name) has no rows. Say what to print then, under empty: `\(name): …`."))
        }
    }

    /// "Eastvale", "Eastvale and Northmoor", "A, B and C"; in alphabetical order.
    static func sentenceList(_ items: [String]) -> String {
        let sorted = items.sorted()
        guard sorted.count > 1, let last = sorted.last else { return sorted.first ?? "" }
        return sorted.dropLast().joined(separator: ", ") + " and " + last
    }
}
