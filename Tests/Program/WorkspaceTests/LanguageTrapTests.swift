import AssessmentModel
import Presentation
import QueryLanguage
import QueryTables
import SourceText
import TestSupport
import Testing

@testable import Workspace

/// What the language could be thought to say and does not, or said and did not mean.
@Suite struct LanguageTrapTests {
    private func answer(_ query: String) throws -> Answer {
        try SampleLibrary.shared().workspace.answer(query)
    }

    private func count(_ query: String) throws -> Int { try answer(query).totalRows }

    /// A month lies in a range when all of its days do.
    @Test func aMonthLiesBetweenItsFirstAndItsLastDay() throws {
        let inMonth = try count("assessments where published is June 2025")
        #expect(inMonth > 0)
        #expect(try count("assessments where published between 2025-06-01 and 2025-06-30") == inMonth)
        #expect(
            try count("assessments where published is June 2025 and published >= 2025-06-02")
                < inMonth, "a month began before its second day")
        let inYear = try count("assessments where published is 2025")
        #expect(try count("assessments where published >= 2025-01-01 and published <= 2025-12-31") == inYear)
        #expect(try count("assessments where published after 2024 and published before 2026") == inYear)
    }

    /// Joined, with a hyphen and apart are one word.
    @Test(arguments: [
        ["long-term", "longterm", "long term"], ["front-line", "frontline", "front line"],
        ["follow-up", "followup", "follow up"], ["person-centred", "person-centered", "person centred"],
        ["co-production", "coproduction", "co-produced", "coproduced"],
    ])
    func spellingsFindEachOther(_ spellings: [String]) throws {
        let found = try spellings.map { try answer("findings about \"\($0)\" show id sort by id").table.rows }
        #expect(found.allSatisfy { $0 == found[0] }, "\(spellings): \(found.map(\.count))")
    }

    @Test func whatIsHeldAgainstNothingIsNotNo() throws {
        let rows = try answer(
            "assessments where percent is missing add good = percent >= 63 show good"
        ).table.rows
        #expect(!rows.isEmpty && rows.allSatisfy { $0 == [.missing] })
    }

    @Test func aCountBelowSaysWhatItLeavesOut() throws {
        let notes = try answer(
            "authorities where authority is northmoor show number of findings named n"
        ).notes
        #expect(notes.contains { $0.contains("earlier or indicative findings not considered") }, "\(notes)")
    }

    /// The note of what is left out is about the rows asked for.
    @Test func whatIsLeftOutConcernsTheRows() throws {
        let about = try answer("statements show statement, score where authority is haverlow").notes
        #expect(!about.contains { $0.contains("left out") }, "\(about)")
    }

    @Test func aPatternThatCannotBeReadHasItsCaret() throws {
        let marked = MarkedText(
            """
            findings where text matches /(/
                                        ^^^
            """)
        do {
            _ = try answer(marked.text)
            Issue.record("the pattern has no end")
        } catch let faults as Diagnostics {
            let fault = try #require(faults.items.first)
            #expect(fault.code == "bad-pattern")
            #expect(fault.span == marked.spans.first)
        }
    }

    @Test func aSelectMayBeginFromWhatCounts() throws {
        let workspace = try SampleLibrary.shared().workspace
        let current = try workspace.sql("select count(*) from current_findings").table.rows
        let all = try workspace.sql("select count(*) from all_findings").table.rows
        #expect(current == [[.integer(try count("findings"))]])
        #expect(all == [[.integer(try count("all findings"))]])
    }
}
