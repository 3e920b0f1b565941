internal import AssessmentModel

/// One kind of question: when a line is of that kind, and the query that it means.
struct QuestionKind {
    /// What a kind makes of the slots.
    enum Meaning: Equatable {
        case query(String)
        /// Nothing that reports can tell: why, and what can be asked.
        case offer(String, [String])
    }

    typealias Slot = QuestionSlots.Slot
    typealias Sense = QuestionSlots.Sense

    /// For reading this table, and for tests.
    let name: String
    /// The slots that it has a use for. A line that fills another is not of this kind: nothing that was said
    /// is left out.
    let takes: Set<Slot>
    /// What the slots mean; nil when the line is of another kind.
    let meaning: @Sendable (QuestionSlots) -> Meaning?

    init(
        _ name: String, _ slots: [Slot], senses: [Sense],
        _ meaning: @escaping @Sendable (QuestionSlots) -> Meaning?
    ) {
        self.name = name
        // "Get" may ask for a score, or be a verb among words that are searched for.
        let verbs: [Sense] = senses.contains(.scores) || slots.contains(.words) ? [.got] : []
        takes = Set(slots).union((senses + verbs).map { .sense($0) })
        self.meaning = meaning
    }

    /// A kind that means one query or none.
    static func asking(
        _ name: String, _ slots: [Slot], senses: [Sense],
        _ query: @escaping @Sendable (QuestionSlots) -> String?
    ) -> QuestionKind {
        QuestionKind(name, slots, senses: senses) { query($0).map { .query($0) } }
    }

    /// The slots that say which councils.
    static let place: [Slot] = [.authorities, .regions, .types, .ratings]

    /// All kinds; the first that has a use for every slot wins, so the particular stand before the general.
    static let all: [QuestionKind] =
        aboutTheLibrary + aboutChange + overText + overFigures + comparisons + groups + overCouncils
        + oneCouncil

    /// What a line means, by the first kind that fits.
    static func meaning(of slots: QuestionSlots) -> Meaning? {
        let filled = slots.filled
        for kind in all where filled.isSubset(of: kind.takes) {
            if let meaning = kind.meaning(slots) { return meaning }
        }
        return nil
    }
}

extension QuestionKind {
    /// What is there, and what was noticed in it.
    static let aboutTheLibrary: [QuestionKind] = [
        .asking("what is loaded", place, senses: [.held, .councils, .who, .count]) { slots in
            guard slots.has(.held) else { return nil }
            let read = "authorities" + slots.tests(["read"])
            return slots.has(.count) ? read + " count" : read + " show name, region, rating, published"
        },
        .asking("councils without an assessment", place, senses: [.unassessed, .councils, .who, .count]) {
            slots in
            guard slots.has(.unassessed), slots.ratings.isEmpty else { return nil }
            let rows = "authorities" + slots.tests(["rating is missing"])
            return slots.has(.count) ? rows + " count" : rows + " show name, type, region"
        },
        .asking("the nine statements", [], senses: [.framework, .areas]) { slots in
            slots.has(.framework) || slots.filled == [.sense(.areas)]
                ? "framework show number, name, theme" : nil
        },
        .asking(
            "contradictions", place + [.statement],
            senses: [.contradictions, .wording, .scores, .saying, .rating, .not]
        ) { slots in
            guard slots.has(.contradictions) else { return nil }
            return "remarks" + slots.tests([slots.has(.wording) ? "code is score-wording" : nil])
        },
    ]

    /// What became of things, and what is still to come.
    static let aboutChange: [QuestionKind] = [
        .asking(
            "figures and what they were", place + [.words, .statement],
            senses: [.changed, .trend, .figures, .waits, .better, .worse]
        ) { slots in
            guard slots.has(.trend, .changed), slots.words != nil || slots.has(.figures, .waits) else {
                return nil
            }
            return "indicators\(slots.about)"
                + slots.tests([slots.has(.waits) ? "unit is days" : nil, "previous is present"])
                + " show authority, measure, value, previous, change"
        },
        .asking(
            "scores then and now", place + [.statement],
            senses: [.changed, .trend, .better, .worse, .scores, .rating]
        ) { slots in
            guard slots.has(.changed, .trend), !slots.authorities.isEmpty else { return nil }
            return "all statements" + slots.tests([])
                + " sort by number, published show statement, published, score"
        },
        QuestionKind(
            "councils then and now", [.regions, .types, .ratings, .statement],
            senses: [.changed, .trend, .better, .worse, .scores, .rating, .councils, .who, .count, .most]
        ) { slots in
            guard slots.has(.changed, .trend), slots.has(.councils, .who) else { return nil }
            return .offer(
                "Few councils have been assessed twice: those have more than one assessment here.",
                ["all assessments count by authority where count > 1"])
        },
        .asking(
            "how far the next rating is", place + [.number],
            senses: [.margin, .councils, .who, .rating, .scores, .better, .best, .why, .count]
        ) { slots in
            guard slots.has(.margin) else { return nil }
            guard slots.authorities.isEmpty else {
                var council = slots
                council.ratings = []
                return "assessments" + council.tests([])
                    + " show authority, rating, percent, margin_up, margin_down"
            }
            var group = slots
            // "Close to outstanding" are good ones.
            group.ratings = slots.ratings.compactMap { nextBelow[$0] }
            return "assessments" + group.tests(["margin_up is present"])
                + " sort by margin_up lowest" + slots.first(10)
                + " show authority, rating, percent, margin_up"
        },
        .asking("what to ask", place + [.words, .statement, .number], senses: [.questions]) { slots in
            guard slots.has(.questions) else { return nil }
            return "points\(slots.about)" + slots.tests(["kind is shortfall"])
                + " sort by weight highest" + slots.first(10) + " show statement, line"
        },
    ]

    private static let nextBelow = [
        "Outstanding": "Good", "Good": "\"Requires improvement\"", "\"Requires improvement\"": "Inadequate",
    ]
}

extension QuestionSlots {
    /// `about` with what is searched for; nothing without.
    var about: String { words.map { " about \($0)" } ?? "" }
}
