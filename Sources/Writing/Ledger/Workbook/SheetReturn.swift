internal import AssessmentModel
internal import TextAnalysis

/// What a workbook was sent out with, as its hidden sheet keeps it.
struct SentRecord {
    var plan: String
    var assessment: String
    /// How many updates the plan had.
    var updates: Int
    /// The ids of each sheet's rows, in order.
    var ids: [String: [String]] = [:]
    /// The words of a row's cells, by sheet and id.
    var cells: [String: [String: [String]]] = [:]

    /// Nil when the sheet is not there, or not as it was made.
    init?(_ workbook: Workbook) {
        guard let sheet = workbook.sheet(PlanSheet.record), sheet[0, 0].words == "assay plan" else {
            return nil
        }
        plan = sheet[0, 2].words
        assessment = sheet[0, 3].words
        guard let updates = Int(sheet[0, 4].words), let last = sheet.last else { return nil }
        self.updates = updates
        guard last.row >= 1 else { return }
        for row in 1...last.row {
            let (name, id) = (sheet[row, 0].words, sheet[row, 1].words)
            guard !name.isEmpty, !id.isEmpty else { continue }
            ids[name, default: []].append(id)
            cells[name, default: [:]][id] = (2...max(2, last.column)).map { sheet[row, $0].words }
        }
    }
}

/// Reads one sheet that came back: what is wrong with it, by cell, and the rows with their values before and
/// after.
struct SheetReturn {
    struct Cell {
        /// "Actions!H4"
        var place: String
        var before: String
        /// In the words that the plan would write.
        var after: String
    }

    struct Row {
        var sheet: PlanSheet.Kind
        var id: String
        /// One for each column.
        var cells: [Cell]
    }

    private let sheet: Sheet
    private let kind: PlanSheet
    private let sent: SentRecord
    private(set) var problems: [WorkbookReturn.Problem] = []
    private(set) var rows: [Row] = []

    init(_ sheet: Sheet, as kind: PlanSheet, sent: SentRecord) {
        self.sheet = sheet
        self.kind = kind
        self.sent = sent
    }

    private func place(_ row: Int, _ column: Int) -> String {
        "\(kind.name)!\(SheetPlace(row: row, column: column).name)"
    }

    private mutating func report(_ row: Int, _ column: Int, _ message: String) {
        problems.append(WorkbookReturn.Problem(place: place(row, column), message: message))
    }

    mutating func read() {
        checkHeadings()
        checkHiddenAndMerged()
        // Columns that are not what they were would make every cell wrong.
        guard problems.isEmpty else { return }
        let found = rowsByID()
        checkOrder(found)
        for (id, row) in found { readCells(of: id, row) }
    }

    private mutating func checkHeadings() {
        // A column that was put in or taken out moves all behind it: the first says it.
        var isMoved = false
        for (column, wanted) in kind.columns.enumerated() where !isMoved {
            let heading = sheet[0, column].words.trimmed
            guard heading != wanted.heading else { continue }
            let elsewhere = kind.columns.contains { $0.heading == heading }
            isMoved = elsewhere || sheet[0, column + 1].words.trimmed == wanted.heading
            report(
                0, column,
                isMoved
                    ? "Here stood “\(wanted.heading)”\(heading.isEmpty ? "" : ", and stands “\(heading)”"): the columns were moved from here on, or one was put in or taken out. Put them back in their order."
                    : heading.isEmpty
                        ? "The heading “\(wanted.heading)” is gone: put it back."
                        : "The heading is “\(heading)”, and was “\(wanted.heading)”: put it back.")
        }
        guard !isMoved, let last = sheet.last, last.column >= kind.columns.count else { return }
        let extra = sheet.cells.keys.filter { $0.column >= kind.columns.count }.min()
        if let extra {
            report(
                extra.row, extra.column,
                "This column is not part of the plan, and “\(sheet[extra.row, extra.column].words)” stands in it: put it into a column of the plan, or take it out."
            )
        }
    }

    private mutating func checkHiddenAndMerged() {
        for range in sheet.merged {
            problems.append(
                WorkbookReturn.Problem(
                    place: "\(kind.name)!\(range)", message: "These cells were merged: part them again."))
        }
        let lastRow = sheet.last?.row ?? 0
        for row in sheet.hiddenRows.sorted() where row <= lastRow {
            report(row, 0, "Row \(row + 1) is hidden: show it again, so that nobody overlooks what it says.")
        }
        for column in sheet.hiddenColumns.sorted() where column < kind.columns.count {
            report(
                0, column,
                "Column \(SheetPlace.letters(column)), “\(kind.columns[column].heading)”, is hidden: show it again."
            )
        }
    }

