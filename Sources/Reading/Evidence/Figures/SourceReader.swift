internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// A data source as a sentence cites it.
struct NamedSource {
    /// Verbatim but for a bracket that its date would have closed: "Survey of Adult Carers in England (SACE)".
    var name: String
    var date: PartialDate?
    var tokens: Range<Int>
    /// Whether it is a survey or collection with a name of its own, and not "national data" or "a staff survey".
    var isNamed = true
}

/// Reads citations: `(Adult Social Care Survey, December 2024)`, `Skills for Care (October 2024)`, `according
/// to the ASCS, October 2024`.
enum SourceReader {
    static func citations(_ reading: SentenceReading) -> [NamedSource] {
        var found: [NamedSource] = []
        for index in reading.tokens.indices {
            guard let date = date(at: index, reading) else { continue }
            if let named = name(before: date.tokens.lowerBound, reading) {
                found.append(
                    NamedSource(
                        name: closed(reading.text(named)), date: date.date,
                        tokens: named.lowerBound..<date.tokens.upperBound))
            }
        }
        let sources = reading.matches.filter { match in
            match.kind == .source && !found.contains { $0.tokens.overlaps(match.tokens) }
        }
        for match in sources where cites(match, reading) && (isNamed(match) || found.isEmpty) {
            if !isNamed(match), sources.contains(where: { isNamed($0) && $0.tokens != match.tokens }) {
                continue
            }
            found.append(
                NamedSource(
                    name: reading.text(match.tokens), date: year(after: match.tokens.upperBound, reading),
                    tokens: match.tokens, isNamed: isNamed(match)))
        }
        if found.isEmpty, let body = authorship(reading) {
            found.append(
                NamedSource(name: reading.text(body), date: nil, tokens: body, isNamed: false))
        }
        return found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// From this weight on a phrase is a name, and no more than a kind of source.
    private static let naming = 1.0

    private static func isNamed(_ match: Lexicon.Match) -> Bool { match.weight >= naming }

    /// Whether a figure is taken from what is named: "data from the census", "Survey of Adult Carers returns", "in
    /// the latest staff survey", "national figures showed".
    ///
    /// Counter-example: "a staff survey was planned".
    private static func cites(_ match: Lexicon.Match, _ reading: SentenceReading) -> Bool {
        let (first, end) = (match.tokens.lowerBound, match.tokens.upperBound)
        if isInBrackets(match.tokens, reading) { return true }
        if isNamed(match), reading.tokens[first].isCapitalised && match.tokens.count > 1 { return true }
        let isIntroduced = (max(0, first - 4)..<first).contains { reading.isWord($0, in: introductions) }
        if isNamed(match) {
            return isIntroduced
                && (reading.isWord(first - 1, in: introductions) || reading.tokens[first - 1].isNumber)
        }
        return isIntroduced
            || (end..<min(end + 6, reading.tokens.count)).contains { reading.isWord($0, in: telling) }
    }

    /// "According to the Prevention Committee, 55% …", "Figures from CQC showed …", "the Tenants' Survey": a body
    /// or a survey with a name.
    private static func authorship(_ reading: SentenceReading) -> Range<Int>? {
        let tokens = reading.tokens
        func goesOn(_ index: Int) -> Bool {
            tokens[index].isWord
                && (tokens[index].isCapitalised || reading.isWord(index, in: .prepositions)
                    || reading.isWord(index, in: .connectors))
        }
        if let last = tokens.indices.dropFirst(2).first(where: {
            tokens[$0].isCapitalised && reading.isWord($0, in: surveys)
        }) {
            var first = last
            while first > 0, goesOn(first - 1) { first -= 1 }
            while !tokens[first].isCapitalised || first == 0 && reading.isWord(0, in: .determiners) {
                first += 1
            }
            return first < last ? first..<last + 1 : nil
        }
        var start = 2
        guard tokens.count > 4,
            reading.isWord(0, in: according) && reading.isWord(1, in: FigureWords.to)
                || reading.isWord(0, in: figures) && reading.isWord(1, in: FigureWords.from)
        else { return nil }
        if reading.isWord(start, in: .determiners) { start += 1 }
        guard tokens[start].isWord, tokens[start].isCapitalised else { return nil }
        var end = start
        while end < tokens.count, goesOn(end) { end += 1 }
        while end > start, !tokens[end - 1].isCapitalised { end -= 1 }
        return start..<end
    }

    private static let surveys = WordSet(English.words(.figures, "kinds of survey"))
    private static let according = WordSet(English.words(.figures, "as somebody says"))
    private static let figures = WordSet(English.words(.figures, "words for data"))
    private static let telling = WordSet(English.words(.figures, "verbs of data"))

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

    private static let introductions = WordSet("the from to in at")

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
        guard reading.isMark(acronym.lowerBound - 1, MarkKey.open) else { return nil }
        // "Survey of Adult Carers in England (SACE, June 2024)".
        if let known = reading.matches.last(where: {
            $0.kind == .source && $0.tokens.upperBound == acronym.lowerBound - 1
        }) {
            return known.tokens.lowerBound
        }
        guard reading.isMark(acronym.upperBound, MarkKey.close) else { return nil }
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

    /// "(SACE" of "(SACE, June 2024)" with its bracket closed.
    private static func closed(_ name: String) -> String {
        name.count { $0 == "(" } > name.count { $0 == ")" } ? name + ")" : name
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
