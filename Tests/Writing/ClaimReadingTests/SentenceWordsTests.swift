import Testing
import TextAnalysis

@testable import ClaimReading

/// What is told by words alone: denials, degrees, what is under way, and who does what.
struct SentenceWordsTests {
    private func words(_ text: String) -> [String] { Folding.wordList(text) }

    @Test func aDenialKeepsWhatItIsSaidOf() {
        let report = words("There were no people waiting for their home care service to start")
        #expect(Polarity.unmatched(words("It has no waiting lists"), in: report) == ["no"])
        #expect(Polarity.unmatched(words("No people were waiting for home care to start"), in: report) == [])
        #expect(Polarity.unmatched(words("People were waiting for home care"), in: report) == ["no"])
    }

    @Test func whatIsUnderWayIsNotDone() {
        let report = words("The plan was being refreshed with partners")
        #expect(!OngoingToldAsDone.differences(words("The plan had been refreshed"), report).isEmpty)
        #expect(OngoingToldAsDone.differences(words("The plan was being refreshed"), report).isEmpty)
        let aim = words("Risks were being addressed, for example, reducing the waiting times")
        #expect(OngoingToldAsDone.unmatched(words("It has reduced the waiting times"), aim) == ["reduced"])
        #expect(OngoingToldAsDone.unmatched(words("It has reduced waits"), words("Waits were reduced")) == [])
    }

    @Test func degreesMayGoDownAndNotUp() {
        func altered(_ claim: String, _ report: String) -> Bool {
            !Scale.differences(words(claim), words(report), near: [], hasShare: false).altered.isEmpty
        }
        #expect(altered("Most staff felt supported", "Some staff felt supported"))
        #expect(!altered("Some staff felt supported", "Most staff felt supported"))
        #expect(altered("The plan was refreshed", "The plan was in the process of being refreshed"))
        // A word of a phrase counts in the phrase alone.
        #expect(!Scale.covered(words("a full day of training")).contains("full"))
    }

    @Test func whoIsSpokenOfMayNotBeAnother() {
        #expect(Roles.strangers(words("carers used it"), words("people used it")) == ["carers"])
        #expect(Roles.strangers(words("people used it"), words("carers used it")) == [])
    }

    @Test func whatASpeakerPutsBeforeItIsNoClaim() {
        #expect(Framing.without("Mr Mayor, the list is much shorter.") == "the list is much shorter.")
        #expect(
            Framing.without("Finance update: savings of £2 million were made.")
                == "savings of £2 million were made.")
        #expect(Framing.without("We are proud to report that the list is shorter.") == "the list is shorter.")
        #expect(
            Framing.without("Members will wish to note that the list is shorter.") == "the list is shorter.")
        #expect(Framing.without("Letter to the editor: the list is shorter.") == "the list is shorter.")
        // What claims something stays.
        for sentence in [
            "Members were told that the list is longer.",
            "Failing leaders: the list is longer.", "In May 2024, 40 people were waiting.",
            "Carers said that the list is longer.", "News that 40 waited: the list is longer.",
        ] {
            #expect(Framing.without(sentence) == sentence)
        }
    }

    @Test func aNounMadeFromAVerbSaysWhatItDoes() {
        #expect(Meanings.isDerived("qualified", from: "qualification"))
        #expect(Meanings.isDerived("assessed", from: "assessment"))
        #expect(!Meanings.isDerived("organised", from: "organic"))
        #expect(!Meanings.isDerived("funding", from: "fundamental"))
    }

    @Test func wordsOfOneFamilySayTheSame() {
        #expect(Meanings.isDerived("security", from: "secure"))
        #expect(Meanings.isDerived("regularly", from: "regular"))
        #expect(!Meanings.isDerived("careless", from: "care"))
        #expect(!Meanings.isDerived("unsafe", from: "safe"))
    }

    @Test func aVerbWhosePartsStandApartIsOne() {
        #expect(
            PhrasalVerbs.joined(words("Leaders put the delay down more to staff"))
                == words("Leaders attributed the delay more staff"))
        // Another verb between ends it.
        let other = words("They put that the office was down to two")
        #expect(PhrasalVerbs.joined(other) == other)
    }

    @Test func aRateIsNotAnother() {
        let report = words("The board had met twice in 18 months")
        #expect(Rates.unmatched(words("The board met twice a month"), in: report) == ["a month"])
        #expect(Rates.unmatched(words("It met twice a month"), in: words("It met monthly")) == [])
        // How long something took is no rate.
        #expect(Rates.unmatched(words("It took about a month"), in: report) == [])
        #expect(Rates.unmatched(words("It met again a month later"), in: report) == [])
    }

    @Test func whatIsBeingMadeIsNotThere() {
        let report = words("A second team was being recruited")
        #expect(
            OngoingToldAsDone.unfinished(words("The council had a second team"), report) == [
                "being recruited"
            ])
        #expect(OngoingToldAsDone.unfinished(words("A second team was being recruited"), report) == [])
        // Of what "this" speaks is not plain.
        let other = words("The plan was out of date and this was being refreshed")
        #expect(OngoingToldAsDone.unfinished(words("The plan was out of date"), other) == [])
    }
}
