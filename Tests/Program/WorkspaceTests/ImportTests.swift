import AssessmentModel
import EmbeddedFiles
import Foundation
import GRDB
import Presentation
import SourceText
import Testing
import TestSupport
import TextAnalysis

@testable import Library
@testable import Workspace

@Suite struct ImportTests {
    @Test func whatTheSamplesHold() throws {
        let samples = try SampleLibrary()
        #expect(samples.report.councils == 3)
        #expect(samples.report.assessments == 4)
        #expect(!samples.report.hasFailures)
        #expect(samples.report.files.map(\.accounted.read) == samples.report.files.map(\.accounted.all))
        let scores = try samples.rows("statements where authority is northmoor sort by number show score")
        #expect(scores == ["3", "3", "2", "3", "3", "3", "3", "3", "2"])
        #expect(
            try samples.rows(
                "all assessments where authority is northmoor sort by published show id, rating, percent, percent_printed, margin_up, current"
            )
                == [
                    "northmoor@2025-03 | Requires improvement | 62 | - | 1 | no",
                    "northmoor@2026-03 | Good | 70 | 70 | 7 | yes",
                ])
        #expect(
            try samples.rows("assessments where authority is haverlow show id, published, percent, coverage")
                == ["haverlow@undated | - | - | partial"])
    }

    @Test func importingAgainChangesNothing() throws {
        let samples = try SampleLibrary()
        let before = try samples.dump()
        let again = try samples.workspace.importSamples()
        #expect(again.files.map(\.outcome).allSatisfy { $0 == .unchanged })
        #expect(try samples.dump() == before)
    }

    @Test func everyDocumentNamesTheAssessmentItBelongsTo() throws {
        let samples = try SampleLibrary()
        #expect(try samples.rows("all documents where assessment is missing show path") == [])
        // Not even a copy that adds nothing is without one.
        let copy = samples.folder + "/copy.txt"
        let page = try #require(EmbeddedFiles.bytes("Samples/northmoor.txt"))
        try Data(page + Array("\n".utf8)).write(to: URL(fileURLWithPath: copy))
        _ = try samples.workspace.importFiles([copy])
        #expect(
            try samples.rows("all documents where path ends with \"copy.txt\" show assessment") == [
                "northmoor@2025-03"
            ])
    }

    @Test func aPageThatChangedKeepsItsEarlierOriginal() throws {
        let samples = try SampleLibrary.copy()
        let page = try #require(EmbeddedFiles.bytes("Samples/northmoor.txt"))
        let file = samples.folder + "/northmoor.txt"
        try Data(page).write(to: URL(fileURLWithPath: file))
        let other = try SampleLibrary(isEmpty: true)
        _ = try other.workspace.importFiles([file])
        let reworded = String(decoding: page, as: UTF8.self).replacingOccurrences(
            of: "Carers", with: "Unpaid carers")
        try Data(reworded.utf8).write(to: URL(fileURLWithPath: file))
        let report = try other.workspace.importFiles([file])
        guard case .updated(let count)? = report.files.first?.outcome else {
            return #expect(Bool(false), "a new version is said to be one")
        }
        #expect(count > 0)
        // The changed findings are listed by their place and first words.
        let changes = report.files.first?.changes.flatMap(\.reworded) ?? []
        #expect(
            changes.count { $0.hasPrefix("needs/8 “Unpaid carers were entitled") } == 1,
            "\(changes)")
        #expect(changes.count == count, "\(changes)")
        let kept = try other.workspace.library().queue.read { db in
            try String.fetchAll(
                db, sql: "SELECT digest FROM document_version WHERE path = ?", arguments: [file])
        }
        #expect(kept == [Fingerprint.sha256(page)])
        #expect(try other.workspace.checkLibrary() == [])
    }

    @Test(.needsShared("reports")) func theOrderOfImportsMakesNoDifference() throws {
        let reports = Places.shared + "/reports/"
        let names = [
            "stockton-on-tees.txt", "stockton-on-tees-partnerships.txt", "sunderland-partnerships.txt",
        ]
        let one = try SampleLibrary(isEmpty: true)
        for name in names { _ = try one.workspace.importFiles([reports + name]) }
        let other = try SampleLibrary(isEmpty: true)
        for name in names.reversed() { _ = try other.workspace.importFiles([reports + name]) }
        #expect(try one.dump() == other.dump())
        // Sunderland's page has no date; its score agrees with the published row, so it joins that
        // assessment.
        #expect(
            try one.rows("assessments where authority is sunderland show id, coverage, percent") == [
                "sunderland@2025-05 | partial | 75"
            ])
    }

    @Test func aLibraryIsRefusedWhenItIsNewer() throws {
        let samples = try SampleLibrary(isEmpty: true)
        _ = try samples.workspace.library()
        let copy = samples.folder + "/newer.sqlite"
        try samples.workspace.backUpLibrary(to: copy)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
        // The user version of an SQLite file stands at offset 60, big-endian (file format, 1.3).
        bytes[63] = 99
        try bytes.write(to: URL(fileURLWithPath: copy))
        let newer = Workspace(options: WorkspaceOptions(library: copy, environment: [:]))
        let error = #expect(throws: WorldError.self) { try newer.library() }
        #expect(error?.description.contains("newer version") == true)
    }

    /// A number that no Assay writes must not lead past the comparison of the tables.
    @Test(arguments: [[0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0]] as [[UInt8]])
    func aLibraryOfAVersionThatNoneHasIsRefused(_ version: [UInt8]) throws {
        let samples = try SampleLibrary(isEmpty: true)
        _ = try samples.workspace.library()
        let copy = samples.folder + "/odd.sqlite"
        try samples.workspace.backUpLibrary(to: copy)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
        bytes.replaceSubrange(60..<64, with: version)
        try bytes.write(to: URL(fileURLWithPath: copy))
        let odd = Workspace(options: WorkspaceOptions(library: copy, environment: [:]))
        let error = #expect(throws: WorldError.self) { try odd.library() }
        #expect(error?.description.contains("which no Assay makes") == true)
        #expect(FileManager.default.fileExists(atPath: copy))
    }

    @Test func aScoresOnlyCouncilIsThereFromTheStart() throws {
        let empty = try SampleLibrary(isEmpty: true)
        #expect(try empty.rows("authorities count") == ["153"])
        #expect(try empty.rows("assessments count") == ["84"])
        #expect(try empty.rows("all assessments count") == ["89"])
        #expect(
            try empty.rows("assessments where authority is camden show rating, percent, published, coverage")
                == [
                    "Outstanding | 89 | 2025-02 | scores only"
                ])
        #expect(
            try empty.workspace.answer("findings about \"respite\"").emptyExplanation?.contains(
                "No report has been read yet") == true)
    }
}

