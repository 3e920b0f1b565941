internal import AssessmentModel
internal import English
internal import TextAnalysis

/// Targets, earlier values and gaps: benchmarks that no name of a place gives away.
extension FigureParts {
    // MARK: Targets

    func isTarget(_ index: Int, _ lead: Int?) -> Bool {
        let before = left(index)
        if let target = matches([.target], in: before) {
            let gap = target.tokens.upperBound..<max(target.tokens.upperBound, start(index))
            if gap.count <= 3,
                !gap.contains(where: {
                    reading.isMark($0, MarkKey.comma) || reading.isMark($0, MarkKey.semicolon)
                })
            {
                return true
            }
        }
        let after = right(index, 9)
        // "28-day target", "10 day target time".
        let isNamed = after.prefix(quantities[index].isCompound ? 4 : 3).contains {
            reading.isWord($0, in: FigureWords.targets)
                && (quantities[index].isCompound || quantities[index].unit == .percent
                    || $0 == after.lowerBound)
        }
        if isNamed { return true }
        guard let lead else { return false }
        if contains(FigureWords.targets, lead..<start(index)) { return true }
        return contains(FigureWords.wanted, clause(after))
    }

    // MARK: Earlier values

    mutating func isEarlier(_ index: Int, _ lead: Int?) -> Bool {
        let quantity = quantities[index]
        let before = left(index)
        let after = right(index, 7)
        let isBracketed = reading.isMark(start(index) - 1, MarkKey.open)
        if movesOn(index) { return false }
        let time = pastTime(
            from: after.lowerBound, to: after.upperBound, orPeriod: isBracketed || lead != nil)
        if let lead {
            let isFrom = reading.isWord(lead, in: FigureWords.from)
            if contains(FigureWords.earlierLeads, lead..<start(index)) {
                earlierTimes[index] = time
                return true
            }
            if let time { earlierTimes[index] = time; return true }
            if isFrom, !reading.isWord(lead - 1, in: Self.different) { return true }
        }
        guard index > 0 else {
            if let was = matches([.previous], in: before), was.tokens.upperBound >= start(index) - 3,
                isAnaphoric, reading.isWord(1, in: FigureWords.comparing)
            {
                return true
            }
            return false
        }
        let last = quantities[index - 1]
        guard quantity.mayMeasureSame(as: last), !isGap(index - 1) else { return false }
        // "11 days (19 in 2024)", "and 71 the year before".
        let isMovedTo = reading.isWord(start(index) - 1, in: FigureWords.to)
        if let time, !isMovedTo, time.lowerBound <= after.lowerBound + 1, isBracketed || before.count <= 3 {
            earlierTimes[index] = time
            return true
        }
        // "to 1,500 flats from 1,100", "to two from nine", "(from 19 two years before)".
        if reading.isWord(start(index) - 1, in: FigureWords.from), before.count <= 4, hasMoved(before: index)
        {
            earlierTimes[index] = time
            return true
        }
        guard let was = matches([.previous], in: before), was.tokens.upperBound >= start(index) - 3,
            !reading.isWord(was.tokens.upperBound - 1, in: FigureWords.from) || hasMoved(was), !movesOn(index)
        else { return false }
        earlierTimes[index] = time
        return true
    }

    static let different = WordSet("different variation difference")

    func isGap(_ index: Int) -> Bool {
        if case .gap = parts[index] { return true }
        return false
    }

    /// "from 181 to 203": the number after "from" is a value too, the first of two.
    func movesOn(_ index: Int) -> Bool {
        guard index + 1 < quantities.count, quantities[index].mayMeasureSame(as: quantities[index + 1]) else {
            return false
        }
        let between = left(index + 1)
        return between.count <= 12 && reading.isWord(start(index) - 1, in: FigureWords.from)
            && reading.isWord(between.upperBound - 1, in: FigureWords.to)
    }

    func hasMoved(before index: Int) -> Bool {
        let end = start(index) - 1
        return (max(0, end - 16)..<max(0, end)).contains {
            reading.isWord($0, in: FigureWords.rising) || reading.isWord($0, in: FigureWords.falling)
                || reading.isWord($0, in: FigureWords.moving)
        } || index > 0 && reading.isWord(start(index - 1) - 1, in: FigureWords.to)
    }

