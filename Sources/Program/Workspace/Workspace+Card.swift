package import AssessmentModel
package import Presentation
internal import QueryLanguage
internal import SourceText

extension Workspace {
    /// One council on one screen: rating, scores, margins, and figures against England.
    package func card(_ authority: Authority, page: PageSetup) throws -> String {
        let scope: QueryText = "authority is \(authority.short)"
        // Rows of a card cannot be opened, so they carry no numbers.
        let page = page.withoutNumbers
        let columns: QueryText =
            "show rating, published, percent, percent_printed, margin_up, margin_down, coverage, published_text"
        var output = page.bold(SafeText.neutralised(authority.name)) + "\n"
        let kind = [authority.type?.label, authority.region].compactMap { $0 }.joined(separator: ", ")
        if !kind.isEmpty { output += kind + "\n" }
        guard let row = try answer(to: "assessments where \(scope) \(columns)").table.rowsByName.first else {
            return output + (try pilot(scope, columns, page))
        }
        output += "\n" + Prose.set(summary(of: row), page: page)
        let scores = try answer(to: "statements where \(scope) sort by number show statement, score, band")
            .table
        if !scores.rows.isEmpty { output += "\n" + OutputFormat.table.render(scores, page: page).text }
        let worse: QueryText = "indicators where \(scope) and comparator is england and direction is worse"
        let figures = try answer(
            to:
                "\(worse) sort by worse_by highest first 5 show measure, value, benchmark named england, unit, source_date"
        ).table
        if !figures.rows.isEmpty {
            var heading = "Worse than England, largest gaps first"
            if case .integer(let all)? = try answer(to: "\(worse) count").table.rows.first?.first,
                all > figures.rows.count
            {
                heading += " (\(figures.rows.count) of \(all); all of them: \(worse))"
            }
            output += "\n\(heading):\n" + OutputFormat.table.render(figures, page: page).text
        }
        let remarks = try answer(to: "remarks where \(scope) count").table.rows.first?.first
        if case .integer(let number)? = remarks, number > 0 {
            output += "\n\(Plural.count(number, "remark")) on this report: remarks where \(scope)\n"
        }
        return output
    }

    /// What is known of a council that has no formal assessment.
    private func pilot(_ scope: QueryText, _ columns: QueryText, _ page: PageSetup) throws -> String {
        guard let row = try answer(to: "all assessments where \(scope) \(columns)").table.rowsByName.first
        else {
            return "No assessment has been published that this library knows of.\n"
        }
        return "\n"
            + Prose.set(
                "Only a pilot, whose rating is indicative and current for no one: " + summary(of: row),
                page: page)
            + "Its scores: all statements where \(scope)\n"
    }

    /// `Good, published 24 October 2025; 64% calculated; 9 points from the next band, 0 to spare.`
    private func summary(of row: AnswerRow) -> String {
        var parts = [row.text("rating") ?? "No rating"]
        if let published = row.date("published")?.english ?? row.text("published_text") {
            parts[0] += ", published \(published)"
        }
        if let percent = row.integer("percent") {
            parts.append("\(percent)% \(row.integer("percent_printed") == nil ? "calculated" : "printed")")
        }
        if let up = row.integer("margin_up") {
            parts.append("\(Plural.count(up, "score point")) short of the next band (calculated)")
        }
        if let down = row.integer("margin_down") {
            parts.append("\(Plural.count(down, "score point")) to spare (calculated)")
        }
        if let coverage = row.text("coverage") {
            parts.append(coverage == "scores only" ? "scores only, no text read" : "\(coverage) text read")
        }
        return parts.joined(separator: "; ") + "."
    }
}
