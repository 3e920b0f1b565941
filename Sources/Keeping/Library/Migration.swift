internal import Foundation
internal import GRDB
internal import SourceText
internal import TextAnalysis

/// The step from one version of the tables to the next, in SQL that runs with all other steps in one
/// transaction.
struct Migration {
    /// The version that the step starts from; it ends at the next.
    let from: Int
    let sql: String

    /// Every step there has been, in order. A step is never changed once a library may have been made with
    /// its version.
    static let all = [
        // Sentences without words of their own, remarks that know their finding, what each authority was read
        // with, packed block maps, when files were last changed. What a library of version 1 was read with is
        // not known, so it counts as read by an older program.
        Migration(
            from: 1,
            sql: """
                DROP VIEW authorities; DROP VIEW assessments; DROP VIEW statements; DROP VIEW findings; DROP VIEW sentences;
                DROP VIEW indicators; DROP VIEW terms; DROP VIEW remarks; DROP VIEW documents; DROP VIEW frameworks;
                ALTER TABLE sentence RENAME TO sentence_row;
                ALTER TABLE sentence_row DROP COLUMN text;
                CREATE VIEW sentence AS
                  SELECT pk, finding_pk, number, tone, voices, stage, span_start, span_end,
                    (SELECT CAST(substr(CAST(f.text AS BLOB), s.span_start + 1, s.span_end - s.span_start) AS TEXT) FROM finding f
                     WHERE f.pk = s.finding_pk) AS text
                  FROM sentence_row s;
                ALTER TABLE authority ADD COLUMN made_with TEXT;
                ALTER TABLE document ADD COLUMN changed INTEGER;
                UPDATE document SET extents = assay_packed(extents);
                ALTER TABLE remark RENAME TO remark_before;
                CREATE TABLE remark (
                  pk INTEGER PRIMARY KEY, assessment_pk INTEGER REFERENCES assessment(pk), document_pk INTEGER REFERENCES document(pk),
                  finding_pk INTEGER REFERENCES finding(pk), line INTEGER, code TEXT NOT NULL, severity TEXT NOT NULL, text TEXT NOT NULL);
                INSERT INTO remark SELECT pk, assessment_pk, document_pk, NULL, line, code, severity, text FROM remark_before;
                DROP TABLE remark_before;
                CREATE INDEX remark_finding ON remark(finding_pk);
                CREATE INDEX remark_assessment ON remark(assessment_pk);
                CREATE INDEX remark_document ON remark(document_pk);
                INSERT OR REPLACE INTO meta VALUES ('reader', '0'), ('evidence', '0');
                """),
        // Figures with slots, sentences that are sure or not, points. What there is stays readable with the
        // slots empty; `library upgrade` reads the originals again and fills them.
        Migration(
            from: 2,
            sql: """
                DROP VIEW IF EXISTS authorities; DROP VIEW IF EXISTS assessments; DROP VIEW IF EXISTS statements;
                DROP VIEW IF EXISTS findings; DROP VIEW IF EXISTS sentences; DROP VIEW IF EXISTS indicators;
                DROP VIEW IF EXISTS terms; DROP VIEW IF EXISTS remarks; DROP VIEW IF EXISTS documents; DROP VIEW IF EXISTS frameworks;
                DROP VIEW sentence;
                \(Schema.pointTable)
                ALTER TABLE sentence_row ADD COLUMN sure INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE sentence_row ADD COLUMN point_pk INTEGER REFERENCES point_row(pk);
                CREATE INDEX sentence_point ON sentence_row(point_pk);
                \(Schema.sentenceView)
                \(Schema.pointView)
                ALTER TABLE indicator RENAME TO indicator_before;
                DROP INDEX indicator_sentence;
                \(Schema.indicatorTable)
                INSERT INTO indicator (pk, sentence_pk, number, measure, value, value_max, value_text, unit, statistic, bound, role, comparator,
                    benchmark, benchmark_text, gap, judged, direction, worse_by, source, source_date, period, span_start, span_end)
                  SELECT pk, sentence_pk, number, measure, value, value_max, value_text, unit, statistic, 'exact', 'actual', comparator,
                    benchmark, benchmark_text, gap, judged, direction, worse_by, source, source_date, period, span_start, span_end
                  FROM indicator_before;
                DROP TABLE indicator_before;
                CREATE INDEX indicator_sentence ON indicator(sentence_pk);
                UPDATE authority SET made_with = NULL;
                INSERT OR REPLACE INTO meta VALUES ('evidence', '0');
                \(Schema.views)
                """),
        // Versions of an assessment.
        Migration(
            from: 3,
            sql: """
                DROP VIEW IF EXISTS assessments;
                ALTER TABLE assessment ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
                ALTER TABLE assessment ADD COLUMN superseded TEXT;
                \(Schema.assessmentsView)
                """),
    ]

    /// Packs a text as `StoredDocument.extents` is kept.
    private static let packed = DatabaseFunction("assay_packed", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map { Data(Packing.deflated(Array($0.utf8))) }
    }

    /// Takes the tables to this program's version.
    ///
    /// - Throws: when there is no step from the version the library has.
    static func run(_ db: Database) throws {
        db.add(function: packed)
        defer { db.remove(function: packed) }
        var version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        while version < Schema.version {
            guard let step = all.first(where: { $0.from == version }) else {
                throw WorldError("no way is known from library version \(version) to \(Schema.version)")
            }
            try db.execute(sql: step.sql)
            try ContentDigests.forget(db)
            version += 1
            try db.execute(sql: "PRAGMA user_version = \(version)")
        }
        try db.execute(sql: "UPDATE meta SET value = ? WHERE key = 'schema'", arguments: [String(version)])
    }
}
