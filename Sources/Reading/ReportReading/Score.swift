internal import TextAnalysis

/// Score lines and wordings in all the spellings seen: `Score: 3`, `Score 3`, `Score: 3 - Evidence …`,
/// `Indicative score:`, `3 – Evidence …`.
enum Score {
    /// A line that holds a score.
    struct Line {
        /// 1 to 4; nil when the value stands on the next line.
        var value: Int?
        /// The wording on the same line.
        var wording: String?
        var isIndicative: Bool
    }

    /// `Score: 3` and its kin, also with the figure as a word; nil for any other line.
    static func line(_ text: String) -> Line? {
        guard text.mentions("score"),
            let match = text.wholeMatch(
                of:
                    linePattern.regex
            )
        else { return nil }
        let value = match.output.2.flatMap(number)
        if match.output.2 != nil, value == nil { return nil }
        return Line(
            value: value, wording: match.output.3.map(String.init), isIndicative: match.output.1 != nil)
    }

    /// A sentence that gives a statement's score and nothing else: `Our score for this quality statement: 2
    /// out of 4`, `We scored the local authority as 3.`
    static func sentence(_ text: String) -> Int? {
        guard text.utf8.count < 120, text.mentions("score"),
            let match = text.wholeMatch(of: figurePattern.regex) ?? text.wholeMatch(of: verbPattern.regex)
        else { return nil }
        return number(match.output.1)
    }

    /// A score as a figure or a word; nil for what no score is.
    private static func number(_ text: Substring) -> Int? {
        let value =
            Int(text) ?? ["one", "two", "three", "four"].firstIndex(of: text.lowercased()).map { $0 + 1 }
        return value.flatMap { (1...4).contains($0) ? $0 : nil }
    }

    /// A lone `3`, as it stands below `Score:` or in a cell of its own; also `3/4`, `3 out of 4`.
    static func value(_ text: String) -> Int? {
        guard beginsWithScore(text) else { return nil }
        return text.wholeMatch(of: valuePattern.regex).flatMap { Int($0.output.1) }
    }

    /// Whether a line sets out to give a score, whatever it gives.
    static func isIntended(_ text: String) -> Bool {
        text.utf8.count < 40 && text.mentions("score")
            && text.firstMatch(of: intendedPattern.regex) != nil
    }

    /// `3 – Evidence shows a good standard`; nil for any other line.
    static func wording(in text: String) -> (value: Int, wording: String)? {
        guard beginsWithScore(text), let match = text.wholeMatch(of: wordingPattern.regex),
            let value = Int(match.output.1)
        else {
            return nil
        }
        return (value, String(match.output.2))
    }

    /// A statement's name and its score on one line: `Assessing needs Score: 2`, cells of a table, `Assessing
    /// needs: 2`.
    static func named(_ text: String) -> (name: String, line: Line)? {
        guard hasScoreAlone(text) else { return nil }
        if text.mentions("score"),
            let match = text.wholeMatch(of: namedPattern.regex),
            let line = line(String(match.output.2))
        {
            return (String(match.output.1), line)
        }
        if let match = text.wholeMatch(of: cellsPattern.regex), let value = Int(match.output.2) {
            return (
                String(match.output.1),
                Line(value: value, wording: match.output.3.map(String.init), isIndicative: false)
            )
        }
        return nil
    }

    /// A row of a table with a statement's name in one cell and its score in a later one; cells before the
    /// name, such as a theme's, do not matter.
    static func row(_ text: String, isName: (String) -> Bool) -> (name: String, line: Line)? {
        let cells = text.split(separator: "\t").map { String($0.trimmedLine) }
        guard cells.count > 1, let place = cells.firstIndex(where: isName) else { return nil }
        let found = cells[(place + 1)...].compactMap(inCell)
        // Two scores that differ are those of two years, or of something else: which is meant cannot be told.
        if Set(found.map(\.value)).count > 1 { return nil }
        if let first = found.first { return (cells[place], first) }
        // Before the name a lone figure may be its number; beside the wording it is a score.
        let before = cells[..<place]
        if let told = before.compactMap(telling).first { return (cells[place], told) }
        guard let words = before.first(where: { $0.lowercased().hasPrefix("evidence shows") }) else {
            return nil
        }
        let values = before.compactMap(value)
        return values.count == 1
            ? (cells[place], Line(value: values[0], wording: words, isIndicative: false)) : nil
    }

    /// The score of a cell that holds nothing else.
    static func inCell(_ cell: String) -> Line? {
        value(cell).map { Line(value: $0, wording: nil, isIndicative: false) } ?? telling(cell)
    }

    /// The score of a cell that says that it is one: `Score: 3`, `3 – Evidence shows a good standard`.
    private static func telling(_ cell: String) -> Line? {
        if let line = line(cell), line.value != nil { return line }
        return wording(in: cell).map { Line(value: $0.value, wording: $0.wording, isIndicative: false) }
    }

    /// Whether a row of a table says more in the cells behind a statement's name than its score and the
    /// wording: words that are nobody's yet.
    static func saysMore(_ row: String, isName: (String) -> Bool) -> Bool {
        let cells = row.split(separator: "\t").map { String($0.trimmedLine) }
        guard let place = cells.firstIndex(where: isName) else { return false }
        return cells[(place + 1)...].contains { cell in
            cell.split(separator: " ").count > 2 && wording(in: cell) == nil && line(cell) == nil
                && !cell.lowercased().hasPrefix("evidence shows")
        }
    }

