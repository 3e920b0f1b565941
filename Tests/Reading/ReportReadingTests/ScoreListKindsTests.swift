import AssessmentModel
import SourceText
import Testing

@testable import PDFPages
@testable import ReportReading

/// Lists of scores, and the small kinds beside them, as other hands lay them out: each with a near miss.
@Suite struct ScoreListKindsTests {
    private let title = "Anyshire County Council: local authority assessment"
    private let body =
        "Safeguarding\n\nScore: 3\n\nKey findings for this quality statement\n\nStaff spoke warmly of the way in which teams had been brought together, and people told us that it had helped.\n"
    private let names = [
        "Assessing needs", "Supporting people to lead healthier lives", "Equity in experience and outcomes",
        "Safeguarding",
    ]

    private func listed(_ page: ReportPage) -> String {
        page.listedScores.map { "\($0.slug)\($0.score ?? 0)" }.joined(separator: " ")
    }

    /// Statements as the heads of columns: a row of scores below them is theirs. Rows of which it is not known whose they
    /// are give none, and a row of other figures none.
    @Test(
        arguments: [
            ([["", "2", "1", "3", "4"]], "needs2 support1 equity3 safeguarding4"),
            ([["Score", "2", "1", "3", "4"]], "needs2 support1 equity3 safeguarding4"),
            (
                [["Out of", "4", "4", "4", "4"], ["Score", "2", "1", "3", "4"]],
                "needs2 support1 equity3 safeguarding4"
            ),
            (
                [["Score 2023", "1", "1", "1", "1"], ["Score 2025", "2", "1", "3", "4"]],
                "needs2 support1 equity3 safeguarding4"
            ),
            ([["", "2", "1", "3", "4"], ["", "3", "1", "3", "4"]], ""),
            ([["England average", "2", "1", "3", "4"]], ""), ([["Findings", "2", "1", "3", "4"]], ""),
            ([["Score", "2", "1", "3", "7"]], ""),
        ] as [([[String]], String)])
    func turned(_ rows: [[String]], _ scores: String) throws {
        let cells = [[""] + names] + rows
        let text = cells.map { $0.joined(separator: "\t") }.joined(separator: "\n")
        let table = cells.map { "<tr><td>" + $0.joined(separator: "</td><td>") + "</td></tr>" }.joined()
        let bar = cells.enumerated().map { number, row in
            "|" + row.joined(separator: "|") + "|" + (number == 0 ? "\n|--|--|--|--|--|" : "")
        }
        #expect(try listed(page("\(title)\n\nQuality statement scores\n\n\(text)\n\n\(body)")) == scores)
        #expect(
            try listed(
                page("# \(title)\n\n## Quality statement scores\n\n\(bar.joined(separator: "\n"))\n\n\(body)")
            )
                == scores)
        #expect(
            try listed(
                page(
                    "<html><body><h1>\(title)</h1><h2>Quality statement scores</h2><table>\(table)</table>"
                        + body.split(separator: "\n\n").map { "<p>\($0)</p>" }.joined() + "</body></html>"))
                == scores)
    }

    /// Heads of several lines over scores on a page: what stands above them is no part of a head, the number of a line no
    /// score, and heads of which one is no name are left as they were.
    @Test func headsOnAPage() {
        func line(_ words: [(String, Double)], _ top: Double) -> [PDFPage.Line] {
            words.map { text, left in
                let right = left + Double(text.count) * 5
                return PDFPage.Line(
                    text: text, left: left, top: top, right: right, bottom: top + 10,
                    firstWordWidth: right - left,
                    words: [
                        .init(text: text, box: .init(left: left, top: top, right: right, bottom: top + 10))
                    ])
            }
        }
        func page(_ last: String, _ scores: [(String, Double)]) -> [PDFPage.Line] {
            line([("Scores", 60)], 60)
                + line([("Equity", 160), ("in", 195), ("expe\u{AD}", 210)], 100)
                + line([("Assessing", 60), ("rience", 160), ("and", 195)], 112)
                + line([("needs", 60), ("outcomes", 160), ("Safeguarding", 260), (last, 360)], 124)
                + line(scores, 140) + line([("Score", 60)], 170)
        }
        func isName(_ text: String) -> Bool { (names + ["Governance"]).contains(text) }
        let scores = [("2", 60.0), ("1", 160.0), ("3", 260.0), ("4", 360.0)]
        let rows = [
            "Scores", "Assessing needs\tEquity in experience and outcomes\tSafeguarding\tGovernance",
            "2\t1\t3\t4",
            "Score",
        ]
        func texts(_ lines: [PDFPage.Line]) -> [String] {
            PDFScoreHeads.joined(lines, isOwnLine: isName).map(\.text)
        }
        #expect(texts(page("Governance", scores)) == rows)
        let numbered = texts(page("Governance", [("3", 20)] + scores))
        #expect(numbered.contains(rows[1]) && numbered.contains(rows[2]) && numbered.contains("3"))
        #expect(!texts(page("Governors", scores)).contains { $0.contains("\t") })
        #expect(!texts(page("Governance", Array(scores.dropLast()))).contains { $0.contains("\t") })
    }

    /// A score of another column that poppler gives behind a name is not that name's; one set behind it is, wherever it
    /// stands, and one below it.
    @Test(
        arguments: [(40.0, 50, ["Safeguarding"]), (40, 2, nil), (310, 50, nil)]
            as [(Double, Int, [String]?)])
    func scoresOfOtherColumns(_ left: Double, _ order: Int, _ apart: [String]?) {
        func placed(_ text: String, _ left: Double, _ top: Double, _ order: Int) -> PlacedLine {
            let words = text.split(separator: " ").enumerated().map { number, word in
                PDFPage.Word(
                    text: String(word),
                    box: .init(left: left, top: top, right: left + 40, bottom: top + 10),
                    order: (order + number)...(order + number))
            }
            return .init(
                line: .init(
                    text: text, left: left, top: top, right: left + 60, bottom: top + 10, firstWordWidth: 40,
                    words: words), page: 1, isChrome: false)
        }
        let lines = [
            placed("Safeguarding", 300, 100, 1), placed("Score: 2", left, 114, order),
            placed("2 – Evidence shows some shortfalls", left, 128, order + 2),
        ]
        let blocks = PDFParagraphs(lines) { ["Safeguarding", "Safeguarding Score: 2"].contains($0) }.blocks()
            .blocks
        #expect(blocks.count { $0.kind == .note } == (apart == nil ? 0 : 2))
    }

    /// Letters and small Roman numbers in brackets before names and headings; a word in brackets is part of a line.
    @Test func numbersInBrackets() throws {
        let page = try page(
            "\(title)\n\nQuality statement scores\n\n(a) Assessing needs\n\nScore: 2\n\n(a) Safeguarding\n\nScore: 3\n\n(iv) "
                + body.replacing(
                    "Staff", with: "(iv) Safeguarding systems, processes and practices\n\nStaff"))
        #expect(listed(page) == "needs2 safeguarding3")
        #expect(page.listedScores.first?.printedName == "Assessing needs")
        #expect(
            page.parts.first?.paragraphs.map(\.heading) == ["Safeguarding systems, processes and practices"])
        #expect(Recogniser.withoutNumber("(new) Safeguarding") == "(new) Safeguarding")
    }

    /// Names with their scores that a page's width broke are a line each.
    @Test(arguments: [
        ("Supporting people to lead healthier lives Score: 1", true), ("Safeguarding: Score 3", true),
        ("Safeguarding staff had a score of 3", false), ("Anyshire Score: 3", false),
    ])
    func namesWithScores(_ text: String, _ isLine: Bool) throws {
        #expect(Recogniser.isOwnLine(text, try framework()) == isLine)
    }

    @Test(arguments: [
        ("7th of October, 2025", "2025-10-07"), ("6 of October 2025", "2025-10-06"),
        ("7 sorts of October 2025", nil),
    ])
    func dates(_ text: String, _ date: String?) throws {
        let read = try page("\(title)\n\nAssessment published: \(text)\n\n\(body)")
        #expect((read.published?.value).map { String(describing: $0) } == date)
    }

    /// Pages as browsers save them in one file are no mail; a mail is.
    @Test(arguments: [
        ("From: <Saved by Blink>", "web archive"),
        ("From: \"Saved by Windows Internet Explorer 11\"", "web archive"),
        ("From: Sam Saved <sam@example.org>", "mail"),
    ])
    func savedPages(_ from: String, _ name: String) {
        let text =
            "\(from)\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n--x\nContent-Transfer-Encoding: quoted-printable\n\n<html>"
        let error = #expect(throws: WorldError.self) { try DocumentFormat(of: Array(text.utf8)) }
        #expect(error.map { String(describing: $0).contains(name) } == true)
    }

    /// Spans of pandoc, also with changes that were tracked, and names of signs before a title; a time is no sign.
    @Test(arguments: [
        (
            "In May 143 [persons]{.deletion author=\"J\"}[people]{.insertion author=\"J\"} waited.",
            "In May 143 people waited."
        ),
        ("People [of all ages]{.underline} waited.", "People of all ages waited."),
        ("# :house: Anyshire", "Anyshire"), ("# :house: :check: 10:30:15 Anyshire", "10:30:15 Anyshire"),
    ])
    func spans(_ text: String, _ read: String) throws {
        #expect(try MarkdownBlocks.read(text + "\n").blocks.map(\.text) == [read])
        #expect(
            try DocumentFormat(of: Array("\u{FEFF}# [Anyshire]{.smallcaps} {#a}\r\n\r\nIn May.\r\n".utf8))
                == .markdown)
    }
}