    /// The rows by their ids, in the sheet's order; what has no id, another or one twice is reported.
    private mutating func rowsByID() -> [(id: String, row: Int)] {
        let wanted = sent.ids[kind.name] ?? []
        let known = Set(wanted)
        var found: [(id: String, row: Int)] = []
        var seen: Set<String> = []
        let last = sheet.last?.row ?? 0
        let occupied = Set(sheet.cells.keys.map(\.row))
        for row in stride(from: 1, through: last, by: 1) {
            guard occupied.contains(row) else {
                report(
                    row, 0, "Row \(row + 1) is empty: it was put in, or its cells were cleared. Take it out.")
                continue
            }
            let id = sheet[row, 0].words.trimmed
            if id.isEmpty {
                report(
                    row, 0,
                    "Row \(row + 1) has no id: it was put in, or its id was deleted. Actions are added by plan add."
                )
            } else if !known.contains(id) {
                report(
                    row, 0, "“\(id)” is not among the ids that were sent: put back the one that stood here.")
            } else if !seen.insert(id).inserted {
                report(row, 0, "\(id) stands there twice.")
            } else {
                found.append((id, row))
            }
        }
        for id in wanted where !seen.contains(id) {
            problems.append(
                WorkbookReturn.Problem(
                    place: kind.name, message: "The row of \(id) was cut: put it back, as it was sent."))
        }
        return found
    }

    /// Rows that stand in another order than they were sent.
    private mutating func checkOrder(_ found: [(id: String, row: Int)]) {
        let wanted = (sent.ids[kind.name] ?? []).filter { id in found.contains { $0.id == id } }
        guard wanted != found.map(\.id) else { return }
        guard let first = zip(wanted, found).first(where: { $0.0 != $0.1.id }) else { return }
        report(
            first.1.row, 0,
            "The rows were sorted or moved: \(first.1.id) stands where \(first.0) was. Put them back in their order."
        )
    }

    private mutating func readCells(of id: String, _ row: Int) {
        let before = sent.cells[kind.name]?[id] ?? []
        var cells: [Cell] = []
        for (column, wanted) in kind.columns.enumerated() {
            let cell = sheet[row, column]
            let old = before.indices.contains(column) ? before[column] : ""
            let new = value(cell, of: wanted, old, row, column)
            // A month is sent as its words, and the plan writes it otherwise.
            let was = wanted.kind == .date && wanted.isOpen ? PlanDate.read(old)?.iso ?? old : old
            cells.append(Cell(place: place(row, column), before: was, after: new))
            guard !wanted.isOpen, !Self.isSame(cell, old) else { continue }
            report(
                row, column,
                "“\(wanted.heading)” of \(id) was “\(old)” and is “\(cell.words)”: it cannot be changed here. Was the row typed into the wrong place?"
            )
        }
        rows.append(Row(sheet: kind.kind, id: id, cells: cells))
    }

    /// Whether a locked cell is as it was sent. Programs may keep a day as another kind of date.
    private static func isSame(_ cell: SheetCell, _ old: String) -> Bool {
        let words = cell.words.replacing("\r\n", with: "\n").trimmed
        if words == old.trimmed || words.last == "%" && PlanNumber.read(words) == PlanNumber.read(old) {
            return true
        }
        return PlanDate.read(words).map { $0 == PlanDate.read(old) } ?? false
    }

    /// What a cell says in the plan's words; what it cannot mean is reported.
    private mutating func value(
        _ cell: SheetCell, of column: PlanSheet.SheetColumn, _ old: String, _ row: Int, _ index: Int
    ) -> String {
        let words = cell.words.replacing("\r\n", with: "\n").trimmed
        if case .failed(let code) = cell {
            report(row, index, "The formula here came to nothing (\(code)): write the value in.")
            return old
        }
        guard column.isOpen, !words.isEmpty else { return words }
        switch (column.kind, cell) {
        case (.date, .date): return words
        case (.date, .number):
            report(
                row, index,
                "“\(words)” is a number where “\(column.heading)” takes a date, such as 30/09/2026.")
        case (.date, _):
            if let date = PlanDate.read(words) { return date.iso }
            report(
                row, index,
                "“\(words)” is text and no date: write 30 September 2026, since 30/09 may mean different days to different programs."
            )
        case (.number, .number): return words
        case (.number, _):
            if case .text = cell, let number = PlanNumber.read(words) { return PlanNumber.text(number) }
            report(row, index, "“\(words)” is no number, and “\(column.heading)” takes one.")
        case (.choice(let known), _):
            if let word = PlanChoice.word(words, in: known) { return word }
            report(
                row, index,
                "“\(words)” is no word of the list: \(known.joined(separator: ", ")). Was it typed into the wrong column?"
            )
        case (.text, .date):
            report(
                row, index,
                "A date stands in “\(column.heading)”: was it typed into the wrong column?")
        case (.text, _): return words
        }
        return old
    }
}
