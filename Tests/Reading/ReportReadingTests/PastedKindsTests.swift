import AssessmentModel
import ReferenceData
import SourceText
import Testing

@testable import PDFPages
@testable import ReportReading

/// Text as it is pasted and handed on, and pages laid over others: each kind with a near miss.
@Suite struct PastedKindsTests {
    private func texts(_ text: String) -> [String] {
        TextBlocks.read(text).blocks.filter { $0.kind != .chrome }.map(\.text)
    }

    private func page(_ body: String, title: String = "Anyshire County Council: local authority assessment")
        throws
        -> ReportPage
    {
        let text =
            "\(title)\n\nSafeguarding\n\nScore: 3\n\nKey findings for this quality statement\n\n\(body)"
        return try readPage(.init(path: "a.txt", bytes: Array(text.utf8)), framework: framework())
    }

    /// Thousands that a plain space parts are one number behind a word of a sentence and before what they count.
    @Test(arguments: [
        (
            "Some 12 400 people and 1 234 carers came.",
            "Some 12\u{202F}400 people and 1\u{202F}234 carers came."
        ),
        ("It spent £1 234 567 each year.", nil),
        ("It cost about £1 250 000 overall.", "It cost about £1\u{202F}250\u{202F}000 overall."),
        ("In May 143 people and in week 1 400 people came.", nil), ("See table 2 143 people waited.", nil),
        ("12 400 people came.", nil), ("Rooms 12 400 and 401.", nil),
        ("There were 12 4000 people.", nil), ("By 2025 143 people came.", nil),
        ("It had 1.5 143 people.", nil),
    ])
    func thousands(_ text: String, _ joined: String?) {
        let spent =
            joined
            ?? (text.contains("spent") ? text.replacing("1 234 567", with: "1\u{202F}234\u{202F}567") : text)
        #expect(GroupedThousands.marked(text) == spent)
    }

    /// A sentence goes on over a blank line in a small letter; a list's short items and a new sentence stand alone.
    @Test(arguments: [
        (
            "In May, 143 people were waiting for a review of their\n\ncare and support. Leaders knew of it.\n\nStaff left.",
            [
                "In May, 143 people were waiting for a review of their care and support. Leaders knew of it.",
                "Staff left.",
            ]
        ),
        ("Staff helped with\n\nhousing\n\nmoney", ["Staff helped with", "housing", "money"]),
        (
            "In May, 143 people were waiting for a review of their care.\n\nmyCare is an app.",
            ["In May, 143 people were waiting for a review of their care.", "myCare is an app."]
        ),
        (
            "Arrangements to prevent, delay or reduce needs for care\n\nPeople told us they waited.",
            ["Arrangements to prevent, delay or reduce needs for care", "People told us they waited."]
        ),
    ])
    func linesApart(_ text: String, _ whole: [String]) { #expect(texts(text) == whole) }

    /// A title on several lines names its council; lines of a menu above it do not belong to it.
    @Test(arguments: [
        "Anyshire County Council:\nlocal authority assessment",
        "Anyshire\nCounty\nCouncil:\nlocal authority\nassessment",
        "Local authority assessment\n\n1\n\nAnyshire County Council: local\nauthority assessment\nAssessment published: 1 May 2025",
        "Anyshire County Council: local authority assessment\nAnyshire",
    ])
    func titles(_ title: String) throws {
        #expect(try page("Staff were kind.", title: title).authorityName?.value == "Anyshire County Council")
    }

    /// "About" begins a heading with a council's name and a sentence of evidence.
    @Test func about() throws {
        for sentence in [
            "About ¾ of carers were satisfied.", "About 7 in ten were content",
            "About half waited, staff said.",
        ] {
            #expect(try page(sentence).parts.last?.paragraphs.map(\.text) == [sentence])
        }
        #expect(
            try page("Staff were kind.\n\nAbout Anyshire County Council\n\nIt is large.").parts.count == 2)
    }

