import Testing

@testable import NoteChecking

/// Whether a quotation stands in a report as it is quoted.
struct VerbatimTests {
    private let report = "Some carers told us the wait was 11.5 weeks, which they found “too long”."

    @Test func marksAndCaseMayDiffer() {
        #expect(Verbatim.stands("the wait was 11.5 weeks", in: report))
        #expect(Verbatim.stands("They found \"too long\".", in: report))
        #expect(Verbatim.stands("Carers told us … too long", in: report))
        #expect(Verbatim.stands("36 per cent of homes", in: "Of these, 36% of homes were good."))
        #expect(Verbatim.stands("36% of homes", in: "Of these, 36 percent of homes were good."))
        #expect(!Verbatim.stands("36 per cent of homes", in: "Of these, 36 of homes were good."))
    }

    @Test func otherWordsAndPartsOfNumbersDoNot() {
        #expect(!Verbatim.stands("the wait was 1.5 weeks", in: report))
        #expect(!Verbatim.stands("too long … told us", in: report))
        #expect(!Verbatim.stands("the waits were 11.5 weeks", in: report))
    }

    @Test func aLimitThatIsCutOffIsNamed() {
        #expect(Verbatim.leftOut(by: "carers told us the wait", in: report) == "some")
        #expect(Verbatim.leftOut(by: "the wait was 11.5 weeks", in: report) == nil)
    }
}
