internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// Questions that fit no form, read by what stands in them: every word must be part of something, or carry no
/// meaning of its own.
extension QuestionReader {
    /// The query that the parts of a line mean together, and whether it looks for words; nil when some word
    /// is not accounted for.
    func composed(_ line: PlainLine) -> (meaning: String, hasWords: Bool)? {
        guard case (var question, var left)? = parts(of: line) else { return nil }
        if let statement = question.statement, question.asksForScores {
            left.removeAll { statement.words.contains($0) }
        } else {
            question.statement = nil
        }
        guard !left.contains(where: { table.unsureWords.contains(line.keys[$0]) }) else { return nil }
        let empty = table.fillers.union(table.questionWords).union(table.joiningWords)
        left.removeAll { empty.contains(line.keys[$0]) }
        if let first = left.first, let last = left.last {
            guard left.count <= Self.mostWordsSought, !left.contains(where: { isMisspeltName(line.keys[$0]) })
            else { return nil }
            // What stands together but for small words is looked for as it stands.
            let between = (first...last).filter { !left.contains($0) && !empty.contains(line.keys[$0]) }
            guard
                let words = between.isEmpty
                    ? search(line, first..<(last + 1)) : Self.joined(phrases(in: line, at: left))
            else {
                return nil
            }
            question.words = words
        }
        return question.query.map { ($0, question.words != nil) }
    }

    /// Whether a line is about other councils than the one in use: it names one, or a region, or asks which.
    package func namesOthers(_ line: String) -> Bool {
        guard let (parts, _) = parts(of: PlainLine(line)) else { return false }
        return !parts.authorities.isEmpty || parts.region != nil
            || !parts.subjects.isDisjoint(with: [.councils, .who, .similar, .near])
    }

    /// Whether a line speaks of "us" and names no council.
    package func speaksOfUs(_ line: String) -> Bool {
        line.lowercased().words.contains(where: table.own.contains) && council(in: PlainLine(line)) == nil
    }

    /// More words than these are a sentence of their own.
    private static let mostWordsSought = 4

    /// What a phrase that was recognised is.
    private enum Taken {
        /// A part, and nothing else.
        case part
        /// The name of a statement, somebody who may speak, a phrase of the field: perhaps what is to be
        /// searched for.
        case maybeSought
    }

    /// What is recognised, longest phrases first, and the places of the words that are left. Nil when "us" is
    /// nobody.
    private func parts(of line: PlainLine) -> (QuestionParts, left: [Int])? {
        guard own != nil || !line.keys.contains(where: table.own.contains) else { return nil }
        guard line.keys.count <= Self.mostWords else { return nil }
        var parts = QuestionParts()
        var left: [Int] = []
        var voices: [(voice: String, place: Range<Int>)] = []
        var index = 0
        while index < line.keys.count {
            var length = min(Self.longestPart, line.keys.count - index)
            var taken: Taken?
            while length > 0 {
                taken = take(index..<(index + length), of: line, into: &parts, &voices)
                if taken != nil { break }
                length -= 1
            }
            length = max(1, length)
            if taken != .part { left += index..<(index + length) }
            index += length
        }
        // Who is named beside "said" speaks, unless it is what was spoken of.
        let isSaid = !parts.subjects.isDisjoint(with: [.saying, .quotes])
        if isSaid, let speaker = voices.first(where: { !isSpokenOf($0.place, in: line) }) {
            parts.voice = speaker.voice
            left.removeAll { speaker.place.contains($0) }
        }
        return (parts, left)
    }

    private static let longestPart = 6

    private func isSpokenOf(_ place: Range<Int>, in line: PlainLine) -> Bool {
        place.lowerBound > 0
            && ["about", "on", "of", "for", "with"].contains(line.keys[place.lowerBound - 1])
    }

    /// Takes a phrase as what it is; nil when it is nothing known.
    private func take(
        _ range: Range<Int>, of line: PlainLine, into parts: inout QuestionParts,
        _ voices: inout [(voice: String, place: Range<Int>)]
    ) -> Taken? {
        let phrase = line.keys[range].joined(separator: " ")
        if let own, table.own.contains(phrase) {
            parts.add(own)
            return .part
        }
        if takeWord(phrase, into: &parts) { return .part }
        if range.count > 1, knownPhrases.contains(Stemmer.stems(ofPhrase: phrase)) { return .maybeSought }
        if let region = region(phrase), parts.region == nil {
            parts.region = Self.operand(region)
            return .part
        }
        if let voice = table.voices[phrase] {
            voices.append((voice, range))
            return .maybeSought
        }
        if !table.fillers.contains(phrase), let council = authority(phrase, toleratesTypos: false) {
            parts.add(council)
            return .part
        }
        if parts.statement == nil, let name = statementName(phrase) {
            parts.statement = (name, range)
            return .maybeSought
        }
        return takeNumber(
            phrase, before: range.lowerBound > 0 ? line.keys[range.lowerBound - 1] : nil, into: &parts)
            ? .part : nil
    }

    private func takeWord(_ phrase: String, into parts: inout QuestionParts) -> Bool {
        if let condition = table.conditions[phrase] {
            if !parts.conditions.contains(condition) { parts.conditions.append(condition) }
            return true
        }
        guard let subject = table.subjects[phrase] else { return false }
        parts.subjects.insert(subject)
        return true
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

    /// A score, `4` or `2s`, or how many: `top 3`.
    private func takeNumber(_ phrase: String, before: String?, into parts: inout QuestionParts) -> Bool {
        let digits = phrase.hasSuffix("s") ? phrase.dropLast() : phrase[...]
        guard let value = Int(digits) ?? Self.numberWords[phrase].flatMap({ Int($0) }),
            (1...200).contains(value)
        else { return false }
        let isHowMany =
            before.map {
                ["top", "bottom", "first", "last", "best", "worst", "main", "biggest"].contains($0)
            } ?? false
        if isHowMany || value > 4 {
            guard isHowMany, parts.number == nil else { return false }
            parts.number = value
            return true
        }
        guard parts.score == nil, Int(digits) != nil || phrase == "one" else { return false }
        parts.score = value
        return true
    }
}
