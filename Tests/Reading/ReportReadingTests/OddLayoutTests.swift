import AssessmentModel
import SourceText
import Testing

@testable import ReportReading

/// Layouts that no page of CQC's has: each gives right records, or says what was not understood.
@Suite struct OddLayoutTests {
    private let paragraph =
        "Staff spoke warmly of the way in which teams had been brought together, and people told us that the change had made it easier to get help."
    private let short = "Waiting lists had grown to 148 people by March 2025."

    private func unread(_ page: ReportPage) -> [String] {
        page.extents.filter { $0.kind == .unread }.map { String(page.readingText[$0.span]) }
    }

    /// A council's committee paper: numbered paragraphs, a table whose rows end in prose, names with the
    /// score in brackets.
    @Test func aCommitteePaper() throws {
        let page = try page(
            """
            # Adult Social Care Scrutiny Committee: report of the Director

            ## Appendix A: CQC assessment of Anyshire County Council

            **Published 24/10/2025**

            | Ref | Quality statement | Score (1-4) | What CQC said |
            |-----|-------------------|-------------|---------------|
            | QS1 | Assessing needs | 2 | Prevention was strong. |
            | QS7 | Safeguarding | 3 | Enquiries were quick. |

            ### QS1 Assessing needs (score 2)

            1.2 \(paragraph)

            1.3 \(short)

            ### Safeguarding: Score: 3

            1.4 \(paragraph)
            """)
        #expect(page.authorityName?.value == "Anyshire County Council")
        #expect(page.published?.value.iso == "2025-10-24")
        #expect(page.listedScores.map { "\($0.slug)\($0.score ?? 0)" } == ["needs2", "safeguarding3"])
        #expect(page.parts.map(\.section.slug) == ["needs", "safeguarding"])
        #expect(page.parts.map(\.score?.value) == [2, 3])
        #expect(page.parts.map(\.paragraphs.count) == [2, 1])
        // What stood in the table beside the scores is nobody's paragraph.
        #expect(unread(page).contains { $0.contains("Prevention was strong.") })
    }

    /// Capitals, scores in words, and the score behind its findings.
    @Test func scoresInWordsAndAtTheEnd() throws {
        let page = try page(
            """
            CARE QUALITY COMMISSION
            ASSESSMENT OF ANYSHIRE COUNTY COUNCIL
            Published on Friday 24 October 2025

            QUALITY STATEMENT 1: ASSESSING NEEDS
            SCORE: TWO (SOME SHORTFALLS)

            \(paragraph)

            \(short)

            SAFEGUARDING

            \(paragraph)

            Our score for this quality statement: 3 out of 4
            """)
        #expect(page.authorityName?.value == "ANYSHIRE COUNTY COUNCIL")
        #expect(page.published?.value.english == "24 October 2025")
        #expect(page.parts.map(\.section.slug) == ["needs", "safeguarding"])
        #expect(page.parts.map(\.score?.value) == [2, 3])
        #expect(page.parts.map(\.paragraphs.count) == [2, 1])
        #expect(unread(page).isEmpty)
    }

    /// A page copied with its panels' buttons, the score in two lines; and one whose panels were closed.
    @Test func panelsWithTheirButtons() throws {
        let head =
            "Anyshire County Council: local authority assessment\n\nAssessing needs\n\nScore\n2\n\n2 - Evidence shows some shortfalls\n\n"
        let open = try page(
            "\(head)Show all sections\n\nTimeliness of assessments, care planning and reviews\n\n\(paragraph)\n\n\(short)"
        )
        #expect(open.parts.map(\.score?.value) == [2] && open.parts.first?.paragraphs.count == 2)
        #expect(open.parts.first?.wording?.value.words == "Evidence shows some shortfalls")
        #expect(unread(open).isEmpty)
        let closed = try page(
            "\(head)Key findings for this quality statement\n\nTimeliness of assessments, care planning and reviews\n"
        )
        #expect(closed.parts.map(\.score?.value) == [2] && closed.parts.first?.paragraphs.isEmpty == true)
    }

    /// Names in one row of a table and their scores in the next cannot be paired for sure: they are not, and
    /// it is said.
    @Test func namesAndScoresInRows() throws {
        let page = try page(
            "<html><body><h1>Local authority assessment: Anyshire County Council</h1><p>Publication date: 2025-10-24</p><h2>Overall rating: Good</h2><table><tr><th>Assessing needs</th><th>Safeguarding</th></tr><tr><td>2</td><td>3</td></tr></table><h2>Summary of people's experiences</h2><p>\(paragraph)</p></body></html>"
        )
        #expect(
            page.authorityName?.value == "Anyshire County Council"
                && page.published?.value.iso == "2025-10-24")
        #expect(
            page.listedScores.allSatisfy { $0.score == nil } && page.parts.map(\.section) == [.experiences])
        #expect(unread(page).contains { $0.contains("2") && $0.contains("3") })
    }

    /// A title behind another sentence, themes last to first, scores in brackets and in bold.
    @Test func anyOrder() throws {
        let page = try page(
            "## Leadership\n\n### Learning, improvement and innovation\n\n**Score: 2**\n\n\(paragraph)\n\n### Governance, management and sustainability\n\n**Score: 3** (Evidence shows a good standard)\n\n\(paragraph)\n\nReport published 24 October 2025. Anyshire County Council: local authority assessment."
        )
        #expect(page.authorityName?.value == "Anyshire County Council")
        #expect(
            page.parts.map { "\($0.section.slug)\($0.score?.value ?? 0)" } == ["learning2", "governance3"])
    }
}
