internal import GRDB
internal import SourceText

/// Compares what a library file is made of with what Assay makes: a view, trigger or index of somebody else's
/// could answer in place of ours, or never end.
enum SchemaComparison {
    /// A table, view or index, as the text that makes a library has it.
    private struct Part {
        var type: String
        var sql: String
    }

    /// What SQLite and FTS5 make by themselves.
    private static let indexTables = Set(
        ["finding_fts", "sentence_fts"].flatMap { index in
            ["data", "idx", "content", "docsize", "config"].map { "\(index)_\($0)" }
        })

    /// Parts that are not as Assay makes them, in a reader's words; none in a sound library.
    static func differences(_ db: Database) throws -> [String] {
        var missing = expected
        var differences: [String] = []
        for row in try Row.fetchAll(db, sql: "SELECT type, name, sql FROM sqlite_master") {
            let (type, name) = (try row.value("type") as String, try row.value("name") as String)
            guard let sql = String.fromDatabaseValue(row["sql"]) else { continue }
            if type == "table", indexTables.contains(name) || name.hasPrefix("sqlite_") { continue }
            guard let part = missing.removeValue(forKey: name) else {
                differences.append("\(type) \(name) is not of Assay's making")
                continue
            }
            // SQLite keeps what it was given, as long as nothing was renamed.
            if type == part.type, sql == part.sql || normalised(sql) == normalised(part.sql) { continue }
            // A table that was brought up to date has its columns in another order.
            let isSame = try type == "table" && part.type == "table" && hasSameColumns(name, sql, db)
            if !isSame { differences.append("\(type) \(name) is not as Assay makes it") }
        }
        return differences + missing.map { "\($0.value.type) \($0.key) is missing" }.sorted()
    }

    /// By name, from the text that makes a library.
    private static let expected: [String: Part] = {
        var parts: [String: Part] = [:]
        for statement in (Schema.tables + Schema.views).split(separator: ";") {
            guard let start = statement.firstRange(of: "CREATE ")?.lowerBound else { continue }
            let sql = String(statement[start...])
            let words = sql.split(maxSplits: 4) { $0.isWhitespace || $0 == "(" }.map(String.init)
            let isVirtual = words[1] == "VIRTUAL"
            let type = isVirtual ? "table" : words[1].lowercased()
            parts[isVirtual ? words[3] : words[2]] = Part(type: type, sql: sql)
        }
        return parts
    }()

    /// Without the spaces and quotation marks that SQLite adds when it renames.
    private static func normalised(_ sql: String) -> String {
        sql.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("\"", with: "")
            .replacing(" (", with: "(").replacing("( ", with: "(")
    }

    private static func hasSameColumns(_ table: String, _ sql: String, _ db: Database) throws -> Bool {
        let words = sql.uppercased()
        guard !words.contains("CHECK"), !words.contains("GENERATED"), !words.contains("VIRTUAL") else {
            return false
        }
        let own = try DatabaseQueue()
        let columns = "SELECT name, hidden FROM pragma_table_xinfo(?)"
        let ours = try own.write { memory in
            try memory.execute(sql: Schema.tables)
            return try Row.fetchAll(memory, sql: columns, arguments: [table])
        }
        return Set(try Row.fetchAll(db, sql: columns, arguments: [table])) == Set(ours)
    }
}
