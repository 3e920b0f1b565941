internal import AssessmentModel
package import SourceText
internal import YAMLText
internal import Yams
internal import TextAnalysis

/// A plan as its file holds it.
package struct PlanFile: Sendable {
    /// What a plan's file is called after its name.
    package static let suffix = ".plan.yaml"
    /// Largest plan read, in bytes: thirty times one of 300 actions and 3,000 updates.
    package static let mostBytes = 16 << 20

    package var plan: ActionPlan

    /// Reads a plan's file.
    ///
    /// - Throws: `Diagnostics` with line and column of everything that is not as it must be.
    package init(_ source: Source, name: String) throws(Diagnostics) {
        var reader = PlanReader(yaml: YAMLReader(source))
        let mapping = try reader.yaml.mapping(source.text[...], what: "plan")
        plan = reader.plan(.mapping(mapping), name: name)
        if reader.yaml.problems.isEmpty { reader.checkReferences(in: plan) }
        guard reader.yaml.problems.isEmpty else {
            throw Diagnostics(source: source, items: reader.yaml.problems)
        }
    }

    /// The text of a plan's file: for people to read, compare and edit, one fact a line.
    package static func text(of plan: ActionPlan) -> String {
        var output = """
            # A council's plan after its report. It may be edited by hand: it is checked whenever it is read.
            # Updates, figures, evidence and sign-offs are added at the end of their lists and never changed.
            # Comments are not kept when Assay writes the file.
            plan: \(YAMLText.scalar(plan.name))
            assessment: \(YAMLText.scalar(plan.assessment))

            """
        if !plan.earlier.isEmpty {
            output += "earlier: \(YAMLText.scalar(plan.earlier.joined(separator: ", ")))\n"
        }
        if let started = plan.started { output += "started: \(started.iso)\n" }
        output += "scale:\n  name: \(YAMLText.scalar(plan.scale.name))\n  words:\n"
        for word in plan.scale.words {
            output += "  - word: \(YAMLText.scalar(word.word))\n    means: \(word.means.rawValue)\n"
        }
        if !plan.scale.confidence.isEmpty {
            let words = plan.scale.confidence.joined(separator: ", ")
            output += "  confidence: \(YAMLText.scalar(words))\n"
        }
        write(plan.points, to: &output)
        write(plan.actions, to: &output)
        write(plan.measures, to: &output)
        write(plan.actuals, to: &output)
        write(plan.updates, to: &output)
        write(plan.evidence, to: &output)
        write(plan.signOffs, to: &output)
        write(plan.asks, to: &output)
        return output
    }

    private static func write<Record: PlanRecord>(_ records: [Record], to output: inout String) {
        guard !records.isEmpty else { return }
        output += "\n\(Record.list):\n"
        for record in records {
            var mark = "- "
            for field in Record.fields {
                let text = field.text(of: record)
                guard !text.isEmpty else { continue }
                output += "\(mark)\(field.name): \(YAMLText.scalar(text))\n"
                mark = "  "
            }
        }
    }
}

/// Makes a plan out of YAML.
private struct PlanReader {
    var yaml: YAMLReader
    /// Where each record of a list stands.
    private var nodes: [String: [Node]] = [:]

    init(yaml: YAMLReader) { self.yaml = yaml }

    mutating func plan(_ node: Node, name: String) -> ActionPlan {
        let lists = [
            PlanPoint.list, PlanAction.list, PlanMeasure.list, PlanActual.list, PlanUpdate.list,
            PlanEvidence.list, PlanSignOff.list, PlanAsk.list,
        ]
        let fields = yaml.fields(
            node, known: ["plan", "assessment", "earlier", "started", "scale"] + lists, what: "plan")
        let assessment = yaml.string(fields["assessment"]) ?? ""
        if RecordID(assessment)?.kind != .assessment {
            yaml.report(
                "plan-assessment", fields["assessment"].flatMap(yaml.span) ?? Span(0, 0),
                "The plan names no assessment: `assessment: northmoor@2026-03`.")
        }
        var plan = ActionPlan(
            name: name, assessment: assessment, started: nil, scale: scale(fields["scale"]))
        plan.earlier = PlanWords.items([yaml.string(fields["earlier"]) ?? ""])
        if let text = yaml.string(fields["started"]) {
            plan.started = PlanDate.read(text)
            if plan.started == nil {
                yaml.report(
                    "plan-value", fields["started"].flatMap(yaml.span),
                    "“\(text)” is no date: write 2026-09-30.")
            }
        }
        plan.points = records(fields[PlanPoint.list])
        plan.actions = records(fields[PlanAction.list])
        plan.measures = records(fields[PlanMeasure.list])
        plan.actuals = records(fields[PlanActual.list])
        plan.updates = records(fields[PlanUpdate.list])
        plan.evidence = records(fields[PlanEvidence.list])
        plan.signOffs = records(fields[PlanSignOff.list])
        plan.asks = records(fields[PlanAsk.list])
        return plan
    }

