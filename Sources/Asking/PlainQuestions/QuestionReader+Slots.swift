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
    func understood(_ line: PlainLine) -> Understood { meant(line).meaning }

    /// Reads a line by its slots: what it means, and the slots that mean it.
    func meant(_ line: PlainLine) -> (meaning: Understood, slots: QuestionSlots?) {
        let recognised = recognised(line)
        guard !recognised.speaksOfUs || own != nil else {
            return (.offer("Say first which council \"us\" is: use stockton. Then ask again.", []), nil)
        }
        if recognised.left.contains(where: { table.futureWords.contains(line.keys[$0]) }) {
            return (.offer("Reports tell of what was found, not of what is to come.", []), nil)
        }
        var first: Understood?
        for (slots, words) in candidates(of: recognised, in: line) {
            let meaning = QuestionKind.meaning(of: slots)
            if let queries = meaning?.queries,
                let doubt = doubt(of: slots, recognised, in: line, meaning: queries)
            {
                return (.offer(doubt, queries), slots)
            }
            switch meaning {
            case .query(let query):
                // What was said for a reason may not be so.
                let mayBeNone =
                    slots.words != nil || slots.voice != nil || slots.has(.why) && !slots.scores.isEmpty
                return (.query(query, hasWords: mayBeNone), slots)
            case .queries(let queries): return (.queries(queries), slots)
            case .offer(let reason, let queries): return (.offer(reason, queries), slots)
            case nil:
                guard first == nil else { continue }
                var without = slots
                without.words = nil
                without.isPartial = false
                var rest: String?
                if slots.words != nil || slots.isPartial,
                    case .query(let query)? = QuestionKind.meaning(of: without)
                {
                    rest = query
                }
                first = .unknown(words ?? unused(in: slots, of: recognised, in: line), without: rest)
            }
        }
        return (first ?? .unknown(nil, without: nil), nil)
    }

    /// The words of a line that the kind of question which nearly fits has no use for.
    private func unused(in slots: QuestionSlots, of recognised: Recognised, in line: PlainLine) -> String? {
        guard let slot = QuestionKind.unused(in: slots) ?? QuestionKind.hindrance(in: slots),
            let words = recognised.slots.said.first(where: { $0.slots.contains(slot) })?.words
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
        found.slots.surpassesSeveral = surpassesSeveral(found, in: line)
        takeThemes(of: line, into: &found.slots)
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
        if found.slots.has(.place), found.slots.deniesScores == false, opens(line, with: .where) {
            found.slots.senses.remove(.place)
            found.slots.senses.insert(.areas)
        }
        if advises(line) { found.slots.senses.insert(.advice) }
        // "Only 3s": which scores is said by all of them.
        if found.slots.has(.all) {
            found.left.removeAll { isOne(line.keys[$0], of: .allOfThem) }
        }
        if let own, found.slots.authorities.isEmpty, !found.slots.isAboutOthers { found.slots.add(own) }
        settle(&found, in: line)
        return found
    }

    /// Whether a line asks what ought to be done: "should" anywhere, or how one can.
    private func advises(_ line: PlainLine) -> Bool {
        line.keys.contains { table.advisingWords.contains($0) }
            || zip(line.keys, line.keys.dropFirst()).contains {
                isOne($0.0, of: .how) && table.modalWords.contains($0.1)
            } && !line.keys.contains { isOne($0, of: .asker) }
    }

    /// "Which theme are we weakest on": each theme has its average.
    private func takeThemes(of line: PlainLine, into slots: inout QuestionSlots) {
        guard line.keys.contains(where: { isOne($0, of: .themes) }), slots.tone == nil, slots.voice == nil,
            slots.has(.areas, .eachStatement), slots.hasOrder || slots.has(.average, .median)
        else { return }
        let isOfOthers = line.keys.contains {
            !isOne($0, of: .themes) && table.senses[$0]?.contains(.areas) == true
        }
        guard !isOfOthers else { return }
        slots.senses.subtract([.areas, .eachStatement])
        slots.senses.insert(.eachTheme)
    }

    /// Whether who stands above, or below, several councils is asked for: the word that compares stands right
    /// before the first of them.
    private func surpassesSeveral(_ found: Recognised, in line: PlainLine) -> Bool {
        guard found.slots.authorities.count > 1, found.slots.has(.who, .councils),
            let council = found.slots.said.first(where: { $0.slots.contains(.authorities) })?.words,
            let side = found.slots.said.last(where: {
                !$0.slots.isDisjoint(with: [.sense(.better), .sense(.worse)])
                    && $0.words.upperBound <= council.lowerBound
            })?.words
        else { return false }
        return line.keys[side.upperBound..<council.lowerBound].allSatisfy(isEmpty)
            && line.keys[side].contains { table.surpassing.contains($0) }
    }

    /// Whether "than" or the like stands between types of council and part of the country.
    private func holdsKinds(_ found: Recognised, in line: PlainLine) -> Bool {
        guard found.slots.authorities.isEmpty, found.slots.parts.count == 1,
            let types = found.slots.said.first(where: { $0.slots.contains(.types) })?.words,
            let regions = found.slots.said.first(where: { $0.slots.contains(.regions) })?.words
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
            found.slots.said.first { !$0.slots.isDisjoint(with: slots) }?.words
        }
        guard let council = place([.authorities]), let side = place([.sense(.better), .sense(.worse)]),
            let group = place([.types, .regions, .sense(.similar)])
        else { return false }
        let between = min(council.upperBound, group.upperBound)..<max(council.lowerBound, group.lowerBound)
        if between.count < 3, line.keys[between].contains(where: { isOne($0, of: .or) }) { return true }
        return council.upperBound <= side.lowerBound && side.upperBound <= group.lowerBound
    }
}
