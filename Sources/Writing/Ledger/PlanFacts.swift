package import AssessmentModel

/// What the library says of the things a plan names: looked up once, and given to the rules.
package struct PlanFacts: Sendable {
    /// A point of the report.
    package struct Point: Hashable, Sendable {
        /// "northmoor@2026-03/needs/7a".
        package var id: String
        /// Of its paragraph.
        package var fingerprint: String
        package var kind: String
        package var weight: Int
        /// "Assessing needs"; nothing of what stands outside the statements.
        package var statement: String
        package var score: Int?
        /// In one line.
        package var says: String
        /// All of the paragraph that it stands in; nothing where that was not asked for.
        package var paragraph: String

        /// Whether a plan is to answer it: a shortfall of weight 2 or more.
        var isToBeAnswered: Bool { kind == PointKind.shortfall.rawValue && weight >= 2 }

        package init(
            id: String, fingerprint: String, kind: String, weight: Int, statement: String, score: Int?,
            says: String, paragraph: String = ""
        ) {
            self.id = id
            self.fingerprint = fingerprint
            self.kind = kind
            self.weight = weight
            self.statement = statement
            self.score = score
            self.says = says
            self.paragraph = paragraph
        }
    }

    /// A figure of the report.
    package struct Figure: Hashable, Sendable {
        package var id: String
        package var measure: String
        package var value: Double
        package var unit: String
        /// England's figure where it is compared with England.
        package var england: Double?
        package var source: String
        package var date: PartialDate?
        /// Which way is better, where the report tells or the measure is known.
        package var better: Better?
        /// The sentence that it stands in.
        package var sentence: String

        package init(
            id: String, measure: String, value: Double, unit: String, england: Double?, source: String,
            date: PartialDate?, better: Better?, sentence: String
        ) {
            self.id = id
            self.measure = measure
            self.value = value
            self.unit = unit
            self.england = england
            self.source = source
            self.date = date
            self.better = better
            self.sentence = sentence
        }
    }

    /// The points of the plan's assessment, heaviest first.
    package var points: [Point]
    /// The figures that the plan's measures name, by id.
    package var figures: [String: Figure]
    /// The newest assessment of the council: another one than the plan's when it was assessed again.
    package var newest: String?
    /// Where a newer version took the place of the plan's assessment.
    package var review: PlanReview?
    /// Where the council was assessed again since: another report, which takes nothing of the plan's away.
    package var reassessment: PlanReview?
    /// What stands in a cell that names nobody yet, in small letters: "tbc".
    package var emptyWords: Set<String> = []
    package var today: PartialDate
    private let byID: [String: Int]

    package init(
        points: [Point], figures: [String: Figure], newest: String? = nil, review: PlanReview? = nil,
        reassessment: PlanReview? = nil, today: PartialDate
    ) {
        self.points = points
        self.figures = figures
        self.newest = newest
        self.review = review
        self.reassessment = reassessment
        self.today = today
        byID = Dictionary(points.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    }

    /// Whether an owner's name names nobody.
    func isNobody(_ owner: String) -> Bool { owner.isEmpty || emptyWords.contains(owner.lowercased()) }

    package func point(_ id: String) -> Point? { byID[id].map { points[$0] } }

    /// What a plan is to answer, heaviest first.
    package var shortfalls: [Point] { points.filter(\.isToBeAnswered) }
}
