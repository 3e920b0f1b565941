import Foundation
import Testing

/// The shell on a real pseudo-terminal: what a person sees and types.
@Suite(.serialized) struct TerminalTests {
    /// Types lines one after another, each when the prompt is there, then leaves.
    private func type(
        _ lines: String..., columns: Int = 80, in given: Program? = nil, environment: [String: String] = [:]
    ) throws -> String {
        let program = try given ?? Program.withSamples()
        let steps = lines.flatMap { [Program.Step.prompt, .type($0)] } + [.prompt, .type("\u{4}"), .end]
        return try program.onTerminal(steps, columns: columns, environment: environment)
    }

    /// A question that is never answered.
    private static let endless =
        "sql with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n\r"

    @Test func promptHistoryAndLeaving() throws {
        let screen = try type("authorities count\r", "\u{1B}[A\r")
        #expect(!screen.contains("***"), "\(screen)")
        #expect(
            screen.components(separatedBy: "156").count >= 3,
            "the line from the history is answered again: \(screen)")
    }

    @Test func tabCompletesByContext() throws {
        let program = try Program.withSamples()
        let screen = try program.onTerminal([
            .prompt, .type("statements where authority is north\t"), .wait("Northmoor"), .type("m\t count\r"),
            .wait("9"), .prompt,
            .type("\u{4}"), .end,
        ])
        #expect(!screen.contains("***"), "\(screen)")
        #expect(screen.contains("North Yorkshire") && screen.contains("Northmoor"), "\(screen)")
    }

    @Test func aMistakeThenARefinement() throws {
        let screen = try type(
            "statements wher score = 4\r", "statements where score = 4\r", "count by statement\r")
        #expect(screen.contains("\"wher\" is not a step. Did you mean where?"), "\(screen)")
        #expect(screen.contains("query: statements where score = 4 count by statement"), "\(screen)")
    }

    /// What is typed while a long answer is in the pager is the next line.
    @Test func theNextQuestionIsNotEatenByThePager() throws {
        let program = try Program.withSamples()
        let screen = try program.onTerminal(
            [
                .prompt, .type("findings about \"carers\"\r"), .wait("back to the prompt"),
                .type("authorities count\r"), .wait("156"), .prompt, .type("\u{4}"), .end,
            ], environment: ["PAGER": "less", "LESS": ""])
        #expect(!screen.contains("***") && screen.contains("authorities count"), "\(screen)")
    }

    @Test func anOpenQuotationMarkSaysWhyItWaits() throws {
        let program = try Program.withSamples()
        let screen = try program.onTerminal([
            .prompt, .type("findings about \"respite\r"), .wait("...> "), .editing, .type("\u{3}"), .prompt,
            .type("authorities count\r"),
            .wait("156"), .prompt, .type("\u{4}"), .end,
        ])
        #expect(!screen.contains("***") && screen.contains("A quotation mark is still open"), "\(screen)")
    }

    /// Lines copied from another session, with its prompt and a tab, are asked one by one; a tab completes
    /// nothing, and the last line waits for Enter.
    @Test func pastedLinesAreTakenAsText() throws {
        let program = try Program.withSamples()
        let screen = try program.onTerminal([
            .prompt,
            .type(
                "\u{1B}[200~assay> authorities\tcount\nassessments count by\trating\nframework count\u{1B}[201~"
            ),
            .wait("Good"), .wait("framework count"), .type("\r"), .wait("9"), .prompt, .type("\u{4}"), .end,
        ])
        #expect(!screen.contains("***") && screen.contains("156"), "\(screen)")
    }

    @Test func controlCDiscardsTheLineAndTheSessionGoesOn() throws {
        let screen = try type("nonsense\u{3}", "authorities count\r")
        #expect(!screen.contains("***") && screen.contains("156"), "\(screen)")
    }

    @Test func controlCStopsARunningQuestionAndTheSessionGoesOn() throws {
        let screen = try Program().onTerminal([
            .prompt, .type(Self.endless), .busy, .type("\u{3}"), .wait("Stopped."), .prompt,
            .type("authorities count\r"),
            .wait("153"), .prompt, .type("\u{4}"), .end,
        ])
        #expect(!screen.contains("***"), "\(screen)")
    }

    /// A signal that ends the program, as Ctrl-\ does, or a crash, opens no debugger and leaves the terminal as
    /// it was, at the prompt and while a question runs.
    @Test(arguments: [SIGQUIT, SIGSEGV, SIGTERM, SIGHUP, SIGXCPU, SIGUSR1])
    func whateverEndsTheProgramTheTerminalIsAsItWas(_ number: Int32) throws {
        for steps: [Program.Step] in [[.prompt], [.prompt, .type(Self.endless), .busy]] {
            let screen = try Program().onTerminal(steps + [.signal(number), .end, .plain])
            #expect(!screen.contains("***") && !screen.contains("Press space"), "\(screen)")
            // What is pasted comes without marks again.
            #expect(
                screen.ranges(of: "\u{1B}[?2004h").count == screen.ranges(of: "\u{1B}[?2004l").count,
                "\(number): \(screen)")
        }
    }

    /// A signal to the program alone ends neither the script that called it nor leaves the terminal to the pager.
    @Test(arguments: [["findings about \"carers\""], []]) func aSignalEndsTheProgramAndWhatItStartedAlone(
        _ questions: [String]
    )
        throws
    {
        let paging = questions.flatMap { [Program.Step.type($0 + "\r"), .wait("back to the prompt")] }
        let screen = try Program.withSamples().onTerminal(
            [.prompt] + paging + [
                .signalChild(SIGTERM), .wait("ENDED 143"), .plain, .type("hello\r"), .wait("READ hello"),
                .end,
            ], environment: ["PAGER": "less", "LESS": ""],
            script: "\"$0\"; echo \"ENDED $?\"; read word; echo \"READ $word\"")
        #expect(!screen.contains("***"), "\(screen)")
        #expect(
            screen.ranges(of: "\u{1B}[?2004h").count == screen.ranges(of: "\u{1B}[?2004l").count, "\(screen)")
    }

    /// Stopped and continued by signals, the line that was begun is gone on with.
    @Test func aStoppedLineIsContinued() throws {
        let screen = try Program().onTerminal([
            .prompt, .type("authorities "), .signal(SIGTSTP), .plain, .signal(SIGCONT), .editing,
            .type("count\r"),
            .wait("153"), .prompt, .type("\u{4}"), .end,
        ])
        #expect(!screen.contains("***"), "\(screen)")
    }

    /// A window may say that it is 65,535 characters wide and high; a picture of it would take all memory.
    @Test func aWindowOfAnySizeTakesLittleMemory() throws {
        let screen = try Program().onTerminal(
            [
                .prompt, .resize(columns: 65_535, rows: 65_535), .type("authorities count\r"), .wait("153"),
                .prompt,
                .type("\u{4}"), .end,
            ], script: "ulimit -v 3000000; \"$0\"; echo \"ENDED $?\"")
        #expect(!screen.contains("***") && screen.contains("ENDED 0"), "\(screen)")
    }

    @Test func anEditorThatIsNotThereIsNamed() throws {
        let screen = try Program().onTerminal(
            [
                .prompt, .type("authorities count\r"), .wait("153"), .prompt, .type("edit\r"),
                .wait("\"/nonexistent\" cannot be started"), .prompt, .type("\u{4}"), .end,
            ], environment: ["EDITOR": "/nonexistent"])
        #expect(!screen.contains("***"), "\(screen)")
    }

    @Test func escapeSequencesInAReportNeverReachTheTerminal() throws {
        let program = try Program()
        let file = program.folder.path + "/hostile.txt"
        let page =
            "Anyshire County Council: local authority assessment\nSafeguarding\nScore: 3\nKey findings for this quality statement\n"
            + "People said \u{202E}the service was good\u{9B}31m and staff were very kind to them and to their families at all times, they told us.\n"
        try page.write(toFile: file, atomically: true, encoding: .utf8)
        _ = try program.run(["import", file])
        let screen = try type("findings where authority is anyshire\r", in: program)
        #expect(screen.contains("the service was good"), "\(screen)")
        #expect(!screen.contains("\u{202E}") && !screen.contains("\u{9B}"))
    }

    @Test func aTimeLimitStopsAQuestionAndSaysHowToRaiseIt() throws {
        let screen = try type("set timeout 1\r", Self.endless, "authorities count\r")
        #expect(
            screen.contains("one question may take 1 second") && screen.contains("set timeout 4"), "\(screen)"
        )
    }

    @Test func aNarrowerWindowIsFollowed() throws {
        let program = try Program.withSamples()
        let screen = try program.onTerminal(
            [
                .prompt, .type("set pager off\r"), .prompt, .resize(columns: 44), .type("findings first 1\r"),
                .wait("read as"),
                .prompt, .type("\u{4}"), .end,
            ], columns: 100)
        #expect(!screen.contains("***"), "\(screen)")
        let answer = screen.split(whereSeparator: \.isNewline).drop { !$0.contains("findings first 1") }
            .dropFirst()
        let widths = answer.prefix { !$0.contains("assay>") }.map {
            // Bracketed paste is switched off before an answer.
            $0.replacingOccurrences(of: "\u{1B}[?2004l", with: "")
                .trimmingCharacters(in: .whitespacesAndNewlines).count
        }
        #expect(widths.count > 4 && (widths.max() ?? 0) <= 44, "\(screen)")
    }

    @Test func aKilledSessionLosesNothing() throws {
        let program = try Program()
        let screen = try program.onTerminal([
            .prompt, .type("authorities count\r"), .wait("153"), .prompt, .type("save how-many\r"),
            .wait("Saved."), .prompt,
            .type(Self.endless), .busy, .kill, .end,
        ])
        #expect(!screen.contains("***"), "\(screen)")
        let history = try String(
            contentsOfFile: program.folder.path + "/.local/state/assay/history", encoding: .utf8)
        #expect(history.hasPrefix("authorities count\nsave how-many\n"))
        #expect(try program.run(["query", "authorities count"]).output.contains("153"))
        #expect(try program.run([], input: "how-many\n").output.contains("153"))
        #expect(try program.run(["library", "check"]).status == 0)
    }

    @Test func aBadLineOfTheStartUpFileWarnsAndTheRestGoesOn() throws {
        let program = try Program()
        let folder = program.folder.path + "/.config/assay"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try "set rows 5\nfindings wher score is 2\nuse stockton\n".write(
            toFile: folder + "/startup.assay", atomically: true, encoding: .utf8)
        let screen = try program.onTerminal(
            [
                .wait("assay stockton> "), .editing, .type("set rows\r"), .wait("rows is 5"),
                .wait("assay stockton> "), .editing,
                .type("\u{4}"), .end,
            ], columns: 100)
        #expect(screen.contains("startup.assay:2:10") && !screen.contains("***"), "\(screen)")
    }

    @Test(arguments: [
        ["TERM": "dumb"], ["TERM": ""], ["LANG": "C", "LC_ALL": "C"],
        ["XDG_STATE_HOME": "/proc/none", "XDG_CONFIG_HOME": "/proc/none"],
    ])
    func aPoorEnvironmentIsLivedWith(_ environment: [String: String]) throws {
        let program = try Program()
        let screen = try type(
            "authorities where region is london count\r", columns: 20, in: program, environment: environment)
        #expect(screen.contains("33") && !screen.contains("***"), "\(screen)")
        if environment["XDG_STATE_HOME"] != nil { #expect(screen.contains("History is not"), "\(screen)") }
    }
}
