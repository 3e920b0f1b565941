import Foundation
import SourceText
import Testing

@testable import ReportReading

/// A parser that is denied memory once has either read all or says that it gave up: what it has is never taken for
/// the whole document (F21 of the audit of December 2026).
@Suite(.serialized) struct ParserMemoryTests {
    /// Twenty findings of which none may be missing.
    private static let findings = (1...20).map { "Finding \($0): \($0 + 100) people waited." }

    @Test func webPages() throws {
        let page =
            "<html><body><main>"
            + Self.findings.map { "<p class=\"a b\">\($0.prefix(8))<b>\($0.dropFirst(8))</b></p>" }.joined()
            + "</main></body></html>"
        try check { try HTMLBlocks.read(Array(page.utf8), scope: .everything) }
    }

    @Test func wordFiles() throws {
        let body = Self.findings.map { "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>\($0)</w:t></w:r></w:p>" }
        let bytes = WordKindsTests.document(body.joined())
        try check { try WordBlocks.read(bytes) }
    }

    private func check(_ read: () throws -> BlockText) throws {
        guard Denial.install() else {
            try Test.cancel("libxml2 is not one that memory can be denied")
        }
        let whole = try read().blocks.map(\.text)
        #expect(whole == Self.findings)
        Denial.failing = 0
        Denial.seen = 0
        Denial.thread = pthread_self()
        defer { Denial.thread = nil }
        _ = try read()
        let count = Denial.seen
        #expect(count > 50)
        // Each of the first hundred, and then some of the others.
        for number in Array(1...min(100, count))
            + Array(stride(from: 101, through: count, by: max(1, count / 100)))
        {
            Denial.seen = 0
            Denial.failing = number
            let found = try? read()
            Denial.failing = 0
            if let found { #expect(found.blocks.map(\.text) == whole, "allocation \(number) of \(count)") }
        }
    }
}

/// Denies libxml2 an allocation, on one thread: other tests parse on theirs.
private enum Denial {
    nonisolated(unsafe) static var thread: pthread_t?
    nonisolated(unsafe) static var seen = 0
    /// Which allocation fails, from 1; 0 for none.
    nonisolated(unsafe) static var failing = 0

    private typealias Free = @convention(c) (UnsafeMutableRawPointer?) -> Void
    private typealias Malloc = @convention(c) (Int) -> UnsafeMutableRawPointer?
    private typealias Realloc = @convention(c) (UnsafeMutableRawPointer?, Int) -> UnsafeMutableRawPointer?
    private typealias Copy = @convention(c) (UnsafePointer<CChar>?) -> UnsafeMutablePointer<CChar>?
    private typealias Setup = @convention(c) (Free, Malloc, Realloc, Copy) -> CInt

    /// Whether the next allocation is the one that fails.
    private static func denies() -> Bool {
        guard let thread, pthread_equal(thread, pthread_self()) != 0 else { return false }
        seen += 1
        return seen == failing
    }

    /// Puts functions in the place of libxml2's own, which are the C library's, as these are but for what they deny.
    private static let installed: Bool = {
        guard let here = dlopen(nil, RTLD_NOW), let found = dlsym(here, "xmlMemSetup") else { return false }
        let setUp = unsafeBitCast(found, to: Setup.self)
        return setUp(
            { free($0) }, { denies() ? nil : malloc($0) }, { denies() ? nil : realloc($0, $1) },
            { $0.flatMap { denies() ? nil : strdup($0) } }) == 0
    }()

    static func install() -> Bool { installed }
}
