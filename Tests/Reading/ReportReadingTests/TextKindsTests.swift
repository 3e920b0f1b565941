import AssessmentModel
import SourceText
import Testing
import TextAnalysis

@testable import ReportReading
@testable import TextAnalysis

/// What plain text holds beside lines: each kind with a near miss.
@Suite struct TextKindsTests {
    /// UTF-16 without its mark; of what is half text nothing is guessed.
    @Test func utf16WithoutAMark() throws {
        let text = "In May 143 people were waiting – “long”."
        let low = Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let high = Array(text.utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(try DecodedText(low).text == text && DecodedText(high).text == text)
        #expect(throws: (any Error).self) { try DecodedText(Array(text.utf8) + [0, 0, 0]) }
    }

    /// What Word leaves beside an open report, and a picture, are named as what they are.
    @Test func otherFiles() {
        func refusal(_ bytes: [UInt8]) -> String {
            do { return try DocumentFormat(of: bytes).rawValue } catch { return String(describing: error) }
        }
        let lock = [5] + Array("Sam I".utf8) + [UInt8](repeating: 0, count: 156)
        #expect(refusal(lock).contains("while a report is open"))
        #expect(refusal([UInt8](repeating: 0x41, count: 162)) == "text")
        #expect(refusal([0x89, 0x50, 0x4E, 0x47, 1, 2]).contains("picture"))
    }

    private let sentence =
        "Staff spoke warmly of the way in which teams had been brought together, and people told us that it was easier to get help."

    @Test(arguments: [
        (
            "The wait was 31 days\u{0B}and the longest 210.\nNext line.",
            "The wait was 31 days\u{2028}and the longest 210.\nNext line."
        ),
        ("One.\u{2029}Two.", "One.\n\nTwo."), ("One.\u{85}Two.", "One.\nTwo."),
        ("One\u{2028}Two\u{2028}Three", "One\nTwo\nThree"),
        ("Plain — text.\n", "Plain — text.\n"),
    ])
    func lineEnds(_ text: String, _ plain: String) { #expect(SoftBreaks.plain(text) == plain) }

    /// Cells that stand one a line are a table; without its headings, and with a row cut short, they are none.
    @Test(arguments: [
        (
            ["Measure", "Wigan", "England", "Waiting", "143", "210", "Content", "68.2%", "–"],
            ["Measure\tWigan\tEngland", "Waiting\t143\t210", "Content\t68.2%\t–"]
        ),
        (
            ["Wigan", "England", "Waiting", "143", "210", "Content", "68.2%", "n/a"],
            ["\tWigan\tEngland", "Waiting\t143\t210", "Content\t68.2%\t–"]
        ),
        (["Waiting", "143", "210", "Content", "68.2%", "61.5%"], nil),
        (["Measure", "Wigan", "England", "Waiting", "143", "Content", "68.2%", "61.5%"], nil),
        (["We met people.", "143", "210", "They waited."], nil),
    ])
    func cellsOneALine(_ cells: [String], _ rows: [String]?) {
        for between in ["\n", "\n\n"] {
            let text = "It was so.\n\n" + cells.joined(separator: between) + "\n\nStaff were kind to them.\n"
            let blocks = TextBlocks.read(text).blocks
            #expect(blocks.filter { $0.table != nil }.map(\.text) == rows ?? [])
            #expect(blocks.first?.text == "It was so." && blocks.last?.text == "Staff were kind to them.")
        }
    }

    /// A figure that stands alone is nobody's.
    @Test func loneFigures() throws {
        let page = try page(
            "Anyshire County Council: local authority assessment\n\nSafeguarding\n\nScore: 3\n\nKey findings for this quality statement\n\n210\n\n\(sentence)"
        )
        #expect(page.parts.flatMap(\.paragraphs).map(\.text) == [sentence])
        #expect(page.accounting.read < page.accounting.all)
    }

    /// A table is bounded; the refusal says by what.
    @Test func tablesWithoutEnd() throws {
        let rows = String(repeating: "| Waiting | 143 |\n", count: Limits.tableRows + 1)
        #expect(TextBlocks.read(rows).excess?.contains("rows") == true)
        #expect(try MarkdownBlocks.read(rows).excess?.contains("rows") == true)
    }

    /// Items that were run together, and signs between words that are no items.
    @Test(arguments: [
        ("•Staff were kind•Carers waited", ["Staff were kind", "Carers waited"]),
        ("They met weekly.• Carers waited", ["They met weekly.", "Carers waited"]),
        ("Home • About • Contact", ["Home • About • Contact"]), ("5*3 is 15", ["5*3 is 15"]),
    ])
    func itemsRunTogether(_ text: String, _ items: [String]) {
        #expect(TextBlocks.read(text + "\n").blocks.map(\.text) == items)
    }

    @Test(arguments: [
        "local authority\u{A0}assessment", "local  authority  assessment", "local authority assessment",
        "local authority",
    ])
    func titles(_ words: String) throws {
        let page = try page(
            "Anyshire County Council: \(words)\n\nSafeguarding\n\nScore: 3\n\nKey findings for this quality statement\n\n\(sentence)"
        )
        #expect(page.authorityName?.value == "Anyshire County Council")
        #expect(page.accounting.read == page.accounting.all)
    }

    @Test(arguments: [
        ("▪ One", "One"), ("\u{F0B7}\tOne", "One"), ("§\tOne", "One"), ("o\tOne", "One"), ("➢ One", "One"),
        ("§ One", "One"),
        ("⇒ One", "One"), ("🔹 One", "One"), ("+ One", "One"), ("+ 5%", nil), ("↑ 5%", nil),
        ("§ 42 duties", nil), ("o One", nil), ("-5 days", nil),
    ])
    func bullets(_ line: String, _ words: String?) {
        #expect(Bullets.item(line[...]).map(String.init) == words)
    }

    @Test func macRoman() throws {
        let mac: [UInt8] =
            Array("people".utf8) + [0xD5] + Array("s needs ".utf8) + [0xD0] + Array(" it cost ".utf8) + [
                0xA3, 0x35,
            ]
        #expect(try DecodedText(mac).text == "people’s needs – it cost £5")
        let windows: [UInt8] = Array("people".utf8) + [0x92] + Array("s caf".utf8) + [0xE9, 0x20, 0xD3]
        #expect(try DecodedText(windows).encoding == "Windows-1252")
    }

    /// Rows of a spreadsheet or a web page, copied with their tabs; an empty corner keeps its column.
    @Test func tabs() {
        let text = TextBlocks.read(
            "Heading\n\tAnyshire\tEngland\nPeople waiting\t143\t210\nCarers\t\t61.5%\n\nA line\twith a tab.")
        #expect(
            text.blocks.map(\.text) == [
                "Heading", "\tAnyshire\tEngland", "People waiting\t143\t210", "Carers\t\t61.5%",
                "A line\twith a tab.",
            ])
        #expect(text.blocks.map(\.table) == [nil, 1, 1, 1, nil])
    }

    /// A line of rubbish under a score costs that line, and not the page.
    @Test(arguments: ["2 ÐÐ Evidence", "@@@@", "2 – Evid"])
    func aBadLineUnderAScore(_ line: String) throws {
        let page = try page(
            "Anyshire County Council: local authority assessment\nSafeguarding\nScore: 2\n\(line)\nKey findings for this quality statement\n\(sentence)\n\(sentence) Two."
        )
        #expect(page.parts.map(\.score?.value) == [2])
        #expect(page.parts.first?.paragraphs.map(\.text).suffix(2) == [sentence, sentence + " Two."])
    }

    /// Superscripts, notes and struck-out words as pandoc's plain text has them.
    @Test(arguments: [
        ("The 5^(th) team, 31%[1] of carers.", "The 5th team, 31% of carers."),
        ("In May ~~134~~ 143 people.", "In May 143 people."),
        ("They said [sic] it was [2] of them ~ 5.", "They said [sic] it was [2] of them ~ 5."),
    ])
    func marksInLines(_ text: String, _ plain: String) {
        let words = Inline.words(text)
        #expect(words.text.split(separator: " ").joined(separator: " ") == plain)
        #expect(words.struckOut == (text.contains("~~") ? 1 : 0))
    }

    @Test func linesThatGoOnInASmallLetter() {
        #expect(
            TextBlocks.read("The wait of carers was\nlong in May.\nStaff said so.\n\nthen nothing.").blocks
                .map(\.text) == [
                    "The wait of carers was long in May.", "Staff said so.", "then nothing.",
                ])
    }

