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
    /// Whether a document with these very bytes is stored, under this path or another.
    package func holds(digest: String) throws(WorldError) -> Bool {
        try read { db in try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM document WHERE digest = ?)", arguments: [digest]) ?? false
        }
    }

    /// Slugs of the authorities that have a document directly in a folder.
    package func authorities(ofFolder folder: String) throws(WorldError) -> Set<String> {
        try read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT DISTINCT d.path, o.slug FROM document d JOIN authority o ON o.pk = d.authority_pk")
            let found = rows.filter { row in
                let path: String = row["path"]
                return path.hasPrefix(folder + "/") && !path.dropFirst(folder.count + 1).contains("/")
            }
            return Set(found.map { $0["slug"] as String })
        }
    }

    /// Every document of an authority, with its original bytes.
    package func documents(of authority: Authority) throws(WorldError) -> [StoredDocument] {
        try read { db in try Self.documents(db, ofAuthority: authority.slug) }
    }

    private static func documents(_ db: Database, ofAuthority slug: String) throws -> [StoredDocument] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT path, digest, format, bytes, original, extents FROM document
                WHERE authority_pk = (SELECT pk FROM authority WHERE slug = ?) ORDER BY path
                """, arguments: [slug]
        ).map { row in
            let packed: [UInt8] = Array(row["original"] as Data)
            return StoredDocument(
                path: row["path"], digest: row["digest"], format: row["format"], bytes: try inflated(packed, count: row["bytes"]),
                extents: row["extents"])
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

    /// Stores new documents of an authority and builds its assessments again, in one transaction: nobody else writes between what is
    /// read and what is written, and what fails leaves everything as it was.
    ///
    /// - Parameters:
    ///   - importedOn: ISO date shown as the documents' `imported`.
    ///   - assemble: the assessments of an authority out of all its documents. Called a second time for an authority whose document's
    ///     path now holds a page of another.
    /// - Returns: paths that held other bytes before.
    package func store(
        _ authority: Authority, newDocuments: [StoredDocument], importedOn: String,
        assemble: (Authority, [StoredDocument]) throws -> [StoredAssessment]
    ) throws(WorldError) -> Set<String> {
        try write { db in
            let writer = AssessmentWriter(db: db, framework: framework)
            let authorityKey = try writer.key(of: authority)
            var replaced: Set<String> = []
            var robbed: Set<Int64> = []
            for document in newDocuments {
                if let old = try Row.fetchOne(db, sql: "SELECT pk, authority_pk FROM document WHERE path = ?", arguments: [document.path]) {
                    replaced.insert(document.path)
                    if let owner = old["authority_pk"] as Int64?, owner != authorityKey { robbed.insert(owner) }
                    try db.execute(
                        sql: """
                            INSERT INTO document_version (path, format, digest, bytes, imported, original)
                            SELECT path, format, digest, bytes, imported, original FROM document WHERE path = ?
                            """, arguments: [document.path])
                    try db.execute(sql: "DELETE FROM document WHERE path = ?", arguments: [document.path])
                }
                try db.execute(
                    sql: """
                        INSERT INTO document (path, format, digest, bytes, imported, authority_pk, original, extents)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        document.path, document.format, document.digest, document.bytes.count, importedOn, authorityKey,
                        Data(deflated(document.bytes)), document.extents,
                    ])
            }
            for key in [authorityKey] + robbed.sorted() {
                guard let owner = try Self.authorities(db, "WHERE pk = \(key)").first else { continue }
                let assessments = try assemble(owner, Self.documents(db, ofAuthority: owner.slug))
                let rows = try Row.fetchAll(db, sql: "SELECT digest, pk FROM document WHERE authority_pk = ?", arguments: [key])
                let keys = Dictionary(rows.map { ($0["digest"] as String, $0["pk"] as Int64) }) { first, _ in first }
                try writer.replace(owner, assessments, documents: keys)
            }
            return replaced
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
