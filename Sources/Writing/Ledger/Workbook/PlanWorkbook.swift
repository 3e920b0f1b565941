internal import AssessmentModel
internal import CWorkbook
internal import HelperPrograms
package import SourceText

/// A plan as a workbook for owners to fill.
///
/// A sheet of actions, one of points and one of measures, each with a row a record; cells that identify are
/// locked, those to be filled have drop-downs and dates. A hidden sheet keeps what was sent out, so that a
/// workbook that comes back is compared with that and not with a plan that went on meanwhile.
package enum PlanWorkbook {
    /// The workbook's bytes.
    ///
    /// - Throws: `WorldError` when it cannot be made: a temporary folder, memory.
    package static func bytes(of plan: ActionPlan) throws(WorldError) -> [UInt8] {
        let folder = try TemporaryFolder()
        let path = folder.path + "/plan.xlsx"
        guard let book = assay_workbook_new(path, folder.path) else {
            throw WorldError("the workbook cannot be made: no memory")
        }
        var writer = SheetWriter(book: book)
        let sheets = PlanSheet.all(for: plan)
        for sheet in sheets { writer.write(sheet, of: plan) }
        writer.writeGuide(plan)
        writer.writeRecord(plan, sheets)
        let isWritten = assay_workbook_close(book) == 0
        guard isWritten, writer.isSound else {
            throw WorldError(
                "the workbook cannot be made: no room for it in the temporary folder \(folder.path)")
        }
        return try TextFile.bytes(of: path, limit: Workbook.mostBytes)
    }
}

/// Writes the sheets of a workbook one after another.
private struct SheetWriter {
    let book: UnsafeMutableRawPointer
    var isSound = true

    private mutating func add(_ name: String) -> UnsafeMutableRawPointer? {
        let sheet = assay_workbook_sheet(book, name)
        if sheet == nil { isSound = false }
        return sheet
    }

    private func put(
        _ cell: SheetCell, _ sheet: UnsafeMutableRawPointer, _ row: Int, _ column: Int, _ style: Int,
        _ dateStyle: Int
    ) {
        let (row, column) = (Int32(row), Int32(column))
        switch cell {
        case .blank: assay_sheet_blank(book, sheet, row, column, Int32(dateStyle))
        case .number(let number): assay_sheet_number(book, sheet, row, column, number, Int32(style))
        case .date(let date):
            assay_sheet_date(
                book, sheet, row, column, Int32(date.year), Int32(date.month ?? 1), Int32(date.day ?? 1),
                Int32(dateStyle))
        case .text, .yesNo, .failed:
            assay_sheet_text(book, sheet, row, column, Self.cellText(cell.words), Int32(style))
        }
    }

    /// What a cell may hold at most, in characters (Excel's own limit).
    private static let mostCharacters = 32_767

    private static func cellText(_ text: String) -> String {
        text.utf16.count <= mostCharacters ? text : String(text.prefix(mostCharacters / 2))
    }

    mutating func write(_ sheet: PlanSheet, of plan: ActionPlan) {
        guard let page = add(sheet.name) else { return }
        let count = sheet.ids(plan).count
        for (column, kind) in sheet.columns.enumerated() {
            assay_sheet_width(page, Int32(column), kind.width)
            assay_sheet_text(book, page, 0, Int32(column), kind.heading, Int32(ASSAY_CELL_HEADING))
            let isDate = kind.kind == .date
            let style = kind.isOpen ? ASSAY_CELL_OPEN : ASSAY_CELL_LOCKED
            let dates = kind.isOpen ? ASSAY_CELL_OPEN_DATE : ASSAY_CELL_LOCKED_DATE
            for index in 0..<count {
                put(
                    kind.value(plan, index), page, index + 1, column, Int(style), Int(isDate ? dates : style))
            }
            guard kind.isOpen, count > 0 else { continue }
            if case .choice(let words) = kind.kind {
                let failed = assay_sheet_choices(
                    page, Int32(column), 1, Int32(count), words.joined(separator: "\n"))
                if failed != 0 { isSound = false }
            }
            if isDate, assay_sheet_dates(page, Int32(column), 1, Int32(count)) != 0 { isSound = false }
        }
        assay_sheet_freeze(page, 1, Int32(sheet.frozen))
        assay_sheet_protect(page)
    }

    mutating func writeGuide(_ plan: ActionPlan) {
        guard let page = add(PlanSheet.guide) else { return }
        assay_sheet_width(page, 0, 100)
        let lines = [
            "The plan \(plan.name), for the report \(plan.assessment).",
            "Fill in the cells with a light yellow ground. The others say what each row is and are locked.",
            "Actions: choose a new status and say as of when; a new due date needs a reason. Leave the new columns empty where there is nothing new.",
            "Statuses, from the best to the worst: \(plan.scale.labels.joined(separator: ", ")).",
            "Points: choose an answer; actions by their ids, with commas between them.",
            "Measures: write the new figure and of when it is.",
            "Keep every row where it is. A new action is asked for from whoever keeps the plan.",
            "Send the workbook back: it is read with plan from FILE.xlsx, which lists every change before it takes any.",
        ]
        for (row, line) in lines.enumerated() {
            assay_sheet_text(book, page, Int32(row), 0, line, Int32(ASSAY_CELL_PLAIN))
        }
        assay_sheet_protect(page)
    }

    /// What the workbook was sent out with: the plan's name, its counts, then each row's values as they were.
    mutating func writeRecord(_ plan: ActionPlan, _ sheets: [PlanSheet]) {
        guard let page = add(PlanSheet.record) else { return }
        let counts = PlanCounts(of: plan)
        let head = [
            "assay plan", "1", plan.name, plan.assessment, String(counts.updates), String(counts.actuals),
            String(counts.evidence),
        ]
        for (column, text) in head.enumerated() {
            assay_sheet_text(book, page, 0, Int32(column), text, Int32(ASSAY_CELL_PLAIN))
        }
        var row = 1
        for sheet in sheets {
            for (index, id) in sheet.ids(plan).enumerated() {
                assay_sheet_text(book, page, Int32(row), 0, sheet.name, Int32(ASSAY_CELL_PLAIN))
                assay_sheet_text(book, page, Int32(row), 1, id, Int32(ASSAY_CELL_PLAIN))
                for (column, kind) in sheet.columns.enumerated() {
                    let words = kind.value(plan, index).words
                    guard !words.isEmpty else { continue }
                    assay_sheet_text(
                        book, page, Int32(row), Int32(column + 2), Self.cellText(words),
                        Int32(ASSAY_CELL_PLAIN))
                }
                row += 1
            }
        }
        assay_sheet_protect(page)
        assay_sheet_hide(page)
    }
}
