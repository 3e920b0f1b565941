internal import SourceText
internal import Yams

/// Reads a template file's front matter: the YAML between two lines of `---` at its beginning.
struct FrontMatterReader {
    private let source: Source
    private let yamlStart: Int
    private var problems: [Diagnostic] = []
    private var places: [String: Span] = [:]

    /// - Throws: `Diagnostics` with every mistake found.
    static func read(_ source: Source) throws(Diagnostics) -> BriefingTemplate {
        func failure(_ code: String, _ span: Span?, _ message: String) -> Diagnostics {
            Diagnostics(source: source, items: [Diagnostic(code, at: span, message)])
        }
        let text = source.text
        guard text.hasPrefix("---\n") || text.hasPrefix("---\r\n") else {
            throw failure(
                "front-matter", Span(0, min(3, text.utf8.count)), "A template begins with a line of --- and its description in YAML.")
        }
        let starts = source.lines.starts
        guard let last = starts.indices.dropFirst().first(where: { source.line($0 + 1) == "---" }) else {
            throw failure("front-matter", Span(0, 3), "The description is not closed. Write a line of --- after it.")
        }
        let yamlStart = starts[1]
        let bodyStart = last + 1 < starts.count ? starts[last + 1] : text.utf8.count
        let node: Node?
        do {
            node = try Yams.compose(yaml: String(text[Span(yamlStart, starts[last])]))
        } catch let error as YamlError {
            throw failure("yaml", nil, "The description is not YAML: \(Self.words(error))")
        } catch {
            throw failure("yaml", nil, "The description is not YAML.")
        }
        guard case .mapping(let mapping)? = node else {
            throw failure("yaml", Span(0, 3), "The description is a list of `name: value` lines.")
        }
        var reader = FrontMatterReader(source: source, yamlStart: yamlStart)
        let template = reader.template(mapping, text: TemplateScanner.scan(source, from: bodyStart))
        guard reader.problems.isEmpty else { throw Diagnostics(source: source, items: reader.problems) }
        return template
    }

    private init(source: Source, yamlStart: Int) {
        self.source = source
        self.yamlStart = yamlStart
    }

