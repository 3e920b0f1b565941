internal import AssessmentModel

/// What a plain question says, whatever the order of its words: each slot is filled by words that were
/// recognised. A question is understood when one kind of question has a use for all of them.
struct QuestionSlots {
    /// What is asked for or about, by the words for it in `[senses]`.
    enum Sense: String, CaseIterable, Sendable {
        /// Which councils; anybody; which quality statements.
        case councils, who, areas
        /// How many; which part of all; an average or middle.
        case count, share, average, median
        /// How many times something is spoken of.
        case often = "how often"
        /// One answer for each region, type of council, rating, council, theme or statement.
        case regions = "by region"
        case types = "by type"
        case ratings = "by rating"
        case eachCouncil = "by council"
        case eachStatement = "by statement"
        case eachTheme = "by theme"
        case years = "by year"
        case months = "by month"
        case tones = "by tone"
        case stages = "by stage"
        case voices = "by voice"
        /// Figures of a report; those that are times.
        case figures, waits
        /// Times, and not how many wait.
        case howLong = "how long"
        /// Shares of a hundred.
        case inPercent = "in percent"
        /// Times that are printed in days.
        case inDays = "in days"
        case scores, rating
        /// The rating beside something else: "what did we get overall and on equity".
        case overall
        /// "Which ones": councils, or statements when a council is named.
        case ones
        /// What one "got": a score, or nothing by itself.
        case got
        /// When something was published, and the order of that.
        case dates, newest, oldest
        case saying, quotes
        /// The end of a list that is wanted.
        case best, worst, most, fewest, longest, shortest, main, largest
        /// All of a list, sorted.
        case ordered = "in order"
        /// How one stands to another.
        case better, worse, same, comparing
        /// The same rating, whatever the score.
        case ratedAlike = "rated alike"
        /// Whom to compare with.
        case similar, near, england
        /// All other councils, whose scores or England's figures may be meant.
        case everyone = "all others"
        /// What was to be reached.
        case target
        /// What became of something; whether it grows better.
        case changed, trend
        /// What has grown better, or worse.
        case improves, worsens
        /// What is still as it was found before.
        case persists
        /// Which figures have gone up, or down.
        case rises, falls
        /// How far the next rating is; how little a rating was reached by.
        case margin, barely
        /// Which way: down to the next rating.
        case dropping
        /// Passages, where they are counted; the first assessments, whose ratings are only indicative.
        case found = "findings"
        case pilots
        /// Remarks that are warnings.
        case warnings
        /// How many different ones there are, of what is grouped by.
        case distinct
        /// The ends of a list within each group.
        case withinEach = "in each"
        /// How far apart scores lie; which of them most have; assessments of the same council.
        case spread, usual, twice
        /// What something looks like where it is done well.
        case examples
        case why, questions, place, everything, held, unassessed, framework
        /// Councils of which scores are known and no text.
        case scoresOnly = "scores only"
        /// What does not fit together; of that, a score and the words printed beside it.
        case contradictions, wording
        /// Sums and shares that do not come out.
        case sums
        /// Names that are misspelt.
        case spelling
        /// All nine statements of a council.
        case all = "all nine"
        /// Sums of money.
        case money
        /// What a word stands for.
        case meaning
        /// Whether somebody is good at something or bad: never a question of its own.
        case judged
        /// What ought to be done.
        case advice
        /// What kind of council it is, and how many live there.
        case profile
        /// The opposite of what follows.
        case not
    }

    /// What may be filled.
    enum Slot: Hashable {
        case authorities, regions, types, ratings, statement, words, voice, tone, stage, score, threshold
        case counted, number, ordinal, time, excluded, excludedStatements
        /// More than one quality statement; parts of the country held against each other.
        case statements, parts, pairs
        case sense(Sense)
    }

    /// A number that something is held against.
    struct Threshold {
        enum Unit {
            case score, percent, days, count, points
            /// Councils that are counted, or something that no question counts: people, findings, years.
            case councils, others
        }
        /// `>= 3`, `between 2 and 3`.
        var test: String
        var unit: Unit
    }

    /// What is left out: a field and its operand, as `region` and `London`.
    struct Exclusion: Equatable {
        var field: String
        var operand: String
        var isStatement: Bool { field == "statement" }
    }

