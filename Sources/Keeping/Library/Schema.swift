/// The tables of a library file and the views that are its public contract.
///
/// Tables are private and named in the singular with an integer `pk`; views are named as the records in the
/// plural, with the fields of `model.md` as columns, `<record>_id` for records, 0 and 1 for yes and no, JSON
/// arrays for lists.
enum Schema {
    /// Raised with every change of the tables; a library of a higher version is refused, one of a lower is
    /// migrated (`Migration`).
    static let version = 4
    /// Marks an SQLite file as a library of Assay: "ASSY" (SQLite file format, offset 68).
    static let applicationID = 0x4153_5359

    /// A sentence's words are kept once, in its finding, which makes a library a quarter smaller; they are
    /// cut out where they are asked for.
    static let sentenceView = """
        CREATE VIEW sentence AS
          SELECT pk, finding_pk, number, tone, sure, voices, stage, point_pk, span_start, span_end,
            (SELECT CAST(substr(CAST(f.text AS BLOB), s.span_start + 1, s.span_end - s.span_start) AS TEXT) FROM finding f
             WHERE f.pk = s.finding_pk) AS text
          FROM sentence_row s;
        """

    /// What a paragraph says on one matter.
    static let pointTable = """
        CREATE TABLE point_row (
          pk INTEGER PRIMARY KEY, finding_pk INTEGER NOT NULL REFERENCES finding(pk), letter TEXT NOT NULL, kind TEXT NOT NULL, state TEXT,
          topic TEXT, weight INTEGER NOT NULL, line TEXT, voices TEXT NOT NULL, stage TEXT, sure INTEGER NOT NULL);
        CREATE INDEX point_finding ON point_row(finding_pk);
        """

    /// A point's words are those of its sentences, in order.
    static let pointView = """
        CREATE VIEW point AS
          SELECT pk, finding_pk, letter, kind, state, topic, weight, line, voices, stage, sure,
            (SELECT group_concat(text, ' ') FROM (SELECT text FROM sentence WHERE point_pk = p.pk ORDER BY number)) AS text
          FROM point_row p;
        """

    static let assessmentsView = """
        CREATE VIEW assessments AS
          SELECT a.id, o.slug AS authority_id, a.published, a.published_text, a.rating, a.indicative, a.points, a.percent, a.percent_printed,
            a.percent_calculated, a.margin_up, a.margin_down, a.coverage, a.current, a.version, a.superseded, a.source
          FROM assessment a JOIN authority o ON o.pk = a.authority_pk;
        """

    static let indicatorTable = """
        CREATE TABLE indicator (
          pk INTEGER PRIMARY KEY, sentence_pk INTEGER NOT NULL REFERENCES sentence_row(pk), number INTEGER NOT NULL, measure TEXT,
          value REAL NOT NULL, value_max REAL, value_text TEXT NOT NULL, unit TEXT NOT NULL, statistic TEXT NOT NULL,
          bound TEXT NOT NULL, role TEXT NOT NULL, comparator TEXT,
          benchmark REAL, benchmark_text TEXT, gap REAL, judged TEXT, direction TEXT, by_figures TEXT, worse_by REAL,
          previous REAL, previous_period TEXT, change TEXT, population TEXT, scale_max REAL, whole REAL, place INTEGER, places INTEGER,
          rank_from TEXT, days REAL, source TEXT, source_date TEXT,
          period TEXT, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL);
        """

    static let tables = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        CREATE TABLE authority (
          pk INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, short TEXT NOT NULL, code TEXT, type TEXT, region TEXT,
          population INTEGER, registered INTEGER NOT NULL, read INTEGER NOT NULL DEFAULT 0,
          rating TEXT, percent INTEGER, published TEXT,
          made_with TEXT);

        CREATE TABLE assessment (
          pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, authority_pk INTEGER NOT NULL REFERENCES authority(pk),
          published TEXT, published_text TEXT, rating TEXT, indicative INTEGER NOT NULL, points INTEGER, percent INTEGER,
          percent_printed INTEGER, percent_calculated INTEGER, margin_up INTEGER, margin_down INTEGER,
          coverage TEXT NOT NULL, current INTEGER NOT NULL, source TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1, superseded TEXT);
        CREATE INDEX assessment_authority ON assessment(authority_pk);

