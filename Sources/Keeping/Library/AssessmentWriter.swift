package import AssessmentModel
internal import GRDB
internal import GRDBSQLite
internal import ReferenceData
internal import SourceText

/// An assessment with what was understood of each of its findings, in the same order.
package struct StoredAssessment: Sendable {
    package var assessment: Assessment
    /// One per finding, or empty where there are no findings.
    package var evidence: [FindingEvidence]
    /// Digests of the documents it was put together from, those of copies that added nothing included.
    package var documents: [String]

    package init(assessment: Assessment, evidence: [FindingEvidence], documents: [String] = []) {
        precondition(evidence.count == assessment.findings.count, "every finding has its evidence")
        self.assessment = assessment
        self.evidence = evidence
        self.documents = documents
    }
}

/// Writes records inside one transaction. Rows come first; `index()` puts all of them into the full-text
/// indexes at once.
final class AssessmentWriter {
    private let db: Database
    private let framework: Framework
    /// What `authority.made_with` says of the authorities written.
    private let mark: String
    /// Whether the full-text indexes are made again from all rows in the end, and not kept up to date.
    private let rebuildsIndexes: Bool
    /// Keys of the assessments whose rows are not in the full-text indexes yet.
    var unindexed: Set<Int64> = []
    private let assessments, statements, findings, points, sentences, indicators, terms, remarks: Insertion

    init(db: Database, framework: Framework, mark: String, rebuildsIndexes: Bool = false) throws {
        self.db = db
        self.rebuildsIndexes = rebuildsIndexes
        self.framework = framework
        self.mark = mark
        assessments = try Insertion(
            db, "assessment",
            "id, authority_pk, published, published_text, rating, indicative, points, percent, percent_printed, percent_calculated, margin_up, "
                + "margin_down, coverage, current, source, version, superseded")
        statements = try Insertion(
            db, "statement",
            "assessment_pk, number, slug, name, theme, theme_name, score, band, band_printed, current")
        findings = try Insertion(
            db, "finding",
            "id, assessment_pk, statement_pk, section, heading, number, text, tone, voices, stage, fingerprint, current, document_pk, "
                + "span_start, span_end")
        sentences = try Insertion(
            db, "sentence_row",
            "finding_pk, number, tone, sure, voices, stage, point_pk, span_start, span_end")
        points = try Insertion(
            db, "point_row",
            "finding_pk, letter, kind, state, topic, weight, line, voices, stage, sure")
        indicators = try Insertion(
            db, "indicator",
            "sentence_pk, number, measure, value, value_max, value_text, unit, statistic, bound, role, comparator, benchmark, benchmark_text, "
                + "gap, judged, direction, by_figures, worse_by, previous, previous_period, change, population, scale_max, whole, place, places, "
                + "rank_from, days, source, source_date, period, span_start, span_end")
        terms = try Insertion(db, "term", "assessment_pk, finding_pk, acronym, expansion")
        remarks = try Insertion(
            db, "remark", "assessment_pk, document_pk, finding_pk, line, code, severity, text")
    }

