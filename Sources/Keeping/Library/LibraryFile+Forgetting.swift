package import AssessmentModel
internal import GRDB
package import SourceText

/// An assessment of which the library keeps documents.
package struct HeldReport: Sendable, Equatable {
    /// Long: "northmoor@2026-03".
    package var id: String
    package var findings: Int
    /// Where its documents came from, in order.
    package var paths: [String]
}

extension LibraryFile {
    /// The assessments of a council, or of all, of which documents are kept, by id.
    package func heldReports(ofAuthority slug: String? = nil) throws(WorldError) -> [HeldReport] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT a.id AS id, d.path AS path, (SELECT count(*) FROM finding f WHERE f.assessment_pk = a.pk) AS findings
                    FROM document d JOIN assessment a ON a.pk = d.assessment_pk JOIN authority o ON o.pk = a.authority_pk
                    WHERE ?1 IS NULL OR o.slug = ?1 ORDER BY a.id, d.path
                    """, arguments: [slug])
            var reports: [HeldReport] = []
            for row in rows {
                let id = try row.value("id") as String
                if reports.last?.id != id {
                    reports.append(HeldReport(id: id, findings: try row.value("findings"), paths: []))
                }
                reports[reports.count - 1].paths.append(try row.value("path"))
            }
            return reports
        }
    }
}

extension StoringTransaction {
    /// Takes the documents of some of a council's assessments out, with what stood at their paths before, and builds
    /// the council again from those that are left.
    ///
    /// - Parameter ids: of the assessments; nil for every document of the council.
    package func forget(
        _ ids: Set<String>?, of authority: Authority,
        assemble: (Authority, [StoredDocument]) throws -> [StoredAssessment]
    ) throws {
        let key = try key(of: authority)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT d.path AS path, a.id AS id FROM document d LEFT JOIN assessment a ON a.pk = d.assessment_pk
                WHERE d.authority_pk = ?
                """, arguments: [key])
        for row in rows {
            let id = String.fromDatabaseValue(row["id"])
            guard ids.map({ ids in id.map(ids.contains) ?? false }) ?? true else { continue }
            let path = try row.value("path") as String
            for table in ["document", "document_version"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE path = ?", arguments: [path])
            }
        }
        try rebuild(authority, assemble: assemble)
    }
}
