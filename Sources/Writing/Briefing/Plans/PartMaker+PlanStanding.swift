internal import Templates
internal import TextAnalysis
internal import AssessmentModel
internal import Ledger
internal import NoteText

// Parts of papers about a council's plan: how it stands, and what changed since the last paper. Every number
// of the plan is counted again by a check; nothing in them is judged.

extension PartMaker {
    static let planStanding = PartMaker(
        name: "plan-standing",
        help:
            "How a plan stands: its points by answer, its actions by status and by area, now and at the last paper.",
        inputs: [Input("scores", shows: "statement, slug, score")],
        gives: [
            "any": .flag, "has_last": .flag, "last": .text, "cautions": .text, "actions": .text,
            "points": .text, "open": .text, "all_answered": .flag, "has_elsewhere": .flag,
            "has_cautions": .flag, "elsewhere": .text, "is_one": .flag, "has_finished": .flag,
            "finished": .text, "evidenced": .text, "complete": .text, "embedded": .text, "is_again": .flag,
            "answers": .list(["answer": .text, "count": .text]),
            "statuses": .list(["status": .text, "now": .text, "before": .text]),
            "areas": .list([
                "statement": .text, "score": .text, "points": .text, "open": .text, "actions": .text,
            ]),
        ]
    ) { rows, context, used in
        guard let state = context.plan else { return noPlan }
        let plan = state.plan
        used.keep("plan-counts", PlanCounts(of: plan).text)
        used.keep("plan-digest", plan.digest)
        func number(_ count: PlanCount, in plan: ActionPlan) -> View {
            .markdown(counted(count, in: plan, &used))
        }
        let answers = PlanAnswer.allCases.filter { PlanCount.points($0, in: nil).value(in: plan) > 0 }
        let answered = answers.map { answer -> [String: View] in
            [
                "answer": .text(answer.english.capitalisedFirst),
                "count": number(.points(answer, in: nil), in: plan),
            ]
        }
        let labels = plan.scale.labels + [PlanCount.unreported]
        let statuses = labels.map { label -> [String: View] in
            let count = PlanCount.actions(label, in: nil)
            return [
                "status": .text(label.capitalisedFirst),
                "now": number(count, in: plan),
                "before": state.before.map { number(count, in: $0) } ?? .text("–"),
            ]
        }
        let elsewhere =
            plan.points.count
            - rows[0].compactMap { $0.text("slug") }.reduce(0) {
                $0 + PlanCount.points(nil, in: $1).value(in: plan)
            }
        let areas = try rows[0].compactMap { row -> [String: View]? in
            guard let name = row.text("statement"), let slug = row.text("slug") else { return nil }
            let told = labels.compactMap { label -> String? in
                let count = PlanCount.actions(label, in: slug)
                return count.value(in: plan) == 0 ? nil : counted(count, in: plan, &used) + " " + label
            }
            return [
                "statement": .text(name),
                "score": .markdown(
                    (row.text("score").map { MarkdownText.escaped($0) } ?? "–") + (try used.mark(row.origin))),
                "points": number(.points(nil, in: slug), in: plan),
                "open": number(.points(.open, in: slug), in: plan),
                "actions": .markdown(told.isEmpty ? "none" : told.joined(separator: ", ")),
            ]
        }
        return [
            "any": .flag(!plan.actions.isEmpty || !plan.points.isEmpty),
            "has_last": .flag(state.last != nil),
            "last": .text(state.lastPaper ?? ""), "cautions": .text(state.cautions.joined(separator: " ")),
            "has_cautions": .flag(!state.cautions.isEmpty), "is_one": .flag(plan.actions.count == 1),
            "has_finished": .flag(PlanCount.finished(.any).value(in: plan) > 0),
            "finished": number(.finished(.any), in: plan),
            "evidenced": number(.finished(.evidence), in: plan),
            "complete": number(.finished(.onlyComplete), in: plan),
            "is_again": .flag(state.facts.reassessment != nil),
            "embedded": number(.finished(.embedded), in: plan),
            "actions": number(.actions(nil, in: nil), in: plan),
            "points": number(.points(nil, in: nil), in: plan),
            "open": number(.points(.open, in: nil), in: plan),
            "all_answered": .flag(
                PlanCount.points(.open, in: nil).value(in: plan) == 0 && plan.abandonedPoints.isEmpty),
            "has_elsewhere": .flag(elsewhere > 0),
            "elsewhere": .markdown(used.calculated(String(elsewhere), .sum(String(elsewhere)))),
            "answers": .list(answered),
            "statuses": .list(statuses), "areas": .list(areas),
        ]
    }

    static let planChanges = PartMaker(
        name: "plan-changes",
        help:
            "What changed in a plan since the last paper: actions added, statuses, dates, evidence, sign-offs, figures.",
        inputs: [],
        gives: [
            "any": .flag, "has_silent": .flag, "silent": .text, "items": .list(["id": .text, "text": .text]),
        ]
    ) { _, context, _ in
        guard let state = context.plan else { return noPlan }
        let items = state.changes.map { action, told -> [String: View] in
            let facts = told.map(PlanText.clause).joined(separator: "; ")
            return [
                "id": .text(action.id), "text": .text("\(PlanText.clause(action.text)): \(facts)"),
            ]
        }
        let figures = state.figureChanges.map { measure, told -> [String: View] in
            [
                "id": .text(measure.id),
                "text": .text("\(PlanText.clause(measure.what).capitalisedFirst): \(told)"),
            ]
        }
        let standing = PlanStanding(of: state.plan)
        let silent = state.silent.map { "\($0.id) (\(state.status(of: $0, standing)))" }
        return [
            "any": .flag(!(items + figures).isEmpty), "items": .list(items + figures),
            "has_silent": .flag(!silent.isEmpty), "silent": .text(silent.joined(separator: ", ")),
        ]
    }

    /// A number of the plan with the mark by which a check counts it again.
    private static func counted(_ count: PlanCount, in plan: ActionPlan, _ used: inout UsedEvidence) -> String
    {
        used.calculated(
            String(count.value(in: plan)), .plan("\(plan.name) \(count.expression(of: plan))"))
    }

    /// Any part of these where there is no plan.
    static var noPlan: [String: View] { ["any": .flag(false)] }
}

extension PartMaker.Input {
    /// - Parameter columns: the columns that the query must show, with commas between them.
    init(_ name: String, shows columns: String) {
        self.init(name: name, fields: columns.split(separator: ", ").map(String.init))
    }
}
