internal import AssessmentModel

/// Questions about scores and ratings over councils: lists of them, their number, their share.
extension QuestionKind {
    static let overCouncils: [QuestionKind] = [
        .asking(
            "the best and worst statements", place + [.number, .time, .excludedStatements],
            senses: [.areas, .best, .worst, .scores, .eachStatement, .average, .councils, .who, .england],
            ignores: [.sense(.average), .sense(.eachStatement)]
        ) { slots in
            guard slots.has(.areas), slots.hasOrder else { return nil }
            if slots.authorities.count == 1 {
                return "statements" + slots.tests([])
                    + " sort by score \(slots.direction)\(slots.first()) show statement, score"
            }
            return "statements" + slots.tests([])
                + " summarise average score by statement sort by average_score \(slots.direction)\(slots.first())"
        },
        .asking(
            "scores on a statement", place + [.statement, .statements, .score, .threshold, .number, .time],
            senses: [
                .councils, .who, .scores, .best, .worst, .count, .better, .worse, .areas, .rating, .most,
                .everything, .place, .overall, .ordered, .comparing,
            ],
            // Which of its scores is better is seen where they stand together.
            ignores: [
                .sense(.comparing),
                .sense(.place), .sense(.everything), .sense(.better), .sense(.worse), .sense(.ordered),
            ]
        ) { slots in
            guard slots.deniesScores != true || slots.statement != nil,
                slots.scores.isEmpty || slots.threshold == nil,
                slots.statement != nil || slots.scoreTest != nil,
                !slots.has(.better, .worse)
                    || !slots.moreStatements.isEmpty && slots.authorities.count == 1,
                !slots.has(.place) || slots.authorities.isEmpty,
                !slots.has(.comparing) || slots.regions.count + slots.types.count == 1,
                !slots.has(.most),
                slots.threshold.map({ $0.unit == .score }) ?? true
            else { return nil }
            let others = slots.deniesScores == true ? (1...4).filter { !slots.scores.contains($0) } : []
            let rows = "statements" + slots.tests([QuestionSlots.scoreTest(others) ?? slots.scoreTest])
            // "Safeguarding and governance": both.
            if !slots.moreStatements.isEmpty, !slots.isEitherStatement, let score = slots.scoreTest,
                slots.deniesScores != true, slots.authorities.isEmpty
            {
                let each = slots.statementNames.map {
                    "any statement (where statement is \($0) and \(score))"
                }
                return "authorities" + slots.tests(each, withStatement: false)
                    + (slots.has(.count)
                        ? " count" : " sort by percent highest show authority, rating, percent")
            }
            if slots.has(.count), slots.has(.councils, .who), slots.statement == nil,
                let score = slots.scoreTest
            {
                return "authorities" + slots.tests(["any statement (where \(score))"]) + " count"
            }
            // "A 1 and a 4": both, on whichever statements.
            if slots.wantsEachScore, slots.statement == nil, slots.authorities.count != 1,
                slots.deniesScores != true
            {
                let each = slots.scores.map { "any statement (where score = \($0))" }
                return "authorities" + slots.tests(each)
                    + (slots.has(.count)
                        ? " count" : " sort by percent highest show authority, rating, percent")
            }
            if slots.has(.count) { return rows + " count" }
            let isOne = slots.authorities.count == 1
            guard slots.statement != nil else {
                return isOne
                    ? rows + " show statement, score"
                    : rows + " sort by authority\(slots.first()) show authority, statement, score"
            }
            guard !isOne else {
                return rows
                    + " show authority, \(slots.has(.overall) ? "rating, percent, " : "")statement, score"
            }
            guard !slots.has(.overall) else { return nil }
            guard
                slots.has(.councils, .who, .scores, .best, .worst, .rating) || !slots.isBare
                    || slots.scoreTest != nil
            else { return nil }
            return rows + " sort by score \(slots.direction)\(slots.first()) show \(slots.scoreColumns)"
        },
        .asking(
            "the second from either end", place + [.ordinal],
            senses: [.best, .worst, .councils, .who, .rating, .scores, .place]
        ) { slots in
            guard let place = slots.ordinal, slots.has(.best) != slots.has(.worst), slots.authorities.isEmpty
            else { return nil }
            return "assessments" + slots.tests(["percent is present"])
                + " rank by percent \(slots.direction) where place <= \(place) sort by place show authority, rating, percent, place"
        },
        .asking(
            "when reports were published", place + [.number, .time],
            senses: [.dates, .newest, .oldest, .councils, .who, .count, .rating, .held, .everything],
            // Current records are the newest.
            ignores: [.sense(.newest), .sense(.everything)]
        ) { slots in
            // "First 3" is a step of a query, and nothing to go on from.
            guard slots.has(.dates, .newest, .oldest) || !slots.time.isEmpty, !slots.has(.held),
                slots.filled != [.sense(.oldest), .number]
            else {
                return nil
            }
            let rows = "assessments" + slots.tests([])
            if slots.has(.count) { return slots.has(.newest, .oldest) ? nil : rows + " count" }
            let columns = " show authority, published, rating"
            if slots.authorities.count == 1 { return rows + columns }
            let order = " sort by published \(slots.has(.oldest) ? "oldest" : "newest")"
            return rows + order + slots.first(slots.time.isEmpty && slots.placeTests.isEmpty ? 10 : nil)
                + columns
        },
        .asking(
            "how many councils", place + [.threshold],
            senses: [.count, .councils, .who, .rating, .scores, .overall]
        ) { slots in
            guard slots.has(.count),
                slots.has(.councils, .who, .rating) || !slots.ratings.isEmpty || slots.percentTest != nil
                    || !slots.types.isEmpty,
                slots.threshold.map({ $0.unit == .percent }) ?? true, slots.authorities.isEmpty
            else { return nil }
            // All there are, assessed or not.
            let isOfAll =
                slots.ratings.isEmpty && slots.threshold == nil && !slots.has(.rating, .scores)
                && !slots.excluded.contains { $0.field == "rating" }
            return (isOfAll ? "authorities" : "assessments") + slots.tests([slots.percentTest]) + " count"
        },
        .asking(
            "what share of councils", place + [.statement, .score, .threshold],
            senses: [
                .share, .councils, .who, .rating, .regions, .types, .scores, .overall, .main, .most, .fewest,
                .best, .worst, .withinEach,
            ],
            ignores: [.sense(.withinEach)]
        ) { slots in
            guard slots.has(.share), slots.authorities.isEmpty else { return nil }
            let keys = (slots.groupKeys ?? []).joined(separator: ", ")
            let isOrdered = slots.has(.main, .most, .fewest, .best, .worst)
            guard !isOrdered || !keys.isEmpty && slots.groupKeys != ["rating"] else { return nil }
            let order =
                isOrdered ? " sort by share \(slots.has(.fewest, .worst) ? "lowest" : "highest")" : ""
            let by = keys.isEmpty ? "" : " by \(keys)\(order)"
            var all = slots
            all.ratings = []
            if let score = slots.scoreTest, slots.statement != nil, slots.ratings.isEmpty {
                return "statements" + all.tests([]) + " summarise share (where \(score)), count\(by)"
            }
            let test =
                slots.ratings.isEmpty
                ? slots.percentTest : "rating is \(slots.ratings.joined(separator: " or "))"
            if let test, slots.statement == nil {
                return "assessments" + all.tests([]) + " summarise share (where \(test)), count\(by)"
            }
            guard slots.has(.rating), slots.statement == nil, !isOrdered else { return nil }
            return "assessments" + all.tests([])
                + " summarise count, share by rating" + (keys.isEmpty ? "" : ", \(keys)")
        },
        .asking(
            "councils by their overall score", place + [.threshold, .number],
            senses: [
                .england, .best, .worst, .councils, .who, .rating, .scores, .most, .fewest, .place, .overall,
                .ordered,
            ],
            ignores: [.sense(.overall), .sense(.place), .sense(.ordered)]
        ) { slots in
            guard slots.authorities.isEmpty, slots.threshold.map({ $0.unit == .percent }) ?? true,
                slots.hasOrder || slots.threshold != nil || !slots.ratings.isEmpty || !slots.regions.isEmpty
                    || !slots.types.isEmpty || !slots.excluded.isEmpty
                    || slots.has(.rating, .place, .ordered),
                !slots.has(.most, .fewest),
                !slots.hasOrder || slots.isAboutCouncils || slots.number != nil || !slots.has(.scores)
            else { return nil }
            let rows = "assessments" + slots.tests([slots.percentTest])
            if slots.has(.scores), slots.ratings.isEmpty, !slots.hasOrder, slots.threshold == nil,
                slots.number == nil,
                !slots.has(.rating)
            {
                return "statements" + slots.tests([])
                    + " pivot authority by statement showing highest score as heatmap"
            }
            return rows + " sort by percent \(slots.direction)"
                + slots.first(slots.hasOrder && !slots.has(.ordered) ? 10 : nil)
                + " show authority, rating, percent"
                + (slots.hasOrder || slots.threshold != nil ? "" : ", published")
        },
        .asking(
            "the best and worst scores", place + [.number], senses: [.best, .worst, .scores, .who, .councils]
        ) {
            slots in
            guard slots.hasOrder, slots.has(.scores), slots.authorities.isEmpty else { return nil }
            return "statements" + slots.tests([])
                + " sort by score \(slots.direction)\(slots.first(10)) show authority, statement, score"
        },
        .asking(
            "scores counted by their value", [.regions, .types, .ratings],
            senses: [.scores, .ratings, .count]
        ) { slots in
            slots.has(.ratings) ? "assessments" + slots.tests([]) + " count by rating" : nil
        },
    ]
}

