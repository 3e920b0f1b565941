internal import AssessmentModel
internal import Edition
internal import Library
internal import Presentation
internal import QueryLanguage
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// What a library holds, as a reader's edition tells it. The names that questions may use are gathered once for all of them.
struct EditionReading {
    let workspace: Workspace
    private let catalogue: Catalogue

    init(_ workspace: Workspace) throws {
        self.workspace = workspace
        catalogue = try workspace.catalogue()
    }

    func facts(
        _ order: PublishOrder, councils: [EditionFacts.Council], notes: [EditionNotes]
    ) throws -> EditionFacts {
        let framework = try workspace.library().framework
        let documents = try workspace.library().digests().sorted().joined(separator: "\n")
        return EditionFacts(
            title: order.title, made: order.date, version: Release.version,
            digest: String(Fingerprint.sha256(Array(documents.utf8)).prefix(12)), query: order.query,
            statements: framework.statements.map { .init(slug: $0.slug, name: $0.name) },
            bands: framework.scores.sorted { $0.score < $1.score }.map(\.short),
            titles: titles(framework),
            synonyms: try order.isScoresOnly ? [] : workspace.reference.synonyms().groups,
            readings: order.isScoresOnly ? [] : EditionPage.readings,
            councils: councils,
            elsewhere: try councilsElsewhere(besides: Set(councils.map(\.slug))).map(\.short),
            notes: notes)
    }

    /// The assessments with their scores, in the order of their ids.
    func councils(_ ids: [String], wordsIncluded: Bool) throws -> [EditionFacts.Council] {
        let fields = """
            authority.slug named slug, name, short, type, region, rating, percent, percent_printed, published,
            published_text, indicative, current, version, margin_up, margin_down, source, coverage
            """
        let cards = try rows("assessments", of: ids, show: fields)
        let statements = try rows("statements", of: ids, show: "number, score")
        let count = try workspace.library().framework.statements.count
        let reviews = Dictionary(try workspace.library().supersessions().map { ($0.new, $0.reason) }) { $1 }
        return try ids.compactMap { id in
            try cards[id]?.first.map {
                var council = try council(
                    $0, id: id, scores: scores(statements[id] ?? [], count), wordsIncluded)
                council.review = council.version > 1 ? reviews[id] : nil
                return council
            }
        }
    }

    /// Scores in the order of the framework.
    private func scores(_ statements: [AnswerRow], _ count: Int) -> [Int?] {
        var scores = [Int?](repeating: nil, count: count)
        for statement in statements {
            if let number = statement.integer("number"), scores.indices.contains(number - 1) {
                scores[number - 1] = statement.integer("score")
            }
        }
        return scores
    }

    private func council(_ row: AnswerRow, id: String, scores: [Int?], _ wordsIncluded: Bool)
        throws -> EditionFacts.Council
    {
        let known = scores.compactMap { $0 }
        let sum = known.count == scores.count ? ScoreArithmetic(scores: known) : nil
        return try EditionFacts.Council(
            id: id, slug: row.required("slug"), name: row.required("name"), short: row.required("short"),
            type: row.text("type"), region: row.text("region"), rating: row.text("rating"),
            percent: row.integer("percent"), printed: row.integer("percent_printed"),
            ratingByScores: sum?.rating.label, percentByScores: sum?.percent,
            published: row.text("published"), publishedText: row.text("published_text"),
            indicative: row.isYes("indicative"), current: row.isYes("current"),
            version: row.requiredInteger("version"), up: row.integer("margin_up"),
            down: row.integer("margin_down"), scores: scores, source: row.required("source"),
            read: wordsIncluded && row.text("coverage") != "scores only",
            part: row.text("coverage") == "partial")
    }

    /// Councils of the register of which no assessment was chosen, with nothing but their names: a file of scores
    /// shows who has none.
    func councilsWithoutScores(besides chosen: [String]) throws -> [EditionFacts.Council] {
        let count = try workspace.library().framework.statements.count
        return try councilsElsewhere(besides: Set(chosen.map { String($0.prefix { $0 != "@" }) })).map {
            EditionFacts.Council(
                id: $0.slug, slug: $0.slug, name: $0.name, short: $0.short, type: $0.type?.rawValue,
                region: $0.region, scores: [Int?](repeating: nil, count: count))
        }
    }

    private func councilsElsewhere(besides slugs: Set<String>) throws -> [Authority] {
        try workspace.reference.authorities().filter { !slugs.contains($0.slug) }
    }

    /// The reports of some assessments: asked for together, since each question looks through the whole library.
    func reports(_ ids: [String]) throws -> [(id: String, report: EditionReport)] {
        let titles = titles(try workspace.library().framework)
        let findings = try rows(
            "findings", of: ids, show: "section, number, heading, text, tone, voices, stage")
        let points = try self.points(ids)
        let figures = try self.figures(ids)
        let remarks = try self.remarks(ids)
        return try ids.map { id in
            (
                id,
                try report(
                    findings[id] ?? [], titles, points: points[id] ?? [:], figures: figures[id] ?? [],
                    remarks: remarks[id] ?? [])
            )
        }
    }

