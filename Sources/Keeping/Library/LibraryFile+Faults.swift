internal import Foundation
internal import GRDB
package import SourceText
internal import TextAnalysis

extension LibraryFile {
    /// What is wrong with the file, one line each: SQLite's own integrity check, references between records,
    /// full-text indexes against the rows they were made from, fingerprints, and words that are not at their
    /// place in the text that they were found in. What the originals give is compared elsewhere.
    package func faults() throws(WorldError) -> [String] {
        let damaged = try read { db in
            let isWhole = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)") == ["ok"]
            return try !isWhole || !Self.pagesAddUp(db)
        }
        // What stands in damaged pages says nothing more.
        if damaged { return ["\(path): \(Self.damage)."] }
        var faults = try read { db in
            try Self.brokenReferences(db) + Self.misplacedWords(db) + Self.wrongFingerprints(db)
        }
        faults += try indexFaults()
        return faults
    }

    /// Whether each page of the file is either in use or free. SQLite's own check does not see a list of free pages that names
    /// one in use, and then nothing can be written.
    private static func pagesAddUp(_ db: Database) throws -> Bool {
        func number(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
        // Not every SQLite is built with the table that tells the pages in use.
        guard let used = try? number("SELECT count(*) FROM dbstat") else { return true }
        let bytes = try number("PRAGMA page_size")
        let pages = try number("PRAGMA page_count")
        // The page of SQLite's locks, at a thousand million bytes, is neither (fileformat2.html, 1.4).
        let locks = pages > (1 << 30) / max(1, bytes) ? 1 : 0
        return try used + number("PRAGMA freelist_count") + locks == pages
    }

    private static func brokenReferences(_ db: Database) throws -> [String] {
        var counts: [String: Int] = [:]
        for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
            let child = String.fromDatabaseValue(row[0]) ?? "?"
            let parent = String.fromDatabaseValue(row[2]) ?? "?"
            counts["\(name(child)) belongs to no \(name(parent))", default: 0] += 1
        }
        return counts.sorted { $0.key < $1.key }.map { "\($0.value) times, a \($0.key)." }
    }

    /// A table in the reader's words: `document_version` is no word of theirs.
    private static func name(_ table: String) -> String {
        table.hasSuffix("_row")
            ? String(table.dropLast(4)) : table.split(separator: "_").joined(separator: " ")
    }

    /// Sentences that lie outside their finding, and figures whose words are not where they should be in
    /// their sentence.
    private static func misplacedWords(_ db: Database) throws -> [String] {
        let outside = try String.fetchAll(
            db,
            sql: """
                SELECT f.id || '.' || s.number FROM sentence_row s JOIN finding f ON f.pk = s.finding_pk
                WHERE s.span_start < 0 OR s.span_end <= s.span_start OR s.span_end > length(CAST(f.text AS BLOB)) ORDER BY 1
                """)
        let figures = try String.fetchAll(
            db,
            sql: """
                SELECT f.id || '.' || s.number || '#' || i.number
                FROM indicator i JOIN sentence s ON s.pk = i.sentence_pk JOIN finding f ON f.pk = s.finding_pk
                WHERE CAST(substr(CAST(s.text AS BLOB), i.span_start + 1, i.span_end - i.span_start) AS TEXT) <> i.value_text ORDER BY 1
                """)
        return outside.map { "\($0): the sentence is not in its paragraph." }
            + figures.map { "\($0): the figure's words are not at their place in the sentence." }
    }

    private static func wrongFingerprints(_ db: Database) throws -> [String] {
        var faults: [String] = []
        let cursor = try Row.fetchCursor(db, sql: "SELECT id, text, fingerprint FROM finding ORDER BY id")
        while let row = try cursor.next() {
            let id = try row.value("id") as String
            if Fingerprint.of(try row.value("text") as String) != (try row.value("fingerprint") as String) {
                faults.append("\(id): its words were changed.")
            }
        }
        return faults
    }

    /// FTS5's own comparison of each index with its rows; where the library may not be written, whether their
    /// numbers agree.
    private func indexFaults() throws(WorldError) -> [String] {
        var faults: [String] = []
        for (index, rows, word) in [
            ("finding_fts", "finding", "findings"), ("sentence_fts", "sentence_row", "sentences"),
        ] {
            let isSound = try read { db in
                try Bool.fetchOne(
                    db, sql: "SELECT (SELECT count(*) FROM \(index)_docsize) = (SELECT count(*) FROM \(rows))"
                ) ?? false
            }
            guard opens(index) else {
                faults.append("The full-text index of \(word) is damaged: \(Self.indexRepair)")
                continue
            }
            guard isSound else {
                faults.append(
                    "The full-text index of \(word) has not as many entries as there are \(word): \(Self.indexRepair)"
                )
                continue
            }
            do {
                try queue.writeWithoutTransaction { db in
                    try db.execute(sql: "INSERT INTO \(index)(\(index), rank) VALUES ('integrity-check', 1)")
                }
            } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
                continue
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
                faults.append("The full-text index of \(word) does not agree with them: \(Self.indexRepair)")
            } catch { throw WorldError("\(path): \(Self.reason(error))") }
        }
        return faults
    }

    /// Whether an index can be opened at all: one whose structure is damaged cannot be told to rebuild itself.
    private func opens(_ index: String) -> Bool {
        do {
            _ = try read { db in try Row.fetchOne(db, sql: "SELECT rowid FROM \(index) LIMIT 1") }
            return true
        } catch { return false }
    }

    private static let indexRepair = "`assay library upgrade` makes it again."

    /// Documents whose originals, kept for good, cannot be unpacked or are not the bytes they were; now and
    /// in earlier versions.
    package func damagedOriginals() throws(WorldError) -> [String] {
        try read { db in
            var faults: [String] = []
            for table in ["document", "document_version"] {
                let cursor = try Row.fetchCursor(
                    db, sql: "SELECT path, digest, bytes, original FROM \(table) ORDER BY path")
                while let row = try cursor.next() {
                    let path = try row.value("path") as String
                    let packed = Data.fromDatabaseValue(row["original"]).map { Array($0) } ?? []
                    let bytes = Packing.inflated(packed, count: try row.value("bytes") as Int)
                    if bytes.map(Fingerprint.sha256) != String.fromDatabaseValue(row["digest"]) {
                        faults.append(
                            "\(path): the original kept of it\(table == "document" ? "" : " in an earlier version") is damaged."
                        )
                    }
                }
            }
            return faults
        }
    }

    /// Councils whose rows are not those that were stored, by the digests kept with them, each with the kinds
    /// of rows; what has no digest is left out.
    package func changedSinceStored() throws(WorldError) -> [(council: String, tables: [String])] {
        try read { db in
            try ContentDigests.differences(db).map { council, tables in
                (council ?? Self.unread, tables.map { "\($0.words)s" })
            }
        }
    }

    /// Councils whose digests were taken away, as digests name them.
    ///
    /// - Parameter versions: what this program reads with.
    package func withoutDigest(readWith versions: ReadingVersions) throws(WorldError) -> [String] {
        try read { db in
            try ContentDigests.missing(db, isUpToDate: try ReadingVersions(db) == versions)
                .map { $0 ?? Self.unread }
        }
    }

    private static let unread = "Councils that were not read"
}
