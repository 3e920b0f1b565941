internal import AssessmentModel
internal import English
internal import SourceText
internal import TextAnalysis

/// What a line leaves out, or denies: "except London", "not good", "no 1s", "autism but not dementia".
extension QuestionReader {
    /// Takes the words that leave out councils, and what they leave out, at a place; how many words these are.
    ///
    /// What follows "and" is left out too when it is of the same kind: "not in London or the South East", but
    /// not "not good and in London".
    func takeExclusion(at start: Int, of line: PlainLine, into found: inout Recognised) -> Int? {
        let keys = line.keys
        let opener = (1...4).reversed().first { length in
            start + length < keys.count
                && table.exclusions.contains(keys[start..<start + length].joined(separator: " "))
        }
        guard let opener else { return nil }
        var place = start + opener
        var end: Int?
        var left: [QuestionSlots.Exclusion] = []
        while place < keys.count {
            while place < keys.count - 1, table.exclusionFillers.contains(keys[place]) { place += 1 }
            let isSure = left.first?.isStatement == true
            guard let (exclusions, length) = excludable(at: place, of: keys, isSure: isSure),
                left.isEmpty || exclusions[0].field == left[0].field
            else { break }
            // "Why isnt Leeds good": the council is what is asked about.
            if place == start + opener, exclusions[0].field == "authority", denies(at: start, of: keys) {
                return nil
            }
            left += exclusions.filter { !left.contains($0) }
            place += length
            end = place
            guard place < keys.count, isOne(keys[place], of: .joiners) else { break }
            place += 1
        }
        // "Not good at safeguarding" is a judgement, no rating.
        guard let end, !left.isEmpty, lengthOfMeaning(at: start, of: keys) <= end - start else { return nil }
        found.slots.excluded += left.filter { !found.slots.excluded.contains($0) }
        return end - start
    }

    /// Whether a verb that denies opens a line, or stands behind the word that asks why.
    private func denies(at start: Int, of keys: [String]) -> Bool {
        isOne(keys[start], of: .whether) && (start == 0 || isOne(keys[start - 1], of: .why))
    }

    /// The longest phrase from a place on that stands in the table.
    private func lengthOfMeaning(at start: Int, of keys: [String]) -> Int {
        (1...Self.longestPart).reversed().first { length in
            guard start + length <= keys.count else { return false }
            let phrase = keys[start..<start + length].joined(separator: " ")
            return table.conditions[phrase] != nil || table.senses[phrase] != nil
                || table.comparisonsBefore[phrase] != nil
        } ?? 0
    }

    /// What may be left out, by the longest name at a place.
    ///
    /// - Parameter isSure: whether statements are left out, so that a common word of a name stands for one.
    private func excludable(at start: Int, of keys: [String], isSure: Bool) -> (
        [QuestionSlots.Exclusion], Int
    )? {
        for length in (1...5).reversed() where start + length <= keys.count {
            let phrase = keys[start..<start + length].joined(separator: " ")
            if let regions = table.regionGroups[phrase] {
                return (regions.map { .init(field: "region", operand: Self.operand($0)) }, length)
            }
            if let test = table.conditions[phrase]?.words, let field = test.first,
                ["rating", "type"].contains(field)
            {
                return ([.init(field: field, operand: test.dropFirst(2).joined(separator: " "))], length)
            }
            if let region = region(phrase) {
                return ([.init(field: "region", operand: Self.operand(region))], length)
            }
            if table.own.contains(phrase), let own {
                return ([.init(field: "authority", operand: own.slug)], length)
            }
            if !table.fillers.contains(phrase), let council = authority(phrase, toleratesTypos: false) {
                return ([.init(field: "authority", operand: council.slug)], length)
            }
            // "Not learning disability": a matter that begins as a statement does.
            let isMatter = (1...2).contains { more in
                start + length + more <= keys.count
                    && topic(of: keys[start..<start + length + more].joined(separator: " ")) != nil
            }
            if isMatter { return nil }
            let isCommon = table.commonStatementWords.contains(phrase)
            if isSure || !isCommon, let name = statementName(phrase, isSure: isSure) {
                return ([.init(field: "statement", operand: name)], length)
            }
        }
        return nil
    }

    /// The place of the word that denies what stands at another: up to three words before it, or before what
    /// it is joined to.
    func negation(before place: Int, of keys: [String], in slots: QuestionSlots) -> Int? {
        slots.negations.last { negation in
            negation < place && place - negation <= 4
                && !keys[(negation + 1)..<place].contains { isOne($0, of: .clauseOpeners) }
        }
    }

    /// Whether a score at a place is wanted or denied; false when others were said to be the opposite.
    func takeDenial(at place: Int, of keys: [String], into slots: inout QuestionSlots) -> Bool {
        let negation = negation(before: place, of: keys, in: slots)
        let isDenied = negation != nil || slots.deniesScores == true && isJoined(place, keys)
        if let known = slots.deniesScores, known != isDenied { return false }
        slots.deniesScores = isDenied
        if let negation { slots.usedNegations.insert(negation) }
        return true
    }

    /// Words that are left of a line in two halves, those sought and those that must not be found: the words
    /// that deny the second half stand between.
    func denied(_ left: [Int], in slots: QuestionSlots) -> (sought: [Int], denied: [Int])? {
        guard slots.negations.count == 1, let negation = slots.negations.first,
            slots.usedNegations.isEmpty, let first = left.first, let last = left.last,
            first < negation, negation < last
        else { return nil }
        return (left.filter { $0 < negation }, left.filter { $0 > negation })
    }
}
