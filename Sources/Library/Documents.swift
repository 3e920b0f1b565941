package import AssessmentModel
internal import CBytes
internal import Foundation
internal import GRDB
package import SourceText

/// A document as the library keeps it.
package struct StoredDocument: Sendable {
    package var path: String
    package var digest: String
    package var format: String
    /// The original bytes.
    package var bytes: [UInt8]
    /// What each stretch of the reading text is: lines of `kind start end`.
    package var extents: String

    package init(path: String, digest: String, format: String, bytes: [UInt8], extents: String) {
        self.path = path
        self.digest = digest
        self.format = format
        self.bytes = bytes
        self.extents = extents
    }
}

extension LibraryFile {
    /// Whether the newest stored version of a path has these very bytes, or the same bytes are stored under any path.
    package func holds(path: String, digest: String) throws(WorldError) -> Bool {
        try read { db in
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM document WHERE digest = ? AND superseded = 0)", arguments: [digest]) ?? false
        }
    }

    /// The newest version of every document of an authority, with its original bytes.
    package func documents(of authority: Authority) throws(WorldError) -> [StoredDocument] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT path, digest, format, bytes, original, extents FROM document
                    WHERE superseded = 0 AND authority_pk = (SELECT pk FROM authority WHERE slug = ?) ORDER BY path
                    """, arguments: [authority.slug]
            ).map { row in
                let packed: [UInt8] = Array(row["original"] as Data)
                return StoredDocument(
                    path: row["path"], digest: row["digest"], format: row["format"], bytes: try inflated(packed, count: row["bytes"]),
                    extents: row["extents"])
            }
        }
    }

    /// Fingerprints of an authority's findings by id, to see what a new version changed.
    package func fingerprints(of authority: Authority) throws(WorldError) -> [String: String] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT f.id, f.fingerprint FROM finding f JOIN assessment a ON a.pk = f.assessment_pk
                    JOIN authority o ON o.pk = a.authority_pk WHERE o.slug = ?
                    """, arguments: [authority.slug])
            return Dictionary(rows.map { ($0["id"] as String, $0["fingerprint"] as String) }) { first, _ in first }
        }
    }

    /// Stores new documents and puts the authority's assessments in place of what was there, in one transaction.
    ///
    /// - Parameter importedOn: ISO date shown as the documents' `imported`.
    package func store(
        _ authority: Authority, _ assessments: [StoredAssessment], newDocuments: [StoredDocument], importedOn: String
    ) throws(WorldError) {
        try write { db in
            let writer = AssessmentWriter(db: db, framework: framework)
            let authorityKey = try writer.key(of: authority)
            for document in newDocuments {
                try db.execute(sql: "UPDATE document SET superseded = 1 WHERE path = ?", arguments: [document.path])
                let packed = deflated(document.bytes)
                try db.execute(
                    sql: """
                        INSERT INTO document (path, format, digest, bytes, imported, authority_pk, original, extents) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (path, digest) DO UPDATE SET superseded = 0, imported = excluded.imported
                        """,
                    arguments: [
                        document.path, document.format, document.digest, document.bytes.count, importedOn, authorityKey, Data(packed),
                        document.extents,
                    ])
            }
            let rows = try Row.fetchAll(
                db, sql: "SELECT digest, pk FROM document WHERE authority_pk = ? AND superseded = 0", arguments: [authorityKey])
            let keys = Dictionary(rows.map { ($0["digest"] as String, $0["pk"] as Int64) }) { first, _ in first }
            try writer.replace(authority, assessments, documents: keys)
        }
    }
}

private func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var count = assay_deflate_bound(bytes.count)
    var output = [UInt8](repeating: 0, count: count)
    let result = assay_deflate(bytes, bytes.count, &output, &count)
    precondition(result == 0, "compressing into a buffer of the bound's size cannot fail")
    return Array(output[..<count])
}

private func inflated(_ packed: [UInt8], count expected: Int) throws -> [UInt8] {
    var count = expected
    var output = [UInt8](repeating: 0, count: max(1, expected))
    guard assay_inflate(packed, packed.count, &output, &count) == 0, count == expected else {
        throw WorldError("a stored original is damaged")
    }
    return Array(output[..<count])
}
