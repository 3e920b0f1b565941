internal import QuotedLines
internal import Templates
internal import TextAnalysis
internal import AssessmentModel
internal import Ledger
internal import NoteText

extension PartMaker {
    static let planAudit = PartMaker(
        name: "plan-audit",
        help:
            "Another council's plan beside its report: shortfalls and the actions near them or the lack of any, actions near no shortfall, what rows lack, figures that the report does not bear out.",
        inputs: [
            Input("points", shows: "line, text, kind, weight, statement"),
            Input("findings", shows: "text, section, number"),
            Input("figures", shows: "value"), Input("assessment", shows: "percent"),
        ],
        gives: [
            "any": .flag, "actions": .text, "points": .text, "has_unanswered": .flag, "has_pairs": .flag,
            "unanswered": .list(["statement": .text, "says": .text, "nearest": .text]),
            "pairs": .list(["statement": .text, "says": .text, "action": .text, "common": .text]),
            "has_orphans": .flag, "orphans": .list(["id": .text, "text": .text, "place": .text]),
            "has_lacks": .flag, "lacks": .list(["id": .text, "text": .text, "lacks": .text]),
            "has_figures": .flag, "has_sentences": .flag, "has_left": .flag,
            "figures": .list(["id": .text, "figure": .text, "part": .text, "text": .text, "says": .text]),
            "left": .list(["id": .text, "text": .text]),
        ]
    ) { rows, context, used in
        guard let plan = context.others else { return noPlan }
        let actions = plan.actions
        let names = Likeness.names((context.parameters["authority"] ?? []).map(\.label))
        let shortfalls = rows[0].filter {
            $0.text("kind") == PointKind.shortfall.rawValue && ($0.integer("weight") ?? 0) >= 2
        }
        let figures = Dictionary(grouping: rows[2].rows) { $0.paragraph ?? "" }
        func read(_ row: EvidenceRow) -> AuditedText {
            let (text, own) = (row.text("text") ?? "", figures[row.paragraph ?? ""] ?? [])
            return AuditedText(
                text, topic: Likeness.topic(text, without: names),
                figures: Set(own.compactMap { $0.number("value") }))
        }
        // Of the whole score no paragraph speaks.
        let overall = rows[3].first?.integer("percent").map { "CQC scored the council \($0) out of 100" }
        let whole = overall.map { AuditedText($0, topic: Likeness.topic($0, without: names)) }
        let audit = OthersAudit(
            plan, points: shortfalls.map(read),
            paragraphs: [whole].compactMap(\.self) + rows[1].rows.map(read)
        ) { Likeness.topic($0, without: names) }
        func counted(_ count: Int) -> View {
            .markdown(used.calculated(String(count), .sum(String(count))))
        }
        func shortfall(_ place: Int) throws -> [String: View] {
            let point = shortfalls[place]
            let line = point.text("line") ?? "“\(point.text("text") ?? "")”"
            return [
                "statement": .text(point.text("statement") ?? "CQC's summary"),
                "says": .markdown(MarkdownText.escaped(line) + (try used.mark(point.origin))),
            ]
        }
        func named(_ action: OthersAction) -> String { "\(action.label), \(PlanText.clause(action.action))" }
        let unanswered = try audit.nearness.unanswered.map { place, nearest in
            try shortfall(place).merging(["nearest": .text(nearest.map { named(actions[$0]) } ?? "none")]) {
                $1
            }
        }
        let pairs = try audit.pairs.map { pair in
            try shortfall(pair.point).merging([
                "action": .text(named(actions[pair.action])),
                "common": .text(pair.common.joined(separator: ", ")),
            ]) { $1 }
        }
        let strange = try audit.strangeFigures.map { figure -> [String: View] in
            let isOverall = whole != nil && figure.paragraph == 0
            let row = isOverall ? rows[3].rows[0] : rows[1].rows[figure.paragraph - (whole == nil ? 0 : 1)]
            // Where the paragraph is quoted it is cited; where it is only named the figure is not in it.
            let mark = try used.mark(row.origin)
            let title = row.origin.flatMap { used.citation(of: $0)?.sectionTitle } ?? ""
            let words = figure.says.map {
                isOverall ? MarkdownText.escaped($0) : "“\(MarkdownText.escaped($0))”"
            }
            let says = words.map { $0 + mark }
            return [
                "id": .text(figure.id), "figure": .text(figure.shown), "part": .text(figure.part.rawValue),
                "text": .text(figure.words),
                "says": .markdown(
                    says ?? MarkdownText.escaped("\(title), paragraph \(row.text("number") ?? "")")),
            ]
        }
        let orphans = audit.nearness.orphans.map { actions[$0] }
        let lacks = actions.filter { !$0.lacks.isEmpty }
        return [
            "any": .flag(!actions.isEmpty), "actions": counted(actions.count),
            "points": counted(shortfalls.count), "has_unanswered": .flag(!unanswered.isEmpty),
            "unanswered": .list(unanswered), "has_pairs": .flag(!pairs.isEmpty), "pairs": .list(pairs),
            "has_orphans": .flag(!orphans.isEmpty),
            "orphans": .list(
                orphans.map {
                    ["id": .text($0.label), "text": .text($0.action), "place": .text($0.place)]
                }),
            "has_lacks": .flag(!lacks.isEmpty),
            "lacks": .list(
                lacks.map {
                    [
                        "id": .text($0.label), "text": .text($0.action),
                        "lacks": .text($0.lacks.joined(separator: ", ")),
                    ]
                }),
            "has_figures": .flag(!strange.isEmpty), "figures": .list(strange),
            "has_sentences": .flag(!plan.sentences.isEmpty),
            "has_left": .flag(!audit.notCompared.isEmpty),
            "left": .list(audit.notCompared.map { ["id": .text($0.id), "text": .text($0.text)] }),
        ]
    }
}
