import Testing

@testable import NoteChecking

@Suite struct QuotedWordsTests {
    @Test func quotationsInsideQuotationsBelongToThem() {
        func quoted(_ text: String) -> [String] {
            let bytes = Array(text.utf8)
            return QuotedWords.all(in: bytes).map {
                String(decoding: bytes[$0.range], as: UTF8.self)
            }
        }
        #expect(quoted("CQC: “They said “good” often” and “late”.") == ["They said “good” often", "late"])
        // A mark that is missing does not make the rest a quotation.
        #expect(quoted("CQC: “They said and “late”.") == ["late"])
    }
}
