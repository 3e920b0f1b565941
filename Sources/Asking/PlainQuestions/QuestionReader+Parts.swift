internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// Lines that ask more than one thing, and whom they are about.
extension QuestionReader {
    /// The questions of a line: several when one ends in a question mark, or in "and", before a word that opens
    /// another, and each is understood by itself or with what the others say.
    package func questions(in given: String) -> [String] {
        let line = spelledOut(given)
        let words = line.words
        let parts = parts(of: words)
        guard parts.count > 1 else { return halves(words) ?? [given] }
        // "How many are good, and how many of them are in London": one question, about the same councils.
        guard !pointsBack(parts) else { return [given] }
        let questions = shared(parts)
        // "Overdue reviews, and what staff say": the second half is about the matter of the first, which it does not name.
        if let first = questions.first, namesMatter(first), questions.dropFirst().contains(where: isOpen) {
            return [given]
        }
        return questions.allSatisfy { plainQuery($0) != nil } ? questions : [given]
    }

    /// Whether a line asks with two words that open questions and its questions are not known apart: read as
    /// one, what each half says would hold for both.
    func asksTwice(_ line: String) -> Bool {
        let parts = parts(of: line.words)
        let isOfCounts = parts.contains {
            table.senses[PlainLine($0).keys.prefix(2).joined(separator: " ")]?.contains(.count) == true
        }
        guard isOfCounts || !pointsBack(parts) else { return false }
        return parts.dropFirst().contains { table.askingWords.contains(Folding.words($0).firstWord) }
    }

