package import AssessmentModel
internal import Foundation
internal import GRDB
internal import GRDBSQLite
package import QueryTables
package import SourceText
internal import Synchronization
internal import TextAnalysis

/// Runs compiled questions, and a reader's own SELECT, on a read-only connection of its own that can be
/// interrupted.
package final class QueryRunner: Sendable {
    private let path: String
    private let queue: DatabaseQueue
    private let limit: Mutex<Int>
    /// When the running question must have ended.
    private let deadline: Deadline
    private let isStopped = Mutex(false)
    /// Of the library when it was asked last.
    private let schemaVersion = Mutex<Int?>(nil)
    /// Longest a query may run, in seconds, from the next one on.
    package var timeoutSeconds: Int {
        get { limit.withLock { $0 } }
        set { limit.withLock { $0 = newValue } }
    }

    /// - Throws: `WorldError` when the library cannot be opened.
    package init(library: LibraryFile, timeoutSeconds: Int = Limits.querySeconds) throws(WorldError) {
        path = library.path
        limit = Mutex(timeoutSeconds)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        try LibraryGuard.lookBeside(path)
        // Questions have limits of their own, which a reader may set.
        let opening = Deadline()
        deadline = opening
        try LibraryGuard.bound(&configuration, by: opening)
        configuration.prepareDatabase { db in
            for function in SQLFunctions.all() { db.add(function: function) }
            SQLFunctions.addTextFunctions(db.sqliteConnection)
            // What a SELECT of a reader's begins from: those that count, or every one.
            for view in ["assessments", "statements", "findings"] {
                try db.execute(sql: "CREATE TEMP VIEW current_\(view) AS SELECT * FROM \(view) WHERE current")
                try db.execute(sql: "CREATE TEMP VIEW all_\(view) AS SELECT * FROM \(view)")
            }
            try PlanTable.make(in: db)
            // `zeroblob(1e9)`, or a `replace` that grows, ends with an error rather than with all of the
            // memory.
            sqlite3_limit(db.sqliteConnection, SQLITE_LIMIT_LENGTH, Int32(Limits.sqlValueBytes))
            try opening.limiting(to: Limits.librarySeconds) { try Self.allowReadingOnly(db) }
        }
        do { queue = try DatabaseQueue(path: library.path, configuration: configuration) } catch {
            throw WorldError("\(library.path): \(LibraryFile.reason(error))")
        }
    }

    /// FTS5 prepares statements of its own, which an authoriser would refuse, and so is the making of json_each:
    /// they are touched first.
    private static func allowReadingOnly(_ db: Database) throws {
        sqlite3_set_authorizer(db.sqliteConnection, nil, nil)
        _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM json_each('[]')")
        for index in ["finding_fts", "sentence_fts"] {
            do {
                _ = try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM \(index) WHERE \(index) MATCH '\"assay\"'")
            } catch let error as DatabaseError
                where [.SQLITE_CORRUPT, .SQLITE_NOMEM, .SQLITE_ERROR].contains(error.resultCode)
            {
                throw WorldError(
                    "its full-text index cannot be read; `assay library upgrade` makes it again from what is stored"
                )
            }
        }
        sqlite3_set_authorizer(db.sqliteConnection, authoriseReading, nil)
    }

    /// Within a transaction, so that nobody compacts the library between this and the question: FTS5 begins
    /// anew when that was done.
    private func keepUp(_ db: Database) throws {
        let version = try Int.fetchOne(db, sql: "PRAGMA schema_version") ?? 0
        let known = schemaVersion.withLock { known in
            defer { known = version }
            return known
        }
        if let known, known != version { try Self.allowReadingOnly(db) }
    }

    /// Stops the running query, and those after it until `goOn`; they end with an error that says so.
    ///
    /// SQLite forgets an interruption that comes while no statement runs, as between two of one question, so
    /// that it is kept here as well.
    package func interrupt() {
        isStopped.withLock { $0 = true }
        deadline.end()
        queue.interrupt()
    }

    /// Lets queries run again after an interruption.
    package func goOn() { isStopped.withLock { $0 = false } }

    /// The rows of compiled SQL.
    ///
    /// - Parameters:
    ///   - columns: how each selected column reads; their number is the number of visible columns.
    ///   - originRecord: record word when one more, hidden column holds the row's long id.
    package func rows(
        sql: String, bindings: [Binding], columns: [AssessmentModel.Column], originRecord: String?
    ) throws(WorldError) -> ResultTable {
        try timed { db in
            let statement = try db.makeStatement(sql: sql)
            let cursor = try Row.fetchCursor(
                statement, arguments: StatementArguments(bindings.map(\.databaseValue)))
            var rows: [[Value]] = []
            var origins: [RowOrigin?] = []
            var room = AnswerRoom()
            while let row = try cursor.next() {
                try room.take(row)
                rows.append(columns.indices.map { value(row[$0] as DatabaseValue, as: columns[$0].type) })
                origins.append(
                    try originRecord.flatMap { record in
                        try (row.decode(String?.self, atIndex: columns.count)).map {
                            RowOrigin(record: record, id: $0)
                        }
                    })
            }
            return ResultTable(columns: columns, rows: rows, origins: origins)
        }
    }

    /// A count that SQL gives as its one value.
    package func count(sql: String, bindings: [Binding]) throws(WorldError) -> Int {
        try timed { db in
            try Int.fetchOne(db, sql: sql, arguments: StatementArguments(bindings.map(\.databaseValue))) ?? 0
        }
    }

    /// The whole numbers of the one row that SQL gives.
    package func counts(sql: String, bindings: [Binding]) throws(WorldError) -> [Int] {
        try timed { db in
            guard
                let row = try Row.fetchOne(
                    db, sql: sql, arguments: StatementArguments(bindings.map(\.databaseValue)))
            else { return [] }
            return try (0..<row.count).map { try row.decode(Int?.self, atIndex: $0) ?? 0 }
        }
    }

    /// A reader's own SELECT over the documented views.
    ///
    /// - Throws: `WorldError` in SQLite's words, since the reader wrote SQL; writing, attaching and pragmas
    ///   are refused.
    package func userSQL(_ text: String) throws(WorldError) -> ResultTable {
        if text.utf8.count > Limits.queryBytes {
            throw WorldError("sql: longer than \(Limits.queryBytes >> 10) kB")
        }
        return try timed { db in
            let statement: Statement
            do { statement = try db.makeStatement(sql: text) } catch let error as DatabaseError
                where error.resultCode == .SQLITE_AUTH
            {
                throw WorldError("sql: only SELECT over the views is allowed here")
            } catch let error as DatabaseError where error.resultCode == .SQLITE_MISUSE {
                throw WorldError("sql: one SELECT at a time")
            } catch let error as DatabaseError {
                throw WorldError("sql: \(error.message ?? "not a SELECT over the views")")
            }
            guard statement.isReadonly else { throw WorldError("sql: only SELECT is allowed here") }
            let columns = statement.columnNames.map {
                AssessmentModel.Column(name: $0, type: .text, isProse: $0 == "text")
            }
            var rows: [[Value]] = []
            var room = AnswerRoom()
            do {
                let cursor = try Row.fetchCursor(statement)
                while let row = try cursor.next() {
                    if rows.count == Limits.sqlRows {
                        throw WorldError("sql: more than \(Limits.sqlRows) rows; say LIMIT")
                    }
                    try room.take(row)
                    rows.append(columns.indices.map { plainValue(row[$0] as DatabaseValue) })
                }
            } catch let error as DatabaseError
                where error.resultCode == .SQLITE_ERROR && error.message?.hasPrefix("assay: ") == false
            {
                // A fault of the reader's SQL that shows only while it runs, such as malformed JSON.
                throw WorldError.ofQuestion("sql: \(error.message ?? "it cannot be run")")
            }
            return ResultTable(columns: columns, rows: rows)
        }
    }

    /// The statements of SQLite's query plan, for `explain`.
    package func plan(sql: String, bindings: [Binding]) throws(WorldError) -> [String] {
        try timed { db in
            try Row.fetchAll(
                db, sql: "EXPLAIN QUERY PLAN " + sql,
                arguments: StatementArguments(bindings.map(\.databaseValue))
            )
            .map { try $0.value("detail") }
        }
    }

    /// Writes to the connection's own tables: the library stays open for reading alone.
    func writingBeside(_ body: (Database) throws -> Void) throws(WorldError) {
        do {
            try queue.inDatabase { db in
                try deadline.limiting(to: Limits.librarySeconds) {
                    sqlite3_set_authorizer(db.sqliteConnection, nil, nil)
                    defer { sqlite3_set_authorizer(db.sqliteConnection, authoriseReading, nil) }
                    try db.inSavepoint {
                        try body(db)
                        return .commit
                    }
                }
            }
        } catch let error as WorldError { throw error } catch {
            throw WorldError("\(path): \(LibraryFile.reason(error))")
        }
    }

    private func timed<Result>(_ body: (Database) throws -> Result) throws(WorldError) -> Result {
        let stop = DispatchWorkItem { [queue] in queue.interrupt() }
        let seconds = timeoutSeconds
        func stopped() -> Bool { isStopped.withLock { $0 } }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds), execute: stop)
        defer { stop.cancel() }
        do {
            return try queue.read { db in
                try deadline.limiting(to: seconds) {
                    guard !stopped() else { throw WorldError.interruption("Stopped.") }
                    try keepUp(db)
                    return try body(db)
                }
            }
        } catch let error as WorldError { throw error } catch let error
            as DatabaseError
            where error.resultCode == .SQLITE_INTERRUPT
        {
            throw stopped()
                ? WorldError.interruption("Stopped.") : Self.tookTooLong(seconds)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_TOOBIG {
            throw WorldError("one value would be larger than \(Limits.sqlValueBytes >> 20) MB")
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOMEM {
            throw WorldError(
                "the question would take more than \(Limits.databaseMemoryBytes >> 20) MB of memory; ask for fewer rows or columns"
            )
        } catch let error as DatabaseError where error.message?.hasPrefix("assay: ") == true {
            var fault = WorldError(String((error.message ?? "").dropFirst(7)))
            fault.isFaultOfQuestion = true
            throw fault
        } catch {
            throw WorldError("\(path): \(LibraryFile.reason(error))")
        }
    }
}

