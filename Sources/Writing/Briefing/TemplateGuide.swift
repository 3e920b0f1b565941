package import Templates
internal import TextAnalysis
internal import NoteText

/// What there is to know about a template without running it, for `assay templates` and `assay brief
/// --explain`.
package struct TemplateGuide: Sendable {
    package var template: BriefingTemplate

    package init(_ template: BriefingTemplate) { self.template = template }

    /// Name and title, then what it is for, then its parameters, optional ones with a question mark.
    ///
    ///     councillor-note  Briefing note for councillors
    ///         for all members, what CQC found in one council, read in five minutes
    ///         authority, compare?, statement?, date?, pre_election?
    package var summary: String {
        ["\(template.name)  \(template.title)", template.purpose, parameters].filter { !$0.isEmpty }.joined(
            separator: "\n    ")
    }

    /// Title and parameters on one line: `Change note (authority)`.
    package var line: String { "\(template.title) (\(parameters))" }

    private var parameters: String {
        template.parameters.map { parameter in
            parameter.name + (parameter.isRequired ? "" : "?")
                + (parameter.choices.isEmpty ? "" : " (\(parameter.choices.joined(separator: " or ")))")
        }.joined(separator: ", ")
    }

    /// ", at most 5 (4 with compare), down to 3 where the note would be too long".
    private static func bound(of part: TemplatePart) -> String {
        guard let most = part.most else { return "" }
        let others = part.mostWhen.sorted { $0.key < $1.key }.map { "\($0.value) with \($0.key)" }.joined(
            separator: ", ")
        let least = part.least.map { ", down to \($0) where the note would be too long" } ?? ""
        return ", at most \(most)" + (others.isEmpty ? "" : " (\(others))") + least
    }

    /// Parameters, queries, parts, slots and limits, in plain text.
    package var explanation: String {
        var lines = ["\(template.name), version \(template.version): \(template.title)"]
        if !template.purpose.isEmpty { lines.append("  \(template.purpose)") }
        lines += ["", "Parameters"]
        for parameter in template.parameters {
            var kind = parameter.kind.rawValue + (parameter.isList ? " list" : "")
            if !parameter.choices.isEmpty { kind = parameter.choices.joined(separator: " or ") }
            if let standard = parameter.standard { kind += ", \(standard) unless given" }
            lines.append(
                "  \(parameter.name) (\(kind)\(parameter.isRequired ? ", required" : "")): \(parameter.help)")
        }
        lines += ["", "Queries"]
        for query in template.queries {
            lines += ["  \(query.name)", "      \(MarkdownText.flattened(query.text))"]
        }
        lines += ["", "Parts, in the order in which they are made"]
        for part in template.parts {
            let maker = PartMaker.named(part.make)
            let from = part.from.isEmpty ? "" : " from \(part.from.joined(separator: ", "))"
            lines.append("  \(part.name) (\(part.make)\(from)\(Self.bound(of: part))): \(maker?.help ?? "")")
            lines.append("      gives \(maker?.shapeInWords ?? "nothing")")
        }
        if let twin = template.twin {
            lines += ["", "Beside the note: the rows of \(twin) as a CSV file of the same name"]
        }
        if !template.slots.isEmpty { lines += ["", "Slots"] }
        for slot in template.slots {
            var bounds = slot.isRequired ? ["required"] : []
            if slot.least > 0 || slot.most != nil {
                bounds.append("\(slot.least) to \(slot.most.map(String.init) ?? "any number")")
            }
            if let words = slot.words { bounds.append("at most \(words) words") }
            if let condition = slot.condition { bounds.append("when \(condition)") }
            lines.append(
                "  \(slot.name) (\(([slot.kind.rawValue] + bounds).joined(separator: ", "))): \(slot.prompt)")
        }
        let limits = template.limits
        let bounds = [
            limits.words.map { "\($0) words" }, limits.tables.map { "\($0) tables" },
            limits.tableRows.map { "\($0) rows a table" },
        ].compactMap { $0 }
        let aim = limits.aim.map { "; shortened to \($0) words where the parts allow it" } ?? ""
        if !bounds.isEmpty { lines += ["", "Limits: at most " + bounds.joined(separator: ", ") + aim] }
        return lines.joined(separator: "\n") + "\n"
    }
}
