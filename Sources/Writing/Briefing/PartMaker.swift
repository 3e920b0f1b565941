internal import QuotedLines
internal import SourceText
internal import Templates
internal import AssessmentModel
internal import Ledger
internal import NoteText
internal import ReferenceData
internal import TextAnalysis

/// What composing knows when it makes a part.
struct PartContext {
    var template: BriefingTemplate
    /// The parameters by name, as readers see them and as queries do.
    var parameters: [String: [ResolvedName]]
    /// Most items; nil for the rule's own number.
    var most: Int?
    /// The written note that a parameter names.
    var note: CitedNote?
    /// The plan that a parameter names.
    var plan: PlanState?
    /// The plan of others that a parameter names.
    var others: OthersPlan?
    /// The council's own figures, out of the file that a parameter names.
    var ours: [OwnFigure] = []
    /// "Assessing needs" for "needs".
    var sectionTitle: (String) -> String = { $0 }
}

/// A rule by which a part of a note is composed from the rows of queries. One row of this table a rule.
package struct PartMaker: Sendable {
    /// A query the rule reads: what it is for and the columns it must show.
    package struct Input: Sendable {
        package var name: String
        package var fields: [String]
    }

    package var name: String
    package var help: String
    var inputs: [Input]
    var gives: [String: Shape]
    var make: @Sendable ([QueryRows], PartContext, inout UsedEvidence) throws -> [String: View]

    static func named(_ name: String) -> PartMaker? { all.first { $0.name == name } }

    /// Every rule, in the order of a note.
    package static let all: [PartMaker] = [
        .overview, .strengths, .shortfalls, .keyFigures, .otherFigures, .voices, .comparison, .questions,
        .background,
        .changes, .cautions, .figureDates,
        .unsaid,
        .plans, .finance, .allFigures, .matrix, .sideBySide, .practice, .scoreChanges, .promises, .thenAndNow,
        .pageVersions,
        .memberQuestions,
        .citedPassages,
        .planStanding, .planChanges, .planFinished, .planSlipped, .planDue, .planMeasures, .planBarriers,
        .planQuestions, .planWhole, .planAudit, .draftRemarks, .draftClaims, .draftVoices, .ownFigures,
    ]

    static let items: [String: Shape] = [
        "items": .list(["number": .text, "lead": .text, "statement": .text, "score": .text, "text": .text]),
        "any": .flag,
    ]

    /// A list part's value.
    static func list(_ items: [[String: View]]) -> [String: View] {
        let numbered = items.enumerated().map {
            $1.merging(["number": .text(String($0 + 1)), "score": .missing, "statement": .missing]) {
                old, _ in old
            }
        }
        return ["items": .list(numbered), "any": .flag(!items.isEmpty)]
    }
}

extension BriefingTemplate {
    /// Whether each part names a rule that there is, and as many queries as the rule is made from.
    ///
    /// - Throws: `Diagnostics` at the parts that do not.
    func checkRules() throws(Diagnostics) {
        let items = parts.compactMap { part -> Diagnostic? in
            guard let maker = PartMaker.named(part.make) else {
                return Diagnostic(
                    "unknown-name", at: places[part.name],
                    Suggestion.after(
                        "There is no rule for a part called \"\(part.make)\".", part.make,
                        in: PartMaker.all.map(\.name)))
            }
            guard part.from.count != maker.inputs.count else { return nil }
            let wanted = maker.inputs.map(\.name).joined(separator: ", ")
            return Diagnostic(
                "part-inputs", at: places[part.name],
                "\(maker.name) is made from \(NumberFormat.word(maker.inputs.count)): \(wanted).")
        }
        if !items.isEmpty { throw Diagnostics(source: source, items: items) }
    }
}
