internal import AssessmentModel
internal import Ledger
internal import Presentation
internal import SourceText
internal import TextAnalysis

// A report that was published again: what became of a plan's points, and what an officer decides about each.

extension Planning {
    func rebase(_ words: [String]) throws -> Outcome {
        guard let word = words.first else { return try changedPoints() }
        if words.count == 1, word.lowercased() == Self.over { return try goOver() }
        guard words.count == 2, let decision = Decision(rawValue: word.lowercased()) else {
            throw PlanCommand.misuse(of: "rebase", "Decide about one point, or about all that read the same.")
        }
        let facts = try facts(of: plan())
        let figures = try facts.review.map { try self.figures(of: plan(), in: $0) } ?? [:]
        return try change { plan in
            var text = ""
            if let review = facts.review, review.old == plan.assessment {
                let carried = plan.goOver(to: review, figures: figures)
                text =
                    "The plan answers \(review.new) now. \(Plural.count(carried, "point")) of \(plan.points.count) read the same there and keep their answers.\n"
            }
            if words[1].lowercased() == Self.same, decision == .accept {
                guard !text.isEmpty else {
                    throw WorldError.ofQuestion(
                        "No newer version of the report took the place of the plan's: plan rebase shows which points read otherwise."
                    )
                }
                return text
            }
            return text
                + (try decide(decision, words[1], &plan, among: facts.review?.points ?? facts.points))
        }
    }

    /// Lets the plan answer the report of a new assessment.
    private func goOver() throws -> Outcome {
        let facts = try facts(of: plan())
        guard facts.review == nil else {
            throw WorldError.ofQuestion(
                "The report was published again first: plan rebase leads through what changed in it.")
        }
        guard let newer = facts.reassessment else {
            throw WorldError.ofQuestion("No report of a later assessment is held: assay import FILE")
        }
        return try change { plan in
            let rebase = PlanRebase(plan.points, in: newer.points)
            let (all, gone) = (plan.points.count, plan.points.count { rebase.fate(of: $0) == .gone })
            // The figures that are baselines are of the report before, and stay so.
            let carried = plan.goOver(to: newer, figures: [:])
            return """
                The plan answers \(newer.new) now, and its papers tell of that report.
                Points that read the same there, word for word, and are carried over: \(carried) of \(all)
                Points that read otherwise there: \(all - carried - gone)
                Points that nothing there is like: \(gone)
                What does not read the same keeps its answer and the old report's words until you decide: plan rebase

                """
        }
    }

    /// Stands for the report of a new assessment.
    private static let over = "over"

    private enum Decision: String { case accept, drop, add }
    /// Stands for every point that reads the same.
    private static let same = "same"

    private func decide(
        _ decision: Decision, _ id: String, _ plan: inout ActionPlan, among points: [PlanFacts.Point]
    ) throws -> String {
        let long = plan.longID(id)
        let rebase = PlanRebase(plan.points, in: points)
        switch decision {
        case .add:
            guard let fact = points.first(where: { $0.id == long }) else {
                throw WorldError.ofQuestion("The report has no point \(id).")
            }
            guard !plan.points.contains(where: { $0.id == long }) else {
                throw WorldError.ofQuestion("\(id) is in the plan already.")
            }
            plan.add(fact)
            return "\(PlanID.place(long)) is in the plan, without an answer yet.\n"
        case .drop:
            let gone = plan.points.remove(at: try Self.index(of: id, plan, rebase))
            return "\(gone.place) is no longer in the plan.\n"
        case .accept:
            let place = try Self.index(of: id, plan, rebase)
            let point = plan.points[place]
            if case .same(let heir) = rebase.fate(of: point), heir.id == point.id,
                heir.fingerprint == point.fingerprint
            {
                throw WorldError.ofQuestion("\(id) reads as it did: there is nothing to decide.")
            }
            guard let heir = rebase.fate(of: point).heir else {
                throw WorldError.ofQuestion(
                    "Nothing in the report is like \(id) any more: plan rebase drop \(id)")
            }
            plan.take(heir, at: place)
            return "\(id): the answer stands to the new words, at \(PlanID.place(heir.id)).\n"
        }
    }

