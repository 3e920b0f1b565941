package import AssessmentModel
internal import Foundation
internal import GRDB
package import SourceText
internal import TextAnalysis

extension LibraryFile {
    /// The findings of these long ids that exist.
    package func evidence(ids: [String]) throws(WorldError) -> [SourcePassage] {
        try evidence("f.id IN (SELECT value FROM json_each(?))", [jsonArray(ids)])
    }

    /// Every finding of an assessment, by section and number.
    package func evidence(ofAssessment id: String) throws(WorldError) -> [SourcePassage] {
        try evidence("f.assessment_pk = (SELECT pk FROM assessment WHERE id = ?)", [id])
    }

    /// The findings that hold one of the sentences that fit a search best.
    ///
    /// - Parameters:
    ///   - words: folded; any of them may be there.
    ///   - authority: a slug, to look in one council's reports only.
    ///   - most: most sentences looked at.
    package func evidence(nearest words: [String], authority: String?, most: Int) throws(WorldError)
        -> [SourcePassage]
    {
        let search = words.map { "\"\($0)\"" }.joined(separator: " OR ")
        guard !search.isEmpty else { return [] }
        let scope =
            authority == nil
            ? ""
            : "AND f2.assessment_pk IN (SELECT a.pk FROM assessment a JOIN authority o ON o.pk = a.authority_pk WHERE o.slug = ?2)"
        let condition = """
            f.pk IN (SELECT finding_pk FROM (
              SELECT s.finding_pk FROM sentence_fts t JOIN sentence_row s ON s.pk = t.rowid JOIN finding f2 ON f2.pk = s.finding_pk
              WHERE sentence_fts MATCH ?1 \(scope) ORDER BY t.rank LIMIT \(most)))
            """
        return try evidence(condition, authority.map { [search, $0] } ?? [search])
    }

    private func evidence(_ condition: String, _ arguments: [String]) throws(WorldError) -> [SourcePassage] {
        try read { db in
            var found: [SourcePassage] = []
            var places: [Int64: Int] = [:]
            for row in try Row.fetchAll(
                db,
                sql: """
                    SELECT f.pk, f.id, a.id AS assessment, f.section, f.number, f.heading, f.text, f.fingerprint
                    FROM finding f JOIN assessment a ON a.pk = f.assessment_pk WHERE \(condition) ORDER BY f.pk
                    """, arguments: StatementArguments(arguments))
            {
                places[try row.value("pk")] = found.count
                found.append(
                    SourcePassage(
                        id: try row.value("id"), assessment: try row.value("assessment"),
                        section: try row.value("section"), number: try row.value("number"),
                        heading: try row.value("heading"), text: try row.value("text"),
                        fingerprint: try row.value("fingerprint"), sentences: [], figures: []))
            }
            let keys = "[" + places.keys.map(String.init).joined(separator: ",") + "]"
            for (finding, sentence) in try Self.sentences(ofFindings: keys, db) {
                if let place = places[finding] { found[place].sentences.append(sentence) }
            }
            for (finding, figure) in try Self.figures(ofFindings: keys, db) {
                if let place = places[finding] { found[place].figures.append(figure) }
            }
            return found
        }
    }

