import Testing

@testable import PDFPages
@testable import ReportReading

/// Lines of a page as poppler gives them, and what they are: each kind with a near miss.
@Suite struct PDFKindsTests {
    /// Words of 10 points' height from a place on; a character takes 5 points.
    private func line(_ text: String, left: Double = 72, top: Double = 100, height: Double = 10)
        -> PDFPage.Line
    {
        var words: [PDFPage.Word] = []
        var x = left
        for word in text.split(separator: " ") {
            let right = x + Double(word.count) * 5
            words.append(
                .init(text: String(word), box: .init(left: x, top: top, right: right, bottom: top + height)))
            x = right + 5
        }
        return .init(
            text: text, left: left, top: top, right: x - 5, bottom: top + height,
            firstWordWidth: (words.first?.box.right ?? 0) - left, words: words)
    }

    private func piece(_ text: String, _ left: Double, top: Double = 100, height: Double = 10) -> PDFPage.Word
    {
        .init(
            text: text,
            box: .init(left: left, top: top, right: left + Double(text.count) * 5, bottom: top + height))
    }

    private func resolved(_ lines: [PDFPage.Line], _ pieces: [PDFPage.Word]) -> PDFPage {
        var page = PDFPage(height: 842, lines: lines)
        PDFPieces(pieces).resolve(&page)
        return page
    }

    /// Lines whose words were set in this order: each word's place is its index in `words`.
    private func ordered(_ lines: [PDFPage.Line], _ words: [String]) -> [PDFPage.Line] {
        var left = words.map(Optional.some)
        return lines.map { line in
            var line = line
            for index in line.words.indices {
                let place = left.firstIndex(of: line.words[index].text) ?? 0
                left[place] = nil
                line.words[index].order = place...place
            }
            return line
        }
    }

    private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    /// A first letter that is set larger belongs to its word; a mark over a row of small letters is a word of its own.
    @Test(arguments: [
        ("I", "n May 143 people waited", "In May 143 people waited"),
        ("S", "taff were kind", "Staff were kind"),
        ("A", "carer waited", "A carer waited"), ("B", "Board of partners", nil),
    ])
    func largeFirstLetters(_ letter: String, _ rest: String, _ whole: String?) {
        let joined = PDFCapitals.joined([
            line(letter, height: 24), line(rest, left: 80, top: 102),
            line("for the carer", left: 80, top: 114),
        ])
        #expect(joined.first?.text == whole ?? letter)
        #expect(joined.count == (whole == nil ? 3 : 2) && joined.last?.left == (whole == nil ? 80 : 72))
    }

    /// Lines of another face are headings, where they are no sentences.
    @Test func faces() {
        let lines = [
            line("Timeliness of assessments and of reviews for people who had moved"),
            line("between services", top: 112), line("They had waited for many weeks and days", top: 124),
            line("and then for more.", top: 136),
        ]
        func glyphs(_ line: PDFPage.Line, _ face: Int) -> [PDFFaces.Glyph] {
            (0..<line.text.count).map { .init(x: line.left + Double($0) * 5, y: line.bottom - 2, face: face) }
        }
        let drawn =
            glyphs(lines[0], 1) + glyphs(lines[1], 1) + (0..<4).flatMap { _ in glyphs(lines[2], 0) }
            + glyphs(lines[3], 0)
        let marked = PDFFaces(drawn).marked(lines)
        #expect(marked.map(\.isSetApart) == [true, true, false, false])
        #expect(PDFFaces.face(named: "#glyph-2-31") == 2 && PDFFaces.face(named: "#glyph0-1") == 0)
        #expect(PDFFaces.face(named: "#image3") == nil)
        let blocks = PDFParagraphs(marked.map { PlacedLine(line: $0, page: 1, isChrome: false) }).blocks()
            .blocks
        #expect(blocks.map(\.kind) == [.heading, .paragraph])
    }

