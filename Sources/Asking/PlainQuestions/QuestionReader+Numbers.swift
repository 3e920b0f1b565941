internal import AssessmentModel

/// Scores, thresholds and how many are wanted.
extension QuestionReader {
    /// Takes what is said with a number at a place, the longest first; how many words that were.
    ///
    /// Thresholds are a comparison and a number, in either order: "at least 3", "3 or more", "between 2 and 3",
    /// "over 70 percent", "more than 30 days".
    func takeNumber(at start: Int, of line: PlainLine, into slots: inout QuestionSlots) -> Int? {
        let keys = line.keys
        if isOne(keys[start], of: .between), let low = number(keys, start + 1) {
            // "Between 60% and 65%".
            let middle = start + 2 + counts(keys, start + 2, of: low).length
            if middle + 1 < keys.count, isOne(keys[middle], of: .middles),
                let high = number(keys, middle + 1), high < 1000, slots.threshold == nil
            {
                let behind = counts(keys, middle + 2, of: high)
                let unit = behind.length == 0 && isOfAge(keys, before: start) ? .others : behind.unit
                slots.threshold = .init(
                    test: "between \(min(low, high)) and \(max(low, high))", unit: unit)
                return middle + 2 + behind.length - start
            }
        }
        // "Within 2 points of good".
        if let length = takeDistance(at: start, keys, into: &slots) { return length }
        for length in (1...4).reversed() where start + length < keys.count {
            let phrase = keys[start..<start + length].joined(separator: " ")
            guard let sign = table.comparisonsBefore[phrase] else { continue }
            // "At least a 3".
            let hasArticle = isOne(keys[start + length], of: .articles)
            let place = start + length + (hasArticle ? 1 : 0)
            if let taken = takeRatings(sign, at: place, keys, into: &slots) { return place + taken - start }
            if let taken = takePeriod(sign, at: start + length, keys, into: &slots) { return taken - start }
            guard let value = number(keys, place) else { continue }
            // "At least one 1": so many scores of that kind.
            if slots.counted.isEmpty, let score = number(keys, place + 1), (1...4).contains(score), value < 10
            {
                slots.threshold = .init(test: "\(sign) \(value)", unit: .count)
                slots.counted = [score]
                slots.deniesScores = false
                return place + 2 - start
            }
            return take(sign, value, after: place + 1, keys, since: start, into: &slots)
        }
        if let length = takeOrdinal(keys, start, into: &slots) { return length }
        guard let value = number(keys, start) else {
            return takeRatings(at: start, keys, into: &slots) ?? takeCounted(keys, start, into: &slots)
        }
        guard value < 1000 else { return nil }
        var behind = counts(keys, start + 1, of: value)
        // "5 points or fewer".
        if start + 2 < keys.count, isOne(keys[start + 1], of: .points),
            table.comparisonsAfter[keys[(start + 2)...].prefix(2).joined(separator: " ")] != nil
        {
            behind = (.points, 1)
            slots.senses.insert(.margin)
        }
        let place = start + 1 + behind.length
        for length in (1...3).reversed() where place + length <= keys.count {
            let phrase = keys[place..<place + length].joined(separator: " ")
            guard let sign = table.comparisonsAfter[phrase] else { continue }
            return take(
                sign, value, after: place + length, keys, since: start, counting: behind, into: &slots)
        }
        return takePlain(value, at: start, keys, into: &slots)
    }

    /// "Within 2 points of good", "within a couple of points of it".
    private func takeDistance(at start: Int, _ keys: [String], into slots: inout QuestionSlots) -> Int? {
        guard isOne(keys[start], of: .within), slots.threshold == nil else { return nil }
        var place = start + 1
        if place < keys.count, isOne(keys[place], of: .articles) { place += 1 }
        guard let value = number(keys, place) else { return nil }
        place += 1
        if place < keys.count, isOne(keys[place], of: .of) { place += 1 }
        guard isOne(keys.dropFirst(place).first, of: .points),
            isOne(keys.dropFirst(place + 1).first, of: .of)
        else { return nil }
        slots.threshold = .init(test: "<= \(value)", unit: .points)
        slots.senses.insert(.margin)
        return place + 2 - start
    }

