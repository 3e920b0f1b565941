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
