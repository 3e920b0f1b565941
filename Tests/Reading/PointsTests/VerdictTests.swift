import AssessmentModel
import ReferenceData
import SourceText
import Testing

@testable import Points

/// What the construction of a sentence says, in sentences of another trade: each hit with its near miss.
@Suite struct VerdictTests {
    private let rules: PointRules

    init() throws { rules = try ReferenceData().pointRules() }

    private func sentence(_ text: String, _ tone: Tone = .neutral, _ number: Int = 1, certainty: Double = 0.5)
        -> PointSentence
    {
        var sentence = Sentence(
            number: number, span: Span(0, text.utf8.count), text: text, tone: tone, isSure: certainty > 0.9,
            voices: [], stage: nil, cues: [], indicators: [])
        sentence.certainty = certainty
        return PointSentence(sentence, rules)
    }

    private func side(_ text: String) -> SentenceVerdict.Side? { sentence(text).verdict?.side }

    @Test(arguments: [
        // Nobody, and what nobody wants.
        ("No one had waited for a mooring since May.", SentenceVerdict.Side.praise),
        ("Nobody went without a pilot.", .praise),
        ("None had been asked about the new berths.", .fault),
        ("No count was being kept of boats turned round.", .fault),
        ("There was no shortage of pilots.", .praise),
        ("Repairs were not interrupted by the storm.", .praise),
        ("The crane was not inspected.", .fault),
        // Limits.
        ("Fewer than 20 skippers had gone without a berth.", .praise),
        ("Fewer than half had a plan for the winter.", .fault),
        ("Few gave up before the office opened.", .praise),
        // Rarity is good of what is bad.
        ("Complaints were rare.", .praise),
        ("Replies were seldom given.", .fault),
        ("For older crews there was less.", .fault),
        ("The wait for a crane was short for most boats.", .praise),
        // Less of an ill.
        ("Overdue repairs had been halved.", .praise),
        ("Complaints had doubled.", .fault),
        // To know a fault is none.
        ("Harbour leaders could describe who was missing from the quay.", .praise),
        ("Harbour leaders could not describe the plan.", .fault),
        ("A plan to close the lighthouse had been dropped.", .praise),
        // What leaders say of what was found.
        ("Leaders told us that this was rare.", .plain),
        ("Managers suggested that skippers sent in too much.", .plain),
        ("The committee was told that moorings were well controlled.", .plain),
    ])
    func saysByItsConstruction(text: String, expected: SentenceVerdict.Side) {
        #expect(side(text) == expected, "\(text)")
    }

    /// A phrase of the kind is there, and says nothing.
    @Test(arguments: [
        "A plan to open a lighthouse had been dropped.",
        "Skippers carried a card in case they could not reach the quay.",
        "Boats not for hire were moored outside.",
        "Leaders told us that records were kept in the tower.",
        "A few skippers moored outside.",
        "Berths cost less than a pound a week.",
    ])
    func nearMisses(text: String) {
        #expect(side(text) == nil, "\(text)")
    }

    // MARK: CQC's own verdict

    @Test(arguments: [
        ("We considered this reasonable.", PointKind.strength),
        ("We did not regard that as acceptable, because crews had to swim.", .shortfall),
        ("We had no concerns about it.", .strength),
        ("In our view that was too long.", .shortfall),
    ])
    func whatCQCJudgesDecides(text: String, kind: PointKind) {
        let group = [
            sentence("The median wait for a crane was 31 days against a target of 28.", .negative),
            sentence(text, .positive, 2, certainty: 0.95),
        ]
        #expect(PointJudge(score: 3).kind(group, []).0 == kind, "\(text)")
    }

    @Test func aJudgementBelongsToWhatItJudges() {
        let read = [
            sentence("In May, 143 boats were waiting for a crane.", .negative),
            sentence("The target was 28 days.", .neutral, 2),
            sentence("We considered this acceptable.", .neutral, 3),
        ]
        let last = PointGrouping(rules: rules).groups(read).last?.map(\.sentence.number)
        #expect(last?.contains(3) == true && (last?.count ?? 0) > 1)
        // It names its own matter.
        #expect(!sentence("We considered that the harbour's reserves were adequate.").judgesBack)
    }

