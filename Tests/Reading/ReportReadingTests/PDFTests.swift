import Testing
import TextAnalysis

@testable import PDFPages
@testable import ReportReading

@Suite struct PDFParagraphTests {
    /// A line of 10-point text on a page of 842 points; a character takes 5 points.
    private func line(_ text: String, top: Double, left: Double = 72, height: Double = 10, page: Int = 1)
        -> PlacedLine
    {
        let first = Double(text.prefix { $0 != " " }.count) * 5
        return PlacedLine(
            line: .init(
                text: text, left: left, top: top, right: left + Double(text.count) * 5, bottom: top + height,
                firstWordWidth: first),
            page: page, isChrome: false)
    }

    private func blocks(_ lines: [PlacedLine]) -> [String] {
        PDFParagraphs(lines).blocks().blocks.map { "\($0.kind): \($0.text)" }
    }

    private let full = "People told us that the service was quick and that staff were kind."

    @Test func linesJoinUntilThereWasRoomForTheNextWord() {
        #expect(
            blocks([
                line(full, top: 100), line("It was also cheap.", top: 112),
                line("Carers agreed with that.", top: 124),
            ])
                == ["paragraph: \(full) It was also cheap.", "paragraph: Carers agreed with that."])
    }

    @Test func aGapOrAnIndentedFirstLineOpensAParagraph() {
        #expect(blocks([line(full, top: 100), line(full, top: 112), line(full, top: 130)]).count == 2)
        #expect(
            blocks([line(full, top: 100), line(full, top: 112), line(full, top: 124, left: 84)]).count == 2)
    }

    @Test func aListItemHoldsItsFurtherLines() {
        #expect(
            blocks([
                line("• " + full, top: 100, left: 60), line("It was also cheap.", top: 112),
                line("• No", top: 124, left: 60),
            ])
                == ["listItem: \(full) It was also cheap.", "listItem: No"])
    }

    @Test func aParagraphGoesOnOverAPageButNotIntoAHeading() {
        #expect(
            blocks([
                line(full, top: 700), line(full, top: 712), line("Safeguarding", top: 60, page: 2),
                line("Score: 3", top: 80, page: 2),
            ])
            .count == 3)
        let open = String(full.dropLast()) + "r"
        #expect(
            blocks([
                line(full, top: 700), line(open, top: 712), line("so the council told us.", top: 60, page: 2),
            ]).count == 1)
    }

    @Test func tallerLinesAreHeadings() {
        #expect(
            blocks([line("Safeguarding", top: 80, height: 14), line(full, top: 100)]).first
                == "heading: Safeguarding")
    }

    /// A title that stands behind the paragraph before it, two that stand in one line, and a name whose cell
    /// was divided.
    @Test func headingsAreTakenOutOfTheLineBefore() {
        let heading = "Timeliness of assessments, care planning and reviews"
        let known = [
            "timeliness of assessments care planning and reviews", "key findings for this quality statement",
            "direct payments",
        ]
        func parts(_ text: String) -> [String] {
            GluedHeadings.parts(of: text) { known.contains(Folding.words($0)) }
        }
        #expect(parts("People waited. \(heading)") == ["People waited.", heading])
        #expect(
            parts("Key findings for this quality statement \(heading)") == [
                "Key findings for this quality statement", heading,
            ])
        #expect(
            parts("They waited. Direct payments \(heading)") == ["They waited.", "Direct payments", heading])
        // A sentence that speaks of it is none, nor is the end of one.
        for text in [
            "People waited for direct payments", "They had chosen Direct payments", heading,
            "People waited. Direct payments were slow.",
        ] {
            #expect(parts(text) == [text])
        }
        let name = "Equity in experience and outcomes"
        let lines = [
            line("Equity in experience and out-", top: 100), line("Score: 3", top: 100, left: 400),
            line("comes", top: 112),
        ]
        let rows = PDFRows.joined(lines.map(\.line)).map { PlacedLine(line: $0, page: 1, isChrome: false) }
        #expect(PDFParagraphs(rows) { $0 == name }.blocks().blocks.map(\.text) == ["\(name)\tScore: 3"])
    }

    @Test func cellsStandBesideTheirLine() {
        let lines = [
            line("Assessing needs", top: 100), line("Safeguarding", top: 112), line("3", top: 100, left: 400),
            line("2", top: 112, left: 400),
        ]
        #expect(PDFRows.joined(lines.map(\.line)).map(\.text) == ["Assessing needs\t3", "Safeguarding\t2"])
    }

    @Test func pageNumbersAndRunningHeadsAreFurniture() {
        let pages = (1...4).map { number in
            PDFPage(
                height: 842,
                lines: [
                    line("Anyshire assessment page \(number)", top: 30).line,
                    line(["One", "Two", "Three", "Four"][number - 1], top: 60).line,
                    line("\(number)", top: 800, left: 300).line,
                ])
        }
        let furniture = PageFurniture(pages)
        #expect(pages[1].lines.map { furniture.contains($0, on: pages[1]) } == [true, false, true])
    }
}

@Suite struct HyphenTests {
    /// What the rest of the document writes decides; the hyphen of a line's end goes only where the document
    /// divides words at all.
    @Test(arguments: [
        ("an assess-", "ment of needs", "an assessment of needs"),
        ("a well-", "known service", "a well-known service"),
        ("a multi-", "agency panel", "a multi-agency panel"), ("in 2023-", "24 it was", "in 2023-24 it was"),
        ("unusual re-", "ablement", "unusual reablement"), ("soft\u{AD}", "ened", "softened"),
        ("people –", "mostly", "people – mostly"),
    ])
    func joins(_ first: String, _ second: String, _ joined: String) {
        let hyphens = Hyphens(["every assessment counts", "another assess-", "ment of well-known people"])
        #expect(hyphens.join(first, second) == joined)
    }

    @Test func aDocumentThatDividesNoWordsKeepsItsHyphens() {
        #expect(
            Hyphens(["strengths-", "based work"]).join("strengths-", "based work") == "strengths-based work")
    }

    /// U+2010 at the end of one line is a writer's; at the ends of several, and nowhere else, a program's.
    @Test func hyphensOfTheirOwn() {
        let one = ["a strengths\u{2010}", "based approach"]
        #expect(Hyphens(one).join(one[0], one[1]) == "a strengths\u{2010}based approach")
        let several = ["an arran\u{2010}", "gement of sup\u{2010}", "port for peo\u{2010}", "ple"]
        #expect(Hyphens(several).join(several[0], several[1]) == "an arrangement of sup\u{2010}")
    }

    @Test func ligaturesAreTheirLetters() {
        #expect(Ligatures.undone("ﬁnance o\u{FB03}cer \u{FB02}at") == "finance officer flat")
    }
}
