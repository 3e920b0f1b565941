package import AssessmentModel
internal import Library
internal import Presentation
internal import QueryLanguage
internal import ReferenceData
package import SourceText

/// What is known of scores in part, or doubted.
package struct ScoreDoubts: Sendable {
    /// A row a doubt.
    package var table: ResultTable
    /// Councils there are, and those of which the register holds an assessment.
    package var councils, held: Int
    /// Of those held.
    var withAllScores, byRatingAlone: Int
}

/// Rows of the user's that were added to the scores.
package struct AddedScores: Sendable {
    /// In the order of the file.
    package var rows: [(council: String, published: String)]
    /// In which they are kept.
    package var file: String
}

extension Workspace {
    /// What is known of scores in part, or doubted: assessments that the register does not take for scores,
    /// those that it holds without all scores, and those of which two sources say different things.
    ///
    /// - Throws: `WorldError` when a data file of the user's cannot be read.
    package func scoreDoubts() throws(WorldError) -> ScoreDoubts {
        let register = try reference.authorities()
        let byCode = Dictionary(register.compactMap { a in a.code.map { ($0, a) } }) { first, _ in first }
        let library = try library()
        let held = try library.publishedScores().values.flatMap { $0 }
        var rows: [[Value]] = []
        func add(_ council: String, _ published: String, _ what: String, _ source: String) {
            rows.append([.text(council), .text(published), .text(what), .text(source)])
        }
        for doubt in try reference.scoreDoubts() {
            let council = byCode[doubt.code]?.short ?? doubt.authority
            let known = held.first {
                $0.authority.code == doubt.code && $0.published == PartialDate(english: doubt.published)
                    && !$0.isIndicative
            }
            let says = doubt.says.isEmpty ? "nothing that can be taken" : doubt.says.joined(separator: ", ")
            let differs =
                known.flatMap { known -> String? in
                    guard let rating = known.rating, let said = doubt.rating, said != rating.rawValue
                    else { return nil }
                    return "; the register has \(rating.rawValue), from \(known.source)"
                } ?? ""
            add(council, doubt.published, "\(says)\(differs): \(doubt.note)", doubt.source)
        }
        for assessment in held.sorted(by: { ($0.authority.short, $0.id) < ($1.authority.short, $1.id) })
        where !assessment.hasAllScores {
            let date = assessment.published?.english ?? assessment.publishedText ?? ""
            let rating = assessment.rating.map { "rating \($0.rawValue)" } ?? "no rating"
            add(
                assessment.authority.short, date, "\(rating) only: its nine scores are not known",
                assessment.source)
        }
        let columns = ["authority", "published", "what", "source"].map { Column(name: $0, type: .text) }
        let formal = held.filter { !$0.isIndicative }
        let scored = Set(formal.filter(\.hasAllScores).map(\.authority.slug))
        let rated = Set(formal.map(\.authority.slug))
        let registered = Set(register.map(\.slug))
        return ScoreDoubts(
            table: ResultTable(columns: columns, rows: rows), councils: register.count,
            held: rated.intersection(registered).count,
            withAllScores: scored.intersection(registered).count,
            byRatingAlone: rated.subtracting(scored).intersection(registered).count)
    }

    /// Adds rows of scores to the library's own, marked as the user's. All are taken, or none.
    ///
    /// - Throws: `WorldError` that lists what is wrong with the file, row by row; or that the library cannot be
    ///   written.
    package func addScores(_ path: String) throws(WorldError) -> AddedScores {
        let text = try TextFile.read(path)
        let library = try library()
        let (rows, councils, problems) = OwnScores.read(
            text, register: NameIndex(authorities: try library.authorities()))
        guard problems.isEmpty else {
            throw .ofQuestion(
                "\(path): nothing was added.\n" + problems.map { "  \($0)" }.joined(separator: "\n"))
        }
        let before = try library.ownScores()
        try library.keepOwnScores(rows: rows)
        do throws(WorldError) {
            let builder = try AssessmentBuilder(self)
            try library.storing(readWith: try readingVersions()) { transaction in
                for council in Set(councils) {
                    try transaction.rebuild(council) { owner, documents in
                        try builder.build(owner, documents)
                    }
                }
            }
        } catch {
            try library.restoreOwnScores(before)
            throw error
        }
        return AddedScores(rows: rows.map { ($0[0], $0[1]) }, file: library.ownScoresPath)
    }
}
