import AssessmentModel
import Briefing
import Foundation
import GRDB
import NoteText
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

    /// Somebody else's lock, or one that was forgotten, is said and not waited for without end.
    @Test func draftsThatAreHeldByAnotherAreNotWaitedForWithoutEnd() throws {
        let drafts = folder + "/drafts"
        try FileManager.default.createDirectory(atPath: drafts, withIntermediateDirectories: true)
        let holder = Glibc.open(drafts, O_RDONLY)
        defer { close(holder) }
        flock(holder, LOCK_EX)
        let error = #expect(throws: WorldError.self) {
            try DraftFolder(path: drafts, patience: 0.1).change("plan") { _ in }
        }
        #expect(error?.description.contains("another program is changing what is in it") == true)
        flock(holder, LOCK_UN)
        let later = #expect(throws: WorldError.self) {
            try DraftFolder(path: drafts, patience: 0.1).change("plan") { _ in }
        }
        #expect(later?.description.contains("There is no draft called") == true)
    }

    /// A link to nothing is no draft that is missing, and what has no draft's name breaks no list.
    @Test func whatIsNoDraftIsSaidAsItIs() throws {
        let drafts = folder + "/drafts"
        try FileManager.default.createDirectory(atPath: drafts, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: drafts + "/away.brief.yaml", withDestinationPath: folder + "/nothing")
        try Data("x".utf8).write(to: URL(fileURLWithPath: drafts + "/two\nlines.brief.yaml"))
        let held = DraftFolder(path: drafts)
        #expect(held.names == ["away"])
        let error = #expect(throws: WorldError.self) { try held.read("away") }
        #expect(error?.description.contains("a link to what is not there") == true)
    }

    /// A library that another command compacts between two questions of a shell answers both.
    @Test func aQuestionBesideCompactingIsAnswered() throws {
        let samples = try SampleLibrary.copy()
        let question = "findings about \"carers\" show id"
        let before = try samples.rows(question)
        let other = Workspace(
            options: WorkspaceOptions(library: samples.folder + "/library.sqlite", environment: [:]))
        for _ in 0..<2 {
            _ = try other.compactLibrary()
            #expect(try samples.rows(question) == before)
            #expect(
                try samples.workspace.queryRunner().userSQL("SELECT count(*) FROM findings").rows.count == 1)
        }
    }

    /// Numbers that no report holds, as in a damaged library or one of somebody else's, are words, not an end.
    @Test(arguments: [
        "UPDATE assessment SET points = 9223372036854775807",
        "UPDATE statement SET score = 9223372036854775807",
        "UPDATE statement SET score = -9223372036854775808", "UPDATE indicator SET value = 9e999",
        "UPDATE indicator SET benchmark = -9e999, gap = 9e999",
        "UPDATE assessment SET percent = 9223372036854775807",
        "UPDATE finding SET number = 9223372036854775807",
        "UPDATE sentence_row SET span_end = 9223372036854775807",
        "UPDATE point_row SET weight = -9223372036854775808",
        "UPDATE document SET bytes = 9223372036854775807",
        "UPDATE indicator SET span_start = -9223372036854775808, days = 9e999",
    ])
    func numbersOutOfRangeEndNothing(_ sql: String) throws {
        let samples = try SampleLibrary.copy()
        try samples.workspace.library().queue.write { db in try db.execute(sql: sql) }
        let workspace = samples.workspace
        for query in [
            "assessments", "statements", "all findings", "indicators", "points", "sentences",
            "statements count by score", "indicators summarise average value by measure",
        ] { _ = try? workspace.answer(query) }
        for kind in ChartKind.allCases { _ = try? workspace.chart(kind, of: "northmoor") }
        _ = try? workspace.compose(
            BriefingOrder(
                template: "councillor-note", parameters: ["authority": "northmoor"], isDraft: true,
                citationForm: .footnote))
        _ = try? workspace.verify("Northmoor scored 3 for assessing needs, and 40% of carers waited.")
        #expect(try !workspace.checkLibrary().isEmpty)
    }

    @Test func anAnswerHasABoundOnAllItsValuesTogether() throws {
        var room = AnswerRoom()
        let row = Row(["value": String(repeating: "x", count: 16 << 20)])
        #expect(throws: WorldError.self) { for _ in 0..<17 { try room.take(row) } }
    }

    /// What is wrong in a reader's own SQL is said of it, not of the library.
    @Test func aFaultInOnesOwnSQLIsSaidOfIt() throws {
        let runner = try SampleLibrary.shared().workspace.queryRunner()
        let error = #expect(throws: WorldError.self) { try runner.userSQL("SELECT json('{') FROM findings") }
        #expect(error?.description == "sql: malformed JSON" && error?.isFaultOfQuestion == true)
    }

    /// Where a library lies that nobody named.
    @Test func relativeFoldersInTheEnvironmentAreIgnored() throws {
        func library(_ environment: [String: String]) -> String {
            WorkspaceOptions(environment: environment).libraryPath
        }
        #expect(library(["HOME": "/h", "XDG_DATA_HOME": "rel"]) == "/h/.local/share/assay/library.sqlite")
        #expect(library(["HOME": "/h", "XDG_DATA_HOME": "/d"]) == "/d/assay/library.sqlite")
        // Without a home in the environment, the user's own in the system's list.
        for environment in [[:], ["HOME": ""], ["HOME": "rel"]] {
            #expect(library(environment).hasPrefix("/") && library(environment) == library([:]))
        }
        let file = try write("x", "file")
        let error = #expect(throws: WorldError.self) { try open(file + "/assay/library.sqlite") }
        #expect(
            error?.description.hasSuffix(
                "the library cannot be opened: its folder cannot be made: not a directory")
                == true, "\(error?.description ?? "opened")")
    }
}
