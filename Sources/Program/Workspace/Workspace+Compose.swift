internal import AssessmentModel
package import Briefing
internal import NoteChecking
internal import Presentation
internal import SourceText
package import Templates
internal import TextAnalysis

extension Workspace {
    /// The templates: the user's folder before the embedded ones.
    package var templates: TemplateFolder { TemplateFolder(folder: options.templatesFolder) }

    /// The templates there are, in the order in which they are listed.
    ///
    /// - Throws: `Diagnostics` for a template that cannot be read.
    package func templateGuides() throws -> [TemplateGuide] {
        try templates.names.map { TemplateGuide(try templates.template(named: $0)) }
    }

    /// Writes a note from a template: its queries answered from the library, every figure and quotation
    /// cited.
    ///
    /// - Throws: `Diagnostics` about the template, its parameters or open slots; `WorldError` for names,
    ///   files and the library.
    package func compose(_ order: BriefingOrder) throws -> ComposedNote {
        let other = try workspace(forTemplate: order.template)
        if other !== self { return try other.compose(order) }
        if (try? templates.template(named: order.template))?.isOfDraftReport != true {
            try refuseDraft("written about in another paper than accuracy-response")
        }
        let source = try briefingSource()
        try refuseWithoutAssessment(order, source)
        return try Briefing.compose(
            order, templates: templates, source: source, reference: reference,
            faulted: { try self.faultedChoices(in: $0, besides: $1) })
    }

    /// Characters of a quotation mark and the ellipsis behind it.
    private static let openingMark = 3

    /// What was chosen for a note that its own check faults, or finds on the wrong side of strengths and
    /// shortfalls, by long id, with the check's words; not those left out already.
    /// A choice is looked for by its words: what Mustache renders keeps no places.
    private func faultedChoices(in note: ComposedNote, besides leftOut: [String: String]) throws
        -> [String: String]
    {
        let faults = try check(note: Source(name: "note", text: note.text)).items.filter {
            $0.severity == .error && $0.isOfEvidence || $0.check == .tone
        }
        guard !faults.isEmpty else { return [:] }
        let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false)
        var faulted: [String: String] = [:]
        for fault in faults where lines.indices.contains(fault.line - 1) {
            let line = String(lines[fault.line - 1])
            let here = note.choices.compactMap { choice -> (id: String, range: Range<Int>)? in
                // Marks between quotations that follow each other are left out in the note.
                let words = choice.words.drop { !$0.isLetter && !$0.isNumber }.prefix { $0 != "”" }
                guard let id = choice.origin?.id, !words.isEmpty,
                    let range = line.firstRange(of: MarkdownText.escaped(String(words)))
                else { return nil }
                // With the mark before its words.
                let start = line.distance(from: line.startIndex, to: range.lowerBound) - Self.openingMark
                return (id, start..<start + Self.openingMark + line[range].count)
            }
            // Of several in one item the one whose words are faulted, else whose paragraph is.
            let meant = here.filter { $0.range.contains(fault.column - 1) }
            let named = here.filter { item in
                fault.passage.map { RecordID(item.id)?.finding?.description == $0 } == true
            }
            for (id, _) in meant.isEmpty ? named.isEmpty ? here : named : meant {
                faulted[id] = fault.message
            }
        }
        return faulted.filter { leftOut[$0.key] == nil }
    }

    /// The library as briefings and drafts read it.
    func briefingSource() throws(WorldError) -> LibrarySource {
        LibrarySource(workspace: self, catalogue: try catalogue())
    }

    /// A note about a council of which no formal assessment is held would say nothing: it is refused, with
    /// what is held.
    private func refuseWithoutAssessment(_ order: BriefingOrder, _ source: LibrarySource) throws {
        guard let name = order.parameters["authority"],
            let authority = try? source.resolve(name, as: .authority)
        else { return }
        let scope: QueryText = "where authority is \(authority.key)"
        guard try answer(to: "assessments \(scope)", catalogue: source.catalogue).totalRows == 0 else {
            return
        }
        let hasPilot = try answer(to: "all assessments \(scope)", catalogue: source.catalogue).totalRows > 0
        let message =
            hasPilot
            ? "Only a pilot of \(authority.label) is held, whose rating is indicative: a note would present it as CQC's judgement."
            : "Nothing is held on \(authority.label): no report was read and no scores have been published."
        throw Diagnostics(
            source: Source(name: order.template, text: ""),
            items: [
                Diagnostic("nothing-held", .error, at: nil, message + " `assay import FILE` reads a report.")
            ])
    }
}