    var authorities: [Authority] = []
    var excluded: [Exclusion] = []
    /// Operands, as all names here.
    var regions: [String] = []
    var types: [String] = []
    var ratings: [String] = []
    /// A quality statement that the line may mean, which of its words say so, and whether those are of its name.
    var statement: (name: String, words: Range<Int>, isByName: Bool)?
    /// Further statements that are named beside it.
    var moreStatements: [(name: String, words: Range<Int>)] = []
    /// Whether "or" stands between statements: any of them will do.
    var isEitherStatement = false
    /// A score on each of several statements, "a 3 on needs but a 2 on safeguarding": the statement and the test.
    var pairs: [(statement: String, test: String)] = []
    /// Whether a council is held against a group: "do we do better than other unitaries".
    var holdsCouncil = false
    /// Regions as they were named together: `the north`, `London`.
    var parts: [[String]] = []
    /// Whether those are asked for who stand above or below several councils: "who beats both Hull and York".
    var surpassesSeveral = false
    /// Whether councils of some type are held against part of the country: "do counties beat the north".
    var holdsKinds = false
    var voice: String?
    var tone: String?
    var stage: String?
    /// From 1 to 4; several when any of them will do.
    var scores: [Int] = []
    var threshold: Threshold?
    /// Whether each of the scores must be there: "a 1 and a 4".
    var wantsEachScore = false
    /// Scores in the plural, `2s`: something to be counted.
    var counted: [Int] = []
    /// Whether these scores are said not to be there; nil when none are named.
    var deniesScores: Bool?
    /// Where words that deny stand in the line, and which of these have been understood.
    var negations: [Int] = []
    var usedNegations: Set<Int> = []
    /// How many are wanted.
    var number: Int?
    /// Which one from the end: 2 in "second best".
    var ordinal: Int?
    /// Tests of `published`.
    var time: [String] = []
    var senses: Set<Sense> = []
    /// What is to be searched for.
    var words: Sought?
    /// Whether what somebody says is looked for in whole paragraphs: who speaks and what of may stand in two sentences.
    var isOfParagraphs = false
    /// Whether figures are looked for in the sentences around them, which find other words for what is measured.
    var isOfSentences = false
    /// The words of the line that filled slots, and which: every word that meant something alone or in a phrase.
    var said: [(words: Range<Int>, slots: Set<Slot>)] = []
    /// Whether "on" or "about" stands before it.
    var isTopic = false
    /// Whether words of the line are left that no question can use: the rest is only something to offer.
    var isPartial = false

    mutating func add(_ council: Authority) {
        if !authorities.contains(where: { $0.slug == council.slug }) { authorities.append(council) }
    }

    /// The slots that the words of the line filled.
    var filled: Set<Slot> {
        var slots = Set(senses.map { Slot.sense($0) })
        if !authorities.isEmpty { slots.insert(.authorities) }
        if !regions.isEmpty { slots.insert(.regions) }
        if !types.isEmpty { slots.insert(.types) }
        if !ratings.isEmpty { slots.insert(.ratings) }
        if statement != nil { slots.insert(.statement) }
        if !moreStatements.isEmpty { slots.insert(.statements) }
        if !pairs.isEmpty { slots.insert(.pairs) }
        if comparesParts { slots.insert(.parts) }
        if words != nil { slots.insert(.words) }
        if voice != nil { slots.insert(.voice) }
        if tone != nil { slots.insert(.tone) }
        if stage != nil { slots.insert(.stage) }
        if !scores.isEmpty { slots.insert(.score) }
        if threshold != nil { slots.insert(.threshold) }
        if !counted.isEmpty { slots.insert(.counted) }
        if number != nil { slots.insert(.number) }
        if ordinal != nil { slots.insert(.ordinal) }
        if excluded.contains(where: { !$0.isStatement }) { slots.insert(.excluded) }
        if excluded.contains(where: \.isStatement) { slots.insert(.excludedStatements) }
        if !time.isEmpty { slots.insert(.time) }
        return slots
    }

    /// Several parts of the country, one of them of several regions, to be held against each other.
    var comparesParts: Bool {
        holdsKinds
            || parts.count > 1 && parts.contains { $0.count > 1 }
                && has(.average, .median, .comparing, .better, .worse)
    }

    /// The quality statements that are named.
    var statementNames: [String] { (statement.map { [$0.name] } ?? []) + moreStatements.map(\.name) }

    func has(_ wanted: Sense...) -> Bool {
        !senses.isDisjoint(with: wanted)
            || (wanted.contains(.scores) && words == nil && senses.contains(.got))
    }

