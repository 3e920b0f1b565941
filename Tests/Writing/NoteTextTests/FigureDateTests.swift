import AssessmentModel
import Testing

@testable import NoteText

/// From when figures are, and how old they were.
struct FigureDateTests {
    @Test(arguments: [
        (
            "203 people, up from 181 between July and November 2024, after a fall between April 2023 and April 2024.",
            ["July 2024", "November 2024", "April 2023", "April 2024"]
        ),
        ("26 complaints in 2023/24 were late, and 5 since 2021.", ["2023/24", "2021"]),
        ("£1,200 was spent in 2022-23.", ["2022/23"]),
        // A law's year and a number are no periods.
        ("Duties under the Care Act 2014 are met; 2021 people asked.", []),
        ("Nobody waited.", []),
    ])
    func periodsOfAText(_ text: String, _ expected: [String]) {
        #expect(Set(FigureDate.all(in: text).map(\.words)) == Set(expected))
    }

    @Test func theOldestAndTheNewest() throws {
        let dates = FigureDate.all(in: "in 2023, in March 2023, in 2022/23 and in January 2024")
        let span = try #require(FigureDate.span(of: dates))
        #expect(span.oldest.words == "2023")
        #expect(span.newest.words == "January 2024")
        #expect(FigureDate.span(of: []) == nil)
    }

    /// A period, whether it is a source's, the day, and the age told.
    @Test(
        arguments: [
            // The year ended in March 2023: sixteen months before.
            ("in 2022/23", false, "2024-07-12", "a year or more"),
            ("in 2023/24", false, "2024-07-12", "under half a year"),
            ("in June 2024", false, "2025-10-24", "a year or more"),
            ("in June 2021", false, "2025-10-24", "more than two years"),
            // A year may have ended long ago or not; what a source gives may be older than it.
            ("in 2023", false, "2024-07-12", nil),
            ("in 2019", false, "2024-07-12", "more than two years"),
            ("in June 2024", true, "2024-07-12", nil),
            ("in June 2023", true, "2024-07-12", "a year or more"),
            ("in June 2024", false, "2024", nil),
        ] as [(String, Bool, String, String?)])
    func ages(_ period: String, _ isOfSource: Bool, _ day: String, _ expected: String?) throws {
        let date = try #require(FigureDate.all(in: "There were 12 \(period).").first)
        let on = try #require(PartialDate(iso: day))
        #expect(date.age(on: on, isOfSource: isOfSource) == expected)
    }
}
