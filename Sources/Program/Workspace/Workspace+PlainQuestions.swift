internal import AssessmentModel
package import PlainQuestions
package import QueryLanguage
internal import ReferenceData
package import SourceText

extension Workspace {
    /// What plain questions may name: what the catalogue knows, and the phrases of the data files.
    package func questionNames(_ catalogue: Catalogue) -> QuestionNames {
        let topics = catalogue.synonyms.topics.keys.sorted()
        let phrases =
            catalogue.synonyms.groups.joined().map { KnownPhrase($0) }
            + topics.flatMap { topic in
                (catalogue.synonyms.topics[topic] ?? []).map { KnownPhrase($0, topic: topic) }
            }
        return QuestionNames(
            authorities: catalogue.authorities, statements: catalogue.statements, topics: topics,
            phrases: phrases, table: plainPhrases, today: PartialDate.today())
    }

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
