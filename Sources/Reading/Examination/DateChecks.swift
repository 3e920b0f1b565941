internal import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Dates that no calendar has, and dates that had not come when the report was published.
enum DateChecks {
    /// A date as a sentence prints it.
    private struct Printed {
        var text: String
        var date: PartialDate
        var tokens: Range<Int>
    }

    /// Past this many dates after publication it is the publication date that is doubted.
    private static let mostLater = 3

    static func find(_ report: ReportInHand) -> [Notice] {
        var notices = publication(report)
        var later: [(notice: Notice, date: PartialDate)] = []
        for passage in report.passages {
            for sentence in passage.sentences where sentence.hasDigit {
                for index in sentence.tokens.indices where isMonth(index, sentence) {
                    if let text = impossibleDay(at: index, sentence) {
                        notices.append(
                            report.notice(
                                .impossibleDate, at: passage,
                                "No calendar has “\(text)”: “\(sentence.around(index))”"))
                    } else if let printed = monthAndYear(at: index, sentence),
                        let published = report.assessment.published,
                        isAfter(printed.date, published), !isAhead(printed, sentence, report)
                    {
                        later.append(
                            (
                                report.notice(
                                    .impossibleDate, at: passage,
                                    "“\(printed.text)” lies after the report's publication (\(published.english)): “\(sentence.around(index))”"
                                ),
                                printed.date
                            ))
                    }
                }
            }
        }
        guard later.count > mostLater, let latest = later.max(by: { $0.date < $1.date }),
            let published = report.assessment.published
        else {
            return notices + later.map(\.notice)
        }
        let page = report.pages.first { $0.published != nil }
        notices.append(
            Notice(
                .impossibleDate, document: page?.digest, line: page?.published?.line,
                "The report is dated \(published.english), but \(later.count) dates in it are later, the latest \(latest.date.english)."
            ))
        return notices
    }

    /// A publication before there were such reports.
    private static func publication(_ report: ReportInHand) -> [Notice] {
        guard let first = report.cues.words.firstReport else { return [] }
        return report.pages.compactMap { page in
            guard let published = page.published, isAfter(first, published.value) else { return nil }
            return Notice(
                .impossibleDate, document: page.digest, line: published.line,
                "“\(page.readingText[published.span])”: CQC published its first assessments of councils in \(first.english)."
            )
        }
    }

    /// Whether one date's whole period lies after another's.
    private static func isAfter(_ a: PartialDate, _ b: PartialDate) -> Bool {
        if a.year != b.year { return a.year > b.year }
        guard let x = a.month, let y = b.month else { return false }
        if x != y { return x > y }
        guard let d = a.day, let e = b.day else { return false }
        return d > e
    }

    private static func isMonth(_ index: Int, _ sentence: SentenceInHand) -> Bool {
        let token = sentence.tokens[index]
        return token.kind == .word && token.isCapitalised && monthByKey[token.key] != nil
    }

    private static let monthByKey: [UInt64: Int] = Dictionary(
        PartialDate.monthNames.enumerated().flatMap { index, name in
            [(Tokenizer.key(name), index + 1), (Tokenizer.key(String(name.prefix(3))), index + 1)]
        }
    ) { first, _ in first }

    /// `31 June`, `30th of February 2024`: a day that the month has not.
    private static func impossibleDay(at month: Int, _ sentence: SentenceInHand) -> String? {
        var day = month - 1
        if sentence.isWord(day, of) { day -= 1 }
        if sentence.isWord(day, ordinals) { day -= 1 }
        guard let number = number(day, sentence), sentence.tokens[day].span.length <= 2,
            let name = monthByKey[sentence.tokens[month].key]
        else { return nil }
        // "12 - 31 June" and "3.31 May" are no days; a count before a month is none either ("45 March
        // referrals").
        guard number >= 1, number <= 31, !sentence.isMark(day - 1, MarkKey.stop) else { return nil }
        let year = self.number(month + 1, sentence).flatMap { (1900...2100).contains($0) ? $0 : nil }
        guard PartialDate(year: year ?? 2024, month: name, day: number) == nil else { return nil }
        return sentence.text(day..<month + (year == nil ? 1 : 2))
    }

    private static let of = keys("of")
    private static let ordinals = keys("st nd rd th")

    private static func number(_ index: Int, _ sentence: SentenceInHand) -> Int? {
        guard sentence.tokens.indices.contains(index), sentence.tokens[index].kind == .number else {
            return nil
        }
        return Int(sentence.text(index..<index + 1))
    }

    private static func monthAndYear(at month: Int, _ sentence: SentenceInHand) -> Printed? {
        guard let year = number(month + 1, sentence), (2000...2100).contains(year),
            let name = monthByKey[sentence.tokens[month].key]
        else {
            return nil
        }
        let day = number(month - 1, sentence)
        let dated = day.flatMap { PartialDate(year: year, month: name, day: $0) }
        guard let date = dated ?? PartialDate(year: year, month: name) else { return nil }
        let range = (dated == nil ? month : month - 1)..<month + 2
        return Printed(text: sentence.text(range), date: date, tokens: range)
    }

    /// Whether the sentence speaks of the date as of something to come.
    private static func isAhead(_ printed: Printed, _ sentence: SentenceInHand, _ report: ReportInHand)
        -> Bool
    {
        sentence.tokens[
            max(0, printed.tokens.lowerBound - 12)..<min(sentence.tokens.count, printed.tokens.upperBound + 6)
        ].contains {
            report.cues.ahead.contains($0.key)
        }
    }
}
