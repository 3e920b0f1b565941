import AssessmentModel
import Presentation
import QueryLanguage
import SourceText
import Testing

@testable import Shell

/// What plain questions turn into is held against the language itself.
@Suite struct PhraseMeaningTests {
    private static let samples = [
        "authority": "stockton-on-tees", "other": "sunderland", "region": "\"North East\"",
        "statement": "\"Assessing needs\"",
        "voice": "carers",
        "score": "3", "number": "5", "since": "August 2025", "when": "\"March 2025\"", "acronym": "\"DoLS\"",
        "words": "\"direct payments\"",
    ]

    private static func mistakes(in query: String) -> String? {
        let engine = FakeEngine()
        let catalogue = Catalogue(
            authorities: engine.authorities, statements: engine.statements,
            synonyms: Synonyms(
                groups: [], topics: ["waiting": ["waiting times"], "front-door": ["front door"]]))
        let source = Source(name: "query", text: query)
        do throws(Diagnostics) {
            _ = try QueryLanguage.compile(source, catalogue: catalogue)
            return nil
        } catch {
            return DiagnosticRenderer(showsPosition: false).render(error.items, in: error.source)
        }
    }

    @Test func everyFormMeansAQueryThatCompiles() {
        for form in FakeEngine.table.forms {
            var meaning = form.meaning
            for (slot, text) in Self.samples { meaning = meaning.replacing("{\(slot)}", with: text) }
            guard Command.meant(by: meaning) == nil else { continue }
            let mistakes = Self.mistakes(in: meaning)
            #expect(mistakes == nil, "\(mistakes ?? "")")
        }
    }

    @Test func everyConditionCompiles() {
        for condition in Set(FakeEngine.table.conditions.values) {
            #expect(Self.mistakes(in: "findings where \(condition)") == nil)
        }
        for slug in Set(FakeEngine.table.statementWords.values) {
            #expect(Self.mistakes(in: "statements where statement is \(slug)") == nil)
        }
    }

    @Test func everyVoiceAndEveryTopicIsAnOperand() {
        for voice in Set(FakeEngine.table.voices.values) {
            #expect(Self.mistakes(in: "sentences where said by \(voice)") == nil)
        }
        #expect(Self.mistakes(in: "findings about topic:front-door") == nil)
        #expect(
            Self.mistakes(in: "findings about \"carers\" and \"wait\" where authority is st-helens") == nil)
    }

    @Test func everyFormatOfTheLanguageIsRendered() {
        for name in [
            "table", "list", "quotes", "markdown", "csv", "json", "jsonl", "html", "bars", "heatmap",
        ] {
            #expect(Self.mistakes(in: "findings as \(name)") == nil)
            #expect(OutputFormat.named(name) != nil)
        }
    }
}
