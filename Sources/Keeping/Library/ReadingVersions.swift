internal import GRDB
package import ReferenceData
package import SourceText
internal import TextAnalysis

/// What reports are read with: if any of it changes, reading the originals again may find other things in
/// them.
package struct ReadingVersions: Sendable, Equatable {
    /// Raised when the reading of reports into findings changes.
    package var reader: Int
    /// Raised when tone, voices, figures or terms are found in another way.
    package var evidence: Int
    /// The first 12 hex digits of each data file's SHA-256, by the file's name.
    package var dataFiles: [String: String]

    /// - Throws: `WorldError` when a data file of the user's cannot be read.
    package init(reader: Int, evidence: Int, reference: ReferenceData) throws(WorldError) {
        self.reader = reader
        self.evidence = evidence
        dataFiles = [:]
        for (name, _, isForReading) in ReferenceData.files where isForReading {
            dataFiles[name] = String(Fingerprint.sha256(Array(try reference.text(name).utf8)).prefix(12))
        }
    }

    /// What the library's `meta` table says; a version that it does not name is 0.
    init(_ db: Database) throws {
        let rows = try Row.fetchAll(db, sql: "SELECT key, value FROM meta")
        let pairs = rows.compactMap { row in
            String.fromDatabaseValue(row[0]).flatMap { key in
                String.fromDatabaseValue(row[1]).map { (key, $0) }
            }
        }
        let meta = Dictionary(pairs) { first, _ in first }
        reader = meta["reader"].flatMap(Int.init) ?? 0
        evidence = meta["evidence"].flatMap(Int.init) ?? 0
        let files = meta.filter { $0.key.hasPrefix(Self.filePrefix) }
        dataFiles = Dictionary(
            uniqueKeysWithValues: files.map { (String($0.key.dropFirst(Self.filePrefix.count)), $0.value) })
        // Earlier programs noted files that reports are not read with.
        for (name, _, isForReading) in ReferenceData.files where !isForReading { dataFiles[name] = nil }
    }

    private static let filePrefix = "data "

    /// One short text for all of it, kept with each authority.
    package var mark: String {
        let files = dataFiles.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return String(
            Fingerprint.sha256(
                Array(([String(reader), String(evidence)] + files).joined(separator: "\n").utf8)
            ).prefix(12))
    }

    /// Writes it to the `meta` table in place of what was there.
    func store(_ db: Database) throws {
        try db.execute(
            sql:
                "DELETE FROM meta WHERE key IN ('reader', 'evidence') OR substr(key, 1, 5) = '\(Self.filePrefix)'"
        )
        let pairs =
            [("reader", String(reader)), ("evidence", String(evidence))]
            + dataFiles.map { (Self.filePrefix + $0.key, $0.value) }
        for (key, value) in pairs.sorted(by: { $0.0 < $1.0 }) {
            try db.execute(sql: "INSERT INTO meta VALUES (?, ?)", arguments: [key, value])
        }
    }

    /// What is different here from an earlier reading, in words: `reader 1, now 2`, `another framework.yaml`.
    package func differences(from other: ReadingVersions) -> [String] {
        var words: [String] = []
        if reader != other.reader { words.append("reader \(other.reader), now \(reader)") }
        if evidence != other.evidence { words.append("evidence \(other.evidence), now \(evidence)") }
        let names = Set(dataFiles.keys).union(other.dataFiles.keys).sorted()
        // A library that predates the record of data files says nothing about them.
        if !other.dataFiles.isEmpty {
            words += names.filter { dataFiles[$0] != other.dataFiles[$0] }.map { "another \($0)" }
        }
        return words
    }

    /// Whether a library was read by a program newer than this one.
    package func isOlder(than other: ReadingVersions) -> Bool {
        reader < other.reader || evidence < other.evidence
    }
}

extension LibraryFile {
    /// What the library was read with when it was made or last upgraded.
    package func readingVersions() throws(WorldError) -> ReadingVersions {
        try read { db in try ReadingVersions(db) }
    }

    /// Short names of the authorities whose reports were read with anything else than these versions.
    package func authoritiesRead(otherwiseThan versions: ReadingVersions) throws(WorldError) -> [String] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT short FROM authority WHERE made_with IS NOT ? AND pk IN (SELECT authority_pk FROM document) ORDER BY short
                    """, arguments: [versions.mark]
            ).compactMap { String.fromDatabaseValue($0[0]) }
        }
    }
}
