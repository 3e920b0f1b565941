package import AssessmentModel
package import SourceText
internal import YAMLText
internal import Yams

/// A draft as its file holds it, with the place of each part for messages.
package struct DraftFile: Sendable {
    package var draft: Draft
    package var source: Source
    /// Where things stand: `template`, `parameter authority`, `pin 3`, `pin 3 slot`, `text lesson`, `waiver
    /// 1`.
    package var places: [String: Span]

    /// What a draft's file is called after its name.
    package static let suffix = ".brief.yaml"

    /// Reads a draft's file.
    ///
    /// - Throws: `Diagnostics` with line and column of everything that is not as it must be.
    package init(_ source: Source, name: String) throws(Diagnostics) {
        var reader = DraftReader(yaml: YAMLReader(source))
        let mapping = try reader.yaml.mapping(source.text[...], what: "draft")
        draft = reader.draft(.mapping(mapping), name: name)
        guard reader.yaml.problems.isEmpty else {
            throw Diagnostics(source: source, items: reader.yaml.problems)
        }
        self.source = source
        places = reader.places
    }

    /// The text of a draft's file: for people to read, compare and edit.
    package static func text(of draft: Draft) -> String {
        func scalar(_ text: String) -> Node {
            // Officers' lines stay lines; quoting keeps "yes" and "2025-01-01" the text they are.
            Node(text, .implicit, text.contains("\n") ? .literal : .any)
        }
        func mapping(_ pairs: [(String, String?)]) -> Node {
            Node(pairs.compactMap { name, text in text.map { (Node(name), scalar($0)) } })
        }
        var parts: [(String, Node)] = [("template", scalar(draft.template))]
        if !draft.parameters.isEmpty {
            parts.append(("parameters", mapping(draft.parameters.map { ($0.name, $0.value) })))
        }
        if !draft.pins.isEmpty {
            let pins = draft.pins.map { pin in
                mapping([
                    ("slot", pin.slot), ("id", pin.id), ("fingerprint", pin.fingerprint),
                    ("quotation", pin.quotation),
                    ("wording", pin.wording), ("memo", pin.memo), ("by", pin.by), ("when", pin.when),
                ])
            }
            parts.append(("pins", Node(pins)))
        }
        if !draft.texts.isEmpty { parts.append(("texts", mapping(draft.texts.map { ($0.slot, $0.words) }))) }
        if !draft.waivers.isEmpty {
            let waivers = draft.waivers.map {
                mapping([("check", $0.check), ("reason", $0.reason), ("by", $0.by), ("when", $0.when)])
            }
            parts.append(("waivers", Node(waivers)))
        }
        let heading = """
            # A briefing in the making. It may be edited by hand: it is checked when it is opened.
            # Pins appear in the note in this order. Comments are not kept; a memo is.

            """
        return heading
            + parts.map { name, node in
                // A mapping of texts, numbers and lists always has a YAML form.
                (try? Yams.serialize(node: Node([(Node(name), node)]), width: -1, allowUnicode: true)) ?? ""
            }.joined(separator: "\n")
    }
}

/// Makes a draft out of YAML.
private struct DraftReader {
    var yaml: YAMLReader
    var places: [String: Span] = [:]

    mutating func draft(_ node: Node, name: String) -> Draft {
        let fields = yaml.fields(
            node, known: ["template", "parameters", "pins", "texts", "waivers"], what: "draft")
        var draft = Draft(name: name, template: "")
        if let template = yaml.string(fields["template"]), !template.isEmpty {
            draft.template = template
            places["template"] = fields["template"].flatMap(yaml.span)
        } else {
            yaml.report(
                "missing-template", Span(0, 0), "The draft names no template: `template: councillor-note`.")
        }
        for (name, key, value) in yaml.entries(fields["parameters"]) {
            places["parameter \(name)"] = yaml.span(key)
            let values = value.sequence.map { $0.compactMap(\.scalar?.string) } ?? [text(value, of: name)]
            draft.parameters.append(Draft.Parameter(name: name, value: values.joined(separator: ",")))
        }
        for (index, item) in yaml.items(fields["pins"]).enumerated() {
            places["pin \(index + 1)"] = yaml.span(item)
            draft.pins.append(pin(item, number: index + 1))
        }
        for (name, key, value) in yaml.entries(fields["texts"]) {
            places["text \(name)"] = yaml.span(key)
            draft.say(text(value, of: name), in: name)
        }
        for (index, item) in yaml.items(fields["waivers"]).enumerated() {
            places["waiver \(index + 1)"] = yaml.span(item)
            let fields = yaml.fields(item, known: ["check", "reason", "by", "when"], what: "waiver")
            let wanted = ["check", "reason", "by", "when"].map { needed($0, fields, of: "waiver", at: item) }
            draft.waivers.append(
                Draft.Waiver(check: wanted[0], reason: wanted[1], by: wanted[2], when: wanted[3]))
        }
        return draft
    }

    private mutating func pin(_ node: Node, number: Int) -> Pin {
        let known = ["slot", "id", "fingerprint", "quotation", "wording", "memo", "by", "when"]
        let fields = yaml.fields(node, known: known, what: "pin")
        for name in known { places["pin \(number) \(name)"] = fields[name].flatMap(yaml.span) }
        let wanted = ["id", "fingerprint", "quotation", "by", "when"].map {
            needed($0, fields, of: "pin", at: node)
        }
        if !wanted[1].isEmpty, wanted[1].count != 12 || !wanted[1].allSatisfy(\.isHexDigit) {
            let span = places["pin \(number) fingerprint"]
            yaml.report(
                "fingerprint", span,
                "A fingerprint is 12 hexadecimal digits. Do not edit it; pin the passage again.")
        }
        func optional(_ name: String) -> String? {
            yaml.string(fields[name]).flatMap { $0.isEmpty ? nil : $0 }
        }
        return Pin(
            id: wanted[0], fingerprint: wanted[1], quotation: wanted[2], slot: optional("slot"),
            wording: optional("wording"),
            memo: optional("memo"), by: wanted[3], when: wanted[4])
    }

    private mutating func text(_ node: Node, of name: String) -> String {
        if let text = yaml.string(node) {
            var lines = text[...]
            while lines.last == "\n" { lines.removeLast() }
            return String(lines)
        }
        yaml.report(
            "yaml-shape", yaml.span(node),
            "\(name) is a text: write it behind the colon, or on lines of its own below `\(name): |`.")
        return ""
    }

    private mutating func needed(_ name: String, _ fields: [String: Node], of what: String, at node: Node)
        -> String
    {
        if let text = yaml.string(fields[name]), !text.isEmpty { return text }
        yaml.report("missing-\(name)", yaml.span(fields[name] ?? node), "This \(what) has no \(name).")
        return ""
    }
}
