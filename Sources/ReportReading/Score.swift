/// Score lines and wordings in all the spellings seen: `Score: 3`, `Score 3`, `Score: 3 - Evidence …`, `Indicative score:`, `3 – Evidence …`.
enum Score {
    /// A line that holds a score.
    struct Line {
        /// 1 to 4; nil when the value stands on the next line.
        var value: Int?
        /// The wording on the same line.
        var wording: String?
        var isIndicative: Bool
    }

    /// `Score: 3` and its kin; nil for any other line.
    static func line(_ text: String) -> Line? {
        guard
            let match = text.wholeMatch(
                of:
                    /\s*(?i:(?:quality statement|statement|overall)\s+)?(?i:(indicative)\s+)?(?i:scored?)\s*[:–—-]?\s*(?:([0-9])\s*(?:(?i:out of|of|\/)\s*4)?\s*(?:[-–—:,(]\s*(\S.*?)\)?)?)?\s*/
            )
        else { return nil }
        let value = match.output.2.flatMap { Int($0) }
        if let value, !(1...4).contains(value) { return nil }
        return Line(value: value, wording: match.output.3.map(String.init), isIndicative: match.output.1 != nil)
    }

    /// A lone `3`, as it stands below `Score:` or in a cell of its own; also `3/4`, `3 out of 4`.
    static func value(_ text: String) -> Int? {
        text.wholeMatch(of: /\s*([1-4])\s*(?:(?i:out of|\/)\s*4)?\s*/).flatMap { Int($0.output.1) }
    }

    /// Whether a line sets out to give a score, whatever it gives.
    static func isIntended(_ text: String) -> Bool {
        text.utf8.count < 40 && text.firstMatch(of: /^\s*(?i:(indicative\s+)?score)\s*[:–—-]?\s*(\S+)?\s*$/) != nil
    }

    /// `3 – Evidence shows a good standard`; nil for any other line.
    static func wording(in text: String) -> (value: Int, wording: String)? {
        guard let match = text.wholeMatch(of: /\s*([1-4])\s*[-–—:]?\s*((?i:evidence)\s.*\S)\s*/), let value = Int(match.output.1) else {
            return nil
        }
        return (value, String(match.output.2))
    }

    /// A statement's name and its score on one line: `Assessing needs Score: 2`, cells of a table, `Assessing needs: 2`.
    static func named(_ text: String) -> (name: String, line: Line)? {
        if let match = text.wholeMatch(of: /(\S.*?)[\s:–—-]*[\t :–—-]\s*((?i:indicative\s+)?(?i:score)\s*:?\s*[1-4].*)/),
            let line = line(String(match.output.2))
        {
            return (String(match.output.1), line)
        }
        if let match = text.wholeMatch(of: /(\S.*?)\s*[\t:–—-]\s*([1-4])\s*(?:[-–—:]\s*(\S.*))?/), let value = Int(match.output.2) {
            return (String(match.output.1), Line(value: value, wording: match.output.3.map(String.init), isIndicative: false))
        }
        return nil
    }

    /// A row of a table with a statement's name in one cell and its score in a later one; cells before the name, such as a theme's, do not
    /// matter.
    static func row(_ text: String, isName: (String) -> Bool) -> (name: String, line: Line)? {
        let cells = text.split(separator: "\t").map { String($0.trimmed) }
        guard cells.count > 1, let place = cells.firstIndex(where: isName) else { return nil }
        for cell in cells[(place + 1)...] {
            if let value = value(cell) { return (cells[place], Line(value: value, wording: nil, isIndicative: false)) }
            if let line = line(cell), line.value != nil { return (cells[place], line) }
            if let found = wording(in: cell) {
                return (cells[place], Line(value: found.value, wording: found.wording, isIndicative: false))
            }
        }
        return nil
    }

    /// The printed overall percentage: `scored 70 out of 100 overall`, `Overall score: 62`.
    static func percent(in text: String) -> Int? {
        guard text.count < 200 else { return nil }
        let number =
            text.firstMatch(of: /(?i)scored\s+([0-9]{2,3})\s*(?:%|out of 100)/)?.output.1
            ?? text.wholeMatch(
                of: /\s*(?i)(?:overall |total )?(?:percentage )?score:?\s*([0-9]{2,3})\s*(?:%|out of 100|\/\s*100|percent|per cent)?\.?\s*/)?
            .output.1 ?? text.wholeMatch(of: /\s*([0-9]{2,3})\s*(?:%|(?i:out of 100))\s*/)?.output.1
        return number.flatMap { Int($0) }.flatMap { (25...100).contains($0) ? $0 : nil }
    }
}