extension QuestionSlots {
    /// What is grouped by; nil when nothing is.
    var groupKeys: [String]? {
        let keys: [(Sense, String)] = [
            (.regions, "region"), (.types, "type"), (.ratings, "rating"), (.eachCouncil, "authority"),
            (.eachStatement, "statement"), (.eachTheme, "theme"), (.years, "year"),
            (.months, "year, month"), (.tones, "tone"), (.stages, "stage"), (.voices, "each voices"),
        ]
        let wanted = keys.filter { senses.contains($0.0) }.map(\.1)
        return wanted.isEmpty ? nil : wanted
    }

    /// A key as it stands behind `by`.
    static func groupSum(_ key: String) -> String {
        switch key {
        case "year": "year = year(published)"
        case "year, month": "year = year(published), month = month(published)"
        default: key
        }
    }

    /// "Scored 1 on at least two statements": the score whose number is held against something.
    var scoreBesideCount: String? { has(.areas) && threshold != nil ? Self.scoreTest(scores) : nil }

    /// What is shown of scores on the statements that are named.
    var scoreColumns: String { moreStatements.isEmpty ? "authority, score" : "authority, statement, score" }

    /// Whether groups are measured rather than councils listed.
    var isOfGroups: Bool {
        guard authorities.isEmpty || authorities.count == 1 && has(.eachTheme) else { return false }
        return has(.average, .median) || isOfEngland || groupKeys != nil
            || (types.count > 1 || regions.count > 1 || ratings.count > 1 && statement != nil)
                && has(.better, .worse, .comparing)
    }

    /// The overall score wanted, as a test.
    var percentTest: String? {
        threshold.flatMap { $0.unit == .percent ? "percent \($0.test)" : nil }
    }

    /// Nothing but a statement and where.
    var isBare: Bool {
        authorities.isEmpty && regions.isEmpty && types.isEmpty && ratings.isEmpty && number == nil
    }
}
