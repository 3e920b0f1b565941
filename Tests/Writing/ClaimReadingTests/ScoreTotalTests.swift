import Testing

@testable import ClaimReading

/// A score behind a number of areas is of how many, not of the area named before.
@Suite struct ScoreTotalTests {
    @Test(arguments: [
        ("eight of the nine areas score", true), ("one area scores", true), ("three statements score", true),
        ("this area scores", false), ("safeguarding scores", false), ("area", false), ("", false),
    ]) func aNumberOfAreasBeforeAScore(_ words: String, _ expected: Bool) {
        #expect(ScoreTotal.endInCount(words.split(separator: " ").map(String.init)) == expected)
    }
}