    /// "12,000 calls were received from 5,000 homes": "from" alone compares only what has moved.
    func hasMoved(_ was: Lexicon.Match) -> Bool {
        was.tokens.count > 1
            || (max(0, was.tokens.lowerBound - 6)..<was.tokens.lowerBound).contains {
                reading.isWord($0, in: FigureWords.rising) || reading.isWord($0, in: FigureWords.falling)
                    || reading.isWord($0, in: FigureWords.moving)
            }
    }

    /// "the year before", "two winters earlier", "in the previous year", "in 2023", "when we first visited".
    func pastTime(from start: Int, to end: Int, orPeriod: Bool = false) -> Range<Int>? {
        guard start < min(end, reading.tokens.count) else { return nil }
        if orPeriod,
            let period = reading.matches(startingIn: start..<min(end, start + 2)).first(where: {
                $0.kind == .period || $0.kind == .previous
            })
        {
            return period.tokens
        }
        let range = start..<min(end, reading.tokens.count)
        let stop =
            range.first {
                reading.isMark($0, MarkKey.comma) || reading.isMark($0, MarkKey.semicolon)
                    || reading.isWord($0, in: .connectors)
            } ?? range.upperBound
        guard
            let word = (start..<max(start, min(stop, start + 6))).first(where: {
                reading.isWord($0, in: FigureWords.before) || reading.isWord($0, in: Self.whenWord)
            })
        else { return nil }
        if reading.isWord(word, in: Self.whenWord) { return word..<stop }
        if reading.isWord(word, in: FigureWords.earlierLeads), reading.isWord(word + 1) {
            var first = word
            while first > start, reading.isWord(first - 1, in: Self.timeOpeners) { first -= 1 }
            return first..<word + 2
        }
        return start..<word + 1
    }

    static let whenWord = WordSet("when")
    static let timeOpeners = WordSet("in of during the at a for")

    // MARK: Gaps

    /// "£5m more than estimated", "10 days higher than the target", "4 points below the average", "an
    /// overspend of £16.8 million".
    func gap(_ index: Int) -> Comparator? {
        let quantity = quantities[index]
        var next = quantity.tokens.upperBound
        let before = left(index)
        if quantity.unit == .pounds, reading.isWord(start(index) - 1, in: FigureWords.of),
            contains(FigureWords.overspend, before.upperBound - min(4, before.count)..<before.upperBound)
        {
            return .other
        }
        guard
            quantity.unit == .pounds || quantity.unit == .percent || quantity.isDuration
                || quantity.unit == nil
        else { return nil }
        var hasPoints = false
        while reading.isWord(next, in: Self.pointWords) {
            next += 1
            hasPoints = true
        }
        let isThan =
            reading.isWord(next, in: Self.gapAdjectives) && reading.isWord(next + 1, in: FigureWords.than)
        let isOver =
            reading.isWord(next, in: Self.gapPrepositions) && reading.isWord(next + 1, in: Self.definite)
        if isOver, quantity.isDuration || quantity.unit == nil { return nil }
        guard isThan || isOver || hasPoints && reading.isWord(next, in: Self.gapPrepositions) else {
            return nil
        }
        // "17 years and over", "65 years or under".
        let rest = next..<min(next + (isThan ? 10 : 5), reading.tokens.count)
        if let named = names.first(in: rest) { return named.comparator }
        if contains(FigureWords.targets, rest) { return .target }
        if contains(FigureWords.estimates, rest) { return .other }
        if isThan, pastTime(from: next + 1, to: rest.upperBound) != nil { return .previous }
        return isThan ? .other : nil
    }

    static let pointWords = WordSet("percentage points point")
    static let gapAdjectives = WordSet(English.words(.figures, "adjectives of gaps"))
    static let gapPrepositions = WordSet("above below over under short beyond")
    static let definite = WordSet(English.words(.figures, "what a gap is measured from"))
}
