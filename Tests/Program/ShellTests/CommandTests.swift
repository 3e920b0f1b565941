import PlainAnswers
import SourceText
import TestSupport
import Testing
import Workspace

@testable import Shell

@Suite struct CommandTests {
    @Test(arguments: Command.all.map(\.name))
    func everyCommandHasHelpAndAnExampleThatRuns(_ name: String) throws {
        let command = try #require(Command.named(name))
        #expect(!command.help.isEmpty && !command.help.hasSuffix("."))
        #expect(command.example == name || command.example.hasPrefix(name + " "))
        let sample = try SampleSession()
        var session = try sample.session()
        for line in [
            "findings where score <= 2",
            "brief new stockton-note from councillor-note with authority=northmoor",
            "pin northmoor/needs/2.1 as strength", "findings where authority is northmoor first 5",
        ] {
            _ = session.handle(.line(line))
            #expect(!session.hasFailed, "\(line)")
        }
        #expect(Command.meant(by: command.example)?.name == name)
        // What stands in the folder that tests run in is nobody's to read or write.
        if !Self.onFiles.contains(name) {
            let effects = session.handle(.line(command.example))
            #expect(
                (name == "check" || !session.hasFailed) && effects.count > 1, "\(command.example): \(effects)"
            )
        }
        _ = session.handle(.line("help \(name)"))
        #expect(!session.hasFailed)
    }

    private static let onFiles: Set = ["import", "export"]

    /// The longest plain question, and the longest time limit, and one more.
    @Test func boundsOfWhatIsTyped() throws {
        let sample = try SampleSession()
        var session = try sample.session()
        func said(_ line: String) -> String { "\(session.handle(.line(line)))" }
        let question = "what do carers say about respite" + String(repeating: " really", count: 100)
        #expect(!said(String(question.prefix(Limits.plainQuestionBytes))).contains("longer than"))
        #expect(
            said(String(question.prefix(Limits.plainQuestionBytes + 1))).contains(
                "it is longer than 500 characters"))
        _ = said("set timeout \(Limits.mostQuerySeconds)")
        #expect(!session.hasFailed && session.settings.timeoutSeconds == Limits.mostQuerySeconds)
        _ = said("set timeout \(Limits.mostQuerySeconds + 1)")
        #expect(session.hasFailed && session.settings.timeoutSeconds == Limits.mostQuerySeconds)
    }

    @Test func helpAloneFitsAScreen() {
        #expect(Session.overview.split(separator: "\n", omittingEmptySubsequences: false).count <= 24)
        for line in Session.overview.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        for command in Command.all { #expect(Session.overview.contains(command.name)) }
    }

    @Test(arguments: [
        ("fi", "figures findings first"), ("op", "open"), ("qu", "query questions quit"),
        ("set ", "width rows timing pager color timeout similar"),
        ("set ti", "timing timeout"),
        ("set timing ", "on off"), ("set similar sund", "sunderland"), ("help csv", "csv"),
        ("help wid", "width"),
        ("use stock", "stockton-on-tees stockport"), ("use tees", "stockton-on-tees"),
        ("describe fi", "findings"),
        ("run weak", "weak-spots"), ("import rep", "reports/ report.txt"),
        ("import reports/a", "reports/a.txt"),
        ("explain fi", "findings"),
        ("help abo", "about"), ("whe", "where"), ("findings wh", "where"), ("where sc", "score coalesce("),
        ("more ", ""), ("quit x", ""),
        ("scores for stoc", "stockton-on-tees stockport"), ("stockton vs sund", "sunderland"),
        ("remarks missp", "misspelling"), ("remarks wh", "where"),
        ("weak", "weak-spots"), ("run weak-spots authority=stockt", "stockton-on-tees"),
        ("weak-spots authority=sund", "sunderland"),
        ("weak-spots ", "authority= limit="), ("run weak-spots li", "limit="),
        ("weak-spots authority=york ", "limit="), ("weak-spots limit=", ""),
        ("templa", "templates"),
        (
            "brief ",
            "accuracy-response action-plan change-note councillor-note data-appendix evidence-pack member-questions peer-learning plan-audit progress-paper scrutiny-report statement-comparison new open list status close edit"
        ),
        ("brief op", "open"),
        ("brief open st", "stockton-note"),
        (
            "brief new x from ",
            "accuracy-response action-plan change-note councillor-note data-appendix evidence-pack member-questions peer-learning plan-audit progress-paper scrutiny-report statement-comparison"
        ),
        ("brief new x from councillor-note with co", "compare="),
        ("brief new x from councillor-note with authority=sund", "sunderland"), ("pin 1 ", "as"),
        ("pin 1-2 as s", "strength shortfall"),
        ("say le", "lesson"), ("suggest ", "author strength shortfall lesson questions"),
        ("write rep", "reports/ report.txt"),
        ("brief councillor-note au", "authority="),
        ("brief councillor-note authority=sund", "sunderland"),
        ("brief councillor-note compare=york,sund", "sunderland"),
        ("brief councillor-note authority=york ", "compare= statement= date= pre_election= --draft -o"),
        ("brief councillor-note -o rep", "reports/ report.txt"),
    ])
    func completion(_ line: String, _ expected: String) throws {
        let sample = try SampleSession()
        var session = try sample.session()
        _ = session.handle(.line("findings first 3"))
        _ = session.handle(.line("brief new stockton-note from councillor-note with authority=northmoor"))
        let found = session.complete(line, cursor: line.utf8.count) { folder in
            folder == "."
                ? ["reports/", "report.txt", ".hidden", "other"]
                : folder == "reports/" ? ["a.txt", "b.txt"] : []
        }
        #expect(Set(found.candidates) == Set(expected.words), "\(found.candidates)")
        #expect(found.span.end == line.utf8.count)
    }

    @Test func spacesInFileNamesAreEscaped() throws {
        let sample = try SampleSession()
        let session = try sample.session()
        let line = MarkedText(
            #"""
            import my\ f
                   ^^^^^
            """#)
        let found = session.complete(line.text, cursor: line.text.utf8.count) { _ in ["my file.txt", "mine"] }
        #expect(found == Completion(span: line.spans[0], candidates: [#"my\ file.txt"#]))
    }

    @Test func completionGoesOnOverLines() throws {
        let sample = try SampleSession()
        var session = try sample.session()
        _ = session.handle(.line("findings show"))
        let line = MarkedText("  te\n  ^^")
        let found = session.complete(line.text, cursor: line.text.utf8.count, files: { _ in [] })
        #expect(found.span == line.spans[0] && found.candidates.contains("text"))
    }

    @Test func insertionIsTheLongestCommonBeginning() {
        let span = Span(0, 4)
        #expect(
            Completion(span: span, candidates: ["authorities", "authority"]).insertion(in: "auth")
                == "authorit")
        #expect(Completion(span: span, candidates: ["authority"]).insertion(in: "auth") == "authority")
        #expect(Completion(span: Span(0, 1), candidates: ["abx", "acx"]).insertion(in: "x") == nil)
        #expect(
            Completion(span: Span(0, 2), candidates: ["Stockport", "Stockton"]).insertion(in: "st") == "Stock"
        )
        #expect(Completion(span: span, candidates: []).insertion(in: "auth") == nil)
        let noted = Completion(
            span: span, candidates: ["score", "tone"],
            notes: ["score": "number, from the statement", "tone": "choice"])
        #expect(noted.listing(columns: 40) == "score  number, from the statement\ntone   choice\n")
        #expect(noted.listing(columns: 20) == "score  number, …\ntone   choice\n")
        #expect(
            Completion(span: span, candidates: ["aa", "東京", "cc", "dd"]).listing(columns: 14)
                == "aa    cc\n東京  dd\n")
    }
}
