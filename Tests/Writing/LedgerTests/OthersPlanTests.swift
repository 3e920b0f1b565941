import SourceText
import Testing

@testable import Ledger

/// Plans of others are found by what their columns are called.
@Suite struct OthersPlanTests {
    private func columns() throws -> PlanColumns {
        try PlanColumns(
            Source(
                name: "plan-columns.yaml",
                text: """
                    columns:
                    - {kind: reference, words: [ref, "no"]}
                    - {kind: due, words: [by when, due, deadline]}
                    - {kind: owner, words: [owner, lead]}
                    - {kind: baseline, words: [baseline]}
                    - {kind: measure, words: [measure, success]}
                    - {kind: finding, words: [finding]}
                    - {kind: action, words: [action, what we will do]}
                    joints: [" and ", "/"]
                    nothing: ["-", tbc]
                    """))
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

    /// "Action no" numbers the actions; one column may tell a measure and its baseline; the plan's own numbers are kept.
    @Test func theBestHeadingIsTaken() throws {
        let rows = [
            ["Action no", "Lead officer", "Action", "Outcome measure and baseline", "Deadline"],
            ["1.1", "A head", "Cut waits", "Average days (baseline 46, January 2025)", "March 2026"],
            ["1.2", "A head", "Build homes", "Units outside the town", "March 2026"],
            ["1.2", "A head", "Train staff", "Staff trained", "March 2026"],
        ]
        let actions = OthersPlan([("a", rows)], columns: try columns()).actions
        #expect(actions.map(\.action) == ["Cut waits", "Build homes", "Train staff"])
        // What two rows are numbered names neither.
        #expect(actions.map(\.label) == ["1.1", "R2 (1.2)", "R3 (1.2)"])
        #expect(actions.map(\.lacks) == [[], ["baseline"], ["baseline"]])
    }

    @Test func mistakesInTheDataFileHaveTheirPlace() throws {
        let source = Source(
            name: "mine/plan-columns.yaml", text: "columns:\n- {kind: actoin, words: [action]}\n")
        let error = #expect(throws: Diagnostics.self) { try PlanColumns(source) }
        #expect(error?.items.first?.message.contains("one of reference, due") == true)
        #expect(error?.items.first?.span != nil)
        #expect(throws: Diagnostics.self) { try PlanScales(Source(name: "s", text: "scales: [\n")) }
        #expect(throws: Diagnostics.self) { try PlanScales(Source(name: "s", text: "scale: x\n")) }
    }

    /// Figures of findings, baselines, actions and of the text around; the report's own words beside each.
    @Test func figuresAreHeldAgainstTheParagraphsThatTheyAreLike() throws {
        let rows = [
            ["Finding", "Action", "Measure", "Baseline"],
            [
                "Waits for therapy were 32 days", "Cut the waits to 14 days", "Therapy waits in days",
                "32 days",
            ],
            ["Two thirds of the homes were in one town", "Build homes", "Homes in the town", ""],
        ]
        let plan = OthersPlan(
            [("a", rows)],
            paragraphs: ["We answer CQC. People waited 30 days for therapy, we hear. Nine moons rose."],
            columns: try columns())
        @Sendable func topic(_ text: String) -> Set<String> {
            Set(text.lowercased().split { !$0.isLetter }.map(String.init)).intersection([
                "waits", "waited", "therapy", "days", "homes", "town",
            ])
        }
        func text(_ text: String) -> AuditedText { AuditedText(text, topic: topic(text)) }
        let audit = OthersAudit(
            plan, points: [text("Waits for therapy were long.")],
            paragraphs: [
                text("People waited. The waits for therapy were 23 days, and 156 people waited."),
                text("Two thirds of the homes were in the town."),
            ], topicOf: topic)
        let found = audit.strangeFigures
        #expect(found.map(\.shown) == ["32", "14", "30"])
        #expect(found.map(\.part) == [.finding, .action, .sentence])
        #expect(found[0].says == "The waits for therapy were 23 days, and 156 people waited.")
        #expect(audit.notCompared.map(\.text) == ["Nine moons rose."])
        #expect(audit.pairs.map(\.common) == [["waits", "for", "therapy"].filter { $0 != "for" }])
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
        ("one of two thirds of the 580 units, and forty more", ["580", "two thirds", "forty"]),
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