    /// The topic of waits.
    static let waiting = "waiting"

    /// "Longer than three months", "under a week", said of waits: where it ends.
    private func takePeriod(_ sign: String, at start: Int, _ keys: [String], into slots: inout QuestionSlots)
        -> Int?
    {
        guard slots.threshold == nil, start + 1 < keys.count, let days = table.periods[keys[start + 1]],
            let count = isOne(keys[start], of: .articles) ? 1 : number(keys, start), count < 100,
            keys.contains(where: {
                table.senses[$0]?.contains(.waits) == true || table.topics[$0] == Self.waiting
            })
        else { return nil }
        let long = Double(count) * days
        let isWhole = [">=", "<"].contains(sign) || long.rounded() == long
        let limit = isWhole ? String(Int(long)) : "\((long * 10).rounded() / 10)"
        slots.threshold = .init(test: "\(sign) \(limit)", unit: .days)
        return start + 2
    }

    // MARK: Ratings held against one

    private static let ratings = Rating.allCases.map(\.label)

    /// "Good or better": the ratings that are meant; how many words that were.
    private func takeRatings(at start: Int, _ keys: [String], into slots: inout QuestionSlots) -> Int? {
        guard let rating = rating(keys, start) else { return nil }
        let place = start + rating.length
        for length in 1...3 where place + length <= keys.count {
            guard let sign = table.comparisonsAfter[keys[place..<place + length].joined(separator: " ")]
            else {
                continue
            }
            return take(sign, rating.place, into: &slots) ? rating.length + length : nil
        }
        return nil
    }

    /// "At least good", behind the words for the sign; how many words that were.
    private func takeRatings(_ sign: String, at place: Int, _ keys: [String], into slots: inout QuestionSlots)
        -> Int?
    {
        guard let rating = rating(keys, place) else { return nil }
        return take(sign, rating.place, into: &slots) ? rating.length : nil
    }

    private func rating(_ keys: [String], _ start: Int) -> (place: Int, length: Int)? {
        for length in [2, 1] where start + length <= keys.count {
            guard let test = table.conditions[keys[start..<start + length].joined(separator: " ")]?.words,
                test.first == "rating",
                let place = Self.ratings.firstIndex(where: {
                    Self.operand($0) == test.dropFirst(2).joined(separator: " ")
                })
            else { continue }
            return (place, length)
        }
        return nil
    }

    /// Those at least, at most, above or below one of the four, worst first.
    private func take(_ sign: String, _ place: Int, into slots: inout QuestionSlots) -> Bool {
        let meant = Self.ratings.indices.filter {
            switch sign {
            case ">=": $0 >= place
            case ">": $0 > place
            case "<=": $0 <= place
            case "<": $0 < place
            default: $0 == place
            }
        }
        guard !meant.isEmpty else { return false }
        for rating in meant.map({ Self.operand(Self.ratings[$0]) }) where !slots.ratings.contains(rating) {
            slots.ratings.append(rating)
        }
        return true
    }

    private func take(
        _ sign: String, _ value: Int, after place: Int, _ keys: [String], since start: Int,
        counting given: Counting? = nil, into slots: inout QuestionSlots
    ) -> Int? {
        guard slots.threshold == nil, value < 1000 else { return nil }
        if let given, given.length > 0 {
            slots.threshold = .init(test: "\(sign) \(value)", unit: given.unit)
            return place - start
        }
        var behind = gap(keys, place, since: start) ?? counts(keys, place, of: value)
        if behind.length == 0, behind.unit != .points, isOfAge(keys, before: start) { behind.unit = .others }
        if behind.unit == .score, !takeDenial(at: start, of: keys, into: &slots) { return nil }
        slots.threshold = .init(test: "\(sign) \(value)", unit: behind.unit)
        return place - start + behind.length
    }