    /// Tables under groups of dashes and in grids.
    @Test(arguments: [
        "  Measure             Anyshire   England\n  ----------------- ---------- ---------\n  People waiting           143       210\n  Carers satisfied                 61.5%\n",
        "+------+---+---+\n| Measure | Anyshire | England |\n+======+===+===+\n| People waiting | 143 | 210 |\n+------+---+---+\n| Carers satisfied | | 61.5% |\n+------+---+---+\n",
    ])
    func tablesOfPandoc(_ table: String) throws {
        let text = try MarkdownBlocks.read("Before.\n\n\(table)\nAfter.")
        #expect(
            text.blocks.map(\.text) == [
                "Before.", "Measure\tAnyshire\tEngland", "People waiting\t143\t210",
                "Carers satisfied\t\t61.5%", "After.",
            ])
        #expect(text.blocks.compactMap(\.table) == [1, 1, 1])
    }

    /// Tables of spaces, bars, drawn lines and rows of several lines; words set wide are none.
    @Test(arguments: [
        (
            "Measure            Anyshire   England\nPeople waiting          143       210\nCarers satisfied                61.5%\n",
            ["Measure\tAnyshire\tEngland", "People waiting\t143\t210", "Carers satisfied\t\t61.5%"]
        ),
        (
            "Measure | Anyshire | England\n---|---|---\nPeople waiting| 143| 210\nCarers | | 61.5%\n",
            ["Measure\tAnyshire\tEngland", "People waiting\t143\t210", "Carers\t\t61.5%"]
        ),
        (
            "┌─────────┬─────────┐\n│ Measure │ England │\n├─────────┼─────────┤\n│ People  │ 210     │\n│ waiting │         │\n└─────────┴─────────┘\n",
            ["Measure\tEngland", "People waiting\t210"]
        ),
        (
            "+---------+---------+\n| Measure | England |\n+=========+=========+\n| People  | 210     |\n| Waiting |         |\n+---------+---------+\n| Carers  | 12      |\n+---------+---------+\n",
            ["Measure\tEngland", "People Waiting\t210", "Carers\t12"]
        ),
        (
            "--------------------------\nMeasure that   England\nis long        in 2025\n-------------- -----------\nPeople who     210\nwait\n\nCarers         12\n--------------------------\n",
            ["Measure that is long\tEngland in 2025", "People who wait\t210", "Carers\t12"]
        ),
        (
            "               Anyshire   England\n               2025       2025\n------------   --------   -------\nWaiting        143        210\nCarers                    61.5%\n",
            ["\tAnyshire\tEngland", "\t2025\t2025", "Waiting\t143\t210", "Carers\t\t61.5%"]
        ),
        (
            "Measure;Anyshire;England\n\"Waiting; all\";143;210\nCarers;;61.5%\n",
            ["Measure\tAnyshire\tEngland", "Waiting; all\t143\t210", "Carers\t\t61.5%"]
        ),
        ("Measure,Anyshire,England\nWaiting,143,210\n", ["Measure\tAnyshire\tEngland", "Waiting\t143\t210"]),
        (
            "Kind, quick, warm\nIn May, 143, of 210\n\nWarm;kind;quick\nslow;late;lost\n",
            ["Kind, quick, warm", "In May, 143, of 210", "Warm;kind;quick slow;late;lost"]
        ),
        ("In   May  143   people\n\nwere    told   so.\n", ["In May 143 people", "were told so."]),
    ])
    func tablesOfText(_ table: String, _ rows: [String]) {
        #expect(
            TextBlocks.read("Before.\n\n\(table)\nAfter.").blocks.map(\.text) == ["Before."] + rows + [
                "After."
            ])
    }

    /// Words and ranges divided at the ends of lines are whole again.
    @Test func wordsDividedAtLineEnds() {
        let lines =
            "We met people who waited for an assess-\nment of their needs, and that was of 5–\n10 days for most, and for the well-\nknown team that helped them.\n"
        let text = TextBlocks.read(lines + "\nEach assessment was well-known there.\n").blocks.first?.text
        #expect(
            text
                == "We met people who waited for an assessment of their needs, and that was of 5–10 days for most, and for the well-known team that helped them."
        )
    }

    /// A word divided at the end of a line, however short the line is.
    @Test func shortLinesThatEndInsideAWord() {
        let long =
            "There were many people who had waited for a review of their care\nand of the plan that was made.\n"
        let text = TextBlocks.read(long + long + "They were well-\nestablished.\n")
        #expect(text.blocks.last?.text.hasSuffix("well-established.") == true)
    }

    /// Thousands that a space parts are one number; break marks that nobody sees are none of the words.
    @Test(arguments: [
        ("There were 1\u{A0}234 visits.", "There were 1\u{202F}234 visits."),
        ("There were 31\u{A0}days.", "There were 31\u{A0}days."), ("5\u{AD}1 peo\u{200B}ple", "51 people"),
    ])
    func spacesInNumbers(_ text: String, _ read: String) {
        let long = String(repeating: "Words of a long line. ", count: 10)
        #expect(TextBlocks.read(long + text).blocks.map(\.text) == [long + read])
        #expect(Tokenizer.tokens(Array("1\u{202F}234 5".utf8)).count == 2)
    }

    @Test func aPercentageThatNamesTheCouncil() {
        #expect(Score.percent(in: "Overall rating for York: 39%") == 39)
        #expect(Score.percent(in: "Overall satisfaction for carers: 39%") == nil)
    }

    @Test func aTableIsOneFinding() throws {
        let page = try page(
            "# Anyshire County Council: local authority assessment\n\n## Safeguarding\n\nScore: 3\n\n### Key findings for this quality statement\n\n\(sentence)\n\n| Measure | Anyshire | England |\n| --- | --- | --- |\n| People waiting | | 210 |\n| Carers satisfied | 68.2% | 61.5% |\n\n\(sentence) Two.\n\n| a | 1 |\n| b | 2 |\n"
        )
        #expect(
            page.parts.first?.paragraphs.map(\.text) == [
                sentence, "Measure\tAnyshire\tEngland\nPeople waiting\t\t210\nCarers satisfied\t68.2%\t61.5%",
                sentence + " Two.",
                "a\t1\nb\t2",
            ])
        #expect(page.parts.first?.paragraphs.allSatisfy { page.readingText[$0.span] == $0.text[...] } == true)
    }

    /// A space that joins digits in threes, also right behind another figure; after four digits it joins nothing.
    @Test func groupsOfDigits() {
        #expect(GroupedDigits.marked("In 2025, 1\u{A0}284 people") == "In 2025, 1\u{202F}284 people")
        #expect(GroupedDigits.marked("12\u{2009}450\u{2009}000") == "12\u{202F}450\u{202F}000")
        #expect(GroupedDigits.marked("in 2024\u{202F}120 people") == "in 2024 120 people")
    }
}