    private func report(
        _ findings: [AnswerRow], _ titles: [String: String], points: [String: [EditionReport.Point]],
        figures: [EditionReport.Figure], remarks: [EditionReport.Remark]
    ) throws -> EditionReport {
        var sections: [[String]] = []
        var passages: [EditionReport.Passage] = []
        for finding in findings {
            let slug = try finding.required("section")
            if !sections.contains(where: { $0[0] == slug }) {
                sections.append([slug, titles[slug] ?? slug])
            }
            let number = try finding.requiredInteger("number")
            let text = try finding.required("text")
            passages.append(
                try EditionReport.Passage(
                    section: sections.firstIndex { $0[0] == slug } ?? 0, number: number,
                    heading: finding.text("heading"), text: text, tone: finding.required("tone"),
                    voices: finding.list("voices"), stage: finding.text("stage"),
                    points: points["\(slug)/\(number)"] ?? [],
                    table: TableText(text)?.rows.map { $0.map(\.text) }))
        }
        return EditionReport(
            sections: sections, passages: passages, figures: figures, remarks: remarks)
    }

    /// Points of each assessment by `section/number` of the paragraph they begin in.
    private func points(_ ids: [String]) throws -> [String: [String: [EditionReport.Point]]] {
        let fields = """
            id, finding.section named section, finding.number named number, kind, state, topic, weight, line, sure
            """
        return try rows("points", of: ids, show: fields).mapValues { rows in
            var points: [String: [EditionReport.Point]] = [:]
            for row in rows {
                let place = try "\(row.required("section"))/\(row.requiredInteger("number"))"
                let letter = try row.required("id").drop { $0 != "/" }.reversed().prefix { $0.isLetter }
                points[place, default: []].append(
                    try EditionReport.Point(
                        letter: String(letter.reversed()), kind: row.required("kind"),
                        state: row.text("state"), topic: row.text("topic"),
                        weight: row.requiredInteger("weight"), line: row.text("line"),
                        isSure: row.isYes("sure")))
            }
            return points
        }
    }

    private func figures(_ ids: [String]) throws -> [String: [EditionReport.Figure]] {
        let fields = """
            finding.section named section, finding.number named number, measure, value, value_text, unit, statistic, role,
            comparator, benchmark, benchmark_text, direction, source, source_date, period
            """
        return try rows(
            "indicators", of: ids, where: "and (measure is present or comparator is england)", show: fields
        ).mapValues {
            try $0.compactMap(figure)
        }
    }

    private func figure(_ row: AnswerRow) throws -> EditionReport.Figure? {
        guard let section = row.text("section"), let number = row.integer("number"),
            let value = row.number("value")
        else { return nil }
        let role = row.text("role")
        let statistic = row.text("statistic")
        return try EditionReport.Figure(
            section: section, number: number, measure: row.text("measure"), value: value,
            text: row.required("value_text"), unit: row.required("unit"),
            statistic: statistic == Statistic.value.rawValue ? nil : statistic,
            role: role == Role.actual.rawValue ? nil : role, comparator: row.text("comparator"),
            benchmark: row.number("benchmark"), benchmarkText: row.text("benchmark_text"),
            direction: row.text("direction"), source: row.text("source"),
            sourceDate: row.text("source_date"), period: row.text("period"))
    }

    /// Remarks on the report's rating, then those on its words; not those on how its files were read.
    private func remarks(_ ids: [String]) throws -> [String: [EditionReport.Remark]] {
        let fields = "text, finding.section named section, finding.number named number"
        let ofRating = RemarkCode.names(bearingOn: .rating).joined(separator: ", ")
        return try rows(
            "remarks", of: ids, where: "and (finding is present or code in (\(ofRating)))", show: fields
        ).mapValues {
            try ($0.filter { $0.text("section") == nil } + $0.filter { $0.text("section") != nil }).map {
                EditionReport.Remark(
                    text: try $0.required("text"), section: $0.text("section"), number: $0.integer("number"))
            }
        }
    }

    private func titles(_ framework: Framework) -> [String: String] {
        let sections = Section.others + framework.statements.map { Section($0.slug) }
        return Dictionary(uniqueKeysWithValues: sections.map { ($0.slug, framework.title(of: $0)) })
    }

    /// The rows of a record that belong to some assessments, by their ids.
    private func rows(
        _ record: String, of ids: [String], where condition: String = "", show fields: String
    ) throws -> [String: [AnswerRow]] {
        let isWhole = record == "assessments"
        let list = ids.map(QueryText.quoted).joined(separator: ", ")
        let table = try workspace.answer(
            "all \(record) where \(isWhole ? "id" : "assessment.id") in (\(list)) \(condition) "
                + "show \(isWhole ? "id" : "assessment.id") named assessment, \(fields)",
            catalogue: catalogue
        ).table
        return try Dictionary(grouping: table.rowsByName) {
            try $0.required("assessment")
        }
    }
}
