internal import AssessmentModel
internal import Briefing
internal import Edition
internal import Library
internal import Presentation
internal import QueryLanguage
internal import QueryTables
internal import ReferenceData
internal import SourceText
internal import Templates
internal import TextAnalysis

extension Workspace {
    /// Makes a reader's edition: choose assessments, gather their facts, add each report, finish the page.
    ///
    /// - Throws: `Diagnostics` about the question; `WorldError` when its rows belong to no council, are more than
    ///   a browser bears, or the library cannot be read.
    package func publish(_ order: PublishOrder) throws -> PublishedEdition {
        try refuseDraft("published")
        let reading = try EditionReading(self)
        let (chosen, notes:leftOut) = try chosenAssessments(order)
        let councils =
            try Self.batches(chosen).flatMap {
                try reading.councils($0, wordsIncluded: !order.isScoresOnly)
            }
            + (order.isScoresOnly ? try reading.councilsWithoutScores(besides: chosen) : [])
        let readIDs = councils.filter(\.read).map(\.id)
        guard readIDs.count <= Limits.editionReports else {
            throw WorldError.ofQuestion(
                "\(readIDs.count) reports are more than a browser bears in one file (\(Limits.editionReports)). "
                    + "Write one for each region: assay publish 'assessments where region is \"North East\"' -o north-east.html"
            )
        }
        let notes = try order.drafts.map(officersNotes)
        let held = Set(readIDs)
        var kept = notes
        for index in kept.indices { kept[index].pins.removeAll { !held.contains($0.assessment) } }
        var page = try EditionPage(
            try reading.facts(order, councils: councils.sorted { $0.short < $1.short }, notes: kept))
        for batch in Self.batches(readIDs) {
            let packed = concurrently(try reading.reports(batch)) { id, report in
                Result { try EditionPage.packed(report, of: id) }
            }
            for report in packed { page.add(try report.get()) }
        }
        let pins = kept.map(\.pins.count).reduce(0, +)
        return PublishedEdition(
            bytes: page.finished(), assessments: chosen.count, without: councils.count - chosen.count,
            reports: readIDs.count, pins: pins,
            pinsElsewhere: notes.map(\.pins.count).reduce(0, +) - pins, notes: leftOut)
    }

    /// Ids in groups that are asked for together: few questions, and little in memory at once.
    private static func batches(_ ids: [String]) -> [[String]] {
        stride(from: 0, to: ids.count, by: 20).map { Array(ids[$0..<min($0 + 20, ids.count)]) }
    }

    /// A draft's pins and comments. Memos stay out: they are for whoever works on the draft.
    private func officersNotes(draft name: String) throws -> EditionNotes {
        let draft = try Drafting(self).folder.read(name).draft
        let slots = (try? templates.template(named: draft.template))?.slots ?? []
        return EditionNotes(
            draft: draft.name,
            pins: draft.pins.compactMap { pin in
                guard let place = RecordID(pin.id), let assessment = place.assessment,
                    let section = place.section,
                    let number = place.paragraph
                else { return nil }
                return EditionNotes.Pin(
                    assessment: assessment.description, section: section, number: number,
                    quotation: pin.quotation,
                    wording: pin.wording, by: pin.by, when: pin.when)
            },
            comments: draft.texts.map { text in
                .init(asked: slots.first { $0.name == text.slot }?.prompt ?? text.slot, words: text.words)
            })
    }

    // MARK: What is chosen

    /// The ids of the assessments that the question's rows belong to, each once, in their order, and what it left out.
    private func chosenAssessments(_ order: PublishOrder) throws -> ([String], notes: [String]) {
        let names = try catalogue()
        let answer = try answer(order.query, catalogue: names)
        var ids: [String] = []
        for origin in answer.table.origins {
            guard let origin, RecordWord(word: origin.record)?.isOfPlans != true else {
                throw WorldError.ofQuestion(
                    "The question's rows are groups or parts of a plan. Ask for assessments, authorities or other records of councils."
                )
            }
            let id = String(origin.id.prefix { $0 != "/" && $0 != "." })
            let current =
                origin.kind == .authority
                ? try self.answer(
                    "assessments where authority is \(QueryText.quoted(id))", catalogue: names
                ).table.origins
                    .compactMap { $0?.id }
                : [id]
            for id in current where !ids.contains(id) { ids.append(id) }
        }
        guard !ids.isEmpty else {
            throw WorldError.ofQuestion("Nothing to publish: \(order.query) has no assessments.")
        }
        return (ids, answer.notes)
    }
}
