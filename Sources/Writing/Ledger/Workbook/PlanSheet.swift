internal import AssessmentModel

/// A sheet of a plan's workbook: what its columns are, which of them owners fill, and where their values come
/// from. One row of a column's table makes its heading, its look, its checks and what is taken back.
struct PlanSheet: Sendable {
    struct SheetColumn: Sendable {
        enum Kind: Sendable, Equatable {
            case text, date, number
            /// Words of a list.
            case choice([String])
        }

        /// What a change of an open cell changes.
        enum Target: Sendable, Equatable {
            /// A field of the record, by its name.
            case field(String)
            /// A part of what is added: an update, evidence, a figure. By the field's name.
            case update(String)
            case evidence(String)
            case actual(String)

            /// The field's name.
            var name: String {
                switch self {
                case .field(let name), .update(let name), .evidence(let name), .actual(let name): name
                }
            }
        }

        var heading: String
        /// In characters.
        var width: Double
        var kind: Kind = .text
        /// Nil of a locked column.
        var target: Target?
        /// What the cell holds when the workbook is made.
        var value: @Sendable (ActionPlan, Int) -> SheetCell

        var isOpen: Bool { target != nil }
    }

    /// What the rows of a sheet stand for.
    enum Kind: String, Sendable {
        case actions = "Actions"
        case points = "Points"
        case measures = "Measures"
    }

    var kind: Kind
    /// As its tab has it.
    var name: String { kind.rawValue }
    /// The first is the id.
    var columns: [SheetColumn]
    /// Columns that stay in sight.
    var frozen: Int
    /// What the rows stand for, in the plan's order.
    var ids: @Sendable (ActionPlan) -> [String]

    /// The sheets of a plan's workbook. The choices are the plan's own.
    static func all(for plan: ActionPlan) -> [PlanSheet] { [actions(plan), points, measures] }

    /// Where the workbook keeps what it was sent out with; hidden.
    static let record = "Assay record"
    /// The page that says how to fill it in.
    static let guide = "How to fill this in"

    // MARK: The columns

    private static func locked(
        _ heading: String, _ width: Double, kind: SheetColumn.Kind = .text,
        _ value: @escaping @Sendable (ActionPlan, Int) -> SheetCell
    ) -> SheetColumn {
        SheetColumn(heading: heading, width: width, kind: kind, value: value)
    }

    /// An open column of what is added: empty when the workbook is made.
    private static func added(
        _ heading: String, _ width: Double, kind: SheetColumn.Kind = .text, _ target: SheetColumn.Target
    ) -> SheetColumn {
        SheetColumn(heading: heading, width: width, kind: kind, target: target) { _, _ in .blank }
    }

    /// An open column of a field of a record.
    private static func open<Record: PlanRecord>(
        _ heading: String, _ width: Double, _ name: String,
        of records: @escaping @Sendable (ActionPlan) -> [Record]
    ) -> SheetColumn {
        let field = Record.fields.first { $0.name == name }
        var kind = SheetColumn.Kind.text
        switch field?.slot {
        case .date: kind = .date
        case .number: kind = .number
        case .choice(_, let words): kind = .choice(words)
        case .words, .list, nil: break
        }
        return SheetColumn(heading: heading, width: width, kind: kind, target: .field(name)) { plan, index in
            field.map { cell($0, of: records(plan)[index]) } ?? .blank
        }
    }

    private static func cell<Record: PlanRecord>(_ field: PlanField<Record>, of record: Record) -> SheetCell {
        switch field.slot {
        case .date(let path): day(record[keyPath: path])
        case .number(let path): record[keyPath: path].map { .number($0) } ?? .blank
        case .words, .list, .choice: text(field.text(of: record))
        }
    }

    private static func text(_ text: String) -> SheetCell { text.isEmpty ? .blank : .text(text) }

    /// A day as a date; a month or a year, which no cell can hold, as the words it is.
    private static func day(_ date: PartialDate?) -> SheetCell {
        guard let date else { return .blank }
        return date.day == nil ? .text(date.english) : .date(date)
    }