    /// The point of a place that is still to be decided about, else the one that the plan has there.
    private static func index(of id: String, _ plan: ActionPlan, _ rebase: PlanRebase) throws(WorldError)
        -> Int
    {
        let place = id.split(separator: "/").count == 2 ? id : PlanID.place(id)
        let open = plan.points.firstIndex { point in
            guard point.place == place || point.id == id else { return false }
            return rebase.fate(of: point).heir?.id != point.id
        }
        if let open { return open }
        return try plan.pointIndex(id)
    }

    /// What became of the figures of a plan's measures, by their ids: those of the new version at the same place, of the
    /// same measure.
    private func figures(of plan: ActionPlan, in review: PlanReview) throws -> [String: PlanFacts.Figure] {
        var found: [String: PlanFacts.Figure] = [:]
        for id in Set(plan.measures.map(\.indicator)).sorted() where id.hasPrefix(review.old + "/") {
            let new = "\(review.new)/\(PlanID.place(id))"
            if let then = try figure(id), let now = try figure(new), then.measure == now.measure {
                found[id] = now
            }
        }
        return found
    }

    // MARK: What is to be decided

    private func changedPoints() throws -> Outcome {
        let plan = try plan()
        let facts = try facts(of: plan)
        let present = facts.review?.points ?? facts.points
        let rebase = PlanRebase(plan.points, in: present)
        var text = facts.review.map { Self.opening($0, plan, rebase) } ?? ""
        let decided = plan.points.filter { point in
            guard case .same(let heir) = rebase.fate(of: point) else { return false }
            return facts.review != nil || heir.id == point.id && heir.fingerprint == point.fingerprint
        }.map(\.id)
        let open = plan.points.filter { !decided.contains($0.id) }
        for point in open {
            text += "\(point.place)  \(point.kind.english)\n  in the plan: \(point.says)\n"
            if let heir = rebase.fate(of: point).heir {
                let place = PlanID.place(heir.id) == point.place ? "" : " (\(PlanID.place(heir.id)))"
                text += "  now\(place): \(heir.says)\n"
            } else {
                text += "  now: nothing is like it any more\n"
            }
        }
        if !open.isEmpty { text += "Decide each: plan rebase accept POINT, plan rebase drop POINT\n" }
        let new = rebase.others.filter(\.isToBeAnswered)
        if !new.isEmpty {
            text += "Shortfalls that the plan does not hold: plan rebase add POINT\n"
            text += new.map { "  \(PlanID.place($0.id))  \(PlanText.line($0.says))\n" }.joined()
        }
        if let newer = facts.reassessment {
            let then = PlanRebase(plan.points, in: newer.points)
            let alike = plan.points.count { then.fate(of: $0) != .gone }
            text += """
                \(plan.council) was assessed again since: \(newer.new). This plan answers \(plan.assessment), and its papers tell of that report.
                Points of the plan that something there is like: \(alike) of \(plan.points.count). Shortfalls there that the plan does not hold: \(then.others.count(where: \.isToBeAnswered)).
                plan rebase over takes the plan over to it with its answers.

                """
        }
        return Outcome(text.isEmpty ? "Every point reads as it did when it came into the plan.\n" : text)
    }

    private static func opening(_ review: PlanReview, _ plan: ActionPlan, _ rebase: PlanRebase) -> String {
        let same = plan.points.count { if case .same = rebase.fate(of: $0) { true } else { false } }
        let day = review.published.map { ", \($0.english)" } ?? ""
        return """
            The report was published again (\(review.reason)\(day)): \(review.new) took the place of \(review.old), which this plan answers.
            \(Plural.count(same, "point")) of \(plan.points.count) read the same there: plan rebase accept \(Self.same) carries them over with their answers.
            Take back the workbooks that are out before: they are of \(review.old).

            """
    }
}
