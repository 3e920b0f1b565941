internal import AssessmentModel

/// One kind of question: when a line is of that kind, and the query that it means.
struct QuestionKind {
    /// What a kind makes of the slots.
    enum Meaning: Equatable {
        case query(String)
        /// Two lists.
        case queries([String])
        /// Nothing that reports can tell: why, and what can be asked.
        case offer(String, [String])

        /// What would be run; nil when nothing would.
        var queries: [String]? {
            switch self {
            case .query(let query): [query]
            case .queries(let queries): queries
            case .offer: nil
            }
        }
    }

    typealias Slot = QuestionSlots.Slot
    typealias Sense = QuestionSlots.Sense

    /// For reading this table, and for tests.
    let name: String
    /// The slots that it has a use for. A line that fills another is not of this kind: nothing that was said
    /// is left out.
    let takes: Set<Slot>
    /// Slots among them that may make no difference: the question is answered with them or without.
    let ignores: Set<Slot>
    /// What the slots mean; nil when the line is of another kind.
    let meaning: @Sendable (QuestionSlots) -> Meaning?

    init(
        _ name: String, _ slots: [Slot], senses: [Sense], ignores: Set<Slot> = [],
        _ meaning: @escaping @Sendable (QuestionSlots) -> Meaning?
    ) {
        self.name = name
        // "Get" may ask for a score, or be a verb among words that are searched for.
        // and "have we got" asks for what is loaded, or whether there is something.
        let isOfText = slots.contains(.words) || slots.contains(.tone)
        let verbs: [Sense] = isOfText ? [.got, .held, .place, .found] : [.got]
        self.ignores = ignores.union(verbs.map { .sense($0) })
        // The largest of several is the main one.
        let sizes: [Sense] = senses.contains(.main) ? [.largest] : []
        takes = Set(slots).union((senses + verbs + sizes).map { .sense($0) })
        self.meaning = meaning
    }

    /// A kind that means one query or none.
    static func asking(
        _ name: String, _ slots: [Slot], senses: [Sense], ignores: Set<Slot> = [],
        _ query: @escaping @Sendable (QuestionSlots) -> String?
    ) -> QuestionKind {
        QuestionKind(name, slots, senses: senses, ignores: ignores) { query($0).map { .query($0) } }
    }

    /// The slots that say which councils.
    static let place: [Slot] = [.authorities, .regions, .types, .ratings, .excluded]

    /// All kinds; the first that has a use for every slot wins, so the particular stand before the general.
    static let all: [QuestionKind] =
        aboutTheLibrary + pairs + aboutChange + overText + overFigures + comparisons + groups + overCouncils
        + oneCouncil + advice

    /// "Top 3 and bottom 3", "the north against the south": each is a list of its own.
    private static func bothEnds(of slots: QuestionSlots) -> Meaning? {
        var halves: [QuestionSlots] = []
        if slots.has(.best), slots.has(.worst), !slots.has(.spread, .everything) {
            halves = [Sense.worst, .best].map { end in
                var half = slots
                half.senses.remove(end)
                return half
            }
        } else if slots.number != nil, let tones = slots.tone?.split(separator: " or ").map(String.init),
            tones.count == 2
        {
            halves = tones.map { tone in
                var half = slots
                half.tone = tone
                half.senses.insert(.main)
                return half
            }
        } else if slots.holdsKinds {
            halves = [\QuestionSlots.types, \.regions].map { other in
                var half = slots.average
                half[keyPath: other] = []
                return half
            }
        } else if slots.comparesParts {
            halves = slots.parts.map { part in
                var half = slots.average
                half.regions = part.map(QuestionReader.operand)
                return half
            }
        } else {
            return nil
        }
        let queries = halves.compactMap { half in
            if case .query(let query)? = meaning(of: half) { query } else { nil }
        }
        return queries.count == halves.count ? .queries(queries) : nil
    }

    /// What a line means, by the first kind that fits and has a use for all of it.
    static func meaning(of slots: QuestionSlots) -> Meaning? {
        if slots.isPartial { return nil }
        if let both = bothEnds(of: slots) { return both }
        let filled = slots.filled
        for kind in all where filled.isSubset(of: kind.takes) {
            if let meaning = kind.meaning(slots), kind.unused(in: slots, meaning: meaning) == nil,
                !slots.ratesOneCouncil || kind.ignores.contains(.ratings)
            {
                return meaning
            }
        }
        return nil
    }

    /// A slot without which the rest of a line is a question. Not what it is about: that was understood.
    static func hindrance(in slots: QuestionSlots) -> Slot? {
        let subjects: Set<Slot> = [.authorities, .statement, .ratings]
        return lessened(slots).first { slot, variants in
            !subjects.contains(slot) && variants.first.map { meaning(of: $0) != nil } ?? false
        }?.0
    }

