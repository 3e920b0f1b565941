import Testing
import TextAnalysis

/// Differences of words, as a reader is told them.
struct WordDifferenceTests {
    @Test(arguments: [
        ("a shared plan", "a share plan", "after “a” “shared” reads “share”"),
        ("to ensure a plan", "to ensure a very good plan", "after “to ensure a” “very good” is added"),
        ("people and carers said", "people said", "after “people” “and carers” is left out"),
        ("Ten people", "Twelve people", "“Ten” reads “Twelve”"),
        ("the same “words”", "The same \"words\"", ""), ("", "", ""), ("gone", "", "“gone” is left out"),
    ]) func differencesAreSaidInWords(_ first: String, _ second: String, _ words: String) {
        #expect(WordDifference(from: first, to: second).english == words)
    }

    @Test func aTextOfAnyLengthEnds() {
        let long = Array(repeating: "word", count: 3_000).joined(separator: " ")
        #expect(WordDifference(from: long, to: "word").changes.count == 1)
    }
}
