internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// A line into slots: every word must fill one, be something to search for, or carry no meaning of its own.
extension QuestionReader {
    /// What a line came to.
    enum Understood: Equatable {
        case query(String, hasWords: Bool)
        /// A line that asks for two lists.
        case queries([String])
        case offer(String, [String])
        /// The words that nothing has a use for, if it is words; what the rest of the line means.
        case unknown(String?, without: String?)
    }

    /// What is recognised in a line before it is known what is a statement, a speaker or words.
    struct Recognised {
        var slots = QuestionSlots()
        /// Places of words that are nothing known.
        var left: [Int] = []
        var voices: [(voice: String, place: Range<Int>)] = []
        /// Which words filled which slots.
        var said: [(words: Range<Int>, slots: Set<QuestionSlots.Slot>)] = []
        var speaksOfUs = false
        /// Whether the region of the council that is spoken of is meant.
        var namesOwnRegion = false
    }

    /// Reads a line by its slots.
    func understood(_ line: PlainLine) -> Understood {
        let recognised = recognised(line)
        guard !recognised.speaksOfUs || own != nil else {
            return .offer("Say first which council \"us\" is: use stockton. Then ask again.", [])
        }
        if recognised.left.contains(where: { table.futureWords.contains(line.keys[$0]) }) {
            return .offer("Reports tell of what was found, not of what is to come.", [])
        }
        var first: Understood?
        for (slots, words) in candidates(of: recognised, in: line) {
            let meaning = QuestionKind.meaning(of: slots)
            switch meaning {
            case .query(let query):
                // What was said for a reason may not be so.
                let mayBeNone =
                    slots.words != nil || slots.voice != nil || slots.has(.why) && !slots.scores.isEmpty
                return .query(query, hasWords: mayBeNone)
            case .queries(let queries): return .queries(queries)
            case .offer(let reason, let queries): return .offer(reason, queries)
            case nil:
                guard first == nil else { continue }
                var without = slots
                without.words = nil
                var rest: String?
                if slots.words != nil, case .query(let query)? = QuestionKind.meaning(of: without) {
                    rest = query
                }
                first = .unknown(words ?? unused(in: slots, of: recognised, in: line), without: rest)
            }
        }
        return first ?? .unknown(nil, without: nil)
    }

    /// The words of a line that the kind of question which nearly fits has no use for.
    private func unused(in slots: QuestionSlots, of recognised: Recognised, in line: PlainLine) -> String? {
        guard let slot = QuestionKind.unused(in: slots) ?? QuestionKind.hindrance(in: slots),
            let words = recognised.said.first(where: { $0.slots.contains(slot) })?.words
        else { return nil }
        return line.text(words)
    }

    /// What is recognised in a line, the council in use with it when no others are asked about.
    func recognised(_ line: PlainLine) -> Recognised {
        var found = recognise(line)
        // "The three councils": how many are named is not how many are wanted.
        if let number = found.slots.number, number > 1, number == found.slots.authorities.count {
            found.slots.number = nil
            found.slots.senses.remove(.councils)
        }
        found.slots.holdsKinds = holdsKinds(found, in: line)
        found.slots.holdsCouncil = holdsCouncil(found, in: line)
        if found.slots.statement == nil || !found.slots.ratings.isEmpty && found.slots.authorities.isEmpty {
            found.slots.senses.remove(.overall)
        }
        if found.slots.senses.remove(.ones) != nil {
            let isOfStatements =
                !found.slots.authorities.isEmpty && !found.slots.has(.better, .worse, .same)
            found.slots.senses.insert(isOfStatements ? .areas : .councils)
        }
        if found.slots.negations.allSatisfy(found.slots.usedNegations.contains) {
            found.slots.senses.remove(.not)
        }
        // "Where are we still a 2": on which statements, not at which place.
        if found.slots.has(.place), found.slots.deniesScores == false, line.keys.first == "where" {
            found.slots.senses.remove(.place)
            found.slots.senses.insert(.areas)
        }
        if advises(line) { found.slots.senses.insert(.advice) }
        // "Only 3s": which scores is said by all of them.
        if found.slots.has(.all) {
            found.left.removeAll { ["only", "all"].contains(line.keys[$0]) }
        }
        if let own, found.slots.authorities.isEmpty, !found.slots.isAboutOthers { found.slots.add(own) }
        return found
    }

    /// Whether a line asks what ought to be done: "should" anywhere, or how one can.
    private func advises(_ line: PlainLine) -> Bool {
        line.keys.contains { table.advisingWords.contains($0) }
            || zip(line.keys, line.keys.dropFirst()).contains {
                $0.0 == "how" && table.modalWords.contains($0.1)
            } && !line.keys.contains("i")
    }

