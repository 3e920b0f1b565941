internal import AssessmentModel

/// Questions about what the reports say.
extension QuestionKind {
    private static let textSlots =
        place + [
            .words, .voice, .tone, .stage, .statement, .statements, .score, .number, .time,
            .excludedStatements,
        ]

    static let overText: [QuestionKind] = [
        .asking(
            "figures on something", place + [.words, .statement, .number, .threshold],
            senses: [
                .figures, .waits, .count, .longest, .shortest, .most, .average, .median, .saying, .share,
                .money,
                .who, .councils, .best, .worst, .inDays, .howLong, .inPercent,
            ],
            ignores: [.sense(.howLong)]
        ) { slots in
            guard slots.words != nil,
                slots.has(.figures, .waits, .longest, .shortest, .share) || slots.threshold?.unit == .days
                    || (slots.has(.count) && !slots.has(.councils, .who)),
                !slots.has(.average, .median), slots.has(.longest, .shortest) || !slots.has(.who, .councils),
                slots.threshold.map({ $0.unit == .days || $0.unit == .percent }) ?? true
            else { return nil }
            return figures(slots)
        },
        .asking(
            "how many councils are told of something", place + [.words, .tone],
            senses: [.count, .councils, .who, .saying, .distinct, .eachCouncil],
            ignores: [.sense(.distinct), .sense(.eachCouncil)]
        ) { slots in
            guard let words = slots.words, slots.has(.count, .distinct),
                slots.has(.councils, .who, .eachCouncil)
            else { return nil }
            let tone = slots.tone.map { " where tone is \($0)" } ?? ""
            return "authorities" + slots.tests(["any finding (about \(words)\(tone))"]) + " count"
        },
        .asking(
            "how often something is told of", place + [.words, .tone, .statement, .time, .voice],
            senses: [.often, .saying], ignores: [.sense(.often), .sense(.saying)]
        ) { slots in
            guard slots.has(.often), slots.words != nil else { return nil }
            return "findings\(slots.about)" + slots.tests(slots.textTests) + " count"
        },
        QuestionKind(
            "which councils are not told of something", [.regions, .types, .ratings, .excluded, .words],
            senses: [.not, .councils, .who, .saying, .count]
        ) { slots in
            guard let words = slots.words, slots.has(.not), slots.has(.councils, .who) else { return nil }
            let rows =
                "authorities" + slots.tests(["read", "no finding (about \(words))"])
                + (slots.has(.count) ? " count" : " show name, region, rating")
            // "Which councils have no carers strategy".
            guard slots.has(.saying) else {
                return .offer(
                    "That a report does not speak of something does not show that a council is without it. Reports that do not can be listed.",
                    [rows])
            }
            return .query(rows)
        },
        .asking(
            "which councils are told of something",
            [.regions, .types, .ratings, .excluded, .words, .tone, .stage, .number],
            senses: [.councils, .who, .saying, .most], ignores: [.sense(.most)]
        ) { slots in
            guard slots.words != nil, slots.has(.councils, .who) else { return nil }
            return "findings\(slots.about)" + slots.tests(slots.textTests)
                + " count by authority sort by count highest" + slots.first()
        },
        .asking(
            "which part of what is told", place + [.tone, .statement, .voice, .stage, .words],
            senses: [.share, .saying], ignores: [.sense(.saying)]
        ) { slots in
            guard slots.has(.share), slots.ratings.isEmpty,
                let part = slots.tone.map({ "tone is \($0)" }) ?? slots.stage.map({ "stage is \($0)" })
            else { return nil }
            var all = slots
            if slots.tone != nil { all.tone = nil } else { all.stage = nil }
            return "findings\(slots.about)" + all.tests(all.textTests)
                + " summarise share (where \(part)), count"
        },
        .asking(
            "what is found most often", place + [.tone, .number],
            senses: [.usual, .most, .saying, .councils],
            ignores: [.sense(.most), .sense(.saying), .sense(.councils)]
        ) { slots in
            guard slots.has(.usual), let tone = slots.tone, tone == "positive" || tone == "negative" else {
                return nil
            }
            return "points" + slots.tests(["kind is \(tone == "positive" ? "strength" : "shortfall")"])
                + " count by topic sort by count highest" + slots.first()
        },
        .asking(
            "what is told, counted in groups",
            place + [.tone, .voice, .stage, .words, .number],
            senses: [
                .areas, .eachStatement, .regions, .types, .eachCouncil, .most, .fewest, .count, .saying,
                .often, .tones, .stages, .voices, .comparing,
            ],
            ignores: [.sense(.most), .sense(.count), .sense(.saying), .sense(.often), .sense(.comparing)]
        ) { slots in
            let bothTones = slots.tone?.contains(" or ") == true && slots.has(.count) ? "tone" : nil
            guard
                slots.tone != nil || slots.voice != nil || slots.stage != nil || slots.words != nil
                    || slots.has(.tones, .stages, .voices, .found),
                slots.has(.most, .fewest, .count, .often, .saying) || slots.groupKeys != nil,
                slots.has(.comparing) == (bothTones != nil && slots.has(.comparing)),
                let key = slots.groupKeys?.first ?? bothTones
                    ?? (slots.has(.areas) && slots.has(.most, .fewest, .count) ? "statement" : nil),
                slots.groupKeys.map({ $0.count == 1 }) ?? true
            else { return nil }
            return "findings\(slots.about)" + slots.tests(slots.textTests)
                + " count by \(key) sort by count \(slots.has(.fewest) ? "lowest" : "highest")"
                + slots.first()
        },
        .asking(
            "quotations", textSlots, senses: [.quotes, .saying, .who, .best, .main],
            // Which quotation is best is for the reader to say.
            ignores: [.sense(.best), .sense(.main), .sense(.who)]
        ) { slots in
            guard slots.has(.quotes), !slots.filled.isSuperset(of: [.statement, .words]) else { return nil }
            return (slots.isOfParagraphs ? "findings" : "sentences") + slots.about
                + slots.tests(slots.textTests + [slots.scoreTest]) + slots.first() + " as quotes"
        },
        .asking("what somebody said", textSlots, senses: [.saying, .main], ignores: [.sense(.main)]) {
            slots in
            guard slots.voice != nil else { return nil }
            return (slots.isOfParagraphs ? "findings" : "sentences") + slots.about
                + slots.tests(slots.textTests + [slots.scoreTest]) + slots.first()
        },
        .asking(
            "the main points", place + [.words, .tone, .statement, .score, .number, .time],
            senses: [.main, .worst, .best, .saying, .most, .advice],
            // The weightiest come first, of the kind that is asked for.
            ignores: [
                .sense(.advice), .sense(.main), .sense(.worst), .sense(.best), .sense(.most),
            ]
        ) { slots in
            guard slots.scores.isEmpty, slots.has(.main, .worst, .best, .most) || slots.number != nil,
                slots.tone != nil || slots.has(.main) && !(slots.has(.largest) && slots.words != nil)
            else { return nil }
            let kind: String? =
                slots.tone == "positive"
                ? "strength" : slots.tone == nil && !slots.has(.worst) ? nil : "shortfall"
            let isOne = slots.has(.worst, .best) && !slots.has(.main) && slots.number == nil
            return "points\(slots.about)" + slots.tests([kind.map { "kind is \($0)" }])
                + " sort by weight highest" + slots.first(isOne ? 1 : 10)
                + (slots.authorities.count == 1
                    ? " show statement, line" : " show authority, statement, line")
        },
        .asking(
            "what a score looks like", textSlots,
            senses: [.examples, .best, .scores, .rating, .saying, .advice],
            ignores: [.sense(.advice)]
        ) { slots in
            guard slots.has(.examples), slots.words != nil || slots.statement != nil else { return nil }
            var all = slots
            all.ratings = []
            let score = slots.ratings.first.flatMap { ratedScores[$0] }
            all.tone = slots.tone ?? score.map { $0 >= 3 ? "positive" : "negative" }
            return "findings\(slots.about)"
                + all.tests(all.textTests + [score.map { "score = \($0)" } ?? slots.scoreTest])
                + slots.first()
        },
        .asking(
            "why a score", place + [.words, .tone, .statement, .score],
            senses: [.why, .not, .scores, .rating, .worst, .best, .councils, .who],
            // What it was given, and what not, say which findings give the reason.
            ignores: [.ratings, .excluded, .tone, .sense(.not), .sense(.worst), .sense(.best)]
        ) { slots in
            guard slots.has(.why), slots.excluded.allSatisfy({ $0.field == "rating" }),
                slots.authorities.count == 1 || (slots.authorities.isEmpty && !slots.ratings.isEmpty)
            else { return nil }
            var council = slots
            if !slots.authorities.isEmpty { council.ratings = [] }
            council.excluded = []
            let isDenied = slots.has(.not) || !slots.excluded.isEmpty
            let isPraised =
                !isDenied && slots.has(.best) || !isDenied && (slots.scores.min() ?? 0) >= 3
                || !isDenied && slots.ratings.contains { ["Good", "Outstanding"].contains($0) }
            let tone = slots.tone ?? (isPraised ? "positive" : "negative")
            let order = slots.statement == nil && slots.words == nil ? " sort by score lowest" : ""
            return "findings\(slots.about)" + council.tests(["tone is \(tone)", slots.scoreTest]) + order
        },
        .asking(
            "strengths, shortfalls, promises", textSlots, senses: [.saying, .areas, .count, .improves],
            ignores: [.sense(.improves)]
        ) { slots in
            // "How many safeguarding concerns" are figures of the council's own, not CQC's.
            guard slots.tone != nil || slots.stage != nil, slots.words == nil,
                !slots.has(.improves) || slots.stage != nil, !slots.has(.count) || slots.statement == nil
            else { return nil }
            let tests = slots.tests(slots.textTests + [slots.scoreTest])
            if slots.has(.count) { return "findings" + tests + " count" }
            let isOrdered =
                ["positive", "negative"].contains(slots.tone) && slots.statement == nil
                && slots.scores.isEmpty
            let order = slots.tone == "positive" ? "highest" : "lowest"
            return "findings" + tests
                + (isOrdered ? " sort by score \(order)" : "") + slots.first()
        },
        .asking(
            "what the reports say", textSlots, senses: [.saying, .everything, .comparing, .improves],
            ignores: [.sense(.comparing), .sense(.everything), .sense(.improves)]
        ) { slots in
            guard slots.words != nil, !slots.has(.improves) || slots.stage != nil,
                !slots.has(.comparing) || (slots.isTopic && slots.authorities.count > 1)
            else { return nil }
            return "findings\(slots.about)" + slots.tests(slots.textTests + [slots.scoreTest]) + slots.first()
        },
    ]

