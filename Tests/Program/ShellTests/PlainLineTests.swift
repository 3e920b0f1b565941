import QueryLanguage
import Testing

@testable import Shell

/// What a session does with a line in plain words.
@Suite struct PlainLineTests {
    @Test func usIsTheCouncilInUse() throws {
        let sample = try SampleSession()
        var session = try sample.session(.pipe)
        let said = session.handle(.line("how are we doing"))
        #expect(
            said.contains(.printError("Say first which council \"us\" is: use stockton. Then ask again.\n")))
    }

    @Test func scriptsAreStrict() throws {
        let sample = try SampleSession()
        var session = try sample.session(.pipe)
        session.isStrict = true
        _ = session.handle(.line("unpaid carers"))
        #expect(session.hasFailed)
    }

    @Test func beforeAnyReportIsReadALineIsASearch() throws {
        let sample = try SampleSession(isEmpty: true)
        var session = try sample.session(.pipe)
        _ = session.handle(.line("asdf"))
        #expect(session.lastQuery == "findings about \"asdf\"")
    }

    @Test func looksForOffersLeaveNoTrace() throws {
        let sample = try SampleSession()
        var session = try sample.session(.pipe)
        _ = session.handle(.line("scores for stock"))
        #expect(session.lastQuery == nil && session.catalogue.previous == nil && !session.choices.isEmpty)
    }

    /// What no query is among the meanings of the forms is a command.
    @Test(arguments: [
        "card stockton", "help briefs", "templates", "brief councillor-note authority=stockton",
    ])
    func meaningsThatAreNoQueriesAreCommands(_ line: String) {
        #expect(Command.meant(by: line) != nil)
    }
}