    /// Whether words that deny stand within what somebody says: "who said they could not". Not right behind
    /// the verb, as "say nothing about", nor behind "but".
    private func deniesWithin(_ recognised: Recognised, in line: PlainLine) -> Bool {
        guard recognised.slots.has(.saying),
            let saying = recognised.said.first(where: { $0.slots.contains(.sense(.saying)) })?.words
        else { return false }
        return recognised.slots.negations.contains { place in
            place > saying.upperBound && !recognised.slots.usedNegations.contains(place)
                && !line.keys[saying.upperBound..<place].contains { ["but", "nor", "or"].contains($0) }
        }
    }

    /// Whether "than" or the like stands between types of council and part of the country.
    private func holdsKinds(_ found: Recognised, in line: PlainLine) -> Bool {
        guard found.slots.authorities.isEmpty, found.slots.parts.count == 1,
            let types = found.said.first(where: { $0.slots.contains(.types) })?.words,
            let regions = found.said.first(where: { $0.slots.contains(.regions) })?.words
        else { return false }
        let between = min(types.upperBound, regions.upperBound)..<max(types.lowerBound, regions.lowerBound)
        return line.keys[between].contains {
            table.comparingWords.contains($0) || table.senses[$0]?.contains(.comparing) == true
        }
    }

    /// Whether a council is said to be better or worse than a group that is named behind that, or is asked
    /// about beside it: "better in London or Manchester".
    private func holdsCouncil(_ found: Recognised, in line: PlainLine) -> Bool {
        func place(_ slots: Set<QuestionSlots.Slot>) -> Range<Int>? {
            found.said.first { !$0.slots.isDisjoint(with: slots) }?.words
        }
        guard let council = place([.authorities]), let side = place([.sense(.better), .sense(.worse)]),
            let group = place([.types, .regions, .sense(.similar)])
        else { return false }
        let between = min(council.upperBound, group.upperBound)..<max(council.lowerBound, group.lowerBound)
        if between.count < 3, line.keys[between].contains("or") { return true }
        return council.upperBound <= side.lowerBound && side.upperBound <= group.lowerBound
    }

    /// The ways to take what may be more than one thing, likeliest first: a statement's name as the statement
    /// or as words, somebody who may speak as the speaker or as words. With each, the words it searches for.
    func candidates(of recognised: Recognised, in line: PlainLine) -> [(QuestionSlots, String?)] {
        let slots = recognised.slots
        let isSaid = slots.has(.saying, .quotes)
        let speaker = recognised.voices.first { voice in
            !isSpokenOf(voice.place, in: line)
                && (isSaid || comesFrom(voice.place, in: line) || opensSaying(voice.place, in: line)
                    || (slots.tone != nil
                        && (isAsked(voice.place, in: line) || isMoved(voice.place, in: line))))
        }
        let hasText = slots.voice != nil || speaker != nil || isSaid
        var base = recognised.left
        let isSupposed = line.keys.contains { table.modalWords.contains($0) }
        if slots.has(.questions) || slots.tone == "negative" && isSupposed {
            base.removeAll { table.askers.contains(line.keys[$0]) }
        }
        if slots.has(.better, .worse, .comparing, .same, .spread) {
            base.removeAll { table.comparingWords.contains(line.keys[$0]) }
        }
        if slots.isOfReports { base.removeAll { table.reportWords.contains(line.keys[$0]) } }
        let voices = recognised.voices.filter { !$0.place.allSatisfy { !base.contains($0) } }
        let namesReports =
            slots.isOfReports
            && slots.statement.map { line.keys[$0.words].allSatisfy(table.reportWords.contains) } == true
        let statementFirst =
            slots.asksForScores || (!hasText && slots.statement?.isByName != false)
        var ways: [(QuestionSlots, String?)] = []
        for takesStatement in slots.statement == nil || namesReports
            ? [false] : statementFirst ? [true, false] : [false, true]
        {
            var way = slots
            var left = base
            if takesStatement, let statement = slots.statement,
                !slots.excluded.contains(where: { $0.isStatement && $0.operand == statement.name })
            {
                left.removeAll { place in
                    statement.words.contains(place)
                        || slots.moreStatements.contains { $0.words.contains(place) }
                }
            } else {
                way.statement = nil
                way.moreStatements = []
            }
            for voice in voices {
                if let speaker, voice.place == speaker.place {
                    way.voice = speaker.voice
                    left.removeAll { voice.place.contains($0) }
                }
            }
            left.removeAll { isEmpty(line.keys[$0]) }
            guard let first = left.first, let last = left.last else {
                ways.append((way, nil))
                continue
            }
            // What is said beside a statement's name is no part of it.
            let text = line.text(first..<last + 1)
            guard !deniesWithin(recognised, in: line) else {
                ways.append((unusable(way), text))
                continue
            }
            let halves = denied(left, in: slots)
            guard left.count <= Self.mostWordsSought, isMatter(first, in: line, of: way),
                let words = sought(halves?.sought ?? left, in: line)
            else {
                ways.append((unusable(way), text))
                continue
            }
            way.words = words
            // "What did staff do" is no search for staff.
            if table.questionWords.contains(line.keys[0]),
                !slots.has(.saying, .quotes, .figures, .count, .examples, .questions, .why),
                left.allSatisfy({ place in voices.contains { $0.place.contains(place) } }),
                !isSpokenOf(first..<last + 1, in: line)
            {
                ways.append((unusable(way), text))
                continue
            }
            if let halves {
                guard let others = sought(halves.denied, in: line) else {
                    ways.append((unusable(way), text))
                    continue
                }
                way.words = "\(words) and not (\(others))"
                way.senses.remove(.not)
            }
            way.isTopic =
                line.keys[..<first].last.map { ["about", "on", "over", "regarding", "re"].contains($0) }
                ?? false
            ways.append((way.withJudgedWords, text))
        }
        return ways
    }

