import QueryCompletion
import QueryLanguage
import QueryTables
import SourceText
import Testing

@Suite struct RefinementTests {
    @Test func aLineThatBeginsWithAStepWordContinues() {
        #expect(Refinement.isContinuation("where score <= 2"))
        #expect(Refinement.isContinuation("  | count by region"))
        #expect(Refinement.isContinuation("top 5"))
        #expect(Refinement.isContinuation("order by score"))
        #expect(!Refinement.isContinuation("order the files"))
        #expect(!Refinement.isContinuation("select * from findings"))
        #expect(!Refinement.isContinuation("findings"))
    }

    @Test func aStepIsAddedBeforeTheFormat() {
        #expect(
            Refinement.refine("findings about \"x\"", with: "where score <= 2")
                == "findings about \"x\" where score <= 2")
        #expect(
            Refinement.refine("findings as csv to \"f.csv\"", with: "first 3") == "findings first 3 as csv")
        #expect(Refinement.refine("findings as csv", with: "as json") == "findings as json")
    }

    @Test func theLastStepIsDropped() {
        #expect(
            Refinement.dropLastStep("findings where score <= 2 count by region")
                == "findings where score <= 2")
        #expect(Refinement.dropLastStep("findings as csv") == "findings")
        #expect(Refinement.dropLastStep("findings") == nil)
    }

    @Test func unfinishedTextIsNoticed() {
        for text in [
            "findings where", "findings show a,", "findings where score <=", "findings where (score",
            "findings about \"x",
            "findings where a and",
        ] {
            #expect(Refinement.unfinished(text) != nil, "\(text)")
        }
        for text in ["findings count", "findings", "findings about \"x\"", "statements where score is 2"] {
            #expect(Refinement.unfinished(text) == nil, "\(text)")
        }
    }

    @Test func stepsStandOnLines() {
        #expect(
            Refinement.stepsOnLines("findings filter score<=2 limit 3")
                == "findings\nwhere score <= 2\nfirst 3")
    }

    @Test func aFocusIsAddedUnlessAnAuthorityIsNamed() {
        let catalogue = Sample.session
        #expect(
            Refinement.focus("findings show authority", on: "stockton-on-tees", catalogue: catalogue)
                == "findings where authority is \"stockton-on-tees\" show authority")
        #expect(Refinement.focus("findings where authority is rutland", on: "x", catalogue: catalogue) == nil)
        // Nothing that was typed is lost: with a mistake in it the line is judged as it stands.
        #expect(Refinement.focus("findings about carers first 2", on: "rutland", catalogue: catalogue) == nil)
        #expect(Refinement.focus("authorities", on: "x", catalogue: catalogue) == nil)
        #expect(
            Refinement.focus("weak count", on: "rutland", catalogue: catalogue)
                == "weak where authority is \"rutland\" count")
    }

    @Test func queriesAreToldFromCommands() {
        for line in [
            "findings", "all statements", "finding where score is 2", "where score is 2", "let x = 2", "weak",
            "it count", "(findings)",
        ] {
            #expect(Refinement.startsLikeQuery(line, catalogue: Sample.session), "\(line)")
        }
        for line in ["all", "help where", "unpaid carers", "open 3", "stockton", ""] {
            #expect(!Refinement.startsLikeQuery(line, catalogue: Sample.session), "\(line)")
        }
    }
}

@Suite struct ScriptTests {
    static let text = """
        -- What to look at first.
        param authority: authority            -- the council the briefing is for
        param limit: number = 2               -- highest score counted as weak
        let ours = statements where authority is $authority and score <= $limit
        ours sort by score show statement, score

        findings where authority is $authority and score <= $limit and tone is negative
          first 2 per statement
          as quotes
        brief councillor-note authority=stockton -o note.md
        """