    /// A box close beside lines, which poppler takes for more of them: the order in which words were set cuts it off.
    @Test func boxesBesideLines() {
        let page = ordered(
            [
                line("Above here."),
                line("People told us that our council had been What carers said", top: 112),
                line("quick to answer them in every last of many their wait lasted.", top: 124),
            ],
            words(
                "What carers said their wait lasted. Above here. People told us that our council had been quick to answer them in every last of many"
            ))
        #expect(
            PDFLines(page).mended().map(\.text) == [
                "Above here.", "People told us that our council had been", "What carers said",
                "quick to answer them in every last of many", "their wait lasted.",
            ])
        // Letters of two fonts, set one font after the other, are one line.
        let fonts = ordered([line("In May 143 people waited.")], words("In May people waited. 143"))
        #expect(PDFLines(fonts).mended().count == 1)
    }

    /// Letters set apart are the words that wider gaps part; a row of figures and a list of letters are none.
    @Test func lettersSetApart() {
        func letters(_ text: String, gap: Double, space: Double) -> [PDFPage.Word] {
            var left = 0.0
            var words: [PDFPage.Word] = []
            for character in text {
                if character == " " {
                    left += space
                } else {
                    words.append(piece(String(character), left))
                    left += 5 + gap
                }
            }
            return words
        }
        func read(_ words: [PDFPage.Word]) -> [String] { SpacedLetters.joined(words).map(\.text) }
        #expect(read(letters("KEY FINDINGS", gap: 2, space: 5)) == ["KEY", "FINDINGS"])
        #expect(read(letters("in 143 days", gap: 1, space: 4)) == ["in", "143", "days"])
        #expect(read(letters("531246", gap: 2, space: 5)).count == 6)
        #expect(read(letters("abcdefg", gap: 12, space: 5)).count == 7)
    }

    /// Words spread over the width of a column, which poppler takes for cells; a figure there is one.
    @Test(arguments: [("cde", 2), ("123", 3)])
    func linesSpreadWide(_ last: String, _ lines: Int) {
        let page = ordered(
            [
                line("one two three four five six"), line("abcdefghij", top: 112),
                line(last, left: 192, top: 112),
            ], words("one two three four five six abcdefghij \(last)"))
        #expect(PDFLines(page).mended().count == lines)
    }

    /// Cells that poppler gives as one line, and headings of groups of columns.
    @Test func cellsThatStandClose() {
        let row = [
            line("Waits", top: 112), line("143", left: 112, top: 112), line("210", left: 157, top: 112),
        ]
        #expect(
            PDFRows.joined([line("Measure Anyshire England")] + row).map(\.text) == [
                "Measure\tAnyshire\tEngland", "Waits\t143\t210",
            ])
        #expect(
            PDFRows.joined([line("Measures taken were few.")] + row).map(\.text) == [
                "Measures taken were few.", "Waits\t143\t210",
            ])
        func cells(_ texts: [String], step: Double) -> [CellGrid.Cell] {
            texts.enumerated().filter { !$1.isEmpty }.map { place, text in
                let left = Double(place) * step - (step > 50 ? 50 : 0)
                return CellGrid.Cell(text: text, left: left, right: left + 30)
            }
        }
        let grid = CellGrid([
            cells(["", "2024", "2025"], step: 100),
            cells(["", "Anyshire", "England", "Anyshire", "England"], step: 50),
            cells(["Waits", "1", "2", "3", "4"], step: 50),
        ])
        #expect(grid.texts()[0] == ["", "2024", "2024", "2025", "2025"])
    }

    /// Headings, one for each column, at the left of columns whose figures stand at the right: they go by their order.
    /// Where one is lacking they go by where they stand.
    @Test func headingsApartFromTheirFigures() {
        func cell(_ text: String, _ left: Double, _ right: Double) -> CellGrid.Cell {
            CellGrid.Cell(text: text, left: left, right: right)
        }
        let figures = [cell("Direct payments", 0, 80), cell("31.7%", 300, 330), cell("26.2%", 470, 500)]
        let whole = [cell("Measure", 0, 40), cell("Anyshire", 180, 220), cell("England", 310, 350)]
        #expect(CellGrid([whole, figures]).texts()[0] == ["Measure", "Anyshire", "England"])
        #expect(
            CellGrid([[cell("Measure", 0, 40), cell("England", 465, 505)], figures]).texts()[0] == [
                "Measure", "", "England",
            ])
    }

    /// A cell goes on in the lines below it where its words were set one after the other; a figure stands beside its middle.
    @Test func rowsOfSeveralLines() {
        let lines = [
            line("Measure"), line("England", left: 300), line("People who were waiting", top: 118),
            line("for a review of", top: 130), line("210", left: 300, top: 130), line("their plan", top: 142),
            line("Carers", top: 162), line("40", left: 300, top: 162),
        ]
        let all = words("Measure England People who were waiting for a review of their plan 210 Carers 40")
        #expect(
            PDFRows.joined(ordered(lines, all)).map { $0.text.replacing("\u{2028}", with: " ") } == [
                "Measure\tEngland", "People who were waiting for a review of their plan\t210", "Carers\t40",
            ])
    }

    @Test func raisedLetters() {
        let marked = resolved(
            [line("in 1431 people")],
            [piece("in", 72), piece("143", 87), piece("1", 102, top: 96), piece("people", 112)])
        #expect(marked.lines.map(\.text) == ["in 143 people"] && marked.lines[0].marks == ["1"])
        let ordinal = resolved(
            [line("the 5th team")],
            [piece("the", 72), piece("5", 92), piece("th", 97, top: 96), piece("team", 112)])
        #expect(ordinal.lines.map(\.text) == ["the 5th team"] && ordinal.lines[0].marks.isEmpty)
        let apart = resolved(
            [line("the 5 th team")],
            [piece("the", 72), piece("5", 92), piece("th", 102, top: 96), piece("team", 117)])
        #expect(apart.lines[0].text == "the 5 th team")
        // Pieces on one height are one word, as where its letters are of two fonts.
        let fonts = resolved(
            [line("in 1431 people")],
            [piece("in", 72), piece("143", 87), piece("1", 102), piece("people", 112)])
        #expect(fonts.lines.map(\.text) == ["in 1431 people"])
    }

    @Test func whatIsSetAslantIsApart() {
        let page = resolved(
            [line("Words of a line."), line("DRAFT", left: 70, top: 80, height: 50)],
            "Words of a line.".split(separator: " ").enumerated().map {
                piece(String($1), [72, 102, 117, 127][$0])
            })
        #expect(page.lines.map(\.text) == ["Words of a line."] && page.aslant == ["DRAFT"])
    }

    @Test func cellsStandInTheirColumns() {
        let rows = PDFRows.joined([
            line("After the table 9 teams met.", top: 160), line("Measure", top: 100),
            line("Anyshire", left: 300, top: 100),
            line("England", left: 360, top: 100), line("People waiting for a review", top: 115),
            line("210", left: 360, top: 115),
            line("Carers", top: 130), line("68.2%", left: 300, top: 130), line("61.5%", left: 360, top: 130),
        ])
        #expect(
            rows.map(\.text) == [
                "Measure\tAnyshire\tEngland", "People waiting for a review\t\t210", "Carers\t68.2%\t61.5%",
                "After the table 9 teams met.",
            ])
    }

    /// Headings in the middle of their columns, figures at the right, a label of two lines beside its figure.
    @Test func cellsThatStandRight() {
        let rows = PDFRows.joined([
            line("Measure", left: 150), line("Anyshire England", left: 300),
            line("People waiting for a review", top: 115),
            line("1,143", left: 310, top: 115), line("210", left: 365, top: 115),
            line("Carers who were satisfied with", top: 130),
            line("their support", top: 140), line("61.5%", left: 355, top: 135), line("Wait", top: 155),
            line("31", left: 325, top: 155),
            line("40", left: 370, top: 155),
        ])
        #expect(
            rows.map(\.text) == [
                "Measure\tAnyshire\tEngland", "People waiting for a review\t1,143\t210",
                "Carers who were satisfied with\u{2028}their support\t\t61.5%", "Wait\t31\t40",
            ])
    }

    @Test func aHeadingOverTwoColumns() {
        let rows = PDFRows.joined([
            line("Measure"), line("Anyshire", left: 305), line("People", top: 115),
            line("143", left: 300, top: 115),
            line("210", left: 340, top: 115), line("Carers", top: 130), line("12", left: 300, top: 130),
            line("31", left: 340, top: 130),
        ])
        #expect(rows.map(\.text) == ["Measure\tAnyshire\tAnyshire", "People\t143\t210", "Carers\t12\t31"])
    }

    /// Headings without one over the labels.
    @Test func anEmptyCorner() {
        let rows = PDFRows.joined([
            line("Anyshire England", left: 300), line("People", top: 115), line("143", left: 310, top: 115),
            line("210", left: 355, top: 115),
        ])
        #expect(rows.map(\.text) == ["\tAnyshire\tEngland", "People\t143\t210"])
    }

    @Test func theTextOfANote() {
        let note = PDFRows.joined([
            line("1", left: 62, top: 98, height: 7), line("A note of 412 people.", left: 68, height: 9),
        ])
        #expect(note.map(\.text) == ["A note of 412 people."] && note[0].beginsWithMark)
    }

    @Test(arguments: [
        ("teams that were reable‐", "ment-led today", "teams that were reablement-led today"),
        ("a strengths-", "based approach", "a strengths-based approach"),
    ])
    func hyphensOfThePrinter(_ first: String, _ second: String, _ joined: String) {
        #expect(Hyphens([first, second, "a strengths-based way"]).join(first, second) == joined)
    }

    @Test func cellsOfSeveralLines() {
        let hyphens = Hyphens(["Partnerships and communi-", "ties", "all communities"])
        #expect(
            hyphens.whole("Partnerships and communi-\u{2028}ties\tScore: 4")
                == "Partnerships and communities\tScore: 4")
    }

    /// An unfinished line goes on in a small letter though the next word had room, as in large print.
    @Test func largePrint() {
        func blocks(_ first: String, _ second: String) -> Int {
            PDFParagraphs(
                [
                    line("I have care that lets me live the way I want it all to be"), line(first, top: 112),
                    line(second, top: 124),
                ].map {
                    PlacedLine(line: $0, page: 1, isChrome: false)
                }
            ).blocks().blocks.count
        }
        #expect(blocks("and with the people", "that I know.") == 1)
        #expect(blocks("and with the people.", "Others do not.") == 2)
    }

    /// Lines of which no letter is drawn, or white ones on white, are unseen; on a colour, over a picture, or where no
    /// letters are drawn at all, all are seen.
    @Test func unseenLines() {
        let lines = (0..<6).map { line("In May 143 people waited", top: 100 + Double($0) * 20) }
        func drawing(white: Set<Int> = [], missing: Set<Int> = []) -> PDFDrawing {
            PDFDrawing(
                glyphs: (0..<6).filter { !missing.contains($0) }.map {
                    .init(x: 80, y: 108 + Double($0) * 20, face: 0, isWhite: white.contains($0))
                })
        }
        func seen(_ drawing: PDFDrawing) -> Int { PDFUnseen(drawing).apart(lines).seen.count }
        #expect(seen(drawing()) == 6)
        #expect(seen(drawing(white: [2])) == 5)
        #expect(seen(drawing(missing: [0])) == 5)
        #expect(seen(drawing(missing: [0, 1, 2, 3, 4])) == 6)
        var over = drawing(white: [2], missing: [3])
        over.hasGround = true
        #expect(seen(over) == 6)
        over = drawing(missing: [3])
        over.hasPicture = true
        #expect(seen(over) == 6)
    }

    /// Notes at the foot of a page stand behind the sentence that goes on over it; behind a whole one they end it.
    @Test func notesBetweenHalves() {
        func blocks(_ last: String) -> [String] {
            var note = line("Council return.", top: 760, height: 8)
            note.beginsWithMark = true
            note.marks = ["1"]
            let body = (0..<6).map { line("Staff were kind to all of us there.", top: 100 + Double($0) * 40) }
            let lines =
                body.map { PlacedLine(line: $0, page: 1, isChrome: false) } + [
                    PlacedLine(line: line(last, top: 700), page: 1, isChrome: false),
                    PlacedLine(line: note, page: 1, isChrome: false),
                    PlacedLine(line: line("In June 2025.", top: 770, height: 8), page: 1, isChrome: false),
                    PlacedLine(line: line("was 31 days, and had fallen.", top: 60), page: 2, isChrome: false),
                ]
            return PDFParagraphs(lines).blocks().blocks.filter { $0.kind != .chrome }.map(\.text).suffix(3)
                .map { $0 }
        }
        #expect(
            blocks("The median wait for any review").suffix(2) == [
                "The median wait for any review was 31 days, and had fallen.",
                "Council return. In June 2025.",
            ])
        #expect(blocks("The median wait was long there.").last == "was 31 days, and had fallen.")
    }

    /// Lines at the same place of each page are heads whatever number is in them, but not halves of sentences.
    @Test func headsOfPages() {
        func isHead(_ texts: [String]) -> Bool {
            let pages = texts.map { PDFPage(height: 842, lines: [line($0, top: 30)]) }
            return PageFurniture(pages).contains(pages[0].lines[0], on: pages[0])
        }
        #expect(isHead(["Report of 1 May", "Report of 2 May", "Report of 3 May"]))
        #expect(!isHead(["was 31 days in May and had fallen.", "was 32 days in May and had fallen."]))
        #expect(
            isHead([
                "the local authority assessment of Anyshire Council",
                "the local authority assessment of Anyshire Council",
            ]))
    }
}
