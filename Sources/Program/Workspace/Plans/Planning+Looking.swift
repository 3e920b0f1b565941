internal import AssessmentModel
internal import Ledger
internal import Presentation
internal import SourceText
internal import TextAnalysis

extension Planning {
    func list() -> Outcome {
        let rows = folder.names.map { name -> [Value] in
            guard let plan = try? folder.read(name) else {
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
        return Outcome("", table: ResultTable(columns: columns, rows: rows))
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

    // MARK: A report published again

    func rebase(_ words: [String]) throws -> Outcome {
        guard let verb = words.first else { return try changedPoints() }
        guard words.count == 2, ["accept", "drop", "add"].contains(verb) else {
            throw PlanCommand.misuse(of: "rebase", "Decide about one point.")
        }
        let facts = try facts(of: plan())
        return try change { plan in
            let long = plan.longID(words[1])
            if verb == "add" {
                guard let fact = facts.point(long) else {
                    throw WorldError.ofQuestion("The report has no point \(words[1]).")
                }
                guard plan.point(long) == nil else {
                    throw WorldError.ofQuestion("\(words[1]) is in the plan already.")
                }
                plan.add(fact)
                return "\(PlanID.place(long)) is in the plan, without an answer yet.\n"
            }
            let place = try plan.pointIndex(words[1])
            if verb == "drop" {
                let gone = plan.points.remove(at: place)
                return "\(gone.place) is no longer in the plan.\n"
            }
            guard facts.point(plan.points[place].id)?.fingerprint != plan.points[place].fingerprint else {
                throw WorldError.ofQuestion("\(words[1]) reads as it did: there is nothing to decide.")
            }
            guard let heir = PlanRebase.heir(of: plan.points[place], in: facts) else {
                throw WorldError.ofQuestion(
                    "Nothing in the report is like \(words[1]) any more: plan rebase drop \(words[1])")
            }
            guard heir.id == plan.points[place].id || plan.point(heir.id) == nil else {
                throw WorldError.ofQuestion(
                    "\(PlanID.place(heir.id)) is in the plan already: plan rebase drop \(words[1])")
            }
            plan.points[place].id = heir.id
            plan.points[place].fingerprint = heir.fingerprint
            plan.points[place].says = heir.says
            return "\(words[1]): the answer stands to the new words, at \(PlanID.place(heir.id)).\n"
        }
    }

    private func changedPoints() throws -> Outcome {
        let plan = try plan()
        let facts = try facts(of: plan)
        var text = ""
        for point in plan.points where facts.point(point.id)?.fingerprint != point.fingerprint {
            text += "\(point.place)  \(point.kind.english)\n  in the plan: \(point.says)\n"
            if let heir = PlanRebase.heir(of: point, in: facts) {
                let place = heir.id == point.id ? "" : " (\(PlanID.place(heir.id)))"
                text += "  now\(place): \(heir.says)\n"
            } else {
                text += "  now: nothing is like it any more\n"
            }
        }
        if !text.isEmpty {
            text += "Decide each: plan rebase accept POINT, plan rebase drop POINT\n"
        }
        let known = Set(plan.points.map(\.id))
        let heirs = Set(plan.points.compactMap { PlanRebase.heir(of: $0, in: facts)?.id })
        let new = facts.shortfalls.filter { !known.contains($0.id) && !heirs.contains($0.id) }
        if !new.isEmpty {
            text += "Shortfalls that the plan does not hold: plan rebase add POINT\n"
            text += new.map { "  \(PlanID.place($0.id))  \(PlanText.line($0.says))\n" }.joined()
        }
        if let newest = facts.newest, newest != plan.assessment {
            text +=
                "\(plan.council) was assessed again since: \(newest). This plan answers \(plan.assessment).\n"
        }
        return Outcome(text.isEmpty ? "Every point reads as it did when it came into the plan.\n" : text)
    }
}

/// Where the points of a plan went when a report was published again.
enum PlanRebase {
    /// The point that took the place of one of the plan: the same words elsewhere, else the most alike.
    static func heir(of point: PlanPoint, in facts: PlanFacts) -> PlanFacts.Point? {
        if let same = facts.point(point.id), same.fingerprint == point.fingerprint { return same }
        let moved = facts.points.filter { $0.fingerprint == point.fingerprint }
        if let same = moved.first(where: { $0.says == point.says }) ?? moved.first { return same }
        return facts.points.map { ($0, Similarity.ofWords($0.says, point.says)) }.filter { $0.1 >= 0.5 }
            .max { $0.1 < $1.1 }?.0
    }
}
