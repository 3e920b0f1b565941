package import AssessmentModel
internal import SourceText

/// A workbook that came back, held against what was sent out and against the plan as it is.
package struct WorkbookReturn: Sendable {
    /// Something that is not right in it.
    package struct Problem: Hashable, Sendable {
        /// "Actions!H4"; the sheet's name alone, or nothing, where no cell is meant.
        package var place: String
        /// A sentence that says what is wrong and what to do.
        package var message: String
    }

    /// A cell whose value is another than when it was sent out.
    package struct Change: Hashable, Sendable {
        /// "Actions!R4"
        package var place: String
        /// "A3", "needs/7a".
        package var id: String
        package var heading: String
        package var before: String
        package var after: String
    }

    /// A change of a cell that the plan has changed otherwise meanwhile.
    package struct Conflict: Hashable, Sendable {
        package var change: Change
        /// What the plan says now.
        package var plan: String
    }

    /// Whose word counts where the plan and a workbook say different things.
    package enum Choice: String, Sendable, CaseIterable { case workbook, plan }

    package private(set) var problems: [Problem] = []
    package private(set) var changes: [Change] = []
    package private(set) var conflicts: [Conflict] = []
    /// What is worth knowing and stops nothing.
    package private(set) var remarks: [String] = []
    /// The plan with the changes taken; as it was while there are problems or undecided conflicts.
    package private(set) var plan: ActionPlan

    /// - Parameters:
    ///   - by: who brings the workbook, for what is added.
    ///   - choice: nil while nobody has decided about conflicts.
    package init(
        _ workbook: Workbook, of plan: ActionPlan, by: String, today: PartialDate, choice: Choice? = nil
    ) {
        self.plan = plan
        compare(workbook, by: by, today: today, choice: choice)
        if !problems.isEmpty { (changes, conflicts) = ([], []) }
        if !problems.isEmpty || choice == nil && !conflicts.isEmpty { self.plan = plan }
    }

    private mutating func compare(_ workbook: Workbook, by: String, today: PartialDate, choice: Choice?) {
        guard !workbook.hasMacros else {
            return problem(
                "", "The workbook holds macros, which no plan needs: save it as .xlsx without them.")
        }
        guard let sent = SentRecord(workbook) else {
            return problem(
                "",
                "This is not a workbook that plan to made, or its hidden sheet “\(PlanSheet.record)” was deleted: send out a new one."
            )
        }
        guard sent.plan == plan.name, sent.assessment == plan.assessment else {
            return problem(
                "",
                "The workbook is of the plan \(sent.plan) for \(sent.assessment), not of \(plan.name) for \(plan.assessment)."
            )
        }
        let sheets = PlanSheet.all(for: plan)
        for sheet in workbook.sheets
        where ![PlanSheet.record, PlanSheet.guide].contains(sheet.name)
            && !sheets.contains(where: { $0.name == sheet.name })
        {
            remarks.append("The sheet “\(sheet.name)” is not part of the plan: it was not read.")
        }
        for kind in sheets {
            guard let sheet = workbook.sheet(kind.name) else {
                problem(kind.name, "The sheet “\(kind.name)” is gone, or has another name: put it back.")
                continue
            }
            var reading = SheetReturn(sheet, as: kind, sent: sent)
            reading.read()
            problems += reading.problems
            guard problems.isEmpty else { continue }
            for row in reading.rows { take(row, kind, sent, by: by, today: today, choice: choice) }
        }
    }

    private mutating func problem(_ place: String, _ message: String) {
        problems.append(Problem(place: place, message: message))
    }

    // MARK: Taking a row

    private mutating func take(
        _ row: SheetReturn.Row, _ kind: PlanSheet, _ sent: SentRecord, by: String, today: PartialDate,
        choice: Choice?
    ) {
        var (updates, evidence, actuals): (Filled, Filled, Filled) = ([], [], [])
        for (column, cell) in zip(kind.columns, row.cells) {
            switch column.target {
            case nil: continue
            case .field(let name): fact(name, column, cell, row, choice)
            case .update: if !cell.after.isEmpty { updates.append((column, cell)) }
            case .evidence: if !cell.after.isEmpty { evidence.append((column, cell)) }
            case .actual: if !cell.after.isEmpty { actuals.append((column, cell)) }
            }
        }
        if !updates.isEmpty { addUpdate(updates, row, sent, by, today, choice) }
        if !evidence.isEmpty { addEvidence(evidence, row, today) }
        if !actuals.isEmpty { addActual(actuals, row, by, choice) }
    }

    /// A fact of a record: taken when it was changed in the workbook and not in the plan.
    private mutating func fact(
        _ name: String, _ column: PlanSheet.SheetColumn, _ cell: SheetReturn.Cell, _ row: SheetReturn.Row,
        _ choice: Choice?
    ) {
        guard cell.after != cell.before else { return }
        let now = value(of: name, row)
        guard now != cell.after else { return }
        let change = Change(
            place: cell.place, id: row.id, heading: column.heading, before: cell.before, after: cell.after)
        if now != cell.before {
            conflicts.append(Conflict(change: change, plan: now))
            if choice != .workbook { return }
        }
        if let wrong = set(cell.after, as: name, row) {
            return problem(cell.place, "\(column.heading): “\(cell.after)” \(wrong).")
        }
        changes.append(change)
    }

    private func value(of name: String, _ row: SheetReturn.Row) -> String {
        func text<Record: PlanRecord>(_ record: Record?) -> String {
            guard let record, let field = Record.fields.first(where: { $0.name == name }) else { return "" }
            return field.text(of: record)
        }
        switch row.sheet {
        case .actions: return text(plan.action(row.id))
        case .points: return text(plan.points.first { $0.place == row.id })
        case .measures: return text(plan.measure(row.id))
        }
    }

    /// Puts a fact in; what is wrong with it, nil when it was taken.
    private mutating func set(_ text: String, as name: String, _ row: SheetReturn.Row) -> String? {
        func put<Record: PlanRecord>(
            _ records: WritableKeyPath<ActionPlan, [Record]>, _ text: String, _ isMeant: (Record) -> Bool
        ) -> String? {
            guard let index = plan[keyPath: records].firstIndex(where: isMeant),
                let field = Record.fields.first(where: { $0.name == name })
            else { return "belongs to nothing in the plan" }
            return field.set(text, in: &plan[keyPath: records][index])
        }
        switch row.sheet {
        case .actions: return put(\.actions, text) { $0.id == row.id }
        case .points:
            if name == "actions" {
                let items = PlanWords.items([text])
                let found = items.map { item in
                    (item, plan.actions.first { $0.id.lowercased() == item.lowercased() })
                }
                if let unknown = found.first(where: { $0.1 == nil }) {
                    return "names \(unknown.0), which is no action of the plan"
                }
                let ids = found.compactMap { $0.1?.id }.joined(separator: ", ")
                return put(\.points, ids) { $0.place == row.id }
            }
            return put(\.points, text) { $0.place == row.id }
        case .measures: return put(\.measures, text) { $0.id == row.id }
        }
    }

    // MARK: What is added

    private typealias Filled = [(column: PlanSheet.SheetColumn, cell: SheetReturn.Cell)]

    /// Reads what was filled in into a record; says what is wrong.
    private mutating func record<Record: PlanRecord>(_ filled: Filled, _ record: inout Record) -> Bool {
        var isRight = true
        for (column, cell) in filled {
            guard let field = Record.fields.first(where: { $0.name == column.target?.name }) else { continue }
            if let wrong = field.set(cell.after, in: &record) {
                problem(cell.place, "\(column.heading): “\(cell.after)” \(wrong).")
                isRight = false
            }
        }
        return isRight
    }

    private mutating func addUpdate(
        _ filled: Filled, _ row: SheetReturn.Row, _ sent: SentRecord, _ by: String, _ today: PartialDate,
        _ choice: Choice?
    ) {
        var update = PlanUpdate()
        update.action = row.id
        update.by = by
        guard record(filled, &update) else { return }
        let first = filled[0].cell.place
        guard !update.status.isEmpty else {
            return problem(first, "\(row.id): an update needs a new status.")
        }
        guard let asOf = update.asOf else {
            return problem(first, "\(row.id): as of when is “\(update.status)”? Fill in “New as of”.")
        }
        if asOf > today {
            remarks.append(
                "warning: \(first): \(row.id) is told as of \(asOf.english), which is still to come; taken as it is."
            )
        }
        remarkOn(update, asOf, at: first)
        let later = plan.updates.dropFirst(sent.updates).filter { $0.action == row.id }
        if later.contains(where: { Self.isSame($0, update) }) { return }
        if let other = later.last {
            conflicts.append(
                Conflict(change: change(filled, row), plan: Self.words(other)))
            if choice != .workbook { return }
        }
        do throws(WorldError) { try plan.add(update) } catch { return problem(first, error.description) }
        for (column, cell) in filled { changes.append(change(column, cell, row)) }
    }

    /// What `plan gaps` will ask about is said at once: the owner is still at hand.
    private mutating func remarkOn(_ update: PlanUpdate, _ asOf: PartialDate, at place: String) {
        if plan.scale.meaning(of: update.status) == .late {
            let lacks = [
                update.reason.isEmpty ? "a reason" : nil, update.due == nil ? "a new date" : nil,
            ].compactMap(\.self)
            if !lacks.isEmpty {
                remarks.append(
                    "warning: \(place): \(update.action) is told to be \(update.status) without \(lacks.joined(separator: " and ")); taken as it is."
                )
            }
        }
        let last = plan.updates.lazy.filter { $0.action == update.action }.compactMap(\.asOf).max()
        if let last, asOf < last {
            remarks.append(
                "warning: \(place): \(update.action) is told as of \(asOf.english), and the plan has an update of \(last.english), which says how it stands; taken as it is."
            )
        }
    }

    private static func isSame(_ one: PlanUpdate, _ other: PlanUpdate) -> Bool {
        var one = one
        one.by = other.by
        return one == other
    }

    private static func words(_ update: PlanUpdate) -> String {
        [
            update.status, update.asOf?.english ?? "", update.words, update.barrier,
            update.due.map { "due \($0.english)" } ?? "", update.reason,
            update.by.isEmpty ? "" : "by \(update.by)",
        ].filter { !$0.isEmpty }.joined(separator: "; ")
    }

    private func change(
        _ column: PlanSheet.SheetColumn, _ cell: SheetReturn.Cell, _ row: SheetReturn.Row
    ) -> Change {
        Change(
            place: cell.place, id: row.id, heading: column.heading, before: cell.before, after: cell.after)
    }

    /// All that was filled in as one change.
    private func change(_ filled: Filled, _ row: SheetReturn.Row) -> Change {
        Change(
            place: filled[0].cell.place, id: row.id, heading: filled[0].column.heading, before: "",
            after: filled.map(\.cell.after).joined(separator: "; "))
    }

    private mutating func addEvidence(
        _ filled: Filled, _ row: SheetReturn.Row, _ today: PartialDate
    ) {
        var evidence = PlanEvidence()
        evidence.action = row.id
        evidence.date = plan.lastUpdate(of: row.id)?.asOf ?? today
        guard record(filled, &evidence) else { return }
        guard !evidence.what.isEmpty else {
            return problem(filled[0].cell.place, "\(row.id): say what the evidence is.")
        }
        // Evidence of two people is two pieces; the same again is one.
        let isKnown = plan.evidence(of: row.id).contains {
            $0.what == evidence.what && $0.level == evidence.level && $0.kept == evidence.kept
        }
        if isKnown { return }
        do throws(WorldError) { _ = try plan.add(evidence) } catch {
            return problem(filled[0].cell.place, error.description)
        }
        for (column, cell) in filled { changes.append(change(column, cell, row)) }
    }

    private mutating func addActual(
        _ filled: Filled, _ row: SheetReturn.Row, _ by: String, _ choice: Choice?
    ) {
        var actual = PlanActual()
        actual.measure = row.id
        actual.by = by
        guard record(filled, &actual) else { return }
        guard actual.value != nil, let date = actual.date else {
            return problem(
                filled[0].cell.place, "\(row.id): a new figure needs its number and of when it is.")
        }
        if let doubt = plan.measure(row.id)?.doubt(of: actual.value) {
            remarks.append("warning: \(filled[0].cell.place): \(row.id): \(doubt).")
        }
        let same = plan.actuals(of: row.id).filter { $0.date == date }
        if same.contains(where: { $0.value == actual.value }) { return }
        if let other = same.last {
            let said = "\(other.value.map(PlanNumber.text) ?? "") of \(date.english), by \(other.by)"
            conflicts.append(Conflict(change: change(filled, row), plan: said))
            if choice != .workbook { return }
        }
        do throws(WorldError) { try plan.add(actual) } catch {
            return problem(filled[0].cell.place, error.description)
        }
        for (column, cell) in filled { changes.append(change(column, cell, row)) }
    }
}
