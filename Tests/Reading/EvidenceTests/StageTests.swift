import AssessmentModel
import Evidence
import Testing

/// What is in place, under way and planned, in sentences written for this table.
@Suite struct StageTests {
    @Test(arguments: [
        ("A risk panel was in place.", Stage?.some(.inPlace)),
        ("The council had launched a carers' card.", .inPlace),
        ("Contingency planning covered floods.", .inPlace),
        ("A new framework was in place but not yet embedded.", .underWay),
        ("Work was under way to shorten waits.", .underWay),
        ("A dashboard was under development.", .underWay),
        ("The review was ongoing.", .underWay),
        ("Leaders planned to open a second hub.", .planned),
        ("There was an ambition to reach more carers.", .planned),
        ("The trial was due to report in the autumn.", .planned),
        // Words that look like a stage and are none.
        ("Waits were long due to staff sickness.", nil),
        ("The shortfall was due to the closure of a home.", nil),
        ("Others said they would have liked more information.", nil),
        ("People said staff were kind.", nil),
    ])
    func isTheOneTheSentenceNames(text: String, stage: Stage?) throws {
        #expect(try EvidenceFixture.lastSentence(text).stage == stage)
    }
}
