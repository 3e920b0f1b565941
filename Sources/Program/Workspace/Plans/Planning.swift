package import AssessmentModel
package import Ledger
internal import Library
internal import Presentation
internal import QueryLanguage
internal import SourceText

/// What an officer does with a council's plan after its report. Each change is on the disk before it is
/// reported.
///
/// Members throw `WorldError` for names, files and the library, and `Diagnostics` with line and column when a
/// plan's file is not as it must be.
package struct Planning {
    package let workspace: Workspace
    package var folder: PlanFolder { PlanFolder(path: workspace.options.plansFolder) }
    /// The plan that is meant: what `--plan` names, or the one open at the prompt.
    package var chosen: String?
    /// Who is at work.
    let officer: String
    let today: PartialDate

    /// What a command gives: its receipt, which the prompt and the command line print as it is.
    package struct Outcome: Sendable {
        /// Ends in a newline.
        package var text: String
        /// Rows that were asked for, shown before the text.
        package var table: ResultTable?
        /// Whether something is lacking or wrong, though the command was right: exit code 1.
        package var isFault = false
        /// The plan that commands after it mean.
        package var opened: String?

        init(_ text: String, table: ResultTable? = nil, isFault: Bool = false, opened: String? = nil) {
            self.text = text
            self.table = table
            self.isFault = isFault
            self.opened = opened
        }
    }

    /// - Parameters:
    ///   - chosen: nil for the only plan there is.
    ///   - today: the day of what is done, and against which what is late is reckoned.
    package init(_ workspace: Workspace, chosen: String? = nil, today: PartialDate = .today()) {
        self.workspace = workspace
        self.chosen = chosen
        officer = workspace.options.officer ?? ""
        self.today = today
    }

    /// Does what the words after `plan` say.
    ///
    /// - Parameter words: those in quotation marks as one word each.
    package func run(_ words: [String]) throws -> Outcome {
        guard let name = words.first else { throw WorldError.ofQuestion(PlanCommand.usage) }
        guard let command = PlanCommand.named(name) else {
            throw WorldError.ofQuestion(
                Suggestion.after("There is no \"plan \(name)\".", name, in: PlanCommand.all.map(\.name))
                    + " help plans explains what there is.")
        }
        return try command.run(self, Array(words.dropFirst()))
    }

    /// The plan that a command means.
    ///
    /// - Throws: `WorldError` when there is none, or none of several was chosen.
    package func name() throws -> String {
        if let chosen { return chosen }
        let names = folder.names
        if names.count == 1 { return names[0] }
        throw WorldError.ofQuestion(
            names.isEmpty
                ? "There is no plan yet: plan start NAME for COUNCIL"
                : "There are several plans: \(names.joined(separator: ", ")). Say which: plan open NAME at the prompt, --plan NAME on the command line."
        )
    }

    package func plan() throws -> ActionPlan { try folder.read(name()) }

    /// Changes the plan that is meant and gives what is said of it.
    func change(_ change: (inout ActionPlan) throws -> String) throws -> Outcome {
        Outcome(try folder.change(name(), change))
    }

    // MARK: What the library says

    /// The points of an assessment, and the figures of some ids.
    package func facts(of assessment: String, figures ids: [String] = []) throws -> PlanFacts {
        let table = try workspace.answer(
            to: """
                all points where assessment is \(assessment) sort by weight highest
                show finding.fingerprint named fingerprint, kind, weight, statement, score, line, text, finding.text named paragraph
                """
        ).table
        let points = zip(table.rowsByName, table.origins).compactMap { row, origin -> PlanFacts.Point? in
            guard let origin else { return nil }
            return PlanFacts.Point(
                id: origin.id, fingerprint: row.words("fingerprint"), kind: row.words("kind"),
                weight: row.integer("weight") ?? 0, statement: row.words("statement"),
                score: row.integer("score"), says: row.text("line") ?? row.words("text"),
                paragraph: row.words("paragraph"))
        }
        var figures: [String: PlanFacts.Figure] = [:]
        for id in Set(ids.filter { !$0.isEmpty }).sorted() {
            if let figure = try figure(id) { figures[id] = figure }
        }
        return PlanFacts(points: points, figures: figures, today: today)
    }

    /// What the library says of everything a plan names.
    package func facts(of plan: ActionPlan) throws -> PlanFacts {
        var facts = try facts(of: plan.assessment, figures: plan.measures.map(\.indicator))
        facts.newest = try workspace.answer(to: "assessments where authority is \(plan.council)").table
            .origins.first??.id
        facts.review = try review(of: plan.assessment)
        facts.reassessment = try reassessment(after: facts.review?.new ?? plan.assessment, facts.newest)
        facts.reassessment?.old = plan.assessment
        facts.emptyWords = try workspace.planColumns().nothing
        return facts
    }

    /// The newest report of the council where it is of a later assessment; nil where it is not.
    private func reassessment(after assessment: String, _ newest: String?) throws -> PlanReview? {
        guard let newest, newest != assessment, let then = RecordID(assessment)?.date,
            let now = RecordID(newest)?.date, then < now
        else { return nil }
        let row = try workspace.answer(to: "assessments where id is \(newest) show published").table
            .rowsByName.first
        return PlanReview(
            old: assessment, new: newest, reason: "assessed again", published: row?.date("published"),
            points: try facts(of: newest).points)
    }

    /// The version that took an assessment's place, through all that came between; nil where none did.
    private func review(of assessment: String) throws -> PlanReview? {
        let supersessions = try workspace.library().supersessions()
        var (new, reason) = (assessment, "")
        // A file that people edit may lead round in a circle.
        for _ in supersessions {
            guard let next = supersessions.first(where: { $0.old == new }) else { break }
            (new, reason) = (next.new, next.reason)
        }
        guard new != assessment,
            let row = try workspace.answer(to: "all assessments where id is \(new) show published").table
                .rowsByName.first
        else { return nil }
        return PlanReview(
            old: assessment, new: new, reason: reason, published: row.date("published"),
            points: try facts(of: new).points)
    }

    /// A figure of a report by its long id; nil when there is none.
    func figure(_ id: String) throws -> PlanFacts.Figure? {
        guard RecordID(id)?.kind == .indicator else { return nil }
        let row = try workspace.answer(
            to: """
                all indicators where id is \(id)
                show measure, value, unit, comparator, benchmark, source, source_date, direction, gap, sentence.text named text
                """
        ).table.rowsByName.first
        guard let row, let value = row.number("value") else { return nil }
        let gap = row.number("gap") ?? 0
        let isBetter = row.words("direction") == Direction.better.rawValue
        let isTold = gap != 0 && (isBetter || row.words("direction") == Direction.worse.rawValue)
        return PlanFacts.Figure(
            id: id, measure: row.words("measure"), value: value, unit: row.words("unit"),
            england: row.words("comparator") == Comparator.england.rawValue ? row.number("benchmark") : nil,
            source: row.words("source"), date: row.date("source_date"),
            better: isTold ? ((gap > 0) == isBetter ? .up : .down) : nil, sentence: row.words("text"))
    }
}

extension Value {
    /// As text; nothing where the value is missing.
    var words: String {
        switch self {
        case .text(let text): text
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .date(let date): date.iso
        case .yesNo(let flag): flag ? "yes" : "no"
        case .list(let items): items.joined(separator: ", ")
        case .missing: ""
        }
    }
}