    private static func words(_ error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            "\(problem) (line \(mark.line + 1))."
        case .duplicatedKeysInMapping(let keys, _): "\(keys.map { String(describing: $0) }.joined(separator: ", ")) stands there twice."
        default: "it cannot be read."
        }
    }

    private mutating func template(_ mapping: Node.Mapping, text: TemplateText) -> BriefingTemplate {
        let fields = self.fields(
            mapping, known: ["template", "version", "title", "params", "queries", "parts", "slots", "empty", "limits"], what: "description")
        let name = string(fields["template"]) ?? missing("template", "Give the template a name: `template: councillor-note`.")
        var template = BriefingTemplate(
            name: name, version: integer(fields["version"]) ?? 1, title: string(fields["title"]) ?? name, parameters: [], queries: [],
            parts: [], slots: [], empty: [:], limits: TemplateLimits(), text: text, places: [:])
        for (name, node) in entries(fields["params"]) { template.parameters.append(parameter(name, node)) }
        for (name, node) in entries(fields["queries"]) {
            guard let query = string(node) else { continue }
            template.queries.append(TemplateQuery(name: name, text: query, parameters: Self.parameters(in: query)))
        }
        for (name, node) in entries(fields["parts"]) { template.parts.append(part(name, node)) }
        for (name, node) in entries(fields["slots"]) { template.slots.append(slot(name, node)) }
        for (name, node) in entries(fields["empty"], isDeclaring: false) { template.empty[name] = string(node) }
        let limits = self.fields(fields["limits"]?.mapping, known: ["words", "tables", "table_rows"], what: "limits")
        template.limits = TemplateLimits(
            words: integer(limits["words"]), tables: integer(limits["tables"]), tableRows: integer(limits["table_rows"]))
        template.places = places
        checkReferences(template)
        return template
    }

    private mutating func parameter(_ name: String, _ node: Node) -> TemplateParameter {
        let fields = self.fields(node.mapping, known: ["type", "required", "default", "list", "help", "todo"], what: "parameter")
        return TemplateParameter(
            name: name, kind: choice(fields["type"], TemplateParameter.Kind.self, "a type") ?? .text, isRequired: flag(fields["required"]),
            isList: flag(fields["list"]), standard: string(fields["default"]), help: string(fields["help"]) ?? "",
            todo: string(fields["todo"]))
    }

    private mutating func part(_ name: String, _ node: Node) -> TemplatePart {
        let fields = self.fields(node.mapping, known: ["make", "from", "most", "most_when"], what: "part")
        let mostWhen = (fields["most_when"]?.mapping ?? [:]).compactMap { key, value in
            key.string.flatMap { name in integer(value).map { (name, $0) } }
        }
        return TemplatePart(
            name: name, make: string(fields["make"]) ?? "", from: strings(fields["from"]), most: integer(fields["most"]),
            mostWhen: Dictionary(mostWhen) { first, _ in first })
    }

    private mutating func slot(_ name: String, _ node: Node) -> TemplateSlot {
        let fields = self.fields(
            node.mapping, known: ["kind", "min", "max", "words", "prompt", "required", "candidates", "when"], what: "slot")
        return TemplateSlot(
            name: name, kind: choice(fields["kind"], TemplateSlot.Kind.self, "a kind of slot") ?? .text, least: integer(fields["min"]) ?? 0,
            most: integer(fields["max"]), words: integer(fields["words"]), prompt: string(fields["prompt"]) ?? "the officer's words",
            isRequired: flag(fields["required"]), candidates: string(fields["candidates"]), condition: string(fields["when"]))
    }

    /// Names in the front matter that mean other names there.
    private mutating func checkReferences(_ template: BriefingTemplate) {
        let queries = template.queries.map(\.name)
        for query in template.queries {
            for parameter in query.parameters where !template.parameters.contains(where: { $0.name == parameter }) {
                unknown(parameter, "parameter", in: template.parameters.map(\.name), at: places[query.name])
            }
        }
        for part in template.parts {
            for name in part.mostWhen.keys.sorted() where !template.parameters.contains(where: { $0.name == name }) {
                unknown(name, "parameter", in: template.parameters.map(\.name), at: places[part.name])
            }
            for name in part.from where !queries.contains(name) { unknown(name, "query", in: queries, at: places[part.name]) }
            guard let maker = PartMaker.named(part.make) else {
                unknown(part.make, "rule for a part", in: PartMaker.all.map(\.name), at: places[part.name])
                continue
            }
            if part.from.count != maker.inputs.count {
                let wanted = maker.inputs.map(\.name).joined(separator: ", ")
                report("part-inputs", places[part.name], "\(maker.name) is made from \(Figures.word(maker.inputs.count)): \(wanted).")
            }
        }
        let parts = template.parts.map(\.name)
        for slot in template.slots {
            if let name = slot.candidates, !parts.contains(name) { unknown(name, "part", in: parts, at: places[slot.name]) }
            if let name = slot.condition?.split(separator: " ").last.map(String.init),
                !template.parameters.contains(where: { $0.name == name })
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

    /// The values of a mapping by key; unknown keys are reported.
    private mutating func fields(_ mapping: Node.Mapping?, known: [String], what: String) -> [String: Node] {
        var fields: [String: Node] = [:]
        for (key, value) in mapping ?? [:] {
            guard let name = key.string else { continue }
            if known.contains(name) {
                fields[name] = value
                if what == "description" { places[name] = places[name] ?? span(key, name) }
            } else {
                unknown(name, "word in a \(what)", in: known, at: span(key, name))
            }
        }
        return fields
    }

    /// The entries of a mapping in the file's order.
    private mutating func entries(_ node: Node?, isDeclaring: Bool = true) -> [(String, Node)] {
        guard let node else { return [] }
        guard let mapping = node.mapping else {
            report("yaml-shape", span(node, ""), "Write `name: value` lines here.")
            return []
        }
        return mapping.compactMap { key, value in
            guard let name = key.string else { return nil }
            if isDeclaring {
                let isName = name.first?.isLetter == true && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
                if !isName { report("declared-name", span(key, name), "\"\(name)\" is not a name: letters, digits and _.") }
                if let old = places[name], !Self.reserved.contains(name) {
                    let line = source.position(of: old.start).line
                    report("declared-twice", span(key, name), "\(name) is already declared in line \(line).")
                }
                places[name] = span(key, name)
            }
            return (name, value)
        }
    }

    private static let reserved = ["template", "version", "title", "params", "queries", "parts", "slots", "empty", "limits"]

    private func string(_ node: Node?) -> String? { node?.scalar?.string }
    private func integer(_ node: Node?) -> Int? { string(node).flatMap { Int($0) } }
    private func flag(_ node: Node?) -> Bool { ["yes", "true"].contains(string(node) ?? "") }
    private func strings(_ node: Node?) -> [String] {
        if let sequence = node?.sequence { return sequence.compactMap(\.string) }
        return string(node).map { [$0] } ?? []
    }

    private mutating func choice<C: RawRepresentable & CaseIterable>(_ node: Node?, _ type: C.Type, _ what: String) -> C?
    where C.RawValue == String {
        guard let word = string(node) else { return nil }
        if let choice = C(rawValue: word) { return choice }
        unknown(word, what, in: C.allCases.map(\.rawValue), at: node.flatMap { span($0, word) })
        return nil
    }

    private func span(_ node: Node, _ text: String) -> Span? {
        guard let mark = node.mark else { return nil }
        let line = source.position(of: yamlStart).line + mark.line - 1
        guard line >= 1, line <= source.lines.starts.count else { return nil }
        let start = source.lines.starts[line - 1] + mark.column - 1
        return Span(start, start + max(1, text.utf8.count))
    }

    private mutating func missing(_ key: String, _ message: String) -> String {
        report("missing-\(key)", Span(0, 3), message)
        return "template"
    }

    private mutating func unknown(_ name: String, _ what: String, in known: [String], at span: Span?) {
        report("unknown-name", span, NearestName.sentence("There is no \(what) called \"\(name)\".", name, in: known))
    }

    private mutating func report(_ code: String, _ span: Span?, _ message: String) {
        guard problems.count < Limits.diagnosticCount else { return }
        problems.append(Diagnostic(code, at: span, message))
    }
}

/// Ends a message about an unknown name with the nearest ones, or with all when they are few.
enum NearestName {
    static func sentence(_ message: String, _ name: String, in known: [String]) -> String {
        let near = EditDistance.nearest(to: name, in: known)
        if !near.isEmpty { return "\(message) Did you mean \(near.joined(separator: " or "))?" }
        guard !known.isEmpty, known.count <= 12 else { return message }
        return "\(message) There are: \(known.joined(separator: ", "))."
    }
}
