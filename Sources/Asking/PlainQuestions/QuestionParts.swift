internal import AssessmentModel

/// What was recognised in a plain question that fits no form: names, conditions and what is asked for, in
/// whatever order they stood.
struct QuestionParts {
    /// What a question asks for or about, by the words for it in `[subjects]`.
    enum Subject: String, CaseIterable, Sendable {
        /// Which councils.
        case councils
        /// Which quality statements.
        case areas
        /// Anybody: mostly councils, when scores are asked for.
        case who
        /// How many.
        case count
        /// Figures of a report.
        case figures
        case scores, rating
        /// When something was published.
        case dates
        /// That somebody says something.
        case saying
        case quotes
        /// The highest or the lowest, or higher or lower than another.
        case best, worst
        /// Councils of the same kind, or of the same region.
        case similar, near
        /// Beside England.
        case england
    }

    var authorities: [Authority] = []
    /// As an operand.
    var region: String?
    /// A quality statement that the line may mean, and which of its words say so.
    var statement: (name: String, words: Range<Int>)?
    /// Tests of the language, each with its field: `rating is Good`.
    var conditions: [String] = []
    var voice: String?
    /// A score from 1 to 4.
    var score: Int?
    /// How many are wanted.
    var number: Int?
    var subjects: Set<Subject> = []
    /// What is to be searched for, as it stands after `about`.
    var words: String?

    mutating func add(_ council: Authority) {
        if !authorities.contains(where: { $0.slug == council.slug }) { authorities.append(council) }
    }

    /// Whether scores are asked for: a statement's name is then a statement, and else something to search
    /// for.
    var asksForScores: Bool {
        score != nil || !subjects.isDisjoint(with: [.scores, .best, .worst])
    }
    private var asksForCouncils: Bool { !subjects.isDisjoint(with: [.councils, .who]) }

    /// The query that all parts together mean; nil when they mean none for sure.
    var query: String? {
        if words != nil || voice != nil || conditions.contains(where: Self.isAboutText) {
            return queryOverText
        }
        switch authorities.count {
        case 0: return queryOverCouncils
        case 1: return query(about: authorities[0])
        default: return comparison
        }
    }

    private static func isAboutText(_ condition: String) -> Bool {
        ["tone", "stage"].contains(condition.firstWord)
    }

    // MARK: What the reports say

    private var queryOverText: String? {
        // "who scores well on respite": scores are for statements. "The top 3 strengths" are the first of
        // them.
        let isRanked = words == nil && voice == nil && score == nil && !subjects.contains(.scores)
        guard !asksForScores || isRanked,
            subjects.isDisjoint(with: [.dates, .similar, .near, .england, .rating])
        else { return nil }
        // "Good" rates councils; of anything else it is praise, or nothing.
        if conditions.contains(where: { $0.firstWord == "rating" }), !asksForCouncils { return nil }
        let about = words.map { " about \($0)" } ?? ""
        let rows = " where ".joining(voice.map { "said by \($0)" }, conditions, place)
        if words != nil, subjects.contains(.councils) {
            return "findings\(about)\(rows) count by authority sort by count highest"
        }
        if !subjects.isDisjoint(with: [.figures, .count]) {
            return words == nil || voice != nil || subjects.contains(.who) ? nil : "indicators\(about)\(rows)"
        }
        if subjects.contains(.quotes) { return "sentences\(about)\(rows)\(first) as quotes" }
        if voice != nil, words == nil { return "sentences\(rows)\(first)" }
        guard words == nil, subjects.isDisjoint(with: [.who, .saying]) else {
            return "findings\(about)\(rows)\(first)"
        }
        let order = conditions.contains("tone is positive") ? "highest" : "lowest"
        return "findings\(rows) sort by score \(order)\(first)"
    }

    // MARK: One council or several

