internal import AssessmentModel
internal import Ledger
internal import Presentation
internal import SourceText
internal import TextAnalysis

// A report that was published again: what became of a plan's points, and what an officer decides about each.

extension Planning {
    func rebase(_ words: [String]) throws -> Outcome {
        let held = try plan()
        guard let word = words.first else { return Outcome(PlanText.rebase(held, try facts(of: held))) }
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
            let gone = plan.points.remove(at: try rebase.index(of: id, in: plan))
            return "\(gone.place) is no longer in the plan.\n"
        case .accept:
            let place = try rebase.index(of: id, in: plan)
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
}
