internal import AssessmentModel
internal import SourceText
internal import TextAnalysis

/// A data source as a sentence cites it.
struct Citation {
    /// Verbatim: "Survey of Adult Carers in England (SACE)".
    var name: String
    var date: PartialDate?
    var tokens: Range<Int>
}

/// Reads citations: `(Adult Social Care Survey, December 2024)`, `Skills for Care (October 2024)`, `according
/// to the ASCS, October 2024`.
enum SourceReader {
    static func citations(_ reading: SentenceReading) -> [Citation] {
        var found: [Citation] = []
        for index in reading.tokens.indices {
            guard let date = date(at: index, reading) else { continue }
            if let named = name(before: date.tokens.lowerBound, reading) {
                found.append(
                    Citation(
                        name: reading.text(named), date: date.date,
                        tokens: named.lowerBound..<date.tokens.upperBound))
            }
        }
        for match in reading.matches
        where match.kind == .source && !found.contains(where: { $0.tokens.overlaps(match.tokens) }) {
            let generic = reading.isWord(match.tokens.lowerBound, in: national)
            if !generic, !reading.isWord(match.tokens.lowerBound - 1, in: introductions),
                !isInBrackets(match.tokens, reading)
            {
                continue
            }
            if generic,
                !found.isEmpty
                    || reading.matches.contains(where: { $0.kind == .source && $0.tokens != match.tokens })
            {
                continue
            }
            found.append(
                Citation(
                    name: reading.text(match.tokens), date: year(after: match.tokens.upperBound, reading),
                    tokens: match.tokens))
        }
        return found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// "(SALT 2022/23)", "(ASCS, 2023)": a source alone in brackets, with or without its year.
    private static func isInBrackets(_ name: Range<Int>, _ reading: SentenceReading) -> Bool {
        guard reading.isMark(name.lowerBound - 1, MarkKey.open) else { return false }
        return (name.upperBound..<min(name.upperBound + 6, reading.tokens.count)).contains {
            reading.isMark($0, MarkKey.close)
        }
    }

    /// The calendar year that follows a name: "(ASCS, 2023)". A financial year ("2022/23") is no date, but a
    /// period.
    private static func year(after end: Int, _ reading: SentenceReading) -> PartialDate? {
        let index = reading.isMark(end, MarkKey.comma) ? end + 1 : end
        guard reading.tokens.indices.contains(index), reading.tokens[index].isNumber,
            reading.tokens[index].span.length == 4,
            reading.isMark(index + 1, MarkKey.close),
            let date = PartialDate(english: reading.text(index..<index + 1)),
            (1990...2100).contains(date.year)
        else { return nil }
        return date
    }

    private static let introductions = WordSet("the from to in")
    private static let national = WordSet("national")

    /// A month and a year, with or without a day.
    private static func date(at index: Int, _ reading: SentenceReading) -> (
        date: PartialDate, tokens: Range<Int>
    )? {
        guard reading.isWord(index, in: .months), reading.tokens[index].isCapitalised,
            reading.tokens.indices.contains(index + 1),
            reading.tokens[index + 1].isNumber
        else { return nil }
        var first = index
        if index > 0, reading.tokens[index - 1].isNumber { first = index - 1 }
        guard let date = PartialDate(english: reading.text(first..<index + 2)) else { return nil }
        return (date, first..<index + 2)
    }

    /// The name of a source that ends just before a date: between the last bracket or comma and "," or "(".
    private static func name(before date: Int, _ reading: SentenceReading) -> Range<Int>? {
        let end = date - 1
        if reading.isMark(end, MarkKey.open) || reading.isMark(end, MarkKey.comma) {
            if let known = reading.matches.last(where: {
                $0.kind == .source && $0.tokens.upperBound <= end && end - $0.tokens.upperBound <= 1
            }) {
                return withAcronym(
                    fullName(before: known.tokens, reading) ?? known.tokens.lowerBound, end, reading)
            }
        }
        guard reading.isMark(end, MarkKey.comma), end > 0 else { return nil }
        var depth = 0
        var start = end
        while start > 0, end - start < 16 {
            let previous = start - 1
            if reading.isMark(previous, MarkKey.close) { depth += 1 }
            if reading.isMark(previous, MarkKey.open) {
                if depth == 0 { break }
                depth -= 1
            }
            if depth == 0,
                reading.isMark(previous, MarkKey.comma) || reading.isMark(previous, MarkKey.semicolon)
            {
                break
            }
            start = previous
        }
        // An unknown name counts only inside brackets, and with a capital.
        guard start < end, start > 0, hasOpenBracket(before: end, reading),
            (start..<end).contains(where: { reading.tokens[$0].isCapitalised })
        else {
            return nil
        }
        return start..<end
    }

    /// "Adult Social Care Workforce Data Set (ASC-WDS), October 2024": where the name begins whose acronym
    /// stands in brackets.
    private static func fullName(before acronym: Range<Int>, _ reading: SentenceReading) -> Int? {
        guard reading.isMark(acronym.lowerBound - 1, MarkKey.open),
            reading.isMark(acronym.upperBound, MarkKey.close)
        else { return nil }
        var start = acronym.lowerBound - 1
        while start > 0, acronym.lowerBound - start < 14, !reading.tokens[start - 1].isMark { start -= 1 }
        while start < acronym.lowerBound - 1, !reading.tokens[start].isCapitalised { start += 1 }
        return start < acronym.lowerBound - 1 ? start : nil
    }

    private static func withAcronym(_ start: Int, _ end: Int, _ reading: SentenceReading) -> Range<Int> {
        // "Adult Social Care Survey (ASCS), October 2024": the bracket belongs to the name, unless it holds
        // the date.
        var last = end
        while last > start, reading.isMark(last - 1, MarkKey.comma) || reading.isMark(last - 1, MarkKey.open)
        { last -= 1 }
        return start..<last
    }

    private static func hasOpenBracket(before index: Int, _ reading: SentenceReading) -> Bool {
        var depth = 0
        for i in 0..<index {
            if reading.isMark(i, MarkKey.open) { depth += 1 }
            if reading.isMark(i, MarkKey.close) { depth -= 1 }
        }
        return depth > 0
    }
}
