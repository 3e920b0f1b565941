package import ClaimReading
package import AssessmentModel

/// How many of an assessment's figures stand beside England's, by CQC's judgement.
package struct EnglandCounts: Sendable, Hashable {
    package var better: Int
    package var similar: Int
    package var worse: Int
    package var unjudged: Int
    package var total: Int { better + similar + worse + unjudged }

    package init(better: Int, similar: Int, worse: Int, unjudged: Int) {
        self.better = better
        self.similar = similar
        self.worse = worse
        self.unjudged = unjudged
    }
}

/// Where a check looks things up. Everything is asked narrowly: a note is checked in a few hundredths of a
/// second.
package protocol CheckSource {
    /// The paragraphs of these long ids that exist, in no order.
    func passages(ids: [String]) throws -> [SourcePassage]
    /// Every paragraph of an assessment, in order of section and number: asked only when something was not
    /// found where it should be.
    func passages(ofAssessment id: String) throws -> [SourcePassage]
    /// The assessments of these ids that exist.
    func assessments(ids: [String]) throws -> [SourceAssessment]
    /// The ids of a council's assessments, the current one first; none for an unknown name.
    func assessmentIDs(ofAuthorityNamed name: String) throws -> [String]
    /// The section that a title names: "needs" for "Assessing needs".
    func section(titled title: String) -> String?
    /// Every title by which a section may be cited, longest first, with its slug.
    var sectionTitles: [(title: String, slug: String)] { get }
    /// The councils that a text names, in its order.
    func councils(namedIn text: String) throws -> [NamedCouncil]
    /// The words for a score of 1 to 4: "Evidence shows some shortfalls".
    func wording(ofScore score: Int) -> String?
    /// Whether words are CQC's standing ones: what it expects of every council, or people may expect.
    func isStanding(_ words: String) -> Bool
    /// How an assessment's figures stand beside England's.
    func englandCounts(ofAssessment id: String) throws -> EnglandCounts
    /// The first cell of a query's answer as a number; nil when it is none.
    ///
    /// - Throws: why the query cannot be answered.
    func number(answering query: String) throws -> Double?
    /// A number of a council's plan, by what `Recipe.plan` holds; nil when there is no such plan.
    ///
    /// - Throws: why the plan that is there cannot be read.
    func number(ofPlan count: String, printed: Double) throws -> Double?
    /// Everything that the plan a note is about says of its actions, measures and questions, by id; empty when there
    /// is no such plan.
    ///
    /// - Throws: why the plan that is there cannot be read.
    func texts(of plan: PlanOfNote) throws -> [String: String]
    /// The words by which a council's plan tells how its actions stand; none when there is no such plan.
    ///
    /// - Throws: why the plan that is there cannot be read.
    func statuses(ofPlan name: String) throws -> [String]
    /// The words a paragraph had before its page was published again, found by its fingerprint; nil when they
    /// are not kept.
    func formerWords(fingerprint: String, assessment: String) throws -> String?
}

extension CheckSource {
    // Where there are no plans.
    package func number(ofPlan count: String, printed: Double) throws -> Double? { nil }
    package func texts(of plan: PlanOfNote) throws -> [String: String] { [:] }
    package func statuses(ofPlan name: String) throws -> [String] { [] }
}

/// The plan that a note is about, as its record names it.
package enum PlanOfNote: Sendable, Equatable {
    /// A plan of the officer's, by its name.
    case ours(String)
    /// Another council's, by the path of its document.
    case others(path: String)
}

/// Where candidates for a sentence's source come from.
package protocol VerifySource: CheckSource {
    /// Paragraphs that hold one of the sentences that fit some words best.
    ///
    /// - Parameters:
    ///   - words: folded.
    ///   - authority: a slug; nil for all councils.
    func passages(nearest words: [String], authority: String?, most: Int) throws -> [SourcePassage]
}
