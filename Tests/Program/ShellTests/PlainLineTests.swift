import Testing

@testable import Shell

/// What a session does with a line in plain words.
@Suite struct PlainLineTests {
    @Test func usIsTheCouncilInUse() {
        var session = Session(engine: FakeEngine(), screen: .pipe)
        let said = session.handle(.line("how can we improve"))
        #expect(
            said.contains(.printError("Say first which council \"us\" is: use stockton. Then ask again.\n")))
    }

    @Test func scriptsAreStrict() {
        var session = Session(engine: FakeEngine(), screen: .pipe)
        session.isStrict = true
        _ = session.handle(.line("unpaid carers"))
        #expect(session.hasFailed)
    }

    @Test func beforeAnyReportIsReadTheAnswerSaysSo() {
        let engine = FakeEngine()
        engine.isEmpty = true
        var session = Session(engine: engine, screen: .pipe)
        _ = session.handle(.line("asdf"))
        #expect(engine.asked == ["findings about \"asdf\""])
    }

    @Test func looksForOffersLeaveNoTrace() {
        let engine = FakeEngine()
        var session = Session(engine: engine, screen: .pipe)
        _ = session.handle(.line("waitng lists"))
        #expect(engine.asked.isEmpty && session.lastQuery == nil && !session.choices.isEmpty)
    }

    /// What no query is among the meanings of the forms is a command.
    @Test(arguments: [
        "card stockton", "help briefs", "templates", "brief councillor-note authority=stockton",
    ])
    func meaningsThatAreNoQueriesAreCommands(_ line: String) {
        #expect(Command.meant(by: line) != nil)
    }
}
