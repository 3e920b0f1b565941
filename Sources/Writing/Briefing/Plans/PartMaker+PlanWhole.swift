internal import Templates
internal import TextAnalysis
internal import AssessmentModel
internal import Ledger
internal import NoteText

extension PartMaker {
    static let planWhole = PartMaker(
        name: "plan-whole",
        help:
            "The whole plan: each point in CQC's words, in the report's order, with its answer and actions; those without an answer; then the actions that answer no point.",
        inputs: [Input("points", shows: "line, text, statement")],
        gives: [
            "any": .flag,
            "points": .list([
                "place": .text, "number": .text, "ids": .text, "statement": .text, "says": .text,
                "answer": .text, "has_words": .flag,
                "words": .text,
                "has_actions": .flag,
                "actions": .list(wholeAction),
            ]),
            "has_unanswered": .flag, "unanswered": .list(["statement": .text, "says": .text]),
            "has_others": .flag, "others": .list(wholeAction), "all": .list(wholeAction),
        ]
    ) { rows, context, used in
        guard let state = context.plan else { return noPlan }
        let plan = state.plan
        let standing = PlanStanding(of: plan)
        // The points of every report that is held: those that nothing is like any more keep CQC's words.
        let rows = Dictionary(
            rows[0].enumerated().compactMap { place, row in row.origin.map { ($0.id, (place, row)) } }
        ) { first, _ in first }
        let rebase = state.rebase
        func held(_ point: PlanPoint) -> (place: Int, row: EvidenceRow)? {
            rows[rebase.fate(of: point).heir?.id ?? point.id]
        }
        let inOrder = plan.points.sorted {
            (held($0)?.place ?? .max, $0.place) < (held($1)?.place ?? .max, $1.place)
        }
        var unanswered: [[String: View]] = []
        let points = try inOrder.map { point -> [String: View] in
            let row = held(point)?.row
            let statement =
                (row?.text("statement") ?? state.facts.point(point.id)?.statement).flatMap {
                    $0.isEmpty ? nil : $0
                } ?? "CQC's summary"
            let line = row.flatMap { $0.text("line") ?? $0.text("text").map { "“\($0)”" } }
            let says =
                try line.map { MarkdownText.escaped($0) + (try used.mark(row?.origin)) }
                ?? "A point of a report that is not held."
            let isGone = row?.origin.map { !$0.id.hasPrefix(state.report + "/") } ?? false
            if point.kind == .open {
                unanswered.append(["statement": .text(statement), "says": .markdown(says)])
            }
            return [
                "place": .text(point.place), "statement": .text(statement),
                "says": .markdown(says),
                "answer": .text(
                    (isGone ? "In the report before, and nothing is like it now. " : "")
                        + answer(point, rebase.fate(of: point))),
                "has_words": .flag(!point.words.isEmpty), "words": .text(PlanText.sentence(point.words)),
                "has_actions": .flag(!point.actions.isEmpty),
                "ids": .text(point.actions.joined(separator: ", ")),
                "number": .text(number(of: point, in: inOrder)),
                "actions": .list(
                    point.actions.compactMap { plan.action($0) }.map {
                        view(of: $0, state, standing).merging(["answers": .text("")]) { $1 }
                    }),
            ]
        }
        let answering = Set(plan.points.flatMap(\.actions))
        let all = plan.actions.map { action in
            let answers = inOrder.filter { $0.actions.contains(action.id) }.map {
                number(of: $0, in: inOrder)
            }
            return view(of: action, state, standing).merging([
                "answers": .text(answers.isEmpty ? "no point" : answers.joined(separator: ", "))
            ]) { $1 }
        }
        let others = zip(plan.actions, all).filter { !answering.contains($0.0.id) }.map(\.1)
        return [
            "any": .flag(!points.isEmpty || !others.isEmpty), "points": .list(points),
            "has_unanswered": .flag(!unanswered.isEmpty), "unanswered": .list(unanswered),
            "has_others": .flag(!others.isEmpty), "others": .list(others), "all": .list(all),
        ]
    }

    private static let wholeAction: [String: Shape] = [
        "id": .text, "text": .text, "owner": .text, "people": .text, "due": .text, "due_by": .text,
        "status": .text, "answers": .text,
    ]

    /// "P3": the place of a point in the report's order, by which a paper names it.
    private static func number(of point: PlanPoint, in points: [PlanPoint]) -> String {
        "P\((points.firstIndex { $0.id == point.id } ?? 0) + 1)"
    }

    /// What the council says to a point; that an action is named for it says nothing of whether it meets it.
    private static func answer(_ point: PlanPoint, _ fate: PlanRebase.Fate) -> String {
        let answer =
            switch point.kind {
            case .actions: "The council's actions"
            case .otherPlan: "In another plan, of which nothing is told here"
            case .open, .doneBefore, .disputed, .accepted: point.kind.english.capitalisedFirst
            }
        guard case .reworded = fate, point.kind != .open else { return answer }
        return answer + ", given to the report's earlier words"
    }
}
