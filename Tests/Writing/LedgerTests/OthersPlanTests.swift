import SourceText
import Testing

@testable import Ledger

/// Plans of others are found by what their columns are called.
@Suite struct OthersPlanTests {
    private func columns() throws -> PlanColumns {
        try PlanColumns(
            yaml: """
                columns:
                - {kind: due, words: [by when, due, deadline]}
                - {kind: owner, words: [owner, lead]}
                - {kind: baseline, words: [baseline]}
                - {kind: measure, words: [measure, success]}
                - {kind: finding, words: [finding]}
                - {kind: action, words: [action, what we will do]}
                """)
    }

    @Test func aTableIsReadByItsHeadings() throws {
        let rows = [
            ["Improvement plan"], ["Ref", "Finding", "What we will do", "Lead", "By when"],
            ["1", "Waits were long", "Cut waits", "Head of service", "March 2026"],
            ["2", "", "Train staff", "", "TBC"], ["", "", "", "", ""],
        ]
        let actions = OthersPlan([("sheet Plan", rows)], columns: try columns()).actions
        #expect(actions.map(\.action) == ["Cut waits", "Train staff"] && actions.map(\.id) == ["R1", "R2"])
        #expect(actions[0].finding == "Waits were long" && actions[0].due == "March 2026")
        // What is only a mark for nothing is nothing.
        #expect(actions[1].owner.isEmpty && actions[1].due.isEmpty && actions[1].place == "sheet Plan, row 4")
    }

    @Test func aDateSaysWhen() throws {
        let rows =
            [["Action", "Owner", "Due", "Measure", "Baseline"]]
            + ["Ongoing", "To be confirmed", "End of March", "Q3 2026"].map {
                ["Cut waits", "A head", $0, "Days", "9"]
            }
        let actions = OthersPlan([("a", rows)], columns: try columns()).actions
        #expect(actions.map(\.lacks) == [["date"], ["date"], [], []])
    }

    @Test func oneWordAndAFigureAreNear() {
        func unanswered(_ figure: Double) -> Int {
            PlanNearness(
                points: [["complaint", "rise", "year"]], actions: [["complaint", "manager", "report"]],
                paragraphs: [["complaint"], ["complaint"], ["rise"]],
                figures: ([[131, 118]], [[figure]])
            ).unanswered.count
        }
        #expect(unanswered(131) == 0 && unanswered(132) == 1)
    }

    @Test(arguments: [
        ("waits of 28-day targets, 36.83% and £1,200 in 2024/25", ["28-day", "36.83%", "£1,200"]),
        ("between 16 and 18 since 2019.", ["16", "18"]),
    ]) func numbersInDigitsAreFound(_ text: String, _ expected: [String]) {
        #expect(PlanNumber.all(in: text).map(\.shown) == expected)
    }

    @Test(arguments: [
        [["Name", "Telephone"], ["A", "1"]], [["Action"], ["A heading alone is no plan"]], [],
        [["Contents"], ["1 Actions and owners"]],
    ]) func otherTablesAreNone(_ rows: [[String]]) throws {
        #expect(OthersPlan([("table 1", rows)], columns: try columns()).actions == [])
    }

    @Test func aWorkbookOfOursIsOneToo() throws {
        let workbook = try Workbook(PlanWorkbook.bytes(of: SamplePlan.whole()), named: "plan.xlsx")
        let actions = OthersPlan(OthersPlan.tables(of: workbook), columns: try columns()).actions
        #expect(actions.contains { $0.action == "Cut waits" && $0.owner == "Head of assessment" })
    }
}
