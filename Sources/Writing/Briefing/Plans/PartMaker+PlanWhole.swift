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
                "place": .text, "statement": .text, "says": .text, "answer": .text, "has_words": .flag,
                "words": .text,
                "has_actions": .flag,
                "actions": .list(wholeAction),
            ]),
            "has_unanswered": .flag, "unanswered": .list(["statement": .text, "says": .text]),
            "has_others": .flag, "others": .list(wholeAction),
        ]
    ) { rows, context, used in
        guard let state = context.plan else { return noPlan }
        let plan = state.plan
        let standing = PlanStanding(of: plan)
        let held = Dictionary(
            rows[0].enumerated().compactMap { place, row in row.origin.map { ($0.id, (place, row)) } }
        ) { first, _ in first }
        let inOrder = plan.points.sorted {
            (held[$0.id]?.0 ?? .max, $0.place) < (held[$1.id]?.0 ?? .max, $1.place)
        }
        var unanswered: [[String: View]] = []
        let points = try inOrder.map { point -> [String: View] in
            let row = held[point.id]?.1
            let statement = row?.text("statement") ?? "CQC's summary"
            let line = row.flatMap { $0.text("line") ?? $0.text("text").map { "“\($0)”" } }
            let says =
                try line.map { MarkdownText.escaped($0) + (try used.mark(row?.origin)) }
                ?? "The report reads otherwise there than when the plan was made."
            if point.kind == .open {
                unanswered.append(["statement": .text(statement), "says": .markdown(says)])
            }
            return [
                "place": .text(point.place), "statement": .text(statement),
                "says": .markdown(says), "answer": .text(answer(point)),
                "has_words": .flag(!point.words.isEmpty), "words": .text(PlanWording.sentence(point.words)),
                "has_actions": .flag(!point.actions.isEmpty),
                "actions": .list(
                    point.actions.compactMap { plan.action($0) }.map { view(of: $0, state, standing) }),
            ]
        }
        let answering = Set(plan.points.flatMap(\.actions))
        let others = plan.actions.filter { !answering.contains($0.id) }.map { view(of: $0, state, standing) }
        return [
            "any": .flag(!points.isEmpty || !others.isEmpty), "points": .list(points),
            "has_unanswered": .flag(!unanswered.isEmpty), "unanswered": .list(unanswered),
            "has_others": .flag(!others.isEmpty), "others": .list(others),
        ]
    }

    private static let wholeAction: [String: Shape] = [
        "id": .text, "text": .text, "owner": .text, "due_by": .text, "status": .text,
    ]

    /// What the council says to a point; that an action is named for it says nothing of whether it meets it.
    private static func answer(_ point: PlanPoint) -> String {
        point.kind == .actions ? "The council's actions" : point.kind.english.capitalisedFirst
    }
}