        CREATE TABLE statement (
          pk INTEGER PRIMARY KEY, assessment_pk INTEGER NOT NULL REFERENCES assessment(pk), number INTEGER NOT NULL, slug TEXT NOT NULL,
          name TEXT NOT NULL, theme INTEGER NOT NULL, theme_name TEXT NOT NULL, score INTEGER, band TEXT, band_printed TEXT,
          current INTEGER NOT NULL);
        CREATE INDEX statement_assessment ON statement(assessment_pk);

        CREATE TABLE document (
          pk INTEGER PRIMARY KEY, path TEXT NOT NULL, format TEXT NOT NULL, digest TEXT NOT NULL, bytes INTEGER NOT NULL,
          imported TEXT NOT NULL, authority_pk INTEGER REFERENCES authority(pk), assessment_pk INTEGER REFERENCES assessment(pk),
          original BLOB NOT NULL, extents BLOB NOT NULL, changed INTEGER, UNIQUE (path));
        CREATE INDEX document_authority ON document(authority_pk);
        CREATE INDEX document_digest ON document(digest);
        -- What stood at a path before it was imported again with other bytes.
        CREATE TABLE document_version (
          pk INTEGER PRIMARY KEY, path TEXT NOT NULL, format TEXT NOT NULL, digest TEXT NOT NULL, bytes INTEGER NOT NULL,
          imported TEXT NOT NULL, original BLOB NOT NULL);

        CREATE TABLE finding (
          pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, assessment_pk INTEGER NOT NULL REFERENCES assessment(pk),
          statement_pk INTEGER REFERENCES statement(pk), section TEXT NOT NULL, heading TEXT, number INTEGER NOT NULL, text TEXT NOT NULL,
          tone TEXT NOT NULL, voices TEXT NOT NULL, stage TEXT, fingerprint TEXT NOT NULL, current INTEGER NOT NULL,
          document_pk INTEGER NOT NULL REFERENCES document(pk), span_start INTEGER NOT NULL, span_end INTEGER NOT NULL);
        CREATE INDEX finding_assessment ON finding(assessment_pk);
        CREATE INDEX finding_statement ON finding(statement_pk);

        CREATE TABLE sentence_row (
          pk INTEGER PRIMARY KEY, finding_pk INTEGER NOT NULL REFERENCES finding(pk), number INTEGER NOT NULL,
          tone TEXT NOT NULL, voices TEXT NOT NULL, stage TEXT, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
          sure INTEGER NOT NULL DEFAULT 0, point_pk INTEGER REFERENCES point_row(pk));
        CREATE INDEX sentence_finding ON sentence_row(finding_pk);
        CREATE INDEX sentence_point ON sentence_row(point_pk);
        \(sentenceView)

        \(pointTable)
        \(pointView)

        \(indicatorTable)
        CREATE INDEX indicator_sentence ON indicator(sentence_pk);

        CREATE TABLE term (
          pk INTEGER PRIMARY KEY, assessment_pk INTEGER NOT NULL REFERENCES assessment(pk), finding_pk INTEGER NOT NULL REFERENCES finding(pk),
          acronym TEXT NOT NULL, expansion TEXT NOT NULL);
        CREATE INDEX term_assessment ON term(assessment_pk);
        CREATE INDEX term_finding ON term(finding_pk);

        CREATE TABLE remark (
          pk INTEGER PRIMARY KEY, assessment_pk INTEGER REFERENCES assessment(pk), document_pk INTEGER REFERENCES document(pk),
          finding_pk INTEGER REFERENCES finding(pk), line INTEGER, code TEXT NOT NULL, severity TEXT NOT NULL, text TEXT NOT NULL);
        CREATE INDEX remark_finding ON remark(finding_pk);
        CREATE INDEX remark_assessment ON remark(assessment_pk);
        CREATE INDEX remark_document ON remark(document_pk);

