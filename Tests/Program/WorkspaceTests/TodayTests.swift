import AssessmentModel
import Foundation
import Testing

@testable import Workspace

/// A clock that is wrong gives a day, whatever it says.
@Suite struct TodayTests {
    @Test(arguments: [
        (1_764_720_000, "2025-12-03"), (253_402_387_200, "9999-12-31"), (-62_135_683_200, "1000-01-01"),
        (-99_999_999_999, "1000-01-01"), (9_000_000_000_000, "9999-12-31"),
    ]) func theNearestThatCanBeWritten(_ seconds: Double, _ expected: String) {
        #expect(PartialDate.day(of: Date(timeIntervalSince1970: seconds)).iso == expected)
    }
}