    /// A doubtful reading without a word of its side gives way to the score; one with a word does not.
    @Test func theScoreDecidesWhatNoWordDoes() {
        let plain = [sentence("The man at the gate had seen her on Monday.", .negative, certainty: 0.6)]
        #expect(PointJudge(score: 3).kind(plain, []).0 == .context)
        #expect(PointJudge(score: 1).kind(plain, []).0 == .shortfall)
        let amiss = [sentence("The log of the tower had lapsed.", .negative, certainty: 0.6)]
        #expect(PointJudge(score: 3).kind(amiss, []).0 == .shortfall)
    }

    // MARK: Counts that a report corrects

    private func count(
        _ text: String, _ value: Double, _ measure: String?, number: Int = 1, period: String? = nil
    ) -> PointSentence {
        var indicator = Indicator(
            number: 1, measure: measure, value: value, valueText: "\(Int(value))", span: Span(0, 1),
            unit: .count)
        indicator.period = period
        let sentence = Sentence(
            number: number, span: Span(0, text.utf8.count), text: text, tone: .neutral, isSure: false,
            voices: [], stage: nil, cues: [], indicators: [indicator])
        return PointSentence(sentence, rules)
    }

    private func later(_ old: PointSentence, _ new: [PointSentence], section: String = "needs") -> CountTrail
        .Later?
    {
        CountTrail(
            [[old], new], [Passage(section: "needs", text: ""), Passage(section: section, text: "")], rules
        ).later(thanSentence: 1, ofFinding: 0)
    }

    @Test func aLaterCountTakesThePlaceOfAnOldOne() {
        let old = count(
            "In October 2024, 1,046 boats were waiting for a crane.", 1046, "boats waiting for a crane",
            period: "In October 2024")
        let fallen = count(
            "By May 2025 the number waiting had come down to 388.", 388, "number waiting",
            period: "in May 2025")
        #expect(later(old, [fallen])?.isBetter == true)
        #expect(later(old, [fallen])?.isCorrection == false)
        // Of another thing, of another section, of an earlier time.
        let others = count(
            "In May 2025, 90 boats were waiting for paint.", 90, "boats waiting for paint",
            period: "In May 2025")
        #expect(later(old, [others]) == nil)
        #expect(later(old, [fallen], section: "support") == nil)
        let before = count(
            "In May 2023, 700 boats were waiting for a crane.", 700, "boats waiting for a crane",
            period: "In May 2023")
        #expect(later(old, [before]) == nil)
    }

    /// What a later count is of, where it does not say so itself.
    @Test func aLaterCountIsNamedByTheOldOne() {
        func measure(_ new: PointSentence) -> String? {
            let old = count(
                "In October 2024, 1,046 boats were waiting for a crane.", 1046, "boats waiting for a crane",
                period: "In October 2024")
            let here = Passage(section: "needs", text: "")
            return CountTrail([[old], [new]], [here, here], rules).measure(ofSentence: 1, ofFinding: 1)
        }
        #expect(
            measure(count("By May 2025 the number waiting had come down to 388.", 388, "number waiting"))
                == "boats waiting for a crane")
        #expect(
            measure(
                count(
                    "In May 2025, 388 boats were waiting for a crane.", 388, "boats waiting for a crane",
                    period: "In May 2025")) == nil)
    }

    @Test func aCorrectionTakesThePlaceOfWhatWasWrong() {
        let old = count("The return gave 912 boats waiting for a crane.", 912, "boats waiting for a crane")
        let true743 = count("A manual count put the true number at 743.", 743, "true number", number: 2)
        let wrong = sentence("The harbour told us that the figure could not be relied on.")
        #expect(later(old, [wrong, true743])?.isCorrection == true)
        // Nothing says that it was wrong, nor when the other was.
        let plain = count("There were 743 boats waiting for a crane.", 743, "boats waiting for a crane")
        #expect(later(old, [plain]) == nil)
    }
}
