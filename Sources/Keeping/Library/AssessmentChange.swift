internal import GRDB
internal import TextAnalysis

/// What a library holds of one assessment, to be compared with what it holds after reading the originals
/// again.
struct AssessmentSnapshot: Equatable {
    struct Finding: Equatable {
        var place: String
        var text: String
        var fingerprint: String
        /// Tone, voices and stage, as they are stored.
        var judgement: [String]
        /// Its figures with all their slots, as one text.
        var figures = ""
        /// Its points with kind, state, weight and line, and which of its sentences are sure, as one text.
        var points = ""
    }

    var id: String
    /// Rating, percent, date and coverage by name; `-` for what is missing.
    var facts: [(name: String, value: String)]
    var scores: [(statement: String, score: Int?)]
    var findings: [Finding]
    var remarks: [String]
    /// Sentences, figures, points and acronyms, by name.
    var counts: [(name: String, count: Int)]

    static func == (a: AssessmentSnapshot, b: AssessmentSnapshot) -> Bool {
        a.id == b.id && a.facts.elementsEqual(b.facts, by: ==) && a.scores.elementsEqual(b.scores, by: ==)
            && a.findings == b.findings
            && a.remarks == b.remarks && a.counts.elementsEqual(b.counts, by: ==)
    }

    private static let figuresOfFinding = """
        (SELECT group_concat(json_array(s.number, i.number, i.measure, i.value, i.value_max, i.unit, i.statistic, i.bound, i.role, i.comparator,
             i.benchmark, i.direction, i.by_figures, i.previous, i.change, i.population, i.scale_max, i.whole, i.place, i.days, i.source, i.period))
         FROM sentence_row s JOIN indicator i ON i.sentence_pk = s.pk WHERE s.finding_pk = f.pk)
        """
    private static let pointsOfFinding = """
        (SELECT group_concat(json_array(p.letter, p.kind, p.state, p.topic, p.weight, p.line, p.sure)) FROM point_row p
         WHERE p.finding_pk = f.pk)
        || (SELECT group_concat(s.sure, '') FROM sentence_row s WHERE s.finding_pk = f.pk)
        """

    /// The assessments of an authority, by id.
    static func all(_ db: Database, authorityKey: Int64) throws -> [AssessmentSnapshot] {
        try Row.fetchAll(
            db,
            sql:
                "SELECT pk, id, rating, percent, published, published_text, coverage FROM assessment WHERE authority_pk = ? ORDER BY id",
            arguments: [authorityKey]
        ).map { row in
            let key = try row.value("pk") as Int
            func text(_ column: String) -> String {
                row[column].map { String.fromDatabaseValue($0.databaseValue) ?? "\($0)" } ?? "-"
            }
            func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql, arguments: [key]) ?? 0 }
            let findings = "SELECT pk FROM finding WHERE assessment_pk = ?"
            return AssessmentSnapshot(
                id: try row.value("id") as String,
                facts: ["rating", "percent", "published", "published_text", "coverage"].map {
                    ($0, text($0))
                },
                scores: try Row.fetchAll(
                    db, sql: "SELECT name, score FROM statement WHERE assessment_pk = ? ORDER BY number",
                    arguments: [key]
                ).map { (try $0.value("name") as String, Int.fromDatabaseValue($0["score"])) },
                findings: try Row.fetchAll(
                    db,
                    sql: """
                        SELECT section || '/' || number AS place, text, fingerprint, tone, voices, stage,
                          \(figuresOfFinding) AS figures, \(pointsOfFinding) AS points
                        FROM finding f WHERE assessment_pk = ? ORDER BY pk
                        """, arguments: [key]
                ).map { row in
                    Finding(
                        place: try row.value("place") as String, text: try row.value("text") as String,
                        fingerprint: try row.value("fingerprint") as String,
                        judgement: [
                            try row.value("tone") as String, try row.value("voices") as String,
                            String.fromDatabaseValue(row["stage"]) ?? "",
                        ], figures: String.fromDatabaseValue(row["figures"]) ?? "",
                        points: String.fromDatabaseValue(row["points"]) ?? "")
                },
                remarks: try Row.fetchAll(
                    db,
                    sql:
                        "SELECT code || ': ' || text AS remark FROM remark WHERE assessment_pk = ? ORDER BY 1",
                    arguments: [key]
                ).map { try $0.value("remark") as String },
                counts: [
                    (
                        "sentences",
                        try count("SELECT count(*) FROM sentence_row WHERE finding_pk IN (\(findings))")
                    ),
                    (
                        "figures",
                        try count(
                            """
                            SELECT count(*) FROM indicator
                            WHERE sentence_pk IN (SELECT pk FROM sentence_row WHERE finding_pk IN (\(findings)))
                            """)
                    ),
                    ("points", try count("SELECT count(*) FROM point_row WHERE finding_pk IN (\(findings))")),
                    ("acronyms", try count("SELECT count(*) FROM term WHERE assessment_pk = ?")),
                ])
        }
    }
}