/// Folders outside the repository that tests read.
enum Places {
    static let repository = Repository.root.path
    static let shared = Repository.shared.path
}

extension SampleLibrary {
    /// Every row of the public views, as text.
    func dump() throws -> [String] {
        try ["assessments", "statements", "findings", "sentences", "indicators", "terms", "remarks"].flatMap {
            view in
            try workspace.queryRunner().userSQL("SELECT * FROM \(view) ORDER BY 1, 2, 3, 4").rows.map {
                "\(view) \($0)"
            }
        }
    }

    /// A council that the register does not have may be a slip in the name: the import says so once, and
    /// names what is near.
    @Test(
        arguments: [
            ("Stokton-on-Tees Borough Council", ["Stockton-on-Tees"]), ("Calderdal Council", ["Calderdale"]),
            ("Zzyzx Council", []),
            ("Calderdale Metropolitan Borough Council", nil),
        ] as [(String, [String]?)])
    func aCouncilThatIsNotInTheRegisterIsSaid(_ name: String, _ nearest: [String]?) throws {
        let home = try SampleLibrary(isEmpty: true)
        try FileManager.default.createDirectory(
            atPath: home.folder + "/in", withIntermediateDirectories: true)
        for (file, statement) in [("a", "Safeguarding"), ("b", "Assessing needs")] {
            let page =
                "\(name): local authority assessment\n\n\(statement)\n\nScore: 3\n\nKey findings\n\nPeople said it was easy.\n"
            try page.write(toFile: "\(home.folder)/in/\(file).txt", atomically: true, encoding: .utf8)
        }
        #expect(try home.workspace.importFiles([home.folder + "/in"]).files.map(\.nearest) == [nearest, nil])
    }