        CREATE TABLE framework (
          number INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, theme INTEGER NOT NULL, theme_name TEXT NOT NULL,
          commitment TEXT NOT NULL, expectations TEXT NOT NULL);

        CREATE VIRTUAL TABLE finding_fts USING fts5(
          text, content='finding', content_rowid='pk', tokenize='porter unicode61 remove_diacritics 2');
        CREATE VIRTUAL TABLE sentence_fts USING fts5(
          text, content='sentence', content_rowid='pk', tokenize='porter unicode61 remove_diacritics 2');
        """

    static let views = """
        CREATE VIEW authorities AS
          SELECT slug AS id, name, short, slug, code, type, region, population, rating, percent, published, read FROM authority;
        \(assessmentsView)
        CREATE VIEW statements AS
          SELECT a.id || '/' || s.slug AS id, a.id AS assessment_id, s.number, s.name, s.slug, s.theme || ' ' || s.theme_name AS theme, s.score,
            s.band, s.band_printed, s.current
          FROM statement s JOIN assessment a ON a.pk = s.assessment_pk;
        CREATE VIEW findings AS
          SELECT f.id, a.id AS assessment_id, CASE WHEN f.statement_pk IS NULL THEN NULL ELSE a.id || '/' || f.section END AS statement_id,
            f.section, f.heading, f.number, f.text, f.tone, f.voices, f.stage, f.fingerprint, f.current
          FROM finding f JOIN assessment a ON a.pk = f.assessment_pk;
        CREATE VIEW sentences AS
          SELECT f.id || '.' || s.number AS id, f.id AS finding_id, s.number, s.text, s.tone, s.sure, s.voices, s.stage,
            f.id || p.letter AS point_id
          FROM sentence s JOIN finding f ON f.pk = s.finding_pk LEFT JOIN point_row p ON p.pk = s.point_pk;
        CREATE VIEW points AS
          SELECT f.id || p.letter AS id, f.id AS finding_id, p.kind, p.state, p.topic, p.weight, p.line, p.text, p.voices, p.stage, p.sure
          FROM point p JOIN finding f ON f.pk = p.finding_pk;
        CREATE VIEW indicators AS
          SELECT f.id || '.' || s.number || '#' || i.number AS id, f.id || '.' || s.number AS sentence_id, i.measure, i.value, i.value_max,
            i.value_text, i.unit, i.statistic, i.bound, i.role, i.comparator, i.benchmark, i.gap, i.judged, i.direction, i.by_figures,
            i.worse_by, i.previous, i.previous_period, i.change, i.population, i.scale_max, i.whole AS "of", i.place, i.places, i.rank_from,
            i.days, i.source, i.source_date, i.period
          FROM indicator i JOIN sentence s ON s.pk = i.sentence_pk JOIN finding f ON f.pk = s.finding_pk;
        CREATE VIEW terms AS
          SELECT a.id AS assessment_id, t.acronym, t.expansion, f.id AS finding_id
          FROM term t JOIN assessment a ON a.pk = t.assessment_pk JOIN finding f ON f.pk = t.finding_pk;
        CREATE VIEW remarks AS
          SELECT a.id AS assessment_id, d.path AS document_id, f.id AS finding_id, r.line, r.code, r.severity, r.text
          FROM remark r LEFT JOIN assessment a ON a.pk = r.assessment_pk LEFT JOIN document d ON d.pk = r.document_pk
            LEFT JOIN finding f ON f.pk = r.finding_pk;
        CREATE VIEW documents AS
          SELECT d.path AS id, d.path, d.format, d.digest, d.bytes, d.imported, o.slug AS authority_id, a.id AS assessment_id
          FROM document d LEFT JOIN authority o ON o.pk = d.authority_pk LEFT JOIN assessment a ON a.pk = d.assessment_pk;
        CREATE VIEW frameworks AS SELECT number, name, slug, theme || ' ' || theme_name AS theme, commitment, expectations FROM framework;
        """
}