    /// The score that a rating answers to.
    private static let ratedScores = [
        "Outstanding": 4, "Good": 3, "\"Requires improvement\"": 2, "Inadequate": 1,
    ]

    /// Whether words to search for are about waiting.
    private static func speaksOfWaiting(_ words: Sought) -> Bool {
        words.description.contains(QuestionReader.waiting)
    }

    /// Figures, by how long or how many when that is asked.
    static func figures(_ slots: QuestionSlots) -> String {
        let isOfWaits = slots.words == nil && slots.has(.waits, .longest, .shortest)
        let isTime =
            isOfWaits || slots.has(.howLong, .inDays, .longest, .shortest) || slots.threshold?.unit == .days
        let isDays = isTime && slots.has(.inDays)
        let days = slots.threshold.flatMap { $0.unit == .days ? "days \($0.test)" : nil }
        // "How many are waiting": people, not days.
        let isOfPeople =
            slots.has(.count) && !slots.has(.longest, .shortest, .inDays) && days == nil
            && slots.words.map(speaksOfWaiting) == true
        let unit =
            isOfPeople
            ? "unit is people"
            : slots.has(.money)
                ? "unit is pounds"
                : isDays ? "unit is days" : isTime ? "days is present" : slots.percentUnit
        let percent = slots.threshold.flatMap {
            $0.unit == .percent ? "unit is percent and value \($0.test)" : nil
        }
        // Periods of other things are given in days, too.
        let isSorted = slots.has(.longest, .shortest) || (isTime && slots.has(.best, .worst, .most))
        // What stands first of all must be known to be a wait: a figure of which no measure is known may be an age.
        let isShare = !isTime && slots.has(.inPercent) && slots.threshold == nil
        let measure =
            !isSorted && !isShare ? nil : isOfWaits ? "measure is present" : slots.measureTest
        // A duration that somebody waited: no target, and no age. Whoever asks for days has all that is printed in days.
        let isWait = isTime && slots.has(.waits, .longest, .shortest) && !isDays
        let waited = isWait ? slots.waited(isMeasured: measure != nil) : []
        let matter = isWait && measure == nil ? slots.matterTest : nil
        let about =
            isOfWaits
            ? " about topic:waiting"
            : measure == nil && matter == nil ? isTime ? slots.about : slots.aboutWaits : ""
        let rows =
            "indicators\(about)" + slots.tests([measure, matter, days ?? percent ?? unit] + waited)
        let council = slots.authorities.count == 1 ? "" : "authority, "
        guard isSorted else {
            return rows + slots.first()
                + (isWait ? " show \(council)measure, statistic, value, unit, value_text" : "")
        }
        return rows + " sort by days " + (slots.has(.shortest, .best) ? "lowest" : "highest") + slots.first(5)
            + " show authority, measure, statistic, value, unit, days"
    }
}