    private func session(_ text: String, _ arguments: [(name: String, value: String)]) -> Result<
        (Script, Catalogue), Diagnostics
    > {
        let script = Script.read(
            Source(name: "s.assay", text: text), catalogue: Sample.catalogue, commands: ["brief"])
        do throws(Diagnostics) {
            return .success((script, try script.session(Sample.catalogue, arguments: arguments)))
        } catch {
            return .failure(error)
        }
    }

    @Test func theSavedScriptCompiles() throws {
        let (script, catalogue) = try session(Self.text, [("authority", "rutland")]).get()
        #expect(script.help == "What to look at first.")
        #expect(script.parameters.map(\.name) == ["authority", "limit"])
        #expect(script.parameters.first?.help == "the council the briefing is for")
        var queries: [CompiledQuery] = []
        var commands: [String] = []
        for item in script.items {
            switch item {
            case .query(let span):
                queries.append(try QueryLanguage.compile(script.source, in: span, catalogue: catalogue))
            case .command(let text, _): commands.append(text)
            case .definition: break
            }
        }
        #expect(queries.count == 2)
        #expect(commands == ["brief councillor-note authority=stockton -o note.md"])
        #expect(queries.first?.bindings == [.text("rutland"), .integer(2)])
        #expect(queries.last?.format == .quotes)
    }

    @Test(arguments: [
        ([("authority", "hackny")], "No authority called \"hackny\" in this library. Nearest: Hackney."),
        ([], "authority must be given: authority=AUTHORITY (the council the briefing is for)"),
        ([("authority", "rutland"), ("limit", "two")], "limit is a number, and \"two\" is none."),
        ([("authority", "rutland"), ("limt", "2")], "There is no parameter \"limt\". Did you mean limit?"),
    ])
    func wrongArgumentsAreExplained(_ arguments: [(name: String, value: String)], _ message: String) {
        guard case .failure(let diagnostics) = session(Self.text, arguments) else {
            Issue.record("\(arguments) are accepted")
            return
        }
        #expect(diagnostics.items.map(\.message) == [message])
    }

    /// The parameter that was meant still has no value: both are said, in one place.
    @Test func aMisspeltArgumentIsSaidBesideTheMissingOne() {
        guard case .failure(let diagnostics) = session(Self.text, [("autority", "rutland"), ("limt", "2")])
        else {
            Issue.record("accepted")
            return
        }
        #expect(
            diagnostics.items.map(\.message) == [
                "There is no parameter \"autority\". Did you mean authority?",
                "There is no parameter \"limt\". Did you mean limit?",
                "authority must be given: authority=AUTHORITY (the council the briefing is for)",
            ])
    }

    @Test func mistakesInDeclarationsAreExplained() {
        let text = "assay 2\nparam a: autority\nparam b\nlet x = statements where scor <= 2\nlet y = (1, 2\n"
        guard case .failure(let diagnostics) = session(text, []) else {
            Issue.record("accepted")
            return
        }
        #expect(diagnostics.items.map(\.code) == ["unknown-version", "unknown-type", "expected", "expected"])
    }

    @Test func listsAndValuesCanBeNamed() throws {
        let text =
            "let ours = (stockton, \"Rutland\")\nlet limit = 2\nstatements where authority in ours and score <= limit"
        let (script, catalogue) = try session(text, []).get()
        guard case .query(let span) = script.items.last else {
            Issue.record("the last item is no query")
            return
        }
        let compiled = try QueryLanguage.compile(script.source, in: span, catalogue: catalogue)
        #expect(compiled.bindings == [.text("stockton-on-tees"), .text("rutland"), .integer(2)])
    }
}

@Suite struct CompletionTests {
    private func complete(_ line: String) -> [String] {
        QueryLanguage.complete(line: line, cursor: line.utf8.count, catalogue: Sample.session).candidates.map(
            \.text)
    }

