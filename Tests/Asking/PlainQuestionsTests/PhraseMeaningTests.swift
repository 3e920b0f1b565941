import AssessmentModel
import QueryLanguage
import SourceText
import Testing

@testable import PlainQuestions

/// What plain questions turn into is held against the language itself.
@Suite struct PhraseMeaningTests {
    private static let samples = [
        "authority": "stockton-on-tees", "other": "sunderland", "region": "\"North East\"",
        "statement": "\"Assessing needs\"",
        "voice": "carers",
        "score": "3", "number": "5", "since": "August 2025", "when": "\"March 2025\"", "acronym": "\"DoLS\"",
        "words": "\"direct payments\"",
    ]

    /// Commands of the shell that forms may mean, too.
    private static let commands: Set = ["brief", "card", "help", "templates"]

    private static func mistakes(in query: String) -> String? {
        let names = SampleNames.names
        let catalogue = Catalogue(
            authorities: names.authorities, statements: names.statements,
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
        for form in SampleNames.table.forms {
            var meaning = form.meaning
            for (slot, text) in Self.samples { meaning.replace("{\(slot)}", with: text) }
            guard !Self.commands.contains(meaning.firstWord) else { continue }
            let mistakes = Self.mistakes(in: meaning)
            #expect(mistakes == nil, "\(mistakes ?? "")")
        }
    }

    @Test func everyConditionCompiles() {
        for condition in Set(SampleNames.table.conditions.values) {
            #expect(Self.mistakes(in: "findings where \(condition)") == nil)
        }
        for slug in Set(SampleNames.table.statementWords.values) {
            #expect(Self.mistakes(in: "statements where statement is \(slug)") == nil)
        }
    }

    @Test func everyVoiceAndEveryTopicIsAnOperand() {
        for voice in Set(SampleNames.table.voices.values) {
            #expect(Self.mistakes(in: "sentences where said by \(voice)") == nil)
        }
        #expect(Self.mistakes(in: "findings about topic:front-door") == nil)
        #expect(
            Self.mistakes(in: "findings about \"carers\" and \"wait\" where authority is st-helens") == nil)
    }
}
