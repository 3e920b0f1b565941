import AssessmentModel
import Foundation
import GRDB
import Presentation
import SourceText
import Testing
import TestSupport
import TextAnalysis

@testable import Library
@testable import Workspace

/// What `assay library check`, `backup` and `compact` promise.
@Suite struct LibraryFileTests {
    /// SQLite would take it for an empty database, and write one over it.
    @Test(arguments: ["x", "SQLite format 3"]) func aFileOfAFewBytesIsNoLibrary(_ words: String) throws {
        let library = try SampleLibrary(isEmpty: true)
        let path = library.workspace.options.libraryPath
        try FileManager.default.createDirectory(atPath: library.folder, withIntermediateDirectories: true)
        try words.write(toFile: path, atomically: true, encoding: .utf8)
        let error = #expect(throws: WorldError.self) { try library.workspace.library() }
        #expect(error?.description.contains("not an Assay library") == true)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == words)
    }

    /// One kind of damage done by hand, and how the check names it.
    @Test(arguments: [
        (
            "UPDATE finding SET text = 'x' || text WHERE id = 'northmoor@2026-03/needs/1'",
            "northmoor@2026-03/needs/1: its words were changed."
        ),
        (
            "UPDATE finding SET span_start = span_start + 1 WHERE id = 'northmoor@2026-03/needs/1'",
            "northmoor@2026-03/needs/1: its words are not at their place in the original."
        ),
        (
            """
            UPDATE sentence_row SET span_end = 99999
            WHERE pk = (SELECT s.pk FROM sentence_row s JOIN finding f ON f.pk = s.finding_pk WHERE f.id = 'northmoor@2026-03/needs/1' AND s.number = 1)
            """, "northmoor@2026-03/needs/1.1: the sentence is not in its paragraph."
        ),
        (
            "UPDATE indicator SET value_text = 'nine hundred' WHERE pk = 1",
            "the figure's words are not at their place in the sentence."
        ),
        ("DELETE FROM finding WHERE id = 'northmoor@2026-03/needs/1'", "sentence belongs to no finding."),
        (
            "UPDATE document SET digest = 'x' WHERE path = 'samples/northmoor.txt'",
            "samples/northmoor.txt: the original kept of it is damaged."
        ),
        (
            "UPDATE document SET original = x'00' WHERE path = 'samples/northmoor.txt'",
            "samples/northmoor.txt: the original kept of it is damaged."
        ),
        (
            "UPDATE document SET extents = x'789c030000000001' WHERE path = 'samples/northmoor.txt'",
            "samples/northmoor.txt: what was made of each part of its text is not what is stored."
        ),
        (
            "INSERT INTO finding_fts(finding_fts, rowid, text) SELECT 'delete', pk, text FROM finding WHERE id = 'northmoor@2026-03/needs/1'",
            "The full-text index of findings has not as many entries as there are findings"
        ),
        (
            "INSERT INTO sentence_fts(sentence_fts) VALUES ('delete-all')",
            "The full-text index of sentences has not as many entries"
        ),
        (
            """
            INSERT INTO finding_fts(finding_fts, rowid, text) SELECT 'delete', pk, text FROM finding WHERE id = 'northmoor@2026-03/needs/1';
            INSERT INTO finding_fts(rowid, text) SELECT pk, 'other words' FROM finding WHERE id = 'northmoor@2026-03/needs/1'
            """, "The full-text index of findings does not agree with them"
        ),
    ])
    func damageIsFound(_ sql: String, _ said: String) throws {
        let samples = try SampleLibrary.copy()
        #expect(try samples.workspace.checkLibrary() == [])
        try samples.workspace.library().queue.write { db in try db.execute(sql: sql) }
        let faults = try samples.workspace.checkLibrary()
        #expect(faults.contains { $0.contains(said) }, "\(faults)")
    }

    @Test func anIndexThatWasLostIsMadeAgain() throws {
        let samples = try SampleLibrary.copy()
        let before = try samples.rows("findings about \"carers\" show id")
        try samples.workspace.library().queue.write { db in
            try db.execute(sql: "INSERT INTO finding_fts(finding_fts) VALUES ('delete-all')")
        }
        #expect(try samples.workspace.checkLibrary() != [])
        _ = try samples.workspace.upgradeLibrary(isDryRun: false)
        #expect(try samples.workspace.checkLibrary() == [])
        #expect(try samples.rows("findings about \"carers\" show id") == before)
    }

    @Test func aBackupIsWholeAndReplacesNothing() throws {
        let samples = try SampleLibrary.copy()
        let copy = samples.folder + "/made/copy.sqlite"
        try samples.workspace.backUpLibrary(to: copy)
        let other = Workspace(options: WorkspaceOptions(library: copy, environment: [:]))
        #expect(try other.checkLibrary() == [])
        #expect(try other.library().counts().findings == 204)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
        let error = #expect(throws: WorldError.self) { try samples.workspace.backUpLibrary(to: copy) }
        #expect(error?.description == "\(copy): exists already; nothing was written")
        #expect(try Data(contentsOf: URL(fileURLWithPath: copy)) == bytes)
        let left = try FileManager.default.contentsOfDirectory(atPath: samples.folder + "/made")
        #expect(left == ["copy.sqlite"])
    }

