package import AssessmentModel
package import SourceText
internal import TextAnalysis

/// That a newer version of the report took the place of the one which a plan answers.
package struct PlanReview: Hashable, Sendable {
    /// Ids of the assessments: the plan's, and the one that holds now.
    package var old: String
    package var new: String
    /// "review", "correction".
    package var reason: String
    package var published: PartialDate?
    /// Those of the new version, heaviest first.
    package var points: [PlanFacts.Point]

    package init(
        old: String, new: String, reason: String, published: PartialDate?, points: [PlanFacts.Point]
    ) {
        self.old = old
        self.new = new
        self.reason = reason
        self.published = published
        self.points = points
    }
}

/// What became of the points of a plan in a report that was published again, by their places and words. One point of the
/// report is the heir of one point of the plan.
package struct PlanRebase: Sendable {
    package enum Fate: Hashable, Sendable {
        /// The same words, there or elsewhere.
        case same(PlanFacts.Point)
        case reworded(PlanFacts.Point)
        /// Nothing is like it any more.
        case gone

        /// The point that took its place.
        package var heir: PlanFacts.Point? {
            switch self {
            case .same(let point), .reworded(let point): point
            case .gone: nil
            }
        }
    }

    /// By the ids that the plan has.
    private var fates: [String: Fate] = [:]
    /// The points of the report that are no heirs, heaviest first.
    package private(set) var others: [PlanFacts.Point] = []

    /// Share of the words that two points must have in common to be one reworded: anywhere, and in the same place, where a
    /// figure put right may be most of a short sentence.
    private static let (isAlike, isAlikeInPlace) = (0.5, 0.3)

    package init(_ plan: [PlanPoint], in points: [PlanFacts.Point]) {
        var taken: Set<String> = []
        func settle(_ isSame: (PlanPoint, PlanFacts.Point) -> Bool) {
            for point in plan where fates[point.id] == nil {
                guard let heir = points.first(where: { !taken.contains($0.id) && isSame(point, $0) }) else {
                    continue
                }
                fates[point.id] = .same(heir)
                taken.insert(heir.id)
            }
        }
        settle { $0.id == $1.id && $0.fingerprint == $1.fingerprint }
        settle { $0.place == PlanID.place($1.id) && $0.fingerprint == $1.fingerprint }
        settle { $0.fingerprint == $1.fingerprint && $0.says == $1.says }
        settle { $0.says == $1.says && $0.section == RecordID($1.id)?.section }
        let open = plan.filter { fates[$0.id] == nil }
        let free = points.filter { !taken.contains($0.id) }.map { (point: $0, words: WordBag($0.says)) }
        let pairs = open.flatMap { point -> [(id: String, heir: PlanFacts.Point, likeness: Double)] in
            let words = WordBag(point.says)
            return free.compactMap { other, theirs in
                let likeness = words.likeness(to: theirs)
                let isInPlace = point.place == PlanID.place(other.id)
                guard likeness >= (isInPlace ? Self.isAlikeInPlace : Self.isAlike) else { return nil }
                return (point.id, other, likeness + (isInPlace ? Self.isAlikeInPlace : 0))
            }
        }
        for pair in pairs.sorted(by: { ($0.likeness, $1.heir.id) > ($1.likeness, $0.heir.id) })
        where fates[pair.id] == nil && !taken.contains(pair.heir.id) {
            fates[pair.id] = .reworded(pair.heir)
            taken.insert(pair.heir.id)
        }
        others = points.filter { !taken.contains($0.id) }
    }

    package func fate(of point: PlanPoint) -> Fate { fates[point.id] ?? .gone }

    /// The point of a place that is still to be decided about, else the one that the plan has there.
    package func index(of id: String, in plan: ActionPlan) throws(WorldError) -> Int {
        let place = id.split(separator: "/").count == 2 ? id : PlanID.place(id)
        let open = plan.points.firstIndex { point in
            guard point.place == place || point.id == id else { return false }
            return fate(of: point).heir?.id != point.id
        }
        if let open { return open }
        return try plan.pointIndex(id)
    }
}

extension ActionPlan {
    /// Lets the plan answer a report's new version: points that read the same there keep their answers, and those that do
    /// not keep their old ids until somebody decides about them.
    ///
    /// - Parameter figures: what became of figures of the old version, by their ids there.
    /// - Returns: how many points were carried over.
    package mutating func goOver(to review: PlanReview, figures: [String: PlanFacts.Figure]) -> Int {
        let rebase = PlanRebase(points, in: review.points)
        var carried = 0
        for (place, point) in points.enumerated() {
            guard case .same(let heir) = rebase.fate(of: point) else { continue }
            carried += 1
            take(heir, at: place)
        }
        for place in measures.indices {
            guard let figure = figures[measures[place].indicator] else { continue }
            measures[place].indicator = figure.id
            measures[place].report = figure.sentence
        }
        earlier.append(assessment)
        assessment = review.new
        return carried
    }

    /// Lets a point of the plan be the one of the report that took its place; its answer stands.
    package mutating func take(_ heir: PlanFacts.Point, at place: Int) {
        points[place].id = heir.id
        points[place].fingerprint = heir.fingerprint
        points[place].says = heir.says
        points[place].weight = Double(heir.weight)
    }
}

extension PlanState {
    /// What became of the plan's points in the report as it is now.
    package var rebase: PlanRebase { PlanRebase(plan.points, in: facts.review?.points ?? facts.points) }

    /// That the report was published again, and which points that touches, in a few sentences; nil where neither is so.
    var reviewCaution: String? {
        let rebase = rebase
        let present = facts.review?.points ?? facts.points
        var (reworded, gone): ([String], [String]) = ([], [])
        for point in plan.points {
            switch rebase.fate(of: point) {
            case .same: continue
            case .reworded(let heir): reworded.append(Self.place(heir))
            case .gone:
                gone.append(facts.point(point.id).map(Self.place) ?? "a point of \(point.place)")
            }
        }
        let new = facts.review == nil ? [] : rebase.others.filter(\.isToBeAnswered).map(Self.place)
        guard facts.review != nil || !plan.earlier.isEmpty || !present.isEmpty && !(reworded + gone).isEmpty
        else { return nil }
        func listed(_ words: String, _ places: [String]) -> String {
            places.isEmpty ? "" : " \(words): \(places.unique.joined(separator: "; "))."
        }
        return opening + listed("Points that read otherwise now", reworded)
            + listed("Points of which nothing is like it any more", gone)
            + listed("Shortfalls that the plan does not hold", new)
            + (facts.review != nil && (reworded + gone).isEmpty
                ? " Every point of the plan reads the same." : "")
    }

    private var opening: String {
        if let review = facts.review {
            let day = review.published.map { " on \($0.english)" } ?? ""
            return
                "CQC's report was published again\(day) (\(review.reason)). The plan was made for the report before that."
        }
        return plan.earlier.isEmpty
            ? "Pages of CQC's report were published again since the plan was made."
            : "The plan was made for an earlier report of CQC, and was brought over to this one."
    }

    /// "Assessing needs, paragraph 11".
    static func place(_ point: PlanFacts.Point) -> String {
        let number = PlanID.place(point.id).split(separator: "/").last?.filter(\.isNumber) ?? ""
        return "\(point.statement.isEmpty ? "CQC's summary" : point.statement), paragraph \(number)"
    }
}
