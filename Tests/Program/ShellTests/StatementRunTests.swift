import Glibc
import Presentation
import SourceText
import Testing
import Workspace

@testable import Shell

@Suite struct StatementRunTests {
    private func run(_ text: String) throws -> (
        output: String, errors: String, failed: Bool, quit: Int32?
    ) {
        let sample = try SampleSession()
        var session = try sample.session(.pipe)
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
        return (output, errors, outcome.hasFailed, outcome.quit)
    }

    @Test func statementsGoOnOverStepsAndMistakesDoNotStop() throws {
        let ran = try run(
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
        #expect(ran.failed)
        #expect(ran.errors.contains("standard input:9:9: Findings have no \"scroe\". Did you mean score"))
        #expect(
            ran.errors.contains("standard input:10:1: \"nonsense here\" is not understood."))
        let rows = ran.output.split(separator: "\n").filter { $0.hasPrefix("{\"authority\":") }
        #expect(rows.count == 2, "the one row of each query that ends as jsonl")
    }

    @Test func aPipeGetsEveryRowAndNothingElse() throws {
        let ran = try run("findings\n")
        let sample = try SampleSession()
        let total = try sample.workspace.answer("findings").totalRows
        let csv = try run("findings as csv\n")
        #expect(csv.output.split(separator: "\r\n").count == total + 1)
        #expect(!ran.errors.contains("showing") && !ran.failed)
        #expect(!ran.output.contains("\u{1B}"))
    }

    @Test func moreOfAWholeResultIsNothing() throws {
        let ran = try run("findings\nmore\nall\nedit\n")
        #expect(
            ran.errors.contains(" rows have been shown.")
                && ran.errors.contains("edit needs a terminal."))
    }

    @Test func quitEndsTheRest() throws {
        let ran = try run("findings first 3\nquit\nfindings\n")
        #expect(try ran.quit == 0 && ran.output == run("findings first 3\n").output)
    }

    @Test func aClosedPipeStops() throws {
        let sample = try SampleSession()
        var session = try sample.session(.pipe)
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
