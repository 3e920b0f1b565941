import AssessmentModel
import Foundation
import ReferenceData
import SourceText
import Testing

@testable import ReportReading
@testable import TextAnalysis

/// A finding long enough that no rule takes it for a heading.
private let paragraph =
    "Staff spoke warmly of the way in which teams had been brought together, and people told us that the change had made it easier to get help."

@Suite struct LayoutTests {
    /// One statement page in the spellings of several years.
    @Test(arguments: [
        "Score: 3\n3 - Evidence shows a good standard", "Score 3\n3 – Evidence shows a good standard",
        "Score: 3\nScore: 3 - Evidence shows a good standard",
        "Score: 3 - Evidence shows a good standard", "Indicative score:\n3 - Evidence shows a good standard",
        "Score: 3", "Score:\u{A0}3",
    ])
    func scoreLines(_ lines: String) throws {
        let page = try page(
            "Anyshire County Council: local authority assessment\nSafeguarding\n\(lines)\nKey findings for this quality statement\n\(paragraph)"
        )
        #expect(page.parts.map(\.section.slug) == ["safeguarding"])
        #expect(page.parts.first?.score?.value == 3)
        #expect(page.parts.first?.paragraphs.map(\.text) == [paragraph])
        #expect(page.isIndicative == lines.hasPrefix("Indicative"))
        #expect(page.accounting.read == page.accounting.all)
    }

    @Test(arguments: [
        "• Assessing needs\nScore: 2\n• Safeguarding\nScore: 3", "Assessing needs: 2\nSafeguarding: 3",
        "Assessing needs\nScore: 2\nSafeguarding\nScore: 3",
        "| Quality statement | Score |\n| --- | --- |\n| Assessing needs | Score: 2 |\n| Safeguarding | 3 |",
        "Assessing needs – Score: 2\nSafeguarding – Score: 3",
    ])
    func scoreLists(_ list: String) throws {
        let page = try page(
            "Anyshire County Council: local authority assessment\nOverall summary\nLocal authority rating and score\nAnyshire County Council\nGood\nQuality statement scores\n\(list)\nSummary of people’s experiences\n\(paragraph)"
        )
        #expect(page.listedScores.map { "\($0.slug)\($0.score ?? 0)" } == ["needs2", "safeguarding3"])
        #expect(page.rating?.value == .good)
        #expect(page.parts.map(\.section) == [.experiences])
        #expect(page.accounting.read == page.accounting.all)
    }

    private let council = "Anyshire County Council: local authority assessment\n"

