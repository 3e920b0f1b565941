internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// What a line that may be taken in more ways than one can mean: whose words, which statement, what is searched for.
extension QuestionReader {
    /// The ways to take what may be more than one thing, likeliest first: a statement's name as the statement
    /// or as words, somebody who may speak as the speaker or as words. With each, the words it searches for.
    func candidates(of recognised: Recognised, in line: PlainLine) -> [(QuestionSlots, String?)] {
        let slots = recognised.slots
        let namesReports =
            slots.isOfReports
            && slots.statement.map { line.keys[$0.words].allSatisfy(table.reportWords.contains) } == true
        guard slots.statement != nil, !namesReports else {
            return [way(takingStatement: false, of: recognised, in: line)]
        }
        let hasText =
            slots.voice != nil || slots.has(.saying, .quotes) || speaker(of: recognised, in: line) != nil
        let statementFirst =
            slots.asksForScores
            || (!hasText && (slots.statement?.isByName != false || asksHowOneDid(recognised, in: line)))
        return [statementFirst, !statementFirst].map { way(takingStatement: $0, of: recognised, in: line) }
    }

    /// "How is Kent doing on prevention": a council and a statement, and nothing else that could be searched for.
    private func asksHowOneDid(_ recognised: Recognised, in line: PlainLine) -> Bool {
        recognised.slots.authorities.count == 1 && opens(line, with: .how)
            && recognised.slots.filled.subtracting([.authorities, .statement])
                .isSubset(of: [.sense(.everything), .sense(.got)])
            && namesOnly(recognised.slots.statement?.words ?? 0..<0, of: recognised, in: line)
    }

    /// One way to take a line: its slots, and the words that are searched for as they were typed.
    private func way(takingStatement: Bool, of recognised: Recognised, in line: PlainLine) -> (
        QuestionSlots, String?
    ) {
        var way = recognised.slots
        var left = unused(of: recognised, in: line)
        let voices = recognised.voices.filter { !$0.place.allSatisfy { !left.contains($0) } }
        if takingStatement, let statement = way.statement,
            !isVague(Array(statement.words), in: line, of: way),
            !way.excluded.contains(where: { $0.isStatement && $0.operand == statement.name })
        {
            let more = way.moreStatements
            left.removeAll { place in
                statement.words.contains(place) || more.contains { $0.words.contains(place) }
            }
        } else {
            way.statement = nil
            way.moreStatements = []
        }
        if let speaker = speaker(of: recognised, in: line),
            voices.contains(where: { $0.place == speaker.place })
        {
            let all = spokenTogether(from: speaker, among: voices, in: line)
            way.voice = all.map(\.voice).joined(separator: " or ")
            left.removeAll { place in all.contains { $0.place.contains(place) } }
        }
        left.removeAll { isEmpty(line.keys[$0]) }
        // "Carers but not staff on respite": two who may speak are neither one speaker nor words.
        let isOfSeveral =
            Set(voices.map(\.voice)).count > 1 && way.voice == nil
            && left.contains { place in !voices.contains { $0.place.contains(place) } }
            && zip(voices, voices.dropFirst()).contains { a, b in
                line.keys[a.place.upperBound..<max(a.place.upperBound, b.place.lowerBound)]
                    .contains { table.betweenSpeakers.contains($0) }
            }
        if isOfSeveral { return (unusable(way), nil) }
        guard let first = left.first, let last = left.last else { return (way, nil) }
        // What is said beside a statement's name is no part of it.
        let text = line.text(first..<last + 1)
        let isOfSpeakers = left.allSatisfy { place in voices.contains { $0.place.contains(place) } }
        guard left.count <= Self.mostWordsSought, isMatter(first, in: line, of: way),
            !deniesWithin(recognised, in: line), !isScoreLeft(left, in: line, of: way),
            !pointsAtRows(last, in: line), !isVague(left, in: line, of: way),
            !(isOfSpeakers && asksOfDeeds(first..<last + 1, in: line, of: way)),
            let words = sought(left, of: way, in: line)
        else { return (unusable(way), text) }
        way.words = words
        if !words.without.isEmpty { way.senses.remove(.not) }
        way.isTopic =
            isOne(line.keys[..<first].last, of: .about)
        return (way.withJudgedWords, text)
    }

    /// "Support numbers": of a word that every report is full of, any figures might be meant. "Learning figures": those
    /// of the statement, or those that speak of learning in other ways.
    private func isVague(_ left: [Int], in line: PlainLine, of slots: QuestionSlots) -> Bool {
        guard slots.has(.figures), left.count == 1, let place = left.first else { return false }
        let word = line.keys[place]
        return table.commonStatementWords.contains(word)
            || slots.statement == nil && statementName(word) != nil && topics(in: line, at: left).isEmpty
    }

