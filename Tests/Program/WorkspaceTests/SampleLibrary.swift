import AssessmentModel
import Foundation
import Library
import NoteChecking
import NoteText
import Presentation
import SourceText
import TestSupport

@testable import Workspace

/// A library of the bundled samples in a folder of its own, removed when the value goes away.
final class SampleLibrary {
    let folder: String
    let workspace: Workspace
    let report: ImportReport

    /// One library for all tests that only read. It is opened before it is shared, so that no test changes
    /// its state.
    nonisolated(unsafe) private static let reading: Result<SampleLibrary, any Error> = Result {
        let samples = try SampleLibrary(
            kept: try KeptFile.path("samples.sqlite") { path in
                // Its folder goes with it: it has to live until the copy is made.
                let samples = try SampleLibrary()
                try withExtendedLifetime(samples) { try samples.workspace.backUpLibrary(to: path) }
            })
        _ = try samples.workspace.queryRunner()
        return samples
    }

    static func shared() throws -> SampleLibrary { try reading.get() }

    /// One library of the real reports for all tests that only read, which say `.needsShared("reports")`.
    nonisolated(unsafe) private static let real: Result<SampleLibrary, any Error> = Result {
        let reports = Repository.shared.appending(path: "reports")
        let files = try FileManager.default.subpathsOfDirectory(atPath: reports.path).sorted()
        let facts = try files.map {
            try FileManager.default.attributesOfItem(atPath: reports.path + "/" + $0)
        }
        let bytes = facts.reduce(0) { $0 + (($1[.size] as? Int) ?? 0) }
        let library = try SampleLibrary(
            kept: try KeptFile.path("reports-\(files.count)-\(bytes).sqlite") { path in
                let library = try SampleLibrary(isEmpty: true)
                _ = try library.workspace.importFiles([reports.path])
                try withExtendedLifetime(library) { try library.workspace.backUpLibrary(to: path) }
            })
        _ = try library.workspace.queryRunner()
        return library
    }

    static func reports() throws -> SampleLibrary { try real.get() }

    /// A library of its own with the samples, for a test that changes it; faster than reading them again.
    static func copy() throws -> SampleLibrary {
        let copy = try SampleLibrary(isEmpty: true)
        try shared().workspace.backUpLibrary(to: copy.workspace.options.libraryPath)
        return copy
    }

    init(isEmpty: Bool = false) throws {
        folder = NSTemporaryDirectory() + "assay-test-\(UUID().uuidString)"
        workspace = Workspace(
            options: WorkspaceOptions(
                library: folder + "/library.sqlite", environment: ["HOME": folder, "USER": "An officer"]))
        report = isEmpty ? ImportReport() : try workspace.importSamples()
    }

    /// A copy of a library that is kept.
    private convenience init(kept path: String) throws {
        try self.init(isEmpty: true)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: path, toPath: workspace.options.libraryPath)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The cells of an answer as plain text, a line a row.
    func rows(_ question: String) throws -> [String] {
        try workspace.answer(question).table.rows.map { row in row.map(Self.plain).joined(separator: " | ") }
    }

    private static func plain(_ value: Value) -> String {
        switch value {
        case .missing: "-"
        case .text(let text): text
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .date(let date): date.iso
        case .yesNo(let yes): yes ? "yes" : "no"
        case .list(let items): items.joined(separator: ",")
        }
    }
}