    private static func lastActual(_ plan: ActionPlan, _ index: Int) -> PlanActual? {
        plan.actuals(of: plan.measures[index].id).last
    }

    private static func actions(_ plan: ActionPlan) -> PlanSheet {
        let records: @Sendable (ActionPlan) -> [PlanAction] = { $0.actions }
        let standing = PlanStanding(of: plan)
        var columns = [
            locked("Id", 6) { text($0.actions[$1].id) },
            locked("Action", 40) { text($0.actions[$1].text) },
            locked("Answers", 14) { plan, index in
                text(plan.points(answeredBy: plan.actions[index].id).map(\.place).joined(separator: ", "))
            },
            locked("Due now", 13, kind: .date) { day($0.actions[$1].due) },
            locked("First due", 13, kind: .date) { day($0.actions[$1].firstDue) },
            locked("Status now", 13) { text(standing.status(of: $0.actions[$1].id) ?? "") },
            locked("As of", 13, kind: .date) { day(standing.last[$0.actions[$1].id]?.asOf) },
            added("New status", 14, kind: .choice(plan.scale.labels), .update("status")),
            added("New as of", 13, kind: .date, .update("as_of")),
            added("What happened", 36, .update("words")),
            added("What stands in the way", 28, .update("barrier")),
            added("New due date", 13, kind: .date, .update("due")),
            added("Why it moved", 28, .update("reason")),
        ]
        if !plan.scale.confidence.isEmpty {
            columns.append(
                added("Confidence", 12, kind: .choice(plan.scale.confidence), .update("confidence")))
        }
        columns += [
            added("Evidence", 30, .evidence("what")),
            added("Level of evidence", 18, kind: .choice(PlanEvidence.levels), .evidence("level")),
            added("Where it is kept", 24, .evidence("kept")),
            open("Owner", 22, "owner", of: records),
            open("Accountable director", 22, "director", of: records),
            open("Lead member", 18, "member", of: records),
            open("Partner", 18, "partner", of: records),
            open("Workstream", 18, "workstream", of: records),
            open("Start", 13, "start", of: records),
        ]
        return PlanSheet(kind: .actions, columns: columns, frozen: 2) { $0.actions.map(\.id) }
    }

    private static let points: PlanSheet = {
        let records: @Sendable (ActionPlan) -> [PlanPoint] = { $0.points }
        return PlanSheet(
            kind: .points,
            columns: [
                locked("Point", 16) { text($0.points[$1].place) },
                locked("What the report says", 60) { text($0.points[$1].says) },
                locked("Weight", 8, kind: .number) { plan, index in
                    plan.points[index].weight.map { .number($0) } ?? .blank
                },
                open("Answer", 16, "answer", of: records),
                open("Actions", 14, "actions", of: records),
                open("Evidence, reason or plan", 44, "words", of: records),
            ], frozen: 2
        ) { $0.points.map(\.place) }
    }()

    private static let measures: PlanSheet = {
        let records: @Sendable (ActionPlan) -> [PlanMeasure] = { $0.measures }
        return PlanSheet(
            kind: .measures,
            columns: [
                locked("Measure id", 8) { text($0.measures[$1].id) },
                locked("What is measured", 40) { text($0.measures[$1].what) },
                locked("Unit", 10) { text($0.measures[$1].unit) },
                locked("Last figure", 11, kind: .number) { plan, index in
                    lastActual(plan, index)?.value.map { .number($0) } ?? .blank
                },
                locked("Last figure of", 13, kind: .date) { day(lastActual($0, $1)?.date) },
                added("New figure", 11, kind: .number, .actual("value")),
                added("New figure of", 13, kind: .date, .actual("date")),
                open("Baseline", 11, "baseline", of: records),
                open("Baseline of", 13, "baseline_date", of: records),
                open("Target", 11, "target", of: records),
                open("Target by", 13, "target_date", of: records),
                open("England", 11, "england", of: records),
                open("Better is", 10, "better", of: records),
                open("Source", 26, "source", of: records),
            ], frozen: 2
        ) { $0.measures.map(\.id) }
    }()
}
