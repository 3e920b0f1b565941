package import AssessmentModel
internal import Foundation
internal import GRDB
package import ReferenceData
package import SourceText
internal import Synchronization

/// One SQLite file of evidence: opened, made when missing, and checked for its version.
package final class LibraryFile: Sendable {
    /// The version of the tables that this program makes and reads.
    package static let version = Schema.version

    /// The file's path, as it was given.
    package let path: String
    /// The framework whose statements its tables know.
    package let framework: Framework
    /// The register of councils, as the data files have it.
    package let register: [Authority]
    private let reference: ReferenceData
    let queue: DatabaseQueue
    private let deadline = Deadline()
    /// The copy made of the file as it was before it was migrated just now; nil when it was of this program's
    /// version.
    package var migratedCopy: String? { migrated.withLock { $0 } }
    private let migrated = Mutex<String?>(nil)

    /// Opens a library, making it with the published scores when it does not exist. One of an older version
    /// is copied, then migrated.
    ///
    /// - Parameter versions: what reports are read with, asked for when the library is made.
    /// - Throws: `WorldError` with the path and the reason: no permission, not a database, of a newer
    ///   version.
    package init(
        path: String, reference: ReferenceData, versions: () throws(WorldError) -> ReadingVersions
    ) throws(WorldError) {
        self.path = path
        self.reference = reference
        framework = try reference.framework()
        register = try reference.authorities()
        let isNew: Bool
        do {
            if path.isEmpty || path == ":memory:" { throw WorldError("name a file for the library") }
            let isMissing = !FileManager.default.fileExists(atPath: path)
            if isMissing {
                let folder = FilePath.folder(of: path)
                TextFile.makeFolder(above: path)
                guard folder.isEmpty || FileManager.default.fileExists(atPath: folder + "/.") else {
                    throw WorldError("its folder cannot be made: \(TextFile.reason)")
                }
            }
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
                throw WorldError("that is a folder; name a file in it, such as \(path)/library.sqlite")
            }
            isNew = isMissing && TextFile.makeEmpty(path)
            // SQLite takes a file of a byte or two for an empty database, and would write one over it.
            let facts = try? FileManager.default.attributesOfItem(atPath: path)
            if let bytes = facts?[.size] as? Int, (1..<100).contains(bytes) {
                throw WorldError("the file is not an Assay library")
            }
            try LibraryGuard.lookBeside(path)
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            configuration.foreignKeysEnabled = false
            try LibraryGuard.bound(&configuration, by: deadline)
            configuration.readonly = !isNew && !FileManager.default.isWritableFile(atPath: path)
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw WorldError("\(path): the library cannot be opened: \(Self.reason(error))")
        }
        let version = try readVersion()
        if version > Schema.version {
            throw WorldError(
                "\(path): made by a newer version of Assay (library version \(version), this program reads \(Schema.version))."
            )
        }
        if version == Schema.version {
            try compareSchema()
            return
        }
        if version > 0 {
            let copy = try migrate(from: version)
            migrated.withLock { $0 = copy }
            return
        }
        do throws(WorldError) {
            try create(readWith: try versions())
            try compareSchema()
        } catch {
            // A library that could not be made is not left behind half made; another program's is left alone.
            if isNew { try? FileManager.default.removeItem(atPath: path) }
            throw error
        }
    }

    /// The published scores, and those that the user added, by the authority's slug. Read anew with each call:
    /// for a whole import, ask once.
    package func publishedScores() throws(WorldError) -> [String: [Assessment]] {
        let own =
            try ownScores().map {
                PublishedScores.assessments(csv: $0, register: register, statements: framework.statements)
            } ?? []
        let ids = Set(own.map(\.id))
        let built = try reference.publishedScores(register: register, framework: framework)
        return Dictionary(grouping: built.filter { !ids.contains($0.id) } + own, by: \.authority.slug)
    }

    /// Every authority of the library: the register and those that reports added, by short name.
    package func authorities() throws(WorldError) -> [Authority] {
        try read { db in try Self.authorities(db, "") }
    }

    /// - Parameter condition: a WHERE clause of this module, or nothing.
    /// - Throws: `WorldError` for a row that a damaged file has lost a name of.
    static func authorities(_ db: Database, _ condition: String) throws -> [Authority] {
        let sql =
            "SELECT name, short, slug, code, type, region, registered FROM authority \(condition) ORDER BY short"
        return try Row.fetchAll(db, sql: sql).map { row in
            // A damaged file may hold anything in any column: values are taken only as what they must be.
            func text(_ column: String) -> String? { String.fromDatabaseValue(row[column] as DatabaseValue) }
            guard let name = text("name"), let short = text("short"), let slug = text("slug") else {
                throw WorldError(damage)
            }
            return Authority(
                name: name, short: short, slug: slug, code: text("code"),
                type: text("type").flatMap(AuthorityType.init(rawValue:)),
                region: text("region"),
                isRegistered: Bool.fromDatabaseValue(row["registered"] as DatabaseValue) ?? false)
        }
    }

    /// Runs reads in one transaction; what goes wrong is a one-line error with the path.
    func read<Result>(_ body: (Database) throws -> Result) throws(WorldError) -> Result {
        do {
            return try queue.read { db in try deadline.limiting(to: Limits.librarySeconds) { try body(db) } }
        } catch let error as WorldError { throw error } catch {
            throw WorldError("\(path): \(Self.reason(error))")
        }
    }

    /// - Throws: `WorldError` that names what is not as Assay makes it.
    private func compareSchema() throws(WorldError) {
        try read { db in try Self.requireSchema(db, of: path) }
    }

    private static func requireSchema(_ db: Database, of path: String) throws {
        let differences = try SchemaComparison.differences(db)
        if differences.isEmpty { return }
        throw WorldError(
            "\(path): \(differences.prefix(3).joined(separator: ", ")): \(damage)")
    }

    /// Runs writes in one transaction: all or nothing.
    func write<Result>(_ body: (Database) throws -> Result) throws(WorldError) -> Result {
        do { return try queue.write(body) } catch let error as WorldError { throw error } catch {
            throw WorldError("\(path): nothing was changed: \(Self.reason(error))")
        }
    }

    /// What is said of a damaged file.
    static let damage = "the file is damaged; restore a backup, or import the reports into a new library"

    /// A database's own error in a reader's words.
    static func reason(_ error: any Error) -> String {
        if let world = error as? WorldError { return world.description }
        guard let error = error as? DatabaseError else { return (error as NSError).localizedDescription }
        if error.extendedResultCode == .SQLITE_READONLY_DBMOVED {
            return "another file has taken its place since it was opened; leave the shell and begin again"
        }
        switch error.resultCode {
        case .SQLITE_NOTADB: return "the file is not an Assay library"
        case .SQLITE_CORRUPT: return damage
        case .SQLITE_FULL: return "the disk is full"
        case .SQLITE_READONLY: return "the file or its folder cannot be written to"
        case .SQLITE_CANTOPEN: return "it cannot be opened; does the folder exist, and may you read it?"
        case .SQLITE_BUSY: return "another program is writing to it; try again when it has finished"
        case .SQLITE_INTERRUPT: return "stopped after \(Limits.librarySeconds) seconds; \(damage)"
        case .SQLITE_TOOBIG: return "a value in it is larger than any that Assay writes; \(damage)"
        case .SQLITE_NOMEM:
            return
                "it would take more than \(Limits.databaseMemoryBytes >> 20) MB of memory, as damage may, too; `assay library check` tells"
        case .SQLITE_PERM, .SQLITE_AUTH: return "permission denied"
        case .SQLITE_IOERR:
            return
                "the system reported an error in reading or writing: a disk, a network drive, or a bound on file sizes"
        // Never the database's own words: they are about tables that no reader knows.
        default:
            return
                "the library could not answer (SQLite error \(error.resultCode.rawValue)); `assay library check` looks for damage; where it says no more than this, put a backup in its place"
        }
    }

    private func readVersion() throws(WorldError) -> Int {
        try read { db in
            let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            let mark = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            if tables > 0 || version != 0 || mark != 0, mark != Schema.applicationID {
                throw WorldError("\(path): a database of another program, not an Assay library.")
            }
            // Each version compares its tables with Assay's; a number that none has would go past all of them.
            if version < 0 || version == 0 && tables > 0 {
                throw WorldError("\(path): library version \(version), which no Assay makes: \(Self.damage)")
            }
            return version
        }
    }

    private func create(readWith versions: ReadingVersions) throws(WorldError) {
        let scores = try publishedScores()
        try write { db in
            // Another process may have made it meanwhile.
            guard try Int.fetchOne(db, sql: "PRAGMA user_version") == 0 else { return }
            try fill(db, scores: scores, versions: versions)
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
        }
    }

    /// Makes the tables, with what a library holds before anything is read into it.
    func fill(_ db: Database, scores: [String: [Assessment]], versions: ReadingVersions) throws {
        try db.execute(sql: Schema.tables)
        try db.execute(sql: Schema.views)
        try store(framework: framework, db)
        let writer = try AssessmentWriter(db: db, framework: framework, mark: versions.mark)
        for authority in register { _ = try writer.key(of: authority) }
        for (_, group) in scores.sorted(by: { $0.key < $1.key }) {
            try writer.replace(
                group[0].authority, group.map { StoredAssessment(assessment: $0, evidence: []) },
                documents: [:])
        }
        try db.execute(sql: "INSERT INTO meta VALUES ('schema', ?)", arguments: [String(Schema.version)])
        try versions.store(db)
        try ContentDigests.store(db, authorities: [])
    }

    /// Writes the framework's statements in place of those there are.
    func store(framework: Framework, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM framework")
        for statement in framework.statements {
            try db.execute(
                sql: "INSERT INTO framework VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    statement.number, statement.slug, statement.name, statement.theme, statement.themeName,
                    statement.commitment,
                    jsonArray(statement.expectations),
                ])
        }
    }

    /// Brings an older library to this program's version, all or nothing, after a copy beside it.
    ///
    /// - Returns: the copy's path.
    /// - Throws: `WorldError` when the library or the folder for the copy cannot be written; the library is
    ///   then as it was.
    private func migrate(from version: Int) throws(WorldError) -> String? {
        let copy = try backUp(beside: "version-\(version)")
        do {
            let isDone = try queue.write { db in
                // Another process may have migrated it meanwhile.
                guard try Int.fetchOne(db, sql: "PRAGMA user_version") == version else { return false }
                // Nothing of somebody else's making runs along.
                let triggers = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"
                guard try Int.fetchOne(db, sql: triggers) == 0 else { throw WorldError(Self.damage) }
                try Migration.run(db)
                try Self.requireSchema(db, of: path)
                return true
            }
            if isDone { return copy }
        } catch {
            try? FileManager.default.removeItem(atPath: copy)
            throw WorldError(
                "\(path): made by an older version of Assay, and could not be brought up to date; it is as it was: \(Self.reason(error))"
            )
        }
        try? FileManager.default.removeItem(atPath: copy)
        return nil
    }
}

/// A list as the JSON array text that list columns hold.
func jsonArray(_ items: [String]) -> String {
    "["
        + items.map { item in
            var quoted = "\""
            for scalar in item.unicodeScalars {
                switch scalar {
                case "\"": quoted += "\\\""
                case "\\": quoted += "\\\\"
                case "\n": quoted += "\\n"
                default:
                    if scalar.value < 0x20 { quoted += " " } else { quoted.unicodeScalars.append(scalar) }
                }
            }
            return quoted + "\""
        }.joined(separator: ",") + "]"
}
