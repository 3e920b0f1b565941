import Testing
import TextAnalysis

@Suite struct KeyIndexTests {
    @Test func everyWordIsFoundByItsNumberAndNoOther() {
        let letters = Array("abcdefghij")
        let words = (0..<1_000).map { String(String($0).compactMap(\.wholeNumberValue).map { letters[$0] }) }
        let index = KeyIndex(words: words)
        for (number, word) in words.enumerated() where number % 7 == 0 {
            #expect(index[Tokenizer.key(word)] == Int32(number))
        }
        #expect(index[Tokenizer.key("absent")] == -1)
    }

    @Test func ofTheSameKeyTheFirstCountsAndAnEmptyTableHoldsNothing() {
        #expect(KeyIndex([(5, 1), (5, 2)])[5] == 1)
        #expect(KeyIndex([])[5] == -1)
    }
}
