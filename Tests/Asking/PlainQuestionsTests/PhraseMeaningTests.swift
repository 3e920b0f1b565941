import AssessmentModel
import QueryLanguage
import SourceText
import Testing

@testable import PlainQuestions

/// What plain questions turn into is held against the language itself.
@Suite struct PhraseMeaningTests {
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

    /// Every reading of the questions that are kept must be a query of the language.
    @Test(arguments: AskedByOfficersTests.queries + PlanQuestionTests.queries)
    func everyMeaningCompiles(_ query: String) {
        let mistakes = Self.mistakes(in: query)
        #expect(mistakes == nil, "\(query): \(mistakes ?? "")")
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