    /// What a number counts in, and how many words say so.
    private typealias Counting = (unit: QuestionSlots.Threshold.Unit, length: Int)

    /// A number that nothing is compared with: a score, or how many are wanted.
    private func takePlain(_ value: Int, at start: Int, _ keys: [String], into slots: inout QuestionSlots)
        -> Int?
    {
        let before = start > 0 ? keys[start - 1] : ""
        let next = start + 1 < keys.count ? keys[start + 1] : ""
        if let gap = gap(keys, start + 1, since: start), gap.length == 0 || slots.has(.margin) {
            guard slots.threshold == nil else { return nil }
            slots.threshold = .init(test: "= \(value)", unit: .points)
            return 1 + gap.length
        }
        // "Theme 3" is its name.
        if isOne(before, of: .numberedThings) { return nil }
        // "The last one" is no number of them.
        let isPronoun = isOne(keys[start], of: .one) && !table.countClosers.contains(next)
        if isPronoun, table.countOpeners.contains(before) { return 1 }
        // "The 3 outstanding boroughs", and not a score of 3.
        let isHowMany =
            countedUnit(keys, start + 1) == .councils || table.countOpeners.contains(before)
            || table.countClosers.contains(next)
            || table.countOpeners.contains(next)
        if isHowMany, (1...200).contains(value) {
            guard slots.number == nil || slots.number == value else { return nil }
            slots.number = value
            return slots.has(.margin) && isOne(next, of: .points) ? 2 : 1
        }
        // "Nine statements", "a 2".
        if value == 9, isOne(next, of: .statementNouns) { return 1 }
        guard (1...4).contains(value), slots.scores.isEmpty || isJoined(start, keys),
            Int(keys[start]) != nil || isOne(before, of: .scoreOpeners),
            takeDenial(at: start, of: keys, into: &slots)
        else { return nil }
        if !slots.scores.isEmpty {
            slots.wantsEachScore =
                keys[..<start].last { !isOne($0, of: .articles) }.map { isOne($0, of: .middles) } == true
        }
        slots.scores.append(value)
        return 1
    }

    /// "A 3 or a 4": the number before is joined to this one.
    func isJoined(_ place: Int, _ keys: [String]) -> Bool {
        var before = keys[..<place]
        if isOne(before.last, of: .articles) { before = before.dropLast() }
        guard isOne(before.popLast(), of: .joiners), let last = before.last else {
            return false
        }
        return Int(last) != nil || table.numbers[last] != nil || Int(last.dropLast()) != nil
    }

    /// "Second best": its place from that end.
    private func takeOrdinal(_ keys: [String], _ start: Int, into slots: inout QuestionSlots) -> Int? {
        guard slots.ordinal == nil, let place = table.ordinals[keys[start]].flatMap({ Int($0) }),
            let next = keys[(start + 1)...].first(where: { !isOne($0, of: .ordinalFillers) }),
            let senses = table.senses[next], !senses.isDisjoint(with: [.best, .worst])
        else { return nil }
        slots.ordinal = place
        return 1
    }

    /// `2s`, `fours`; "with all 3s" is said of a council's nine scores, "show all 3s" is not.
    private func takeCounted(_ keys: [String], _ start: Int, into slots: inout QuestionSlots) -> Int? {
        let word = keys[start]
        guard word.hasSuffix("s"),
            !isOne(word, of: .ones), let value = number([String(word.dropLast())], 0),
            (1...4).contains(value),
            !slots.counted.contains(value), takeDenial(at: start, of: keys, into: &slots)
        else { return nil }
        slots.counted.append(value)
        let isOfAll =
            start > 1
            && (isOne(keys[start - 1], of: .allOfThem)
                && (isOne(keys[0], of: .whether, .doing) || isOne(keys[start - 2], of: .having))
                // "Which only got 3s".
                || isOne(keys[start - 2], of: .only) && isOne(keys[start - 1], of: .having))
        if isOfAll {
            slots.senses.insert(.all)
        }
        return 1
    }

