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
            }, findings: rows[1], figures: rows[2],
            names: Likeness.names((context.parameters["authority"] ?? []).map(\.label)))
        func counted(_ count: Int) -> View {
            .markdown(used.calculated(String(count), .sum(String(count))))
        }
        let unanswered = try audit.unanswered.map { point, nearest -> [String: View] in
            let mark = try used.mark(point.origin)
            let line = point.text("line") ?? "“\(point.text("text") ?? "")”"
            return [
                "statement": .text(point.text("statement") ?? "CQC's summary"),
                "says": .markdown(MarkdownText.escaped(line) + mark),
                "nearest": .text(nearest.map { "\($0.id), \(PlanWording.clause($0.action))" } ?? "none"),
            ]
        }
        let figures = try audit.strangeFigures.map { action, figure, row -> [String: View] in
            let mark = try used.mark(row.origin)
            let title = row.origin.flatMap { used.citation(of: $0)?.sectionTitle } ?? ""
            return [
                "id": .text(action.id), "figure": .text(figure),
                "text": .text(action.finding.isEmpty ? action.baseline : action.finding),
                "says": .markdown(
                    MarkdownText.escaped("\(title), paragraph \(row.text("number") ?? "")") + mark),
            ]
        }
        let orphans = audit.orphans.map { action -> [String: View] in
            ["id": .text(action.id), "text": .text(action.action), "place": .text(action.place)]
        }
        let lacks = audit.lacks.map { action, lacks -> [String: View] in
            [
                "id": .text(action.id), "text": .text(action.action),
                "lacks": .text(lacks.joined(separator: ", ")),
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

/// A plan of others held against a report by the words that both use. What is near is only near: whether an
/// action answers a point is for a reader to judge.
struct PlanAudit {
    let points: [EvidenceRow]
    private let actions: [OthersAction]
    private let findings: [EvidenceRow]
    private let actionTopics: [Set<String>]
    private let pointTopics: [Set<String>]
    private let findingTopics: [Set<String>]
    /// How much a topic word tells: the more paragraphs have it, the less.
    private let weights: [String: Double]
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
        actionTopics = actions.map {
            Likeness.topic("\($0.action) \($0.finding) \($0.measure)", without: names)
        }
        pointTopics = points.map { Likeness.topic($0.text("text") ?? "", without: names) }
        findingTopics = findings.map { Likeness.topic($0.text("text") ?? "", without: names) }
        var counts: [String: Int] = [:]
        for topic in findingTopics { for word in topic { counts[word, default: 0] += 1 } }
        weights = counts.mapValues { 1 / Double($0 + 1).squareRoot() }
        self.figures = Dictionary(grouping: figures) { $0.paragraph ?? "" }.mapValues { rows in
            Set(rows.compactMap { $0.number("value") })
        }
    }

    /// Two topic words in common, which are a third of what the shorter text tells.
    private static let isNear = 0.34

    private func weight(of words: Set<String>) -> Double {
        words.reduce(0) { $0 + (weights[$1] ?? 1) }
    }

    private func nearness(_ point: Int, _ action: Int) -> Double {
        let (a, b) = (pointTopics[point], actionTopics[action])
        let shared = a.intersection(b)
        guard !shared.isEmpty else { return 0 }
        let share = weight(of: shared) / min(weight(of: a), weight(of: b))
        return shared.count >= 2 ? share : min(share, Self.isNear / 2)
    }

    /// The shortfalls with no action near them, each with the nearest.
    var unanswered: [(point: EvidenceRow, nearest: OthersAction?)] {
        points.indices.compactMap { point -> (point: EvidenceRow, nearest: OthersAction?)? in
            let best = actions.indices.max { nearness(point, $0) < nearness(point, $1) }
            guard let best else { return (points[point], nil) }
            let near = nearness(point, best)
            return near >= Self.isNear ? nil : (points[point], near > 0 ? actions[best] : nil)
        }
    }

    /// The actions near no shortfall.
    var orphans: [OthersAction] {
        actions.indices.filter { action in
            !points.indices.contains { nearness($0, action) >= Self.isNear }
        }.map { actions[$0] }
    }

    /// What rows do not say.
    var lacks: [(action: OthersAction, lacks: [String])] {
        actions.compactMap { action -> (action: OthersAction, lacks: [String])? in
            let lacks = [
                action.owner.isEmpty ? "owner" : nil, action.due.isEmpty ? "date" : nil,
                action.baseline.isEmpty ? "baseline" : nil, action.measure.isEmpty ? "measure" : nil,
            ].compactMap { $0 }
            return lacks.isEmpty ? nil : (action, lacks)
        }
    }

    /// Figures that a row gives as the report's or as a baseline, where the paragraph that it is most like
    /// gives others.
    var strangeFigures: [(action: OthersAction, figure: String, finding: EvidenceRow)] {
        actions.flatMap { action -> [(action: OthersAction, figure: String, finding: EvidenceRow)] in
            let words = [action.finding, action.baseline].filter { !$0.isEmpty }.joined(separator: " ")
            let own = Likeness.topic("\(action.finding) \(action.measure)", without: names)
            let figures = Self.figures(in: words)
            guard !figures.isEmpty, own.count >= 2 else { return [] }
            let best = findings.indices.max {
                Likeness.covered(own, by: findingTopics[$0]) < Likeness.covered(own, by: findingTopics[$1])
            }
            guard let best, Likeness.covered(own, by: findingTopics[best]) >= 0.5 else { return [] }
            let near = findings.indices.filter { Likeness.covered(own, by: findingTopics[$0]) >= 0.5 }
            var known: Set<Double> = []
            for place in near {
                known.formUnion(Self.figures(in: findings[place].text("text") ?? "").map(\.value))
                known.formUnion(self.figures[findings[place].paragraph ?? ""] ?? [])
            }
            return figures.filter { !known.contains($0.value) }.map { (action, $0.shown, findings[best]) }
        }
    }

    /// The numbers in digits of a text, years left out.
    private static func figures(in text: String) -> [(shown: String, value: Double)] {
        text.split { $0.isWhitespace || "()[];“”\"/".contains($0) }.compactMap {
            word -> (shown: String, value: Double)? in
            var digits = word.filter { $0 != "," && $0 != "£" && $0 != "%" }
            while let last = digits.last, ".:!?".contains(last) { digits.removeLast() }
            guard digits.first?.isNumber == true, let value = Double(digits) else { return nil }
            let isYear = value >= 1990 && value <= 2100 && !word.contains(",") && !word.contains("%")
            return isYear ? nil : (String(word), value)
        }
    }
}
