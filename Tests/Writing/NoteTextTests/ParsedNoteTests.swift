import NoteText
import SourceText
import Testing

/// A note's Markdown taken apart: what people read, where it stands in the file, and what is a mark.
@Suite struct ParsedNoteTests {
    private func read(_ text: String) throws -> ParsedNote {
        try ParsedNote(Source(name: "note.md", text: text))
    }

    /// Every byte of every text stands where the reader says, apart from white space and named characters.
    private func expectPlaces(_ text: String, _ note: ParsedNote) {
        let bytes = Array(text.utf8)
        for cell in note.blocks.flatMap(\.cells) {
            for (place, byte) in cell.text.utf8.enumerated() where byte != 0x20 {
                let found = bytes[cell.offset(of: place)]
                #expect(found == byte || found == UInt8(ascii: "&"), "byte \(place) of “\(cell.text)”")
            }
        }
    }

    @Test(arguments: [
        ("a **bold** _word_ and snake_case", "a bold word and snake_case"),
        (#"\[not a mark\] \*one\* 5 \< 6"#, "[not a mark] *one* 5 < 6"),
        ("two words\n  over two lines", "two words over two lines"),
        ("see [the page](https://example.org/a_b \"title\") here", "see the page here"),
        ("R&D, Q &amp; A, &lt;5", "R&D, Q & A, <5"),
        ("x `needs [care 2]` y", "x needs [care 2] y"),
        ("before ![what it shows](chart.png) after", "before  after"),
        ("one<br>two <!-- unseen --> three", "onetwo  three"),
        ("52 people wait [needs 7]. More [care 2; leads 3].", "52 people wait. More."),
        (
            "52 people wait[^a-needs-7]. More[^no-such].\n\n[^a-needs-7]: CQC report.\n",
            "52 people wait. More."
        ),
        ("Say [TO DO: what **you** do [needs 7]] here", "Say  here"),
        ("[Bracketed] words [sic] stay", "[Bracketed] words [sic] stay"),
    ])
    func textIsWhatAReaderReads(_ markdown: String, _ expected: String) throws {
        let note = try read(markdown)
        #expect(note.blocks.map(\.text) == [expected])
        expectPlaces(markdown, note)
    }

    /// Marks that are escaped or code stand on the page; the same without are hidden or a label.
    @Test(arguments: [
        (#"\<!-- 52 wait --\> and more"#, []), ("`<!-- 52 wait -->` and more", []),
        ("<!-- 52 wait --> and more", [" 52 wait "]),
        (#"\<!-- shown --\> and <!-- 52 wait -->"#, [" 52 wait "]),
        ("<div>\\<!-- 52 wait --></div>", [" 52 wait "]),
    ])
    func whatStandsOnThePageIsNotHidden(_ markdown: String, _ hidden: [String]) throws {
        #expect(try read(markdown).hidden.map(\.text) == hidden)
    }

    @Test func onlyAnOfficersLabelIsOne() throws {
        let note = try read("> **Officer comment:** We agree.\n>\n> Note: see the plan.\n")
        #expect(NoteUnit.all(of: note).filter { $0.kind == .officer }.map(\.text) == ["Officer comment"])
    }

    @Test func placesHoldInQuotationsListsAndLazyLines() throws {
        let text = """
            Intro.

            > **Officer comment:** we say *this* about
            >    the 52 people
            and this lazily.
            >
            > - one **item** of it
            >   goes on

            1. first
               goes on
            2. second

            • a bullet of Word
            • another
            """
        let note = try read(text)
        expectPlaces(text, note)
        #expect(
            note.blocks.map(\.text) == [
                "Intro.", "Officer comment: we say this about the 52 people and this lazily.",
                "one item of it goes on", "first goes on", "second", "a bullet of Word", "another",
            ])
        #expect(note.blocks.map(\.isOfficer) == [false, true, true, false, false, false, false])
        #expect(note.blocks.map(\.isNumbered) == [false, false, false, true, true, false, false])
        #expect(note.blocks.map { $0.kind == .item } == [false, false, true, true, true, true, true])
    }

    @Test func cellsHaveTheirPlaces() throws {
        let text = """
            # Title

            Table 1: Figures

            | Measure | Value \\| unit |
            | --- | ---: |
            | *Waiting* list | 52 \\| people **now**[^a] |
            | short |
            | one | two | three |
            | empty |  |

            [^a]: CQC report.
            """
        let note = try read(text)
        expectPlaces(text, note)
        let table = try #require(note.tables.first)
        #expect(table.header == ["Measure", "Value | unit"] && table.hasRule && table.caption != nil)
        #expect(table.rows.map(\.cells) == [2, 2, 1, 3, 2])
        #expect(table.emptyCells.map { note.source.position(of: $0).line } == [10])
        let row = try #require(note.blocks.first { $0.kind == .tableRow })
        #expect(row.cells.map(\.text) == ["Waiting list", "52 | people now"])
        #expect(row.cells[1].citations.map(\.key) == ["a"] && row.cells[1].strong == [12..<15])
    }

    @Test(arguments: ["| a | b |\n| 1 | 2 |\nText behind.", "| a | b |\n| --- |\n| 1 | 2 |\nText behind."])
    func aTableWithoutItsRuleIsOneAllTheSame(_ text: String) throws {
        let note = try read(text)
        #expect(note.tables.map(\.header) == [["a", "b"]])
        #expect(note.tables[0].hasRule == text.contains("---"))
        #expect(note.blocks.map(\.text) == ["1 | 2", "Text behind."])
        expectPlaces(text, note)
    }

    @Test(arguments: ["", "> ", "- x\n\n  "])
    func textRightBeforeAndBehindATableIsNoRow(_ opening: String) throws {
        let prefix = opening == "> " ? "> " : opening.isEmpty ? "" : "  "
        let lines = ["Before, 52%", "| a | b |", "|---|:-:|", "| 1 | 2 |", "Behind, 53%"]
        let text = opening + lines.joined(separator: "\n" + prefix)
        let note = try read(text)
        #expect(note.blocks.map(\.text).suffix(3) == ["Before, 52%", "1 | 2", "Behind, 53%"])
        #expect(note.tables.map(\.header) == [["a", "b"]])
        expectPlaces(text, note)
        let count = text.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(note.tables.map { note.source.position(of: $0.offset).line } == [count - 3])
    }

    @Test func footnotesThatNothingCitesAndDoubledOnesAreKept() throws {
        let text = """
            Words[^a].

            [^b]: Nothing *cites* this
                over two lines.
            [^a]: CQC Northmoor report.
            [^a]: CQC Eastvale report.
            """
        let note = try read(text)
        #expect(note.sources.map(\.key) == ["b", "a"])
        #expect(
            note.sources.map(\.words) == ["Nothing cites this over two lines.", "CQC Northmoor report."])
        #expect(note.doubled.map(\.words) == ["CQC Eastvale report."])
        #expect((note.sources + note.doubled).map { note.source.position(of: $0.offset).line } == [3, 5, 6])
    }

    @Test func whatCouldHideFromAReaderOfMarkdownIsRead() throws {
        let text = """
            ---
            layout: note
            ---
            <div>
            <p class="x">In a tag, 52%.</p>
            </div>

                indented, 53%

            ```
            fenced, 54%
            ```

            <!-- unseen, 55% --> seen, 56%

            <!-- assay
            template: councillor-note 1
            -->
            """
        let note = try read(text)
        #expect(
            note.body.map(\.text) == ["In a tag, 52%.", "indented, 53%", "fenced, 54%", "seen, 56%"])
        #expect(note.trailer?.template == "councillor-note")
        expectPlaces(text, note)
    }