    private func number(_ keys: [String], _ place: Int) -> Int? {
        guard keys.indices.contains(place) else { return nil }
        let key = keys[place]
        return key.allSatisfy(\.isNumber) ? Int(key) : table.numbers[key]
    }

    /// "By more than 5 points": how far one is from the other.
    private func gap(_ keys: [String], _ place: Int, since start: Int) -> Counting? {
        // "Less than 3 points off": the word behind says what from.
        if place + 1 < keys.count, isOne(keys[place], of: .points), isOne(keys[place + 1], of: .distances) {
            return (.points, 0)
        }
        guard start > 0, isOne(keys[start - 1], of: .from), place < keys.count else { return nil }
        let isPercent = isOne(keys[place], of: .percent)
        let next = place + (isPercent ? 1 : 0)
        if next < keys.count, isOne(keys[next], of: .points) { return (.points, next + 1 - place) }
        return isPercent ? (.points, 1) : nil
    }

    /// What a number counts in: as said behind it, else by its size. A score is at most 4.
    private func counts(_ keys: [String], _ place: Int, of value: Int) -> Counting {
        let word = keys.indices.contains(place) ? keys[place] : ""
        if isOne(word, of: .percent) { return (.percent, 1) }
        if isOne(word, of: .per), isOne(keys.dropFirst(place + 1).first, of: .cent) { return (.percent, 2) }
        if isOne(word, of: .days) { return (.days, 1) }
        if isOne(word, of: .statementNouns) { return (.count, 0) }
        // "Five or more 2s": the scores are counted.
        let countsScores = keys.contains { key in
            key.hasSuffix("s") && number([String(key.dropLast())], 0).map { (1...4).contains($0) } == true
                && !isOne(key, of: .ones)
        }
        if countsScores { return (.count, 0) }
        return (countedUnit(keys, place) ?? (value <= 4 ? .score : .percent), 0)
    }

    /// What the noun behind a number says is counted: "more than five good councils", "over 100 people". Nil when
    /// none stands there.
    private func countedUnit(_ keys: [String], _ place: Int) -> QuestionSlots.Threshold.Unit? {
        guard let noun = keys[min(place, keys.count)...].first else { return nil }
        // A rating or part of the country before the noun.
        let councils = keys[place...].prefix(4).firstIndex {
            table.senses[$0]?.contains(.councils) == true || table.conditions[$0]?.hasPrefix("type") == true
        }
        if let councils,
            keys[place..<councils].allSatisfy({
                table.conditions[$0]?.hasPrefix("rating") == true || table.partWords.contains($0)
                    || region($0) != nil || isOne($0, of: .requiresImprovement)
            })
        {
            return .councils
        }
        let pair = keys[place...].prefix(2).joined(separator: " ")
        if let condition = table.conditions[pair] ?? table.conditions[noun] {
            return condition.hasPrefix("tone") || condition.hasPrefix("stage") ? .others : nil
        }
        if table.voices[noun] != nil { return .others }
        if let senses = table.senses[noun] {
            return senses.isDisjoint(with: [.quotes, .figures, .regions, .types, .dates, .questions])
                ? nil : .others
        }
        let isKnown =
            isEmpty(noun) || table.comparisonsAfter[noun] != nil || table.own.contains(noun)
            || table.reportWords.contains(noun) || noun.allSatisfy(\.isNumber)
            || table.fillerPhrases.contains(noun)
            || region(noun) != nil || statementName(noun) != nil || table.comparisonsBefore[noun] != nil
            || table.exclusions.contains(noun) || timeTest(noun) != nil
            || nameWords.contains(noun) || table.nicknames[noun] != nil || table.partWords.contains(noun)
            || isOne(noun, of: .distances, .points)
        return isKnown ? nil : .others
    }

    /// "Carers under 18", "aged over 65": years of age, and no score.
    private func isOfAge(_ keys: [String], before start: Int) -> Bool {
        guard start > 0 else { return false }
        return table.voices[keys[start - 1]] != nil || table.agedWords.contains(keys[start - 1])
    }
}
