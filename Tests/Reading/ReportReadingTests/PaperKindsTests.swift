import AssessmentModel
import ReferenceData
import SourceText
import Testing

@testable import PDFPages
@testable import ReportReading

/// Reports as committee papers, mail and other programs hand them on: each kind with a near miss.
@Suite struct PaperKindsTests {
    private let title = "Anyshire County Council: local authority assessment"
    private let paragraph =
        "Staff spoke warmly of the way in which teams had been brought together, and people told us that the change had helped."
    private func report(_ body: String) -> String {
        "\(title)\n\nSafeguarding\n\nScore: 3\n\nKey findings for this quality statement\n\n\(body)"
    }
    private func texts(_ page: ReportPage) -> [String] { page.parts.flatMap(\.paragraphs).map(\.text) }

    /// Rising numbers before paragraphs are the paper's; they stay accounted for.
    @Test func numbersOfParagraphs() throws {
        let page = try page(
            report(
                "3.7 In May, 1,284 people waited.\n\n3.8 Carers told us of calls.\n\n3.10 68.2% were satisfied."
            ))
        #expect(
            texts(page) == [
                "In May, 1,284 people waited.", "Carers told us of calls.", "68.2% were satisfied.",
            ])
        #expect(page.parts[0].paragraphs.allSatisfy { page.readingText[$0.span] == $0.text[...] })
        #expect(page.accounting.read == page.accounting.all)
    }

    /// Figures that open sentences do not rise one after the other, or are followed by what they count.
    @Test(arguments: [
        "3.7 Full-time posts were empty.\n\n2.1 Posts had been empty for a year.\n\n9.9 Posts were filled.",
        "3.7 weeks was the median wait.\n\n3.8 weeks had been last year's.\n\n3.9 weeks was England's.",
        "3.7 In May people waited.\n\n3.8 Carers told us of calls.",
    ])
    func figuresThatOpenSentences(_ body: String) throws {
        #expect(texts(try page(report(body))).joined(separator: "\n\n") == body)
    }

    /// The highest score that there is, and an earlier year's, are no score of this assessment; two columns of which
    /// nothing is said are not read.
    @Test(
        arguments: [
            (["Quality statement", "Score", "Out of"], ["2", "4"], 2),
            (["Quality statement", "Score 2023", "Score 2025"], ["1", "2"], 2),
            (["Quality statement", "Previous score", "Current score"], ["1", "2"], 2),
            (["Quality statement", "Score", "Score"], ["1", "2"], nil),
            (["Quality statement", "Score 2025", "Wording"], ["2", "Some shortfalls"], 2),
        ] as [([String], [String], Int?)])
    func columnsOfScores(_ headings: [String], _ cells: [String], _ score: Int?) throws {
        func row(_ cells: [String]) -> String { cells.joined(separator: "\t") }
        let rows = ["Assessing needs", "Safeguarding", "Partnerships and communities"].map {
            row([$0] + cells)
        }
        let page = try page(
            "\(title)\n\nQuality statement scores\n\n\(row(headings))\n\(rows.joined(separator: "\n"))\n\n"
                + "Assessing needs\n\nScore: 2\n\nKey findings for this quality statement\n\n\(paragraph)")
        #expect(page.listedScores.map(\.score) == (score.map { [$0, $0, $0] } ?? []))
    }

    /// References as browsers read them; an address keeps its parameters, and other names are left.
    @Test(arguments: [
        ("1,284&nbsppeople", "1,284&nbsp;people"), ("&pound1.2m", "&pound;1.2m"), ("&frac12", "&frac12;"),
        ("?a=1&pound=2", "?a=1&pound=2"), ("R&D &amp; A&nbsp;B", "R&D &amp; A&nbsp;B"),
        ("Ü&eacute ", "Ü&eacute; "),
    ])
    func referencesWithoutTheirEnd(_ text: String, _ closed: String) {
        #expect(HTMLReferences.closed(text) == closed)
    }

    /// What a mail program adds ends the report; a finding about email does not.
    @Test(arguments: [
        (
            "This email and any attachments are confidential. The council accepts no liability for 100% of any loss.",
            1
        ),
        (
            "This email address was not answered for 12 days, carers told us, and many had stopped writing to it.",
            3
        ),
        (
            "The information contained in this directory was out of date, and people told us that they rang in vain.",
            3
        ),
    ])
    func whatAMailProgramAdds(_ line: String, _ count: Int) throws {
        #expect(texts(try page(report("\(paragraph)\n\n\(line)\n\n\(paragraph)"))).count == count)
    }

    /// A council by its initials and in two languages; initials of two councils, or of none, are nobody's.
    @Test(arguments: [
        ("BCP Council", "Bournemouth, Christchurch and Poole"),
        ("Shropshire Council / Cyngor Swydd Amwythig", "Shropshire"),
        ("Cornwall Council – Konsel Kernow", "Cornwall"), ("XYZ Council", "XYZ"),
    ])
    func namesOfCouncils(_ name: String, _ short: String) throws {
        let identification = Identification(known: try ReferenceData().authorities())
        let page = try page(
            "\(name): local authority assessment\n\nSafeguarding\n\nScore: 3\n\nKey findings\n\n\(paragraph)")
        #expect(identification.authority(of: page)?.short == short)
    }

    /// A line that begins left of a table's cells ends it, and running text below a table is no title in it.
    @Test func whatStandsBelowATable() {
        func line(_ text: String, _ left: Double, _ top: Double) -> PDFPage.Line {
            .init(
                text: text, left: left, top: top, right: left + Double(text.count) * 5, bottom: top + 10,
                firstWordWidth: 20, words: [])
        }
        let rows = [
            line("Measure", 80, 100), line("Anyshire", 300, 100), line("Satisfied", 80, 116),
            line("61%", 300, 116),
            line("Safe", 80, 132), line("70%", 300, 132),
        ]
        let below = [line("Timeliness", 72, 150), line("Carers told us of calls.", 72, 164)]
        let joined = PDFTables.joined(rows + below, columns: [72]).map(\.text)
        #expect(
            joined == [
                "Measure\tAnyshire", "Satisfied\t61%", "Safe\t70%", "Timeliness", "Carers told us of calls.",
            ])
        let titled =
            rows.prefix(4) + [line("Feeling safe", 80, 132), line("Safe", 80, 148), line("70%", 300, 148)]
        #expect(PDFTables.joined(Array(titled), columns: [72]).map(\.text).contains("Feeling safe"))
        #expect(PDFTables.joined(Array(titled), columns: [72]).last?.text == "Safe\t70%")
    }
}
