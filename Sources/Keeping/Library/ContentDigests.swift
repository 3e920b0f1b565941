internal import CSQLite
internal import GRDB
internal import GRDBSQLite
internal import SourceText

/// Digests of what a library holds, a council and table each, kept with it: they show damage also where the
/// originals would be read otherwise by this program. They are CRC-32 of the rows (zlib): damage is found,
/// while whoever changes a library on purpose can change them too.
enum ContentDigests {
    private static let prefix = "digest "
    /// Of councils of which nothing was read.
    private static let unread = "digests of the rest"

    /// Digests by table.
    static func digests(of councils: Councils, _ db: Database) throws -> [String: UInt32] {
        var digests: [String: UInt32] = [:]
        for table in councils.tables {
            let statement = try db.makeStatement(sql: try table.rows(of: councils, db))
            var digest: UInt32 = 0
            let code = assay_sqlite_digest(UnsafeMutableRawPointer(statement.sqliteStatement), &digest)
            guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
            digests[table.name] = digest
        }
        return digests
    }

    /// Notes the digests of some councils, and of the rest.
    ///
    /// - Parameter authorities: keys; one whose council has no documents any more loses its digests.
    static func store(_ db: Database, authorities: Set<Int64>) throws {
        for key in authorities.sorted() {
            guard let slug = try slug(key, db) else { continue }
            try store(try digests(of: .one(key), db), as: prefix + slug, db)
        }
        try db.execute(
            sql: """
                DELETE FROM meta WHERE substr(key, 1, 7) = '\(prefix)' AND substr(key, 8) NOT IN
                  (SELECT slug FROM authority WHERE pk IN (SELECT authority_pk FROM document))
                """)
        try store(try digests(of: .unread, db), as: unread, db)
    }

    private static func slug(_ key: Int64, _ db: Database) throws -> String? {
        try Row.fetchOne(
            db, sql: "SELECT slug FROM authority WHERE pk = ? AND pk IN (SELECT authority_pk FROM document)",
            arguments: [key]
        ).map { try $0.value("slug") as String }
    }

    private static func store(_ digests: [String: UInt32], as key: String, _ db: Database) throws {
        let text = digests.sorted { $0.key < $1.key }.map { "\($0.key) \(String($0.value, radix: 16))" }
        try db.execute(
            sql: "INSERT OR REPLACE INTO meta VALUES (?, ?)",
            arguments: [key, text.joined(separator: " ")])
    }

    /// Forgets all: the tables were changed.
    static func forget(_ db: Database) throws {
        try db.execute(
            sql: "DELETE FROM meta WHERE substr(key, 1, 7) = '\(prefix)' OR key = '\(unread)'")
    }

    /// Councils whose rows are not those that were stored, with the tables; `nil` for those of which nothing
    /// was read. Of what has no digest nothing can be told: `missing` names it.
    static func differences(_ db: Database) throws -> [(council: String?, tables: [ContentTable])] {
        var kept = try kept(db)
        var differences: [(String?, [ContentTable])] = []
        if let text = kept.removeValue(forKey: unread) {
            differences.append((nil, try changed(.unread, text, db)))
        }
        for row in try Row.fetchAll(
            db, sql: "SELECT pk, slug FROM authority WHERE pk IN (SELECT authority_pk FROM document)")
        {
            let slug = try row.value("slug") as String
            guard let text = kept.removeValue(forKey: prefix + slug) else { continue }
            differences.append((slug, try changed(.one(Int64(try row.value("pk") as Int)), text, db)))
        }
        // Nothing else is noted of a library: what a council was called when it was stored is not what it is
        // called.
        for key in kept.keys.sorted() where key.hasPrefix(prefix) {
            differences.append((String(key.dropFirst(prefix.count)), [ContentTable.all[0]]))
        }
        return differences.filter { !$0.1.isEmpty }
    }

    /// Councils whose digests were taken away, `nil` for those of which nothing was read. A library whose
    /// tables an older Assay made keeps none until it is upgraded.
    ///
    /// - Parameter isUpToDate: whether the library says that it was read as this program reads.
    static func missing(_ db: Database, isUpToDate: Bool) throws -> [String?] {
        let kept = try kept(db)
        // What every version noted of itself is gone with them.
        guard isUpToDate || kept["schema"] == nil else { return [] }
        let read = try String.fetchAll(
            db,
            sql: "SELECT slug FROM authority WHERE pk IN (SELECT authority_pk FROM document) ORDER BY slug")
        return read.filter { kept[prefix + $0] == nil } + (kept[unread] == nil ? [nil] : [])
    }

    private static func kept(_ db: Database) throws -> [String: String] {
        var kept: [String: String] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT key, value FROM meta") {
            kept[try row.value("key") as String] = try row.value("value") as String
        }
        return kept
    }

    private static func changed(_ councils: Councils, _ kept: String, _ db: Database) throws -> [ContentTable]
    {
        let words = kept.split(separator: " ").map(String.init)
        let pairs = stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) }
        let before = Dictionary(pairs) { first, _ in first }
        let found = try digests(of: councils, db)
        return councils.tables.filter { table in
            before[table.name] != found[table.name].map { String($0, radix: 16) }
        }
    }
}
