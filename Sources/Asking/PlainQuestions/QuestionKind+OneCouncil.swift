internal import AssessmentModel

/// Questions about the scores and the rating of one council.
extension QuestionKind {
    static let oneCouncil: [QuestionKind] = [
        .asking(
            "what kind of council", [.authorities], senses: [.profile, .regions, .types],
            ignores: [.sense(.profile), .sense(.regions), .sense(.types)]
        ) { slots in
            slots.has(.profile, .regions, .types) && !slots.authorities.isEmpty
                ? "authorities" + slots.tests([]) + " show name, type, region, population" : nil
        },
        .asking(
            "its scores on average", [.authorities, .time, .excludedStatements],
            senses: [.average, .median, .scores, .rating, .overall], ignores: [.sense(.overall)]
        ) { slots in
            guard slots.has(.average, .median), slots.authorities.count == 1 else { return nil }
            return "statements" + slots.tests([])
                + " summarise \(slots.has(.median) ? "median" : "average") score, count"
        },
        .asking(
            "its best and worst scores", [.authorities, .number, .excludedStatements],
            senses: [.best, .worst, .scores]
        ) { slots in
            guard slots.authorities.count == 1, slots.hasOrder else { return nil }
            return "statements" + slots.tests([])
                + " sort by score \(slots.direction)\(slots.first()) show statement, score"
        },
        .asking(
            "its rating", [.authorities, .ratings], senses: [.rating, .dates, .newest, .scores, .overall],
            // "Is it good?" is answered by the rating it has.
            ignores: [.ratings, .sense(.newest), .sense(.overall)]
        ) { slots in
            guard !slots.authorities.isEmpty, slots.has(.rating) || !slots.ratings.isEmpty else { return nil }
            var council = slots
            council.ratings = []
            return "assessments" + council.tests([]) + " show authority, rating, percent, published"
        },
        .asking(
            "its scores", [.authorities, .time, .counted, .excludedStatements],
            senses: [.scores, .areas, .everything, .all],
            ignores: [.sense(.everything), .sense(.all)]
        ) { slots in
            guard slots.has(.scores, .areas, .all) || slots.excluded.contains(where: \.isStatement),
                slots.counted.isEmpty || slots.has(.all),
                slots.authorities.count == 1
            else { return nil }
            return (slots.time.isEmpty ? "statements" : "all statements") + slots.tests([])
                + " sort by number show statement, score"
        },
        .asking("itself", [.authorities], senses: [.everything, .saying], ignores: [.sense(.everything)]) {
            slots in
            slots.authorities.count == 1 ? "card \(slots.authorities[0].slug)" : nil
        },
    ]
}
