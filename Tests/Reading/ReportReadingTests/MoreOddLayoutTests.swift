import AssessmentModel
import Foundation
import HelperPrograms
import SourceText
import Testing

@testable import PDFPages
@testable import ReportReading

/// More layouts that no page of CQC's has had so far, of other years, makers and forms: right records, or
/// what was not understood is unread.
@Suite struct MoreOddLayoutTests {
    private let paragraph =
        "Staff spoke warmly of the way in which teams had been brought together, and people told us that the change had made it easier to get help."
    private let other =
        "Carers said that they had to repeat their story to several workers before anybody offered them a break from caring for a relative."
    private let title = "Anyshire County Council: local authority assessment"

    private func unread(_ page: ReportPage) -> [String] {
        page.extents.filter { $0.kind == .unread }.map { String(page.readingText[$0.span]) }
    }

    private func scores(_ page: ReportPage) -> [String] {
        page.parts.map { "\($0.section.slug)\($0.score?.value ?? 0)" }
    }

    /// A page made of boxes and spans. A list in which nothing stands between a name and a figure may be one
    /// with notes' numbers: it is not read.
    @Test func aPageOfSpans() throws {
        func box(_ words: String...) -> String {
            "<div>" + words.map { "<span>\($0)</span>" }.joined() + "</div>"
        }
        let page = try page(
            "<html><body><div><h1>\(title)</h1>\(box("Published ", "24 October 2025"))\(box("Overall rating"))\(box("Good"))"
                + "\(box("Assessing needs", "2"))\(box("Safeguarding", "3"))"
                + "<div>\(box("Assessing needs"))\(box("Score", "2"))\(box("2", " – ", "Evidence shows some shortfalls"))"
                + "<div>Key findings for this quality statement</div><p>\(paragraph)</p></div>"
                + "<div>\(box("Safeguarding"))\(box("Score:", "3"))<div>Key findings for this quality statement</div><p>\(other)</p></div></div></body></html>"
        )
        #expect(page.rating?.value == .good && page.published?.value.iso == "2025-10-24")
        #expect(scores(page) == ["needs2", "safeguarding3"] && page.parts.map(\.paragraphs.count) == [1, 1])
        #expect(page.listedScores.isEmpty && unread(page) == ["Assessing needs2", "Safeguarding3"])
    }

    /// Scores before names, where the wording or the word "score" tells that they are scores; numbers before
    /// names, and scores of two years, are none.
    @Test(
        arguments: [
            ("<tr><td>2</td><td>Evidence shows some shortfalls</td><td>Assessing needs</td></tr>", "needs2"),
            ("<tr><td>Score: 2</td><td>Assessing needs</td></tr>", "needs2"),
            ("<tr><td>Theme 1</td><td>1</td><td>Assessing needs</td><td>2</td></tr>", "needs2"),
            ("<tr><td>1</td><td>Assessing needs</td></tr>", nil),
            ("<tr><td>Assessing needs</td><td>2</td><td>3</td></tr>", nil),
            (
                "<tr><td>Assessing needs</td><td>3</td><td>3 - Evidence shows a good standard</td></tr>",
                "needs3"
            ),
        ] as [(String, String?)])
    func rowsOfATable(_ row: String, _ read: String?) throws {
        let last = "<tr><td>4</td><td>Evidence shows an exceptional standard</td><td>Safeguarding</td></tr>"
        let page = try page(
            "<html><body><h1>\(title)</h1><h2>Quality statement scores</h2><table>\(row)\(last)</table><h2>Summary of people's experiences</h2><p>\(paragraph)</p></body></html>"
        )
        let listed = page.listedScores.filter { $0.score != nil }.map { "\($0.slug)\($0.score ?? 0)" }
        #expect(listed == [read, "safeguarding4"].compactMap { $0 })
        #expect(unread(page).isEmpty == !row.contains("<td>2</td><td>3</td>"))
    }

