internal import AssessmentModel
package import Presentation
internal import QueryLanguage
internal import SourceText

/// The charts that can be drawn of a council. A row of `ChartKind.allCases` a chart.
package enum ChartKind: String, Sendable, CaseIterable {
    case scores, england

    /// What it shows, in a line.
    package var help: String {
        switch self {
        case .scores: "the scores of the nine areas as a strip"
        case .england: "figures beside England's as dots on a scale"
        }
    }
}

extension Workspace {
    /// Draws a chart of a council's current assessment.
    ///
    /// - Throws: `WorldError` for an unknown name, or when nothing is held to draw.
    package func chart(_ kind: ChartKind, of name: String) throws -> Chart {
        let council = try catalogue().authorities.match(name).entry(named: name, "council", label: \.short)
            .short
        let scope: QueryText = "authority is \(council)"
        switch kind {
        case .scores:
            let rows = try answer(to: "statements where \(scope) sort by number show statement, score")
                .table.rowsByName
            guard !rows.isEmpty else {
                throw WorldError("No scores of \(council) are held. Import its report: assay import FILE")
            }
            return ScoreStrip.chart(
                council: council, scores: rows.map { ($0.words("statement"), $0.integer("score")) })
        case .england:
            let rows = try answer(
                to:
                    "indicators where \(scope) and comparator is england and unit is percent and benchmark is present and statement is present "
                    + "sort by statement.number show measure, value, benchmark, direction"
            ).table.rowsByName
            let drawn = rows.compactMap { row -> DotPlot.Row? in
                guard let value = row.number("value"), let england = row.number("benchmark") else {
                    return nil
                }
                return DotPlot.Row(
                    measure: row.words("measure"), value: value, england: england,
                    direction: row.text("direction"))
            }
            guard !drawn.isEmpty else {
                throw WorldError(
                    "No figures of \(council) beside England's were read. Its scores alone: assay chart scores \(council)"
                )
            }
            // As in a note's table: worse, better, similar; the widest gap first.
            let order = [Direction.worse, .better, .similar].map(\.rawValue)
            func place(_ row: DotPlot.Row) -> (Int, Double) {
                (row.direction.flatMap(order.firstIndex) ?? order.count, -abs(row.value - row.england))
            }
            return DotPlot.chart(council: council, rows: drawn.sorted { place($0) < place($1) })
        }
    }
}