    /// The key of an authority, which is added when the library does not know it.
    func key(of authority: Authority) throws -> Int64 {
        if let key = try Int64.fetchOne(
            db, sql: "SELECT pk FROM authority WHERE slug = ?", arguments: [authority.slug])
        {
            return key
        }
        try db.execute(
            sql:
                "INSERT INTO authority (slug, name, short, code, type, region, registered) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                authority.slug, authority.name, authority.short, authority.code, authority.type?.label,
                authority.region,
                authority.isRegistered,
            ])
        return db.lastInsertedRowID
    }

    /// Puts these assessments in place of all that the library has of an authority.
    ///
    /// - Parameter documents: keys of stored documents by digest.
    func replace(_ authority: Authority, _ assessments: [StoredAssessment], documents: [String: Int64]) throws
    {
        let authorityKey = try key(of: authority)
        try remove(authorityKey)
        let currency = CurrentAssessments(assessments.map(\.assessment))
        for (index, stored) in assessments.enumerated() {
            try insert(
                stored, index: index, authorityKey: authorityKey, currency: currency, documents: documents)
        }
        let current = currency.assessment.map { assessments[$0].assessment }
        try db.execute(
            sql:
                "UPDATE authority SET read = ?, rating = ?, percent = ?, published = ?, made_with = ? WHERE pk = ?",
            arguments: [
                assessments.contains { !$0.assessment.findings.isEmpty }, current?.rating?.label,
                current?.percent, current?.published?.iso,
                mark, authorityKey,
            ])
    }

    /// Puts the rows written into the full-text indexes. In one go for all of them: FTS5 then writes a few
    /// large segments rather than two small ones for each council, which later have to be merged.
    func index() throws {
        if rebuildsIndexes {
            for index in ["finding_fts", "sentence_fts"] {
                try db.execute(sql: "INSERT INTO \(index)(\(index)) VALUES ('rebuild')")
            }
            return
        }
        guard !unindexed.isEmpty else { return }
        let keys = unindexed.sorted().map(String.init).joined(separator: ", ")
        let findings = "SELECT pk FROM finding WHERE assessment_pk IN (\(keys))"
        try db.execute(
            sql:
                "INSERT INTO finding_fts(rowid, text) SELECT pk, text FROM finding WHERE assessment_pk IN (\(keys)) ORDER BY pk"
        )
        try db.execute(
            sql:
                "INSERT INTO sentence_fts(rowid, text) SELECT pk, text FROM sentence WHERE finding_pk IN (\(findings)) ORDER BY pk"
        )
        unindexed = []
    }

    /// Takes all rows of an authority away, those in the full-text indexes first: they are found there by
    /// their words.
    private func remove(_ authorityKey: Int64) throws {
        let keys = try Int64.fetchAll(
            db, sql: "SELECT pk FROM assessment WHERE authority_pk = ?", arguments: [authorityKey])
        guard !keys.isEmpty else { return }
        for key in keys where unindexed.remove(key) == nil && !rebuildsIndexes {
            let findings = "SELECT pk FROM finding WHERE assessment_pk = ?"
            for sql in [
                "INSERT INTO sentence_fts(sentence_fts, rowid, text) SELECT 'delete', pk, text FROM sentence WHERE finding_pk IN (\(findings))",
                "INSERT INTO finding_fts(finding_fts, rowid, text) SELECT 'delete', pk, text FROM finding WHERE assessment_pk = ?",
            ] { try db.execute(sql: sql, arguments: [key]) }
        }
        let assessments = "SELECT pk FROM assessment WHERE authority_pk = ?"
        let findings = "SELECT pk FROM finding WHERE assessment_pk IN (\(assessments))"
        for sql in [
            "DELETE FROM indicator WHERE sentence_pk IN (SELECT pk FROM sentence_row WHERE finding_pk IN (\(findings)))",
            "DELETE FROM sentence_row WHERE finding_pk IN (\(findings))",
            "DELETE FROM point_row WHERE finding_pk IN (\(findings))",
            "DELETE FROM term WHERE assessment_pk IN (\(assessments))",
            "DELETE FROM remark WHERE assessment_pk IN (\(assessments))",
            "DELETE FROM finding WHERE assessment_pk IN (\(assessments))",
            "DELETE FROM statement WHERE assessment_pk IN (\(assessments))",
            "UPDATE document SET assessment_pk = NULL WHERE authority_pk = ?",
            "DELETE FROM assessment WHERE authority_pk = ?",
        ] { try db.execute(sql: sql, arguments: [authorityKey]) }
    }

    private func insert(
        _ stored: StoredAssessment, index: Int, authorityKey: Int64, currency: CurrentAssessments,
        documents: [String: Int64]
    ) throws {
        let assessment = stored.assessment
        let arithmetic = assessment.arithmetic
        let assessmentKey = try assessments.insert([
            assessment.id, authorityKey, assessment.published?.iso, assessment.publishedText,
            assessment.rating?.label,
            assessment.isIndicative, arithmetic?.points, assessment.percent, assessment.percentPrinted,
            arithmetic?.percent,
            arithmetic?.marginUp, arithmetic?.marginDown, assessment.coverage.label,
            currency.assessment == index, assessment.source, assessment.version, assessment.superseded,
        ])
        var statementKeys: [String: Int64] = [:]
        for scored in assessment.statements {
            guard let statement = framework.statement(scored.slug) else { continue }
            statementKeys[scored.slug] = try statements.insert([
                assessmentKey, statement.number, statement.slug, statement.name, statement.theme,
                statement.themeName, scored.score,
                framework.wording(for: scored.score)?.wording, scored.bandPrinted,
                currency.statements[scored.slug] == index,
            ])
        }
        var findingKeys: [FindingPlace: Int64] = [:]
        for (finding, evidence) in zip(assessment.findings, stored.evidence) {
            let isCurrent =
                finding.section.isStatement
                ? currency.statements[finding.section.slug] == index : currency.assessment == index
            findingKeys[FindingPlace(section: finding.section, number: finding.number)] = try insert(
                finding, evidence, assessment: assessment, assessmentKey: assessmentKey,
                statementKey: statementKeys[finding.section.slug],
                documentKey: documents[finding.document], isCurrent: isCurrent)
        }
        for remark in assessment.remarks {
            _ = try remarks.insert([
                assessmentKey, remark.document.flatMap { documents[$0] },
                remark.finding.flatMap { findingKeys[$0] }, remark.line,
                remark.code, remark.severity.label, remark.text,
            ])
        }
        for digest in stored.documents {
            guard let key = documents[digest] else { continue }
            try db.execute(
                sql: "UPDATE document SET assessment_pk = ? WHERE pk = ?", arguments: [assessmentKey, key])
        }
        if !assessment.findings.isEmpty { unindexed.insert(assessmentKey) }
    }

    /// Gives the finding's key.
    private func insert(
        _ finding: Finding, _ evidence: FindingEvidence, assessment: Assessment, assessmentKey: Int64,
        statementKey: Int64?,
        documentKey: Int64?, isCurrent: Bool
    ) throws -> Int64 {
        guard let documentKey else { preconditionFailure("a finding's document is stored before it") }
        let findingKey = try findings.insert([
            assessment.recordID.finding(finding.section, finding.number).description, assessmentKey,
            statementKey,
            finding.section.slug,
            finding.heading, finding.number, finding.text, evidence.tone.label,
            jsonArray(evidence.voices.map(\.label)),
            evidence.stage?.label, finding.fingerprint, isCurrent, documentKey, finding.span.start,
            finding.span.end,
        ])
        var pointKeys: [Int: Int64] = [:]
        for point in evidence.points {
            let key = try points.insert([
                findingKey, String(point.letter), point.kind.label, point.state?.label, point.topic,
                point.weight, point.line, jsonArray(point.voices.map(\.label)), point.stage?.label,
                point.isSure,
            ])
            for number in point.sentences { pointKeys[number] = key }
        }
        for sentence in evidence.sentences {
            let sentenceKey = try sentences.insert([
                findingKey, sentence.number, sentence.tone.label, sentence.isSure,
                jsonArray(sentence.voices.map(\.label)),
                sentence.stage?.label, pointKeys[sentence.number],
                sentence.span.start, sentence.span.end,
            ])
            for indicator in sentence.indicators { try insert(indicator, sentenceKey: sentenceKey) }
        }
        for term in evidence.terms {
            _ = try terms.insert([assessmentKey, findingKey, term.acronym, term.expansion])
        }
        return findingKey
    }

    private func insert(_ indicator: Indicator, sentenceKey: Int64) throws {
        _ = try indicators.insert([
            sentenceKey, indicator.number, indicator.measure, indicator.value, indicator.valueMax,
            indicator.valueText,
            indicator.unit.label, indicator.statistic.label, indicator.bound.label, indicator.role.label,
            indicator.comparator?.label, indicator.benchmark, indicator.benchmarkText, indicator.gap,
            indicator.judged, indicator.direction?.label, indicator.byFigures?.label, indicator.worseBy,
            indicator.previous, indicator.previousPeriod, indicator.change?.label, indicator.population,
            indicator.scaleMax, indicator.whole, indicator.place, indicator.places, indicator.rankFrom,
            indicator.days, indicator.source, indicator.sourceDate?.iso,
            indicator.period, indicator.span.start, indicator.span.end,
        ])
    }
}