    /// The slot that the first kind which nearly fits makes nothing of.
    static func unused(in slots: QuestionSlots) -> Slot? {
        let filled = slots.filled
        for kind in all where filled.isSubset(of: kind.takes) {
            if let meaning = kind.meaning(slots), let slot = kind.unused(in: slots, meaning: meaning) {
                return slot
            }
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
            guard slots.has(.unassessed), slots.ratings.isEmpty, slots.authorities.isEmpty else { return nil }
            let rows = "authorities" + slots.tests(["rating is missing"])
            return slots.has(.count) ? rows + " count" : rows + " show name, type, region"
        },
        .asking(
            "councils with scores and no text", place,
            senses: [.scoresOnly, .councils, .who, .count, .scores, .not],
            ignores: [.sense(.not)]
        ) { slots in
            guard slots.has(.scoresOnly) else { return nil }
            return "assessments" + slots.tests(["coverage is \"scores only\""])
                + (slots.has(.count) ? " count" : " show authority, rating, percent")
        },
        .asking("the nine statements", [], senses: [.framework, .areas]) { slots in
            slots.has(.framework) || slots.filled == [.sense(.areas)]
                ? "framework show number, name, theme" : nil
        },
        .asking(
            "what a statement asks of councils", [.statement],
            senses: [.meaning, .areas, .saying], ignores: [.sense(.saying)]
        ) { slots in
            guard slots.has(.meaning), let statement = slots.statement else { return nil }
            return "framework where name is \(statement.name) show name, commitment, expectations"
        },
        .asking("what an acronym stands for", place + [.words], senses: [.meaning]) { slots in
            guard slots.has(.meaning), let words = slots.words, words.phrase != nil else { return nil }
            return "terms" + slots.tests(["acronym is \(words)"]) + " show authority, acronym, expansion"
        },
        .asking(
            "contradictions", place + [.statement],
            senses: [
                .contradictions, .wording, .sums, .spelling, .scores, .saying, .rating, .not, .warnings,
            ],
            ignores: [.sense(.not)]
        ) { slots in
            guard slots.has(.contradictions, .warnings) else { return nil }
            let codes: [(Sense, String)] = [
                (.wording, "score-wording"), (.sums, "sum-differs"), (.spelling, "misspelling"),
            ]
            let code = codes.first { slots.senses.contains($0.0) }?.1
            return "remarks"
                + slots.tests([
                    code.map { "code is \($0)" }, slots.has(.warnings) ? "severity is warning" : nil,
                ])
        },
    ]

