internal import AssessmentModel
internal import Ledger
internal import QueryLanguage

extension Planning {
    /// What may follow some words behind `plan`; nil where it is a file.
    package func completions(behind words: [String]) -> [String]? {
        guard let first = words.first else { return PlanCommand.all.map(\.name) }
        guard let command = PlanCommand.named(first) else { return [] }
        let plan = try? plan()
        let points = plan?.points.map(\.place) ?? []
        let actions = (plan?.actions.map(\.id) ?? []) + (plan?.measures.map(\.id) ?? [])
        switch command.completes {
        case .file: return nil
        case .nothing: return []
        case .plan: return words.count == 1 ? folder.names : []
        case .council:
            let councils = (try? workspace.catalogue().authorities.entries.map(\.slug)) ?? []
            return words.count == 2 ? ["for"] : words.count == 3 ? councils : []
        case .point: return points + (words.count > 1 ? actions : [])
        case .action: return words.count == 1 ? actions : plan?.scale.labels ?? []
        case .anything: return actions + points + (plan?.asks.map(\.id) ?? [])
        }
    }
}
