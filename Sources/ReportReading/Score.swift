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
                of: /\s*(?i:(indicative)\s+)?(?i:score)\s*:?\s*(?:([0-9])\s*(?:(?:out of|\/)\s*4)?\s*(?:[-–—:]\s*(\S.*))?)?\s*/)
        else { return nil }
        let value = match.output.2.flatMap { Int($0) }
        if let value, !(1...4).contains(value) { return nil }
        return Line(value: value, wording: match.output.3.map(String.init), isIndicative: match.output.1 != nil)
    }

    /// `3 – Evidence shows a good standard`; nil for any other line.
    static func wording(in text: String) -> (value: Int, wording: String)? {
        guard let match = text.wholeMatch(of: /\s*([1-4])\s*[-–—:]\s*((?i:evidence)\s.*\S)\s*/), let value = Int(match.output.1) else {
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

    /// The printed overall percentage: `scored 70 out of 100 overall`, `Overall score: 62`.
    static func percent(in text: String) -> Int? {
        guard text.count < 200 else { return nil }
        let number =
            text.firstMatch(of: /(?i)scored\s+([0-9]{2,3})\s*(?:%|out of 100)/)?.output.1
            ?? text.wholeMatch(of: /\s*(?i)overall (?:percentage )?score:?\s*([0-9]{2,3})\s*(?:%|out of 100)?\s*/)?.output.1
        return number.flatMap { Int($0) }.flatMap { (25...100).contains($0) ? $0 : nil }
    }
}
