internal import AssessmentModel
internal import Ledger
package import PlainQuestions
package import QueryLanguage
internal import ReferenceData
package import SourceText

extension Workspace {
    /// What plain questions may name: what the catalogue knows, and the phrases of the data files.
    ///
    /// - Parameter plan: the one that is open.
    package func questionNames(_ catalogue: Catalogue, plan: String? = nil) -> QuestionNames {
        let topics = catalogue.synonyms.topics.keys.sorted()
        let phrases =
            catalogue.synonyms.groups.joined().map { KnownPhrase($0) }
            + topics.flatMap { topic in
                (catalogue.synonyms.topics[topic] ?? []).map { KnownPhrase($0, topic: topic) }
            }
        return QuestionNames(
            authorities: catalogue.authorities, statements: catalogue.statements, topics: topics,
            phrases: phrases, table: plainPhrases, today: PartialDate.today(), plan: namesOfPlans(plan))
    }

    /// What may be named of the plans at hand; a plan that cannot be read names nothing, as what is asked of it will say.
    private func namesOfPlans(_ chosen: String?) -> PlanNames? {
        let names = planNames
        guard !names.isEmpty else { return nil }
        let open = chosen.flatMap { names.count > 1 && names.contains($0) ? $0 : nil }
        let plans = (open.map { [$0] } ?? names).prefix(Self.mostPlansNamed).compactMap {
            try? plan(named: $0)
        }
        var councils: [String] = []
        var statuses: [String] = []
        for plan in plans {
            if !councils.contains(plan.council) { councils.append(plan.council) }
            statuses += plan.scale.words.map(\.word).filter { !statuses.contains($0) }
        }
        return PlanNames(councils: councils, statuses: statuses, open: open)
    }

    /// Of more plans than these, councils and statuses of the first are known to plain questions.
    private static let mostPlansNamed = 20

    /// Reads the user's own file of plain questions, if there may be one.
    ///
    /// - Throws: `WorldError` for its first line that cannot be read.
    package func readPlainPhrases() throws(WorldError) {
        if options.dataFolder != nil { ownPhrases = try Self.phrases(reference) }
    }

    private var plainPhrases: PlainPhrases { ownPhrases ?? Self.builtInPhrases }

    private static let builtInPhrases: PlainPhrases = {
        do { return try phrases(ReferenceData()) } catch {
            preconditionFailure("the built-in plain questions: \(error)")
        }
    }()

    private static func phrases(_ reference: ReferenceData) throws(WorldError) -> PlainPhrases {
        let name = "plain-questions.txt"
        return try PlainPhrases(
            try reference.text(name), named: reference.folder.map { "\($0)/\(name)" } ?? name)
    }
}
