import AssessmentModel
import Presentation
import SourceText
import Testing

@testable import Workspace

/// Ctrl-C while a question is answered.
@Suite struct InterruptionTests {
    /// It may come before the first statement runs, when SQLite forgets it, or before the library is open.
    @Test func whatIsStoppedStaysStoppedUntilItGoesOn() throws {
        let sample = try SampleLibrary()
        defer { withExtendedLifetime(sample) {} }
        let workspace = sample.workspace
        workspace.interruption()
        for _ in 0..<2 {
            do {
                _ = try workspace.answer("authorities count")
                Issue.record("a stopped question was answered")
            } catch let error as WorldError {
                #expect(error.isInterruption && error.description == "Stopped.")
            }
        }
        workspace.goOn()
        #expect(try workspace.answer("authorities count").table.rows.count == 1)
    }
}