    /// A line without a verb and a full stop above a sentence is its heading; one with a figure, or above a list, is not known to be.
    @Test func headingsAboveSentences() throws {
        let found = try page(
            "Support for young carers at school\n\nCarers were heard.\n\nPeople waiting in May: 143 people\n\nIt was less."
        )
        #expect(
            found.parts[0].paragraphs.map(\.text) == [
                "Carers were heard.", "People waiting in May: 143 people", "It was less.",
            ])
        #expect(found.parts[0].paragraphs[0].heading == "Support for young carers at school")
    }

    /// The simple tables of reStructuredText have the same rule three times; a line of signs below a heading has none.
    @Test func tablesOfEqualSigns() {
        let table =
            "=======  =====  =======\nMeasure  Wigan  England\n=======  =====  =======\nWaiting  143    210\nContent  68.2%  61.5%\n=======  =====  ======="
        let rows = TextBlocks.read("Before it.\n\n\(table)\n\nBehind it.").blocks
        #expect(
            rows.map(\.text) == [
                "Before it.", "Measure\tWigan\tEngland", "Waiting\t143\t210", "Content\t68.2%\t61.5%",
                "Behind it.",
            ])
        #expect(rows.filter { $0.kind == .tableRow }.count == 3)
    }

    /// Numbers of a list from 1 on are no figures; a single one, and one that does not begin at 1, may be.
    @Test(arguments: [
        ("1. There were 310.\n\n2) 12 people left.", ["There were 310.", "12 people left."]),
        ("9. There were 310.\n\n10. 12 people left.", ["9. There were 310.", "10. 12 people left."]),
        ("1. There were 310.\n\nStaff left.", ["1. There were 310.", "Staff left."]),
    ])
    func numberedSentences(_ body: String, _ sentences: [String]) throws {
        #expect(try page(body).parts[0].paragraphs.map(\.text) == sentences)
    }

    /// What stands behind a mail's sign of a signature is no finding.
    @Test func signatures() throws {
        #expect(
            try page("Staff were kind.\n\n--\n\nA. Officer\n\nTel 0191 000 0000").parts[0].paragraphs.map(
                \.text) == ["Staff were kind."])
    }

    /// A reference to a note is raised however it is marked, once; another link is words. Lists of links to share a page are the site's.
    @Test(arguments: [
        (
            "<p>There were 310<a role=\"doc-noteref\" href=\"#a\">1</a> of 12<a role=\"doc-noteref\"><sup>2</sup></a>%.</p>",
            ["There were 310 of 12%."]
        ),
        ("<p>See part <a href=\"#a\">1</a>.</p>", ["See part 1."]),
        (
            "<p>So.</p><ul class=\"gem-c-share-links__list\"><li>Share on X</li></ul><div class=\"shares-list\"><p>Shares.</p></div>",
            ["So.", "Shares."]
        ),
    ])
    func referencesAndSharing(_ body: String, _ texts: [String]) throws {
        let read = try HTMLBlocks.read(
            Array("<!doctype html><html><body>\(body)</body></html>".utf8), scope: .marked)
        #expect(read.blocks.filter { $0.kind != .chrome }.map(\.text) == texts)
    }

    /// A row that leaves columns free before its first cell has its cells in the next ones.
    @Test func columnsLeftFree() throws {
        func cell(_ text: String) -> String { "<w:tc><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:tc>" }
        let rows =
            "<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>\(cell("Wigan"))\(cell("England"))</w:tr><w:tr>\(cell("Waiting"))\(cell("143"))\(cell("210"))</w:tr></w:tbl>"
        #expect(
            try WordBlocks.read(WordKindsTests.document(rows)).blocks.map(\.text) == [
                "\tWigan\tEngland", "Waiting\t143\t210",
            ])
    }

    /// Marks that nobody sees are no part of a number, and the slash of fractions is one.
    @Test(arguments: [
        ("It was 3\u{200D}1 days\u{200F} for \u{202B}all\u{202C}.", "It was 31 days for all."),
        ("1\u{2044}4 of staff", "1/4 of staff"),
        ("5‒10 days – “so”…", "5‒10 days – “so”…"),
    ])
    func unseenMarks(_ text: String, _ plain: String) { #expect(texts(text) == [plain]) }

    /// Files of other kinds are named as what they are.
    @Test(arguments: [
        (
            Array("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><a/>".utf8),
            "Word document as XML"
        ),
        ([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], "UTF-32"),
    ])
    func otherKinds(_ bytes: [UInt8], _ name: String) throws {
        let framework = try framework()
        do throws(WorldError) {
            _ = try readPage(.init(path: "a", bytes: bytes), framework: framework)
            Issue.record("read")
        } catch { #expect(String(describing: error).contains(name)) }
    }

    // MARK: Pages

    private func drawn(_ words: [(String, Double)], after place: Int = 0) -> [PDFFaces.Glyph] {
        words.flatMap { word, x in
            word.indices.map { _ in x }.enumerated().map { .init(x: $1 + Double($0) * 5, y: 108, face: 0) }
        }
    }

    private func word(_ text: String, _ left: Double) -> PDFPage.Word {
        .init(text: text, box: .init(left: left, top: 100, right: left + Double(text.count) * 5, bottom: 110))
    }

    /// Words over which a shape was drawn are not seen, and those over it are whole, however poppler mixed them; a shape below
    /// all letters, as a cell's ground is, hides nothing.
    @Test func wordsBehindAShape() {
        let old = [("Old", 72.0), ("news", 95.0)]
        let new = [("In", 72.0), ("May", 87.0), ("people", 110.0)]
        var drawing = PDFDrawing()
        drawing.glyphs = drawn(old) + drawn(new)
        drawing.covers = [.init(box: .init(left: 60, top: 90, right: 300, bottom: 120), letters: 7)]
        let set = (old + new).map { word($0.0, $0.1) }
        let mixed: [PDFPage.Line] = [[set[2], set[3], set[1]], [set[0], set[4]]].map {
            .of($0, like: .init(text: "", left: 72, top: 100, right: 140, bottom: 110, firstWordWidth: 0))
        }
        var (lines, words) = (mixed, set)
        #expect(PDFCovers(drawing).uncover(&lines, &words) == 1)
        #expect(lines.map(\.text) == ["In May people"] && words.map(\.text) == ["In", "May", "people"])
        drawing.covers[0].letters = 0
        (lines, words) = (mixed, set)
        #expect(PDFCovers(drawing).uncover(&lines, &words) == 0 && words.count == 5)
    }

    /// In a column beside another a full line is full at the column's edge, wherever the page's lines above it end.
    @Test func columnsBelowFullLines() {
        var order = 0
        func line(_ text: String, _ left: Double, _ top: Double, width: Double) -> PDFPage.Line {
            let words = text.split(separator: " ").map(String.init)
            let step = width / Double(words.count)
            return .of(
                words.enumerated().map { place, word in
                    defer { order += 1 }
                    return .init(
                        text: word,
                        box: .init(
                            left: left + Double(place) * step, top: top,
                            right: left + Double(place + 1) * step - 4, bottom: top + 10),
                        order: order...order)
                },
                like: .init(
                    text: "", left: left, top: top, right: left + width, bottom: top + 10, firstWordWidth: 0))
        }
        let sentence = [
            "The council heard in quarter one of", "310 concerns and spoke with people of",
            "what they wanted to happen to them", "and partners said so.",
        ]
        var lines = [
            line("A line that reaches over both columns of the page from edge to edge", 72, 60, width: 460)
        ]
        for (place, words) in sentence.enumerated() {
            lines.append(line(words, 72, 100 + Double(place) * 14, width: Double(words.count) * 6))
        }
        for (place, words) in sentence.enumerated() {
            lines.append(line(words, 312, 100 + Double(place) * 14, width: Double(words.count) * 6))
        }
        let placed = PDFRows.joined(PDFBoxes.apart(lines)).map {
            PlacedLine(line: $0, page: 1, isChrome: false)
        }
        #expect(
            PDFParagraphs(placed).blocks().blocks.map(\.text).suffix(2) == [
                sentence.joined(separator: " "), sentence.joined(separator: " "),
            ])
    }

    /// Words that a narrow justified column spreads are a line; cells stand apart by gaps of their own.
    @Test func wordsSpreadOverAColumn() {
        func lines(_ places: [Double]) -> [PDFPage.Line] {
            zip(["2", "–", "Evidence", "shows"], places).enumerated().map { order, item in
                var word = word(item.0, item.1)
                word.order = order...order
                return .of(
                    [word],
                    like: .init(
                        text: "", left: item.1, top: 100, right: item.1, bottom: 110, firstWordWidth: 0))
            }
        }
        #expect(PDFLines(lines([72, 97, 122, 182])).mended().map(\.text) == ["2 – Evidence shows"])
        #expect(PDFLines(lines([72, 97, 137, 212])).mended().count == 4)
    }

    /// Sentences that are alike but for their figures are no running heads; heads with numbers at their ends are.
    @Test func runningHeads() {
        #expect(
            PageEdge.key("Page 3 of the report of Anyshire County Council on its care 2025 9")
                == PageEdge.key("Page 4 of the report of Anyshire County Council on its care 2025 10"))
        #expect(
            PageEdge.key("In week 9 there were 209 people waiting for a review of care")
                != PageEdge.key("In week 8 there were 208 people waiting for a review of care"))
    }

    /// A heading stands over a column of which a row has no figure.
    @Test func headingsOverAColumnWithAGap() {
        func cell(_ text: String, _ left: Double, _ right: Double) -> CellGrid.Cell {
            .init(text: text, left: left, right: right)
        }
        let grid = CellGrid([
            [cell("Measure", 90, 130), cell("Wigan", 220, 250), cell("England", 350, 390)],
            [cell("People waiting", 72, 140), cell("210", 320, 335)],
            [cell("Carers content", 72, 140), cell("68.2%", 200, 218), cell("61.5%", 320, 340)],
        ])
        #expect(
            grid.texts() == [
                ["Measure", "Wigan", "England"], ["People waiting", "", "210"],
                ["Carers content", "68.2%", "61.5%"],
            ])
    }
}
