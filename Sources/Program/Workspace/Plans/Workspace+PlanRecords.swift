internal import AssessmentModel
internal import Ledger
internal import Library
internal import Presentation
internal import QueryLanguage
internal import QueryTables
internal import SourceText
internal import TextAnalysis

// The plans at hand as rows that a question can name: read from their files when one does, and not otherwise.

extension CompiledQuery {
    /// Whether it names actions, measures or updates.
    var usesPlans: Bool { usedRecords.contains { $0.isOfPlans } }
}

extension Workspace {
    /// The folder of plans.
    private var plans: PlanFolder { PlanFolder(path: options.plansFolder) }
    var planNames: [String] { plans.names }
    static let noPlan = "No plan is at hand: plan start NAME for COUNCIL begins one."

    /// Reads the plans at hand for a question that names their records.
    ///
    /// - Returns: what is to be said beside the answer: plans and answers that do not belong to the library.
    /// - Throws: `Diagnostics` with line and column when a plan's file is not as it must be.
    func readPlans(for question: CompiledQuery) throws -> [String] {
        guard question.usesPlans else { return [] }
        let names = plans.names
        let runner = try queryRunner()
        var rows = PlanRows(hasSeveral: names.count > 1, today: .today())
        var notes = names.isEmpty && !question.source.isOfPlans ? [Self.noPlan] : []
        for name in names {
            let plan = try plans.read(name)
            guard let assessment = try Self.key(of: plan.assessment, runner) else {
                notes.append(
                    "the plan \(name) is left out: its report, \(plan.assessment), is not in this library")
                continue
            }
            if try runner.count(
                sql: "SELECT count(*) FROM assessment WHERE pk = ? AND current = 1",
                bindings: [.integer(assessment)])
                == 0
            {
                notes.append(
                    "the plan \(name) answers \(plan.assessment), which a newer report has replaced; to have its points, begin: all points"
                )
            }
            let points = try Self.points(of: plan.assessment, runner)
            let changed = rows.add(plan, assessment: assessment, points: points)
            if changed > 0 {
                let answers = Plural.count(changed, "answer")
                notes.append(
                    "\(answers) of the plan \(name) belong\(changed == 1 ? "s" : "") to points that read otherwise now; plan rebase leads through them"
                )
            }
        }
        try runner.hold(rows.tables)
        return notes
    }

    /// An action or measure with everything that was said of it; nil of a row that is in no plan.
    ///
    /// - Throws: `WorldError` when the plan has it no longer.
    func planText(_ origin: RowOrigin) throws -> String? {
        guard let (planning, id) = planning(origin) else { return nil }
        return try planning.show([id]).text
    }

    /// The same, with what the rules of plans find lacking in it.
    func planReasons(_ origin: RowOrigin) throws -> String? {
        guard let (planning, id) = planning(origin) else { return nil }
        let plan = try planning.plan()
        let gaps = PlanRule.gaps(in: plan, try planning.facts(of: plan)).filter { $0.place == id }
        return try planning.show([id]).text
            + (gaps.isEmpty ? "  nothing is lacking\n" : "")
            + gaps.map { "  lacking: \($0.code): \($0.message)\n" }.joined()
    }

    /// The plan of a row, and the id of its action or measure.
    private func planning(_ origin: RowOrigin) -> (Planning, id: String)? {
        let parts = origin.id.split(separator: "/").map(String.init)
        guard RecordWord(word: origin.record)?.isOfPlans == true, parts.count >= 2 else { return nil }
        return (Planning(self, chosen: parts[0]), parts[1])
    }

    private static func key(of assessment: String, _ runner: QueryRunner) throws(WorldError) -> Int? {
        let found = try runner.counts(
            sql: "SELECT pk FROM assessment WHERE id = ?", bindings: [.text(assessment)])
        return found.first
    }

    /// The keys of an assessment's points, by id and fingerprint of the paragraph.
    private static func points(of assessment: String, _ runner: QueryRunner) throws(WorldError)
        -> [String: PlanRows.PointKeys]
    {
        let table = try runner.rows(
            sql: """
                SELECT finding.id || point.letter || ' ' || finding.fingerprint, point.pk, finding.statement_pk
                FROM finding JOIN point ON point.finding_pk = finding.pk
                WHERE finding.id > ? AND finding.id < ?
                """,
            bindings: [.text(assessment + "/"), .text(assessment + "0")],
            columns: [
                Column(name: "point", type: .text), Column(name: "key", type: .number),
                Column(name: "statement", type: .number),
            ],
            originRecord: nil)
        let pairs = table.rows.map { row in
            (
                row[0].words,
                PlanRows.PointKeys(point: Int(row[1].number ?? 0), statement: row[2].number.map(Int.init))
            )
        }
        return Dictionary(pairs) { first, _ in first }
    }
}

/// The rows of the tables of plans, made of plans one after another.
private struct PlanRows {
    /// A point of the library, and the statement it stands under.
    struct PointKeys {
        let point: Int
        let statement: Int?
    }

    /// Whether ids need their plan's name to be told apart.
    let hasSeveral: Bool
    let today: PartialDate
    private var actions = PlanTable.actions
    private var measures = PlanTable.measures
    private var updates = PlanTable.updates
    private var answers = PlanTable.answers
    private var statementAnswers = PlanTable.statementAnswers
    private var actionMeasures = PlanTable.actionMeasures

    init(hasSeveral: Bool, today: PartialDate) {
        self.hasSeveral = hasSeveral
        self.today = today
    }