    /// What became of things, and what is still to come.
    static let aboutChange: [QuestionKind] = [
        .asking(
            "figures and what they were", place + [.words, .statement],
            senses: [
                .changed, .trend, .figures, .waits, .better, .worse, .most, .best, .worst, .who, .rises,
                .falls, .howLong, .inPercent,
            ],
            ignores: [.sense(.howLong), .sense(.inPercent)]
        ) { slots in
            guard slots.has(.trend, .changed),
                !slots.has(.rises) || !slots.has(.falls),
                slots.has(.figures, .waits)
                    || (slots.words != nil && !slots.has(.who, .councils, .best, .worst))
            else { return nil }
            let isOfWaits = slots.has(.waits) && slots.words == nil
            return "indicators\(isOfWaits ? " about topic:waiting" : slots.about)"
                + slots.tests([
                    slots.has(.rises) ? "change is risen" : slots.has(.falls) ? "change is fallen" : nil,
                    slots.has(.rises, .falls) ? nil : "previous is present",
                    slots.has(.rises, .falls) && isOfWaits ? "days is present" : nil,
                ])
                + " show authority, measure, value, previous, change"
        },
        .asking(
            "what is said to grow better or worse", place + [.statement, .words],
            senses: [.improves, .worsens, .persists, .changed, .areas], ignores: [.sense(.changed)]
        ) { slots in
            let state =
                slots.has(.persists)
                ? "state is persists"
                : slots.has(.worsens) ? "state is worsening" : "state is improving or resolved"
            guard slots.senses.intersection([.improves, .worsens, .persists]).count == 1,
                slots.has(.persists) || !slots.has(.changed)
            else { return nil }
            return "points\(slots.about)" + slots.tests([state]) + " sort by weight highest"
                + (slots.authorities.count == 1
                    ? " show statement, line" : " show authority, statement, line")
        },
        .asking(
            "scores then and now", place + [.statement],
            senses: [
                .changed, .trend, .better, .worse, .scores, .rating, .not, .overall, .comparing, .twice,
            ],
            // Each of them asks for both, which show it.
            ignores: [
                .sense(.twice),
                .sense(.changed), .sense(.trend), .sense(.better), .sense(.worse), .sense(.not),
                .sense(.overall), .sense(.comparing),
            ]
        ) { slots in
            guard slots.has(.changed, .trend), !slots.authorities.isEmpty else { return nil }
            if slots.has(.rating), slots.statement == nil {
                return "all assessments" + slots.tests([])
                    + " sort by published oldest show authority, published, rating, percent"
            }
            return "all statements" + slots.tests([])
                + " sort by number, published show statement, published, score"
        },
        .asking(
            "scores over the years", [.regions, .types, .excluded, .statement, .time],
            senses: [.changed, .trend, .comparing, .average, .scores, .rating, .england, .years],
            ignores: [
                .time, .sense(.comparing), .sense(.average), .sense(.years), .sense(.changed), .sense(.trend),
            ]
        ) { slots in
            guard slots.has(.changed, .trend),
                slots.has(.england, .years, .scores, .rating) || !slots.time.isEmpty
            else { return nil }
            var all = slots
            all.time = []
            let field = slots.statement == nil ? "percent" : "score"
            return (slots.statement == nil ? "assessments" : "statements") + all.tests([])
                + " summarise average \(field), count by year = year(published) sort by year"
        },
        QuestionKind(
            "councils then and now", [.regions, .types, .ratings, .statement],
            senses: [.changed, .trend, .better, .worse, .scores, .rating, .councils, .who, .count, .most],
            ignores: [.ratings, .sense(.most), .sense(.better), .sense(.worse), .sense(.count)]
        ) { slots in
            guard slots.has(.changed, .trend),
                slots.has(.councils, .who) || !slots.types.isEmpty || !slots.regions.isEmpty
            else { return nil }
            return .offer(
                "Few councils have been assessed twice: those have more than one assessment here.",
                ["all assessments count by authority where count > 1"])
        },
        .asking(
            "how far the next rating is", place + [.number, .threshold],
            senses: [
                .margin, .councils, .who, .rating, .scores, .better, .best, .why, .count, .areas, .overall,
                .dropping,
            ],
            // To which rating, and by how much: all of it is shown.
            ignores: [
                .ratings, .sense(.better), .sense(.best), .sense(.why), .sense(.count), .sense(.overall),
                .sense(.dropping),
            ]
        ) { slots in
            guard slots.has(.margin), slots.threshold == nil || slots.authorities.isEmpty,
                slots.threshold.map({ $0.unit == .points }) ?? true
            else { return nil }
            let gap = slots.threshold.map { "margin_up \($0.test)" } ?? "margin_up is present"
            // "Which statement would tip us into good": a point more on any does, the lowest have most to gain.
            if slots.has(.areas) {
                guard slots.authorities.count == 1, !slots.has(.count), slots.number == nil else {
                    return nil
                }
                var council = slots
                council.ratings = []
                return "statements" + council.tests([]) + " sort by score lowest show statement, score"
            }
            guard slots.authorities.isEmpty else {
                var council = slots
                council.ratings = []
                return "assessments" + council.tests([])
                    + " show authority, rating, percent, margin_up, margin_down"
            }
            var group = slots
            // "Close to inadequate", "dropping to good" are those with the least to lose.
            if slots.ratings == ["Inadequate"] || slots.has(.dropping) {
                guard slots.threshold == nil, slots.ratings.count < 2 else { return nil }
                group.ratings = slots.ratings.compactMap { rating in
                    nextBelow.first { $0.value == rating }?.key
                }
                return "assessments" + group.tests(["margin_down is present"])
                    + " sort by margin_down lowest" + slots.first(10)
                    + " show authority, rating, percent, margin_down"
            }
            // "Close to outstanding" are good ones.
            let lower = slots.ratings.compactMap { nextBelow[$0] }
            // "Good councils close to outstanding" says so twice.
            let both = lower.filter(slots.ratings.contains)
            group.ratings = both.isEmpty ? lower : both
            return "assessments" + group.tests([gap])
                + " sort by margin_up lowest" + slots.first(10)
                + " show authority, rating, percent, margin_up"
        },
        .asking("councils assessed twice", place, senses: [.twice, .councils, .who, .dates, .count, .not]) {
            slots in
            slots.has(.twice)
                ? "all assessments" + slots.tests([]) + " count by authority where count "
                    + (slots.has(.not) ? "= 1" : "> 1") : nil
        },
        .asking(
            "how narrowly a rating was reached", place + [.number],
            senses: [.barely, .councils, .who, .rating, .scores]
        ) { slots in
            guard slots.has(.barely), slots.authorities.isEmpty else { return nil }
            return "assessments" + slots.tests(["margin_down is present"])
                + " sort by margin_down lowest" + slots.first(10)
                + " show authority, rating, percent, margin_down"
        },
        .asking(
            "what a better score takes", [.authorities, .statement, .score],
            senses: [.margin, .scores, .better, .why], ignores: [.score, .sense(.better), .sense(.why)]
        ) { slots in
            guard slots.has(.margin), slots.statement != nil, slots.authorities.count == 1 else { return nil }
            return "findings" + slots.tests(["tone is negative"])
        },
        .asking(
            "what to ask", place + [.words, .statement, .number, .excludedStatements],
            senses: [.questions, .advice], ignores: [.sense(.advice)]
        ) { slots in
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
    /// The same for one of several groups that are held against each other: what it has on average.
    var average: QuestionSlots {
        var group = self
        group.parts = []
        group.holdsKinds = false
        group.senses.subtract([Sense.comparing, .better, .worse])
        if !has(.median) { group.senses.insert(.average) }
        return group
    }

    /// `about` with what is searched for; nothing without.
    var about: String { words.map { " about \($0)" } ?? "" }
}
