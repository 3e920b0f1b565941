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
        let samples = try SampleLibrary()
        _ = try samples.workspace.queryRunner()
        return samples
    }

    static func shared() throws -> SampleLibrary { try reading.get() }

    /// One library of the real reports for all tests that only read, which say `.needsShared("reports")`.
    nonisolated(unsafe) private static let real: Result<SampleLibrary, any Error> = Result {
        let library = try SampleLibrary(isEmpty: true)
        _ = try library.workspace.importFiles([Repository.shared.appending(path: "reports").path])
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
            options: WorkspaceOptions(library: folder + "/library.sqlite", environment: ["HOME": folder]))
        report = isEmpty ? ImportReport() : try workspace.importSamples()
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