    var tables: [PlanTable] { [actions, measures, updates, answers, statementAnswers, actionMeasures] }

    /// - Parameters:
    ///   - assessment: its key.
    ///   - points: their keys by id and fingerprint.
    /// - Returns: how many answers by actions are to points that are not among those.
    mutating func add(_ plan: ActionPlan, assessment: Int, points: [String: PointKeys]) -> Int {
        let standing = PlanStanding(of: plan)
        let evidence = Dictionary(grouping: plan.evidence, by: \.action).mapValues(\.count)
        let signOffs = Dictionary(plan.signOffs.map { ($0.action, $0.state) }) { _, later in later }
        var actionKeys: [String: Int] = [:]
        var measureKeys: [String: Int] = [:]
        for measure in plan.measures {
            measures.rows.append(row(measure, of: plan, assessment: assessment, pk: measures.rows.count + 1))
            measureKeys[measure.id] = measures.rows.count
        }
        for action in plan.actions {
            let pk = actions.rows.count + 1
            actionKeys[action.id] = pk
            let last = standing.last[action.id]
            let isFinished = standing.finished.contains(action.id)
            let isOverdue = !isFinished && action.due.map { PlanDate.end(of: $0) < today } ?? false
            let told = [
                text(last?.status), place(last?.status, plan), text(last?.confidence), date(last?.asOf),
                text(last?.reason), text(last?.barrier), flag(isFinished), flag(isOverdue),
                .integer(evidence[action.id] ?? 0), text(signOffs[action.id]),
            ]
            actions.rows.append(
                [.integer(pk), .integer(assessment)] + names(action.id, plan) + [
                    text(action.text), text(action.workstream), text(action.owner), text(action.director),
                    text(action.member), text(action.partner), date(action.start), date(action.firstDue),
                    date(action.due),
                ] + told)
            for key in action.measures.compactMap({ measureKeys[$0] }) {
                actionMeasures.rows.append([
                    .integer(actionMeasures.rows.count + 1), .integer(pk), .integer(key),
                ])
            }
        }
        add(plan.updates, of: plan, standing, actionKeys)
        return answer(plan.points, actionKeys, points)
    }

    private mutating func add(
        _ given: [PlanUpdate], of plan: ActionPlan, _ standing: PlanStanding, _ actionKeys: [String: Int]
    ) {
        var numbers: [String: Int] = [:]
        var newest: [String: Int] = [:]
        for update in given {
            guard let action = actionKeys[update.action] else { continue }
            numbers[update.action, default: 0] += 1
            let place = updates.rows.count
            if update == standing.last[update.action] {
                newest[update.action].map { updates.rows[$0][updates.rows[$0].count - 1] = flag(false) }
                newest[update.action] = place
            }
            updates.rows.append([
                .integer(place + 1), .integer(action), .integer(numbers[update.action] ?? 1),
                date(update.asOf), text(update.status), self.place(update.status, plan),
                text(update.confidence), text(update.words), text(update.barrier), date(update.due),
                text(update.reason), text(update.by), flag(newest[update.action] == place),
            ])
        }
    }

    private mutating func answer(
        _ given: [PlanPoint], _ actionKeys: [String: Int], _ points: [String: PointKeys]
    ) -> Int {
        var changed = 0
        var pairs: Set<[Int]> = []
        for point in given where !point.actions.isEmpty {
            guard let keys = points["\(point.id) \(point.fingerprint)"] else {
                changed += 1
                continue
            }
            for action in point.actions.compactMap({ actionKeys[$0] }) {
                answers.rows.append([
                    .integer(answers.rows.count + 1), .integer(action), .integer(keys.point),
                ])
                guard let statement = keys.statement, pairs.insert([action, statement]).inserted else {
                    continue
                }
                statementAnswers.rows.append([
                    .integer(statementAnswers.rows.count + 1), .integer(action), .integer(statement),
                ])
            }
        }
        return changed
    }

    private func row(_ measure: PlanMeasure, of plan: ActionPlan, assessment: Int, pk: Int) -> [Binding] {
        let last = plan.actuals(of: measure.id).last
        return [.integer(pk), .integer(assessment)] + names(measure.id, plan) + [
            text(measure.what), text(measure.unit), text(measure.source), text(measure.better),
            text(measure.indicator), number(measure.baseline), date(measure.baselineDate),
            number(measure.target), date(measure.targetDate), number(measure.england), number(last?.value),
            date(last?.date), measure.isMet(by: last?.value).map(flag) ?? .null,
        ]
    }

    /// Plan, number, id and what it is told by.
    private func names(_ id: String, _ plan: ActionPlan) -> [Binding] {
        [
            .text(plan.name), .integer(PlanID.number(id)), .text(id),
            .text(hasSeveral ? "\(plan.name)/\(id)" : id),
        ]
    }

    private func place(_ status: String?, _ plan: ActionPlan) -> Binding {
        status.flatMap { plan.scale.labels.firstIndex(of: $0) }.map { .integer($0 + 1) } ?? .null
    }
    private func text(_ text: String?) -> Binding { text.map { $0.isEmpty ? .null : .text($0) } ?? .null }
    private func date(_ date: PartialDate?) -> Binding { date.map { .text($0.iso) } ?? .null }
    private func number(_ number: Double?) -> Binding { number.map { .real($0) } ?? .null }
    private func flag(_ isSo: Bool) -> Binding { .integer(isSo ? 1 : 0) }
}
