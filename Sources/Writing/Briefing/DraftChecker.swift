package import Templates
internal import AssessmentModel
internal import NoteText
package import SourceText
internal import TextAnalysis

/// Checks a draft's file against its template and the library, as is done each time it is opened.
package enum DraftChecker {
    /// Everything that does not fit, each with its place in the file: names that the template does not have,
    /// values that mean nothing, passages that the library does not hold or holds in other words.
    ///
    /// A pin whose report was published again is a warning: `rebase` leads through those. The rest are
    /// errors.
    ///
    /// - Throws: `Diagnostics` about the template's file, `WorldError` for the library.
    package static func problems(
        of file: DraftFile, templates: TemplateFolder, source: some BriefingSource
    ) throws -> [Diagnostic] {
        let draft = file.draft
        guard templates.names.contains(draft.template) else {
            let message = Suggestion.after(
                "There is no template called \"\(draft.template)\".", draft.template, in: templates.names)
            return [Diagnostic("unknown-template", at: file.places["template"], message)]
        }
        let template = try templates.template(named: draft.template)
        var problems: [Diagnostic] = []
        func unknown(_ what: String, _ name: String, in known: [String], at place: String) {
            let message = Suggestion.after(
                "\(template.name) has no \(what) \"\(name)\".", name, in: known)
            problems.append(
                Diagnostic(
                    "unknown-\(what.split(separator: " ").last ?? "")", at: file.places[place], message))
        }
        for given in draft.parameters {
            guard let parameter = template.parameters.first(where: { $0.name == given.name }) else {
                unknown(
                    "parameter", given.name, in: template.parameters.map(\.name),
                    at: "parameter \(given.name)")
                continue
            }
            do { _ = try BoundParameters.values(given.value, of: parameter, source: source) } catch let error
                as WorldError
            {
                let message = "\(given.name): \(error.description)"
                problems.append(
                    Diagnostic("parameter-value", at: file.places["parameter \(given.name)"], message))
            }
        }
        for text in draft.texts
        where !template.slots.contains(where: { $0.name == text.slot && $0.kind == .text }) {
            unknown(
                "text slot", text.slot, in: template.slots.filter { $0.kind == .text }.map(\.name),
                at: "text \(text.slot)")
        }
        for (index, pin) in draft.pins.enumerated() {
            let place = "pin \(index + 1)"
            if let slot = pin.slot, !template.slots.contains(where: { $0.name == slot && $0.kind == .pins }) {
                unknown(
                    "slot for pins", slot, in: template.slots.filter { $0.kind == .pins }.map(\.name),
                    at: "\(place) slot")
            }
            if let problem = try self.problem(of: pin, number: index + 1, file, source) {
                problems.append(problem)
            }
        }
        return problems
    }

    private static func problem(of pin: Pin, number: Int, _ file: DraftFile, _ source: some BriefingSource)
        throws -> Diagnostic?
    {
        let place = "pin \(number)"
        let paragraph = RowOrigin(record: "finding", id: RecordID.finding(of: pin.id))
        let held: Citation
        do { held = try source.citation(of: paragraph) } catch is WorldError {
            return Diagnostic(
                "lost-pin", at: file.places["\(place) id"], "Pin \(number): \(pin.id) is not in the library.")
        }
        guard held.fingerprint == pin.fingerprint else {
            return Diagnostic(
                "stale-pin", .warning, at: file.places[place],
                "Pin \(number): the report reads otherwise now. Say rebase to see how, and accept, edit or drop it."
            )
        }
        guard held.quotation.contains(pin.quotation) else {
            return Diagnostic(
                "quotation", at: file.places["\(place) quotation"],
                "Pin \(number): these words do not stand so in the paragraph. Quote it exactly; your own words go under `wording:`."
            )
        }
        return nil
    }
}
