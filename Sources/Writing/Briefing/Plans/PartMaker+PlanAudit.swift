internal import QuotedLines
internal import Templates
internal import TextAnalysis
internal import AssessmentModel
internal import Ledger
internal import NoteText
internal import SourceText

extension PartMaker {
    static let planAudit = PartMaker(
        name: "plan-audit",
        help:
            "Another council's plan beside its report: shortfalls with no action near them, actions near no shortfall, what rows lack, figures that the report does not bear out.",
        inputs: [
            Input("points", shows: "line, text, kind, weight, statement"),
            Input("findings", shows: "text, section, number"),
            Input("figures", shows: "value"),
        ],
        gives: [
            "any": .flag, "actions": .text, "points": .text,
            "has_unanswered": .flag,
            "unanswered": .list(["statement": .text, "says": .text, "nearest": .text]),
            "has_orphans": .flag, "orphans": .list(["id": .text, "text": .text, "place": .text]),
            "has_lacks": .flag, "lacks": .list(["id": .text, "text": .text, "lacks": .text]),
            "has_figures": .flag,
            "figures": .list(["id": .text, "figure": .text, "text": .text, "says": .text]),
        ]
    ) { rows, context, used in
        let actions = context.others?.actions ?? []
        let audit = PlanAudit(
            actions: actions,
            points: rows[0].filter {
                $0.text("kind") == PointKind.shortfall.rawValue && ($0.integer("weight") ?? 0) >= 2
            }, findings: rows[1].rows, figures: rows[2].rows,
            names: Likeness.names((context.parameters["authority"] ?? []).map(\.label)))
        func counted(_ count: Int) -> View {
            .markdown(used.calculated(String(count), .sum(String(count))))
        }
        let unanswered = try audit.nearness.unanswered.map { place, nearest -> [String: View] in
            let point = audit.points[place]
            let mark = try used.mark(point.origin)
            let line = point.text("line") ?? "“\(point.text("text") ?? "")”"
            return [
                "statement": .text(point.text("statement") ?? "CQC's summary"),
                "says": .markdown(MarkdownText.escaped(line) + mark),
                "nearest": .text(
                    nearest.map { "\(actions[$0].id), \(PlanText.clause(actions[$0].action))" } ?? "none"),
            ]
        }
        let figures = try audit.strangeFigures.map { action, figure, row -> [String: View] in
            // Named and not cited: the figure is not in it.
            _ = try used.mark(row.origin)
            let title = row.origin.flatMap { used.citation(of: $0)?.sectionTitle } ?? ""
            return [
                "id": .text(action.id), "figure": .text(figure),
                "text": .text(action.finding.isEmpty ? action.baseline : action.finding),
                "says": .text("\(title), paragraph \(row.text("number") ?? "")"),
            ]
        }
        let orphans = audit.nearness.orphans.map { place -> [String: View] in
            let action = actions[place]
            return ["id": .text(action.id), "text": .text(action.action), "place": .text(action.place)]
        }
        let lacks = actions.filter { !$0.lacks.isEmpty }.map { action -> [String: View] in
            [
                "id": .text(action.id), "text": .text(action.action),
                "lacks": .text(action.lacks.joined(separator: ", ")),
            ]
        }
        return [
            "any": .flag(!actions.isEmpty), "actions": counted(actions.count),
            "points": counted(audit.points.count),
            "has_unanswered": .flag(!unanswered.isEmpty), "unanswered": .list(unanswered),
            "has_orphans": .flag(!orphans.isEmpty), "orphans": .list(orphans),
            "has_lacks": .flag(!lacks.isEmpty), "lacks": .list(lacks),
            "has_figures": .flag(!figures.isEmpty), "figures": .list(figures),
        ]
    }
}

/// A plan of others held against a report by the words that both use.
private struct PlanAudit {
    let points: [EvidenceRow]
    let actions: [OthersAction]
    let nearness: PlanNearness
    private let findings: [EvidenceRow]
    private let findingTopics: [Set<String>]
    /// The figures read in each paragraph, by its id.
    private let figures: [String: Set<Double>]
    private let names: Set<String>

    init(
        actions: [OthersAction], points: [EvidenceRow], findings: [EvidenceRow], figures: [EvidenceRow],
        names: Set<String>
    ) {
        self.actions = actions
        self.points = points
        self.findings = findings
        self.names = names
        func topic(_ row: EvidenceRow) -> Set<String> {
            Likeness.topic(row.text("text") ?? "", without: names)
        }
        findingTopics = findings.map(topic)
        nearness = PlanNearness(
            points: points.map(topic),
            actions: actions.map {
                Likeness.topic("\($0.action) \($0.finding) \($0.measure)", without: names)
            }, paragraphs: findingTopics,
            figures: (
                points.map { row in Set(PlanNumber.all(in: row.text("text") ?? "").map(\.value)) },
                actions.map { action in
                    Set(PlanNumber.all(in: "\(action.finding) \(action.baseline)").map(\.value))
                }
            ))
        self.figures = Dictionary(grouping: figures) { $0.paragraph ?? "" }.mapValues { rows in
            Set(rows.compactMap { $0.number("value") })
        }
    }

    /// Figures that a row gives as the report's or as a baseline, where the paragraphs that it is like give
    /// others.
    var strangeFigures: [(action: OthersAction, figure: String, finding: EvidenceRow)] {
        actions.flatMap { action -> [(action: OthersAction, figure: String, finding: EvidenceRow)] in
            let given = PlanNumber.all(in: "\(action.finding) \(action.baseline)")
            let own = Likeness.topic("\(action.finding) \(action.measure)", without: names)
            let near = findings.indices.filter { Likeness.covered(own, by: findingTopics[$0]) >= 0.5 }
            let best = near.max {
                Likeness.covered(own, by: findingTopics[$0]) < Likeness.covered(own, by: findingTopics[$1])
            }
            guard own.count >= 2, let best else { return [] }
            var known: Set<Double> = []
            for place in near {
                known.formUnion(PlanNumber.all(in: findings[place].text("text") ?? "").map(\.value))
                known.formUnion(figures[findings[place].paragraph ?? ""] ?? [])
            }
            return given.filter { !known.contains($0.value) }.map { (action, $0.shown, findings[best]) }
        }
    }
}
