import AssessmentModel
import Briefing
import Foundation
import GRDB
import Presentation
import SourceText
import Testing

@testable import Library
@testable import Workspace

/// `assay library check` holds all that is stored against its digest, and all that is read against the
/// originals.
@Suite struct SoundnessTests {
    /// A change of any one value, as a flipped bit makes it, shows in the digests: of a column that is added to
    /// a table too.
    @Test func aChangeOfAnyValueShowsInTheDigests() throws {
        let samples = try SampleLibrary.copy()
        // When a file was changed last, and what a council was read with, decide only what is looked at; originals
        // have a digest of their own.
        let leftOut: Set = [
            "document.changed", "document.original", "document_version.original", "authority.made_with",
        ]
        try samples.workspace.library().queue.write { db in
            try db.execute(
                sql:
                    "INSERT INTO document_version SELECT pk, path, format, digest, bytes, imported, x'' FROM document"
            )
            try ContentDigests.store(db, authorities: [])
            try #require(try ContentDigests.differences(db).isEmpty)
            let tables = try String.fetchAll(
                db,
                sql:
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
            )
            for table in tables {
                let columns = try Row.fetchAll(
                    db, sql: "SELECT name, type FROM pragma_table_info('\(table)')")
                for column in columns {
                    let (name, type): (String, String) = (column["name"], column["type"])
                    if name == "pk" || leftOut.contains("\(table).\(name)") { continue }
                    let value = type == "TEXT" ? "coalesce(\(name), '') || 'x'" : "coalesce(\(name), 0) + 1"
                    try db.inSavepoint {
                        // The last row is one of a council that was read.
                        try db.execute(
                            sql:
                                "UPDATE \(table) SET \(name) = \(value) WHERE \(name) IS (SELECT max(\(name)) FROM \(table))"
                        )
                        try #require(db.changesCount > 0)
                        #expect(try !ContentDigests.differences(db).isEmpty, "\(table).\(name)")
                        return .rollback
                    }
                }
            }
        }
    }

    /// A list of free pages that names one in use: nothing can be written then, and SQLite's own check does not say so.
    @Test func aPageThatIsBothFreeAndInUseIsDamage() throws {
        let samples = try SampleLibrary.copy()
        let path = samples.workspace.options.libraryPath
        #expect(try samples.workspace.library().faults() == [])
        let file = try FileHandle(forUpdating: URL(filePath: path))
        try file.seek(toOffset: 32)
        try file.write(contentsOf: Data([0, 0, 0, 2, 0, 0, 0, 1]))
        try file.close()
        let faults = try Workspace(options: samples.workspace.options).library().faults()
        #expect(faults.count == 1 && faults[0].contains("damaged"))
    }

    /// A full-text index that cannot even be opened is made again by an upgrade, as help says.
    @Test func anUpgradeMakesABrokenIndexAgain() throws {
        let samples = try SampleLibrary.copy()
        let path = samples.workspace.options.libraryPath
        let before = try samples.rows("findings where text contains \"carers\" count")
        let database = try DatabaseQueue(path: path)
        try database.write { db in
            try db.execute(sql: "UPDATE finding_fts_data SET block = randomblob(4000)")
        }
        try database.close()
        let broken = Workspace(options: samples.workspace.options)
        #expect(try broken.library().faults().contains { $0.contains("assay library upgrade") })
        let error = #expect(throws: WorldError.self) { try broken.queryRunner() }
        #expect(error?.description.contains("assay library upgrade") == true)
        _ = try broken.upgradeLibrary(isDryRun: false)
        let mended = Workspace(options: samples.workspace.options)
        #expect(try mended.library().faults() == [])
        #expect(try mended.answer(to: "findings where text contains \"carers\" count").table.rows.count == 1)
        #expect(before.count == 1)
    }

    /// Every kind of thing that is read, and every one that is published, is named where it is not as it was.
    @Test func whatIsNotAsTheOriginalsGiveItIsNamed() throws {
        let samples = try SampleLibrary.copy()
        try samples.workspace.library().queue.write { db in
            for sql in Self.damages { try db.execute(sql: sql) }
        }
        let faults = try samples.workspace.checkLibrary()
        for line in Self.named { #expect(faults.contains { $0.hasPrefix(line) }, "\(line)") }
        #expect(faults.contains { $0.contains("`assay library upgrade`") })
        #expect(
            faults.contains { $0.hasPrefix("northmoor: not what was stored of it: councils, assessments") })
        // And upgrade makes all of it again.
        _ = try samples.workspace.upgradeLibrary(isDryRun: false)
        #expect(try samples.workspace.checkLibrary() == [])
    }

    private static let damages = [
        "UPDATE authority SET rating = 'Outstanding' WHERE slug = 'northmoor'",
        "UPDATE assessment SET percent = 99 WHERE id = 'northmoor@2026-03'",
        "UPDATE statement SET score = 4 WHERE slug = 'needs' AND assessment_pk = (SELECT pk FROM assessment WHERE id = 'northmoor@2026-03')",
        "UPDATE finding SET tone = 'mixed' WHERE id = 'northmoor@2026-03/needs/1'",
        "UPDATE point_row SET weight = weight + 1 WHERE pk = (SELECT min(pk) FROM point_row)",
        "UPDATE sentence_row SET sure = 1 - sure WHERE pk = (SELECT min(pk) FROM sentence_row)",
        "UPDATE indicator SET value = value + 1 WHERE pk = (SELECT min(pk) FROM indicator)",
        "UPDATE term SET expansion = 'x' WHERE pk = (SELECT min(pk) FROM term)",
        "DELETE FROM remark WHERE pk = (SELECT min(pk) FROM remark)",
        "UPDATE framework SET name = 'x' WHERE slug = 'needs'",
        "UPDATE authority SET region = 'Nowhere' WHERE slug = 'barnet'",
    ]