    /// The printed overall percentage: `scored 70 out of 100 overall`, `Overall score: 62`.
    static func percent(in text: String) -> Int? {
        guard text.count < 200, text.mentions("score") || text.mentions("%") || text.mentions("out of 100")
        else { return nil }
        let number =
            text.firstMatch(of: scoredPattern.regex)?.output.1
            ?? text.wholeMatch(
                of: overallPattern.regex)?
            .output.1 ?? text.wholeMatch(of: councilPattern.regex)?.output.1
            ?? text.wholeMatch(of: percentPattern.regex)?.output.1
        return number.flatMap { Int($0) }.flatMap { (25...100).contains($0) ? $0 : nil }
    }

    // MARK: Patterns

    private static let linePattern = Pattern(
        /\s*(?i:(?:quality statement|statement|overall)\s+)?(?i:(indicative)\s+)?(?i:scored?)(?:\s+(?i:of))?\s*[:–—-]?\s*(?:([0-9]|(?i:one|two|three|four)\b)\s*(?:(?i:out of|of|\/)\s*(?:4|(?i:four)))?\s*(?:(?:-{1,3}|[–—:,(])\s*(\S.*?)\)?)?)?\s*/
    )
    private static let figurePattern = Pattern(
        /(?i)(?:our\s+|the\s+)?(?:overall\s+)?score\s+(?:for|given to|of)\s+(?:this|the)\s+(?:quality\s+)?(?:statement|area)\s*(?:is|was|[:–—-])?\s*([0-9]|one|two|three|four)(?:\s*(?:out of|\/)\s*(?:4|four))?\.?/
    )
    private static let verbPattern = Pattern(
        /(?i)we\s+(?:have\s+)?(?:scored|gave)\s+(?:the\s+(?:local\s+authority|council)|this(?:\s+quality\s+statement)?|it)(?:\s+a\s+score)?(?:\s+(?:as|at|of|a))?\s+([0-9]|one|two|three|four)(?:\s*(?:out of|\/)\s*(?:4|four))?\.?/
    )
    private static let valuePattern = Pattern(
        /\s*([1-4])\s*(?:(?i:out of|\/)\s*4)?\s*/)
    private static let intendedPattern = Pattern(
        /^\s*(?i:(indicative\s+)?score)\s*[:–—-]?\s*(\S+)?\s*$/)
    private static let wordingPattern = Pattern(
        /\s*([1-4])\s*(?:-{1,3}|[–—:])?\s*((?i:evidence)\s.*\S)\s*/)
    private static let namedPattern = Pattern(
        /(\S.*?)[\s:–—(\[-]*[\t :–—(\[-]\s*((?i:indicative\s+)?(?i:score)(?:\s+(?i:of))?\s*:?\s*[1-4].*?)[)\]]?/
    )
    private static let cellsPattern = Pattern(
        /(\S.*?)\s*[\t:–—-]\s*([1-4])\s*(?:[-–—:]\s*(\S.*))?/)
    private static let scoredPattern = Pattern(
        /(?i)scored\s+([0-9]{2,3})\s*(?:%|out of 100)/)
    private static let overallPattern = Pattern(
        /\s*(?i)(?:overall |total )?(?:percentage )?score:?\s*([0-9]{2,3})\s*(?:%|out of 100|\/\s*100|percent|per cent)?\.?\s*/
    )
    /// `Overall rating for Anyshire: 62%`.
    private static let councilPattern = Pattern(
        /\s*(?i)(?:overall|total)\s+(?:rating|score|percentage)(?:\s+score)?\s+(?:for|of)\s+[^:0-9]{2,80}[:–—-]\s*([0-9]{2,3})\s*(?:%|out of 100|\/\s*100|percent|per cent)\.?\s*/
    )
    private static let percentPattern = Pattern(
        /\s*([0-9]{2,3})\s*(?:%|(?i:out of 100))\s*/)

    // MARK: What few lines have

    // Looked for before a pattern is tried: most of the lines of a report would be tried against nine in
    // vain.

    private static func beginsWithScore(_ text: String) -> Bool {
        // Bytes from 0x80 may be a space that is not ASCII.
        text.utf8.first { !Bytes.isSpace($0) }.map { isScore($0) || $0 >= 0x80 } ?? false
    }

    /// Whether a score stands in it that is not part of a number.
    private static func hasScoreAlone(_ text: String) -> Bool {
        var last: UInt8 = 0
        var wasScore = false
        for byte in text.utf8 {
            if wasScore, !Bytes.isDigit(byte) { return true }
            wasScore = isScore(byte) && !Bytes.isDigit(last)
            last = byte
        }
        return wasScore
    }

    private static func isScore(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "1") && byte <= UInt8(ascii: "4")
    }
}

extension String {
    /// Whether ASCII letters stand in it, in either case.
    ///
    /// - Parameter letters: small ones.
    func mentions(_ letters: StaticString) -> Bool {
        letters.withUTF8Buffer { letters in
            var text = self
            return text.withUTF8 { text in
                guard letters.count <= text.count else { return false }
                return (0...text.count - letters.count).contains { start in
                    letters.indices.allSatisfy { Bytes.lower(text[start + $0]) == letters[$0] }
                }
            }
        }
    }
}
