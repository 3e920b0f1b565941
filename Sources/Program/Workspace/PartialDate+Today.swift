package import AssessmentModel
internal import Foundation

extension PartialDate {
    /// Today in this place, to the day.
    package static func today() -> PartialDate {
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        guard let year = parts.year, let date = PartialDate(year: year, month: parts.month, day: parts.day)
        else { preconditionFailure("The calendar has no date for today") }
        return date
    }
}
