internal import Templates
internal import AssessmentModel
internal import Briefing
internal import Edition
internal import Foundation
internal import Library
internal import Presentation
internal import QueryLanguage
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// What a reader's edition is to hold.
package struct PublishOrder: Sendable {
    /// A question whose rows are assessments, or records of assessments or councils.
    package var query: String
    package var title: String
    /// ISO 8601: the day that the file says it was made on.
    package var date: String
    /// Whether the reports' words are left out; then every council is in it.
    package var isScoresOnly: Bool
    /// Names of drafts whose pins and comments it holds; none unless an officer asked for them.
    package var drafts: [String]

    package init(query: String, title: String, date: String, isScoresOnly: Bool, drafts: [String] = []) {
        (self.query, self.title, self.date, self.isScoresOnly) = (query, title, date, isScoresOnly)
        self.drafts = drafts
    }
}

/// An edition ready to be written, and what it holds.
package struct PublishedEdition {
    package var bytes: [UInt8]
    package var assessments: Int
    package var reports: Int
    /// Officers' pins in it; `pinsElsewhere`: those that belong to a report that is not in the file.
    package var pins: Int
    package var pinsElsewhere: Int
}

extension Workspace {
    /// Makes a reader's edition: choose assessments, gather their facts, add each report, finish the page.
    ///
    /// - Throws: `Diagnostics` about the question; `WorldError` when its rows belong to no council, are more than
    ///   a browser bears, or the library cannot be read.
    package func publish(_ order: PublishOrder) throws -> PublishedEdition {
        try refuseDraft("published")
        let chosen = try chosenAssessments(order)
        let councils =
            try chosen.map { try editionCouncil($0, wordsIncluded: !order.isScoresOnly) }
            + (order.isScoresOnly ? try councilsWithoutScores(besides: chosen) : [])
        let readIDs = councils.filter(\.read).map(\.id)
        guard readIDs.count <= Limits.editionReports else {
            throw WorldError.ofQuestion(
                "\(readIDs.count) reports are more than a browser bears in one file (\(Limits.editionReports)). "
                    + "Write one for each region: assay publish 'assessments where region is \"North East\"' -o north-east.html"
            )
        }
        let notes = try order.drafts.map(officersNotes)
        let held = Set(readIDs)
        let kept = notes.map {
            EditionNotes(
                draft: $0.draft, pins: $0.pins.filter { held.contains($0.assessment) }, comments: $0.comments)
        }
        var page = try EditionPage(
            try editionFacts(order, councils: councils.sorted { $0.short < $1.short }, notes: kept))
        for id in readIDs { try page.add(try editionReport(id), of: id) }
        let pins = kept.map(\.pins.count).reduce(0, +)
        return PublishedEdition(
            bytes: page.finished(), assessments: councils.count, reports: readIDs.count, pins: pins,
            pinsElsewhere: notes.map(\.pins.count).reduce(0, +) - pins)
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

    /// The ids of the assessments that the question's rows belong to, each once, in their order.
    private func chosenAssessments(_ order: PublishOrder) throws -> [String] {
        let table = try answer(order.query).table
        var ids: [String] = []
        for origin in table.origins {
            guard let origin else {
                throw WorldError.ofQuestion(
                    "The question's rows are groups. Ask for assessments, authorities or other records of councils."
                )
            }
            let id = String(origin.id.prefix { $0 != "/" && $0 != "." })
            let current =
                origin.record == "authority"
                ? try answer("assessments where authority is \(QueryText.quoted(id))").table.origins
                    .compactMap { $0?.id }
                : [id]
            for id in current where !ids.contains(id) { ids.append(id) }
        }
        guard !ids.isEmpty else {
            throw WorldError.ofQuestion("Nothing to publish: \(order.query) has no assessments.")
        }
        return ids
    }

    // MARK: Facts

    private func editionFacts(
        _ order: PublishOrder, councils: [EditionFacts.Council], notes: [EditionNotes]
    ) throws -> EditionFacts {
        let framework = try library().framework
        let documents = try library().digests().sorted().joined(separator: "\n")
        return EditionFacts(
            title: order.title, made: order.date, version: Release.version,
            digest: String(Fingerprint.sha256(Array(documents.utf8)).prefix(12)), query: order.query,
            statements: framework.statements.map { .init(slug: $0.slug, name: $0.name) },
            bands: framework.scores.sorted { $0.score < $1.score }.map(\.short),
            titles: Dictionary(
                uniqueKeysWithValues: allSections(framework).map { ($0.slug, framework.title(of: $0)) }),
            synonyms: try reference.synonyms().groups, readings: EditionPage.readings, councils: councils,
            notes: notes)
    }

    private func editionCouncil(_ id: String, wordsIncluded: Bool) throws -> EditionFacts.Council {
        let fields = """
            show id, authority.slug named slug, name, short, type, region, rating, percent, published, published_text,
            indicative, current, margin_up, margin_down, source, coverage
            """
        let table = try answer("all assessments where id is \(QueryText.quoted(id)) " + fields).table
        let row = EditionRow(table: table, index: 0)
        let statements = try rows("statements", of: id, show: "number, score")
        var scores = [Int?](repeating: nil, count: try library().framework.statements.count)
        for statement in statements {
            if let number = statement.integer("number"), scores.indices.contains(number - 1) {
                scores[number - 1] = statement.integer("score")
            }
        }
        return EditionFacts.Council(
            id: id, slug: row.text("slug") ?? "", name: row.text("name") ?? "",
            short: row.text("short") ?? "",
            type: row.text("type"), region: row.text("region"), rating: row.text("rating"),
            percent: row.integer("percent"), published: row.text("published"),
            publishedText: row.text("published_text"), indicative: row.isYes("indicative"),
            current: row.isYes("current"), version: row.integer("version") ?? 1, up: row.integer("margin_up"),
            down: row.integer("margin_down"), scores: scores, source: row.text("source") ?? "",
            read: wordsIncluded && row.text("coverage") != "scores only")
    }

    /// Councils of the register of which no assessment was chosen, with nothing but their names: a file of scores
    /// shows who has none.
    private func councilsWithoutScores(besides chosen: [String]) throws -> [EditionFacts.Council] {
        let slugs = Set(chosen.map { String($0.prefix { $0 != "@" }) })
        let count = try library().framework.statements.count
        return try reference.authorities().filter { !slugs.contains($0.slug) }.map {
            EditionFacts.Council(
                id: $0.slug, slug: $0.slug, name: $0.name, short: $0.short, type: $0.type?.rawValue,
                region: $0.region, rating: nil, percent: nil, published: nil, publishedText: nil,
                indicative: false, current: true, version: 1, up: nil, down: nil,
                scores: [Int?](repeating: nil, count: count), source: "", read: false)
        }
    }

    // MARK: Reports

    private func editionReport(_ id: String) throws -> EditionReport {
        let framework = try library().framework
        let titles = Dictionary(
            uniqueKeysWithValues: allSections(framework).map { ($0.slug, framework.title(of: $0)) })
        let findings = try rows(
            "findings", of: id, show: "section, number, heading, text, tone, voices, stage")
        let points = try editionPoints(id)
        var sections: [[String]] = []
        var passages: [EditionReport.Passage] = []
        for finding in findings {
            let slug = finding.text("section") ?? ""
            if !sections.contains(where: { $0[0] == slug }) { sections.append([slug, titles[slug] ?? slug]) }
            let number = finding.integer("number") ?? 0
            let text = finding.text("text") ?? ""
            passages.append(
                EditionReport.Passage(
                    section: sections.firstIndex { $0[0] == slug } ?? 0, number: number,
                    heading: finding.text("heading"), text: text, tone: finding.text("tone") ?? "neutral",
                    voices: finding.list("voices"), stage: finding.text("stage"),
                    points: points["\(slug)/\(number)"] ?? [],
                    table: TableText(text)?.rows.map { $0.map(\.text) }))
        }
        return EditionReport(
            sections: sections, passages: passages, figures: try editionFigures(id),
            remarks: try editionRemarks(id))
    }

    /// Points by `section/number` of the paragraph they begin in.
    private func editionPoints(_ id: String) throws -> [String: [EditionReport.Point]] {
        let fields = """
            id, finding.section named section, finding.number named number, kind, state, topic, weight, line, sure
            """
        var points: [String: [EditionReport.Point]] = [:]
        for row in try rows("points", of: id, show: fields) {
            let place = "\(row.text("section") ?? "")/\(row.integer("number") ?? 0)"
            let letter = (row.text("id") ?? "").drop { $0 != "/" }.reversed().prefix { $0.isLetter }
            points[place, default: []].append(
                EditionReport.Point(
                    letter: String(letter.reversed()), kind: row.text("kind") ?? "context",
                    state: row.text("state"),
                    topic: row.text("topic"), weight: row.integer("weight") ?? 1, line: row.text("line"),
                    isSure: row.isYes("sure")))
        }
        return points
    }

    private func editionFigures(_ id: String) throws -> [EditionReport.Figure] {
        let fields = """
            finding.section named section, finding.number named number, measure, value, value_text, unit, benchmark,
            benchmark_text, direction, source, source_date
            """
        return try rows("indicators", of: id, where: "and comparator is england", show: fields).compactMap {
            row in
            guard let section = row.text("section"), let number = row.integer("number"),
                let value = row.number("value")
            else { return nil }
            return EditionReport.Figure(
                section: section, number: number, measure: row.text("measure"), value: value,
                text: row.text("value_text") ?? "", unit: row.text("unit") ?? "",
                england: row.number("benchmark"),
                englandText: row.text("benchmark_text"), direction: row.text("direction"),
                source: row.text("source"), sourceDate: row.text("source_date"))
        }
    }

    private func editionRemarks(_ id: String) throws -> [EditionReport.Remark] {
        let fields = "text, finding.section named section, finding.number named number"
        return try rows("remarks", of: id, where: "and finding is present", show: fields).map {
            EditionReport.Remark(
                text: $0.text("text") ?? "", section: $0.text("section"), number: $0.integer("number"))
        }
    }

    private func allSections(_ framework: Framework) -> [Section] {
        Section.others + framework.statements.map { Section($0.slug) }
    }

    private func rows(_ record: String, of id: String, where condition: String = "", show fields: String)
        throws
        -> [EditionRow]
    {
        let table = try answer(
            "all \(record) where assessment.id is \(QueryText.quoted(id)) \(condition) show \(fields)"
        ).table
        return table.rows.indices.map { EditionRow(table: table, index: $0) }
    }
}

/// A row of an answer, read by the names of its columns.
private struct EditionRow {
    let table: ResultTable
    let index: Int

    private func value(_ name: String) -> Value {
        table.columns.firstIndex { $0.name == name }.map { table.rows[index][$0] } ?? .missing
    }

    /// Text, or a date as ISO 8601; nil where it is missing.
    func text(_ name: String) -> String? {
        switch value(name) {
        case .text(let text): text
        case .date(let date): date.iso
        case .missing, .integer, .number, .yesNo, .list: nil
        }
    }

    func integer(_ name: String) -> Int? { number(name).flatMap { Int(exactly: $0) } }

    func number(_ name: String) -> Double? {
        switch value(name) {
        case .integer(let number): Double(number)
        case .number(let number): number
        case .missing, .text, .date, .yesNo, .list: nil
        }
    }

    func isYes(_ name: String) -> Bool { value(name) == .yesNo(true) }

    func list(_ name: String) -> [String] {
        if case .list(let items) = value(name) { items } else { [] }
    }
}
