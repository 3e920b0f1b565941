package import AssessmentModel
internal import Foundation
internal import GRDB
package import SourceText
internal import TextAnalysis

/// A document as the library keeps it.
package struct StoredDocument: Sendable {
    /// Path or address it came from.
    package var path: String
    /// SHA-256 of the original bytes.
    package var digest: String
    /// "text", "markdown", "html", "pdf" or "word".
    package var format: String
    /// The original bytes.
    package var bytes: [UInt8]
    /// What each stretch of the reading text is: lines of `kind start end`.
    package var extents: String
    /// When the file was last changed in any way, in nanoseconds since 1970 (ctime); nil when it changed so
    /// lately that another change might not show, and for what is no file.
    package var changed: Int?

    package init(
        path: String, digest: String, format: String, bytes: [UInt8], extents: String, changed: Int? = nil
    ) {
        self.path = path
        self.digest = digest
        self.format = format
        self.bytes = bytes
        self.extents = extents
        self.changed = changed
    }
}

/// A document compressed for keeping, which is a twentieth of an import's time (profile of 153 reports): made
/// before the transaction, on any core.
package struct PackedDocument: Sendable {
    package let document: StoredDocument
    let original, extents: [UInt8]

    package init(_ document: StoredDocument) {
        self.document = document
        original = Packing.deflated(document.bytes)
        extents = Packing.deflated(Array(document.extents.utf8))
    }
}

/// What a file looked like when it was read: enough to know it again without reading it.
package struct FileFacts: Sendable, Equatable {
    /// Its size in bytes.
    package var bytes: Int
    /// As `StoredDocument.changed`.
    package var changed: Int

    package init(bytes: Int, changed: Int) {
        self.bytes = bytes
        self.changed = changed
    }
}

extension LibraryFile {
    /// The digests of the documents that are stored, under whatever path.
    package func digests() throws(WorldError) -> Set<String> {
        try read { db in
            Set(
                try Row.fetchAll(db, sql: "SELECT digest FROM document").compactMap {
                    String.fromDatabaseValue($0[0])
                })
        }
    }

    /// What the files looked like that were read, by path.
    package func filesRead() throws(WorldError) -> [String: FileFacts] {
        try read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT path, bytes, changed FROM document WHERE changed IS NOT NULL")
            let pairs = rows.compactMap { row in
                if let path = String.fromDatabaseValue(row[0]), let bytes = Int.fromDatabaseValue(row[1]),
                    let changed = Int.fromDatabaseValue(row[2])
                {
                    (path, FileFacts(bytes: bytes, changed: changed))
                } else {
                    nil
                }
            }
            return Dictionary(pairs) { first, _ in first }
        }
    }

    /// Notes what files looked like whose bytes turned out to be those that are stored, so that they need not
    /// be read next time.
    package func note(_ files: [(path: String, digest: String, changed: Int)]) throws(WorldError) {
        guard !files.isEmpty else { return }
        try write { db in
            for file in files {
                try db.execute(
                    sql: "UPDATE document SET changed = ? WHERE path = ? AND digest = ?",
                    arguments: [file.changed, file.path, file.digest])
            }
        }
    }

    /// Slugs of the authorities that have a document directly in a folder.
    package func authorities(ofFolder folder: String) throws(WorldError) -> Set<String> {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql:
                    "SELECT DISTINCT d.path, o.slug FROM document d JOIN authority o ON o.pk = d.authority_pk"
            )
            let found = rows.filter { row in
                guard let path = String.fromDatabaseValue(row["path"]) else { return false }
                return path.hasPrefix(folder + "/") && !path.dropFirst(folder.count + 1).contains("/")
            }
            return Set(found.compactMap { String.fromDatabaseValue($0["slug"]) })
        }
    }

    /// All authorities that have documents.
    package func authoritiesWithDocuments() throws(WorldError) -> [Authority] {
        try read { db in try Self.authorities(db, "WHERE pk IN (SELECT authority_pk FROM document)") }
    }

    /// Every document of an authority, with its original bytes.
    package func documents(of authority: Authority) throws(WorldError) -> [StoredDocument] {
        try read { db in try Self.documents(db, ofAuthority: authority.slug) }
    }

    static func documents(_ db: Database, ofAuthority slug: String) throws -> [StoredDocument] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT path, digest, format, bytes, original, extents, changed FROM document
                WHERE authority_pk = (SELECT pk FROM authority WHERE slug = ?) ORDER BY path
                """, arguments: [slug]
        ).map { row in
            let path = try row.value("path") as String
            guard let count = Int.fromDatabaseValue(row["bytes"]),
                let packed = Data.fromDatabaseValue(row["original"]),
                let bytes = Packing.inflated(Array(packed), count: count)
            else { throw WorldError("\(path): the original that the library keeps is damaged") }
            let extents = Data.fromDatabaseValue(row["extents"]).flatMap { Packing.inflatedText(Array($0)) }
            return StoredDocument(
                path: path, digest: try row.value("digest") as String,
                format: try row.value("format") as String, bytes: bytes,
                extents: extents ?? "",
                changed: Int.fromDatabaseValue(row["changed"]))
        }
    }
}

extension Row {
    /// A column as every sound library has it; a damaged file may hold anything in any column, and a row's
    /// subscript would end the program.
    ///
    /// - Throws: `WorldError` that says the library is damaged.
    func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        guard let value = Value.fromDatabaseValue(self[column]) else { throw WorldError(LibraryFile.damage) }
        return value
    }

    /// A word of a closed set, as its raw value.
    ///
    /// - Throws: `WorldError` that says the library is damaged when the set has no such word.
    func choice<Choice: RawRepresentable<String>>(_ column: String) throws -> Choice {
        guard let choice = Choice(rawValue: try value(column)) else { throw WorldError(LibraryFile.damage) }
        return choice
    }

    /// A word of a closed set, or nothing.
    func choiceOrMissing<Choice: RawRepresentable<String>>(_ column: String) throws -> Choice? {
        try (value(column) as String?) == nil ? nil : choice(column)
    }
}