    @Test func recordsStandAtTheStart() {
        #expect(complete("").starts(with: ["authorities", "assessments"]))
        #expect(
            complete("remarks where code is un") == [
                "unit-missing", "unsourced", "unbalanced", "unplaced", "undated", "acronym-unexpanded",
            ])
        #expect(complete("fin") == ["findings"])
        #expect(complete("all sta") == ["statements"])
        #expect(complete("wea") == ["weak"])
    }

    @Test func stepWordsFollowACompleteStep() {
        #expect(complete("findings ").contains("where"))
        #expect(complete("findings whe") == ["where"])
        #expect(complete("findings about \"x\" so") == ["sort by"])
        #expect(complete("findings where score <= 2 sho") == ["show"])
    }

    @Test func fieldsAreOwnAndInherited() {
        let fields = complete("findings where ")
        #expect(fields.contains("tone") && fields.contains("score") && fields.contains("region"))
        #expect(complete("findings show authority, sco") == ["score"])
        #expect(complete("statements count by authority where cou") == ["count"])
        #expect(complete("authorities where any finding (where to").first == "tone")
    }

    @Test func namesFollowAComparison() {
        #expect(
            complete("findings where tone is ").starts(with: ["positive", "negative", "mixed", "neutral"]))
        #expect(complete("findings where authority is stock") == ["Stockton-on-Tees", "Stockport"])
        #expect(complete("findings where authority is tees") == ["Stockton-on-Tees"])
        #expect(complete("assessments where rating is \"req") == ["\"Requires improvement\""])
        #expect(complete("findings where authority in (stockton, ru") == ["Rutland"])
        #expect(complete("findings where said by ca") == ["carers", "local-data"])
    }

    @Test func formatsFollowAs() { #expect(complete("findings as ma") == ["markdown", "heatmap"]) }

    @Test func textIsQuiet() {
        #expect(complete("findings about \"hosp").isEmpty)
        #expect(complete("findings where text contains \"sco").isEmpty)
        #expect(complete("findings about \"car").isEmpty)
        #expect(complete("findings about \"x\" or \"car").isEmpty)
        #expect(complete("findings about \"x\" near \"car").isEmpty)
        #expect(complete("findings where authority is stockton about \"car").isEmpty)
        #expect(complete("authorities where any finding (about \"car").isEmpty)
    }

    @Test func topicsFollowTheirMark() {
        #expect(complete("findings about topic:") == ["transitions", "waiting"])
        #expect(complete("findings about topic:wa") == ["waiting"])
        #expect(complete("findings about \"x\" or topic:") == ["transitions", "waiting"])
        #expect(complete("findings about to") == ["topic:transitions", "topic:waiting"])
    }

    @Test(arguments: [
        "statements pivot ", "statements pivot authority by ", "statements rank by ", "statements compare ",
        "statements compare region London with rest showing average ",
        "statements compare region London with rest showing average score by ",
        "statements pivot authority by statement showing highest ", "statements sort by ",
        "statements distinct ", "statements show ",
        "statements summarise average ", "statements where score <= 2 pivot ", "let grid = statements pivot ",
    ])
    func fieldsStandAt(_ line: String) {
        let found = complete(line)
        #expect(found.contains("score") && found.contains("region"), "\(found.prefix(8))")
    }

    @Test func figuresAndTheOthersStandInTheirPlaces() {
        #expect(
            complete("statements pivot authority by statement showing ").starts(with: [
                "count", "count distinct", "average",
            ]))
        #expect(complete("statements compare region London with ").starts(with: ["rest", "all", "similar"]))
        #expect(complete("statements compare region ").contains("London"))
    }
}