    /// Whether the words that are left begin what something is about: not who does what is asked ("what would
    /// the opposition say"), nor somebody who says it and is not known ("quotes from tenants").
    private func isMatter(_ first: Int, in line: PlainLine, of slots: QuestionSlots) -> Bool {
        guard
            let before = line.keys[..<first].last(where: { !["the", "a", "an", "our", "any"].contains($0) })
        else { return true }
        if slots.voice == nil, slots.has(.quotes, .saying), ["from", "by"].contains(before) { return false }
        return !(table.modalWords.contains(before) && ["what", "which", "who", "how"].contains(line.keys[0]))
    }

    /// Slots that no kind of question has a use for together.
    private func unusable(_ slots: QuestionSlots) -> QuestionSlots {
        var slots = slots
        slots.senses = Set(QuestionSlots.Sense.allCases)
        return slots
    }

    /// More words than these are a sentence of their own.
    private static let mostWordsSought = 5

    /// What is left of a line as it stands after `about`; what "or" stands between, as either.
    private func sought(_ left: [Int], in line: PlainLine) -> String? {
        var either: [[Int]] = []
        for place in left {
            let before = either.last?.last
            if let before, !line.keys[before..<place].contains("or") {
                either[either.count - 1].append(place)
            } else {
                either.append([place])
            }
        }
        let searches = either.compactMap { soughtTogether($0, in: line) }
        return searches.count == either.count ? searches.joined(separator: " or ") : nil
    }

    /// Words that are all sought: as one phrase when only small words are between.
    private func soughtTogether(_ left: [Int], in line: PlainLine) -> String? {
        guard let first = left.first, let last = left.last else { return nil }
        let between = (first...last).filter { !left.contains($0) && !isEmpty(line.keys[$0]) }
        // Small words that another part has taken do not count as standing between.
        if between.isEmpty, last - first < 8 { return search(line, first..<last + 1) }
        let phrases = phrases(in: line, at: left)
        return phrases.isEmpty ? nil : Self.joined(phrases)
    }

    func isEmpty(_ word: String) -> Bool {
        table.fillers.contains(word) || table.joiningWords.contains(word)
            || table.questionWords.contains(word)
    }

    private func isSpokenOf(_ place: Range<Int>, in line: PlainLine) -> Bool {
        let before = line.keys[..<place.lowerBound].last {
            !["the", "a", "an", "our", "their", "its"].contains($0)
        }
        return before.map { ["about", "on", "of", "for", "with"].contains($0) } ?? false
    }

    /// "Staff on mental health".
    private func opensSaying(_ place: Range<Int>, in line: PlainLine) -> Bool {
        place.lowerBound == 0 && place.upperBound < line.keys.count
            && ["about", "on"].contains(line.keys[place.upperBound])
    }

    /// "Anything from staff on training".
    private func comesFrom(_ place: Range<Int>, in line: PlainLine) -> Bool {
        place.lowerBound > 0 && line.keys[place.lowerBound - 1] == "from"
            && line.keys[place.upperBound...].first.map { ["about", "on", "regarding"].contains($0) } == true
    }

    /// "What worries carers": who feels what is asked for.
    private func isMoved(_ place: Range<Int>, in line: PlainLine) -> Bool {
        place.lowerBound > 0 && table.feelingVerbs.contains(line.keys[place.lowerBound - 1])
            && ["what", "whats"].contains(line.keys[0])
    }

    /// "Are carers unhappy", "did staff praise": whose view is asked for.
    private func isAsked(_ place: Range<Int>, in line: PlainLine) -> Bool {
        line.keys[..<place.lowerBound].last.map {
            ["are", "by", "did", "do", "does", "from", "has", "have", "is", "was", "were"].contains($0)
        } ?? false
    }
}
