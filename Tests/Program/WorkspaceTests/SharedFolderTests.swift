import Foundation
import GRDB
import SourceText
import Testing

@testable import Library
@testable import Workspace

/// What comes from other people's folders does not act, and nothing is replaced unasked.
@Suite struct SharedFolderTests {
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "assay-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func write(_ text: String, _ name: String, mode: Int = 0o644) throws -> String {
        let path = folder + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    private func mode(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    private func open(_ library: String) throws -> LibraryFile {
        try Workspace(options: WorkspaceOptions(library: library, environment: [:])).library()
    }

    /// A journal with the name of a super-journal has SQLite delete the file of that name.
    @Test func aJournalThatNamesAnotherFileIsRefused() throws {
        let samples = try SampleLibrary.copy()
        let library = samples.folder + "/library.sqlite"
        let victim = try write("mine", "victim")
        let name = Array(victim.utf8)
        func number(_ value: Int) -> [UInt8] { (0..<4).reversed().map { UInt8(value >> ($0 * 8) & 255) } }
        let magic: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
        // A header of one sector, no pages, then the super-journal's record (SQLite file format, 3).
        var journal = magic + number(0) + number(1) + number(1) + number(512) + number(4096)
        journal += [UInt8](repeating: 0, count: 512 - journal.count) + number(0x4000_0000 / 4096 + 1)
        journal += name + number(name.count) + number(name.reduce(0) { $0 + Int($1) }) + magic
        try Data(journal).write(to: URL(fileURLWithPath: library + "-journal"))
        let error = #expect(throws: WorldError.self) { try open(library) }
        #expect(error?.description.contains("would have another file deleted") == true)
        #expect(FileManager.default.fileExists(atPath: victim))
    }

    @Test(arguments: ["-journal", "-wal"]) func aPipeBesideALibraryIsRefused(_ suffix: String) throws {
        let samples = try SampleLibrary.copy()
        let library = samples.folder + "/library.sqlite"
        mkfifo(library + suffix, 0o644)
        let error = #expect(throws: WorldError.self) { try open(library) }
        #expect(error?.description.contains("is no regular file") == true)
    }

    /// Views, triggers and indexes of somebody else's would answer in place of Assay's, or never end.
    @Test(arguments: [
        "DROP VIEW remarks; CREATE VIEW remarks AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x FROM n",
        "CREATE TRIGGER stop BEFORE UPDATE ON document BEGIN SELECT 1; END",
        "CREATE INDEX more ON finding(tone)",
        "DROP VIEW points",
        "ALTER TABLE term ADD COLUMN other TEXT",
    ])
    func aLibraryOfAnotherMakingIsRefused(_ sql: String) throws {
        let samples = try SampleLibrary.copy()
        let library = samples.folder + "/library.sqlite"
        try DatabaseQueue(path: library).write { db in try db.execute(sql: sql) }
        let error = #expect(throws: WorldError.self) { try open(library) }
        #expect(error?.description.contains("restore a backup") == true, "\(error?.description ?? "opened")")
    }

    @Test(arguments: [
        "/tmp/x.csv", "../x.csv", "a/../../x.csv", ".bash_profile", ".git/config", "a/.hidden/x.csv",
        "Scripts/hello.assay",
    ])
    func aScriptWritesOnlyPlainNamesBelow(_ path: String) {
        let error = #expect(throws: WorldError.self) { try ResultFile(path, from: .script).write("x") }
        #expect(error?.description.contains("a script writes only into the current folder") == true)
    }

    /// An edited note, a draft, a report: whatever Assay did not write, or somebody changed, stays.
    @Test func aResultReplacesOnlyWhatAssayWrote() throws {
        let file = folder + "/rows.csv"
        try ResultFile(file, from: .reader).write("one\n")
        try ResultFile(file, from: .reader).write("two\n")
        #expect(try TextFile.read(file) == "two\n")
        let handle = try #require(FileHandle(forWritingAtPath: file))
        handle.seekToEndOfFile()
        handle.write(Data("mine\n".utf8))
        try handle.close()
        let error = #expect(throws: WorldError.self) { try ResultFile(file, from: .reader).write("three\n") }
        #expect(error?.description.contains("nothing was written") == true)
        #expect(try TextFile.read(file) == "two\nmine\n")
        try ResultFile(file, from: .reader, isForced: true).write("three\n")
        #expect(try TextFile.read(file) == "three\n")
        let note = try write("# Mine\n", "note.md")
        #expect(throws: WorldError.self) { try ResultFile(note, from: .reader).write("rows") }
        #expect(try TextFile.read(note) == "# Mine\n")
    }

    @Test func aFileKeepsItsModeAndItsLinks() throws {
        let file = try write("old", "private.yaml", mode: 0o600)
        try FileManager.default.createSymbolicLink(atPath: folder + "/link.yaml", withDestinationPath: file)
        try TextFile.replace(folder + "/link.yaml", with: "new")
        #expect(try TextFile.read(file) == "new")
        #expect(try mode(file) == 0o600)
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link.yaml") == file)
        let samples = try SampleLibrary.copy()
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: samples.folder + "/library.sqlite")
        try samples.workspace.backUpLibrary(to: folder + "/copy.sqlite")
        #expect(try mode(folder + "/copy.sqlite") == 0o600)
    }

    @Test func aPlantedLinkIsNotWrittenThrough() throws {
        let victim = try write("mine", "victim")
        let part = folder + "/note.md.\(ProcessInfo.processInfo.processIdentifier).part"
        try FileManager.default.createSymbolicLink(atPath: part, withDestinationPath: victim)
        try TextFile.replace(folder + "/note.md", with: "new")
        #expect(try TextFile.read(victim) == "mine")
        #expect(try TextFile.read(folder + "/note.md") == "new")
    }

    @Test func devicesPipesAndEmptyLinksAreLeftAlone() throws {
        mkfifo(folder + "/pipe.csv", 0o644)
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/nowhere.csv", withDestinationPath: folder + "/nothing/there")
        for path in ["/dev/null", folder + "/pipe.csv", folder + "/nowhere.csv"] {
            let error = #expect(throws: WorldError.self) { try TextFile.replace(path, with: "x") }
            #expect(error?.description.contains("nothing was written") == true)
        }
    }

    /// Foundation's function traps on a path of one letter.
    @Test(arguments: [
        ("l", "", "l", ""), ("/l", "/", "l", ""), ("a/b.MD", "a", "b.MD", "md"), ("/", "/", "", ""),
        ("", "", "", ""), ("a//b/", "a", "b", ""), (".profile", "", ".profile", ""),
    ])
    func pathsAreTakenApart(_ path: String, _ folder: String, _ name: String, _ ending: String) {
        #expect(FilePath.folder(of: path) == folder)
        #expect(FilePath.name(of: path) == name)
        #expect(FilePath.ending(of: path) == ending)
    }
}
