internal import GRDB
package import SourceText

/// How much a library holds.
package struct LibraryCounts: Sendable {
    /// Files and pages whose originals are kept.
    package var documents: Int
    /// Assessments of which any text is loaded; one may be put together from several documents.
    package var reports: Int
    /// Authorities of which any text is loaded.
    package var read: Int
    /// All of the register, whether anything is loaded of them or not.
    package var authorities: Int
    /// Authorities with at least one published score in a formal or indicative assessment.
    package var scored: Int
    /// Formal, indicative and those of which only scores are known.
    package var assessments: Int
    package var findings: Int
    package var sentences: Int
    package var indicators: Int
    package var points: Int
    package var remarks: Int
}

extension LibraryFile {
    /// Counts every kind of record.
    package func counts() throws(WorldError) -> LibraryCounts {
        try read { db in
            func count(_ sql: String) throws -> Int {
                try Int.fetchOne(db, sql: "SELECT count(*) FROM " + sql) ?? 0
            }
            return LibraryCounts(
                documents: try count("document"),
                reports: try count("assessment WHERE coverage <> 'scores only'"),
                read: try count("authority WHERE read"),
                authorities: try count("authority"),
                scored: try count(
                    "(SELECT DISTINCT authority_pk FROM assessment a WHERE EXISTS "
                        + "(SELECT 1 FROM statement s WHERE s.assessment_pk = a.pk AND s.score IS NOT NULL))"),
                assessments: try count("assessment"), findings: try count("finding"),
                sentences: try count("sentence"),
                indicators: try count("indicator"), points: try count("point_row"),
                remarks: try count("remark"))
        }
    }
}