extension QueryRunner {
    /// What is said of a question that its time limit stopped.
    private static func tookTooLong(_ seconds: Int) -> WorldError {
        var fault = WorldError(
            "Stopped: one question may take \(seconds) second\(seconds == 1 ? "" : "s"). "
                + "For longer, \"set timeout \(seconds * 4)\" in the shell or --timeout \(seconds * 4) on the command line."
        )
        fault.isFaultOfQuestion = true
        return fault
    }
}

extension Binding {
    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .text(let text): text.databaseValue
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        }
    }
}

/// A stored value read as a column's type says.
private func value(_ stored: DatabaseValue, as type: ValueType) -> Value {
    switch (stored.storage, type) {
    case (.null, _): return .missing
    case (.int64(let number), .yesNo): return .yesNo(number != 0)
    case (.string(let text), .date): return PartialDate(iso: text).map(Value.date) ?? .text(text)
    case (.string(let text), .list): return .list(listItems(text))
    default: return plainValue(stored)
    }
}

/// The items of a JSON array of texts, as `jsonArray` writes them. Nearly none has anything to unescape, and
/// is cut at its commas: a decoder for each of a note's thousand sentences was a hundredth of its time.
private func listItems(_ array: String) -> [String] {
    if array == "[]" { return [] }
    let items = array.dropFirst(2).dropLast(2).split(separator: "\",\"", omittingEmptySubsequences: false)
        .map(String.init)
    let isPlain =
        array.hasPrefix("[\"") && array.hasSuffix("\"]") && !items.contains { $0.has("\"") || $0.has("\\") }
    return isPlain ? items : (try? JSONDecoder().decode([String].self, from: Data(array.utf8))) ?? [array]
}

/// A stored value as what it is, whatever its column's type.
func plainValue(_ stored: DatabaseValue) -> Value {
    switch stored.storage {
    case .null: .missing
    case .int64(let number): .integer(Int(number))
    case .double(let number):
        number.rounded() == number && abs(number) < 1e15 ? .integer(Int(number)) : .number(number)
    case .string(let text): .text(text)
    case .blob(let data): .text("\(data.count) bytes")
    }
}
