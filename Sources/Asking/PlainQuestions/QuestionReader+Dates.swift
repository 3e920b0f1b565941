internal import AssessmentModel

/// Dates in words, as `after` takes them.
extension QuestionReader {
    /// The day, month or year before a date, so that `after` it begins with the date. A month alone is the
    /// last one of that name.
    func dayBefore(_ phrase: String) -> String? {
        let words = phrase.words
        if words.count == 1, let month = PartialDate.month(named: words[0]) {
            let isPast = month <= (today.month ?? 12)
            return before(year: isPast ? today.year : today.year - 1, month: month, day: nil)
        }
        if words == ["last", "year"] { return String(today.year - 2) }
        if words == ["this", "year"] { return String(today.year - 1) }
        guard let date = PartialDate(english: phrase) ?? PartialDate(iso: phrase.words.joined(separator: "-"))
        else { return nil }
        return before(year: date.year, month: date.month, day: date.day)
    }

    private func before(year: Int, month: Int?, day: Int?) -> String? {
        guard let month else { return String(year - 1) }
        if let day, day > 1 { return PartialDate(year: year, month: month, day: day - 1)?.english }
        let earlier = PartialDate(year: month == 1 ? year - 1 : year, month: month == 1 ? 12 : month - 1)
        return earlier?.english
    }
}