@Suite struct AnswerWordsTests {
    @Test func anEmptyAnswerIsExplained() throws {
        let query = try Sample.compile(
            "findings about \"hospital discharge\" where score <= 2 and published before 2020"
        ).get()
        let text = StageCount.explanation(rows: query.rowWord, stages: query.stages, counts: [2742, 1144, 0])
        #expect(
            text
                == "No findings. 2,742 are about \"hospital discharge\"; 1,144 of those have score <= 2; none of those is published before 2020."
        )
    }

    @Test(arguments: [
        (
            "findings about \"equipment\" first 2 where score <= 2", [10, 2, 0],
            "No findings. 10 are about \"equipment\"; only the first 2 of those were kept; none of them has score <= 2."
        ),
        (
            "findings first 1 where score <= 2", [1, 0],
            "No findings. Only the first was kept; none of them has score <= 2."
        ),
        (
            "findings about \"x\" sort by score last 1 per theme show text where score is 4", [9, 4, 0],
            "No findings. 9 are about \"x\"; only the last for each theme of those were kept; none of them has score 4."
        ),
        (
            "findings about \"x\" first 20 where score is 4", [9, 9, 0],
            "No findings. 9 are about \"x\"; none of those has score 4."
        ),
        (
            "findings about \"x\" count by authority where count >= 4", [9, 3, 0],
            "No rows. 9 findings are about \"x\"; these make 3 rows; none of those has count >= 4."
        ),
        (
            "findings count by authority where count >= 4", [3, 0],
            "No rows. Findings make 3 rows; none of those has count >= 4."
        ),
        (
            "findings about $authority where score is 4", [1, 0],
            "No findings. 1 is about \"rutland\"; none of those has score 4."
        ),
    ])
    func everyStepThatTookRowsAwayIsSaid(_ text: String, _ counts: [Int], _ words: String) throws {
        let query = try Sample.compile(text, Sample.session).get()
        #expect(query.stages.count == counts.count)
        #expect(StageCount.explanation(rows: query.rowWord, stages: query.stages, counts: counts) == words)
    }

    @Test func searchedParametersAreShownByTheirValue() throws {
        let query = try Sample.compile(
            "findings about $authority or not ($authority near \"x\")", Sample.session
        ).get()
        #expect(query.english.hasPrefix("Current findings; about \"rutland\" or not \"rutland\" near \"x\"."))
        #expect(query.normalised.contains("$authority"))
    }

    @Test func whatIsLeftOutIsSaid() throws {
        let query = try Sample.compile("findings").get()
        #expect(
            query.notes.first?.text([12])
                == "12 earlier or indicative findings left out; to have them too, begin: all findings")
        #expect(
            query.notes.first?.text([1])
                == "1 earlier or indicative finding left out; to have them too, begin: all findings")
        #expect(query.notes.first?.text([0]) == nil)
        #expect(try Sample.compile("all findings").get().notes.isEmpty)
    }
}

@Suite struct LimitTests {
    @Test func namesDefinedByEachOtherEnd() throws {
        var catalogue = Sample.catalogue
        for (name, text) in [("a", "let a = b + b"), ("b", "let b = a + a"), ("c", "let c = d + d")] {
            catalogue.definitions[name] = try QueryLanguage.definition(
                Source(name: "let", text: text), catalogue: catalogue)
        }
        guard case .failure(let diagnostics) = Sample.compile("statements where score <= a", catalogue) else {
            Issue.record("accepted")
            return
        }
        #expect(diagnostics.items.map(\.code) == ["defined-by-itself"])
    }

    @Test func hugeQueriesAreRefused() {
        let many = (0..<3000).map { String($0) }.joined(separator: ", ")
        let texts = [
            "findings where score in (\(many))",
            "findings where " + Array(repeating: "score is 2", count: 900).joined(separator: " or "),
            "findings" + String(repeating: " first 3", count: 60), "findings show " + many,
            "authorities where " + Array(repeating: "any finding", count: 40).joined(separator: " and "),
            "findings where score is 2" + String(repeating: " ", count: 300_000),
        ]
        for text in texts {
            guard case .failure(let diagnostics) = Sample.compile(text) else {
                Issue.record("accepted: \(text.prefix(60))")
                continue
            }
            #expect(
                diagnostics.items.contains { $0.code == "too-complex" || $0.code == "too-long" },
                "\(text.prefix(60))")
        }
    }
}
