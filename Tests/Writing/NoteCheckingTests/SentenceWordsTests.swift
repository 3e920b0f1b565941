import Testing
import TextAnalysis

@testable import NoteChecking

/// What is told by words alone: denials, degrees, what is under way, and who does what.
struct SentenceWordsTests {
    private func words(_ text: String) -> [String] { Folding.wordList(text) }

    @Test func aDenialKeepsWhatItIsSaidOf() {
        let report = words("There were no people waiting for their home care service to start")
        #expect(Polarity.open(words("It has no waiting lists"), report) == ["no"])
        #expect(Polarity.open(words("No people were waiting for home care to start"), report) == [])
        #expect(Polarity.open(words("People were waiting for home care"), report) == ["no"])
    }

    @Test func whatIsUnderWayIsNotDone() {
        let report = words("The plan was being refreshed with partners")
        #expect(!UnderWay.differences(words("The plan had been refreshed"), report).isEmpty)
        #expect(UnderWay.differences(words("The plan was being refreshed"), report).isEmpty)
        let aim = words("Risks were being addressed, for example, reducing the waiting times")
        #expect(UnderWay.open(words("It has reduced the waiting times"), aim) == ["reduced"])
        #expect(UnderWay.open(words("It has reduced waits"), words("Waits were reduced")) == [])
    }

    @Test func degreesMayGoDownAndNotUp() {
        func altered(_ claim: String, _ report: String) -> Bool {
            !Scale.differences(words(claim), words(report), hasShare: false).altered.isEmpty
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
}