    /// The sentences of findings in reading order, each with its finding's key.
    ///
    /// - Parameter keys: keys of findings, as a JSON array.
    private static func sentences(
        ofFindings keys: String, _ db: Database
    ) throws -> [(finding: Int64, SourcePassage.Sentence)] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT finding_pk, number, text, tone, sure, voices, stage FROM sentence
                WHERE finding_pk IN (SELECT value FROM json_each(?)) ORDER BY finding_pk, number
                """, arguments: [keys]
        ).map { row in
            let voices = Data((try row.value("voices") as String).utf8)
            return (
                try row.value("finding_pk"),
                SourcePassage.Sentence(
                    number: try row.value("number"), text: try row.value("text"),
                    tone: try row.choice("tone"),
                    voices: try JSONDecoder().decode([String].self, from: voices),
                    stage: try row.choiceOrMissing("stage"),
                    isSure: try row.value("sure"))
            )
        }
    }

    /// The figures of findings in reading order, each with its finding's key.
    ///
    /// - Parameter keys: keys of findings, as a JSON array.
    private static func figures(
        ofFindings keys: String, _ db: Database
    ) throws -> [(finding: Int64, SourcePassage.Figure)] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT s.finding_pk, s.number AS sentence, i.measure, i.value, i.value_max, i.unit, i.statistic, i.comparator, i.benchmark, i.direction,
                  i.source, i.source_date, i.period, i.role, i.previous, i.change, i.population
                FROM indicator i JOIN sentence_row s ON s.pk = i.sentence_pk WHERE s.finding_pk IN (SELECT value FROM json_each(?))
                ORDER BY s.finding_pk, s.number, i.number
                """, arguments: [keys]
        ).map { row in
            var figure = SourcePassage.Figure(
                sentence: try row.value("sentence"), measure: try row.value("measure") ?? "",
                value: try row.value("value"), valueMax: try row.value("value_max"),
                unit: try row.choice("unit"),
                statistic: try row.choice("statistic"),
                comparator: try row.choiceOrMissing("comparator"),
                benchmark: try row.value("benchmark"),
                direction: try row.choiceOrMissing("direction"),
                source: try row.value("source"),
                sourceDate: (try row.value("source_date") as String?).flatMap { PartialDate(iso: $0) },
                period: try row.value("period"))
            figure.role = try row.choice("role")
            figure.previous = try row.value("previous")
            figure.change = try row.choiceOrMissing("change")
            figure.population = try row.value("population")
            return (try row.value("finding_pk"), figure)
        }
    }

    /// What the assessments of these ids say as a whole.
    package func assessmentFacts(ids: [String]) throws(WorldError) -> [SourceAssessment] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT a.pk, a.id, o.short, o.slug, a.published, a.rating, a.current, a.coverage, a.percent_printed
                    FROM assessment a JOIN authority o ON o.pk = a.authority_pk WHERE a.id IN (SELECT value FROM json_each(?))
                    """, arguments: [jsonArray(ids)]
            ).map { row in
                let key: Int64 = try row.value("pk")
                var scores: [String: Int] = [:]
                for score in try Row.fetchAll(
                    db, sql: "SELECT slug, score FROM statement WHERE assessment_pk = ?", arguments: [key])
                {
                    if let value: Int = try score.value("score") { scores[try score.value("slug")] = value }
                }
                let remarks = try Row.fetchAll(
                    db,
                    sql:
                        "SELECT r.text, r.severity, f.id FROM remark r LEFT JOIN finding f ON f.pk = r.finding_pk WHERE r.assessment_pk = ?",
                    arguments: [key]
                ).map {
                    (
                        text: try $0.value("text") as String, passage: try $0.value("id") as String?,
                        isWarning: (try $0.value("severity") as String) != Severity.note.rawValue
                    )
                }
                let terms = try Row.fetchAll(
                    db,
                    sql:
                        "SELECT DISTINCT acronym, expansion FROM term WHERE assessment_pk = ? ORDER BY acronym",
                    arguments: [key]
                ).map {
                    (
                        acronym: try $0.value("acronym") as String,
                        expansion: try $0.value("expansion") as String
                    )
                }
                return SourceAssessment(
                    id: try row.value("id"), authority: try row.value("short"),
                    authoritySlug: try row.value("slug"),
                    published: (try row.value("published") as String?).flatMap { PartialDate(iso: $0) },
                    rating: try row.value("rating"),
                    isCurrent: try row.value("current"),
                    isScoresOnly: (try row.value("coverage") as String) == Coverage.scoresOnly.label,
                    percentPrinted: try row.value("percent_printed"), scores: scores, remarks: remarks,
                    terms: terms)
            }
        }
    }

    /// Short name and slug of the councils of which text was read.
    package func authoritiesRead() throws(WorldError) -> [(name: String, slug: String)] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT short, slug FROM authority WHERE read ORDER BY short").map {
                (try $0.value("short"), try $0.value("slug"))
            }
        }
    }

    /// The ids of a council's assessments, the current one first, then the newest.
    package func assessmentIDs(ofAuthority slug: String) throws(WorldError) -> [String] {
        try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT a.id FROM assessment a JOIN authority o ON o.pk = a.authority_pk WHERE o.slug = ?
                    ORDER BY a.current DESC, a.published DESC
                    """, arguments: [slug])
        }
    }

    /// The assessment that the document at a path belongs to; nil when there is none.
    package func assessmentID(ofDocumentAt path: String) throws(WorldError) -> String? {
        try read { db in
            try String.fetchOne(
                db,
                sql:
                    "SELECT a.id FROM assessment a JOIN document d ON d.assessment_pk = a.pk WHERE d.path = ?",
                arguments: [path])
        }
    }

    /// How many figures of an assessment stand beside England's, by direction; "" for those that are not
    /// judged.
    package func englandCounts(ofAssessment id: String) throws(WorldError) -> [String: Int] {
        try read { db in
            var counts: [String: Int] = [:]
            for row in try Row.fetchAll(
                db,
                sql: """
                    SELECT coalesce(i.direction, '') AS direction, count(*) AS count
                    FROM indicator i JOIN sentence_row s ON s.pk = i.sentence_pk JOIN finding f ON f.pk = s.finding_pk
                      JOIN assessment a ON a.pk = f.assessment_pk
                    WHERE a.id = ? AND i.comparator = 'england' AND i.benchmark IS NOT NULL AND f.statement_pk IS NOT NULL GROUP BY 1
                    """, arguments: [id])
            {
                counts[try row.value("direction")] = try row.value("count")
            }
            return counts
        }
    }

    /// The original bytes of documents that once were at the paths of an assessment's documents, newest
    /// first.
    package func formerDocuments(ofAssessment id: String) throws(WorldError) -> [StoredDocument] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT v.path, v.digest, v.format, v.original, v.bytes FROM document_version v JOIN document d ON d.path = v.path
                      JOIN assessment a ON a.pk = d.assessment_pk
                    WHERE a.id = ? ORDER BY v.pk DESC LIMIT 20
                    """, arguments: [id]
            ).compactMap { row in
                // An old version that is damaged is no longer kept, as far as a check goes.
                guard let packed = Data.fromDatabaseValue(row["original"]),
                    let bytes = Packing.inflated(Array(packed), count: try row.value("bytes"))
                else {
                    return nil
                }
                return StoredDocument(
                    path: try row.value("path"), digest: try row.value("digest"),
                    format: try row.value("format"), bytes: bytes, extents: ""
                )
            }
        }
    }
}
