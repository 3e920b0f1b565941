import AssessmentModel
import Evidence
import SourceText
import Testing

/// What a table's figures are: the row names the measure, the column whose or when.
@Suite struct TableReaderTests {
    private func figures(_ table: String) throws -> [String] {
        try EvidenceFixture.read(table).sentences.flatMap(\.indicators).map {
            let compared = $0.comparator.map { " \($0.rawValue)" } ?? ""
            let benchmark = $0.benchmarkText.map { " \($0)" } ?? ""
            return "\($0.measure ?? "none"): \($0.valueText) \($0.unit.rawValue)\(compared)\(benchmark)"
                + ($0.period.map { ", \($0)" } ?? "")
        }
    }

    @Test(arguments: [
        (
            "Measure\tAnyshire\tEngland\nPeople waiting\t143\t210\nCarers satisfied\t68.2%\t61.5%",
            ["People waiting: 143 people england 210", "Carers satisfied: 68.2% percent england 61.5%"]
        ),
        // Whichever way the columns stand.
        ("Measure\tEngland\tAnyshire\nPeople waiting\t210\t143", ["People waiting: 143 people england 210"]),
        // A figure of England's alone is not the council's; an empty cell is none.
        (
            "Measure\tAnyshire\tEngland\nPeople waiting\t\t210\nMedian wait\t31 days\t",
            ["Median wait: 31 days days"]
        ),
        // Councils in rows.
        (
            "\tPeople waiting\tMedian wait\nAnyshire\t143\t31 days\nEngland\t210\t40 days",
            ["People waiting: 143 people england 210", "Median wait: 31 days days england 40 days"]
        ),
        // Times.
        (
            "Measure\t2023/24\t2024/25\nPeople waiting\t240\t143",
            ["People waiting: 240 people, 2023/24", "People waiting: 143 people previous 240, 2024/25"]
        ),
        // Times in columns, councils in rows: the corner says what is measured.
        (
            "Median wait (days)\t2023/24\t2024/25\nAnyshire\t41\t31\nEngland\t29\t25",
            [
                "Median wait (days): 41 days england 29, 2023/24",
                "Median wait (days): 31 days england 25, 2024/25",
            ]
        ),
        // Two pairs of columns: each year has its own England.
        (
            "Measure\tAnyshire 2023/24\tEngland 2023/24\tAnyshire 2024/25\tEngland 2024/25\nCarers satisfied\t61%\t63%\t68%\t64%",
            [
                "Carers satisfied: 61% percent england 63%, 2023/24",
                "Carers satisfied: 68% percent england 64%, 2024/25",
            ]
        ),
        // A change is no value, a target is none of the council's.
        ("Measure\tAnyshire\tTarget\tChange\nWait (days)\t31\t28\t-3", ["Wait (days): 31 days target 28"]),
        // Several councils' figures keep their names.
        (
            "Measure\tAnyshire\tOtherton\tEngland\nPeople waiting\t143\t90\t210",
            [
                "People waiting, Anyshire: 143 people england 210",
                "People waiting, Otherton: 90 people england 210",
            ]
        ),
        // A label that counts in thousands gives no figure.
        ("Measure\tAnyshire\nSpend (£000)\t143", []),
        // A table without figures, and one without a header.
        ("Area\tWhat we found\nReviews\tLate", []), ("Reviews overdue\t143", ["Reviews overdue: 143 count"]),
    ])
    func figuresOfATable(_ table: String, _ expected: [String]) throws {
        #expect(try figures(table) == expected)
    }

    @Test func aFiguresPlaceIsItsCell() throws {
        let table = "Measure\tAnyshire\tEngland\nPeople waiting\t143\t210"
        let sentence = try #require(try EvidenceFixture.read(table).sentences.last)
        let indicator = try #require(sentence.indicators.first)
        let bytes = Array(sentence.text.utf8)
        #expect(String(decoding: bytes[indicator.span.start..<indicator.span.end], as: UTF8.self) == "143")
        let text = try #require(TableText(table))
        #expect(
            text.citation(row: 1, column: 2, heading: "Waits")
                == "Table under “Waits”, row “People waiting”, column “England”")
        #expect(TableText("No table.") == nil)
    }

    @Test(arguments: [
        ("143", true), ("£5m", true), ("68.2% (of 90)", true), ("2023/24", false), ("31 March 2025", false),
        ("n/a", false), ("", false),
    ])
    func values(_ cell: String, _ isValue: Bool) { #expect(TableText.isValue(cell) == isValue) }
}
