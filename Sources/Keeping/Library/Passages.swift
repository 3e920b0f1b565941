package import AssessmentModel
internal import GRDB
package import SourceText

/// A finding with where it stands.
package struct StoredPassage: Sendable {
    /// Long id: "northmoor@2026-03/needs/1".
    package var id: String
    /// Short name of the authority, and its slug.
    package var authority: String
    package var authoritySlug: String
    /// "northmoor@2026-03".
    package var assessment: String
    package var published: PartialDate?
    /// Whether its assessment is the council's last formal one.
    package var isCurrent: Bool
    package var section: Section
    /// Of the statement it stands under, 1 to 4.
    package var score: Int?
    package var heading: String?
    /// From 1 within the section.
    package var number: Int
    /// Verbatim.
    package var text: String
    package var tone: String
    /// By which changed words are known.
    package var fingerprint: String
}

extension LibraryFile {
    /// The finding of a long or short id, nil when there is none. A short id means the current one.
    package func passage(_ id: String) throws(WorldError) -> StoredPassage? {
        guard let place = RecordID(id), let section = place.section, let number = place.paragraph,
            place.kind == .finding
        else { return nil }
        if place.isLong { return try passages("f.id = ?1", [id]).first }
        // A short id is found by its council: by words of all ids it would take as long as reading the library.
        return try passages(
            "o.slug = ?1 AND f.current AND substr(f.id, instr(f.id, '/')) = ?2",
            [place.authority, "/\(section)/\(number)"]
        ).first
    }

    /// The findings of the same section of the same assessment, in order.
    package func section(of passage: StoredPassage) throws(WorldError) -> [StoredPassage] {
        try passages("a.id = ?1 AND f.section = ?2", [passage.assessment, passage.section.slug])
    }

    /// Every finding of the same assessment, in reading order.
    package func report(of passage: StoredPassage) throws(WorldError) -> [StoredPassage] {
        try passages("a.id = ?1", [passage.assessment])
    }

    private func passages(_ condition: String, _ arguments: [String]) throws(WorldError) -> [StoredPassage] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT f.id, o.short, o.slug, a.id AS assessment, a.published, f.current, f.section, s.score, f.heading, f.number, f.text, f.tone,
                      f.fingerprint
                    FROM finding f JOIN assessment a ON a.pk = f.assessment_pk JOIN authority o ON o.pk = a.authority_pk
                      LEFT JOIN statement s ON s.pk = f.statement_pk
                    WHERE \(condition) ORDER BY f.pk
                    """, arguments: StatementArguments(arguments)
            ).map { row in
                StoredPassage(
                    id: try row.value("id"), authority: try row.value("short"),
                    authoritySlug: try row.value("slug"),
                    assessment: try row.value("assessment"),
                    published: (try row.value("published") as String?).flatMap { PartialDate(iso: $0) },
                    isCurrent: try row.value("current"),
                    section: Section(try row.value("section")), score: try row.value("score"),
                    heading: try row.value("heading"),
                    number: try row.value("number"),
                    text: try row.value("text"),
                    tone: try row.value("tone"), fingerprint: try row.value("fingerprint"))
            }
        }
    }
}

extension LibraryFile {
    /// The number and words of the sentence that a sentence's or indicator's id names; nil for a finding's
    /// id.
    package func sentence(_ id: String) throws(WorldError) -> (number: Int, text: String)? {
        guard let place = RecordID(id), let finding = place.finding, let number = place.sentenceNumber
        else { return nil }
        return try read { db in
            try Row.fetchOne(
                db,
                sql:
                    "SELECT s.number, s.text FROM sentence s JOIN finding f ON f.pk = s.finding_pk WHERE f.id = ? AND s.number = ?",
                arguments: [finding.description, number]
            ).map { (try $0.value("number"), try $0.value("text")) }
        }
    }

    /// The numbers of the sentences of a point, and their words one after another; nil for other ids.
    package func point(_ id: String) throws(WorldError) -> (sentences: [Int], text: String)? {
        guard let place = RecordID(id), let finding = place.finding, case .point(let letter)? = place.part
        else { return nil }
        return try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT s.number, s.text FROM sentence s JOIN point_row p ON p.pk = s.point_pk JOIN finding f ON f.pk = p.finding_pk
                    WHERE f.id = ? AND p.letter = ? ORDER BY s.number
                    """, arguments: [finding.description, String(letter)])
            guard !rows.isEmpty else { return nil }
            return (
                try rows.map { try $0.value("number") },
                try rows.map { try $0.value("text") as String }.joined(separator: " ")
            )
        }
    }

    /// Where the report has a figure from: name and date of the source of an indicator.
    package func figureSource(_ id: String) throws(WorldError) -> (name: String?, date: PartialDate?)? {
        guard let place = RecordID(id), let finding = place.finding, let sentence = place.sentenceNumber,
            let number = place.figureNumber
        else { return nil }
        return try read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT i.source, i.source_date FROM indicator i JOIN sentence s ON s.pk = i.sentence_pk JOIN finding f ON f.pk = s.finding_pk
                    WHERE f.id = ? AND s.number = ? AND i.number = ?
                    """, arguments: [finding.description, sentence, number]
            ).map {
                (
                    try $0.value("source"),
                    (try $0.value("source_date") as String?).flatMap { PartialDate(iso: $0) }
                )
            }
        }
    }

    /// What a citation of an assessment or its scores says.
    package func assessmentFacts(
        _ id: String
    ) throws(WorldError) -> (
        authority: String, slug: String, published: PartialDate?, isCurrent: Bool, isScoresOnly: Bool,
        source: String
    )? {
        try read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT o.short, o.slug, a.published, a.current, a.coverage, a.source
                    FROM assessment a JOIN authority o ON o.pk = a.authority_pk WHERE a.id = ?
                    """, arguments: [id]
            ).map { row in
                (
                    try row.value("short"), try row.value("slug"),
                    (try row.value("published") as String?).flatMap { PartialDate(iso: $0) },
                    try row.value("current"),
                    (try row.value("coverage") as String) == Coverage.scoresOnly.label,
                    try row.value("source")
                )
            }
        }
    }
}
