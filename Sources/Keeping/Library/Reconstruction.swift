package import AssessmentModel
internal import GRDB
package import SourceText

/// What a library would hold if its originals were read today: made beside it in memory, council by council,
/// and compared with it row by row.
package final class Reconstruction: Sendable {
    private let library: LibraryFile
    private let memory: DatabaseQueue
    private let mark: String

    /// - Parameter versions: what reports are read with.
    /// - Throws: `WorldError` when a data file of the user's cannot be read.
    package init(of library: LibraryFile, readWith versions: ReadingVersions) throws(WorldError) {
        self.library = library
        mark = versions.mark
        let scores = try library.publishedScores()
        do {
            let memory = try DatabaseQueue()
            try memory.write { db in try library.fill(db, scores: scores, versions: versions) }
            self.memory = memory
        } catch { throw WorldError("\(library.path): \(LibraryFile.reason(error))") }
    }

    /// What is not held as it was read, a line each, of one council.
    ///
    /// - Parameter assessments: what its documents give.
    package func differences(
        of authority: Authority, from assessments: [StoredAssessment]
    ) throws(WorldError) -> [String] {
        let owner = library.register.first { $0.slug == authority.slug } ?? authority
        return try comparing { db in
            guard
                let key = try Int64.fetchOne(
                    db, sql: "SELECT pk FROM authority WHERE slug = ?", arguments: [authority.slug])
            else { return [] }
            let made = try memory.write { memory in
                let writer = try AssessmentWriter(db: memory, framework: library.framework, mark: mark)
                let made = try writer.key(of: owner)
                try writer.replace(owner, assessments, documents: try copyDocuments(db, key, memory, made))
                return made
            }
            return try differences(db, .one(key), .one(made))
        }
    }

    /// The same of all councils of which nothing was read: their published scores, and the framework.
    package func differencesOfUnread() throws(WorldError) -> [String] {
        try comparing { db in
            try differences(db, .unread, .unread) { $0.name != "document_version" }
        }
    }

    private func comparing(_ body: (Database) throws -> [String]) throws(WorldError) -> [String] {
        try library.read(body)
    }

    /// What a document is, which no reading can tell, is taken from the library.
    ///
    /// - Returns: keys by digest.
    private func copyDocuments(
        _ db: Database, _ key: Int64, _ memory: Database, _ made: Int64
    ) throws -> [String: Int64] {
        var keys: [String: Int64] = [:]
        for row in try Row.fetchAll(
            db,
            sql: "SELECT path, format, digest, bytes, imported, extents FROM document WHERE authority_pk = ?",
            arguments: [key])
        {
            let values = ["path", "format", "digest", "bytes", "imported", "extents"].map {
                row[$0] as DatabaseValue
            }
            try memory.execute(
                sql: """
                    INSERT INTO document (path, format, digest, bytes, imported, extents, authority_pk, original)
                    VALUES (?, ?, ?, ?, ?, ?, ?, x'')
                    """, arguments: StatementArguments(values + [made.databaseValue]))
            keys[try row.value("digest") as String] = memory.lastInsertedRowID
        }
        return keys
    }

    private func differences(
        _ db: Database, _ councils: Councils, _ made: Councils,
        where isWanted: (ContentTable) -> Bool = { _ in true }
    ) throws -> [String] {
        try memory.read { memory in
            let held = try ContentDigests.digests(of: councils, db)
            let wanted = try ContentDigests.digests(of: made, memory)
            return try councils.tables.filter { isWanted($0) && held[$0.name] != wanted[$0.name] }.flatMap {
                table in
                RowDifferences(
                    table, held: try Row.fetchAll(db, sql: try table.rows(of: councils, db)),
                    made: try Row.fetchAll(memory, sql: try table.rows(of: made, memory))
                ).lines
            }
        }
    }
}

/// The rows of one table that are not as they should be.
private struct RowDifferences {
    private let table: ContentTable
    private var all: [String] = []
    private static let most = 5

    init(_ table: ContentTable, held: [Row], made: [Row]) {
        self.table = table
        var left = Dictionary(grouping: made) { Self.name($0) }
        for row in held {
            let name = Self.name(row)
            guard var same = left[name], !same.isEmpty else {
                all.append("\(name): no original gives this \(table.words).")
                continue
            }
            // Of rows with one name, such as remarks, one that is the same is the same.
            let other = same.remove(at: same.firstIndex(of: row) ?? 0)
            left[name] = same
            if let line = difference(name, row, other) { all.append(line) }
        }
        for (name, rows) in left.sorted(by: { $0.key < $1.key }) {
            all += rows.map { _ in "\(name): this \(table.words) is missing." }
        }
        if all.isEmpty { all.append("The \(table.words)s are not in the order of the originals.") }
    }

    /// The first few, and how many more there are.
    var lines: [String] {
        all.count <= Self.most
            ? all : all.prefix(Self.most) + ["\(table.words): \(all.count - Self.most) more like this."]
    }

    private static func name(_ row: Row) -> String { text(row["record"]) }

    private func difference(_ name: String, _ held: Row, _ made: Row) -> String? {
        for (column, value) in held where column != "record" && value != made[column] as DatabaseValue {
            if column.hasPrefix("span_") {
                return "\(name): its words are not at their place in the original."
            }
            let words = column.replacing("_pk", with: "").replacing("_", with: " ")
            return
                "\(name): its \(words) is \(Self.text(value)), and \(Self.text(made[column])) by the original."
        }
        return nil
    }

    private static func text(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: return "-"
        case .int64(let number): return String(number)
        case .double(let number): return String(number)
        case .string(let text): return text.count > 60 ? text.prefix(60) + " …" : text
        case .blob(let data): return "\(data.count) bytes"
        }
    }
}
