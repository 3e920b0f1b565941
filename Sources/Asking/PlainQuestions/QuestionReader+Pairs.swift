internal import AssessmentModel

/// Lines that say two things of the same kind side by side: a score on each of several statements, two matters.
extension QuestionReader {
    /// "A 3 on needs but a 2 on safeguarding": each statement with the score that stands beside it.
    func settlePairs(_ found: inout Recognised, in line: PlainLine) {
        let slots = found.slots
        guard let first = slots.statement, !slots.moreStatements.isEmpty, slots.deniesScores != true,
            !slots.has(.saying, .quotes, .why, .examples, .questions, .all)
        else { return }
        let statements = [(first.name, first.words)] + slots.moreStatements.map { ($0.name, $0.words) }
        let scores = scoresByPlace(in: line).filter { score in
            !statements.contains { $0.1.overlaps(score.words) }
        }
        guard scores.count == statements.count, Set(scores.map(\.test)).count > 1 else { return }
        let areBefore = zip(scores, statements).allSatisfy { $0.words.upperBound <= $1.1.lowerBound }
        let areBehind = zip(scores, statements).allSatisfy { $0.words.lowerBound >= $1.1.upperBound }
        let alternate =
            areBefore
            ? zip(statements, scores.dropFirst()).allSatisfy { $0.1.upperBound <= $1.words.lowerBound }
            : zip(scores, statements.dropFirst()).allSatisfy { $0.words.upperBound <= $1.1.lowerBound }
        let isEither =
            line.keys[scores[0].words.lowerBound...].contains { isOne($0, of: .or) }
            && scores.allSatisfy { !isThreshold($0.test) }
        guard areBefore || areBehind, alternate, !isEither else { return }
        found.slots.pairs = zip(statements, scores).map { ($0.0, $1.test) }
        found.left.removeAll { place in
            statements.contains { $0.1.contains(place) } || scores.contains { $0.words.contains(place) }
        }
        (found.slots.statement, found.slots.moreStatements) = (nil, [])
        (found.slots.scores, found.slots.deniesScores, found.slots.threshold) = ([], nil, nil)
        (found.slots.ratings, found.slots.tone) = ([], nil)
        found.slots.wantsEachScore = false
        found.slots.senses.subtract([.judged, .comparing])
    }

    private func isThreshold(_ test: String) -> Bool { test.hasPrefix("<") || test.hasPrefix(">") }

    /// Scores, and words that judge one, where they stand in a line: the test that each is.
    private func scoresByPlace(in line: PlainLine) -> [(test: String, words: Range<Int>)] {
        let keys = line.keys
        var found: [(test: String, words: Range<Int>)] = []
        var place = 0
        while place < keys.count {
            if let score = score(at: place, of: keys) {
                found.append(score)
                place = score.words.upperBound
            } else {
                place += 1
            }
        }
        return found
    }

    private func score(at place: Int, of keys: [String]) -> (test: String, words: Range<Int>)? {
        let value =
            Int(keys[place])
            ?? (isOne(keys[..<place].last, of: .scoreOpeners) ? table.numbers[keys[place]] : nil)
        if let value, (1...4).contains(value) {
            for length in (1...3).reversed() where place + length < keys.count {
                let phrase = keys[place + 1...place + length].joined(separator: " ")
                if let sign = table.comparisonsAfter[phrase] {
                    return ("\(sign) \(value)", place..<place + length + 1)
                }
            }
            return ("= \(value)", place..<place + 1)
        }
        for length in (1...3).reversed() where place + length <= keys.count {
            let phrase = keys[place..<place + length].joined(separator: " ")
            guard let test = table.conditions[phrase]?.words else { continue }
            let operand = test.dropFirst(2).joined(separator: " ")
            if test.first == "rating", let score = Self.scores[operand] {
                return ("= \(score)", place..<place + length)
            }
            if test.first == "tone", table.senses[phrase]?.contains(.judged) == true {
                return (operand == "positive" ? ">= 3" : "<= 2", place..<place + length)
            }
        }
        return nil
    }

    /// "Percent who feel safe": what people feel is measured, and nobody is quoted; "waits and staffing": matters.
    func settleFigures(_ found: inout Recognised, in line: PlainLine) {
        if found.slots.has(.margin), !found.slots.ratings.isEmpty { found.slots.senses.remove(.figures) }
        if found.slots.has(.figures, .share) {
            let isFelt = line.keys.contains { isOne($0, of: .feelers) }
            let asksWho = zip(line.keys, line.keys.dropFirst()).contains {
                isOne($0.0, of: .percent) && isOne($0.1, of: .who)
            }
            if isFelt { found.slots.senses.remove(.saying) }
            if isFelt || asksWho { found.slots.senses.remove(.who) }
        } else {
            found.slots.senses.remove(.inPercent)
        }
        // "Leaders on money".
        if found.slots.has(.money), !found.slots.has(.figures), !found.voices.isEmpty,
            let money = found.slots.said.first(where: { $0.slots.contains(.sense(.money)) })?.words
        {
            found.slots.senses.remove(.money)
            found.left = (found.left + money).sorted()
        }
        // "Which councils had a pilot"; of words beside it, it is one to search for.
        if found.slots.has(.pilots),
            !found.slots.has(.councils, .who, .count, .rating, .dates) || found.slots.has(.saying)
                || !found.left.allSatisfy({ isEmpty(line.keys[$0]) }),
            let pilots = found.slots.said.first(where: { $0.slots.contains(.sense(.pilots)) })?.words
        {
            found.slots.senses.remove(.pilots)
            found.left = (found.left + pilots).sorted()
        }
        joinMatters(&found, in: line)
    }

    /// "Waits and staffing": two matters, neither of them figures.
    private func joinMatters(_ found: inout Recognised, in line: PlainLine) {
        guard !found.slots.has(.howLong, .longest, .shortest, .figures, .count, .inDays),
            let waits = found.slots.said.first(where: { $0.slots.contains(.sense(.waits)) })?.words,
            waits.count == 1
        else { return }
        let behind = waits.upperBound + 1
        let isFirst =
            behind < line.keys.count && isOne(line.keys[waits.upperBound], of: .joiners)
            && found.left.contains(behind)
        let before = waits.lowerBound - 2
        let isLast =
            before >= 0 && isOne(line.keys[waits.lowerBound - 1], of: .joiners) && found.left.contains(before)
        guard isFirst || isLast else { return }
        found.slots.senses.remove(.waits)
        found.left = (found.left + waits).sorted()
    }

    /// Matters with "and" between them, each a topic: what is said of either is wanted, for hardly a passage is about
    /// both. Nil when some part is no topic.
    func mattersTogether(_ left: [Int], in line: PlainLine) -> Sought? {
        guard let first = left.first, let last = left.last else { return nil }
        var parts: [[Int]] = [[]]
        for place in first...last {
            if isOne(line.keys[place], of: .joiners) {
                parts.append([])
            } else if left.contains(place) {
                parts[parts.count - 1].append(place)
            } else if !isEmpty(line.keys[place]) {
                return nil
            }
        }
        guard parts.count > 1, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        let whole = line.keys[first...last].joined(separator: " ")
        guard table.topics[whole] == nil, !isKnownPhrase(whole) else { return nil }
        let topics = parts.map { topic(of: line.keys[$0[0]..<$0[$0.count - 1] + 1].joined(separator: " ")) }
        guard topics.allSatisfy({ $0 != nil }), Set(topics).count == topics.count else { return nil }
        return Sought(either: topics.compactMap { $0 }.map { [.topic($0)] })
    }
}
