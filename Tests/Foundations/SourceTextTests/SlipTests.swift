import Testing

@testable import SourceText

@Suite struct SlipTests {
    @Test(arguments: [
        ("stokton", "stockton", 1), ("yrok", "york", 1), ("worst council", "dorset council", nil),
        ("stockton tees", "stockton on tees", 3),
        ("front", "brent", nil), ("learning", "ealing", nil), ("hackney", "hackney", 0), ("", "york", nil),
    ])
    func slipsAreToldFromOtherWords(_ typed: String, _ name: String, _ distance: Int?) {
        #expect(EditDistance.slips(from: typed, to: name) == distance)
    }

    @Test func longerNamesMayHoldMoreSlips() {
        #expect([1, 5, 6, 9, 10, 40].map { EditDistance.slipsAllowed(letters: $0) } == [1, 1, 2, 2, 3, 3])
    }
}
