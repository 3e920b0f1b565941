package import AssessmentModel

/// The scores published so far, from `scores.csv`: facts with the page or list each was taken from.
package enum PublishedScores {
    /// The scores-only assessments of a CSV text; a row whose council is not in the register names an
    /// unregistered one.
    ///
    /// - Parameters:
    ///   - csv: columns authority, published, overall_rating, rating_is_indicative, published_percent, qs1_…
    ///     to qs9_…, gss_code, source.
    ///   - statements: the framework's, in order.
    package static func assessments(
        csv: String, register: [Authority], statements: [FrameworkStatement]
    ) -> [Assessment] {
        let byCode = Dictionary(register.compactMap { a in a.code.map { ($0, a) } }) { first, _ in first }
        let names = NameIndex(authorities: register)
        return CSVReader.records(csv).compactMap { row in
            guard let name = row["authority"], !name.isEmpty else { return nil }
            let authority: Authority
            if let known = byCode[row["gss_code"] ?? ""] {
                authority = known
            } else if case .one(let known) = names.match(name) {
                authority = known
            } else {
                authority = Register.unregistered(named: name)
            }
            let scored = statements.compactMap { statement -> ScoredStatement? in
                let column = row.keys.first { $0.hasPrefix("qs\(statement.number)_") }
                guard let column, let score = Int(row[column] ?? ""), (1...4).contains(score) else {
                    return nil
                }
                return ScoredStatement(slug: statement.slug, score: score, bandPrinted: nil)
            }
            let printed = row["published"] ?? ""
            let date = PartialDate(english: printed)
            return Assessment(
                authority: authority, published: date,
                publishedText: date == nil && !printed.isEmpty ? printed : nil,
                rating: Rating(rawValue: row["overall_rating"] ?? ""),
                isIndicative: row["rating_is_indicative"] == "yes",
                percentPrinted: Int(row["published_percent"] ?? ""), coverage: .scoresOnly,
                source: row["source"] ?? "scores.csv",
                statements: scored, hasAllScores: scored.count == statements.count, findings: [], remarks: [])
        }
    }
}
