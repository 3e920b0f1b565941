package import AssessmentModel
internal import Briefing
internal import QuotedLines
internal import Library
package import NoteChecking
internal import NoteText
internal import Presentation
internal import QueryLanguage
internal import SourceText
package import Templates
internal import TextAnalysis

/// What an officer does with drafts: start, look at, pin, say. Each change is on the disk before it is
/// reported.
///
/// Each change answers with its receipt, which the prompt and the command line print as it is. Texts end in a
/// newline. Members throw `WorldError` for names, files and the library, and
/// `Diagnostics` with line and column when a draft's or a template's file is not as it must be.
package struct Drafting {
    package let workspace: Workspace
    package var folder: DraftFolder { DraftFolder(path: workspace.options.draftsFolder) }
    /// Who is at work, for pins.
    private let officer: String
    private let now: String

    /// Drafts of the folder that the workspace's options name; who pins is the officer they name.
    package init(_ workspace: Workspace) {
        self.workspace = workspace
        officer = workspace.options.officer ?? "unknown"
        now = PartialDate.today().iso
    }

    // MARK: Drafts

    /// Starts a draft and tells its slots.
    package func start(_ name: String, from template: String, with values: [(name: String, value: String)])
        throws -> String
    {
        guard workspace.templates.names.contains(template) else {
            throw WorldError(try unknown("template", template, in: workspace.templates.names))
        }
        let draft = Draft(
            name: name, template: template,
            parameters: values.map { Draft.Parameter(name: $0.name, value: $0.value) })
        // Checked as if it were a file, so that nothing is written that could not be opened.
        let file = try DraftFile(Source(name: name, text: DraftFile.text(of: draft)), name: name)
        let wrong = try problems(of: file).filter { $0.severity == .error }
        // The file is ours and not written yet: its lines would mean nothing to who typed the values.
        if !wrong.isEmpty { throw WorldError.ofQuestion(wrong.map(\.message).joined(separator: "\n")) }
        try folder.create(draft)
        return "\(folder.filePath(name)): started from \(template).\n" + (try status(name))
    }

    /// Opens a draft: reads it and says how it stands.
    ///
    /// - Throws: `Diagnostics` for what was edited wrongly by hand.
    package func open(_ name: String) throws -> String {
        let file = try folder.read(name)
        try refuse(file, try problems(of: file))
        return try status(name)
    }

    /// The drafts, each with its template and what it is about; one that cannot be read says so.
    package func list() -> ResultTable {
        let rows = folder.names.map { name -> [Value] in
            guard let draft = try? folder.read(name).draft else {
                return [.text(name), .text("cannot be read: brief open \(name)"), .missing, .missing]
            }
            let about = draft.parameters.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
            return [.text(name), .text(draft.template), .text(about), .integer(draft.pins.count)]
        }
        return ResultTable(
            columns: [
                Column(name: "draft", type: .text), Column(name: "template", type: .text),
                Column(name: "about", type: .text),
                Column(name: "pins", type: .number),
            ], rows: rows)
    }

    /// What is filled, short, too long or empty.
    package func status(_ name: String) throws -> String {
        let file = try folder.read(name)
        let draft = file.draft
        let template = try workspace.templates.template(named: draft.template)
        let about = draft.parameters.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
        var lines = ["\(name): \(template.name)\(about.isEmpty ? "" : " with \(about)")"]
        let open = template.parameters.filter { parameter in
            (parameter.isRequired || parameter.todo != nil)
                && !draft.parameters.contains { $0.name == parameter.name }
        }
        let slots = template.slots.filter { DraftSlot.isAsked($0, given: draft.parameters) }
        let width = (open.map(\.name.count) + slots.map(\.name.count)).max() ?? 0
        func line(_ name: String, _ state: String, _ what: String) -> String {
            "  \(name)\(String(repeating: " ", count: width - name.count))  \(state) (\(what))"
        }
        for parameter in open {
            let example = parameter.kind == .date ? "1 April 2026" : "..."
            lines.append(
                line(
                    parameter.name, "not given yet: say \(parameter.name) \"\(example)\"",
                    parameter.todo ?? parameter.help))
        }
        for slot in slots { lines.append(line(slot.name, DraftSlot.state(of: slot, in: draft), slot.prompt)) }
        let unsorted = draft.pins(in: nil).map { String($0.number) }
        if !unsorted.isEmpty {
            let numbers = unsorted.joined(separator: ", ")
            lines.append(
                "  In no slot yet, so not in the note: \(unsorted.count == 1 ? "pin" : "pins") \(numbers). Say where: pin ID as SLOT"
            )
        }
        for problem in try problems(of: file) { lines.append("  \(problem.message)") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Names of a draft's slots; of one kind, or all.
    package func slots(of name: String, kind: TemplateSlot.Kind? = nil) throws -> [String] {
        let template = try workspace.templates.template(named: try folder.read(name).draft.template)
        return template.slots.filter { kind == nil || $0.kind == kind }.map(\.name)
    }

    // MARK: Pins

    /// The record that a short or long id names, by its long id.
    package func origin(of id: String) throws -> RowOrigin {
        let paragraph = Pin(id: id, fingerprint: "", quotation: "", by: "", when: "").paragraph
        guard let passage = try workspace.library().passage(paragraph) else {
            throw WorldError(
                "\(id) is not in the library. An id looks like stockton-on-tees/needs/9.2: council, section, paragraph, sentence."
            )
        }
        let part = id.dropFirst(paragraph.count)
        let origin = Pin(id: passage.id + part, fingerprint: "", quotation: "", by: "", when: "").origin
        if origin.kind == .point, try workspace.library().point(origin.id) == nil {
            throw WorldError("\(passage.id) has no point \(part): search again for it.")
        }
        if origin.kind == .sentence || origin.kind == .indicator,
            try workspace.library().sentence(origin.id) == nil
        {
            throw WorldError("\(passage.id) has no sentence \(part.dropFirst()): open it to see.")
        }
        return origin
    }

    /// Puts passages into a slot, each tied to its words; says what was pinned, where, and what it was cited
    /// from.
    ///
    /// - Parameters:
    ///   - slot: nil for the one whose tone fits, or the template's only one; else the pin waits outside the
    ///     slots, which is said.
    ///   - searchWords: of a paragraph the sentence that holds one of these is quoted.
    package func pin(_ origins: [RowOrigin], as slot: String?, searchWords: [String], in name: String) throws
        -> String
    {
        let template = try workspace.templates.template(named: try folder.read(name).draft.template)
        let slots = template.slots.filter { $0.kind == .pins }
        if let slot, !slots.contains(where: { $0.name == slot }) {
            let isText = template.slots.contains { $0.name == slot }
            throw WorldError(
                isText
                    ? "\(slot) holds words, not pins: say \(slot) \"...\""
                    : try unknown("slot for pins", slot, in: slots.map(\.name)))
        }
        let source = try workspace.briefingSource()
        let made = try origins.map { origin -> (pin: Pin, tone: Tone, citation: Citation) in
            guard ["point", "finding", "sentence", "indicator"].contains(origin.record) else {
                throw WorldError(
                    "\(origin.id) is no passage that can be quoted: only points, findings, sentences and indicators can be pinned."
                )
            }
            let (words, tone) =
                try pointWords(origin) ?? quotation(of: origin, searchWords: searchWords, source)
            let citation = try source.citation(of: origin)
            let pin = Pin(
                id: origin.id, fingerprint: citation.fingerprint, quotation: words, by: officer, when: now)
            return (pin, tone, citation)
        }
        let councils = try workspace.catalogue().authorities
        return try folder.change(name) { draft in
            var lines: [String] = []
            let subject = draft.parameters.first { $0.name == "authority" }.flatMap {
                parameter -> Authority? in
                if case .one(let found) = councils.match(parameter.value) { found } else { nil }
            }
            for (pin, tone, citation) in made {
                var pin = pin
                pin.slot = slot ?? (slots.count == 1 ? slots[0] : slots.first { $0.takes == tone })?.name
                if let known = draft.pins.firstIndex(where: { $0.id == pin.id }) {
                    if slot == nil || draft.pins[known].slot == slot {
                        lines.append(
                            "\(known + 1). \(citation.shortID): pinned already, \(draft.pins[known].slot.map { "as \($0)" } ?? "in no slot")."
                        )
                        continue
                    }
                    // Moved, with the officer's wording and memo.
                    var moved = draft.pins.remove(at: known)
                    moved.slot = slot
                    pin = moved
                }
                draft.pins.append(pin)
                let place =
                    pin.slot.map { "as \($0)" }
                    ?? "in no slot, for the words quoted are read as \(tone.label): say which with pin \(citation.shortID) as \(slots.map(\.name).joined(separator: " or "))"
                lines.append(
                    "\(draft.pins.count). \(citation.shortID) \(place): \(try printed(pin)) (\(citation.sectionTitle), paragraph \(citation.paragraph))"
                )
                if let subject, RecordID(pin.id)?.authority != subject.slug {
                    lines.append(
                        "   It is from another report: the note is about \(subject.short). unpin \(draft.pins.count) takes it out."
                    )
                }
            }
            // A slot that still wants pins says so now, and not when the note is written.
            lines += DraftSlot.short(slots, in: draft, among: made.map(\.pin.id))
            return lines.joined(separator: "\n") + "\n"
        }
    }

    /// What the note will print of a pin: a point's line, or exact words in quotation marks.
    private func printed(_ pin: Pin) throws -> String {
        try pointRow(pin.origin)?.line ?? "“\(pin.quotation)”"
    }

    /// Words, line and kind of a point; nil for other records.
    private func pointRow(_ origin: RowOrigin) throws -> (text: String, line: String?, kind: PointKind?)? {
        guard origin.kind == .point, let letter = origin.id.last else { return nil }
        let paragraph = RecordID.finding(of: origin.id)
        let rows = try workspace.answer(
            to: "all points where finding.id is \(paragraph) show id, text, line, kind"
        ).table.rowsByName
        guard let row = rows.first(where: { $0.text("id")?.last == letter }), let text = row.text("text")
        else {
            return nil
        }
        return (text, row.text("line"), row.text("kind").flatMap(PointKind.init(rawValue:)))
    }

    /// The words of a point and what it is to the council, a mixed one as a shortfall; nil for other records.
    private func pointWords(_ origin: RowOrigin) throws -> (String, Tone)? {
        guard let point = try pointRow(origin) else { return nil }
        switch point.kind {
        case .strength: return (point.text, .positive)
        case .shortfall, .mixed: return (point.text, .negative)
        case .context, nil: return (point.text, .neutral)
        }
    }

    /// The exact words that a pin of a record quotes, and their tone.
    private func quotation(of origin: RowOrigin, searchWords: [String], _ source: LibrarySource) throws -> (
        String, Tone
    ) {
        let paragraph = Workspace.findingID(origin) ?? origin.id
        let sentences = try workspace.answer(
            to: "all sentences where finding.id is \(paragraph) sort by number show text, tone"
        ).table.rowsByName.map { row in
            (text: row.words("text"), tone: row.text("tone").flatMap(Tone.init(rawValue:)) ?? .neutral)
        }
        let meant = try workspace.library().sentence(origin.id)?.text
        let wanted = searchWords.map { Folding.words($0) }
        let chosen =
            sentences.first { $0.text == meant }
            ?? sentences.first { sentence in
                wanted.contains { !$0.isEmpty && Folding.words(sentence.text).contains($0) }
            }
            ?? sentences.first { Quotation.words(of: $0.text) != nil } ?? sentences.first
        guard let chosen else { throw WorldError("\(origin.id) has no words to quote.") }
        return (Quotation.words(of: chosen.text) ?? chosen.text, chosen.tone)
    }

    /// The pins of a draft in the order of their numbers: slot, id, the words quoted or the officer's.
    package func pins(of name: String) throws -> ResultTable {
        let draft = try folder.read(name).draft
        let rows = try draft.pins.map { pin -> [Value] in
            let words = try pin.wording.map { "officer's words: \($0)" } ?? printed(pin)
            return [.text(pin.slot ?? "in no slot yet"), .text(pin.id), .text(words)]
        }
        return ResultTable(
            columns: [
                Column(name: "slot", type: .text), Column(name: "id", type: .text),
                Column(name: "words", type: .text, isProse: true),
            ], rows: rows)
    }

    /// Takes pins out by their numbers; the ones after them move up.
    package func unpin(_ numbers: [Int], from name: String) throws -> String {
        try folder.change(name) { draft in
            if let wrong = numbers.first(where: { !draft.pins.indices.contains($0 - 1) }) {
                throw WorldError(
                    draft.pins.isEmpty
                        ? "There are no pins."
                        : "There is no pin \(wrong): they go from 1 to \(draft.pins.count).")
            }
            let gone = Set(numbers).sorted()
            let lines = gone.map {
                "\($0). \(draft.pins[$0 - 1].id): unpinned. “\(draft.pins[$0 - 1].quotation)”"
            }
            for number in gone.reversed() { draft.pins.remove(at: number - 1) }
            return lines.joined(separator: "\n") + "\n"
        }
    }

    /// Takes back the last pin, unpin, say or waive of a draft, and says what stands in it then.
    package func undo(_ name: String) throws -> String {
        let before = try folder.read(name).draft
        guard try folder.undo(name) else { return "\(name): nothing to take back.\n" }
        let changes = DraftChange.lines(from: before, to: try folder.read(name).draft)
        return "\(name): the last change is taken back. undo again brings it back.\n" + changes
            + (try status(name))
    }

    // MARK: Words

    /// Puts an officer's words into a slot, or a value into a parameter such as `date`; empty words empty it.
    package func say(_ words: String, in slot: String, of name: String) throws -> String {
        let template = try workspace.templates.template(named: try folder.read(name).draft.template)
        if template.parameters.contains(where: { $0.name == slot }) {
            return try give(words, for: slot, of: name)
        }
        guard let known = template.slots.first(where: { $0.name == slot && $0.kind == .text }) else {
            let isPins = template.slots.contains { $0.name == slot }
            let texts = template.slots.filter { $0.kind == .text }.map(\.name)
            throw WorldError(
                isPins
                    ? "\(slot) holds pins, not words: pin ROWS as \(slot)"
                    : try unknown("slot for words", slot, in: texts))
        }
        return try folder.change(name) { draft in
            let before = known.isAddedTo && !words.isEmpty ? draft.text(in: slot).map { $0 + "\n" } : nil
            draft.say((before ?? "") + words, in: slot)
            let state = "\(slot): \(DraftSlot.state(of: known, in: draft)).\n"
            guard !words.isEmpty, !DraftSlot.isAsked(known, given: draft.parameters),
                let condition = known.condition
            else { return state }
            let isDenied = condition.hasPrefix("not ")
            let parameter = condition.split(separator: " ").last ?? ""
            return state
                + "   The note does not print it while \(parameter) is \(isDenied ? "given" : "not given").\n"
        }
    }

    /// Gives a parameter another value, or none; refused when it means nothing.
    private func give(_ value: String, for parameter: String, of name: String) throws -> String {
        try folder.change(name) { draft in
            if let index = draft.parameters.firstIndex(where: { $0.name == parameter }) {
                draft.parameters.remove(at: index)
            }
            if !value.isEmpty { draft.parameters.append(Draft.Parameter(name: parameter, value: value)) }
            let file = try DraftFile(Source(name: name, text: DraftFile.text(of: draft)), name: name)
            if let place = file.places["parameter \(parameter)"],
                let wrong = try problems(of: file).first(where: { $0.severity == .error && $0.span == place })
            {
                throw WorldError(wrong.message)
            }
            return value.isEmpty ? "\(parameter): not given.\n" : "\(parameter): \(value).\n"
        }
    }

    /// Records why a check need not hold in this draft.
    package func waive(_ check: String, reason: String, by: String?, in name: String) throws -> String {
        try folder.change(name) { draft in
            draft.waivers.removeAll { $0.check == check }
            draft.waivers.append(Draft.Waiver(check: check, reason: reason, by: by ?? officer, when: now))
            return "\(check): waived by \(by ?? officer), because \(reason)\n"
        }
    }

    // MARK: Checking

    /// Checks the note of a draft as it stands.
    ///
    /// - Returns: what was found, and which of its pins were changed since, in a line.
    package func check(_ name: String) throws -> (report: CheckReport, stale: String?) {
        let kept = try folder.read(name).draft
        let note = try workspace.compose(BriefingOrder(kept, isDraft: true))
        let waivers = kept.waivers.map { CheckWaiver(id: $0.check, reason: $0.reason, name: $0.by) }
        let report = try workspace.check(note: Source(name: name, text: note.text), waivers: waivers)
        return (report, try staleness(of: name))
    }

    func problems(of file: DraftFile) throws -> [Diagnostic] {
        try DraftChecker.problems(
            of: file, templates: workspace.templates, source: try workspace.briefingSource())
    }

    private func refuse(_ file: DraftFile, _ problems: [Diagnostic]) throws {
        guard problems.contains(where: { $0.severity == .error }) else { return }
        throw Diagnostics(source: file.source, items: problems)
    }

    private func unknown(_ what: String, _ name: String, in known: [String]) throws -> String {
        let hint = Suggestion.hint(
            for: name, in: known, else: "There are: \(known.joined(separator: ", ")).")
        return "There is no \(what) called \"\(name)\". \(hint)"
    }
}