    /// Where a statement is named, a number that may be a score is none to search for.
    private func isScoreLeft(_ left: [Int], in line: PlainLine, of slots: QuestionSlots) -> Bool {
        (slots.statement != nil || !slots.scores.isEmpty || !slots.counted.isEmpty)
            && left.contains { Int(line.keys[$0]).map { (1...4).contains($0) } == true }
    }

    /// "The middle ones" are rows of some list, and nothing to search for.
    private func pointsAtRows(_ last: Int, in line: PlainLine) -> Bool {
        last == line.keys.count - 2 && isOne(line.keys.last, of: .ones)
    }

    /// Who is said to speak, of those who may.
    private func speaker(of recognised: Recognised, in line: PlainLine) -> (voice: String, place: Range<Int>)?
    {
        let slots = recognised.slots
        return recognised.voices.first { voice in
            !isSpokenOf(voice.place, in: line)
                && (slots.has(.saying, .quotes) || comesFrom(voice.place, in: line)
                    || opensSaying(voice.place, in: line) || opensSpeech(voice.place, in: line)
                    || (slots.tone != nil
                        && (isAsked(voice.place, in: line) || isMoved(voice.place, in: line))))
        }
    }

    /// Somebody who speaks, and who stands beside: "leaders and staff", "carers or staff".
    private func spokenTogether(
        from speaker: (voice: String, place: Range<Int>), among voices: [(voice: String, place: Range<Int>)],
        in line: PlainLine
    ) -> [(voice: String, place: Range<Int>)] {
        voices.reduce(into: [speaker]) { all, next in
            guard let last = all.last, next.place.lowerBound == last.place.upperBound + 1,
                isOne(line.keys[last.place.upperBound], of: .joiners),
                !all.contains(where: { $0.voice == next.voice })
            else { return }
            all.append(next)
        }
    }

    /// The places of words that nothing has taken, without those that mean nothing beside what was.
    private func unused(of recognised: Recognised, in line: PlainLine) -> [Int] {
        let slots = recognised.slots
        let isSupposed = line.keys.contains { table.modalWords.contains($0) }
        var left = recognised.left
        if slots.has(.questions) || slots.tone == "negative" && isSupposed {
            left.removeAll { table.askers.contains(line.keys[$0]) }
        }
        if slots.has(.better, .worse, .comparing, .same, .spread, .changed, .margin) {
            left.removeAll { table.comparingWords.contains(line.keys[$0]) }
        }
        if slots.isOfReports { left.removeAll { table.reportWords.contains(line.keys[$0]) } }
        return left
    }

    /// "What did staff do" is no search for staff.
    private func asksOfDeeds(_ words: Range<Int>, in line: PlainLine, of slots: QuestionSlots) -> Bool {
        table.questionWords.contains(line.keys[0])
            && !slots.has(.saying, .quotes, .figures, .count, .examples, .questions, .why)
            && !isSpokenOf(words, in: line)
    }

    /// What is left of a line as it stands after `about`, in two halves where words deny the second.
    private func sought(_ left: [Int], of slots: QuestionSlots, in line: PlainLine) -> Sought? {
        guard let halves = denied(left, in: slots) else { return sought(left, in: line) }
        guard let words = sought(halves.sought, in: line), let others = sought(halves.denied, in: line) else {
            return nil
        }
        return Sought(either: words.either, without: others.either)
    }

    /// Whether words that deny stand within what somebody says: "who said they could not". Not right behind
    /// the verb, as "say nothing about", nor behind "but".
    private func deniesWithin(_ recognised: Recognised, in line: PlainLine) -> Bool {
        guard recognised.slots.has(.saying),
            let saying = recognised.slots.said.first(where: { $0.slots.contains(.sense(.saying)) })?.words
        else { return false }
        return recognised.slots.negations.contains { place in
            place > saying.upperBound && !recognised.slots.usedNegations.contains(place)
                && !line.keys[saying.upperBound..<place].contains { isOne($0, of: .halves) }
        }
    }

