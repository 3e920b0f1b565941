package import AssessmentModel
internal import Foundation
internal import GRDB
internal import ReferenceData
package import SourceText
internal import TextAnalysis

/// One run over all that a library keeps: the originals are read again and what they give replaces what is
/// there, in one transaction.
package final class Upgrade {
    private let library: LibraryFile
    private let db: Database
    private let storing: StoringTransaction
    private let writer: AssessmentWriter

    init(_ library: LibraryFile, _ db: Database, _ versions: ReadingVersions) throws {
        self.library = library
        self.db = db
        try LibraryGuard.emptyBrokenIndexes(db)
        writer = try AssessmentWriter(
            db: db, framework: library.framework, mark: versions.mark, rebuildsIndexes: true)
        storing = StoringTransaction(db: db, writer: writer)
    }

    /// Every authority that has documents.
    package func authoritiesWithDocuments() throws -> [Authority] {
        try LibraryFile.authorities(db, "WHERE pk IN (SELECT authority_pk FROM document)")
    }

    /// With their originals, in the order of their paths.
    package func documents(of authority: Authority) throws -> [StoredDocument] {
        try LibraryFile.documents(db, ofAuthority: authority.slug)
    }

    /// What each stretch of a document's reading text is read as now: lines of `kind start end`.
    package func keep(_ extents: String, of path: String) throws {
        try db.execute(
            sql: "UPDATE document SET extents = ? WHERE path = ?",
            arguments: [Data(Packing.deflated(Array(extents.utf8))), path])
    }

    /// Gives a document to another authority: its page says so now.
    package func move(_ path: String, to authority: Authority) throws {
        try db.execute(
            sql: "UPDATE document SET authority_pk = ? WHERE path = ?",
            arguments: [try writer.key(of: authority), path])
    }

    /// Builds the assessments of an authority again.
    ///
    /// - Returns: what changed by it.
    package func build(
        _ authority: Authority, _ assemble: (Authority, [StoredDocument]) throws -> [StoredAssessment]
    ) throws -> [AssessmentChange] {
        let key = try writer.key(of: authority)
        let before = try AssessmentSnapshot.all(db, authorityKey: key)
        try storing.wholly { try storing.build(key, assemble) }
        return AssessmentChange.between(before, try AssessmentSnapshot.all(db, authorityKey: key))
    }

    /// Makes the councils those of the register, and gives all that are left: registered, scored or read.
    ///
    /// - Returns: the councils, and what changed in the register.
    package func refreshRegister(scored: [Authority]) throws
        -> (authorities: [Authority], changes: [RegisterChange])
    {
        var changes: [RegisterChange] = []
        let known = Dictionary(try LibraryFile.authorities(db, "").map { ($0.slug, $0) }) { first, _ in first
        }
        for authority in library.register + scored.filter({ !$0.isRegistered })
        where known[authority.slug] != authority {
            if let old = known[authority.slug] {
                guard authority.isRegistered else { continue }
                changes.append(.differs(council: old.short, fields: Self.differences(old, authority)))
                try db.execute(
                    sql:
                        "UPDATE authority SET name = ?, short = ?, code = ?, type = ?, region = ?, registered = ? WHERE slug = ?",
                    arguments: [
                        authority.name, authority.short, authority.code, authority.type?.label,
                        authority.region, authority.isRegistered,
                        authority.slug,
                    ])
            } else {
                let count = db.totalChangesCount
                _ = try writer.key(of: authority)
                if db.totalChangesCount > count { changes.append(.added(council: authority.short)) }
            }
        }
        let wanted = Set((library.register + scored).map(\.slug))
        for authority in try LibraryFile.authorities(
            db, "WHERE pk NOT IN (SELECT authority_pk FROM document WHERE authority_pk IS NOT NULL)")
        where !wanted.contains(authority.slug) {
            changes.append(.gone(council: authority.short))
            _ = try build(authority) { _, _ in [] }
            try db.execute(sql: "DELETE FROM authority WHERE slug = ?", arguments: [authority.slug])
        }
        try library.store(framework: library.framework, db)
        return (try LibraryFile.authorities(db, ""), changes)
    }

    private static func differences(_ old: Authority, _ new: Authority) -> [RegisterChange.Field] {
        let pairs: [(String, String?, String?)] = [
            ("name", old.name, new.name), ("short name", old.short, new.short), ("code", old.code, new.code),
            ("type", old.type?.label, new.type?.label), ("region", old.region, new.region),
            ("registered", old.isRegistered ? "yes" : "no", new.isRegistered ? "yes" : "no"),
        ]
        return pairs.filter { $0.1 != $0.2 }.map { RegisterChange.Field(name: $0.0, before: $0.1, now: $0.2) }
    }

    fileprivate func finish(_ versions: ReadingVersions) throws {
        try writer.index()
        try versions.store(db)
        try db.execute(
            sql: "INSERT OR REPLACE INTO meta VALUES ('schema', ?)", arguments: [String(Schema.version)])
        let read = "SELECT authority_pk FROM document WHERE authority_pk IS NOT NULL"
        try ContentDigests.store(db, authorities: Set(try Int64.fetchAll(db, sql: read)))
    }
}

extension LibraryFile {
    /// Reads everything again in one transaction, which a dry run then takes back.
    ///
    /// - Parameter body: reads and builds; what it throws undoes all of it.
    package func upgrade<Result>(
        to versions: ReadingVersions, isDryRun: Bool, _ body: (Upgrade) throws -> Result
    ) throws(WorldError) -> Result {
        var result: Result?
        do {
            try queue.writeWithoutTransaction { db in
                try db.inTransaction {
                    let upgrade = try Upgrade(self, db, versions)
                    result = try body(upgrade)
                    if isDryRun { return .rollback }
                    try upgrade.finish(versions)
                    return .commit
                }
            }
        } catch let error as WorldError { throw error } catch {
            throw WorldError("\(path): nothing was changed: \(Self.reason(error))")
        }
        guard let result else { preconditionFailure("the transaction ran its body or threw") }
        return result
    }
}