    /// Whether councils are asked for, or a group of them: what `use` names is then no answer.
    var isAboutCouncils: Bool {
        has(.councils, .ones, .who, .similar, .near, .examples, .held, .unassessed, .regions, .types)
            || !regions.isEmpty
            || !types.isEmpty || excluded.contains { $0.field != "rating" && !$0.isStatement }
            || (has(.count) && has(.dates) && words == nil)
    }

    /// Whether other councils than the one in use are asked about.
    var isAboutOthers: Bool {
        isAboutCouncils || has(.framework, .meaning) || isOfEngland || (has(.england) && has(.areas))
            || (has(.best, .worst) && number != nil && tone == nil)
            || (has(.average, .median) && statement != nil)
    }

    /// One council has one rating: a condition on it would be none, so the word means something else.
    var ratesOneCouncil: Bool { authorities.count == 1 && !ratings.isEmpty }

    /// Whether England's own average is asked for, and nothing held against it.
    var isOfEngland: Bool {
        authorities.isEmpty && words == nil && has(.england)
            && !has(.better, .worse, .comparing, .same, .figures, .best, .worst, .main, .waits)
    }

    /// Whether scores are asked for: a statement's name is then a statement, and else perhaps words to
    /// search for.
    var asksForScores: Bool {
        !scores.isEmpty || !counted.isEmpty || threshold != nil
            || has(
                .usual, .spread, .scores, .got, .best, .worst, .better, .worse, .same, .average, .median,
                .comparing, .similar,
                .why)
    }

    /// Whether nothing is named but groups of councils.
    var isOfNothingElse: Bool {
        authorities.isEmpty && statement == nil && tone == nil && threshold == nil && !has(.waits, .target)
    }

    /// Whether dates of reports are asked for, or how many there are.
    var isOfReports: Bool {
        has(.dates, .newest, .oldest, .years, .months, .twice) || !time.isEmpty
    }

    /// "Good support for carers" is a judgement of what is sought, not a council's rating.
    var withJudgedWords: QuestionSlots {
        guard tone == nil, ratings.count == 1, !has(.councils, .who, .rating, .share, .count, .why) else {
            return self
        }
        var judged = self
        judged.tone = ["Good", "Outstanding"].contains(ratings[0]) ? "positive" : "negative"
        judged.ratings = []
        return judged
    }

    // MARK: Tests and their order

    /// The tests of `where`, those given first, then the slots that hold for every record.
    func tests(_ first: [String?], withStatement: Bool = true, withPlace: Bool = true) -> String {
        var all = withPlace ? placeTests : []
        if withStatement, let test = Self.test("statement", statementNames) { all.append(test) }
        all += excluded.filter(\.isStatement).map { "statement is not \($0.operand)" }
        all += first.compactMap { $0 } + time
        return all.isEmpty ? "" : " where " + all.joined(separator: " and ")
    }

    /// Which councils: by rating, type, region and name.
    var placeTests: [String] {
        var tests: [String] = []
        if !ratings.isEmpty {
            tests.append("rating is \(ratings.joined(separator: " or "))")
        }
        if !types.isEmpty { tests.append("type is \(types.joined(separator: " or "))") }
        if let test = Self.test("region", regions) { tests.append(test) }
        if let test = Self.test("authority", authorities.map(\.slug)) { tests.append(test) }
        tests += excluded.filter { !$0.isStatement }.map { "\($0.field) is not \($0.operand)" }
        // A council without a rating is not said to have another.
        if excluded.contains(where: { $0.field == "rating" }) { tests.append("rating is present") }
        return tests
    }

    private static func test(_ field: String, _ operands: [String]) -> String? {
        switch operands.count {
        case 0: nil
        case 1: "\(field) is \(operands[0])"
        default: "\(field) in (\(operands.joined(separator: ", ")))"
        }
    }

    /// The score wanted, as a test.
    var scoreTest: String? {
        if let test = Self.scoreTest(scores) { return test }
        if let threshold, threshold.unit == .score { return "score \(threshold.test)" }
        return nil
    }

    /// A test for any of some scores; nil for none.
    static func scoreTest(_ scores: [Int]) -> String? {
        switch scores.count {
        case 0: nil
        case 1: "score = \(scores[0])"
        default: "score in (\(scores.sorted().map(String.init).joined(separator: ", ")))"
        }
    }

    func first(_ otherwise: Int? = nil) -> String {
        (number ?? otherwise).map { " first \($0)" } ?? ""
    }

    /// Which end of a list is wanted.
    var direction: String { has(.worst, .worse) ? "lowest" : "highest" }
    var hasOrder: Bool { has(.best, .worst) }
}
