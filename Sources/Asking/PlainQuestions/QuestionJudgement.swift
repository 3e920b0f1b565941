internal import AssessmentModel

/// The one rule that judges a reading: every word of a line is held by a slot or means nothing, the slots agree
/// with each other, and what is asked fits the answer. What does not is offered, with the words that stand
/// in the way.
extension QuestionReader {
    /// Why a reading is only offered; nil when nothing speaks against it.
    func doubt(
        of slots: QuestionSlots, _ recognised: Recognised, in line: PlainLine, meaning queries: [String]
    ) -> String? {
        if let words = unheld(slots, in: line) { return "What \"\(words)\" asks for is not understood." }
        if let words = pointsBack(line) { return "What \"\(words)\" are was not said." }
        if let sides = unlike(slots, in: line) {
            return "\"\(sides)\" is not understood: each side asks for another thing."
        }
        if let clash = slots.clash { return "This asks for \(clash) at once." }
        guard let shape = QuestionSlots.Shape.allCases.first(where: { isAsked($0, by: slots, in: line) }),
            !queries.contains(where: { shape.isMet(by: $0) })
        else { return nil }
        return "This asks \(shape.rawValue), which is not what was understood."
    }

    /// "How many of those": what is pointed to stands in no line before.
    private func pointsBack(_ line: PlainLine) -> String? {
        let places = line.keys.indices.dropFirst().filter {
            isOne(line.keys[$0 - 1], of: .of) && isOne(line.keys[$0], of: .pointers)
        }
        guard let place = places.first,
            recognised(line).slots.said.allSatisfy({
                $0.words.lowerBound > place
                    || $0.slots.isSubset(of: [.sense(.count), .sense(.councils), .sense(.who)])
            })
        else { return nil }
        return line.text(place..<place + 1)
    }

    /// Words that bear on what is meant and that no slot holds.
    private func unheld(_ slots: QuestionSlots, in line: PlainLine) -> String? {
        let places = line.keys.indices.filter { place in
            table.doubtfulWords.contains(line.keys[place])
                && !(slots.has(.all) && isOne(line.keys[place], of: .allOfThem))
                && !slots.said.contains { $0.words.contains(place) }
        }
        guard let first = places.first else { return nil }
        return line.text(first..<first + 1)
    }

    /// What stands around an "or" between a condition and something else: "inadequate or nearly inadequate".
    private func unlike(_ slots: QuestionSlots, in line: PlainLine) -> String? {
        for place in line.keys.indices where isOne(line.keys[place], of: .or) {
            guard let before = slots.said.last(where: { $0.words.upperBound == place }),
                let behind = slots.said.first(where: { $0.words.lowerBound == place + 1 }),
                !before.slots.isEmpty, !behind.slots.isEmpty, before.slots.isDisjoint(with: behind.slots),
                !before.slots.union(behind.slots).isDisjoint(with: QuestionSlots.conditions),
                // "London or York": places of two kinds may stand beside each other.
                !before.slots.union(behind.slots).isSubset(of: QuestionSlots.places)
            else { continue }
            return line.text(before.words.lowerBound..<behind.words.upperBound)
        }
        return nil
    }

    /// Whether a line asks for an answer of some shape.
    private func isAsked(_ shape: QuestionSlots.Shape, by slots: QuestionSlots, in line: PlainLine) -> Bool {
        switch shape {
        case .count: slots.has(.count, .often) && !slots.has(.margin)
        case .average: slots.has(.average, .median)
        case .date: opens(line, with: .when)
        case .reason: slots.has(.why)
        case .share: slots.has(.share)
        case .saying: slots.has(.saying) && !slots.has(.contradictions)
        case .figures: slots.has(.figures) && slots.words != nil
        case .published: slots.has(.dates)
        // "Where are we strong" asks for no place.
        case .place:
            slots.has(.place) && slots.words == nil && slots.authorities.count == 1
                && !opens(line, with: .where)
        case .councils: slots.has(.who, .councils) && slots.authorities.isEmpty
        }
    }
}

extension QuestionSlots {
    /// What an answer must have to fit what is asked.
    enum Shape: String, CaseIterable {
        case count = "how many"
        case average = "for an average"
        case date = "when"
        case reason = "why"
        case share = "for a share"
        case saying = "what was said"
        case figures = "for figures"
        case published = "when reports came out"
        case councils = "which councils"
        case place = "for a place"

        /// Whether a query answers in this shape: one of the words of the query language that do stands in it.
        func isMet(by query: String) -> Bool {
            let answering =
                switch self {
                case .count: "count indicators points margin difference"
                case .average: "average median compare benchmark indicators"
                case .date: "published due as_of year"
                case .reason: "findings points sentences margin"
                case .share: "share indicators percent"
                case .saying: "findings sentences points finding framework terms card remarks"
                case .figures: "indicators percent average median count"
                case .published: "published due as_of year count"
                case .place: "rank"
                case .councils:
                    "authority authorities count findings sentences points summarise remarks compare"
                }
            let names = query.split { !$0.isLetter && $0 != "_" }
            // "average_percent" is an average, too.
            let words = names + names.flatMap { $0.split(separator: "_") }
            return answering.split(separator: " ").contains(where: words.contains)
        }
    }

    /// Slots that name places.
    static let places: Set<Slot> = [.authorities, .regions, .types]
    /// Slots that say which rows are meant.
    static let conditions: Set<Slot> = [
        .authorities, .regions, .types, .ratings, .statement, .score, .threshold, .tone, .stage,
    ]

    private static let opposites: [(Sense, Sense)] = [
        (.better, .worse), (.newest, .oldest), (.most, .fewest), (.longest, .shortest), (.improves, .worsens),
        (.rises, .falls),
    ]

    /// Two things that cannot both hold, in words; nil when there are none.
    var clash: String? {
        let fixed = time.filter { !$0.contains(" after ") && !$0.contains(" before ") }
        if !fixed.isEmpty, time.count > 1 { return "two times" }
        if tone?.contains(" or ") == true, !moreStatements.isEmpty {
            return "good and bad of several statements"
        }
        let sides = Self.opposites.filter { senses.contains($0.0) && senses.contains($0.1) }
        guard let (first, second) = sides.first, !has(.spread, .comparing, .changed, .trend),
            authorities.count < 2
        else { return nil }
        return "\(first.rawValue) and \(second.rawValue)"
    }
}
