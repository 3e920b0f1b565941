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
        var first: Understood?
        for (slots, words) in candidates(of: recognised, in: line) {
            let meaning = QuestionKind.meaning(of: slots)
            switch meaning {
            case .query(let query): return .query(query, hasWords: slots.words != nil || slots.voice != nil)
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
                first = .unknown(words, without: rest)
            }
        }
        return first ?? .unknown(nil, without: nil)
    }

    /// What is recognised in a line, the council in use with it when no others are asked about.
    func recognised(_ line: PlainLine) -> Recognised {
        var found = recognise(line)
        // "The three councils": how many are named is not how many are wanted.
        if let number = found.slots.number, number > 1, number == found.slots.authorities.count {
            found.slots.number = nil
            found.slots.senses.remove(.councils)
        }
        if let own, found.slots.authorities.isEmpty, !found.slots.isAboutOthers { found.slots.add(own) }
        return found
    }

    /// The ways to take what may be more than one thing, likeliest first: a statement's name as the statement
    /// or as words, somebody who may speak as the speaker or as words. With each, the words it searches for.
    func candidates(of recognised: Recognised, in line: PlainLine) -> [(QuestionSlots, String?)] {
        let slots = recognised.slots
        let isSaid = slots.has(.saying, .quotes)
        let speaker = recognised.voices.first { voice in
            !isSpokenOf(voice.place, in: line)
                && (isSaid || opensSaying(voice.place, in: line)
                    || (slots.tone != nil && isAsked(voice.place, in: line)))
        }
        let hasText = slots.voice != nil || speaker != nil || isSaid
        var base = recognised.left
        if slots.has(.questions) { base.removeAll { table.askers.contains(line.keys[$0]) } }
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
            if takesStatement, let statement = slots.statement {
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
            guard left.count <= Self.mostWordsSought, let words = sought(left, in: line) else {
                ways.append((unusable(way), text))
                continue
            }
            way.words = words
            way.isTopic =
                line.keys[..<first].last.map { ["about", "on", "over", "regarding", "re"].contains($0) }
                ?? false
            ways.append((way.withJudgedWords, text))
        }
        return ways
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

    /// The questions of a line: several when one ends in a question mark, or in "and", before a word that opens
    /// another, and each is understood by itself.
    package func questions(in line: String) -> [String] {
        var parts: [[String]] = [[]]
        let words = line.words
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? Folding.words(words[index + 1]).firstWord : ""
            let isOpened = index > 1 && index + 2 < words.count && table.questionWords.contains(next)
            if isOpened, word.hasSuffix("?") {
                parts[parts.count - 1].append(word)
                parts.append([])
            } else if isOpened, ["and", "&"].contains(word.lowercased()) {
                parts.append([])
            } else {
                parts[parts.count - 1].append(word)
            }
        }
        guard parts.count > 1 else { return [line] }
        var questions = parts.map { $0.joined(separator: " ") }
        // What is said of no council is said of the one before.
        if let first = questions.first, let council = council(in: PlainLine(first))?.authority {
            for index in questions.indices.dropFirst() where !namesOthers(questions[index]) {
                questions[index] += " " + council.slug
            }
        }
        let areUnderstood = questions.allSatisfy { question in
            switch understood(PlainLine(question)) {
            case .query, .queries: true
            case .offer, .unknown: false
            }
        }
        return questions.count > 1 && areUnderstood ? questions : [line]
    }

    /// Whether a line is about other councils than the one in use: it names one, or a region, or asks which.
    package func namesOthers(_ line: String) -> Bool {
        let recognised = recognise(PlainLine(line))
        return !recognised.slots.authorities.isEmpty || recognised.slots.isAboutOthers
    }

    /// Whether a line speaks of "us" and names no council.
    package func speaksOfUs(_ line: String) -> Bool {
        let recognised = recognise(PlainLine(line))
        return recognised.speaksOfUs && recognised.slots.authorities.isEmpty
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

    /// "Are carers unhappy", "did staff praise": whose view is asked for.
    private func isAsked(_ place: Range<Int>, in line: PlainLine) -> Bool {
        line.keys[..<place.lowerBound].last.map {
            ["are", "by", "did", "do", "does", "from", "has", "have", "is", "was", "were"].contains($0)
        } ?? false
    }

    // MARK: Recognising

    private static let longestPart = 7

    /// What is recognised, longest phrases first.
    func recognise(_ line: PlainLine) -> Recognised {
        memory.kept(\.recognised, line.keys) { recogniseAnew(line) }
    }

    private func recogniseAnew(_ line: PlainLine) -> Recognised {
        var found = parts(of: line)
        guard found.namesOwnRegion else { return found }
        if let region = (found.slots.authorities.first ?? own)?.region {
            add(region, to: &found)
        }
        if found.slots.authorities.isEmpty {
            found.speaksOfUs = true
            if let own { found.slots.add(own) }
        }
        return found
    }

    private func parts(of line: PlainLine) -> Recognised {
        var found = Recognised()
        guard line.keys.count <= Self.mostWords else { return found }
        var index = 0
        while index < line.keys.count {
            if let length = takeNumber(at: index, of: line, into: &found.slots) {
                index += length
                continue
            }
            var length = min(Self.longestPart, line.keys.count - index)
            while length > 0, !take(index..<index + length, of: line, into: &found) { length -= 1 }
            if length == 0 { found.left.append(index) }
            index += max(1, length)
        }
        return found
    }

    /// Takes a phrase as what it is; false when it is nothing known.
    private func take(_ range: Range<Int>, of line: PlainLine, into found: inout Recognised) -> Bool {
        let phrase = line.keys[range].joined(separator: " ")
        let place = phrase.hasPrefix("the ") ? String(phrase.dropFirst(4)) : phrase
        if let regions = table.regionGroups[phrase] ?? table.regionGroups[place] {
            for region in regions { add(region, to: &found) }
            found.slots.parts.append(regions)
            return true
        }
        if endsInTime(range, of: line) { return false }
        // "People who feel safe": no council is asked for.
        if phrase == "who", let before = line.keys[..<range.lowerBound].last, table.voices[before] != nil {
            return true
        }
        if takeWord(phrase, into: &found.slots) { return true }
        // "Give us the scores" speaks to the program.
        if phrase == "us", let before = line.keys[..<range.lowerBound].last,
            table.plainOpeners.contains("\(before) me")
        {
            return true
        }
        if table.own.contains(phrase) {
            if let own { found.slots.add(own) }
            found.speaksOfUs = true
            return true
        }
        if table.ownRegion.contains(phrase) {
            found.namesOwnRegion = true
            if phrase.hasSuffix("average") { found.slots.senses.insert(.average) }
            return true
        }
        if let test = timeTest(phrase) {
            found.slots.time.append(test)
            return true
        }
        if let region = region(phrase) {
            add(region, to: &found)
            found.slots.parts.append([region])
            return true
        }
        if range.count > 1, knownPhrases.contains(Stemmer.stems(ofPhrase: phrase)),
            statementName(phrase) == nil
        {
            found.left += range
            return true
        }
        if let voice = table.voices[phrase] {
            found.voices.append((voice, range))
            found.left += range
            return true
        }
        if !table.fillers.contains(phrase), let council = authority(phrase, toleratesTypos: false) {
            found.slots.add(council)
            return true
        }
        guard let name = statementName(phrase) else { return false }
        if let first = found.slots.statement {
            guard first.name != name, !table.commonStatementWords.contains(phrase) else { return false }
            found.slots.moreStatements.append((name, range))
            found.left += range
            return true
        }
        let isByName =
            " \(Folding.words(name)) ".contains(" \(phrase) ") && !table.commonStatementWords.contains(phrase)
        found.slots.statement = (name, range, isByName)
        found.left += range
        return true
    }

    private func add(_ region: String, to found: inout Recognised) {
        let operand = Self.operand(region)
        if !found.slots.regions.contains(operand) { found.slots.regions.append(operand) }
    }

    /// A sense, or a condition, each by the words for it.
    private func takeWord(_ phrase: String, into slots: inout QuestionSlots) -> Bool {
        if let condition = table.conditions[phrase] {
            let words = condition.words
            let value = words.dropFirst(2).joined(separator: " ")
            switch words.first {
            case "rating": if !slots.ratings.contains(value) { slots.ratings.append(value) }
            case "type": if !slots.types.contains(value) { slots.types.append(value) }
            case "tone": slots.tone = Self.either(slots.tone, value)
            case "stage": slots.stage = Self.either(slots.stage, value)
            default: return false
            }
        }
        let senses = table.senses[phrase] ?? []
        slots.senses.formUnion(senses)
        return table.conditions[phrase] != nil || !senses.isEmpty
    }

    /// "Strengths and shortfalls": either will do.
    private static func either(_ first: String?, _ value: String) -> String {
        guard let first, first != value else { return value }
        return first.contains(" or ") ? first : "\(first) or \(value)"
    }

    /// "Published last month": the last word belongs to the span of time behind it.
    private func endsInTime(_ range: Range<Int>, of line: PlainLine) -> Bool {
        guard range.count > 1, range.upperBound < line.keys.count, let last = range.last else { return false }
        return timeTest("\(line.keys[last]) \(line.keys[range.upperBound])") != nil
    }

    /// A statement by its name, or by a word that officers use for it.
    private func statementName(_ phrase: String) -> String? {
        if let slug = table.statementWords[phrase], case .one(let found) = statements.match(slug) {
            return Self.operand(found.name)
        }
        guard phrase.count >= 4, !table.fillers.contains(phrase),
            case .one(let found) = statements.match(phrase)
        else { return nil }
        // A whole word of its name: "care" is what all of them are about.
        let isWhole = " \(Folding.words(found.name)) ".contains(" \(phrase) ") || found.slug == phrase
        return isWhole ? Self.operand(found.name) : nil
    }
}
