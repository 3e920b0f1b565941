import Testing

@testable import TextAnalysis

/// A figure that is known by its words alone is found where it stands as a number of its own.
@Suite struct WholeFiguresTests {
    @Test(arguments: [
        ("15% of homes, 5 of them new", "5", ["5 of them new"]),
        ("5,100 people and 2.5 days, 5.", "5", ["5."]),
        ("At 1.5, 5.1 or 15 there is none", "5", []),
        ("from 31.9% to 31.9%", "31.9%", ["31.9% to 31.9%", "31.9%"]),
        ("£5 a week", "5", ["5 a week"]),
        ("nothing", "", []),
    ]) func aLongerNumberDoesNotHoldIt(_ text: String, _ figure: String, _ expected: [String]) {
        #expect(text.wholeRanges(of: figure).map { String(text[$0.lowerBound...]) } == expected)
        #expect(text.firstWholeRange(of: figure).map { String(text[$0.lowerBound...]) } == expected.first)
    }
}
