import AssessmentModel
import OfficeFiles
import SourceText
import Testing

@testable import Ledger

/// A plan goes out as a workbook and comes back: what changed is taken, what is not right is said by cell.
@Suite struct WorkbookTests {
    private func sent(_ plan: ActionPlan) throws -> Workbook {
        try Workbook(PlanWorkbook.bytes(of: plan), named: "plan.xlsx")
    }

    private func back(
        _ workbook: Workbook, _ plan: ActionPlan, choice: WorkbookReturn.Choice? = nil
    ) -> WorkbookReturn {
        WorkbookReturn(workbook, of: plan, by: "An owner", today: SamplePlan.facts.today, choice: choice)
    }

    /// The place of a heading's column on a sheet.
    private func column(_ heading: String, of sheet: String, in workbook: Workbook) throws -> (Int, Int) {
        let index = try #require(workbook.sheets.firstIndex { $0.name == sheet })
        let columns = 0...(workbook.sheets[index].last?.column ?? 0)
        let column = try #require(
            columns.first { workbook.sheets[index][0, $0].words == heading }, "no column \(heading)")
        return (index, column)
    }

    private func fill(
        _ workbook: inout Workbook, _ sheet: String, _ heading: String, row: Int = 1, _ cell: SheetCell
    ) throws {
        let (index, column) = try column(heading, of: sheet, in: workbook)
        workbook.sheets[index].cells[SheetPlace(row: row, column: column)] = cell
    }

    @Test func asSentItChangesNothing() throws {
        let plan = try SamplePlan.whole()
        let found = back(try sent(plan), plan)
        #expect(found.problems == [] && found.changes == [] && found.conflicts == [] && found.plan == plan)
        // The same plan gives the same bytes.
        #expect(try PlanWorkbook.bytes(of: plan) == PlanWorkbook.bytes(of: plan))
    }

    @Test func datesTextsAndNumbersAreReadAsTheyAre() throws {
        var plan = try SamplePlan.whole()
        plan.actions[0].text = "Cut “waits” & <more>\nsecond line – é"
        plan.actions[0].due = PartialDate(iso: "2028-02-29")
        let workbook = try sent(plan)
        #expect(workbook.sheets.map(\.name).prefix(3) == ["Actions", "Points", "Measures"])
        let (index, due) = try column("Due now", of: "Actions", in: workbook)
        #expect(workbook.sheets[index][1, due] == .date(try #require(PartialDate(iso: "2028-02-29"))))
        #expect(workbook.sheets[index][1, 1] == .text(plan.actions[0].text))
        let (measures, baseline) = try column("Baseline", of: "Measures", in: workbook)
        #expect(workbook.sheets[measures][1, baseline] == .number(46))
        #expect(!workbook.hasMacros && workbook.sheet(PlanSheet.record)?.isHidden == true)
    }

    @Test func whatOwnersFillInIsTaken() throws {
        let plan = try SamplePlan.whole()
        var workbook = try sent(plan)
        let date = try #require(PartialDate(iso: "2026-09-30"))
        try fill(&workbook, "Actions", "New status", .text("Slipped"))
        try fill(&workbook, "Actions", "New as of", .date(date))
        try fill(&workbook, "Actions", "New due date", .text("31 December 2026"))
        try fill(&workbook, "Actions", "Why it moved", .text("The supplier left"))
        try fill(&workbook, "Actions", "Evidence", .text("Audit"))
        try fill(&workbook, "Actions", "Owner", .text("Service manager"))
        try fill(&workbook, "Points", "Answer", .text("disputed"))
        try fill(&workbook, "Points", "Actions", .blank)
        try fill(&workbook, "Points", "Evidence, reason or plan", .text("Last year's figure"))
        try fill(&workbook, "Measures", "New figure", .number(31))
        try fill(&workbook, "Measures", "New figure of", .date(date))
        let found = back(workbook, plan)
        #expect(found.problems == [] && found.conflicts == [])
        let update = try #require(found.plan.updates.last)
        #expect(update.status == "slipped" && update.reason == "The supplier left" && update.by == "An owner")
        #expect(
            found.plan.actions[0].due?.iso == "2026-12-31" && found.plan.actions[0].owner == "Service manager"
        )
        #expect(found.plan.points[0].kind == .disputed && found.plan.points[0].actions == [])
        #expect(found.plan.actuals.last?.value == 31 && found.plan.evidence.last?.what == "Audit")
        #expect(found.changes.contains { $0.heading == "Owner" && $0.before == "Head of assessment" })
        // Taken twice it is taken once.
        let again = back(workbook, found.plan)
        #expect(again.plan == found.plan && again.problems == [])
    }

    /// What can happen to a workbook on its way, the cell by which it is said, and words of the sentence.
    @Test(arguments: [
        ("cut", "Points", "was cut"), ("inserted", "Points!A2", "no id"),
        ("sorted", "Points!A2", "sorted or moved"),
        ("renumbered", "Points!A2", "not among the ids"), ("doubled", "Points!A3", "twice"),
        ("merged", "Points!A2:A3", "merged"), ("hidden row", "Points!A2", "hidden"),
        ("hidden column", "Actions!J1", "hidden"), ("text date", "Actions!I2", "text and no date"),
        ("number for a date", "Actions!I2", "takes a date"), ("status", "Actions!H2", "no word of the list"),
        ("wrong column", "Actions!Q2", "wrong column"), ("failed formula", "Measures!H2", "came to nothing"),
        ("no number", "Measures!F2", "no number"), ("moved columns", "Actions!E1", "or one was put in"),
        ("heading", "Actions!Q1", "put it back"),
        ("extra column", "Actions!X2", "not part of the plan"), ("locked", "Actions!B2", "cannot be changed"),
        ("sheet gone", "Measures", "is gone"), ("macros", "", "macros"), ("other plan", "", "not of"),
        ("no record", "", "not a workbook that plan to made"),
        ("unsaid status", "Actions!J2", "needs a new status"),
    ]) func whatIsNotRightIsSaidByCellAndNothingIsTaken(_ name: String, _ place: String, _ words: String)
        throws
    {
        let plan = try SamplePlan.whole()
        var workbook = try sent(plan)
        let points = try #require(workbook.sheets.firstIndex { $0.name == "Points" })
        let actions = try #require(workbook.sheets.firstIndex { $0.name == "Actions" })
        func row(_ row: Int, _ cells: [SheetCell]) {
            for column in 0...10 {
                workbook.sheets[points].cells[SheetPlace(row: row, column: column)] =
                    column < cells.count ? cells[column] : nil
            }
        }
        func cells(_ row: Int) -> [SheetCell] { (0...5).map { workbook.sheets[points][row, $0] } }
        let (first, second) = (cells(1), cells(2))
        switch name {
        case "cut": row(2, [])
        case "inserted":
            row(3, second)
            row(2, first)
            row(1, [.blank, .text("A new point")])
        case "sorted":
            row(1, second)
            row(2, first)
        case "renumbered": row(1, [.text("needs/9z")] + first.dropFirst())
        case "doubled": row(2, first)
        case "merged": workbook.sheets[points].merged = ["A2:A3"]
        case "hidden row": workbook.sheets[points].hiddenRows = [1]
        case "hidden column": workbook.sheets[actions].hiddenColumns = [9]
        case "text date": try fill(&workbook, "Actions", "New as of", .text("30/9/2026"))
        case "number for a date": try fill(&workbook, "Actions", "New as of", .number(28))
        case "status": try fill(&workbook, "Actions", "New status", .text("nearly"))
        case "wrong column":
            try fill(&workbook, "Actions", "Owner", .date(try #require(PartialDate(iso: "2026-09-30"))))
        case "failed formula": try fill(&workbook, "Measures", "Baseline", .failed("#REF!"))
        case "no number": try fill(&workbook, "Measures", "New figure", .text("about 30"))
        case "heading": try fill(&workbook, "Actions", "Owner", row: 0, .text("Lead"))
        case "moved columns":
            for column in stride(from: 22, through: 4, by: -1) {
                workbook.sheets[actions].cells[SheetPlace(row: 0, column: column + 1)] =
                    workbook.sheets[actions][0, column]
            }
            workbook.sheets[actions].cells[SheetPlace(row: 0, column: 4)] = nil
        case "extra column":
            workbook.sheets[actions].cells[SheetPlace(row: 1, column: 23)] = .text("a note")
        case "locked": try fill(&workbook, "Actions", "Action", .text("Something else"))
        case "sheet gone": workbook.sheets.removeAll { $0.name == "Measures" }
        case "macros": workbook.hasMacros = true
        case "other plan": break
        case "no record": workbook.sheets.removeAll { $0.name == PlanSheet.record }
        default: try fill(&workbook, "Actions", "What happened", .text("Two have started"))
        }
        var other = plan
        if name == "other plan" { other.name = "another" }
        let found = back(workbook, other)
        #expect(
            found.problems.contains { $0.place == place && $0.message.contains(words) }, "\(found.problems)")
        #expect(found.plan == other && found.changes == [])
    }

    @Test func whatIsMeantIsUnderstood() throws {
        let plan = try SamplePlan.whole()
        var workbook = try sent(plan)
        try fill(&workbook, "Actions", "New status", .text("on-track"))
        try fill(&workbook, "Actions", "New as of", .date(try #require(PartialDate(iso: "2062-09-30"))))
        try fill(&workbook, "Points", "Actions", row: 2, .text("a1;"))
        let found = back(workbook, plan)
        #expect(found.problems == [] && found.plan.updates.last?.status == "on track")
        #expect(found.plan.points[1].actions == ["A1"])
        #expect(
            found.remarks == [
                "warning: Actions!H2: A1 is told as of 30 September 2062, which is still to come; taken as it is."
            ])
    }

    @Test func anotherSheetIsSaidAndNotRead() throws {
        let plan = try SamplePlan.whole()
        var workbook = try sent(plan)
        workbook.sheets.append(Sheet(name: "Notes", isHidden: false))
        let found = back(workbook, plan)
        #expect(found.remarks.count == 1 && found.remarks[0].contains("“Notes”") && found.problems == [])
    }

    @Test func aCellThatBothChangedIsAConflict() throws {
        let plan = try SamplePlan.whole()
        var workbook = try sent(plan)
        try fill(&workbook, "Actions", "Owner", .text("Theirs"))
        var meanwhile = plan
        meanwhile.actions[0].owner = "Ours"
        let open = back(workbook, meanwhile)
        #expect(open.conflicts.count == 1 && open.conflicts[0].plan == "Ours" && open.plan == meanwhile)
        #expect(back(workbook, meanwhile, choice: .plan).plan.actions[0].owner == "Ours")
        #expect(back(workbook, meanwhile, choice: .workbook).plan.actions[0].owner == "Theirs")
        // Another cell is no conflict, and an update of the plan's own is one with the workbook's.
        var updated = plan
        var update = plan.updates[0]
        update.status = "achieved"
        try updated.add(update)
        #expect(back(workbook, updated).conflicts == [])
        try fill(&workbook, "Actions", "New status", .text("slipped"))
        try fill(&workbook, "Actions", "New as of", .date(try #require(PartialDate(iso: "2026-09-30"))))
        #expect(back(workbook, updated).conflicts.map(\.change.id) == ["A1"])
    }

    @Test(arguments: [
        ([UInt8]("not a workbook".utf8), "not an Excel workbook"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0, 0], "password"),
        ([0x50, 0x4B, 3, 4, 0, 0], "damaged"), ([], "not an Excel workbook"),
    ]) func whatIsNoWorkbookIsRefused(_ bytes: [UInt8], _ words: String) {
        let error = #expect(throws: WorldError.self) { try Workbook(bytes, named: "x.xlsx") }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    /// A text that the file does not hold is no blank: an owner's words would be lost unsaid.
    @Test(arguments: [
        ("J2", "999999", "S!J2"), ("J2", "-1", "S!J2"), ("J2", "1e30", "S!J2"), ("J2", "nan", "S!J2"),
        ("ZZZZZZ2", "0", "ZZZZZZ2"), ("XFE2", "0", "XFE2"), ("J2", "0", nil), ("XFD2", "0", nil),
        ("J2", "", nil),
    ]) func whatCannotBeIsDamage(_ cell: String, _ value: String, _ said: String?) {
        var reader = SheetReader(
            Sheet(name: "S", isHidden: false), strings: ["words"], styles: [], startsIn1904: false)
        let events: [XMLStream.Event] = [
            .open("row"), .open("c"), .attribute("r", cell), .attribute("t", "s"), .open("v"), .text(value),
            .close("v"), .close("c"),
        ]
        for event in events { reader.hear(event) }
        #expect((reader.damage == nil) == (said == nil))
        #expect(reader.damage?.contains(said ?? "") != false, "\(reader.damage ?? "")")
    }

    /// 0.331 under the style 0.0% is 33.1% to whoever typed it; under another it is what it is.
    @Test(arguments: [
        (WorkbookParts.NumberStyles.Shown.percent, "0.331", SheetCell.text("33.1%")),
        (.percent, "1", .text("100%")),
        (.number, "0.331", .number(0.331)),
    ]) func aShareIsReadAsItIsShown(
        _ shown: WorkbookParts.NumberStyles.Shown, _ value: String, _ cell: SheetCell
    ) {
        var reader = SheetReader(
            Sheet(name: "S", isHidden: false), strings: [], styles: [shown], startsIn1904: false)
        for event: XMLStream.Event in [
            .open("row"), .open("c"), .attribute("r", "A1"), .attribute("s", "0"), .open("v"), .text(value),
            .close("v"), .close("c"),
        ] { reader.hear(event) }
        #expect(reader.sheet[0, 0] == cell)
        #expect(
            PlanNumber.read(cell.words) == (shown == .percent ? (Double(value) ?? 0) * 100 : Double(value)))
    }

    @Test(arguments: [
        ("0.0%", WorkbookParts.NumberStyles.Shown.percent), ("0\"%\"", .number), ("d mmm yyyy", .date),
        ("0.0", .number),
    ]) func formatsSayWhatTheyShow(_ code: String, _ shown: WorkbookParts.NumberStyles.Shown) {
        var styles = WorkbookParts.NumberStyles()
        for event: XMLStream.Event in [
            .open("numFmt"), .attribute("numFmtId", "170"), .attribute("formatCode", code), .close("numFmt"),
            .open("cellXfs"), .open("xf"), .attribute("numFmtId", "170"), .close("xf"), .close("cellXfs"),
        ] { styles.hear(event) }
        #expect(styles.shown == [shown])
    }

    /// A late status without its reason, and an update older than the last, are said while the owner is at hand.
    @Test func whatGapsWouldAskAboutIsSaidAtOnce() throws {
        let plan = try SamplePlan.whole()
        var workbook = try sent(plan)
        try fill(&workbook, "Actions", "New status", .text("slipped"))
        try fill(&workbook, "Actions", "New as of", .date(try #require(PartialDate(iso: "2026-05-31"))))
        let found = back(workbook, plan)
        #expect(found.problems == [] && !found.changes.isEmpty)
        #expect(found.remarks.contains { $0.contains("slipped without a reason and a new date") })
        #expect(found.remarks.contains { $0.contains("an update of 30 June 2026, which says how it stands") })
    }

    @Test(arguments: [
        (1.0, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (45_000, "2023-03-15"),
        (46_295.75, "2026-09-30"),
        (36_585, "2000-02-29"),
    ]) func serialNumbersAreDays(_ serial: Double, _ iso: String) {
        #expect(SheetReader.date(serial, startsIn1904: false)?.iso == iso)
        #expect(SheetReader.date(serial - 1462, startsIn1904: true)?.iso == (serial > 1462 ? iso : nil))
    }

    /// 300 actions and 3,000 updates stay one plan.
    @Test func aLargePlanIsReadAndWritten() throws {
        var plan = try SamplePlan.whole()
        for number in 2...300 {
            var action = plan.actions[0]
            action.text = "Action number \(number)"
            _ = plan.add(action)
        }
        for number in 1...2_999 {
            var update = plan.updates[0]
            update.action = "A\(number % 300 + 1)"
            update.words = "Update number \(number): as planned"
            try plan.add(update)
        }
        let read = try PlanFile(Source(name: "p", text: PlanFile.text(of: plan)), name: "p").plan
        #expect(read == plan)
        let found = back(try sent(plan), plan)
        #expect(found.problems == [] && found.changes == [])
    }
}
