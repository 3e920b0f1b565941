import Testing
import TextAnalysis

@Suite struct NumberReaderTests {
    private func read(_ text: String) -> NumberReading? {
        let bytes = Array(text.utf8)
        return NumberReader.number(at: 0, in: Tokenizer.tokens(bytes), bytes: bytes)
    }

    @Test(arguments: [
        ("7", 7.0), ("1,086 people", 1086), ("1819 people", 1819), ("9.5 days", 9.5), ("62.72", 62.72),
        ("34.6 million", 34_600_000),
        ("6.1m", 6_100_000), ("750k", 750_000), ("1.2bn", 1_200_000_000), ("eight", 8), ("twenty-one", 21),
        ("Thirty eight", 38),
        ("one hundred and five", 105), ("two thousand", 2000), ("three hundred thousand", 300_000),
        ("a dozen", 12), ("a hundred", 100),
        ("two million", 2_000_000), ("12, 13", 12),
    ])
    func readsNumbers(text: String, value: Double) {
        #expect(read(text)?.value == value)
    }

    @Test(arguments: [
        ("a third", 0.333), ("two thirds", 0.667), ("half", 0.5), ("four fifths", 0.8),
        ("three quarters", 0.75),
    ])
    func readsShares(text: String, value: Double) {
        #expect(read(text)?.value == value)
        #expect(read(text)?.form == .fraction)
    }

    @Test(arguments: ["77th", "1st", "third", "Second"])
    func tellsRanksApart(text: String) {
        #expect(read(text)?.form == .ordinal)
    }

    @Test(arguments: ["people", "", "and", "hundred", "a", "m"])
    func otherWordsAreNoNumbers(text: String) {
        #expect(read(text) == nil)
    }

    @Test func tooManyDigitsAreNoNumber() {
        #expect(read(String(repeating: "9", count: 10_000)) == nil)
        #expect(read(String(repeating: "9", count: 18)) != nil)
    }
}
