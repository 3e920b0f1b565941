package import AssessmentModel
internal import Foundation

extension PartialDate {
    /// Today in this place, to the day; by a clock that is beyond all years that are written with four digits, the
    /// nearest day that is.
    package static func today() -> PartialDate { day(of: Date()) }

    static func day(of moment: Date) -> PartialDate {
        let parts = Calendar(identifier: .gregorian).dateComponents(
            [.era, .year, .month, .day], from: moment)
        let year = parts.era == 0 ? 0 : parts.year ?? 0
        let nearest =
            year < 1000
            ? PartialDate(year: 1000, month: 1, day: 1) : PartialDate(year: 9999, month: 12, day: 31)
        guard let date = PartialDate(year: year, month: parts.month, day: parts.day) ?? nearest else {
            preconditionFailure("The calendar has no date for today")
        }
        return date
    }
}
