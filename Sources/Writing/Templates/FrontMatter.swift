internal import AssessmentModel
internal import NoteText
internal import SourceText
internal import YAMLText
internal import Yams

/// Reads a template file's front matter: the YAML between two lines of `---` at its beginning.
struct FrontMatterReader {
    private var yaml: YAMLReader
    private var places: [String: Span] = [:]

    /// - Throws: `Diagnostics` with every mistake found.
    static func read(_ source: Source) throws(Diagnostics) -> BriefingTemplate {
        func failure(_ code: String, _ span: Span?, _ message: String) -> Diagnostics {
            Diagnostics(source: source, items: [Diagnostic(code, at: span, message)])
        }
        let text = source.text
        // Before the description is read: YAML of that size would take long, too.
        guard source.lines.starts.count <= Limits.templateLines else {
            throw Diagnostics(source: source, items: TemplateScanner.scan(source).problems)
        }
        guard text.hasPrefix("---\n") || text.hasPrefix("---\r\n") else {
            throw failure(
                "front-matter", Span(0, min(3, text.utf8.count)),
                "A template begins with a line of --- and its description in YAML.")
        }
        let starts = source.lines.starts
        guard let last = starts.indices.dropFirst().first(where: { source.line($0 + 1) == "---" }) else {
            throw failure(
                "front-matter", Span(0, 3), "The description is not closed. Write a line of --- after it.")
        }
        let yamlStart = starts[1]
        let bodyStart = last + 1 < starts.count ? starts[last + 1] : text.utf8.count
        var reader = FrontMatterReader(yaml: YAMLReader(source, from: yamlStart))
        let mapping = try reader.yaml.mapping(text[Span(yamlStart, starts[last])], what: "description")
        let template = reader.template(.mapping(mapping), text: TemplateScanner.scan(source, from: bodyStart))
        guard reader.yaml.problems.isEmpty else {
            throw Diagnostics(source: source, items: reader.yaml.problems)
        }
        return template
    }

    private mutating func template(_ mapping: Node, text: TemplateText) -> BriefingTemplate {
        let fields = self.fields(
            mapping,
            known: [
                "template", "version", "title", "purpose", "params", "queries", "parts", "slots", "empty",
                "limits", "twin", "draft_report",
            ],
            what: "description")
        let name =
            string(fields["template"])
            ?? missing("template", "Give the template a name: `template: councillor-note`.")
        var template = BriefingTemplate(
            name: name, version: integer(fields["version"]) ?? 1, title: string(fields["title"]) ?? name,
            purpose: string(fields["purpose"]) ?? "",
            parameters: [], queries: [],
            parts: [], slots: [], empty: [:], limits: NoteLimits(), text: text, places: [:])
        for (name, node) in entries(fields["params"]) { template.parameters.append(parameter(name, node)) }
        for (name, node) in entries(fields["queries"]) {
            guard let query = string(node) else { continue }
            template.queries.append(
                TemplateQuery(name: name, text: query, parameters: Self.parameters(in: query)))
        }
        for (name, node) in entries(fields["parts"]) { template.parts.append(part(name, node)) }
        for (name, node) in entries(fields["slots"]) { template.slots.append(slot(name, node)) }
        for (name, node) in entries(fields["empty"], isDeclaring: false) {
            template.empty[name] = string(node)
        }
        let limits = self.fields(
            fields["limits"], known: ["words", "aim", "tables", "table_rows"], what: "limits")
        template.limits = NoteLimits(
            words: integer(limits["words"]), aim: integer(limits["aim"]), tables: integer(limits["tables"]),
            tableRows: integer(limits["table_rows"]))
        template.twin = string(fields["twin"])
        template.isOfDraftReport = flag(fields["draft_report"])
        template.places = places
        checkReferences(template)
        return template
    }

    private mutating func parameter(_ name: String, _ node: Node) -> TemplateParameter {
        let fields = self.fields(
            node, known: ["type", "required", "default", "list", "help", "todo", "choices"], what: "parameter"
        )
        return TemplateParameter(
            name: name, kind: choice(fields["type"], TemplateParameter.Kind.self, "a type") ?? .text,
            isRequired: flag(fields["required"]),
            isList: flag(fields["list"]), standard: string(fields["default"]),
            help: string(fields["help"]) ?? "",
            choices: strings(fields["choices"]), todo: string(fields["todo"]))
    }

    private mutating func part(_ name: String, _ node: Node) -> TemplatePart {
        let fields = self.fields(node, known: ["make", "from", "most", "most_when", "least"], what: "part")
        let mostWhen = (fields["most_when"]?.mapping ?? [:]).compactMap { key, value in
            key.string.flatMap { name in integer(value).map { (name, $0) } }
        }
        return TemplatePart(
            name: name, make: string(fields["make"]) ?? "", from: strings(fields["from"]),
            most: integer(fields["most"]),
            mostWhen: Dictionary(mostWhen) { first, _ in first }, least: integer(fields["least"]))
    }

