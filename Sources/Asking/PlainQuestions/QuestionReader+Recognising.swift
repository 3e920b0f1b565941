internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// What each phrase of a line is, the longest first.
extension QuestionReader {
    static let longestPart = 7

    /// What is recognised, longest phrases first.
    func recognise(_ line: PlainLine) -> Recognised {
        memory.kept(\.recognised, line.keys) { recogniseAnew(line) }
    }

    private func recogniseAnew(_ line: PlainLine) -> Recognised {
        var found = parts(of: line)
        joinTimes(of: &found.slots)
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

    /// "In 2025 and 2026": nothing was published in both, so either will do; beside each other when compared.
    private func joinTimes(of slots: inout QuestionSlots) {
        guard slots.time.count > 1, slots.time.allSatisfy({ $0.hasPrefix("published is ") }) else { return }
        if slots.has(.comparing, .average, .median, .better, .worse) { slots.senses.insert(.years) }
        slots.time = ["(\(slots.time.joined(separator: " or ")))"]
    }

    private func parts(of line: PlainLine) -> Recognised {
        var found = Recognised()
        guard line.keys.count <= Self.mostWords else { return found }
        var index = 0
        while index < line.keys.count {
            let before = found.slots.filled
            let length =
                takeExclusion(at: index, of: line, into: &found)
                ?? takeNumber(at: index, of: line, into: &found.slots)
                ?? takePhrase(at: index, of: line, into: &found)
            // What is left over is none that was said.
            if found.left.last.map({ $0 < index }) ?? true {
                found.slots.said.append((index..<index + length, found.slots.filled.subtracting(before)))
            }
            index += length
        }
        return found
    }

    /// Takes the longest phrase at a place that is anything known, else one word as nothing known.
    private func takePhrase(at index: Int, of line: PlainLine, into found: inout Recognised) -> Int {
        var length = min(Self.longestPart, line.keys.count - index)
        while length > 0, !take(index..<index + length, of: line, into: &found) { length -= 1 }
        if length == 0 { found.left.append(index) }
        return max(1, length)
    }

    /// Takes a phrase as what it is; false when it is nothing known.
    private func take(_ range: Range<Int>, of line: PlainLine, into found: inout Recognised) -> Bool {
        let phrase = line.keys[range].joined(separator: " ")
        let place = phrase.hasPrefix("the ") ? String(phrase.dropFirst(4)) : phrase
        let namesPart = table.partWords.contains(place) && namesPlace(at: range.upperBound, of: line)
        if !namesPart, let regions = table.regionGroups[phrase] ?? table.regionGroups[place] {
            for region in regions { add(region, to: &found) }
            found.slots.parts.append(regions)
            return true
        }
        if endsInTime(range, of: line) { return false }
        // "Out of area placements": a matter, whatever its words mean alone.
        if range.count > 2, table.topics[phrase] != nil {
            found.left += range
            return true
        }
        if takeByNeighbours(phrase, range, of: line, into: &found) { return true }
        if table.senses[phrase]?.contains(.not) == true { found.slots.negations.append(range.upperBound - 1) }
        if takeWord(phrase, into: &found.slots) || table.fillerPhrases.contains(phrase) { return true }
        if takeOwn(phrase, range, of: line, into: &found) { return true }
        if let test = timeTest(phrase) {
            found.slots.time.append(test)
            return true
        }
        if let region = region(phrase) {
            add(region, to: &found)
            found.slots.parts.append([region])
            return true
        }
        if let voice = table.voices[phrase] {
            found.voices.append((voice, range))
            found.left += range
            return true
        }
        if range.count > 1, knownPhrases.contains(Stemmer.stems(ofPhrase: phrase)),
            statementName(phrase) == nil
        {
            found.left += range
            return true
        }
        if !table.fillers.contains(phrase), let council = authority(phrase, toleratesTypos: false) {
            found.slots.add(council)
            return true
        }
        return takeStatement(phrase, range, of: line, into: &found)
            || range.count == 1 && takeForm(phrase, into: &found)
    }

    /// Takes another form of a word that means something, `outstandings`, when all words of its stem mean the same.
    private func takeForm(_ word: String, into found: inout Recognised) -> Bool {
        guard word.count >= 5, !isEmpty(word), !nameWords.contains(word), !vocabulary.contains(word),
            let meant = table.byStem[Stemmer.stem(word)],
            // "Falls" are no figures that have fallen.
            table.senses[meant]?.isDisjoint(with: [.trend, .rises, .falls]) != false
        else { return false }
        let stem = zip(word, meant).prefix { $0 == $1 }.count
        // "Annual" is no form of "annually".
        let isForm = [word, meant].allSatisfy {
            $0.count == stem || isOne(String($0.dropFirst(stem)), of: .endings)
        }
        guard isForm else { return false }
        return takeWord(meant, into: &found.slots)
    }

    private func namesRating(at place: Int, of line: PlainLine) -> Bool {
        (1...2).contains { length in
            place + length <= line.keys.count
                && table.conditions[line.keys[place..<place + length].joined(separator: " ")]?
                    .hasPrefix("rating") == true
        }
    }

    /// "South London": whether a council's or region's name stands at a place, of which a word before it names a part.
    private func namesPlace(at place: Int, of line: PlainLine) -> Bool {
        guard place < line.keys.count else { return false }
        let next = line.keys[place]
        return region(next) != nil || authority(next, toleratesTypos: false) != nil
    }

    /// Takes a word that means something else beside certain words.
    private func takeByNeighbours(
        _ phrase: String, _ range: Range<Int>, of line: PlainLine, into found: inout Recognised
    ) -> Bool {
        let before = line.keys[..<range.lowerBound].last
        let isBehindSpeaker = before.map { table.voices[$0] != nil } ?? false
        let isLast = range.upperBound == line.keys.count
        if isPending(range, of: line, found.left) {
            found.left += range
            return true
        }
        // "People who feel safe": no council is asked for.
        if isBehindSpeaker, isOne(phrase, of: .who) { return true }
        // "What did staff like".
        if isBehindSpeaker, isOne(phrase, of: .like), line.keys.contains(where: { isOne($0, of: .doing) }) {
            found.slots.tone = Self.either(found.slots.tone, Self.praise)
            return true
        }
        if isLast, let before {
            // "What does DoLS mean": a mean is behind "the", or before what it is of.
            if isOne(phrase, of: .mean), !isOne(before, of: .articles) {
                found.slots.senses.insert(.meaning)
                return true
            }
            // "In May 2025 only".
            if isOne(phrase, of: .only) { return true }
            // "What was our score before".
            if isOne(phrase, of: .before) {
                found.slots.senses.insert(.changed)
                return true
            }
        }
        // "Who missed good": by how little it was not reached.
        if isOne(phrase, of: .missed), namesRating(at: range.upperBound, of: line) {
            found.slots.senses.insert(.margin)
            return true
        }
        // "Who came out better": how it came is no question of its own.
        return table.copulas.contains(phrase) && judges(range.upperBound, of: line)
    }

    /// Takes what the council in use, or its region, is called.
    private func takeOwn(
        _ phrase: String, _ range: Range<Int>, of line: PlainLine, into found: inout Recognised
    ) -> Bool {
        // "Give us the scores" speaks to the program.
        if isOne(phrase, of: .speaker), let before = line.keys[..<range.lowerBound].last,
            table.plainOpeners.contains("\(before) me")
        {
            return true
        }
        // "What was said about transitions here".
        let isHere = isOne(phrase, of: .here) && own != nil
        if isHere || table.own.contains(phrase) {
            if let own { found.slots.add(own) }
            found.speaksOfUs = true
            return true
        }
        guard table.ownRegion.contains(phrase) else { return false }
        found.namesOwnRegion = true
        if isOne(phrase.words.last, of: .average) { found.slots.senses.insert(.average) }
        return true
    }

    /// Takes a statement's name, the first or one beside it.
    private func takeStatement(
        _ phrase: String, _ range: Range<Int>, of line: PlainLine, into found: inout Recognised
    ) -> Bool {
        guard let name = statementName(phrase, isSure: isNamed(range, of: line, found.slots)) else {
            return false
        }
        let isCommon = table.commonStatementWords.contains(phrase)
        if let first = found.slots.statement {
            guard first.name != name, !isCommon else { return false }
            found.slots.moreStatements.append((name, range))
            if line.keys[first.words.upperBound..<range.lowerBound].contains(where: { isOne($0, of: .or) }) {
                found.slots.isEitherStatement = true
            }
        } else {
            let isByName =
                !isCommon && " \(Folding.words(name)) ".contains(" \(phrase) ")
                && !isOwnTopic(phrase, in: name)
            found.slots.statement = (name, range, isByName)
        }
        found.left += range
        return true
    }

    /// "Transitions" are a topic of their own, and one part of what the statement that names them is about.
    private func isOwnTopic(_ phrase: String, in statement: String) -> Bool {
        guard let topic = topicsByPhrase[Stemmer.stems(ofPhrase: phrase)] else { return false }
        return statements.entries.first { Self.operand($0.name) == statement }?.slug != topic
    }

    /// "Applications outstanding", "outstanding reviews": still to be done, and no praise.
    private func isPending(_ range: Range<Int>, of line: PlainLine, _ left: [Int]) -> Bool {
        guard range.count == 1, isOne(line.keys[range.lowerBound], of: .pending) else { return false }
        let next = range.upperBound < line.keys.count ? line.keys[range.upperBound] : ""
        let before = range.lowerBound > 0 ? line.keys[range.lowerBound - 1] : ""
        return table.pendingWords.contains(next)
            || left.contains(range.lowerBound - 1) && table.pendingWords.contains(before)
    }

    /// "A 1 on needs", "both needs and governance": whether a word stands where a statement is named.
    private func isNamed(_ range: Range<Int>, of line: PlainLine, _ slots: QuestionSlots) -> Bool {
        guard range.lowerBound > 0, isOne(line.keys[range.lowerBound], of: .needs) else { return false }
        let next = range.upperBound < line.keys.count ? line.keys[range.upperBound] : ""
        let before = line.keys[range.lowerBound - 1]
        return !isOne(next, of: .to)
            && (isOne(before, of: .namedBy) || isOne(before, of: .joiners) && slots.statement != nil)
    }

    /// Whether the word at a place says which end of a list, or which side, is wanted.
    private func judges(_ place: Int, of line: PlainLine) -> Bool {
        let word = line.keys[place...].first { !isOne($0, of: .articles) }
        return word.flatMap { table.senses[$0] }?.isDisjoint(with: [.best, .worst, .better, .worse]) == false
    }

    private func add(_ region: String, to found: inout Recognised) {
        let operand = Self.operand(region)
        if !found.slots.regions.contains(operand) { found.slots.regions.append(operand) }
    }

    /// The tone of what is liked.
    private static let praise = "positive"

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
    ///
    /// - Parameter isSure: whether a word that mostly says nothing, "needs", stands where a name does.
    func statementName(_ phrase: String, isSure: Bool = false) -> String? {
        if let slug = table.statementWords[phrase], case .one(let found) = statements.match(slug) {
            return Self.operand(found.name)
        }
        guard phrase.count >= 4, isSure || !table.fillers.contains(phrase),
            case .one(let found) = statements.match(phrase)
        else { return nil }
        // A whole word of its name: "care" is what all of them are about.
        let isWhole = " \(Folding.words(found.name)) ".contains(" \(phrase) ") || found.slug == phrase
        return isWhole ? Self.operand(found.name) : nil
    }
}