    private static let named = [
        "northmoor: its rating is Outstanding, and ",
        "northmoor@2026-03: its percent is 99, and ",
        "northmoor@2026-03/needs: its score is 4, and ",
        "northmoor@2026-03/needs/1: its tone is mixed, and ",
        "needs: its name is x, and Assessing needs by the original.",
        "barnet: its region is Nowhere, and London by the original.",
    ]

    /// What reading again cannot tell, such as where a document came from, the digest does; and so it does for
    /// a library that was read with other data files.
    @Test(arguments: [
        "UPDATE document SET path = path || 'x' WHERE path = 'samples/northmoor.txt'",
        "UPDATE document SET imported = '1999-01-01' WHERE path = 'samples/northmoor.txt'",
        """
        UPDATE authority SET made_with = 'other' WHERE slug = 'northmoor';
        UPDATE statement SET score = 4 WHERE slug = 'needs' AND assessment_pk = (SELECT pk FROM assessment WHERE id = 'northmoor@2026-03')
        """,
    ])
    func whatCannotBeReadAgainIsProvedByItsDigest(_ sql: String) throws {
        let samples = try SampleLibrary.copy()
        try samples.workspace.library().queue.write { db in try db.execute(sql: sql) }
        let faults = try samples.workspace.checkLibrary()
        #expect(faults.contains { $0.hasPrefix("northmoor: not what was stored of it: ") }, "\(faults)")
    }

    /// Where digests were taken away nothing is called sound: what they would show is said, and upgrading makes
    /// them; a digest that belongs to nobody is damage. (A library of an older Assay has none:
    /// `aLibraryOfVersionOneIsMigratedAfterACopy`.)
    @Test func missingDigestsAreSaidAndMadeAgain() throws {
        let samples = try SampleLibrary.copy()
        try samples.workspace.library().queue.write { db in
            try db.execute(sql: "DELETE FROM meta WHERE key = 'digest eastvale'")
        }
        #expect(try samples.workspace.checkLibrary() == [Self.noDigest("eastvale")])
        try samples.workspace.library().queue.write { db in
            try db.execute(sql: "UPDATE meta SET key = 'digest nobody' WHERE key = 'digest northmoor'")
        }
        #expect(
            try samples.workspace.checkLibrary() == [
                "nobody: not what was stored of it: councils.", Self.noDigest("eastvale"),
                Self.noDigest("northmoor"),
            ])
        try samples.workspace.library().queue.write { db in
            try db.execute(sql: "DELETE FROM meta")
            try db.execute(
                sql: "UPDATE authority SET rating = 'Outstanding', percent = 99 WHERE slug = 'barnet'")
        }
        #expect(try samples.workspace.checkLibrary().contains(Self.noDigest("Councils that were not read")))
        _ = try samples.workspace.upgradeLibrary(isDryRun: false)
        #expect(try samples.workspace.checkLibrary() == [])
        let barnet = try samples.workspace.answer("authorities where authority is barnet show percent")
        #expect(barnet.table.rows != [[.integer(99)]])
    }

    private static func noDigest(_ council: String) -> String {
        "\(council): no digest is kept, so that a change made outside Assay cannot be seen; `assay library upgrade` makes it."
    }

    @Test func aNewLibraryIsSound() throws {
        let empty = try SampleLibrary(isEmpty: true)
        #expect(try Workspace(options: empty.workspace.options).checkLibrary() == [])
    }

    /// An index whose entries are wrong is told, and made anew by what is advised; one that cannot be opened is
    /// called damage, since nothing can make it anew in its place.
    @Test func damagedIndexesAreTold() throws {
        let samples = try SampleLibrary.copy()
        let library = try samples.workspace.library()
        try library.queue.write { db in
            try db.execute(
                sql:
                    "INSERT INTO finding_fts(finding_fts, rowid, text) SELECT 'delete', pk, text FROM finding LIMIT 1"
            )
        }
        #expect(try samples.workspace.checkLibrary().contains { $0.contains("`assay library upgrade`") })
        _ = try samples.workspace.upgradeLibrary(isDryRun: false)
        #expect(try samples.workspace.checkLibrary() == [])
        try DatabaseQueue(path: library.path).write { db in
            try db.execute(sql: "UPDATE finding_fts_data SET block = randomblob(200)")
        }
        let faults = try Workspace(options: samples.workspace.options).checkLibrary()
        #expect(faults.count == 1 && faults[0].contains("assay library upgrade"), "\(faults)")
    }

    /// Values of a wrong kind, as a damaged or edited file may hold, end in an error and not in a trap.
    @Test(arguments: [
        "UPDATE sentence_row SET tone = x'fffe8041'", "UPDATE assessment SET percent_printed = '['",
        "UPDATE statement SET slug = x'fffe8041'", "UPDATE finding SET number = 'x'",
        "UPDATE indicator SET unit = x'fffe8041'", "UPDATE sentence_row SET finding_pk = finding_pk + 100000",
    ])
    func wrongValuesAreAnError(_ sql: String) throws {
        let samples = try SampleLibrary.copy()
        try samples.workspace.library().queue.write { db in
            try db.execute(sql: "PRAGMA defer_foreign_keys = 1")
            try db.execute(sql: sql)
        }
        #expect(throws: WorldError.self) {
            _ = try samples.workspace.compose(
                BriefingOrder(
                    template: "councillor-note", parameters: ["authority": "northmoor"], isDraft: true))
        }
    }
}
