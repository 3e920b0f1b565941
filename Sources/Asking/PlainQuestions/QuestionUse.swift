internal import AssessmentModel

/// Whether a kind of question has a use for all that a line says: it means something else when any part of
/// it is left out. A part that could as well be missing was not understood, and the line is offered, not run.
extension QuestionKind {
    /// Asked for by a noun or a verb that only names what is listed: without them the line asks the same.
    private static let carriers: Set<Sense> = [
        .councils, .who, .areas, .scores, .got, .rating, .dates, .saying, .held, .figures,
        .waits, .england, .ones, .largest,
    ]

    /// Which end is wanted: the one that is listed first anyway is still of use when the other would be
    /// listed otherwise.
    private static let opposites: [Sense: Sense] = [
        .best: .worst, .worst: .best, .better: .worse, .worse: .better, .most: .fewest, .fewest: .most,
        .longest: .shortest, .shortest: .longest, .newest: .oldest, .oldest: .newest,
    ]

    /// The first slot of a line that this kind makes nothing of, though it takes it.
    func unused(in slots: QuestionSlots, meaning wanted: Meaning) -> Slot? {
        for (slot, variants) in Self.lessened(slots) where !ignores.contains(slot) {
            let isUsed = variants.contains { meaning($0) != wanted }
            if !isUsed { return slot }
        }
        return nil
    }

    /// Each part of what was said, with the slots that are without it, or say the opposite.
    static func lessened(_ slots: QuestionSlots) -> [(Slot, [QuestionSlots])] {
        var all: [(Slot, [QuestionSlots])] = []
        func add(_ slot: Slot, _ change: (inout QuestionSlots) -> Void) {
            var less = slots
            change(&less)
            all.append((slot, [less]))
        }
        func addEach<Part>(_ slot: Slot, _ parts: WritableKeyPath<QuestionSlots, [Part]>) {
            for index in slots[keyPath: parts].indices { add(slot) { $0[keyPath: parts].remove(at: index) } }
        }
        addEach(.authorities, \.authorities)
        addEach(.regions, \.regions)
        addEach(.types, \.types)
        addEach(.ratings, \.ratings)
        addEach(.excluded, \.excluded)
        addEach(.score, \.scores)
        addEach(.counted, \.counted)
        addEach(.time, \.time)
        addEach(.statements, \.moreStatements)
        if slots.statement != nil { add(.statement) { $0.statement = nil } }
        if slots.words != nil { add(.words) { $0.words = nil } }
        if slots.voice != nil { add(.voice) { $0.voice = nil } }
        if slots.tone != nil { add(.tone) { $0.tone = nil } }
        if slots.stage != nil { add(.stage) { $0.stage = nil } }
        if slots.threshold != nil { add(.threshold) { $0.threshold = nil } }
        if let number = slots.number {
            // As many may be listed anyway.
            add(.number) { $0.number = nil }
            var more = slots
            more.number = number + 1
            all[all.count - 1].1.append(more)
        }
        if slots.ordinal != nil { add(.ordinal) { $0.ordinal = nil } }
        for sense in slots.senses.subtracting(carriers) {
            var less = slots
            less.senses.remove(sense)
            var variants = [less]
            if let opposite = opposites[sense], !slots.has(opposite) {
                less.senses.insert(opposite)
                variants.append(less)
            }
            all.append((.sense(sense), variants))
        }
        return all
    }
}