    private mutating func scale(_ node: Node?) -> PlanScale {
        guard let node else {
            yaml.report(
                "plan-scale", Span(0, 0),
                "The plan has no scale: `scale:` with a name, and words with what they mean.")
            return PlanScale(name: "", words: [])
        }
        return PlanScale(node, &yaml)
    }

    private mutating func records<Record: PlanRecord>(_ node: Node?) -> [Record] {
        let fields = Record.fields
        let known = fields.map(\.name)
        let items = yaml.items(node)
        nodes[Record.list] = items
        return items.map { item in
            let values = yaml.fields(item, known: known, what: Record.word)
            var record = Record()
            for field in fields {
                let value = values[field.name]
                let text = text(value, of: field.name)
                if text.isEmpty, field.isNeeded {
                    yaml.report(
                        "missing-\(field.name)", yaml.span(value ?? item),
                        "This \(Record.word) has no \(field.name).")
                } else if !text.isEmpty, let wrong = field.set(text, in: &record) {
                    yaml.report("plan-value", value.flatMap(yaml.span), "“\(text)” \(wrong).")
                }
            }
            return record
        }
    }

    /// The words of a value; of a list its items with commas between them.
    private mutating func text(_ node: Node?, of name: String) -> String {
        guard let node else { return "" }
        if let scalar = node.scalar {
            let isNothing = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
            return isNothing ? "" : scalar.string.trimmed
        }
        if let items = node.sequence { return items.compactMap(\.scalar?.string).joined(separator: ", ") }
        yaml.report("yaml-shape", yaml.span(node), "\(name) is a text: write it behind the colon.")
        return ""
    }

    // MARK: What names what

    /// Ids that stand twice, names of what is not there, and words that are not on the scale.
    mutating func checkReferences(in plan: ActionPlan) {
        once(plan.points, \.id)
        once(plan.actions, \.id)
        once(plan.measures, \.id)
        once(plan.evidence, \.id)
        once(plan.asks, \.id)
        let actions = Set(plan.actions.map(\.id))
        let measures = Set(plan.measures.map(\.id))
        named(plan.points, \.actions, in: actions, "action")
        named(plan.actions, \.measures, in: measures, "measure")
        named(plan.actuals, { [$0.measure] }, in: measures, "measure")
        named(plan.updates, { [$0.action] }, in: actions, "action")
        named(plan.evidence, { [$0.action] }, in: actions, "action")
        named(plan.signOffs, { [$0.action] }, in: actions, "action")
        named(plan.signOffs, \.evidence, in: Set(plan.evidence.map(\.id)), "piece of evidence")
        named(plan.asks, { $0.action.isEmpty ? [] : [$0.action] }, in: actions, "action")
        for (index, update) in plan.updates.enumerated() {
            if plan.scale.meaning(of: update.status) == nil {
                report(
                    PlanUpdate.list, index,
                    Suggestion.after(
                        "“\(update.status)” is not on the plan's scale.", update.status, in: plan.scale.labels
                    ))
            }
            if !update.confidence.isEmpty, !plan.scale.confidence.contains(update.confidence) {
                report(
                    PlanUpdate.list, index,
                    Suggestion.after(
                        "“\(update.confidence)” is no word of confidence on the plan's scale.",
                        update.confidence, in: plan.scale.confidence))
            }
        }
    }

    private mutating func once<Record: PlanRecord>(_ records: [Record], _ id: (Record) -> String) {
        var seen: Set<String> = []
        for (index, record) in records.enumerated() where !seen.insert(id(record)).inserted {
            report(Record.list, index, "\(id(record)) stands there twice.")
        }
    }

    private mutating func named<Record: PlanRecord>(
        _ records: [Record], _ names: (Record) -> [String], in known: Set<String>, _ what: String
    ) {
        for (index, record) in records.enumerated() {
            for name in names(record) where !known.contains(name) {
                report(
                    Record.list, index,
                    Suggestion.after("The plan has no \(what) \(name).", name, in: known.sorted()))
            }
        }
    }

    private mutating func report(_ list: String, _ index: Int, _ message: String) {
        let node = nodes[list].flatMap { $0.indices.contains(index) ? $0[index] : nil }
        yaml.report("plan-reference", node.flatMap(yaml.span), message)
    }
}