    @Test func aBackupThatCannotBeWrittenLeavesNothing() throws {
        let samples = try SampleLibrary.copy()
        let error = #expect(throws: WorldError.self) {
            try samples.workspace.backUpLibrary(to: "/proc/nothing/copy.sqlite")
        }
        #expect(error?.description.hasPrefix("/proc/nothing/copy.sqlite: the copy cannot be written") == true)
    }

    @Test func compactingGivesRoomBackAndChangesNothing() throws {
        let samples = try SampleLibrary.copy()
        let before = try samples.dump()
        try samples.workspace.library().queue.write { db in
            try db.execute(
                sql: "CREATE TABLE filler AS SELECT randomblob(2000000) AS bytes; DROP TABLE filler")
        }
        let bytes = try samples.workspace.compactLibrary()
        #expect(bytes.after < bytes.before - 1_500_000)
        #expect(try samples.dump() == before)
        #expect(try samples.workspace.checkLibrary() == [])
    }

    /// `Tests/Libraries/version-1.sqlite.zlib` was written by Assay 0.1.0 of November 2026, from the bundled
    /// report of Eastvale.
    @Test func aLibraryOfVersionOneIsMigratedAfterACopy() throws {
        let home = try SampleLibrary(isEmpty: true)
        let old = home.folder + "/old.sqlite"
        try Self.unpackVersionOne(to: old)
        let before = try Data(contentsOf: URL(fileURLWithPath: old))
        let workspace = Workspace(options: WorkspaceOptions(library: old, environment: [:]))
        #expect(try workspace.library().migratedCopy == old + ".version-1")
        #expect(try workspace.checkLibrary() == [])
        #expect(try workspace.library().counts().sentences == 107)
        #expect(
            try workspace.upgradeNotice()?.text.contains(
                "Reports of 1 council were read differently (reader 0, now") == true)
        #expect(try workspace.answer("sentences about \"Start Here\" show text").totalRows == 1)
        // The copy is the library of version 1, and opening it again migrates it again to the same.
        let copy = try DatabaseQueue(path: old + ".version-1")
        #expect(try copy.read { db in try Int.fetchOne(db, sql: "PRAGMA user_version") } == 1)
        #expect(
            try copy.read { db in try String.fetchAll(db, sql: "SELECT text FROM sentence") }.count == 107)
        try before.write(to: URL(fileURLWithPath: old))
        let again = Workspace(options: WorkspaceOptions(library: old, environment: [:]))
        #expect(try again.library().migratedCopy == old + ".version-1.2")
    }

    @Test func anUpgradedOldLibraryEqualsANewOne() throws {
        let fresh = try SampleLibrary(isEmpty: true)
        let old = fresh.folder + "/old.sqlite"
        try Self.unpackVersionOne(to: old)
        let reports = Places.repository + "/Sources/Reading/Samples/Reports/eastvale"
        _ = try fresh.workspace.importFiles([reports])
        let workspace = Workspace(options: WorkspaceOptions(library: old, environment: [:]))
        _ = try workspace.upgradeLibrary(isDryRun: false)
        let view = "SELECT id, text, tone, voices FROM findings ORDER BY id"
        #expect(
            try workspace.queryRunner().userSQL(view).rows == fresh.workspace.queryRunner().userSQL(view).rows
        )
        #expect(try workspace.upgradeNotice() == nil)
        #expect(try workspace.checkLibrary() == [])
    }

    private static func unpackVersionOne(to path: String) throws {
        let packed = try Data(
            contentsOf: URL(fileURLWithPath: Places.repository + "/Tests/Libraries/version-1.sqlite.zlib"))
        let bytes = try #require(Packing.inflated(Array(packed), count: 425_984))
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    @Test func aFileThatDidNotChangeIsNotReadAgain() throws {
        let home = try SampleLibrary(isEmpty: true)
        let report = Places.repository + "/Sources/Reading/Samples/Reports/northmoor.txt"
        var read: [String] = []
        _ = try home.workspace.importFiles([report]) { read.append($0.name) }
        #expect(read == [report])
        let again = try home.workspace.importFiles([report]) { read.append($0.name) }
        #expect(again.files.map(\.outcome) == [.unchanged])
        // A checkout of the last two seconds would be read again, and found unchanged by its bytes.
        if TextFile.facts(of: report) != nil { #expect(read == [report]) }
    }

    @Test func aFileThatWasJustWrittenIsNotTrusted() throws {
        let home = try SampleLibrary(isEmpty: true)
        try FileManager.default.createDirectory(atPath: home.folder, withIntermediateDirectories: true)
        let file = home.folder + "/new.txt"
        try Data("x".utf8).write(to: URL(fileURLWithPath: file))
        // Another change within the same tick of the file system's clock would not show.
        #expect(TextFile.facts(of: file) == nil)
        #expect(TextFile.facts(of: home.folder) == nil)
    }
}
