internal import CSQLite
internal import Glibc
internal import GRDB
internal import GRDBSQLite
internal import SourceText

/// What keeps a library of somebody else's from acting on whoever opens it: what lies beside it is looked at
/// first, every connection is bounded, and its tables must be those that Assay makes (`SchemaComparison`).
enum LibraryGuard {
    /// SQLite's own guard, put in place once.
    private static let isInPlace = assay_sqlite_guard(Int64(Limits.databaseMemoryBytes)) == SQLITE_OK

    /// Sets what every connection to a library goes by.
    static func bound(_ configuration: inout Configuration, by deadline: Deadline) throws(WorldError) {
        guard isInPlace else { throw WorldError("SQLite cannot be guarded, so nothing is opened with it") }
        configuration.prepareDatabase { db in
            assay_sqlite_defend(UnsafeMutableRawPointer(db.sqliteConnection))
            assay_sqlite_limit_time(UnsafeMutableRawPointer(db.sqliteConnection), deadline.place)
            sqlite3_limit(db.sqliteConnection, SQLITE_LIMIT_ATTACHED, 0)
            sqlite3_limit(db.sqliteConnection, SQLITE_LIMIT_LENGTH, Int32(Limits.libraryValueBytes))
            // A page that lies about its cells is damage, not an address; nothing of the file is memory.
            try db.execute(sql: "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0")
        }
    }

    /// VACUUM attaches a file of its own, which no other statement may.
    static func allowingVacuum<Result>(_ db: Database, _ body: () throws -> Result) rethrows -> Result {
        sqlite3_limit(db.sqliteConnection, SQLITE_LIMIT_ATTACHED, 1)
        defer { sqlite3_limit(db.sqliteConnection, SQLITE_LIMIT_ATTACHED, 0) }
        return try body()
    }

    /// Takes everything out of full-text indexes that are too damaged to be opened, so that they can be made again: their
    /// own commands, and even their removal, open them first. Everything in them is made of rows that stay.
    static func emptyBrokenIndexes(_ db: Database) throws {
        let connection = UnsafeMutableRawPointer(db.sqliteConnection)
        for index in ["finding_fts", "sentence_fts"]
        where (try? Row.fetchOne(db, sql: "SELECT rowid FROM \(index) LIMIT 1")) == nil {
            assay_sqlite_lower_defence(connection, 1)
            defer { assay_sqlite_lower_defence(connection, 0) }
            // An index of no segments (SQLite, fts5_index.c, `fts5StructureWrite`): a cookie and three counts of nothing.
            try db.execute(
                sql:
                    "DELETE FROM \(index)_data; INSERT INTO \(index)_data VALUES (1, x''), (10, x'00000000000000')"
            )
        }
    }

    /// The last bytes of a journal that names a super-journal (SQLite, pager.c, `writeSuperJournal`).
    private static let journalMagic: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]

    /// Refuses what may act before a word of the library is read: pipes and devices in place of its files, and
    /// a journal that names another file for deletion. Assay makes no such journals.
    static func lookBeside(_ path: String) throws(WorldError) {
        for suffix in ["-journal", "-wal", "-shm", ""] {
            let file = path + suffix
            var facts = stat()
            guard (suffix.isEmpty ? stat(file, &facts) : lstat(file, &facts)) == 0 else { continue }
            let kind = facts.st_mode & S_IFMT
            if kind != S_IFREG, !(suffix.isEmpty && kind == S_IFDIR) {
                throw WorldError(
                    "\(file) is no regular file: whoever put it there may mean harm. Nothing was opened")
            }
            if suffix == "-journal", namesAnotherFile(file, bytes: Int(facts.st_size)) {
                throw WorldError(
                    "\(file) would have another file deleted. Assay never makes such a journal: whoever put it there may mean harm. "
                        + "Nothing was opened; take a copy of the library alone from somebody you trust")
            }
        }
    }

    /// Whether a journal ends with the name of a super-journal: its length, a checksum and the magic number
    /// are its last 16 bytes.
    private static func namesAnotherFile(_ file: String, bytes: Int) -> Bool {
        let descriptor = open(file, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var end = [UInt8](repeating: 0, count: 16)
        guard bytes >= 16, pread(descriptor, &end, 16, off_t(bytes - 16)) == 16 else { return false }
        return Array(end[8...]) == journalMagic && end[..<4].contains { $0 != 0 }
    }
}

/// When what runs on one connection must have ended.
final class Deadline: @unchecked Sendable {
    // SAFETY: written and read by atomic operations of the shim only.
    fileprivate let place: UnsafeMutablePointer<Double>

    init() {
        place = .allocate(capacity: 1)
        place.initialize(to: 0)
    }

    deinit { place.deallocate() }

    /// Runs work on the connection; statements still running after so many seconds are interrupted.
    func limiting<Result>(to seconds: Int, _ work: () throws -> Result) rethrows -> Result {
        assay_sqlite_set_deadline(place, assay_sqlite_seconds() + Double(seconds))
        defer { assay_sqlite_set_deadline(place, 0) }
        return try work()
    }

    /// Interrupts what runs on the connection, from any thread; nothing while nothing is limited.
    func end() { assay_sqlite_set_deadline(place, .leastNormalMagnitude) }
}
