import AssessmentModel
import PlainAnswers
import Presentation
import Testing
import Workspace

@testable import Shell

/// Lines as a hurried person types them: open marks, courtesies, options, what belongs on the command line.
@Suite struct TypedLineTests {
    private func said(_ session: inout Session, _ line: String) -> String {
        session.handle(.line(line)).map { effect in
            switch effect {
            case .print(let text), .printError(let text), .echo(let text), .page(let text): text
            case .write, .remember, .edit, .editFile, .quit: ""
            }
        }.joined()
    }

    @Test func anOpenMarkIsToldAtOnce() throws {
        let sample = try SampleSession()
        var session = try sample.session()
        // A question is whole as it is typed.
        #expect(said(&session, "what do carers say about \"respite").contains("not closed"))
        #expect(session.prompt == "assay> ")
        _ = session.handle(.line("show me \"respite"))
        #expect(session.prompt == "assay> ")
        // A query may go on, and says how it ends.
        #expect(said(&session, "findings about \"respite").contains("still open"))
        #expect(session.prompt == "  ...> ")
        _ = session.handle(.line("care\" first 2"))
        #expect(session.prompt == "assay> " && session.lastQuery == "findings about \"respite care\" first 2")
        // A statement of its own behind it: the mark was a slip.
        _ = session.handle(.line("findings about \"respite"))
        #expect(said(&session, "statements where score = 4 count").contains("never closed"))
        #expect(session.prompt == "assay> " && session.lastQuery == "statements where score = 4 count")
        // Commands do nothing by halves.
        _ = session.handle(.line("brief new chair from councillor-note with authority=northmoor"))
        #expect(said(&session, "say author \"Pat Lee").contains("closed") && session.hasFailed)
        #expect(said(&session, "plan update A1 on track says \"open").contains("Nothing was done"))
        // An apostrophe opens nothing.
        #expect(
            "add Improve carers' assessments".unquotedWords == ["add", "Improve", "carers'", "assessments"])
        #expect("a='b c' 'd e'".unquotedWords == ["a=b c", "d e"])
        #expect(said(&session, "say author \"Pat Lee\"").contains("filled"))
    }

    @Test func aReportIsForgottenWhenThatIsChosen() throws {
        let sample = try SampleSession()
        var session = try sample.session()
        #expect(said(&session, "forget eastvale").contains("Type 1 to remove it"))
        _ = session.handle(.line("eastvale"))
        #expect(said(&session, "library forget eastvale").contains("findings, from"))
        #expect(said(&session, "1").contains("removed from the library"))
        #expect(said(&session, "library forget eastvale").contains("No council is called"))
        var script = try sample.session(.pipe)
        let outcome = script.runStatements(from: "forget northmoor\n", named: "script") { _ in true }
        #expect(outcome.hasFailed)
        #expect(
            try sample.workspace.answer(to: "authorities where slug is \"northmoor\" and read").totalRows == 1
        )
        // "Remove barriers to care" asks.
        #expect(ForeignCommands.meaning(of: "remove barriers to care") == nil)
    }

    @Test func optionsAndCourtesiesAreUnderstoodAlike() throws {
        let sample = try SampleSession()
        var session = try sample.session()
        #expect(said(&session, "publish -o a.html").contains("publish -o a.html"))
        for line in ["library --help", "import -h", "plan --help", "use --help"] {
            #expect(!said(&session, line).isEmpty && !session.hasFailed, "\(line)")
        }
        #expect(said(&session, "export -o x").contains("export takes no -o"))
        #expect(said(&session, "save --all").contains("save takes no --all"))
        #expect(session.handle(.line("exit please")).contains(.quit(0)))
        #expect(said(&session, "thank you").contains("quit to leave"))
        #expect(said(&session, "print this").contains("write note.docx"))
        #expect(ForeignCommands.meaning(of: "please explain respite") == nil)
        #expect(said(&session, "check note.pdf").contains("note.pdf"))
        #expect(!said(&session, "check on carers in northmoor").contains("no such file"))
    }

    /// Keys that leave the pager and begin the next line; what pages does not.
    @Test func aLetterInThePagerBeginsTheNextLine() throws {
        #expect(LessKeys.typed(104) == "h" && LessKeys.typed(49) == "1")
        for key in ["q", " ", "/"] { #expect(LessKeys.typed(Int32(key.utf8.first ?? 0)) == nil) }
        #expect(LessKeys.typed(0) == nil && LessKeys.typed(127) == nil)
        #expect(LessKeys.prompt.contains("q\\: back to the prompt"))
    }
}
