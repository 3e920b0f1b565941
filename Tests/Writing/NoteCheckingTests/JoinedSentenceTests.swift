import AssessmentModel
import ClaimReading
import NoteChecking
import ReferenceData
import Testing

/// A sentence held against one paragraph of a report: what two neighbouring sentences say together, and which words
/// may be the speaker's own.
struct JoinedSentenceTests {
    private func verdict(_ claim: String, _ sentences: String...) throws -> Verification {
        let passage = SourcePassage(
            id: "fenby@2025-05/needs/1", assessment: "fenby@2025-05", section: "needs", number: 1,
            heading: nil, text: sentences.joined(separator: " "), fingerprint: "",
            sentences: sentences.enumerated().map {
                SourcePassage.Sentence(number: $0 + 1, text: $1, tone: .neutral, voices: [])
            }, figures: [])
        let engine = TruthEngine(words: try ReferenceData().checkWords(), source: OneReport())
        return try engine.verdict(of: claim, against: [passage])
    }

    private let list =
        "The police and the ambulance service each told us that they kept their own list of concerns."
    private let forms = "Care home managers described sending the same form three times."

    @Test(arguments: [
        "The police kept their own list of concerns.",
        "Care home managers sent the same form three times.",
    ])
    func eachSentenceIsSupported(_ claim: String) throws {
        #expect(try verdict(claim, list, forms).verdict == .supported)
    }

    /// The subject of one with the predicate of the other.
    @Test(arguments: [
        "Care home managers kept their own list of concerns.",
        "The police sent the same form three times.",
        "The ambulance service described sending the same form three times.",
    ])
    func twoSentencesAreNotMixed(_ claim: String) throws {
        #expect(try verdict(claim, list, forms).verdict != .supported)
    }

    @Test func whatTwoNeighboursSayIsSupported() throws {
        let found = try verdict(
            "Twelve recommendations were made in the review of hospital discharge, and four had been completed.",
            "The review of hospital discharge made 12 recommendations.", "Four had been completed.")
        #expect(found.verdict == .supported, "\(found.changes) \(found.unmatched)")
    }

    @Test func theNumberOfAnotherDateIsNotMixedIn() throws {
        let found = try verdict(
            "In August 2024 some 430 items of equipment were overdue.",
            "The move to a new supplier had gone badly, with 430 items of equipment overdue at the worst point.",
            "By August 2024 this was down to 35.")
        #expect(found.verdict != .supported)
    }

    /// A number belongs to the statement that it stands in.
    @Test(arguments: [
        ("31% of staff at the desk had been trained.", false),
        ("31% of callers gave up before they were answered.", true),
    ])
    func theNumberOfAnotherStatementIsNotMixedIn(_ claim: String, _ isSupported: Bool) throws {
        let found = try verdict(
            claim, "Callers waited an average of 34 minutes and 31% gave up before they were answered.",
            "Staff at the desk had been trained.")
        #expect((found.verdict == .supported) == isSupported, "\(found.changes) \(found.unmatched)")
    }

    /// What is said of a part is not said of the number of the whole.
    @Test(arguments: [
        ("The pilot had 1,250 residents accepting help.", false),
        ("The pilot had contacted 1,250 residents.", true),
    ])
    func theWholeIsNotWhatIsSaidOfAPart(_ claim: String, _ isSupported: Bool) throws {
        let found = try verdict(
            claim, "The pilot had contacted 1,250 residents and led to 310 accepting help.")
        #expect((found.verdict == .supported) == isSupported, "\(found.changes) \(found.unmatched)")
    }

    /// One thing told in other words.
    @Test(arguments: [
        (
            "The ombudsman upheld nine cases.",
            "Learning from the nine cases upheld by the ombudsman was shared."
        ),
        ("Better still, the list fell from 21 to 3.", "The list fell from 21 to 3."),
        (
            "Leaders were visible and open to challenge.",
            "Leaders were visible, known by name and open to challenge."
        ),
        ("Some 2,000 people had enrolled in the scheme.", "A falls scheme had enrolled 2,040 people."),
    ])
    func otherWordsForTheSameAreSupported(_ claim: String, _ sentence: String) throws {
        let found = try verdict(claim, sentence)
        #expect(found.verdict == .supported, "\(found.changes) \(found.unmatched)")
    }

    // MARK: The words left over

    private let cabinet =
        "A report on the waiting times for an assessment had been presented to cabinet in June."

    /// One word in five may be the speaker's own, if it turns nothing.
    @Test(arguments: [
        ("A report on the waiting times for an assessment had been presented to cabinet in June.", true),
        (
            "A glossy report on the waiting times for an assessment had been presented to cabinet in June.",
            true
        ),
        // What was done, who did it, a degree, a group and a cause are no such words.
        ("A report on the waiting times for an assessment had been rejected by cabinet in June.", false),
        (
            "A report on the waiting times for a financial assessment of carers was presented to cabinet.",
            false
        ),
        ("Most reports on the waiting times for an assessment had been presented to cabinet in June.", false),
        (
            "A report on waiting times for an assessment was presented to cabinet because of complaints.",
            false
        ),
        // Two of six words are too many.
        ("A glossy brochure on waiting times had been presented to cabinet.", false),
    ])
    func wordsThatTurnNothingMayBeLeftOver(_ claim: String, _ isSupported: Bool) throws {
        let found = try verdict(claim, cabinet)
        #expect((found.verdict == .supported) == isSupported, "\(found.changes) \(found.unmatched)")
    }
}

/// A library of one report on a council of no scores.
private struct OneReport: VerifySource {
    func passages(nearest words: [String], authority: String?, most: Int) -> [SourcePassage] { [] }
    func passages(ids: [String]) -> [SourcePassage] { [] }
    func passages(ofAssessment id: String) -> [SourcePassage] { [] }
    func assessments(ids: [String]) -> [SourceAssessment] { [] }
    func assessmentIDs(ofAuthorityNamed name: String) -> [String] { [] }
    func section(titled title: String) -> String? { nil }
    var sectionTitles: [(title: String, slug: String)] { [("Assessing needs", "needs")] }
    func councils(namedIn text: String) -> [NamedCouncil] { [] }
    func wording(ofScore score: Int) -> String? { nil }
    func isStanding(_ words: String) -> Bool { false }
    func englandCounts(ofAssessment id: String) -> EnglandCounts {
        EnglandCounts(better: 0, similar: 0, worse: 0, unjudged: 0)
    }
    func number(answering query: String) -> Double? { nil }
    func formerWords(fingerprint: String, assessment: String) -> String? { nil }
}
