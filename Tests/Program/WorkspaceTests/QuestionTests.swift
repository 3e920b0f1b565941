import AssessmentModel
import Foundation
import Library
import Presentation
import QueryLanguage
import QueryTables
import SourceText
import HelpPages
import Testing

@testable import Workspace

@Suite struct QuestionTests {
    /// The examples of the language's page, each of which must run.
    static let examples = """
        authorities
        assessments where rating is "Requires improvement" sort by percent lowest show authority, rating, percent
        statements where authority is stockton sort by score show statement, score
        findings about "hospital discharge" first 20
        findings about "hospital discharge" where score <= 2 and tone is negative first 10 show authority, score, text
        findings about "direct payments" or "reablement" count by authority
        statements summarise average score by statement sort by average_score
        statements pivot statement by score
        statements compare region London with rest showing average score by statement sort by difference
        indicators where comparator is england and direction is worse sort by worse_by highest first 15 show authority, measure, value, benchmark, gap
        authorities where any finding (about "hospital discharge" where tone is negative) show name, rating
        authorities where no finding (about "co-production") show name
        findings about "unpaid carers" first 2 per theme show theme, authority, text as quotes
        sentences about "carers" where said by carers and tone is negative first 5 as quotes
        assessments where published after June 2025 sort by published newest show authority, published, rating
        assessments summarise average percent by year = year(published) sort by year
        assessments count by rating as bars
        assessments where type is unitary rank by percent highest show authority, percent, place, of
        findings where text matches /[0-9]+ ?(weeks|days)/ first 20
        indicators where benchmark is missing show authority, measure
        authorities where read add hits = number of findings (about "safeguarding") sort by hits highest first 10
        findings about "waiting" near "assessment" within 8 or "waiting times" first 10
        indicators where unit is days and statistic is median sort by value highest show authority, measure, value, period
        statements pivot authority by statement showing highest score as heatmap
        sentences summarise count, average words(text) by authority, theme as markdown
        findings where authority in (stockton, sunderland) and score is 2 or 3 and stage is planned show authority, text first 10
        all statements where authority is stockton sort by number, published show statement, published, score
        """.split(separator: "\n").map(String.init)

    @Test func everyExampleOfThePageRuns() throws {
        let samples = try SampleLibrary.shared()
        for example in Self.examples {
            #expect(throws: Never.self, "\(example)") { try samples.workspace.answer(example) }
            #expect(throws: Never.self, "\(example)") { try samples.workspace.explain(example) }
        }
    }

    /// The tables that drive checking, help and completion carry an example in every row.
    @Test func everyExampleOfTheTablesRuns() throws {
        let samples = try SampleLibrary.shared()
        let examples =
            RecordTable.rows.flatMap { $0.fields.map(\.example) } + StepTable.rows.map(\.example)
            + OperatorTable.rows.map(\.example)
            + FunctionTable.rows.map(\.example) + AggregateTable.rows.map(\.example)
        #expect(examples.count > 100)
        for example in examples {
            #expect(throws: Never.self, "\(example)") { try samples.workspace.answer(example) }
        }
    }

    /// Questions in the manual, which stand indented by four or more on lines of their own.
    @Test func everyExampleOfTheManualRuns() throws {
        let samples = try SampleLibrary.shared()
        for topic in ["language", "current", "missing"] {
            let page = try #require(Help.page(topic))
            let questions = page.split(separator: "\n").filter { $0.hasPrefix("    ") }.map {
                $0.drop { $0 == " " }
            }
            #expect(!questions.isEmpty)
            for question in questions {
                #expect(throws: Never.self, "\(question)") { try samples.workspace.answer(String(question)) }
            }
        }
    }

    @Test func everyTopicHasAPage() {
        for topic in Help.topics { #expect(Help.page(topic)?.isEmpty == false, "\(topic)") }
    }

    @Test func whatIsLeftOutIsSaid() throws {
        let samples = try SampleLibrary.shared()
        let answer = try samples.workspace.answer(
            "findings where authority is northmoor and statement is needs")
        #expect(answer.table.rows.count == 5)
        #expect(
            answer.notes == [
                "15 earlier or indicative findings left out; to have them too, begin: all findings"
            ])
        #expect(
            try samples.workspace.answer("all findings where authority is northmoor and statement is needs")
                .table.rows.count == 20)
    }

    @Test func anEmptyAnswerIsExplainedStepByStep() throws {
        let samples = try SampleLibrary.shared()
        let answer = try samples.workspace.answer(
            "findings about \"equipment\" where score <= 2 and tone is negative and authority is eastvale")
        #expect(answer.table.rows.isEmpty)
        #expect(answer.emptyExplanation?.hasPrefix("No findings. ") == true)
        #expect(answer.emptyExplanation?.contains("none of those has score <= 2") == true)
    }

    @Test func idsArePrintedShortAndTakenBothWays() throws {
        let samples = try SampleLibrary.shared()
        #expect(
            try samples.rows("findings where id is \"northmoor/needs/1\" show id") == ["northmoor/needs/1"])
        #expect(
            try samples.rows("findings where id is \"northmoor@2026-03/needs/1\" show id") == [
                "northmoor/needs/1"
            ])
        #expect(
            try samples.rows("all findings where id is \"northmoor@2025-03/needs/15\" show id") == [
                "northmoor@2025-03/needs/15"
            ])
        let answer = try samples.workspace.answer("findings where authority is northmoor first 1")
        #expect(answer.table.origins.first == RowOrigin(record: "finding", id: "northmoor@2026-03/needs/1"))
    }

    @Test(arguments: [
        "co-production", "coproduction", "co production", "discharge's", "people AND staff",
        "\u{201C}carers\u{2019} centre\u{201D}",
        "carer*", "(NEAR", "a\"\"b",
    ])
    func ordinaryTextJustWorks(_ words: String) throws {
        let samples = try SampleLibrary.shared()
        #expect(throws: Never.self) { try samples.workspace.answer("findings about \"\(words)\"") }
    }

    @Test(arguments: [
        "DELETE FROM finding", "ATTACH 'x' AS y", "SELECT load_extension('x')", "BEGIN",
        "PRAGMA writable_schema=1",
        "SELECT 1; DROP TABLE finding",
        "INSERT INTO meta VALUES ('a','b')",
    ])
    func sqlCannotWrite(_ sql: String) throws {
        let samples = try SampleLibrary.shared()
        let before = try samples.dump()
        _ = try? samples.workspace.queryRunner().userSQL(sql)
        #expect(try samples.dump() == before)
        #expect(try samples.workspace.checkLibrary().isEmpty)
    }
}