/// What reading an assessment's originals again changed.
package struct AssessmentChange: Sendable, Equatable {
    /// Whether the library had it before, and has it now.
    package enum Kind: Sendable { case new, gone, changed }

    /// Of the assessment: "northmoor@2026-03".
    package var id: String
    package var kind: Kind
    /// What the report says beside its paragraphs: `rating was Good, now -`, scores in the same form.
    package var facts: [String] = []
    /// What is found in its paragraphs: `sentences were 9, now 8`, `figures of 2 findings`.
    package var readings: [String] = []
    /// Findings as `needs/7 “first words …”`.
    package var added: [String] = []
    /// Findings that are no longer there.
    package var removed: [String] = []
    /// Findings at the same place with other words.
    package var reworded: [String] = []
    /// Remarks as `code: text`.
    package var newRemarks: [String] = []
    /// Remarks that no longer hold.
    package var goneRemarks: [String] = []

    /// The differences between what was held of an authority and what is held now, by assessment; nothing
    /// where nothing changed.
    static func between(_ before: [AssessmentSnapshot], _ after: [AssessmentSnapshot]) -> [AssessmentChange] {
        let ids = Set((before + after).map(\.id)).sorted()
        return ids.compactMap { id in
            switch (before.first { $0.id == id }, after.first { $0.id == id }) {
            case (let old?, let new?): old == new ? nil : AssessmentChange(old, new)
            case (let old?, nil): AssessmentChange(id: id, kind: .gone, removed: old.findings.map(quote))
            case (nil, let new?): AssessmentChange(id: id, kind: .new, added: new.findings.map(quote))
            case (nil, nil): nil
            }
        }
    }

    private init(id: String, kind: Kind, added: [String] = [], removed: [String] = []) {
        (self.id, self.kind, self.added, self.removed) = (id, kind, added, removed)
    }

    private init(_ old: AssessmentSnapshot, _ new: AssessmentSnapshot) {
        id = new.id
        kind = .changed
        for (name, value) in new.facts {
            let was = old.facts.first { $0.name == name }?.value ?? "-"
            if was != value {
                facts.append("\(name.split(separator: "_").joined(separator: " ")) was \(was), now \(value)")
            }
        }
        let statements =
            old.scores.map(\.statement)
            + new.scores.map(\.statement).filter { name in !old.scores.contains { $0.statement == name } }
        for statement in statements {
            let was = old.scores.first { $0.statement == statement }?.score
            let now = new.scores.first { $0.statement == statement }?.score
            if was != now {
                facts.append(
                    "score of \(statement) was \(was.map(String.init) ?? "-"), now \(now.map(String.init) ?? "-")"
                )
            }
        }
        for (name, count) in new.counts {
            let was = old.counts.first { $0.name == name }?.count ?? 0
            if was != count { readings.append("\(name) were \(was), now \(count)") }
        }
        compareFindings(old.findings, new.findings)
        newRemarks = Self.without(new.remarks, old.remarks)
        goneRemarks = Self.without(old.remarks, new.remarks)
    }

    /// Findings are the same if their fingerprints are; of the rest, those at one place with half of their
    /// words in common were reworded.
    private mutating func compareFindings(
        _ old: [AssessmentSnapshot.Finding], _ new: [AssessmentSnapshot.Finding]
    ) {
        var left = Dictionary(grouping: old, by: \.fingerprint)
        var unmatched: [AssessmentSnapshot.Finding] = []
        var (rejudged, refigured, repointed) = (0, 0, 0)
        for finding in new {
            if let same = left[finding.fingerprint]?.first {
                left[finding.fingerprint]?.removeFirst()
                if same.judgement != finding.judgement { rejudged += 1 }
                if same.figures != finding.figures { refigured += 1 }
                if same.points != finding.points { repointed += 1 }
            } else {
                unmatched.append(finding)
            }
        }
        var gone = old.filter { finding in
            guard let index = left[finding.fingerprint]?.firstIndex(of: finding) else { return false }
            left[finding.fingerprint]?.remove(at: index)
            return true
        }
        for finding in unmatched {
            if let index = gone.firstIndex(where: {
                $0.place == finding.place && Similarity.ofWords($0.text, finding.text) >= 0.5
            }) {
                gone.remove(at: index)
                reworded.append(Self.quote(finding))
            } else {
                added.append(Self.quote(finding))
            }
        }
        removed = gone.map(Self.quote)
        for (what, count) in [
            ("tone, voices or stage", rejudged), ("figures", refigured), ("points", repointed),
        ] where count > 0 {
            readings.append("\(what) of \(count == 1 ? "1 finding" : "\(count) findings")")
        }
    }

    private static func quote(_ finding: AssessmentSnapshot.Finding) -> String {
        let words = finding.text.split(separator: " ")
        return "\(finding.place) “\(words.prefix(8).joined(separator: " "))\(words.count > 8 ? " …" : "")”"
    }

    private static func without(_ remarks: [String], _ others: [String]) -> [String] {
        var left = others
        return remarks.filter { remark in
            guard let index = left.firstIndex(of: remark) else { return true }
            left.remove(at: index)
            return false
        }
    }
}
