package import AssessmentModel

/// A row of `scores-doubts.csv`: an assessment of which something is known, but not enough, or not surely
/// enough, for the register of scores.
package struct ScoreDoubt: Sendable {
    /// As the source has it: "Cumberland Council".
    package var authority: String
    /// GSS code.
    package var code: String
    /// As the source has it; nothing where it is not known.
    package var published: String
    /// The rating that the source gives, as it prints it; nil where it gives none.
    package var rating: String?
    /// What the source says, in words: "rating Good", "62%", "needs 1".
    package var says: [String]
    /// Address or name of what says so.
    package var source: String
    /// Why it is doubted, or what is missing.
    package var note: String

    static func all(in csv: String) -> [ScoreDoubt] {
        CSVReader.records(csv).compactMap { row in
            guard let authority = row["authority"], !authority.isEmpty else { return nil }
            var says: [String] = []
            let rating = row["overall_rating"].flatMap { $0.isEmpty ? nil : $0 }
            if let rating { says.append("rating \(rating)") }
            if let percent = row["published_percent"], !percent.isEmpty { says.append("\(percent)%") }
            for (name, score) in row.sorted(by: { $0.key < $1.key })
            where name.hasPrefix("qs") && !score.isEmpty {
                let words = name.drop { $0 != "_" }.dropFirst().replacing("_", with: " ")
                says.append("\(words) \(score)")
            }
            return ScoreDoubt(
                authority: authority, code: row["gss_code"] ?? "", published: row["published"] ?? "",
                rating: rating, says: says, source: row["source"] ?? "", note: row["note"] ?? "")
        }
    }
}

/// Rows of scores that a user adds, checked before they are taken.
package enum OwnScores {
    /// The columns of a file of scores, as `scores.csv` has them.
    package static let columns = [
        "authority", "published", "overall_rating", "published_percent", "qs1_assessing_needs",
        "qs2_healthier_lives", "qs3_equity", "qs4_care_provision", "qs5_partnerships", "qs6_safe_pathways",
        "qs7_safeguarding", "qs8_governance", "qs9_learning", "source",
    ]

    /// What is wrong with a file, a line each with its row; and its rows as they are kept, marked as the
    /// user's.
    package static func read(_ csv: String, register: NameIndex<Authority>) -> (
        rows: [[String]], councils: [Authority], problems: [String]
    ) {
        let records = CSVReader.records(csv)
        let header = CSVReader.rows(csv).first ?? []
        let lacking = columns.filter { !header.contains($0) }
        guard lacking.isEmpty else {
            return ([], [], ["The first line lacks the columns \(lacking.joined(separator: ", "))."])
        }
        var (rows, councils, problems): ([[String]], [Authority], [String]) = ([], [], [])
        if records.isEmpty { problems.append("There is no row in it.") }
        for (index, record) in records.enumerated() {
            func value(_ name: String) -> String { record[name] ?? "" }
            func report(_ message: String) { problems.append("Row \(index + 2): \(message)") }
            switch register.match(value("authority")) {
            case .one(let council): councils.append(council)
            case .ambiguous(let several):
                report("“\(value("authority"))” may be \(several.map(\.short).joined(separator: ", ")).")
            case .unknown(let nearest):
                let hint = nearest.isEmpty ? "" : " Nearest: \(nearest.joined(separator: ", "))."
                report("no council is called “\(value("authority"))”.\(hint)")
            }
            if PartialDate(english: value("published")) == nil {
                report("“\(value("published"))” is no date: write 5 December 2025 or December 2025.")
            }
            for problem in scoreProblems(value) { report(problem) }
            if value("source").isEmpty { report("it has no source: where are the scores from?") }
            rows.append(
                columns.map { $0 == "source" ? "added by the user, from: \(value($0))" : value($0) })
        }
        return (rows, councils, problems)
    }

    /// Nine scores of 1 to 4; a percentage and a rating that they give.
    private static func scoreProblems(_ value: (String) -> String) -> [String] {
        let names = columns.filter { $0.hasPrefix("qs") }
        let scores = names.map { Int(value($0)) }
        var problems: [String] = []
        for (name, score) in zip(names, scores) where !(1...4).contains(score ?? 0) {
            problems.append("\(name) is “\(value(name))”, and a score is 1, 2, 3 or 4.")
        }
        let rating = Rating(rawValue: value("overall_rating"))
        if rating == nil {
            problems.append(
                "“\(value("overall_rating"))” is no rating: \(Rating.allCases.map(\.rawValue).joined(separator: ", "))."
            )
        }
        guard problems.isEmpty, let sum = ScoreArithmetic(scores: scores.compactMap { $0 }) else {
            return problems
        }
        if !value("published_percent").isEmpty, Int(value("published_percent")) != sum.percent {
            problems.append("the scores give \(sum.percent)%, not \(value("published_percent"))%.")
        }
        if let rating, rating != sum.rating {
            problems.append(
                "the scores give \(sum.rating.rawValue) (\(sum.percent)%), not \(rating.rawValue).")
        }
        return problems
    }

    /// A row as a line of a file of scores.
    package static func line(_ row: [String]) -> String {
        row.map { cell in
            cell.contains { ",\"\n\r".contains($0) }
                ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
        }.joined(separator: ",") + "\n"
    }
}
