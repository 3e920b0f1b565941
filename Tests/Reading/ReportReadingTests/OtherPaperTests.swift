import AssessmentModel
import SourceText
import Testing

@testable import ReportReading

/// Papers that speak of an assessment, or look like one, and are none: nothing of them is taken for a
/// report's words. What is a part of a report is read all the same.
@Suite struct OtherPaperTests {
    private static let prose =
        "People waited too long for an assessment: 212 people were waiting in March 2025, and carers told inspectors that they were left to cope alone."
    private static let listed = [
        "Assessing people's needs – 2", "Supporting people to lead healthier lives – 3",
        "Equity in experience and outcomes – 2",
        "Care provision, integration and continuity of care – 3", "Partnerships and communities – 3",
        "Safeguarding – 3",
    ]

    /// One paper: its name, its text, and words of what is said of it.
    struct Paper: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var text: String
        var said: String
    }

    private static func html(_ title: String, _ body: String) -> String {
        "<!DOCTYPE html><html lang=\"en\"><head><title>\(title)</title></head><body><nav><a href=\"/\">Home</a></nav><main><h1>\(title)</h1>\(body)</main></body></html>"
    }

    static let papers = [
        Paper(
            testDescription: "the regulator's press release",
            text: html(
                "CQC rates Anyshire County Council's adult social care as good",
                """
                <p>Published: 24 October 2025</p><p>The Care Quality Commission (CQC) has rated Anyshire County Council good, following an assessment.</p>
                <ul>\(listed.map { "<li>\($0)</li>" }.joined())</ul><p>The chief inspector of adult social care said:</p><p>"\(prose)"</p>
                <h2>Key findings</h2><ul><li>\(prose)</li></ul><h2>Overall rating: Good</h2><p>\(prose)</p>
                """), said: "it lists scores"),
        Paper(
            testDescription: "a press release that ends in notes",
            text:
                "Anyshire County Council: local authority assessment\n\n24 October 2025\n\n\(prose)\n\nSafeguarding\n\n\(prose)\n\nNotes to editors\n\n\(prose)",
            said: "“Notes to editors”"),
        Paper(
            testDescription: "a newspaper with a heading an area",
            text: html(
                "Council's care requires improvement, watchdog says",
                "<p>By Jo Smith</p><p>\(prose)</p><h2>Assessing needs</h2><p>Inspectors gave this a two. \(prose)</p><h2>Safeguarding</h2><p>\(prose)</p><h2>Overall rating</h2><p>\(prose)</p>"
            ), said: "no score, heading or sentence as CQC's reports have them"),
        Paper(
            testDescription: "a newspaper with the scores in its headings",
            text: html(
                "How our council did",
                "<p>\(prose)</p><h2>Assessing needs: 2</h2><p>\(prose)</p><h2>Safeguarding: 3</h2><p>\(prose)</p>"
            ),
            said: "no score, heading or sentence as CQC's reports have them"),
        Paper(
            testDescription: "the council's own news",
            text:
                "Anyshire County Council rated Good\n\n24 October 2025\n\n\(prose)\n\n"
                + listed.map { $0.replacing(" – ", with: "\nScore: ") }.joined(separator: "\n")
                + "\n\nThe cabinet member said that she was proud of the staff. \(prose)\n\nWhat happens next\n\n\(prose)\n\n\(prose)\n",
            said: "it lists scores"),
        Paper(
            testDescription: "minutes of a committee",
            text: """
                ADULT SOCIAL CARE SCRUTINY COMMITTEE
                Minutes of the meeting held on Tuesday 4 November 2025

                1. Apologies for absence
                Apologies were received from Councillor Green.

                2. CQC assessment of Anyshire County Council
                The Director presented the report. Members noted these scores:

                Assessing needs: 2
                Safeguarding: 3

                Assessing needs
                Councillor Patel asked why people waited so long. The Director said that the number had fallen from 212 to 98.

                Safeguarding
                Councillor Brown welcomed the findings and asked how the learning would be shared with care homes.
                """, said: "laid out as another paper"),
        Paper(
            testDescription: "a blog on many reports",
            text: html(
                "What the latest assessments tell us",
                "<p>12 January 2026</p><p>\(prose)</p><h2>Assessing needs</h2><p>The average is 2.3. \(prose)</p><h2>Safeguarding</h2><p>Most score 3. \(prose)</p>"
            ), said: "no score, heading or sentence as CQC's reports have them"),
        Paper(
            testDescription: "the list of all reports",
            text: html(
                "Local authority assessment reports",
                "<p>\(prose)</p><h2>Assessment reports</h2><ul><li><a href=\"/a\">Anyshire County Council: local authority assessment</a></li><li><a href=\"/b\">Otherby Council: local authority assessment</a></li></ul>"
            ), said: "no quality statement, score or summary"),
        Paper(
            testDescription: "a care home's assessment",
            text: html(
                "Rose Cottage Care Home - Assessment findings",
                """
                <p>Overall: Good</p><h2>Overall summary</h2><p>\(prose)</p><h2>Safe</h2><p>Rating: Good</p><h3>Learning culture</h3><p>Score: 3</p><p>\(prose)</p>
                <h3>Safe systems, pathways and transitions</h3><p>Score: 3</p><p>\(prose)</p><h3>Safeguarding</h3><p>Score: 2</p><p>\(prose)</p>
                <h2>Well-led</h2><h3>Governance, management and sustainability</h3><p>Score: 3</p><p>\(prose)</p>
                """), said: "a report on a care service"),
        Paper(
            testDescription: "a care home's inspection of old",
            text:
                "Rose Cottage\nInspection report\nDate of publication: 3 March 2022\n\nIs the service safe? Good\n\nIs the service effective? Requires Improvement\n\nSafeguarding\n\n\(prose)\n",
            said: "a report on a care service"),
        Paper(
            testDescription: "an integrated care system's assessment",
            text:
                "Anyshire Integrated Care System: assessment\n\nLocal authority assessment: Anyshire Integrated Care System County\n\nSafeguarding\n\nScore: 3\n\nKey findings for this quality statement\n\n\(prose)\n",
            said: "another body than a council"),
        Paper(
            testDescription: "two councils' reports in one file",
            text: ["Anyshire County Council", "Otherby Borough Council"].map {
                "\($0): local authority assessment\n\nSafeguarding\n\nScore: 3\n\nKey findings for this quality statement\n\n\(prose)\n\n"
            }.joined(), said: "more than one council (Otherby Borough Council, too)"),
    ]

    @Test(arguments: papers)
    func isNoReport(_ paper: Paper) throws {
        let error = #expect(throws: WorldError.self) { try page(paper.text) }
        #expect(error?.description.hasPrefix("not an assessment report: ") == true)
        #expect(error?.description.contains(paper.said) == true, "\(error?.description ?? "-")")
    }

    /// What an officer may have of a report: a page or a piece, with or without its title.
    @Test(arguments: [
        "Safeguarding\nScore: 3\n\(prose)",
        "Safeguarding\n3 - Evidence shows a good standard\nWhat people expect\nI feel safe and am supported to understand and manage any risks.\n\(prose)",
        "Anyshire County Council: local authority assessment\nSafeguarding\n\(prose)\n\(prose)",
        "Safeguarding\nSafeguarding systems, processes and practices\n\(prose)",
        "Summary of strengths, areas for development and next steps\n\(prose)",
        "Safeguarding\nKey findings for this quality statement\n\(prose)",
    ])
    func aPieceOfAReportIsRead(_ text: String) throws {
        let page = try page(text)
        #expect(page.parts.flatMap(\.paragraphs).contains { $0.text == Self.prose })
    }

    /// The same council's name in two spellings, and a link to another's report behind the page, are no
    /// second report.
    @Test(arguments: [
        "Anyshire: local authority assessment\nSafeguarding\nScore: 3\n\(prose)\nAnyshire County Council: local authority assessment\nAssessing needs\nScore: 2\n\(prose)",
        "Anyshire County Council: local authority assessment\nAssessing needs\nScore: 2\n\(prose)\nSafeguarding\nScore: 3\n\(prose)\nRelated pages\nOtherby Council: local authority assessment\n",
    ])
    func isOneReport(_ text: String) throws {
        let page = try page(text)
        #expect(page.parts.count == 2 && page.parts.allSatisfy { $0.paragraphs.count == 1 })
    }
}
