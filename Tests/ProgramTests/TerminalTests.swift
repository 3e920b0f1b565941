import Foundation
import Testing

/// The shell on a real pseudo-terminal: what a person sees and types.
@Suite(.serialized) struct TerminalTests {
    /// Keys are sent one after another; `\0` parts them.
    private func type(_ keys: String..., columns: Int = 80) throws -> String {
        let program = try Program()
        _ = try program.run(["import", "--samples"])
        return try program.onTerminal(keys.joined(separator: "\u{0}"), columns: columns)
    }

    @Test func promptHistoryAndLeaving() throws {
        let screen = try type("authorities count\r", "\u{1B}[A", "\r", "\u{4}")
        #expect(screen.contains("assay> "))
        #expect(screen.components(separatedBy: "156").count >= 3, "the line from the history is answered again: \(screen)")
    }

    @Test func tabCompletesByContext() throws {
        let screen = try type("statements where authority is north\t", "m\t", " count\r", "\u{4}")
        #expect(screen.contains("North Yorkshire") && screen.contains("Northmoor"), "\(screen)")
        #expect(screen.contains("count\r\n") || screen.contains("count"), "\(screen)")
    }

    @Test func aMistakeThenARefinement() throws {
        let screen = try type("statements wher score = 4\r", "statements where score = 4\r", "count by statement\r", "\u{4}")
        #expect(screen.contains("\"wher\" is not a step. Did you mean where?"), "\(screen)")
        #expect(screen.contains("query: statements where score = 4 count by statement"), "\(screen)")
    }

    @Test func controlCDiscardsTheLineAndTheSessionGoesOn() throws {
        let screen = try type("nonsense", "\u{3}", "authorities count\r", "\u{4}")
        #expect(screen.contains("156"), "\(screen)")
    }

    @Test func escapeSequencesInAReportNeverReachTheTerminal() throws {
        let program = try Program()
        let file = program.folder.path + "/hostile.txt"
        let page =
            "Anyshire County Council: local authority assessment\nSafeguarding\nScore: 3\nKey findings for this quality statement\n"
            + "People said \u{202E}the service was good\u{9B}31m and staff were very kind to them and to their families at all times, they told us.\n"
        try page.write(toFile: file, atomically: true, encoding: .utf8)
        _ = try program.run(["import", file])
        let screen = try program.onTerminal("findings where authority is anyshire\r\u{0}\u{4}")
        #expect(screen.contains("the service was good"), "\(screen)")
        #expect(!screen.contains("\u{202E}") && !screen.contains("\u{9B}"))
    }
}
