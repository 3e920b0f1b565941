internal import AssessmentModel

/// Questions about the figures of reports, and one council beside others.
extension QuestionKind {
    static let overFigures: [QuestionKind] = [
        .asking(
            "beside England or a target", place + [.statement, .number, .words, .threshold, .tone],
            senses: [
                .england, .target, .better, .worse, .comparing, .average, .figures, .best, .worst, .most,
                .same, .main, .not, .saying,
            ],
            // Values stand beside England's, and which is better is shown.
            ignores: [.sense(.comparing), .sense(.average), .sense(.same), .sense(.most)]
        ) { slots in
            guard slots.has(.england) != slots.has(.target), slots.tone == nil || slots.has(.target),
                !slots.authorities.isEmpty || slots.words != nil
                    || slots.has(.figures, .target)
                    || slots.regions.isEmpty && slots.types.isEmpty && slots.has(.better, .worse),
                slots.statement == nil || slots.has(.figures)
            else { return nil }
            let isWorse = slots.has(.worse, .worst, .main) || slots.tone == "negative"
            let isOneWay = slots.has(.better, .best) || slots.tone == "positive" ? !isWorse : isWorse
            let isDenied = slots.has(.not)
            guard !isDenied || isOneWay else { return nil }
            let direction =
                isOneWay ? "direction is \(isDenied ? "not " : "")\(isWorse ? "worse" : "better")" : nil
            let order = isOneWay && isWorse && !isDenied ? " sort by worse_by highest" : ""
            let who = slots.authorities.count == 1 ? "" : "authority, "
            var gap: String?
            if let threshold = slots.threshold {
                guard threshold.unit == .points, isOneWay, isWorse, !isDenied else { return nil }
                gap = "worse_by \(threshold.test)"
            }
            let comparator = "comparator is \(slots.has(.target) ? "target" : "england")"
            return "indicators\(slots.about)" + slots.tests([comparator, direction, gap]) + order
                + slots.first() + " show \(who)measure, value, benchmark, gap, direction"
        },
        QuestionKind(
            "figures of several reports added up or set side by side", place + [.words, .statement, .number],
            senses: [
                .figures, .waits, .longest, .shortest, .better, .worse, .average, .median, .england, .howLong,
                .comparing, .who, .councils, .rating,
                .same,
            ]
        ) { slots in
            guard slots.has(.waits, .figures, .longest),
                slots.has(.average, .median, .better, .worse, .comparing, .same)
            else { return nil }
            var each = slots
            each.senses.remove(.longest)
            let list = figures(each)
            return .offer(
                "Reports measure in different ways, so their figures are listed and not added up or compared.",
                [list + (list.contains(" sort by ") ? "" : " show authority, measure, value, unit, period")])
        },
        QuestionKind(
            "the largest of several reports", place + [.words, .number],
            senses: [
                .largest, .main, .most, .fewest, .best, .worst, .who, .councils, .figures, .count, .inPercent,
            ]
        ) { slots in
            guard let words = slots.words, slots.has(.largest, .figures, .count),
                slots.has(.largest, .most, .fewest, .best, .worst), !slots.has(.quotes, .saying)
            else { return nil }
            return .offer(
                "Reports measure in different ways, so their figures are listed and no one is the largest.",
                [
                    "indicators about \(words)" + slots.tests([])
                        + " sort by value \(slots.has(.fewest) ? "lowest" : "highest") show authority, measure, value, unit, period"
                ])
        },
        QuestionKind("percentages of councils, or in reports", [.threshold], senses: [.figures, .inPercent]) {
            slots in
            guard slots.has(.figures), let threshold = slots.threshold, threshold.unit == .percent else {
                return nil
            }
            return .offer(
                "A percentage may be a council's overall score, or a figure in a report.",
                [
                    "assessments where percent \(threshold.test) sort by percent highest show authority, rating, percent",
                    "indicators where unit is percent and value \(threshold.test)",
                ])
        },
        .asking(
            "figures", place + [.statement, .number, .threshold],
            senses: [
                .figures, .waits, .longest, .shortest, .best, .worst, .most, .who, .councils, .count, .inDays,
                .money, .howLong, .inPercent,
            ],
            ignores: [.sense(.howLong)]
        ) { slots in
            guard slots.has(.figures, .waits, .longest, .shortest, .money) || slots.threshold?.unit == .days,
                !slots.has(.count) || !slots.has(.who, .councils),
                slots.threshold.map({
                    $0.unit == .days || ($0.unit == .percent && !slots.has(.councils, .who))
                }) ?? true,
                slots.authorities.count + slots.regions.count > 0 || slots.has(.waits, .longest, .shortest)
                    || slots.threshold != nil
            else { return nil }
            return figures(slots)
        },
    ]