    private func parts(of words: [String]) -> [String] {
        var parts: [[String]] = [[]]
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? Folding.words(words[index + 1]).firstWord : ""
            let isOpened = index > 1 && index + 2 < words.count && table.questionWords.contains(next)
            if isOpened, word.hasSuffix("?") {
                parts[parts.count - 1].append(word)
                parts.append([])
            } else if isOpened, table.halfJoiners.contains(word.lowercased()) {
                parts.append([])
            } else {
                parts[parts.count - 1].append(word)
            }
        }
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
    }

    /// Whether a question is about what the one before has found: "of them", or "they" behind a question about
    /// councils.
    private func pointsBack(_ parts: [String]) -> Bool {
        let first = recognise(PlainLine(parts.first ?? "")).slots
        let isOfCouncils = first.isAboutCouncils && first.authorities.isEmpty
        return parts.dropFirst().contains { part in
            let keys = PlainLine(part).keys
            return isOfCouncils && keys.contains { isOne($0, of: .pronouns) }
                || zip(keys, keys.dropFirst()).contains {
                    isOne($0.0, of: .of) && isOne($0.1, of: .pointers)
                }
        }
    }

    /// What is said in one question only and holds for all: the council, part of the country or matter of the
    /// first for those behind it, and what stands at the end of the last for those before it.
    private func shared(_ parts: [String]) -> [String] {
        var questions = parts
        guard let first = parts.first, let last = parts.last else { return parts }
        if let end = ending(of: last) {
            for index in questions.indices.dropLast()
            where isOpen(questions[index]) && plainQuery(questions[index]) != plainQuery(end.without) {
                questions[index] += " " + end.text
            }
        }
        let place = placeWords(of: first)
        for index in questions.indices.dropFirst() where place != nil || isOpen(questions[index]) {
            if let place {
                let isOpen = isOpen(questions[index])
                if !namesPlace(questions[index]) { questions[index] += " " + place }
                if isOpen, let matter = statementWords(of: first) { questions[index] += " on " + matter }
            } else if let end = ending(of: first) {
                questions[index] += " " + end.text
            } else if own != nil, about(nil).namesOthers(first), !namesOthers(questions[index]) {
                questions[index] += " councils"
            }
        }
        return questions
    }

    /// The statement that a question names and nothing else that it is about, in its words.
    private func statementWords(of part: String) -> String? {
        let line = PlainLine(part)
        let found = recognise(line)
        guard let statement = found.slots.statement, found.slots.moreStatements.isEmpty,
            found.left.allSatisfy({ statement.words.contains($0) || isEmpty(line.keys[$0]) })
        else { return nil }
        return line.text(statement.words)
    }

    /// What a question is about, as the words at its end behind a small one, when it is a question without
    /// them: "about respite", "in London".
    private func ending(of part: String) -> (text: String, without: String)? {
        let words = part.words
        for start in words.indices.dropFirst(2).dropLast().reversed()
        where table.joiningWords.contains(words[start].lowercased()) {
            let without = words[..<start].joined(separator: " ")
            let text = words[start...].joined(separator: " ")
            guard isOpen(without), !isOpen(part), plainQuery(without) != nil else { continue }
            return (text, without)
        }
        return nil
    }

    /// Whether a question names something that is searched for.
    private func namesMatter(_ part: String) -> Bool {
        let found = recognise(PlainLine(part))
        return !found.left.allSatisfy { isEmpty(PlainLine(part).keys[$0]) || isSpeaker($0, in: found) }
    }

    /// Whether a question names neither place nor matter.
    private func isOpen(_ part: String) -> Bool {
        let found = recognise(PlainLine(part))
        return !namesPlace(part) && found.slots.statement == nil
            && found.left.allSatisfy { isEmpty(PlainLine(part).keys[$0]) || isSpeaker($0, in: found) }
    }

    private func isSpeaker(_ place: Int, in found: Recognised) -> Bool {
        found.voices.contains { $0.place.contains(place) }
    }

    private func namesPlace(_ part: String) -> Bool {
        let found = recognise(PlainLine(part))
        let slots = found.slots
        return found.speaksOfUs || found.namesOwnRegion || !slots.authorities.isEmpty
            || !slots.regions.isEmpty || !slots.types.isEmpty || !slots.excluded.isEmpty
            || slots.has(.england, .regions, .types, .overall)
    }

    /// The council or the regions that a question names, in words that mean them anywhere.
    private func placeWords(of part: String) -> String? {
        let slots = recognise(PlainLine(part)).slots
        if !slots.authorities.isEmpty { return slots.authorities.map(\.slug).joined(separator: " and ") }
        func unquoted(_ names: [String]) -> String {
            names.map { $0.filter { $0 != "\"" } }.joined(separator: " and ")
        }
        let regions = slots.regions.isEmpty ? nil : "in " + unquoted(slots.regions)
        let types = slots.types.isEmpty ? nil : unquoted(slots.types) + " councils"
        let words = [types, regions].compactMap { $0 }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// The queries of those parts of a line that mean one.
    func queriesOfParts(of line: String) -> [String] {
        shared(parts(of: line.words)).compactMap { part in
            if case .query(let query, _)? = plainQuery(part) { query } else { nil }
        }
    }

    /// What a question means, if it is beyond doubt a query or several.
    private func plainQuery(_ part: String) -> Understood? {
        let meaning = understood(PlainLine(part))
        switch meaning {
        case .query, .queries: return meaning
        case .offer, .unknown: return nil
        }
    }

    /// "Stocktons scores and sunderlands rating": each half names a council and asks for something else.
    private func halves(_ words: [String]) -> [String]? {
        for middle in words.indices.dropFirst().dropLast()
        where table.halfJoiners.contains(words[middle].lowercased()) {
            let halves = [words[..<middle], words[(middle + 1)...]].map { $0.joined(separator: " ") }
            let slots = halves.map { recognise(PlainLine($0)).slots }
            let asked = slots.map { $0.senses.subtracting([.councils, .who, .got, .comparing]) }
            guard slots.allSatisfy({ $0.authorities.count == 1 }), asked.allSatisfy({ !$0.isEmpty }),
                slots[0].authorities[0].slug != slots[1].authorities[0].slug, asked[0] != asked[1]
            else { continue }
            let areUnderstood = halves.allSatisfy {
                if case .query(_, hasWords: false) = understood(PlainLine($0)) { true } else { false }
            }
            if areUnderstood { return halves }
        }
        return nil
    }

    /// Whether a line is about other councils than the one in use: it names one, or a region, or asks which.
    package func namesOthers(_ line: String) -> Bool {
        let recognised = recognise(PlainLine(spelledOut(line)))
        return !recognised.slots.authorities.isEmpty || recognised.slots.isAboutOthers
    }

    /// Whether a line speaks of "us" and names no council.
    package func speaksOfUs(_ line: String) -> Bool {
        let recognised = recognise(PlainLine(spelledOut(line)))
        return recognised.speaksOfUs && recognised.slots.authorities.isEmpty
    }
}