    @Test func lineEndsOfOtherSystemsMakeNoDifference() throws {
        let lines =
            "# A\n\nOne **two**[^a]\nthree\n\n| a | b |\n| - | - |\n| 1 | 2[^a] |\n\n[^a]: CQC report\n"
        for end in ["\r\n", "\r"] {
            let text = lines.replacing("\n", with: end)
            let note = try read(text)
            #expect(note.blocks.map(\.text) == (try read(lines)).blocks.map(\.text))
            expectPlaces(text, note)
        }
    }

    @Test func textsAtTheBoundsAreReadAndBeyondThemRefusedWithTheirPlace() throws {
        func quotations(_ depth: Int) -> String { "x\n\n" + String(repeating: "> ", count: depth) + "deep" }
        #expect(try read(quotations(Limits.quotationDepth)).blocks.map(\.text) == ["x", "deep"])
        #expect(throws: WorldError.self) { try read(quotations(Limits.quotationDepth + 1)) }
        func marks(_ count: Int) -> String { String(repeating: "a * b\n", count: count) }
        #expect(try read(marks(Limits.paragraphMarks)).blocks.count == 1)
        let refused = #expect(throws: WorldError.self) { try read(marks(Limits.paragraphMarks + 1)) }
        #expect(refused?.description.hasPrefix("note.md, line 2001: ") == true)
        // Each row of a table is read by itself.
        let rows = "| a |\n| - |\n" + String(repeating: "| *a* **b** |\n", count: Limits.paragraphMarks)
        #expect(try read(rows).tables[0].rows.count == Limits.paragraphMarks + 1)
        let wide = "|" + String(repeating: "a|", count: 2000) + "\n|" + String(repeating: "-|", count: 2000)
        #expect(throws: WorldError.self) { try read(wide + String(repeating: "\n|x|", count: 1000)) }
        #expect(throws: WorldError.self) {
            try read(String(repeating: "x\n", count: Limits.noteBytes / 2) + "y")
        }
    }

    @Test(arguments: [
        "", "\n", "\u{0}", "|", "||\n||", "[^", "[^]: x", "[^a]:", "> ", "- ", "```", "<!--", "<!-- assay",
        "---\n",
        "[TO DO", "[[[[", "]]]]", "&", "&;", "\\", "![", "•", "• ", "> • x\n> • y", "|\\|\n|-|\n|\\|", "# ",
        "a\n=",
        "| a |\n| - |\n| [^x] |\n", "**[^x]**", "`a\nb`", "> `a\n> b`", "\u{FEFF}# a", "[a]: b\n[^a]: c",
        "text\na | b\n-|-\n1 | 2", "x\n> y\n> |a|\n> |-|\nz", "- | a | b |", "1. | a |\n   | b |",
        "***", "1)",
    ])
    func anyTextCanBeRead(_ text: String) throws {
        let note = try read(text)
        for cell in note.blocks.flatMap(\.cells) {
            for place in 0...cell.text.utf8.count {
                #expect((0...text.utf8.count).contains(cell.offset(of: place)))
            }
            #expect(cell.citations.allSatisfy { (0...cell.text.utf8.count).contains($0.place) })
        }
        _ = NoteWords.count(in: note)
        _ = NoteUnit.all(of: note)
    }
}