    /// Headings with the numbers that a word processor puts before them.
    @Test(arguments: [false, true])
    func numberedHeadings(_ isWord: Bool) throws {
        let parts: [(level: Int, text: String)] = [
            (1, "1. Local authority assessment: Anyshire County Council"),
            (0, "Published on 24 October 2025"), (1, "2. Overall rating"),
            (0, "Good"), (1, "3. Theme 1: How Anyshire County Council works with people"),
            (2, "3.1 Assessing needs"), (0, "Score: 2"),
            (3, "3.1.1 What people expect"),
            (0, "I have care and support that is coordinated, and everyone works well together and with me."),
            (3, "3.1.2 Key findings for this quality statement"),
            (4, "3.1.2.1 Timeliness of assessments, care planning and reviews"),
            (0, paragraph), (2, "3.2 Equity in experience and outcomes"), (0, "Score: 3"),
            (3, "3.2.1 Key findings for this quality statement"), (0, other),
            (0, "12 workers had left within a year, which was fewer than before."),
        ]
        let read: ReportPage
        if isWord {
            let body = parts.map { part in
                let style = part.level == 0 ? "" : "<w:pPr><w:pStyle w:val=\"Heading\(part.level)\"/></w:pPr>"
                return "<w:p>\(style)<w:r><w:t>\(part.text)</w:t></w:r></w:p>"
            }
            let document =
                "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>\(body.joined())</w:body></w:document>"
            read = try readPage(
                ReportFile(path: "x", bytes: zip([("word/document.xml", document)])), framework: framework())
        } else {
            read = try page(
                parts.map {
                    $0.level == 0 ? $0.text : String(repeating: "#", count: $0.level) + " " + $0.text
                }.joined(separator: "\n\n"))
        }
        #expect(read.authorityName?.value == "Anyshire County Council" && read.rating?.value == .good)
        #expect(scores(read) == ["needs2", "equity3"] && unread(read).isEmpty)
        #expect(
            read.parts.map { $0.paragraphs.map(\.heading) } == [
                ["Timeliness of assessments, care planning and reviews"], [nil, nil],
            ])
        #expect(read.parts.last?.paragraphs.last?.text.hasPrefix("12 workers") == true)
    }

    /// Menus, consent boxes and feedback that no element tells from the report, and links to its other pages.
    @Test func aPageBetweenMenus() throws {
        let page = try page(
            """
            <html><head><title>Safeguarding | \(title) | Care Quality Commission</title></head><body><div><p>We use cookies to make this site work.</p>
            <p>Accept all</p></div><div><ul><li>Home</li><li>Assessing needs</li><li>Safeguarding</li></ul></div>
            <div><h1>Safeguarding</h1><p>Score: 3</p><h2>Key findings for this quality statement</h2><p>\(paragraph)</p></div>
            <div><h2>Was this page helpful?</h2><p>Yes</p><p>No</p><p>\(other)</p><h2>More from this report</h2><ul><li>Learning, improvement and innovation</li></ul>
            <p>© CQC 2025. All content is available under the Open Government Licence v3.0, except where otherwise stated.</p></div></body></html>
            """)
        #expect(page.authorityName?.value == "Anyshire County Council")
        #expect(scores(page) == ["safeguarding3"] && page.parts.map(\.paragraphs.count) == [1])
        #expect(!unread(page).contains(paragraph))
    }

    /// A report that rates its statements in words: those are no scores, and the words are still each
    /// statement's own.
    @Test func ratingsInPlaceOfScores() throws {
        let page = try page(
            "\(title) report 2027\n\nReport published: 3 May 2027\n\nAssessing needs\nRating: Requires improvement\n\nWhat we found\n\(paragraph)\n\nSafeguarding\nRating: Good\n\nWhat we found\n\(other)\n"
        )
        #expect(
            page.authorityName?.value == "Anyshire County Council"
                && page.published?.value.iso == "2027-05-03")
        #expect(
            scores(page) == ["needs0", "safeguarding0"] && page.parts.map(\.paragraphs.count) == [1, 1]
                && page.rating == nil)
        #expect(unread(page) == ["Rating: Requires improvement", "Rating: Good"])
    }

    /// Two columns: what stands at the same height in the other one is not in the same row.
    @Test func columnsOfAPDF() {
        func line(_ text: String, left: Double, top: Double) -> PDFPage.Line {
            .init(
                text: text, left: left, top: top, right: left + Double(text.count) * 4, bottom: top + 10,
                firstWordWidth: 20)
        }
        let text = "Some words of a paragraph that fills its column"
        let left = (0..<9).map { line(text, left: 40, top: 100 + 12 * Double($0)) }
        let right =
            (0..<4).map { line(text, left: 300, top: 100 + 12 * Double($0)) } + [
                line("Safeguarding", left: 300, top: 148), line("Score: 3", left: 300, top: 160),
            ]
            + (6..<9).map { line(text, left: 300, top: 100 + 12 * Double($0)) }
        #expect(PDFRows.joined(left + right).map(\.text) == (left + right).map(\.text))
        // A column of scores and their wording is one of a table.
        let names = ["Assessing needs", "Safeguarding", "Equity in experience and outcomes"]
        let rows = names.enumerated().map { line($1, left: 40, top: 100 + 12 * Double($0)) }
        let cells = names.indices.map { line("Score: 3", left: 300, top: 100 + 12 * Double($0)) }
        #expect(PDFRows.joined(rows + cells).map(\.text) == names.map { $0 + "\tScore: 3" })
    }

    /// What a paper puts behind the report is nobody's finding; a sentence that begins alike is one.
    @Test(arguments: [
        ("Appendix B – Action plan", 1), ("Response from Anyshire County Council", 1), ("Kind regards", 1),
        ("Response by telephone had been slow, and several carers told us that they had stopped calling.", 3),
    ])
    func whatFollowsTheReport(_ line: String, _ paragraphs: Int) throws {
        let page = try page(
            "\(title)\n\nSafeguarding\n\nScore: 3\n\nKey findings for this quality statement\n\n\(paragraph)\n\n\(line)\n\n\(other)"
        )
        #expect(page.parts.map(\.paragraphs.count) == [paragraphs])
    }

    /// The number of a paper and a stop in a name before the title; "Item" in a name would be part of it.
    @Test(arguments: [
        ("APPENDIX A\n\(Self.of("Rutland County Council"))", "Rutland County Council"),
        (Self.of("St. Helens Council"), "St Helens Council"),
        (Self.of("Itemby County Council"), "Itemby County Council"),
    ])
    func whatStandsInATitle(_ text: String, _ name: String) throws {
        #expect(
            try page("\(text)\n\nSafeguarding\n\nScore: 3\n\nKey findings\n\n\(paragraph)").authorityName?
                .value == name)
    }

    private static func of(_ council: String) -> String { "\(council): local authority assessment" }

    /// A statement whose section opens with a paragraph right below the list of scores; and a page's number.
    @Test func aSectionBehindTheList() throws {
        let list = "Assessing needs\nScore: 2\n\nSafeguarding\nScore: 3"
        let page = try page(
            "\(title)\n\nQuality statement scores\n\n\(list)\n\nAssessing needs\n\nScore: 2\n\n\(paragraph)\n\nPage 3 of 9\n\nKey findings for this quality statement\n\n\(other)"
        )
        #expect(page.parts.map(\.paragraphs.count) == [2] && page.listedScores.count == 2)
    }
}