extension QuestionSlots {
    /// Percentages alone, where they are asked for and nothing is held against them.
    fileprivate var percentUnit: String? {
        has(.inPercent, .share) && threshold == nil ? "unit is percent" : nil
    }

    /// "Carers waits": what is sought, where it is about waiting.
    fileprivate var aboutWaits: String {
        guard has(.waits), let words, !words.description.contains(QuestionReader.waiting) else {
            return about
        }
        return " about \(words.with(.topic(QuestionReader.waiting)))"
    }

    /// What makes a duration a wait that happened: no target unless that is asked for, and no age, of which years are
    /// given and no measure.
    fileprivate func waited(isMeasured: Bool) -> [String?] {
        [
            has(.target) ? nil : "role is actual",
            isMeasured ? nil : "(measure is present or unit is not years)",
        ]
    }

    /// One word that is sought, in what is measured as well as in the sentence: a report says "the longest was 63 days"
    /// behind the sentence that says of what.
    fileprivate var matterTest: String? {
        guard let phrase = words?.phrase, phrase.count > 4, !phrase.contains(" "), let test = measureTest
        else { return nil }
        return "(\(test) or \(test.replacing("measure contains", with: "text contains")))"
    }

    /// The first of a list in order must be of what is sought: what it measures, for the sentence around it may
    /// speak of other things. Nil where topics or several phrases are sought.
    var measureTest: String? {
        guard !isOfSentences, var phrase = words?.phrase else { return nil }
        if phrase.count > 4, phrase.hasSuffix("s"), !phrase.hasSuffix("ss") { phrase.removeLast() }
        return "measure contains \"\(phrase)\""
    }

    /// Tone, voice and stage, as tests.
    var textTests: [String?] {
        [voice.map { "said by \($0)" }, tone.map { "tone is \($0)" }, stage.map { "stage is \($0)" }]
    }
}