    /// Where values stand beside each other, all of these are answered.
    private static let sideBySide: Set<Slot> = [
        .sense(.comparing), .sense(.better), .sense(.worse), .sense(.best), .sense(.worst), .sense(.same),
        .sense(.average), .sense(.everything), .sense(.all),
    ]

    static let comparisons: [QuestionKind] = [
        .asking(
            "above or below the average", [.regions, .types, .excluded, .statement, .number],
            senses: [
                .average, .england, .better, .worse, .who, .councils, .scores, .rating, .count, .overall,
            ],
            // England's is the average of all.
            ignores: [.sense(.overall), .sense(.average), .sense(.england)]
        ) { slots in
            guard slots.has(.average, .england), slots.has(.better) != slots.has(.worse),
                slots.has(.who, .councils), slots.isAboutCouncils,
                !slots.has(.england) || slots.parts.count < 2,
                // Of those in London, above London's average or England's.
                slots.has(.england) || slots.placeTests.isEmpty
            else { return nil }
            let sign = slots.has(.worse) ? "<" : ">"
            let end =
                slots.has(.count)
                ? " count" : " sort by \(slots.statement == nil ? "percent" : "score") highest"
            guard let statement = slots.statement else {
                return "assessments" + slots.tests(["percent \(sign) average percent"]) + end + slots.first()
                    + (slots.has(.count) ? "" : " show authority, rating, percent")
            }
            let test = "score \(sign) average score (where statement is \(statement.name))"
            return "statements" + slots.tests([test]) + end + slots.first()
                + (slots.has(.count) ? "" : " show authority, score")
        },
        QuestionKind(
            "a council beside the average", [.authorities, .statement],
            senses: [.average, .better, .worse, .scores, .rating, .overall],
            ignores: [.sense(.better), .sense(.worse), .sense(.overall)]
        ) { slots in
            guard slots.authorities.count == 1, slots.has(.average), slots.has(.better, .worse) else {
                return nil
            }
            var all = slots
            all.authorities = []
            let isOfStatement = slots.statement != nil
            let record = isOfStatement ? "statements" : "assessments"
            return .queries([
                record + slots.tests([])
                    + " show authority, \(isOfStatement ? "statement, score" : "rating, percent")",
                record + all.tests([]) + " summarise average \(isOfStatement ? "score" : "percent"), count",
            ])
        },
        QuestionKind(
            "above or below the average of some", [.regions, .types, .excluded, .statement],
            senses: [.average, .better, .worse, .who, .councils, .scores, .rating, .count, .overall],
            ignores: [.sense(.overall), .sense(.count), .sense(.average)]
        ) { slots in
            guard slots.has(.average), slots.has(.better) != slots.has(.worse), slots.has(.who, .councils),
                !slots.placeTests.isEmpty
            else { return nil }
            let sign = slots.has(.worse) ? "<" : ">"
            let field = slots.statement == nil ? "percent" : "score"
            let rows = slots.statement == nil ? "assessments" : "statements"
            let group = slots.tests([]).dropFirst()
            let others = slots.statement.map { " (where statement is \($0.name))" } ?? ""
            return .offer(
                "The average may be that of all councils, or of these alone.",
                [others, " (\(group))"].map { average in
                    rows + slots.tests(["\(field) \(sign) average \(field)\(average)"])
                        + " sort by \(field) highest show authority, \(field)"
                })
        },
        .asking(
            "who does better than a council", place + [.statement, .number],
            senses: [.better, .worse, .same, .who, .councils, .scores, .rating, .count]
        ) { slots in
            guard slots.authorities.count == 1 || slots.surpassesSeveral && !slots.has(.same),
                slots.has(.better, .worse, .same), slots.isAboutCouncils, !slots.holdsCouncil,
                slots.has(.better) != slots.has(.worse) || slots.has(.same)
            else { return nil }
            let council = slots.authorities[0].slug
            // Above several is above the highest of them.
            let whose =
                slots.authorities.count == 1
                ? "authority is \(council)"
                : "authority in (\(slots.authorities.map(\.slug).joined(separator: ", ")))"
            let end = slots.has(.worse) && slots.authorities.count > 1 ? "lowest" : "highest"
            var others = slots
            others.authorities = []
            others.statement = nil
            let sign = slots.has(.same) ? "=" : slots.has(.worse) ? "<" : ">"
            let isNotSelf = slots.has(.same) ? "authority is not \(council)" : nil
            let counted = slots.has(.count) ? " count" : nil
            if let statement = slots.statement {
                let on = "statement is \(statement.name)"
                let rows =
                    "statements"
                    + others.tests([
                        on, "score \(sign) \(end) score (where \(whose) and \(on))",
                        isNotSelf,
                    ])
                return rows + (counted ?? " sort by score highest\(slots.first()) show authority, score")
            }
            let rows =
                "assessments"
                + others.tests(["percent \(sign) \(end) percent (where \(whose))", isNotSelf])
            return rows
                + (counted ?? " sort by percent highest\(slots.first()) show authority, rating, percent")
        },
        .asking(
            "who has the same rating", [.authorities, .regions, .types, .excluded],
            senses: [.ratedAlike, .who, .councils, .count]
        ) { slots in
            guard slots.has(.ratedAlike), slots.authorities.count == 1 else { return nil }
            let council = slots.authorities[0].slug
            var others = slots
            others.authorities = []
            let rows =
                "assessments"
                + others.tests([
                    "rating = highest rating (where authority is \(council))", "authority is not \(council)",
                ])
            return slots.has(.count)
                ? rows + " count" : rows + " sort by percent highest show authority, rating, percent"
        },
        .asking(
            "beside similar councils", [.authorities, .statement],
            senses: [
                .similar, .better, .worse, .comparing, .councils, .scores, .average, .same, .who, .everything,
            ],
            ignores: Self.sideBySide
        ) { slots in
            guard slots.has(.similar), slots.authorities.count == 1 else { return nil }
            return "statements" + slots.tests([], withPlace: false)
                + " compare authority \(slots.authorities[0].slug) with similar showing average score by statement sort by difference"
        },
        QuestionKind(
            "beside councils near by", [.authorities, .statement],
            senses: [.near, .better, .worse, .comparing, .councils, .scores, .who, .rating, .best, .worst]
        ) { slots in
            guard slots.has(.near), let council = slots.authorities.first, let region = council.region else {
                return nil
            }
            let name = QuestionReader.operand(region)
            return .offer(
                "Which councils are neighbours is not known here; the region and councils of the same type are.",
                [
                    "assessments where region is \(name) rank by percent highest show authority, rating, percent, place, of",
                    "statements where region is \(name) compare authority \(council.slug) with rest showing average score by statement sort by difference",
                    "statements compare authority \(council.slug) with similar showing average score by statement sort by difference",
                ])
        },
        QuestionKind(
            "a council beside its region, its kind or England",
            [.authorities, .regions, .types, .excluded, .statement],
            senses: [
                .better, .worse, .comparing, .average, .scores, .councils, .england, .same, .rating, .who,
                .areas, .everything,
            ],
            ignores: Self.sideBySide
        ) { slots in
            guard slots.authorities.count == 1,
                !slots.regions.isEmpty || !slots.types.isEmpty || slots.has(.england)
                    || (slots.has(.areas) && slots.has(.average)),
                slots.has(.better, .worse, .comparing, .average)
            else { return nil }
            var group = slots
            group.authorities = []
            let council = slots.authorities[0]
            let isInGroup =
                (slots.regions.isEmpty
                    || slots.regions.contains(QuestionReader.operand(council.region ?? "")))
                && (slots.types.isEmpty
                    || slots.types.contains(QuestionReader.operand(council.type?.label ?? "")))
            if isInGroup {
                return .query(
                    "statements" + group.tests([])
                        + " compare authority \(council.slug) with rest showing average score by statement sort by difference"
                )
            }
            // A council that is none of them stands beside the group, not in it.
            var alone = slots
            (alone.regions, alone.types, alone.excluded) = ([], [], [])
            return .queries(
                [alone, group].map { "statements" + $0.tests([]) + " summarise average score by statement" })
        },
        .asking(
            "a part of England beside the rest", [.regions, .types, .statement],
            senses: [
                .better, .worse, .comparing, .average, .scores, .councils, .england, .same, .rating,
                .everything,
            ],
            ignores: Self.sideBySide
        ) { slots in
            // "Compare London": with the rest, when nothing else is named.
            let isAlone = slots.filled.isSubset(of: [.regions, .types, .statement, .sense(.comparing)])
            guard slots.regions.count + slots.types.count == 1, slots.has(.england) || isAlone,
                slots.has(.better, .worse, .comparing), !slots.parts.contains(where: { $0.count > 1 })
            else { return nil }
            var all = slots
            all.regions = []
            all.types = []
            let part = slots.regions.first.map { "region \($0)" } ?? "type \(slots.types[0])"
            return "statements" + all.tests([])
                + " compare \(part) with rest showing average score by statement sort by difference"
        },
        .asking("a place among others", place + [.statement], senses: [.place, .scores, .rating, .councils]) {
            slots in
            guard slots.has(.place), slots.authorities.count == 1 else { return nil }
            var group = slots
            group.authorities = []
            if slots.statement != nil {
                return "statements" + group.tests(["score is present"])
                    + " rank by score highest show authority, statement, score, place, of where authority is \(slots.authorities[0].slug)"
            }
            return "assessments" + group.tests([])
                + " rank by percent highest show authority, rating, percent, place, of where authority is \(slots.authorities[0].slug)"
        },
        .asking(
            "councils side by side", [.authorities, .statement, .statements],
            senses: [
                .comparing, .better, .worse, .best, .worst, .scores, .who, .councils, .same, .areas, .rating,
                .everything, .all, .eachStatement,
            ],
            ignores: Self.sideBySide
        ) { slots in
            guard slots.authorities.count > 1, !slots.surpassesSeveral else { return nil }
            if slots.statement != nil {
                return "statements" + slots.tests([])
                    + " sort by score \(slots.direction) show \(slots.scoreColumns)"
            }
            if slots.has(.rating, .who, .better, .worse, .best, .worst), !slots.has(.areas, .eachStatement) {
                return "assessments" + slots.tests([])
                    + " sort by percent \(slots.direction) show authority, rating, percent"
            }
            if slots.authorities.count == 2 {
                return
                    "statements compare authority \(slots.authorities[0].slug) with \(slots.authorities[1].slug) showing highest score by statement"
            }
            return "statements" + slots.tests([])
                + " pivot authority by statement showing highest score as heatmap"
        },
    ]
}
