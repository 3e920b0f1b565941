import NoteChecking
import Testing
import TestSupport

@testable import Workspace

/// What the library knows to be otherwise is told so: of all and none, of two councils, of places in an order.
struct TruthOfAllTests {
    private func verdict(_ text: String) throws -> Verification {
        try SampleLibrary.shared().workspace.verify(text)[0]
    }

    @Test(arguments: [
        "Everyone in Eastvale was satisfied with their care and support.",
        "Nobody in Eastvale was satisfied with their care and support.",
    ])
    func aShareIsNeitherAllNorNone(_ text: String) throws {
        let found = try verdict(text)
        #expect(found.verdict == .altered, "\(found)")
        #expect(found.changes.contains { $0.contains("70.6%") }, "\(found.changes)")
    }

    /// A share of something else says nothing against it.
    @Test func anotherShareSaysNothing() throws {
        #expect(
            try verdict("Everyone in Eastvale was satisfied with the library and the buses.").verdict
                != .altered)
    }

    @Test func councilsBesideEachOtherOnOneStatement() throws {
        let (higher, lower) = (
            try verdict("Eastvale does better than Northmoor on equity."),
            try verdict("Northmoor does better than Eastvale on equity.")
        )
        #expect(higher.verdict == .supported, "\(higher)")
        #expect(lower.verdict == .altered, "\(lower)")
        // Of something besides, scores say nothing.
        let other = try verdict("Eastvale does better than Northmoor on equity because of its buses.")
        #expect(other.verdict != .supported)
    }

    @Test func placesInAnOrderAreNotHeld() throws {
        let found = try verdict("Eastvale has the third highest score in the country.")
        #expect(found.verdict == .notFound)
        #expect(found.changes.contains { $0.contains("not in order") }, "\(found.changes)")
        #expect(
            try verdict("Eastvale's highest score is for safeguarding.").changes.allSatisfy {
                !$0.contains("in order")
            })
    }
}
