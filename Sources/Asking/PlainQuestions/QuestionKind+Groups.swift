internal import AssessmentModel

/// Questions about groups of councils: counts, averages, scores by their number.
extension QuestionKind {
    static let groups: [QuestionKind] = [
        .asking(
            "the best and worst on each statement", place + [.number],
            senses: [.eachStatement, .best, .worst, .councils, .who, .scores]
        ) { slots in
            guard slots.has(.eachStatement), slots.hasOrder, slots.authorities.isEmpty,
                slots.has(.councils, .who) || slots.number != nil && !slots.types.isEmpty
            else { return nil }
            return "statements" + slots.tests(["score is present"])
                + " sort by score \(slots.direction) first \(slots.number ?? 1) per statement"
                + " sort by statement show statement, authority, score"
        },
        .asking(
            "the best and worst in each group", place + [.statement, .number],
            senses: [.withinEach, .regions, .types, .best, .worst, .councils, .who, .scores, .rating]
        ) { slots in
            guard slots.has(.withinEach), slots.hasOrder, let key = slots.groupKeys?.first,
                slots.authorities.isEmpty
            else { return nil }
            let field = slots.statement == nil ? "percent" : "score"
            return (slots.statement == nil ? "assessments" : "statements")
                + slots.tests(["\(field) is present", "\(key) is present"])
                + " sort by \(field) \(slots.direction) first \(slots.number ?? 1) per \(key)"
                + " sort by \(key) show \(key), authority, \(slots.statement == nil ? "rating, " : "")\(field)"
        },
        .asking(
            "a count for each group", place + [.score, .counted, .statement, .statements, .threshold, .time],
            senses: [
                .dates, .years, .months, .count, .regions, .types, .ratings, .rating, .scores, .councils,
                .share, .eachStatement, .who,
                .most, .fewest, .withinEach, .comparing,
            ],
            ignores: [.sense(.count), .sense(.ratings), .sense(.withinEach)]
        ) { slots in
            // "How many inadequates against outstandings": of each.
            let compared = slots.has(.comparing) && slots.ratings.count > 1 ? ["rating"] : nil
            guard !slots.has(.share), let keys = slots.groupKeys ?? compared, !keys.isEmpty,
                slots.has(.comparing) == (slots.groupKeys == nil),
                slots.scores.isEmpty || slots.threshold == nil, slots.deniesScores != true,
                slots.scores.isEmpty || slots.counted.isEmpty,
                slots.has(.count, .ratings, .years, .months) || (slots.has(.rating) && !slots.has(.scores))
                    || !slots.ratings.isEmpty
                    || slots.scoreTest != nil || !slots.counted.isEmpty,
                slots.threshold.map({ [.score, .percent, .councils].contains($0.unit) }) ?? true
            else { return nil }
            var all = keys.map(QuestionSlots.groupSum)
            if slots.has(.rating), slots.ratings.isEmpty, !all.contains("rating") { all.append("rating") }
            let scores = slots.scoreTest ?? QuestionSlots.scoreTest(slots.counted)
            let isOfScores = scores != nil || slots.statement != nil
            guard isOfScores || !keys.contains("statement") else { return nil }
            let inTime =
                slots.has(.years) || slots.has(.months) ? " sort by \(keys.joined(separator: ", "))" : ""
            return (isOfScores ? "statements" : "assessments")
                + slots.tests([scores, slots.percentTest])
                + " count by \(all.joined(separator: ", "))"
                + (slots.threshold.flatMap { $0.unit == .councils ? " where count \($0.test)" : nil } ?? "")
                + (slots.has(.most, .fewest)
                    ? " sort by count \(slots.has(.fewest) ? "lowest" : "highest")\(slots.first())" : inTime)
        },
        .asking(
            "how many different groups", place + [.statement, .score, .threshold, .time],
            senses: [
                .distinct, .regions, .types, .eachCouncil, .eachStatement, .councils, .who, .rating, .scores,
                .count,
            ]
        ) { slots in
            guard slots.has(.distinct), let key = slots.groupKeys?.first else { return nil }
            let isOfScores = slots.scoreTest != nil || slots.statement != nil || key == "statement"
            return (isOfScores ? "statements" : "assessments")
                + slots.tests([slots.scoreTest, slots.percentTest]) + " count distinct \(key)"
        },
        .asking(
            "a score in each group", place + [.statement, .statements, .time, .excludedStatements, .number],
            senses: groupSenses + [
                .eachStatement, .eachTheme, .years, .months, .withinEach, .place, .ordered,
            ],
            // Groups are averaged, whether that is said or not.
            ignores: [
                .sense(.average), .sense(.comparing), .sense(.same), .sense(.count), .sense(.withinEach),
                .sense(.place), .sense(.ordered),
            ]
        ) {
            slots in
            guard
                slots.number == nil
                    || slots.groupKeys != nil && slots.hasOrder && !slots.has(.years, .months),
                !slots.has(.count, .share, .rating) || slots.has(.average, .median)
                    || (slots.hasOrder && !slots.has(.count, .share)), slots.isOfGroups,
                !slots.isOfEngland || slots.regions.isEmpty,
                !slots.has(.england) || !slots.has(.comparing, .better, .worse, .same)
            else {
                return nil
            }
            let measure = slots.has(.median) ? "median" : "average"
            var keys = slots.groupKeys ?? []
            if keys.isEmpty, slots.types.count > 1 { keys = ["type"] }
            if keys.isEmpty, slots.ratings.count > 1, slots.statement != nil { keys = ["rating"] }
            if keys.isEmpty, slots.regions.count > 1,
                !slots.has(.average, .median) || slots.parts.count > 1
            {
                keys = ["region"]
            }
            if keys.isEmpty, !slots.moreStatements.isEmpty { keys = ["statement"] }
            let isOfStatements =
                slots.statement != nil || keys.contains("statement") || keys.contains("theme")
                || slots.excluded.contains(where: \.isStatement)
            let field = isOfStatements ? "score" : "percent"
            let rows = (isOfStatements ? "statements" : "assessments") + slots.tests([])
            guard !keys.isEmpty else { return rows + " summarise \(measure) \(field), count" }
            let sums = keys.map(QuestionSlots.groupSum)
            let order =
                slots.has(.years, .months)
                ? keys.joined(separator: ", ") : "\(measure)_\(field) \(slots.direction)"
            return rows + " summarise \(measure) \(field), count by \(sums.joined(separator: ", "))"
                + " sort by \(order)\(slots.first())"
        },
        .asking(
            "groups without a rating", [.ratings], senses: [.regions, .types, .not, .councils, .withinEach],
            ignores: [.sense(.withinEach)]
        ) { slots in
            guard slots.has(.not), let key = slots.groupKeys?.first, !slots.ratings.isEmpty else {
                return nil
            }
            return "assessments where rating is present and \(key) is present summarise n = count (where "
                + "rating is \(slots.ratings.joined(separator: " or "))) by \(key) where n = 0"
        },
        .asking(
            "statements on which nobody has a score",
            [.regions, .types, .ratings, .counted, .score, .threshold],
            senses: [.areas, .not, .scores]
        ) { slots in
            guard slots.has(.areas), slots.deniesScores == true,
                slots.scores.isEmpty || slots.threshold == nil,
                let score = slots.scoreTest ?? QuestionSlots.scoreTest(slots.counted)
            else { return nil }
            return "statements" + slots.tests(["score is present"])
                + " summarise n = count (where \(score)) by statement where n = 0"
        },
        .asking(
            "the statements on which most have a score",
            [.regions, .types, .ratings, .score, .threshold, .number],
            senses: [.areas, .most, .fewest, .councils, .scores], ignores: [.sense(.councils)]
        ) { slots in
            guard slots.has(.areas), slots.has(.most) != slots.has(.fewest), let score = slots.scoreTest,
                slots.scores.isEmpty || slots.threshold == nil, slots.deniesScores != true
            else { return nil }
            return "statements" + slots.tests([score]) + " count by statement sort by count "
                + (slots.has(.fewest) ? "lowest" : "highest") + slots.first()
        },
        .asking(
            "the score that most have", place + [.statement],
            senses: [.usual, .scores, .rating, .councils, .who, .most], ignores: [.sense(.most)]
        ) { slots in
            guard slots.has(.usual) else { return nil }
            let isOfRatings = slots.statement == nil && slots.has(.rating)
            return (isOfRatings ? "assessments" : "statements") + slots.tests([])
                + " count by \(isOfRatings ? "rating" : "score") sort by count highest"
        },
        .asking(
            "councils by their average score", [.regions, .types, .ratings, .excluded, .threshold],
            senses: [.average, .scores, .councils, .who]
        ) { slots in
            guard slots.has(.average), slots.has(.councils, .who), let threshold = slots.threshold,
                threshold.unit == .score
            else { return nil }
            return "statements" + slots.tests([])
                + " summarise average score by authority where average_score \(threshold.test) sort by average_score highest"
        },
        QuestionKind(
            "how far scores lie apart", place + [.number, .statement],
            senses: [
                .spread, .scores, .councils, .who, .most, .fewest, .main, .best, .worst, .areas,
                .eachStatement,
            ],
            ignores: [.sense(.most), .sense(.main), .sense(.best), .sense(.worst)]
        ) { slots in
            guard slots.has(.spread) else { return nil }
            let sums = "statements" + slots.tests([]) + " summarise spread score, lowest score, highest score"
            // Of one statement over councils, else of each statement, or of each council.
            if slots.statement != nil {
                guard slots.authorities.isEmpty, slots.number == nil, !slots.has(.who, .areas) else {
                    return nil
                }
                // How many have each, and how far they lie apart: "spread" is either.
                return .queries(["statements" + slots.tests([]) + " count by score sort by score", sums])
            }
            let each =
                sums
                + " by \(slots.has(.areas, .eachStatement) ? "statement" : "authority") sort by spread_score "
                + (slots.has(.fewest) ? "lowest" : "highest") + slots.first(10)
            return .query(each)
        },
        .asking(
            "councils by all their scores", place + [.score, .threshold, .counted],
            senses: [.all, .councils, .who, .scores, .count, .areas]
        ) { slots in
            guard slots.authorities.isEmpty,
                slots.has(.all) != (slots.deniesScores == true),
                slots.scores.isEmpty || slots.threshold == nil
            else {
                return nil
            }
            let counted = QuestionSlots.scoreTest(slots.counted)
            guard let score = slots.scoreTest ?? counted, slots.scoreTest == nil || counted == nil else {
                return nil
            }
            // A council without scores has none of those that are not wanted, and is not meant.
            let tests =
                slots.has(.all)
                ? ["every statement (where \(score))"]
                : ["no statement (where \(score))", "any statement (where score is present)"]
            let rows = "authorities" + slots.tests(tests)
            return rows
                + (slots.has(.count) ? " count" : " sort by percent highest show authority, rating, percent")
        },
        QuestionKind(
            "who has more of a score than a council", [.authorities, .regions, .types, .counted],
            senses: [.better, .worse, .who, .councils, .scores], ignores: [.sense(.better)]
        ) { slots in
            guard !slots.counted.isEmpty, slots.authorities.count == 1, slots.has(.better, .worse),
                slots.deniesScores != true, let score = QuestionSlots.scoreTest(slots.counted)
            else { return nil }
            var others = slots
            others.authorities = []
            let rows = "statements" + others.tests([score]) + " count by authority sort by count "
            return .offer(
                "How many each council has is listed; \(slots.authorities[0].short) is among them.",
                [rows + (slots.has(.worse) ? "lowest" : "highest")])
        },
        .asking(
            "scores counted", place + [.counted, .threshold, .number, .statement, .score],
            senses: [.most, .fewest, .councils, .who, .scores, .count, .areas]
        ) { slots in
            guard let score = QuestionSlots.scoreTest(slots.counted) ?? slots.scoreBesideCount,
                !slots.has(.all), slots.deniesScores != true
            else { return nil }
            let rows = "statements" + slots.tests([score])
            if slots.counted.count > 1, slots.has(.count) { return rows + " count by score" }
            // Few may be none at all, of which no row is counted.
            let each = "statements" + slots.tests([]) + " summarise n = count (where \(score)) by authority"
            if let threshold = slots.threshold {
                guard threshold.unit == .count || threshold.unit == .score else { return nil }
                if threshold.test.hasPrefix("<") {
                    return each + " where n \(threshold.test) sort by n highest"
                }
                return rows + " count by authority where count \(threshold.test) sort by count highest"
            }
            // "Which statement has the most 1s".
            if slots.has(.areas), !slots.has(.councils, .who), slots.has(.most, .fewest) {
                return rows + " count by statement sort by count "
                    + (slots.has(.fewest) ? "lowest" : "highest") + slots.first()
            }
            if slots.has(.fewest) { return each + " sort by n lowest" + slots.first(10) }
            if slots.has(.most) {
                return rows + " count by authority sort by count highest" + slots.first(10)
            }
            if let number = slots.number, slots.has(.councils, .who), !slots.has(.count) {
                return rows + " count by authority where count = \(number)"
            }
            guard slots.number == nil else { return nil }
            if slots.has(.count) { return rows + " count" }
            return slots.has(.councils, .who) || slots.authorities.isEmpty
                ? rows + " show authority, statement, score" : rows + " show statement, score"
        },
    ]

    private static let groupSenses: [Sense] = [
        .average, .median, .regions, .types, .ratings, .scores, .rating, .overall, .better, .worse, .best,
        .worst,
        .comparing,
        .councils, .who, .count, .same, .england,
    ]
}