    /// The pilots of 2023: another title, "indicative" everywhere, quoted I statements that are not closed,
    /// no findings heading's statement.
    @Test func pilots() throws {
        let summary = try page(
            "Anyshire County Council assessment\nPublished: 17 November 2023 Page last updated: 20 November 2023\nDownloads\nOverall summary\nLocal authority indicative rating\nGood: Evidence shows a good standard\nSummary of strengths, areas for development and next steps\n\(paragraph)"
        )
        #expect(summary.authorityName?.value == "Anyshire County Council")
        #expect(summary.rating?.value == .good && summary.isIndicative)
        #expect(summary.published?.value.english == "17 November 2023")
        #expect(
            summary.parts.map(\.section) == [.strengths] && summary.accounting.read == summary.accounting.all)
        let statement = try page(
            "Assessing needs\nIndicative score:\n2 - Evidence shows some shortfalls\nWhat people expect:\n“I have care and support that is co-ordinated, and everyone works well together and with me.\nThe local authority commitment:\n“We maximise the effectiveness of people’s care and treatment by assessing and reviewing their health, care, wellbeing and communication needs with them.”\nKey findings for this quality statement\n\(paragraph)"
        )
        #expect(statement.parts.first?.score?.value == 2 && statement.isIndicative)
        #expect(
            statement.parts.first?.paragraphs.count == 1
                && statement.accounting.read == statement.accounting.all)
    }

    /// A table with themes, numbered names, wordings in cells; a row that cannot be read is said.
    @Test func aTableOfThemesAndNumberedNames() throws {
        let page = try page(
            "\(council)Overall summary\nTheme | Quality statement | Score\nWorking with people | 1. Assessing needs | 3\n | 2. Supporting people to lead healthier lives | 3 - Evidence shows a good standard\nProviding support | Care provision, integration and continuity of care | Score: 2\nOverall rating: Good\nOverall score: 67%\nSummary of people's experiences\n\(paragraph)"
        )
        #expect(page.listedScores.map { "\($0.slug)\($0.score ?? 0)" } == ["needs3", "support3", "care2"])
        #expect(page.listedScores.first?.printedName == "Assessing needs")
        #expect(page.rating?.value == .good && page.percentPrinted?.value == 67)
        #expect(page.accounting.read == page.accounting.all)
    }

    /// No "Key findings" line, paragraphs of any length, headings or none, in each form that is read.
    @Test(arguments: ["text", "markdown", "html"], [false, true])
    func sectionsWithoutTheLineKeyFindings(_ form: String, _ hasHeadings: Bool) throws {
        let heading = "Access to help"
        let parts: [(kind: String, text: String)] =
            [
                ("h1", "Anyshire County Council: local authority assessment"), ("h2", "Assessing needs"),
                ("p", "Score: 3"),
            ]
            + (hasHeadings ? [("h3", heading)] : [])
            + [
                ("p", "Carers praised staff."), ("p", paragraph), ("h2", "Safeguarding"), ("p", "Score: 2"),
                ("p", "2 - Evidence shows some shortfalls"),
            ] + (hasHeadings ? [("h3", heading)] : []) + [
                ("p", "People waited a long time."), ("p", "Some had waited a year."),
            ]
        let text: String
        switch form {
        case "html":
            text =
                "<html><body><main>" + parts.map { "<\($0.kind)>\($0.text)</\($0.kind)>" }.joined()
                + "</main></body></html>"
        case "markdown":
            text = parts.map { ["h1": "# ", "h2": "## ", "h3": "### "][$0.kind, default: ""] + $0.text }
                .joined(separator: "\n\n")
        default: text = parts.map(\.text).joined(separator: "\n")
        }
        let page = try page(text)
        #expect(page.parts.map(\.section.slug) == ["needs", "safeguarding"])
        #expect(page.parts.map(\.score?.value) == [3, 2])
        #expect(page.parts.map(\.paragraphs.count) == [2, 2] || form == "text" && hasHeadings)
        #expect(page.listedScores.isEmpty)
        #expect(page.accounting.read == page.accounting.all)
    }

    /// What cannot be a score is not taken for one, and its section's findings are still its own.
    @Test func anImpossibleScoreIsSaidAndMovesNothing() throws {
        let page = try page(
            "\(council)Assessing needs\nScore: 3\nKey findings\n\(paragraph)\nPartnerships and communities\nScore: 5\nKey findings\n\(paragraph) Two."
        )
        #expect(page.parts.map(\.section.slug) == ["needs", "partnerships"])
        #expect(page.parts.map(\.score?.value) == [3, nil])
        #expect(page.parts.map(\.paragraphs.count) == [1, 1])
        #expect(
            page.extents.filter { $0.kind == .unread }.map { String(page.readingText[$0.span]) } == [
                "Score: 5"
            ])
    }

    @Test func aPageCopiedWithItsMenusAndFooter() throws {
        let page = try page(
            "Skip to main content\nHome\nFind care\n\(council)On this page\nSafeguarding\nOverview\nSafeguarding\nScore: 3\nKey findings for this quality statement\nSafeguarding systems, processes and practices\n\(paragraph)\nWhile work was under way, staff said the backlog was large\n\(paragraph) Two.\nIs this page useful?\nYes\nNo\nCall us on: 03000 616161\n© Care Quality Commission 2025"
        )
        #expect(page.parts.map(\.section.slug) == ["safeguarding"])
        #expect(page.parts.first?.paragraphs.count == 3)
        #expect(
            Set(page.parts.first?.paragraphs.map(\.heading) ?? []) == [
                "Safeguarding systems, processes and practices"
            ])
        #expect(page.accounting.read == page.accounting.all)
    }

    /// A page whose markup puts the report where menus usually are: no main, all in a form, panels behind
    /// buttons, headings merely bold.
    @Test func aWebPageThatIsMarkedUpOddly() throws {
        let page = try page(
            """
            <html><head><meta charset="utf-8"><title>Anyshire County Council: local authority assessment - Care Quality Commission</title></head>
            <body class="has-sidebar"><div class="layout-with-menu"><form><div class="cookie-banner"><p>We use cookies.</p></div>
            <h2>Equity in experience and outcomes</h2><p><b>Score: 2</b></p><p>2 – Evidence shows some shortfalls</p>
            <h3><button type="button">Understanding and reducing barriers to care and support and reducing inequalities</button></h3>
            <div hidden><p>\(paragraph)</p><p>\(paragraph) Two.<br><br>\(paragraph) Three.</p></div>
            <p><strong>Inclusion and accessibility arrangements</strong></p><p>\(paragraph) Four.</p><ul><li><p>\(paragraph) Five.</p></li></ul>
            </form></div></body></html>
            """)
        #expect(page.authorityName?.value == "Anyshire County Council")
        let part = try #require(page.parts.first)
        #expect(part.section.slug == "equity" && part.score?.value == 2 && part.paragraphs.count == 5)
        #expect(
            part.paragraphs.map(\.heading).filter { $0?.hasPrefix("Inclusion") == true }.count == 2
                && part.paragraphs.first?.heading?.hasPrefix("Understanding") == true)
    }

    /// What copying, saving and converting do to a page must not change what is read.
    @Test(arguments: [
        "as it is", "CRLF", "no blank lines", "curly quotes", "wrapped", "byte order mark", "UTF-16",
        "trailing spaces",
        "Markdown headings",
    ])
    func mutations(_ mutation: String) throws {
        let original = try String(
            contentsOf: Places.samples.appendingPathComponent("northmoor.txt"), encoding: .utf8)
        let expected = try page(original)
        let bytes: [UInt8]
        switch mutation {
        case "CRLF": bytes = Array(original.replacingOccurrences(of: "\n", with: "\r\n").utf8)
        case "no blank lines": bytes = Array(original.split(separator: "\n").joined(separator: "\n").utf8)
        case "curly quotes": bytes = Array(original.replacingOccurrences(of: "'", with: "’").utf8)
        case "wrapped":
            bytes = Array(
                original.split(separator: "\n", omittingEmptySubsequences: false).map(wrapped).joined(
                    separator: "\n"
                ).utf8)
        case "byte order mark": bytes = [0xEF, 0xBB, 0xBF] + Array(original.utf8)
        case "UTF-16": bytes = [0xFF, 0xFE] + original.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        case "trailing spaces": bytes = Array(original.replacingOccurrences(of: "\n", with: "  \n").utf8)
        case "Markdown headings":
            bytes = Array(
                original.replacingOccurrences(of: "\nKey findings", with: "\n### Key findings").utf8)
        default: bytes = Array(original.utf8)
        }
        let read = try readPage(ReportFile(path: "page.txt", bytes: bytes), framework: framework())
        #expect(read.published?.value == expected.published?.value)
        #expect(read.listedScores.map(\.score) == expected.listedScores.map(\.score))
        #expect(read.parts.map(\.section) == expected.parts.map(\.section))
        #expect(read.parts.map { $0.paragraphs.count } == expected.parts.map { $0.paragraphs.count })
        let heads = { (page: ReportPage) in page.parts.map { Set($0.paragraphs.compactMap(\.heading)).count }
        }
        #expect(heads(read) == heads(expected))
        #expect(read.accounting.read == read.accounting.all)
    }

    private func wrapped(_ line: Substring) -> String {
        var lines: [String] = []
        for word in line.split(separator: " ") {
            if let last = lines.last, last.count + word.count < 76 {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines.joined(separator: "\n")
    }

    /// What the pilots' landing page and a theme's table of contents say is standing text; neither has
    /// findings of a statement.
    @Test func pagesThatLeadToOthers() throws {
        let landing = try page(
            "Anyshire County Council assessment\nAssessment start date: 11 May 2023\nAssessment published: 17 November 2023\nAssessing how local authorities meet their duties under Part 1 of the Care Act (2014) is a new responsibility for CQC. We have been piloting our approach to these new assessments in 5 local authorities who volunteered to participate.\nAbout Anyshire County Council\nDemographics\n\(paragraph)"
        )
        #expect(
            landing.accounting.read == landing.accounting.all && landing.parts.map(\.paragraphs.count) == [1])
        let contents = try page(
            "\(council)Published: 30 October 2025 Page last updated: 30 October 2025\nTheme 1: How Anyshire County Council works with people\nThis theme includes these quality statements:\n• Assessing needs\n• Supporting people to live healthier lives\n• Equity in experience and outcomes\nWe may not always review all quality statements during every assessment."
        )
        #expect(
            contents.accounting.read == contents.accounting.all && contents.parts.isEmpty
                && contents.listedScores.isEmpty)
        #expect(contents.published?.value.english == "30 October 2025")
    }

    /// A news item about a report lists scores, in other words than the report, and is none.
    @Test func aNewsItemIsNoReport() throws {
        let news =
            "CQC rates Anyshire as good\nPublished: 17 May 2024\n\(paragraph)\n- supporting people to lead healthier lives – 2\n- equity in experience and outcomes – 3\n- partnership and communities – 3\n- safeguarding – 3\n\(paragraph)"
        let error = #expect(throws: WorldError.self) { try page(news) }
        #expect(error?.description.contains("it lists scores, but the rest of it") == true)
    }

    /// Footnotes as Markdown, pandoc, LibreOffice and Word write them are no findings, and are said to be
    /// unread.
    @Test(arguments: [
        "<section class=\"footnotes\" role=\"doc-endnotes\"><ol><li><p>Of 412 people.</p></li></ol></section>",
        "<div id=\"sdfootnote1\"><p>Of 412 people.</p></div>", "<div id=\"ftn1\"><p>Of 412 people.</p></div>",
        "[^1]: Of 412 people.",
    ])
    func footnotes(_ note: String) throws {
        let isMarkdown = note.hasPrefix("[")
        let page = try page(
            isMarkdown
                ? "# Safeguarding\n\nScore: 3\n\nKey findings\n\n\(paragraph)\n\n\(note)\n"
                : "<html><body><main><h2>Safeguarding</h2><p>Score: 3</p><h3>Key findings</h3><p>\(paragraph)</p>\(note)</main></body></html>"
        )
        #expect(page.parts.map(\.paragraphs.count) == [1])
        #expect(
            page.extents.filter { $0.kind == .unread }.map { String(page.readingText[$0.span]) } == [
                "Of 412 people."
            ])
    }

    @Test func textBeforeAnyPartIsListedAsUnread() throws {
        let page = try page(
            "\(paragraph)\nSafeguarding\nScore: 3\nKey findings for this quality statement\n\(paragraph)")
        #expect(page.accounting.read < page.accounting.all)
        #expect(page.extents.filter { $0.kind == .unread }.count == 1)
    }
}

