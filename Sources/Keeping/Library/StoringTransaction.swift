package import AssessmentModel
internal import Foundation
internal import GRDB
package import SourceText

/// One transaction of an import or upgrade: councils are stored one by one, and all of it is there at the
/// end, or none.
package final class StoringTransaction {
    let db: Database
    private let writer: AssessmentWriter
    /// Keys of the authorities that were built again.
    private var built: Set<Int64> = []

    init(db: Database, writer: AssessmentWriter) {
        self.db = db
        self.writer = writer
    }

    /// Stores new documents of an authority and builds its assessments again. What fails leaves this
    /// authority as it was.
    ///
    /// - Parameters:
    ///   - importedOn: ISO date shown as the documents' `imported`.
    ///   - assemble: the assessments of an authority out of all its documents. Called a second time for an
    ///     authority whose document's path now holds a page of another.
    /// - Returns: paths that held other bytes before; paths whose bytes another import stored since they were
    ///   looked for, which are not stored again; and, where a path held other bytes, what that changed in the
    ///   authority's assessments.
    package func store(
        _ authority: Authority, newDocuments: [PackedDocument], importedOn: String,
        assemble: (Authority, [StoredDocument]) throws -> [StoredAssessment]
    ) throws -> (replaced: Set<String>, held: Set<String>, changes: [AssessmentChange]) {
        let before =
            try newDocuments.contains { try holds(path: $0.document.path) } ? snapshots(of: authority) : []
        var replaced: Set<String> = []
        var held: Set<String> = []
        try wholly {
            let key = try writer.key(of: authority)
            var touched: Set<Int64> = [key]
            for packed in newDocuments {
                if try holds(packed.document.digest) {
                    held.insert(packed.document.path)
                } else if let owner = try keep(packed, authorityKey: key, importedOn: importedOn) {
                    replaced.insert(packed.document.path)
                    touched.insert(owner)
                }
            }
            if held.count < newDocuments.count {
                for key in touched.sorted() { try build(key, assemble) }
            }
        }
        return (
            replaced, held,
            replaced.isEmpty ? [] : AssessmentChange.between(before, try snapshots(of: authority))
        )
    }

    /// All that the body stores, or none of it: in a savepoint, with the list of what is still to be indexed.
    func wholly(_ body: () throws -> Void) throws {
        let unindexed = writer.unindexed
        do {
            try db.inSavepoint {
                try body()
                return .commit
            }
        } catch {
            writer.unindexed = unindexed
            throw error
        }
    }

    /// The key of an authority, which is added when the library does not know it.
    func key(of authority: Authority) throws -> Int64 { try writer.key(of: authority) }

    private func holds(path: String) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM document WHERE path = ?)", arguments: [path])
            ?? false
    }

    private func snapshots(of authority: Authority) throws -> [AssessmentSnapshot] {
        guard
            let key = try Int64.fetchOne(
                db, sql: "SELECT pk FROM authority WHERE slug = ?", arguments: [authority.slug])
        else {
            return []
        }
        return try AssessmentSnapshot.all(db, authorityKey: key)
    }

    private func holds(_ digest: String) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM document WHERE digest = ?)", arguments: [digest]) ?? false
    }

    /// Stores a document; what its path held before becomes an earlier version. Returns the key of the
    /// authority that had the path.
    private func keep(_ packed: PackedDocument, authorityKey: Int64, importedOn: String) throws -> Int64? {
        let document = packed.document
        var owner: Int64?
        if let old = try Row.fetchOne(
            db, sql: "SELECT authority_pk FROM document WHERE path = ?", arguments: [document.path])
        {
            owner = Int64.fromDatabaseValue(old[0]) ?? authorityKey
            try db.execute(
                sql: """
                    INSERT INTO document_version (path, format, digest, bytes, imported, original)
                    SELECT path, format, digest, bytes, imported, original FROM document WHERE path = ?
                    """, arguments: [document.path])
            try db.execute(sql: "DELETE FROM document WHERE path = ?", arguments: [document.path])
        }
        try db.execute(
            sql: """
                INSERT INTO document (path, format, digest, bytes, imported, authority_pk, original, extents, changed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                document.path, document.format, document.digest, document.bytes.count, importedOn,
                authorityKey,
                Data(packed.original), Data(packed.extents), document.changed,
            ])
        return owner
    }

    /// Builds the assessments of one authority from all its documents, in place of those there are.
    func build(_ key: Int64, _ assemble: (Authority, [StoredDocument]) throws -> [StoredAssessment]) throws {
        guard let owner = try LibraryFile.authorities(db, "WHERE pk = \(key)").first else { return }
        let assessments = try assemble(owner, LibraryFile.documents(db, ofAuthority: owner.slug))
        let rows = try Row.fetchAll(
            db, sql: "SELECT digest, pk FROM document WHERE authority_pk = ?", arguments: [key])
        let keys = Dictionary(
            try rows.map { (try $0.value("digest") as String, try $0.value("pk") as Int64) }
        ) {
            first, _ in first
        }
        try writer.replace(owner, assessments, documents: keys)
        built.insert(key)
    }

    /// Puts what was stored into the full-text indexes, and notes its digests. A council that is in no
    /// register, and of which nothing is left, goes.
    func finish() throws {
        for key in built {
            try db.execute(
                sql: """
                    DELETE FROM authority WHERE pk = ? AND registered = 0
                    AND pk NOT IN (SELECT authority_pk FROM document WHERE authority_pk IS NOT NULL)
                    AND pk NOT IN (SELECT authority_pk FROM assessment)
                    """, arguments: [key])
        }
        try writer.index()
        try ContentDigests.store(db, authorities: built)
    }
}

extension LibraryFile {
    /// Stores councils in one transaction: nobody else writes between what is read and what is written, and
    /// what fails leaves everything as it was.
    ///
    /// - Parameters:
    ///   - versions: what the reports are read with.
    ///   - body: stores the councils; what it throws undoes all of them.
    package func storing<Result>(
        readWith versions: ReadingVersions, _ body: (StoringTransaction) throws -> Result
    ) throws(WorldError) -> Result {
        try write { db in
            let storing = StoringTransaction(
                db: db, writer: try AssessmentWriter(db: db, framework: framework, mark: versions.mark))
            let result = try body(storing)
            try storing.finish()
            return result
        }
    }
}