    private mutating func slot(_ name: String, _ node: Node) -> TemplateSlot {
        let fields = self.fields(
            node,
            known: [
                "kind", "min", "max", "words", "prompt", "required", "candidates", "takes", "when", "adds",
            ],
            what: "slot")
        return TemplateSlot(
            name: name, kind: choice(fields["kind"], TemplateSlot.Kind.self, "a kind of slot") ?? .text,
            least: integer(fields["min"]) ?? 0,
            most: integer(fields["max"]), words: integer(fields["words"]),
            prompt: string(fields["prompt"]) ?? "the officer's words",
            isRequired: flag(fields["required"]), candidates: string(fields["candidates"]),
            takes: choice(fields["takes"], Tone.self, "a tone"), condition: string(fields["when"]),
            isAddedTo: flag(fields["adds"]))
    }

    /// Names in the front matter that mean other names there.
    private mutating func checkReferences(_ template: BriefingTemplate) {
        let queries = template.queries.map(\.name)
        for query in template.queries {
            for parameter in query.parameters
            where !template.parameters.contains(where: { $0.name == parameter }) {
                unknown(parameter, "parameter", in: template.parameters.map(\.name), at: places[query.name])
            }
        }
        for part in template.parts {
            for name in part.mostWhen.keys.sorted()
            where !template.parameters.contains(where: { $0.name == name }) {
                unknown(name, "parameter", in: template.parameters.map(\.name), at: places[part.name])
            }
            for name in part.from where !queries.contains(name) {
                unknown(name, "query", in: queries, at: places[part.name])
            }
        }
        if let twin = template.twin, !queries.contains(twin) {
            unknown(twin, "query", in: queries, at: places["twin"])
        }
        let parts = template.parts.map(\.name)
        for slot in template.slots {
            if let name = slot.candidates, !parts.contains(name) {
                unknown(name, "part", in: parts, at: places[slot.name])
            }
            if let name = slot.condition?.split(separator: " ").last.map(String.init),
                !template.parameters.contains(where: { $0.name == name || $0.choices.contains(name) })
            {
                unknown(name, "parameter", in: template.parameters.map(\.name), at: places[slot.name])
            }
        }
        for name in template.empty.keys.sorted() where !(queries + parts).contains(name) {
            unknown(name, "query or part", in: queries + parts, at: places["empty"])
        }
    }

    private static func parameters(in query: String) -> [String] {
        var names: [String] = []
        for piece in query.split(separator: "$", omittingEmptySubsequences: false).dropFirst() {
            let name = String(piece.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
            if !name.isEmpty, !names.contains(name) { names.append(name) }
        }
        return names
    }

    // MARK: YAML nodes

    /// The values of a mapping by key; those of the description leave their places.
    private mutating func fields(_ node: Node?, known: [String], what: String) -> [String: Node] {
        if what == "description" {
            for (name, key, _) in yaml.entries(node) where known.contains(name) {
                places[name] = places[name] ?? yaml.span(key)
            }
        }
        return yaml.fields(node, known: known, what: what)
    }

    /// The entries of a mapping in the file's order.
    private mutating func entries(_ node: Node?, isDeclaring: Bool = true) -> [(String, Node)] {
        yaml.entries(node).map { name, key, value in
            if isDeclaring { declare(name, at: yaml.span(key)) }
            return (name, value)
        }
    }

    private mutating func declare(_ name: String, at span: Span?) {
        let isName =
            name.first?.isLetter == true && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        if !isName { report("declared-name", span, "\"\(name)\" is not a name: letters, digits and _.") }
        if let old = places[name], !Self.reserved.contains(name) {
            report(
                "declared-twice", span,
                "\(name) is already declared in line \(yaml.source.position(of: old.start).line).")
        }
        places[name] = span
    }

    private static let reserved = [
        "template", "version", "title", "purpose", "params", "queries", "parts", "slots", "empty", "limits",
        "twin", "draft_report",
    ]

    private func string(_ node: Node?) -> String? { yaml.string(node) }
    private func integer(_ node: Node?) -> Int? { string(node).flatMap { Int($0) } }
    private func flag(_ node: Node?) -> Bool { ["yes", "true"].contains(string(node) ?? "") }
    private func strings(_ node: Node?) -> [String] {
        if let sequence = node?.sequence { return sequence.compactMap(\.string) }
        return string(node).map { [$0] } ?? []
    }

    private mutating func choice<C: RawRepresentable & CaseIterable>(
        _ node: Node?, _ type: C.Type, _ what: String
    ) -> C?
    where C.RawValue == String {
        guard let word = string(node) else { return nil }
        if let choice = C(rawValue: word) { return choice }
        unknown(word, what, in: C.allCases.map(\.rawValue), at: node.flatMap(yaml.span))
        return nil
    }

    private mutating func missing(_ key: String, _ message: String) -> String {
        report("missing-\(key)", Span(0, 3), message)
        return "template"
    }

    private mutating func unknown(_ name: String, _ what: String, in known: [String], at span: Span?) {
        yaml.unknown(name, what, in: known, at: span)
    }

    private mutating func report(_ code: String, _ span: Span?, _ message: String) {
        yaml.report(code, span, message)
    }
}
