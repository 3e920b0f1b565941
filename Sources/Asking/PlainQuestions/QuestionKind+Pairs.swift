internal import AssessmentModel

/// Questions that hold one council to several scores, or one council against all others.
extension QuestionKind {
    static let pairs: [QuestionKind] = [
        .asking(
            "pilots", place, senses: [.pilots, .councils, .who, .count, .rating, .dates, .scores]
        ) { slots in
            guard slots.has(.pilots), slots.has(.councils, .who, .count, .rating, .dates) else { return nil }
            return "all assessments" + slots.tests(["indicative"])
                + (slots.has(.count) ? " count" : " show authority, published, rating, percent")
        },
        .asking(
            "a score on each of several statements", place + [.pairs],
            senses: [.councils, .who, .scores, .count, .areas, .better, .worse],
            ignores: [.sense(.better), .sense(.worse)]
        ) { slots in
            guard !slots.pairs.isEmpty else { return nil }
            let each = slots.pairs.map {
                "any statement (where statement is \($0.statement) and score \($0.test))"
            }
            return "authorities" + slots.tests(each)
                + (slots.has(.count) ? " count" : " sort by percent highest show authority, rating, percent")
        },
        QuestionKind(
            "a council beside all others", [.authorities, .statement],
            senses: [
                .everyone, .comparing, .better, .worse, .scores, .rating, .councils, .who, .average, .england,
                .place,
                .overall, .everything,
            ],
            ignores: [
                .sense(.comparing), .sense(.better), .sense(.worse), .sense(.average), .sense(.england),
                .sense(.place),
                .sense(.overall), .sense(.everything), .statement,
            ]
        ) { slots in
            let isOpen =
                slots.filled.subtracting([.sense(.everything)]) == [.authorities, .sense(.comparing)]
            guard slots.authorities.count == 1, slots.has(.everyone) || isOpen else { return nil }
            let council = slots.authorities[0].slug
            let on = slots.statement.map { " where statement is \($0.name)" } ?? ""
            return .offer(
                "Scores may be held against those of all other councils, or figures against England's.",
                [
                    "statements\(on) compare authority \(council) with rest showing average score by statement sort by difference",
                    "assessments rank by percent highest show authority, rating, percent, place, of where authority is \(council)",
                    "indicators where comparator is england and authority is \(council) show measure, value, benchmark, gap, direction",
                ])
        },
    ]

    /// What ought to be done, which no report says: what falls short is the nearest to it.
    static let advice: [QuestionKind] = [
        QuestionKind(
            "what ought to be done", place + [.words, .statement, .score, .tone, .stage, .number],
            senses: Sense.allCases.filter { $0 != .questions }
        ) { slots in
            guard slots.has(.advice) else { return nil }
            let end = " sort by weight highest first 10 show authority, statement, line"
            return .offer(
                "Reports say what was found, not what should be done. What falls short can be listed.",
                ["points\(slots.about)" + slots.tests(["kind is shortfall"]) + end])
        }
    ]
}