    private func query(about council: Authority) -> String? {
        let it = "authority is \(council.slug)"
        guard conditions.isEmpty || subjects.isDisjoint(with: [.councils, .who]) else { return nil }
        if subjects.contains(.near) {
            return council.region.map {
                "assessments where region is \(QuestionReader.operand($0)) and authority is not \(council.slug) sort by percent highest show authority, rating, percent, published"
            }
        }
        if subjects.contains(.similar) {
            return
                "statements compare authority \(council.slug) with similar showing average score by statement sort by difference"
        }
        if let statement {
            let order = subjects.contains(.worst) ? "lowest" : "highest"
            if asksForCouncils, !subjects.isDisjoint(with: [.best, .worst]) {
                return
                    "statements where statement is \(statement.name) and authority is not \(council.slug) sort by score \(order) "
                    + "show authority, score"
            }
            return
                "statements where \(it) and statement is \(statement.name) show authority, statement, score"
        }
        if subjects.contains(.england) {
            return
                "indicators where \(it) and comparator is england show measure, value, benchmark, gap, direction"
        }
        if let score { return "statements where \(it) and score = \(score) show statement, score" }
        if let region {
            return
                "assessments where region is \(region) rank by percent highest show authority, rating, percent, place, of"
        }
        if subjects.contains(.figures) { return "indicators where \(it)" }
        if subjects.contains(.quotes) { return "sentences where \(it) as quotes" }
        if subjects.contains(.dates) { return "assessments where \(it) show authority, published, rating" }
        if asksForCouncils { return nil }
        if subjects.contains(.best) {
            return "statements where \(it) sort by score highest\(first) show statement, score"
        }
        if subjects.contains(.worst) {
            return "statements where \(it) sort by score lowest\(first) show statement, score"
        }
        if subjects.contains(.rating) || !conditions.isEmpty {
            return "assessments where \(it) show authority, rating, percent, published"
        }
        if subjects.contains(.scores) { return "statements where \(it) sort by number show statement, score" }
        return subjects.isEmpty || subjects == [.saying] ? "card \(council.slug)" : nil
    }

    private var comparison: String? {
        guard conditions.isEmpty, region == nil, score == nil,
            subjects.isDisjoint(with: [.dates, .figures, .england, .near, .similar, .quotes, .count])
        else { return nil }
        let test = statement.map { " where statement is \($0.name)" } ?? ""
        if authorities.count == 2 {
            return
                "statements\(test) compare authority \(authorities[0].slug) with \(authorities[1].slug) showing highest score by statement"
        }
        let rows = " where ".joining(nil, statement.map { ["statement is \($0.name)"] } ?? [], place)
        return "statements\(rows) pivot authority by statement showing highest score as heatmap"
    }

    // MARK: Many councils

    private var queryOverCouncils: String? {
        let order = subjects.contains(.worst) ? "lowest" : "highest"
        let isOrdered = !subjects.isDisjoint(with: [.best, .worst])
        if subjects.contains(.areas), isOrdered, score == nil, statement == nil,
            subjects.isDisjoint(with: [.figures, .quotes, .saying])
        {
            let rows = " where ".joining(nil, conditions, place)
            return
                "statements\(rows) summarise average score by statement sort by average_score \(order)\(first)"
        }
        guard subjects.isDisjoint(with: [.areas, .figures, .quotes, .saying, .similar, .near, .england])
        else { return nil }
        if let statement {
            let rows = " where ".joining(
                "statement is \(statement.name)", score.map { ["score = \($0)"] } ?? [], conditions, place)
            if subjects.contains(.count) { return "statements\(rows) count" }
            if score != nil { return "statements\(rows) sort by authority show authority, score" }
            return
                "statements\(rows) sort by score \(isOrdered ? order : "lowest")\(first) show authority, score"
        }
        if let score {
            let rows = " where ".joining("score = \(score)", conditions, place)
            return "statements\(rows)"
                + (subjects.contains(.count)
                    ? " count" : " sort by authority show authority, statement, score")
        }
        let rows = " where ".joining(nil, conditions, place)
        let isAboutCouncils = asksForCouncils || !conditions.isEmpty || region != nil
        if subjects.contains(.count) {
            return isAboutCouncils || subjects.contains(.dates) ? "assessments\(rows) count" : nil
        }
        if isOrdered, isAboutCouncils {
            return "assessments\(rows) sort by percent \(order)\(first) show authority, rating, percent"
        }
        if subjects.contains(.dates) {
            return
                "assessments\(rows) sort by published newest first \(number ?? 10) show authority, published, rating"
        }
        if subjects.contains(.scores), region != nil {
            return "statements\(rows) pivot authority by statement showing highest score as heatmap"
        }
        guard !conditions.isEmpty || region != nil else { return nil }
        return "assessments\(rows) sort by percent highest\(first) show authority, rating, percent, published"
    }

    // MARK: Pieces

    /// Tests of where: a region, one council, one of several.
    private var place: [String] {
        var tests: [String] = []
        if authorities.count == 1 { tests.append("authority is \(authorities[0].slug)") }
        if authorities.count > 1 {
            tests.append("authority in (\(authorities.map(\.slug).joined(separator: ", ")))")
        }
        if let region { tests.append("region is \(region)") }
        return tests
    }

    private var first: String { number.map { " first \($0)" } ?? "" }
}

extension String {
    /// Itself and the tests joined by `and`; nothing without tests.
    fileprivate func joining(_ first: String?, _ tests: [String]...) -> String {
        let all = (first.map { [$0] } ?? []) + tests.joined()
        return all.isEmpty ? "" : self + all.joined(separator: " and ")
    }
}
