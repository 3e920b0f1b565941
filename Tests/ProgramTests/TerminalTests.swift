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

    @Test func aTimeLimitStopsAQuestionAndSaysHowToRaiseIt() throws {
        let endless = "sql with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n\r"
        let waiting = Array(repeating: "\u{1}", count: 6).joined(separator: "\u{0}")
        let screen = try type("set timeout 1\r", endless, waiting, "authorities count\r", "\u{4}")
        #expect(screen.contains("one question may take 1 second") && screen.contains("set timeout 4"), "\(screen)")
    }

    @Test func aBadLineOfTheStartUpFileWarnsAndTheRestGoesOn() throws {
        let program = try Program()
        let folder = program.folder.path + "/.config/assay"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try "set rows 5\nfindings wher score is 2\nuse stockton\n".write(
            toFile: folder + "/startup.assay", atomically: true, encoding: .utf8)
        let screen = try program.onTerminal("set rows\r\u{0}\u{4}", columns: 100)
        #expect(screen.contains("startup.assay:2:10") && screen.contains("assay stockton> ") && screen.contains("rows is 5"), "\(screen)")
    }

    @Test(arguments: [
        ["TERM": "dumb"], ["TERM": ""], ["LANG": "C", "LC_ALL": "C"], ["XDG_STATE_HOME": "/proc/none", "XDG_CONFIG_HOME": "/proc/none"],
    ])
    func aPoorEnvironmentIsLivedWith(_ environment: [String: String]) throws {
        let program = try Program()
        let screen = try program.onTerminal(
            "authorities where region is london count\r\u{0}quit\r", columns: 20, environment: environment)
        #expect(screen.contains("33"), "\(screen)")
        if environment["XDG_STATE_HOME"] != nil { #expect(screen.contains("History is not"), "\(screen)") }
    }
}
