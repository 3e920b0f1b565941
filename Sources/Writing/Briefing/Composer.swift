package import Templates
internal import TextAnalysis
internal import AssessmentModel
internal import Ledger
internal import NoteText
package import ReferenceData
internal import SourceText

/// Writes a briefing: reads the template, understands the parameters, asks the queries, makes the parts,
/// checks every tag, renders, and puts the citations into words last. A note over the words it aims at is
/// made again with fewer items where the template lets it (`least`), and so is one in which a check finds faults,
/// without what it faults.
///
/// - Parameter faulted: of a note what its check faults, by long id with why; what was left out before is known.
/// - Throws: `Diagnostics` about the template, its parameters, empty queries, missing values and unfilled
///   slots; `WorldError` for files, unknown templates and councils, and the library.
package func compose(
    _ order: BriefingOrder, templates: TemplateFolder, source: some BriefingSource,
    reference: ReferenceData = ReferenceData(),
    faulted: (ComposedNote, [String: String]) throws -> [String: String] = { _, _ in [:] }
) throws -> ComposedNote {
    let template = try templates.template(named: order.template)
    try template.checkRules()
    let bound = try BoundParameters(order.parameters, of: template, source: source)
    let shapes = try QueryShapes(of: template, bound, source: source)
    let checked = try TemplateChecker.check(template, root: shapes.root, folder: templates)
    let topics = try reference.noteTopics()
    let gate = SectionGate(rules: try reference.pointRules())
    let evidence = try QueryAnswers(for: checked, bound, source: source)
    // The same lines are offered again where a note that is too long is made again.
    var verdicts: [RowOrigin: [String: String?]] = [:]
    func fault(_ line: String, _ origin: RowOrigin) throws -> String? {
        if let known = verdicts[origin]?[line] { return known }
        let fault = try source.fault(in: line, of: origin)
        verdicts[origin, default: [:]].updateValue(fault, forKey: line)
        return fault
    }
    var citations: [RowOrigin: Citation] = [:]
    func cite(_ origin: RowOrigin) throws -> Citation {
        if let known = citations[origin] { return known }
        let citation = try source.citation(of: origin)
        citations[origin] = citation
        return citation
    }
    let flaws = evidence.flaws
    func note(_ order: BriefingOrder) throws -> ComposedNote {
        var used = UsedEvidence(
            topics: topics, gate: gate, cite: cite, fault: fault, versions: source.pageVersions)
        used.leftOut = Set(order.leftOut.keys)
        used.flaws = flaws
        let views = try Views(evidence, checked, bound, order, &used) {
            (try? source.resolve($0, as: .statement))?.label ?? $0
        }
        let rendered = try MustacheEngine().render(
            body: template.text.body, partials: checked.partials.mapValues(\.body), root: views.root)
        var note = try Finisher.finish(rendered, views, checked, bound, order, used)
        note.twin = evidence.twin
        note.leftOut = order.leftOut.merging(note.leftOut) { old, _ in old }
        return note
    }
    var order = order
    var written = try fitted(order, template, bound, note)
    for _ in 0..<mostRounds {
        let faults = try faulted(written, order.leftOut)
        guard !faults.isEmpty else { break }
        order.leftOut.merge(faults) { $1 }
        written = try fitted(order, template, bound, note)
    }
    return written
}

/// How often a note is made again without what its check faults. What is still faulted then, `check` says.
private let mostRounds = 5

/// A note, with fewer items where it is over the words it aims at.
private func fitted(
    _ order: BriefingOrder, _ template: BriefingTemplate, _ bound: BoundParameters,
    _ note: (BriefingOrder) throws -> ComposedNote
) throws -> ComposedNote {
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
