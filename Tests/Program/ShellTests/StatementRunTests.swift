import Glibc
import SourceText
import Testing

@testable import Shell

@Suite struct StatementRunTests {
    private func run(_ text: String) -> (
        output: String, errors: String, failed: Bool, quit: Int32?, asked: [String]
    ) {
        let engine = FakeEngine()
        var session = Session(engine: engine, screen: .pipe)
        var output = ""
        var errors = ""
        let outcome = session.runStatements(from: text, named: "standard input") { effect in
            switch effect {
            case .print(let text): output += text
            case .printError(let text), .echo(let text): errors += text
            default: break
            }
            return true
        }
        return (output, errors, outcome.hasFailed, outcome.quit, engine.asked)
    }

    @Test func statementsGoOnOverStepsAndMistakesDoNotStop() {
        let ran = run(
            """
            -- comments and empty lines are passed over

            findings about "respite"
              where score <= 2

              -- inside too
              first 3
            findings
              where scroe <= 2
            nonsense here
            findings about
              "respite" first 3 as jsonl;
            first 3
            """)
        #expect(
            ran.asked == [
                "findings about \"respite\"\n  where score <= 2\n\n  -- inside too\n  first 3",
                "findings\n  where scroe <= 2",
                "findings about\n  \"respite\" first 3 as jsonl",
                "findings about\n  \"respite\" first 3 as jsonl first 3",
            ])
        #expect(ran.failed)
        #expect(ran.errors.contains("standard input:9:9: Findings have no \"scroe\""))
        #expect(
            ran.errors.contains(
                "standard input:10:1: \"nonsense here\" is not understood for sure. Nearest:\n  findings about \"nonsense here\""
            ))
        #expect(ran.output.contains("{\"authority\":\"Stockton-on-Tees\",\"score\":1,"))
    }

    @Test func aPipeGetsEveryRowAndNothingElse() {
        let ran = run("findings\n")
        #expect(ran.output.contains("30  Stockton-on-Tees"))
        #expect(!ran.errors.contains("showing") && !ran.failed)
        #expect(!ran.output.contains("\u{1B}"))
    }

    @Test func moreOfAWholeResultIsNothing() {
        let ran = run("findings\nmore\nall\nedit\n")
        #expect(
            ran.errors.contains("All 30 rows have been shown.")
                && ran.errors.contains("edit needs a terminal."))
    }

    @Test func quitEndsTheRest() {
        let ran = run("findings first 3\nquit\nfindings\n")
        #expect(ran.quit == 0 && ran.asked.count == 1)
    }

    @Test func aClosedPipeStops() {
        var session = Session(engine: FakeEngine(), screen: .pipe)
        var count = 0
        _ = session.runStatements(from: "findings\nfindings\n", named: "x") { _ in
            count += 1
            return false
        }
        #expect(count == 1)
    }

    @Test func historyKeepsEachStatementOnce() throws {
        var folder = Array("/var/tmp/assay-test-XXXXXX".utf8CString)
        let made = try #require(mkdtemp(&folder))
        let path = String(cString: made) + "/deep/er/history"
        let history = HistoryFile(path: path)
        #expect(history.load() == [])
        for statement in ["one", "two\n  where x", "one", "\u{E9}"] {
            #expect(history.append(statement) == nil)
        }
        #expect(history.load() == ["two where x", "one", "é"])
        #expect(
            HistoryFile.oneLine("findings -- all\n  about \"a--b\" -- x\n first 3")
                == "findings about \"a--b\" first 3")
        #expect(
            HistoryFile(path: "/proc/none/history").append("x")?.hasPrefix(
                "History is not kept: /proc/none/history: ") == true)
        try TextFile.replace(path, with: "new")
        #expect(TextFile.readLeniently(path) == "new")
        #expect(throws: WorldError.self) { try TextFile.replace("/proc/none/x", with: "new") }
        unlink(path)
    }
}