    /// Whether the words that are left begin what something is about: not who does what is asked ("what would
    /// the opposition say"), nor somebody who says it and is not known ("quotes from tenants").
    private func isMatter(_ first: Int, in line: PlainLine, of slots: QuestionSlots) -> Bool {
        // "Did we improve", "thanks that helped": a verb alone, and what it is of is not said.
        if first == line.keys.count - 1, let word = line.keys[..<first].last,
            isOne(word, of: .subjects) || table.own.contains(word) && !isOne(word, of: .owners)
        {
            return false
        }
        // "The royal borough": words of many councils' names are no matter either.
        if line.keys[first...].allSatisfy({
            table.commonPlaceWords.contains($0) || table.civicWords.contains($0) || isEmpty($0)
        }) {
            return false
        }
        // "Half of councils are good" may be so or not, and is no search for halves; a part of a place is no matter
        // that anybody speaks of.
        if table.fractions.contains(line.keys[first]) || table.partWords.contains(line.keys[first]) {
            return false
        }
        guard
            let before = line.keys[..<first].last(where: { !isOne($0, of: .articles, .owners) })
        else { return true }
        // "Missed good by one point": points are of a rating there.
        if !slots.ratings.isEmpty, isOne(line.keys[first], of: .points) { return false }
        // "Who chairs scrutiny": what is done is not known.
        if opens(line, with: .who),
            line.keys[..<first].dropFirst().allSatisfy(isEmpty)
        {
            return false
        }
        if slots.voice == nil, slots.has(.quotes, .saying), isOne(before, of: .from) { return false }
        return !(table.modalWords.contains(before) && isOne(line.keys[0], of: .what, .choosing, .who, .how))
    }

    private func unusable(_ slots: QuestionSlots) -> QuestionSlots {
        var slots = slots
        slots.isPartial = true
        return slots
    }

    /// More words than these are a sentence of their own.
    private static let mostWordsSought = 5

    /// What is left of a line as it stands after `about`; what "or" stands between, as either.
    private func sought(_ left: [Int], in line: PlainLine) -> Sought? {
        if let matters = mattersTogether(left, in: line) { return matters }
        var either: [[Int]] = []
        for place in left {
            let before = either.last?.last
            if let before, !line.keys[before..<place].contains(where: { isOne($0, of: .or) }) {
                either[either.count - 1].append(place)
            } else {
                either.append([place])
            }
        }
        let searches = either.compactMap { soughtTogether($0, in: line) }
        return searches.count == either.count ? Sought(either: searches) : nil
    }

    /// Words that are all sought: as one phrase when only small words are between.
    private func soughtTogether(_ left: [Int], in line: PlainLine) -> [Sought.Part]? {
        guard let first = left.first, let last = left.last else { return nil }
        let between = (first...last).filter { !left.contains($0) && !isEmpty(line.keys[$0]) }
        // Small words that another part has taken do not count as standing between.
        if between.isEmpty, last - first < 8 { return search(line, first..<last + 1).map { [$0] } }
        let phrases = phrases(in: line, at: left)
        return phrases.isEmpty ? nil : phrases.prefix(Self.mostJoined).map { .phrase($0) }
    }

    func isEmpty(_ word: String) -> Bool {
        table.fillers.contains(word) || table.joiningWords.contains(word)
            || table.questionWords.contains(word)
    }

    private func isSpokenOf(_ place: Range<Int>, in line: PlainLine) -> Bool {
        let before = line.keys[..<place.lowerBound].last {
            !isOne($0, of: .articles, .owners)
        }
        return isOne(before, of: .spokenOf)
    }

    /// "Voluntary sector gripes": what they say, at the end of the line or before what of.
    private func opensSpeech(_ place: Range<Int>, in line: PlainLine) -> Bool {
        guard place.lowerBound == 0, place.upperBound < line.keys.count else { return false }
        return isOne(line.keys[place.upperBound], of: .speech)
    }

    /// "Staff on mental health", "carers or staff on respite".
    private func opensSaying(_ place: Range<Int>, in line: PlainLine) -> Bool {
        let behind = line.keys[place.upperBound...]
        guard place.lowerBound == 0, let next = behind.first else { return false }
        if behind.count > 2, isOne(next, of: .joiners), table.voices[behind[behind.startIndex + 1]] != nil {
            return isOne(behind[behind.startIndex + 2], of: .about)
        }
        return isOne(next, of: .about)
    }

    /// "Anything from staff on training".
    private func comesFrom(_ place: Range<Int>, in line: PlainLine) -> Bool {
        place.lowerBound > 0 && isOne(line.keys[place.lowerBound - 1], of: .from)
            && isOne(line.keys[place.upperBound...].first, of: .about)
    }

    /// "What worries carers": who feels what is asked for.
    private func isMoved(_ place: Range<Int>, in line: PlainLine) -> Bool {
        place.lowerBound > 0 && table.feelingVerbs.contains(line.keys[place.lowerBound - 1])
            && opens(line, with: .what)
    }

    /// "Are carers unhappy", "did staff praise": whose view is asked for.
    private func isAsked(_ place: Range<Int>, in line: PlainLine) -> Bool {
        isOne(
            line.keys[..<place.lowerBound].last { !isOne($0, of: .articles, .owners) }, of: .viewOpeners)
    }
}
