import Testing

@testable import NoteText

@Suite struct QuotedWordsTests {
    private func quoted(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return QuotedWords.all(in: bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    @Test func quotationsInsideQuotationsBelongToThem() {
        #expect(quoted("CQC: “They said “good” often” and “late”.") == ["They said “good” often", "late"])
        #expect(quoted("CQC: ‘They said “good” often’.") == ["They said “good” often"])
        // A mark that is missing does not make the rest a quotation.
        #expect(quoted("CQC: “They said and “late”.") == ["late"])
    }

    @Test(arguments: [
        "‘Calls were not returned’", "\"Calls were not returned\"", "«Calls were not returned»",
        "„Calls were not returned“", "„Calls were not returned”", "'Calls were not returned'",
        "‹Calls were not returned›", "”Calls were not returned”",
    ]) func everyStyleOpensAQuotation(_ text: String) {
        #expect(quoted("CQC wrote: \(text), of them.") == ["Calls were not returned"])
    }

    @Test func anApostropheOpensNone() {
        #expect(quoted("The carers’ charity and the council’s staff didn’t say.") == [])
        #expect(quoted("In the ’90s the carers' group wasn't there.") == [])
        #expect(
            quoted("It was ‘the carers’ charity’s best week’, we heard.") == [
                "the carers’ charity’s best week"
            ])
        #expect(quoted("Both ‘carers’ and ‘people’ spoke.") == ["carers", "people"])
    }
}