@Suite struct BadInputTests {
    @Test(
        arguments: [
            ([], "empty"),
            (Array("Dear resident, your bin is collected on Tuesday.".utf8), "not an assessment report"),
            ([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2], "control byte at offset 4"),
            (Array("%PDF-1.7 stuff".utf8), "damaged PDF"),
            ([0x50, 0x4B, 3, 4, 0], "damaged Word or zip"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], ".docx"),
            (Array("{\\rtf1 Hello}".utf8), "Rich Text"), (Array("MIME-Version: 1.0".utf8), "web archive"),
            (Array("<!doctype html><html><body><p>Hello</p></body></html>".utf8), "not an assessment report"),
        ] as [([UInt8], String)])
    func oneClearLine(_ bytes: [UInt8], _ reason: String) throws {
        let framework = try framework()
        let error = #expect(throws: WorldError.self) {
            try readPage(ReportFile(path: "x", bytes: bytes), framework: framework)
        }
        #expect(error?.description.contains(reason) == true)
        #expect(error?.description.contains("\n") == false)
    }

    @Test func deepAndLongInputEnds() throws {
        let deep =
            "<!doctype html><html><body>" + String(repeating: "<div>", count: 50_000) + "<p>Safeguarding</p>"
        // Each is read or refused in a sentence; what is tested is that it ends.
        for text in [
            deep, String(repeating: "a", count: 2_000_000),
            String(repeating: "Safeguarding\nScore: 3\n", count: 500),
        ] {
            let outcome = Result { try page(text) }
            if case .failure(let error) = outcome { #expect(error is WorldError, "\(error)") }
        }
    }

    @Test func whatNoReportHasIsRefusedBeforeItFillsTheMemory() throws {
        let framework = try framework()
        let many = "<html><body>" + String(repeating: "<p>a</p>", count: 60_000)
        for text in [many, "<html><body>" + String(repeating: "<b>", count: 500_000)] {
            let error = #expect(throws: WorldError.self) {
                try readPage(ReportFile(path: "x", bytes: Array(text.utf8)), framework: framework)
            }
            #expect(error?.description.contains("which no report has") == true)
        }
        let halved = #expect(throws: WorldError.self) {
            try DecodedText([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x42, 0x00])
        }
        #expect(halved?.description == "not valid UTF-16 text: half a character at offset 4")
    }

    /// A page is what its bytes are, and stray bytes in it are the same each time it is read.
    @Test(
        arguments: [
            ("utf-8", [0xE2, 0x80, 0x93, 0xD0], "–\u{FFFD}"), ("utf-8", [0x96], "–"),
            ("iso-8859-1", [0x96], "–"),
            ("iso-8859-1", [0xE2, 0x80, 0x93], "–"), ("utf-8", [0xE2, 0x80, 0x93, 0x11], "–\u{FFFD}"),
            ("koi8-r", [0xE2, 0x80, 0x93], "–"),
            ("koi8-r", [0x96], nil),
        ] as [(String, [UInt8], String?)])
    func bytesOfAPage(_ charset: String, _ bytes: [UInt8], _ read: String?) throws {
        let head =
            "<html><head><meta charset=\"\(charset)\"></head><body><h2>Safeguarding</h2><p>Score: 3</p><h3>Key findings</h3><p>"
        let whole = Array((head + paragraph).utf8) + bytes + Array("x</p></body></html>".utf8)
        let framework = try framework()
        guard let read else {
            let error = #expect(throws: WorldError.self) {
                try readPage(ReportFile(path: "x", bytes: whole), framework: framework)
            }
            #expect(error?.description.contains("character set koi8-r, which is not read") == true)
            return
        }
        for _ in 0..<3 {
            let page = try readPage(ReportFile(path: "x", bytes: whole), framework: framework)
            #expect(page.parts.first?.paragraphs.map(\.text) == [paragraph + read + "x"])
        }
    }

    @Test func windows1252IsDecoded() throws {
        let bytes =
            Array("Safeguarding\nScore: 3\nKey findings\n".utf8) + Array(paragraph.utf8) + [
                0x20, 0x93, 0x68, 0x69, 0x94, 0x2E,
            ]
        let page = try readPage(ReportFile(path: "x", bytes: bytes), framework: framework())
        #expect(page.parts.first?.paragraphs.first?.text.hasSuffix("“hi”.") == true)
    }
}
