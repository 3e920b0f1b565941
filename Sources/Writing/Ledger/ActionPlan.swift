package import AssessmentModel

/// A council's plan after a report: the points of the report with their answers, the actions, and everything
/// that was said of them since.
package struct ActionPlan: Hashable, Sendable {
    /// Of its file: "northmoor".
    package var name: String
    /// "northmoor@2026-03".
    package var assessment: String
    /// The assessments that it answered before a review took their place, oldest first.
    package var earlier: [String] = []
    package var started: PartialDate?
    package var scale: PlanScale
    package var points: [PlanPoint] = []
    package var actions: [PlanAction] = []
    package var measures: [PlanMeasure] = []
    package var actuals: [PlanActual] = []
    package var updates: [PlanUpdate] = []
    package var evidence: [PlanEvidence] = []
    package var signOffs: [PlanSignOff] = []
    package var asks: [PlanAsk] = []

    package init(name: String, assessment: String, started: PartialDate?, scale: PlanScale) {
        self.name = name
        self.assessment = assessment
        self.started = started
        self.scale = scale
    }

    /// "northmoor".
    package var council: String { RecordID(assessment)?.authority ?? assessment }

    package func action(_ id: String) -> PlanAction? { actions.first { $0.id == id } }
    package func measure(_ id: String) -> PlanMeasure? { measures.first { $0.id == id } }
    package func point(_ id: String) -> PlanPoint? { points.first { $0.id == id } }

    /// The updates of an action in the order in which they were given.
    package func updates(of action: String) -> [PlanUpdate] { updates.filter { $0.action == action } }
    /// The update that says how an action stands: the newest by its date, the later given of two of one day.
    package func lastUpdate(of action: String) -> PlanUpdate? {
        PlanStanding(of: self).last[action]
    }
    package func evidence(of action: String) -> [PlanEvidence] { evidence.filter { $0.action == action } }
    package func signOffs(of action: String) -> [PlanSignOff] { signOffs.filter { $0.action == action } }
    package func points(answeredBy action: String) -> [PlanPoint] {
        points.filter { $0.actions.contains(action) }
    }
    package func actuals(of measure: String) -> [PlanActual] {
        actuals.filter { $0.measure == measure }.sorted { ($0.date ?? .first) < ($1.date ?? .first) }
    }
}

extension PartialDate {
    /// Before every date of a plan: of what has none.
    static let first: PartialDate = {
        guard let date = PartialDate(year: 1000) else { preconditionFailure("The year 1000 is a date") }
        return date
    }()
}
