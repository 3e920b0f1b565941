package import AssessmentModel
internal import Foundation
internal import GRDB
package import ReferenceData
package import SourceText

/// One SQLite file of evidence: opened, made when missing, and checked for its version.
package final class LibraryFile: Sendable {
    /// Where it is.
    package let path: String
    package let framework: Framework
    /// The register of councils, as the data files have it.
    package let register: [Authority]
    private let reference: ReferenceData
    let queue: DatabaseQueue

    /// Opens a library, making it with the published scores when it does not exist.
    ///
    /// - Throws: `WorldError` with the path and the reason: no permission, not a database, of a newer version.
    package init(path: String, reference: ReferenceData) throws(WorldError) {
        self.path = path
        self.reference = reference
        framework = try reference.framework()
        register = try reference.authorities()
        let isNew: Bool
        do {
            if path.isEmpty || path == ":memory:" { throw WorldError("name a file for the library") }
            isNew = !FileManager.default.fileExists(atPath: path)
            if isNew {
                let folder = (path as NSString).deletingLastPathComponent
                if !folder.isEmpty { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
            }
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            configuration.foreignKeysEnabled = false
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
                throw WorldError("that is a folder; name a file in it, such as \(path)/library.sqlite")
            }
            configuration.readonly = !isNew && !FileManager.default.isWritableFile(atPath: path)
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw WorldError("\(path): the library cannot be opened: \(Self.reason(error))")
        }
        let version = try readVersion()
        if version > Schema.version {
            throw WorldError(
                "\(path): made by a newer version of Assay (library version \(version), this program reads \(Schema.version)).")
        }
        guard version < Schema.version else { return }
        do throws(WorldError) { try create() } catch {
            // A library that could not be made is not left behind half made.
            if isNew { try? FileManager.default.removeItem(atPath: path) }
            throw error
        }
    }

    /// The published scores of one authority.
    package func published(for authority: Authority) throws(WorldError) -> [Assessment] {
        try reference.publishedScores(register: register, framework: framework).filter { $0.authority.slug == authority.slug }
    }

    /// Every authority of the library: the register and those that reports added, by short name.
    package func authorities() throws(WorldError) -> [Authority] {
        try read { db in try Self.authorities(db, "") }
    }

    /// - Parameter condition: a WHERE clause of this module, or nothing.
    /// - Throws: `WorldError` for a row that a damaged file has lost a name of.
    static func authorities(_ db: Database, _ condition: String) throws -> [Authority] {
        let sql = "SELECT name, short, slug, code, type, region, registered FROM authority \(condition) ORDER BY short"
        return try Row.fetchAll(db, sql: sql).map { row in
            // A damaged file may hold anything in any column: values are taken only as what they must be.
            func text(_ column: String) -> String? { String.fromDatabaseValue(row[column] as DatabaseValue) }
            guard let name = text("name"), let short = text("short"), let slug = text("slug") else {
                throw WorldError("the library is damaged; restore a backup, or import the reports into a new library")
            }
            return Authority(
                name: name, short: short, slug: slug, code: text("code"), type: text("type").flatMap(AuthorityType.init(rawValue:)),
                region: text("region"), isRegistered: Bool.fromDatabaseValue(row["registered"] as DatabaseValue) ?? false)
        }
    }

    /// Runs reads in one transaction; what goes wrong is a one-line error with the path.
    func read<Result>(_ body: (Database) throws -> Result) throws(WorldError) -> Result {
        do { return try queue.read(body) } catch let error as WorldError { throw error } catch {
            throw WorldError("\(path): \(Self.reason(error))")
        }
    }

    /// Runs writes in one transaction: all or nothing.
    func write<Result>(_ body: (Database) throws -> Result) throws(WorldError) -> Result {
        do { return try queue.write(body) } catch let error as WorldError { throw error } catch {
            throw WorldError("\(path): nothing was changed: \(Self.reason(error))")
        }
    }

    /// A database's own error in a reader's words.
    static func reason(_ error: any Error) -> String {
        if let world = error as? WorldError { return world.description }
        guard let error = error as? DatabaseError else { return (error as NSError).localizedDescription }
        switch error.resultCode {
        case .SQLITE_NOTADB: return "the file is not an Assay library"
        case .SQLITE_CORRUPT: return "the file is damaged; restore a backup, or import the reports into a new library"
        case .SQLITE_FULL: return "the disk is full"
        case .SQLITE_READONLY: return "the file or its folder cannot be written to"
        case .SQLITE_CANTOPEN: return "it cannot be opened; does the folder exist, and may you read it?"
        case .SQLITE_BUSY: return "another program is writing to it; try again when it has finished"
        case .SQLITE_INTERRUPT: return "stopped"
        case .SQLITE_PERM, .SQLITE_AUTH: return "permission denied"
        case .SQLITE_IOERR: return "the disk reported a read or write error"
        // Never the database's own words: they are about tables that no reader knows.
        default: return "the library could not answer (SQLite error \(error.resultCode.rawValue)); `assay library check` looks for damage"
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
            return version
        }
    }

    private func create() throws(WorldError) {
        let scores = try reference.publishedScores(register: register, framework: framework)
        try write { db in
            // Another process may have made it meanwhile.
            guard try Int.fetchOne(db, sql: "PRAGMA user_version") == 0 else { return }
            try db.execute(sql: Schema.tables)
            try db.execute(sql: Schema.views)
            for statement in framework.statements {
                try db.execute(
                    sql: "INSERT INTO framework VALUES (?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        statement.number, statement.slug, statement.name, statement.theme, statement.themeName, statement.commitment,
                        jsonArray(statement.expectations),
                    ])
            }
            let writer = AssessmentWriter(db: db, framework: framework)
            for authority in register { _ = try writer.key(of: authority) }
            for (_, group) in Dictionary(grouping: scores, by: \.authority.slug).sorted(by: { $0.key < $1.key }) {
                try writer.replace(group[0].authority, group.map { StoredAssessment(assessment: $0, evidence: []) }, documents: [:])
            }
            try db.execute(sql: "INSERT INTO meta VALUES ('schema', ?)", arguments: [String(Schema.version)])
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
        }
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
                default: if scalar.value < 0x20 { quoted += " " } else { quoted.unicodeScalars.append(scalar) }
                }
            }
            return quoted + "\""
        }.joined(separator: ",") + "]"
}
