import Testing

@testable import QuotedLines

/// The passage of a paragraph that tells its gravest news, how a wait is judged, and what the summary names.
@Suite struct GravestRunTests {
    private func words(_ sentences: [String]) -> String? {
        GravestRun(of: sentences).map { sentences[$0.range].joined(separator: " ") }
    }

    /// A story of harm is told from where it begins, however its sentences lean on each other.
    @Test func storyIsTold() {
        let story = [
            "Night staff were few.", "In May a tenant of Elm Court rang the office about her neighbour.",
            "Each call was noted and closed.",
            "Later that month she was taken to hospital with a broken arm.",
            "Rents were low.",
        ]
        #expect(words(story) == story[1...3].joined(separator: " "))
    }

    @Test func deathIsToldWithWhatCQCAdds() {
        let moved = [
            "Fourteen people moved in one weekend.", "Two of the 14 had died by the spring.",
            "We make no finding about the cause.", "Lunches were good.",
        ]
        #expect(words(moved) == moved[0...2].joined(separator: " "))
    }

    /// What was never done is grave where something is counted.
    @Test func whatIsLeftUndone() {
        let left = ["Since June 37 people had lost their grant.", "Nobody had asked them how they managed."]
        #expect(words(left) == left.joined(separator: " "))
        #expect(words(["Nobody had asked for more."]) == nil)
    }

    @Test(arguments: [
        "No one had died or been hurt in the year.", "Teams worked to prevent deaths among rough sleepers.",
        "People leaving hospital were met at the door.", "12 assessments had not been needed.",
        "In 90 of these cases nobody was taken to hospital.",
    ])
    func noHarm(_ sentence: String) { #expect(GravestRun(of: [sentence, "The team was liked."]) == nil) }

    /// What befell one person or a few is harm; of people at large it is less; and none where it is over, befell nobody
    /// or only shows what was done for somebody.
    @Test(arguments: [
        ("A man who drove a tram had spent nine weeks on a ward.", 2),
        ("One had not been out of the house since June.", 2), ("Two tenants were turned away.", 2),
        ("People in the valley were refused a ramp.", 1), ("Tenants had been without heating.", 1),
        ("A man who had lost his job was helped to find another.", 0),
        ("No tenant was turned away.", 0), ("The council had spent nine weeks on a plan.", 0),
        ("Workers were refused training.", 0), ("People were asked what they wanted.", 0),
        ("The number of falls had fallen.", 0), ("Officers spent a day in each team.", 0),
    ])
    func whatBefellSomebody(_ sentence: String, _ expected: Int) {
        #expect(GravestRun.gravity(of: sentence) == expected)
    }

    /// "The eleven": of what, the sentence before says.
    @Test func aNumberNamedBeforeIsToldWithIt() {
        let told = [
            "Eleven tenants had written about the lift.", "Rents were low and the halls were clean.",
            "No one had put the eleven together in a year.",
        ]
        #expect(words(Array([told[0], told[2]])) == told[0] + " " + told[2])
    }

    @Test(arguments: [
        ("Waits were short for most people.", "acceptable"),
        ("The queue was within its target of 20 days.", "acceptable"),
        ("People were waiting, and we found the wait reasonable.", "accepted"),
        ("We considered this acceptable.", "accepted"), ("We considered this not acceptable.", "tooLong"),
        ("Waits were not always within the target.", "tooLong"), ("Families had waited too long.", "tooLong"),
        ("Waits for a ramp were short, but some people waited too long.", "divided"), ("People waited.", nil),
        ("Letters were short.", nil),
    ])
    func waits(_ text: String, _ expected: String?) {
        #expect(WaitVerdict(text).map { "\($0)" } == expected)
    }

    @Test func aWaitThatWasWorseBefore() {
        #expect(
            WaitVerdict.tellsOfWorseBefore(
                "90 people were waiting. A year before, the queue had stood at 210."))
        #expect(
            !WaitVerdict.tellsOfWorseBefore(
                "90 people were waiting. A year before, the queue had stood at 40."))
        #expect(!WaitVerdict.tellsOfWorseBefore("90 people were waiting. The queue had stood at 210."))
    }

    @Test func theSummaryNamesFindingsOnTheirSide() {
        let findings = [
            ("carers", "48 carers were waiting for a break from caring."),
            ("meals", "Hot meals reached 900 homes on time."), ("ramps", "Ramps were built by one firm."),
        ].map { SummaryVoice.Finding(id: $0.0, text: $0.1, hasFigure: $0.0 != "ramps") }
        let voice = SummaryVoice(
            ["Hot meals were a strong service, although carers waited for a break from caring."],
            naming: findings)
        #expect(voice.of("carers").fault > 0 && voice.of("carers").praise == 0)
        #expect(voice.of("meals").praise > 0 && voice.of("meals").fault == 0)
        #expect(voice.of("ramps").fault == 0 && voice.of("ramps").praise == 0)
    }
}