    @Test func whatAFolderHoldsBesidesIsSaid() throws {
        let samples = try SampleLibrary(isEmpty: true)
        let folder = samples.folder + "/reports"
        let manager = FileManager.default
        for name in ["eastvale", "empty"] {
            try manager.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        }
        let page =
            "Northmoor Council: local authority assessment\n\nAssessing needs\n\nScore: 3\n\nKey findings\n\nPeople said it was easy.\n"
        try page.write(toFile: folder + "/eastvale/page.txt", atomically: true, encoding: .utf8)
        try page.write(toFile: folder + "/page.txt", atomically: true, encoding: .utf8)
        try "a,b".write(toFile: folder + "/figures.xlsx", atomically: true, encoding: .utf8)
        let report = try samples.workspace.importFiles([folder])
        #expect(
            report.passedOver == [
                "\(folder): folders in it that were not looked into: eastvale. --recursive does",
                "\(folder): files that are of no kind that is read: figures.xlsx",
            ])
        #expect(try samples.workspace.importFiles([folder], isRecursive: true).passedOver.count == 1)
    }

    /// Nothing in a folder is left out without a word.
    @Test func whateverIsLeftOutOfAFolderIsNamed() throws {
        let samples = try SampleLibrary(isEmpty: true)
        let folder = samples.folder + "/reports"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        func write(_ name: [UInt8], _ council: String) throws {
            let page =
                "\(council) Council: local authority assessment\n\nAssessing needs\n\nScore: 3\n\nKey findings\n\nPeople said it was easy.\n"
            let file = open(
                (folder + "/").utf8.map { CChar(bitPattern: $0) } + name.map { CChar(bitPattern: $0) } + [0],
                O_CREAT | O_WRONLY, 0o644)
            try #require(file >= 0)
            try FileHandle(fileDescriptor: file, closeOnDealloc: true).write(contentsOf: Data(page.utf8))
        }
        // One name twice, with its accent as a letter of its own and not.
        try write(Array("Caf\u{E9}.txt".utf8), "Stockton")
        try write(Array("Cafe\u{301}.txt".utf8), "Northmoor")
        try write([0x61, 0xFF, 0x2E, 0x6D, 0x64], "Barnet")
        symlink("/nowhere/at/all", folder + "/gone.txt")
        symlink(samples.folder, folder + "/loop")
        mkfifo(folder + "/pipe.txt", 0o644)
        let report = try samples.workspace.importFiles([folder], isRecursive: true)
        #expect(report.files.map(\.outcome) == [.imported, .imported])
        #expect(
            report.passedOver == [
                "\(folder): names that are not UTF-8 text, and are not read until they are changed: a\u{FFFD}.md",
                "\(folder): links that lead to nothing: gone.txt",
                "\(folder): pipes and devices, which are not read: pipe.txt",
                "\(folder): links to folders, which are not followed: loop",
            ])
    }

    /// A folder that is not asked for is looked into only so far: what may lie beyond is not denied.
    @Test func aWholeTreeIsNotWalkedToSayThatItWasNotAskedFor() throws {
        let samples = try SampleLibrary(isEmpty: true)
        for number in 0..<300 {
            try FileManager.default.createDirectory(
                atPath: "\(samples.folder)/in/tree/\(number)", withIntermediateDirectories: true)
        }
        try FileManager.default.createDirectory(
            atPath: "\(samples.folder)/in/empty", withIntermediateDirectories: true)
        let found = FileGathering.files([samples.folder + "/in"], isRecursive: false)
        #expect(
            found.passedOver == [
                "\(samples.folder)/in: folders in it that were not looked into: tree. --recursive does"
            ])
    }
}
