internal import AssessmentModel
internal import Ledger
internal import Presentation
internal import SourceText

extension Planning {
    func list() -> Outcome {
        var isFault = false
        let rows = folder.names.map { name -> [Value] in
            guard let plan = try? folder.read(name) else {
                isFault = true
                return [.text(name), .text("cannot be read: plan open \(name)"), .missing, .missing]
            }
            let open = plan.points.count { $0.kind == .open }
            return [
                .text(name), .text(plan.assessment), .integer(plan.actions.count), .integer(open),
            ]
        }
        guard !rows.isEmpty else {
            return Outcome("There is no plan yet. Begin one: plan start NAME for COUNCIL\n")
        }
        let columns = [
            Column(name: "plan", type: .text), Column(name: "report", type: .text),
            Column(name: "actions", type: .number), Column(name: "unanswered", type: .number),
        ]
        return Outcome("", table: ResultTable(columns: columns, rows: rows), isFault: isFault)
    }

    func gaps(_ words: [String]) throws -> Outcome {
        guard words.isEmpty else {
            throw PlanCommand.misuse(of: "gaps", "Nothing follows gaps; --plan NAME says of which plan.")
        }
        let plan = try plan()
        let gaps = PlanRule.gaps(in: plan, try facts(of: plan))
        guard !gaps.isEmpty else { return Outcome("\(plan.name): nothing is lacking.\n") }
        let columns = [
            Column(name: "gap", type: .text), Column(name: "of", type: .text),
            Column(name: "what", type: .text),
        ]
        let table = ResultTable(
            columns: columns, rows: gaps.map { [.text($0.code), .text($0.place), .text($0.message)] })
        return Outcome("\(plan.name): \(Plural.count(gaps.count, "gap"))\n", table: table, isFault: true)
    }

    func status(_ words: [String]) throws -> Outcome {
        let plan = words.isEmpty ? try plan() : try folder.read(words[0])
        return Outcome(PlanText.status(plan, today: today))
    }

    func show(_ words: [String]) throws -> Outcome {
        guard words.count == 1 else {
            throw PlanCommand.misuse(of: "show", "Say which action, measure, point or question.")
        }
        let plan = try plan()
        let id = words[0]
        if id.contains("/") {
            return Outcome(PlanText.point(plan.points[try plan.pointIndex(id)], in: plan))
        }
        switch id.first?.lowercased() {
        case "m": return Outcome(PlanText.measure(plan.measures[try plan.measureIndex(id)], in: plan))
        case "q":
            guard let ask = plan.asks.first(where: { $0.id.lowercased() == id.lowercased() }) else {
                throw WorldError.ofQuestion(
                    Suggestion.after("The plan has no question \"\(id)\".", id, in: plan.asks.map(\.id)))
            }
            return Outcome(PlanText.ask(ask))
        default:
            return Outcome(PlanText.whole(plan.actions[try plan.actionIndex(id)], in: plan))
        }
    }
}