/// `INSERT INTO table (columns) VALUES (?, …)`, prepared once for all rows of a transaction.
///
/// Binds and steps by SQLite's own functions: a report has 2,000 rows, and through GRDB's arguments each
/// takes three times as long.
private struct Insertion {
    private let db: Database
    private let statement: Statement

    init(_ db: Database, _ table: String, _ columns: String) throws {
        self.db = db
        let marks = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
        statement = try db.makeStatement(sql: "INSERT INTO \(table) (\(columns)) VALUES (\(marks))")
    }

    /// - Returns: the new row's key.
    func insert(_ values: [(any InsertedValue)?]) throws -> Int64 {
        let insertion = statement.sqliteStatement
        defer { sqlite3_reset(insertion) }
        for (index, value) in values.enumerated() {
            let place = CInt(index + 1)
            let code = value?.bind(to: insertion, at: place) ?? sqlite3_bind_null(insertion, place)
            guard code == SQLITE_OK else { throw failure }
        }
        guard sqlite3_step(insertion) == SQLITE_DONE else { throw failure }
        return sqlite3_last_insert_rowid(db.sqliteConnection)
    }

    private var failure: DatabaseError {
        let connection = db.sqliteConnection
        return DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: String(cString: sqlite3_errmsg(connection)))
    }
}

/// What a column may be given.
private protocol InsertedValue {
    /// - Returns: SQLite's result code.
    func bind(to statement: SQLiteStatement, at place: CInt) -> CInt
}

extension String: InsertedValue {
    fileprivate func bind(to statement: SQLiteStatement, at place: CInt) -> CInt {
        sqlite3_bind_text(statement, place, self, CInt(utf8.count), sqliteCopies)
    }
}

extension Int: InsertedValue {
    fileprivate func bind(to statement: SQLiteStatement, at place: CInt) -> CInt {
        sqlite3_bind_int64(statement, place, Int64(self))
    }
}

extension Int64: InsertedValue {
    fileprivate func bind(to statement: SQLiteStatement, at place: CInt) -> CInt {
        sqlite3_bind_int64(statement, place, self)
    }
}

extension Double: InsertedValue {
    fileprivate func bind(to statement: SQLiteStatement, at place: CInt) -> CInt {
        sqlite3_bind_double(statement, place, self)
    }
}

extension Bool: InsertedValue {
    fileprivate func bind(to statement: SQLiteStatement, at place: CInt) -> CInt {
        sqlite3_bind_int64(statement, place, self ? 1 : 0)
    }
}

/// Tells SQLite to copy the text it is given (SQLITE_TRANSIENT, a macro that Swift does not see).
let sqliteCopies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension Assessment {
    /// The printed percentage, else the calculated one.
    var percent: Int? { percentPrinted ?? arithmetic?.percent }
}
